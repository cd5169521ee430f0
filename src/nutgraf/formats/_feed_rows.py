"""The bench of the XML feeds: the fields of rows, of those of one shape at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..markup._xml import XmlElement
from ..markup._xml_row import Row
from ..markup._xml_shapes import Shape
from ._feed_plan import NO_COLUMNS, Columned, fields_by_plan
from ._feed_reader import Fields, Reader, Tables

__all__ = ["fields_of", "in_windows"]

_WINDOW = 256  # rows that are read at a time


def in_windows(rows: Iterator[XmlElement]) -> Iterator[Sequence[XmlElement]]:
    """Give rows in their order, many at a time where they stay when others are asked for."""
    window: list[XmlElement] = []
    for row in rows:
        if type(row) is not Row or len(window) >= _WINDOW:
            if window:
                yield window
            window = []
        window.append(row)
        if type(row) is not Row:
            yield window
            window = []
    if window:
        yield window


def fields_of(
    rows: Sequence[XmlElement],
    reader: Reader,
    tables: Tables,
    columned: Columned = NO_COLUMNS,
) -> Iterator[Fields]:
    """Give the fields of rows."""
    shaped: dict[Shape, dict[int, Row]] = {}
    found: dict[int, Fields | None] = {}
    for at, row in enumerate(rows):
        if isinstance(row, Row) and row.shape is not None:
            shaped.setdefault(row.shape, {})[at] = row
    for shape, alike in shaped.items():
        fields = fields_by_plan(shape, list(alike.values()), reader, tables, columned)
        found.update(zip(alike, fields, strict=True))
    for at, row in enumerate(rows):
        said = found.get(at)
        if said is None and columned.usual is not None:
            said = columned.usual(row, reader.base, tables)
        yield reader.read(row, tables) if said is None else said
