"""The report for GitLab: Code Quality's JSON.

Source: GitLab, Code Quality, "Implement a custom tool".
"""

from __future__ import annotations

import json

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import Checked, fingerprint, named, occurrences, ordered, said

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(checked: Checked) -> str:
    """Write a list of issues; a finding without a line stands at line 1, as GitLab asks for one."""
    issues = [_issue(finding, number) for finding, number in occurrences(ordered(checked))]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, occurrence: int) -> dict[str, object]:
    place = finding.place
    return {
        "description": said(finding),
        "check_name": show(finding.rule, 80),
        "fingerprint": fingerprint(finding, occurrence),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": named(place.file), "lines": {"begin": max(place.line, 1)}},
    }
