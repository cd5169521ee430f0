"""RSS 2.0 with what news needs beside it: Dublin Core, content, Media RSS, Atom links.

Values: a headline is plain text, a description is text inside HTML, a body HTML. A publication date
stands in the form of mail, and beside it in that of the web where the first says less.
Source: RSS 2.0, https://www.rssboard.org/rss-specification; RSS Best Practices Profile,
https://www.rssboard.org/rss-profile; Media RSS, https://www.rssboard.org/media-rss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from ..errors import ParseError, RenderError
from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement
from ..markup._xml_rows import read_windows
from ..markup.xml_text import prepare_xml
from ._feed_carrier import Carried, Gate, carrier_of, parsed_rows, row_of, survivors
from ._feed_carries import CARRIES
from ._feed_channel import Channel, Sign, at_home, channel_of, feed_of
from ._feed_dates import mail_date, to_pub_date, web_date_of
from ._feed_entry import Byline, Entry, byline_named
from ._feed_extensions import DUBLIN_CORE, MEDIA, carrier_line, links, root_spaces
from ._feed_history import HISTORY, RELATIONS, history_lines
from ._feed_literal import XML
from ._feed_media import Medium, type_of
from ._feed_plan import Columned
from ._feed_reader import (
    EXTENSIONS,
    Fields,
    One,
    Reader,
    Tables,
    Text,
    date_in,
    moment_in,
    passed,
    texts_in,
    url_in,
)
from ._feed_restore import Surroundings, restored
from ._feed_rows import Stating, rows_of
from ._feed_text import as_text, digits, to_html
from ._feed_write import renderer
from ._format import FeedWriter, Format, Options, Parsed, Value
from ._rss_elements import (
    CATEGORY,
    TEASERS,
    atom_link,
    author_named,
    enclosed,
    guid,
    old_body,
    subject,
    teaser,
)
from ._rss_quick import usual_item
from ._rss_rows import entry_in, rows_at_once
from ._xml_write import Rows, Run, attribute, element, empty

__all__ = ["RSS"]

_DOCS = "https://www.rssboard.org/rss-specification"
_ROWS = frozenset({"item"})
_ROOTS = frozenset({"rss", "rdf:RDF", "channel"})
_WORD = re.compile(r"\w+")


def parse(data: bytes, options: Options) -> Parsed:
    """Read a feed, item by item; raises ParseError when it is no RSS at all."""
    prepared = prepare_xml(data, options.limits)
    reader = Reader(options.url, options.limits.findings)
    rows: list[Carried] = []
    root: XmlElement | None = None
    for window in read_windows(prepared.text, _ROWS, reader.note):
        items = window.named("item".__eq__)
        if items and (around := items[0].parent):
            reader.settle_base(_channel_of(around), "link")
        rows += rows_of(items, reader, _stating(at_home(options, reader.base)))
        root = window[-1]
    if root is None or not (root.name in _ROOTS or rows):
        found = root.name if root is not None else "no XML"
        raise ParseError(f"{found} stands where rss was expected")
    channel = _channel(reader, _channel_of(root))
    if not channel.title:
        reader.note("feed_title_missing", "the channel has no title", root.line)
    return parsed_rows(rows, feed_of(channel), (*prepared.findings, *reader.findings))


def begin(value: Value, options: Options) -> FeedWriter:
    """Begin a feed that is written item by item; an article alone is a feed of one.

    An article with neither headline, description nor body has no place in a feed and is left out;
    so is the second of two with one guid. Raises RenderError when the channel would have no title
    or no link.
    """
    channel = channel_of(value, options)
    missing = [name for name in ("title", "link") if not getattr(channel, name)]
    if missing:
        finding = Finding("feed_incomplete", Severity.ERROR, _missing(missing), Place())
        raise RenderError(_missing(missing)).with_findings((finding,))
    lines = "".join(_channel_lines(channel))
    if channel.rests:
        lines, _ = restored(lines, channel.rests, _INSIDE_CHANNEL)
    is_embedding = options.level == "embedded"
    root = _EMBEDDING if is_embedding else _ROOT
    opening = f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n<channel>\n{lines}'
    gate = Gate(trim, _accepts, at_home(options, channel.link))

    def write(article: Any) -> bytes:
        usual = None if is_embedding else usual_item(article.__dict__)
        if usual is not None:
            return usual[1] if gate.passes(usual[0]) else b""
        entry = gate.admit(article)
        if entry is None:
            return b""
        lines = _item(entry)
        if entry.rests:
            lines, _ = restored(lines, entry.rests, _INSIDE_ITEM)
        carried = carrier_line(carrier_of(article, options))
        return f"<item>\n{lines}{carried}</item>\n".encode()

    return FeedWriter(opening.encode(), write, b"</channel>\n</rss>\n")


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    channel = _trim_channel(channel_of(value, options))
    around = at_home(options, channel.link)
    return survivors(value, feed_of(channel), trim, _accepts, around)


def trim(entry: Entry) -> Entry:
    """Give what RSS keeps of an entry: of people the name."""
    if _say_more(entry.authors) or _say_more(entry.contributors):
        bylines = {"authors": _named(entry.authors), "contributors": _named(entry.contributors)}
        entry = entry.changed(**bylines)
    if not entry.rests:
        return entry
    lines, rests = restored(_item(entry), entry.rests, _INSIDE_ITEM)
    if not entry.description and any(one.name in _KEPT_TEASERS for one in rests):
        told = _INSIDE_ITEM.fields((lines,)).get("teaser", "")
        entry = entry.changed(description=as_text(told))
    return entry.changed(rests=rests)


def _say_more(bylines: tuple[Byline, ...]) -> bool:
    """Tell whether any has more than a name, or none."""
    return any(url or email or image or not name for name, url, email, image in bylines)


def _named(bylines: tuple[Byline, ...]) -> tuple[Byline, ...]:
    return tuple([Byline(one.name) for one in bylines if one.name])


def _accepts(entry: Entry) -> bool:
    return entry.says_something


def _trim_channel(channel: Channel) -> Channel:
    """Give what RSS keeps of a channel: whole seconds, and no description that is the title."""
    trimmed = replace(
        channel,
        id="",
        description="" if channel.description == channel.title else channel.description,
        updated=web_date_of(to_pub_date(channel.updated)) if channel.updated else "",
        sign=channel.sign if _is_shown(channel.sign) else None,
    )
    if not channel.rests:
        return trimmed
    lines = "".join(_channel_lines(trimmed))
    return replace(trimmed, rests=restored(lines, channel.rests, _INSIDE_CHANNEL)[1])


def _missing(names: list[str]) -> str:
    said = " and ".join(f"a {name}" for name in names)
    return f"a channel of RSS needs {said}: give the feed title and home_page_url"


def _channel_lines(channel: Channel) -> Iterator[str]:
    yield element("title", channel.title)
    yield element("link", channel.link)
    yield element("description", channel.description or channel.title)
    yield element("language", channel.language)
    yield element("copyright", channel.rights)
    yield element("lastBuildDate", to_pub_date(channel.updated) if channel.updated else "")
    yield element("generator", channel.generator)
    yield element("docs", _DOCS)
    if channel.sign and _is_shown(channel.sign):
        yield "<image>\n" + element("url", channel.sign.url)
        yield element("title", channel.title) + element("link", channel.link)
        yield element("width", str(channel.sign.width or ""))
        yield element("height", str(channel.sign.height or "")) + "</image>\n"
    if channel.self_url:
        yield empty("atom:link", href=channel.self_url, rel="self", type="application/rss+xml")
    if channel.hub_url:
        yield empty("atom:link", href=channel.hub_url, rel="hub")
    yield from history_lines(channel, "atom:link")


def _is_shown(sign: Sign | None) -> bool:
    """Tell whether a picture may stand for a channel: by its ending, of one of three kinds."""
    kind = sign.url.rpartition(".")[2].lower() if sign else ""
    return not _WORD.fullmatch(kind) or kind in {"gif", "jpeg", "jpg", "png"}


def _item(entry: Entry) -> str:
    said = dict(entry.__dict__)
    if entry.guid == entry.link:
        said["permalink"] = said.pop("guid", "")
    said["no_summary"] = "" if entry.description else entry.body
    said["pubDate"], said["issued"] = mail_date(entry.published) if entry.published else ("", "")
    run = Run()
    run.add_rows(said, _LINES)
    return run.written()


def _summary(text: str, run: Run) -> None:
    run.add("<description>", to_html(text), "</description>\n")


def _no_summary(_: str, run: Run) -> None:
    """Write an empty description: without one before it, a body is a fault to validators."""
    run.add("<description>", "", "</description>\n")


def _categories(categories: tuple[tuple[str, str], ...], run: Run) -> None:
    for domain, word in categories:
        opening = f"<category{attribute('domain', domain)}>" if domain else "<category>"
        run.add(opening, word, "</category>\n")


def _creators(people: tuple[Byline, ...], run: Run) -> None:
    run.add_each("<dc:creator>", [person[0] for person in people], "</dc:creator>\n")


def _contributors(people: tuple[Byline, ...], run: Run) -> None:
    run.add_each("<dc:contributor>", [person[0] for person in people], "</dc:contributor>\n")


def _enclosure(media: tuple[Medium, ...], run: Run) -> None:
    """Write the first medium once more, for readers that know no Media RSS; it needs a type."""
    medium = media[0]
    kind = medium.type or type_of(medium.url)
    if kind:
        rest = f'"{attribute("type", kind)} length="{medium.size}"/>\n'
        run.add('<enclosure url="', medium.url, rest)


def _stating(options: Options) -> Stating[Carried]:
    return Stating(_ITEM, partial(_row, options), rows_at_once, "rdf:about", _COLUMNED)


def _row(options: Options, item: XmlElement, fields: Fields) -> Carried:
    return row_of(*entry_in(item, fields), trim, options)


def _channel_of(around: XmlElement) -> XmlElement:
    """Give the channel among what stands around items, beside them in RSS 1.0, or that itself."""
    return next((one for one in around.children if one.name == "channel"), around)


def _channel(reader: Reader, element: XmlElement) -> Channel:
    fields = reader.read(element, _CHANNEL)
    fields.setdefault("link", fields.pop("alternate", ""))
    return _trim_channel(Channel(**fields))


def _channel_link(reader: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take a link of Atom, which some spell without its prefix, or the link of RSS."""
    if not child.get("href"):
        if url := reader.address(child):
            fields.setdefault("link", url)
        return False
    name = _CHANNEL_LINKS.get(child.get("rel"))
    if name and name not in fields:
        fields[name] = reader.url(child, child.get("href"))
        return False
    return True


