"""What consumers asked for once, and other checkers still ask for.

Such a rule informs, so that nobody mends what needs no mending; a day before it was retired, in the
configuration, brings it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..findings import Severity
from ._document import Spot
from ._images import pixels_of
from ._rule import Page, Rule, stated_types, with_, without
from .google_article import GOOD, images_are_plain

__all__ = ["RULES"]

_HOME = "https://developers.google.com/search/docs/appearance/structured-data"
# What is shown as a rich result; what went is no longer on it.
_GALLERY = Page(f"{_HOME}/search-gallery", "2026-06-15")
_ARTICLE = Page(f"{_HOME}/article", "2026-09-08")
_FACT_CHECK = Page(f"{_HOME}/factcheck", "2025-12-10")
# The page of that day no longer asks; on which day it ceased to is not recorded.
_GONE = "2026-09-08"
_LOGO = with_(
    GOOD,
    publisher={**GOOD["publisher"], "logo": "https://herald.example/logo.png"},
)


def _headline_long(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("headline"):
        if len(text) > 110:
            yield pointer, f"the headline has {len(text)} characters, 110 were allowed"


def _image_narrow(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, image in spot.things("image"):
        width, _ = pixels_of(image)
        if 0 < width < 696:
            yield pointer, f"the image is {width} px wide, 696 were asked for"


def _logo_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, publisher in spot.things("publisher"):
        if "logo" not in publisher and publisher.keys() != {"@id"}:
            yield pointer, "the publisher has no logo, which was required"


def _search_box(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, action in spot.things("potentialAction"):
        if "SearchAction" in stated_types(action):
            yield pointer, "SearchAction made a search box below the result"


def _shown_once(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.is_main and "Recipe" not in spot.kin:  # which is a HowTo, and still shown
        yield "", f"{spot.types[0]} was shown as a rich result"


_rule = partial(Rule, page=_GALLERY, severity=Severity.WARNING, since="2018-01-01")
_article = partial(_rule, profiles=("google-article",), types=("Article",))


def _page(kind: str, **rest: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": kind, "name": "The bridge", **rest}


RULES = (
    _article(
        name="headline_over_110", ref="RET01", retired=_GONE, page=_ARTICLE, look=_headline_long,
        title="A headline had at most 110 characters.",
        advice="Nothing needs to be done; long titles may be cut on small devices.",
        bad=with_(_LOGO, headline="Council opens the bridge " * 6), good=_LOGO,
    ),
    _article(
        name="image_under_696", ref="RET02", retired=_GONE, page=_ARTICLE, look=_image_narrow,
        silent=images_are_plain,
        title="An image was at least 696 pixels wide.",
        advice="Nothing needs to be done; 50,000 pixels are asked for now.",
        bad=with_(_LOGO, image={"@type": "ImageObject", "url": "https://a.example/a.jpg",
                               "width": 600, "height": 400}),
        good=with_(_LOGO, image={"@type": "ImageObject", "url": "https://a.example/a.jpg",
                                "width": 700, "height": 400}),
    ),
    _article(
        name="publisher_logo_missing", ref="RET03", retired=_GONE, page=_ARTICLE,
        look=_logo_missing,
        title="The publisher of an article had a logo.",
        advice="Nothing needs to be done for articles.",
        bad=without(_LOGO, "/publisher/logo"), good=_LOGO,
    ),
    _rule(
        name="sitelinks_search_box", ref="RET04", retired="2024-11-29", look=_search_box,
        profiles=("site-name",), types=("WebSite",),
        title="A SearchAction on the WebSite made a search box.",
        advice="The action can go.",
        bad=_page("WebSite", url="https://herald.example/", alternateName="Herald",
                  potentialAction={"@type": "SearchAction"}),
        good=_page("WebSite", url="https://herald.example/", alternateName="Herald"),
    ),
    _rule(
        name="faq_rich_result", ref="RET05", retired="2026-05-07", look=_shown_once,
        profiles=("google-article",), types=("FAQPage",),
        title="An FAQPage was shown as a rich result.",
        advice="The markup may stay; it is not shown.",
        bad=_page("FAQPage"), good=_page("WebPage"),
    ),
    _rule(
        name="how_to_rich_result", ref="RET06", retired="2023-09-30", look=_shown_once,
        profiles=("google-article",), types=("HowTo",),
        title="A HowTo was shown as a rich result.",
        advice="The markup may stay; it has not been shown since September 2023.",
        bad=_page("HowTo"), good=_page("WebPage"),
    ),
    _rule(
        name="special_announcement_rich_result", ref="RET07", retired="2025-12-31",
        look=_shown_once, profiles=("google-article",), types=("SpecialAnnouncement",),
        title="A SpecialAnnouncement was shown as a rich result.",
        advice="The markup can go; it was retired in 2025.",
        bad=_page("SpecialAnnouncement"), good=_page("WebPage"),
    ),
    _rule(
        name="claim_review_fading", ref="RET08", page=_FACT_CHECK, retired="2025-06-12",
        look=_shown_once,
        profiles=("claim-review",), types=("ClaimReview",),
        title="A ClaimReview was shown as a rich result in Search.",
        advice="The markup may stay: the Fact Check Explorer reads it.",
        bad=_page("ClaimReview"), good=_page("WebPage"),
    ),
)  # fmt: skip
