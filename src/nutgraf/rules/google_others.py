"""What Google asks of the other things that newsrooms mark up: reviews, recipes, events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ._document import Spot, kin_of, text_of, types_of
from ._literals import number_of, text_in
from ._rule import READ, Page, Rule, asks, asks_of, empty_at, is_filled, values_of, with_, without

__all__ = ["EVENT", "RECIPE", "REVIEW", "RULES", "of_critics"]

_HOME = "https://developers.google.com/search/docs/appearance/structured-data"
_REVIEW = Page(f"{_HOME}/review-snippet")
_RECIPE = Page(f"{_HOME}/recipe")
_EVENT = Page(f"{_HOME}/event")
_REVIEWED = frozenset(
    {"Book", "Course", "CreativeWorkSeason", "CreativeWorkSeries", "Episode", "Event", "Game",
     "HowTo", "LocalBusiness", "MediaObject", "Movie", "MusicPlaylist", "MusicRecording",
     "Organization", "Product", "Recipe", "SoftwareApplication"}
)  # fmt: skip
_RATING = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?(?:\s?(?:/\s?\d{1,9}|%))?", re.ASCII)
_LONGEST_AUTHOR = 100  # characters; the page on reviews, "author"
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Review",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "datePublished": "2026-11-20",
    "itemReviewed": {"@type": "Movie", "name": "The Bridge"},
    "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1},
}
RECIPE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Recipe",
    "name": "Dumplings",
    "image": "https://herald.example/dumplings.jpg",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "datePublished": "2026-11-20",
    "description": "With potatoes.",
    "totalTime": "PT1H",
    "recipeIngredient": ["flour", "potatoes"],
    "recipeInstructions": [{"@type": "HowToStep", "text": "Cook."}],
    "recipeYield": "4",
    "recipeCategory": "main course",
    "recipeCuisine": "Ukrainian",
    "keywords": "dumplings",
    "video": {"@type": "VideoObject", "name": "Dumplings"},
    "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4, "ratingCount": 9},
}
EVENT: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Opening of the bridge",
    "startDate": "2026-11-20T08:00:00+02:00",
    "location": {
        "@type": "Place",
        "name": "The bridge",
        "address": {"@type": "PostalAddress", "addressLocality": "Town"},
    },
}


_COUNTED = with_(RECIPE, nutrition={"@type": "NutritionInformation", "calories": "270 calories"})


def _is_review(types: tuple[str, ...]) -> bool:
    """Tell whether a node is a critic's review; what is asked of a ClaimReview is another's."""
    return "ClaimReview" not in types


def _is_event(types: tuple[str, ...]) -> bool:
    """Tell whether a node is an event; the counters that once were events are none of Google's."""
    return "UserInteraction" not in kin_of(types)


def _unless(is_left_out: Callable[[Spot], bool], rule: Rule) -> Rule:
    """Leave some nodes out of what a rule looks at."""
    asked = rule.look

    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        if asked is not None and not is_left_out(spot):
            yield from asked(spot)

    return replace(rule, look=look)


def _is_nested(spot: Spot) -> bool:
    """Tell whether a review stands in what it reviews, which then is not named again."""
    return spot.parent is not None and spot.key in {"review", "reviews"}


