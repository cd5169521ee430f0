"""The properties of a class, looked up once, and the canonical order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from ._admit import Property

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
    for place, (field, info) in enumerate(kind.model_fields.items()):
        shape = kind.shapes.get(field)
        if shape is not None and info.alias is not None and field not in _FIELDS_APART:
            rank = ranks.get(info.alias, len(ORDER) + place)
            table[info.alias] = table[field] = Property(field, info.alias, shape, rank)
    return table
