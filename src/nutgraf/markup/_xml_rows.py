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
from typing import Any, Final, TypeAlias

from ._xml import SPACES, XmlElement, customary, parse_strictly, parse_xml, parsed_rows
from ._xml_plain import OPENING, PART, Token
from ._xml_row import Expanded, NotPlainError, Row, element_of
from ._xml_shapes import Shape, Shapes
from ._xml_window import Window

__all__ = ["Row", "Window", "element_of", "read_windows", "read_xml"]

_PLACE: Final = "nutgraf-row"  # stands for a run of rows
_WINDOW = 256  # rows that are read at a time
_SPACES = 8_000  # characters of all name spaces and prefixes: plans that hold them are kept
Following: TypeAlias = Callable[[str, int], "re.Match[str] | None"]
_DEEPEST = 50  # elements in a row that have elements in them


def read_xml(
    text: str, rows: frozenset[str], note: Callable[[str, str], None]
) -> Iterator[XmlElement]:
    """Give each element whose local name is one of the rows, when it is whole; at last the root.

    Shape: `text` is as `prepare_xml` gives it; `note` takes rule and message of what was lost.
    Broken markup is read as far as it goes. A row is gone when the next is asked for, unless it is
    a `Row`, so that memory does not grow with their number; the root comes without them, and not at
    all where there is no element.
    """
    for window in read_windows(text, rows, note):
        yield from window


def read_windows(
    text: str, rows: frozenset[str], note: Callable[[str, str], None]
) -> Iterator[Window]:
    """Give the same, many rows at a time where each is a `Row`, else one."""
    given = 0
    try:
        for window in _Plain(text, rows).windows():
            yield window
            given += len(window)
    except NotPlainError:
        for row in islice(parsed_rows(text.encode(), rows, note), given, None):
            yield Window([row])


