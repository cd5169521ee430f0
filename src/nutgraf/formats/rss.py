"""RSS 2.0 with what news needs beside it: Dublin Core, content, Media RSS, Atom links.

Values: a headline is plain text, a description is text inside HTML, a body HTML. A publication date
stands in the form of mail, and beside it in that of the web where the first says less.
Source: RSS 2.0, https://www.rssboard.org/rss-specification; RSS Best Practices Profile,
https://www.rssboard.org/rss-profile; Media RSS, https://www.rssboard.org/media-rss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from ..errors import ParseError, RenderError
from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement, read_xml
from ..markup.xml_text import prepare_xml
from ..model import Builder, Feed, is_article
from ._feed_dates import to_pub_date, web_date_of
from ._feed_media import Medium, type_of
from ._feed_text import to_html
from ._format import Beside, Format, Options, Parsed, Value
from ._rss_channel import Channel, channel_of, feed_of
from ._rss_item import Item, item_of, node_of
from ._rss_read import Reader
from ._xml_write import element, empty, text

__all__ = ["RSS"]

_SPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
}
# The model paths that have a place in RSS; `narrow` says what becomes of their values.
CARRIES = frozenset(
    {
        "abstract", "alternative_headline[]", "article_section[]", "author[].name", "body.html",
        "comment_count", "content_location[].name", "contributor[].name", "copyright_notice",
        "date_created", "date_modified", "date_published", "description", "discussion_url[]",
        "expires", "headline", "id", "identifier[]", "in_language", "is_based_on[]", "keywords[]",
        "keywords[].in_defined_term_set[]", "keywords[].name", "license[]", "publisher.name",
        "thumbnail_url[]", "url",
        *(
            f"{kind}[]{field}"
            for kind in ("image", "video", "audio")
            for field in ("", ".caption", ".content_size", ".content_url", ".copyright_notice",
                          ".credit_text", ".encoding_format", ".height", ".name", ".width")
        ),
        *(
            f"feed.{field}"
            for field in ("copyright", "description", "feed_url", "generator", "home_page_url",
                          "hub_url", "image", "language", "title", "updated")
        ),
    }
)  # fmt: skip
_DOCS = "https://www.rssboard.org/rss-specification"
_ROWS = frozenset({"item"})
_ROOTS = frozenset({"rss", "rdf:RDF", "channel"})


def parse(data: bytes, options: Options) -> Parsed:
    """Read a feed, item by item; raises ParseError when it is no RSS at all."""
    prepared = prepare_xml(data, options.limits)
    reader = Reader(options.url, options.limits.findings)
    items: list[Item] = []
    root: XmlElement | None = None
    for row in read_xml(prepared.data, _ROWS):
        if row.name == "item":
            items.append(reader.item(row))
        root = row
    if root is None or not (root.name in _ROOTS or items):
        found = root.name if root is not None else "no XML"
        raise ParseError(f"{found} stands where rss was expected")
    channel = reader.channel(_channel_in(root))
    if not channel.title:
        reader.note("feed_title_missing", "the channel has no title", root.line)
    nodes = tuple(node_of(item) for item in items)
    beside = {at: Beside(body={"html": one.body}) for at, one in enumerate(items) if one.body}
    findings = (*prepared.findings, *reader.findings)
    return Parsed(nodes, feed=feed_of(channel), beside=beside, findings=findings)


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write a feed item by item, in constant memory; an article alone is a feed of one.

    An article with neither headline, description nor body has no place in a feed and is left out;
    so is the second of two with one guid. Raises RenderError when the channel would have no title
    or no link.
    """
    channel = channel_of(value, options)
    missing = [name for name in ("title", "link") if not getattr(channel, name)]
    if missing:
        finding = Finding("feed_incomplete", Severity.ERROR, _missing(missing), Place())
        raise RenderError(_missing(missing)).with_findings((finding,))
    return _chunks(channel, _articles(value), options)


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    if not isinstance(value, Feed):
        alone: Value = _read_back(item_of(value, options), options)
        return alone
    channel = _as_read(channel_of(value, options))
    articles = [_read_back(item, options) for item in _items(value.articles, options)]
    return Feed(**{**feed_of(channel), "articles": articles})


def _missing(names: list[str]) -> str:
    said = " and ".join(f"a {name}" for name in names)
    return f"a channel of RSS needs {said}: give the feed title and home_page_url"


def _articles(value: Value) -> Iterable[Any]:
    if isinstance(value, Feed):
        return value.articles
    return (value,) if is_article(type(value).types) else ()


def _items(articles: Iterable[Any], options: Options) -> Iterator[Item]:
    """Give the items of the articles that can stand in a feed, each identity once."""
    seen: set[str] = set()
    for article in articles:
        item = item_of(article, options)
        if not item.says_something or (item.guid and item.guid in seen):
            continue
        seen.add(item.guid)
        yield item


