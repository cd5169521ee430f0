"""The schemas and the model are of one mind: what the one takes, the other takes."""

from __future__ import annotations

import gzip
import json
import math
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from referencing import Registry

from nutgraf import testing, vocabulary
from nutgraf.markup.json_text import dump
from nutgraf.model import Article, Feed, Numeral, Thing, properties, to_node
from nutgraf.model._admit import Property
from nutgraf.model._json_schema import published, schema_of
from nutgraf.model._property import field_name
from nutgraf.model._registry import MODULES, class_named, class_of

Node: TypeAlias = dict[str, Any]

# What JSON Schema cannot say, or not in a schema that anybody would read. Each has a node that the
# one takes and the other refuses; the drawn documents keep clear of them.
DIFFERENCES: dict[str, Node] = {
    "JSON Schema knows no difference between 5 and 5.0": {"wordCount": 5.0},
    "a pattern knows no time zones": {"dateModified": "0001-01-01T00:00+01:00"},
    "a pattern knows no letters of hosts": {"url": "https://☃.example/"},
    "a pattern cannot count a host": {"url": f"https://{'a' * 64}.example/"},
    "the model takes the names of fields too": {"word_count": 5},
    "what stands beside is no JSON-LD": {"body": {"text": "A bridge."}},
}

CLASSES = tuple(MODULES)
ARTICLES = tuple(name for name in CLASSES if issubclass(class_named(name), Article))
TYPES = tuple(name for name in vocabulary.types() if not vocabulary.is_data_type(name))
KNOWN = {"@type", "@id"} | {of for name in CLASSES for of in properties(class_named(name))}
DEPTH = 3  # levels of drawn objects

WHENS = (
    "2026-11-22", "2026-11-22T08:00:00+02:00", "2026-11-22T08:00Z", "20261122T080000", "2024-02-29",
    "2023-02-29", "2026-13-01", "2026-11-22T25:00", "2026-11-22T24:00", "yesterday", " 2026-11-22 ",
    "2026-11-22T08:00:00.123456789-0530", "2026-11-22T08:00:60Z", "2026", "",
)  # fmt: skip
LINKS = (
    "https://herald.example/a?b=c#d", "http://herald.example:8080", "HTTPS://HERALD.EXAMPLE/",
    "https://127.0.0.1/", "https://256.0.0.1/", "https://[::1]:80/x", "/bridge", "ftp://a.example/",
    "https://herald.example/a b", "https://user@herald.example/", "https://", "herald.example",
    "https://herald.example:99999/", " https://herald.example/ ", "https://1.example/\u200b",
)  # fmt: skip
TEXTS = ("", "Council opens the bridge", "Міст відкрито 🌉", "true", "7", "</script>")
NUMBERS = (0, -1, 7, 10**30, 1.5, -0.25)
ODDITIES = (
    None, True, False, [], {}, [[]], [None], "", 0, 1.5, "x", {"@id": "#a"}, {"@id": 5},
    {"@id": None}, {"@value": "x"}, {"@value": 7}, {"@value": True}, {"@value": None},
    {"@value": ["x"]},
    {"@value": "x", "@language": "uk"}, {"@value": "x", "@direction": "rtl"},
    {"@value": "x", "@direction": "up"}, {"@value": "x", "@language": 5},
    {"@value": "x", "@type": "Date"}, {"@value": 5, "@language": "uk"}, {"@set": ["x"]},
    {"@id": "#a", "name": "A"}, {"@list": ["x"]}, {"@value": "2026-11-22"}, {"@language": "uk"},
    {"@value": "https://herald.example/"}, {"@id": "https://herald.example/"}, {"name": "A"},
    {"@type": "Person", "name": "Ann Lee"}, {"@type": ["Person"], "name": "Ann Lee"},
    {"@type": [], "name": "A"}, {"@type": 5}, {"@type": [5]}, {"@type": None}, {"@type": {}},
    {"@type": "Thing"}, {"@type": "NewsArticle", "masthead": "https://herald.example/"},
    {"@type": "NewsMediaOrganization", "masthead": "https://herald.example/"},
)  # fmt: skip
KEYS = (
    "hedline", "headline", "masthead", "geo", "@id", "@type", "@context", "@graph", "@value", "",
    "vendor:score", "name", "author", "url", "@set", "@language", "position",
)  # fmt: skip


@cache
def judge(name: str, *, by_field: bool = False) -> Draft202012Validator:
    """Give the judge of a class; what is not in its schema cannot be fetched."""
    schema = schema_of(class_named(name), by_field=by_field)
    return Draft202012Validator(schema, registry=Registry())


@cache
def judge_of_feeds() -> Draft202012Validator:
    return Draft202012Validator(json.loads(published()["feed.schema.json"]), registry=Registry())


def takes(name: str, node: Any) -> bool:
    """Tell whether the class takes the node by hand."""
    cls = Feed if name == "Feed" else class_named(name)
    try:
        cls.model_validate(node)
    except ValidationError:
        return False
    return True


