"""The bench of the rules on literals: the texts and numbers in a property, however they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ._document import texts_among
from ._rule import values_of

__all__ = ["inner_of", "number_of", "text_in", "texts_in"]

_NUMBER = re.compile(r"\s{0,9}[+-]?\d{1,15}(?:\.\d{1,15})?\s{0,9}", re.ASCII)


def inner_of(value: Any) -> Any:
    """Give what a literal says, of a bare reference the address; None of any other node."""
    if not isinstance(value, dict):
        return value
    return value["@id"] if value.keys() == {"@id"} else value.get("@value")


def texts_in(node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Give each text in a property with its pointer below the node; lists are opened."""
    return texts_among(values_of(node, name), name)


def text_in(node: Mapping[str, Any], name: str) -> str:
    """Give the first text in a property, or nothing."""
    return next((text for _, text in texts_in(node, name)), "")


def number_of(node: Mapping[str, Any], name: str) -> float | None:
    """Give the number in a property, also where it is written as text."""
    for _, value in values_of(node, name):
        inner = value.get("@value") if isinstance(value, dict) else value
        if isinstance(inner, bool):
            return None
        if isinstance(inner, int | float):
            return float(inner)
        if isinstance(inner, str) and _NUMBER.fullmatch(inner):
            return float(inner)
        return None
    return None
