"""The bench of what is written for readers: references made by hand led to what the article tells.

What is written must not depend on whether an article has been read or built.
"""

from __future__ import annotations

from typing import Any

from ..model import Builder, Reference, Thing
from ..safety.limits import DEFAULT_LIMITS
from ._id_index import IdIndex
from ._nodes import nodes_of
from .jsonld import document_of

__all__ = ["linked", "linked_inside"]

_BARE = frozenset({"id", "types"})
_BESIDE = ("body", "editorial", "channel")


def linked(article: Thing) -> Thing:
    """Lead references made by hand to what the article itself describes, as reading it would.

    A thing of which no more is said than its `@id` is one, once it is written.
    """
    if not any(_is_open(held, DEFAULT_LIMITS.json_depth) for held in article.__dict__.values()):
        return article
    nodes = [found.node for found in nodes_of(document_of(article))]
    built = Builder(IdIndex(nodes)).build(nodes[0])
    held = article.__dict__
    kept: dict[str, Any] = {name: held[name] for name in _BESIDE if name in held}
    if "body" in held and "article_body" not in held:
        kept["article_body"] = None  # it is the text of the body
    return built.replace(**kept) if kept else built


def linked_inside(article: Thing, fields: frozenset[str]) -> Thing:
    """Do so where one of the fields, or a thing in them, has such a reference."""
    held = article.__dict__
    is_open = any(_is_open(held[name], 2) for name in fields & held.keys())
    return linked(article) if is_open else article


def _is_open(value: Any, depth: int) -> bool:
    """Tell whether a value is, or so many levels down holds, what has to be led to its target."""
    if isinstance(value, tuple):
        return any(_is_open(one, depth) for one in value)
    if type(value) is Reference:
        return value.target is None
    if not (depth and isinstance(value, Thing)):
        return False
    held = value.__dict__
    is_bare = "id" in held and held.keys() <= _BARE
    return is_bare or any(_is_open(one, depth - 1) for one in held.values())
