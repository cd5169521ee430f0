"""An HTML page: read for the article that it holds, by all that its markup states.

Source: WHATWG HTML, https://html.spec.whatwg.org/multipage/scripting.html.
"""

from __future__ import annotations

from ..markup.page import read_page
from ._format import ALL, Format, Options, Parsed, Value
from ._page import parse_nodes
from ._page_article import draw_article

__all__ = ["HTML"]


def parse(data: bytes, options: Options) -> Parsed:
    """Read a page; whatever the bytes, this returns.

    Loss: with `repair=False` the article is what its node says, and nothing is added.
    """
    page = read_page(data, options.limits)
    parsed = parse_nodes(page.look_around() if options.repair else page, options)
    drawn = draw_article(page, parsed, options) if options.repair else None
    page.let_go()
    if drawn is None:
        return parsed
    own, draft = drawn
    return parsed._replace(own=own, evidence=draft.evidence)


def narrow(value: Value, options: Options) -> Value:
    """Give the value as it is; a page is not written."""
    del options
    return value


HTML = Format(
    name="html",
    parse=parse,
    render=None,
    carries=ALL,
    requires=frozenset(),
    narrow=narrow,
    media_type="text/html",
    suffix=".html",
    spec="https://html.spec.whatwg.org/multipage/scripting.html",
)
