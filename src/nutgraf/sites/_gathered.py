"""The findings of a whole site, in bounded memory: counted all, kept as many as a report can tell.

Of one fault on many pages the first ones are kept; how many more there are is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..findings import Finding, Place, Severity
from ..reports import kind_of

__all__ = ["Gathered"]

MAX_KEPT = 20_000  # findings of one run that are kept as they are; some 10 MB
_MAX_ALIKE = 200  # of one rule and kind of pointer that are kept once there are so many
_MAX_FILES = 20_000  # names of documents that are kept
_MAX_SPENT = 4_000  # verdicts that are told by their identity


class Gathered:
    """What a run found so far.

    Documents of one template share their verdict; once nothing more of it is kept, it is only
    counted how often it was met, until somebody asks.
    """

    def __init__(self, *, whole: bool = True) -> None:
        """Begin empty; with `whole` every finding is kept, whatever memory that takes."""
        self.findings: list[Finding] = []
        self.files: list[str] = []
        self.documents = self.struck = 0
        self._severities: Counter[Severity] = Counter()
        self._rules: Counter[str] = Counter()
        self._rule_files: Counter[str] = Counter()
        self._whole = whole
        self._alike: Counter[tuple[str, str]] = Counter()
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
    def left_out(self) -> int:
        """How many findings were counted, and not kept."""
        return self.rules.total() - len(self.findings)

    def add(self, file: str, findings: Sequence[Finding]) -> None:
        """Take the findings of one document, which do not know its name."""
        self.documents += 1
        kept = len(self.findings)
        if findings:
            self.struck += 1
            spent = self._spent.get(id(findings))
            if spent is not None:
                spent.count += 1
            else:
                self.add_more(file, findings)
        if self._whole or len(self.findings) > kept or len(self.files) < _MAX_FILES:
            self.files.append(file)

    def add_more(self, file: str, findings: Sequence[Finding]) -> None:
        """Take further findings of a document."""
        kept = len(self.findings)
        for finding in findings:
            if self._whole or self._is_kept(finding):
                self.findings.append(_in(file, finding))
        self._count(findings, 1)
        if not self._whole and len(self.findings) == kept and len(self._spent) < _MAX_SPENT:
            self._spent[id(findings)] = _Spent(findings)

    def _settle(self) -> None:
        for spent in self._spent.values():
            self._count(spent.findings, spent.count)
            spent.count = 0

    def _count(self, findings: Sequence[Finding], times: int) -> None:
        met: set[str] = set()
        for finding in findings if times else ():
            self._severities[finding.severity] += times
            self._rules[finding.rule] += times
            if finding.rule not in met:
                met.add(finding.rule)
                self._rule_files[finding.rule] += times

    def _is_kept(self, finding: Finding) -> bool:
        if len(self.findings) < MAX_KEPT // 2:
            return True
        key = finding.rule, kind_of(finding.place.pointer)
        self._alike[key] += 1
        return self._alike[key] <= _MAX_ALIKE and len(self.findings) < MAX_KEPT


@dataclass(slots=True)
class _Spent:
    """Findings of which nothing more is kept, and how often they were met since."""

    findings: Sequence[Finding]  # held here, so that no others get their identity
    count: int = 0


def _in(file: str, finding: Finding) -> Finding:
    """Give a finding with the name of its document."""
    place = finding.place
    named = Place(file, place.pointer, place.line, place.column)
    return Finding(finding.rule, finding.severity, finding.message, named, finding.fix)
