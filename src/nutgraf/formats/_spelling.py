"""Where a value stands that a pointer in plain names leads to, in the names of the document itself.

What a context says of a value stands in its node as if it had been written there: a literal in an
object, a list in its order, one text for each language. A pointer into such ends at what is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..findings import Fix
from ..markup.json_path import Path, Way
from ..markup.json_text import key_at, step_of
from ._context import NO_CONTEXT, SCHEMA_ORG, Context, plain_name, read_context

__all__ = ["as_written", "is_expanded", "respelled", "types_at"]

_OPEN = Context(is_open=True)
_ALIASES = {"@type": "type", "@id": "id"}
_OF_TYPE = re.compile(r"/@type(?:/\d+)?$", re.ASCII)
_ADDED = frozenset({"@id", "@language", "@list", "@type", "@value"})


def as_written(pointer: str, document: object) -> str:
    """Give the JSON Pointer of a value in a document; what leads nowhere in it stays as it is."""
    if _stands_so(pointer, document):
        return pointer
    value, context, found = document, NO_CONTEXT, ""
    steps = pointer.split("/")[1:]
    for number, step in enumerate(steps):
        if isinstance(value, dict):
            if value.get("@context") is not None:
                context = read_context(value["@context"], context) or _OPEN
            key = _key_of(key_at(step), value, context)
            if key is None and step.isdecimal():
                return found + _in_languages(value, int(step))
        else:
            key = int(step) if isinstance(value, list) and _is_index(step, value) else None
        if key is None:
            is_made = step in _ADDED and not isinstance(value, dict)
            if not (is_made and isinstance(value, list)):
                return found if is_made else "/".join((found, *steps[number:]))
            continue
        value, found = value[key], f"{found}/{step_of(str(key))}"  # type: ignore[index] # holds it
    return found


def _stands_so(pointer: str, document: object) -> bool:
    """Tell whether a pointer leads to a value by keys as they stand."""
    value: Any = document
    for step in pointer.split("/")[1:]:
        kind = type(value)
        if kind is dict and step in value:
            value = value[step]
        elif kind is list and _is_index(step, value):
            value = value[int(step)]
        else:
            return False
    return "~" not in pointer


def respelled(fix: Fix, document: object) -> Fix | None:
    """Give a fix for the names that a document has; None where it would need a context to mean it.

    Another name or type takes the prefix of the one that stands; a node is made in plain names.
    """
    pointer = as_written(fix.pointer, document)
    if _OF_TYPE.search(fix.pointer) and isinstance(fix.replacement, str):
        spelled = f"{_space_of(_value_at(document, pointer))}{fix.replacement}"
        return replace(fix, pointer=pointer, replacement=spelled)
    if pointer == fix.pointer:
        return fix
    if not fix.renames:
        return None if isinstance(fix.replacement, dict | list) else replace(fix, pointer=pointer)
    plain, key = fix.pointer.rpartition("/")[2], pointer.rpartition("/")[2]
    if plain == key or not key.endswith(plain):
        return replace(fix, pointer=pointer) if plain == key else None
    prefix = key_at(key.removesuffix(plain))
    return replace(fix, pointer=pointer, replacement=f"{prefix}{fix.replacement}")


def _value_at(document: object, pointer: str) -> Any:
    value: Any = document
    for step in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(step)] if _is_index(step, value) else None
        else:
            value = value.get(key_at(step)) if isinstance(value, dict) else None
    return value


def _space_of(name: object) -> str:
    """Give the space of schema.org that a name begins with, in its own spelling."""
    return name.removesuffix(plain_name(name)) if isinstance(name, str) else ""


def is_expanded(document: object, path: Path | None) -> bool:
    """Tell whether every name of a node says by itself what it is, so that it needs no context."""
    names = [name for name in _node_at(document, path) if name[:1] != "@"]
    return bool(names) and all("://" in name for name in names)


def types_at(document: object, path: Path | None) -> object:
    """Give the types of a node as they are written."""
    return _node_at(document, path).get("@type", ())


def _node_at(document: object, path: Path | None) -> Any:
    steps: list[str | int] = []
    way: Way | None = path
    while way is not None:
        way, step = way
        steps.append(step)
    node: Any = document
    for step in reversed(steps):
        node = node[step]
    return node


def _key_of(name: str, node: Mapping[str, Any], context: Context) -> Any:
    """Give the key of a node whose plain name it is; None where there is none."""
    if name in node:
        return name
    for key in node:
        if name in {context.plain(key), plain_name(key)} or key == _ALIASES.get(name):
            return key
        if name.startswith(SCHEMA_ORG) and context.iri(key) == name:  # one of two spellings
            return key
    return None


def _is_index(step: str, held: list[Any]) -> bool:
    return step.isdecimal() and step.isascii() and len(step) < 9 and int(step) < len(held)


def _in_languages(held: Mapping[str, Any], number: int) -> str:
    """Give where the text with a number stands in a map of languages."""
    for tag, one in held.items():
        count = len(one) if isinstance(one, list) else 1
        if number < count:
            return f"/{step_of(tag)}" + (f"/{number}" if isinstance(one, list) else "")
        number -= count
    return ""
