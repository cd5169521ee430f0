"""The bench of what is written for readers: references made by hand led to what the article tells.

What is written must not depend on whether an article has been read or built.
"""

from __future__ import annotations

from typing import Any

from ..model import Builder, Reference, Thing
from ..model._node import references_of
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
    if all(one.target is not None for one in references_of(article)) and not _has_bare(article):
        return article
    nodes = [found.node for found in nodes_of(document_of(article))]
    built = Builder(IdIndex(nodes)).build(nodes[0])
    held = article.__dict__
    kept: dict[str, Any] = {name: held[name] for name in _BESIDE if name in held}
    if "body" in held and "article_body" not in held:
        kept["article_body"] = None  # it is the text of the body
    return built.replace(**kept) if kept else built


def _has_bare(article: Thing) -> bool:
    """Tell whether a thing in an article says nothing but its `@id`."""
    waiting: list[Any] = list(article.__dict__.values())
    while waiting:
        one = waiting.pop()
        if type(one) is tuple:
            waiting += one
        elif isinstance(one, Thing):
            if _is_bare(one):
                return True
            waiting += one.__dict__.values()
    return False


def _is_bare(thing: Thing) -> bool:
    held = thing.__dict__
    return "id" in held and held.keys() <= _BARE


def linked_inside(article: Thing, fields: frozenset[str]) -> Thing:
    """Do so where one of the fields, or a thing in them, has such a reference."""
    held = article.__dict__
    is_open = any(_is_open(held[name], 2) for name in fields & held.keys())
    return linked(article) if is_open else article


def _is_open(value: Any, depth: int) -> bool:
    kind = type(value)
    if kind is tuple:
        return any(_is_open(one, depth) for one in value)
    if kind is Reference:
        return value.target is None
    if depth and isinstance(value, Thing):
        return _is_bare(value) or any(_is_open(one, depth - 1) for one in value.__dict__.values())
    return False
