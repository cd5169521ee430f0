"""How a model becomes a node again: canonical order, nothing lost, nothing added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import RenderError
from ..safety.limits import DEFAULT_LIMITS
from ._fields import declared
from ._table import properties
from .reference import Reference
from .values import LinkedUrl, Numeral, Ordered, Residue, Text, thaw

if TYPE_CHECKING:
    from ._typed import Typed
    from .thing import Thing

__all__ = ["Writing", "references_of", "to_node"]

_AS_THEY_ARE = frozenset({str, int, bool, float})


class Writing:
    """What is met while a model is written: references, and whether a number keeps its digits."""

    __slots__ = ("may_be_exact", "references")

    def __init__(self) -> None:
        """Begin with nothing met."""
        self.references: list[Reference] = []
        self.may_be_exact = False


def to_node(thing: Thing, writing: Writing | None = None, depth: int = 0) -> dict[str, Any]:
    """Write a model as a node: `@type`, `@id`, then its properties in canonical order.

    Shape: one value stands alone, several in a list; what the typed fields could not hold comes
    back at its place. What schema.org has no word for (`body`, `editorial`, `channel`) is left out;
    `articleBody` is the text of the body where it is not given itself.
    Raises RenderError when the model is nested deeper than a reader would follow.
    """
    if depth > DEFAULT_LIMITS.json_depth:
        raise RenderError(f"the article is nested deeper than {DEFAULT_LIMITS.json_depth} levels")
    writing = writing or Writing()
    held: Mapping[str, Any] = thing.__dict__
    node = _typed(thing.types)
    if "id" in held:
        node["@id"] = held["id"]
    if "body" in held and "article_body" not in held:
        held = {**held, "article_body": thing.article_body}  # type: ignore[attr-defined] # has a body, so is an article
    rests = _rests(held["residue"], writing) if "residue" in held else {}
    wires, ranks = _order(type(thing))
    for field in sorted(held, key=ranks.__getitem__):
        wire = wires[field]
        if wire:
            value = held[field]
            if type(value) not in _AS_THEY_ARE:
                value = _value(value, writing, depth)
            node[wire] = _woven(value, held[field], rests.pop(wire)) if wire in rests else value
    for name, rest in rests.items():
        values = [thaw(one.value) for one in rest]
        node[name] = values[0] if len(values) == 1 else values
    return node


def references_of(thing: Thing) -> list[Reference]:
    """Give the references of a model, in the order in which they are written."""
    writing = Writing()
    to_node(thing, writing)
    return writing.references


@cache
def _order(kind: type[Typed]) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Give by field its wire name, empty where it is not written, and its rank among the others."""
    table = properties(kind)
    wires = {field: table[field].wire if field in table else "" for field in declared(kind)}
    return wires, {field: table[field].rank if wire else -1 for field, wire in wires.items()}


def _value(held: Any, writing: Writing, depth: int) -> Any:
    kind = type(held)
    if kind is tuple:
        if len(held) == 1:
            return _plain(held[0], writing, depth)
        return [_plain(one, writing, depth) for one in held]
    if kind is Ordered:
        return {"@list": [_plain(one, writing, depth) for one in held]}
    return _plain(held, writing, depth)


def _plain(value: Any, writing: Writing, depth: int) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if getattr(kind, "is_thing", False):
        return to_node(value, writing, depth + 1)
    write: Callable[[Any, Writing], Any] = _WRITERS.get(kind, _text)
    return write(value, writing)


def _text(value: Any, writing: Writing) -> str:
    """Write a date as it was written, or a string of ours as a plain one."""
    del writing
    return value.text if hasattr(value, "isoformat") else str(value)


def _reference(value: Reference, writing: Writing) -> dict[str, Any]:
    writing.references.append(value)
    return {**_typed(value.stated_types), "@id": value.id}


def _numeral(value: Numeral, writing: Writing) -> Numeral:
    writing.may_be_exact = True
    return value


def _link(value: LinkedUrl, writing: Writing) -> dict[str, str]:
    del writing
    return {"@id": str(value)}


def _rests(residue: Iterable[Residue], writing: Writing) -> dict[str, list[Residue]]:
    writing.may_be_exact = True
    rests: dict[str, list[Residue]] = {}
    for rest in residue:
        rests.setdefault(rest.name, []).append(rest)
    return rests


def _woven(value: Any, held: Any, rests: list[Residue]) -> Any:
    """Put back what could not be held, each at its place among the others."""
    if type(held) is Ordered:
        value["@list"] = _mixed(value["@list"], rests)
        return value
    return _mixed(value if isinstance(held, tuple) and len(held) > 1 else [value], rests)


def _mixed(values: list[Any], rests: list[Residue]) -> list[Any]:
    for rest in sorted(rests, key=lambda rest: rest.index):
        values.insert(rest.index, thaw(rest.value))
    return values


def _typed(types: Sequence[str]) -> dict[str, Any]:
    """Write the types of a node: one stands alone, none is not written."""
    return {"@type": types[0] if len(types) == 1 else list(types)} if types else {}


def _tagged(text: Text, writing: Writing) -> dict[str, str]:
    del writing
    node = {"@value": str(text)}
    if text.language:
        node["@language"] = text.language
    if text.direction:
        node["@direction"] = text.direction
    return node


_WRITERS: dict[type, Callable[[Any, Writing], Any]] = {
    LinkedUrl: _link,
    Numeral: _numeral,
    Reference: _reference,
    Text: _tagged,
}
