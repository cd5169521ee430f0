"""What Google asks of ClaimReview: Search lets it go, the Fact Check Explorer reads it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from ..findings import Severity
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Spot
from ._literals import number_of, text_in, texts_in
from ._rule import (
    Page,
    Rule,
    asks,
    asks_of,
    empty_at,
    is_filled,
    stated_types,
    with_,
    without,
)
from .schema_org_ranges import quoted

__all__ = ["GOOD", "RULES"]

_PROFILES = ("claim-review",)
_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/factcheck", "2025-12-10"
)
_OF = ("ClaimReview",)
_CLAIMS = frozenset({"Claim", "CreativeWork"})
_LONG = 75  # characters of a claim; the page: "try to keep this less than 75"
# A verdict stands before a colon or a dash, or in brackets or behind a dash at the end.
_BEGINS = re.compile(r"\s{0,9}([^:–—]{2,60}?)(?:\s?:|\s[–—-])\s")
_ENDS = re.compile(r"(?:\(|\[|\s[–—-]\s)([^()\[\]–—]{2,60}?)[)\]]?[.!]?\s{0,9}$")
_VERDICT = re.compile(
    r"(?:(?:mostly|partly|half)[ -])?(?:false|true)|fake|hoax|misleading|unproven|"
    r"(?:teilweise )?falsch|faux|falso|fałsz|неправда|фейк", re.IGNORECASE
)  # fmt: skip

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The bridge cost nothing",
    "url": "https://herald.example/check",
    "author": {"@type": "Organization", "name": "Town Herald", "url": "https://herald.example/"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "False",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Bo Low", "sameAs": "https://low.example/"},
        "datePublished": "2026-11-01",
        "appearance": {"@type": "OpinionNewsArticle", "url": "https://low.example/bridge"},
    },
}


def _claim_long(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("claimReviewed"):
        if len(text) >= _LONG:
            said = f"the claim has {len(text)} characters"
            yield pointer, f"{said}; Google asks for fewer than {_LONG}"


def _elsewhere(spot: Spot) -> Iterator[tuple[str, str]]:
    host = (urlsplit(spot.document.url).hostname or "") if spot.document.url else ""
    for pointer, text in spot.texts("url"):
        if not host or not is_absolute(text):
            continue
        other = urlsplit(text.strip()).hostname or ""
        if not (other == host or other.endswith(f".{host}") or host.endswith(f".{other}")):
            yield pointer, f"the url is on {show(other, 60)}, the page on {show(host, 60)}"


def _ratings(spot: Spot) -> Iterable[tuple[str, Mapping[str, Any]]]:
    return spot.things("reviewRating")


def _bounds_wrong(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in _ratings(spot):
        best, worst = number_of(rating, "bestRating"), number_of(rating, "worstRating")
        if best is not None and worst is not None and best <= worst:
            yield f"{pointer}/bestRating", f"bestRating {best:g} is not above worstRating {worst:g}"


def _worst_low(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in _ratings(spot):
        worst = number_of(rating, "worstRating")
        if worst is not None and worst < 1:
            yield f"{pointer}/worstRating", f"worstRating is {worst:g}; the least is 1"


def _outside(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in _ratings(spot):
        value = number_of(rating, "ratingValue")
        best, worst = number_of(rating, "bestRating"), number_of(rating, "worstRating")
        if value is None or best is None or worst is None or best <= worst:
            continue
        if not worst <= value <= best:
            yield f"{pointer}/ratingValue", f"ratingValue {value:g} is not in {worst:g} to {best:g}"


def _no_number(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in _ratings(spot):
        for name in ("ratingValue", "bestRating", "worstRating"):
            if name in rating and number_of(rating, name) is None:
                yield f"{pointer}/{name}", f"{name} is {quoted(rating[name])}, which is no number"


def _fraction(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in _ratings(spot):
        value = number_of(rating, "ratingValue")
        if value is not None and not value.is_integer():
            yield f"{pointer}/ratingValue", f"ratingValue is {value:g}; whole numbers are preferred"


def _item_type(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in spot.things("itemReviewed"):
        types = stated_types(item)
        if "@type" in item and _CLAIMS.isdisjoint(types):
            told = show(types[0], 60) if types else "of no type"
            yield pointer, f"itemReviewed is {told}, but a Claim is expected"


def _several(spot: Spot) -> Iterator[tuple[str, str]]:
    first = next(spot.document.of_type("ClaimReview"))
    if spot is not first:
        yield "", "the page has a second ClaimReview; the single rich result asks for one"


def _claimant_is_author(spot: Spot) -> Iterator[tuple[str, str]]:
    ours = {text_in(author, "name") for _, author in spot.things("author")} - {""}
    for pointer, item in spot.things("itemReviewed"):
        for at, author in spot.document.values(item, "author"):
            whole = spot.document_whole(author) if isinstance(author, dict) else {}
            if text_in(whole, "name") in ours:
                yield pointer + at, "the author of the claim is the author of the review"


def _claimants(spot: Spot) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for pointer, item in spot.things("itemReviewed"):
        for at, author in spot.document.values(item, "author"):
            if isinstance(author, dict):
                yield pointer + at, spot.document_whole(author)


def _claimant_unnamed(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, author in _claimants(spot):
        if not is_filled(author.get("name")):
            yield (
                pointer + empty_at(author, "name"),
                'Missing field "name" in the author of the claim',
            )


def _claimant_unlinked(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, author in _claimants(spot):
        if not is_filled(author.get("sameAs")):
            yield (
                pointer + empty_at(author, "sameAs"),
                'Missing field "sameAs" in the author of the claim',
            )


def _rating_in_claim(spot: Spot) -> Iterator[tuple[str, str]]:
    own = {
        text.strip().casefold()
        for _, rating in _ratings(spot)
        for name in ("alternateName", "name")
        for _, text in texts_in(rating, name)
    }
    for pointer, text in spot.texts("claimReviewed"):
        told = _BEGINS.match(text) or _ENDS.search(text)
        verdict = told[1].strip() if told else ""
        if verdict and (verdict.casefold() in own or _VERDICT.fullmatch(verdict)):
            yield pointer, f'the claim holds the verdict "{show(verdict, 40)}"'


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, types=_OF, good=GOOD)
_asks = partial(asks, "claim_review", of=_OF, profiles=_PROFILES, page=_PAGE, good=GOOD)
_of = partial(asks_of, of=_OF, profiles=_PROFILES, page=_PAGE, good=GOOD)
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _rating(**changes: Any) -> dict[str, Any]:
    return with_(GOOD, reviewRating={**GOOD["reviewRating"], **changes})


RULES = (
    _asks("claimReviewed", ref="CLR01", severity=_ERROR),
    _asks("reviewRating", ref="CLR02", severity=_ERROR),
    _asks("url", ref="CLR03", severity=_ERROR),
    _of("claim_rating", "reviewRating", "alternateName|name", ref="CLR04", severity=_ERROR),
    _of("claim_rating", "reviewRating", "ratingValue", ref="CLR05"),
    _of("claim_rating", "reviewRating", "bestRating", ref="CLR06"),
    _of("claim_rating", "reviewRating", "worstRating", ref="CLR06"),
    _asks("author", ref="CLR07"),
    _of("claim_review_author", "author", "name|url", ref="CLR07"),
    _asks("itemReviewed", ref="CLR08"),
    _of("claim", "itemReviewed", "author", ref="CLR09"),
    _of("claim", "itemReviewed", "datePublished", ref="CLR10"),
    _of("claim", "itemReviewed", "appearance|firstAppearance", ref="CLR11"),
    _rule(
        name="claim_author_name_missing", ref="CLR09", severity=_WARNING,
        title="The author of a claim has a name.",
        advice="Add name, or leave the author out where nobody is known.",
        look=_claimant_unnamed, bad=without(GOOD, "/itemReviewed/author/name"),
    ),
    _rule(
        name="claim_author_same_as_missing", ref="CLR09", severity=_WARNING,
        title="The author of a claim has sameAs.",
        advice="Add the address that tells who is meant.",
        look=_claimant_unlinked, bad=without(GOOD, "/itemReviewed/author/sameAs"),
    ),
    _rule(
        name="claim_long", ref="CLR01", severity=_INFO,
        title="A claim has fewer than 75 characters.",
        advice="Shorten the claim.",
        look=_claim_long, bad=with_(GOOD, claimReviewed="The bridge cost nothing " * 4),
    ),
    _rule(
        name="claim_begins_with_verdict", ref="CLR01", severity=_WARNING,
        title="A claim does not hold the verdict.",
        advice="Leave the verdict to reviewRating.",
        look=_rating_in_claim, bad=with_(GOOD, claimReviewed="False: the bridge cost nothing"),
    ),
    _rule(
        name="claim_review_url_elsewhere", ref="CLR03", severity=_ERROR,
        title="The url of a ClaimReview is on the site that publishes it.",
        advice="Write the address of the page with the whole review.",
        look=_elsewhere, bad=with_(GOOD, url="https://short.example/x"),
        url="https://herald.example/check",
    ),
    _rule(
        name="claim_rating_no_number", ref="CLR05", severity=_WARNING,
        title="The numbers of a rating are numbers.",
        advice="Write a whole number; the words go to alternateName.",
        look=_no_number, bad=_rating(ratingValue="false"),
    ),
    _rule(
        name="claim_rating_no_whole_number", ref="CLR05", severity=_INFO, since="2026-11-30",
        title="A rating is a whole number; Google prefers those.",
        advice="Rate in whole steps.",
        look=_fraction, bad=_rating(ratingValue=1.5),
    ),
    _rule(
        name="claim_rating_out_of_bounds", ref="CLR05", severity=_WARNING,
        title="A rating lies between worstRating and bestRating.",
        advice="Mend the value or its bounds.",
        look=_outside, bad=_rating(ratingValue=9),
    ),
    _rule(
        name="claim_rating_bounds_swapped", ref="CLR06", severity=_ERROR,
        title="bestRating is above worstRating.",
        advice="Swap the two; closer to bestRating means more true.",
        look=_bounds_wrong, bad=_rating(bestRating=1),
    ),
    _rule(
        name="claim_rating_worst_too_low", ref="CLR06", severity=_ERROR,
        title="worstRating is 1 or more.",
        advice="Count from 1.",
        look=_worst_low, bad=_rating(worstRating=0),
    ),
    _rule(
        name="claim_type_wrong", ref="CLR08", severity=_WARNING,
        title="What a ClaimReview reviews is a Claim.",
        advice="Write @type Claim.",
        look=_item_type, bad=with_(GOOD, itemReviewed={**GOOD["itemReviewed"], "@type": "Event"}),
    ),
    _rule(
        name="claim_review_repeated", ref="CLR12", severity=_ERROR,
        title="A page has one ClaimReview.",
        advice="Keep the main one on this page.",
        look=_several,
        bad={"@context": "https://schema.org", "@graph": [
            without(GOOD, "/@context"), without(GOOD, "/@context")]},
        good={"@context": "https://schema.org", "@graph": [without(GOOD, "/@context")]},
    ),
    _rule(
        name="claim_author_reviews_itself", ref="CLR14", severity=_WARNING,
        title="A claim comes from elsewhere, not from who reviews it.",
        advice="Name who made the claim in itemReviewed.author.",
        look=_claimant_is_author,
        bad=with_(GOOD, author={**GOOD["author"], "name": "Bo Low"}),
    ),
)  # fmt: skip
