"""What a reader sees of an article on its page, as far as it is certain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["NOTHING_SEEN", "Seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """The names in the bylines, and the days that stand in the lines around the headline.

    Shape: `bylines` holds the names of each line that is one; `published` are days that are marked
    or labelled as that of publication, `days` all.
    """

    bylines: tuple[tuple[str, ...], ...] = ()
    published: tuple[date, ...] = ()
    days: tuple[date, ...] = ()


NOTHING_SEEN = Seen()
