"""The bench of the feeds: text and HTML as they go into an entry and come out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape
from types import MappingProxyType
from typing import Any, Final

from ..model import Body, Reference
from ..safety.languages import is_language_tag
from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.sanitise import sanitise
from ..safety.text import xml_clean
from ..safety.urls import Url, to_uri
from ._addresses import referred_address

__all__ = [
    "COUNT_DIGITS",
    "MOST_COUNT",
    "address_of",
    "as_text",
    "body_html",
    "digits",
    "has_blocks",
    "held_by",
    "identity_of",
    "is_count",
    "language_of",
    "name_of",
    "plain",
    "plain_word",
    "to_html",
]

_WORDS, _WORD_CHARACTERS = 4_096, 64  # names, keywords, sections and languages that are kept
COUNT_DIGITS: Final = 15  # what a double carries
MOST_COUNT: Final = 10**COUNT_DIGITS
_URL_CHARACTERS: Final = DEFAULT_LIMITS.url_characters
_NOTHING_HELD: Final[Mapping[str, Any]] = MappingProxyType({})
_LEADING = re.compile(r"\A[\s\ufeff]+")  # a parser of HTML drops a mark that stands first
_BLOCKS = ("<p", "<div", "<br", "<img", "<ul", "<ol", "<table", "<figure", "<blockquote", "<h")


def plain(value: object) -> str:
    """Give text as XML can carry it, without space around it; nothing for what is no text."""
    if not isinstance(value, str):
        return ""
    # What is printable XML can carry; asking costs less than looking for what it cannot.
    return (value if value.isprintable() else xml_clean(value)).strip()


def plain_word(value: object) -> str:
    """Give text as `plain` does; what is short comes in many articles, and is kept."""
    if isinstance(value, str) and len(value) <= _WORD_CHARACTERS:
        return _plain_word(value)
    return plain(value)


@lru_cache(maxsize=_WORDS)
def _plain_word(value: str) -> str:
    return plain(value)


def to_html(text: str) -> str:
    """Write plain text as HTML that reads the same."""
    if "&" in text or "<" in text or ">" in text:
        return escape(text, quote=False)
    return text


def as_text(html: str) -> str:
    """Read HTML as plain text; where there is no tag, only references are resolved."""
    if "<" not in html:
        return plain(unescape(html)) if "&" in html else html
    return plain(Body(html=html).as_text())


def has_blocks(html: str) -> bool:
    """Tell whether HTML is more than a line of text: whether it has paragraphs or pictures."""
    if "<" not in html:
        return False
    small = html.lower()
    return any(tag in small for tag in _BLOCKS)


def body_html(article: Any, base: str, limits: Limits) -> str:
    """Give the body of an article as clean HTML with absolute URLs, nothing where there is none."""
    body = article.body
    if body is None and article.article_body:
        body = Body(text=str(article.article_body))
    if body is None:
        return ""
    html = xml_clean(sanitise(body.as_html(), base=base, limits=limits).html)
    return _LEADING.sub("", html, count=1).rstrip()


def language_of(value: object) -> str:
    """Give the tag of a language, if it has the form of one."""
    return _tag(value) if isinstance(value, str) else ""


@lru_cache(maxsize=_WORDS)
def _tag(text: str) -> str:
    tag = plain(text)
    return tag if is_language_tag(tag) else ""


def is_count(text: str) -> bool:
    """Tell whether text is a whole number that every reader carries exactly."""
    return text.isascii() and text.isdigit() and len(text) <= COUNT_DIGITS


def digits(text: str) -> int:
    """Give the whole number that a text is, else 0."""
    if not is_count(text):
        text = text.strip()
    return int(text) if is_count(text) else 0


def name_of(thing: Any) -> str:
    """Give the name of a person, organization, place or term; text is its own name."""
    return plain_word(thing if isinstance(thing, str) else getattr(thing, "name", None))


def address_of(*things: Any) -> str:
    """Give the first URL among these, in ASCII: a URL, that of a thing, or that of a reference."""
    for thing in things:
        url = thing if isinstance(thing, Url) else referred_address(thing)
        if url is not None:
            uri = to_uri(url)
            if len(uri) <= _URL_CHARACTERS:  # escapes have made it longer
                return uri
        elif uri := _address_in(held_by(thing)):
            return uri
    return ""


def _address_in(held: Mapping[str, Any]) -> str:
    for name in ("content_url", "url"):
        if isinstance(held.get(name), Url) and (uri := address_of(held[name])):
            return uri
    return ""


def held_by(thing: Any) -> Mapping[str, Any]:
    """Give the fields that a thing, or the target of a reference, has values for."""
    held: Mapping[str, Any] = getattr(
        thing.target if type(thing) is Reference else thing, "__dict__", _NOTHING_HELD
    )
    return held


def identity_of(name: object, address: str) -> str:
    """Give the identity of an article in a feed: its `@id` or, where that names none, its URL.

    A fragment is one of its page. All else stays as it is, for an old system's `12345` is what
    readers know the article by; the label of a blank node is no name.
    """
    identity = plain(name)
    if identity.startswith("#") and address:
        return address.partition("#")[0] + identity
    return address if identity.startswith("_:") else identity or address
