"""The values that most documents hold: admitted at once, with nothing to mend and nothing to tell.

Whatever is not certain is left to `_admit`, which gives the same for what is taken here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .. import vocabulary
from ..safety.dates import iso_at_once
from ..safety.urls import url_at_once
from ._admit import Property, is_member
from ._registry import class_in
from ._table import properties

if TYPE_CHECKING:
    from ._typed import Typed
    from .thing import Thing

__all__ = [
    "Entry",
    "Quick",
    "class_at_once",
    "close_table",
    "exact_table",
    "quick_table",
]

_Take: TypeAlias = Callable[[str], Any]
_NO_KINDS: dict[str, Any] = {}  # of a table that takes nothing at once; stays empty


class Quick(NamedTuple):
    """A property, and what takes its plain values at once.

    Shape: `text` gives None for a text that must be looked at more closely, and is None itself
    where text stands as it is, as do values of the kinds in `plain`; `kinds` keep by type the class
    of a nested node, None where it has no place.
    """

    field: str
    many: bool
    text: _Take | None
    plain: frozenset[type]
    kinds: dict[str, type[Thing] | None]
    of: Property


Entry: TypeAlias = tuple[str, bool, _Take | None, frozenset[type], Quick]
"""Field, many, text and plain of what follows: Python takes a mere tuple apart at once."""


@cache
def quick_table(kind: type[Typed]) -> Mapping[str, Entry]:
    """Give the properties of a class by wire name."""
    held = {of.wire: of for of in properties(kind).values()}
    return {
        wire: _entry(Quick(of.field, of.many, _take_of_text(of), _plain(of), {}, of))
        for wire, of in held.items()
    }


@cache
def close_table(kind: type[Typed]) -> Mapping[str, Entry]:
    """Give the properties of a class, none of whose values are taken at once."""
    return {
        wire: _entry(quick._replace(text=_nothing, plain=frozenset(), kinds=_NO_KINDS))
        for wire, (*_, quick) in quick_table(kind).items()
    }


@cache
def exact_table(kind: type[Typed]) -> Mapping[str, Entry]:
    """Give the properties of a class, none of whose fractions are taken at once."""
    return {
        wire: _entry(quick._replace(plain=quick.plain - {float}))
        for wire, (*_, quick) in quick_table(kind).items()
    }


def _entry(quick: Quick) -> Entry:
    return quick.field, quick.many, quick.text, quick.plain, quick


def class_at_once(quick: Quick, node: Mapping[str, Any]) -> type[Thing] | None:
    """Give the class of a nested node; None for what is more than a node of one type that fits."""
    name = node.get("@type")
    if type(name) is not str or "@value" in node or "@list" in node:
        return None
    if len(node) == 2 and "@id" in node:  # described elsewhere, perhaps
        return None
    kinds = quick.kinds
    if name in kinds:
        return kinds[name]
    if kinds is _NO_KINDS:
        return None
    kind = class_in((name,), quick.of.things) if quick.of.things else None
    if vocabulary.is_type(name):  # a document may ask for any number of others
        kinds[name] = kind
    return kind


def _plain(of: Property) -> frozenset[type]:
    plain: set[type] = set()
    if of.boolean:
        plain.add(bool)
    if of.number or of.quantity:
        plain.add(float)
    if of.number or of.quantity or of.integer:
        plain.add(int)
    return frozenset(plain)


def _take_of_text(of: Property) -> _Take | None:
    if of.text:
        return _PROSE[of.url, of.dates]
    if of.quantity:
        return None
    if of.dates:
        return iso_at_once
    return url_at_once if of.url else partial(_member, of.enumerations)


def _nothing(raw: str) -> None:
    """Take nothing."""


def _text_or_url(raw: str) -> Any:
    return url_at_once(raw) if raw[:4].lower() == "http" else raw


def _text_or_date(raw: str) -> Any:
    return iso_at_once(raw) if raw[:4].isdigit() else raw


def _text_or_either(raw: str) -> Any:
    return url_at_once(raw) if raw[:4].lower() == "http" else _text_or_date(raw)


_PROSE: Mapping[tuple[bool, bool], _Take | None] = {
    (False, False): None,
    (True, False): _text_or_url,
    (False, True): _text_or_date,
    (True, True): _text_or_either,
}


def _member(enumerations: tuple[str, ...], raw: str) -> Any:
    return raw if enumerations and is_member(raw, enumerations) else None
