"""What schema.org says of URLs: how an address is written, and that others can open it."""

from __future__ import annotations

import re
from functools import partial

from ..findings import Severity
from ..safety.hosts import is_private
from ..safety.urls import is_absolute
from ._expect import Expect
from ._rule import Page, with_
from .schema_org import ARTICLE
from .schema_org_ranges import quoted, stated

__all__ = ["RULES", "match_plain_url"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):", re.ASCII)
_LIKE_HOST = re.compile(
    r"(?:www\.|[a-z0-9-]{1,63}\.(?:com|org|net|co|uk|de|fr)(?:[/?#]|$))", re.IGNORECASE
)
# Addresses that none of the rules on URLs has anything to say of.
match_plain_url = re.compile(
    r"https?://(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,3}"
    r"(?!(?:arpa|home|internal|lan|local|localhost)(?:/|$))[a-z]{2,18}"
    r"(?:/[A-Za-z0-9/._~?#&=%+,;:@!$'()*-]{0,1900})?"
).fullmatch
_NO_URL = re.compile(r"[\s<>\"{}|\\^`]")
_RUNNING_SCHEMES = frozenset({"javascript", "vbscript"})
_PATH_MARKS = frozenset("/.#?")
_PLACEHOLDERS = frozenset({"#", "n/a"})
_NEARLY_HTTP = re.compile(r"[hpst]{3,7}")
_LIKE_SCHEME = re.compile(r"[hpst]{3,7}//|:", re.IGNORECASE)
_PAGE = Page("https://schema.org/URL", "2026-03-19")


def _url_unreadable(text: str, expect: Expect) -> str:
    stripped = text.strip()
    scheme = _SCHEME.match(stripped)
    name = scheme[1].lower() if scheme else ""
    if name in _RUNNING_SCHEMES:
        return f"{expect.name} is {quoted(text)}, a URL that runs code"
    if name in {"http", "https"}:
        if is_absolute(stripped) or is_absolute(stripped.replace(" ", "%20")):
            return ""
    elif name in {"data", "blob"} or not (_NO_URL.search(stripped)):
        return ""
    if expect.things:
        return ""
    return f"{expect.name} is {quoted(text)}, which is no URL"


def _url_unlikely(text: str, expect: Expect) -> str:
    said = _unlikely(text.strip(), takes_things=bool(expect.things))
    return f"{expect.name} is {quoted(text)}, {said}" if said else ""


def _unlikely(text: str, *, takes_things: bool) -> str:
    """Say why a text is hardly a URL; of what is none at all, url_unreadable speaks."""
    scheme = _SCHEME.match(text)
    if scheme is not None:
        return _unlikely_absolute(text, scheme[1].lower())
    if _NO_URL.search(text):
        return "which is no URL" if takes_things else ""
    if not _PATH_MARKS & set(text):
        return "which is hardly a URL"
    return _unlikely_relative(text)


def _unlikely_relative(text: str) -> str:
    if _LIKE_SCHEME.match(text):
        return "an address whose scheme is broken"
    return "which is hardly a URL" if text.lower() in _PLACEHOLDERS else ""


def _unlikely_absolute(text: str, scheme: str) -> str:
    if scheme not in {"http", "https"}:
        return "an address whose scheme is broken" if _NEARLY_HTTP.fullmatch(scheme) else ""
    url = text.replace(" ", "%20")
    if is_private(url):
        return "whose host is known to no other network"
    return "an address with a blank in it" if " " in text and is_absolute(url) else ""


def _url_without_scheme(text: str, expect: Expect) -> str:
    stripped = text.strip()
    if _SCHEME.match(stripped) or _NO_URL.search(stripped) or not _LIKE_HOST.match(stripped):
        return ""
    return f"{expect.name} is {quoted(text)}, an address without https:// before it"


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


_of_urls = partial(
    stated, page=_PAGE, on=(str,), passes=match_plain_url,
    wants=lambda expect: expect.url and not expect.text,
)  # fmt: skip

RULES = (
    _of_urls(
        "url_unreadable", _ERROR,
        "A URL has no blanks, and an absolute one has a host.",
        "Write the whole address, beginning with https://.",
        weigh=_url_unreadable,
        bad=with_(ARTICLE, url="not a url"),
        good=with_(ARTICLE, url="https://herald.example/a"),
    ),
    _of_urls(
        "url_unlikely", _WARNING,
        "A URL looks like one, and its host like one that others can reach.",
        "Write the whole address, beginning with https://; a blank in it is %20.",
        weigh=_url_unlikely,
        bad=with_(ARTICLE, url="bridge"),
        good=with_(ARTICLE, url="/bridge"),
    ),
    _of_urls(
        "url_without_scheme", _INFO,
        "An absolute URL begins with its scheme; without it, it is a path on the own host.",
        "Write the whole address, beginning with https://.",
        weigh=_url_without_scheme,
        bad=with_(ARTICLE, url="www.herald.example/a"),
        good=with_(ARTICLE, url="https://www.herald.example/a"),
    ),
)  # fmt: skip
