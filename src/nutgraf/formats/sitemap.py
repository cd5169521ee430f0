"""A sitemap: the addresses of articles, when they changed, and their images.

Source: https://www.sitemaps.org/protocol.html; Google Search Central, image sitemaps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from ..model import Feed
from ._feed_write import articles_in, renderer
from ._format import Format, Options, Value
from ._sitemap import Url, built, house_of, opening, parse_urls, url_of, written
from ._sitemap_files import SitemapKind, sitemap_files

__all__ = ["KIND", "MAX_URLS", "SITEMAP"]

MAX_URLS = 50_000  # <url> entries in one file; sitemaps.org, protocol

parse = parse_urls


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    if not isinstance(value, Feed):
        alone: Value = built(_trim(url_of(value, "", options)), options)
        return alone
    urls = map(KIND.first(value, options), articles_in(value))
    return Feed(title="", articles=[built(url, options) for url in urls if url is not None])


def gate(value: Value, options: Options) -> Callable[[Any], Url | None]:
    """Give what makes the URL of each article with an address on the site, of each one once."""
    admit = house_of(value)

    def url_in(article: Any) -> Url | None:
        url = _trim(url_of(article, "", options))
        return url if admit(url) else None

    return url_in


def _trim(url: Url) -> Url:
    return replace(url, title="", publication="", language="", published="")


KIND: Final = SitemapKind(gate, written, opening("image"), MAX_URLS)
begin = KIND.begin
CARRIES: Final = frozenset({"date_modified", "image[]", "image[].content_url", "url"})

SITEMAP = Format(
    name="sitemap",
    parse=parse,
    render=renderer(begin, "a URL"),
    carries=CARRIES,
    requires=frozenset(),
    narrow=narrow,
    media_type="application/xml",
    suffix=".xml",
    spec="https://www.sitemaps.org/protocol.html",
    feeds=True,
    begin=begin,
    files=partial(sitemap_files, KIND),
)
