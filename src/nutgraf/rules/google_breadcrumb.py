"""What Google asks of breadcrumbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..findings import Severity
from ._document import Spot, text_of
from ._rule import Page, Rule, values_of, with_, without
from .google_fact_check import number_of

__all__ = ["RULES"]

_PROFILES = ("breadcrumb",)
_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/breadcrumb", "2026-09-08"
)
_OF = ("BreadcrumbList",)

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    "itemListElement": [
        {
            "@type": "ListItem",
            "position": 1,
            "name": "News",
            "item": "https://herald.example/news",
        },
        {"@type": "ListItem", "position": 2, "name": "Bridge opens"},
    ],
}


def _items(spot: Spot) -> list[tuple[str, Mapping[str, Any]]]:
    return list(spot.things("itemListElement"))


def _few(spot: Spot) -> Iterator[tuple[str, str]]:
    count = len(_items(spot))
    if count < 2:
        at = "/itemListElement" if "itemListElement" in spot.node else ""
        yield at, f"At least two ListItems are required; the trail has {count}"


def _position_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in _items(spot):
        number = number_of(item, "position")
        if number is None:
            yield pointer, 'Missing field "position"'
        elif not number.is_integer():
            yield f"{pointer}/position", f"position is {number:g}, no whole number"


def _position_wrong(spot: Spot) -> Iterator[tuple[str, str]]:
    found = [
        (f"{pointer}/position", number)
        for pointer, item in _items(spot)
        if (number := number_of(item, "position")) is not None and number.is_integer()
    ]
    numbers = sorted(number for _, number in found)
    if numbers != list(range(1, len(numbers) + 1)):
        told = ", ".join(f"{number:g}" for number in numbers[:8])
        yield found[0][0], f"the positions are {told}; they count from 1, each once"


def _name_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in _items(spot):
        inner = [value for _, value in values_of(item, "item") if isinstance(value, dict)]
        named = [spot.document_whole(value).get("name") for value in inner]
        if not any(map(text_of, (item.get("name"), *named))):
            yield pointer, 'Either "name" or "item.name" should be specified'


def _item_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    items = _items(spot)
    last = max((number_of(item, "position") or 0 for _, item in items), default=0)
    for pointer, item in items:
        number = number_of(item, "position")
        if number is not None and number < last and not any(values_of(item, "item")):
            yield pointer, 'Missing field "item"'


def _item_unnamed(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in _items(spot):
        for at, value in values_of(item, "item"):
            if isinstance(value, dict) and not (value.get("@id") or value.get("url")):
                yield pointer + at, "item has neither @id nor url"


def _old_vocabulary(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.texts("@type"):
        if "data-vocabulary.org" in name:
            yield pointer, "data-vocabulary.org is not read any more"


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, types=_OF, good=GOOD, severity=Severity.ERROR)

RULES = (
    _rule(
        name="breadcrumb_too_short", ref="BRC01", severity=Severity.WARNING,
        title="A breadcrumb trail has two items or more.",
        advice="Add the steps that lead to the page.",
        look=_few, bad=with_(GOOD, itemListElement=GOOD["itemListElement"][:1]),
    ),
    _rule(
        name="breadcrumb_position_missing", ref="BRC02",
        title="Each item of a breadcrumb trail has a position.",
        advice="Add position, counting from 1.",
        look=_position_missing, bad=without(GOOD, "/itemListElement/1/position"),
    ),
    _rule(
        name="breadcrumb_positions_wrong", ref="BRC02",
        title="The positions of a breadcrumb trail count from 1.",
        advice="Number the items 1, 2, 3 and so on.",
        look=_position_wrong,
        bad=with_(GOOD, itemListElement=[
            GOOD["itemListElement"][0], {**GOOD["itemListElement"][1], "position": 3}]),
    ),
    _rule(
        name="breadcrumb_name_missing", ref="BRC02",
        title="Each item of a breadcrumb trail has a name.",
        advice="Add name to the item, or to the thing in it.",
        look=_name_missing, bad=without(GOOD, "/itemListElement/1/name"),
    ),
    _rule(
        name="breadcrumb_item_missing", ref="BRC02",
        title="Each item of a breadcrumb trail but the last has a URL.",
        advice="Add item with the address of the step.",
        look=_item_missing, bad=without(GOOD, "/itemListElement/0/item"),
    ),
    _rule(
        name="breadcrumb_item_without_url", ref="BRC02",
        title="A thing as item of a breadcrumb trail has an @id.",
        advice="Add @id with the address of the step.",
        look=_item_unnamed,
        bad=with_(GOOD, itemListElement=[
            {**GOOD["itemListElement"][0], "item": {"@type": "WebPage", "name": "News"}},
            GOOD["itemListElement"][1]]),
        good=with_(GOOD, itemListElement=[
            {**GOOD["itemListElement"][0],
             "item": {"@type": "WebPage", "name": "News", "@id": "https://herald.example/news"}},
            GOOD["itemListElement"][1]]),
    ),
    _rule(
        name="breadcrumb_of_old_vocabulary", ref="BRC04", types=(),
        title="Breadcrumbs of data-vocabulary.org are not read.",
        advice="Write a BreadcrumbList of schema.org.",
        look=_old_vocabulary,
        bad=with_(GOOD, **{"@type": "http://data-vocabulary.org/Breadcrumb"}),
    ),
)  # fmt: skip
