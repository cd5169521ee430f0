"""The report for test dashboards: JUnit's XML, one test case a finding, one a clean file.

Source: the schema of Jenkins' xUnit plug-in, https://github.com/jenkinsci/xunit-plugin.
"""

from __future__ import annotations

from html import escape

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import Checked, named, ordered, said

__all__ = ["render"]

_GRAVITY = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


def render(checked: Checked) -> str:
    """Write what is as grave as `fail_on` as a failure, the rest as a passed case with output."""
    findings = ordered(checked)
    struck = {finding.place.file for finding in findings}
    cases = [_case(finding, checked) for finding in findings]
    cases += [
        f' <testcase classname="{_x(named(file))}" name="nutgraf"/>'
        for file in checked.files
        if file not in struck
    ]
    failures = sum(_fails(finding, checked) for finding in findings)
    head = f'name="nutgraf" tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites tests="{len(cases)}" failures="{failures}" errors="0">',
            f"<testsuite {head}>",
            *cases,
            *(f" <system-out>{_x(show(note, 500))}</system-out>" for note in checked.notes[:1]),
            "</testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _fails(finding: Finding, checked: Checked) -> bool:
    return _GRAVITY[finding.severity] >= _GRAVITY[checked.fail_on]


def _case(finding: Finding, checked: Checked) -> str:
    place = finding.place
    at = f"{place.line}:{place.column}" if place.line else ""
    where = _x(f"{named(place.file)}{at and ':' + at} {show(place.pointer)}".rstrip())
    rule, message = show(finding.rule, 80), _x(said(finding))
    inner = (
        f'<failure type="{_x(rule)}" message="{message}">{finding.severity}: {where}</failure>'
        if _fails(finding, checked)
        else f"<system-out>{finding.severity}: {message} {where}</system-out>"
    )
    name = _x(f"{rule} {at}".rstrip())
    return f' <testcase classname="{_x(named(place.file))}" name="{name}">{inner}</testcase>'


def _x(text: str) -> str:
    """Escape for XML; what XML cannot carry is gone from shown text already."""
    return escape(text, quote=True)
