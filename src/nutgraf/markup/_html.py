"""The one door to selectolax: HTML parsed as browsers do it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["attributes_of", "parse", "script_texts"]

_LINKED_DATA = "application/ld+json"


def parse(text: str) -> Any:
    """Parse a page; the result is opaque to everyone but this file."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text)


def script_texts(tree: Any) -> Iterator[str]:
    """Give the text of each JSON-LD script, in the order of the page."""
    for node in tree.tags("script"):
        kind = (node.attributes.get("type") or "").split(";", 1)[0]
        if kind.strip().lower() == _LINKED_DATA:
            yield node.text(deep=True, strip=False) or ""


def attributes_of(tree: Any, tag: str) -> Iterator[dict[str, str]]:
    """Give the attributes of each element of a name, in the order of the page."""
    for node in tree.tags(tag):
        yield {name: value or "" for name, value in node.attributes.items()}
