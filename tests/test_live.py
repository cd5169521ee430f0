"""A feed that is written at a moment holds what is live by then, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, NewsArticle, Organization
from nutgraf.errors import ConfigError, RenderError
from nutgraf.formats import FORMATS, format_named
from nutgraf.publishing import withheld
from nutgraf.testing import canonical, feeds

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OF_FEEDS = sorted(name for name in FORMATS if format_named(name).feeds)
LIVE = NewsArticle(
    headline="Council opens the bridge",
    url="https://herald.example/bridge",
    date_published="2026-11-22T08:00:00Z",
    date_modified="2026-11-22T09:00:00Z",
    in_language="en",
    publisher=Organization(name="Town Herald", url="https://herald.example/"),
)
NOT_LIVE = {
    "draft": LIVE.replace(editorial={"state": "draft"}),
    "withheld": LIVE.replace(editorial={"state": "withheld"}),
    "killed": LIVE.replace(editorial={"state": "killed"}),
    "withdrawn": LIVE.replace(creative_work_status=["Withdrawn"]),
    "embargo": LIVE.replace(editorial={"embargo": "2026-11-22T12:00:01Z"}),
    "to come": LIVE.replace(date_published="2026-11-22T13:00:00Z"),
    "expired": LIVE.replace(expires="2026-11-22T12:00:00Z"),
}
KINDS = sorted(NOT_LIVE)


def feed_of(articles: Iterable[NewsArticle]) -> Feed:
    """Give a feed that every format can write, of articles with an address each."""
    held = [
        one.replace(url=f"https://herald.example/{number}") for number, one in enumerate(articles)
    ]
    return Feed(
        title="Town Herald",
        home_page_url="https://herald.example/",
        updated="2026-11-22T09:00:00Z",
        articles=held,
    )


def urls_in(data: bytes, name: str) -> list[str]:
    """Give the addresses of the articles in a feed."""
    return [str(one.url) for one in nutgraf.read(data, name).articles]


@pytest.mark.parametrize("name", OF_FEEDS)
def test_a_feed_holds_what_is_live_at_its_moment(name: str) -> None:
    feed = feed_of([LIVE, *NOT_LIVE.values()])

    assert urls_in(nutgraf.write(feed, name, now=NOW), name) == ["https://herald.example/0"]
    assert b"".join(nutgraf.write_chunks(feed.articles, name, feed=feed, now=NOW)) == nutgraf.write(
        feed, name, now=NOW
    )
    lost = [one for one in nutgraf.losses(feed, name, now=NOW) if one.pointer.count("/") == 2]
    assert [one.reason for one in lost] == [f"{name} leaves it out"] * len(NOT_LIVE)


@pytest.mark.parametrize("name", OF_FEEDS)
def test_without_a_moment_a_feed_holds_what_it_is_given(name: str) -> None:
    feed = feed_of([LIVE, *NOT_LIVE.values()])

    assert len(urls_in(nutgraf.write(feed, name), name)) == len(feed.articles)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OF_FEEDS)
def test_an_article_alone_that_is_not_live_is_refused(name: str, kind: str) -> None:
    with pytest.raises(RenderError, match="not live"):
        nutgraf.write(NOT_LIVE[kind], name, now=NOW)


@pytest.mark.parametrize("name", ["jsonld", "head", "text"])
def test_what_is_no_feed_is_written_at_any_moment(name: str) -> None:
    killed = NOT_LIVE["killed"]

    assert nutgraf.write(killed, name, now=NOW) == nutgraf.write(killed, name)


@pytest.mark.parametrize(
    ("name", "lacking", "named"),
    [
        ("sitemap", "url", "a URL"),
        ("news-sitemap", "in_language", "a language"),
        ("rss", "headline", "a headline"),
        ("atom", "url", "a URL"),
        ("jsonfeed", "url", "a URL"),
    ],
)
def test_an_article_alone_that_a_feed_would_leave_out_is_refused(
    name: str, lacking: str, named: str
) -> None:
    with pytest.raises(RenderError, match=named):
        nutgraf.write(LIVE.replace(**{lacking: None}), name)


@pytest.mark.parametrize("name", [*OF_FEEDS, "opengraph"])
def test_what_is_no_article_has_no_feed_and_no_card(name: str) -> None:
    house = Organization(name="Town Herald", url="https://herald.example/")

    for call in (nutgraf.write, nutgraf.losses, nutgraf.project):
        with pytest.raises(RenderError, match="article"):
            call(house, name)


def test_articles_that_are_waited_for_are_live_too() -> None:
    feed = feed_of([NOT_LIVE["draft"], LIVE])

    async def coming() -> AsyncIterator[Any]:
        for one in feed.articles:
            yield one

    async def whole(**more: Any) -> bytes:
        chunks = nutgraf.write_chunks_async(coming(), "rss", now=NOW, **more)
        return b"".join([chunk async for chunk in chunks])

    assert asyncio.run(whole(feed=feed)) == nutgraf.write(feed, "rss", now=NOW)
    assert urls_in(asyncio.run(whole()), "rss") == ["https://herald.example/1"]


def test_sitemaps_list_what_is_live() -> None:
    feed = feed_of([NOT_LIVE["expired"], LIVE])
    address = "https://herald.example/map.xml"
    ((_, data),) = nutgraf.write_sitemaps(feed.articles, "sitemap", address, now=NOW)

    assert urls_in(data, "sitemap") == ["https://herald.example/1"]


@pytest.mark.parametrize("name", OF_FEEDS)
@given(feed=feeds(), now=st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001 (a zone comes below)
def test_what_is_written_at_a_moment_is_what_is_projected(
    name: str, feed: Feed, now: datetime
) -> None:
    now = now.replace(tzinfo=UTC)
    whole = feed.replace(
        title=f"A{feed.title}", home_page_url="https://herald.example/", updated=NOW
    )
    survived = nutgraf.project(whole, name, now=now)
    written = nutgraf.write(whole, name, now=now)

    assert canonical(nutgraf.read(written, name).feed) == canonical(survived)
    live = [one for one in whole.articles if not withheld(one, now, None)]
    assert written == nutgraf.write(whole.replace(articles=live), name, now=now)


@pytest.mark.parametrize(
    "wrong", [{"level": "full"}, {"shape": "flat"}, {"now": "2026-11-22"}, {"now": NOW.date()},
              {"now": NOW.replace(tzinfo=None)}, {"now": NOW, "level": "full"}]
)  # fmt: skip
def test_what_nobody_can_write_by_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(RenderError, match=r"no level|no shape|time zone"):
        nutgraf.write(LIVE, "jsonld", **wrong)


def test_a_check_takes_one_profile_by_its_name_and_no_odd_moment() -> None:
    assert nutgraf.check(b"{}", profiles="feeds") == nutgraf.check(b"{}", profiles=["feeds"])
    with pytest.raises(ConfigError, match="time zone"):
        nutgraf.check(b"{}", now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize("call", [nutgraf.read, nutgraf.check])
@pytest.mark.parametrize("data", [None, 5, ["a"], object()])
def test_what_is_neither_bytes_nor_text_is_refused(call: Any, data: Any) -> None:
    with pytest.raises(TypeError, match="bytes or text"):
        call(data)
