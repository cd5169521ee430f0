"""The bench of the XML feeds: the fields of rows, of those of one shape at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..markup._xml import XmlElement
from ..markup._xml_row import Row
from ..markup._xml_shapes import Shape
from ._feed_plan import NO_COLUMNS, Columned, fields_by_plan
from ._feed_reader import Fields, Reader, Tables

__all__ = ["fields_of"]


def fields_of(
    rows: Sequence[XmlElement],
    reader: Reader,
    tables: Tables,
    columned: Columned = NO_COLUMNS,
) -> Iterator[Fields]:
    """Give the fields of rows."""
    shaped: dict[Shape, dict[int, Row]] = {}
    found: list[Fields | None] = [None] * len(rows)
    for at, row in enumerate(rows):
        if isinstance(row, Row) and row.shape is not None:
            shaped.setdefault(row.shape, {})[at] = row
    for shape, alike in shaped.items():
        given = fields_by_plan(shape, list(alike.values()), reader, tables, columned)
        for at, fields in zip(alike, given, strict=True):
            found[at] = fields
    for row, fields in zip(rows, found, strict=True):
        yield reader.read(row, tables) if fields is None else fields
