"""The properties of a class, looked up once, and the canonical order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from ._admit import Property
from ._fields import declared, shape_of
from ._property import wire_name

if TYPE_CHECKING:
    from ._typed import Typed

__all__ = ["ORDER", "properties"]

# The order in which an article is told; what is not named here follows as its class declares it.
ORDER = (
    "url", "mainEntityOfPage", "headline", "alternativeHeadline", "name", "author", "creator",
    "editor", "contributor", "datePublished", "dateModified", "dateCreated", "inLanguage",
    "description", "abstract", "image", "thumbnailUrl", "video", "audio", "articleSection",
    "keywords", "dateline", "articleBody", "wordCount", "text", "backstory", "isBasedOn",
    "citation", "hasPart", "about", "mentions", "isPartOf", "publisher", "copyrightHolder",
    "copyrightNotice", "copyrightYear", "creditText", "license", "isAccessibleForFree",
)  # fmt: skip
_FIELDS_APART = frozenset({"types", "id", "residue"})


@cache
def properties(kind: type[Typed]) -> Mapping[str, Property]:
    """Give the properties of a class, by wire name and by field."""
    ranks = {wire: rank for rank, wire in enumerate(ORDER)}
    table: dict[str, Property] = {}
    for place, (field, (_, text)) in enumerate(declared(kind).items()):
        shape = shape_of(text)
        if shape is not None and field not in _FIELDS_APART:
            wire = wire_name(field)
            rank = ranks.get(wire, len(ORDER) + place)
            table[wire] = table[field] = Property(field, wire, shape, rank)
    return table
