"""The look-ups.

Only known names are kept in a cache: a document may ask for any number of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ._table import Row, table

__all__ = [
    "ancestors",
    "domains_of",
    "enumeration_of",
    "has_property",
    "inverse_of",
    "is_data_type",
    "is_member",
    "is_property",
    "is_type",
    "layer",
    "members",
    "properties",
    "properties_of",
    "ranges_of",
    "super_properties",
    "superseded_by",
    "types",
]

_NO_ROW: Row = {}
_CORE = "core"


def types() -> tuple[str, ...]:
    """Give the names of all types, sorted; data types and enumerations are among them."""
    return tuple(table().types)


def properties() -> tuple[str, ...]:
    """Give the names of all properties, sorted."""
    return tuple(table().properties)


def is_type(name: str) -> bool:
    """Tell whether schema.org has such a type; a data type such as `Text` is one."""
    return name in table().types


def is_property(name: str) -> bool:
    """Tell whether schema.org has such a property."""
    return name in table().properties


def is_member(name: str) -> bool:
    """Tell whether an enumeration has such a member; it may be a type as well."""
    return name in table().members


def is_data_type(name: str) -> bool:
    """Tell whether the values of a type are written as text, number or boolean, not as a node.

    Since release 30.0 a quantity such as `Duration` or `Distance` is a data type too.
    """
    return "data_type" in table().types.get(name, _NO_ROW)


def ancestors(name: str) -> tuple[str, ...]:
    """Give the types that a type descends from, nearest first; itself is not among them."""
    return _ancestors(name) if is_type(name) else ()


def properties_of(name: str) -> tuple[str, ...]:
    """Give every property that a type takes: its own, then those that each ancestor adds."""
    return _properties_of(name) if is_type(name) else ()


def has_property(name: str, wanted: str) -> bool:
    """Tell whether a type takes a property, of its own or from an ancestor."""
    return wanted in _property_set(name) if is_type(name) else False


def domains_of(name: str) -> tuple[str, ...]:
    """Give the types that a property is declared on, sorted; their descendants take it as well."""
    return _property_names(name, "domains")


def ranges_of(name: str) -> tuple[str, ...]:
    """Give the types that the values of a property may have, sorted."""
    return _property_names(name, "ranges")


def super_properties(name: str) -> tuple[str, ...]:
    """Give the wider properties that a property implies, nearest first."""
    return _super_properties(name) if is_property(name) else ()


def inverse_of(name: str) -> str:
    """Give the property that says the same from the other side, or nothing."""
    return table().properties.get(name, _NO_ROW).get("inverse", "")


def superseded_by(name: str) -> str:
    """Give the term to use instead of a type, property or member, or nothing."""
    return _row(name).get("superseded_by", "")


def layer(name: str) -> str:
    """Give the layer of a type, property or member: `core`, `pending`, `attic`, `bib` and so on."""
    row = _row(name)
    return "" if row is _NO_ROW else row.get("layer", _CORE)


def members(name: str) -> tuple[str, ...]:
    """Give the members of an enumeration and of the narrower enumerations under it, sorted."""
    return _members().get(name, ())


def enumeration_of(name: str) -> tuple[str, ...]:
    """Give the enumerations that a member is declared in, sorted; nearly always one."""
    return tuple(table().members.get(name, _NO_ROW).get("enumerations", "").split())


def _row(name: str) -> Row:
    known = table()
    for part in (known.properties, known.types, known.members):
        if name in part:
            return part[name]
    return _NO_ROW


@cache
def _ancestors(name: str) -> tuple[str, ...]:
    return _upwards(name, "parents", table().types)


@cache
def _super_properties(name: str) -> tuple[str, ...]:
    return _upwards(name, "supers", table().properties)


def _upwards(name: str, relation: str, rows: Mapping[str, Row]) -> tuple[str, ...]:
    """Give what is above a term, level by level, each once; a circle in a release ends."""
    found = [name]
    for one in found:
        above = rows[one].get(relation, "").split()
        found += [other for other in above if other in rows and other not in found]
    return tuple(found[1:])


@cache
def _properties_of(name: str) -> tuple[str, ...]:
    own = _own_properties()
    kin = (name, *_ancestors(name))
    return tuple(dict.fromkeys(one for type_ in kin for one in own.get(type_, ())))


@cache
def _property_set(name: str) -> frozenset[str]:
    return frozenset(_properties_of(name))


def _property_names(name: str, relation: str) -> tuple[str, ...]:
    return tuple(table().properties.get(name, _NO_ROW).get(relation, "").split())


@cache
def _own_properties() -> dict[str, list[str]]:
    own: dict[str, list[str]] = {}
    for name, row in table().properties.items():
        for domain in row.get("domains", "").split():
            own.setdefault(domain, []).append(name)
    return own


@cache
def _members() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in table().members:
        owners = enumeration_of(name)
        above = (kin for owner in owners for kin in ancestors(owner))
        for owner in {*owners, *(kin for kin in above if _is_enumeration(kin))}:
            found.setdefault(owner, []).append(name)
    return {owner: tuple(names) for owner, names in found.items()}


def _is_enumeration(name: str) -> bool:
    return name == "Enumeration" or "Enumeration" in ancestors(name)
