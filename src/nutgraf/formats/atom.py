"""Atom 1.0: the feed that keeps authors whole, text as text, and dates exactly.

Values: `published` and `updated` stand in the form of the web; a day, and the form a date was
written in where it is no RFC 3339, stand in Dublin Core beside them. The feed's author is the feed.
Source: RFC 4287. Atom 0.3 is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..errors import ParseError, RenderError
from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement, read_xml
from ..markup.xml_text import prepare_xml
from ._feed_carrier import carrier_of, entries_of, parsed_rows, row_of, survivors
from ._feed_carries import CARRIES
from ._feed_channel import Channel, Sign, channel_of, feed_of
from ._feed_dates import same_moment, to_moment
from ._feed_entry import Byline, Entry
from ._feed_extensions import DUBLIN_CORE, MEDIA, carrier_line, links, root_spaces
from ._feed_media import Medium, type_of
from ._feed_reader import (
    EXTENSIONS,
    Fields,
    Many,
    One,
    Reader,
    Tables,
    add_enclosure,
    passed,
    settle_dates,
)
from ._feed_text import as_text, plain, to_html
from ._format import Format, Options, Parsed, Value
from ._xml_write import Rows, Run, element, empty, quoted

__all__ = ["ATOM"]

_SPACE = "http://www.w3.org/2005/Atom"
_ROWS = frozenset({"entry"})
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s<>\"{}|\\^`]+")  # RFC 3987, less its syntax
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,189}")  # RFC 4287, section 3.2.3
_HTML_TYPES = frozenset({"html", "text/html"})


def parse(data: bytes, options: Options) -> Parsed:
    """Read a feed, entry by entry; raises ParseError when it is no Atom at all."""
    prepared = prepare_xml(data, options.limits)
    reader = Reader(options.url, options.limits.findings)
    entries: list[tuple[Entry, str]] = []
    root: XmlElement | None = None
    for row in read_xml(prepared.data, _ROWS, reader.note):
        if row.name.endswith("entry"):
            entries.append(_entry(reader, row))
        root = row
    if root is None or not (root.name.endswith("feed") or entries):
        found = root.name if root is not None else "no XML"
        raise ParseError(f"{found} stands where feed was expected")
    channel, authors = _channel(reader, root)
    if not channel.title:
        reader.note("feed_title_missing", "the feed has no title", root.line)
    rows = [row_of(_signed(one, authors), carrier, trim, options) for one, carrier in entries]
    return parsed_rows(rows, feed_of(channel), (*prepared.findings, *reader.findings))


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write a feed entry by entry; an article alone is a feed of one.

    An entry needs an absolute `@id` or a URL, and the moment of its last change or publication; an
    article that has not both is left out. Raises RenderError when the feed would have no title, id
    or moment of change.
    """
    channel = _trim_channel(channel_of(value, options))
    missing = [name for name in ("title", "id", "updated") if not getattr(channel, name)]
    if missing:
        said = f"a feed of Atom needs {' and '.join(missing)}: give the feed what is missing"
        finding = Finding("feed_incomplete", Severity.ERROR, said, Place())
        raise RenderError(said).with_findings((finding,))
    return _chunks(channel, value, options)


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    fields = feed_of(_trim_channel(channel_of(value, options)))
    return survivors(value, fields, trim, _accepts, options)


def trim(entry: Entry) -> Entry:
    """Give what Atom keeps of an entry: people with a name, ids and schemes that are IRIs."""
    return entry.changed(
        guid=entry.guid if _IRI.fullmatch(entry.guid) else entry.link,
        authors=tuple(_person(one) for one in entry.authors if one.name),
        contributors=tuple(_person(one) for one in entry.contributors if one.name),
        categories=tuple(
            (domain if _IRI.fullmatch(domain) else "", word) for domain, word in entry.categories
        ),
    )


def _person(byline: Byline) -> Byline:
    email = byline.email if _EMAIL.fullmatch(byline.email) else ""
    return Byline(byline.name, byline.url, email)


def _accepts(entry: Entry) -> bool:
    return bool(entry.guid and entry.title and _updated(entry))


def _updated(entry: Entry) -> str:
    """Give the moment of the last change in the form of RFC 3339; that of publication else."""
    return to_moment(entry.modified) or to_moment(entry.published)


def _trim_channel(channel: Channel) -> Channel:
    """Give what Atom keeps of a feed: an id, which is its address unless it has another."""
    identity = channel.id if _IRI.fullmatch(channel.id) else ""
    return replace(
        channel,
        id=identity or channel.self_url or channel.link,
        updated=to_moment(channel.updated),
        sign=Sign(channel.sign.url) if channel.sign else None,
    )


