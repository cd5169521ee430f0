"""Markup of pages that is odd and still says something: items, dates and pictures out of place."""

from __future__ import annotations

from typing import Any

import pytest

import nutgraf
from nutgraf.safety.dates import to_iso

URL = "https://herald.example/news/bridge"
TITLE = "<h1>Council opens the bridge</h1>"
ITEM = (
    '<div itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting">'
    '<b itemprop="headline">Council opens the bridge</b><i itemprop="author">{}</i></div>'
)


def article(body: str, script: str = "", head: str = "") -> Any:
    script = script and f'<script type="application/ld+json">{script}</script>'
    text = f"<html lang=en><head>{head}{script}</head><body>{body}</body></html>"
    return nutgraf.read(text.encode(), "html", url=URL).article


def test_the_only_article_is_read_though_it_is_a_property_of_nothing() -> None:
    one, two = ITEM.format("Ann Lee"), ITEM.format("Bo Ray")

    assert [author.name for author in article(one).author] == ["Ann Lee"]
    assert article(one + two) is None


@pytest.mark.parametrize("held", ['class="published"', 'itemprop="datePublished"'])
def test_a_date_is_read_where_it_is_the_title_of_an_abbreviation(held: str) -> None:
    found = article(f'{TITLE}<abbr {held} title="2026-11-22T08:15:00+02:00">08:15</abbr>')

    assert to_iso(found.date_published) == "2026-11-22T08:15:00+02:00"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("https://herald.example/bridge.jpg?w=1200", "https://herald.example/bridge.jpg?w=1200"),
        ("https://herald.example/#picture", None),
    ],
)
def test_the_id_of_a_picture_is_its_address_where_it_is_that_of_a_file(
    name: str, address: str | None
) -> None:
    script = f'{{"@type": "NewsArticle", "headline": "Bridge opens", "image": {{"@id": "{name}"}}}}'

    assert getattr(article(TITLE, script).image[0], "url", None) == address


def test_who_made_the_claim_that_is_checked_is_no_author() -> None:
    claim = '<div class="claim"><span class="author">Zoe Fox</span></div>'

    assert article(f"{TITLE}{claim}").author == ()


def test_a_section_behind_the_title_for_networks_is_cut_where_another_meta_says_the_rest() -> None:
    long = "Council opens the bridge - Politics"
    head = f'<title>{long}</title><meta property="og:title" content="{long}">'
    other = '<meta name="dc.title" content="Council opens the bridge">'

    assert article("", head=head + other).headline == "Council opens the bridge"
    assert article("", head=head).headline == long


def test_topics_that_readers_see_are_added_to_a_keyword_that_is_the_section() -> None:
    node = (
        '{{"@type": "NewsArticle", "headline": "Bridge", "articleSection": "Town", "keywords": {}}}'
    )
    tags = '<a rel="tag" href="/tag/a">Bridges</a> <a rel="tag" href="/tag/b">Rivers</a>'

    assert article(TITLE + tags, node.format('"Town"')).keywords == ("Town", "Bridges", "Rivers")
    assert article(TITLE + tags, node.format('"Ferries"')).keywords == ("Ferries",)


@pytest.mark.parametrize(("home", "name"), [("The Herald", None), ("Herald", "Herald"), ("", None)])
def test_who_publishes_a_page_that_names_nobody_is_told_by_its_way_home(
    home: str, name: str | None
) -> None:
    publisher = article(f'<a href="/"><img alt="{home}"></a>{TITLE}').publisher

    assert (publisher and publisher.name) == name


@pytest.mark.parametrize(
    ("stated", "title", "language"),
    [
        ("fr", "المجلس يفتح الجسر", "ar"),
        ("ku", "شار پردەکەی کردەوە", "ku"),
        ("en", "شورای شهر پل را گشود", "fa"),
        ("en", "کونسل نے پل کھول دیا ہے", "ur"),
        ("en", "নগর পরিষদ সেতু খুলে দিয়েছে", "bn"),
        ("as", "নগর পরিষদ সেতু খুলে দিয়েছে", "as"),
        ("en", "नगर परिषद ने पुल खोला", "hi"),
        ("mr", "नगर परिषद ने पुल खोला", "mr"),
        ("en", "המועצה פותחת את הגשר", "he"),
    ],
)
def test_letters_tell_a_language_that_the_page_does_not_state(
    stated: str, title: str, language: str
) -> None:
    text = f"<html lang={stated}><body><article><h1>{title}</h1></article></body></html>"

    assert nutgraf.read(text.encode(), "html", url=URL).require_article().in_language == language


def test_the_host_is_that_of_the_address_that_a_page_gives_itself() -> None:
    head = '<link rel="canonical" href="https://gazette.example/bridge">'

    way = '<a href="/"><img alt="Gazette"></a>'

    assert article(way + TITLE, head=head).publisher.name == "Gazette"


def test_norwegian_is_told_by_its_words() -> None:
    words = "Byrådet har åpnet den nye broen over elven, og det er en stor dag for alle i byen. "

    text = f"<html><body><h1>Broen er åpen for alle</h1><p>{words * 5}</body></html>"
    assert nutgraf.read(text.encode(), "html", url=URL).require_article().in_language == "nb"


def test_an_empty_section_is_none_and_a_language_is_a_tag() -> None:
    node = (
        '{{"@type": "NewsArticle", "headline": "{}", "articleSection": "", "inLanguage": "en_US"}}'
    )
    found = article(TITLE, node.format("Council opens the bridge"))

    assert (found.article_section, found.in_language) == ((), "en-US")


@pytest.mark.parametrize(
    ("body", "topics"),
    [
        ("{title}{tags}", ("Bridges", "Rivers")),
        ("<main>{tags}{title}</main>", ("Bridges", "Rivers")),
        ("{tags}{title}", ()),
        ("{title}<nav>{tags}</nav>", ()),
    ],
)
def test_links_of_a_class_tag_are_topics_of_the_article(body: str, topics: tuple[str, ...]) -> None:
    tags = '<a class="btn--tag" href=/x>Bridges</a><a href=/y><b class="tag-like">Rivers</b></a>'
    node = '{"@type": "NewsArticle", "headline": "Council opens the bridge"}'

    assert article(body.format(title=TITLE, tags=tags), node).keywords == topics
