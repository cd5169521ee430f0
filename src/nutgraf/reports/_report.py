"""The bench of the reports: what they are given, and in which order and groups they tell it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from ..findings import Finding, Place, Severity
from ..markup.json_text import with_line_feeds
from ..safety.show import show

__all__ = [
    "FILE_CHARACTERS",
    "MESSAGE_CHARACTERS",
    "TEMPLATE_PAGES",
    "About",
    "Checked",
    "Excerpt",
    "Group",
    "Report",
    "Tally",
    "counted",
    "documents_of",
    "excerpt_of",
    "fingerprint",
    "gravest_first",
    "grouped",
    "kind_of",
    "listed",
    "named",
    "occurrences",
    "ordered",
    "part_at",
    "said",
    "several",
    "tally_of",
]

FILE_CHARACTERS = 300  # of a file's name that are shown
MESSAGE_CHARACTERS = 1_000  # of a message that are shown
TEMPLATE_PAGES = 5  # pages: the same fault on so many at the same pointer is their template's
_BEFORE, _AFTER = 200, 600  # characters of a line that are kept before and after a place
_INDEX = re.compile(r"/\d+(?=/|$)", re.ASCII)
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class About:
    """What a rule says of itself, for the reports that explain.

    Shape: `title` a sentence; `advice` what to do instead; `source` the address of the page that
    makes it a rule; `profiles` who needs it.
    """

    title: str = ""
    advice: str = ""
    source: str = ""
    ref: str = ""
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much was found, where not all of it is at hand.

    Shape: `struck` are the documents with a finding; `rules` says how many findings of a rule there
    are, and in how many documents.
    """

    documents: int
    struck: int
    severities: Mapping[Severity, int]
    rules: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was checked and what was found.

    Shape: `files` are the names of all that was read, the clean ones too; `texts` the source of a
    file by its name, or what stands around its findings, where it is at hand; `about` the rules by
    name; `notes` whole lines on what was not looked at; `fail_on` is the severity from which the
    check fails; `tally` counts, and `groups` are all that was found, where findings and files are
    some of many; `documents` are all files with what was found in each, where neither is at hand.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()
    texts: Mapping[str, str | Excerpt] = field(default_factory=lambda: MappingProxyType({}))
    about: Mapping[str, About] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    version: str = ""
    width: int = 0  # columns to fold at; 0 folds nothing
    colours: bool = False  # whether the report may use the colours of a terminal
    tally: Tally | None = None
    groups: tuple[Group, ...] | None = None
    documents: Iterable[tuple[str, Sequence[Finding]]] | None = None


Report: TypeAlias = Callable[[Checked], str]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that are one fault of a template, or one finding that is alone.

    Shape: `count` is on how many pages it stands; `others` are those after the first, or some of
    them; `is_one` says whether all have one message.
    """

    first: Finding
    count: int = 1
    others: tuple[Finding, ...] = ()
    is_one: bool = True


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands around some places of a text: a part of the line, and the column in it."""

    parts: Mapping[tuple[int, int], tuple[str, int]]


def excerpt_of(text: str, places: Iterable[Place]) -> Excerpt:
    """Cut out of a text what a report may show of its places."""
    return Excerpt(
        {(at.line, at.column): _part(_line(text, at.line), at.column) for at in places if at.line}
    )


def part_at(source: str | Excerpt, at: Place) -> tuple[str, int]:
    """Give a part of the line that a place stands on, and the column of the place in it."""
    if isinstance(source, Excerpt):
        return source.parts.get((at.line, at.column), ("", 0))
    return _part(_line(source, at.line), at.column)


def _part(line: str, column: int) -> tuple[str, int]:
    start = max(column - 1 - _BEFORE, 0)
    return line[start : column + _AFTER], column - start


def _line(text: str, number: int) -> str:
    text, start = with_line_feeds(text), 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if not start:
            return ""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def named(file: str) -> str:
    """Give a file's name fit to be shown; what has none was piped in.

    A name that starts as the commands of a build log do gets `./` before it.
    """
    shown = show(file, FILE_CHARACTERS) if file else "<stdin>"
    return f"./{shown}" if shown.lstrip().startswith((":", "##")) else shown


def said(finding: Finding) -> str:
    """Give the message of a finding fit to be shown, on one line."""
    return show(finding.message, MESSAGE_CHARACTERS)


