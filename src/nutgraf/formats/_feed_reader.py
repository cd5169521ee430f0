"""The bench of the XML feeds: elements read one by one, so that a bad one loses only itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement
from ..safety.show import show
from ..safety.urls import Url, is_absolute, resolve, to_uri
from ._feed_dates import same_moment, web_date_of
from ._feed_entry import Byline
from ._feed_media import Medium, kind_of
from ._feed_text import is_count, plain

__all__ = [
    "EXTENSIONS",
    "Fields",
    "Many",
    "One",
    "Reader",
    "Tables",
    "Take",
    "add_enclosure",
    "digits",
    "medium_at",
    "passed",
    "settle_dates",
    "take_count",
    "take_name",
    "take_text",
]

Fields: TypeAlias = dict[str, Any]


class Reader:
    """Reads the elements of one document, and collects what it could not read."""

    def __init__(self, url: str, most: int) -> None:
        """Take where the document is served, and how many findings to keep."""
        self.findings: list[Finding] = []
        self._base = url
        self._settled = False
        self._most = most
        self._unread: set[str] = set()

    def read(self, element: XmlElement, tables: Tables) -> Fields:
        """Read the children of an element by the tables; what stands in none is told of once."""
        fields: Fields = {}
        for child in element.children:
            take = tables.get(child.name)
            if take is not None:
                take(self, child, fields)
            else:
                self._pass_over(child)
        return {
            name: tuple(one for one in value if one) if isinstance(value, list) else value
            for name, value in fields.items()
        }

    def settle_base(self, around: XmlElement | None, link: str) -> None:
        """Let what is relative be so to the feed's own address, which is found before its entries.

        Shape: `link` is the name of the element that states it, as its text or its `href`.
        """
        if self._settled or around is None:
            return
        self._settled = True
        links = [child for child in around.children if child.name == link]
        stated = (child.get("href") or child.text for child in links)
        urls = map(plain, (around.get("xml:base"), *stated))
        self._base = next((url for url in urls if is_absolute(url)), self._base)

    def note(
        self, rule: str, message: str, line: int = 0, severity: Severity = Severity.WARNING
    ) -> None:
        """Keep a finding, up to the limit and one."""
        if len(self.findings) <= self._most:  # one more shows that there are too many
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

    def source(self, child: XmlElement) -> str:
        """Give the URL in the attribute `url` of an element."""
        return self.url(child, child.get("url"))

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

    def _pass_over(self, child: XmlElement) -> None:
        if child.name not in self._unread:
            self._unread.add(child.name)
            said = f"{child.name} is not read"
            self.note("element_not_read", said, child.line, Severity.INFO)


Take: TypeAlias = Callable[[Reader, XmlElement, Fields], None]
Tables: TypeAlias = Mapping[str, Take]


def take_text(reader: Reader, child: XmlElement) -> str:
    """Give the text of an element."""
    return plain(child.text)


def take_count(reader: Reader, child: XmlElement) -> int | None:
    """Give the whole number of an element, or None."""
    text = plain(child.text)
    return int(text) if is_count(text) else None


class One:
    """Takes the first value of a field; a second that says otherwise is told of."""

    def __init__(self, name: str, take: Callable[[Reader, XmlElement], Any] = take_text) -> None:
        """Take the name of the field and what makes its value."""
        self._name, self._take = name, take

    def __call__(self, reader: Reader, child: XmlElement, fields: Fields) -> None:
        """Take the value of an element."""
        value = self._take(reader, child)
        if value in ("", None):
            return
        if fields.setdefault(self._name, value) != value:
            said = f"{child.name} stands twice; the first counts"
            reader.note("element_repeated", said, child.line)


class Many:
    """Takes every value of a field, in their order."""

    def __init__(self, name: str, take: Callable[[Reader, XmlElement], Any] = take_text) -> None:
        """Take the name of the field and what makes its values."""
        self._name, self._take = name, take

    def __call__(self, reader: Reader, child: XmlElement, fields: Fields) -> None:
        """Take the value of an element."""
        fields.setdefault(self._name, []).append(self._take(reader, child))


def passed(reader: Reader, child: XmlElement, fields: Fields) -> None:
    """Pass over an element that is known and says nothing of its own."""


def settle_dates(fields: Fields) -> None:
    """Prefer the form of the web, which says more, where it agrees with that of mail."""
    mail, written = fields.get("published", ""), fields.pop("issued", "")
    if written and (not mail or same_moment(mail, written)):
        fields["published"] = written


def digits(text: str) -> int:
    """Give the whole number that a text is, else 0."""
    text = text.strip()
    return int(text) if is_count(text) else 0


def _media(reader: Reader, child: XmlElement, fields: Fields) -> None:
    """Take a medium; what an enclosure said of the same URL says less."""
    medium = medium_at(reader, child, child.get("url"), child.get("fileSize"))
    if medium is None:
        return
    said = {one.name: plain(one.text) for one in child.children}
    medium = medium._replace(
        title=said.get("media:title", ""),
        caption=said.get("media:description", ""),
        credit=said.get("media:credit", ""),
        rights=said.get("media:copyright", ""),
    )
    others = [one for one in fields.get("media", ()) if one.url != medium.url]
    fields["media"] = [*others, medium]


def _group(reader: Reader, child: XmlElement, fields: Fields) -> None:
    for one in child.children:
        if one.name == "media:content":
            _media(reader, one, fields)


def add_enclosure(reader: Reader, child: XmlElement, fields: Fields, url: str) -> None:
    """Take an enclosure, unless its URL has been taken already."""
    medium = medium_at(reader, child, url, child.get("length"))
    media = fields.setdefault("media", [])
    if medium and all(medium.url != one.url for one in media):
        media.append(medium)


def medium_at(reader: Reader, child: XmlElement, url: str, size: str) -> Medium | None:
    """Give the medium that an element points to; none for what is no image, video or audio."""
    url = reader.url(child, url)
    kind = kind_of(child.get("medium"), child.get("type"), url)
    if url and not kind:
        said = f"{child.name} is no image, video or audio"
        reader.note("medium_unknown", said, child.line, Severity.INFO)
    if not (url and kind):
        return None
    width, height = digits(child.get("width")), digits(child.get("height"))
    return Medium(kind, url, plain(child.get("type")), width, height, digits(size))


def take_name(reader: Reader, child: XmlElement) -> Byline | None:
    """Give the author whose name is the text of an element."""
    name = plain(child.text)
    return Byline(name) if name else None


# The elements of other vocabularies that RSS and Atom have in common.
EXTENSIONS: Tables = {
    "dc:contributor": Many("contributors", take_name),
    "dc:identifier": Many("identifiers"),
    "dc:language": One("language"),
    "dc:publisher": One("publisher"),
    "dc:rights": One("rights"),
    "dcterms:abstract": One("abstract"),
    "dcterms:alternative": Many("alternatives"),
    "dcterms:created": One("created", Reader.date),
    "dcterms:issued": One("issued", Reader.date),
    "dcterms:modified": One("modified", Reader.date),
    "dcterms:spatial": Many("places"),
    "dcterms:valid": One("expires", Reader.date),
    "media:content": _media,
    "media:group": _group,
    "media:thumbnail": Many("thumbnails", Reader.source),
    "slash:comments": One("comment_count", take_count),
    "wfw:commentRss": passed,  # for machines, and worthless without their service
}
