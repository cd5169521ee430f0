"""The report for a pull request or job summary: Markdown, one table row a fault."""

from __future__ import annotations

import re

from ..safety.show import show
from ._report import (
    Checked,
    Group,
    counted,
    gravest_first,
    grouped,
    named,
    said,
    several,
    tally_of,
)

__all__ = ["render"]

MAX_ROWS = 200  # faults; a summary is read by people
# What could begin markup, a mention, an issue link or HTML.
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&:@/$=\"'])")


def render(checked: Checked) -> str:
    """Write a count and a table, the gravest first, the faults of templates as one row each."""
    groups = gravest_first(grouped(checked))
    tally = tally_of(checked)
    lines = [f"**nutgraf:** {counted(tally)} in {several(tally.documents, 'document')}", ""]
    lines += [f"- {_plain(show(note, 500))}" for note in checked.notes]
    if groups:
        lines += ["", "| severity | where | what | rule |", "| --- | --- | --- | --- |"]
    lines += [_row(group) for group in groups[:MAX_ROWS]]
    if len(groups) > MAX_ROWS:
        lines += ["", f"and {len(groups) - MAX_ROWS:,} more"]
    return "\n".join(lines) + "\n"


def _row(group: Group) -> str:
    finding = group.first
    place = finding.place
    where = f"{group.count:,} pages, the first " if group.others else ""
    where += f"{named(place.file)}:{place.line}" if place.line else named(place.file)
    cells = (finding.severity, where, said(finding), show(finding.rule, 80))
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    return _MARKS.sub(lambda match: f"&#{ord(match.group())};", text)