def _chunks(channel: Channel, value: Value, options: Options) -> Iterator[bytes]:
    extra = ("schema",) if options.level == "embedded" else ()
    spaces = root_spaces("dc", "dcterms", "media", *extra, "slash")
    lang = element("x", "x", **{"xml:lang": channel.language})[2:].partition(">")[0]
    yield b'<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="{_SPACE}"{spaces}{lang}>\n'.encode()
    yield "".join(_channel_lines(channel)).encode()
    for article, entry in entries_of(value, trim, _accepts, options):
        carried = carrier_line(carrier_of(article, options))
        yield f"{_entry_text(entry)}{carried}</entry>\n".encode()
    yield b"</feed>\n"


def _channel_lines(channel: Channel) -> Iterator[str]:
    yield element("id", channel.id)
    yield element("title", channel.title)
    yield element("subtitle", channel.description)
    yield element("updated", channel.updated)
    if channel.self_url:
        yield empty("link", rel="self", type="application/atom+xml", href=channel.self_url)
    if channel.link:
        yield empty("link", rel="alternate", type="text/html", href=channel.link)
    if channel.hub_url:
        yield empty("link", rel="hub", href=channel.hub_url)
    yield element("logo", channel.sign.url if channel.sign else "")
    yield element("rights", channel.rights)
    yield element("generator", channel.generator)
    yield f"<author>\n{element('name', channel.title)}</author>\n"


def _entry_text(entry: Entry) -> str:
    said = dict(entry.__dict__)
    published, updated = to_moment(entry.published), _updated(entry)
    says_less = entry.modified and (updated in {published, ""} or updated != entry.modified)
    said["published"], said["updated"] = published, updated
    said["modified"] = entry.modified if says_less else ""
    said["issued"] = entry.published if entry.published != published else ""
    lang = f' xml:lang="{quoted(entry.language)}"' if entry.language else ""
    run = Run()
    run.add_rows(said, _LINES)
    return f"<entry{lang}>\n{run.written()}"


def _authors(people: tuple[Byline, ...], run: Run) -> None:
    for person in people:
        _person_lines("author", person, run)


def _contributors(people: tuple[Byline, ...], run: Run) -> None:
    for person in people:
        _person_lines("contributor", person, run)


def _person_lines(name: str, byline: Byline, run: Run) -> None:
    run.add(f"<{name}>\n<name>%s</name>\n", byline.name)
    if byline.url:
        run.add("<uri>%s</uri>\n", byline.url)
    if byline.email:
        run.add("<email>%s</email>\n", byline.email)
    run.markup.append(f"</{name}>\n")


def _categories(categories: tuple[tuple[str, str], ...], run: Run) -> None:
    for scheme, word in categories:
        run.markup.append("<category")
        run.add_attribute("term", word)
        if scheme:
            run.add_attribute("scheme", scheme)
        run.markup.append("/>\n")


def _enclosure(media: tuple[Medium, ...], run: Run) -> None:
    medium = media[0]
    run.add('<link rel="enclosure" href="%s"', medium.url)
    if kind := medium.type or type_of(medium.url):
        run.add_attribute("type", kind)
    run.markup.append(f' length="{medium.size}"/>\n' if medium.size else "/>\n")


def _entry(reader: Reader, row: XmlElement) -> tuple[Entry, str]:
    reader.settle_base(row.parent, "atom:link")
    fields = reader.read(row, _ENTRY)
    fields.setdefault("language", plain(row.get("xml:lang")))
    carrier, updated = fields.pop("carrier", ""), fields.pop("updated", "")
    mail = fields.get("published", "")
    settle_dates(fields)
    stated = fields.pop("modified", "")
    if stated and updated and _agrees(stated, updated, mail):
        fields["modified"] = stated
    elif updated and updated != mail:
        fields["modified"] = updated
    return Entry(**fields), carrier


def _agrees(stated: str, updated: str, published: str) -> bool:
    """Tell whether the stated change is that of `updated`, or one that it has no form for."""
    is_moment = bool(to_moment(stated))
    return same_moment(updated, stated) if is_moment else updated == published


def _channel(reader: Reader, root: XmlElement) -> tuple[Channel, tuple[Byline, ...]]:
    fields = reader.read(root, _FEED)
    fields.setdefault("language", plain(root.get("xml:lang")))
    authors = fields.pop("authors", ())
    title = fields.get("title", "")
    return Channel(**fields), tuple(one for one in authors if one.name != title)


def _signed(entry: Entry, authors: tuple[Byline, ...]) -> Entry:
    """Let an entry without authors have the feed's. Source: RFC 4287, section 4.1.1."""
    return entry if entry.authors else entry.changed(authors=authors)


def _words(reader: Reader, child: XmlElement) -> str:
    """Read a text construct as plain text. Source: RFC 4287, section 3.1."""
    kind = child.get("type").strip().lower()
    if kind in _HTML_TYPES or child.get("mode") == "escaped":
        return as_text(child.text)
    return plain(child.text)


