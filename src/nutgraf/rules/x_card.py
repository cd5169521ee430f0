"""What X asks of a page's head for its cards; og:* stands in where twitter:* is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ..findings import Severity
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Document
from ._rule import Page, Rule
from .open_graph import metas, page_of

__all__ = ["RULES"]

_PROFILES = ("x-card",)
_PAGE = Page("https://developer.x.com/en/docs/x-for-websites/cards/overview/markup", "2026-02")
_CARDS = ("app", "player", "summary", "summary_large_image")
_HEAD = (
    ("twitter:card", "summary_large_image"),
    ("twitter:site", "@herald"),
    ("twitter:title", "Council opens the bridge"),
    ("twitter:description", "The first walkers cross."),
    ("twitter:image", "https://herald.example/bridge.jpg"),
    ("twitter:image:alt", "The bridge"),
)


def _page(**changes: str) -> str:
    return page_of("name", _HEAD, **changes)


def _first(document: Document, *names: str) -> tuple[int, str]:
    for name in names:
        for meta, content in metas(document, name):
            if content:
                return meta.offset, content
    empty = (meta.offset for name in names for meta, _ in metas(document, name))
    return next(empty, -1), ""


def _card_missing(document: Document) -> Iterator[tuple[int, str]]:
    offset, card = _first(document, "twitter:card")
    if document.page is not None and not card:
        yield offset, "no twitter:card, so the page has no card"


def _card_unknown(document: Document) -> Iterator[tuple[int, str]]:
    offset, card = _first(document, "twitter:card")
    if card and card not in _CARDS:
        yield offset, f'twitter:card "{show(card, 60)}" is none of {", ".join(_CARDS)}'


def _missing(name: str, *others: str) -> Callable[[Document], Iterator[tuple[int, str]]]:
    def survey(document: Document) -> Iterator[tuple[int, str]]:
        offset, content = _first(document, name, *others)
        if document.page is not None and not content:
            told = f" nor {others[-1]}" if others else ""
            yield offset, f"{'neither ' if told else 'no '}{name}{told}"

    return survey


def _too_long(name: str, most: int) -> Callable[[Document], Iterator[tuple[int, str]]]:
    def survey(document: Document) -> Iterator[tuple[int, str]]:
        offset, text = _first(document, name)
        if len(text) > most:
            yield offset, f"{name} has {len(text)} characters; {most} are shown"

    return survey


def _image_wrong(document: Document) -> Iterator[tuple[int, str]]:
    offset, url = _first(document, "twitter:image", "twitter:image:src")
    if url and not is_absolute(url.replace(" ", "%20")):
        yield offset, f'twitter:image "{show(url, 60)}" is no absolute URL'
    elif url.split("?", 1)[0].lower().endswith(".svg"):
        yield offset, "twitter:image is an SVG, which no card shows"


def _alt_missing(document: Document) -> Iterator[tuple[int, str]]:
    offset, url = _first(document, "twitter:image", "og:image")
    if url and not _first(document, "twitter:image:alt", "og:image:alt")[1]:
        yield offset, "the image of the card has no twitter:image:alt"


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, good=_page())
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES = (
    _rule(
        name="x_card_missing", ref="XCD01", severity=_ERROR,
        title="A page says with twitter:card which card it wants.",
        advice='Add <meta name="twitter:card" content="summary_large_image">.',
        survey=_card_missing, bad=_page(twitter__card=""),
    ),
    _rule(
        name="x_card_unknown", ref="XCD01", severity=_ERROR,
        title="twitter:card is one of four.",
        advice="Write summary_large_image, summary, player or app.",
        survey=_card_unknown, bad=_page(twitter__card="photo"),
    ),
    _rule(
        name="x_card_title_missing", ref="XCD02", severity=_ERROR,
        title="A card has a title, of its own or of Open Graph.",
        advice="Add twitter:title or og:title.",
        survey=_missing("twitter:title", "og:title"), bad=_page(twitter__title=""),
    ),
    _rule(
        name="x_card_title_long", ref="XCD02", severity=_INFO,
        title="The title of a card has 70 characters or fewer.",
        advice="Shorten twitter:title.",
        survey=_too_long("twitter:title", 70), bad=_page(twitter__title="Bridge " * 20),
    ),
    _rule(
        name="x_card_description_missing", ref="XCD03", severity=_WARNING,
        title="A card has a description, of its own or of Open Graph.",
        advice="Add twitter:description or og:description.",
        survey=_missing("twitter:description", "og:description"),
        bad=_page(twitter__description=""),
    ),
    _rule(
        name="x_card_description_long", ref="XCD03", severity=_INFO,
        title="The description of a card has 200 characters or fewer.",
        advice="Shorten twitter:description.",
        survey=_too_long("twitter:description", 200), bad=_page(twitter__description="Walk " * 50),
    ),
    _rule(
        name="x_card_image_missing", ref="XCD04", severity=_WARNING,
        title="A card has an image, of its own or of Open Graph.",
        advice="Add twitter:image or og:image.",
        survey=_missing("twitter:image", "twitter:image:src", "og:image"),
        bad=_page(twitter__image=""),
    ),
    _rule(
        name="x_card_image_unusable", ref="XCD04", severity=_ERROR,
        title="The image of a card is a JPEG, PNG, WebP or GIF at an absolute URL.",
        advice="Write the whole address of such an image.",
        survey=_image_wrong, bad=_page(twitter__image="/bridge.jpg"),
    ),
    _rule(
        name="x_card_image_alt_missing", ref="XCD05", severity=_INFO,
        title="The image of a card has a text that says what it shows.",
        advice="Add twitter:image:alt.",
        survey=_alt_missing, bad=_page(twitter__image__alt=""),
    ),
    _rule(
        name="x_card_image_alt_long", ref="XCD05", severity=_INFO,
        title="twitter:image:alt has 420 characters or fewer.",
        advice="Shorten it.",
        survey=_too_long("twitter:image:alt", 420), bad=_page(twitter__image__alt="Bridge " * 80),
    ),
    _rule(
        name="x_card_site_missing", ref="XCD06", severity=_INFO,
        title="A card names the account of its site.",
        advice='Add <meta name="twitter:site" content="@…">.',
        survey=_missing("twitter:site", "twitter:site:id"), bad=_page(twitter__site=""),
    ),
)  # fmt: skip