def _read_back(item: Item, options: Options) -> Any:
    article: Any = Builder(limits=options.limits).build(node_of(item))
    return article.replace(body={"html": item.body}) if item.body else article


def _as_read(channel: Channel) -> Channel:
    return channel if channel.description != channel.title else replace(channel, description="")


def _chunks(channel: Channel, articles: Iterable[Any], options: Options) -> Iterator[bytes]:
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"{spaces}>\n'.encode()
    yield f"<channel>\n{''.join(_channel_lines(channel))}".encode()
    for item in _items(articles, options):
        yield f"<item>\n{''.join(_item_lines(item))}</item>\n".encode()
    yield b"</channel>\n</rss>\n"


def _channel_lines(channel: Channel) -> Iterator[str]:
    yield element("title", channel.title)
    yield element("link", channel.link)
    yield element("description", channel.description or channel.title)
    yield element("language", channel.language)
    yield element("copyright", channel.rights)
    yield element("lastBuildDate", channel.updated)
    yield element("generator", channel.generator)
    yield element("docs", _DOCS)
    if channel.sign:
        yield "<image>\n" + element("url", channel.sign.url)
        yield element("title", channel.title) + element("link", channel.link)
        yield element("width", _spelled(channel.sign.width))
        yield element("height", _spelled(channel.sign.height)) + "</image>\n"
    if channel.self_url:
        yield empty("atom:link", href=channel.self_url, rel="self", type="application/rss+xml")
    if channel.hub_url:
        yield empty("atom:link", href=channel.hub_url, rel="hub")


def _item_lines(item: Item) -> Iterator[str]:
    """Write an item in the order that readers get right: the body early, the media last.

    A reader of wide use takes a caption before the body for the body.
    """
    yield element("title", item.title)
    yield element("link", item.link)
    yield element("description", to_html(item.description))
    yield element("content:encoded", item.body)
    if item.guid:
        permanent = "true" if item.guid == item.link else "false"
        yield f'<guid isPermaLink="{permanent}">{text(item.guid)}</guid>\n'
    mail = to_pub_date(item.published) if item.published else ""
    yield element("pubDate", mail)
    for domain, word in item.categories:
        yield element("category", word, domain=domain)
    yield from (element("dc:creator", name) for name in item.authors)
    yield from (element("dc:contributor", name) for name in item.contributors)
    yield element("dc:language", item.language)
    yield element("dc:publisher", item.publisher)
    yield element("dc:rights", item.rights)
    yield from (element("dc:identifier", word) for word in item.identifiers)
    yield element("dcterms:created", item.created)
    if item.published and (not mail or web_date_of(mail) != item.published):
        yield element("dcterms:issued", item.published)
    yield element("dcterms:modified", item.modified)
    yield element("dcterms:valid", item.expires)
    yield from (element("dcterms:alternative", word) for word in item.alternatives)
    yield element("dcterms:abstract", item.abstract)
    yield from (element("dcterms:spatial", name) for name in item.places)
    yield from (empty("atom:link", href=url, rel="license") for url in item.licenses)
    yield from (empty("atom:link", href=url, rel="via") for url in item.origins)
    yield element("comments", item.comments)
    if item.comment_count >= 0:
        yield element("slash:comments", str(item.comment_count))
    yield from _enclosure(item.media)
    yield from map(_medium, item.media)
    yield from (empty("media:thumbnail", url=url) for url in item.thumbnails)


def _enclosure(media: tuple[Medium, ...]) -> Iterator[str]:
    """Write the first medium once more, for readers that know no Media RSS; it needs a type."""
    for medium in media[:1]:
        kind = medium.type or type_of(medium.url)
        if kind:
            yield empty("enclosure", url=medium.url, length=str(medium.size), type=kind)


def _medium(medium: Medium) -> str:
    inner = "".join(
        (
            element("media:title", medium.title, type="plain"),
            element("media:description", medium.caption, type="plain"),
            element("media:credit", medium.credit),
            element("media:copyright", medium.rights),
        )
    )
    attributes = {
        "url": medium.url,
        "type": medium.type,
        "medium": medium.kind,
        "width": _spelled(medium.width),
        "height": _spelled(medium.height),
        "fileSize": _spelled(medium.size),
    }
    if not inner:
        return empty("media:content", **attributes)
    return f"{empty('media:content', **attributes)[:-3]}>\n{inner}</media:content>\n"


def _spelled(count: int) -> str:
    return str(count) if count else ""


def _channel_in(root: XmlElement) -> XmlElement:
    """Give the element that tells of the channel: it stands in the root, or is it."""
    return next((one for one in root.children if one.name == "channel"), root)


RSS = Format(
    name="rss",
    parse=parse,
    render=render,
    carries=CARRIES,
    requires=frozenset({"feed.title", "feed.home_page_url"}),
    narrow=narrow,
    media_type="application/rss+xml",
    suffix=".rss",
    spec="https://www.rssboard.org/rss-specification",
    feeds=True,
)
