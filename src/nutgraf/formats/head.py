"""The markup of an article for the `<head>` of its page: JSON-LD, canonical, OpenGraph, Twitter.

The article is carried whole by the script; the tags repeat of it what social networks read.
Source: https://ogp.me/, https://developer.x.com/en/docs/x-for-websites/cards/overview/markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from ..errors import RenderError
from ..markup.json_text import dump
from ..model import Builder, Feed, Thing, is_article, to_node
from ..model._node import references_of
from ..safety.dates import Instant
from ..safety.embed import script
from ..safety.text import xml_clean
from ..safety.urls import Url
from ._format import ALL, Format, Options, Value
from ._id_index import IdIndex
from ._page import parse_scripts
from ._project import pruned
from .jsonld import document_of

__all__ = ["HEAD"]

# Language, perhaps script, territory; RFC 5646, section 2.1
_TERRITORY = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})")

parse = parse_scripts


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write the markup, one tag a line."""
    del options
    thing = _alone(value)
    yield script(dump(document_of(thing))).encode() + b"\n"
    if is_article(type(thing).types):
        for line in _lines(_linked(thing)):
            yield line.encode() + b"\n"


def narrow(value: Value, options: Options) -> Value:
    """Give what the script carries: all but what schema.org has no word for."""
    del options
    return pruned(_alone(value), ALL)


def _alone(value: Value) -> Thing:
    if isinstance(value, Feed):
        raise RenderError("head is the markup of one article, not of a feed")
    return value


def _linked(article: Thing) -> Thing:
    """Lead references made by hand to what the article itself describes, as reading it would.

    The tags must not depend on whether an article has been read or built.
    """
    if all(reference.target is not None for reference in references_of(article)):
        return article
    node = to_node(article)
    index = IdIndex()
    builder = Builder(index)
    index.build = builder.build
    index.add(node)
    return builder.build(node)


def _lines(article: Any) -> Iterator[str]:
    address = _first_url(article.url, article.main_entity_of_page)
    if address:
        yield f'<link rel="canonical" href="{_quoted(address)}">'
    for name, content in _open_graph(article, address):
        yield f'<meta property="{name}" content="{_quoted(content)}">'
    for name, content in _twitter(article):
        yield f'<meta name="{name}" content="{_quoted(content)}">'


def _open_graph(article: Any, address: str) -> Iterator[tuple[str, str]]:
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
    yield from _images(article)
    yield from _article_tags(article)


def _locale(language: str) -> str:
    """Give a language as OpenGraph writes it, which asks for a territory; nothing without one."""
    match = _TERRITORY.fullmatch(language)
    return f"{match[1].lower()}_{match[2].upper()}" if match else ""


def _images(article: Any) -> Iterator[tuple[str, str]]:
    for image in article.image:
        address = (
            image
            if isinstance(image, Url)
            else _first_url(getattr(image, "content_url", None), getattr(image, "url", None))
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
        address = _first_url(getattr(author, "url", None))
        if address:
            yield "article:author", address
    for section in article.article_section[:1]:
        yield "article:section", section
    for keyword in article.keywords:
        if isinstance(keyword, str):
            yield "article:tag", keyword


def _twitter(article: Any) -> Iterator[tuple[str, str]]:
    large = any(name == "og:image" for name, _ in _images(article))
    yield "twitter:card", "summary_large_image" if large else "summary"
    names = [name for author in article.author if (name := getattr(author, "name", None))]
    if names:
        yield "twitter:label1", "Written by"
        yield "twitter:data1", ", ".join(names)


def _first_url(*addresses: Any) -> str:
    return next((str(one) for one in addresses if isinstance(one, Url)), "")


def _quoted(text: str) -> str:
    """Quote text for an attribute; line ends become references, which a browser gives back."""
    return escape(xml_clean(text), quote=True).replace("\r", "&#13;").replace("\n", "&#10;")


HEAD = Format(
    name="head",
    parse=parse,
    render=render,
    carries=ALL,
    requires=frozenset(),
    narrow=narrow,
    media_type="text/html",
    suffix=".head.html",
    spec="https://schema.org/docs/gs.html",
)
