"""What it costs to write and to read feeds, beside the libraries that do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import nutgraf
from nutgraf import Feed, ImageObject, NewsArticle, Person
from nutgraf.formats import format_named
from nutgraf.formats._format import Options
from nutgraf.safety.sanitise import sanitise

from ._harness import Comparison, Work, python_code, work

__all__ = ["comparisons"]

COUNT = 1_000  # articles of a feed
SITE = "https://herald.example/"
START = datetime(2026, 11, 1, 8, 5, 30, tzinfo=UTC)
SUMMARY = "Two years later than planned, the first bus crossed at noon. " * 2
_PARAGRAPH = '<p>The council opened <a href="/b">the bridge</a> on <b>Sunday</b> &amp; went.</p>'
BODY = _PARAGRAPH * 30
_STREAM = """
import nutgraf
from tests.benchmarks.feeds import article, HEAD
run = (article(number) for number in range({count}))
for _ in {work}: pass
"""
HEAD = Feed(title="Town Herald", home_page_url=SITE, feed_url=f"{SITE}feed.rss")


def article(number: int) -> NewsArticle:
    """Give an article such as a newsroom has: the same but for its number."""
    moment = START + timedelta(minutes=7 * number)
    return NewsArticle(
        id=f"{SITE}{number}#article",
        url=f"{SITE}{number}",
        headline=f"Council opens the bridge, part {number}",
        description=SUMMARY,
        author=[Person(name="Ann Lee"), Person(name="Bo Øst")],
        date_published=moment.isoformat(),
        date_modified=(moment + timedelta(hours=1)).isoformat(),
        image=[
            ImageObject(
                content_url=f"https://cdn.example/{number}.jpg",
                width=1_200,
                height=675,
                caption="The bridge on its first day",
                credit_text="Jo Lens / Town Herald",
            )
        ],
        article_section=["Politics"],
        keywords=["bridges", "budget"],
        in_language="en-GB",
    )


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare writing and reading a feed, the cleaning of bodies, and the memory of a long one."""
    count = max(10, round(COUNT * scale))
    articles = [article(number) for number in range(count)]
    feed = HEAD.replace(articles=articles)
    data = nutgraf.write(feed, "rss")
    yield _writing(articles, feed)
    yield _reading(data, count)
    yield Comparison(
        "clean the body of an article",
        "body",
        (work("nutgraf", lambda: lambda: sanitise(BODY, base=SITE)), work("nh3 alone", _nh3)),
        note="Part of writing only where an article has a body.",
    )
    yield Comparison(
        "50,000 articles, one by one",
        "process",
        tuple(
            python_code(name, _STREAM.format(count=round(50_000 * scale), work=inner))
            for name, inner in (
                ("nutgraf.write_chunks", "nutgraf.write_chunks(run, 'rss', feed=HEAD)"),
                ("the articles alone", "run"),
            )
        ),
        goal="at most 10 MB of memory above the articles alone",
        is_growth=True,
    )


def _writing(articles: list[NewsArticle], feed: Feed) -> Comparison:
    count = len(articles)
    told = [_told(one) for one in articles]
    return Comparison(
        "write RSS",
        "item",
        (
            work("nutgraf.write", lambda: lambda: nutgraf.write(feed, "rss"), count),
            work("feedgen", lambda: _feedgen(told), count),
            work("feedgenerator", lambda: _feedgenerator(told), count),
            work("rfeed", lambda: _rfeed(told), count),
            work("PyRSS2Gen", lambda: _pyrss2gen(told), count),
        ),
        goal="3 times feedgen's items a second, twice feedgenerator's",
        note="Ours from typed articles, with credit, caption and date of change; none of the "
        "others writes all of these, and only feedgen several authors.",
    )


def _reading(data: bytes, count: int) -> Comparison:
    rss = format_named("rss")
    return Comparison(
        "read RSS",
        "item",
        (
            work("nutgraf, to nodes", lambda: lambda: rss.parse(data, Options()), count),
            work("nutgraf.read", lambda: lambda: nutgraf.read(data, "rss"), count),
            work("feedparser", lambda: _feedparser(data), count),
            work("fastfeedparser", lambda: _fastfeedparser(data), count),
            work("atoma", lambda: _atoma(data), count),
        ),
        goal="25 times feedparser to nodes, 6 times to articles",
    )


