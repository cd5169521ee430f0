"""The findings of a whole site, in bounded memory: counted all, kept as many as a report can tell.

Of one fault on many pages the first ones are kept; how many more there are is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..findings import Finding, Place, Severity
from ..reports import kind_of

__all__ = ["Gathered"]

MAX_KEPT = 20_000  # findings of one run that are kept as they are; some 10 MB
_MAX_ALIKE = 200  # of one rule and kind of pointer that are kept once there are so many
_MAX_FILES = 20_000  # names of documents that are kept


class Gathered:
    """What a run found so far."""

    def __init__(self, *, whole: bool = True) -> None:
        """Begin empty; with `whole` every finding is kept, whatever memory that takes."""
        self.findings: list[Finding] = []
        self.files: list[str] = []
        self.documents = self.struck = self.left_out = 0
        self.rules: dict[str, int] = {}
        self.rule_files: dict[str, int] = {}
        self.severities: dict[Severity, int] = {}
        self._whole = whole
        self._alike: Counter[tuple[str, str]] = Counter()

    def add(self, file: str, findings: Sequence[Finding]) -> None:
        """Take the findings of one document, which do not know its name."""
        self.documents += 1
        kept = len(self.findings)
        if findings:
            self.struck += 1
            self.add_more(file, findings)
        if self._whole or len(self.findings) > kept or len(self.files) < _MAX_FILES:
            self.files.append(file)

    def add_more(self, file: str, findings: Sequence[Finding]) -> None:
        """Take further findings of a document."""
        rules, severities = self.rules, self.severities
        met: set[str] = set()
        for finding in findings:
            rule, severity = finding.rule, finding.severity
            severities[severity] = severities.get(severity, 0) + 1
            rules[rule] = rules.get(rule, 0) + 1
            if rule not in met:
                met.add(rule)
                self.rule_files[rule] = self.rule_files.get(rule, 0) + 1
            if self._whole or self._is_kept(finding):
                self.findings.append(_in(file, finding))
            else:
                self.left_out += 1

    def _is_kept(self, finding: Finding) -> bool:
        if len(self.findings) < MAX_KEPT // 2:
            return True
        key = finding.rule, kind_of(finding.place.pointer)
        self._alike[key] += 1
        return self._alike[key] <= _MAX_ALIKE and len(self.findings) < MAX_KEPT


def _in(file: str, finding: Finding) -> Finding:
    """Give a finding with the name of its document."""
    place = finding.place
    named = Place(file, place.pointer, place.line, place.column)
    return Finding(finding.rule, finding.severity, finding.message, named, finding.fix)
