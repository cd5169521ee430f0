"""What the vocabularies of feeds have: elements, attributes and the kinds of their values.

The W3C's feed validator says the same, as far as it knows the vocabularies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..findings import Severity
from ..safety.show import show
from ._feed_grammar import Shape
from ._feed_rules import ATOM, ITEM, RSS, feed_rule, in_item, varied
from ._feed_shapes import (
    by_shape,
    missing_attribute,
    odd_attribute,
    odd_text,
    repeated,
    undefined,
    unknown_attribute,
)
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
     "atom:summary", "category", "skipDays", "skipHours"}
)  # fmt: skip
# Of elements of Media RSS, the words that stand there unless a scheme or type says otherwise.
_MEDIA_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "media:hash": (), "media:rating": ("adult", "nonadult"), "media:restriction": ("all", "none"),
}  # fmt: skip
_HASHES = {"md5": 32, "sha-1": 40}  # digits
_HEX = re.compile(r"[0-9A-Fa-f]+", re.ASCII)


def _repeated_in_atom(tag: Tag, shape: Shape) -> Iterator[str]:
    return repeated(tag, shape) if tag.name.startswith("atom:") else iter(())


def _repeated_elsewhere(tag: Tag, shape: Shape) -> Iterator[str]:
    return iter(()) if tag.name.startswith("atom:") else repeated(tag, shape)


def _odd_value(tag: Tag, shape: Shape) -> Iterator[str]:
    yield from odd_text(tag, shape)
    fault = _fault_of_media(tag) if tag.text and tag.name in _MEDIA_VALUES else ""
    if fault:
        yield f'<{tag.name}> is "{show(tag.text, 60)}", not {fault}'


def _fault_of_media(tag: Tag) -> str:
    """Say what a value of Media RSS would be by its attributes, or nothing."""
    held = tag.attributes
    if tag.name == "media:hash":
        algo = held.get("algo", "md5")
        is_hash = _HEX.fullmatch(tag.text) and len(tag.text) == _HASHES.get(algo, len(tag.text))
        return "" if is_hash else f"a hash of {algo}"
    words = _MEDIA_VALUES[tag.name]
    is_open = held.get("scheme", "urn:simple") != "urn:simple" or held.get("type")
    return "" if is_open or tag.text in words else f"one of {', '.join(words)}"


def _has_text(tag: Tag, shape: Shape) -> Iterator[str]:
    if tag.text and tag.name in _NO_TEXT:
        yield f'<{tag.name}> holds the text "{show(tag.text, 60)}"'


def _is_blank(tag: Tag, shape: Shape) -> Iterator[str]:
    if tag.name in _FILLED and not tag.text and not tag.children:
        yield f"<{tag.name}> is empty"


_PICTURE = '<media:content url="https://herald.example/a.jpg" medium="{}"/>'

RULES = (
    feed_rule(
        "feed_element_undefined", _ERROR, _SPEC,
        "An element of RSS, Atom, Dublin Core or Media RSS is one of these, and stands where they"
        " have it.",
        "Take it out, or give it the prefix of its own name space.",
        by_shape(undefined), bad=in_item("<editor>Ann Lee</editor>"), good=RSS,
    ),
    feed_rule(
        "feed_element_repeated", _ERROR, _SPEC,
        "What a feed has once stands once.", "Keep one of them.",
        by_shape(_repeated_elsewhere), bad=in_item(ITEM), good=RSS,
    ),
    feed_rule(
        "atom_element_repeated", _ERROR, _RFC,
        "What Atom has once stands once.", "Keep one of them.",
        by_shape(_repeated_in_atom),
        bad=varied(ATOM, "<entry>", "<title>Herald</title><entry>"), good=ATOM,
    ),
    feed_rule(
        "feed_attribute_undefined", _ERROR, _SPEC,
        "An attribute without prefix is one that the element has; capitals count.",
        "Take it out, or correct its spelling.",
        by_shape(unknown_attribute),
        bad=varied(RSS, "isPermaLink=", "isPermalink="), good=RSS,
    ),
    feed_rule(
        "feed_attribute_missing", _ERROR, _SPEC,
        "An element has the attributes without which it says nothing.", "Add the attribute.",
        by_shape(missing_attribute),
        bad=in_item("<source>Town Herald</source>"),
        good=in_item('<source url="https://herald.example/rss">Town Herald</source>'),
    ),
    feed_rule(
        "feed_attribute_invalid", _ERROR, _SPEC,
        "An attribute has a value of its kind.", "Correct the value, or leave the attribute out.",
        by_shape(odd_attribute),
        bad=in_item(_PICTURE.format("picture")), good=in_item(_PICTURE.format("image")),
    ),
    feed_rule(
        "feed_value_invalid", _ERROR, _SPEC,
        "An element of Dublin Core, GeoRSS or another module has a value of its kind.",
        "Correct the value, or take the element out.",
        by_shape(_odd_value),
        bad=in_item("<dc:date>20 November</dc:date>").replace(ITEM, ""),
        good=in_item("<dc:date>2026-11-20</dc:date>").replace(ITEM, ""),
    ),
    feed_rule(
        "feed_text_misplaced", _ERROR, _SPEC,
        "What holds elements holds no text beside them.", "Put the text into an element.",
        by_shape(_has_text), bad=in_item("<media:content>a.jpg</media:content>"),
        good=in_item(_PICTURE.format("image")),
    ),
    feed_rule(
        "feed_element_blank", _WARNING, _RFC,
        "An element that stands in a feed says something.", "Take the empty element out.",
        by_shape(_is_blank), bad=varied(ATOM, "The bridge is open.", ""), good=ATOM,
    ),
)  # fmt: skip