def ordered(checked: Checked) -> list[Finding]:
    """Give the findings file by file as the files were read, and down each file."""
    return sorted(checked.findings, key=_order(checked))


def documents_of(checked: Checked) -> Iterator[tuple[str, Sequence[Finding]]]:
    """Give each file with its findings, one at a time, in their order; the clean ones have none."""
    if checked.documents is not None:
        yield from checked.documents
        return
    by_file: dict[str, list[Finding]] = {file: [] for file in checked.files}
    for finding in ordered(checked):
        by_file.setdefault(finding.place.file, []).append(finding)
    yield from by_file.items()


def _order(checked: Checked) -> Callable[[Finding], tuple[int, str, int, int, str, str, str]]:
    place = {file: number for number, file in enumerate(checked.files)}

    def key(finding: Finding) -> tuple[int, str, int, int, str, str, str]:
        at = finding.place
        return (
            place.get(at.file, len(place)), at.file, at.line, at.column,
            finding.rule, at.pointer, finding.message,
        )  # fmt: skip

    return key


def grouped(checked: Checked) -> list[Group]:
    """Give the findings in their order, those of a template as one.

    The same fault at the same pointer, list indexes aside, on five pages or more is their
    template's. Two findings of one file are never one.
    """
    if checked.groups is not None:
        key = _order(checked)
        return sorted(checked.groups, key=lambda group: key(group.first))
    kin: dict[tuple[str, str, int], list[Finding]] = {}
    for finding, occurrence in occurrences(ordered(checked)):
        pointer = kind_of(finding.place.pointer)
        kin.setdefault((finding.rule, pointer, occurrence), []).append(finding)
    return list(_groups(kin.values()))


def gravest_first(groups: Iterable[Group]) -> list[Group]:
    """Give errors before warnings before the rest, and of these what stands on most pages."""
    return sorted(groups, key=lambda group: (_GRAVEST.index(group.first.severity), -group.count))


def occurrences(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Give each finding with how many of its rule and kind of pointer came before in its file."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.place.file, finding.rule, kind_of(finding.place.pointer))
        yield finding, seen[key]
        seen[key] += 1


def fingerprint(finding: Finding, occurrence: int) -> str:
    """Give what tells a finding from others from run to run, wherever its line moves to."""
    place = finding.place
    parts = (place.file, finding.rule, kind_of(place.pointer), str(occurrence))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def kind_of(pointer: str) -> str:
    """Give a pointer without the indexes of lists: what stands on many pages alike has one kind."""
    return _INDEX.sub("/*", pointer)


def tally_of(checked: Checked) -> Tally:
    """Count what was found, or take what was counted."""
    if checked.tally is not None:
        return checked.tally
    struck: dict[str, set[str]] = {}
    for finding in checked.findings:
        struck.setdefault(finding.rule, set()).add(finding.place.file)
    count = Counter(finding.rule for finding in checked.findings)
    files = set[str]().union(*struck.values())
    return Tally(
        documents=len(checked.files) or len(files),
        struck=len(files),
        severities=Counter(finding.severity for finding in checked.findings),
        rules={rule: (count[rule], len(struck[rule])) for rule in count},
    )


def listed(values: Iterable[Any], depth: int) -> Iterator[str]:
    """Write the values of a list of JSON, each a chunk, as they stand so deep in a document."""
    indent, between = " " * depth, ""
    for value in values:
        text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{indent}")
        yield f"{between}\n{indent}{text}"
        between = ","
    if between:
        yield f"\n{indent[1:]}"


def several(count: int, noun: str) -> str:
    """Say how many there are of something."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def counted(tally: Tally) -> str:
    """Say how many errors, warnings and notes there are."""
    counts = tally.severities
    parts = [several(count, _NOUNS[one]) for one in _GRAVEST if (count := counts.get(one, 0))]
    return ", ".join(parts) or "nothing"


def _groups(kin: Iterable[list[Finding]]) -> Iterator[Group]:
    for findings in kin:
        if len(findings) >= TEMPLATE_PAGES:
            first, *others = findings
            is_one = all(other.message == first.message for other in others)
            yield Group(first, len(findings), tuple(others), is_one)
        else:
            yield from map(Group, findings)
