"""An HTML page: read for the articles that its markup states.

Source: WHATWG HTML, https://html.spec.whatwg.org/multipage/scripting.html.
"""

from __future__ import annotations

from ._format import ALL, Format, Options, Value
from ._page import parse_page

__all__ = ["HTML"]

parse = parse_page


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
