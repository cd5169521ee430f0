"""XML read row by row: by one pattern where it is plain, as most feeds are, else by the parser.

Plain is what has, within its rows, nothing but elements, attributes, text and CDATA sections, all
well-formed, and declares its name spaces around them. Whatever else comes up, the parser reads on
from there, and it is the parser that gives what is around the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from ._xml import XmlElement, customary, parse_strictly, parse_xml, parsed_rows
from ._xml_plain import OPENING, PART, Token, attributes_in, unescaped
from ._xml_shapes import Shape, Shapes

__all__ = ["Row", "element_of", "read_xml"]

_PLACE: Final = "nutgraf-row"  # stands for a run of rows
_BEHIND_NAME: Final = frozenset(" \t\n>")
_DEEPEST = 50  # elements in a row that have elements in them


class _NotPlainError(ValueError):
    """It is for the parser."""


def read_xml(
    text: str, rows: frozenset[str], note: Callable[[str, str], None]
) -> Iterator[XmlElement]:
    """Give each element whose local name is one of the rows, when it is whole; at last the root.

    Shape: `text` is as `prepare_xml` gives it; `note` takes rule and message of what was lost.
    Broken markup is read as far as it goes. A row is gone when the next is asked for, unless it is
    a `Row`, so that memory does not grow with their number; the root comes without them, and not at
    all where there is no element.
    """
    given = 0
    try:
        for row in _Plain(text, rows).elements():
            yield row
            given += 1
    except _NotPlainError:
        yield from islice(parsed_rows(text.encode(), rows, note), given, None)


def element_of(raw: Any, name: str) -> XmlElement:
    """Make an element of what `parts` gives of it."""
    if isinstance(raw, XmlElement):
        return raw
    if type(raw) is tuple:
        within, index, said = raw
        return _Element(within, index, said, name)
    return XmlElement(raw, name)


class _Element(XmlElement):
    """An element of a row; the parser reads the row again for what is seldom asked for."""

    __slots__ = ("_attributes", "_index", "_parts", "_said", "_within")

    def __init__(self, within: Any, index: int, said: str, name: str, attributes: str = "") -> None:
        """Take where it stands, its text, its name and its attributes as they are written."""
        self._within, self._index, self._said, self.name = within, index, said, name
        self._attributes = attributes
        self._parts: list[tuple[str, str | None, Any]] | None = None

    @property
    def _element(self) -> Any:  # made when it is asked for
        return self._within._element[self._index]  # noqa: SLF001 (of this family)

    @property
    def row(self) -> Row:
        """The row that it stands in."""
        row: Row = self._within.row
        return row

    @property
    def line(self) -> int:
        """The line where the element begins, counted from 1."""
        return int(self._element.sourceline)

    @property
    def text(self) -> str:
        """All text inside the element."""
        return unescaped(self._said) if self._parts is None else super().text

    @property
    def parts(self) -> Iterator[tuple[str, str | None, Any]]:
        """The elements inside it by name, with their text unless they hold more than text."""
        return iter(self._parts or ())

    @property
    def children(self) -> Iterator[XmlElement]:
        """The elements right inside it."""
        return (element_of(raw, name) for name, _, raw in self._parts or ())

    @property
    def plain_attributes(self) -> Mapping[str, str]:
        """The attributes that have no prefix, by name."""
        return attributes_in(self._attributes)

    @property
    def named_attributes(self) -> Mapping[str, str]:
        """The attributes by their plain or prefixed names."""
        attributes = self.plain_attributes
        if ":" not in self._attributes:
            return attributes
        named = self.row.document.attribute_name
        return {named(key) if ":" in key else key: value for key, value in attributes.items()}

    def get(self, name: str) -> str:
        """Give an attribute by its plain or prefixed name, nothing where there is none."""
        if not self._attributes:
            return ""
        attributes = self.plain_attributes
        if ":" not in name:
            return attributes.get(name, "")
        return next((attributes[one] for one in attributes if self._is(one, name)), "")

    def _is(self, found: str, name: str) -> bool:
        return ":" in found and self.row.document.attribute_name(found) == name


class Row(_Element):
    """A row, as the pattern finds it.

    Shape: `tokens` are the parts of what is in it, one by one: tag, attributes, the mark of an
    empty element, text, the closing tag right behind it, the name of another closing tag. Where it
    has a `shape`, its `values` say it all.
    """

    __slots__ = ("_end", "_made", "_start", "_tokens", "document", "shape", "values")

    def __init__(
        self,
        document: _Plain,
        span: tuple[int, int],
        opening: tuple[str, str],
        found: tuple[Shape | None, Sequence[str]] = (None, ()),
    ) -> None:
        """Take where it stands in the document, its name and attributes, its shape and values."""
        self._within, self._index, self._said = None, 0, ""
        self.name, self._attributes = opening
        self._parts: list[tuple[str, str | None, Any]] | None = None
        self.document = document
        self._start, self._end = span
        self._made: Any = None
        self._tokens: list[Token] | None = None
        self.shape, self.values = found

    @property
    def tokens(self) -> list[Token]:
        """The parts of what is in it; raises what it is not plain with."""
        if self._tokens is None:
            self._tokens = self.document.tokens_in(self._start, self._end)
        return self._tokens

    @property
    def parts(self) -> Iterator[tuple[str, str | None, Any]]:
        """The elements inside it by name, with their text unless they hold more than text."""
        if self._parts is None:
            try:
                self._parts = self._nested(self.tokens)
            except _NotPlainError:
                self._parts = list(XmlElement(self._element).parts)
        return iter(self._parts)

    @property
    def text(self) -> str:
        """All text inside the element."""
        return XmlElement(self._element).text

    @property
    def children(self) -> Iterator[XmlElement]:
        """The elements right inside it."""
        return (element_of(raw, name) for name, _, raw in self.parts)

    @property
    def row(self) -> Row:
        """The row that it is."""
        return self

    @property
    def first_line(self) -> int:
        """The line where the row begins, counted from 1."""
        return self.document.text.count("\n", 0, self._start) + 1

    @property
    def parent(self) -> XmlElement | None:
        """The element around it."""
        return self.document.parent

    @property
    def _element(self) -> Any:  # made when it is asked for
        if self._made is None:
            self._made = self.document.parsed(self._start, self._end)
            before = self.first_line - 1
            for one in self._made.iter():
                one.sourceline += before
        return self._made

    def _nested(self, tokens: list[Token]) -> list[tuple[str, str | None, Any]]:
        """Put the elements that the pattern found into one another."""
        name_of = self.document.name_of
        within: _Element = self
        parts: list[tuple[str, str | None, Any]] = []
        above: list[tuple[str, _Element, list[tuple[str, str | None, Any]]]] = []
        for tag, attributes, empty, said, closed, closing, rest in tokens:
            if tag:
                name, at = name_of(tag), len(parts)
                if not attributes and (closed or empty):
                    parts.append((name, unescaped(said), (within, at, said)))
                    continue
                element = _Element(within, at, said, name, attributes)
                parts.append((name, None, element))
                if not (closed or empty):
                    _require_plain(said)
                    above.append((tag, within, parts))
                    within, parts = element, []
                    element._parts = parts  # noqa: SLF001 (of this family)
                if "xmlns" in attributes:
                    raise _NotPlainError
            elif closing and above and above[-1][0] == closing:
                _, within, parts = above.pop()
            elif closing or rest:
                raise _NotPlainError
        if above:
            raise _NotPlainError
        return parts


class _Plain:
    """A document whose rows may be plain."""

    def __init__(self, text: str, rows: frozenset[str]) -> None:
        """Find the rows, and have the parser read what is around them."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        has_sections = "[" in text or "]" in text
        if not rows or (has_sections and text.count("]]>") != text.count("<![CDATA[")):
            raise _NotPlainError
        self.text = text
        self.names: dict[str, str] = {}
        self._spans = list(_spans(text, rows))
        self._around()

    def elements(self) -> Iterator[XmlElement]:
        """Give the rows and the root."""
        shapes = Shapes(self.text, len(self._spans))
        for span in self._spans:
            found = shapes.find(*span)
            if found is None:
                yield self._row(span, shapes)
            else:
                yield Row(self, span, (self.name_of(found[0].tag), ""), found)
        yield self.root

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Give the parts of what is in a row; raises what it is not plain with."""
        opening = self._opening(start)
        inner = end - len(opening[1]) - len("</>")
        tokens: list[Token] = PART.findall(self.text, opening.end(), inner)
        if tokens and tokens[-1][6]:
            _require_certain(self.text[start:end])
        if len(tokens) > _DEEPEST and sum(1 for one in tokens if one[5]) > _DEEPEST:
            raise _NotPlainError  # it may be deep
        return tokens

    def name_of(self, tag: str) -> str:
        """Give a name with its customary prefix."""
        name = self.names.get(tag)
        if name is None:
            prefix, _, local = tag.rpartition(":")
            space = _XML if prefix == "xml" else self._spaces.get(prefix or None)
            if ":" in prefix or (prefix and not space):
                raise _NotPlainError
            name = self.names[tag] = customary(f"{{{space}}}{local}" if space else local)
        return name

    def attribute_name(self, tag: str) -> str:
        """Give a name with its customary prefix, or as it is if its prefix is not declared."""
        try:
            return self.name_of(tag)
        except _NotPlainError:
            return tag

    def parsed(self, start: int, end: int) -> Any:
        """Have the parser read a row; it is well-formed."""
        declared = "".join(
            f' xmlns{f":{prefix}" if prefix else ""}="{_quoted(space)}"'
            for prefix, space in self._spaces.items()
        )
        whole: Any = parse_xml(f"<rows{declared}>{self.text[start:end]}</rows>".encode())
        return whole._element[0]  # noqa: SLF001 (of this family)

    def _opening(self, start: int) -> re.Match[str]:
        opening = OPENING.match(self.text, start)
        if opening is None or "xmlns" in opening[2]:
            raise _NotPlainError
        return opening

    def _row(self, span: tuple[int, int], shapes: Shapes) -> Row:
        """Give a row that is read part by part, and learn its shape."""
        opening = self._opening(span[0])
        tag, attributes = opening[1], opening[2]
        row = Row(self, span, (self.name_of(tag), attributes))
        tokens = row.tokens
        if opening[0] == f"<{tag}>":
            shapes.learn(tag, tokens)
        return row

    def _around(self) -> None:
        """Parse the document with a place for each run of rows; take the places out again."""
        text, pieces, at = self.text, [], 0
        runs = list(_runs(text, self._spans))
        for start, end in runs:
            is_last = text.count("<", end) == text.count("</", end)  # of no element that is told of
            lines = "" if is_last else "\n" * text.count("\n", start, end)
            pieces += [text[at:start], f"<{_PLACE}/>", lines]
            at = end
        root = parse_strictly("".join([*pieces, text[at:]]).encode())
        places = list(root.iter(f"{{*}}{_PLACE}")) if root is not None else []
        if root is None or not places or len(places) != len(runs):
            raise _NotPlainError
        parent = places[0].getparent()
        if parent is None or any(place.getparent() is not parent for place in places):
            raise _NotPlainError
        for place in places:
            parent.remove(place)
        self._spaces: Mapping[str | None, str] = parent.nsmap
        self.root, self.parent = XmlElement(root), XmlElement(parent)


_XML = "http://www.w3.org/XML/1998/namespace"


def _spans(text: str, rows: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give where each row begins and ends."""
    at = 0
    for start, inside, tag in _openings(text, rows):
        end = text.find(f"</{tag}>", inside)
        if start < at or end < 0:  # it stands in the row before, or has no end
            raise _NotPlainError
        at = end + len(tag) + len("</>")
        yield start, at