class _Plain:
    """A document whose rows may be plain."""

    def __init__(self, text: str, rows: frozenset[str]) -> None:
        """Find the rows, and have the parser read what is around them."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        has_sections = "[" in text or "]" in text
        if not rows or (has_sections and text.count("]]>") != text.count("<![CDATA[")):
            raise NotPlainError
        self.text = text
        self.names: dict[str, str] = {}
        self._attribute_names: dict[str, Expanded] = {}
        self._counted = (0, 1)  # a place and its line
        self._spans = _spans(text, rows)
        self._around()

    def windows(self) -> Iterator[Window]:
        """Give the rows, many at a time, and the root."""
        shapes, spans = Shapes(self.text, len(self._spans)), self._spans
        for at in range(0, len(spans), _WINDOW):
            yield self._window(spans[at : at + _WINDOW], shapes)
        yield Window([self.root])

    def _window(self, spans: Sequence[tuple[int, int]], shapes: Shapes) -> Window:
        rows: list[XmlElement | None] = [None] * len(spans)
        alike: dict[Shape, dict[int, Sequence[Any]]] = {}
        at = 0
        while at < len(spans):
            shape, values = shapes.find(spans[at:])
            if shape is None:
                rows[at] = self._row(spans[at], shapes)
                at += 1
            else:
                self.name_of(shape.tag)  # whose prefix is declared here, or else it is not plain
                alike.setdefault(shape, {}).update(enumerate(values, at))
                at += len(values)
        return Window(rows, self, spans, alike)

    def span_in(self, start: int, end: int) -> tuple[int, int]:
        """Give where what is in a row begins and ends."""
        opening = self._opening(start)
        return opening.end(), end - len(opening[1]) - len("</>")

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Give the parts of what is in a row; raises what it is not plain with."""
        tag = self._opening(start)[1]
        tokens: list[Token] = PART.findall(self.text, *self.span_in(start, end))
        if tokens and tokens[-1][6]:
            _require_certain(self.text[start:end])
        if self.text.find(f"<{tag}", start + 1, end) >= 0 and any(one[0] == tag for one in tokens):
            raise NotPlainError  # one row stands in another
        if len(tokens) > _DEEPEST and sum(1 for one in tokens if one[5]) > _DEEPEST:
            raise NotPlainError  # it may be deep
        return tokens

    def name_of(self, tag: str) -> str:
        """Give a name with its customary prefix."""
        name = self.names.get(tag)
        if name is None:
            prefix, _, local = tag.rpartition(":")
            space = _XML if prefix == "xml" else self._spaces.get(prefix or None)
            if ":" in prefix or (prefix and not space):
                raise NotPlainError
            name = self.names[tag] = customary(f"{{{space}}}{local}" if space else local)
        return name

    def attribute_name(self, tag: str) -> str:
        """Give a name with its customary prefix, or as it is if its prefix is not declared."""
        try:
            return self.name_of(tag)
        except NotPlainError:
            return tag

    def expanded_element(self, tag: str) -> Expanded:
        """Give the name of an element with its name space."""
        prefix, _, local = tag.rpartition(":")
        space = _XML if prefix == "xml" else self._spaces.get(prefix or None)
        return space or "", prefix, local

    def expanded_attribute(self, tag: str) -> Expanded:
        """Give the name of an attribute with its name space."""
        expanded = self._attribute_names.get(tag)
        if expanded is None:
            expanded = self._attribute_names[tag] = self._expanded(tag)
        return expanded

    def _expanded(self, tag: str) -> Expanded:
        prefix, colon, local = tag.partition(":")
        if not colon:
            return "", "", tag
        space = _XML if prefix == "xml" else self._spaces.get(prefix)
        if not space:  # the prefix is not declared
            return SPACES.get(prefix, ""), prefix, local
        return space, self._prefixes.get(space, ""), local

    def line_at(self, place: int) -> int:
        """Give the line of a place in the text, counted from 1, from the one asked for before."""
        before, line = self._counted
        if place >= before:
            line += self.text.count("\n", before, place)
        else:
            line -= self.text.count("\n", place, before)
        self._counted = (place, line)
        return line

    def parsed(self, start: int, end: int) -> XmlElement:
        """Have the parser read a row; it is well-formed."""
        declared = "".join(
            f' xmlns{f":{prefix}" if prefix else ""}="{_quoted(space)}"'
            for prefix, space in self._spaces.items()
        )
        whole: Any = parse_xml(f"<rows{declared}>{self.text[start:end]}</rows>".encode())
        row = whole._element[0]  # noqa: SLF001 (of this family)
        before = self.line_at(start) - 1
        for one in row.iter():
            one.sourceline += before
        return XmlElement(row)

    def _opening(self, start: int) -> re.Match[str]:
        opening = OPENING.match(self.text, start)
        if opening is None or "xmlns" in opening[2]:
            raise NotPlainError
        return opening

    def _row(self, span: tuple[int, int], shapes: Shapes) -> Row:
        """Give a row, which is read part by part, and learn its shape."""
        opening = self._opening(span[0])
        tag, attributes = opening[1], opening[2]
        row = Row(self, span, self.name_of(tag), tag, attributes)
        shapes.learn(f"{tag} " if attributes else tag, row.tokens)
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
            raise NotPlainError
        parent = places[0].getparent()
        if parent is None or any(place.getparent() is not parent for place in places):
            raise NotPlainError
        for place in places:
            parent.remove(place)
        self._spaces: Mapping[str | None, str] = parent.nsmap
        if sum(len(prefix or "") + len(space) for prefix, space in self._spaces.items()) > _SPACES:
            raise NotPlainError
        self._prefixes = {space: prefix or "" for prefix, space in self._spaces.items()}
        self.spaces = tuple([(prefix or "", space) for prefix, space in self._spaces.items()])
        self.root, self.parent = XmlElement(root), XmlElement(parent)


_XML = "http://www.w3.org/XML/1998/namespace"


def _spans(text: str, rows: frozenset[str]) -> list[tuple[int, int]]:
    """Give where each row begins and ends."""
    row, *others = rows
    if not others and f":{row}" not in text:  # none has a prefix
        spans = _spans_in_a_row(text, row)
        if spans:
            return spans
    return list(_spans_one_by_one(text, rows))


def _spans_in_a_row(text: str, row: str) -> list[tuple[int, int]]:
    """Give the same where nothing but space is between rows; none where that is not certain."""
    opening, closing, following = _tags_of(row)
    first = opening.search(text)
    ends = [found.end() for found in closing.finditer(text)]
    if first is None or not ends or opening.search(text, ends[-1]):
        return []
    found = [following(text, end) for end in ends[:-1]]
    if first.start() > ends[0] or None in found:
        return []
    starts = [first.start(), *[one.end() - len(row) - 1 for one in found if one is not None]]
    return list(zip(starts, ends, strict=True))


def _spans_one_by_one(text: str, rows: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for found in _row_opening(rows).finditer(text):
        end = text.find(f"</{found[1]}>", found.end())
        if found.start() < at or end < 0:  # it stands in the row before, or has no end
            raise NotPlainError
        at = end + len(found[1]) + len("</>")
        yield found.start(), at


@lru_cache(maxsize=16)
def _tags_of(row: str) -> tuple[re.Pattern[str], re.Pattern[str], Following]:
    opening = rf"<{row}(?=[ \t\n>])"
    following: Following = re.compile(rf"[ \t\n]*+{opening}").match
    return re.compile(opening), re.compile(f"</{row}>"), following


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
        raise NotPlainError


def _quoted(space: str) -> str:
    return space.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
