"""The bench of the rules on counters: of which actions a consumer reads how often they happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..safety.show import show
from ._document import Spot, text_of
from ._rule import stated_types, values_of

__all__ = ["unread_in"]


def unread_in(
    spot: Spot, node: Mapping[str, Any], name: str, actions: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Give each counter in a property of a node whose action is none of those that are read."""
    for at, counter in values_of(node, name):
        whole = spot.document_whole(counter) if isinstance(counter, dict) else {}
        for below, action in values_of(whole, "interactionType"):
            told = _name_of(spot.document_whole(action) if isinstance(action, dict) else action)
            if told and told not in actions:
                said = f"{name} counts {show(told, 60)}, which is not read"
                yield f"{at}{below}", f"{said}; {', '.join(sorted(actions))} are"


def _name_of(action: Any) -> str:
    """Give the name of an action, which is a node of that type or its address."""
    held = text_of(action)
    if held is None and isinstance(action, Mapping):
        kind = next(iter(stated_types(action)), "")
        name = action.get("@id")
        held = kind or (name if isinstance(name, str) and "schema.org/" in name else "")
    return (held or "").strip().rstrip("/").rpartition("/")[2]
