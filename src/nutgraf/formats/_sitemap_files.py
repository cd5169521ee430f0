"""The bench of the sitemaps: as many files as the addresses need, and the index that lists them.

Source: https://www.sitemaps.org/protocol.html, section Using Sitemap index files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from ..errors import RenderError
from ..model import Feed
from ..safety.dates import Instant, from_iso
from ..safety.urls import Url as Address
from ..safety.urls import to_uri
from ._feed_live import live_among
from ._format import FeedWriter, Options, Value
from ._sitemap import SPACES, Url
from ._xml_write import element

__all__ = ["SitemapKind", "sitemap_files"]

MAX_FILE_BYTES = 50 * 1_048_576  # of one sitemap, before it is compressed; sitemaps.org, protocol
MAX_FILES = 50_000  # of one index; the same page
_CLOSING = b"</urlset>\n"


@dataclass(frozen=True, slots=True)
class SitemapKind:
    """One kind of sitemap.

    Shape: `gate` gives what makes the URL of each article that has a place in such sitemaps,
    `spell` the lines of one, `opening` what stands before them, `most` how many one file holds.
    """

    gate: Callable[[Value, Options], Callable[[Any], Url | None]]
    spell: Callable[[Url], bytes]
    opening: bytes
    most: int

    def begin(self, value: Value, options: Options) -> FeedWriter:
        """Begin a single file; what is too many for one is left out."""
        urls = self.first(value, options)

        def write(article: Any) -> bytes:
            url = urls(article)
            return b"" if url is None else self.spell(url)

        return FeedWriter(self.opening, write, _CLOSING)

    def first(self, value: Value, options: Options) -> Callable[[Any], Url | None]:
        """Give what makes the URL of each article that has a place in a single file."""
        admit = self.gate(value, options)
        count = 0

        def url_in(article: Any) -> Url | None:
            nonlocal count
            url = admit(article) if count < self.most else None
            count += url is not None
            return url

        return url_in


@dataclass(slots=True)
class _File:
    """One sitemap that is being filled."""

    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    newest: tuple[datetime, str] = (datetime.min.replace(tzinfo=UTC), "")

    def add(self, url: Url, lines: bytes) -> None:
        self.lines.append(lines)
        self.size += len(lines)
        said = url.lastmod or url.published
        if said:
            self.newest = max(self.newest, (_moment(said), said))


def sitemap_files(
    kind: SitemapKind, articles: Iterable[Any], feed: Feed, address: str, options: Options
) -> Iterator[tuple[str, bytes]]:
    """Write as many sitemaps as the articles need, each with its address, and their index last.

    Shape: one file stands at `address` itself; of several `news.xml` is the index, the first of
    them is `news-1.xml`. Raises RenderError for an address that is none, and when there are more
    files than an index lists.
    """
    try:
        address = to_uri(Address(address))
    except ValueError as fault:
        raise RenderError(f"a sitemap has an address: {fault}") from fault
    files = _filled(kind, live_among(articles, options), feed, options)
    file, after = next(files), next(files, None)
    if after is None:
        yield address, _whole(kind, file)
        return
    listed: list[tuple[str, str]] = []
    for one in chain((file, after), files):
        listed.append((_numbered(address, len(listed) + 1), one.newest[1]))
        if len(listed) > MAX_FILES:
            raise RenderError(f"an index lists {MAX_FILES:,} sitemaps, and there are more")
        yield listed[-1][0], _whole(kind, one)
    yield address, index_of(listed)


def _numbered(address: str, number: int) -> str:
    folder, slash, name = address.rpartition("/")
    head, dot, suffix = name.partition(".")
    return f"{folder}{slash}{head}-{number}{dot}{suffix}"


def _filled(
    kind: SitemapKind, articles: Iterable[Any], feed: Feed, options: Options
) -> Iterator[_File]:
    admit = kind.gate(feed, options)
    most = MAX_FILE_BYTES - len(kind.opening) - len(_CLOSING)
    file = _File()
    for article in articles:
        url = admit(article)
        if url is None:
            continue
        lines = kind.spell(url)
        if file.lines and (len(file.lines) == kind.most or file.size + len(lines) > most):
            yield file
            file = _File()
        file.add(url, lines)
    yield file


def _whole(kind: SitemapKind, file: _File) -> bytes:
    return b"".join([kind.opening, *file.lines, _CLOSING])


def index_of(files: Iterable[tuple[str, str]]) -> bytes:
    """Write the index of sitemaps, each with its address and the date of its last change."""
    lines = "".join(
        f"<sitemap>\n{element('loc', address)}{element('lastmod', newest)}</sitemap>\n"
        for address, newest in files
    )
    root = f'<sitemapindex xmlns="{SPACES[""]}">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n{lines}</sitemapindex>\n'.encode()


def _moment(written: str) -> datetime:
    """Give the moment of a date, for comparison; a day begins at its midnight in UTC."""
    value = from_iso(written)
    if isinstance(value, Instant):
        return value
    return datetime(value.year, value.month, value.day, tzinfo=UTC)
