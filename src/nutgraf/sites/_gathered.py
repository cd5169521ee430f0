"""The findings of a whole site, in bounded memory: counted all, kept as many as a report tells.

Findings of one rule and kind of pointer, each so many in its document, are kin: a template makes
them. The first of them are kept, and the rest is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import TypeAlias

from ..findings import Finding, Place, Severity
from ..reports import TEMPLATE_PAGES, Group, kind_of
from ._spool import Spool

__all__ = ["Gathered"]

MAX_KEPT = 20_000  # findings of one run that are kept as they are; some 10 MB
_MAX_SPENT = 4_000  # verdicts that are told by their identity
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_Key: TypeAlias = tuple[str, str, int]  # rule, kind of pointer, how many came before in the file


class Gathered:
    """What a run found so far.

    Out of a cache, documents of one template share their verdict; once nothing more of it is kept,
    it is only counted how often it was met, until somebody asks.
    """

    def __init__(self, *, alike: int = 0, names: bool = True, shares: bool = False) -> None:
        """Begin empty.

        Shape: `alike` is how many of kin are kept, five at least; 0 keeps every finding, on disk.
        With `names` those of all documents are kept; with `shares` one verdict comes many times.
        """
        self.files: list[str] = []
        self.documents = 0
        self.struck: Counter[Severity] = Counter()  # documents by the gravest of their findings
        self._severities: Counter[Severity] = Counter()
        self._rules: Counter[str] = Counter()
        self._rule_files: Counter[str] = Counter()
        self.is_whole, self._alike, self._names, self._kept = not alike, alike, names, 0
        self.spool = Spool()
        self._most_spent = _MAX_SPENT if shares else 0
        self._kin: dict[_Key, _Kin] = {}
        self._spent: dict[int, _Spent] = {}

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        self._settle()
        return self._severities

    @property
    def rules(self) -> Counter[str]:
        """How many findings there are of each rule."""
        self._settle()
        return self._rules

    @property
    def rule_files(self) -> Counter[str]:
        """In how many documents each rule found something."""
        self._settle()
        return self._rule_files

    @property
    def findings(self) -> list[Finding]:
        """The findings that are kept."""
        if self.is_whole:
            return [one for _, found in self.spool for one in found]
        return [one for kin in self._kin.values() for one in kin.kept]

    @property
    def groups(self) -> Iterator[Group]:
        """The findings that are kept and counted, kin as one where they are a template's."""
        self._settle()
        for kin in self._kin.values():
            if kin.count >= TEMPLATE_PAGES:
                yield Group(kin.kept[0], kin.count, tuple(kin.kept[1:]), kin.is_one)
            else:
                yield from map(Group, kin.kept)

    @property
    def left_out(self) -> int:
        """How many findings are neither kept nor counted with their kin."""
        total = self.rules.total()
        return total - sum(kin.count for kin in self._kin.values()) if self._alike else 0

    def add(self, file: str, findings: Sequence[Finding]) -> None:
        """Take the findings of one document, which do not know its name."""
        self.documents += 1
        if self.is_whole:
            self.spool.add(file, findings)
        if findings:
            self.struck[min((one.severity for one in findings), key=_GRAVEST.index)] += 1
            spent = self._spent.get(id(findings))
            if spent is not None:
                spent.count += 1
            elif self.is_whole:
                self._count(findings, 1)
            else:
                self._sort(file, findings)
        if self._names:
            self.files.append(file)

    def add_more(self, file: str, findings: Sequence[Finding]) -> None:
        """Take further findings of a document."""
        if self.is_whole:
            self.spool.add_more(file, findings)
            self._count(findings, 1)
        else:
            self._sort(file, findings)

    def _sort(self, file: str, findings: Sequence[Finding]) -> None:
        """Put the findings to their kin."""
        self._count(findings, 1)
        kept = self._kept
        for finding, key in zip(findings, _keys(findings), strict=True):
            self._take(file, finding, key)
        if self._kept == kept and len(self._spent) < self._most_spent:
            self._spent[id(findings)] = _Spent(findings)

    def _take(self, file: str, finding: Finding, key: _Key) -> None:
        kin = self._kin.get(key)
        if kin is None:
            if self._kept >= MAX_KEPT:
                return
            kin = self._kin[key] = _Kin(finding.message)
        kin.count += 1
        kin.is_one = kin.is_one and finding.message == kin.message
        if len(kin.kept) < self._alike and self._kept < MAX_KEPT:
            kin.kept.append(_in(file, finding))
            self._kept += 1

    def _settle(self) -> None:
        for spent in self._spent.values():
            self._count(spent.findings, spent.count)
            for key in _keys(spent.findings) if spent.count else ():
                if (kin := self._kin.get(key)) is not None:
                    kin.count += spent.count
            spent.count = 0

    def _count(self, findings: Sequence[Finding], times: int) -> None:
        met: set[str] = set()
        for finding in findings if times else ():
            self._severities[finding.severity] += times
            self._rules[finding.rule] += times
            if finding.rule not in met:
                met.add(finding.rule)
                self._rule_files[finding.rule] += times


@dataclass(slots=True)
class _Kin:
    """Findings that are kin: the first of them, how many there are, and whether all say one."""

    message: str
    kept: list[Finding] = field(default_factory=list)
    count: int = 0
    is_one: bool = True


@dataclass(slots=True)
class _Spent:
    """Findings of which nothing more is kept, and how often they were met since."""

    findings: Sequence[Finding]  # held here, so that no others get their identity
    count: int = 0


def _keys(findings: Sequence[Finding]) -> Iterator[_Key]:
    """Tell to which kin each finding of a document belongs."""
    before: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.rule, kind_of(finding.place.pointer)
        yield *key, before[key]
        before[key] += 1


def _in(file: str, finding: Finding) -> Finding:
    """Give a finding with the name of its document; what many say alike is kept once."""
    place = finding.place
    named = Place(file, intern(place.pointer), place.line, place.column)
    return Finding(finding.rule, finding.severity, intern(finding.message), named, finding.fix)
