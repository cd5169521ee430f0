"""What a document states that is judged over the whole site: headlines, ids, authors, addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from unicodedata import combining, normalize

from ..errors import ParseError
from ..formats import format_named
from ..formats._format import Options
from ..formats._sniff import sniff
from ..markup.encoding import decode
from ..markup.page import Page
from ..rules import Document
from ._verdict import Fact

__all__ = ["AUTHOR", "ENTRY", "HEADLINE", "ID", "PAGE", "address_key", "facts_of", "name_key"]

HEADLINE, ID, AUTHOR, PAGE, ENTRY = "headline", "id", "author", "page", "entry"
_FEEDS = frozenset({"atom", "jsonfeed", "rss", "sitemap"})
_MAX_FACTS = 50_000  # of one document; addresses of one sitemap, sitemaps.org
_MAX_CHARACTERS = 400  # of one statement
_BETWEEN = "\x1f"  # of the parts of a statement


def facts_of(document: Document, data: bytes, url: str) -> tuple[Fact, ...]:
    """Give what a page states of its articles, or a feed of those it lists."""
    is_page = document.page is not None or bool(document.tops)
    found = _of_page(document, url) if is_page else _of_feed(data)
    texts = _texts_of(document, data)
    return tuple(
        (kind, said, pointer, _line(texts, said))
        for kind, said, pointer in islice(found, _MAX_FACTS)
    )


def _texts_of(document: Document, data: bytes) -> list[tuple[str, int]]:
    """Give where statements may stand, each text with its first line: the JSON-LD, then all."""
    page = document.page
    if page is None:
        return [(decode(data), 1)]
    return [*((one.text, one.start[0]) for one in page.scripts), (page.text, 1)]


def address_key(url: str) -> str:
    """Give what tells an address from others: no scheme, `www.`, fragment or closing slash."""
    plain = url.strip().partition("#")[0].partition("://")[2] or url.strip()
    return plain.removeprefix("www.").rstrip("/").lower()[:_MAX_CHARACTERS]


def name_key(name: str) -> str:
    """Give the letters of a name without case and marks: what is left in every spelling."""
    parts = normalize("NFKD", name).casefold()
    return "".join(one for one in parts if one.isalnum() and not combining(one))


def _of_page(document: Document, url: str) -> Iterator[tuple[str, str, str]]:
    own = next(iter(_canonical(document.page)), "") or url
    for spot in document.of_type("Article"):
        if not spot.is_main or spot.is_reference:
            continue
        headline = next((text for _, text in spot.texts("headline")), "").strip()
        pointer = spot.pointer
        if headline:
            yield HEADLINE, headline[:_MAX_CHARACTERS], f"{pointer}/headline"
        name = spot.node.get("@id")
        if isinstance(name, str) and "://" in name:
            yield ID, _BETWEEN.join((name[:_MAX_CHARACTERS], headline[:99])), f"{pointer}/@id"
        address = own or next((text for _, text in spot.texts("url")), "")
        date = next((text for _, text in spot.texts("datePublished")), "")
        if address:
            parts = (address_key(address), headline[:_MAX_CHARACTERS], date[:40])
            yield PAGE, _BETWEEN.join(parts), pointer
        for at, author in spot.values("author"):
            node = spot.document_whole(author) if isinstance(author, dict) else {"name": author}
            inner = "/name" if isinstance(author, dict) and "name" in author else ""
            yield from _of_author(node, pointer + at + inner)


def _of_author(author: Mapping[str, Any], pointer: str) -> Iterator[tuple[str, str, str]]:
    name, url = author.get("name"), author.get("url")
    if isinstance(name, str) and name.strip() and "Person" in str(author.get("@type", "Person")):
        address = address_key(url) if isinstance(url, str) and "://" in url else ""
        yield AUTHOR, _BETWEEN.join((" ".join(name.split())[:99], address)), pointer


def _of_feed(data: bytes) -> Iterator[tuple[str, str, str]]:
    kind = sniff(data)
    parse = format_named(kind).parse if kind in _FEEDS else None
    try:
        nodes = parse(data, Options()).nodes if parse is not None else ()
    except ParseError:
        return
    for number, node in enumerate(nodes):
        url = node.get("url")
        if isinstance(url, str) and url:
            said = [str(node.get(name) or "") for name in ("headline", "datePublished")]
            parts = (address_key(url), *(one[:_MAX_CHARACTERS] for one in said))
            yield ENTRY, _BETWEEN.join(parts), f"/{number}"


def _canonical(page: Page | None) -> Iterator[str]:
    for link in page.survey.links if page is not None else ():
        if "canonical" in link.get("rel", "").lower().split() and "://" in link.get("href", ""):
            yield link["href"]


def _line(texts: list[tuple[str, int]], said: str) -> int:
    """Give the line in which a statement stands, also escaped; 0 where it is written otherwise."""
    plain = said.partition(_BETWEEN)[0]
    forms = dict.fromkeys((f'"{plain}"', json.dumps(plain), plain))
    for text, first in texts:
        for form in forms:
            at = text.find(form)
            if at >= 0:
                return text.count("\n", 0, at) + first
    return 0
