"""Foreign HTML made fit to stand in a feed or a page: the only door to nh3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from threading import local
from typing import Any

from ._html_allowed import ATTRIBUTES, TAGS, URLS, attributes_of, is_good_url
from ._html_text import to_paragraphs
from ._html_tidy import SEAM, tidy
from .limits import DEFAULT_LIMITS, Limits
from .show import show
from .text import clean
from .urls import is_absolute, resolve

__all__ = ["Sanitised", "reduced", "sanitise"]

_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)")
_TOKEN = re.compile(r'<[a-z][a-z0-9]*(?: [a-z]+="[^"]*+")*+>\n?')
# A URL of srcset, and the descriptor behind it; a comma right behind the URL ends it.
_CANDIDATE = re.compile(r"([^\s,]\S*)((?<!,)\s+[^,]*)?")
_ATTRIBUTE_SETS = {tag: set(attributes_of(tag)) for tag in (*ATTRIBUTES, "*")}
_PLAIN_URL = re.compile(r"https?://[!-~]{1,2000}")
_SCHEMES = {"http", "https", "mailto"}
_MOST_PARSERS = 16  # that are kept; the sets of elements that partners take are few
_PASSES = 6  # until the parser reads its own output as it wrote it; two are usual
_NAME_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Sanitised:
    """HTML that is safe, and the names of what had to go.

    Shape: `dropped` holds elements as `<script>`, attributes as `onclick=`, and, if the HTML had to
    be reduced to the paragraphs of its text, the name of the limit that was met, or `nesting` when
    the parser made too much of it.
    """

    html: str
    dropped: tuple[str, ...] = ()


def sanitise(html: str, *, base: str = "", limits: Limits = DEFAULT_LIMITS) -> Sanitised:
    """Reduce HTML to text structure, links, images, audio and video.

    Links may be http, https or mailto, everything else http or https; relative URLs are resolved
    against `base`, and stay where there is none. Cleaning again changes nothing.
    Loss: scripts, styles, classes, ids, forms, embedded pages, SVG, MathML but for its text,
    comments. HTML beyond a limit keeps its text alone. It never raises.
    """
    html = clean(html)
    if _is_too_big(html, limits):
        return Sanitised(_to_text(html), ("sanitise_bytes",))
    tidied = tidy(html, limits)
    refused: set[str] = set()
    found = None if tidied.guard else _settle(tidied.html, limits, _Urls(base, refused))
    dropped = tuple(sorted({*tidied.dropped, *refused}))
    if found is None:
        return Sanitised(_to_text(html), (*dropped, tidied.guard or "nesting"))
    if _is_too_big(found, limits):  # escapes have made it longer
        return Sanitised(_to_text(html), (*dropped, "sanitise_bytes"))
    return Sanitised(found, dropped)


def reduced(html: str, tags: frozenset[str]) -> Sanitised:
    """Reduce HTML further, to these elements; of others the text stays."""
    whole = sanitise(html)
    gone = {*_ELEMENT.findall(whole.html)} - tags
    if not gone:
        return whole
    kept = sanitise(_parse(whole.html, _Urls(), TAGS & tags)).html
    return Sanitised(kept, tuple(sorted({*whole.dropped, *(f"<{name}>" for name in gone)})))


def _is_too_big(html: str, limits: Limits) -> bool:
    most = limits.sanitise_bytes
    return len(html) > most or (4 * len(html) > most and len(html.encode()) > most)


def _settle(html: str, limits: Limits, urls: _Urls) -> str | None:
    """Parse until the result stays the same, which a parser of HTML does not warrant at once."""
    longest = 6 * len(html) + 10_000  # characters; a no-break space becomes six
    found, plain = _parse(html, urls), html.replace(SEAM, "")
    # The usual case, and the parser would say the same; or it would but for the URLs.
    if found == plain or (urls.has_only_resolved and _parse(html, _Urls()) == plain):
        return found
    for _ in range(_PASSES):
        if len(found) > longest:
            return None
        if _is_too_big(found, limits):  # no use in settling what the caller turns into text
            return found
        again = tidy(found, limits)
        if again.guard:
            return None
        settled = _parse(again.html, _Urls())
        if settled == found:
            return found
        found = settled
    return None


def _parse(html: str, urls: _Urls, tags: frozenset[str] = TAGS) -> str:
    _PARSERS.urls = urls
    return _keep_first_lines(_PARSERS.made_for(tags).clean(html))


class _Parsers(local):
    """The parsers of a thread: to make one takes as long as to parse a page of text."""

    def __init__(self) -> None:
        self.urls = _Urls()
        self._made: dict[frozenset[str], Any] = {}

    def made_for(self, tags: frozenset[str]) -> Any:
        """Give the parser that keeps these elements and what is said of the URLs."""
        if tags not in self._made:
            from nh3 import Cleaner

            if len(self._made) > _MOST_PARSERS:
                self._made.clear()
            self._made[tags] = Cleaner(
                tags=set(tags),
                clean_content_tags={"script", "style"},
                attributes=_ATTRIBUTE_SETS,
                attribute_filter=self._keep,
                link_rel=None,
                url_schemes=_SCHEMES,
            )
        return self._made[tags]

    def _keep(self, tag: str, name: str, value: str) -> str | None:
        return self.urls.keep(tag, name, value)


class _Urls:
    """What is done to the URLs of attributes: the bad are dropped, the relative resolved."""

    def __init__(self, base: str = "", refused: set[str] | None = None) -> None:
        self._base = base if base and is_absolute(base) else ""
        self._refused = refused if refused is not None else set()
        self._is_odd = _PLAIN_URL.fullmatch(self._base) is None

    @property
    def has_only_resolved(self) -> bool:
        """Whether the URLs that were resolved would all be kept as they are now."""
        return not self._is_odd

    def keep(self, _tag: str, name: str, value: str) -> str | None:
        if name not in URLS:
            return value
        if not is_good_url(name, value):
            self._refused.add(f"{name}={show(value.strip(), _NAME_CHARACTERS)}")
            return None
        if not value.strip() and name != "href":
            return None  # it would be the page itself
        if not self._base:
            return value
        if name == "srcset":
            self._is_odd = True
            found = _CANDIDATE.findall(value)
            return ", ".join(self._resolved(url.rstrip(",")) + size.rstrip() for url, size in found)
        return self._resolved(value)

    def _resolved(self, value: str) -> str:
        """Resolve a reference, one to the page itself too; mail and what is odd stays."""
        if value.startswith(("http://", "https://")):
            return value
        if not value.strip():
            return self._base.partition("#")[0]
        try:
            resolved = resolve(value, self._base)
        except ValueError:
            return value
        self._is_odd |= _PLAIN_URL.fullmatch(resolved) is None
        return resolved


_PARSERS = _Parsers()


def _keep_first_lines(html: str) -> str:
    """Double the line end after `<pre>`: a parser drops the first, the writer did not add it."""
    if "<pre" not in html:
        return html
    return _TOKEN.sub(lambda token: _double(token.group()), html)


def _double(token: str) -> str:
    return f"{token}\n" if token[-1] == "\n" and re.match(r"<pre[ >]", token) else token


def _to_text(html: str) -> str:
    return _parse(to_paragraphs(html), _Urls())
