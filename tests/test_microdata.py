"""Microdata: read as WHATWG HTML has it, each value with the place of its element, in any page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf import check
from nutgraf.findings import Finding
from nutgraf.formats._embedded import parse_embedded
from nutgraf.formats._format import Options, Parsed
from nutgraf.markup.json_text import line_and_column
from nutgraf.markup.page import read_page

ARTICLE = 'itemscope itemtype="https://schema.org/NewsArticle"'
PERSON = 'itemscope itemtype="https://schema.org/Person"'


def parsed(page: str) -> Parsed:
    found = parse_embedded(read_page(page), Options())
    return found._replace(findings=tuple(found.noticed()))


def nodes(page: str) -> list[Any]:
    return list(parsed(page).nodes)


def noticed(page: str) -> list[str]:
    return [one.rule for one in parsed(page).findings]


# An element with the value that HTML says it has.
VALUES = {
    '<meta itemprop="name" content=" A&amp;B ">': "A&B",
    '<a itemprop="name" href="/a">text</a>': "/a",
    '<img itemprop="name" src="a.jpg" alt="no">': "a.jpg",
    '<object itemprop="name" data="/o"></object>': "/o",
    '<data itemprop="name" value="7">seven</data>': "7",
    '<data itemprop="name">seven</data>': "seven",
    '<time itemprop="name" datetime="2026-11-22">Sunday</time>': "2026-11-22",
    '<time itemprop="name">2026-11-22</time>': "2026-11-22",
    '<span itemprop="name" content="said">shown</span>': "said",
    '<h1 itemprop="name">\n The <b>old</b>\n bridge</h1>': "The old bridge",
    '<div itemprop="name">One<p>Two</p>Three</div>': "One Two Three",
    '<div itemprop="articleBody"><p>One\n1</p><p>Two</p></div>': "One 1\nTwo",
    '<div itemprop="articleBody"><b>One</b>\n<b>1</b><p>Two</p></div>': "One 1\nTwo",
    '<div itemprop="name">A<script>b()</script><style>c{}</style>D</div>': "AD",
    '<link itemprop="name">': "",
}


@pytest.mark.parametrize("element", VALUES)
def test_the_value_of_an_element_is_that_which_html_gives_it(element: str) -> None:
    (node,) = nodes(f"<div {ARTICLE}>{element}</div>")

    assert [value for key, value in node.items() if key != "@type"] == [VALUES[element]]


def test_items_nest_and_several_values_become_a_list() -> None:
    people = "".join(
        f'<i itemprop="author" {PERSON}><b itemprop="name">{name}</b></i>' for name in "AB"
    )

    assert nodes(f"<div {ARTICLE}>{people}</div>") == [
        {
            "@type": "NewsArticle",
            "author": [{"@type": "Person", "name": "A"}, {"@type": "Person", "name": "B"}],
        }
    ]


def test_an_item_takes_what_it_refers_to_in_the_order_of_the_page() -> None:
    page = (
        f'<div id="x"><b itemprop="name">first</b></div>'
        f'<div {ARTICLE} itemref="x"><b itemprop="name">second</b></div>'
    )

    assert nodes(page) == [{"@type": "NewsArticle", "name": ["first", "second"]}]


def test_what_stands_in_an_inner_item_is_not_taken_by_reference() -> None:
    page = (
        f'<div {ARTICLE} itemref="x"></div>'
        f'<div id="x"><i itemprop="author" {PERSON}><b itemprop="name">A</b></i></div>'
    )

    assert nodes(page) == [{"@type": "NewsArticle", "author": {"@type": "Person", "name": "A"}}]


def test_several_types_an_id_and_foreign_names_are_kept() -> None:
    page = (
        '<div itemscope itemid="#a" itemtype="http://schema.org/NewsArticle https://a.example/T">'
        '<b itemprop="https://schema.org/headline https://a.example/p">B</b></div>'
    )

    assert nodes(page) == [
        {
            "@type": ["NewsArticle", "https://a.example/T"],
            "@id": "#a",
            "headline": "B",
            "https://a.example/p": "B",
        }
    ]


def test_what_a_parser_moves_out_of_a_table_stays_in_its_item() -> None:
    page = f'<div {ARTICLE}><table><b itemprop="name">A</b><tr><td></table></div>'

    assert nodes(page) == [{"@type": "NewsArticle", "name": "A"}]


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- {} -->",
        "<script>'{}'</script>",
        "<textarea>{}</textarea>",
        "<template>{}</template>",
        "<div title='{}'>",
    ],
)
def test_what_is_no_element_of_the_page_is_neither_read_nor_taken_for_its_place(
    hidden: str,
) -> None:
    item = f'<div {ARTICLE}><meta itemprop="url" content="not a url"></div>'
    page = f"<!doctype html>\n{hidden.format(item)}\n{item}"

    (found,) = [one for one in check(page) if one.rule == "url_unreadable"]

    assert (found.place.pointer, found.place.line) == ("/url", 3)


def test_a_value_stands_where_its_element_begins() -> None:
    page = (
        f"<!doctype html>\n<div {ARTICLE}>\n"
        f'  <p title="a<b" itemprop="author" {PERSON}>\n'
        f'    <a href="/by">x</a> <b itemprop="nmae">itemprop=a</b></p>\n'
        f'  <p itemprop="author" {PERSON}><b itemprop="name">Bob</b> <b itemprop="nmae">B</b></p>'
    )
    places = [one.place for one in check(page) if one.rule == "property_unknown"]

    assert [(one.pointer, one.line, one.column) for one in places] == [
        ("/author/0/nmae", 4, 25),
        ("/author/1/nmae", 5, page.splitlines()[4].index('<b itemprop="nmae"') + 1),
    ]


def test_an_item_that_holds_itself_is_read_once() -> None:
    page = f'<div {ARTICLE} itemref="x"></div><div id="x" itemprop="a" itemscope itemref="x"></div>'

    assert nodes(page) == [{"@type": "NewsArticle", "a": {}}]
    assert noticed(page) == ["microdata_circular"]


def test_items_that_multiply_by_reference_are_bounded() -> None:
    levels = "".join(
        f'<div id="n{at}"><i itemprop="a" itemscope itemref="n{at + 1}"></i>'
        f'<i itemprop="b" itemscope itemref="n{at + 1}"></i></div>'
        for at in range(60)
    )
    page = f'<div {ARTICLE} itemref="n0"></div>{levels}'

    assert noticed(page)[-1] == "microdata_too_deep"


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ('<b itemprop="name">A</b><i itemscope></i>', "itemprop_without_item"),
        ('<i itemscope itemref="gone"></i>', "itemref_dangling"),
        ('<i itemscope itemtype="NewsArticle"></i>', "itemtype_not_absolute"),
    ],
)
def test_what_is_lost_or_wrong_in_the_markup_is_told(page: str, rule: str) -> None:
    assert noticed(page) == [rule]


def test_an_empty_itemprop_is_no_property_that_could_be_lost() -> None:
    assert noticed('<b itemprop="">A</b><i itemscope></i>') == []


pieces = st.sampled_from(
    (f"<div {ARTICLE}>", f'<i itemprop="author" {PERSON}>', '<b itemprop="name">', "</b>", "</i>",
     "</div>", "<table>", "<tr>", "<td>", "</table>", "<p>", '<p id="x">', "text", "<!--", "-->",
     '<i itemscope itemref="x y">', '<i id="y" itemprop="a b" itemscope>', "<script>", "</script>",
     "<template>", "</template>", "<svg>", "</svg>", "<body itemscope>", "<b>", "<select>", '"')
)  # fmt: skip


@given(st.lists(pieces, max_size=25).map("".join))
def test_any_page_is_read_and_every_element_has_a_place_or_none(page: str) -> None:
    found = parsed(page)
    outlines = [source.outline for source in found.sources if source.outline is not None]
    starts = [outline.offsets[number] for outline in outlines for number in range(len(outline))]

    assert all(start < 0 or page[start] == "<" for start in starts)
    assert all(isinstance(one, Finding) for one in check(page))


def test_a_template_that_only_ends_hides_nothing() -> None:
    page = f"<div {ARTICLE}></div></template><p><b itemprop=a>x<!--<b itemprop=a>-->"

    assert [(one.place.line, one.place.column) for one in check(page) if "item" in one.rule] == [
        (1, page.index("<b") + 1)
    ]


@given(st.lists(pieces, max_size=25).map("".join), st.sampled_from(["", "é\n", "\r\n", "\r"]))
def test_an_element_begins_in_bytes_where_it_begins_in_characters(page: str, above: str) -> None:
    page = f"{above}{page}".replace("<p>", f"<p>{above}")
    outline = read_page(page).marked(("itemscope", "itemprop"))
    text = read_page(page).text
    for element, place in outline.places(range(len(outline))).items():
        start = outline.offsets.get(element, -1)

        assert place == (line_and_column(text, start) if start >= 0 else (0, 0))
        if outline._begins:
            one = outline[element] if element >= 0 else None
            assert one is None or text[start:].startswith(f"<{one.name} ")


def test_the_microdata_of_schema_orgs_examples_is_clean_where_their_json_is(corpus: Path) -> None:
    folder = corpus / "schemaorg-examples"
    agree = set(json.loads((folder / "index.json").read_text())["syntaxes_agree"])
    lines = gzip.decompress((folder / "dev.jsonl.gz").read_bytes()).splitlines()
    for one in map(json.loads, lines):
        if one["id"] in agree and one["microdata"] and one["jsonld"]:
            assert errors(check(one["microdata"])) == errors(check(one["jsonld"])), one["id"]


def errors(findings: list[Finding]) -> list[str]:
    return sorted({one.rule for one in findings if one.severity == "error"})
