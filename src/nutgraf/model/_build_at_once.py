"""Nodes in which nothing asks for a closer look: built while that is being found out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Never

from ..safety.limits import Limits
from ._build import Builder
from ._quick import exact_table, quick_table

if TYPE_CHECKING:
    from .reference import Index
    from .thing import Thing

__all__ = ["built_at_once"]


def built_at_once(
    kind: type[Thing], node: Mapping[str, Any], index: Index | None, limits: Limits
) -> Thing | None:
    """Build a node as JSON was read at once, of which nobody knows yet whether it is plain.

    None unless it and all nodes inside it hold nothing but properties of their classes, in plain
    names, of values that need no mending, and no number that Python might alter.
    """
    try:
        return _Sure(index, limits).of_class(kind, node, None)
    except _NotSureError:
        return None


class _NotSureError(Exception):
    """Something asks for a closer look."""


class _Sure(Builder):
    """Builds what it is sure of, else stops."""

    def __init__(self, index: Index | None, limits: Limits) -> None:
        """Take the way to the targets of references."""
        super().__init__(index, limits=limits)
        if self._table is quick_table:
            self._table = exact_table

    def _property(self, *_: Any, **__: Any) -> Never:
        raise _NotSureError

    def _apart(self, *_: Any, **__: Any) -> Never:
        raise _NotSureError
