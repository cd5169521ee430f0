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
