"""The bench of the rules on feeds: what is wrong with an element by the shape it should have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from ..safety.dates import Instant, from_iso, is_strict
from ..safety.languages import is_language_tag
from ..safety.show import show
from ._document import Document
from ._feed_grammar import Shape, is_known
from ._feed_tree import Tag

__all__ = [
    "by_shape",
    "fault_of",
    "missing_attribute",
    "odd_attribute",
    "odd_text",
    "repeated",
    "undefined",
    "unknown_attribute",
]

_SITEMAPS = frozenset({"sitemapindex", "urlset"})
_NUMBER = re.compile(r"\d+", re.ASCII)
_DECIMAL = re.compile(r"\d+(?:\.\d*)?", re.ASCII)
_MEDIA_TYPE = re.compile(
    r"[^\s()<>,;:\\\"/\[\]?=]{1,127}/[^\s()<>,;:\\\"/\[\]?=]{1,127}(?:\s*;[^<>]{1,200})?"
)
_MAIL = re.compile(r"[A-Za-z0-9_.+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z0-9-]{2,63}\.?")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_COORDINATE = re.compile(r"[-+]?\d{1,3}(?:\.\d*)?", re.ASCII)
_TIME = re.compile(r"now|\d+(?:\.\d*)?|\d+:\d\d:\d\d(?:\.\d*)?", re.ASCII)
_SHARE = re.compile(r"0?\.\d+|0|1(?:\.0*)?", re.ASCII)
_PAIR, _LEAST_OF_LINE = 2, 4  # numbers


def _is_instant(text: str) -> bool:
    try:
        return isinstance(from_iso(text), Instant) and is_strict(text)
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    if _DAY.fullmatch(text):
        try:
            from_iso(text)
        except ValueError:
            return False
        return True
    return "T" in text and _is_instant(text if text.count(":") > _PAIR else _with_seconds(text))


def _is_whole_date(text: str) -> bool:
    return (text.count("-") > 1) and _is_date(text)


def _with_seconds(text: str) -> str:
    return re.sub(r"(T\d\d:\d\d)(?=[Z+-])", r"\1:00", text)


def _is_point(text: str) -> bool:
    numbers = text.replace(",", " ").split()
    return len(numbers) == _PAIR and all(map(_COORDINATE.fullmatch, numbers))


def _is_line(text: str) -> bool:
    numbers = text.replace(",", " ").split()
    is_whole = len(numbers) >= _LEAST_OF_LINE and len(numbers) % _PAIR == 0
    return is_whole and all(map(_COORDINATE.fullmatch, numbers))


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


# What tells whether a text is of a kind, and what such a text is called; other kinds are lists of
# the words that may stand there.
_KINDS: Final[dict[str, tuple[Callable[[str], bool], str]]] = {
    "count": (_matches(_NUMBER), "a whole number"),
    "day or instant": (_is_date, "a date of ISO 8601, with offset where it has a time"),
    "date": (_is_whole_date, "a date, with offset where it has a time"),
    "decimal": (_matches(_DECIMAL), "a number"),
    "instant": (_is_instant, "a date-time of RFC 3339"),
    "language": (is_language_tag, "a language tag"),
    "line": (_is_line, "pairs of latitude and longitude"),
    "mail address": (_matches(_MAIL), "a mail address"),
    "media type": (_matches(_MEDIA_TYPE), "a media type"),
    "number": (lambda text: _NUMBER.fullmatch(text) is not None and text.strip("0") != "",
               "a whole number above 0"),
    "point": (_is_point, "latitude and longitude"),
    "Boolean": (lambda text: text.lower() in {"false", "true"}, "true or false"),
    "share": (_matches(_SHARE), "a number from 0.0 to 1.0"),
    "time": (_matches(_TIME), "a time of RFC 2326: now, seconds, or hh:mm:ss"),
    "small letters": (str.islower, "in small letters"),
}  # fmt: skip


def fault_of(kind: str, text: str) -> str:
    """Say what a text of that kind would be, or nothing."""
    if not kind:
        return ""
    known = _KINDS.get(kind)
    if known is None:
        words = kind.split()
        return "" if text in words else f"one of {', '.join(words)}"
    return "" if known[0](text) else known[1]


Judge: TypeAlias = Callable[[Tag, Shape], Iterator[str]]


def by_shape(
    judge: Judge, *, sitemaps: bool = False
) -> Callable[[Document], Iterator[tuple[int, str]]]:
    """Give the survey that asks a judge what is wrong with each element of a known vocabulary."""

    def survey(document: Document) -> Iterator[tuple[int, str]]:
        feed = document.feed
        if feed is None or (feed.root.name in _SITEMAPS) is not sitemaps:
            return
        for tag, shape in feed.shaped:
            for said in judge(tag, shape):
                yield tag.offset, said

    return survey


def undefined(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of children that the element does not have."""
    if shape.children is None:
        return
    for child in tag.children:
        is_leaf = not shape.children and not _may_hold_xhtml(tag)
        if child.name not in shape.children and (is_known(child.name) or is_leaf):
            yield f"<{tag.name}> has no element <{show(child.name, 60)}>"


def _may_hold_xhtml(tag: Tag) -> bool:
    return tag.attributes.get("type") == "xhtml"


def repeated(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of children that stand once, and do so twice."""
    counts = Counter(child.name for child in tag.children)
    for name in shape.once & counts.keys():
        if counts[name] > 1:
            yield f"<{tag.name}> has {counts[name]} elements <{name}>"


def unknown_attribute(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of attributes without prefix that the element does not have."""
    for name in tag.attributes:
        if ":" not in name and name[:1] != "{" and name not in shape.attributes:
            yield f"<{tag.name}> has no attribute {show(name, 60)}"


def missing_attribute(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of attributes without which the element says nothing."""
    for name in shape.wanted:
        if not tag.attributes.get(name):
            yield f"<{tag.name}> has no {name}"


def odd_attribute(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of values that are not of the kind of their attribute."""
    for name, kind in shape.attributes.items():
        value = tag.attributes.get(name)
        if value is not None and (value or kind) and (fault := fault_of(kind, value)):
            yield f'the {name} "{show(value, 60)}" of <{tag.name}> is not {fault}'


def odd_text(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of a text that is not of the kind of its element."""
    if tag.text and (fault := fault_of(shape.text, tag.text)):
        yield f'<{tag.name}> is "{show(tag.text, 60)}", not {fault}'
