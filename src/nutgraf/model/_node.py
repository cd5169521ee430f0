"""How a model becomes a node again: canonical order, nothing lost, nothing added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic_core import SchemaSerializer

from ..markup.json_text import dump
from ._layout import write_thing
from ._written import Writing

if TYPE_CHECKING:
    from .reference import Reference
    from .thing import Thing

__all__ = ["Writing", "json_of", "references_of", "to_node"]

_to_json = SchemaSerializer({"type": "any"}).to_json  # `pydantic_core.to_json` makes one each time


def to_node(thing: Thing, writing: Writing | None = None) -> dict[str, Any]:
    """Write a model as a node: `@type`, `@id`, then its properties in canonical order.

    Shape: one value stands alone, several in a list; what the typed fields could not hold comes
    back at its place. What schema.org has no word for (`body`, `editorial`, `channel`) is left out;
    `articleBody` is the text of the body where it is not given itself.
    Raises RenderError when the model is nested deeper than a reader would follow.
    """
    return write_thing(thing, writing or Writing(), 0)


def json_of(node: Mapping[str, Any], writing: Writing) -> bytes:
    """Write a node as JSON: compact, keys in their order, numbers in their own digits."""
    return dump(node).encode() if writing.may_be_exact else _to_json(node)


def references_of(thing: Thing) -> list[Reference]:
    """Give the references of a model, in the order in which they are written."""
    writing = Writing()
    to_node(thing, writing)
    return writing.references
