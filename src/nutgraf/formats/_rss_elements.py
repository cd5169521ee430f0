"""The bench of RSS: elements that say more, or otherwise, than their text."""

from __future__ import annotations

from ..markup._xml import XmlElement
from ._feed_entry import Byline
from ._feed_reader import Fields, Reader

__all__ = ["author_named", "old_body", "subject"]

_EMAIL_CHARACTERS = 254  # RFC 5321, section 4.5.3.1


def author_named(said: str) -> Byline:
    """Read `mail@host (Name)`, which RSS wants, or a name, which is what feeds have."""
    mail, opening, name = said.partition("(")
    name = name.rstrip(" )").strip() if opening else ""
    if name and "@" in mail:
        return Byline(name)
    if "@" in said and " " not in said and len(said) <= _EMAIL_CHARACTERS:
        return Byline(email=said)
    return Byline(said)


def old_body(_: Reader, child: XmlElement, fields: Fields) -> bool:
    """Take a body as it stood before there was `content:encoded`, as markup or as text of it."""
    inner = any(True for _ in child.children)
    said = (child.markup if inner else child.text).strip()
    return not said or fields.setdefault("encoded", said) != said


def subject(said: str) -> tuple[str, str]:
    """Take a subject for a category without a domain."""
    return "", said
