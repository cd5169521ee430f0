"""Atom 1.0: the feed that keeps authors whole, text as text, and dates exactly.

Values: `published` and `updated` stand in the form of the web; a day, and the form a date was
written in where it is no RFC 3339, stand in Dublin Core beside them. The feed's author is the feed.
Source: RFC 4287. Atom 0.3 is read too.
"""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from ..errors import ParseError, RenderError
from ..findings import Finding, Place, Severity
from ..markup._xml import SPACES, XmlElement
from ..markup._xml_rows import read_windows
from ..markup.xml_text import prepare_xml
from ..safety.text import xml_clean
from ..safety.uri_forms import fault_of_uri, has_known_scheme
from ..safety.urls import is_absolute, to_uri
from ._atom_lines import entry_lines, feed_lines, lang, updated_of
from ._atom_rows import Stated, entries_at_once, entry_in, signed
from ._feed_carrier import (
    Carried,
    Gate,
    carrier_of,
    parsed_rows,
    row_of,
    survivors,
)
from ._feed_carries import CARRIES
from ._feed_channel import Channel, Sign, at_home, channel_of, feed_of
from ._feed_dates import to_moment
from ._feed_entry import Byline, Entry
from ._feed_extensions import carrier_line, root_spaces
from ._feed_history import HISTORY, RELATIONS
from ._feed_literal import Literal
from ._feed_reader import (
    EXTENSIONS,
    Fields,
    Many,
    One,
    Reader,
    Tables,
    Text,
    add_enclosure,
    date_in,
    moment_in,
    passed,
)
from ._feed_restore import Surroundings, restored
from ._feed_rows import Stating, rows_of
from ._feed_text import as_text, plain, to_html
from ._feed_write import renderer
from ._format import FeedWriter, Format, Options, Parsed, Value
from ._xml_write import element

__all__ = ["ATOM"]

_ROWS = frozenset({"entry"})
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s<>\"{}|\\^`]+")  # RFC 3987, less its syntax
_SAFE = "%!$&'()*+,;=:@/?#-._~"  # what a URI may hold; RFC 3986, section 2
_ORIGIN = re.compile(r"(https?)://([^/?#:@]+)(?::(\d*))?(?=[/?#]|$)", re.IGNORECASE | re.ASCII)
_PORTS = {"http": "80", "https": "443"}
# RFC 4287, section 3.2.3, as far as validators of feeds know it.
_EMAIL = re.compile(r"[A-Za-z0-9_+.'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")
_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
_HTML_TYPES = frozenset({"html", "text/html"})


def parse(data: bytes, options: Options) -> Parsed:
    """Read a feed, entry by entry; raises ParseError when it is no Atom at all."""
    prepared = prepare_xml(data, options.limits)
    reader = Reader(options.url, options.limits.findings)
    entries: list[Stated] = []
    root: XmlElement | None = None
    for window in read_windows(prepared.text, _ROWS, reader.note):
        given = window.named(_is_entry)
        if given:
            reader.settle_base(given[0].parent, "atom:link")
        entries += rows_of(given, reader, _STATING)
        root = window[-1]
    if root is None or not (root.name.endswith("feed") or entries):
        found = root.name if root is not None else "no XML"
        raise ParseError(f"{found} stands where feed was expected")
    channel, authors = _channel(reader, root)
    if not channel.title:
        reader.note("feed_title_missing", "the feed has no title", root.line)
    around = at_home(options, channel.link)
    rows = [_row(signed(one, authors), around) for one in entries]
    return parsed_rows(rows, feed_of(channel), (*prepared.findings, *reader.findings))


def begin(value: Value, options: Options) -> FeedWriter:
    """Begin a feed that is written entry by entry; an article alone is a feed of one.

    An entry needs an absolute `@id` or a URL, a URL or a body, and the moment of its last change or
    publication; an article that has not all three is left out. Raises RenderError when the feed
    would have no title, id or moment of change.
    """
    channel = _trim_channel(channel_of(value, options))
    missing = [name for name in ("title", "id", "updated") if not getattr(channel, name)]
    if missing:
        said = f"a feed of Atom needs {' and '.join(missing)}: give the feed what is missing"
        finding = Finding("feed_incomplete", Severity.ERROR, said, Place())
        raise RenderError(said).with_findings((finding,))
    lines, _ = _feed_text(channel)
    root = (_EMBEDDING if options.level == "embedded" else _ROOT)[:-1] + lang(channel.language)
    opening = f'<?xml version="1.0" encoding="utf-8"?>\n{root}>\n{lines}'
    admit = Gate(trim, _accepts, at_home(options, channel.link)).admit

    def write(article: Any) -> bytes:
        entry = admit(article)
        if entry is None:
            return b""
        lines = entry_lines(entry)
        if entry.rests:
            lines, _ = restored(lines, entry.rests, _INSIDE_ENTRY)
        carried = carrier_line(carrier_of(article, options))
        return f"<entry{lang(entry.language)}>\n{lines}{carried}</entry>\n".encode()

    return FeedWriter(opening.encode(), write, b"</feed>\n")


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    channel = _trim_channel(channel_of(value, options))
    around = at_home(options, channel.link)
    return survivors(value, feed_of(channel), trim, _accepts, around)


