"""The bench of the XML feeds: the fields of rows of one shape, by a plan that is made once for it.

A plan does what `Reader` does with each row, for many rows at a time: all that depends on tags and
names of attributes is done before. The parts that most feeds have are taken as columns; the others
as elements, one by one. What asks for a second look, or is to be told of, is left to `Reader`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias

from ..markup._xml_row import Document, NotPlainError
from ..markup._xml_shapes import Shape
from ..markup._xml_window import Window
from ._feed_columns import (
    ENCLOSURE,
    Join,
    Made,
    Make,
    agreed,
    and_enclosures,
    and_media,
    both,
    categories_at,
    guids_at,
    media_at,
    one_alone,
    permalinks_at,
    run_of,
    texts_at,
)
from ._feed_literal import MOST_LITERALS, Literal
from ._feed_media import INSIDE_MEDIUM
from ._feed_reader import (
    Fields,
    Many,
    One,
    Reader,
    Tables,
    Take,
    Text,
    media_content,
    passed,
    says_more,
)
from ._feed_said import MARKS, Mould, Said, UnusualError, literals_like, moulds_of

__all__ = ["NO_COLUMNS", "Columned", "columns_by_plan"]

_VALUES, _VALUE_CHARACTERS = 256, 200  # of elements that come many times, and are kept
_NO_VALUE: Final = object()

Rests: TypeAlias = list[Literal]
Act: TypeAlias = Callable[["Quiet", Sequence[Any], Fields, Rests], None]


class Columned(NamedTuple):
    """The elements of a format that are taken as columns, by what takes each of them."""

    category: Any = None
    guid: Any = None
    enclosure: Any = None


NO_COLUMNS: Final = Columned()


class Quiet(Reader):
    """A reader that tells of nothing: what is to be told of asks for a second look."""

    def __init__(self, reader: Reader) -> None:
        """Read as that reader does."""
        self.base = reader.base

    def note(self, *_: Any, **__: Any) -> None:
        """Leave it to the reader."""
        raise UnusualError


class _Step(NamedTuple):
    """What is done for one part: either a column of a field is made, or each row acted upon.

    Shape: `make` gives the values of the `field` in each row, or None where none has it; `join`
    joins them with those of a part before.
    """

    field: str = ""
    make: Make | None = None
    join: Join = one_alone
    act: Act | None = None


def columns_by_plan(
    shape: Shape, window: Window, reader: Reader, tables: Tables, columned: Columned
) -> Iterator[tuple[Sequence[int], Made]]:
    """Give the columns of the fields of rows of one shape, with the places of these rows.

    Shape: a place that is not among them is that of a row that asks for a second look.
    """
    document, rows = window.document, window.alike[shape]
    key = (id(tables), document.spaces)
    try:
        steps, foreign = shape.plan(key, lambda: _planned(shape, document, tables, columned))
    except NotPlainError:  # a prefix of the shape is not declared in this document
        return iter(())
    places = list(rows)
    if not foreign <= reader.unread:
        del places[0]  # it tells of what is foreign
    if not steps or not places:
        return iter(())
    return _by_steps(steps, places, [rows[place] for place in places], Quiet(reader))


def _by_steps(
    plan: Sequence[_Step], places: Sequence[int], rows: Sequence[Any], reader: Quiet
) -> Iterator[tuple[Sequence[int], Made]]:
    try:
        made = list(_columns(plan, rows, reader))
    except ValueError:  # also of a date or URL that is none: it is told of
        if len(places) > 1:
            for place, row in zip(places, rows, strict=True):
                yield from _by_steps(plan, [place], [row], reader)
    else:
        for among, columns in made:
            yield [places[at] for at in among], columns


def _columns(
    plan: Sequence[_Step], rows: Sequence[Sequence[Any]], reader: Quiet
) -> Iterator[tuple[Sequence[int], Made]]:
    """Give the columns, of all rows or of those that have the same fields."""
    columns = list(zip(*rows, strict=True))
    made: Made = {}
    for field, make, join, _ in plan:
        column = make(columns, reader.base) if make is not None else None
        if column is not None:
            made[field] = join(made[field], column) if field in made else column
    if not made:
        raise UnusualError
    if all(step.act is None for step in plan):
        yield range(len(rows)), made
    else:
        yield from _by_fields(_acted(plan, rows, made, reader))


def _acted(
    plan: Sequence[_Step], rows: Sequence[Sequence[Any]], made: Made, reader: Quiet
) -> Sequence[Fields]:
    """Give fields in the order of the parts."""
    fields: list[Fields] = [{} for _ in rows]
    rests: list[Rests] = [[] for _ in rows]
    for field, _, _, act in plan:
        if act is not None:
            for values, said, kept in zip(rows, fields, rests, strict=True):
                act(reader, values, said, kept)
        elif field in made:
            for said, value in zip(fields, made.pop(field), strict=True):
                if said.setdefault(field, value) is not value:
                    raise UnusualError
    for said, kept in zip(fields, rests, strict=True):
        _settle(said, kept)
    return fields


def _by_fields(fields: Sequence[Fields]) -> Iterator[tuple[Sequence[int], Made]]:
    alike: dict[tuple[str, ...], list[int]] = {}
    for at, said in enumerate(fields):
        alike.setdefault(tuple(said), []).append(at)
    for names, among in alike.items():
        columns = zip(*[fields[at].values() for at in among], strict=True)
        yield among, dict(zip(names, columns, strict=True))


def _settle(said: Fields, kept: Rests) -> None:
    for name, value in said.items():
        if type(value) is list:
            said[name] = tuple([one for one in value if one])
    if len(kept) > MOST_LITERALS:
        raise UnusualError
    if kept:
        said["rests"] = tuple(kept)


def _planned(
    shape: Shape, document: Document, tables: Tables, columned: Columned
) -> tuple[tuple[_Step, ...], frozenset[str]]:
    """Give the plan of a shape, and the names of its elements that no field takes."""
    moulds = moulds_of(shape, document)
    planner = _Planner(tables, columned)
    columns = [planner.columns(mould) for mould in moulds]
    alone = {name for mould, steps in zip(moulds, columns, strict=True) if not steps
             for name in planner.fields_of(mould)} | _mixed(columns)  # fmt: skip
    plan: list[_Step] = []
    for mould, steps in zip(moulds, columns, strict=True):
        if steps and alone.isdisjoint(step.field for step in steps):
            plan += steps
        elif act := planner.act(mould):
            plan.append(_Step(act=act))
    foreign = {mould.name for mould in moulds if tables.get(mould.name) is None}
    return tuple(plan), frozenset(foreign)


def _mixed(columns: Sequence[Sequence[_Step]]) -> set[str]:
    """Give the fields of several columns among which are elements that are none.

    Such an element may add to any field, and they count in their order.
    """
    others = [at for at, steps in enumerate(columns) if not steps]
    places: dict[str, list[int]] = {}
    for at, steps in enumerate(columns):
        for step in steps:
            places.setdefault(step.field, []).append(at)
    return {
        field for field, at in places.items() if any(at[0] < other < at[-1] for other in others)
    }


class _Planner:
    """Plans the elements of one shape."""

    def __init__(self, tables: Tables, columned: Columned) -> None:
        """Take what takes elements."""
        self._tables, self._columned = tables, columned

    def fields_of(self, mould: Mould) -> tuple[str, ...]:
        """Give the fields that an element adds to, as far as that is known."""
        take = self._tables.get(mould.name)
        if isinstance(take, One | Many | Text):
            return (take.name,)
        return () if take is None or take is passed else ("media",)

    def columns(self, mould: Mould) -> list[_Step]:
        """Give the columns of an element; none where it is to be taken by itself."""
        take, names = self._tables.get(mould.name), frozenset(mould.attributes)
        if take is None or says_more(Said(mould, MARKS)):
            return []
        if take is media_content:
            return self._media(mould, names)
        if mould.is_run:
            return self._run(mould, take, names)
        if take is self._columned.enclosure and "url" in names and names <= ENCLOSURE:
            media = media_at(mould.attributes, "length", mould.text, {}, ())
            return [_Step("media", media, and_enclosures)]
        return self._text(mould, take, names) if mould.text >= 0 else []

    def _text(self, mould: Mould, take: Any, names: frozenset[str]) -> list[_Step]:
        text = mould.text
        if type(take) is Text and not names:
            return [_Step(take.name, texts_at(take, text), both if take.is_many else agreed)]
        if take is self._columned.category and names <= {"domain"}:
            domain = mould.attributes.get("domain", -1)
            return [_Step("categories", categories_at(domain, text), both)]
        if take is self._columned.guid and names <= {"isPermaLink"}:
            at = mould.attributes.get("isPermaLink", -1)
            guids, links = partial(guids_at, text), partial(permalinks_at, at, text)
            return [_Step("guid", guids), _Step("permalink", links)]
        return []

    def _run(self, mould: Mould, take: Any, names: frozenset[str]) -> list[_Step]:
        if type(take) is Text and take.is_many and not names:
            return [_Step(take.name, run_of(take, mould.at), both)]
        if take is self._columned.category and mould.text >= 0 and names <= {"domain"}:
            make = run_of(None, mould.at, has_domain=bool(names))
            return [_Step("categories", make, both)]
        return []

    def _media(self, mould: Mould, names: frozenset[str]) -> list[_Step]:
        inner = mould.children
        are_texts = all(one.name in INSIDE_MEDIUM and one.text >= 0 for one in inner)
        if mould.is_run or "url" not in names or not are_texts or any(x.children for x in inner):
            return []
        inside = {one.name: one.text for one in inner}
        types = [at for one in inner for at in one.attributes.values()]
        text = -1 if inner else mould.text
        media = media_at(mould.attributes, "fileSize", text, inside, types)
        return [_Step("media", media, and_media)]

    def act(self, mould: Mould) -> Act | None:
        """Give what takes an element by itself; None where nothing is to be done."""
        take, more = self._tables.get(mould.name), says_more(Said(mould, MARKS))
        is_bare = type(take) is Text and mould.text < 0 and not mould.attributes
        if not more and (take is passed or (is_bare and not mould.children)):
            return None
        act = _act(mould, take, more=more)
        return _each(mould.at, act) if mould.is_run else act


def _each(at: int, act: Act) -> Act:
    """Give what acts upon each element of a run."""

    def acts(reader: Quiet, values: Sequence[Any], fields: Fields, rests: Rests) -> None:
        for one in values[at]:
            act(reader, one if type(one) is tuple else (one,), fields, rests)

    return acts


def _act(mould: Mould, take: Text | Take | None, *, more: bool) -> Act:
    taken = _takes_value(mould, take) if isinstance(take, One | Many) else None
    literal = literals_like(mould)

    def act(reader: Quiet, values: Sequence[Any], fields: Fields, rests: Rests) -> None:
        if taken is not None:
            is_kept = taken(reader, values, fields) or more
        else:
            is_kept = reader.is_foreign(take, Said(mould, values), fields) or more
        if is_kept:
            found = literal(values)
            if found is not None:
                rests.append(found)

    return act


def _takes_value(mould: Mould, take: One | Many) -> Callable[[Quiet, Sequence[Any], Fields], bool]:
    """Give what takes a value that the element makes alone, of which short ones are kept."""
    known: dict[tuple[Any, ...], Any] = {}
    start, end = mould.start, mould.end

    def value_of(reader: Quiet, values: Sequence[Any]) -> Any:
        key = (reader.base, *values[start:end])
        if len("".join(key)) > _VALUE_CHARACTERS:
            return take.take(reader, Said(mould, values))
        value = known.get(key, _NO_VALUE)
        if value is _NO_VALUE:
            if len(known) >= _VALUES:
                known.clear()
            value = known[key] = take.take(reader, Said(mould, values))
        return value

    def taken(reader: Quiet, values: Sequence[Any], fields: Fields) -> bool:
        value = value_of(reader, values)
        if isinstance(take, Many):
            fields.setdefault(take.name, []).append(value)
        elif value not in ("", None) and fields.setdefault(take.name, value) != value:
            raise UnusualError
        return False

    return taken
