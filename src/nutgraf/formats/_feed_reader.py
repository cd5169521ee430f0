"""The bench of the XML feeds: elements read one by one, so that a bad one loses only itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement
from ..safety.show import show
from ..safety.urls import Url, is_absolute, resolve, to_uri
from ._feed_dates import same_moment, web_date_of
from ._feed_entry import Byline
from ._feed_literal import MOST_LITERALS, Literal, literal_of
from ._feed_media import Medium, kind_of, type_of
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
        """Read the children of an element by the tables; what no field takes is kept as it is."""
        fields: Fields = {}
        rests: list[Literal] = []
        for name, text, raw in element.parts:
            take = tables.get(name)
            if text is not None and isinstance(take, str):
                value = plain(text)
                if value and fields.setdefault(take, value) != value:
                    self.repeated(XmlElement(raw, name))
                continue
            child = XmlElement(raw, name)
            if self._is_foreign(take, child, fields):
                self._keep(child, rests, is_told=take is None)
            elif text is None and says_more(child):
                self._keep(child, rests, is_told=False)
        for name, value in fields.items():
            if isinstance(value, list):
                fields[name] = tuple([one for one in value if one])
        if rests:
            fields["rests"] = tuple(rests)
        return fields

    def said(self, element: XmlElement, tables: Tables) -> Fields | None:
        """Give the fields that one element states; None where no field takes it."""
        fields: Fields = {}
        is_foreign = self._is_foreign(tables.get(element.name), element, fields)
        return None if is_foreign else fields

    def repeated(self, child: XmlElement) -> None:
        """Tell of an element that says otherwise than the one before it."""
        said = f"{child.name} stands twice; the first counts"
        self.note("element_repeated", said, child.line)

    def _is_foreign(self, take: str | Take | None, child: XmlElement, fields: Fields) -> bool:
        """Take an element, and tell whether no field has a place for it."""
        if take is None:
            return True
        if not isinstance(take, str):
            return bool(take(self, child, fields))
        value = plain(child.text)
        if value and fields.setdefault(take, value) != value:
            self.repeated(child)
        return False

    def _keep(self, child: XmlElement, rests: list[Literal], *, is_told: bool) -> None:
        literal = literal_of(child) if len(rests) < MOST_LITERALS else None
        if literal is not None:
            rests.append(literal)
        if is_told and child.name not in self._unread:
            self._unread.add(child.name)
            said = "is kept as it is" if literal is not None else "is not read"
            self.note("element_not_read", f"{child.name} {said}", child.line, Severity.INFO)

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


Take: TypeAlias = Callable[[Reader, XmlElement, Fields], "bool | None"]
Tables: TypeAlias = Mapping[str, "str | Take"]


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
            reader.repeated(child)


class Many:
    """Takes every value of a field, in their order."""

    def __init__(self, name: str, take: Callable[[Reader, XmlElement], Any] = take_text) -> None:
        """Take the name of the field and what makes its values."""
        self._name, self._take = name, take

    def __call__(self, reader: Reader, child: XmlElement, fields: Fields) -> None:
        """Take the value of an element."""
        fields.setdefault(self._name, []).append(self._take(reader, child))


def says_more(element: XmlElement) -> bool:
    """Tell whether an element holds attributes or elements that no field takes."""
    known = _KNOWN.get(element.name)
    if known == _ALL:
        return False
    if any(name not in (known or ()) for name in element.attribute_names):
        return True
    if known is None:  # of what is text, markup inside is a fault
        return False
    return any(one.name not in known or says_more(one) for one in element.children)


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
    """Take a medium, with what an enclosure said of the same URL and it does not say."""
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
    _add_medium(medium, fields)


def _group(reader: Reader, child: XmlElement, fields: Fields) -> None:
    for one in child.children:
        if one.name == "media:content":
            _media(reader, one, fields)


def add_enclosure(reader: Reader, child: XmlElement, fields: Fields, url: str) -> None:
    """Take an enclosure; of a URL that has been taken already it says less."""
    medium = medium_at(reader, child, url, child.get("length"))
    if medium is not None:
        _add_medium(medium, fields, is_enclosure=True)


def _add_medium(medium: Medium, fields: Fields, *, is_enclosure: bool = False) -> None:
    """Add a medium, or join what is said of one URL in two places.

    Of the enclosure the size counts, and the type unless the URL says it as well: writers guess it.
    """
    media = fields.setdefault("media", [])
    at = next((at for at, one in enumerate(media) if one.url == medium.url), None)
    if at is None:
        media.append(medium)
        return
    more, less = (media[at], medium) if is_enclosure else (medium, media[at])
    guessed = type_of(less.url) == less.type
    media[at] = more._replace(
        size=more.size or less.size, type=more.type or ("" if guessed else less.type)
    )


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


_ALL: Final = frozenset({"*"})
_ATOM_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "author": frozenset({"name", "uri", "url", "email"}),
    "category": frozenset({"term", "scheme"}),
    "content": _ALL,
    "contributor": frozenset({"name", "uri", "url", "email"}),
    "link": frozenset({"href", "length", "rel", "type"}),
    "rights": _ALL,
    "subtitle": _ALL,
    "summary": _ALL,
    "tagline": _ALL,
    "title": _ALL,
}
# The attributes and elements in an element that its fields take; in no other any is.
_KNOWN: Final[Mapping[str, Collection[str]]] = {
    "category": {"domain", "term", "scheme"},
    "enclosure": {"length", "type", "url"},
    "guid": {"isPermaLink"},
    "image": {"height", "link", "title", "url", "width"},
    "media:content": {
        "fileSize", "height", "media:copyright", "media:credit", "media:description",
        "media:title", "medium", "type", "url", "width",
    },
    "media:description": {"type"},
    "media:group": {"media:content"},
    "media:thumbnail": {"url"},
    "media:title": {"type"},
    **{
        f"{space}:{name}": known | {f"{space}:{one}" for one in known} if known != _ALL else _ALL
        for space in ("atom", "atom03")
        for name, known in _ATOM_KNOWN.items()
    },
}  # fmt: skip
# The elements of other vocabularies that RSS and Atom have in common.
EXTENSIONS: Tables = {
    "dc:contributor": Many("contributors", take_name),
    "dc:identifier": Many("identifiers"),
    "dc:language": "language",
    "dc:publisher": "publisher",
    "dc:rights": "rights",
    "dcterms:abstract": "abstract",
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
