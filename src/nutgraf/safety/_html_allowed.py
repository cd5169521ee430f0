"""The bench of the sanitiser: which HTML may stay."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "ATTRIBUTES",
    "FORMATTING",
    "TAGS",
    "URLS",
    "VOID",
    "attributes_of",
    "is_good_url",
]

# Elements that HTML opens again in every block until they are closed.
# Source: WHATWG HTML, section 13.2.4.3 (the list of active formatting elements).
FORMATTING: Final = frozenset(
    {"a", "b", "big", "code", "em", "i", "s", "small", "strike", "strong", "tt", "u"}
)
VOID: Final = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
# None of them changes how the text after it is read, and none runs, loads a page or takes input.
TAGS: Final = FORMATTING | VOID | {
    "abbr", "address", "article", "aside", "audio", "bdi", "bdo", "blockquote", "caption", "center",
    "cite", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "ins", "kbd", "li",
    "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "samp", "section",
    "span", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
    "ul", "var", "video",
}  # fmt: skip

_EVERYWHERE: Final = frozenset({"dir", "lang", "title"})
# Players of feeds have controls of their own, and validators warn of those in the markup.
_MEDIA = frozenset({"loop", "muted", "preload", "src"})
_CELL = frozenset({"abbr", "colspan", "headers", "rowspan", "scope"})
ATTRIBUTES: Final = {
    "a": frozenset({"href", "hreflang", "type"}),
    "audio": _MEDIA,
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "data": frozenset({"value"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "sizes", "src", "srcset", "width"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "source": frozenset({"height", "media", "sizes", "src", "srcset", "type", "width"}),
    "td": _CELL,
    "th": _CELL,
    "time": frozenset({"datetime"}),
    "track": frozenset({"default", "kind", "label", "src", "srclang"}),
    "video": _MEDIA | {"height", "poster", "width"},
}
_WITH_COMMON: Final = {tag: names | _EVERYWHERE for tag, names in ATTRIBUTES.items()}

_SCHEMES: Final = frozenset({"http", "https"})
_LINK_SCHEMES: Final = _SCHEMES | {"mailto"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):", re.ASCII)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff]+")
_CANDIDATE = re.compile(r"[^\s,]\S*")  # a URL of srcset, with the comma that may end it
_END_OF_SEGMENT = re.compile(r"[/?#]")
URLS: Final = frozenset({"cite", "href", "poster", "src", "srcset"})


def attributes_of(tag: str) -> frozenset[str]:
    """Give the attributes that may stand on a tag."""
    return _WITH_COMMON.get(tag, _EVERYWHERE)


def is_good_url(attribute: str, value: str) -> bool:
    """Tell whether the value of a URL attribute is relative or has a scheme that may stay there."""
    if attribute == "srcset":
        return all(_has_scheme(one, _SCHEMES) for one in _CANDIDATE.findall(value))
    return _has_scheme(value, _LINK_SCHEMES if attribute == "href" else _SCHEMES)


def _has_scheme(value: str, schemes: frozenset[str]) -> bool:
    """Look at the URL without its blanks, as browsers do."""
    value = _BLANKS.sub("", value)
    scheme = _SCHEME.match(value)
    if scheme:
        return scheme[1].lower() in schemes
    return ":" not in _END_OF_SEGMENT.split(value, maxsplit=1)[0]
