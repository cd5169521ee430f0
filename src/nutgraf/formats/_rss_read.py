"""How the XML of RSS is read: each element alone, so that a bad one loses only itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement
from ..safety.show import show
from ..safety.urls import Url, is_absolute, resolve, to_uri
from ._feed_dates import same_moment, web_date_of
from ._feed_media import Medium, kind_of
from ._feed_text import as_text, has_blocks, plain
from ._rss_channel import Channel, Sign
from ._rss_item import Item

__all__ = ["Reader"]

_EMAIL_CHARACTERS = 254  # RFC 5321, section 4.5.3.1
_COUNT_DIGITS = 15  # what a double carries


class Reader:
    """Reads the elements of one document, and collects what it could not read."""

    def __init__(self, url: str, most: int) -> None:
        """Take where the document is served, and how many findings to keep."""
        self.findings: list[Finding] = []
        self._base = url
        self._based = False
        self._most = most
        self._unread: set[str] = set()

    def channel(self, element: XmlElement) -> Channel:
        """Read a channel without its items; a description that is the title says nothing."""
        fields: dict[str, Any] = {}
        links: dict[str, str] = {}
        for child in element.children:
            if child.name in {"atom:link", "link"} and child.get("href"):
                relation = child.get("rel") or "alternate"
                links.setdefault(relation, self.url(child, child.get("href")))
            elif child.name == "image":
                fields.setdefault("sign", _sign(self, child))
            elif child.name in _CHANNEL:
                self._take(_CHANNEL[child.name], child, fields)
        fields.setdefault("link", links.get("alternate", ""))
        fields |= {"self_url": links.get("self", ""), "hub_url": links.get("hub", "")}
        if fields.get("description") == fields.get("title"):
            fields.pop("description", None)
        return Channel(**fields)

    def item(self, element: XmlElement) -> Item:
        """Read an item."""
        self._settle_base(element.parent)
        fields: dict[str, Any] = {"media": []}
        whole: dict[str, str] = {}
        if element.get("rdf:about"):  # the identity of RSS 1.0
            fields["guid"] = plain(element.get("rdf:about"))
        for child in element.children:
            if child.name in _ITEM:
                self._take(_ITEM[child.name], child, fields)
            elif child.name in _LISTS:
                name, take = _LISTS[child.name]
                fields.setdefault(name, []).append(take(self, child))
            elif child.name in _WHOLE:
                whole.setdefault(child.name, child.text.strip())
            elif child.name in _SPECIAL:
                _SPECIAL[child.name](self, child, fields)
            elif child.name not in _PASSED:
                self._pass_over(child)
        _settle_texts(whole, fields)
        _settle_dates(fields)
        lists = {
            name: tuple(one for one in value if one)
            for name, value in fields.items()
            if isinstance(value, list)
        }
        return Item(**{**fields, **lists})

    def note(
        self, rule: str, message: str, line: int = 0, severity: Severity = Severity.WARNING
    ) -> None:
        """Keep a finding, up to the limit."""
        if len(self.findings) < self._most:
            place = Place(line=line, column=1 if line else 0)
            self.findings.append(Finding(rule, severity, show(message), place))

    def date(self, child: XmlElement) -> str:
        """Give the date of an element in the form of the web; nothing for what is no date."""
        text = plain(child.text)
        try:
            return web_date_of(text) if text else ""
        except ValueError as fault:
            self.note("date_unreadable", f"{child.name}: {fault}", child.line)
            return ""

    def address(self, child: XmlElement) -> str:
        """Give the URL that is the text of an element, or its `href`."""
        return self.url(child, plain(child.text) or child.get("href"))

    def url(self, child: XmlElement, text: str) -> str:
        """Give an absolute URL in ASCII, resolved against the document's; else nothing."""
        text = plain(text)
        if not text:
            return ""
        try:
            return to_uri(resolve(text, self._base) if self._base else Url(text))
        except ValueError as fault:
            self.note("url_unusable", f"{child.name}: {fault}", child.line)
            return ""

    def _settle_base(self, around: XmlElement | None) -> None:
        """Let what is relative be so to the channel's link, which is found before its items."""
        if self._based or around is None:
            return
        self._based = True
        links = (plain(child.text) for child in around.children if child.name == "link")
        stated = (plain(around.get("xml:base")), *links)
        self._base = next((url for url in stated if is_absolute(url)), self._base)

    def _take(self, of: tuple[str, _Taker], child: XmlElement, fields: dict[str, Any]) -> None:
        """Take the first value of a field; a second that says otherwise is told of."""
        name, take = of
        value = take(self, child)
        if value in ("", None):
            return
        if fields.setdefault(name, value) != value:
            said = f"{child.name} stands twice; the first counts"
            self.note("element_repeated", said, child.line)

    def _pass_over(self, child: XmlElement) -> None:
        if child.name not in self._unread:
            self._unread.add(child.name)
            said = f"{child.name} is not read"
            self.note("element_not_read", said, child.line, Severity.INFO)


def _text(reader: Reader, child: XmlElement) -> str:
    return plain(child.text)


def _prose(reader: Reader, child: XmlElement) -> str:
    return as_text(child.text)


def _mail_date(reader: Reader, child: XmlElement) -> str:
    """Give a date as it stands, if it is one; the channel keeps the form of mail."""
    return plain(child.text) if reader.date(child) else ""


def _count(reader: Reader, child: XmlElement) -> int | None:
    text = plain(child.text)
    return int(text) if _is_count(text) else None


def _digits(text: str) -> int:
    return int(text) if _is_count(text.strip()) else 0


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _COUNT_DIGITS


