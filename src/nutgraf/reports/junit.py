"""The report for test dashboards: JUnit's XML, one test case a finding, one a clean file.

Source: the schema of Jenkins' xUnit plug-in, https://github.com/jenkinsci/xunit-plugin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import Checked, documents_of, named, said

__all__ = ["chunks", "render"]

_GRAVITY = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


def render(checked: Checked) -> str:
    """Write what is as grave as `fail_on` as a failure, the rest as a passed case with output."""
    return "".join(chunks(checked))


def chunks(checked: Checked) -> Iterator[str]:
    """Write what `render` does, a case at a time."""
    found = Counter(one.severity for _, findings in documents_of(checked) for one in findings)
    clean = sum(not findings for _, findings in documents_of(checked))
    tests = found.total() + clean
    failures = sum(n for one, n in found.items() if _GRAVITY[one] >= _GRAVITY[checked.fail_on])
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites tests="{tests}" failures="{failures}" errors="0">\n'
    counted = f'tests="{tests}" failures="{failures}" errors="0" skipped="0"'
    yield f'<testsuite name="nutgraf" {counted}>\n'
    for _, findings in documents_of(checked):
        yield from (f"{_case(finding, checked)}\n" for finding in findings)
    for file, findings in documents_of(checked):
        if not findings:
            yield f' <testcase classname="{_x(named(file))}" name="nutgraf"/>\n'
    yield from (f" <system-out>{_x(show(note, 500))}</system-out>\n" for note in checked.notes[:1])
    yield "</testsuite>\n</testsuites>\n"


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
