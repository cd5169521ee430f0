"""The elements of a page that carry certain attributes: how they hang together, where they start.

What microdata and RDFa are read from. Source: WHATWG HTML, section 13.2.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from . import _html
from ._byte_lines import ByteLines
from ._starts import begins_of
from ._tags import attributes_at, tags_of
from .json_text import Lines

__all__ = ["Marked", "Outline", "number_at", "outline_of"]

_ELEMENT = re.compile(r"<([A-Za-z][^\s/>]*)", re.ASCII)
_TEMPLATE = re.compile(r"<(/?)template(?=[\s/>])", re.IGNORECASE)
_MAX_STEPS = 8  # back from an attribute to its tag; each passes a `<` in a value
_UNREAD = frozenset({"noscript", "script", "style", "template"})


class Marked:
    """An element: its name and attributes, and the nearest of the marked elements above it."""

    __slots__ = ("_node", "above", "attributes", "name", "number")

    def __init__(self, number: int, above: Marked | None, node: Any) -> None:
        """Take the element from its tree; `number` is its place in the order of the page."""
        self.number, self.above, self._node = number, above, node
        self.name: str = node.tag
        self.attributes: dict[str, str] = _html.attributes(node)

    def let_go(self) -> None:
        """Let go of the tree."""
        self._node = None

    def text(self, *, blocks: bool = False) -> str:
        """Give the text that a reader sees, blanks folded; with `blocks` one line a block."""
        only = self._node.first_child
        if only is None or (only.tag == "-text" and only.next is None):
            return " ".join((only.text_content or "").split()) if only is not None else ""
        if not blocks:
            return " ".join(_html.joined(self._node, _UNREAD, " ").split())
        # A line end in the source is a blank to the reader; a parser leaves no NUL in a text.
        lines = _html.joined(self._node, _UNREAD, "\0").split("\0")
        return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


class Outline(Sequence[Marked]):
    """The marked elements of a page, in its order."""

    def __init__(
        self,
        text: Callable[[], str],
        elements: Iterable[Marked],
        marks: tuple[str, ...],
        lines: ByteLines | None = None,
    ) -> None:
        """Take the elements that carry one of the attributes `marks`; `text` gives the page's.

        Shape: `lines` are those of the page in UTF-8, where it need not be decoded.
        """
        self._give, self._elements, self._marks = text, tuple(elements), marks
        self._lines = lines

    @cached_property
    def _text(self) -> str:
        return self._give()

    def let_go(self) -> None:
        """Let go of the tree that the elements come from; their texts are no more to be had."""
        for one in self._elements:
            one.let_go()

    def __len__(self) -> int:
        """Give how many elements there are."""
        return len(self._elements)

    def __getitem__(self, place: Any) -> Any:
        """Give an element by its number."""
        return self._elements[place]

    @cached_property
    def offsets(self) -> Mapping[int, int]:
        """Where the start tag of each element begins, in characters, by number; -1 if unknown.

        A parser may move elements and copy them, so the tags of the source are matched by name and
        marks, those that are alike in their order.
        """
        if self._lines is not None and self._begins:
            return dict(enumerate(_in_characters(self._lines.data, self._begins)))
        wanted = Counter(map(self._look, self._elements))
        starts = _by_look(self._near_marks(wanted))
        if any(len(starts.get(look, ())) != count for look, count in wanted.items()):
            starts = _by_look(self._tag_by_tag(wanted))
        found: dict[int, int] = {}
        for element in self._elements:
            known = starts.get(self._look(element))
            above = -1 if element.above is None else found[element.above.number]
            found[element.number] = known.popleft() if known else above
        return found

    def places(self, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Give the line and column where the elements of these numbers begin; zeros if unknown.

        Shape: -1 is the number of no element.
        """
        known = self._lines if self._begins else None
        lines: ByteLines | Lines = Lines(self._text) if known is None else known
        begins: Any = self._begins or self.offsets
        ordered = sorted({number for number in numbers if number >= 0}, key=begins.__getitem__)
        return {-1: (0, 0)} | {number: lines.at(begins[number]) for number in ordered}

    @cached_property
    def _begins(self) -> list[int]:
        """Where the elements begin in bytes; nothing where their tags are not those with marks.

        It is so on most pages, and spares decoding them and reading the tags.
        """
        if self._lines is None:
            return []
        return begins_of(self._lines.data, self._marks, self._elements)

    def locate(self, pointers: Iterable[str], marks: Mapping[str, int]) -> dict[str, int]:
        """Find the offset of the element of the value at each JSON Pointer, or of one above it.

        Shape: `marks` give the number of the element by pointer.
        """
        found: dict[str, int] = {}
        for pointer in pointers:
            number = number_at(pointer, marks)
            found[pointer] = self.offsets[number] if number >= 0 else -1
        return found

    def _look(self, element: Marked) -> Any:
        return self._look_of(element.name, element.attributes)

    def _look_of(self, name: str, attributes: Mapping[str, str]) -> Any:
        return name, attributes.get("id"), *(attributes.get(mark) for mark in self._marks)

    def _near_marks(self, looks: Container[Any]) -> Iterator[tuple[int, Any]]:
        """Give what seems to be the start tags of the elements, also in comments and scripts."""
        after = 0
        for mark in sorted(at for one in self._marks for at in _all(self._text, one)):
            begin = mark
            for _ in range(_MAX_STEPS if begin > after else 0):
                begin = self._text.rfind("<", after, begin)
                if begin < 0:
                    break
                head = _ELEMENT.match(self._text, begin)
                if head is None:
                    continue
                attributes, end = attributes_at(self._text, head.end())
                look = self._look_of(head[1].lower(), attributes)
                if end > mark and look in looks:
                    after = end
                    yield begin, look
                    break

    def _tag_by_tag(self, looks: Container[Any]) -> Iterator[tuple[int, Any]]:
        """Give the start tags of the elements; those in a template are none of the page."""
        hidden = _templates(self._text)
        for tag in tags_of(self._text):
            look = self._look_of(tag.name, tag.attributes)
            if look in looks and not any(begin < tag.start < end for begin, end in hidden):
                yield tag.start, look


