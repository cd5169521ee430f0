"""What is known of a document once it was checked, and how that is kept as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, Fix, Place, Severity

__all__ = ["CLEAN", "Fact", "Verdict", "packed", "unpacked"]

Fact = tuple[str, str, str, int]  # kind, what is stated, pointer, line


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a document, without its name.

    Shape: `unchecked` are the types that no rule looked at; `facts` what the whole site is judged
    by; `ignored` how many findings the document itself asks to leave out.
    """

    findings: tuple[Finding, ...] = ()
    unchecked: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    ignored: int = 0


CLEAN = Verdict()


def packed(verdict: Verdict) -> str:
    """Write a verdict as text; a clean one is empty."""
    if verdict == CLEAN:
        return ""
    rows = [
        (one.rule, str(one.severity), one.message, one.place.pointer, one.place.line,
         one.place.column, _fix(one.fix))
        for one in verdict.findings
    ]  # fmt: skip
    return json.dumps((rows, verdict.unchecked, verdict.facts, verdict.ignored))


def unpacked(text: str) -> Verdict:
    """Read a verdict; raises ValueError, KeyError or TypeError for a text that is none."""
    if not text:
        return CLEAN
    rows, unchecked, facts, ignored = json.loads(text)
    return Verdict(
        tuple(_finding(*row) for row in rows),
        tuple(unchecked),
        tuple((kind, stated, pointer, line) for kind, stated, pointer, line in facts),
        ignored,
    )


def _finding(  # noqa: PLR0913, PLR0917 (the columns of a row)
    rule: str, severity: str, message: str, pointer: str, line: int, column: int, fix: Any
) -> Finding:
    place = Place("", pointer, line, column)
    return Finding(rule, Severity(severity), message, place, Fix(*fix) if fix else None)


def _fix(fix: Fix | None) -> Any:
    if fix is None:
        return None
    return fix.description, fix.pointer, fix.replacement, fix.renames, fix.is_safe
