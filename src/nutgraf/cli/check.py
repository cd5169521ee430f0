"""`nutgraf check`: what is wrong with pages, JSON-LD and feeds, where, and who says so."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path

import click

from .._version import __version__
from ..checking import examine
from ..config import Check, Config, read_config
from ..findings import Finding, Place, Severity
from ..reports import REPORTS, About, Checked, report_named
from ..reports.text import statistics as told_statistics
from ..rules import LATEST, PROFILES, Ruleset, ruleset
from ..safety.files import write_atomic
from ..safety.limits import DEFAULT_LIMITS
from ..safety.show import show
from ._baseline import baseline, unknown
from ._options import fail_on, now, status_of
from ._terminal import complain, tell, tracked, width

__all__ = ["check"]

# Which format a file has by its ending; of others it is told from the bytes.
SUFFIXES = {
    ".atom": "", ".htm": "html", ".html": "html", ".json": "", ".jsonld": "jsonld", ".rss": "",
    ".xhtml": "html", ".xml": "",
}  # fmt: skip
MAX_TEXTS = 50  # files whose source is kept for the report
_STDIN = "-"


@dataclass(slots=True)
class _Run:
    """What one call has looked at so far."""

    rules: Ruleset
    plan: Check
    base_url: str
    moment: datetime | None
    findings: list[Finding] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    unchecked: Counter[str] = field(default_factory=Counter)

    def take(self, file: str) -> None:
        """Check one file; one that cannot be read is a finding."""
        self.files.append(file)
        try:
            data = _content(file)
        except OSError as fault:
            said = fault.strerror or "cannot be read"
            self.findings.append(Finding("file_unreadable", Severity.ERROR, said, Place(file)))
            return
        kind = SUFFIXES.get(Path(file).suffix.lower(), "")
        seen = examine(
            data,
            self.rules,
            url=self.url_of(file),
            now=self.moment,
            format=kind,
        )
        self.unchecked.update(seen.unchecked)
        kept = [_in(found, file) for found in seen.findings if not self._is_ignored(file, found)]
        self.findings += kept
        if kept and len(self.texts) < MAX_TEXTS:
            self.texts[file] = seen.text

    def url_of(self, file: str) -> str:
        """Give the address under which a file is served, by the longest folder that is mapped."""
        best = max(
            (folder for folder in self.plan.map if file.startswith(folder)), key=len, default=None
        )
        if best is not None:
            return self.plan.map[best] + _address(file.removeprefix(best))
        return self.base_url + _address(file) if self.base_url else ""

    def _is_ignored(self, file: str, finding: Finding) -> bool:
        return any(
            fnmatch(file, pattern) and (finding.rule in rules or "*" in rules)
            for pattern, rules in self.plan.ignore.items()
        )

    def notes(self) -> Iterator[str]:
        """Say what was not looked at."""
        for name, count in sorted(self.unchecked.items(), key=lambda one: (-one[1], one[0]))[:20]:
            yield f"not checked: {show(name, 60)} ({count:,})"
        if self.files and not any(map(self.url_of, self.files)):
            yield "not checked: rules that need the address of a page; see --base-url"


@click.command
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    type=click.Choice(sorted(PROFILES)),
    help="Who is to be pleased; may be given several times.",
)
@click.option(
    "--format",
    "report",
    type=click.Choice(REPORTS),
    default="text",
    show_default=True,
    help="How the findings are printed.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A file to write the report to.")
@click.option("--config", type=click.Path(path_type=Path), help="The configuration.")
@click.option("--rules", "day", help="The day (2026-11-22) whose rules and severities count.")
@click.option("--base-url", default="", help="Where the files are served.")
@click.option("--ignore", multiple=True, help="The name of a rule to leave out.")
@click.option("--quiet", is_flag=True, help="Leave out notes; print nothing when all is clean.")
@click.option("--statistics", is_flag=True, help="Print how often each rule spoke, instead.")
@baseline
@now
@fail_on
def check(  # noqa: PLR0913, PLR0917 (one parameter an option)
    paths: tuple[Path, ...],
    profiles: tuple[str, ...],
    report: str,
    out: Path | None,
    config: Path | None,
    day: str | None,
    base_url: str,
    ignore: tuple[str, ...],
    quiet: bool,
    statistics: bool,
    baseline: Path | None,
    now: datetime | None,
    fail_on: str,
) -> int:
    """Check PATHS: HTML pages, JSON-LD, feeds, sitemaps, or folders of them; - is standard input.

    Nothing is fetched. Findings name rule, place and severity; `nutgraf explain RULE` tells more.
    """
    plan = _config(config).check
    rules = ruleset(profiles or plan.profiles, day or plan.rules or LATEST)
    run = _Run(rules, plan, base_url, now)
    files = [file for path in paths for file in _files_of(path)]
    for file in tracked(files, len(files), "Checking"):
        run.take(file)
    findings = tuple(one for one in run.findings if one.rule not in ignore)
    notes = [] if quiet else list(run.notes())
    if baseline is not None:
        fresh = unknown(findings, run.files, baseline)
        notes.append(f"left out: {len(findings) - len(fresh):,} findings of the baseline")
        findings = fresh
    if quiet:
        findings = tuple(one for one in findings if one.severity is not Severity.INFO)
    least = Severity.ERROR if fail_on == "never" else Severity(fail_on)
    checked = Checked(
        findings=findings,
        files=tuple(run.files),
        texts=run.texts,
        about=_about(rules),
        notes=tuple(notes),
        fail_on=least,
        version=__version__,
        width=width() if out is None and report == "text" else 0,
    )
    text = told_statistics(checked) if statistics else report_named(report)(checked)
    if out is not None:
        write_atomic(out, text.encode())
    elif findings or not (quiet and report == "text"):
        tell(text)
    if not run.files:
        complain("no file to check: nothing in the folders has a known ending")
        return 2
    return status_of(findings, fail_on)


def _config(named: Path | None) -> Config:
    if named is not None:
        return read_config(named)
    for name in ("nutgraf.toml", "pyproject.toml"):
        if Path(name).is_file():
            return read_config(name)
    return Config()


def _files_of(path: Path) -> Iterator[str]:
    """Give the files below a folder that have a known ending, sorted; links are not followed."""
    if str(path) == _STDIN or not path.is_dir():
        yield str(path)
        return
    found = [
        one
        for one in path.rglob("*")
        if one.suffix.lower() in SUFFIXES and one.is_file() and not one.is_symlink()
    ]
    yield from sorted(one.as_posix() for one in found)


def _content(file: str) -> bytes:
    most = DEFAULT_LIMITS.feed_bytes + 1
    if file == _STDIN:
        return sys.stdin.buffer.read(most)
    with Path(file).open("rb") as source:
        return source.read(most)


def _address(file: str) -> str:
    return file.removesuffix("index.html").removeprefix("./")


def _in(finding: Finding, file: str) -> Finding:
    name = "" if file == _STDIN else file
    return replace(finding, place=replace(finding.place, file=name))


def _about(rules: Ruleset) -> dict[str, About]:
    return {
        rule.name: About(rule.title, rule.advice, rule.page.url, rule.ref, rule.profiles)
        for rule in rules.rules
    }
