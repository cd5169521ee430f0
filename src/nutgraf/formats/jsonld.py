"""JSON-LD: the native tongue, read and written without loss.

A document that was read is written as it was found. Of an article that is written by itself,
text, numbers (in their own digits), booleans, dates (as they were written), references, lists and
nested nodes all come back. Canonical changes, which keep the meaning: one value and a list of one
value are the same; null says nothing; names stand plainly, without prefix, and schema.org's name
space is `https://schema.org` in whatever spelling it came; a context that is missing is supplied;
what an inline context says of names, languages and lists is said in the values; a literal without
type or language is its value; a property that is spelled in two ways keeps both. Properties stand
in one order: `@type`, `@id`, then as an article is told, from its address and headline to its
rights, then all others as their classes declare them; unknown names come last, as they were found.
Source: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/; schema.org 30.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import RenderError
from ..markup.json_text import dump
from ..model import Feed, Thing, to_node
from ..model._node import Writing, json_of
from ._format import ALL, Format, Node, Options, Parsed, Shape, Value
from ._graph import graph_of, is_product
from ._id_index import STUB
from ._linked_data import draft_document, parse_document
from ._project import pruned

__all__ = ["JSONLD", "document_of"]

CONTEXT = "https://schema.org"
_OPENING = b'{"@context":"https://schema.org",'


def parse(data: bytes, options: Options) -> Parsed:
    """Read a JSON-LD document; raises ParseError when it is no JSON at all."""
    return parse_document(data, options)


def draft(data: bytes, options: Options) -> Parsed:
    """Read a document as `parse` does, but for the look whether its one node is plain."""
    return draft_document(data, options)


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write an article, or anything of the model, as one JSON-LD document."""
    thing, writing = _alone(value), Writing()
    node = to_node(thing, writing)
    if options.shape == "nested" and node and not writing.references and "@context" not in node:
        yield json_of(node, writing).replace(b"{", _OPENING, 1)  # quicker than a copy of the node
    else:
        yield json_of(_document(node, writing, options.shape), writing)


def render_documents(documents: Sequence[Any], options: Options) -> Iterator[bytes]:
    """Write documents as they were found; several become a list, which means the same."""
    del options
    yield dump(documents[0] if len(documents) == 1 else list(documents)).encode()


def narrow(value: Value, options: Options) -> Value:
    """Give the value without what schema.org has no word for."""
    del options
    return pruned(_alone(value))


def _alone(value: Value) -> Thing:
    if isinstance(value, Feed):
        raise RenderError("jsonld holds articles, not a feed; write its articles one by one")
    return value


def document_of(thing: Thing, shape: Shape = "nested") -> Node:
    """Make the document of an article.

    Shape: `nested` is one node, and a graph only where a reference leads out of it; in a `graph`
    each person, organization, page and site has a node, and the others lead to it.
    """
    writing = Writing()
    return _document(to_node(thing, writing), writing, shape)


def _document(node: Node, writing: Writing, shape: Shape) -> Node:
    others = _described_elsewhere(writing, node) if writing.references else []
    context = node.pop("@context", CONTEXT)
    if others:
        others = _with_product_inside(node, others)
    if shape == "graph":
        return {"@context": context, "@graph": graph_of(node, others)}
    if others:
        return {"@context": context, "@graph": [node, *others]}
    return {"@context": context, **node}


def _with_product_inside(node: Node, others: list[Node]) -> list[Node]:
    """Put the product that an article is part of into it, and give the other nodes.

    Who reads paywalls looks for the product in the article and follows no reference.
    """
    products = {one["@id"]: one for one in others if is_product(one) and "@id" in one}
    whole = node.get("isPartOf")
    if not products or whole is None:
        return others
    parts = whole if isinstance(whole, list) else [whole]
    inside = [products.get(one.get("@id"), one) if isinstance(one, dict) else one for one in parts]
    node["isPartOf"] = inside if isinstance(whole, list) else inside[0]
    return [one for one in others if not any(one is part for part in inside)]


def _described_elsewhere(writing: Writing, node: Node) -> list[Node]:
    """Give the nodes that the references lead to, each once, and those that theirs lead to."""
    described = _ids_in(node)
    others: list[Node] = []
    for reference in writing.references:  # grows with those of the targets
        target = None if reference.id in described else reference.target
        if target is not None:
            other = to_node(target, writing)
            other.pop("@context", None)
            described |= _ids_in(other) | {reference.id}
            others.append(other)
    return others


def _ids_in(node: Node) -> set[str]:
    """Give the `@id`s that a node describes, itself or inside it."""
    found: set[str] = set()
    stack: list[Any] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(one)
        elif isinstance(one, dict):
            if isinstance(one.get("@id"), str) and not one.keys() <= STUB:
                found.add(one["@id"])
            stack.extend(one.values())
    return found


JSONLD = Format(
    name="jsonld",
    parse=parse,
    render=render,
    carries=ALL,
    requires=frozenset(),
    narrow=narrow,
    media_type="application/ld+json",
    suffix=".jsonld",
    spec="https://www.w3.org/TR/json-ld11/",
    render_documents=render_documents,
    draft=draft,
)
