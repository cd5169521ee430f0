"""Real pages: none breaks anything, the judge's floors hold, and every finder finds one thing."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from nutgraf.markup import _html
from nutgraf.markup._scan import _last_by_tags, _last_spelled, scan
from nutgraf.markup._tags import is_too_much, tags_of
from nutgraf.markup._words_in import (
    _is_marked,
    may_ask,
    may_be_marked,
    may_spell_oddly,
    plain_until,
)
from nutgraf.markup.page import read_page
from nutgraf.safety.dates import to_iso
from nutgraf.testing import canonical

# What is found is at least this often right, a little below what it was when this was written.
FLOORS = {
    "fundus": {
        "headline": 0.89, "authors_f1": 0.95, "date_published_minute": 0.97,
        "date_published_day": 0.98, "keywords_f1": 0.82, "image": 0.97, "publisher": 0.98,
        "language": 0.96,
    },
    "trafilatura": {
        "headline": 0.82, "authors_f1": 0.81, "authors_none_kept": 0.87,
        "date_published_day": 0.87,
    },
}  # fmt: skip
ALL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
PIECES = (
    "<script>", "</script>", '<script type="application/ld+json">', "{}", "<!--", "-->", "--!>",
    "<style>", "</style>", "<title>", "</title>", "<textarea>", "</textarea>", "<p>", "&lt;",
    "<script type='APPLICATION/LD+JSON; charset=utf-8'>", "<![CDATA[", "]]>", "<", ">", '"', "'",
    "<script type=application/ld&#x2B;json>", "<noscript>", "</noscript>", "a",
    "<?x", "<!doctype html>", "</", "=", " ", "\n",
)  # fmt: skip
LINKED = '<script type="application/ld+json">{}</script>'
ODD_PIECES = (
    "<svg>", "</svg>", "<svg/>", '<svg a="', "<template>", "</template>", "<select>", "</select>",
    "<math>", "</math>", "<foreignObject>", "<desc>", '<div a="', "<div a='", "<div a=", ' b=">" ',
    '<a title="x>y">', " itemscope ", "<table>", "<head>", "</body>", "<frameset>", "<plaintext>",
    "<iframe>", "</iframe>", "<xmp>", "<title/>", "<script/>", "<svg>x<title>y</title></svg>",
    "<svg><style>a{}</style></svg>", '<div "', "<br/", '<script type="application/ld+json"', "\r\n",
    "<SCRIPT TYPE = application/ld+json>", "</SCRIPT >", "<!---->", "<!-->", "<!->", "<!",
    " TypeOf = x ", " vocab>", "typeof", '<script a=">" ', "<script a=b'c ", "<script 'a' ",
    " type='application/LD+json'>", " type = application/ld&plus;JSON>", " type='x&#43;",
)  # fmt: skip

OTHERS = (
    b"""<script type="application/ld+json">{"@context": "https://schema.org",
    "@type": "NewsArticle", "headline": "Zebra walk painted in the old town", "url": "https://other.example/zebra",
    "author": {"@type": "Person", "name": "Zoe Fox"}, "datePublished": "2009-03-04T05:06:07Z",
    "description": "Zebras walk.", "keywords": "zebra", "articleSection": "Zebras",
    "publisher": {"@type": "Organization", "name": "Zebra Herald"}}</script>""",
    b"""<div itemscope itemtype="https://schema.org/NewsArticle"><a href="https://other.example/zebra"
    itemprop=url><b itemprop=headline>Zebra walk painted in the old town</b></a><i itemprop=author>
    Zoe Fox</i><time itemprop=datePublished datetime="2009-03-04T05:06:07Z"></time></div>""",
)


def records(corpus: Path) -> list[dict[str, Any]]:
    lines = (corpus / "news-pages" / "manifest.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def page_of(corpus: Path, record: dict[str, Any]) -> bytes:
    return gzip.decompress((corpus / "news-pages" / record["html"]).read_bytes())


@pytest.fixture(scope="session")
def judge(corpus: Path) -> ModuleType:
    """Give the judge of extraction that comes with the corpus, or skip the test."""
    file = corpus.parent / "judges" / "score_extraction.py"
    spec = importlib.util.spec_from_file_location("score_extraction", file)
    if not file.is_file() or spec is None or spec.loader is None:
        pytest.skip("the judge of extraction is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(reading: nutgraf.Reading) -> dict[str, Any]:
    """Give what a reading says in the names of the judge."""
    article: Any = reading.article
    if article is None:
        return {}
    images = (
        str(getattr(one, "content_url", None) or getattr(one, "url", one)) for one in article.image
    )
    dated = {"date_published": article.date_published, "date_modified": article.date_modified}
    return {
        "headline": article.headline,
        "authors": [one.name for one in article.author if getattr(one, "name", None)],
        "image": next(images, None),
        "publisher": getattr(article.publisher, "name", None),
        "keywords": [str(one) for one in article.keywords],
        "language": article.in_language if isinstance(article.in_language, str) else None,
        **{name: to_iso(value) for name, value in dated.items() if value is not None},
    }


@pytest.mark.parametrize("dataset", FLOORS)
def test_what_is_found_is_as_often_right_as_it_was(
    corpus: Path, judge: ModuleType, dataset: str
) -> None:
    pages = [one for one in records(corpus) if one["dataset"] == dataset and one["genre"] == "news"]
    found = {
        one["id"]: told(nutgraf.read(page_of(corpus, one), "html", url=one["url"])) for one in pages
    }
    scores = judge.run(pages, found, "AB")
    low = {
        name: round(scores[name]["value"], 3)
        for name, floor in FLOORS[dataset].items()
        if scores[name]["value"] < floor
    }

    assert low == {}


def test_every_page_is_read_with_all_that_is_seldom_asked_for(corpus: Path) -> None:
    pages = records(corpus)
    for one in pages if ALL else random.Random(1).sample(pages, 60):
        found = nutgraf.read(page_of(corpus, one), "html", url=one["url"])

        assert found.findings is not None
        assert len(found.things) == len(found.nodes)
        assert found.article is None or found.article in found.articles


def test_real_pages_say_nothing_that_stands_in_another_article(corpus: Path) -> None:
    pages = [one for one in records(corpus) if one["dataset"] == "fundus"]
    for one in pages if ALL else random.Random(4).sample(pages, 15):
        data = page_of(corpus, one)
        before = nutgraf.read(data, "html", url=one["url"]).article
        for other in OTHERS:
            for made in (data.replace(b"</head>", b"</head>" + other, 1), data + other):
                after = nutgraf.read(made, "html", url=one["url"]).article

                assert (after is None) == (before is None), one["id"]
                assert before is None or canonical(after) == canonical(before), one["id"]


def test_tree_tags_and_scan_of_real_pages_hold_the_same_scripts(corpus: Path) -> None:
    pages = records(corpus)
    given_up = 0
    for one in pages if ALL else random.Random(2).sample(pages, 120):
        page = read_page(page_of(corpus, one))
        found = [script.text for script in page.scripts]
        given_up += "tree" in vars(page)

        assert found == list(in_tags(page.text)) == page.survey.scripts, one["id"]
        assert page.marks >= page.survey.marks

    assert given_up <= len(pages) // 20


def test_another_parser_finds_the_scripts_of_real_pages(corpus: Path) -> None:
    pages = records(corpus)
    for one in pages if ALL else random.Random(3).sample(pages, 6):
        page = read_page(page_of(corpus, one))

        assert [script.text for script in page.scripts] == of_html5lib(page.text), one["id"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_another_parser_finds_the_scripts_of_any_page(text: str) -> None:
    data = text.encode()
    ours = [] if is_too_much(data) else _html.survey(_html.parse(data)).scripts

    assert ours == of_html5lib(text)


@given(st.lists(st.sampled_from((*PIECES, *ODD_PIECES)), max_size=30).map("".join))
@example(f"<!-->{LINKED}<!->{LINKED}<!---->{LINKED}")
@example(f"<svg><style><b></style></svg>{LINKED}")
@example(f"<svg></math></svg>{LINKED}")
@example("<svg>" * 102 + LINKED)
@example(f"{LINKED}<script data-x='<script' id=b type=x/json></script><a>")
@example(f"<body>{LINKED}<frameset>")
def test_a_scan_finds_what_the_tree_holds_or_gives_up(text: str) -> None:
    data = text.encode()
    found = scan(data)
    scripts, marks, _ = _html.glance(_html.parse(data))
    ours = [data[start:end].decode().replace("\r\n", "\n") for start, end in found] if found else []

    # What stands in a table without a cell is moved before it, which changes the order.
    assert found is None or sorted(ours) == sorted(scripts)
    assert may_spell_oddly(data) or _last_by_tags(data) <= data.rfind(b"ld+json")
    assert _last_spelled(data) == data.rfind(b"ld+json")
    assert not marks or (may_be_marked(data) and _is_marked(data))
    signs = (may_spell_oddly, may_be_marked, may_ask)
    assert [sign(data, plain_until(data)) for sign in signs] == [sign(data) for sign in signs]


def test_marks_are_found_far_behind_and_beside_what_is_no_utf_8() -> None:
    plain = b"<p>" * 30_000

    pages = (plain + b"<p itemscope>", b"\xff<p itemscope>" + plain, plain, b"\xff" + plain)

    assert [may_be_marked(page) for page in pages] == [True, True, False, False]


@pytest.mark.parametrize(
    "sign",
    ["<p itemscope>", "<p a='>' vocab=b>", "<!-- nutgraf: -->", "<script a=b'>", "<frameset>"],
)
@pytest.mark.parametrize("shift", range(0, 24, 3))
def test_one_look_tells_of_every_sign_where_a_stretch_is_cut(sign: str, shift: int) -> None:
    begin = b"<p>".ljust(65_536 - shift, b"x")
    signed = begin + sign.encode()

    assert plain_until(signed + b"<p>" * 30_000) < len(signed)
    assert plain_until(begin) == len(begin)


def test_the_last_script_is_found_behind_any_number_of_signs() -> None:
    data = b"<script type=application/ld+json>" + b"+" * 2_000

    assert _last_spelled(data) == data.rfind(b"ld+json")
    assert _last_spelled(b"+" * 2_000) == _last_spelled(b"d+json") == -1


def test_tags_are_told_without_a_tree() -> None:
    text = '<p / a="&lt;" b=1 B=2><!-- <i> --><script>x<b></script><q c'

    assert [(tag.name, tag.attributes, tag.text) for tag in tags_of(text)] == [
        ("p", {"a": "<", "b": "1"}, ""), ("script", {}, "x<b>"), ("q", {"c": ""}, ""),
    ]  # fmt: skip


def in_tags(text: str) -> Iterator[str]:
    for tag in tags_of(text):
        kind = tag.attributes.get("type", "").split(";", 1)[0].strip().lower()
        if tag.name == "script" and kind == "application/ld+json":
            yield tag.text


def of_html5lib(text: str) -> list[str]:
    html5lib = pytest.importorskip("html5lib")
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    scripts = (
        one for one in tree.iter() if str(one.tag).rpartition("}")[2] == "script"
    )  # of SVG too
    return [
        "".join(one.itertext())
        for one in scripts
        if (one.get("type") or "").split(";", 1)[0].strip().lower() == "application/ld+json"
    ]
