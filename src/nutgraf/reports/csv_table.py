"""The report for spreadsheets: one row a finding, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from ..findings import Finding
from ..safety.show import show
from ._report import FILE_CHARACTERS, Checked, documents_of, named, said

__all__ = ["chunks", "render"]

HEADER = ("file", "line", "column", "severity", "rule", "pointer", "message", "source")
# What starts a formula, in full width too; OWASP, CSV Injection.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(checked: Checked) -> str:
    """Write a table with a header. Source: RFC 4180."""
    return "".join(chunks(checked))


def chunks(checked: Checked) -> Iterator[str]:
    """Write what `render` does, a file at a time."""
    yield _written([HEADER])
    for _, findings in documents_of(checked):
        yield _written(_row(finding, checked) for finding in findings)


def _written(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _row(finding: Finding, checked: Checked) -> list[object]:
    place, about = finding.place, checked.about.get(finding.rule)
    texts = (
        finding.severity,
        show(finding.rule, 80),
        show(place.pointer, FILE_CHARACTERS),
        said(finding),
        about.source if about else "",
    )
    return [_cell(named(place.file)), place.line, place.column, *map(_cell, texts)]


def _cell(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS) else str(text)