def outline_of(
    text: Callable[[], str],
    nodes: Iterable[Any],
    marks: tuple[str, ...],
    lines: ByteLines | None = None,
) -> Outline:
    """Take elements of a parsed page, which carry one of the attributes for the most part."""
    elements: list[Marked] = []
    for node, above in _html.nested(nodes):
        elements.append(Marked(len(elements), None if above < 0 else elements[above], node))
    return Outline(text, elements, marks, lines)


def number_at(pointer: str, marks: Mapping[str, int]) -> int:
    """Give the number of the element of the value at a JSON Pointer, or of one above it, or -1.

    Where there are several values, no element holds them all: it is that of the first.
    """
    while pointer not in marks and pointer:
        if f"{pointer}/0" in marks:
            return marks[f"{pointer}/0"]
        pointer = pointer.rpartition("/")[0]
    return marks.get(pointer, -1)


def _in_characters(data: bytes, begins: list[int]) -> Iterator[int]:
    """Give offsets in characters of the text of a page, in which each line ends in one."""
    last = passed = 0
    for begin in begins:
        text = data[last:begin].decode("utf-8", "replace")
        passed += len(text) - (text.count("\r\n") if "\r" in text else 0)
        last = begin
        yield passed


def _all(text: str, wanted: str) -> Iterator[int]:
    """Give every place of a text in another."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _by_look(tags: Iterable[tuple[int, Any]]) -> dict[Any, deque[int]]:
    starts: dict[Any, deque[int]] = {}
    for offset, look in tags:
        starts.setdefault(look, deque()).append(offset)
    return starts


def _templates(text: str) -> list[tuple[int, int]]:
    """Give where the outermost templates begin and end."""
    found: list[tuple[int, int]] = []
    depth = begin = 0
    for mark in _TEMPLATE.finditer(text):
        if mark[1] and not depth:
            continue  # it ends none
        depth += -1 if mark[1] else 1
        if depth == 1 and not mark[1]:
            begin = mark.start()
        elif not depth:
            found.append((begin, mark.end()))
    return [*found, (begin, len(text))] if depth else found