def _guid(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    """Take the identity; one that is a permalink is the link where there is no other."""
    fields["guid"] = plain(child.text)
    if child.get("isPermaLink").strip().lower() != "false" and is_absolute(fields["guid"]):
        fields["permalink"] = fields["guid"]


def _category(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    word = plain(child.text)
    if word:
        fields.setdefault("categories", []).append((plain(child.get("domain")), word))


def _author(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    """Read `mail@host (Name)`, which RSS wants, or a name, which is what feeds have."""
    text = plain(child.text)
    mail, opening, name = text.partition("(")
    name = name.rstrip(" )").strip() if opening else ""
    if name and "@" in mail:
        fields.setdefault("authors", []).append(name)
    elif "@" in text and " " not in text and len(text) <= _EMAIL_CHARACTERS:
        fields.setdefault("emails", []).append(text)
    else:
        fields.setdefault("authors", []).append(text)


def _atom_link(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    name = {"license": "licenses", "via": "origins"}.get(child.get("rel"))
    if name:
        fields.setdefault(name, []).append(reader.url(child, child.get("href")))


def _enclosure(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    medium = _medium(reader, child, child.get("length"))
    if medium and all(medium.url != one.url for one in fields["media"]):
        fields["media"].append(medium)


def _media(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    """Take a medium; what an enclosure said of the same URL says less."""
    medium = _medium(reader, child, child.get("fileSize"))
    if medium is None:
        return
    said = {one.name: plain(one.text) for one in child.children}
    medium = replace(
        medium,
        title=said.get("media:title", ""),
        caption=said.get("media:description", ""),
        credit=said.get("media:credit", ""),
        rights=said.get("media:copyright", ""),
    )
    fields["media"] = [*(one for one in fields["media"] if one.url != medium.url), medium]


def _group(reader: Reader, child: XmlElement, fields: dict[str, Any]) -> None:
    for one in child.children:
        if one.name == "media:content":
            _media(reader, one, fields)


def _medium(reader: Reader, child: XmlElement, size: str) -> Medium | None:
    url = reader.url(child, child.get("url"))
    kind = kind_of(child.get("medium"), child.get("type"), url)
    if url and not kind:
        said = f"{child.name} is no image, video or audio"
        reader.note("medium_unknown", said, child.line, Severity.INFO)
    if not (url and kind):
        return None
    width, height = _digits(child.get("width")), _digits(child.get("height"))
    return Medium(kind, url, plain(child.get("type")), width, height, _digits(size))


def _thumbnail(reader: Reader, child: XmlElement) -> str:
    return reader.url(child, child.get("url"))


def _sign(reader: Reader, element: XmlElement) -> Sign | None:
    said = {child.name: child for child in element.children}
    url = reader.address(said["url"]) if "url" in said else ""
    sizes = (_digits(said[name].text) if name in said else 0 for name in ("width", "height"))
    return Sign(url, *sizes) if url else None


def _settle_texts(whole: dict[str, str], fields: dict[str, Any]) -> None:
    """Sort out summary and body: a description with paragraphs and no body beside it is both."""
    described, body = whole.get("description", ""), whole.get("content:encoded", "")
    fields["description"] = as_text(described)
    fields["body"] = body or (described if has_blocks(described) else "")
    permalink = fields.pop("permalink", "")
    fields.setdefault("link", permalink)


def _settle_dates(fields: dict[str, Any]) -> None:
    """Prefer the form of the web, which says more, where it agrees with that of mail."""
    mail, written = fields.get("published", ""), fields.pop("issued", "")
    if written and (not mail or same_moment(mail, written)):
        fields["published"] = written


_Taker: TypeAlias = Callable[[Reader, XmlElement], Any]
_CHANNEL: dict[str, tuple[str, _Taker]] = {
    "title": ("title", _text),
    "link": ("link", Reader.address),
    "description": ("description", _prose),
    "language": ("language", _text),
    "dc:language": ("language", _text),
    "copyright": ("rights", _text),
    "dc:rights": ("rights", _text),
    "lastBuildDate": ("updated", _mail_date),
    "generator": ("generator", _text),
}
_ITEM: dict[str, tuple[str, _Taker]] = {
    "title": ("title", _text),
    "link": ("link", Reader.address),
    "pubDate": ("published", Reader.date),
    "dc:date": ("published", Reader.date),
    "dcterms:issued": ("issued", Reader.date),
    "dcterms:created": ("created", Reader.date),
    "dcterms:modified": ("modified", Reader.date),
    "atom:updated": ("modified", Reader.date),
    "dcterms:valid": ("expires", Reader.date),
    "dcterms:abstract": ("abstract", _text),
    "dc:language": ("language", _text),
    "dc:publisher": ("publisher", _text),
    "dc:rights": ("rights", _text),
    "comments": ("comments", Reader.address),
    "slash:comments": ("comment_count", _count),
}
_LISTS: dict[str, tuple[str, _Taker]] = {
    "dc:creator": ("authors", _text),
    "dc:contributor": ("contributors", _text),
    "dc:identifier": ("identifiers", _text),
    "dcterms:alternative": ("alternatives", _text),
    "dcterms:spatial": ("places", _text),
    "media:thumbnail": ("thumbnails", _thumbnail),
}
_SPECIAL: dict[str, Callable[[Reader, XmlElement, dict[str, Any]], None]] = {
    "atom:link": _atom_link,
    "author": _author,
    "category": _category,
    "enclosure": _enclosure,
    "guid": _guid,
    "media:content": _media,
    "media:group": _group,
}
_WHOLE = frozenset({"content:encoded", "description"})
_PASSED = frozenset({"wfw:commentRss"})  # for machines, and worthless without their service
