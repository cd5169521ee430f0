"""The bench of the XML feeds: what no field holds, put back among what has been written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..markup._xml import SPACES, XmlElement, parse_xml
from ..markup.xml_text import prepare_xml
from ._feed_literal import XML, Literal, spelled
from ._feed_reader import Fields, Reader, Tables

__all__ = ["Surroundings", "restored"]

_TOP = re.compile(r"<([A-Za-z0-9:]++)[^>]*+(?:(?<=/)>|>.*?</\1>)\n", re.DOTALL)
_DECLARED = re.compile(r' xmlns:([a-z]++)="')


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where literals are put back.

    Shape: `opening` is the start tag of the root, `native` the name space without prefix there,
    `tables` are those by which its elements are read.
    """

    opening: str
    native: str
    tables: Tables

    def children(self, written: str) -> Iterator[tuple[str, XmlElement]]:
        """Give what is written, element by element, and each as it is read."""
        lines = [found.group() for found in _TOP.finditer(written)]
        root = _parsed(f"{self.opening}{''.join(lines)}</{self.opening[1:].partition(' ')[0]}>")
        if root is not None:
            yield from zip(lines, root.children, strict=False)

    def fields(self, lines: Iterable[str]) -> Fields:
        """Give what is read of the lines."""
        root = _parsed(f"{self.opening}{''.join(lines)}</{self.opening[1:].partition(' ')[0]}>")
        return Reader("", 0).read(root, self.tables) if root is not None else {}


def restored(
    written: str, literals: Iterable[Literal], around: Surroundings
) -> tuple[str, tuple[Literal, ...]]:
    """Put literals among what has been written, and give those that are read back from there.

    Loss: what is no XML, and what contradicts the fields, which may have changed since.
    """
    declared = {prefix: SPACES[prefix] for prefix in _DECLARED.findall(around.opening)}
    mine = list(around.children(written))
    said = [_said(around, element) for _, element in mine]
    before = [line for line, _ in mine]
    lines, added = list(before), []
    for literal in literals:
        element = _parsed(literal.text) if literal.name.startswith(XML) else None
        line = spelled(element, declared, around.native) if element is not None else ""
        found = next((one for _, one in around.children(f"{line}\n")), None) if line else None
        if found is None:
            continue
        fields = _said(around, found)
        if fields is None:
            added.append(f"{line}\n")
        elif fields:
            at = _place(fields, found.name, mine, said)
            if at is not None:
                lines[at], said[at] = f"{line}\n", None
    if _told(around.fields(lines)) != _told(around.fields(before)):
        lines = before
    whole = [*lines, *added]
    return "".join(whole), tuple(around.fields(whole).get("rests", ()))


def _parsed(xml: str) -> XmlElement | None:
    """Parse an element, without DTD; None for what is none."""
    return parse_xml(prepare_xml(xml).data)


def _said(around: Surroundings, element: XmlElement) -> Fields | None:
    """Give the fields that an element states; None for one that no field takes."""
    return Reader("", 0).said(element, around.tables)


def _place(
    fields: Fields, name: str, mine: list[tuple[str, XmlElement]], said: list[Fields | None]
) -> int | None:
    for at, (_, element) in enumerate(mine):
        other = said[at]
        if other and element.name == name and _says_no_more(fields, other):
            return at
    return None


def _says_no_more(one: Any, other: Any) -> bool:
    """Tell whether all that the one says the other says too."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(name in other and _says_no_more(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_says_no_more, one, other))
    return not one or bool(one == other)


def _told(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name != "rests"}
