"""The table of reports: each makes one text of what was checked and found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType

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
    "chunks_of",
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
    found: Report = _module(name).render
    return found


def chunks_of(name: str, checked: Checked) -> Iterable[str]:
    """Write the report of that name a part at a time, where it can; raises UnknownFormatError."""
    module = _module(name)
    found: Iterable[str] = (
        module.chunks(checked) if hasattr(module, "chunks") else (module.render(checked),)
    )
    return found


def _module(name: str) -> ModuleType:
    if name not in REPORTS:
        raise UnknownFormatError(f"no report {name!r}; there are {', '.join(REPORTS)}")
    return import_module(f"{__name__}.{_FILES.get(name, name)}")
