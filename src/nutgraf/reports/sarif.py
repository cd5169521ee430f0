"""The report for code scanning: SARIF, one result for each fault of a file or template.

Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..findings import Finding, Severity
from ..safety.show import show
from ._report import (
    FILE_CHARACTERS,
    About,
    Checked,
    Group,
    fingerprint,
    grouped,
    listed,
    occurrences,
    said,
)

__all__ = ["chunks", "render"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_RESULTS = 25_000  # results of one run; GitHub, SARIF support for code scanning
MAX_CHARACTERS = 9_500_000  # of all results; GitHub takes 10 MB of compressed SARIF
MAX_RELATED = 10  # further places of a template's fault that are listed
_MAX_PATH = 4_096  # characters of a file's name; Linux, limits.h
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def render(checked: Checked) -> str:
    """Write one run; beyond GitHub's limits the gravest stay, and the run says what is missing."""
    return "".join(chunks(checked))


def chunks(checked: Checked) -> Iterator[str]:
    """Write what `render` does, a result at a time."""
    groups = grouped(checked)
    rules = sorted({group.first.rule for group in groups})
    index = {rule: number for number, rule in enumerate(rules)}
    count = {id(one): number for one, number in occurrences(group.first for group in groups)}
    results: list[str] = []  # as text, which takes a tenth of the memory
    size = 0
    kept = sorted(groups, key=lambda group: _GRAVITY[group.first.severity])
    for group in kept[:MAX_RESULTS]:
        result = json.dumps(_result(group, index, count[id(group.first)]))
        size += len(result)
        if size > MAX_CHARACTERS:
            break
        results.append(result)
    run = {
        "tool": {"driver": _driver(rules, checked)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(checked, len(groups) - len(results))],
        "results": [],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    before, opening, after = json.dumps(document, ensure_ascii=False, indent=1).rpartition("[]")
    yield before + opening[0]
    yield from listed(map(json.loads, results), 4)
    yield f"{opening[1]}{after}\n"


def _driver(rules: list[str], checked: Checked) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "nutgraf"}
    if checked.version:
        driver["version"] = checked.version
    driver["rules"] = [_rule(name, checked.about.get(name, About())) for name in rules]
    return driver


def _rule(name: str, about: About) -> dict[str, Any]:
    title = show(about.title or name.replace("_", " "), 500)
    rule: dict[str, Any] = {
        "id": show(name, 80),
        "shortDescription": {"text": title},
        "help": {"text": " ".join(filter(None, (title, show(about.advice, 2_000), about.source)))},
        "properties": {"tags": list(about.profiles), "ref": about.ref, "source": about.source},
    }
    if about.source:
        rule["helpUri"] = about.source
    return rule


def _result(group: Group, index: dict[str, int], occurrence: int) -> dict[str, Any]:
    finding = group.first
    text = said(finding)
    if group.others:
        text = f"{group.count:,} pages: {text}"
    result: dict[str, Any] = {
        "ruleId": show(finding.rule, 80),
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding)],
        "partialFingerprints": {"nutgraf/v1": fingerprint(finding, occurrence)},
    }
    if group.others:
        result["occurrenceCount"] = group.count
        result["relatedLocations"] = [_location(one) for one in group.others[:MAX_RELATED]]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.pointer:
        pointer = show(place.pointer, FILE_CHARACTERS)
        location["logicalLocations"] = [{"fullyQualifiedName": pointer}]
    return location


def _uri(file: str) -> str:
    """Give the relative reference of a file: a colon in it makes no scheme, slashes no host.

    What a terminal must not be shown stands encoded, so that the reference is that of the file.
    """
    first, *more = (file[:_MAX_PATH] or "stdin").split("/")
    return "/".join(map(_encoded, (first, *filter(None, more))))


def _encoded(step: str) -> str:
    if step == "..":  # no step up
        return "%2E%2E"
    try:
        return quote(step, safe="", errors="surrogateescape")
    except UnicodeEncodeError:  # no name that a disk gives
        return quote(step, safe="", errors="replace")


def _invocation(checked: Checked, missing: int) -> dict[str, Any]:
    notes = [show(note, 500) for note in checked.notes]
    if missing:
        notes.append(f"{missing:,} further results are not listed: the limits of code scanning")
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if notes:
        invocation["toolExecutionNotifications"] = [
            {"level": "note", "message": {"text": note}} for note in notes
        ]
    return invocation
