"""The markup for the head of a page: what its tags say."""

from __future__ import annotations

import pytest

import nutgraf
from nutgraf import ImageObject, NewsArticle, Organization, Person, Reference

ARTICLE = NewsArticle(
    headline="Council opens the bridge",
    author=[Reference("#ann")],
    image=[Reference("#hall")],
    about=[
        Person(id="#ann", name="Ann Lee"),
        ImageObject(id="#hall", content_url="https://x.example/a.jpg"),
    ],
)


def test_tags_are_the_same_before_and_after_reading() -> None:
    head = nutgraf.write_text(ARTICLE, "head")

    assert nutgraf.write_text(nutgraf.read(head), "head") == head
    assert '<meta name="twitter:data1" content="Ann Lee">' in head
    assert '<meta property="og:image" content="https://x.example/a.jpg">' in head


def test_picture_without_address_makes_no_large_card() -> None:
    article = NewsArticle(headline="A", image=[ImageObject(caption="The hall")])

    assert '<meta name="twitter:card" content="summary">' in nutgraf.write_text(article, "head")


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", None), ("en-GB", "en_GB"), ("zh-Hans-CN", "zh_CN"), ("es-419", None)],
)
def test_locale_is_written_where_a_territory_is_stated(language: str, locale: str | None) -> None:
    head = nutgraf.write_text(NewsArticle(headline="A", in_language=language), "head")

    assert ("og:locale" in head) is (locale is not None)
    assert locale is None or f'property="og:locale" content="{locale}"' in head


@pytest.mark.parametrize("format", ["head", "opengraph"])
def test_no_tag_is_written_for_a_blank_text(format: str) -> None:
    article = NewsArticle(headline=" ", description="\t", article_section=(" ", "Towns"))
    written = nutgraf.write_text(article, format)

    assert 'content=""' not in written
    assert "og:title" not in written
    assert '<meta property="article:section" content="Towns">' in written


def test_an_author_under_the_id_of_the_article_is_named_by_nobody() -> None:
    address = "https://x.example/a"
    article = NewsArticle(name="A", id=address, author=[Person(id=address)])

    head = nutgraf.write_text(article, "head")

    assert nutgraf.write_text(nutgraf.read(head, "head"), "head") == head
    assert "twitter:data1" not in head


def test_a_bare_thing_is_what_the_article_describes_under_its_id() -> None:
    paper = Organization(id="#paper", name="Herald", url="https://x.example/")
    article = NewsArticle(headline="A", author=[Organization(id="#paper")], publisher=paper)

    head = nutgraf.write_text(article, "head")

    assert nutgraf.write_text(nutgraf.read(head), "head") == head
    assert '<meta name="twitter:data1" content="Herald">' in head
