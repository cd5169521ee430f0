"""A strategy for JSON-LD documents made of the whole vocabulary, as good and as bad as the web."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

from hypothesis import strategies as st

from .. import vocabulary
from ..markup.json_text import dump
from ._values import IDS, LANGUAGES, NUMBERS, dates, texts, urls

__all__ = ["json_ld_documents"]

Node: TypeAlias = dict[str, Any]

_DEEPEST = 3  # levels of nodes in nodes
_ARTICLES = ("NewsArticle", "Article", "LiveBlogPosting", "ReportageNewsArticle", "BlogPosting")
_INLINE = {
    "cim": "https://cim.example/ns#", "rank": "cim:rank", "title": "headline",
    "note": {"@id": "cim:note", "@language": "uk"}, "day": {"@id": "cim:day", "@type": "@id"},
    "steps": {"@id": "cim:steps", "@container": "@list"},
}  # fmt: skip
_CONTEXTS: tuple[Any, ...] = (
    "https://schema.org", "https://schema.org", "https://schema.org/", "http://schema.org",
    "http://www.schema.org/", ["https://schema.org"], ["https://schema.org", _INLINE],
    {"@vocab": "https://schema.org/"}, {"@vocab": "http://schema.org/", "@language": "en"},
    ["http://schema.org/", {"@language": "uk"}],
    {"schema": "https://schema.org/", **_INLINE, "title": "schema:headline"},
)  # fmt: skip
_USUAL = ("headline", "author", "datePublished", "publisher", "image", "url", "name", "mentions")
_FOREIGN = ("rank", "title", "note", "day", "steps", "cim:other", "https://x.example/y", "SameAs")
_PREFIXES = ("", "", "", "", "schema:", "https://schema.org/", "http://schema.org/")
_FAULTS: tuple[Any, ...] = (
    None, "", "False", "TRUE", "12", "yesterday", "2026-11-22T08:00:00+0000", [], {}, [None], 0,
    True, [["a"], "b"], "/relative", "javascript:alert(1)", {"@value": None}, "  Ann Lee ",
)  # fmt: skip


def json_ld_documents(*, faults: bool = True) -> st.SearchStrategy[str]:
    """Draw the text of a JSON-LD document made of the whole vocabulary, with or without faults.

    Contexts in their spellings, graphs, lists and sets, references, roles, literals with type or
    language, several types, numbers of any size. Faults are names that schema.org does not know or
    has not there, values of the wrong kind, nulls, numbers and booleans in text; it stays JSON-LD.
    """
    run = st.lists(_nodes(0, faults), min_size=1, max_size=3)
    return st.builds(_document, st.sampled_from(_CONTEXTS), run, st.sampled_from("ngl")).map(dump)


def _document(context: object, nodes: list[Node], form: str) -> object:
    if form == "n":
        return {"@context": context, **nodes[0]}
    if form == "g":
        return {"@context": context, "@graph": nodes}
    return [{"@context": context, **node} for node in nodes]


@cache
def _nodes(depth: int, faults: bool) -> st.SearchStrategy[Node]:  # noqa: FBT001 (a key of the cache)
    names = st.one_of(st.sampled_from(_ARTICLES), st.sampled_from(_types()))
    return names.flatmap(lambda name: _nodes_of(name, depth, faults))


@cache
def _types() -> tuple[str, ...]:
    names = vocabulary.types()
    return tuple(
        name
        for name in names
        if vocabulary.properties_of(name) and not vocabulary.is_data_type(name)
    )


@cache
def _nodes_of(name: str, depth: int, faults: bool) -> st.SearchStrategy[Node]:  # noqa: FBT001
    own = vocabulary.properties_of(name)
    usual = [one for one in _USUAL if one in own] or list(own)
    named = st.one_of(st.sampled_from(usual), st.sampled_from(own))
    if faults:
        strange = st.one_of(st.sampled_from(_FOREIGN), st.sampled_from(vocabulary.properties()))
        named = st.one_of(named, named, named, strange)
    keys = st.lists(named, max_size=5 - depth, unique=True)
    return st.builds(
        _node,
        _type_values(name),
        keys.flatmap(lambda names: st.tuples(*(_pairs(one, depth, faults) for one in names))),
        st.one_of(st.none(), IDS),
    )


def _node(types: object, pairs: tuple[tuple[str, Any], ...], name: str | None) -> Node:
    node = {} if types is None else {"@type": types}
    return node | ({} if name is None else {"@id": name}) | dict(pairs)


@cache
def _type_values(name: str) -> st.SearchStrategy[object]:
    forms = (name, name, name, [name], [name, "Product"], f"schema:{name}", None)
    return st.sampled_from((*forms, f"http://schema.org/{name}"))


@cache
def _pairs(name: str, depth: int, faults: bool) -> st.SearchStrategy[tuple[str, Any]]:  # noqa: FBT001
    prefixes = _PREFIXES if vocabulary.is_property(name) else ("",)
    key = st.sampled_from(prefixes).map(lambda prefix: prefix + name)
    one = _values(name, depth, faults)
    several = st.lists(one, max_size=3)
    sets = several.map(lambda values: {"@set": values})
    lists = several.map(lambda values: {"@list": values})
    return st.tuples(key, st.one_of(one, one, one, several, sets, lists))


@cache
def _values(name: str, depth: int, faults: bool) -> st.SearchStrategy[Any]:  # noqa: FBT001
    ranges = vocabulary.ranges_of(name) or ("Text",)
    things = tuple(one for one in ranges if not vocabulary.is_data_type(one))
    kinds: list[st.SearchStrategy[Any]] = [_LITERALS] if len(things) < len(ranges) else []
    if things and depth < _DEEPEST:
        kinds += [st.sampled_from(things).flatmap(lambda one: _nodes_of(one, depth + 1, faults))]
    if things:
        kinds.append(IDS.map(lambda one: {"@id": one}))
    if faults:
        kinds += [
            st.sampled_from(_FAULTS),
            _LITERALS,
            *([_roles(name, depth)] if depth < 2 else []),
        ]
    return st.one_of(*kinds)


def _roles(name: str, depth: int) -> st.SearchStrategy[Node]:
    inner = st.one_of(texts(), _nodes_of("Person", depth + 1, faults=False))
    return inner.map(lambda one: {"@type": "Role", "roleName": "columnist", name: one})


_LITERALS: st.SearchStrategy[Any] = st.one_of(
    texts(),
    urls().map(str),
    dates().map(lambda one: one.text),
    NUMBERS,
    st.booleans(),
    st.builds(lambda text, tag: {"@value": text, "@language": tag}, texts(), LANGUAGES),
    st.builds(lambda text: {"@value": text}, st.one_of(texts(), NUMBERS, st.booleans())),
    dates().map(lambda one: {"@value": one.text, "@type": "https://schema.org/Date"}),
)
