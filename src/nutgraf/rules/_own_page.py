"""The bench of the rules that hold an article against its page: which article, which page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from ..markup import _html
from ..markup.page import Page as HtmlPage
from ._document import Spot, letters_of, text_of
from ._rule import values_of

__all__ = ["ARTICLE", "address", "canonical_of", "example", "headings_of", "headline_of",
           "is_same_address", "own_page"]  # fmt: skip

_HEADINGS = 12  # h1 of a page that are looked at
_INDEX = re.compile(r"/index\.(?:html?|php)$", re.IGNORECASE)

ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "url": "https://herald.example/bridge",
    "mainEntityOfPage": "https://herald.example/bridge",
    "datePublished": "2026-11-20T08:00:00+02:00",
    "image": "https://herald.example/img/bridge.jpg",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
    "isAccessibleForFree": True,
}
_LINES = {
    "canonical": '<link rel="canonical" href="https://herald.example/bridge">',
    "title": "<title>Council opens the bridge - Town Herald</title>",
    "og_title": '<meta property="og:title" content="Council opens the bridge">',
    "og_url": '<meta property="og:url" content="https://herald.example/bridge">',
    "og_date": '<meta property="article:published_time" content="2026-11-20T08:00:00+02:00">',
    "tier": '<meta property="article:content_tier" content="free">',
    "h1": "<h1>Council opens the bridge</h1>",
    "byline": '<p>By <a rel="author">Ann Lee</a> and <a rel="author">Bo Ek</a></p>',
    "time": '<p><time itemprop="datePublished" datetime="2026-11-20">20 November 2026</time></p>',
    "image": '<img src="/img/bridge.jpg" alt="The bridge">',
    "body": "<p>The first walkers cross the new bridge in the rain.</p>",
}


def example(node: Mapping[str, Any] = ARTICLE, /, **lines: str) -> str:
    """Write the page of an article, with some of its lines changed."""
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return "\n".join(['<!doctype html><html lang="en">', script, *{**_LINES, **lines}.values()])


def own_page(spot: Spot) -> HtmlPage | None:
    """Give the page of an article, where it is the only one that the page is about.

    None for a page that is read tag by tag, for one with several articles, and for an article that
    says itself that it stands elsewhere.
    """
    page = spot.document.page
    if page is None or page.tree is None or not spot.is_main or spot.is_reference:
        return None
    name = spot.node.get("@id")
    for other in spot.document.of_type("Article"):
        if other.is_main and not other.is_reference and other is not spot:
            if name is None or other.node.get("@id") != name:
                return None
            if other.pointer < spot.pointer:
                return None  # the same article again: it is judged where it stands first
    return page


def headline_of(spot: Spot) -> tuple[str, str]:
    """Give the headline with its pointer; entities that were left in it are read."""
    for pointer, text in spot.texts("headline"):
        if text.strip():
            return pointer, unescape(unescape(text)).strip()
    return "", ""


def headings_of(page: HtmlPage) -> list[str]:
    """Give the texts of the headings of the first rank."""
    found = (_html.text_of(node) for node in page.survey.headings[:_HEADINGS])
    return [text for text in found if letters_of(text)]


def canonical_of(page: HtmlPage) -> str:
    """Give the canonical address that a page states, or nothing."""
    for link in page.survey.links:
        if "canonical" in link.get("rel", "").lower().split():
            return link.get("href", "").strip()
    return ""


def address(spot: Spot, name: str) -> Iterator[tuple[str, str]]:
    """Give the addresses in a property, of a node its `@id` or url."""
    for pointer, value in values_of(spot.node, name):
        if isinstance(value, dict) and "@value" not in value:
            for key in ("@id", "url"):
                text = text_of(value.get(key))
                if text and text.strip():
                    yield f"{pointer}/{key}", text.strip()
                    break
        elif (text := text_of(value)) and text.strip():
            yield pointer, text.strip()


def is_same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are of one page, as far as anybody can tell without asking.

    Scheme, `www.`, a closing slash and a fragment make no other page; a query does where both have
    one, or where the path is that of the home page.
    """
    left, right = _parts(one), _parts(other)
    if left[:2] != right[:2]:
        return False
    return left[2] == right[2] or (bool(left[1]) and not (left[2] and right[2]))


def _parts(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(unescape(url).strip())
    except ValueError:
        return url, "", ""
    host = (parts.netloc.rpartition("@")[2]).lower().removeprefix("www.").removeprefix("m.")
    path = unquote(_INDEX.sub("", parts.path)).rstrip("/").casefold()
    return host.removesuffix(":443").removesuffix(":80"), path, parts.query
