"""Whether the metas of a page say what its markup says: Open Graph, the X card, the paywall."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..findings import Severity
from ..safety.dates import Day, Instant, LocalDateTime
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Document, Spot, letters_of
from ._own_page import (
    ARTICLE,
    canonical_of,
    example,
    headline_of,
    is_part,
    is_same_address,
    is_syndicated,
    own_page,
)
from ._rule import Page, Rule, with_, without
from .google_paywall import is_walled
from .open_graph import metas
from .schema_org_values import read_date

__all__ = ["RULES"]

_PROFILES = ("page",)
_GRAPH = Page("https://ogp.me/")
_CARD = Page("https://developer.x.com/en/docs/x-for-websites/cards/overview/markup")
_WALL = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/paywalled-content",
    "2026-09-08",
)
_ARTICLE_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/article", "2026-09-08"
)
_OF = ("Article",)
_WALLS = frozenset({"locked", "metered"})
_BEFORE = frozenset({"prev", "previous"})


def _first(document: Document, name: str) -> tuple[int, str]:
    return next(((meta.offset, held) for meta, held in metas(document, name) if held), (-1, ""))


def _og_address(document: Document) -> Iterator[tuple[int, str]]:
    page = document.page
    offset, url = _first(document, "og:url")
    canonical = canonical_of(page) if page is not None else ""
    if not (is_absolute(url) and is_absolute(canonical)) or is_syndicated(document):
        return
    if not is_same_address(url, canonical):
        yield offset, f"og:url is {show(url, 120)}, the canonical {show(canonical, 120)}"


def _og_date(spot: Spot) -> Iterator[tuple[str, str]]:
    if own_page(spot) is None:
        return
    meta = read_date(_first(spot.document, "article:published_time")[1])
    for pointer, text in spot.texts("datePublished"):
        stated = read_date(text)
        if meta is not None and stated is not None and _days_apart(meta, stated) > 1:
            said = f"datePublished is {stated.text}, article:published_time {meta.text}"
            yield pointer, said


def _days_apart(one: Day | LocalDateTime | Instant, other: Day | LocalDateTime | Instant) -> int:
    return abs(one.toordinal() - other.toordinal())


def _og_title(spot: Spot) -> Iterator[tuple[str, str]]:
    if own_page(spot) is None:
        return
    pointer, headline = headline_of(spot)
    title = _first(spot.document, "og:title")[1]
    if title and headline and not _is_alike(title, headline):
        yield pointer, f'the headline is "{show(headline, 80)}", og:title "{show(title, 80)}"'


def _card_title(document: Document) -> Iterator[tuple[int, str]]:
    offset, card = _first(document, "twitter:title")
    title = _first(document, "og:title")[1]
    if card and title and not _is_alike(card, title):
        yield offset, f'twitter:title is "{show(card, 80)}", og:title "{show(title, 80)}"'


def _is_alike(one: str, other: str) -> bool:
    left, right = letters_of(one), letters_of(other)
    return left == right or is_part(left, right)


def _tier(spot: Spot) -> Iterator[tuple[str, str]]:
    tier = _first(spot.document, "article:content_tier")[1].lower()
    if own_page(spot) is None or not tier or "isAccessibleForFree" not in spot.node:
        return
    walled = is_walled(spot.whole)
    if walled and tier == "free":
        yield "/isAccessibleForFree", "isAccessibleForFree is false, article:content_tier free"
    if not walled and tier in _WALLS:
        said = f"isAccessibleForFree is not false, article:content_tier is {tier}"
        yield "/isAccessibleForFree", said


def _tier_unmarked(spot: Spot) -> Iterator[tuple[str, str]]:
    tier = _first(spot.document, "article:content_tier")[1].lower()
    if tier in _WALLS and own_page(spot) is not None and "isAccessibleForFree" not in spot.whole:
        yield "", f"article:content_tier is {tier}, and isAccessibleForFree is not stated"


def _other_part(document: Document) -> Iterator[tuple[int, str]]:
    page = document.page
    canonical = canonical_of(page) if page is not None else ""
    for link in page.links if page is not None and canonical else ():
        held = link.attributes
        is_before = bool(_BEFORE & {*held.get("rel", "").lower().split()})
        if is_before and held.get("href", "").strip() == canonical:
            yield link.offset, f"the canonical {show(canonical, 120)} is the part before this"


_rule = partial(Rule, profiles=_PROFILES, good=example())
_INFO, _WARNING = Severity.INFO, Severity.WARNING

_TIER = '<meta property="article:content_tier" content="{}">'
_UNMARKED = example(without(ARTICLE, "/isAccessibleForFree"), tier=_TIER.format("locked"))

RULES = (
    _rule(
        name="og_url_differs_from_canonical", ref="OGP04", severity=_WARNING, page=_GRAPH,
        title="og:url is the canonical address of the page.",
        advice="Write the canonical address in og:url.",
        judged=(12, 12),
        survey=_og_address,
        bad=example(og_url='<meta property="og:url" content="https://herald.example/news">'),
    ),
    _rule(
        name="og_date_differs_from_markup", ref="OGP06", severity=_WARNING, page=_GRAPH, types=_OF,
        title="article:published_time and datePublished are the same moment.",
        advice="Write the first publication in both.",
        judged=(2, 2),
        look=_og_date,
        bad=example(
            og_date='<meta property="article:published_time" content="2026-11-14T08:00:00+02:00">'
        ),
    ),
    _rule(
        name="og_title_differs_from_headline", ref="OGP01", severity=_INFO, page=_GRAPH, types=_OF,
        title="og:title is the headline, or begins with it.",
        advice="Write the headline in og:title, unless the two are meant to differ.",
        judged=(55, 55), look=_og_title,
        bad=example(og_title='<meta property="og:title" content="A walk over the river">'),
    ),
    _rule(
        name="x_card_title_differs_from_og_title", ref="XCD02", severity=_INFO, page=_CARD,
        title="twitter:title and og:title are one title.",
        advice="Leave out twitter:title; og:title stands for it.",
        judged=(12, 12),
        survey=_card_title,
        bad=example(tier='<meta name="twitter:title" content="A walk over the river">'),
    ),
    _rule(
        name="content_tier_contradicts_markup", ref="PAY01", severity=_WARNING, page=_WALL,
        types=_OF,
        title="article:content_tier and isAccessibleForFree say the same.",
        advice="Write locked or metered where isAccessibleForFree is false, else free.",
        judged=(2, 2),
        look=_tier,
        bad=example(with_(ARTICLE, isAccessibleForFree=False)),
    ),
    _rule(
        name="content_tier_without_markup", ref="ART14", severity=_WARNING, page=_WALL,
        types=_OF, since="2026-11-29",
        title="An article behind a paywall or a registration says so in its markup.",
        advice="Add isAccessibleForFree: false, and hasPart with the section that is not free.",
        look=_tier_unmarked, bad=_UNMARKED,
        good=example(
            with_(ARTICLE, isAccessibleForFree=False), tier=_TIER.format("locked")
        ),
    ),
    _rule(
        name="canonical_is_other_part", ref="ART13", severity=_WARNING, page=_ARTICLE_PAGE,
        since="2026-11-29",
        title="Each part of an article is its own canonical, or all parts have one page of all.",
        advice="Write the address of this part, or that of a page with the whole article.",
        survey=_other_part,
        bad=example(tier='<link rel="prev" href="https://herald.example/bridge">'),
        good=example(tier='<link rel="prev" href="https://herald.example/bridge?page=1">'),
    ),
)  # fmt: skip
