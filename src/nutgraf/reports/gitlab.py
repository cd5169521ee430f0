"""The report for GitLab: Code Quality's JSON.

Source: GitLab, Code Quality, "Implement a custom tool".
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import Checked, documents_of, fingerprint, listed, named, occurrences, said

__all__ = ["chunks", "render"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(checked: Checked) -> str:
    """Write a list of issues; a finding without a line stands at line 1, as GitLab asks for one."""
    return "".join(chunks(checked))


def chunks(checked: Checked) -> Iterator[str]:
    """Write what `render` does, an issue at a time."""
    yield "["
    yield from listed(_issues(checked), 1)
    yield "]\n"


def _issues(checked: Checked) -> Iterator[dict[str, object]]:
    for _, findings in documents_of(checked):
        yield from (_issue(finding, number) for finding, number in occurrences(findings))


def _issue(finding: Finding, occurrence: int) -> dict[str, object]:
    place = finding.place
    return {
        "description": said(finding),
        "check_name": show(finding.rule, 80),
        "fingerprint": fingerprint(finding, occurrence),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": named(place.file), "lines": {"begin": max(place.line, 1)}},
    }
