"""What schema.org says of types and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from .. import vocabulary
from ..findings import Severity
from ..safety.show import show
from ._document import Spot
from ._expect import Expect
from ._rule import Key, Page, Rule, with_, without

__all__ = ["ARTICLE", "RULES"]

_PROFILES = ("schema.org",)
_MODEL = Page("https://schema.org/docs/datamodel.html", "2026-03-19")
_STARTED = Page("https://schema.org/docs/gs.html", "2026-03-19")
# A name with a colon that is no name of another vocabulary: one of ours, or one with a blank.
_OURS = re.compile(r"https?://(?:www\.)?schema\.org/|\S{0,200}\s", re.IGNORECASE)
_JOINTS = re.compile(r"[\s/#:]+")
ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-22T08:00:00+02:00",
}


def _shown(text: object) -> str:
    return show(text, 60)


@lru_cache(maxsize=512)
def _perhaps(name: str, kind: Any) -> str:
    found = vocabulary.suggest(name, kind)
    return f"; did you mean {found}?" if found else ""


def _type_unknown(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.top.is_open:
        return
    for pointer, name in spot.texts("@type"):
        plain = name.strip()
        if name in spot.top.terms or vocabulary.is_type(name):
            continue
        if ":" in plain and not _OURS.match(plain):
            continue
        told = f'"{_shown(name)}" is no type of schema.org{_perhaps_type(plain)}'
        yield (
            pointer,
            told if plain else "the type is empty",
        )


def _perhaps_type(name: str) -> str:
    last = _JOINTS.split(name.rstrip("/#"))[-1] if {":", "/"} & {*name} else name
    return f"; did you mean {last}?" if vocabulary.is_type(last) else _perhaps(last, "type")


def _type_respelled(spot: Spot, pointer: str) -> tuple[str, str | None]:
    name = dict(spot.texts("@type"))[pointer].strip()
    return pointer, _same_letters(name, vocabulary.suggest(name, "type"))


def _same_letters(name: str, other: str) -> str | None:
    """Give the other name where the two differ in case alone."""
    return other if other and name.casefold() == other.casefold() else None


def _type_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    is_bare = not spot.types and not spot.is_reference and bool(spot.node)
    if spot.parent is None and is_bare and not _held_in(spot) and not _is_typed_elsewhere(spot):
        yield "", "the node has no @type, so nobody can say what it describes"


def _nested_type_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.key == "@reverse":
        return  # that is no node, but names those that refer to one
    key = _held_in(spot)
    is_bare = not spot.types and "@type" not in spot.node and not spot.is_reference
    if key and is_bare and not _is_typed_elsewhere(spot):
        yield "", f'the value of "{_shown(key)}" has no @type'


def _is_typed_elsewhere(spot: Spot) -> bool:
    """Tell whether another part of the document says what the node under this `@id` is."""
    name = spot.node.get("@id")
    return isinstance(name, str) and any(one.types for one in spot.document.kinds(name))


def _held_in(spot: Spot) -> str:
    """Give the property that a node stands in, or is referred to from; nothing for one alone."""
    name = spot.node.get("@id")
    if spot.parent is not None or not isinstance(name, str):
        return spot.key
    return spot.document.referred.get(name, "")


def _type_superseded(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.texts("@type"):
        if vocabulary.is_type(name) and (other := vocabulary.superseded_by(name)):
            yield pointer, f"{name} is superseded by {other}"


def _type_succeeded(spot: Spot, pointer: str) -> tuple[str, str]:
    return pointer, vocabulary.superseded_by(dict(spot.texts("@type"))[pointer])


def _type_pending(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.texts("@type"):
        if vocabulary.is_type(name) and vocabulary.layer(name) == "pending":
            yield pointer, f"{name} is pending: schema.org may still change it"


def _is_term(expect: Expect) -> bool:
    return (
        not expect.is_keyword and ":" not in expect.name and (expect.is_known or not expect.types)
    )


def _property_unknown(name: str, expect: Expect) -> str:
    if name.startswith("@"):
        return f'"{_shown(name)}" is no keyword of JSON-LD'
    return f'"{_shown(name)}" is no property of schema.org{_perhaps(name, "property")}'


def _out_of_domain(name: str, expect: Expect) -> str:
    types = " or ".join(_shown(one) for one in expect.types[:3])
    homes = ", ".join(vocabulary.domains_of(name)[:3])
    return f"{name} is no property of {types}" + (f", but of {homes}" if homes else "")


def _superseded(name: str, expect: Expect) -> str:
    return f"{name} is superseded by {vocabulary.superseded_by(name)}"


def _pending(name: str, expect: Expect) -> str:
    return f"{name} is pending: schema.org may still change it"


_PERSON = {"@context": "https://schema.org", "@type": "Person", "name": "Ann Lee"}

RULES = (
    Rule(
        name="type_unknown",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_MODEL,
        title="A type is one of schema.org's, spelled as schema.org spells it.",
        advice="Use the type that is meant, or a prefix of your own such as nyt:.",
        look=_type_unknown,
        mend=_type_respelled,
        suits=lambda types: not all(map(vocabulary.is_type, types)),
        bad=with_(ARTICLE, **{"@type": "NewsArtcle"}),
        good=ARTICLE,
    ),
    Rule(
        name="type_missing",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_STARTED,
        title="A node says with @type what it describes.",
        advice="Add the most specific @type that fits.",
        look=_type_missing,
        suits=lambda types: not types,
        top=True,
        bad=without(_PERSON, "/@type"),
        good=_PERSON,
    ),
    Rule(
        name="nested_type_missing",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=_STARTED,
        title="A nested node says with @type what it describes.",
        advice="Add the most specific @type that fits.",
        look=_nested_type_missing,
        suits=lambda types: not types,
        bad=with_(ARTICLE, author={"name": "Ann Lee"}),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    Rule(
        name="type_superseded",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_MODEL,
        title="A superseded type is replaced by its successor.",
        advice="Use the successor.",
        look=_type_superseded,
        mend=_type_succeeded,
        suits=lambda types: any(map(vocabulary.superseded_by, types)),
        bad={"@context": "https://schema.org", "@type": "Season", "name": "First"},
        good={"@context": "https://schema.org", "@type": "CreativeWorkSeason", "name": "First"},
    ),
    Rule(
        name="type_pending",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=Page("https://schema.org/docs/howwework.html"),
        title="A pending type may still change.",
        advice="Nothing needs to be done; consumers read pending types too.",
        look=_type_pending,
        suits=lambda types: any(vocabulary.layer(name) == "pending" for name in types),
        bad=with_(ARTICLE, **{"@type": "AnalysisNewsArticle"}),
        good=ARTICLE,
    ),
    Rule(
        name="property_unknown",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_MODEL,
        title="A property is one of schema.org's, spelled as schema.org spells it.",
        advice="Use the property that is meant, or a prefix of your own such as nyt:desk.",
        on=(Key,),
        wants=lambda expect: _is_term(expect) and not expect.is_property,
        weigh=_property_unknown,
        fix=lambda name, _: _same_letters(name, vocabulary.suggest(name, "property")),
        renames=True,
        closed=True,
        bad=with_(ARTICLE, headlin="Bridge open"),
        good=ARTICLE,
    ),
    Rule(
        name="property_out_of_domain",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_MODEL,
        title="A property stands on a type that has it, or on one below.",
        advice="Move the property to the node that it describes, or add the type that has it.",
        on=(Key,),
        wants=lambda expect: (
            expect.is_property and expect.is_known and not expect.fits_here and not expect.open
        ),
        weigh=_out_of_domain,
        bad=with_(ARTICLE, recipeIngredient="flour"),
        good=ARTICLE,
    ),
    Rule(
        name="property_superseded",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_MODEL,
        title="A superseded property is replaced by its successor.",
        advice="Use the successor.",
        on=(Key,),
        wants=lambda expect: (
            expect.is_property
            and (expect.fits_here or expect.open or not expect.is_known)
            and bool(vocabulary.superseded_by(expect.name))
        ),
        weigh=_superseded,
        fix=lambda name, _: vocabulary.superseded_by(name) or None,
        renames=True,
        bad=with_(ARTICLE, isBasedOnUrl="https://herald.example/a"),
        good=ARTICLE,
    ),
    Rule(
        name="property_pending",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=Page("https://schema.org/docs/howwework.html"),
        title="A pending property may still change.",
        advice="Nothing needs to be done; consumers read pending properties too.",
        on=(Key,),
        wants=lambda expect: (
            expect.fits_here
            and vocabulary.layer(expect.name) == "pending"
            and not vocabulary.superseded_by(expect.name)
        ),
        weigh=_pending,
        bad=with_(ARTICLE, copyrightNotice="Town Herald"),
        good=ARTICLE,
    ),
)
