"""The one door to selectolax: HTML parsed as browsers do it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["script_texts"]

_LINKED_DATA = "application/ld+json"
# What must stand in a page that has such a script, however its type is spelled (`ld&#x2B;json`).
_MAYBE = re.compile(r"<script", re.IGNORECASE)


def script_texts(text: str) -> Iterator[str]:
    """Give the text of each JSON-LD script, in the order of the page."""
    if not _MAYBE.search(text):
        return
    from selectolax.lexbor import LexborHTMLParser

    for node in LexborHTMLParser(text).tags("script"):
        kind = (node.attributes.get("type") or "").split(";", 1)[0]
        if kind.strip().lower() == _LINKED_DATA:
            yield node.text(deep=True, strip=False) or ""
