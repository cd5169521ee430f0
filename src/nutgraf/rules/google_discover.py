"""What Google Discover asks of the images of articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial

from ..findings import Severity
from ._document import Document, Spot
from ._images import pixels_of
from ._rule import Page, Rule, with_
from .google_article import GOOD as _ARTICLE
from .open_graph import metas

__all__ = ["RULES"]

_PROFILES = ("google-discover",)
_PAGE = Page("https://developers.google.com/search/docs/appearance/google-discover")
_IMAGES = Page("https://developers.google.com/search/docs/appearance/google-images", "2026-03-02")
_OF = ("Article",)
_WIDTH = 1_200  # px
_PIXELS = 300_000  # width times height
_RATIO, _SLACK = 16 / 9, 0.05  # what is cut off at the edges of a twentieth nobody sees

_IMAGE = {
    "@type": "ImageObject",
    "url": "https://herald.example/bridge.jpg",
    "width": 1600,
    "height": 900,
}
_WIDE = {key: value for key, value in _IMAGE.items() if key != "height"}
GOOD = with_(_ARTICLE, image=_IMAGE)
_HEAD = '<!doctype html><title>Bridge</title><meta name="robots" content="{}">'
_AMP = re.compile(r"<html\b[^>]{0,500}\s(?:amp|⚡)(?=[\s=/>])", re.IGNORECASE)
_HEAD_CHARACTERS = 5_000  # in which the root of a page begins


def _sizes(spot: Spot) -> Iterator[tuple[str, int, int]]:
    for pointer, image in spot.things("image"):
        width, height = pixels_of(image)
        if width:
            yield pointer, width, height


def _narrow(spot: Spot) -> Iterator[tuple[str, str]]:
    sizes = list(_sizes(spot))
    if sizes and max(width for _, width, _ in sizes) < _WIDTH:
        pointer, width, _ = max(sizes, key=lambda one: one[1])
        yield pointer, f"{width:,} px wide; Discover asks for {_WIDTH:,}"


def _few_pixels(spot: Spot) -> Iterator[tuple[str, str]]:
    sizes = [(at, width, height) for at, width, height in _sizes(spot) if height]
    if sizes and max(width * height for _, width, height in sizes) <= _PIXELS:
        pointer, width, height = max(sizes, key=lambda one: one[1] * one[2])
        yield pointer, f"{width * height:,} pixels; Discover asks for more than {_PIXELS:,}"


def _not_wide(spot: Spot) -> Iterator[tuple[str, str]]:
    sizes = [(at, width, height) for at, width, height in _sizes(spot) if height]
    if sizes and not any(abs(width / height / _RATIO - 1) <= _SLACK for _, width, height in sizes):
        pointer, width, height = sizes[0]
        yield pointer, f"no image is 16x9; this one has {width:,} x {height:,} px"


def _preview_small(document: Document) -> Iterator[tuple[int, str]]:
    if document.page is None or _AMP.search(document.page.text, 0, _HEAD_CHARACTERS):
        return
    found = ""
    offset = -1
    for meta in document.page.metas:
        if meta.attributes.get("name", "").strip().lower() in {"robots", "googlebot"}:
            content = meta.attributes.get("content", "").lower().replace(" ", "")
            if "max-image-preview:large" in content:
                return
            found, offset = content, meta.offset
    said = f'robots says "{found[:60]}"' if found else "no robots meta element"
    yield offset, f"{said}; Discover shows large images with max-image-preview:large"


def _unpreferred(document: Document) -> Iterator[tuple[int, str]]:
    if document.page is None or any(held for _, held in metas(document, "og:image")):
        return
    articles = [spot for spot in document.of_type("Article") if spot.is_main]
    for spot in (*articles, *document.of_type("WebPage")):
        if spot.values("image") or spot.values("primaryImageOfPage"):
            return
    if articles:
        yield -1, "no primaryImageOfPage, no image of the article and no og:image: Google chooses"


def _article_page(**changes: object) -> str:
    script = f'<script type="application/ld+json">{json.dumps(with_(_ARTICLE, **changes))}</script>'
    return f"{_HEAD.format('max-image-preview:large')}{script}"


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, severity=Severity.WARNING)

RULES = (
    _rule(
        name="discover_image_narrow", ref="DIS01", types=_OF, good=GOOD,
        title="An image for Discover is 1,200 px wide or more.",
        advice="Give a larger image.",
        look=_narrow, bad=with_(GOOD, image={**_IMAGE, "width": 1140, "height": 641}),
    ),
    _rule(
        name="discover_image_few_pixels", ref="DIS02", types=_OF,
        title="An image for Discover has more than 300,000 pixels.",
        advice="Give a larger image.",
        look=_few_pixels, bad=with_(GOOD, image=[_WIDE, {**_IMAGE, "width": 640, "height": 360}]),
        good=with_(GOOD, image=[_WIDE, _IMAGE]),
    ),
    _rule(
        name="discover_image_not_wide", ref="DIS03", types=_OF, good=GOOD,
        title="An image for Discover is 16x9.",
        advice="Add a crop in 16x9.",
        look=_not_wide, bad=with_(GOOD, image={**_IMAGE, "height": 1600}),
    ),
    _rule(
        name="discover_preview_small", ref="DIS04",
        title="A page lets Discover show large images.",
        advice='Add <meta name="robots" content="max-image-preview:large">.',
        survey=_preview_small, bad=_HEAD.format("index"),
        good=_HEAD.format("max-image-preview:large"),
    ),
    _rule(
        name="preferred_image_missing", ref="IMG01", severity=Severity.INFO, page=_IMAGES,
        title="A page names the image that it wants to be shown with.",
        advice="Give the article an image, or the page primaryImageOfPage or og:image.",
        survey=_unpreferred, since="2026-11-29", bad=_article_page(image=[]), good=_article_page(),
    ),
)  # fmt: skip
