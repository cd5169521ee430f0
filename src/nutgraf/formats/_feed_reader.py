"""The bench of the XML feeds: elements read one by one, so that a bad one loses only itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, TypeAlias

from ..findings import Finding, Place, Severity
from ..markup._xml import XmlElement
from ..markup._xml_rows import element_of
from ..safety.show import show
from ..safety.urls import Url, is_absolute, is_plain_uri, resolve, to_uri
from ._feed_dates import same_moment, web_date_of, web_moment_of
from ._feed_entry import byline_named
from ._feed_literal import MOST_LITERALS, Literal, literal_of
from ._feed_media import INSIDE_MEDIUM, Medium, add_medium, medium_said
from ._feed_text import is_count, plain

_URLS = 64  # that are kept while an item is read

__all__ = [
    "EXTENSIONS",
    "Fields",
    "Many",
    "One",
    "Reader",
    "Tables",
    "Take",
    "Text",
    "add_enclosure",
    "date_in",
    "media_content",
    "medium_at",
    "moment_in",
    "passed",
    "says_more",
    "settle_dates",
    "texts_in",
    "uri_of",
    "url_in",
]

Fields: TypeAlias = dict[str, Any]


class Reader:
    """Reads the elements of one document, and collects what it could not read."""

    def __init__(self, url: str, most: int) -> None:
        """Take where the document is served, and how many findings to keep."""
        self.findings: list[Finding] = []
        self.base = url  # which what is relative is relative to
        self._settled = False
        self._most = most
        self.unread: set[str] = set()  # the names that were told of

    def read(self, element: XmlElement, tables: Tables) -> Fields:
        """Read the children of an element by the tables; what no field takes is kept as it is."""
        fields: Fields = {}
        rests: list[Literal] = []
        for name, text, raw in element.parts:
            take = tables.get(name)
            if text is not None and type(take) is Text:
                value = text.strip()
                if value and not (take.is_bare and fields.setdefault(take.name, value) == value):
                    self._state(take, value, name, raw, fields)
                continue
            child = element_of(raw, name)
            if self.is_foreign(take, child, fields):
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
        is_foreign = self.is_foreign(tables.get(element.name), element, fields)
        return None if is_foreign else fields

    def is_foreign(self, take: Text | Take | None, child: XmlElement, fields: Fields) -> bool:
        """Take an element, and tell whether no field has a place for it."""
        if take is None:
            return True
        if not isinstance(take, Text):
            return bool(take(self, child, fields))
        value = child.text.strip() or (child.get("href").strip() if take.is_url else "")
        if value:
            self._state(take, value, child.name, child, fields)
        return False

    def _state(self, take: Text, said: str, name: str, raw: Any, fields: Fields) -> None:
        """Take the text of an element; a second one that says otherwise is told of."""
        value: Any = said
        try:
            if take.is_url:
                value = uri_of(said, self.base)
            elif take.make is not None:
                value = take.make(said)
        except ValueError as fault:
            rule = "url_unusable" if take.is_url else "date_unreadable"
            self.note(rule, f"{_plain_name(name)}: {fault}", element_of(raw, name).line)
            return
        if take.is_many:
            fields.setdefault(take.name, []).append(value)
        elif value is not None and fields.setdefault(take.name, value) != value:
            said = f"{_plain_name(name)} stands twice; the first counts"
            self.note("element_repeated", said, element_of(raw, name).line)

    def _keep(self, child: XmlElement, rests: list[Literal], *, is_told: bool) -> None:
        literal = literal_of(child) if len(rests) < MOST_LITERALS else None
        if literal is not None:
            rests.append(literal)
        if is_told and child.name not in self.unread:
            self.unread.add(child.name)
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
        self.base = next((url for url in urls if is_absolute(url)), self.base)

    def note(
        self, rule: str, message: str, line: int = 0, severity: Severity = Severity.WARNING
    ) -> None:
        """Keep a finding, up to the limit and one."""
        if len(self.findings) <= self._most:  # one more shows that there are too many
            place = Place(line=line, column=1 if line else 0)
            self.findings.append(Finding(rule, severity, show(message), place))

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
            return uri_of(text, self.base)
        except ValueError as fault:
            self.note("url_unusable", f"{_plain_name(child.name)}: {fault}", child.line)
            return ""


def _plain_name(name: str) -> str:
    """Give the name of an element as it is written, without the address of its name space."""
    return name.rpartition("}")[2]


@lru_cache(maxsize=_URLS)
def uri_of(text: str, base: str) -> str:
    """Give an absolute URL in ASCII; an item has most of its URLs twice."""
    if is_plain_uri(text):
        return text
    return to_uri(resolve(text, base) if base else Url(text))


@dataclass(frozen=True, slots=True)
class Text:
    """Takes an element that is text into a field: the first one, or many.

    Shape: `make` makes the value of the text, and raises ValueError for what is none.
    """

    name: str
    make: Callable[[str], Any] | None = None
    is_many: bool = False
    is_url: bool = False
    is_bare: bool = field(init=False)  # whether the value is the text

    def __post_init__(self) -> None:
        """See what is to be done with the text."""
        is_bare = self.make is None and not self.is_many and not self.is_url
        object.__setattr__(self, "is_bare", is_bare)


Take: TypeAlias = Callable[[Reader, XmlElement, Fields], "bool | None"]
Tables: TypeAlias = Mapping[str, "Text | Take"]


def date_in(field: str) -> Text:
    """Take a date, in the form of the web."""
    return Text(field, web_date_of)


def moment_in(field: str) -> Text:
    """Take a date that is an instant, in the form of the web."""
    return Text(field, web_moment_of)


def url_in(field: str) -> Text:
    """Take an absolute URL in ASCII."""
    return Text(field, is_url=True)


def texts_in(field: str, make: Callable[[str], Any] | None = None) -> Text:
    """Take every text, in their order."""
    return Text(field, make, is_many=True)


def count_of(text: str) -> int | None:
    """Give the whole number that a text is, or None."""
    return int(text) if is_count(text) else None


class One:
    """Takes the first value of a field; a second that says otherwise is told of."""

    def __init__(self, name: str, take: Callable[[Reader, XmlElement], Any]) -> None:
        """Take the name of the field and what makes its value of the element alone."""
        self.name, self.take = name, take

    def __call__(self, reader: Reader, child: XmlElement, fields: Fields) -> None:
        """Take the value of an element."""
        value = self.take(reader, child)
        if value in ("", None):
            return
        if fields.setdefault(self.name, value) != value:
            said = f"{child.name} stands twice; the first counts"
            reader.note("element_repeated", said, child.line)


class Many:
    """Takes every value of a field, in their order."""

    def __init__(self, name: str, take: Callable[[Reader, XmlElement], Any]) -> None:
        """Take the name of the field and what makes its values, each of the element alone."""
        self.name, self.take = name, take

    def __call__(self, reader: Reader, child: XmlElement, fields: Fields) -> None:
        """Take the value of an element."""
        fields.setdefault(self.name, []).append(self.take(reader, child))


def says_more(element: XmlElement) -> bool:
    """Tell whether an element holds attributes or elements that no field takes."""
    known = _KNOWN.get(element.name, _TEXT)
    if known is _ALL:
        return False
    if not known.issuperset(element.named_attributes):
        return True
    if known is _TEXT:  # of what is text, markup inside is a fault
        return False
    return any(
        name not in known or (text is None and says_more(element_of(raw, name)))
        for name, text, raw in element.parts
    )


def passed(reader: Reader, child: XmlElement, fields: Fields) -> None:
    """Pass over an element that is known and says nothing of its own."""


def settle_dates(fields: Fields) -> None:
    """Prefer the form of the web, which says more, where it agrees with that of mail."""
    mail, written = fields.get("published", ""), fields.pop("issued", "")
    if written and (not mail or same_moment(mail, written)):
        fields["published"] = written


def media_content(reader: Reader, child: XmlElement, fields: Fields) -> None:
    """Take a medium, with what an enclosure said of the same URL and it does not say."""
    medium = medium_at(reader, child, "url", "fileSize")
    if medium is None:
        return
    said = dict.fromkeys(INSIDE_MEDIUM, "")
    for name, text, raw in child.parts:
        if name in said:
            said[name] = plain(element_of(raw, name).text if text is None else text)
    add_medium(Medium(*medium[:6], *said.values()), fields)


def _group(reader: Reader, child: XmlElement, fields: Fields) -> None:
    for one in child.children:
        if one.name == "media:content":
            media_content(reader, one, fields)


def add_enclosure(reader: Reader, child: XmlElement, fields: Fields, url: str) -> None:
    """Take an enclosure, whose URL is in that attribute; of one that is taken it says less."""
    medium = medium_at(reader, child, url, "length")
    if medium is not None:
        add_medium(medium, fields, is_enclosure=True)


def medium_at(reader: Reader, child: XmlElement, url: str, size: str) -> Medium | None:
    """Give the medium that an element points to; none for what is no image, video or audio.

    Shape: `url` and `size` are the names of its attributes.
    """
    said = child.plain_attributes
    at = reader.url(child, said.get(url, ""))
    if not at:
        return None
    medium = medium_said(said, at, size)
    if medium is None:
        told = f"{child.name} is no image, video or audio"
        reader.note("medium_unknown", told, child.line, Severity.INFO)
    return medium


_ALL: Final = frozenset({"*"})
_TEXT: Final[frozenset[str]] = frozenset()
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
_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "category": frozenset({"domain", "term", "scheme"}),
    "enclosure": frozenset({"length", "type", "url"}),
    "guid": frozenset({"isPermaLink"}),
    "image": frozenset({"height", "link", "title", "url", "width"}),
    "media:content": frozenset({
        "fileSize", "height", "media:copyright", "media:credit", "media:description",
        "media:title", "medium", "type", "url", "width",
    }),
    "media:description": frozenset({"type"}),
    "media:group": frozenset({"media:content"}),
    "media:thumbnail": frozenset({"url"}),
    "media:title": frozenset({"type"}),
    **{
        f"{space}:{name}": known | {f"{space}:{one}" for one in known} if known != _ALL else _ALL
        for space in ("atom", "atom03")
        for name, known in _ATOM_KNOWN.items()
    },
}  # fmt: skip
# The elements of other vocabularies that RSS and Atom have in common.
EXTENSIONS: Tables = {
    "dc:contributor": texts_in("contributors", byline_named),
    "dc:identifier": texts_in("identifiers"),
    "dc:language": Text("language"),
    "dc:publisher": Text("publisher"),
    "dc:rights": Text("rights"),
    "dcterms:abstract": Text("abstract"),
    "dcterms:alternative": texts_in("alternatives"),
    "dcterms:created": date_in("created"),
    "dcterms:issued": date_in("issued"),
    "dcterms:modified": date_in("modified"),
    "dcterms:spatial": texts_in("places"),
    "dcterms:valid": date_in("expires"),
    "media:content": media_content,
    "media:group": _group,
    "media:thumbnail": Many("thumbnails", Reader.source),
    "slash:comments": Text("comment_count", count_of),
    "wfw:commentRss": passed,  # for machines, and worthless without their service
}
