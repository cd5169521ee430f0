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
from ..markup.seen import Seen
from ._document import Document, Spot, letters_of, text_of
from ._rule import values_of
from .open_graph import metas

__all__ = [
    "ARTICLE", "address", "canonical_of", "example", "headings_of", "headline_of", "is_home",
    "is_part", "is_same_address", "is_same_path", "is_syndicated", "own_page", "seen_by",
    "statements_of",
]  # fmt: skip

_SHORT = 12  # letters of a headline that may stand anywhere by chance
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
    says itself that it stands elsewhere. An article that is stated several times, in JSON-LD and
    again in microdata, is one.
    """
    page = spot.document.page
    if page is None or page.tree is None or spot not in statements_of(spot.document):
        return None
    name = spot.node.get("@id")
    twins = [one for one in statements_of(spot.document) if name and one.node.get("@id") == name]
    if any(one.pointer < spot.pointer for one in twins if one is not spot):
        return None  # it is judged where it stands first
    return page


def statements_of(document: Document) -> tuple[Spot, ...]:
    """Give the nodes that are the one article of a page; none where it has several articles.

    What markup says of others, in teasers, is no statement where JSON-LD names one article.
    """
    if document.own is None:
        mains = [one for one in document.of_type("Article") if one.is_main and not one.is_reference]
        in_json = [one for one in mains if one.top.syntax == "jsonld"]
        first = (in_json or mains)[:1]
        same = [one for one in mains if first and _is_same_article(first[0], one)]
        alone = len(same) == len(mains) or (first and all(one in same for one in in_json))
        document.own = tuple(same) if alone else ()
    return document.own


def _is_same_article(one: Spot, other: Spot) -> bool:
    name = one.node.get("@id")
    if one is other or (name is not None and name == other.node.get("@id")):
        return True
    left, right = (letters_of(headline_of(spot)[1]) for spot in (one, other))
    return left == right or is_part(left, right)


def is_part(one: str, other: str) -> bool:
    """Tell whether one of two texts, given as their letters, is a part of the other."""
    return min(len(one), len(other)) >= _SHORT and (one in other or other in one)


def seen_by(spot: Spot, names: tuple[str, ...] = ()) -> Seen:
    """Give what readers see around the headline of an article, and where the names stand."""
    kept: dict[tuple[str, ...], Seen] = spot.document.seen
    if names not in kept:
        kept[names] = spot.document.see(_shown_headline(spot), names)
    return kept[names]


def _shown_headline(spot: Spot) -> str:
    """Give the headline as the page shows it: the heading that says it, or the only one."""
    headline = headline_of(spot)[1]
    heads = headings_of(spot.document.page) if spot.document.page is not None else []
    key = letters_of(headline)
    alike = [head for head in heads if key == letters_of(head) or is_part(key, letters_of(head))]
    is_shown = key and key in spot.document.shown
    return (alike or ([] if is_shown or len(heads) > 1 else heads) or [headline])[0]


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


def is_home(document: Document) -> bool:
    """Tell whether a page may be the home page of its host, by where it is served or says it is."""
    url = document.url
    if not url and document.page is not None:
        url = canonical_of(document.page) or next((one for _, one in metas(document, "og:url")), "")
    return not _parts(url)[1]


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


def is_syndicated(document: Document) -> bool:
    """Tell whether a page says that its article comes from another site, by its canonical address.

    Such a page may name itself elsewhere; where the page is served has to be known.
    """
    canonical = canonical_of(document.page) if document.page is not None else ""
    hosts = [_parts(url)[0] for url in (document.url, canonical)]
    return all(hosts) and not is_same_site(*hosts)


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two hosts are of one site: the same, or with one more label before a name."""
    short, long = sorted((one, other), key=len)
    inner = short.partition(".")[2]
    return f".{long}".endswith(f".{short}") or ("." in inner and long.endswith(f".{inner}"))


def is_same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are of one page, as far as anybody can tell without asking.

    Scheme, `www.`, a closing slash and a fragment make no other page; a query does where both have
    one, or where the path is that of the home page.
    """
    left, right = _parts(one), _parts(other)
    if left[:2] != right[:2]:
        return False
    return left[2] == right[2] or (bool(left[1]) and not (left[2] and right[2]))


def is_same_path(one: str, other: str) -> bool:
    """Tell whether two addresses are of one path on one host, whatever their queries."""
    return _parts(one)[:2] == _parts(other)[:2]


def _parts(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(unescape(url).strip())
    except ValueError:
        return url, "", ""
    host = (parts.netloc.rpartition("@")[2]).lower().removeprefix("www.").removeprefix("m.")
    path = unquote(_INDEX.sub("", parts.path)).rstrip("/").casefold()
    return host.removesuffix(":443").removesuffix(":80"), path, parts.query