def by_field(value: Any) -> Any:
    """Write a node by the names of fields, as `model_dump` does; values in objects stay."""
    if isinstance(value, list):
        return [by_field(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return {key: by_field(one) for key, one in value.items()}
    named = {"@type": "types", "@id": "id"}
    keys = {key: named.get(key) or field_name(key) if key in KNOWN else key for key in value}
    return {keys[key]: by_field(one) for key, one in value.items() if key != "@context"}


@cache
def own_properties(name: str) -> tuple[Property, ...]:
    """Give the properties of the class that a type is held by."""
    table = properties(class_of((name,)))
    return tuple(of for key, of in sorted(table.items()) if of.wire == key)


def plain_values(of: Property) -> st.SearchStrategy[Any]:
    """Draw a plain value that may stand in a property, or nearly."""
    kinds: list[st.SearchStrategy[Any]] = []
    if of.text or of.quantity:
        kinds.append(st.sampled_from(TEXTS) | st.text(max_size=8))
    if of.dates:
        kinds.append(st.sampled_from(WHENS))
    if of.url:
        kinds.append(st.sampled_from(LINKS))
    if of.number or of.quantity or of.integer:
        kinds.append(st.sampled_from(NUMBERS) | st.integers())
    if of.boolean:
        kinds.append(st.booleans())
    members = [name for kind in of.enumerations for name in vocabulary.members(kind)]
    if members:
        kinds.append(st.sampled_from(members))
        kinds.append(st.sampled_from(members).map("https://schema.org/{}".format))
        kinds.append(st.sampled_from(members).map("x://not-schema.org/{}".format))
    return st.one_of(kinds) if kinds else st.sampled_from(ODDITIES)


@cache
def fitting_types(ranges: tuple[str, ...]) -> tuple[str, ...]:
    """Give the types that fit the ranges of a property."""
    return tuple(
        name for name in TYPES if not {name, *vocabulary.ancestors(name)}.isdisjoint(ranges)
    )


@st.composite
def values(draw: st.DrawFn, of: Property, depth: int) -> Any:
    """Draw one value of a property: mostly a right one."""
    if of.things and depth and draw(st.integers(0, 3)):
        types = st.sampled_from(of.things) | st.sampled_from(fitting_types(of.things))
        return draw(nodes(types, depth - 1))
    if of.things and draw(st.booleans()):
        return {"@id": draw(st.sampled_from(("#a", "https://herald.example/#b")))}
    return draw(plain_values(of))


@st.composite
def nodes(draw: st.DrawFn, types: st.SearchStrategy[str], depth: int = DEPTH) -> Node:
    """Draw an object of such a type."""
    name = draw(types)
    stated: Any = name
    if not draw(st.integers(0, 5)):
        stated = [name, *draw(st.lists(st.sampled_from(CLASSES), max_size=1))]
    node: Node = {"@type": stated}
    several = class_of(tuple(stated) if isinstance(stated, list) else (name,))
    held = own_properties(name)
    if isinstance(stated, list):
        table = properties(several)
        held = tuple(of for key, of in sorted(table.items()) if of.wire == key)
    for of in draw(st.lists(st.sampled_from(held), max_size=4, unique_by=lambda of: of.wire)):
        if of.many and draw(st.booleans()):
            node[of.wire] = draw(st.lists(values(of, depth), max_size=3))
        else:
            node[of.wire] = draw(values(of, depth))
    if not draw(st.integers(0, 5)):
        node["@id"] = draw(st.sampled_from(("#a", "https://herald.example/#b", None, 5)))
    return node


def in_range(digits: str) -> float:
    """Give a number as JSON means it: a Python float has no 1e400."""
    return float(digits) if math.isfinite(float(digits)) else Numeral(digits)


def objects_in(node: Any) -> list[Node]:
    """Give all objects of a document, the outermost first."""
    found: list[Node] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            found.append(one)
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
    return found


@st.composite
def mutated(draw: st.DrawFn, documents: st.SearchStrategy[Node]) -> Node:
    """Draw a document and put up to three faults into it, or what looks like one."""
    node = json.loads(json.dumps(draw(documents)))  # no part is shared
    for _ in range(draw(st.integers(0, 3))):
        spot = draw(st.sampled_from(objects_in(node)))
        key = draw(st.sampled_from(sorted(spot))) if spot and draw(st.booleans()) else ""
        match draw(st.sampled_from(("set", "drop", "rename", "wrap", "type"))):
            case "set":
                key = key or draw(st.sampled_from(KEYS))
                spot[key] = json.loads(json.dumps(draw(st.sampled_from(ODDITIES))))
            case "drop" if key:
                del spot[key]
            case "rename" if key:
                spot[draw(st.sampled_from(KEYS))] = spot.pop(key)
            case "wrap" if key:
                spot[key] = [spot[key]]
            case _:
                spot["@type"] = draw(st.sampled_from(TYPES))
    return node


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(("NewsArticle", "Thing", *CLASSES)), st.data())
def test_schema_and_model_take_and_refuse_the_same(name: str, data: st.DataObject) -> None:
    types = st.sampled_from((name, *fitting_types((name,))))
    node = data.draw(mutated(nodes(types)))
    fields = by_field(node)

    assert judge(name).is_valid(node) is takes(name, node)
    assert judge(name, by_field=True).is_valid(fields) is takes(name, fields)


BESIDE_VALUES: dict[str, tuple[Any, ...]] = {
    "body": (
        None, {}, {"text": "A"}, {"html": "<p>A</p>", "text": None}, {"text": 5}, {"txt": "A"}, "A",
        {"blocks": [{"kind": "paragraph", "text": "A"}]}, {"blocks": [{"kind": "paragraph"}]},
        {"blocks": [{"kind": "p", "text": "A", "label": None}]}, {"blocks": None}, {"blocks": "A"},
    ),
    "editorial": (
        None, {}, {"state": "draft"}, {"state": "lost"}, {"state": None}, {"note": "For all"}, 5,
        {"embargo": "2026-11-22T08:00Z"}, {"embargo": "soon"}, {"embargo": None}, {"embargo": 5},
    ),
    "channel": (None, {}, {"msn": {}}, {"msn": {"a": "b"}}, {"msn": "a"}, {"msn": None}, [], 5),
    "residue": ([], None, {}, [{"name": "a", "index": 0, "value": 1}], 5),
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in BESIDE_VALUES.items() for value in values]
)
def test_schema_and_model_agree_on_what_stands_beside(key: str, value: Any) -> None:
    for name in ("NewsArticle", "Person"):
        node = {key: value}

        assert judge(name, by_field=True).is_valid(node) is takes(name, node)


