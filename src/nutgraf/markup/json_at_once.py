"""JSON as it mostly stands in documents: read in one go, where there is nothing odd about it.

Whatever is not certain is left to `json_text`, which gives the same for what is read here.
"""

from __future__ import annotations

import re
import sys
from typing import Any, NamedTuple

from ..safety.limits import Limits

__all__ = [
    "PLAIN_INTEGER",
    "AtOnce",
    "has_each_key_once",
    "is_surely_shallow",
    "looked_at",
    "value_at_once",
]

_APART = re.compile(r'"[ \t\n\r]+:')  # a key and its colon
_MINUS_ZERO = re.compile(r"[:\[,\s]-0")
PLAIN_INTEGER = 10**18  # from which on integers are looked at more closely
_CONTAINERS = frozenset({dict, list})


class AtOnce(NamedTuple):
    """The value of a JSON text, and the names in it, which tell whether it speaks plainly.

    Shape: `names` are the keys of all objects but for the `@context` of the whole, and the types
    that they state; None where a type is no text.
    """

    value: Any
    names: set[str] | None


def has_each_key_once(value: Any, text: str) -> bool:
    """Tell whether it is certain of the text that a value was read from that no key stands twice.

    A key is a quotation mark and a colon: a text has them as often as keys, or more often.
    """
    return text.count('":') == _keys(value) and _APART.search(text) is None


def value_at_once(text: str, limits: Limits, data: bytes = b"") -> Any:
    """Read a JSON text in whose value there may be what asks for a closer look.

    Shape: an object or a list, else None; `data` is what the text was decoded from, where that is
    at hand: it is read quicker.
    """
    core = sys.modules.get("pydantic_core")  # who only checks pages need not load it
    if core is None or limits.integer_digits < len(str(PLAIN_INTEGER)):
        return None
    try:
        value = core.from_json(data or text, allow_inf_nan=False)
    except ValueError:
        return None
    return value if type(value) in _CONTAINERS else None


def looked_at(value: Any, text: str, limits: Limits) -> AtOnce | None:
    """Look at a value; None for one that asks for a closer look, as does a float."""
    names: set[str] = set()
    numbers = _numbers(value, names, limits.json_depth)
    if numbers is None or (0 in numbers and _MINUS_ZERO.search(text)):
        return None
    return AtOnce(value, None if None in names else names)


def is_surely_shallow(text: str, limits: Limits) -> bool:
    """Tell whether a text is no deeper than it may be, if in it no list stands in a list.

    Then of two brackets that stand one in another one is that of an object.
    """
    objects = text.count("{")
    return 2 * objects <= limits.json_depth or objects + text.count("[") <= limits.json_depth


def _numbers(  # noqa: C901 (one loop, for it sees every value of every document)
    value: Any, names: set[Any], depth: int
) -> list[int] | None:
    """Give the numbers in a value, and collect its names.

    None are given where one of them is odd, or the value is deeper than it may be.
    """
    numbers: list[int] = []
    level = [value]
    while level and depth:
        inner: list[Any] = []
        for one in level:
            values = one
            if type(one) is dict:
                names.update(one)
                values = one.values()
                types = one.get("@type")
                if type(types) is str:
                    names.add(types)
                elif types is not None:
                    names.update(_types(types))
            for held in values:
                kind = type(held)
                if kind is str:
                    continue
                if kind in _CONTAINERS:
                    inner.append(held)
                elif kind is int:
                    numbers.append(held)
                elif kind is float:
                    return None
        if level[0] is value:
            names.discard("@context")
        level, depth = inner, depth - 1
    if level or max(numbers, default=0) > PLAIN_INTEGER or min(numbers, default=0) < -PLAIN_INTEGER:
        return None
    return numbers


def _keys(value: Any) -> int:
    """Count the keys of all objects in a value."""
    keys, stack = 0, [value]
    while stack:
        one = stack.pop()
        if type(one) is dict:
            keys += len(one)
            stack += one.values()
        elif type(one) is list:
            stack += one
    return keys


def _types(stated: Any) -> list[str | None]:
    ones = stated if type(stated) is list else [None]
    return [one if type(one) is str else None for one in ones]
