"""Where the start tags of elements stand in a page, where that can be told without reading tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

__all__ = ["begins_of"]

_AFTER_NAME = frozenset({b"\t", b"\n", b"\f", b"\r", b" "})
_QUOTED = 2  # bytes between the name of an attribute and its value


class _Element(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def attributes(self) -> Mapping[str, str]: ...


def begins_of(data: bytes, marks: Iterable[str], elements: Sequence[_Element]) -> list[int]:
    """Give where elements begin, in bytes, if the tags with these attributes are theirs one by one.

    Shape: `elements` are in the order of the page. Nothing is given where anything else looks like
    such a tag, or a tag is written in an unusual way.
    """
    names = [mark.encode() for mark in marks]
    written = data
    begins = _begins(data, names)
    if len(begins) < len(elements):
        written = data.lower()
        begins = _begins(written, names)
    if len(begins) != len(elements):
        return []
    tags = zip(begins, [*begins[1:], len(data)], elements, strict=True)
    fit = all(_is_tag_of(data, written, (begin, end), one, names) for begin, end, one in tags)
    return begins if fit else []


def _begins(data: bytes, marks: list[bytes]) -> list[int]:
    """Give what seems to be the begins of the tags with marks."""
    begins: list[int] = []
    last = -1
    for mark in sorted(at for one in marks for at in _all(data, one)):
        begin = data.rfind(b"<", last + 1, mark)
        if begin >= 0 and data.find(b">", begin, mark) < 0:
            begins.append(begin)
            last = begin
    return begins


def _is_tag_of(
    data: bytes, written: bytes, tag: tuple[int, int], element: _Element, marks: list[bytes]
) -> bool:
    """Tell whether a tag has the name of an element, and its marks as that states them.

    Shape: `written` is the page with the names of its attributes in small letters.
    """
    begin, end = tag
    after = begin + 1 + len(element.name)
    if data[begin + 1 : after].lower() != element.name.encode():
        return False
    held = element.attributes
    for mark in marks if data[after : after + 1] in _AFTER_NAME else ():
        at, value = written.find(mark, after, end), held.get(mark.decode())
        if (value is None) != (at < 0):
            return False
        if value and not data.startswith(value.encode(), at + len(mark) + _QUOTED):
            return False
    return data[after : after + 1] in _AFTER_NAME


def _all(data: bytes, wanted: bytes) -> Iterator[int]:
    at = data.find(wanted)
    while at >= 0:
        yield at
        at = data.find(wanted, at + len(wanted))
