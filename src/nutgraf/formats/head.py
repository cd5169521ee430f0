"""The markup of an article for the `<head>` of its page: JSON-LD, canonical, OpenGraph, Twitter.

The article is carried whole by the script; the tags repeat of it what social networks read.
Source: https://ogp.me/, https://developer.x.com/en/docs/x-for-websites/cards/overview/markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import RenderError
from ..markup.json_text import dump
from ..model import Feed, Thing, is_article
from ..safety.embed import script
from ._addresses import own_addresses
from ._format import ALL, Format, Options, Value
from ._linked import linked
from ._open_graph import images_of, open_graph
from ._page import parse_scripts
from ._project import pruned
from ._tags import quoted
from .jsonld import document_of

__all__ = ["HEAD"]

parse = parse_scripts


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write the markup, one tag a line."""
    thing = _alone(value)
    yield script(dump(document_of(thing, options.shape))).encode() + b"\n"
    if is_article(type(thing).types):
        for line in _lines(linked(thing)):
            yield line.encode() + b"\n"


def narrow(value: Value, options: Options) -> Value:
    """Give what the script carries: all but what schema.org has no word for."""
    del options
    return pruned(_alone(value))


def _alone(value: Value) -> Thing:
    if isinstance(value, Feed):
        raise RenderError("head is the markup of one article, not of a feed")
    return value


def _lines(article: Any) -> Iterator[str]:
    address = next(own_addresses(article.__dict__), "")
    if address:
        yield f'<link rel="canonical" href="{quoted(address)}">'
    for name, content in open_graph(article, address):
        yield f'<meta property="{name}" content="{quoted(content)}">'
    for name, content in _twitter(article):
        yield f'<meta name="{name}" content="{quoted(content)}">'


def _twitter(article: Any) -> Iterator[tuple[str, str]]:
    large = any(name == "og:image" for name, _ in images_of(article))
    yield "twitter:card", "summary_large_image" if large else "summary"
    names = [name for author in article.author if (name := _name_of(author, article))]
    if names:
        yield "twitter:label1", "Written by"
        yield "twitter:data1", ", ".join(names)


def _name_of(author: Any, article: Any) -> str:
    """Give the name of an author; one that bears the `@id` of the article is the article's own."""
    if article.id and getattr(author, "id", None) == article.id:
        return ""
    return str(getattr(author, "name", None) or "").strip()


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
