"""The bench of the rules on counters: which actions they count, and how often these happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..safety.show import show
from ._document import Spot, text_of, written
from ._literals import number_of
from ._rule import empty_at, is_filled, stated_types, values_of

__all__ = ["incomplete_in", "miscounted_in", "unread_in"]

_COUNT, _KIND = "userInteractionCount", "interactionType"


def unread_in(
    spot: Spot, node: Mapping[str, Any], name: str, actions: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Give each counter in a property of a node whose action is none of those that are read."""
    for at, counter in _counters(spot, node, name):
        for below, action in spot.document.values(counter, _KIND):
            told = _name_of(spot.document_whole(action) if isinstance(action, dict) else action)
            if told and told not in actions:
                said = f"{name} counts {show(told, 60)}, which is not read"
                yield f"{at}{below}", f"{said}; {', '.join(sorted(actions))} are"


def incomplete_in(spot: Spot, node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Give each counter that does not say what it counts, or how often that happened."""
    for at, counter in _counters(spot, node, name):
        for wanted in (_KIND, _COUNT):
            if not is_filled(counter.get(wanted)):
                yield at + empty_at(counter, wanted), f'Missing field "{wanted}" in {name}'


def miscounted_in(spot: Spot, node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Give each count that is no number of times."""
    for at, counter in _counters(spot, node, name):
        count = number_of(counter, _COUNT)
        is_number = count is not None and count >= 0 and count.is_integer()
        for below, value in values_of(counter, _COUNT) if not is_number else ():
            if is_filled(value):
                said = "which is no number of times"
                yield at + below, f'{_COUNT} is "{show(written(value), 60)}", {said}'


def _counters(
    spot: Spot, node: Mapping[str, Any], name: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for at, value in spot.document.values(node, name):
        is_node = isinstance(value, dict) and "@value" not in value
        if is_node and not spot.document.is_elsewhere(value):
            yield at, spot.document_whole(value)


def _name_of(action: Any) -> str:
    """Give the name of an action, which is a node of that type or its address."""
    held = text_of(action)
    if held is None and isinstance(action, Mapping):
        kind = next(iter(stated_types(action)), "")
        name = action.get("@id")
        held = kind or (name if isinstance(name, str) and "schema.org/" in name else "")
    return (held or "").strip().rstrip("/").rpartition("/")[2]