def _told(one: NewsArticle) -> dict[str, Any]:
    """Give the same as the plain values that the others take."""
    image: Any = one.image[0]
    return {
        "id": one.id, "url": one.url, "title": one.headline, "summary": one.description,
        "authors": [str(person.name) for person in one.author], "image": image.content_url,
        "published": datetime.fromisoformat(one.date_published.text),
        "words": [*one.article_section, *one.keywords],
    }  # fmt: skip


def _feedgen(told: list[dict[str, Any]]) -> Work:
    from feedgen.feed import FeedGenerator

    def write() -> bytes:
        feed = FeedGenerator()
        feed.load_extension("media")
        feed.load_extension("dc")
        feed.title("Town Herald")
        feed.link(href=SITE)
        feed.description("Town Herald")
        for one in told:
            entry = feed.add_entry(order="append")
            entry.id(one["id"])
            entry.title(one["title"])
            entry.link(href=one["url"])
            entry.description(one["summary"])
            entry.dc.dc_creator(one["authors"])
            entry.pubDate(one["published"])
            entry.category([{"term": word} for word in one["words"]])
            entry.media.content({"url": one["image"], "medium": "image"}, group=None)
        return feed.rss_str()

    return write


def _feedgenerator(told: list[dict[str, Any]]) -> Work:
    from feedgenerator import Enclosure, Rss201rev2Feed

    def write() -> str:
        feed = Rss201rev2Feed(title="Town Herald", link=SITE, description="Town Herald")
        for one in told:
            feed.add_item(
                title=one["title"], link=one["url"], description=one["summary"],
                author_name=", ".join(one["authors"]), pubdate=one["published"],
                unique_id=one["id"], categories=one["words"],
                enclosure=Enclosure(one["image"], "0", "image/jpeg"),
            )  # fmt: skip
        out = StringIO()
        feed.write(out, "utf-8")
        return out.getvalue()

    return write


def _rfeed(told: list[dict[str, Any]]) -> Work:
    import rfeed

    def write() -> str:
        items = [
            rfeed.Item(
                title=one["title"], link=one["url"], description=one["summary"],
                creator=", ".join(one["authors"]), pubDate=one["published"],
                guid=rfeed.Guid(one["id"], isPermaLink=False), categories=one["words"],
                enclosure=rfeed.Enclosure(url=one["image"], length=0, type="image/jpeg"),
            )
            for one in told
        ]  # fmt: skip
        feed = rfeed.Feed(title="Town Herald", link=SITE, description="d", items=items)
        return str(feed.rss())

    return write


def _pyrss2gen(told: list[dict[str, Any]]) -> Work:
    import PyRSS2Gen

    def write() -> str:
        items = [
            PyRSS2Gen.RSSItem(
                title=one["title"], link=one["url"], description=one["summary"],
                author=", ".join(one["authors"]), pubDate=one["published"],
                guid=PyRSS2Gen.Guid(one["id"], isPermaLink=0), categories=one["words"],
                enclosure=PyRSS2Gen.Enclosure(one["image"], 0, "image/jpeg"),
            )
            for one in told
        ]  # fmt: skip
        feed = PyRSS2Gen.RSS2(title="Town Herald", link=SITE, description="d", items=items)
        return str(feed.to_xml("utf-8"))

    return write


def _feedparser(data: bytes) -> Work:
    import feedparser

    return lambda: feedparser.parse(data)


def _fastfeedparser(data: bytes) -> Work:
    import fastfeedparser

    return lambda: fastfeedparser.parse(data)


def _atoma(data: bytes) -> Work:
    import atoma

    return lambda: atoma.parse_rss_bytes(data)


def _nh3() -> Work:
    import nh3

    return lambda: nh3.clean(BODY)
