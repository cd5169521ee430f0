"""The bench of the reports: what they are given, and in which order and groups they tell it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from ..findings import Finding, Severity
from ..safety.show import show

__all__ = [
    "FILE_CHARACTERS",
    "MESSAGE_CHARACTERS",
    "About",
    "Checked",
    "Group",
    "Report",
    "Tally",
    "counted",
    "fingerprint",
    "gravest_first",
    "grouped",
    "kind_of",
    "named",
    "occurrences",
    "ordered",
    "said",
    "several",
    "tally_of",
]

FILE_CHARACTERS = 300  # of a file's name that are shown
MESSAGE_CHARACTERS = 1_000  # of a message that are shown
TEMPLATE_PAGES = 5  # pages: the same fault on so many at the same pointer is their template's
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
    file by its name, where it is at hand; `about` the rules by name; `notes` whole lines on what
    was not looked at; `fail_on` is the severity from which the check fails; `tally` counts, where
    findings and files are some of many.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    about: Mapping[str, About] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    version: str = ""
    width: int = 0  # columns to fold at; 0 folds nothing
    colours: bool = False  # whether the report may use the colours of a terminal
    tally: Tally | None = None


Report: TypeAlias = Callable[[Checked], str]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that are one fault of a template, the first of them, and the files they stand in."""

    first: Finding
    files: tuple[str, ...]
    others: tuple[Finding, ...] = ()


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
    place = {file: number for number, file in enumerate(checked.files)}

    def key(finding: Finding) -> tuple[int, str, int, int, str, str, str]:
        at = finding.place
        return (
            place.get(at.file, len(place)), at.file, at.line, at.column,
            finding.rule, at.pointer, finding.message,
        )  # fmt: skip

    return sorted(checked.findings, key=key)


def grouped(checked: Checked) -> list[Group]:
    """Give the findings in their order, those of a template as one.

    The same fault at the same pointer, list indexes aside, on five pages or more is their
    template's. Two findings of one file are never one.
    """
    kin: dict[tuple[str, str, int], list[Finding]] = {}
    for finding, occurrence in occurrences(ordered(checked)):
        pointer = kind_of(finding.place.pointer)
        kin.setdefault((finding.rule, pointer, occurrence), []).append(finding)
    return list(_groups(kin.values()))


def gravest_first(groups: Iterable[Group]) -> list[Group]:
    """Give errors before warnings before the rest, and of these what stands on most pages."""
    return sorted(
        groups, key=lambda group: (_GRAVEST.index(group.first.severity), -len(group.files))
    )


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
            files = tuple(finding.place.file for finding in findings)
            yield Group(findings[0], files, tuple(findings[1:]))
        else:
            yield from (Group(finding, (finding.place.file,)) for finding in findings)
