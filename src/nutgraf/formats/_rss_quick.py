"""The bench of RSS: an item of the usual kind, written at once.

What most articles say goes from the article into the feed without a record between. All that asks
for a second look, such as a text with a character that XML has not, is left to the way through
`Entry`, which writes the same; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..model import Reference
from ..safety.dates import Instant
from ..safety.text import xml_clean
from ..safety.urls import Url
from ._feed_dates import is_regular, regular_mail_date
from ._feed_entry import SECTION
from ._feed_extensions import medium_tag
from ._feed_media import media_type_named, type_of
from ._feed_text import MOST_COUNT, address_of, language_of, to_html
from ._xml_write import attribute, escaped

__all__ = ["usual_item"]

# What an entry takes besides; an article that has any of it is not so usual.
_UNUSUAL: Final = frozenset({
    "abstract", "alternative_headline", "article_body", "audio", "body", "comment_count",
    "content_location", "contributor", "date_created", "discussion_url", "expires", "identifier",
    "is_based_on", "license", "residue", "thumbnail_url", "video",
})  # fmt: skip
_SECTION: Final = f"<category{attribute('domain', SECTION)}>"
_NO_FIELDS: Final[Mapping[str, Any]] = {}
_CAPTIONS: Final = {
    "name": ('<media:title type="plain">', "</media:title>\n"),
    "caption": ('<media:description type="plain">', "</media:description>\n"),
    "credit_text": ("<media:credit>", "</media:credit>\n"),
    "copyright_notice": ("<media:copyright>", "</media:copyright>\n"),
}


class _UnusualError(ValueError):
    """It asks for a second look."""


def usual_item(held: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """Give the guid and the item of the article with these fields; None if it is not so usual."""
    if not _UNUSUAL.isdisjoint(held):
        return None
    pieces: list[str] = []  # markup, text and markup of each, over and over
    try:
        guid = _head(held, pieces)
        _words(held, pieces)
        if held.get("image"):
            _images(held["image"], pieces)
        pieces[-1] += "</item>\n"
        return guid, _written(pieces)
    except (_UnusualError, AttributeError, TypeError):  # of what is no text
        return None


def _head(held: Mapping[str, Any], pieces: list[str]) -> str:
    link = address_of(held["url"] if "url" in held else held.get("main_entity_of_page"))
    guid: str = held.get("id", link).strip()
    if not (link and guid and "headline" in held) or guid[0] in "#_":
        raise _UnusualError
    pieces += ("<item>\n<title>", held["headline"], "</title>\n")
    pieces += ("<link>", link, "</link>\n")
    if "description" in held:
        pieces += ("<description>", to_html(held["description"]), "</description>\n")
    pieces += (f'<guid isPermaLink="{"true" if guid == link else "false"}">', guid, "</guid>\n")
    if "date_published" in held:
        pieces += ("<pubDate>", _mail_date(held["date_published"]), "</pubDate>\n")
    return guid


def _words(held: Mapping[str, Any], pieces: list[str]) -> None:
    for section in held.get("article_section", ()):
        pieces += (_SECTION, section, "</category>\n")
    for keyword in held.get("keywords", ()):
        pieces += ("<category>", keyword, "</category>\n")
    for person in held.get("author", ()) or held.get("creator", ()):
        pieces += ("<dc:creator>", _name(person), "</dc:creator>\n")
    if "in_language" in held:
        pieces += ("<dc:language>", language_of(held["in_language"]), "</dc:language>\n")
    if "copyright_notice" in held:
        pieces += ("<dc:rights>", held["copyright_notice"], "</dc:rights>\n")
    if "date_modified" in held:
        pieces += ("<dcterms:modified>", _date(held["date_modified"]), "</dcterms:modified>\n")
    if "publisher" in held:
        pieces += ("<dc:publisher>", _name(held["publisher"]), "</dc:publisher>\n")


def _images(images: tuple[Any, ...], pieces: list[str]) -> None:
    urls = [_address(image) for image in images]
    if len(urls) > 1 and len({*urls}) < len(urls):
        raise _UnusualError
    if kind := _type_in(_fields(images[0])) or type_of(urls[0]):
        pieces += ('<enclosure url="', urls[0], f'"{attribute("type", kind)} length="0"/>\n')
    for image, url in zip(images, urls, strict=True):
        _image(_fields(image), url, pieces)


def _image(held: Mapping[str, Any], url: str, pieces: list[str]) -> None:
    has_captions = not _CAPTIONS.keys().isdisjoint(held)
    kind = _type_in(held)
    width, height = held.get("width", 0), held.get("height", 0)
    if "content_size" in held or not (_is_size(width) and _is_size(height)):
        raise _UnusualError
    rest = medium_tag("image", kind, width, height, 0, has_captions)
    pieces += ('<media:content url="', url, rest)
    if has_captions:
        for name, (before, after) in _CAPTIONS.items():
            if name in held:
                pieces += (before, held[name], after)
        pieces[-1] += "</media:content>\n"


def _address(image: Any) -> str:
    url = address_of(image if type(image) is Url else image.__dict__.get("content_url"))
    if not url or type(image) is Reference:
        raise _UnusualError
    return url


def _fields(image: Any) -> Mapping[str, Any]:
    held: Mapping[str, Any] = _NO_FIELDS if type(image) is Url else image.__dict__
    return held


def _type_in(held: Mapping[str, Any]) -> str:
    return media_type_named(held["encoding_format"]) if "encoding_format" in held else ""


def _is_size(value: object) -> bool:
    return type(value) is int and 0 <= value < MOST_COUNT


def _name(thing: Any) -> Any:
    if type(thing) is Reference:
        raise _UnusualError
    return thing if isinstance(thing, str) else thing.__dict__.get("name")


def _mail_date(value: Any) -> str:
    """Give the form of mail, where it says all that the form of the web says."""
    mail = regular_mail_date(value.text) if type(value) is Instant else ""
    if not mail:
        raise _UnusualError
    return mail


def _date(value: Any) -> str:
    if type(value) is not Instant or not is_regular(value.text):
        raise _UnusualError
    return value.text


def _written(pieces: list[str]) -> bytes:
    """Give the lines, the texts stripped and, where any asks for it, escaped."""
    texts = list(map(str.strip, pieces[1::3]))
    whole = "".join(texts)
    if "" in texts or (not whole.isprintable() and xml_clean(whole) is not whole):
        raise _UnusualError
    if "&" in whole or "<" in whole or ">" in whole or "\r" in whole:
        texts = [escaped(text) for text in texts]
    pieces[1::3] = texts
    return "".join(pieces).encode()
