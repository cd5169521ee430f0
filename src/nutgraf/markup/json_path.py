"""Where a value stands in a JSON document: a chain of steps, rendered only when it is needed."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ._json_places import step_of

__all__ = ["Path", "Way"]

Way: TypeAlias = "tuple[Way | None, str | int]"
"""A path, or a plain pair instead: one is made for every node, and hardly any is looked at."""


class Path(NamedTuple):
    """A step to a value, and the way to where that step begins; None is the document."""

    parent: Way | None
    key: str | int

    def depth(self) -> int:
        """Count the steps."""
        steps = 0
        step: Way | None = self
        while step is not None:
            steps, step = steps + 1, step[0]
        return steps

    def pointer(self) -> str:
        """Give the JSON Pointer (RFC 6901)."""
        parts: list[str] = []
        step: Way | None = self
        while step is not None:
            step, key = step
            parts.append(step_of(str(key)))
        return "".join(f"/{part}" for part in reversed(parts))