def _reviewed_type(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in spot.things("itemReviewed"):
        types = types_of(item)
        if types and not _REVIEWED & kin_of(types):
            yield pointer, f"{show(types[0], 60)} is no type whose reviews are shown"


def _author_long(spot: Spot) -> Iterator[tuple[str, str]]:
    nodes = ((f"{at}/name", text_in(author, "name")) for at, author in spot.things("author"))
    for pointer, name in (*spot.texts("author"), *nodes):
        if len(name) >= _LONGEST_AUTHOR:
            yield pointer, f'Invalid string length in field "author": {len(name)}'


def _times_halved(spot: Spot) -> Iterator[tuple[str, str]]:
    is_told = is_filled(spot.whole.get("totalTime"))
    for one, other in (("prepTime", "cookTime"), ("cookTime", "prepTime")) if not is_told else ():
        if one in spot.node and other not in spot.whole:
            yield f"/{one}", f"{one} stands without {other}"


def _calories_of_nothing(spot: Spot) -> Iterator[tuple[str, str]]:
    if _counts_calories(spot) and not is_filled(spot.whole.get("recipeYield")):
        yield empty_at(spot.node, "recipeYield"), 'Missing field "recipeYield" beside calories'


def _counts_calories(spot: Spot) -> bool:
    return any(is_filled(one.get("calories")) for _, one in spot.things("nutrition"))


def _rating_outside(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in spot.things("reviewRating"):
        value = number_of(rating, "ratingValue")
        best = number_of(rating, "bestRating")
        worst = number_of(rating, "worstRating")
        top, low = 5.0 if best is None else best, 1.0 if worst is None else worst
        if value is not None and not low <= value <= top:
            yield f"{pointer}/ratingValue", f"ratingValue {value:g} is not in {low:g} to {top:g}"


def _rating_no_number(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, rating in spot.things("reviewRating"):
        for at, value in values_of(rating, "ratingValue"):
            text = text_of(value)
            if text is not None and text.strip() and not _RATING.fullmatch(text.strip()):
                said = "is no number with a dot, no fraction and no percentage"
                yield pointer + at, f'ratingValue "{show(text, 60)}" {said}'


def of_critics(rule: Rule) -> Rule:
    """Leave out what is a ClaimReview, of which others ask."""
    return replace(rule, suits=_is_review)


def _review(wanted: str, **rest: Any) -> Rule:
    return of_critics(
        asks("review", wanted, of=("Review",), profiles=("review",), page=_REVIEW, good=REVIEW,
             ref="REV01", **rest)
    )  # fmt: skip


def _of_review(prefix: str, held_in: str, wanted: str, since: str = READ) -> Rule:
    return of_critics(
        asks_of(prefix, held_in, wanted, of=("Review",), profiles=("review",), page=_REVIEW,
                good=REVIEW, ref="REV01", severity=_ERROR, since=since)
    )  # fmt: skip


_recipe = partial(asks, "recipe", of=("Recipe",), profiles=("recipe",), page=_RECIPE, good=RECIPE)
_event = partial(asks, "event", of=("Event",), profiles=("event",), page=_EVENT, good=EVENT,
                 ref="EVT01", severity=_ERROR)  # fmt: skip

RULES = (
    _review("author", severity=_ERROR),
    _unless(_is_nested, _review("itemReviewed", severity=_ERROR)),
    _review("reviewRating", severity=_ERROR),
    _review("datePublished"),
    _of_review("review_author", "author", "name", since="2026-11-30"),
    _of_review("review_item", "itemReviewed", "name"),
    _of_review("review_rating", "reviewRating", "ratingValue"),
    Rule(
        name="review_of_other_type", ref="REV02", severity=_ERROR, profiles=("review",),
        page=_REVIEW, types=("Review",), suits=_is_review, good=REVIEW,
        title="Reviews are shown of certain types of things.",
        advice="Give itemReviewed the type that fits, such as Movie or Book.",
        look=_reviewed_type,
        bad=with_(REVIEW, itemReviewed={"@type": "Person", "name": "The Bridge"}),
    ),
    Rule(
        name="review_author_too_long", ref="REV01", severity=_ERROR, profiles=("review",),
        page=_REVIEW, types=("Review",), suits=_is_review, good=REVIEW,
        title="The author of a review has a name of fewer than 100 characters.",
        advice="Write the name alone.",
        look=_author_long,
        bad=with_(REVIEW, author={"@type": "Person", "name": "Ann Lee " * 20}),
    ),
    Rule(
        name="review_rating_no_number", ref="REV01", severity=_ERROR, profiles=("review",),
        page=_REVIEW, types=("Review",), suits=_is_review, good=REVIEW, since="2026-11-30",
        title="A rating is a number, a fraction or a percentage.",
        advice="Write 4.5, 9/10 or 90%.",
        look=_rating_no_number,
        bad=with_(REVIEW, reviewRating={**REVIEW["reviewRating"], "ratingValue": "4,5"}),
    ),
    Rule(
        name="review_rating_out_of_bounds", ref="REV03", severity=_WARNING, profiles=("review",),
        page=_REVIEW, types=("Review",), suits=_is_review, good=REVIEW,
        title="A rating lies between worstRating (1) and bestRating (5).",
        advice="Mend the value, or state its bounds.",
        look=_rating_outside,
        bad=with_(REVIEW, reviewRating={**REVIEW["reviewRating"], "ratingValue": 9}),
    ),
    _recipe("name", ref="REC01", severity=_ERROR),
    _recipe("image", ref="REC01", severity=_ERROR),
    *(
        _recipe(name, ref="REC02")
        for name in ("author", "datePublished", "description", "recipeIngredient",
                     "recipeInstructions", "recipeCategory", "recipeCuisine", "keywords", "video",
                     "aggregateRating")
    ),
    _unless(_counts_calories, _recipe("recipeYield", ref="REC02")),
    _recipe("totalTime|cookTime", ref="REC03"),
    Rule(
        name="recipe_times_halved", ref="REC03", severity=_WARNING, profiles=("recipe",),
        page=_RECIPE, types=("Recipe",),
        title="prepTime and cookTime stand together.",
        advice="Add the other, or totalTime alone.",
        look=_times_halved,
        bad=with_(without(RECIPE, "/totalTime"), cookTime="PT40M"),
        good=with_(without(RECIPE, "/totalTime"), prepTime="PT20M", cookTime="PT40M"),
    ),
    Rule(
        name="recipe_calories_without_yield", ref="REC02", severity=_ERROR, profiles=("recipe",),
        page=_RECIPE, types=("Recipe",), since="2026-11-30",
        title="A recipe that states calories states recipeYield.",
        advice="Add recipeYield, the number of servings.",
        look=_calories_of_nothing,
        bad=without(_COUNTED, "/recipeYield"), good=_COUNTED,
    ),
    *(replace(_event(name), suits=_is_event) for name in ("name", "startDate", "location")),
    asks_of(
        "event_location", "location", "address", of=("Event",), profiles=("event",), page=_EVENT,
        good=EVENT, ref="EVT01", severity=_ERROR, kinds=("Place",),
    ),
)  # fmt: skip
