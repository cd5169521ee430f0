"""The JSON report, in the shape of Google's URL inspection with our places added.

Source: Search Console API, `UrlInspectionResult`, `RichResultsInspectionResult`,
https://developers.google.com/webmaster-tools/v1/urlInspection.index/UrlInspectionResult.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import FILE_CHARACTERS, Checked, documents_of, listed, said

__all__ = ["chunks", "render"]


def render(checked: Checked) -> str:
    """Write every file with its verdict and issues; the clean ones too."""
    return "".join(chunks(checked))


def chunks(checked: Checked) -> Iterator[str]:
    """Write what `render` does, a file at a time."""
    head = {
        "tool": {"name": "nutgraf", "version": checked.version},
        "notes": [show(note, 500) for note in checked.notes],
    }
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "results": ['
    results = (_of_file(file, found, checked) for file, found in documents_of(checked))
    yield from listed(results, 2)
    yield "]\n}\n"


def _of_file(file: str, findings: Sequence[Finding], checked: Checked) -> dict[str, Any]:
    kinds: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for finding in findings:
        about = checked.about.get(finding.rule)
        kind = about.profiles[0] if about and about.profiles else "reading"
        top = _top(finding.place.pointer)
        kinds.setdefault(kind, {}).setdefault(top, []).append(_issue(finding, checked))
    detected = [
        {
            "richResultType": kind,
            "items": [{"name": top, "issues": issues} for top, issues in items.items()],
        }
        for kind, items in kinds.items()
    ]
    verdict = {"verdict": _verdict(findings), "detectedItems": detected}
    name = show(file, FILE_CHARACTERS)
    return {"file": name, "inspectionResult": {"richResultsResult": verdict}}


def _issue(finding: Finding, checked: Checked) -> dict[str, Any]:
    place, about = finding.place, checked.about.get(finding.rule)
    issue: dict[str, Any] = {
        "issueMessage": said(finding),
        "severity": finding.severity.upper(),
        "rule": show(finding.rule, 80),
        "pointer": show(place.pointer, FILE_CHARACTERS),
        "line": place.line,
        "column": place.column,
    }
    if about is not None:
        issue |= {"ref": about.ref, "source": about.source, "profiles": list(about.profiles)}
    if finding.fix is not None:
        issue["fix"] = {
            "description": show(finding.fix.description),
            "pointer": finding.fix.pointer,
        }
    return issue


def _verdict(findings: Sequence[Finding]) -> str:
    found = {finding.severity for finding in findings}
    if Severity.ERROR in found:
        return "FAIL"
    return "PARTIAL" if Severity.WARNING in found else "PASS"


def _top(pointer: str) -> str:
    """Give the pointer of the top node that a value belongs to."""
    steps = pointer.split("/")[1:]
    top = [step for step in steps[:3] if step == "@graph" or step.isdigit()]
    return show("".join(f"/{step}" for step in top), 60)
