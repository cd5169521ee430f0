"""The bench of pages: whose page it is, and by which names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from ..markup import _html
from ..model._admit import types_of
from ..model._registry import fits
from ._format import Node
from ._page_choice import NodeIndex
from ._page_headline import SEPARATOR
from ._page_statements import Draft, Said, Statements, address_key, key_of, plain, strings_in

__all__ = ["Site", "choose_publisher", "site_of"]

_NAMES = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
    "application-name", "twitter:app:name:iphone", "apple-mobile-web-app-title",
)  # fmt: skip
_BODIES = ("Organization", "Person")
_SITES = frozenset({"Corporation", "NewsMediaOrganization", "Organization", "WebSite"})
_ADDRESS = re.compile(r"https?:|www\.|@|^\d+$")
_FEED_WORDS = re.compile(r"\s*(?:[»|›–—-]\s*.*|\b(?:rss|atom|feeds?)\b.*)$", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[|–—»›•·:｜-]+\s+|[|｜]")
_SHORT_LABEL = 3  # letters of the last but one part of a host such as `co.uk`
_NAME_CHARACTERS = 60


class Site:
    """The names that a page goes by: as it states them, and folded for comparison."""

    __slots__ = ("keys", "names")

    def __init__(self, names: Sequence[Said], domain: str) -> None:
        """Take the names in the order of trust, and the host."""
        self.names = tuple(names)
        keys = {key_of(said.value) for said in names} | _keys_of(domain)
        self.keys = frozenset(keys - {""})


def site_of(draft: Draft, page: Statements, nodes: Sequence[Node], index: NodeIndex) -> Site:
    """Gather the names of the site: of the publisher, the metas, the nodes for sites.

    Where none of these is there, it is what the title of the page and its way home both say.
    """
    names = list(_names(draft, page, nodes, index))
    return Site(names or list(_in_title(page)), page.domain)


def _in_title(page: Statements) -> Iterator[Said]:
    """Give the beginning or end of the title where author or link home say the same."""
    title = plain("".join(page.page.survey.titles[:1]))
    parts = SEPARATOR.split(title)
    ends = [
        one.strip() for one in (parts[-1], parts[0]) if len(key_of(one)) < len(key_of(title)) / 2
    ]
    keys = set(map(key_of, _called(page))) if len(parts) > 1 else set()
    for one in ends:
        if len(one) <= _NAME_CHARACTERS and key_of(one) in keys - {""}:
            yield Said(one, "title")
            return


def _called(page: Statements) -> Iterator[str]:
    """Give what the site may be called: by metas of authors, and by links home."""
    yield from page.metas.get("author", ())
    for node in page.links_home:
        held = _html.attributes(node)
        yield from (held.get(name, "") for name in ("title", "aria-label"))
        yield _html.text_of(node, _NAME_CHARACTERS)
        yield from (_html.attributes(one).get("alt", "") for one in _html.select(node, "img[alt]"))


def _names(
    draft: Draft, page: Statements, nodes: Sequence[Node], index: NodeIndex
) -> Iterator[Said]:
    for one in _listed(draft.node.get("publisher")):
        whole = index.whole(one) if isinstance(one, dict) else {"name": one}
        for text in strings_in(whole.get("name")):
            yield Said(plain(text), f"{draft.syntax}:publisher")
    for said in page.said(_NAMES):
        if len(said.value) <= _NAME_CHARACTERS and not _ADDRESS.search(said.value):
            yield said
    for node in nodes:
        if not _SITES.isdisjoint(types_of(node)):
            for text in strings_in(node.get("name")):
                yield Said(plain(text), "WebSite" if "WebSite" in types_of(node) else "node")


@lru_cache(maxsize=256)
def _keys_of(domain: str) -> frozenset[str]:
    """Give the host, and the part of it that is the name: `herald` of `herald.co.example`."""
    parts = domain.split(".")
    keys = {key_of(domain)}
    if len(parts) > 1:
        label = parts[-2]
        if len(label) <= _SHORT_LABEL and len(parts) > 2:
            label = parts[-3]
        keys.add(key_of(label))
    return frozenset(keys)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def choose_publisher(draft: Draft, page: Statements, index: NodeIndex, site: Site) -> None:
    """Give the draft its publisher: as the node says, or by the name of the site."""
    for one in _listed(draft.node.get("publisher")):
        node = one if isinstance(one, dict) else index.named(str(one)) or {}  # an `@id` as a text
        whole = index.whole(node)
        name = next((plain(text) for text in strings_in(whole.get("name"))), "")
        if not name:
            continue
        if not fits(types_of(whole) or _BODIES, _BODIES):  # a `WebSite` or `Brand`
            node = whole = {"@type": "Organization", "name": name}
        is_right = name == whole.get("name")
        draft.node["publisher"] = node if is_right else {**whole, "name": name}
        draft.keep("publisher", "publisher")
        return
    told = chain(
        site.names, _by_title(draft, page, site), _by_feed(page), _by_home(page), _by_host(page)
    )
    for said in told:
        if said.value and not _ADDRESS.search(said.value):
            named = {"@type": "Organization", "name": said.value}
            draft.put("publisher", "publisher", named, said.source)
            return


def _by_title(draft: Draft, page: Statements, site: Site) -> Iterator[Said]:
    """Give what the title of the page says behind the headline, if it is like the host."""
    headline = key_of(str(draft.node.get("headline", "")))
    for title in (plain(text) for text in page.page.survey.titles[:1]):
        parts = _TITLE_END.split(title)
        if len(parts) > 1 and key_of(parts[-1]) and key_of(title).startswith(headline):
            last = key_of(parts[-1])
            if any(key in last or last in key for key in site.keys):
                yield Said(parts[-1].strip(), "title")


def _by_home(page: Statements) -> Iterator[Said]:
    """Give what the first links home are called, if the host has the same letters."""
    host = address_key(page.canonical).partition("/")[0] or page.domain
    keys = _keys_of(host)
    for name in _called(page):
        text = plain(name)
        if len(text) <= _NAME_CHARACTERS and key_of(text) in keys:
            yield Said(text, "link home")


def _by_host(page: Statements) -> Iterator[Said]:
    """Give the host of the page where its address is said to be the name of the site."""
    for said in page.said(("og:site_name",)):
        if page.domain and page.domain in said.value:
            yield Said(page.domain, said.source)


def _by_feed(page: Statements) -> Iterator[Said]:
    for held in page.linked("alternate"):
        if held.get("type", "").endswith(("rss+xml", "atom+xml")):
            name = _FEED_WORDS.sub("", plain(held.get("title", "")))
            if 1 < len(name) <= _NAME_CHARACTERS:
                yield Said(name, "link:alternate")
