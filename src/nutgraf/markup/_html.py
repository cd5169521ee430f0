"""The one door to selectolax: HTML parsed as browsers do it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["attributes", "attributes_of", "nested", "parse", "pieces", "script_texts"]

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
        yield attributes(node)


def attributes(node: Any) -> dict[str, str]:
    """Give the attributes of an element; one without value has an empty one."""
    return {name: value or "" for name, value in node.attributes.items()}


def nested(tree: Any, selector: str) -> Iterator[tuple[Any, int]]:
    """Give the elements that fit a selector, each with the number of the nearest one above or -1.

    Shape: in the order of the page, numbered from 0. Linear: no element is climbed through twice.
    """
    nearest: dict[int, int] = {}
    unique = {node.mem_id: node for node in tree.css(selector)}  # one may fit in two ways
    for number, node in enumerate(unique.values()):
        passed: list[int] = []
        above = node.parent
        while above is not None and above.mem_id not in nearest:
            passed.append(above.mem_id)
            above = above.parent
        found = -1 if above is None else nearest[above.mem_id]
        nearest |= dict.fromkeys(passed, found)
        nearest[node.mem_id] = number
        yield node, found


def pieces(node: Any, unread: frozenset[str]) -> Iterator[tuple[str | None, str]]:
    """Give the texts below an element in order, and the names of the elements between them.

    Shape: a text comes as `(None, text)`, an element as `(name, "")` where it begins and where it
    ends. Elements of the names `unread` are passed over. Nothing recurses.
    """
    at, top = node.first_child, node.mem_id
    while at is not None:
        name = at.tag or "-"  # a node of no kind that is known
        if name == "-text":
            yield None, at.text_content or ""
        elif name not in unread and name[:1] not in "-!":
            yield name, ""
            if at.first_child is not None:
                at = at.first_child
                continue
            yield name, ""
        while at.next is None:
            at = at.parent
            if at is None or at.mem_id == top:
                return
            yield at.tag or "-", ""
        at = at.next
