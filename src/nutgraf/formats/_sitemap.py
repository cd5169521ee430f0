"""The bench of the sitemaps: what a URL of one says, read and written.

Source: https://www.sitemaps.org/protocol.html; Google Search Central, news sitemaps and image
sitemaps, read 2026-11-22.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any, Final

from ..errors import ParseError
from ..findings import Severity
from ..markup._xml import XmlElement
from ..markup._xml_rows import read_xml
from ..markup.xml_text import prepare_xml
from ..model import Builder, Feed
from ..safety.dates import Instant, from_iso
from ._addresses import own_addresses
from ._feed_dates import web_date
from ._feed_reader import Fields, Many, Reader, Tables, Text, date_in, passed, url_in
from ._feed_text import address_of, name_of, plain
from ._format import Node, Options, Parsed, Value
from ._linked import linked_inside
from ._xml_write import element

__all__ = [
    "MAX_IMAGES",
    "SPACES",
    "Url",
    "built",
    "code_of",
    "house_of",
    "opening",
    "parse_urls",
    "read_url",
    "url_of",
    "written",
]

_MINUTES = re.compile(r"(T\d\d:\d\d)(?=[Z+-])", re.ASCII)
_MOST_OFFSET = timedelta(hours=14)
_OF_THINGS = frozenset({"image", "main_entity_of_page", "publisher"})  # named by references, too
_LEAST_LOC = 12  # characters of an address; the schema of sitemaps
MAX_IMAGES = 1_000  # <image:image> of one <url>; Google Search Central, image sitemaps
SPACES: Final = {
    "": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}
_SITEMAP = f"{{{SPACES['']}}}"
_NEWS, _IMAGE = f"{{{SPACES['news']}}}", f"{{{SPACES['image']}}}"
# Codes with a region that a news sitemap may hold; all others go without.
_CODE = re.compile(r"[a-z]{2,3}")
_REGIONS = {"zh-cn": "zh-cn", "zh-tw": "zh-tw", "zh-hans": "zh-cn", "zh-hant": "zh-tw"}


@dataclass(frozen=True, slots=True)
class Url:
    """What a `<url>` says; dates are in the form of the web."""

    loc: str = ""
    lastmod: str = ""
    title: str = ""
    publication: str = ""
    language: str = ""
    published: str = ""
    images: tuple[str, ...] = ()


def url_of(article: Any, publication: str, options: Options) -> Url:
    """Give what a sitemap says of an article; `publication` stands where it names no publisher."""
    article, zone = linked_inside(article, _OF_THINGS), options.default_zone
    return Url(
        loc=address_of(*own_addresses(article.__dict__)),
        lastmod=_to_seconds(web_date(article.date_modified, zone)),
        title=plain(article.headline),
        publication=name_of(article.publisher) or publication,
        language=code_of(article.in_language),
        published=web_date(article.date_published, zone),
        images=tuple(dict.fromkeys(url for url in map(address_of, article.image) if url))[
            :MAX_IMAGES
        ],
    )


def _to_seconds(written: str) -> str:
    """Give a date as the schema of sitemaps has it: with seconds, and an offset that there is.

    Source: XML Schema 1.0, section 3.2.7 (dateTime): offsets go up to 14 hours.
    """
    written = _MINUTES.sub(r"\1:00", written)
    value = from_iso(written) if "T" in written else None
    if isinstance(value, Instant) and abs(value.utcoffset() or timedelta()) > _MOST_OFFSET:
        return value.astimezone(UTC).isoformat()
    return written


def code_of(value: object) -> str:
    """Give the language as a news sitemap has it: ISO 639, with a region for Chinese alone."""
    tag = plain(value).lower()
    code = _REGIONS.get(tag) or tag.partition("-")[0]
    return code if code in _REGIONS or _CODE.fullmatch(code) else ""


def built(url: Url, options: Options) -> Any:
    """Build the article that a URL of a sitemap states."""
    return Builder(limits=options.limits).build(_node(url))


def parse_urls(data: bytes, options: Options) -> Parsed:
    """Read a sitemap, URL by URL; raises ParseError when it is none at all."""
    prepared = prepare_xml(data, options.limits)
    reader = Reader(options.url, options.limits.findings)
    nodes: list[Node] = []
    root: XmlElement | None = None
    for row in read_xml(prepared.text, frozenset({"url"}), reader.note):
        if row.name in {f"{_SITEMAP}url", "url"}:
            nodes.append(_node(read_url(reader, row)))
        root = row
    if root is not None and root.name in {f"{_SITEMAP}sitemapindex", "sitemapindex"}:
        said = "the document is an index of sitemaps; it holds no articles"
        reader.note("sitemap_is_index", said, root.line, Severity.INFO)
    elif root is None or not (root.name.endswith("urlset") or nodes):
        found = root.name if root is not None else "no XML"
        raise ParseError(f"{found} stands where urlset was expected")
    findings = (*prepared.findings, *reader.findings)
    return Parsed(tuple(nodes), feed={"title": ""}, findings=findings)


def read_url(reader: Reader, row: XmlElement) -> Url:
    """Read a `<url>`."""
    fields = reader.read(row, _URL)
    fields.pop("rests", None)  # told of, and nothing that an article states
    return Url(**fields)


def written(url: Url, news: str = "") -> bytes:
    """Write a `<url>`, with what a news sitemap says of it."""
    lines = element("loc", url.loc) + element("lastmod", url.lastmod)
    images = "".join(
        f"<image:image>\n{element('image:loc', image)}</image:image>\n" for image in url.images
    )
    return f"<url>\n{lines}{news}{images}</url>\n".encode()


def opening(*prefixes: str) -> bytes:
    """Write the beginning of a sitemap that has these name spaces."""
    spaces = "".join(f' xmlns:{one}="{SPACES[one]}"' for one in prefixes)
    root = f'<urlset xmlns="{SPACES[""]}"{spaces}>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n'.encode()


def house_of(value: Value) -> Callable[[Url], bool]:
    """Tell which addresses a sitemap may hold: those of its site, each once.

    The site is that of the feed, with or without `www.`, or else that of the first article.
    Source: sitemaps.org, protocol, section Sitemap file location.
    """
    home = address_of(value.home_page_url, value.feed_url) if isinstance(value, Feed) else ""
    site, host = _host(home), ""
    seen: set[str] = set()

    def admit(url: Url) -> bool:
        nonlocal host
        found = url.loc.split("/", 3)[2] if url.loc else ""
        if url.loc in seen or len(url.loc) < _LEAST_LOC or found != (host or found):
            return False
        if not host and site and _host(url.loc) != site:
            return False
        host = found
        seen.add(url.loc)
        return True

    return admit


def _host(url: str) -> str:
    return url.split("/", 3)[2].lower().removeprefix("www.") if url else ""


def _node(url: Url) -> Node:
    node: Node = {
        "@type": "NewsArticle" if url.title or url.publication else "Article",
        "url": url.loc,
        "headline": url.title,
        "datePublished": url.published,
        "dateModified": url.lastmod,
        "inLanguage": url.language,
        "image": list(url.images),
        "publisher": {"@type": "Organization", "name": url.publication} if url.publication else "",
    }
    return {name: value for name, value in node.items() if value not in ("", [])}


def _news(reader: Reader, child: XmlElement, fields: Fields) -> None:
    for one in child.children:
        if one.name == f"{_NEWS}publication":
            fields |= reader.read(one, _PUBLICATION)
    for name, value in reader.read(child, _NEWS_CHILDREN).items():
        fields.setdefault(name, value)


def _image(reader: Reader, child: XmlElement) -> str:
    return next((reader.address(one) for one in child.children if one.name == f"{_IMAGE}loc"), "")


_URL: Final[Tables] = {
    f"{_SITEMAP}loc": url_in("loc"),
    f"{_SITEMAP}lastmod": date_in("lastmod"),
    f"{_SITEMAP}changefreq": passed,
    f"{_SITEMAP}priority": passed,
    "loc": url_in("loc"),
    "lastmod": date_in("lastmod"),
    f"{_NEWS}news": _news,
    f"{_IMAGE}image": Many("images", _image),
}
_NEWS_CHILDREN: Final[Tables] = {
    f"{_NEWS}publication": passed,
    f"{_NEWS}publication_date": date_in("published"),
    f"{_NEWS}title": Text("title"),
    f"{_NEWS}keywords": passed,
    f"{_NEWS}genres": passed,
    f"{_NEWS}access": passed,
    f"{_NEWS}stock_tickers": passed,
}
_PUBLICATION: Final[Tables] = {
    f"{_NEWS}name": Text("publication"),
    f"{_NEWS}language": Text("language"),
}
