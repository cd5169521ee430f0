"""Where the start tags of elements stand in a page, where that can be told without reading tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

__all__ = ["begins_of"]

_MOST_LOOKS = 5_000  # comparisons of what is no element's tag, after which reading tags is quicker
_HIDING = re.compile(rb"<(!--|script|template)", re.IGNORECASE)
_ENDS = {b"!--": b"-->", b"script": b"</script", b"template": b"</template"}
_SPACE = frozenset(b"\t\n\f\r ")
_BEFORE_MARK = _SPACE | frozenset(b"\"'/")


class _Element(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def attributes(self) -> Mapping[str, str]: ...


class _Tag(NamedTuple):
    """What seems to be a tag: where it begins, and where each of its marks ends."""

    begin: int
    ends: dict[str, int]


def begins_of(data: bytes, marks: tuple[str, ...], elements: Sequence[_Element]) -> list[int]:
    """Give where elements begin, in bytes, if the tags with these attributes are theirs one by one.

    Shape: `elements` are in the order of the page. Nothing is given where anything else looks like
    such a tag, or a tag is written in an unusual way.
    """
    stated = {mark for one in elements for mark in marks if mark in one.attributes}
    names = tuple(mark for mark in marks if mark in stated)  # no element has the others
    tags = list(_tags(data, data, names))
    if len(tags) < len(elements):
        tags = list(_tags(data, data.lower(), names))
    begins = _begins(data, tags, elements, names)
    if not begins and len(tags) > len(elements):
        begins = _begins(data, list(_in_sight(data, tags)), elements, names)
    return begins


def _begins(
    data: bytes, tags: list[_Tag], elements: Sequence[_Element], marks: tuple[str, ...]
) -> list[int]:
    """Give where the elements begin, if only their tags look like them."""
    looks: dict[tuple[str | None, ...], _Element] = {}
    begins: list[int] = []
    others = 0
    for tag in tags:
        if len(begins) < len(elements) and _fits(data, tag, elements[len(begins)], marks):
            begins.append(tag.begin)
            continue
        looks = looks or {(one.name, *map(one.attributes.get, marks)): one for one in elements}
        others += len(looks)
        if others > _MOST_LOOKS or any(_fits(data, tag, one, marks) for one in looks.values()):
            return []
    return begins if len(begins) == len(elements) else []


def _in_sight(data: bytes, tags: Iterable[_Tag]) -> Iterator[_Tag]:
    """Give the tags that stand in no comment, script or template."""
    after = 0
    hiding = _HIDING.search(data)
    for tag in tags:
        while hiding is not None and hiding.start() < tag.begin:
            end = data.find(_ENDS[hiding[1].lower()], hiding.end())
            after = len(data) if end < 0 else end
            hiding = _HIDING.search(data, after)
        if tag.begin >= after:
            yield tag


def _tags(data: bytes, written: bytes, marks: tuple[str, ...]) -> Iterator[_Tag]:
    """Give what seems to be the tags with marks.

    Shape: `written` is the page with the names of its attributes in small letters.
    """
    tag = _Tag(-1, {})
    for found in _spelled(marks).finditer(written):
        at, mark = found.start(), found[0].decode()
        if data[at - 1] not in _BEFORE_MARK:
            continue
        begin = data.rfind(b"<", max(tag.begin, 0), at)
        if begin < 0 or data.find(b">", begin, at) >= 0:
            continue
        if begin != tag.begin:
            if tag.begin >= 0:
                yield tag
            tag = _Tag(begin, {})
        tag.ends.setdefault(mark, at + len(mark))
    if tag.begin >= 0:
        yield tag


def _fits(data: bytes, tag: _Tag, element: _Element, marks: tuple[str, ...]) -> bool:
    """Tell whether a tag has the name of an element, and its marks as that states them."""
    after = tag.begin + 1 + len(element.name)
    if data[tag.begin + 1 : after].lower() != element.name.encode() or data[after] not in _SPACE:
        return False
    held = element.attributes
    if tag.ends.keys() != {mark for mark in marks if mark in held}:
        return False
    return all(_states(data, end, held[mark]) for mark, end in tag.ends.items())


def _states(data: bytes, end: int, value: str) -> bool:
    """Tell whether an attribute whose name ends there has the value, up to an ampersand in it."""
    written = value.partition("&")[0].encode()
    return not written or data.startswith((b"=" + written, b'="' + written, b"='" + written), end)


@lru_cache(maxsize=16)
def _spelled(marks: tuple[str, ...]) -> re.Pattern[bytes]:
    """Give a pattern for names of attributes; one pass for all is as quick as one for each."""
    names = b"|".join(mark.encode() for mark in marks) or rb"(?!)"
    return re.compile(rb"(?:%s)(?=[\t\n\f\r =>/])" % names)
