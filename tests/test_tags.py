"""Microdata and OpenGraph: what is written is read back, by us and by readers of others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import nutgraf
from nutgraf import NewsArticle, Organization, Person
from nutgraf.formats import format_named
from nutgraf.formats._format import Options
from nutgraf.testing import articles

ARTICLE = NewsArticle(
    headline='Council opens "the" <bridge>',
    author=[Person(name="Ann Lee", url="https://herald.example/ann")],
    publisher=Organization(name="Town Herald"),
    date_published="2026-11-22T08:00:00+02:00",
    is_accessible_for_free=True,
    word_count=420,
    in_language="en-GB",
)


def node_of(item: Any) -> Any:
    """Give an item as extruct has it as a node, its texts without the space around them."""
    if isinstance(item, list):
        return [node_of(one) for one in item]
    if not isinstance(item, dict):
        return " ".join(item.split())
    node: dict[str, Any] = {}
    if "type" in item:
        types = item["type"] if isinstance(item["type"], list) else [item["type"]]
        plain = [name.removeprefix("http://schema.org/") for name in types]
        node["@type"] = plain if len(plain) > 1 else plain[0]
    if "id" in item:
        node["@id"] = item["id"]
    return node | {name: node_of(value) for name, value in item.get("properties", {}).items()}


def folded(node: Any) -> Any:
    if isinstance(node, list):
        return [folded(one) for one in node]
    if isinstance(node, dict):
        return {name: folded(value) for name, value in node.items()}
    return " ".join(node.split())


def test_items_bear_the_types_that_subscriptions_ask_for() -> None:
    written = nutgraf.write_text(ARTICLE, "microdata")

    assert written.startswith('<div itemscope itemtype="http://schema.org/NewsArticle">')
    assert '<link itemprop="url" href="https://herald.example/ann">' in written
    assert 'content="Council opens &quot;the&quot; &lt;bridge&gt;"' in written


def test_numbers_and_booleans_come_back_from_microdata() -> None:
    found = nutgraf.read(nutgraf.write(ARTICLE, "microdata"), "microdata").require_article()

    assert found.word_count == 420
    assert found.is_accessible_for_free is True
    assert found.author[0].url == "https://herald.example/ann"


@given(articles())
def test_another_reader_finds_in_microdata_what_we_find(article: Any) -> None:
    extruct = pytest.importorskip("extruct")
    written = nutgraf.write_text(article, "microdata")
    parse = format_named("microdata").parse
    assert parse is not None
    ours = parse(written.encode(), Options()).nodes

    theirs = extruct.extract(f"<html><body>{written}</body></html>", syntaxes=["microdata"])

    assert [node_of(item) for item in theirs["microdata"]] == folded(list(ours))


def test_open_graph_carries_what_networks_show() -> None:
    written = nutgraf.write_text(ARTICLE, "opengraph")
    found = nutgraf.read(written, "opengraph").require_article()

    assert '<meta property="og:locale" content="en_GB">' in written
    assert found.headline == ARTICLE.headline
    assert found.publisher == ARTICLE.publisher
    assert found.author[0].url == "https://herald.example/ann"
    lost = {loss.pointer for loss in nutgraf.losses(ARTICLE, "opengraph")}
    assert {"/author/0/name", "/isAccessibleForFree", "/wordCount", "/@type"} <= lost


def test_a_page_with_open_graph_alone_is_read_as_what_was_written() -> None:
    head = nutgraf.write_text(ARTICLE, "opengraph")
    found = nutgraf.read(f"<html><head>{head}</head></html>", "html").require_article()

    assert found.headline == ARTICLE.headline
    assert found.date_published == ARTICLE.date_published
