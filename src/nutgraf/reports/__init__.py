"""The table of reports: each makes one text of what was checked and found."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ..errors import UnknownFormatError
from ._report import (
    TEMPLATE_PAGES,
    About,
    Checked,
    Excerpt,
    Group,
    Report,
    Tally,
    counted,
    excerpt_of,
    kind_of,
    several,
    tally_of,
)

__all__ = [
    "REPORTS",
    "TEMPLATE_PAGES",
    "About",
    "Checked",
    "Excerpt",
    "Group",
    "Report",
    "Tally",
    "counted",
    "excerpt_of",
    "kind_of",
    "report_named",
    "several",
    "tally_of",
]

REPORTS = ("csv", "github", "gitlab", "json", "junit", "markdown", "sarif", "text")
_FILES = {"csv": "csv_table", "json": "inspection"}  # names that would hide a module of Python


@cache
def report_named(name: str) -> Report:
    """Give the report of that name; raises UnknownFormatError."""
    if name not in REPORTS:
        raise UnknownFormatError(f"no report {name!r}; there are {', '.join(REPORTS)}")
    found: Report = import_module(f"{__name__}.{_FILES.get(name, name)}").render
    return found
