"""What a reader sees of an article on its page, as far as it is certain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["NOTHING_SEEN", "Byline", "Seen"]


@dataclass(frozen=True, slots=True)
class Byline:
    """The persons in one byline, and whether a word such as `By` leads to them."""

    names: tuple[str, ...]
    has_word: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """The bylines of an article, and the days that stand in the lines around the headline.

    Shape: `published` are days that are marked or labelled as that of publication, `modified` those
    labelled as that of a change, `near` those beside the headline or in the text, and `days` all,
    also those in lists, where other articles are named.
    """

    bylines: tuple[Byline, ...] = ()
    published: tuple[date, ...] = ()
    modified: tuple[date, ...] = ()
    near: tuple[date, ...] = ()
    days: tuple[date, ...] = ()


NOTHING_SEEN = Seen()
