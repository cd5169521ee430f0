"""What the vocabularies of feeds have: elements, attributes and the kinds of their values.

The W3C's feed validator says the same, as far as it knows the vocabularies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from ..findings import Severity
from ..safety.dates import Instant, from_iso, is_strict
from ..safety.languages import is_language_tag
from ..safety.show import show
from ._document import Document
from ._feed_grammar import Shape, is_known
from ._feed_rules import ATOM, ITEM, RSS, feed_rule, varied
from ._feed_tree import Tag
from ._rule import Page

__all__ = ["RULES"]

_SPEC = Page("https://www.rssboard.org/rss-specification", "2009-03-30")
_RFC = Page("https://www.rfc-editor.org/rfc/rfc4287", "2005-12-01")
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_NO_TEXT = frozenset(
    {"atom:author", "atom:contributor", "atom:entry", "atom:feed", "atom:link", "atom:source",
     "channel", "image", "item", "media:content", "media:group", "rss", "skipDays", "skipHours",
     "textInput"}
)  # fmt: skip
_FILLED = frozenset(  # and what other rules call missing when it is empty
    {"atom:generator", "atom:icon", "atom:logo", "atom:name", "atom:rights", "atom:subtitle",
     "atom:summary", "category"}
)  # fmt: skip
_NUMBER = re.compile(r"\d+", re.ASCII)
_DECIMAL = re.compile(r"\d+(?:\.\d*)?", re.ASCII)
_MEDIA_TYPE = re.compile(
    r"[^\s()<>,;:\\\"/\[\]?=]{1,127}/[^\s()<>,;:\\\"/\[\]?=]{1,127}(?:\s*;[^<>]{1,200})?"
)
_MAIL = re.compile(r"[A-Za-z0-9_.+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z0-9-]{2,63}\.?")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_COORDINATE = re.compile(r"[-+]?\d{1,3}(?:\.\d*)?", re.ASCII)
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
    "decimal": (_matches(_DECIMAL), "a number"),
    "instant": (_is_instant, "a date-time of RFC 3339"),
    "language": (is_language_tag, "a language tag"),
    "line": (_is_line, "pairs of latitude and longitude"),
    "mail address": (_matches(_MAIL), "a mail address"),
    "media type": (_matches(_MEDIA_TYPE), "a media type"),
    "number": (lambda text: _NUMBER.fullmatch(text) is not None and text.strip("0") != "",
               "a whole number above 0"),
    "point": (_is_point, "latitude and longitude"),
    "small letters": (str.islower, "in small letters"),
}  # fmt: skip


def _fault(kind: str, text: str) -> str:
    """Say what a text of that kind would be, or nothing."""
    if not kind:
        return ""
    known = _KINDS.get(kind)
    if known is None:
        words = kind.split()
        return "" if text in words else f"one of {', '.join(words)}"
    return "" if known[0](text) else known[1]


_Judge = Callable[[Tag, Shape], Iterator[str]]


def _by_shape(judge: _Judge) -> Callable[[Document], Iterator[tuple[int, str]]]:
    """Give the survey that asks a judge what is wrong with each element of a known vocabulary."""

    def survey(document: Document) -> Iterator[tuple[int, str]]:
        for tag, shape in document.feed.shaped if document.feed is not None else ():
            for said in judge(tag, shape):
                yield tag.offset, said

    return survey


def _undefined(tag: Tag, shape: Shape) -> Iterator[str]:
    if shape.children is None:
        return
    for child in tag.children:
        is_leaf = not shape.children and not _may_hold_xhtml(tag)
        if child.name not in shape.children and (is_known(child.name) or is_leaf):
            yield f"<{tag.name}> has no element <{show(child.name, 60)}>"


def _may_hold_xhtml(tag: Tag) -> bool:
    return tag.attributes.get("type") == "xhtml"


def _repeated(tag: Tag, shape: Shape) -> Iterator[str]:
    counts = Counter(child.name for child in tag.children)
    for name in shape.once & counts.keys():
        if counts[name] > 1:
            yield f"<{tag.name}> has {counts[name]} elements <{name}>"


def _repeated_in_atom(tag: Tag, shape: Shape) -> Iterator[str]:
    return _repeated(tag, shape) if tag.name.startswith("atom:") else iter(())


def _repeated_elsewhere(tag: Tag, shape: Shape) -> Iterator[str]:
    return iter(()) if tag.name.startswith("atom:") else _repeated(tag, shape)


def _unknown_attribute(tag: Tag, shape: Shape) -> Iterator[str]:
    for name in tag.attributes:
        if ":" not in name and name[:1] != "{" and name not in shape.attributes:
            yield f"<{tag.name}> has no attribute {show(name, 60)}"


def _missing_attribute(tag: Tag, shape: Shape) -> Iterator[str]:
    for name in shape.wanted:
        if not tag.attributes.get(name):
            yield f"<{tag.name}> has no {name}"


def _odd_attribute(tag: Tag, shape: Shape) -> Iterator[str]:
    for name, kind in shape.attributes.items():
        value = tag.attributes.get(name)
        if value is not None and (value or kind) and (fault := _fault(kind, value)):
            yield f'the {name} "{show(value, 60)}" of <{tag.name}> is not {fault}'


def _odd_text(tag: Tag, shape: Shape) -> Iterator[str]:
    if tag.text and (fault := _fault(shape.text, tag.text)):
        yield f'<{tag.name}> is "{show(tag.text, 60)}", not {fault}'


def _has_text(tag: Tag, shape: Shape) -> Iterator[str]:
    if tag.text and tag.name in _NO_TEXT:
        yield f'<{tag.name}> holds the text "{show(tag.text, 60)}"'


def _is_blank(tag: Tag, shape: Shape) -> Iterator[str]:
    if tag.name in _FILLED and not tag.text and not tag.children:
        yield f"<{tag.name}> is empty"


def _in_item(markup: str) -> str:
    return varied(RSS, ITEM, f"{ITEM}{markup}")


def _in_entry(markup: str) -> str:
    return varied(ATOM, "<summary>", f"{markup}<summary>")


_PICTURE = '<media:content url="https://herald.example/a.jpg" medium="{}"/>'

RULES = (
    feed_rule(
        "feed_element_undefined", _ERROR, _SPEC,
        "An element of RSS, Atom, Dublin Core or Media RSS is one of these, and stands where they"
        " have it.",
        "Take it out, or give it the prefix of its own name space.",
        _by_shape(_undefined), bad=_in_item("<editor>Ann Lee</editor>"), good=RSS,
    ),
    feed_rule(
        "feed_element_repeated", _ERROR, _SPEC,
        "What a feed has once stands once.", "Keep one of them.",
        _by_shape(_repeated_elsewhere), bad=_in_item(ITEM), good=RSS,
    ),
    feed_rule(
        "atom_element_repeated", _ERROR, _RFC,
        "What Atom has once stands once.", "Keep one of them.",
        _by_shape(_repeated_in_atom),
        bad=varied(ATOM, "<entry>", "<title>Herald</title><entry>"), good=ATOM,
    ),
    feed_rule(
        "feed_attribute_undefined", _ERROR, _SPEC,
        "An attribute without prefix is one that the element has; capitals count.",
        "Take it out, or correct its spelling.",
        _by_shape(_unknown_attribute),
        bad=varied(RSS, "isPermaLink=", "isPermalink="), good=RSS,
    ),
    feed_rule(
        "feed_attribute_missing", _ERROR, _SPEC,
        "An element has the attributes without which it says nothing.", "Add the attribute.",
        _by_shape(_missing_attribute),
        bad=_in_item("<source>Town Herald</source>"),
        good=_in_item('<source url="https://herald.example/rss">Town Herald</source>'),
    ),
    feed_rule(
        "feed_attribute_invalid", _ERROR, _SPEC,
        "An attribute has a value of its kind.", "Correct the value, or leave the attribute out.",
        _by_shape(_odd_attribute),
        bad=_in_item(_PICTURE.format("picture")), good=_in_item(_PICTURE.format("image")),
    ),
    feed_rule(
        "feed_value_invalid", _ERROR, _SPEC,
        "An element of Dublin Core, GeoRSS or another module has a value of its kind.",
        "Correct the value, or take the element out.",
        _by_shape(_odd_text),
        bad=_in_item("<dc:date>20 November</dc:date>").replace(ITEM, ""),
        good=_in_item("<dc:date>2026-11-20</dc:date>").replace(ITEM, ""),
    ),
    feed_rule(
        "feed_text_misplaced", _ERROR, _SPEC,
        "What holds elements holds no text beside them.", "Put the text into an element.",
        _by_shape(_has_text), bad=_in_item("<media:content>a.jpg</media:content>"),
        good=_in_item(_PICTURE.format("image")),
    ),
    feed_rule(
        "feed_element_blank", _WARNING, _RFC,
        "An element that stands in a feed says something.", "Take the empty element out.",
        _by_shape(_is_blank), bad=varied(ATOM, "The bridge is open.", ""), good=ATOM,
    ),
)  # fmt: skip