def trim(entry: Entry) -> Entry:
    """Give what Atom keeps of an entry: people with a name, ids and schemes that are URIs."""
    name = _identity(entry.guid) if entry.guid != entry.link else ""
    trimmed = entry.changed(
        guid=name or _as_id(entry.link) or _uri(entry.guid),
        authors=tuple([_person(one) for one in entry.authors if one.name]),
        contributors=tuple([_person(one) for one in entry.contributors if one.name]),
        categories=tuple([(_uri(domain), word) for domain, word in entry.categories]),
    )
    if not entry.rests:
        return trimmed
    return trimmed.changed(rests=restored(entry_lines(trimmed), entry.rests, _INSIDE_ENTRY)[1])


def _uri(iri: str) -> str:
    """Give an id or a scheme in ASCII, for readers know no other; nothing for what is no IRI."""
    if not _IRI.fullmatch(iri):
        return ""
    return to_uri(iri) if is_absolute(iri) else quote(iri, safe=_SAFE)


def _identity(iri: str) -> str:
    """Give an id in ASCII, if its scheme is known and lets it be one."""
    uri = _uri(iri)
    return uri if has_known_scheme(uri) and not fault_of_uri(uri) else ""


def _person(byline: Byline) -> Byline:
    email = byline.email if _EMAIL.fullmatch(byline.email) else ""
    return Byline(byline.name, byline.url, email)


def _accepts(entry: Entry) -> bool:
    leads_on = entry.link or entry.body  # RFC 4287, section 4.1.2
    return bool(entry.guid and entry.title and leads_on and updated_of(entry))


def _trim_channel(channel: Channel) -> Channel:
    """Give what Atom keeps of a feed: an id, which is its address unless it has another."""
    trimmed = replace(
        channel,
        id=_identity(channel.id) or _as_id(channel.self_url or channel.link) or _uri(channel.id),
        updated=to_moment(channel.updated),
        sign=Sign(channel.sign.url) if channel.sign else None,
    )
    return replace(trimmed, rests=_feed_text(trimmed)[1])


def _as_id(url: str) -> str:
    """Give a URL in the form that an id has: small letters to the port, no usual one, a path.

    Source: RFC 4287, section 4.2.6.1.
    """
    found = _ORIGIN.match(url)
    if found is None:
        return url
    scheme, host, port = found[1].lower(), found[2].lower(), found[3]
    named = f":{port}" if port and port != _PORTS[scheme] else ""
    rest = url[found.end() :]
    return f"{scheme}://{host}{named}{'' if rest[:1] == '/' else '/'}{rest}"


def _feed_text(channel: Channel) -> tuple[str, tuple[Literal, ...]]:
    """Write what the feed says of itself; where nobody else is its author, it is its own."""
    lines, kept = "".join(feed_lines(channel)), channel.rests
    if kept:
        lines, kept = restored(lines, kept, _INSIDE_FEED)
    if any(one.name == "xml:atom:author" for one in kept):
        return lines, kept
    return f"{lines}<author>\n{element('name', channel.title)}</author>\n", kept


def _is_entry(name: str) -> bool:
    return name.endswith("entry")


def _row(stated: Stated, options: Options) -> Carried:
    return stated if isinstance(stated, Carried) else row_of(*stated, trim, options)


def _channel(reader: Reader, root: XmlElement) -> tuple[Channel, tuple[Byline, ...]]:
    fields = reader.read(root, _FEED)
    fields.setdefault("language", plain(root.get("xml:lang")))
    authors = fields.pop("authors", ())
    title = fields.get("title", "")
    return Channel(**fields), tuple(one for one in authors if one.name != title)


def _words(reader: Reader, child: XmlElement) -> str:
    """Read a text construct as plain text. Source: RFC 4287, section 3.1."""
    if any(True for _ in child.children):
        return as_text(child.markup)
    kind = child.get("type").strip().lower()
    if child.get("mode") == "base64":
        return as_text(_decoded(child.text))
    if kind in _HTML_TYPES or child.get("mode") == "escaped":
        return as_text(child.text)
    return plain(child.text)


