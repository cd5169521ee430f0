"""How a model becomes a node again: canonical order, nothing lost, nothing added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic_core import to_json

from ..errors import RenderError
from ..markup.json_text import dump
from ..safety.limits import DEFAULT_LIMITS
from ..safety.urls import Url
from ._table import properties
from .reference import Reference
from .values import FrozenDict, LinkedUrl, Numeral, Ordered, Residue, Text, thaw

if TYPE_CHECKING:
    from ._typed import Typed
    from .thing import Thing

__all__ = ["Writing", "json_of", "references_of", "to_node"]

_Getter: TypeAlias = Callable[[Mapping[str, Any]], tuple[Any, ...]]
_AS_THEY_ARE = frozenset({str, int, bool})
_KEPT = 2_048  # layouts kept; an article may hold any fields


class Writing:
    """What is met while a model is written: references, and whether a number keeps its digits."""

    __slots__ = ("may_be_exact", "references")

    def __init__(self) -> None:
        """Begin with nothing met."""
        self.references: list[Reference] = []
        self.may_be_exact = False


def to_node(thing: Thing, writing: Writing | None = None) -> dict[str, Any]:
    """Write a model as a node: `@type`, `@id`, then its properties in canonical order.

    Shape: one value stands alone, several in a list; what the typed fields could not hold comes
    back at its place. What schema.org has no word for (`body`, `editorial`, `channel`) is left out;
    `articleBody` is the text of the body where it is not given itself.
    Raises RenderError when the model is nested deeper than a reader would follow.
    """
    return _thing(thing, writing or Writing(), 0)


def json_of(node: Mapping[str, Any], writing: Writing) -> bytes:
    """Write a node as JSON: compact, keys in their order, numbers in their own digits."""
    return dump(node).encode() if writing.may_be_exact else to_json(node)


def references_of(thing: Thing) -> list[Reference]:
    """Give the references of a model, in the order in which they are written."""
    writing = Writing()
    to_node(thing, writing)
    return writing.references


def _thing(thing: Thing, writing: Writing, depth: int) -> dict[str, Any]:
    if depth > DEFAULT_LIMITS.json_depth:
        raise RenderError(f"the article is nested deeper than {DEFAULT_LIMITS.json_depth} levels")
    held: Mapping[str, Any] = thing.__dict__
    types = thing.types
    node = {"@type": types[0]} if len(types) == 1 else _typed(types)
    if "id" in held:
        node["@id"] = held["id"]
    if "body" in held and "article_body" not in held:
        held = {**held, "article_body": thing.article_body}  # type: ignore[attr-defined] # has a body, so is an article
    wires, values_of = _layout(type(thing), *held)
    depth += 1
    for wire, value in zip(wires, values_of(held)):  # noqa: B905 (as many, and this is the hot loop)
        kind = type(value)
        node[wire] = value if kind in _AS_THEY_ARE else _WRITERS[kind](value, writing, depth)
    if "residue" in held:
        _weave(node, held, dict(zip(wires, values_of(held), strict=True)), writing)
    return node


@lru_cache(_KEPT)
def _layout(kind: type[Typed], *fields: str) -> tuple[tuple[str, ...], _Getter]:
    """Give the wire names of fields that a model holds, in canonical order, and their values."""
    table = properties(kind)
    told = sorted((table[field] for field in fields if field in table), key=lambda of: of.rank)
    names = [of.field for of in told]
    wires = tuple(of.wire for of in told)
    if len(names) > 1:
        return wires, itemgetter(*names)
    return wires, lambda held: tuple(held[name] for name in names)


def _several(held: tuple[Any, ...], writing: Writing, depth: int) -> Any:
    if len(held) == 1:
        return _WRITERS[type(held[0])](held[0], writing, depth)
    return [_WRITERS[type(one)](one, writing, depth) for one in held]


def _ordered(held: Ordered, writing: Writing, depth: int) -> dict[str, Any]:
    return {"@list": [_WRITERS[type(one)](one, writing, depth) for one in held]}


def _as_it_is(value: Any, _writing: Writing, _depth: int) -> Any:
    return value


def _text(value: Any, _writing: Writing, _depth: int) -> str:
    """Write a date as it was written, or a string of ours as a plain one."""
    return value.text if hasattr(value, "isoformat") else str(value)


def _url(value: Url, _writing: Writing, _depth: int) -> str:
    return str(value)


def _reference(value: Reference, writing: Writing, _depth: int) -> dict[str, Any]:
    writing.references.append(value)
    return {**_typed(value.stated_types), "@id": value.id}


def _number(value: float, writing: Writing, _depth: int) -> float:
    writing.may_be_exact = True
    return value


def _link(value: LinkedUrl, _writing: Writing, _depth: int) -> dict[str, str]:
    return {"@id": str(value)}


def _weave(
    node: dict[str, Any], held: Mapping[str, Any], values: Mapping[str, Any], writing: Writing
) -> None:
    """Put back what could not be held: at its place among the values of its property, or last."""
    rests: dict[str, list[Residue]] = {}
    for rest in held["residue"]:
        writing.may_be_exact = writing.may_be_exact or _holds_fraction(rest.value)
        rests.setdefault(rest.name, []).append(rest)
    for name, ones in rests.items():
        if name in values:
            node[name] = _woven(node[name], values[name], ones)
        else:
            found = [thaw(one.value) for one in ones]
            node[name] = found[0] if len(found) == 1 else found


def _holds_fraction(value: Any) -> bool:
    """Tell whether a frozen JSON value holds a number that is no plain integer."""
    if type(value) is str:
        return False
    if isinstance(value, FrozenDict):
        return any(map(_holds_fraction, value.values()))
    if isinstance(value, tuple):
        return any(map(_holds_fraction, value))
    return isinstance(value, float)


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


def _tagged(text: Text, _writing: Writing, _depth: int) -> dict[str, str]:
    node = {"@value": str(text)}
    if text.language:
        node["@language"] = text.language
    if text.direction:
        node["@direction"] = text.direction
    return node


class _Writers(dict[type, Callable[[Any, Writing, int], Any]]):
    """By the kind of a value what writes it; a class of the model is entered when it is met."""

    def __missing__(self, kind: type) -> Callable[[Any, Writing, int], Any]:
        self[kind] = _thing if getattr(kind, "is_thing", False) else _text
        return self[kind]


_WRITERS = _Writers(
    {
        LinkedUrl: _link,
        Numeral: _number,
        Ordered: _ordered,
        Reference: _reference,
        Text: _tagged,
        Url: _url,
        bool: _as_it_is,
        float: _number,
        int: _as_it_is,
        str: _as_it_is,
        tuple: _several,
    }
)
