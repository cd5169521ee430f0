"""What was noticed in a document: the finding, how grave it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Fix", "Place", "Severity", "bounded", "order_of"]


class Severity(StrEnum):
    """How grave a finding is.

    An error is what the consumer refuses, a warning what it loses something by, all else is info.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which document something stands.

    Units: lines and columns are counted from 1 in characters; 0 says that they are not known.
    Source of the pointer syntax: RFC 6901.
    """

    file: str = ""
    pointer: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """What would silence a finding: the JSON value to stand at a pointer instead.

    Shape: with `renames` it is the name under which the value shall stand. What somebody could
    object to is not safe.
    """

    description: str
    pointer: str
    replacement: object
    renames: bool = False
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed in a document."""

    rule: str
    severity: Severity
    message: str
    place: Place = Place()
    fix: Fix | None = None


_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def bounded(findings: list[Finding], most: int) -> list[Finding]:
    """Keep the gravest where there are too many, and say that there are more."""
    if len(findings) <= most:
        return findings
    kept = sorted(findings, key=lambda one: _GRAVITY[one.severity])[: most - 1]
    said = f"more than {most:,} findings; the gravest are kept"
    return [*sorted(kept, key=order_of), Finding("findings_too_many", Severity.WARNING, said)]


def order_of(finding: Finding) -> tuple[int, int, str, str, str]:
    """Give what findings are sorted by: line, column, name."""
    place = finding.place
    return place.line, place.column, finding.rule, place.pointer, finding.message
