"""The values that most documents hold: admitted at once, with nothing to mend and nothing to tell.

Whatever is not certain is left to `_admit`, which gives the same for what is taken here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..safety.dates import from_iso
from ..safety.urls import Url
from ._admit import MISFIT, Property, is_member, take_prose
from ._registry import class_in
from ._table import properties

if TYPE_CHECKING:
    from ._typed import Typed
    from .thing import Thing

__all__ = ["Quick", "class_at_once", "quick_table"]

_Take = Callable[[Any], Any]


class Quick(NamedTuple):
    """A property, and by kind of value what takes it at once, giving `MISFIT` where it must not."""

    of: Property
    field: str
    many: bool
    takes: Mapping[type, _Take]


@cache
def quick_table(kind: type[Typed]) -> Mapping[str, Quick]:
    """Give the properties of a class by wire name."""
    held = {of.wire: of for of in properties(kind).values()}
    return {wire: Quick(of, of.field, of.many, _takes(of)) for wire, of in held.items()}


def class_at_once(of: Property, node: Mapping[str, Any]) -> type[Thing] | None:
    """Give the class of a nested node; None for what is more than a node of one type that fits."""
    name = node.get("@type")
    if type(name) is not str or not of.things or "@value" in node or "@list" in node:
        return None
    if "@id" in node and len(node) == 2:  # described elsewhere, perhaps
        return None
    return class_in((name,), of.things)


def _takes(of: Property) -> Mapping[type, _Take]:
    takes: dict[type, _Take] = {str: _take_of_text(of)}
    if of.boolean:
        takes[bool] = _as_it_is
    if of.number or of.quantity:
        takes[float] = _as_it_is
    if of.number or of.quantity or of.integer:
        takes[int] = _as_it_is
    return takes


def _take_of_text(of: Property) -> _Take:
    if of.text:
        return partial(take_prose, of) if of.url or of.dates else _as_it_is
    if of.quantity:
        return _as_it_is
    if of.dates:
        return _date
    if of.url:
        return _url
    return partial(_member, of.enumerations)


def _as_it_is(raw: Any) -> Any:
    return raw


def _date(raw: str) -> Any:
    try:
        value = from_iso(raw)
    except ValueError:
        return MISFIT
    return value if value.text == raw else MISFIT


def _url(raw: str) -> Any:
    try:
        address = Url(raw)
    except ValueError:
        return MISFIT
    return address if len(address) == len(raw) else MISFIT


def _member(enumerations: tuple[str, ...], raw: str) -> Any:
    return raw if enumerations and is_member(raw, enumerations) else MISFIT
