"""One row of XML as the pattern finds it, and the elements in it; nothing of it is parsed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final, Protocol, TypeAlias

from ._xml import XmlElement, closing_of, opening_of
from ._xml_plain import PART, Token, attributes_in, unescaped

__all__ = ["Document", "Expanded", "NotPlainError", "Part", "Row", "element_of"]

_SPACE: Final = " \t\n"

Expanded: TypeAlias = tuple[str, str, str]  # a name space, its prefix, and the name in it
Part: TypeAlias = tuple[str, str | None, Any]  # as `XmlElement.parts` gives it


class NotPlainError(ValueError):
    """It is for the parser."""


class Document(Protocol):
    """What a row asks of the document that it stands in."""

    text: str
    parent: XmlElement
    names: dict[str, str]
    spaces: tuple[tuple[str, str], ...]

    def name_of(self, tag: str) -> str:
        """Give a name with its customary prefix; raises NotPlainError for one undeclared."""

    def attribute_name(self, tag: str) -> str:
        """Give a name with its customary prefix, or as it is if its prefix is not declared."""

    def expanded_element(self, tag: str) -> Expanded:
        """Give the name of an element with its name space."""

    def expanded_attribute(self, tag: str) -> Expanded:
        """Give the name of an attribute with its name space."""

    def span_in(self, start: int, end: int) -> tuple[int, int]:
        """Give where what is in a row begins and ends."""

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Give the parts of what is in a row; raises what it is not plain with."""

    def line_at(self, place: int) -> int:
        """Give the line of a place in the text, counted from 1."""

    def parsed(self, start: int, end: int) -> XmlElement:
        """Have the parser read a row."""


def element_of(raw: Any, name: str) -> XmlElement:
    """Make an element of what `parts` gives of it."""
    if isinstance(raw, XmlElement):
        return raw
    if type(raw) is tuple:
        row, at, said = raw
        return _Element(row, at, said, name)
    return XmlElement(raw, name)


class _Element(XmlElement):
    """An element of a row."""

    __slots__ = ("_at", "_attributes", "_last", "_parts", "_row", "_said")

    def __init__(self, row: Any, at: int, said: str, name: str, attributes: str = "") -> None:
        """Take the row, the number of its token there, its text, its name, and its attributes.

        Shape: the attributes are as they are written.
        """
        self._row, self._at, self._last, self._said, self.name = row, at, at, said, name
        self._attributes = attributes
        self._parts: list[Part] | None = None

    @property
    def row(self) -> Row:
        """The row that it stands in."""
        row: Row = self._row
        return row

    @property
    def _tag(self) -> str:
        return self.row.tokens[self._at][0]

    @property
    def _start(self) -> int:
        return self.row.places[self._at][1]

    @property
    def line(self) -> int:
        """The line where the opening tag of the element ends, as the parser counts it."""
        document = self.row.document
        end = self._start + len(f"<{self._tag}{self._attributes}")
        while document.text[end] in _SPACE:
            end += 1
        return document.line_at(end)

    @property
    def text(self) -> str:
        """All text inside the element."""
        if not self._parts:
            return unescaped(self._said)
        inner = ((child.text, child.texts[1]) for child in self.children)
        return "".join([self.texts[0], *(text for pair in inner for text in pair)])

    @property
    def texts(self) -> tuple[str, str]:
        """The text before the first element inside it, and that behind it."""
        return unescaped(self._said), self.row.space_before(self._last + 1)

    @property
    def parts(self) -> Iterator[Part]:
        """The elements inside it by name, with their text unless they hold more than text."""
        return iter(self._parts or ())

    @property
    def children(self) -> Iterator[XmlElement]:
        """The elements right inside it."""
        return (element_of(raw, name) for name, _, raw in self.parts)

    @property
    def markup(self) -> str:
        """What is inside the element, as HTML: names without prefix, nothing self-closed."""
        pieces = [escape(self.texts[0], quote=False)]
        for child in self.children:
            tag = child.expanded[2]
            pieces += [opening_of(tag, child.plain_attributes.items()), child.markup]
            pieces += [closing_of(tag), escape(child.texts[1], quote=False)]
        return "".join(pieces)

    @property
    def expanded(self) -> Expanded:
        """The name space, the prefix that the document gives it, and the name in it."""
        return self.row.document.expanded_element(self._tag)

    @property
    def attributes(self) -> list[tuple[Expanded, str]]:
        """The expanded names and the values of the attributes."""
        if not self._attributes:
            return []
        expanded = self.row.document.expanded_attribute
        return [(expanded(name), value) for name, value in self.plain_attributes.items()]

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

    def add(self, parts: list[Part]) -> None:
        """Let it hold these parts."""
        self._parts = parts

    def end_at(self, last: int) -> None:
        """Tell which token closes it."""
        self._last = last


