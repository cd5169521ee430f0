"""The table of wire formats; a format's file loads when the format is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ..errors import UnknownFormatError
from ._format import ALL, Beside, Evidence, Format, Options, Parsed, Span

__all__ = [
    "ALL",
    "FORMATS",
    "Beside",
    "Evidence",
    "Format",
    "Options",
    "Parsed",
    "Span",
    "format_named",
]

FORMATS = {
    "atom": "ATOM",
    "head": "HEAD",
    "html": "HTML",
    "jsonfeed": "JSONFEED",
    "jsonld": "JSONLD",
    "microdata": "MICRODATA",
    "news-sitemap": "NEWS_SITEMAP",
    "opengraph": "OPENGRAPH",
    "rss": "RSS",
    "sitemap": "SITEMAP",
    "text": "TEXT",
}


def format_named(name: str | Format) -> Format:
    """Give the format of that name, or the format itself; raises UnknownFormatError."""
    if isinstance(name, Format):
        return name
    if not isinstance(name, str):
        raise TypeError(f"a format is a name or a Format, not a {type(name).__name__}")
    return _named(name)


@cache
def _named(name: str) -> Format:
    if name not in FORMATS:
        raise UnknownFormatError(f"no format {name!r}; there are {', '.join(sorted(FORMATS))}")
    found: Format = getattr(import_module(f"{__name__}.{name.replace('-', '_')}"), FORMATS[name])
    return found
