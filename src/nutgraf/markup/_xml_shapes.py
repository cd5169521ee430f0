"""Rows of one shape: a program writes the same tags in the same order, and only the texts differ.

A shape is learnt from rows that were read part by part; its pattern takes a further row at once.
Shapes stay for the documents that follow, since feeds are read over and over.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import Any, Final, NamedTuple, TypeAlias

from ._xml_plain import ATTRIBUTES, Token, unescaped

__all__ = ["Memory", "Part", "Shape", "Shapes"]

_LEAST = 50  # rows of a document of which it pays: a pattern costs as much as thirty of them
_PAYS = 30  # rows of one shape, of one document or of several, before there is a pattern of it
_LEARNT_OF_MANY, _LEARNT_OF_FEW = 64, 3  # rows of one document that are learnt from
_MOST = 8  # shapes that are tried
_MOST_PARTS = 60
_MOST_CHARACTERS = 8_000  # of the tags and names of attributes in one shape
_PATTERNS, _COUNTS, _PLANS = 64, 256, 8  # that are kept from document to document
_SPACE: Final = r"[ \t\n]*+"
_TEXT: Final = r">({}[^<]*+)"
_CDATA: Final = rf">{_SPACE}<!\[CDATA\[({{}}(?:[^\]]++|\](?!\]>))*+)\]\]>{_SPACE}"
_SECTION: Final = re.compile(_CDATA.format("").removeprefix(">"))
_NAME: Final = r"[A-Za-z_][A-Za-z0-9_.:-]*+"
_ATTRIBUTE: Final = re.compile(rf" ({_NAME})=(?:(\")[^\"<\t\n]*+\"|(')[^'<\t\n]*+')")
_VALUES: Final = {'"': r"=\"({}[^\"<\t\n]*+)\"", "'": r"='({}[^'<\t\n]*+)'"}
_EMPTY, _OPEN, _END = "/", ">", "</"
_LEAVES: Final = frozenset({_TEXT, _CDATA, _EMPTY})

# A tag, the names of its attributes with their quotes, and what follows: one of those above.
Kind: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str]


class Part(NamedTuple):
    """A part of a shape.

    Shape: `tag` as it is written. Its values are the space before it, where it `has_space`, those
    of the `attributes`, and the text, where it `has_text`. A run is an element any number of times:
    it has one value, the values of each, or the one that each has. `is_end` tells a closing tag.
    """

    tag: str
    attributes: tuple[str, ...]
    has_text: bool
    is_open: bool
    is_end: bool
    has_space: bool
    is_run: bool

    @property
    def size(self) -> int:
        """How many values it has."""
        return 1 if self.is_run else self.has_space + len(self.attributes) + self.has_text


class Shape:
    """What rows have in common: their parts, and the pattern of their values."""

    def __init__(self, tag: str, kinds: Sequence[tuple[Kind, bool]]) -> None:
        """Take the tag of the rows, and the kind of each part with whether it is a run.

        Shape: the tag ends with a space where rows have attributes of their own.
        """
        self.tag, self.parts = tag.rstrip(), tuple(_parts(kinds))
        self.has_attributes = tag != self.tag  # which are the first value
        self._plans: dict[Hashable, Any] = {}
        self._raw: set[int] = set()  # the values that are as they should be
        self._runs: list[tuple[int, re.Pattern[str], tuple[bool, ...]]] = []
        pieces, at = [], int(self.has_attributes)
        for (kind, is_run), part in zip(kinds, self.parts, strict=True):
            pieces.append(_piece(kind, part))
            at += part.size
            if is_run:
                raw = (False,) * len(part.attributes) + (kind[2] == _CDATA,) * part.has_text
                self._runs.append((at - 1, re.compile(_pattern(kind)), raw))
            if is_run or kind[2] == _CDATA:
                self._raw.add(at - 1)
        if self.has_attributes:
            self._raw.add(0)
        said, tag = f"({ATTRIBUTES}){_SPACE}" * self.has_attributes, re.escape(self.tag)
        self._pattern = re.compile("".join([f"<{tag}{said}>", *pieces, f"{_SPACE}</{tag}>"]))

    def values_in(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Sequence[Any]]:
        """Give the values of rows, up to the first one that is of another shape."""
        found: list[Sequence[Any]] = []
        matched = self._pattern.fullmatch
        for start, end in spans:
            match = matched(text, start, end)
            if match is None or (self.has_attributes and "xmlns" in match[1]):
                break
            found.append(match.groups())
        if found and (self._runs or text.find("&", spans[0][0], spans[len(found) - 1][1]) >= 0):
            return [
                self._resolved(values, has_references=text.find("&", *span) >= 0)
                for values, span in zip(found, spans, strict=False)
            ]
        return found

    def _resolved(self, values: Sequence[Any], *, has_references: bool) -> Sequence[Any]:
        if has_references:
            values = [
                value if "&" not in value or at in self._raw else unescaped(value)
                for at, value in enumerate(values)
            ]
        if self._runs:
            values = list(values)
            for at, pattern, raw in self._runs:
                values[at] = _run(pattern.findall(values[at]), raw, "&" in values[at])
        return values

    def plan(self, key: Hashable, make: Any) -> Any:
        """Give what a reader makes of the parts, once; `key` tells all else that it depends on."""
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= _PLANS:
                self._plans = {}
            plan = self._plans[key] = make()
        return plan


class Memory:
    """The shapes that were met, the last one first, and how often others were."""

    def __init__(self) -> None:
        """Begin with none."""
        self.shapes: tuple[Shape, ...] = ()
        self._counts: dict[Hashable, int] = {}

    def use(self, shape: Shape) -> None:
        """Put a shape first."""
        others = [one for one in self.shapes if one is not shape]
        self.shapes = (shape, *others[: _MOST - 1])

    def count(self, key: Hashable, rows: int) -> int:
        """Count rows for a shape, and give how many there were."""
        if len(self._counts) >= _COUNTS:
            self._counts = {}
        count = self._counts[key] = self._counts.get(key, 0) + rows
        return count


_memory: Final = Memory()


class Shapes:
    """The shapes of the rows of one document, the last one that was met first."""

    def __init__(self, text: str, rows: int) -> None:
        """Take the document, and how many rows it has."""
        self._text = text
        self._known = list(_memory.shapes)
        self._last: Shape | None = None
        is_long = rows >= _LEAST
        self._left = _LEARNT_OF_MANY if is_long else _LEARNT_OF_FEW
        self._rows = _PAYS // 2 if is_long else rows // _LEARNT_OF_FEW  # that each stands for
        self._lengths: dict[Kind, int] = {}
        self._varying: set[Kind] = set()

    def find(
        self, spans: Sequence[tuple[int, int]]
    ) -> tuple[Shape | None, Sequence[Sequence[Any]]]:
        """Give the shape of the first row with the values of all up to the first of another.

        Shape: None and none where it is not known.
        """
        for shape in self._known:
            values = shape.values_in(self._text, spans)
            if values:
                if shape is not self._last:
                    self._prefer(shape)
                return shape, values
        return None, ()

    def _prefer(self, shape: Shape) -> None:
        """Try a shape first from now on."""
        self._last = shape
        self._known = [shape, *[one for one in self._known if one is not shape][: _MOST - 1]]
        _memory.use(shape)

    def learn(self, tag: str, tokens: Sequence[Token]) -> None:
        """Learn the shape of a row; a space behind the tag tells that it has attributes."""
        if not self._left or len(tokens) > _MOST_PARTS:
            return
        self._left -= 1
        kinds = [_kind(token) for token in tokens if any(token)]
        found = [one for one in kinds if one is not None]
        said = sum(len(one[0]) + sum(map(len, chain(*one[1]))) for one in found)
        if len(found) < len(kinds) or len(tag) + said > _MOST_CHARACTERS:
            return
        key = tuple(self._in_runs(found))
        if _memory.count((tag, key), self._rows) >= _PAYS:
            self._prefer(_shape(tag, key))

    def _in_runs(self, kinds: Sequence[Kind]) -> Iterator[tuple[Kind, bool]]:
        """Take as one what stands a number of times, where the number is not always the same."""
        depth = 0
        for kind, same in groupby(kinds):
            count = len([*same])
            if depth == 0 and kind[2] in _LEAVES and (kind[1] or kind[2] != _EMPTY):
                if self._lengths.setdefault(kind, count) != count:
                    self._varying.add(kind)
                if kind in self._varying:
                    yield kind, True
                    continue
            depth += count * ((kind[2] == _OPEN) - (kind[2] == _END))
            for _ in range(count):
                yield kind, False


@lru_cache(maxsize=_PATTERNS)
def _shape(tag: str, kinds: tuple[tuple[Kind, bool], ...]) -> Shape:
    return Shape(tag, kinds)


def _kind(token: Token) -> Kind | None:
    """Give the kind of a part; None for what is read part by part, as declarations are."""
    tag, attributes, empty, said, closed, closing, rest = token
    if closing:
        return closing, (), _END
    names = _names_in(attributes) if attributes else ()
    if rest or names is None:
        return None
    if empty:
        return tag, names, _EMPTY
    if closed and "<" not in said:
        return tag, names, _TEXT
    if closed and _SECTION.fullmatch(said):
        return tag, names, _CDATA
    return None if said.strip(" \t\n") else (tag, names, _OPEN)


def _names_in(attributes: str) -> tuple[tuple[str, str], ...] | None:
    """Give the names of attributes that are written as most are, each once; else None."""
    found = list(_ATTRIBUTE.finditer(attributes))
    names = tuple([(one[1], one[2] or one[3]) for one in found])
    if "xmlns" in attributes or len({name for name, _ in names}) < len(names):
        return None
    return names if sum(len(one[0]) for one in found) == len(attributes) else None


def _parts(kinds: Sequence[tuple[Kind, bool]]) -> Iterator[Part]:
    depth = 0
    for (tag, names, inside), is_run in kinds:
        attributes = tuple([name for name, _ in names])
        is_open, is_end, has_text = inside == _OPEN, inside == _END, inside in {_TEXT, _CDATA}
        yield Part(tag, attributes, has_text, is_open, is_end, depth > 0, is_run)
        depth += is_open - is_end


def _piece(kind: Kind, part: Part) -> str:
    if part.is_run:
        return f"((?:{_SPACE}{_pattern(kind, '?:')})++)"
    return (f"({_SPACE})" if part.has_space else _SPACE) + _pattern(kind)


def _pattern(kind: Kind, group: str = "") -> str:
    """Give the pattern of a part; `group` is what the groups of its values begin with."""
    tag, names, inside = kind
    tag = re.escape(tag)
    if inside == _END:
        return f"</{tag}>"
    said = "".join([f" {re.escape(name)}{_VALUES[quote].format(group)}" for name, quote in names])
    if inside == _EMPTY:
        return f"<{tag}{said}{_SPACE}/>"
    return f"<{tag}{said}" + (">" if inside == _OPEN else f"{inside.format(group)}</{tag}>")


def _run(found: list[Any], raw: Sequence[bool], has_references: bool) -> list[Any]:  # noqa: FBT001
    """Resolve the references in the values of a run."""
    if not has_references:
        return found
    if len(raw) == 1:
        return found if raw[0] else [unescaped(one) for one in found]
    return [
        tuple([one if is_raw else unescaped(one) for one, is_raw in zip(values, raw, strict=True)])
        for values in found
    ]
