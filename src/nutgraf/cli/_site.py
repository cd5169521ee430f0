"""The options of the commands that go over a site, and the run that they ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import ConfigError, UnknownFormatError
from ..rules import LATEST, PROFILES, Ruleset, all_rules, ruleset
from ..rules._declared import rule_of
from ..safety.dates import Instant, from_iso
from ..safety.show import show
from ..safety.urls import is_absolute
from ..sites import (
    Baseline,
    Cache,
    Choice,
    Document,
    Run,
    Shard,
    Way,
    changed_since,
    documents_in,
    listed_in,
    read_baseline,
    shard_of,
    workers,
)
from ._options import a_day, now
from ._plan import DEFAULT_PROFILES, Plan, plain_plan
from ._terminal import complain, tracked

if TYPE_CHECKING:
    from ..config import Check

__all__ = [
    "DEFAULT_PROFILES",
    "SECTIONS",
    "Asked",
    "complain_of_ignored",
    "going_over",
    "plan_of",
    "run_over",
    "site_options",
]

_OURS = re.compile(rb"\btool\b[\s.\"']{1,9}nutgraf\b")
_F = TypeVar("_F", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options of a run over a site say."""

    paths: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    config: Path | None = None
    day: str | None = None
    base_url: str = ""
    ignore: tuple[str, ...] = ()
    now: datetime | None = None
    baseline: Path | None = None
    cache: Path | None = None
    changed_since: str = ""
    changed_in: Path | None = None
    manifest: Path | None = None
    shard: Shard | None = None
    sample: int = 0
    across: bool = False
    jobs: int = 1
    urls: Path | None = None
    fetch_cache: Path | None = None
    user_agent: str = ""
    per_host: int = 2
    allow_private: bool = False

    @property
    def names_documents(self) -> bool:
        """Whether anything is named that could be checked."""
        return bool(self.paths or self.urls)


def _shard(context: click.Context, parameter: click.Parameter, given: str | None) -> Shard | None:
    try:
        return shard_of(given) if given is not None else None
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from fault


def _address(context: click.Context, parameter: click.Parameter, given: str) -> str:
    if given and not is_absolute(given):
        raise click.BadParameter(
            f"{show(given, 60)!r} is no address such as https://herald.example/"
        )
    return given.strip()


_OPTIONS = (
    click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True)),
    click.option(
        "--profile",
        "profiles",
        multiple=True,
        type=click.Choice(sorted(PROFILES)),
        metavar="NAME",
        help="Who is to be pleased; may be given several times. Without one: schema.org.",
    ),
    click.option(
        "--config", type=_PATH, help="The configuration; nutgraf.toml by default, where it is."
    ),
    click.option(
        "--rules",
        "day",
        callback=a_day(),
        metavar="DAY",
        help="The day (2026-11-22) whose rules and severities count; today by default.",
    ),
    click.option(
        "--base-url",
        callback=_address,
        default="",
        metavar="URL",
        help="Where each folder that is named is served, for rules that need the address of a page;"
        " of a file, where the working folder is.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        help="A rule to leave out; may be given several times.",
    ),
    click.option(
        "--baseline",
        type=_PATH,
        help="The findings to live with, as `nutgraf baseline update` writes them.",
    ),
    click.option("--cache", type=_PATH, help="A file that remembers pages from run to run."),
    click.option(
        "--changed-since",
        default="",
        metavar="REV",
        help="Only what differs from this revision of git; with --changed-in, a day or moment.",
    ),
    click.option("--changed-in", type=_PATH, help="Only pages of this sitemap, by lastmod."),
    click.option("--manifest", type=_PATH, help="Only the files or addresses listed here."),
    click.option("--shard", callback=_shard, metavar="N/M", help="Only this part of the site."),
    click.option(
        "--sample",
        type=click.IntRange(min=0),
        default=0,
        metavar="COUNT",
        help="Only so many of each template: pages whose markup has one shape.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 64),
        default=1,
        metavar="COUNT",
        help="How many processes judge at one time; one where a choice or --cache is asked for.",
    ),
    click.option(
        "--across", is_flag=True, help="Judge also what only all documents together show."
    ),
    click.option(
        "--urls", type=_PATH, help="Fetch the addresses of this list, or sitemap, and check them."
    ),
    click.option("--fetch-cache", type=_PATH, help="A folder for what was fetched."),
    click.option("--user-agent", default="", metavar="TEXT", help="How the fetcher names itself."),
    click.option(
        "--per-host",
        type=click.IntRange(1, 16),
        default=2,
        metavar="COUNT",
        show_default=True,
        help="How many addresses of one host are fetched at one time.",
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from private addresses, such as a staging host.",
    ),
    now,
)
SECTIONS = {
    "What is asked of them": (
        "profiles", "config", "day", "base_url", "ignore", "across", "now", "jobs",
    ),
    "Which documents": (
        "changed_since", "changed_in", "manifest", "shard", "sample",
    ),
    "From run to run": ("baseline", "cache"),
    "Addresses instead of files": (
        "urls", "fetch_cache", "user_agent", "per_host", "allow_private",
    ),
}  # fmt: skip


