"""A news sitemap: the articles of the last two days, as Google asks for them.

With a moment given, only what was published in the 48 hours before it is written; without one, all
is. A window without articles gives a sitemap without URLs, which Google takes.
Source: Google Search Central, news sitemaps, read 2026-11-22:
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from ..model import Feed
from ..safety.dates import Instant, from_iso
from ._feed_text import plain
from ._feed_write import articles_in, renderer
from ._format import Format, Options, Value
from ._sitemap import Url, built, code_of, house_of, opening, parse_urls, url_of, written
from ._sitemap_files import SitemapKind, sitemap_files
from ._xml_write import element

__all__ = ["KIND", "MAX_NEWS", "NEWS_SITEMAP", "WINDOW"]

MAX_NEWS = 1_000  # <news:news> entries in one file; Google Search Central, news sitemaps
WINDOW = timedelta(days=2)  # how old an article may be; the same page

parse = parse_urls


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    if not isinstance(value, Feed):
        alone: Value = built(url_of(value, "", options), options)
        return alone
    urls = map(KIND.first(value, options), articles_in(value))
    return Feed(title="", articles=[built(url, options) for url in urls if url is not None])


def gate(value: Value, options: Options) -> Callable[[Any], Url | None]:
    """Give what makes the URL of each article that news sitemaps can hold, of each address once.

    An article needs URL, headline, date of publication, publisher and language; without one of
    them, on another site, or out of the window, it is left out.
    """
    publication = plain(value.title) if isinstance(value, Feed) else ""
    language = code_of(value.language) if isinstance(value, Feed) else ""
    admit = house_of(value)

    def url_in(article: Any) -> Url | None:
        url = url_of(article, publication, options)
        if language and not url.language:
            url = replace(url, language=language)
        is_in = _is_whole(url) and _is_new(url.published, options.now)
        return url if is_in and admit(url) else None

    return url_in


def _spell(url: Url) -> bytes:
    publication = element("news:name", url.publication) + element("news:language", url.language)
    news = f"<news:publication>\n{publication}</news:publication>\n"
    news += element("news:publication_date", url.published) + element("news:title", url.title)
    return written(url, f"<news:news>\n{news}</news:news>\n")


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


_NEEDS = "a URL, a headline, a date of publication in the window, a publisher and a language"
KIND: Final = SitemapKind(gate, _spell, opening("news", "image"), MAX_NEWS)
begin = KIND.begin
CARRIES: Final = frozenset(
    {
        "date_modified", "date_published", "headline", "image[]", "image[].content_url",
        "in_language", "publisher.name", "url",
    }
)  # fmt: skip

NEWS_SITEMAP = Format(
    name="news-sitemap",
    parse=parse,
    render=renderer(begin, _NEEDS),
    carries=CARRIES,
    requires=frozenset(),
    narrow=narrow,
    media_type="application/xml",
    suffix=".xml",
    spec="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    feeds=True,
    begin=begin,
    files=partial(sitemap_files, KIND),
)
