"""The bench of the feeds: written article by article, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from ..errors import RenderError
from ..model import Feed, is_article
from ._feed_text import address_of, language_of, name_of
from ._format import FeedWriter, Format, Options, Value

__all__ = ["articles_in", "renderer", "streamed", "streamed_async"]


def articles_in(value: Value) -> Iterator[Any]:
    """Give the articles of a feed, or the article alone."""
    if isinstance(value, Feed):
        yield from value.articles
    elif is_article(type(value).types):
        yield value


def renderer(
    begin: Callable[[Value, Options], FeedWriter],
) -> Callable[[Value, Options], Iterator[bytes]]:
    """Give what writes a feed whose articles are all there."""

    def render(value: Value, options: Options) -> Iterator[bytes]:
        return _chunks(begin(value, options), value)

    return render


def _chunks(writer: FeedWriter, value: Value) -> Iterator[bytes]:
    yield writer.opening
    for article in articles_in(value):
        if piece := writer.write(article):
            yield piece
    yield writer.closing


def streamed(
    articles: Iterable[Any], wire: Format, feed: Feed | None, options: Options
) -> Iterator[bytes]:
    """Write a feed of articles that come one by one; without `feed` it is their publisher's.

    Raises RenderError for what is no article, and where the format needs what the feed lacks.
    """
    coming = _numbered(iter(articles))
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
    place = 0
    async for article in articles:
        _require_article(article, place)
        if writer is None:
            writer = _begun(wire, _feed_around(article), options)
        if not place:
            yield writer.opening
        place += 1
        if piece := writer.write(article):
            yield piece
    if writer is None:
        writer = _begun(wire, _feed_around(None), options)
    if not place:
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
        _require_article(article, place)
        yield article


def _require_article(article: Any, place: int) -> None:
    if not is_article(getattr(type(article), "types", ())):
        raise RenderError(f"number {place} of the articles is a {type(article).__name__}")