def site_options(command: _F) -> _F:
    """Give a command the options of a run over a site."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def plan_of(asked: Asked) -> Check | Plan | None:
    """Read the configuration that is named, or the one that lies here; None where there is none."""
    file = asked.config or _lying_here()
    if file is None:
        return None
    if (plain := plain_plan(file)) is not None:
        return plain
    from ..config import read_config  # with pydantic, which takes longer than a page

    return read_config(file).check


def _lying_here() -> Path | None:
    """Give the file of the configuration; a pyproject.toml that does not name ours is none."""
    if (own := Path("nutgraf.toml")).is_file():
        return own
    shared = Path("pyproject.toml")
    if shared.is_file() and _OURS.search(shared.read_bytes()):
        return shared
    return None


def run_over(asked: Asked, *, day: str = "", frames: bool = True, alike: int = 0) -> Run:
    """Go over the site that is asked for, and give the run; raises NutgrafError."""
    with going_over(asked, day=day, frames=frames, alike=alike) as (run, documents):
        for document in documents:
            run.take(document)
        run.finish()
    return run


def complain_of_ignored(run: Run) -> None:
    """Complain of each name that was to be left out, where nothing has it.

    Of a name in the configuration only where it is plainly meant for a rule: what reading itself
    tells of has names too, and may not be there today.
    """
    for name in _unknown(run, run.way.ignored):
        complain(f"--ignore {name}: no rule has that name, and nothing was left out{_meant(name)}")
    for name in _unknown(run, chain.from_iterable(run.way.ignore.values())):
        if name != "*" and ("*" in name or _nearest(name, 0.9)):
            complain(f"check.ignore: {name}: no rule has that name{_meant(name)}")


def _unknown(run: Run, names: Iterable[str]) -> list[str]:
    """Give the names that are neither those of rules, nor of what was left out."""
    rest = {*names} - run.passed - run.way.rules.severities.keys()
    return sorted(rest - {rule.name for rule in all_rules()} if rest else ())


def _meant(name: str) -> str:
    near = _nearest(name)
    return f"; did you mean {near}?" if near else "; `nutgraf rules` lists them"


def _nearest(name: str, least: float = 0.6) -> str:
    known = [rule.name for rule in all_rules()]
    return next(iter(get_close_matches(name[:100], known, n=1, cutoff=least)), "")


@contextmanager
def going_over(
    asked: Asked,
    *,
    day: str = "",
    frames: bool = True,
    alike: int = 0,
    baseline: Baseline | None = None,
) -> Iterator[tuple[Run, Iterator[Document]]]:
    """Give a run and its documents, with progress shown; the cache is closed behind it.

    Shape: `baseline` is one to fill; where there is none, the one that is asked for is read.
    """
    way = _way(asked, day)
    known = baseline
    if known is None and asked.baseline is not None:
        known = read_baseline(asked.baseline)
    choice = Choice(asked.shard, _names(asked), asked.sample)
    cache = _cache(asked.cache, way)
    jobs = asked.jobs if cache is None and choice.is_whole else 1
    try:
        with workers(way, jobs) as hands:
            run = Run(
                way, choice=choice, cache=cache, baseline=known, frames=frames, alike=alike,
                workers=hands,
            )  # fmt: skip
            documents = chain(documents_in(asked.paths, run.recalls), _fetched(asked, choice))
            told = hands.ahead(documents) if hands is not None else documents
            yield run, tracked(told, None, "Checking")
    finally:
        if cache is not None:
            cache.close()


def _fetched(asked: Asked, choice: Choice) -> Iterator[Document]:
    """Fetch what is listed; of a shard only its own part."""
    if asked.urls is None:
        return
    urls = sorted(listed_in(asked.urls))
    shard = choice.shard
    from ..sites import Fetcher, documents_at

    fetcher = Fetcher(per_host=asked.per_host, cache=asked.fetch_cache, private=asked.allow_private)
    if asked.user_agent:
        fetcher = replace(fetcher, user_agent=asked.user_agent)
    try:
        yield from documents_at([one for one in urls if not shard or shard.holds(one)], fetcher)
    except OSError as fault:
        raise ConfigError(fault.strerror or str(fault)) from fault


def _way(asked: Asked, day: str) -> Way:
    plan = plan_of(asked)
    known = asked.profiles or (plan.profiles if plan is not None else DEFAULT_PROFILES)
    stated = plan.rules if plan is not None else ""
    as_of = day or asked.day or stated or LATEST
    try:
        rules = ruleset(tuple(known), as_of)
    except UnknownFormatError as fault:  # the options offer none that is unknown
        raise ConfigError(f"{asked.config or _lying_here()}: check.profiles: {fault}") from fault
    if plan is not None and plan.rule:
        rules = Ruleset([*rules.rules, *(rule_of(**one.model_dump()) for one in plan.rule)], as_of)
    return Way(
        rules,
        map=plan.map if plan is not None else {},
        ignore=plan.ignore if plan is not None else {},
        base_url=asked.base_url,
        roots=tuple(sorted(one for one in asked.paths if Path(one).is_dir())),
        moment=asked.now,
        ignored=frozenset(asked.ignore),
        across=asked.across,
        own=repr([one.model_dump() for one in plan.rule]) if plan is not None else "",
    )


def _cache(file: Path | None, way: Way) -> Cache | None:
    if file is None:
        return None
    try:
        return Cache(file, way.signature)
    except OSError as fault:
        complain(f"{file}: no cache can be kept: {fault.strerror or fault}")
        return None


def _names(asked: Asked) -> frozenset[str] | None:
    """Give the documents that are listed, by each of the options that list some."""
    lists = []
    if asked.changed_in is not None:
        lists.append(listed_in(asked.changed_in, _since(asked.changed_since)))
    elif asked.changed_since:
        lists.append(changed_since(asked.changed_since, Path()))
    if asked.manifest is not None:
        lists.append(listed_in(asked.manifest))
    return frozenset.intersection(*lists) if lists else None


def _since(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = from_iso(text if "T" in text else f"{text}T00:00:00Z")
    except ValueError as fault:
        raise click.UsageError(f"--changed-since: {fault}") from fault
    if not isinstance(moment, Instant):
        raise click.UsageError("--changed-since needs a zone, as in 2026-11-22T08:00:00+02:00")
    return datetime.fromisoformat(moment.isoformat())
