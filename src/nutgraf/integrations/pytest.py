"""pytest: the fixture `assert_valid`, which fails a test that publishes wrong markup."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from ..checking import check
from ..findings import Finding, Severity
from ..rules import Rule
from ..safety.show import show

__all__ = ["assert_valid", "assert_valid_fixture"]

_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_NOTHING = "no_nodes_found"  # a page that says nothing is no valid one, whatever fails
_SHOWN = 20  # findings that a failed test tells of


def assert_valid(
    page: bytes | str,
    *,
    profile: str | Iterable[str] = "schema.org",
    url: str | None = None,
    rules: Iterable[Rule] = (),
    fail_on: str = "error",
) -> None:
    """Fail where a page, a document or a feed breaks a rule of a profile, or says nothing at all.

    Shape: `url` is where the page is served, `rules` are rules of one's own; `fail_on` is the least
    severity that fails: error, warning or info.
    Raises AssertionError, and UnknownFormatError for a profile that does not exist.
    """
    __tracebackhide__ = True
    profiles = (profile,) if isinstance(profile, str) else tuple(profile)
    least = _RANKS[Severity(fail_on)]
    found = check(page, url=url, profiles=profiles, rules=rules)
    grave = [one for one in found if _RANKS[one.severity] >= least or one.rule == _NOTHING]
    if grave:
        more = [f"and {len(grave) - _SHOWN:,} more"] if len(grave) > _SHOWN else []
        lines = [*map(_line, grave[:_SHOWN]), *more]
        raise AssertionError("\n".join([f"the markup breaks {', '.join(profiles)}:", *lines]))


def _line(finding: Finding) -> str:
    place = finding.place
    where = f"line {place.line}, column {place.column}" if place.line else "the whole"
    pointer = f" at {show(place.pointer, 200)}" if place.pointer else ""
    return f"{where}: {finding.severity}: {show(finding.message)} [{finding.rule}]{pointer}"


@pytest.fixture(name="assert_valid")
def assert_valid_fixture() -> object:
    """Give `assert_valid`, so that a test needs no import."""
    return assert_valid
