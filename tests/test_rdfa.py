"""RDFa: subjects with their values and places, as RDFa Core 1.1 reads them, in any page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf import check
from nutgraf.findings import Finding
from nutgraf.formats._embedded import parse_embedded
from nutgraf.formats._format import Options, Parsed
from nutgraf.markup.page import read_page

BODY = '<body vocab="https://schema.org/">'


def parsed(page: str) -> Parsed:
    found = parse_embedded(read_page(page), Options())
    return found._replace(findings=tuple(found.noticed()))


def nodes(page: str) -> list[Any]:
    return list(parsed(page).nodes)


def noticed(page: str) -> list[str]:
    return [one.rule for one in parsed(page).findings]


# An element in an article with what RDFa has it say.
STATED: dict[str, dict[str, Any]] = {
    '<meta property="name" content=" A&amp;B ">': {"name": "A&B"},
    '<h1 property="headline name">The <b>old</b>\n bridge</h1>': {
        "headline": "The old bridge",
        "name": "The old bridge",
    },
    '<a property="url" href="/a">text</a>': {"url": "/a"},
    '<a property="name" content="said" href="/a">text</a>': {},  # says it of /a
    '<img property="image" src="a.jpg">': {"image": "a.jpg"},
    '<time property="datePublished" datetime="2026-11-22">Sunday</time>': {
        "datePublished": "2026-11-22"
    },
    '<i property="author" typeof="Person"><b property="name">Ann</b></i>': {
        "author": {"@type": "Person", "name": "Ann"}
    },
    '<a property="author" typeof="Person" href="#ann"><b property="name">Ann</b></a>': {
        "author": {"@type": "Person", "@id": "#ann", "name": "Ann"}
    },
    '<i property="author" resource="#ann"></i>': {"author": {"@id": "#ann"}},
    '<i rel="author"><b typeof="Person"><u property="name">Ann</u></b></i>': {
        "author": {"@type": "Person", "name": "Ann"}
    },
    '<i rel="author"><b property="name">Ann</b></i>': {"author": {"name": "Ann"}},
    '<a rel="nofollow" href="/a">text</a>': {},
    '<i property="https://schema.org/name">A</i>': {"name": "A"},
    '<i property="schema:name">A</i>': {"name": "A"},
    '<i prefix="s: http://schema.org/" property="s:name">A</i>': {"name": "A"},
    '<i property="https://a.example/p">A</i>': {"https://a.example/p": "A"},
    '<div property="articleBody"><p>One\n1</p><p>Two</p></div>': {"articleBody": "One 1\nTwo"},
}


@pytest.mark.parametrize("element", STATED)
def test_an_element_says_of_its_subject_what_rdfa_has_it_say(element: str) -> None:
    (node,) = nodes(f'{BODY}<div typeof="NewsArticle">{element}</div>')

    assert node == {"@type": "NewsArticle", **STATED[element]}


def test_what_is_described_elsewhere_stands_where_it_is_first_referred_to() -> None:
    page = (
        f'{BODY}<div typeof="NewsArticle"><i property="author" resource="#ann"></i>'
        '<i property="editor" resource="#ann"></i></div>'
        '<div resource="#ann" typeof="Person"><b property="name">Ann</b></div>'
    )

    assert nodes(page) == [
        {
            "@type": "NewsArticle",
            "author": {"@type": "Person", "@id": "#ann", "name": "Ann"},
            "editor": {"@id": "#ann"},
        }
    ]


def test_subjects_in_a_circle_are_read_once() -> None:
    page = (
        f'{BODY}<div about="#a" typeof="Thing"><i property="subjectOf" resource="#b"></i></div>'
        '<div about="#b" typeof="Thing"><i property="subjectOf" resource="#a"></i></div>'
    )

    assert nodes(page) == [
        {
            "@type": "Thing",
            "@id": "#a",
            "subjectOf": {"@type": "Thing", "@id": "#b", "subjectOf": {"@id": "#a"}},
        }
    ]


def test_a_value_stands_where_its_element_begins() -> None:
    page = (
        f"<!doctype html>\n{BODY}\n<div typeof='NewsArticle'>\n"
        '  <p property="author" typeof="Person"> <b property="nmae">Ann</b></p>\n</div>'
    )
    (found,) = [one.place for one in check(page) if one.rule == "property_unknown"]

    assert (found.pointer, found.line, found.column) == ("/author/nmae", 4, 41)


def test_open_graph_alone_is_no_node() -> None:
    assert nodes('<meta property="og:title" content="A"><div typeof="">') == []


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ('<div typeof="NewsArticle"></div>', "rdfa_without_vocab"),
        ('<div vocab="https://schema.org" typeof="Thing"></div>', "rdfa_vocab_without_slash"),
        ('<div vocab="https://schema.org/"><i property="name">A</i></div>', "rdfa_without_type"),
    ],
)
def test_what_is_lost_or_wrong_in_the_markup_is_told(page: str, rule: str) -> None:
    assert noticed(page) == [rule]


pieces = st.sampled_from(
    (BODY, '<div typeof="NewsArticle">', '<i property="author" typeof="Person">', "</i>", "</div>",
     '<b property="name">', '<i rel="author">', '<i rel="author" resource="#a">', "</b>", "<table>",
     '<i about="#a" typeof="Thing">', '<i property="about" resource="#a">', '<i about="#b">', "<p>",
     '<a property="url" href="#a">', '<i property="about" href="#b" content="c">', "</a>", "text",
     '<i prefix="s: https://schema.org/ schema:">', '<i vocab="" typeof="s:A B">', "<!--", "-->",
     '<i resource="" property="a">', "<template>", "</template>", "<svg>", '"')
)  # fmt: skip


@given(st.lists(pieces, max_size=25).map("".join))
def test_any_page_is_read_and_every_element_has_a_place_or_none(page: str) -> None:
    found = parsed(page)
    starts = [
        source.outline.offsets[number]
        for source in found.sources
        if source.outline is not None
        for number in source.marks.values()
    ]

    assert all(start < 0 or page[start] == "<" for start in starts)
    assert all(isinstance(one, Finding) for one in check(page))


def test_schema_orgs_examples_say_in_rdfa_what_they_say_in_microdata(corpus: Path) -> None:
    folder = corpus / "schemaorg-examples"
    agree = json.loads((folder / "index.json").read_text())["syntaxes_agree"]["microdata~rdfa"]
    lines = gzip.decompress((folder / "dev.jsonl.gz").read_bytes()).splitlines()
    examples = [one for one in map(json.loads, lines) if one["id"] in agree]
    differ = [
        one["id"] for one in examples if told(nodes(one["microdata"])) != told(nodes(one["rdfa"]))
    ]

    assert len(examples) > 40
    assert differ == []


def told(found: list[Any]) -> set[str]:
    return set(_told(found))


def _told(value: Any) -> Iterator[str]:
    """Give each property with its type or text, whichever node holds it."""
    if isinstance(value, list):
        for one in value:
            yield from _told(one)
    elif isinstance(value, dict):
        for key, held in value.items():
            for one in held if isinstance(held, list) else [held]:
                yield f"{key} {one.get('@type') if isinstance(one, dict) else one}"
            yield from _told(held)
