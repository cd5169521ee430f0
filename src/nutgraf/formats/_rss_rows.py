"""The bench of RSS: what items state, one or many at once."""

from __future__ import annotations

from collections.abc import Sequence

from ..markup._xml import XmlElement
from ._feed_carrier import Carried, carried_by_none
from ._feed_columns import Made
from ._feed_entry import Entry, nodes_of
from ._feed_reader import Fields, settle_dates
from ._feed_text import as_text, has_blocks, plain

__all__ = ["entry_in", "rows_at_once"]

# What is settled for each row by itself.
_ALONE = frozenset({"carrier", "issued", "teaser"})


def entry_in(item: XmlElement, fields: Fields) -> tuple[Entry, str]:
    """Give the entry that an item with these fields is, and its carrier."""
    if about := item.get("rdf:about"):  # the identity of RSS 1.0
        fields.setdefault("guid", plain(about))
    described, body = fields.pop("described", ""), fields.pop("encoded", "")
    fields["description"] = as_text(described or fields.get("teaser", ""))
    fields.pop("teaser", None)
    fields["body"] = body or (described if has_blocks(described) else "")
    permalink, carrier = fields.pop("permalink", ""), fields.pop("carrier", "")
    fields.setdefault("link", permalink)
    settle_dates(fields)
    return Entry.of(fields), carrier


def rows_at_once(made: Made, about: Sequence[str]) -> list[Carried] | None:
    """Give what many items without carriers state; None where each is to be settled by itself.

    Shape: by their fields, and the attribute `rdf:about` of each.
    """
    if not _ALONE.isdisjoint(made) or any(about):
        return None
    said = dict(made)
    described, bodies = said.pop("described", ()), said.pop("encoded", ())
    whole = "".join(described)
    if described:
        said["description"] = (
            list(map(as_text, described)) if "<" in whole or "&" in whole else described
        )
    if "<" in whole and not bodies:
        bodies = [one if has_blocks(one) else "" for one in described]
    permalinks = said.pop("permalink", None)
    if permalinks is not None:
        said.setdefault("link", permalinks)
    return carried_by_none(nodes_of(said, len(about)), bodies)
