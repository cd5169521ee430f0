"""Sitemaps by the month of publication, so that a change to one article changes two files.

Where sitemaps follow one another by number, an article more at the front moves all behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from ..formats._feed_live import moment_of
from ..formats._sitemap_files import index_of
from ..model import Article
from ..safety.dates import Instant, When, to_iso
from ._periods import named, period_of

__all__ = ["by_month"]

Spell: TypeAlias = Callable[[Iterable[Article], str, str], Iterator[tuple[str, bytes]]]


def by_month(
    spell: Spell, zone: str | None, articles: Iterable[Article], format: str, address: str
) -> Iterator[tuple[str, bytes]]:
    """Write the sitemaps of each month, each with its address, and their index last.

    Shape: `news.xml` is the index, and `news-2026-11.xml` that of a month; `spell` writes as many
    sitemaps as the articles of one need.
    """
    listed: list[tuple[str, str]] = []
    dated = sorted(((period_of(one, "month"), one) for one in articles), key=lambda pair: pair[0])
    for month, pairs in groupby(dated, key=lambda pair: pair[0]):
        ones = [article for _, article in pairs]
        changed = _changed(ones, zone)
        files = list(spell(ones, format, named(address, month)))
        for name, data in files[:-1] or files:  # of several the last is an index of its own
            listed.append((name, changed))
            yield name, data
    yield address, index_of(listed)


def _changed(articles: Iterable[Article], zone: str | None) -> str:
    """Give the last change of some articles."""
    dates = [one.date_modified or one.date_published for one in articles]
    moments = [(_moment(date, zone), date) for date in dates if date is not None]
    if not moments:
        return ""
    moment, date = max(moments, key=lambda pair: pair[0])
    return to_iso(date if isinstance(date, Instant) else moment)


def _moment(date: When, zone: str | None) -> Instant:
    return moment_of(date, zone)
