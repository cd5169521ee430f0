"""The report for people: file by file, what is wrong, where, and how it looks there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from unicodedata import combining, east_asian_width

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import (
    Checked,
    Group,
    counted,
    gravest_first,
    grouped,
    named,
    ordered,
    part_at,
    said,
    several,
    tally_of,
)

__all__ = ["render", "statistics"]

_COLUMNS = 80  # of a line of source where the terminal does not say its own
_TAB = "    "
# Each folded line starts with blanks and a mark, so that no part of a message starts a line.
_MARK = "  | "
_BEFORE_CARET = 40  # columns of the source line that are shown before the place
_COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 36}  # ECMA-48, 8.3.117


def render(checked: Checked) -> str:
    """Write what stands on many pages, then a paragraph a file, and a closing count.

    Units: lines and columns are counted from 1. No line reads as a command of a build log, and
    nothing steers a terminal.
    """
    groups = grouped(checked)
    templates = gravest_first(group for group in groups if group.others)
    parts = [_of_template(group, checked) for group in templates]
    alone = tuple(group.first for group in groups if not group.others)
    by_file: dict[str, list[str]] = {}
    for finding, more in _once(ordered(replace(checked, findings=alone))):
        by_file.setdefault(finding.place.file, []).append(_of_finding(finding, more, checked))
    parts += ["\n".join(found) for found in by_file.values()]
    notes = [f"* {show(note, 500)}" for note in checked.notes]
    parts.append("\n".join(_folded(line, checked) for line in (*notes, _closing(checked))))
    return "\n\n".join(parts) + "\n"


def statistics(checked: Checked) -> str:
    """Write how often each rule spoke and on how many files, the most frequent first."""
    gravity = {finding.rule: finding.severity for finding in checked.findings}
    rules = tally_of(checked).rules
    lines = [
        f"{rules[rule][0]:>7,}  {_files(rules[rule][1]):>12}  {gravity[rule]:<7}  {show(rule, 60)}"
        for rule in sorted(gravity, key=lambda rule: (-rules[rule][0], rule))
    ]
    return "\n".join([*lines, _closing(checked)]) + "\n"


def _files(count: int) -> str:
    return f"{count:,} {'file' if count == 1 else 'files'}"


def _of_template(group: Group, checked: Checked) -> str:
    finding = group.first
    start = f"{group.count:,} pages{'' if group.is_one else ', such as'}:"
    first = f"  | the first at {_where(finding)}"
    return "\n".join([_headed(start, finding, checked), first, *_frame(finding, checked)])


def _once(findings: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
    """Give each finding, a note that is said again and again but once, with how often it is then.

    What is an error or a warning has to be mended at each of its places.
    """
    times = Counter(map(_note_of, findings))
    for finding in findings:
        note = _note_of(finding)
        if note is None:
            yield finding, 0
        elif more := times.pop(note, 0):
            yield finding, more - 1


def _note_of(finding: Finding) -> tuple[str, str] | None:
    return (finding.rule, finding.message) if finding.severity is Severity.INFO else None


def _of_finding(finding: Finding, more: int, checked: Checked) -> str:
    place = f"{_where(finding)}:"
    again = [f"  | and at {several(more, 'other place')}"] if more else []
    return "\n".join([_headed(place, finding, checked), *again, *_frame(finding, checked)])


def _headed(start: str, finding: Finding, checked: Checked) -> str:
    """Give the first lines of a finding, its severity in colour."""
    told, word = _folded(f"{start} {_told(finding)}", checked, start), f" {finding.severity}:"
    painted = _painted(word, finding, checked)
    return told[: len(start)] + told[len(start) :].replace(word, painted, 1)


def _painted(text: str, finding: Finding, checked: Checked) -> str:
    return f"\x1b[{_COLOURS[finding.severity]}m{text}\x1b[0m" if checked.colours else text


def _told(finding: Finding) -> str:
    return f"{finding.severity}: {said(finding)} [{show(finding.rule, 80)}]"


def _where(finding: Finding) -> str:
    place = finding.place
    name = named(place.file)
    return f"{name}:{place.line}:{place.column}" if place.line else name


def _folded(line: str, checked: Checked, start: str = "") -> str:
    """Fold a line between its words; what it starts with stays in one piece, to be copied."""
    columns = checked.width
    if not columns or _width(line) <= columns:
        return line
    lines, room = [start], max(columns - len(_MARK), 2)
    for word in line[len(start) :].removeprefix(" ").split(" "):
        for piece in _broken(word, room):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if _width(longer) <= columns:
                lines[-1] = longer
            else:
                lines.append(_MARK + piece)
    return "\n".join(lines)


def _broken(word: str, columns: int) -> Iterator[str]:
    """Give a word, or the parts of one that is longer than a line."""
    while _width(word) > columns:
        part = _fitting(word, columns)
        yield part
        word = word[len(part) :]
    yield word


def _frame(finding: Finding, checked: Checked) -> Iterator[str]:
    """Give the source line with a caret under the place, where the source is at hand."""
    place = finding.place
    text = checked.texts.get(place.file)
    if text is None or not place.line:
        return
    line, column = part_at(text, place)
    gutter = f"{place.line:>6} | "
    room = max((checked.width or _COLUMNS) - len(gutter), 1)
    start = max(column - 1 - _BEFORE_CARET, 0)
    before = _shown(line[start : max(column - 1, 0)])
    before = _fitting(before[::-1], min(_BEFORE_CARET, room // 2))[::-1]
    width = _width(before)
    after = _fitting(_shown(line[max(column - 1, 0) : column + room]), room - width)
    yield f"{gutter}{before}{after}".rstrip()
    yield f"{'':>{len(gutter) - 2}}| {'':>{width}}{_painted('^', finding, checked)}"


def _shown(text: str) -> str:
    """Give a part of a line of source as it may be printed, a tab as blanks."""
    return show(text.replace("\t", _TAB), 1_000)


def _fitting(text: str, columns: int) -> str:
    """Give as much of a text as fits into columns of a terminal."""
    widths = accumulate(map(_width, text))
    return text[: sum(width <= columns for width in widths)]


def _width(text: Iterable[str]) -> int:
    """Give how many columns a text takes: those of East Asia take two, combining marks none."""
    return sum(0 if combining(one) else 1 + (east_asian_width(one) in "WF") for one in text)


def _closing(checked: Checked) -> str:
    tally = tally_of(checked)
    if not tally.documents:
        return "nothing was checked"
    documents = several(tally.documents, "document")
    if not checked.findings:
        return f"{documents} checked, nothing found"
    return f"{counted(tally)} in {tally.struck:,} of {documents}"
