"""What Google asks of the icon that it shows beside a site in Search and in News."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..findings import Severity
from ..markup.page import Element
from ._document import Document
from ._rule import Page, Rule

__all__ = ["RULES"]

_PAGE = Page("https://developers.google.com/search/docs/appearance/favicon-in-search")
_RELATIONS = frozenset({"apple-touch-icon", "apple-touch-icon-precomposed", "icon"})
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.IGNORECASE | re.ASCII)
_TINY = 8  # pixels of an edge below which no icon is shown; the page, "Guidelines"
_LEAST = 48  # pixels of an edge from which it looks well on every surface; the page, "Guidelines"


def _sizes(document: Document) -> Iterator[tuple[Element, int, int]]:
    """Give each size that the links to icons state."""
    for link in document.page.links if document.page is not None else ():
        if _RELATIONS & {*link.attributes.get("rel", "").lower().split()}:
            for size in _SIZE.finditer(link.attributes.get("sizes", "")):
                yield link, int(size[1]), int(size[2])


def _not_square(document: Document) -> Iterator[tuple[int, str]]:
    sizes = list(_sizes(document))
    if any(width == height for _, width, height in sizes):
        return
    for link, width, height in sizes:
        yield link.offset, f"the icon is {width} x {height} px, and no square"


def _small(least: int, most: int, document: Document) -> Iterator[tuple[int, str]]:
    sizes = [(min(width, height), link) for link, width, height in _sizes(document)]
    edge, link = max(sizes, key=lambda one: one[0], default=(most, None))
    if link is not None and least <= edge < most:
        yield link.offset, f"the largest icon has {edge} px; Google asks for {most} or more"


def _page(size: str) -> str:
    return f'<!doctype html><title>Herald</title><link rel="icon" href="/icon.png" sizes="{size}">'


_rule = partial(
    Rule, ref="FAV01", profiles=("site-name",), page=_PAGE, since="2026-11-29", good=_page("96x96")
)

RULES = (
    _rule(
        name="site_icon_not_square", severity=Severity.ERROR, survey=_not_square,
        title="The icon of a site is a square.",
        advice="Give an icon as wide as it is high.",
        bad=_page("96x64"),
    ),
    _rule(
        name="site_icon_tiny", severity=Severity.ERROR, survey=partial(_small, 0, _TINY),
        title="The icon of a site has edges of 8 px or more.",
        advice="Add a larger icon.",
        bad=_page("6x6"),
    ),
    _rule(
        name="site_icon_small", severity=Severity.INFO, survey=partial(_small, _TINY, _LEAST),
        title="The icon of a site has edges of 48 px or more.",
        advice="Add a larger icon.",
        bad=_page("16x16"),
    ),
)  # fmt: skip
