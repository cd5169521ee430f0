"""The bench of the XML feeds: the lines of other vocabularies that RSS and Atom have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ._feed_entry import Entry
from ._feed_media import Medium
from ._xml_write import element, empty, text

__all__ = ["SPACES", "carrier_line", "dublin_core", "media", "root_spaces"]

SPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "schema": "https://schema.org/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
}


def root_spaces(*prefixes: str) -> str:
    """Write the declarations of name spaces, with their customary prefixes, for the root."""
    return "".join(f' xmlns:{prefix}="{SPACES[prefix]}"' for prefix in prefixes)


def dublin_core(entry: Entry, issued: str) -> Iterator[str]:
    """Write what Dublin Core has an element for and neither RSS nor Atom has one.

    Shape: `issued` is the date of publication where the format's own form does not say all of it.
    """
    yield element("dc:publisher", entry.publisher)
    yield from (element("dc:identifier", word) for word in entry.identifiers)
    yield element("dcterms:created", entry.created)
    yield element("dcterms:issued", issued)
    yield element("dcterms:valid", entry.expires)
    yield from (element("dcterms:alternative", word) for word in entry.alternatives)
    yield element("dcterms:abstract", entry.abstract)
    yield from (element("dcterms:spatial", name) for name in entry.places)
    if entry.comment_count >= 0:
        yield element("slash:comments", str(entry.comment_count))


def media(entry: Entry) -> Iterator[str]:
    """Write pictures, films and sound; they stand last, since readers take captions for bodies."""
    yield from map(_medium, entry.media)
    yield from (empty("media:thumbnail", url=url) for url in entry.thumbnails)


def carrier_line(carried: str) -> str:
    """Write the element that carries the whole article as JSON; nothing where there is none."""
    return f"<schema:NewsArticle>{text(carried)}</schema:NewsArticle>\n" if carried else ""


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
