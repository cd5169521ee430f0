"""Copies of what others published first: a feed says which feed, or whose, they are from.

Source: RSS 2.0, element source of item; RFC 4287, section 4.2.11.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..formats._feed_dates import instant_of, to_moment
from ..formats._feed_literal import XML, Literal, literals_in, residue_of
from ..formats._feed_text import address_of, name_of
from ..formats._xml_write import element, empty, escaped, quoted
from ..markup._xml import SPACES
from ..model import Article
from ..safety.dates import to_iso

__all__ = ["with_source"]


class _Source(NamedTuple):
    """Where a copy is from: the feed or the publisher, and when the original last changed."""

    name: str
    url: str
    changed: str


def with_source(article: Article, format: str) -> Article:
    """Give an article with the source that it names, where the format has a word for it.

    Shape: the source is what the original in `is_based_on` is a part of, or its publisher. One
    that was found in a feed stays as it is.
    """
    if format not in _SPELLED or not article.is_based_on:
        return article
    name, spell = _SPELLED[format]
    source = next((one for one in map(_source_of, article.is_based_on) if one), None)
    if source is None or any(one.name == name for one in literals_in(article.residue)):
        return article
    told = residue_of([Literal(name, spell(source))])
    return article.replace(residue=(*article.residue, *told))


def _source_of(origin: Any) -> _Source | None:
    for held in (*getattr(origin, "is_part_of", ()), getattr(origin, "publisher", None)):
        name, url = name_of(held), address_of(getattr(held, "url", None))
        if name and url:
            return _Source(name, url, _change_of(origin))
    return None


def _change_of(origin: Any) -> str:
    dates = (getattr(origin, name, None) for name in ("date_modified", "date_published"))
    moments = (instant_of(date) for date in dates)
    return next((to_moment(to_iso(one)) for one in moments if one is not None), "")


def _in_rss(source: _Source) -> str:
    return f'<source url="{quoted(source.url)}">{escaped(source.name)}</source>'


def _in_atom(source: _Source) -> str:
    said = element("id", source.url) + element("title", source.name)
    said += element("updated", source.changed) + empty("link", rel="alternate", href=source.url)
    return f'<source xmlns="{SPACES["atom"]}">{said}</source>'


_SPELLED = {"atom": (f"{XML}atom:source", _in_atom), "rss": (f"{XML}source", _in_rss)}
