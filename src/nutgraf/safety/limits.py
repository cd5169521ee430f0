"""How much of anything is read before it is cut, refused or skipped, always with a finding."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["DEFAULT_LIMITS", "Limits"]

_MB = 1_048_576  # bytes
# Bounds of the bounds: what stands behind them can do no more.
_MOST = {
    "json_depth": 200,  # levels; readers of JSON written in C give up soon after
    "integer_digits": 400,  # digits; a number by hand has no more either
    "date_characters": 64,  # characters; a date by hand has no more either
    "url_characters": 2_048,  # characters; a URL by hand has no more either
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of what is read. The defaults are ten times what was seen on 2,015 news pages.

    Errors: ValueError for a bound that is no whole number from 1 up, or is more than what stands
    behind it can do.
    """

    page_bytes: int = 16 * _MB  # bytes of one HTML page or other document
    feed_bytes: int = 64 * _MB  # bytes of one feed or sitemap
    expansion: int = 100  # bytes out of one byte of compressed input
    json_depth: int = 64  # levels of objects and arrays
    script_bytes: int = 2 * _MB  # bytes of one JSON-LD script
    scripts: int = 500  # JSON-LD scripts of one page
    graph_nodes: int = 20_000  # nodes of one document
    tree_depth: int = 2_000  # levels of HTML elements
    attributes: int = 10_000  # attributes of one element; words of scripts look like 1,000
    integer_digits: int = 400  # digits; a longer number is kept as its text
    article_bytes: int = 10 * _MB  # bytes of text of one article
    sanitise_bytes: int = 2 * _MB  # bytes of HTML that is cleaned in one piece
    formatting_tags: int = 500  # formatting elements open at one time in HTML that is cleaned
    sanitise_tags: int = 100_000  # tags of HTML that is cleaned in one piece
    date_characters: int = 64  # characters of one date
    url_characters: int = 2_048  # characters of one URL
    author_characters: int = 500  # characters of text that is read as the name of an author
    findings: int = 1_000  # findings of one document

    def __post_init__(self) -> None:
        """Refuse what cannot be a bound."""
        for one in fields(self):
            value = getattr(self, one.name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise ValueError(f"the limit {one.name} must be a whole number from 1 up")
            if value > _MOST.get(one.name, value):
                raise ValueError(f"the limit {one.name} can be {_MOST[one.name]:,} at most")


DEFAULT_LIMITS = Limits()
