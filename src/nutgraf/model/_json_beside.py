"""What JSON Schema says of what stands beside schema.org's properties, and of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from ._json_values import DATE, URL
from ._words import of_class, of_field
from .body import Block, Body
from .editorial import Editorial, State
from .feed import Feed, History

__all__ = ["beside", "feed", "residue"]

_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_CHANNEL = {"type": "object", "additionalProperties": {"type": "object"}}


def beside() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the fields that an article has beside its properties."""
    from .article import Article

    block = {"kind": {"type": "string"}, "text": {"type": "string"}, "label": _TEXT}
    blocks = {"type": "array", "items": _closed(Block, block, "kind", "text")}
    quoted = {"type": "array", "items": {"type": "string"}}
    body = {"html": _TEXT, "text": _TEXT, "blocks": blocks, "partial_quotations": quoted}
    states = {"enum": list(get_args(State))}
    editorial = {"state": states, "embargo": {"anyOf": [DATE, {"type": "null"}]}, "note": _TEXT}
    made = {
        "body": _or_null(_closed(Body, body)),
        "editorial": _or_null(_closed(Editorial, editorial)),
        "channel": _or_null(_CHANNEL),
    }
    for name, schema in made.items():
        yield name, {"title": name, "description": of_field(Article, name), **schema}


def feed(*, articles: dict[str, Any], image: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of a feed, whose articles and image are as given."""
    url, date = _or_null(URL), _or_null(DATE)
    fields = {
        "title": {"type": "string"},
        "home_page_url": url,
        "feed_url": url,
        "description": _TEXT,
        "language": _TEXT,
        "id": _TEXT,
        "updated": date,
        "copyright": _TEXT,
        "image": _or_null(image),
        "generator": _TEXT,
        "hub_url": url,
        "current_url": url,
        "previous_archive_url": url,
        "next_archive_url": url,
        "history": _or_null({"enum": list(get_args(History))}),
        "articles": {"type": "array", "items": articles},
        "channel": _or_null(_CHANNEL),
        "residue": residue(),
    }
    return _closed(Feed, fields, "title")


def residue() -> dict[str, Any]:
    """Give the schema of a residue: it comes from documents, and a hand has none in JSON."""
    said = "What no field can hold, as it was found in a document; empty in JSON."
    return {"title": "residue", "description": said, "type": "array", "maxItems": 0}


def _closed(cls: type[Any], fields: dict[str, Any], *required: str) -> dict[str, Any]:
    described = {
        name: {"title": name, "description": of_field(cls, name), **schema}
        for name, schema in fields.items()
    }
    return {
        "title": cls.__name__,
        "description": of_class(cls),
        "type": "object",
        "properties": described,
        "required": list(required),
        "additionalProperties": False,
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
