"""Names spelled otherwise, as IRIs and with prefixes: the same faults, where they stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from nutgraf.checking import examine
from nutgraf.rules import PROFILES, all_rules, ruleset

RULES = ruleset(tuple(sorted({*PROFILES} - {"page", "feeds", "google-news"})))
OF_CONTEXTS = {
    "swg_type_unseen",  # which is about how a type is written
    "context_missing",
    "term_undefined",
    "context_is_http",
    "context_unknown",
    "context_remote",
}
OWN = "https://schema.org"
EXAMPLES = {
    rule.name: rule.bad
    for rule in all_rules()
    if isinstance(rule.bad, dict) and rule.bad.get("@context") == OWN and not rule.retired
    if not any(":" in key for key in rule.bad)
}
SPELLINGS: dict[str, tuple[Any, str]] = {
    "http": (OWN, "http://schema.org/"),
    "https": (OWN, "https://schema.org/"),
    "www": (OWN, "http://www.schema.org/"),
    "schema": (OWN, "schema:"),
    "prefix": ({"s": "https://schema.org/"}, "s:"),
    "beside": ([OWN, {"s": "http://schema.org/"}], "s:"),
}


def spelled(value: Any, spell: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [spelled(one, spell) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key if key[:1] == "@" else spell(key): types(one, spell)
        if key == "@type"
        else spelled(one, spell)
        for key, one in value.items()
    }


def types(value: Any, spell: Callable[[str], str]) -> Any:
    return [spell(one) for one in value] if isinstance(value, list) else spell(value)


def found(document: Any) -> list[tuple[str, str, int, int]]:
    findings = examine(json.dumps(document, indent=1), RULES).findings
    return [
        (one.rule, one.place.pointer, one.place.line, one.place.column)
        for one in findings
        if one.rule not in OF_CONTEXTS
    ]


@pytest.mark.parametrize("way", SPELLINGS)
def test_other_spellings_of_names_have_the_same_faults_where_they_stand(way: str) -> None:
    context, prefix = SPELLINGS[way]

    def spell(name: str) -> str:
        return prefix + name if name.isalnum() else name

    apart = {}
    for name in list(EXAMPLES)[list(SPELLINGS).index(way) % 3 :: 3]:
        inner = {key: value for key, value in EXAMPLES[name].items() if key != "@context"}
        plain = found({**inner, "@context": OWN})
        other = found({**spelled(inner, spell), "@context": context})
        wanted = sorted((rule, written(pointer, spell), line) for rule, pointer, line, _ in plain)
        told = sorted((rule, pointer, line) for rule, pointer, line, _ in other)
        if wanted != told:
            apart[name] = (set(wanted) - set(told), set(told) - set(wanted))
    assert apart == {}
    assert len(EXAMPLES) > 200


def written(pointer: str, spell: Callable[[str], str]) -> str:
    steps = (
        step if step[:1] == "@" or step.isdecimal() else spell(step) for step in split(pointer)
    )
    return "".join(f"/{step.replace('/', '~1')}" for step in steps)


def split(pointer: str) -> list[str]:
    return pointer.split("/")[1:]


@pytest.mark.parametrize(
    ("context", "node", "pointer"),
    [
        ({"when": "datePublished"}, {"when": "yesterday"}, "/when"),
        ({"by": {"@id": "schema:author"}}, {"by": {"name": "By Ann Lee"}}, "/by/name"),
        ({"kind": "@type", "key": "@id"}, {"key": "#a", "datePublished": "soon"}, "/datePublished"),
        ({"h": {"@id": "schema:headline", "@container": "@language"}},
         {"h": {"en": "Tom &amp;amp; Jerry"}}, "/h/en"),
        ({"at": {"@id": "schema:datePublished", "@type": "schema:Date"}}, {"at": "soon"}, "/at"),
        ({"all": {"@id": "schema:author", "@container": "@list"}},
         {"all": [{"@type": "Person", "name": "By Ann Lee"}]}, "/all/0/name"),
        ({}, {"author": {"@context": {"n": "schema:name"}, "@type": "Person", "n": "By Ann Lee"}},
         "/author/n"),
        ({}, {"@reverse": {"about": {"@type": "NewsArticle", "datePublished": "soon"}}},
         "/@reverse/about/datePublished"),
        ({}, {"@included": [{"@type": "NewsArticle", "datePublished": "soon"}]},
         "/@included/0/datePublished"),
        ({}, {"about": {"@graph": [{"@type": "NewsArticle", "datePublished": "soon"}]}},
         "/about/@graph/0/datePublished"),
    ],
)  # fmt: skip
def test_a_fault_under_a_context_of_ones_own_is_told_where_it_stands(
    context: dict[str, Any], node: dict[str, Any], pointer: str
) -> None:
    document = {"@context": [OWN, context], "@type": "NewsArticle", **node}
    text = json.dumps(document, indent=1)
    last = f'"{split(pointer)[-1]}": '

    places = [one.place for one in examine(text, RULES).findings if one.place.pointer == pointer]

    assert places
    line = text.splitlines()[places[0].line - 1]
    assert line.strip().startswith(last)
    assert line[places[0].column - 1 :] == line.partition(last)[2]


def test_names_that_are_iris_need_no_context() -> None:
    space = "http://schema.org/"
    node = {"@type": f"{space}NewsArticle", f"{space}headline": "Bridge opens"}

    rules = {one.rule for one in examine(json.dumps([node]), RULES).findings}

    assert "context_missing" not in rules
