"""The findings of a whole site, in bounded memory: counted all, kept as many as a report can tell.

Of one fault on many pages the first ones are kept; how many more there are is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..findings import Finding, Severity
from ..reports import kind_of

__all__ = ["Gathered"]

MAX_KEPT = 100_000  # findings of one run that are kept as they are; some 60 MB
_MAX_ALIKE = 200  # of one rule and kind of pointer that are kept once there are so many
_MAX_FILES = 100_000  # names of clean files that are kept


class Gathered:
    """What a run found so far."""

    def __init__(self) -> None:
        """Begin empty."""
        self.findings: list[Finding] = []
        self.files: list[str] = []
        self.documents = 0
        self.left_out = 0
        self.severities: Counter[Severity] = Counter()
        self._alike: Counter[tuple[str, str]] = Counter()

    def add(self, file: str, findings: Iterable[Finding]) -> None:
        """Take the findings of one document."""
        self.documents += 1
        if self.add_more(findings) or len(self.files) < _MAX_FILES:
            self.files.append(file)

    def add_more(self, findings: Iterable[Finding]) -> int:
        """Take further findings, and tell how many they were."""
        count = 0
        for finding in findings:
            count += 1
            self.severities[finding.severity] += 1
            if self._is_kept(finding):
                self.findings.append(finding)
            else:
                self.left_out += 1
        return count

    def _is_kept(self, finding: Finding) -> bool:
        if len(self.findings) < MAX_KEPT // 2:
            return True
        key = finding.rule, kind_of(finding.place.pointer)
        self._alike[key] += 1
        return self._alike[key] <= _MAX_ALIKE and len(self.findings) < MAX_KEPT
