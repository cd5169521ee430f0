"""The table of the vocabulary, read from its file once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

__all__ = ["Row", "Table", "release", "table"]

Row: TypeAlias = Mapping[str, str]  # several names are joined by a space; what is empty is left out


@dataclass(frozen=True, slots=True)
class Table:
    """One release of schema.org: a row of relations for every term, in the order of the names."""

    release: str
    source: str
    types: Mapping[str, Row]
    properties: Mapping[str, Row]
    members: Mapping[str, Row]


@cache
def table() -> Table:
    """Give the table. Two threads that come first may both read it; the tables are equal."""
    import json
    from pkgutil import get_data

    data = get_data(__package__, "schemaorg.json")  # a fifth of what importlib.resources costs
    return Table(**json.loads(data or b""))


def release() -> str:
    """Give the release of schema.org that the table was made from, such as `30.0`.

    A release is two whole numbers: 27.02 is older than 27.10 and is not 27.2.
    """
    return table().release
