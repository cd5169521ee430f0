"""The bench of RSS: the fields of items of one shape, by a plan that is made once for it.

A plan does what the reading of the parts of an item does, for many items at a time, value by value:
all that depends on tags and names of attributes is done before. What asks for a second look is left
to the reading of each item by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from operator import add
from typing import Any, Final, NamedTuple, TypeAlias

from ..markup._xml_rows import Row
from ..markup._xml_shapes import Part, Shape
from ..safety.urls import are_plain_uris, is_absolute, is_plain_uri
from ._feed_dates import web_date_of, web_dates_of
from ._feed_media import INSIDE_MEDIUM, media_and, media_with
from ._feed_reader import Fields, Tables, Text, uri_of
from ._feed_text import plain

__all__ = ["ENCLOSURE", "MEDIUM", "UnusualError", "add_guid", "fields_by_plan"]

ENCLOSURE: Final = frozenset({"length", "type", "url"})
MEDIUM: Final = frozenset({"fileSize", "height", "medium", "type", "url", "width"})
_FACTS: Final = ("medium", "type", "width", "height")  # and the size

Column: TypeAlias = Sequence[Any]  # one value of each item
Columns: TypeAlias = Sequence[Sequence[str]]
Make: TypeAlias = "Callable[[Columns, str], Column | None]"
Join: TypeAlias = Callable[[Column, Column], Column]


class UnusualError(ValueError):
    """It asks for a second look."""


class Step(NamedTuple):
    """What is done for one part.

    Shape: `make` gives the values of the `field` in each item, or None where none has it; `join`
    joins them with those of a part before.
    """

    field: str
    make: Make
    join: Join


def fields_by_plan(
    shape: Shape, rows: Sequence[Row], base: str, tables: Tables
) -> list[Fields | None]:
    """Give the fields of items of one shape; None for those that ask for a second look."""
    if shape.plan is None:
        shape.plan = _planned(shape.parts, tables, rows[0].document.name_of)
    if not shape.plan:
        return [None] * len(rows)
    try:
        return list(_made(shape.plan, [row.values for row in rows], base))
    except ValueError:  # also of a date or URL that is none: it is told of
        if len(rows) == 1:
            return [None]
    return [fields for row in rows for fields in fields_by_plan(shape, [row], base, tables)]


def _made(plan: Sequence[Step], rows: Sequence[Sequence[str]], base: str) -> Iterable[Fields]:
    columns = list(zip(*rows, strict=True))
    made: dict[str, Column] = {}
    for field, make, join in plan:
        column = make(columns, base)
        if column is not None:
            made[field] = join(made[field], column) if field in made else column
    if not made:
        raise UnusualError
    return map(dict, map(zip, repeat(tuple(made)), zip(*made.values(), strict=True)))


def _planned(
    parts: Sequence[Part], tables: Tables, name_of: Callable[[str], str]
) -> tuple[Step, ...]:
    try:
        return tuple(_Planner(tables, name_of).steps(parts))
    except UnusualError:
        return ()


class _Planner:
    """Plans the parts of one shape; raises UnusualError for what a plan cannot do."""

    def __init__(self, tables: Tables, name_of: Callable[[str], str]) -> None:
        self._tables, self._name_of = tables, name_of
        self._steps: list[Step] = []
        self._inside: dict[str, int] = {}
        self._types: list[int] = []  # where inside a medium a type stands, which has to be plain
        self._open: dict[str, int] | None = None  # the attributes of the medium that is open

    def steps(self, parts: Sequence[Part]) -> list[Step]:
        at = 0
        for part in parts:
            said = {name: at + index for index, name in enumerate(part.attributes)}
            at += len(said)
            self._add(self._name_of(part.tag), part, said, at if part.has_text else -1)
            at += part.has_text
        if self._open is not None:
            raise UnusualError
        return self._steps

    def _add(self, name: str, part: Part, said: dict[str, int], text: int) -> None:
        if part.is_end:
            self._end(name)
        elif self._open is not None:
            self._within(name, said, text)
        elif name == "media:content" and "url" in said and MEDIUM.issuperset(said):
            self._begin(said, text, opens=not part.has_text and not part.is_empty)
        elif text >= 0 and not said:
            self._text(name, text)
        else:
            self._attributed(name, part, said, text)

    def _text(self, name: str, text: int) -> None:
        take = self._tables.get(name)
        if type(take) is Text:
            self._take(take.name, _text(take, text), _both if take.is_many else _agreed)
        elif name == "category":
            self._take("categories", _category(-1, text), _both)
        elif name == "guid":
            self._guid(-1, text)
        else:
            raise UnusualError

    def _attributed(self, name: str, part: Part, said: dict[str, int], text: int) -> None:
        if name == "guid" and part.attributes == ("isPermaLink",) and text >= 0:
            self._guid(said["isPermaLink"], text)
        elif name == "category" and part.attributes == ("domain",) and text >= 0:
            self._take("categories", _category(said["domain"], text), _both)
        elif name == "enclosure" and "url" in said and ENCLOSURE.issuperset(said):
            if text < 0 and not part.is_empty:
                raise UnusualError
            self._take("media", _media(said, "length", text, {}, ()), _and_enclosures)
        else:
            raise UnusualError

    def _take(self, field: str, make: Make, join: Join) -> None:
        self._steps.append(Step(field, make, join))

    def _guid(self, permalink: int, text: int) -> None:
        self._take("guid", partial(_guids, text), _one_alone)
        self._take("permalink", partial(_permalinks, permalink, text), _one_alone)

    def _begin(self, said: dict[str, int], text: int, *, opens: bool) -> None:
        if opens:
            self._open, self._inside, self._types = said, {}, []
        else:
            self._take("media", _media(said, "fileSize", text, {}, ()), _and_media)

    def _within(self, name: str, said: dict[str, int], text: int) -> None:
        if text < 0 or name not in INSIDE_MEDIUM or not {"type"}.issuperset(said):
            raise UnusualError
        self._inside[name] = text
        self._types += said.values()

    def _end(self, name: str) -> None:
        if self._open is None or name != "media:content":
            raise UnusualError
        make = _media(self._open, "fileSize", -1, self._inside, tuple(self._types))
        self._take("media", make, _and_media)
        self._open = None


def _texts(column: Sequence[str]) -> list[str] | None:
    """Give texts without space around them; None where all are empty."""
    texts = list(map(str.strip, column))
    if all(texts):
        return texts
    if any(texts):
        raise UnusualError
    return None


def _uris(texts: list[str], base: str) -> list[str]:
    return texts if are_plain_uris(texts) else [uri_of(text, base) for text in texts]


def _text(take: Text, at: int) -> Make:
    make = None if take.make is None else _AT_ONCE.get(take.make, partial(map, take.make))

    def values(columns: Columns, base: str) -> Column | None:
        texts = _texts(columns[at])
        if texts is None:
            return None
        if take.is_url:
            texts = _uris(texts, base)
        made = texts if make is None else list(make(texts))
        if None in made:
            raise UnusualError
        return [(one,) for one in made] if take.is_many else made

    return values


def _category(domain: int, at: int) -> Make:
    def values(columns: Columns, _base: str) -> Column | None:
        texts = _texts(columns[at])
        if texts is None:
            return None
        domains = map(plain, columns[domain]) if domain >= 0 else [""] * len(texts)
        return [(one,) for one in zip(domains, texts, strict=True)]

    return values


def _guids(at: int, columns: Columns, _base: str) -> Column:
    texts = _texts(columns[at])
    if texts is None:
        raise UnusualError
    return texts


def _permalinks(permalink: int, at: int, columns: Columns, _base: str) -> Column | None:
    """Give the identities that are links, unless they say otherwise."""
    stated = {*columns[permalink]} if permalink >= 0 else {""}
    if all(_says_no(one) for one in stated):
        return None
    texts = list(map(str.strip, columns[at]))
    if any(_says_no(one) for one in stated):
        raise UnusualError
    if are_plain_uris(texts) or all(map(is_absolute, texts)):
        return texts
    if any(map(is_absolute, texts)):
        raise UnusualError
    return None


def _says_no(is_permalink: str) -> bool:
    return is_permalink.strip().lower() == "false"


def add_guid(text: str, is_permalink: str, fields: Fields) -> None:
    """Take the identity, and the link that it is unless it says otherwise."""
    if not text or "guid" in fields:
        raise UnusualError
    fields["guid"] = text
    if not _says_no(is_permalink) and (is_plain_uri(text) or is_absolute(text)):
        fields["permalink"] = text


def _media(
    said: Mapping[str, int], size: str, text: int, inside: Mapping[str, int], types: Sequence[int]
) -> Make:
    facts = [said.get(name, -1) for name in (*_FACTS, size)]
    texts = [inside.get(name, -1) for name in INSIDE_MEDIUM]

    def values(columns: Columns, base: str) -> Column:
        urls = _texts(columns[said["url"]])
        is_plain = all({*columns[at]} == {"plain"} for at in types)
        if urls is None or not is_plain or (text >= 0 and _texts(columns[text]) is not None):
            raise UnusualError
        nothing = [""] * len(urls)
        told = zip(*[columns[at] if at >= 0 else nothing for at in facts], strict=True)
        shown = [map(str.strip, columns[at]) if at >= 0 else nothing for at in texts]
        media = media_with(_uris(urls, base), told, zip(*shown, strict=True))
        if None in media:
            raise UnusualError
        return [(medium,) for medium in media]

    return values


def _agreed(before: Column, column: Column) -> Column:
    if before != column:
        raise UnusualError
    return before


def _one_alone(before: Column, column: Column) -> Column:
    raise UnusualError


def _both(before: Column, column: Column) -> Column:
    return list(map(add, before, column))


def _and_media(before: Column, column: Column) -> Column:
    return list(map(media_and, before, chain.from_iterable(column)))


def _and_enclosures(before: Column, column: Column) -> Column:
    pairs = zip(before, column, strict=True)
    return [media_and(media, medium, is_enclosure=True) for media, (medium,) in pairs]


# What makes the values of many texts at once, by what makes that of one.
_AT_ONCE: Final[Mapping[Callable[[str], Any], Callable[[Sequence[str]], Iterable[Any]]]] = {
    web_date_of: web_dates_of,
}
