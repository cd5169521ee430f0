"""Feeds written from articles that come one by one, and what they cost in memory."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import nutgraf
from nutgraf import Feed, NewsArticle, Organization, RenderError
from nutgraf.formats import FORMATS, format_named

SITE = "https://herald.example/"
FEEDS = [name for name in FORMATS if format_named(name).feeds]
HEAD = Feed(title="Town Herald", home_page_url=SITE, updated="2026-11-22T08:00:00Z")


def article(number: int) -> NewsArticle:
    return NewsArticle(
        url=f"{SITE}{number}",
        headline=f"Headline {number}",
        description="Five things & more",
        date_published="2026-11-21T08:05:30+02:00",
        in_language="en-GB",
        publisher=Organization(name="Town Herald", url=SITE),
    )


def stream(count: int) -> Iterator[NewsArticle]:
    return (article(number) for number in range(count))


async def waited_for(count: int) -> AsyncIterator[NewsArticle]:
    for one in stream(count):
        await asyncio.sleep(0)
        yield one


async def collected(chunks: AsyncIterator[bytes]) -> bytes:
    return b"".join([chunk async for chunk in chunks])


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("name", FEEDS)
def test_stream_is_written_as_the_feed_that_holds_it(name: str, count: int) -> None:
    whole = nutgraf.write(HEAD.replace(articles=tuple(stream(count))), name)

    assert b"".join(nutgraf.write_chunks(stream(count), name, feed=HEAD)) == whole
    assert (
        asyncio.run(collected(nutgraf.write_chunks_async(waited_for(count), name, feed=HEAD)))
        == whole
    )


@pytest.mark.parametrize("name", ["rss", "jsonfeed", "news-sitemap", "sitemap"])
def test_stream_without_feed_stands_in_that_of_its_publisher(name: str) -> None:
    head = Feed(title="Town Herald", home_page_url=SITE, language="en-GB")
    wanted = b"".join(nutgraf.write_chunks(stream(2), name, feed=head))

    assert b"".join(nutgraf.write_chunks(stream(2), name)) == wanted
    assert asyncio.run(collected(nutgraf.write_chunks_async(waited_for(2), name))) == wanted


@pytest.mark.parametrize("name", FEEDS)
def test_each_article_is_written_before_the_next_is_asked_for(name: str) -> None:
    asked: list[int] = []

    def noted() -> Iterator[NewsArticle]:
        for number, one in enumerate(stream(3)):
            asked.append(number)
            yield one

    chunks = nutgraf.write_chunks(noted(), name, feed=HEAD)
    seen = [(len(asked), chunk) for chunk in chunks]

    assert [count for count, chunk in seen if b"/2<" in chunk or b'/2"' in chunk] == [3]
    assert [count for count, chunk in seen if b"/0<" in chunk or b'/0"' in chunk] == [1]


@pytest.mark.parametrize("name", FEEDS)
def test_memory_does_not_grow_with_the_articles(name: str) -> None:
    peaks = [peak_of(name, count) for count in (200, 2_000)]

    assert peaks[1] - peaks[0] < 2_000 * 200  # bytes: the identities that have been written


def peak_of(name: str, count: int) -> int:
    tracemalloc.start()
    for _ in nutgraf.write_chunks(stream(count), name, feed=HEAD):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("wrong", [5, None, "text", b"bytes", {"a": 1}, ["text"], [HEAD]])
def test_what_is_no_run_of_articles_is_refused(wrong: Any) -> None:
    with pytest.raises(RenderError):
        list(nutgraf.write_chunks(wrong, "rss", feed=HEAD))


def test_run_of_articles_has_no_place_in_a_format_of_one() -> None:
    with pytest.raises(RenderError, match="one by one"):
        list(nutgraf.write_chunks(stream(2), "jsonld"))


def test_stream_that_no_publisher_is_named_for_needs_a_feed() -> None:
    with pytest.raises(RenderError, match="a title and a link"):
        list(nutgraf.write_chunks([NewsArticle(headline="A")], "rss"))