FEED_VALUES: tuple[tuple[str, Any], ...] = (
    ("title", None), ("title", 5), ("title", ""), ("home_page_url", "https://herald.example/"),
    ("home_page_url", "/"), ("home_page_url", None), ("feed_url", 5), ("updated", "2026-11-22"),
    ("updated", "soon"), ("updated", None), ("image", None), ("image", {"name": "Sign"}),
    ("image", {"types": ["Person"]}), ("image", {"nme": "Sign"}), ("image", "Sign"),
    ("articles", []), ("articles", None), ("articles", {}), ("articles", "A"),
    ("articles", [{"types": ["NewsArticle"], "headline": "A"}]), ("articles", [{"headline": "A"}]),
    ("articles", [{"types": ["Person"]}]), ("articles", [{"headline": 5}]), ("articles", [None]),
    ("channel", {"msn": {"a": "b"}}), ("channel", {"msn": 5}), ("channel", None), ("channel", 5),
    ("residue", []), ("residue", None), ("id", "a"), ("id", 5), ("items", []), ("generator", "a"),
)  # fmt: skip


@pytest.mark.parametrize(("key", "value"), FEED_VALUES)
def test_schema_and_model_agree_on_feeds(key: str, value: Any) -> None:
    feed = {"title": "Town Herald", key: value}

    assert judge_of_feeds().is_valid(feed) is takes("Feed", feed)


def test_feed_without_a_title_is_refused_by_both() -> None:
    assert not judge_of_feeds().is_valid({})
    assert not takes("Feed", {})


@given(testing.feeds())
def test_schema_and_model_agree_on_feeds_that_are_dumped(feed: Feed) -> None:
    dumped = json.loads(feed.model_dump_json(), parse_float=in_range)

    assert judge_of_feeds().is_valid(dumped) is takes("Feed", dumped)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(ARTICLES).flatmap(testing.articles))
def test_schema_and_model_agree_on_what_the_model_writes(thing: Thing) -> None:
    name = type(thing).__name__ if type(thing).__name__ in CLASSES else "Article"  # two at once
    node = json.loads(dump(to_node(thing)), parse_float=in_range)

    assert judge(name).is_valid(node) is takes(name, node)


@pytest.mark.parametrize("node", DIFFERENCES.values(), ids=DIFFERENCES)
def test_schema_and_model_differ_where_it_is_said(node: Node) -> None:
    node = {"@type": "NewsArticle", **node}

    assert judge("NewsArticle").is_valid(node) is not takes("NewsArticle", node)


def test_schema_and_model_agree_on_the_examples_of_schema_org(corpus: Path) -> None:
    nodes = [node for document in examples(corpus) for node in objects_in(document)]
    apart = [node for node in nodes if judge("Thing").is_valid(node) is not takes("Thing", node)]

    assert apart == []
    assert len(nodes) > 500


def examples(corpus: Path) -> list[Any]:
    """Give the documents of schema.org's own examples."""
    file = corpus / "schemaorg-examples/dev.jsonl.gz"
    rows = map(json.loads, gzip.decompress(file.read_bytes()).splitlines())
    return [json.loads(row["jsonld"]) for row in rows if row["jsonld"]]
