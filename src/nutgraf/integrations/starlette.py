"""Starlette and FastAPI: a response with an article or a feed in the format that the client likes.

@app.get("/bridge")
def bridge(request: Request) -> Response:
    return respond(request, article, ("jsonld", "head"))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack

from starlette.responses import Response

from ..api import Writable
from ._writing import Writing
from .serving import answer, asked, media_types

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["respond", "responses"]


def respond(
    request: Request, x: Writable, formats: Sequence[str] = ("jsonld",), **writing: Unpack[Writing]
) -> Response:
    """Respond with the article or feed, or with 304 where the client has it already.

    Raises as `nutgraf.write` does.
    """
    made = answer(x, asked(request.method, request.headers), formats, **writing)
    return Response(made.body, made.status, dict(made.headers))


def responses(formats: Sequence[str]) -> dict[int | str, dict[str, Any]]:
    """Give what FastAPI's `responses` wants, so that OpenAPI names the media types.

    Shape: `@app.get("/feed", responses=responses(("rss", "atom")))`.
    """
    content: dict[str, dict[str, Any]] = {name: {} for name in media_types(formats)}
    return {
        200: {"description": "The content in one of these formats", "content": content},
        304: {"description": "The client has it already"},
        406: {"description": "The client takes none of these formats"},
    }
