"""Bylines of pages as newsrooms of many languages write them: whose names they give, one each."""

from __future__ import annotations

import json
from typing import Any

import pytest

import nutgraf
from nutgraf.formats._page_names import names_in, turned

URL = "https://herald.example/news/bridge"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-22T08:00:00+02:00",
}


def article(*nodes: Any, head: str = "") -> Any:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes
    )
    text = f"<html lang=en><head>{head}{scripts}</head><body></body></html>"
    return nutgraf.read(text.encode(), "html", url=URL).require_article()


def names(*metas: tuple[str, str]) -> list[str]:
    head = "".join(f'<meta name="{name}" content="{content}">' for name, content in metas)
    return [one.name for one in article(ARTICLE, head=head).author]


@pytest.mark.parametrize(
    ("language", "conjunction"),
    [
        ("en", "and"), ("de", "und"), ("fr", "et"), ("es", "y"), ("it", "e"), ("pt", "e"),
        ("nl", "en"), ("da", "og"), ("sv", "och"), ("fi", "ja"), ("et", "ja"), ("pl", "oraz"),
        ("cs", "a"), ("sl", "in"), ("bs", "i"), ("hu", "és"), ("ro", "și"), ("tr", "ve"),
        ("el", "και"), ("ru", "и"), ("uk", "та"), ("lv", "un"), ("lt", "ir"), ("eu", "eta"),
        ("ga", "agus"), ("sq", "dhe"), ("id", "dan"), ("vi", "và"), ("sw", "na"), ("hi", "और"),
        ("bn", "ও"), ("ur", "اور"), ("fa", "و"), ("th", "และ"), ("ka", "და"), ("az", "və"),
    ],
)  # fmt: skip
def test_names_are_joined_as_the_language_of_the_page_does(language: str, conjunction: str) -> None:
    two = names_in(f"Ann Lee {conjunction} Bo Ray", language)
    three = names_in(f"Ann Lee, Bo Ray, {conjunction} Cy Fox", language)

    assert (two, three) == (["Ann Lee", "Bo Ray"], ["Ann Lee", "Bo Ray", "Cy Fox"])


