"""What Google asks of breadcrumbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ._document import Spot
from ._literals import number_of, text_in
from ._rule import Page, Rule, empty_at, is_filled, values_of, with_, without

__all__ = ["GOOD", "RULES"]

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
        yield (
            empty_at(spot.node, "itemListElement"),
            f"At least two ListItems are required; the trail has {count}",
        )


def _position_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("itemListElement"):
        said = f'the step "{show(text, 60)}" is no ListItem, so it has no position'
        yield pointer, said
    for pointer, item in _items(spot):
        number = number_of(item, "position")
        if not is_filled(item.get("position")):
            yield pointer + empty_at(item, "position"), 'Missing field "position"'
        elif number is None or not number.is_integer():
            said = f"{number:g}" if number is not None else show(item["position"], 60)
            yield f"{pointer}/position", f"position is {said}, no whole number"


def _position_wrong(spot: Spot) -> Iterator[tuple[str, str]]:
    items = _items(spot)
    numbers = [number_of(item, "position") for _, item in items]
    at = _first_wrong(numbers)
    if at is not None:
        told = ", ".join("none" if one is None else f"{one:g}" for one in numbers[:8])
        said = f"the positions are {told}; they count from 1, each once"
        yield f"{items[at][0]}/position", said


def _first_wrong(numbers: list[float | None]) -> int | None:
    """Give the first position that none of so many items can have; one that lacks is passed over.

    Where the numbers rise, as they mostly do, each is held against its own place; where they do
    not, items may stand in any order, and one that was there before or is too high is wrong.
    """
    given = [(at, one) for at, one in enumerate(numbers) if one is not None and one.is_integer()]
    values = [one for _, one in given]
    rising = all(one < other for one, other in pairwise(values))
    if set(values) <= set(range(1, len(numbers) + 1)) and len(set(values)) == len(values):
        return None
    if rising:
        return next(at for at, one in given if one != at + 1)
    seen: set[float] = set()
    for at, one in given:
        if not 1 <= one <= len(numbers) or one in seen:
            return at
        seen.add(one)
    return None


def _name_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in _items(spot):
        inner = [value for _, value in values_of(item, "item") if isinstance(value, dict)]
        holders = (item, *map(spot.document_whole, inner))
        if not any(is_filled(text_in(one, "name")) for one in holders):
            said = 'Either "name" or "item.name" should be specified'
            yield pointer + empty_at(item, "name"), said


def _item_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    items = _items(spot)
    numbers = [number_of(item, "position") for _, item in items]
    is_sound = len(items) in numbers and _first_wrong(numbers) is None
    last = numbers.index(len(items)) if is_sound else len(items) - 1
    for at, (pointer, item) in enumerate(items):
        if at != last and not is_filled(item.get("item")):
            yield pointer + empty_at(item, "item"), 'Missing field "item"'


def _item_unnamed(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, item in _items(spot):
        for at, value in values_of(item, "item"):
            is_node = isinstance(value, dict) and "@value" not in value
            if is_node and not (value.get("@id") or value.get("url")):
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