def _openings(text: str, rows: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Give where the opening tag of each row begins, where its name ends, and the name."""
    (row, *others), at = sorted(rows), 0
    if others or f":{row}" in text:  # it may have a prefix
        for found in _row_opening(rows).finditer(text):
            yield found.start(), found.end(), found[1]
        return
    while (start := text.find(f"<{row}", at)) >= 0:
        at = start + len(row) + 1
        if text[at : at + 1] in _BEHIND_NAME:
            yield start, at, row


@lru_cache(maxsize=16)
def _row_opening(rows: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        rf"<((?:[A-Za-z_][A-Za-z0-9_.-]*+:)?(?:{'|'.join(sorted(rows))}))(?=[ \t\n>])"
    )


def _runs(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give where each run of rows with nothing but space between them begins and ends."""
    start = end = -1
    for first, last in spans:
        if start >= 0 and not text[end:first].strip(" \t\n"):
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _require_certain(row: str) -> None:
    """Require that the row ends where it seems to: not in a comment, or in a section of CDATA."""
    if "<!--" in row or "<?" in row or row.count("<![CDATA[") != row.count("]]>"):
        raise _NotPlainError


def _require_plain(said: str) -> None:
    if said.strip(" \t\n"):
        raise _NotPlainError


def _quoted(space: str) -> str:
    return space.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