@pytest.mark.parametrize(
    ("language", "byline", "expected"),
    [
        ("en", "ANN LEE AND BO RAY", ["ANN LEE", "BO RAY"]),
        ("en", "Ann Lee And Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("es", "Ana E Lopez", ["Ana E Lopez"]),
        ("de", "Ann Lee/Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("de", "srf/bo", ["srf/bo"]),
        ("en", "Ann Lee + Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("fr", "Par Ann Lee avec AFP", ["Ann Lee", "AFP"]),
        ("es", "Ann Lee, corresponsal en Madrid", ["Ann Lee"]),
        ("da", "Ann Lee i Rom", ["Ann Lee"]),
        ("en", "Ann Lee, our correspondent in Rome", ["Ann Lee"]),
        ("ja", "山田太郎、鈴木花子、佐藤次郎", ["山田太郎", "鈴木花子", "佐藤次郎"]),
        ("ja", "文・山田太郎", ["山田太郎"]),
        ("ja", "ジョン・スミス", ["ジョン・スミス"]),
        ("ja", "山田太郎記者", ["山田太郎"]),
        ("zh", "记者 王小明", ["王小明"]),
        ("zh", "作者：王小明，李大华", ["王小明", "李大华"]),
        ("ko", "By 김민수,이영희,박준", ["김민수", "이영희", "박준"]),
        ("ko", "서울=김민수 기자 kim@herald.example", ["김민수"]),
        ("ar", "كتب أحمد علي، محمد حسن", ["أحمد علي", "محمد حسن"]),
        ("he", "מאת דנה כהן", ["דנה כהן"]),
        ("en", "Ann Lee, London", ["Ann Lee"]),
        ("en", "By Ann Lee | Berlin", ["Ann Lee"]),
        ("en", "By Ann Lee, Washington, and Bo Ray, Tel Aviv", ["Ann Lee", "Bo Ray"]),
        ("en", "By ANN LEE, KUALA LUMPUR, MALAYSIA", ["ANN LEE"]),
        ("en", "Jack London, Paris Hilton and Milan", ["Jack London", "Paris Hilton"]),
        ("de", "Von Ann Lee und Bo Ray, Berlin", ["Ann Lee", "Bo Ray"]),
        ("fr", "Par Ann Lee, à Londres", ["Ann Lee"]),
        ("pt", "Ann Lee — Rio de Janeiro", ["Ann Lee"]),
        ("de", "Text: Ann Lee, Fotos: Bo Ray", ["Ann Lee"]),
        ("de", "Eine Analyse von Ann Lee", ["Ann Lee"]),
        ("en", "Photographs by Bo Ray", []),
        ("en", "Reporting by Ann Lee; Editing by Bo Ray", ["Ann Lee"]),
        ("en", "Ann Lee and 2 others", ["Ann Lee"]),
        ("en", "Ann Lee • 5 min read", ["Ann Lee"]),
        ("en", "Ann Lee Published 3 May 2026", ["Ann Lee"]),
        ("en", "Ann Lee ann@herald.example", ["Ann Lee"]),
        ("en", "Ann Lee @annlee", ["Ann Lee"]),
    ],
)
def test_a_byline_gives_the_names_alone(language: str, byline: str, expected: list[str]) -> None:
    assert names_in(byline, language) == expected


def test_several_metas_of_one_name_are_several_authors() -> None:
    metas = [("article:author", "Ann Lee / Reporter"), ("article:author", "Bo Ray")]

    assert names(("publisher", "The Herald"), *metas) == ["Ann Lee", "Bo Ray"]


def test_the_site_among_authors_is_none() -> None:
    metas = [("author", "The Herald"), ("author", "김민수 기자"), ("author", "김민수")]

    assert names(("og:site_name", "The Herald"), *metas) == ["김민수"]


def test_metas_of_libraries_put_the_name_of_the_family_first() -> None:
    assert names(("dc.creator", "Lee, Ann"), ("dc.creator", "Ray, Bo")) == ["Ann Lee", "Bo Ray"]
    assert names(("author", "Ann Lee, Bo Ray")) == ["Ann Lee", "Bo Ray"]
    assert turned("Ann Lee, Bo Ray") == "Ann Lee, Bo Ray"
    assert turned("Reuters, AFP") == "Reuters, AFP"


def test_an_update_whose_address_is_a_place_in_the_page_is_not_its_article() -> None:
    update = {
        **ARTICLE, "@type": "BlogPosting", "headline": "Ribbon is cut", "url": f"{URL}#update-1",
        "author": {"@type": "Person", "name": "Cy Fox"}, "articleBody": "Now.",
    }  # fmt: skip
    own = {**ARTICLE, "url": URL, "author": {"@type": "Person", "name": "Ann Lee"}}

    assert article([update, update], own).author[0].name == "Ann Lee"


@pytest.mark.parametrize(
    ("language", "byline", "expected"),
    [
        ("en", "By Ann Lee, New York", ["Ann Lee"]),
        ("en", "By Ann Lee, Cape Town and Bo Ray, Cairo", ["Ann Lee", "Bo Ray"]),
        ("en", "By Ann Lee, Jack London", ["Ann Lee", "Jack London"]),
        ("de", "Von Ann Lee (Berlin) und Bo Ray (New York)", ["Ann Lee", "Bo Ray"]),
        ("es", "Ann Lee, Buenos Aires | 22/11/2026", ["Ann Lee"]),
        ("pt", "Por Ann Lee, São Paulo", ["Ann Lee"]),
    ],
)
def test_a_place_beside_a_name_that_readers_see_is_no_author(
    language: str, byline: str, expected: list[str]
) -> None:
    text = f"<html lang={language}><h1>Bridge 2026</h1><p>{byline}</p><p>…</p>"
    found = nutgraf.read(text, "html").require_article()

    assert [getattr(one, "name", "") for one in found.author] == expected


TEASER = "<a href=/ships>Ships that were never seen in the harbour</a>"
OTHER = f"<h2 itemprop=headline>{TEASER}</h2>"
TEXT = f"<p>{'The council of the town has opened the bridge. ' * 6}</p>"


@pytest.mark.parametrize(
    "text",
    [
        f"<div>{TEASER}<p>By Bo Ray | 20 November 2026</p></div><h1>{{}}</h1>{TEXT}",
        f"<p>{TEASER}</p><p>By Bo Ray</p><p>20 November 2026</p><article><h1>{{}}</h1>{TEXT}",
        f"<div><h3>{TEASER}</h3>\n{' ' * 2000}<p>By Bo Ray</p></div><main><h1>{{}}</h1>{TEXT}",
        f"<h1>{{}}</h1><ul><li>{TEASER}<p>By Bo Ray</p></li></ul>{TEXT}",
        f"<h1>{{}}</h1>{TEXT}<div>{TEASER}<p>By Bo Ray | 20 November 2026</p></div>",
    ],
)
def test_a_byline_below_the_title_of_a_teaser_is_of_another_article(text: str) -> None:
    page = f"<html lang=en>{text.format('Council opens the bridge at last')}"
    found = nutgraf.read(page, "html", url=URL).require_article()

    assert (found.author, found.date_published) == ((), None)


@pytest.mark.parametrize(
    "text",
    [
        "<p><a href=/town>Town</a></p><p>By Ann Lee</p><h1>{}</h1>",
        f"<p>{TEASER.replace('=', '=https://ships.example')}</p><p>By Ann Lee</p><h1>{{}}</h1>",
        f"<div itemscope><h1>{{}}</h1><p>By Ann Lee</p><div itemscope>{OTHER}</div></div>",
        f"<h1>{{}}</h1><ul><li>{TEASER}</li><li>By Ann Lee</li></ul>",
        "<div class='comments-open'><h1>{}</h1><p>By Ann Lee</p></div>",
        f"<h1>{{}}</h1><p>By Ann Lee <span class=comments>3 comments</span></p>{TEXT}",
    ],
)
def test_a_byline_that_stands_near_links_is_still_that_of_the_article(text: str) -> None:
    page = f"<html lang=en>{text.format('Council opens the bridge at last')}"
    found = nutgraf.read(page, "html", url=URL).require_article()

    assert [getattr(one, "name", "") for one in found.author] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("<p><strong>Ann Lee</strong></p>", ["Ann Lee"]),
        ("<p> <b><i>Ann Lee</i></b></p><p></p>", ["Ann Lee"]),
        ("<p style='text-align: right'>Ann Lee</p><p>Read more below.</p>", ["Ann Lee"]),
        ("<p>(Ann Lee)</p>", ["Ann Lee"]),
        ("<p><em>By Ann Lee and Bo Ray</em></p>", ["Ann Lee", "Bo Ray"]),
        ("<p>Ann Lee</p>", []),
        ("<p><strong>Ann Lee</strong> is the mayor of the town.</p>", []),
        ("<p><strong><a href=/more>Town News</a></strong></p>", []),
        ("<p><strong>A new bridge</strong></p>", []),
        (f"<p><strong>Ann Lee</strong></p>{TEXT}", []),
    ],
)
def test_who_signs_below_the_text_wrote_it(end: str, expected: list[str]) -> None:
    page = f"<html lang=en><h1>Council opens the bridge</h1>{TEXT}{TEXT}{end}"
    found = nutgraf.read(page, "html", url=URL).require_article()

    assert [getattr(one, "name", "") for one in found.author] == expected


BYLINE = "<span class=byline>By {}</span>"


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("sv", "<h1>{}</h1><a href=/av/anna-berg>Anna Berg</a>", ["Anna Berg"]),
        ("ja", "<h1>{}</h1><a href=/reporter/matsuoka>松岡大地</a>", ["松岡大地"]),
        ("ja", "<h1>{}</h1><a href=/author/7>大渡 美咲</a>", ["大渡 美咲"]),
        ("ar", "<h1>{}</h1><p class=author>أحمد علي</p>", ["أحمد علي"]),
        ("en", "<h1>{}</h1><p data-testid=byline-0>Ann Lee</p>", ["Ann Lee"]),
        ("en", "<h1>{}</h1><p class=byline>Add as preferred on Google</p>", []),
        ("en", "<h1>{}</h1><p class=byline>Ann Lee, May 3</p>", ["Ann Lee"]),
        ("en", f"<h1>{{}}</h1>{'<p>Caption</p>' * 30}{BYLINE.format('Ann Lee')}", ["Ann Lee"]),
        ("en", f"<h1>{{}}</h1>{'<p>Caption</p>' * 30}<address>Ann Lee</address>", []),
        (
            "en",
            "<h1>{}</h1><p itemprop=author>Ann Lee</p>"
            + "<p>Caption</p>" * 30
            + "<p itemprop=author>Bo Ray</p>",
            ["Ann Lee"],
        ),
    ],
)
def test_a_byline_in_the_markup_names_who_wrote_the_article(
    language: str, body: str, expected: list[str]
) -> None:
    page = f"<html lang={language}><body>{body.format('Bridge 2026')}"
    found = nutgraf.read(page, "html", url=URL).require_article()

    assert [getattr(one, "name", "") for one in found.author] == expected


def test_what_hangs_behind_a_name_is_no_part_of_it() -> None:
    assert names_in("Ann Lee und", "de") == names_in("By Ann Lee.", "en") == ["Ann Lee"]
    assert names_in("Bo Ray Jr.", "en") == ["Bo Ray Jr."]
