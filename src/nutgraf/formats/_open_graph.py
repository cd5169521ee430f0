"""The bench of OpenGraph: an article as the tags that networks read, and back.

Source: https://ogp.me/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..safety.dates import Instant
from ..safety.urls import Url
from ._addresses import referred_address
from ._format import Node

__all__ = ["first_url", "images_of", "node_of", "open_graph"]

# Language, perhaps script, territory; RFC 5646, section 2.1
_TERRITORY = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})")
_DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)
_PLAIN = {
    "og:title": "headline", "og:description": "description", "og:url": "url",
    "article:published_time": "datePublished", "article:modified_time": "dateModified",
    "article:expiration_time": "expires",
}  # fmt: skip
_SEVERAL = {"article:section": "articleSection", "article:tag": "keywords"}


def open_graph(article: Any, address: str) -> Iterator[tuple[str, str]]:
    """Give the tags of an article at an address: name and content, which is never blank."""
    return (tag for tag in _tags(article, address) if tag[1].strip())


def _tags(article: Any, address: str) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    if article.headline:
        yield "og:title", article.headline
    if article.description and isinstance(article.description, str):
        yield "og:description", article.description
    if address:
        yield "og:url", address
    if article.publisher is not None and getattr(article.publisher, "name", None):
        yield "og:site_name", article.publisher.name
    language = article.in_language
    locale = _locale(language) if isinstance(language, str) else ""
    if locale:
        yield "og:locale", locale
    yield from images_of(article)
    yield from _article_tags(article)


def _locale(language: str) -> str:
    """Give a language as OpenGraph writes it, which asks for a territory; nothing without one."""
    match = _TERRITORY.fullmatch(language)
    return f"{match[1].lower()}_{match[2].upper()}" if match else ""


def images_of(article: Any) -> Iterator[tuple[str, str]]:
    """Give the tags of the pictures: the address of each, then its size and text."""
    for image in article.image:
        address = (
            image
            if isinstance(image, Url)
            else first_url(
                getattr(image, "content_url", None),
                getattr(image, "url", None),
                referred_address(image),
            )
        )
        if address:
            yield "og:image", address
            for name in ("width", "height"):
                size = getattr(image, name, None)
                if isinstance(size, int):
                    yield f"og:image:{name}", str(size)
            caption = getattr(image, "caption", None)
            if isinstance(caption, str):
                yield "og:image:alt", caption


def _article_tags(article: Any) -> Iterator[tuple[str, str]]:
    for name, date in (
        ("published_time", article.date_published),
        ("modified_time", article.date_modified),
        ("expiration_time", article.expires),
    ):
        if isinstance(date, Instant):
            yield f"article:{name}", date.text
    for author in article.author:
        address = first_url(getattr(author, "url", None))
        if address:
            yield "article:author", address
    for section in [one for one in article.article_section if one.strip()][:1]:
        yield "article:section", section
    for keyword in article.keywords:
        if isinstance(keyword, str):
            yield "article:tag", keyword


def first_url(*addresses: Any) -> str:
    """Give the first of them that is an address, or nothing."""
    return next((str(one) for one in addresses if isinstance(one, Url)), "")


def node_of(tags: Iterable[tuple[str, str]]) -> Node:
    """Give the node that tags speak of: of a name that may be once, the first counts."""
    node: Node = {"@type": "Article"}
    for name, content in tags:
        if name in _PLAIN:
            node.setdefault(_PLAIN[name], content)
        elif name in _SEVERAL:
            node.setdefault(_SEVERAL[name], []).append(content)
        elif name == "og:site_name":
            node.setdefault("publisher", {"@type": "Organization", "name": content})
        elif name == "og:locale":
            node.setdefault("inLanguage", content.replace("_", "-"))
        elif name == "article:author":
            node.setdefault("author", []).append({"@type": "Person", "url": content})
        elif name == "og:image":
            node.setdefault("image", []).append({"@type": "ImageObject", "url": content})
        elif name.startswith("og:image:") and node.get("image"):
            _say_of_image(node["image"][-1], name, content)
    return node


def _say_of_image(image: Node, name: str, content: str) -> None:
    part = name.removeprefix("og:image:")
    if part == "alt":
        image.setdefault("caption", content)
    elif part in {"width", "height"} and _DIGITS.fullmatch(content):
        image.setdefault(part, int(content))
