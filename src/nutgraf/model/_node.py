"""How a model becomes a node again: canonical order, nothing lost, nothing added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import RenderError
from ..safety.limits import DEFAULT_LIMITS
from ._table import properties
from .reference import Reference
from .values import LinkedUrl, Numeral, Ordered, Residue, Text, thaw

if TYPE_CHECKING:
    from ._admit import Property
    from .thing import Thing

__all__ = ["references_of", "to_node"]

_JSON_KINDS = frozenset({str, int, bool, float, Numeral})


def to_node(thing: Thing, depth: int = 0) -> dict[str, Any]:
    """Write a model as a node: `@type`, `@id`, then its properties in canonical order.

    Shape: one value stands alone, several in a list; what the typed fields could not hold comes
    back at its place. What schema.org has no word for (`body`, `editorial`, `channel`) is left out;
    `articleBody` is the text of the body where it is not given itself.
    Raises RenderError when the model is nested deeper than a reader would follow.
    """
    if depth > DEFAULT_LIMITS.json_depth:
        raise RenderError(f"the article is nested deeper than {DEFAULT_LIMITS.json_depth} levels")
    kind = type(thing)
    node: dict[str, Any] = {}
    if thing.types:
        node |= _typed(thing.types)
    if thing.id is not None:
        node["@id"] = thing.id
    held = _held(thing, properties(kind))
    rests = _rests(thing.residue) if thing.residue else {}
    for of, value in sorted(held, key=_rank):
        values = [_plain(one, depth) for one in value] if of.many else [_plain(value, depth)]
        _weave(values, rests.pop(of.wire, ()))
        if type(value) is Ordered:
            node[of.wire] = {"@list": values}
        else:
            node[of.wire] = values[0] if len(values) == 1 else values
    for name, rest in rests.items():
        values = [thaw(one.value) for one in rest]
        node[name] = values[0] if len(values) == 1 else values
    return node


def references_of(thing: Thing) -> list[Reference]:
    """Give the references of a model, in the order in which they are written."""
    found: list[Reference] = []
    stack: list[Any] = [thing]
    while stack:
        one = stack.pop()
        if isinstance(one, Reference):
            found.append(one)
        elif isinstance(one, tuple):
            stack.extend(reversed(one))
        elif getattr(type(one), "is_thing", False):
            kind: type[Thing] = type(one)
            held = sorted(_held(one, properties(kind)), key=_rank, reverse=True)
            stack.extend(value for _, value in held)
    return found


def _rank(pair: tuple[Property, Any]) -> int:
    return pair[0].rank


def _held(thing: Thing, table: Mapping[str, Property]) -> list[tuple[Property, Any]]:
    held = [(table[key], value) for key, value in thing.__dict__.items() if key in table]
    if "body" in thing.__dict__ and "article_body" not in thing.__dict__:
        held.append((table["article_body"], thing.article_body))  # type: ignore[attr-defined] # has a body, so is an article
    return held


def _rests(residue: Iterable[Residue]) -> dict[str, list[Residue]]:
    rests: dict[str, list[Residue]] = {}
    for rest in residue:
        rests.setdefault(rest.name, []).append(rest)
    return rests


def _weave(values: list[Any], rests: list[Residue] | tuple[()]) -> None:
    """Put back what could not be held, each at its place among the others."""
    for rest in sorted(rests, key=lambda rest: rest.index):
        values.insert(rest.index, thaw(rest.value))


def _plain(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind in _JSON_KINDS:
        return value
    if getattr(kind, "is_thing", False):
        return to_node(value, depth + 1)
    if kind is Text:
        return _tagged(value)
    if kind is Reference:
        return {**_typed(value.stated_types), "@id": value.id}
    if kind is LinkedUrl:
        return {"@id": str(value)}
    return value.text if hasattr(value, "isoformat") else str(value)


def _typed(types: Sequence[str]) -> dict[str, Any]:
    """Write the types of a node: one stands alone, none is not written."""
    return {"@type": types[0] if len(types) == 1 else list(types)} if types else {}


def _tagged(text: Text) -> dict[str, str]:
    node = {"@value": str(text)}
    if text.language:
        node["@language"] = text.language
    if text.direction:
        node["@direction"] = text.direction
    return node
