"""The bench of RSS: elements that say more, or otherwise, than their text."""

from __future__ import annotations

from typing import Final

from ..markup._xml import XmlElement
from ..safety.urls import is_absolute
from ._feed_entry import Byline
from ._feed_reader import Fields, Many, Reader, add_enclosure
from ._feed_text import plain

__all__ = [
    "CATEGORY",
    "TEASERS",
    "atom_link",
    "author_named",
    "enclosed",
    "guid",
    "old_body",
    "subject",
    "teaser",
]

_EMAIL_CHARACTERS = 254  # RFC 5321, section 4.5.3.1
TEASERS: Final = ("dc:description", "itunes:summary", "itunes:subtitle")


def author_named(said: str) -> Byline:
    """Read `mail@host (Name)`, which RSS wants, `Name (mail@host)` or a name alone."""
    before, opening, inside = said.partition("(")
    before, inside = before.strip(), inside.rstrip(" )").strip() if opening else ""
    if before and inside and "@" in said:
        return Byline(inside if "@" in before else before)
    if "@" in said and " " not in said and len(said) <= _EMAIL_CHARACTERS:
        return Byline(email=said)
    return Byline(said)


def old_body(_: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take a body as it stood before there was `content:encoded`, as markup or as text of it."""
    inner = any(True for _ in child.children)
    said = (child.markup if inner else child.text).strip()
    return not said or fields.setdefault("encoded", said) != said


def teaser(_: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take what stands for the description of an item without one; it is kept as it is as well."""
    if said := child.text.strip():
        fields.setdefault("teaser", said)
    return True


def subject(said: str) -> tuple[str, str]:
    """Take a subject for a category without a domain."""
    return "", said


def guid(_: Reader, child: XmlElement, fields: Fields) -> None:
    """Take the identity; one that is a permalink is the link where there is no other."""
    fields["guid"] = plain(child.text)
    if child.get("isPermaLink").strip().lower() != "false" and is_absolute(fields["guid"]):
        fields["permalink"] = fields["guid"]


def enclosed(reader: Reader, child: XmlElement, fields: Fields) -> None:
    """Take an enclosure."""
    add_enclosure(reader, child, fields, "url")


def _category(_: Reader, child: XmlElement) -> tuple[str, str] | None:
    """Give the domain and the word of a category; None where there is no word."""
    word = plain(child.text)
    return (plain(child.get("domain")), word) if word else None


def atom_link(reader: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take a link of Atom that says what RSS has no element for."""
    name = {"license": "licenses", "via": "origins"}.get(child.get("rel"))
    if name:
        fields.setdefault(name, []).append(reader.url(child, child.get("href")))
    return not name


CATEGORY: Final = Many("categories", _category)
