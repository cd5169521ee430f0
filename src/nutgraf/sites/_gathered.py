"""The findings of a whole site, in bounded memory: counted all, kept as many as a report can tell.

Of one fault on many pages the first ones are kept; how many more there are is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..findings import Finding, Severity
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
        self.severities: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()
        self.rule_files: Counter[str] = Counter()
        self._whole = whole
        self._alike: Counter[tuple[str, str]] = Counter()

    def add(self, file: str, findings: Iterable[Finding]) -> None:
        """Take the findings of one document."""
        self.documents += 1
        kept = len(self.findings)
        self.struck += self.add_more(findings) > 0
        is_kept = len(self.findings) > kept
        if is_kept or self._whole or len(self.files) < _MAX_FILES:
            self.files.append(file)

    def add_more(self, findings: Iterable[Finding]) -> int:
        """Take further findings of a document, and tell how many they were."""
        count = 0
        rules = set()
        for finding in findings:
            count += 1
            self.severities[finding.severity] += 1
            self.rules[finding.rule] += 1
            rules.add(finding.rule)
            if self._whole or self._is_kept(finding):
                self.findings.append(finding)
            else:
                self.left_out += 1
        self.rule_files.update(rules)
        return count

    def _is_kept(self, finding: Finding) -> bool:
        if len(self.findings) < MAX_KEPT // 2:
            return True
        key = finding.rule, kind_of(finding.place.pointer)
        self._alike[key] += 1
        return self._alike[key] <= _MAX_ALIKE and len(self.findings) < MAX_KEPT
