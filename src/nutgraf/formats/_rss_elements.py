"""The bench of RSS: elements that say more, or otherwise, than their text."""

from __future__ import annotations

from typing import Final

from ..markup._xml import XmlElement
from ._feed_entry import Byline
from ._feed_reader import Fields, Reader

__all__ = ["TEASERS", "author_named", "old_body", "subject", "teaser"]

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