def _html(reader: Reader, child: XmlElement) -> str:
    """Read content as HTML. Source: RFC 4287, section 4.1.3."""
    kind = child.get("type").strip().lower()
    if kind in {"xhtml", "application/xhtml+xml"} or child.get("mode") == "xml":
        inner = next((one for one in child.children if one.name == "xhtml:div"), child)
        return inner.markup.strip()
    if kind in _HTML_TYPES or child.get("mode") == "escaped":
        return child.text.strip()
    return to_html(child.text.strip()) if kind in {"", "text", "text/plain"} else ""


def _byline(reader: Reader, child: XmlElement) -> Byline | None:
    said = {one.name.rpartition(":")[2]: one for one in child.children}
    name = plain(said["name"].text) if "name" in said else ""
    email = plain(said["email"].text) if "email" in said else ""
    at = said.get("uri") or said.get("url")
    url = reader.address(at) if at is not None else ""
    return Byline(name, url, email) if name or email else None


def _category(reader: Reader, child: XmlElement) -> tuple[str, str] | None:
    word = plain(child.get("term")) or plain(child.get("label")) or plain(child.text)
    return (plain(child.get("scheme")), word) if word else None


def _link(reader: Reader, child: XmlElement, fields: Fields) -> None:
    """Take a link by its relation; of the alternates the first that is a page."""
    relation, href = child.get("rel").strip().lower() or "alternate", child.get("href")
    if relation == "enclosure":
        add_enclosure(reader, child, fields, href)
    elif relation == "alternate" and child.get("type") in {
        "",
        "text/html",
        "application/xhtml+xml",
    }:
        fields.setdefault("link", reader.url(child, href))
    elif relation in {"license", "via"}:
        name = {"license": "licenses", "via": "origins"}[relation]
        fields.setdefault(name, []).append(reader.url(child, href))
    elif relation == "replies":
        fields.setdefault("comments", reader.url(child, href))


def _feed_link(reader: Reader, child: XmlElement, fields: Fields) -> None:
    names = {"self": "self_url", "hub": "hub_url", "alternate": "link", "": "link"}
    name = names.get(child.get("rel").strip().lower())
    if name:
        fields.setdefault(name, reader.url(child, child.get("href")))


def _logo(reader: Reader, child: XmlElement) -> Sign | None:
    url = reader.address(child)
    return Sign(url) if url else None


def _in_all_spaces(tables: Tables) -> Tables:
    """Let the names of Atom be known in Atom 0.3 too, and in feeds that declare no name space."""
    return {
        f"{space}{name}": take
        for space in ("atom:", "atom03:", "")
        for name, take in tables.items()
    }


_LINES: Final[Rows] = (
    ("guid", "<id>%s</id>\n"),
    ("title", "<title>%s</title>\n"),
    ("link", '<link rel="alternate" type="text/html" href="%s"/>\n'),
    ("licenses", links("link", "license")),
    ("origins", links("link", "via")),
    ("comments", '<link rel="replies" href="%s"/>\n'),
    ("media", _enclosure),
    ("published", "<published>%s</published>\n"),
    ("updated", "<updated>%s</updated>\n"),
    ("authors", _authors),
    ("contributors", _contributors),
    ("categories", _categories),
    ("rights", "<rights>%s</rights>\n"),
    ("description", "<summary>%s</summary>\n"),
    ("body", '<content type="html">%s</content>\n'),
    ("modified", "<dcterms:modified>%s</dcterms:modified>\n"),
    *DUBLIN_CORE,
    *MEDIA,
)
_ENTRY: Final[Tables] = {
    **EXTENSIONS,
    **_in_all_spaces(
        {
            "author": Many("authors", _byline),
            "category": Many("categories", _category),
            "content": One("body", _html),
            "contributor": Many("contributors", _byline),
            "created": One("created", Reader.date),
            "id": One("guid"),
            "issued": One("published", Reader.date),
            "link": _link,
            "modified": One("updated", Reader.date),
            "published": One("published", Reader.date),
            "rights": One("rights", _words),
            "source": passed,
            "summary": One("description", _words),
            "title": One("title", _words),
            "updated": One("updated", Reader.date),
        }
    ),
    "schema:NewsArticle": One("carrier"),
}
_FEED: Final[Tables] = _in_all_spaces(
    {
        "author": Many("authors", _byline),
        "entry": passed,
        "generator": One("generator"),
        "icon": passed,
        "id": One("id"),
        "link": _feed_link,
        "logo": One("sign", _logo),
        "modified": One("updated", Reader.date),
        "rights": One("rights", _words),
        "subtitle": One("description", _words),
        "tagline": One("description", _words),
        "title": One("title", _words),
        "updated": One("updated", Reader.date),
    }
)

ATOM = Format(
    name="atom",
    parse=parse,
    render=render,
    carries=CARRIES | {"author[].email", "author[].url", "contributor[].url", "feed.id"},
    requires=frozenset({"feed.title", "feed.home_page_url", "feed.updated"}),
    narrow=narrow,
    media_type="application/atom+xml",
    suffix=".atom",
    spec="https://www.rfc-editor.org/rfc/rfc4287",
    feeds=True,
)
