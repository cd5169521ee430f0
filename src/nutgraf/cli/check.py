"""`nutgraf check`: what is wrong with pages, JSON-LD and feeds, where, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from .._version import __version__
from ..errors import ConfigError
from ..findings import Finding, Severity
from ..reports import REPORTS, TEMPLATE_PAGES, Checked, Tally, chunks_of
from ..reports.text import statistics as told_statistics
from ..sites import Gathered, Run
from ._files import write_out
from ._help import Sectioned, examples
from ._options import PROFILES_TOLD, a_day, about, fail_on, status_of
from ._site import SECTIONS, Asked, complain_of_ignored, run_over, site_options
from ._terminal import complain, shows_colours, tell, tell_parts, width

__all__ = ["check"]

_EXAMPLES = """\
A folder before it is deployed, for Google and for social networks:
  nutgraf check public --profile google-article --profile opengraph
The same in CI, beside the lines of a pull request, new faults alone:
  nutgraf check public --format github --baseline baseline.json
What could be mended for certain, and mending it:
  nutgraf check public --diff
  nutgraf check public --fix
One page as it is served (nothing is fetched but what you fetch):
  curl -s https://herald.example/bridge | nutgraf check -
"""

_NEVER = "never"
# How many findings of a template are kept for reports that tell its fault once.
_ALIKE = {"github": 200, "markdown": TEMPLATE_PAGES, "sarif": 11, "text": TEMPLATE_PAGES}


@click.command(
    cls=Sectioned,
    epilog=f"{PROFILES_TOLD}\n\n{examples(_EXAMPLES)}",
    sections={
        **SECTIONS,
        "How findings are told": ("report", "out", "quiet", "statistics", "fail_on"),
        "Mending, and upgrades": ("fix", "unsafe_fixes", "diff", "explain_upgrade"),
    },
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
@click.option("--quiet", is_flag=True, help="Leave out notes; print nothing when all is clean.")
@click.option("--statistics", is_flag=True, help="Print how often each rule spoke, instead.")
@click.option("--fix", is_flag=True, help="Mend what can be mended for certain, then check.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend also what somebody could object to.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option(
    "--explain-upgrade",
    callback=a_day("latest"),
    metavar="DAY",
    default="",
    help="Print what the rules of that day (or `latest`) would change, instead.",
)
@site_options
@fail_on
def check(  # noqa: PLR0913, PLR0917 (one parameter an option)
    report: str,
    out: Path | None,
    quiet: bool,
    statistics: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    explain_upgrade: str,
    fail_on: str,
    **options: Any,
) -> int:
    """Check PATHS: HTML pages, JSON-LD, feeds, sitemaps, folders and archives of them.

    Nothing is fetched; - is standard input. Findings name rule, place and severity;
    `nutgraf explain RULE` tells more.
    """
    asked = Asked(**options)
    if not asked.names_documents:
        raise click.UsageError("Missing argument 'PATHS...'.")
    if statistics and report != "text":
        raise click.UsageError("--statistics prints a table of its own; leave --format out.")
    if explain_upgrade:
        from ._upgrade import upgraded

        tell(upgraded(asked, explain_upgrade))
        return 0
    if diff or fix or unsafe_fixes:
        from ._fixes import mend_site

        status = mend_site(asked, unsafe=unsafe_fixes, only_shown=diff)
        if diff or status:
            return status
    run = run_over(
        asked,
        frames=report == "text" and not statistics,
        alike=TEMPLATE_PAGES if statistics else _ALIKE.get(report, 0),
    )
    if not run.way.rules.rules:
        raise ConfigError(f"no rule of these profiles was there on {run.way.rules.day}")
    complain_of_ignored(run)
    checked = _checked(run, fail_on, quiet=quiet, columns=0 if out or report != "text" else width())
    parts = [told_statistics(checked)] if statistics else chunks_of(report, checked)
    if out is not None:
        write_out(out, (part.encode() for part in parts))
    elif checked.findings or not (quiet and report == "text"):
        tell_parts(parts)
    if not run.gathered.documents:
        complain("no document to check: nothing that was named, and chosen, has a known ending")
        return 0 if not run.choice.is_whole else 2
    return status_of(run.gathered.severities, fail_on)


def _checked(run: Run, fail_on: str, *, quiet: bool, columns: int) -> Checked:
    gathered = run.gathered
    passed = {Severity.INFO} if quiet else set[Severity]()
    groups = tuple(one for one in gathered.groups if one.first.severity not in passed)
    kept = () if gathered.is_whole else gathered.findings
    return Checked(
        findings=tuple(one for one in kept if one.severity not in passed),
        files=tuple(run.gathered.files),
        texts=run.texts,
        about=about(run.way.rules.rules),
        notes=() if quiet else tuple(run.notes()),
        fail_on=Severity.ERROR if fail_on == _NEVER else Severity(fail_on),
        version=__version__,
        width=columns,
        colours=columns > 0 and shows_colours(),
        tally=_tally(gathered, passed),
        groups=None if gathered.is_whole else groups,
        documents=_Documents(gathered, passed) if gathered.is_whole else None,
    )


class _Documents:
    """The documents of a run with what is told of them."""

    def __init__(self, gathered: Gathered, passed: set[Severity]) -> None:
        """Take the run, and the severities that are not told."""
        self._gathered, self._passed = gathered, passed

    def __iter__(self) -> Iterator[tuple[str, list[Finding]]]:
        """Give each document with its findings."""
        for file, found in self._gathered.spool:
            yield file, [one for one in found if one.severity not in self._passed]


def _tally(gathered: Gathered, passed: set[Severity]) -> Tally:
    return Tally(
        documents=gathered.documents,
        struck=sum(n for one, n in gathered.struck.items() if one not in passed),
        severities={one: n for one, n in gathered.severities.items() if one not in passed},
        rules={rule: (n, gathered.rule_files[rule]) for rule, n in gathered.rules.items()},
    )