def _decoded(text: str) -> str:
    """Give what is meant by Base64, or the text itself. Source: Atom 0.3, section 3.1.2."""
    try:
        return xml_clean(b64decode(text).decode())
    except ValueError:
        return text


def _html(reader: Reader, child: XmlElement) -> str:
    """Read content as HTML. Source: RFC 4287, section 4.1.3."""
    kind = child.get("type").strip().lower()
    if kind in {"xhtml", "application/xhtml+xml"} or child.get("mode") == "xml":
        inner = next((one for one in child.children if one.name == "xhtml:div"), child)
        return inner.markup.strip()
    if child.get("mode") == "base64" and (kind.startswith("text/") or not kind):
        return _decoded(child.text).strip()
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


def _link(reader: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take a link by its relation; of the alternates the first that is a page."""
    relation, href = child.get("rel").strip().lower() or "alternate", child.get("href")
    if relation == "enclosure":
        add_enclosure(reader, child, fields, "href")
        return False
    if relation in {"license", "via"}:
        name = {"license": "licenses", "via": "origins"}[relation]
        fields.setdefault(name, []).append(reader.url(child, href))
        return False
    name = {"alternate": "link", "replies": "comments"}.get(relation, "")
    if not name or name in fields or (name == "link" and child.get("type") not in _PAGES):
        return True
    fields[name] = reader.url(child, href)
    return False


def _feed_link(reader: Reader, child: XmlElement, fields: Fields) -> bool:
    name = _FEED_LINKS.get(child.get("rel").strip().lower())
    if not name or name in fields:
        return True
    fields[name] = reader.url(child, child.get("href"))
    return False


def _feed_author(reader: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take the author of a feed for its entries, and keep who is not the feed itself."""
    byline = _byline(reader, child)
    if byline is not None:
        fields.setdefault("authors", []).append(byline)
    return byline is not None and byline != (fields.get("title"), "", "", "")


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


_ENTRY: Final[Tables] = {
    **EXTENSIONS,
    **_in_all_spaces(
        {
            "author": Many("authors", _byline),
            "category": Many("categories", _category),
            "content": One("body", _html),
            "contributor": Many("contributors", _byline),
            "created": date_in("created"),
            "id": Text("guid"),
            "issued": date_in("published"),
            "link": _link,
            "modified": date_in("updated"),
            "published": date_in("published"),
            "copyright": One("rights", _words),
            "rights": One("rights", _words),
            "summary": One("description", _words),
            "title": One("title", _words),
            "updated": date_in("updated"),
        }
    ),
    "schema:NewsArticle": Text("carrier"),
}
_STATING: Final = Stating(_ENTRY, entry_in, entries_at_once, "xml:lang")
_FEED_LINKS: Final = {
    "self": "self_url",
    "hub": "hub_url",
    "alternate": "link",
    "": "link",
    **RELATIONS,
}
_FEED: Final[Tables] = {
    **HISTORY,
    **_in_all_spaces(
        {
            "author": _feed_author,
            "entry": passed,
            "generator": Text("generator"),
            "id": Text("id"),
            "link": _feed_link,
            "logo": One("sign", _logo),
            "modified": moment_in("updated"),
            "copyright": One("rights", _words),
            "rights": One("rights", _words),
            "subtitle": One("description", _words),
            "tagline": One("description", _words),
            "title": One("title", _words),
            "updated": moment_in("updated"),
        }
    ),
}

_PREFIXES: Final = ("dc", "dcterms", "media")
_ROOT: Final = f'<feed xmlns="{SPACES["atom"]}"{root_spaces(*_PREFIXES, "slash")}>'
_EMBEDDING: Final = f'<feed xmlns="{SPACES["atom"]}"{root_spaces(*_PREFIXES, "schema", "slash")}>'
_INSIDE_ENTRY: Final = Surroundings(_ROOT, SPACES["atom"], _ENTRY)
_INSIDE_FEED: Final = Surroundings(_ROOT, SPACES["atom"], _FEED)

_NEEDS = "an id or a URL, a headline, a URL or a body, and the moment of its last change"
ATOM = Format(
    name="atom",
    parse=parse,
    render=renderer(begin, _NEEDS),
    carries=CARRIES | {"author[].email", "author[].url", "contributor[].url", "feed.id"},
    requires=frozenset({"feed.title", "feed.home_page_url", "feed.updated"}),
    narrow=narrow,
    media_type="application/atom+xml",
    suffix=".atom",
    spec="https://www.rfc-editor.org/rfc/rfc4287",
    feeds=True,
    begin=begin,
)
