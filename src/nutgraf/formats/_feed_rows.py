"""The bench of the XML feeds: what rows state, those of one shape at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ..markup._xml import XmlElement
from ..markup._xml_window import Window
from ._feed_columns import Made
from ._feed_plan import NO_COLUMNS, Columned, columns_by_plan
from ._feed_reader import Fields, Reader, Tables

__all__ = ["Stating", "fields_in", "rows_of"]

_T = TypeVar("_T")


class Stating(NamedTuple, Generic[_T]):
    """What a format makes of rows.

    Shape: `tables` and `columned` say what takes which element; `one` makes it of the fields of one
    row, and `many` of the columns of several and the attribute that is `told` of each, unless it
    gives None: then each is made by itself.
    """

    tables: Tables
    one: Callable[[XmlElement, Fields], _T]
    many: Callable[[Made, Sequence[str]], Sequence[_T] | None] = lambda _made, _told: None
    told: str = ""
    columned: Columned = NO_COLUMNS


def rows_of(window: Window, reader: Reader, how: Stating[_T]) -> Iterator[_T]:
    """Give what each row states."""
    found: dict[int, _T] = {}
    for shape in window.alike:
        for places, made in columns_by_plan(shape, window, reader, how.tables, how.columned):
            stated = how.many(made, window.attributes(shape, places, how.told))
            if stated is None:
                rows = map(window.__getitem__, places)
                stated = list(map(how.one, rows, fields_in(made)))
            found.update(zip(places, stated, strict=True))
    for at in range(len(window)):
        yield found[at] if at in found else _alone(window[at], reader, how)


def _alone(row: XmlElement, reader: Reader, how: Stating[_T]) -> _T:
    return how.one(row, reader.read(row, how.tables))


def fields_in(made: Made) -> Iterator[Fields]:
    """Give the fields of each row by the columns of all."""
    names = tuple(made)
    return (dict(zip(names, said, strict=True)) for said in zip(*made.values(), strict=True))
