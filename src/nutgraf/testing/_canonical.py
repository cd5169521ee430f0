"""Bytes that tell any two values of the model apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..model import Body, Editorial, Feed, Reference, Residue, Text, Thing

__all__ = ["canonical"]


def canonical(value: Any) -> bytes:
    """Give bytes that are equal when two values of the model are, to the type and the last sign.

    Equality alone would pass over the form of a date, the kind of a number and the sign of a zero.
    """
    return json.dumps(_typed(value), sort_keys=True).encode()


def _typed(value: Any) -> list[Any]:
    """Give the value with the name of its type beside it, all the way down."""
    name = type(value).__name__
    if isinstance(value, Thing) and value.id and value.types and not _says_more(value):
        value, name = Reference(value.id, None, tuple(value.types)), "Reference"
    if isinstance(value, Thing | Feed | Body | Editorial):
        types = list(value.types) if isinstance(value, Thing) else []
        return [name, types, {key: _typed(held) for key, held in value}]
    if isinstance(value, Mapping):
        return [name, {key: _typed(held) for key, held in value.items()}]
    if isinstance(value, tuple):
        return [name, [_typed(one) for one in value]]
    return [name, *_plain(value)]


def _says_more(thing: Thing) -> bool:
    """Tell whether a thing says more than which it is: else it is as good as a reference."""
    return any(name not in {"id", "types"} for name, _ in thing)


def _plain(value: Any) -> list[Any]:
    if isinstance(value, Residue):
        return [value.name, value.index, _typed(value.value)]
    if isinstance(value, Reference):
        return [value.id, list(value.stated_types)]
    if isinstance(value, Text):
        return [str(value), value.language, value.direction]
    if isinstance(value, date):
        return [value.isoformat(), str(getattr(value, "text", ""))]
    return [value if isinstance(value, str) else repr(value)]
