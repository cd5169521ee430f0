"""The bench of pages: the page's own article, drawn up field by field from all that is stated."""

from __future__ import annotations

from dataclasses import replace

from ..markup.page import Page
from ._format import Beside, Options, Own, Parsed
from ._page_body import choose_body
from ._page_choice import Found, NodeIndex, node_of_page, own_article
from ._page_dates import choose_dates
from ._page_headline import choose_headline
from ._page_kind import is_of_article
from ._page_language import choose_language
from ._page_people import choose_authors
from ._page_site import choose_publisher, site_of
from ._page_spelling import well_spelled
from ._page_statements import Draft, Statements
from ._page_topics import (
    choose_address,
    choose_description,
    choose_image,
    choose_keywords,
    choose_section,
)

__all__ = ["draw_article"]

# What the node of a page may say of the article on it; its author is often an account alone.
_OF_PAGE = ("dateModified", "datePublished", "headline", "keywords", "publisher")


def draw_article(page: Page, parsed: Parsed, options: Options) -> tuple[Own, Draft] | None:
    """Draw up the page's own article from its nodes and all else that it states, or nothing."""
    statements = Statements(page, options.url)
    index = NodeIndex(parsed.nodes)
    found = own_article(parsed.nodes, statements)
    draft = _begun(parsed, found, statements, index)
    site = site_of(draft, statements, parsed.nodes, index)
    choose_headline(draft, statements, site.keys)
    if "headline" not in draft.node and found is None:
        return None
    choose_language(draft, statements)
    choose_authors(draft, statements, index, site.keys)
    choose_dates(draft, statements)
    if found is None and not is_of_article(draft, statements, parsed.nodes):
        return None
    choose_publisher(draft, statements, index, site)
    choose_description(draft, statements)
    choose_image(draft, statements, index)
    choose_keywords(draft, statements)
    choose_section(draft, statements, parsed.nodes, site)
    choose_address(draft, statements)
    body = choose_body(draft, statements, page.text) if options.body else None
    own = Own(draft.node, noticed=draft.noticed, beside=Beside(body) if body else None)
    if found is not None:
        own = replace(own, began=found.node, top=found.top, keys=found.keys)
    return own, draft


def _begun(parsed: Parsed, found: Found | None, page: Statements, index: NodeIndex) -> Draft:
    """Begin with the node of the article, or with what that of the page says of it."""
    if found is not None:
        draft = Draft({}, parsed.sources[found.top].syntax)
        draft.node |= well_spelled(index.whole(found.node), draft)
        return draft
    draft = Draft({"@type": "Article"})
    if (beside := node_of_page(parsed.nodes, page)) is not None:
        draft.syntax = parsed.sources[beside.top].syntax
        whole = well_spelled(index.whole(beside.node), draft)
        draft.node |= {name: whole[name] for name in _OF_PAGE if name in whole}
    return draft
