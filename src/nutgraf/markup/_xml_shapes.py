"""Rows of one shape: a program writes the same tags in the same order, and only the texts differ.

A shape is learnt from rows that were read part by part; its pattern takes a further row at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from ._xml_plain import SIMPLE_ATTRIBUTE, Token, unescaped

__all__ = ["Part", "Shape", "Shapes"]

_LEAST = 50  # rows of a document of which it pays: a pattern costs as much as thirty of them
_TWICE = 2  # rows of one shape before there is a pattern of it
_MOST = 8  # shapes of one document
_MOST_PARTS = 60
_MOST_LEARNT = 64  # rows that are learnt from
_SPACE: Final = r"[ \t\n]*+"
_VALUE: Final = r"=\"([^\"<\t\n]*+)\""
_TEXT: Final = r">([^<]*+)"
_CDATA: Final = rf">{_SPACE}<!\[CDATA\[((?:[^\]]++|\](?!\]>))*+)\]\]>{_SPACE}"

_SECTION: Final = re.compile(_CDATA.removeprefix(">"))


class Part(NamedTuple):
    """A part of a shape.

    Shape: `tag` as it is written; the values of the `attributes` stand one after the other, and
    behind them that of the text, where it `has_text`; `is_end` tells a closing tag of its own.
    """

    tag: str
    attributes: tuple[str, ...] = ()
    has_text: bool = False
    is_empty: bool = False
    is_end: bool = False


class Shape:
    """What rows have in common: their parts, and the pattern of their values."""

    def __init__(self, tag: str, parts: Sequence[Part], pattern: str, raw: frozenset[int]) -> None:
        """Take the tag of the rows, their parts, the pattern, and which values stand in CDATA."""
        self.tag, self.parts = tag, tuple(parts)
        self.plan: Any = None  # what the reader of these rows makes of it, once
        self._pattern, self._raw = re.compile(pattern), raw

    def values_in(self, text: str, start: int, end: int) -> Sequence[str] | None:
        """Give the values of a row of this shape; None where it is of another."""
        found = self._pattern.fullmatch(text, start, end)
        if found is None:
            return None
        values = found.groups()
        if text.find("&", start, end) < 0:
            return values
        return [
            value if "&" not in value or at in self._raw else unescaped(value)
            for at, value in enumerate(values)
        ]


class Shapes:
    """The shapes of the rows of one document, the last one that was met first."""

    def __init__(self, text: str, rows: int) -> None:
        """Take the document, and how many rows it has."""
        self._text = text
        self._known: list[Shape] = []
        self._seen: dict[str, int] = {}
        self._left = _MOST_LEARNT if rows >= _LEAST else 0

    def find(self, start: int, end: int) -> tuple[Shape, Sequence[str]] | None:
        """Give the shape of a row with its values; None where it is not known."""
        for at, shape in enumerate(self._known):
            values = shape.values_in(self._text, start, end)
            if values is not None:
                if at:
                    self._known.insert(0, self._known.pop(at))
                return shape, values
        return None

    def learn(self, tag: str, tokens: Sequence[Token]) -> None:
        """Learn the shape of a row that has no attributes."""
        if not self._left or len(tokens) > _MOST_PARTS or len(self._known) >= _MOST:
            return
        self._left -= 1
        found = [_part(token) for token in tokens if any(token)]
        if None in found:
            return
        pieces = [one for one in found if one is not None]
        pattern = "".join([f"<{re.escape(tag)}>", *(one[1] for one in pieces)])
        self._seen[pattern] = self._seen.get(pattern, 0) + 1
        if self._seen[pattern] == _TWICE:
            whole = f"{pattern}{_SPACE}</{re.escape(tag)}>"
            parts = [one[0] for one in pieces]
            self._known.insert(0, Shape(tag, parts, whole, frozenset(_raw(pieces))))


def _part(token: Token) -> tuple[Part, str, bool] | None:
    """Give a part, its pattern, and whether its text is a section of CDATA; None where it varies.

    What has no pattern here is read part by part, as are declarations of name spaces.
    """
    tag, attributes, empty, said, closed, closing, rest = token
    if closing:
        return Part(closing, is_end=True), f"{_SPACE}</{re.escape(closing)}>", False
    names = _names_in(attributes)
    if rest or names is None:
        return None
    pieces = [f"{_SPACE}<{re.escape(tag)}", *(f" {re.escape(one)}{_VALUE}" for one in names)]
    opening, closing = "".join(pieces), f"</{re.escape(tag)}>"
    if empty:
        return Part(tag, names, is_empty=True), f"{opening}{_SPACE}/>", False
    if closed and "<" not in said:
        return Part(tag, names, has_text=True), opening + _TEXT + closing, False
    if closed and _SECTION.fullmatch(said):
        return Part(tag, names, has_text=True), opening + _CDATA + closing, True
    return None if said.strip(" \t\n") else (Part(tag, names), f"{opening}>", False)


def _names_in(attributes: str) -> tuple[str, ...] | None:
    """Give the names of attributes that are written as most are, each once; else None."""
    found = SIMPLE_ATTRIBUTE.findall(attributes)
    names = tuple([name for name, _ in found])
    if "xmlns" in attributes or len({*names}) < len(names):
        return None
    written = "".join([f' {name}="{value}"' for name, value in found])
    return names if written == attributes else None


def _raw(pieces: Sequence[tuple[Part, str, bool]]) -> Iterator[int]:
    at = 0
    for part, _, is_raw in pieces:
        at += len(part.attributes) + part.has_text
        if is_raw:
            yield at - 1
