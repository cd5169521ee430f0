"""Where a value stands in a JSON document: a chain of steps, rendered only when it is needed."""

from __future__ import annotations

from typing import NamedTuple

from ._json_places import step_of

__all__ = ["Path"]


class Path(NamedTuple):
    """A step to a value, and the way to where that step begins; None is the document."""

    parent: Path | None
    key: str | int

    def depth(self) -> int:
        """Count the steps."""
        steps = 0
        step: Path | None = self
        while step is not None:
            steps, step = steps + 1, step.parent
        return steps

    def pointer(self) -> str:
        """Give the JSON Pointer (RFC 6901)."""
        parts: list[str] = []
        step: Path | None = self
        while step is not None:
            parts.append(step_of(str(step.key)))
            step = step.parent
        return "".join(f"/{part}" for part in reversed(parts))
