"""Puts back into a node what no typed field could hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._written import Writing
from .values import FrozenDict, Ordered, Residue, thaw

__all__ = ["weave"]


def weave(
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
