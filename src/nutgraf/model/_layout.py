"""How things are written, found once for all that are alike.

Things are alike when they are of one class and hold, in the same fields, values of the same kinds.
A newsroom writes the same few makes of picture, person and article all day; a layout that is used
so often gets code of its own, in which nothing is left to be looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, Final, Never, TypeAlias

from ..errors import RenderError
from ..safety.limits import DEFAULT_LIMITS
from ._held import keep_layout
from ._table import properties
from ._typed import Typed
from ._weave import weave
from ._written import INLINE, LEAVES, PLAIN, Write, Writing, as_it_is, in_list, text, typed
from .values import Ordered

__all__ = ["write_thing"]

_DEPTH: Final = DEFAULT_LIMITS.json_depth
_KEPT = 2_048  # layouts, and rows of them; an article may hold any fields
_OFTEN = 500  # uses after which making code, 1 ms at most, has soon paid
_UNUSUAL = frozenset({"body", "residue", "types"})  # fields that are no mere properties

_Kind: TypeAlias = type | tuple[type] | frozenset[type]
"""The kind of a value: of the only one of several, of several all kinds."""
_Row: TypeAlias = tuple[str, str, bool, Write]
"""A property that is held: its name and field, whether one of many stands alone, what writes it."""


class _Layout:
    """How things that are alike are written.

    Shape: `write` takes a thing and how deep those inside it stand; `rows` are in canonical order;
    the things are `usual` when they hold nothing but properties.
    """

    __slots__ = ("is_usual", "rows", "start", "uses", "write")

    def __init__(self, kind: type[Typed], rows: list[_Row], *, is_usual: bool) -> None:
        """Begin without code of its own."""
        self.start, self.rows, self.is_usual = typed(kind.types), tuple(rows), is_usual
        self.write: Write = partial(_by_rows, self)
        self.uses = 0


def write_thing(thing: Typed, writing: Writing, depth: int) -> dict[str, Any]:
    """Write a thing that stands so many levels deep as a node.

    Raises RenderError when it is nested deeper than a reader would follow.
    """
    if depth > _DEPTH:
        _too_deep()
    node: dict[str, Any] = (_layout_kept(thing) or _layout_of(thing)).write(
        thing, writing, depth + 1
    )
    return node


def _too_deep() -> Never:
    raise RenderError(f"the article is nested deeper than {_DEPTH} levels")


_layout_kept: Callable[[Typed], _Layout | None] = attrgetter("_layout")
_layouts: dict[tuple[Any, ...], _Layout] = {}


def _layout_of(thing: Typed) -> _Layout:
    """Find the layout of a thing, and keep it there: it cannot change, for the thing cannot."""
    held = _told(thing)
    key = (type(thing), *held, *map(_kind_of, held.values()))
    layout = _layouts.get(key)
    if layout is None:
        if len(_layouts) >= _KEPT:
            _layouts.clear()
        layout = _layouts[key] = _laid_out(type(thing), held)
    keep_layout(thing, layout)
    return layout


def _told(thing: Any) -> Mapping[str, Any]:
    """Give what a thing holds, and the text of its body where that is not given itself."""
    held: Mapping[str, Any] = thing.__dict__
    if "body" in held and "article_body" not in held:
        return {**held, "article_body": thing.article_body}
    return held


def _kind_of(value: Any) -> _Kind:
    kind = type(value)
    if kind is not tuple:
        return kind
    return (type(value[0]),) if len(value) == 1 else frozenset(map(type, value))


def _laid_out(kind: type[Typed], held: Mapping[str, Any]) -> _Layout:
    table = properties(kind)
    told = sorted((table[field] for field in held if field in table), key=lambda of: of.rank)
    rows = [_row(of.wire, of.field, _kind_of(held[of.field])) for of in told]
    if "id" in held:
        rows.insert(0, ("@id", "id", False, as_it_is))
    is_usual = len(kind.types) == 1 and _UNUSUAL.isdisjoint(held)
    return _Layout(kind, rows, is_usual=is_usual)


@lru_cache(_KEPT)
def _row(wire: str, field: str, kind: _Kind) -> _Row:
    """Give a row; layouts share them, for there may be many of an article."""
    if isinstance(kind, tuple):
        return wire, field, True, _WRITERS[kind[0]]
    if not isinstance(kind, frozenset):
        return wire, field, False, _WRITERS[kind]
    write = in_list if kind <= PLAIN else _each
    if all(_WRITERS[one] is write_thing for one in kind):
        write = _things
    return wire, field, False, write


def _by_rows(layout: _Layout, thing: Typed, writing: Writing, depth: int) -> dict[str, Any]:
    layout.uses += 1
    if layout.uses >= _OFTEN and layout.is_usual:
        layout.write = _code(layout)
    held = thing.__dict__ if layout.is_usual else _told(thing)
    node = layout.start.copy() if layout.is_usual else typed(thing.types)
    for wire, field, is_only, write in layout.rows:
        value = held[field][0] if is_only else held[field]
        node[wire] = write(value, writing, depth)
    if "residue" in held:
        weave(node, held, {wire: held[field] for wire, field, *_ in layout.rows}, writing)
    return node


def _code(layout: _Layout) -> Write:
    """Make a function: `held = thing.__dict__; node = start(); node["name"] = held["name"]; …`.

    It is made of names that our own classes declare; of a document there is nothing in it. A node
    begins as a copy that has all its keys: Python builds a long display out of pieces.
    """
    whole = {**layout.start, **dict.fromkeys(wire for wire, *_ in layout.rows)}
    names: dict[str, Any] = {
        "__builtins__": {}, "layout_of": _layout_of, "start": whole.copy, "str": str,
        "too_deep": _too_deep,
    }  # fmt: skip
    lines = ["held = thing.__dict__", "node = start()"]
    for place, (wire, field, is_only, write) in enumerate(layout.rows):
        names[f"write_{place}"] = write
        inline = _INLINE.get(write, f"write_{place}({{}}, writing, depth)")
        value = inline.format(f"held[{field!r}]{'[0]' if is_only else ''}")
        lines.append(f"node[{wire!r}] = {value}")
    if any("layout_of" in line for line in lines):  # things that stand inside
        lines.insert(0, f"too_deep() if depth > {_DEPTH} else None")
    body = "\n    ".join([*lines, "return node"])
    exec(f"def write(thing, writing, depth):\n    {body}", names)  # noqa: S102 (our own text)
    made: Write = names["write"]
    return made


def _each(held: tuple[Any, ...], writing: Writing, depth: int) -> list[Any]:
    return [_WRITERS[type(one)](one, writing, depth) for one in held]


def _things(held: tuple[Any, ...], writing: Writing, depth: int) -> list[Any]:
    return [write_thing(one, writing, depth) for one in held]


def _ordered(held: Ordered, writing: Writing, depth: int) -> dict[str, Any]:
    return {"@list": _each(held, writing, depth)}


class _Writers(dict[type, Write]):
    """By the kind of a value what writes it; a class of the model is entered when it is met."""

    def __missing__(self, kind: type) -> Write:
        self[kind] = write_thing if getattr(kind, "is_thing", False) else text
        return self[kind]


_WRITERS = _Writers({**LEAVES, Ordered: _ordered})
_INLINE: Mapping[Write, str] = {
    **INLINE,
    write_thing: "((one := {})._layout or layout_of(one)).write(one, writing, depth + 1)",
    _things: "[(one._layout or layout_of(one)).write(one, writing, depth + 1) for one in {}]",
}
"""What does the same as these, in the code of a layout."""
