"""Schema.org as data: which types and properties there are, and how they hang together.

Names and relations only, from `schemaorg.json`, which loads with the first look-up.
A name is asked for as schema.org spells it; one that is not known gives an empty answer.
"""

from __future__ import annotations

from ._spelling import suggest
from ._table import release
from ._terms import (
    ancestors,
    domains_of,
    enumeration_of,
    has_property,
    inverse_of,
    is_data_type,
    is_member,
    is_property,
    is_type,
    layer,
    members,
    properties,
    properties_of,
    ranges_of,
    super_properties,
    superseded_by,
    types,
)
from ._usage import usage_counted, usage_of

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
    "release",
    "suggest",
    "super_properties",
    "superseded_by",
    "types",
    "usage_counted",
    "usage_of",
]
