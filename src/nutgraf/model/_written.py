"""How the values that are no things become JSON, each by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from ..safety.dates import Day, Instant, LocalDateTime
from ..safety.urls import Url
from .reference import Reference
from .values import LinkedUrl, Numeral, Text

__all__ = ["INLINE", "LEAVES", "PLAIN", "Write", "Writing", "as_it_is", "in_list", "text", "typed"]

PLAIN = frozenset({str, int, bool})  # the kinds that JSON has itself


class Writing:
    """What is met while a model is written: references, and whether a number keeps its digits."""

    __slots__ = ("may_be_exact", "references")

    def __init__(self) -> None:
        """Begin with nothing met."""
        self.references: list[Reference] = []
        self.may_be_exact = False


Write: TypeAlias = Callable[[Any, Writing, int], Any]
"""Writes a value that stands so many levels deep."""


def as_it_is(value: Any, _writing: Writing, _depth: int) -> Any:
    """Write what JSON has itself."""
    return value


def in_list(value: Any, _writing: Writing, _depth: int) -> list[Any]:
    """Write several of what JSON has itself."""
    return list(value)


def text(value: Any, _writing: Writing, _depth: int) -> str:
    """Write a date as it was written, or a string of ours as a plain one."""
    return value.text if hasattr(value, "isoformat") else str(value)


def typed(types: Sequence[str]) -> dict[str, Any]:
    """Write the types of a node: one stands alone, none is not written."""
    return {"@type": types[0] if len(types) == 1 else list(types)} if types else {}


def _url(value: Url, _writing: Writing, _depth: int) -> str:
    return str(value)


def _date(value: Day | LocalDateTime | Instant, _writing: Writing, _depth: int) -> str:
    """Write a date as it was written."""
    return value.text


def _number(value: float, writing: Writing, _depth: int) -> float:
    writing.may_be_exact = True
    return value


def _reference(value: Reference, writing: Writing, _depth: int) -> dict[str, Any]:
    writing.references.append(value)
    return {**typed(value.stated_types), "@id": value.id}


def _link(value: LinkedUrl, _writing: Writing, _depth: int) -> dict[str, str]:
    return {"@id": str(value)}


def _tagged(value: Text, _writing: Writing, _depth: int) -> dict[str, str]:
    node = {"@value": str(value)}
    if value.language:
        node["@language"] = value.language
    if value.direction:
        node["@direction"] = value.direction
    return node


LEAVES: Mapping[type, Write] = {
    Day: _date,
    Instant: _date,
    LinkedUrl: _link,
    LocalDateTime: _date,
    Numeral: _number,
    Reference: _reference,
    Text: _tagged,
    Url: _url,
    bool: as_it_is,
    float: _number,
    int: as_it_is,
    str: as_it_is,
}
"""By the kind of a value what writes it."""
INLINE: Mapping[Write, str] = {
    _date: "{}.text",
    _url: "str({})",
    as_it_is: "{}",
    in_list: "[*{}]",
}
"""What does the same as these, as Python has it."""
