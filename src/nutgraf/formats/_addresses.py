"""Addresses that an article states: by a property, or as the name of a node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Reference
from ..safety.urls import Url, url_at_once

__all__ = ["addresses_of_page", "own_addresses", "referred_address"]


def own_addresses(held: Mapping[str, Any]) -> Iterator[Url]:
    """Give the addresses among the fields of an article: its own, then that of its page.

    The page that an article is the main entity of is a URL, or a node with a `url`, or one that is
    named by its address, as Google's examples have it. Source: https://schema.org/mainEntityOfPage.
    """
    if "url" in held:
        yield held["url"]
    if "main_entity_of_page" in held:
        yield from addresses_of_page(held["main_entity_of_page"])


def addresses_of_page(page: object) -> Iterator[Url]:
    """Give the addresses of a page: itself where it is one, else its `url`, and its name."""
    if isinstance(page, Url):
        yield page
        return
    stated, name = (getattr(page, key, None) for key in ("url", "id"))
    if isinstance(stated, Url):
        yield stated
    if named := _named(name):
        yield named


def referred_address(thing: object) -> Url | None:
    """Give the URL that a reference to nothing described is.

    In RDF `"image": {"@id": "https://…"}` and `"image": "https://…"` are the same.
    """
    return _named(thing.id) if type(thing) is Reference and thing.target is None else None


def _named(name: object) -> Url | None:
    """Give the address that an `@id` is; one with `#` in it is that of a part of a page."""
    return url_at_once(name) if isinstance(name, str) and "#" not in name else None
