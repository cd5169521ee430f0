"""The report for GitHub Actions: one annotation a finding, one line an annotation.

Source: Workflow commands for GitHub Actions, "Setting an error message".
"""

from __future__ import annotations

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import Checked, named, ordered, said, tally_of

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(checked: Checked) -> str:
    """Write one line a finding; nothing that a document says can begin another.

    Where not all of them are at hand, the last line says how many more there are.
    """
    lines = [_line(finding) for finding in ordered(checked)]
    missing = sum(tally_of(checked).severities.values()) - len(lines)
    if missing:
        lines.append(f"::notice title=nutgraf::{missing:,} further findings are not listed")
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding) -> str:
    place = finding.place
    properties = {"file": named(place.file), "line": place.line, "col": place.column}
    properties["title"] = show(finding.rule, 80)
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(said(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
