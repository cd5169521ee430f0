"""The options that several commands share, and the status they leave with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from ..findings import Finding, Severity
from ..reports import About
from ..rules import PROFILES, Rule
from ..safety.dates import Instant, from_iso
from ..safety.show import show

if TYPE_CHECKING:
    from ..model import Feed

__all__ = ["PROFILES_TOLD", "a_day", "about", "fail_on", "feed_in", "now", "status_of"]

_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_NEVER = "never"
_COLUMNS = 76  # of a terminal of 80, less what click indents by
PROFILES_TOLD = "\b\n" + fill(
    f"Profiles: {', '.join(sorted(PROFILES))}.", _COLUMNS, break_on_hyphens=False
)


def a_day(*words: str) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Give what reads a day, in the one form in which days can be compared as texts.

    Shape: `words` may stand for a day, such as `latest`.
    """

    def read(context: click.Context, parameter: click.Parameter, given: str | None) -> Any:
        if not given or given in words:
            return given
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError as fault:
            wanted = " or ".join(("a day such as 2026-11-22", *words))
            raise click.BadParameter(f"{show(given, 60)!r} is not {wanted}") from fault

    return read


def _moment(context: click.Context, parameter: click.Parameter, given: str | None) -> Any:
    if given is None:
        return None
    try:
        moment = from_iso(given)
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from fault
    if not isinstance(moment, Instant):
        raise click.BadParameter("needs a time and a zone, as in 2026-11-22T08:00:00+02:00")
    return moment


now = click.option(
    "--now",
    callback=_moment,
    metavar="MOMENT",
    help="The moment that decides what is live (ISO 8601 with zone); the present by default.",
)
fail_on = click.option(
    "--fail-on",
    type=click.Choice([*(str(severity) for severity in Severity), _NEVER]),
    default=str(Severity.ERROR),
    show_default=True,
    help="The least severity of a finding for which the exit status is 1.",
)


def about(rules: Iterable[Rule]) -> dict[str, About]:
    """Give what the reports say of each rule."""
    return {
        rule.name: About(rule.title, rule.advice, rule.page.url, rule.ref, rule.profiles)
        for rule in rules
    }


def status_of(found: Iterable[Finding | Severity], least: str) -> int:
    """Give the exit status: 1 where a finding is as grave as that, else 0."""
    if least == _NEVER:
        return 0
    bound = _RANKS[Severity(least)]
    severities = (one.severity if isinstance(one, Finding) else one for one in found)
    return int(any(_RANKS[severity] >= bound for severity in severities))


def feed_in(file: Path) -> Feed:
    """Read a feed; what is wrong with one article is no matter here."""
    from ..api import read  # not every command reads
    from ..errors import ParseError

    try:
        reading = read(file.read_bytes())
    except OSError as fault:
        raise click.FileError(str(file), fault.strerror or "cannot be read") from fault
    if reading.feed is None:
        raise ParseError(f"{file}: holds no feed")
    return reading.feed
