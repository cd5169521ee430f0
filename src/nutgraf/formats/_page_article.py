"""The bench of pages: the page's own article, drawn up field by field from all that is stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..markup.page import Page
from ..model._admit import types_of
from ._format import Node, Options, Parsed
from ._page_choice import Found, NodeIndex, own_article
from ._page_dates import choose_dates
from ._page_headline import choose_headline
from ._page_people import choose_authors, choose_publisher
from ._page_statements import Draft, Statements, key_of, plain, strings_in
from ._page_topics import (
    choose_address,
    choose_description,
    choose_image,
    choose_keywords,
    choose_language,
    choose_section,
)

__all__ = ["Drawn", "draw_article"]

_SITES = frozenset({"WebSite", "Organization", "NewsMediaOrganization", "Corporation"})
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")


class Drawn:
    """The draft of the page's own article, and the node that it began as, if one did."""

    __slots__ = ("draft", "found")

    def __init__(self, draft: Draft, found: Found | None) -> None:
        self.draft, self.found = draft, found


def draw_article(page: Page, parsed: Parsed, options: Options) -> Drawn | None:
    nodes = parsed.nodes
    statements = Statements(page, options.url)
    index = NodeIndex(nodes)
    found = own_article(nodes, statements)
    if found is None:
        if not _is_article_page(statements):
            return None
        draft = Draft({"@type": "Article"})
    else:
        draft = Draft(dict(index.whole(found.node)), parsed.sources[found.top].syntax)
    sites = list(_site_names(draft, statements, nodes, index))
    names = frozenset({key_of(name) for name in sites} | _domain_keys(statements)) - {""}
    choose_headline(draft, statements, names)
    if found is None and "headline" not in draft.node:
        return None
    choose_authors(draft, statements, index, names)
    choose_dates(draft, statements)
    choose_publisher(draft, statements, index, sites)
    choose_language(draft, statements)
    choose_description(draft, statements)
    choose_image(draft, statements, index)
    choose_keywords(draft, statements, names)
    choose_section(draft, statements)
    choose_address(draft, statements)
    return Drawn(draft, found)


def _is_article_page(page: Statements) -> bool:
    return True


def _site_names(draft: Draft, page: Statements, nodes: Sequence[Node], index: NodeIndex) -> Iterator[str]:
    """Give the names that the page states for its site or publisher."""
    publisher = draft.node.get("publisher")
    for one in publisher if isinstance(publisher, list) else [publisher]:
        whole = index.whole(one) if isinstance(one, dict) else {"name": one}
        for text in strings_in(whole.get("name")):
            yield plain(text)
    for said in page.said(_SITE_METAS):
        yield said.value
    for node in nodes:
        if not _SITES.isdisjoint(types_of(node)):
            for text in strings_in(node.get("name")):
                yield plain(text)


def _domain_keys(page: Statements) -> set[str]:
    parts = page.domain.split(".")
    keys = {key_of(page.domain)}
    if len(parts) >= 2:
        keys.add(key_of(parts[-2] if len(parts[-2]) > 3 or len(parts) == 2 else parts[-3]))
    return keys
