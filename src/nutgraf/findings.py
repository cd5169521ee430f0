"""What was noticed in a document: the finding, how grave it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Fix", "Place", "Severity"]


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
