"""The bench of the feeds: written article by article, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from ..errors import RenderError
from ..model import Feed, Thing, is_article
from ._feed_live import is_live, live_among, live_part, require_live
from ._feed_text import address_of, language_of, name_of
from ._format import FeedWriter, Format, Options, Value

__all__ = ["articles_in", "renderer", "require_article", "streamed", "streamed_async"]


def articles_in(value: Value) -> Iterator[Any]:
    """Give the articles of a feed, or the article alone."""
    if isinstance(value, Feed):
        yield from value.articles
    elif is_article(type(value).types):
        yield value


def renderer(
    begin: Callable[[Value, Options], FeedWriter], needs: str
) -> Callable[[Value, Options], Iterator[bytes]]:
    """Give what writes a feed whose articles are all there; each of them `needs` so much.

    It raises RenderError for an article alone that has no place in a feed, or is not live.
    """

    def render(value: Value, options: Options) -> Iterator[bytes]:
        if isinstance(value, Feed):
            feed = live_part(value, options)
            return _chunks(begin(feed, options), feed)
        require_article(value)
        require_live(value, options)
        return _alone(begin(value, options), value, needs)

    return render


def require_article(value: Any, place: int | None = None) -> None:
    """Raise RenderError for what is no article: alone, or at a place among others."""
    if not is_article(getattr(type(value), "types", ())):
        kind = type(value).__name__
        alone = f"a feed holds articles, not a {kind}"
        raise RenderError(alone if place is None else f"number {place} of the articles is a {kind}")


def _chunks(writer: FeedWriter, feed: Feed) -> Iterator[bytes]:
    yield writer.opening
    for article in feed.articles:
        if piece := writer.write(article):
            yield piece
    yield writer.closing


def _alone(writer: FeedWriter, value: Thing, needs: str) -> Iterator[bytes]:
    piece = writer.write(value)
    if not piece:
        raise RenderError(f"the article would be left out: it needs {needs}")
    yield from (writer.opening, piece, writer.closing)


def streamed(
    articles: Iterable[Any], wire: Format, feed: Feed | None, options: Options
) -> Iterator[bytes]:
    """Write a feed of articles that come one by one; without `feed` it is their publisher's.

    Raises RenderError for what is no article, and where the format needs what the feed lacks.
    """
    coming = live_among(_numbered(iter(articles)), options)
    first = None if feed is not None else next(coming, None)
    writer = _begun(wire, feed or _feed_around(first), options)
    yield writer.opening
    if first is not None:
        yield writer.write(first)
    for article in coming:
        if piece := writer.write(article):
            yield piece
    yield writer.closing


async def streamed_async(
    articles: AsyncIterable[Any], wire: Format, feed: Feed | None, options: Options
) -> AsyncIterator[bytes]:
    """Write as `streamed` does, of articles that are waited for."""
    writer = _begun(wire, feed, options) if feed is not None else None
    is_open, place = False, -1
    async for article in articles:
        place += 1
        require_article(article, place)
        if not is_live(article, options):
            continue
        writer = writer or _begun(wire, _feed_around(article), options)
        if not is_open:
            yield writer.opening
        is_open = True
        if piece := writer.write(article):
            yield piece
    writer = writer or _begun(wire, _feed_around(None), options)
    if not is_open:
        yield writer.opening
    yield writer.closing


def _begun(wire: Format, feed: Feed, options: Options) -> FeedWriter:
    if wire.begin is None:
        raise RenderError(f"{wire.name} holds one article; write a run of them one by one")
    return wire.begin(feed, options)


def _feed_around(article: Any) -> Feed:
    """Give the feed of a publisher: what the first of its articles says of it."""
    publisher = getattr(article, "publisher", None)
    return Feed(
        title=name_of(publisher),
        home_page_url=address_of(getattr(publisher, "url", None)) or None,
        language=language_of(getattr(article, "in_language", None)) or None,
    )


def _numbered(articles: Iterator[Any]) -> Iterator[Any]:
    for place, article in enumerate(articles):
        require_article(article, place)
        yield article
