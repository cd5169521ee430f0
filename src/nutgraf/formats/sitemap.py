"""A sitemap: the addresses of articles, when they changed, and their images.

Source: https://www.sitemaps.org/protocol.html; Google Search Central, image sitemaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..model import Feed
from ._format import Format, Options, Value
from ._sitemap import SPACES, Url, articles_in, built, image_lines, parse_urls, url_of
from ._xml_write import element

__all__ = ["MAX_URLS", "SITEMAP"]

MAX_URLS = 50_000  # <url> entries in one file; sitemaps.org, protocol

parse = parse_urls


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write a sitemap URL by URL; an article without a URL, and what is too many, is left out."""
    spaces = f'xmlns="{SPACES[""]}" xmlns:image="{SPACES["image"]}"'
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<urlset {spaces}>\n'.encode()
    for url in _urls(value, options):
        lines = element("loc", url.loc) + element("lastmod", url.lastmod)
        yield f"<url>\n{lines}{''.join(image_lines(url))}</url>\n".encode()
    yield b"</urlset>\n"


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    if not isinstance(value, Feed):
        alone: Value = built(_trim(url_of(value, "", options)), options)
        return alone
    return Feed(title="", articles=[built(url, options) for url in _urls(value, options)])


def _urls(value: Value, options: Options) -> Iterator[Url]:
    """Give the URLs that the sitemap holds, each address once."""
    seen: set[str] = set()
    for article in articles_in(value):
        url = _trim(url_of(article, "", options))
        if url.loc and url.loc not in seen and len(seen) < MAX_URLS:
            seen.add(url.loc)
            yield url


def _trim(url: Url) -> Url:
    return replace(url, title="", publication="", language="", published="")


CARRIES: Final = frozenset({"date_modified", "image[]", "image[].content_url", "url"})

SITEMAP = Format(
    name="sitemap",
    parse=parse,
    render=render,
    carries=CARRIES,
    requires=frozenset(),
    narrow=narrow,
    media_type="application/xml",
    suffix=".xml",
    spec="https://www.sitemaps.org/protocol.html",
    feeds=True,
)