def _sign(reader: Reader, child: XmlElement) -> Sign | None:
    said = {one.name: one for one in child.children}
    url = reader.address(said["url"]) if "url" in said else ""
    width, height = (digits(said[name].text) if name in said else 0 for name in ("width", "height"))
    return Sign(url, width, height) if url else None


_KEPT_TEASERS: Final = frozenset(XML + name for name in TEASERS)
_CHANNEL_LINKS: Final = {
    "self": "self_url",
    "hub": "hub_url",
    "alternate": "alternate",
    "": "alternate",
    **RELATIONS,
}
# An item in the order that readers get right: the body early, the media last.
_LINES: Final = Rows(
    ("title", "<title>%s</title>\n"),
    ("link", "<link>%s</link>\n"),
    ("description", _summary),
    ("no_summary", _no_summary),
    ("body", "<content:encoded>%s</content:encoded>\n"),
    ("permalink", '<guid isPermaLink="true">%s</guid>\n'),
    ("guid", '<guid isPermaLink="false">%s</guid>\n'),
    ("pubDate", "<pubDate>%s</pubDate>\n"),
    ("categories", _categories),
    ("authors", _creators),
    ("contributors", _contributors),
    ("language", "<dc:language>%s</dc:language>\n"),
    ("rights", "<dc:rights>%s</dc:rights>\n"),
    ("modified", "<dcterms:modified>%s</dcterms:modified>\n"),
    *DUBLIN_CORE,
    ("licenses", links("atom:link", "license")),
    ("origins", links("atom:link", "via")),
    ("comments", "<comments>%s</comments>\n"),
    ("media", _enclosure),
    *MEDIA,
)
_ITEM: Final[Tables] = {
    **EXTENSIONS,
    "atom:link": atom_link,
    "atom:updated": date_in("modified"),
    "author": texts_in("authors", author_named),
    "body": old_body,
    "category": CATEGORY,
    "comments": url_in("comments"),
    "content:encoded": Text("encoded"),
    "dc:author": texts_in("authors", author_named),  # which Dublin Core has not, but feeds have
    "dc:creator": texts_in("authors", byline_named),
    "dc:date": date_in("published"),
    "dc:subject": texts_in("categories", subject),
    "description": Text("described"),
    "enclosure": enclosed,
    "fullitem": old_body,
    "guid": guid,
    "link": url_in("link"),
    "pubDate": date_in("published"),
    "schema:NewsArticle": Text("carrier"),
    "title": Text("title"),
    "xhtml:body": old_body,
    **dict.fromkeys(TEASERS, teaser),
}
_COLUMNED: Final = Columned(CATEGORY, guid, enclosed)
_CHANNEL: Final[Tables] = {
    **HISTORY,
    "atom:link": _channel_link,
    "copyright": Text("rights"),
    "dc:language": Text("language"),
    "dc:rights": Text("rights"),
    "description": Text("description"),
    "docs": passed,
    "generator": Text("generator"),
    "image": One("sign", _sign),
    "item": passed,
    "items": passed,
    "language": Text("language"),
    "lastBuildDate": moment_in("updated"),
    "link": _channel_link,
    "title": Text("title"),
}

_PREFIXES: Final = ("atom", "content", "dc", "dcterms", "media")
_ROOT: Final = f'<rss version="2.0"{root_spaces(*_PREFIXES, "slash")}>'
_EMBEDDING: Final = f'<rss version="2.0"{root_spaces(*_PREFIXES, "schema", "slash")}>'
_INSIDE_ITEM: Final = Surroundings(_ROOT, "", _ITEM)
_INSIDE_CHANNEL: Final = Surroundings(_ROOT, "", _CHANNEL)

RSS = Format(
    name="rss",
    parse=parse,
    render=renderer(begin, "a headline, a description or a body"),
    carries=CARRIES,
    requires=frozenset({"feed.title", "feed.home_page_url"}),
    narrow=narrow,
    media_type="application/rss+xml",
    suffix=".rss",
    spec="https://www.rssboard.org/rss-specification",
    feeds=True,
    begin=begin,
)
