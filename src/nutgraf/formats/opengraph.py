"""OpenGraph: what networks show of an article, as tags for the head of its page.

It carries headline, description, address, publisher, language with its territory, pictures, moments
of publication, change and expiry, the addresses of authors, the first section, and keywords.
Source: https://ogp.me/.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import RenderError
from ..markup.page import read_page
from ..model import Feed, is_article
from ..safety.text import xml_clean
from ._addresses import own_addresses
from ._format import Format, Options, Parsed, Value
from ._linked import linked
from ._open_graph import node_of, open_graph
from ._tags import built_alone, quoted

__all__ = ["OPENGRAPH"]


def parse(data: bytes, options: Options) -> Parsed:
    """Read the OpenGraph tags of a page; whatever the bytes, this returns."""
    page = read_page(data, options.limits)
    tags = [
        (held["property"].strip(), held.get("content", "").strip())
        for held in page.survey.metas
        if "property" in held
    ]
    known = [tag for tag in tags if tag[0].startswith(("og:", "article:"))]
    node = (node_of(known),) if known else ()
    return Parsed(node, findings=page.findings, later=(page.complaints,))


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write the tags, one a line."""
    del options
    for name, content in _tags(value):
        yield f'<meta property="{name}" content="{quoted(content)}">\n'.encode()


def narrow(value: Value, options: Options) -> Value:
    """Give what the tags say of the article when they are read again."""
    del options
    return built_alone(node_of(_tags(value)))


def _tags(value: Value) -> list[tuple[str, str]]:
    if isinstance(value, Feed):
        raise RenderError("opengraph is the markup of one article, not of a feed")
    if not is_article(type(value).types):
        raise RenderError(f"opengraph is of an article, not of a {type(value).__name__}")
    article = linked(value)
    address = next(own_addresses(article.__dict__), "")
    return [(name, xml_clean(content).strip()) for name, content in open_graph(article, address)]


OPENGRAPH = Format(
    name="opengraph",
    parse=parse,
    render=render,
    carries=frozenset(
        {
            "article_section[]",
            "author[].url",
            "date_modified",
            "date_published",
            "description",
            "expires",
            "headline",
            "image[].caption",
            "image[].height",
            "image[].url",
            "image[].width",
            "in_language",
            "keywords[]",
            "publisher.name",
            "url",
        }
    ),
    requires=frozenset(),
    narrow=narrow,
    media_type="text/html",
    suffix=".opengraph.html",
    spec="https://ogp.me/",
)
