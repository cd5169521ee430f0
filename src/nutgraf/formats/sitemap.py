"""A sitemap: the addresses of articles, when they changed, and their images.

Source: https://www.sitemaps.org/protocol.html; Google Search Central, image sitemaps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from ..model import Feed
from ._feed_write import articles_in, renderer
from ._format import FeedWriter, Format, Options, Value
from ._sitemap import Url, built, house_of, opening, parse_urls, url_of, written

__all__ = ["MAX_URLS", "SITEMAP"]

MAX_URLS = 50_000  # <url> entries in one file; sitemaps.org, protocol

parse = parse_urls


def begin(value: Value, options: Options) -> FeedWriter:
    """Begin a sitemap that is written URL by URL.

    An article without an address on the site of the feed, and what is too many, is left out.
    """
    admit = gate(value, options)

    def write(article: Any) -> bytes:
        url = admit(article)
        return b"" if url is None else written(url)

    return FeedWriter(opening("image"), write, b"</urlset>\n")


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    if not isinstance(value, Feed):
        alone: Value = built(_trim(url_of(value, "", options)), options)
        return alone
    urls = map(gate(value, options), articles_in(value))
    return Feed(title="", articles=[built(url, options) for url in urls if url is not None])


def gate(value: Value, options: Options) -> Callable[[Any], Url | None]:
    """Give what makes the URL of each article that the sitemap can hold, of one address once."""
    admit = house_of(value)
    count = 0

    def url_in(article: Any) -> Url | None:
        nonlocal count
        url = _trim(url_of(article, "", options))
        if count == MAX_URLS or not admit(url):
            return None
        count += 1
        return url

    return url_in


def _trim(url: Url) -> Url:
    return replace(url, title="", publication="", language="", published="")


CARRIES: Final = frozenset({"date_modified", "image[]", "image[].content_url", "url"})

SITEMAP = Format(
    name="sitemap",
    parse=parse,
    render=renderer(begin),
    carries=CARRIES,
    requires=frozenset(),
    narrow=narrow,
    media_type="application/xml",
    suffix=".xml",
    spec="https://www.sitemaps.org/protocol.html",
    feeds=True,
    begin=begin,
)
