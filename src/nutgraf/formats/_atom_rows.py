"""The bench of Atom: what entries state, one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from ..markup._xml import XmlElement
from ._feed_carrier import Carried, carried_by_none
from ._feed_columns import Made
from ._feed_dates import same_moment, to_moment
from ._feed_entry import Byline, Entry, nodes_of, people
from ._feed_reader import Fields, settle_dates
from ._feed_text import plain

__all__ = ["Stated", "entries_at_once", "entry_in", "signed"]

Stated: TypeAlias = tuple[Entry, str] | Carried  # an entry and its carrier, or what it states
_ALONE: Final = frozenset({"carrier", "issued", "modified"})  # what is settled for each by itself
_NOBODY: Final = (Byline(),)
_BY_NOBODY: Final = people(_NOBODY)


def entry_in(row: XmlElement, fields: Fields) -> Stated:
    """Give the entry that one with these fields is, and its carrier."""
    fields.setdefault("language", plain(row.get("xml:lang")))
    carrier, updated = fields.pop("carrier", ""), fields.pop("updated", "")
    mail = fields.get("published", "")
    settle_dates(fields)
    stated = fields.pop("modified", "")
    if stated and updated and _agrees(stated, updated, mail):
        fields["modified"] = stated
    elif updated and updated != mail:
        fields["modified"] = updated
    return Entry.of(fields), carrier


def entries_at_once(made: Made, languages: Sequence[str]) -> list[Stated] | None:
    """Give what many entries without carriers state; None where each is to be settled by itself.

    Shape: by their fields, and the attribute `xml:lang` of each. One without authors has nobody for
    one until it is signed.
    """
    if not _ALONE.isdisjoint(made):
        return None
    said, count = dict(made), len(languages)
    said.setdefault("language", [plain(one) for one in languages])
    updated, bodies = said.pop("updated", None), said.pop("body", ())
    if updated is not None:
        pairs = zip(updated, said.get("published", [""] * count), strict=True)
        said["modified"] = [moment if moment != mail else "" for moment, mail in pairs]
    said["authors"] = [one or _NOBODY for one in said.get("authors", [()] * count)]
    return [*carried_by_none(nodes_of(said, count), bodies)]


def signed(stated: Stated, authors: tuple[Byline, ...]) -> Stated:
    """Let an entry without authors have the feed's. Source: RFC 4287, section 4.1.1."""
    if not isinstance(stated, Carried):
        entry, carrier = stated
        return (entry if entry.authors else entry.changed(authors=authors)), carrier
    if stated.node["author"] == _BY_NOBODY:
        if authors:
            stated.node["author"] = people(authors)
        else:
            del stated.node["author"]
    return stated


def _agrees(stated: str, updated: str, published: str) -> bool:
    """Tell whether the stated change is that of `updated`, or one that it has no form for."""
    is_moment = bool(to_moment(stated))
    return same_moment(updated, stated) if is_moment else updated == published
