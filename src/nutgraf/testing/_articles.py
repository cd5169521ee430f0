"""Strategies for articles and feeds, valid by construction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from .. import vocabulary
from ..model import Feed, Reference, Residue, class_of, is_article, properties
from ..model._registry import MODULES, fits
from ._values import IDS, INTEGERS, LANGUAGES, NUMBERS, TAGGED, dates, json_values, texts, urls

if TYPE_CHECKING:
    from ..model import Article
    from ..model._admit import Property

__all__ = ["articles", "feeds"]

Values: TypeAlias = dict[str, Any]

_DEEPEST = 2  # levels of things in things that are drawn
_MANY = 2  # values of one property
# What news mostly says; drawn more often than the other properties of a type.
_USUAL = (
    "headline", "author", "date_published", "date_modified", "url", "main_entity_of_page", "image",
    "publisher", "description", "article_section", "keywords", "in_language", "article_body",
    "is_accessible_for_free", "has_part", "citation", "name", "text", "content_url", "caption",
)  # fmt: skip
_NAMES = st.one_of(st.none(), IDS)
_TERMS = ("cim:rank", "https://vendor.example/ns#note", "og:title", "x:y:z", "vendor:Дата")
_STATES = ("draft", "scheduled", "live", "withheld", "killed")


def articles(*types: str) -> st.SearchStrategy[Article]:
    """Draw a valid article of one of the types, of any article type if none is named.

    Any property of the type may have values: plain ones, things in things, references, text with
    a language. Some articles have several types, terms of vendors, values that no field can hold
    (a second headline, a `Role`), a body, an editorial state, and fields of partners.
    """
    kinds = types or tuple(name for name in MODULES if is_article((name,)))
    return st.sampled_from(kinds).flatmap(_articles_of)


def feeds(*, max_articles: int = 4) -> st.SearchStrategy[Feed]:
    """Draw a valid feed of up to so many articles."""
    parts: dict[str, st.SearchStrategy[Any]] = {
        "home_page_url": urls(), "feed_url": urls(), "description": texts(), "language": LANGUAGES,
        "id": texts(), "updated": dates(), "copyright": texts(), "generator": texts(),
        "hub_url": urls(), "current_url": urls(), "previous_archive_url": urls(),
        "next_archive_url": urls(), "history": st.sampled_from(["archive", "complete"]),
        "image": _things("ImageObject", _DEEPEST), "channel": _CHANNELS,
    }  # fmt: skip
    run = st.lists(articles(), max_size=max_articles)
    named = st.fixed_dictionaries({"title": texts(), "articles": run}, optional=parts)
    return named.map(_feed)


def _feed(values: Values) -> Feed:
    return Feed(**values)


@cache
def _articles_of(name: str) -> st.SearchStrategy[Any]:
    beside = st.fixed_dictionaries(
        {}, optional={"body": _BODIES, "editorial": _EDITORIALS, "channel": _CHANNELS}
    )
    odd = st.fixed_dictionaries(
        {},
        optional={
            "types": st.sampled_from(_type_lists(name)),
            "residue": st.lists(st.sampled_from(_ODDITIES), min_size=1, max_size=2),
            **dict.fromkeys(_TERMS[:2], json_values()),
            _TERMS[2]: st.lists(json_values(), max_size=2),
        },
    )
    parts = st.tuples(_plain_values(name, 0), beside, st.one_of(st.just({}), odd))
    return parts.map(lambda drawn: class_of((name,))(**{**drawn[0], **drawn[1], **drawn[2]}))


@cache
def _things(name: str, depth: int) -> st.SearchStrategy[Any]:
    """Draw a thing of a type; one that has no class is built as its nearest ancestor that has."""
    kind = class_of((name,))
    own: Values = {} if kind.__name__ == name else {"types": (name,)}
    return _plain_values(name, depth).map(lambda values: kind(**values, **own))


@cache
def _plain_values(name: str, depth: int) -> st.SearchStrategy[Values]:
    """Draw an `id` and a few properties, the usual ones more often than the rest."""
    table = {of.field: of for of in properties(class_of((name,))).values()}
    usual = sorted(field for field in _USUAL if field in table)
    rest = st.lists(st.sampled_from(sorted(table)), max_size=3 - depth, unique=True)
    few = st.lists(st.sampled_from(usual), max_size=6 - 2 * depth, unique=True)

    @st.composite
    def values(draw: st.DrawFn) -> Values:
        fields = dict.fromkeys((*draw(rest), *draw(few)))
        drawn = {field: draw(_values(table[field], depth)) for field in fields}
        named = draw(_NAMES)
        return drawn if named is None else {**drawn, "id": named}

    return values()


@cache
def _values(of: Property, depth: int) -> st.SearchStrategy[Any]:
    one = st.one_of(*_kinds_of(of, depth))
    return st.one_of(one, st.lists(one, min_size=1, max_size=_MANY)) if of.many else one


def _kinds_of(of: Property, depth: int) -> list[st.SearchStrategy[Any]]:
    """Give a strategy for each kind of value that a property takes."""
    kinds: list[st.SearchStrategy[Any]] = []
    if of.text:
        kinds += [texts(), TAGGED]
    elif of.quantity:
        kinds += [texts(), NUMBERS]
    if of.url:
        kinds.append(urls())
    if of.dates:
        kinds.append(dates())
    if of.boolean:
        kinds.append(st.booleans())
    if of.integer or of.number:
        kinds.append(NUMBERS if of.number else INTEGERS)
    for name in of.enumerations:
        kinds.append(st.sampled_from(vocabulary.members(name)))
    if of.things:
        kinds += _thing_kinds(of, depth)
    return kinds


def _thing_kinds(of: Property, depth: int) -> list[st.SearchStrategy[Any]]:
    references = IDS.map(Reference)
    if depth >= _DEEPEST:
        return [references]
    names = [name for name in MODULES if fits((name,), of.things)] or list(of.things)
    nested = st.sampled_from(sorted({*names, *of.things})).flatmap(
        lambda name: _things(name, depth + 1)
    )
    return [nested, nested, references]


@cache
def _type_lists(name: str) -> tuple[tuple[str, ...], ...]:
    """Give lists of types that a consumer may look for, all of which hold the one."""
    above = [kin for kin in vocabulary.ancestors(name) if kin in MODULES and is_article((kin,))]
    joined = [(kin, name) for kin in above]
    return ((name,), (name, "vendor:Story"), (name, "LiveBlogPosting"), *joined)


_ROLE = {"@type": "Role", "roleName": "columnist", "author": {"@type": "Person", "name": "Ann Lee"}}
_ODDITIES = (
    Residue("headline", 1, "A second headline"),
    Residue("author", 0, _ROLE),
    Residue("datePublished", 0, "yesterday"),
    Residue("wordCount", 0, "about 400"),
    Residue("about", 3, [1, None, {"@list": ["a"]}]),
    Residue("recipeYield", 0, "4"),
    Residue("titel", 0, ["Міст", "Bridge"]),
    Residue("@reverse", 0, {"citation": {"@id": "#q1"}}),
    Residue("@context", 0, ["https://schema.org", {"cim": "https://cim.example/ns#"}]),
)
_CHANNELS = st.dictionaries(
    st.sampled_from(("msn", "smartnews")),
    st.dictionaries(LANGUAGES, texts(), min_size=1, max_size=2),
    max_size=1,
)
_BLOCKS = st.fixed_dictionaries(
    {"kind": st.sampled_from(("paragraph", "list")), "text": texts()}, optional={"label": texts()}
)
_BODIES = st.one_of(
    st.fixed_dictionaries({"html": texts()}),
    st.fixed_dictionaries(
        {"text": texts()},
        optional={
            "blocks": st.lists(_BLOCKS, max_size=2),
            "partial_quotations": st.lists(texts(), max_size=2),
        },
    ),
)
_EDITORIALS = st.fixed_dictionaries(
    {"state": st.sampled_from(_STATES)}, optional={"embargo": dates(), "note": texts()}
)
