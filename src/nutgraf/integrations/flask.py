"""Flask: a response with an article or a feed in the format that the client likes best.

@app.get("/feed.rss")
def feed() -> Response:
    return respond(newest(), ("rss",))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from flask import Flask, Response, request

from ..api import Writable
from ._writing import Writing
from .serving import answer, asked

__all__ = ["init_app", "respond"]


def respond(
    x: Writable, formats: Sequence[str] = ("jsonld",), **writing: Unpack[Writing]
) -> Response:
    """Respond to the current request with the article or feed, or with 304.

    Raises as `nutgraf.write` does.
    """
    made = answer(x, asked(request.method, request.headers), formats, **writing)
    response = Response(made.body, made.status)
    response.headers.clear()
    response.headers.update(made.headers)  # to HEAD, the length is that of the body not sent
    return response


def init_app(app: Flask) -> None:
    """Give the templates of the application the filters of `nutgraf.integrations.jinja`."""
    app.jinja_env.add_extension("nutgraf.integrations.jinja.NutgrafExtension")