class Row(_Element):
    """A row, as the pattern finds it.

    Shape: `tokens` are the parts of what is in it, one by one: tag, attributes, the mark of an
    empty element, text, the closing tag right behind it, the name of another closing tag.
    """

    __slots__ = (
        "_opening",
        "_parsed",
        "_places",
        "_span",
        "_tokens",
        "document",
    )

    def __init__(
        self, document: Document, span: tuple[int, int], name: str, tag: str, attributes: str
    ) -> None:
        """Take where it stands, its name, tag and attributes."""
        self.document, self._span = document, span
        self.name, self._opening, self._attributes, self._said = name, tag, attributes, ""
        self._parts: list[Part] | None = None
        self._parsed: XmlElement | None = None
        self._tokens: list[Token] | None = None
        self._places: list[tuple[int, int]] | None = None

    @property
    def tokens(self) -> list[Token]:
        """The parts of what is in it; raises what it is not plain with."""
        if self._tokens is None:
            self._tokens = self.document.tokens_in(*self._span)
        return self._tokens

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where each token begins, and where its tag does; between the two is space."""
        if self._places is None:
            text, span = self.document.text, self.document.span_in(*self._span)
            starts = [found.start() for found in PART.finditer(text, *span)]
            self._places = [(start, text.find("<", start)) for start in starts]
        return self._places

    def space_before(self, at: int) -> str:
        """Give the space before a token."""
        if at >= len(self.places):
            return ""
        start, tag = self.places[at]
        return self.document.text[start:tag]

    @property
    def row(self) -> Row:
        """The row that it is."""
        return self

    @property
    def parent(self) -> XmlElement | None:
        """The element around it."""
        return self.document.parent

    @property
    def parts(self) -> Iterator[Part]:
        """The elements inside it by name, with their text unless they hold more than text."""
        if self._parts is None:
            try:
                self._parts = self._nested(self.tokens)
            except NotPlainError:
                self._parsed = self.document.parsed(*self._span)
                self._parts = list(self._parsed.parts)
        return iter(self._parts)

    @property
    def text(self) -> str:
        """All text inside the element."""
        parsed = self._as_parsed
        return super().text if parsed is None else parsed.text

    @property
    def texts(self) -> tuple[str, str]:
        """The text before the first element inside it, and nothing behind it."""
        parsed = self._as_parsed
        return self.space_before(0) if parsed is None else parsed.texts[0], ""

    @property
    def markup(self) -> str:
        """What is inside the element, as HTML: names without prefix, nothing self-closed."""
        parsed = self._as_parsed
        return super().markup if parsed is None else parsed.markup

    @property
    def _as_parsed(self) -> XmlElement | None:
        """The row as the parser read it, where that was needed."""
        if self._parts is None:
            self._parts = list(self.parts)
        return self._parsed

    @property
    def _tag(self) -> str:
        return self._opening

    @property
    def _start(self) -> int:
        return self._span[0]

    def _nested(self, tokens: list[Token]) -> list[Part]:
        """Put the elements that the pattern found into one another."""
        name_of = self.document.name_of
        parts: list[Part] = []
        above: list[tuple[str, _Element, list[Part]]] = []
        for at, (tag, attributes, empty, said, closed, closing, rest) in enumerate(tokens):
            if tag:
                name = name_of(tag)
                if not attributes and (closed or empty):
                    parts.append((name, unescaped(said), (self, at, said)))
                    continue
                element = _Element(self, at, said, name, attributes)
                parts.append((name, None, element))
                if not (closed or empty):
                    _require_plain(said)
                    above.append((tag, element, parts))
                    parts = []
                    element.add(parts)
                if "xmlns" in attributes:
                    raise NotPlainError
            elif closing and above and above[-1][0] == closing:
                _, element, parts = above.pop()
                element.end_at(at)
            elif closing or rest:
                raise NotPlainError
        if above:
            raise NotPlainError
        return parts


def _require_plain(said: str) -> None:
    if said.strip(_SPACE):
        raise NotPlainError
