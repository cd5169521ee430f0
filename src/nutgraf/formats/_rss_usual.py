"""The bench of RSS: the fields of an item of the usual kind, read at once.

An item with nothing in it but the elements that most have, each saying what it should, needs no
element to be made of any. All that asks for a second look, or would have to be told of, is left to
`Reader`, which gives the same fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..markup._xml import XmlElement
from ..markup._xml_plain import attributes_in, unescaped
from ..markup._xml_rows import Row
from ._feed_columns import ENCLOSURE, MEDIUM, add_guid
from ._feed_media import INSIDE_MEDIUM, Medium, add_medium, medium_said
from ._feed_reader import Fields, Tables, Text, uri_of
from ._feed_said import UnusualError
from ._feed_text import plain

__all__ = ["usual_fields"]

_PLAIN: Final = frozenset({"", ' type="plain"'})


def usual_fields(item: XmlElement, base: str, tables: Tables) -> Fields | None:
    """Give the fields of an item; None where it is not so usual."""
    if not isinstance(item, Row):
        return None
    try:
        fields = _Usual(base, tables).read(item)
    except ValueError:  # a date or URL that is none is told of
        return None
    for name, value in fields.items():
        if type(value) is list:
            fields[name] = tuple([one for one in value if one])
    return fields


class _Usual:
    """Reads one item."""

    __slots__ = ("_base", "_fields", "_inside", "_medium", "_tables")

    def __init__(self, base: str, tables: Tables) -> None:
        self._base, self._tables = base, tables
        self._fields: Fields = {}
        self._medium: Medium | None = None  # that is being read
        self._inside: dict[str, str] = {}

    def read(self, item: Row) -> Fields:
        names, name_of, tables = item.document.names, item.document.name_of, self._tables
        for tag, attributes, empty, said, closed, closing, rest in item.tokens:
            name = names.get(tag) or (name_of(tag) if tag else "")
            text = (unescaped(said) if "&" in said or "<" in said else said).strip()
            if closed and not attributes and self._medium is None:
                take = tables.get(name)
                if type(take) is Text:
                    if text:
                        self._text(take, text)
                elif name == "category":
                    self._category("", text)
                elif name == "guid":
                    add_guid(text, "", self._fields)
                else:
                    raise UnusualError
            else:
                self._marked(name, attributes, text, (closed or empty, closing, rest), name_of)
        if self._medium is not None:
            raise UnusualError
        return self._fields

    def _marked(
        self,
        name: str,
        attributes: str,
        text: str,
        ends: tuple[str, str, str],
        name_of: Callable[[str], str],
    ) -> None:
        """Take a part that is more, or less, than an element with nothing but text."""
        whole, closing, rest = ends
        if rest or (name and not (whole or attributes)):
            raise UnusualError
        if closing:
            self._end_medium(name_of(closing))
        elif name and self._medium is not None:
            self._within_medium(name, attributes, text, whole)
        elif attributes:
            self._attributed(name, attributes_in(attributes), text, opens=not whole)
        elif name and type(self._tables.get(name)) is not Text:  # an empty one that says something
            raise UnusualError

    def _text(self, take: Text, text: str) -> None:
        fields, name = self._fields, take.name
        value: Any = text
        if take.make is not None:
            value = take.make(text)
        elif take.is_url:
            value = uri_of(text, self._base)
        if take.is_many:
            fields.setdefault(name, []).append(value)
        elif value is None or fields.setdefault(name, value) != value:
            raise UnusualError

    def _attributed(self, name: str, said: Mapping[str, str], text: str, *, opens: bool) -> None:
        if name == "media:content" and MEDIUM.issuperset(said):
            self._begin(said, text, opens=opens)
        elif opens:
            raise UnusualError
        elif name == "guid" and said.keys() == {"isPermaLink"}:
            add_guid(text, said["isPermaLink"], self._fields)
        elif name == "category" and said.keys() == {"domain"}:
            self._category(plain(said["domain"]), text)
        elif name == "enclosure" and ENCLOSURE.issuperset(said):
            medium = self._medium_of(said, "length", text)
            add_medium(medium, self._fields, is_enclosure=True)
        else:
            raise UnusualError

    def _category(self, domain: str, text: str) -> None:
        if text:
            self._fields.setdefault("categories", []).append((domain, text))

    def _begin(self, said: Mapping[str, str], text: str, *, opens: bool) -> None:
        medium = self._medium_of(said, "fileSize", text)
        if opens:
            self._medium, self._inside = medium, dict.fromkeys(INSIDE_MEDIUM, "")
        else:
            add_medium(medium, self._fields)

    def _medium_of(self, said: Mapping[str, str], size: str, text: str) -> Medium:
        url = said.get("url", "").strip()
        medium = medium_said(said, uri_of(url, self._base), size) if url and not text else None
        if medium is None:
            raise UnusualError
        return medium

    def _within_medium(self, name: str, attributes: str, text: str, closed: str) -> None:
        if not closed or name not in self._inside or attributes not in _PLAIN:
            raise UnusualError
        self._inside[name] = text

    def _end_medium(self, name: str) -> None:
        if self._medium is None or name != "media:content":
            raise UnusualError
        add_medium(Medium._make((*self._medium[:6], *self._inside.values())), self._fields)
        self._medium = None
