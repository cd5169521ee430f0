"""A news sitemap: the articles of the last two days, as Google asks for them.

With a moment given, only what was published in the 48 hours before it is written; without one, all
is. Source: Google Search Central, news sitemaps, read 2026-11-22:
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from ..model import Feed
from ..safety.dates import Instant, from_iso
from ._feed_text import plain
from ._format import Format, Options, Value
from ._sitemap import SPACES, Url, articles_in, built, code_of, image_lines, parse_urls, url_of
from ._xml_write import element

__all__ = ["MAX_NEWS", "NEWS_SITEMAP", "WINDOW"]

MAX_NEWS = 1_000  # <news:news> entries in one file; Google Search Central, news sitemaps
WINDOW = timedelta(days=2)  # how old an article may be; the same page

parse = parse_urls


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write a news sitemap article by article.

    An article needs URL, headline, date of publication, publisher and language; without one of
    them, out of the window, or beyond a thousand, it is left out.
    """
    spaces = " ".join(f'xmlns{":" if name else ""}{name}="{uri}"' for name, uri in SPACES.items())
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<urlset {spaces}>\n'.encode()
    for url in urls_of(value, options):
        publication = element("news:name", url.publication) + element("news:language", url.language)
        news = f"<news:publication>\n{publication}</news:publication>\n"
        news += element("news:publication_date", url.published) + element("news:title", url.title)
        lines = element("loc", url.loc) + element("lastmod", url.lastmod)
        lines += f"<news:news>\n{news}</news:news>\n"
        yield f"<url>\n{lines}{''.join(image_lines(url))}</url>\n".encode()
    yield b"</urlset>\n"


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    if not isinstance(value, Feed):
        alone: Value = built(url_of(value, "", options), options)
        return alone
    return Feed(title="", articles=[built(url, options) for url in urls_of(value, options)])


def urls_of(value: Value, options: Options) -> Iterator[Url]:
    """Give the URLs that the sitemap holds, each address once."""
    publication = plain(value.title) if isinstance(value, Feed) else ""
    language = code_of(value.language) if isinstance(value, Feed) else ""
    seen: set[str] = set()
    for article in articles_in(value):
        url = url_of(article, publication, options)
        if language and not url.language:
            url = replace(url, language=language)
        if _is_whole(url) and url.loc not in seen and _is_new(url.published, options.now):
            if len(seen) == MAX_NEWS:
                return
            seen.add(url.loc)
            yield url


def _is_whole(url: Url) -> bool:
    return all((url.loc, url.title, url.published, url.publication, url.language))


def _is_new(published: str, now: datetime | None) -> bool:
    """Tell whether an article is in the window; a day counts from its end in UTC."""
    if now is None:
        return True
    value = from_iso(published)
    if isinstance(value, Instant):
        return now - WINDOW <= value <= now
    begin = datetime(value.year, value.month, value.day, tzinfo=UTC)
    return now - WINDOW <= begin + timedelta(days=1) and begin <= now


CARRIES: Final = frozenset(
    {
        "date_modified", "date_published", "headline", "image[]", "image[].content_url",
        "in_language", "publisher.name", "url",
    }
)  # fmt: skip

NEWS_SITEMAP = Format(
    name="news-sitemap",
    parse=parse,
    render=render,
    carries=CARRIES,
    requires=frozenset(),
    narrow=narrow,
    media_type="application/xml",
    suffix=".xml",
    spec="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    feeds=True,
)
