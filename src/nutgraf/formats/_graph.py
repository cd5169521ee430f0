"""The graph shape of JSON-LD: one node for each thing that has a name of its own, linked by `@id`.

So the SEO plug-ins of large content systems write it: consumers join what several pages say of one
publisher or author. What stands nested and is no such thing stays where it is.
Source: JSON-LD 1.1, section 4.9 (named graphs); for the product of a paywall, which is read where
it stands and nowhere else, Subscribe with Google, page configuration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from ..model._admit import types_of
from ..model._registry import fits, is_article
from ._format import Node

__all__ = ["graph_of", "is_product"]

# What gets a node of its own, and the word for it in an `@id` that it has not got.
_KINDS = {
    "Person": "person",
    "Organization": "organization",
    "WebSite": "website",
    "BreadcrumbList": "breadcrumb",
    "WebPage": "webpage",
}
_NO_LETTERS = re.compile(r"[\W_]+")


def graph_of(top: Node, others: list[Node]) -> list[Node]:
    """Give the nodes of the graph: the article, then what it leads to, in the order of first use.

    Shape: `top` is the article as one nested node, `others` what its references lead to. An `@id`
    that a thing has is kept; one that it lacks is made from its address, or from the article's and
    its name, so that the same article gives the same names.
    """
    graph = _Graph(_address(top))
    top = {**top, **graph.named_page(top)}
    if "@id" not in top:
        top = _with_id(top, f"{graph.base}#{_word_for(top)}")
    first = graph.inside(top)
    rest = [graph.inside(other) for other in others]
    return [first, *_each_once([*graph.nodes, *rest])]


def is_product(node: Any) -> bool:
    """Tell whether a node is what readers subscribe to."""
    return isinstance(node, dict) and "Product" in types_of(node)


class _Graph:
    """The nodes that were taken out of others, and the names that are given away."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.nodes: list[Node] = []
        self._given: dict[str, Node] = {}

    def named_page(self, top: Node) -> Node:
        """Give the page that the article names by its address alone as a node, for others to name.

        That the address is of a page is what the property says.
        """
        address = top.get("mainEntityOfPage")
        if not isinstance(address, str):
            return {}
        return {"mainEntityOfPage": {"@type": "WebPage", "@id": address, "url": address}}

    def inside(self, node: Node) -> Node:
        """Give a node with what stands in it taken out, as far as that has a node of its own."""
        return {
            key: self._taken(held) if key[:1] != "@" or key in {"@list", "@set"} else held
            for key, held in node.items()
        }

    def _taken(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._taken(one) for one in value]
        if not isinstance(value, dict) or "@value" in value or "@context" in value:
            return value
        kind = _kind_of(value)
        if not kind or value.keys() <= {"@id", "@type"}:
            return self.inside(value)
        name = value.get("@id") or self._name(kind, value)
        place = len(self.nodes)
        self.nodes.append({})
        self.nodes[place] = self.inside(_with_id(value, name))
        return {"@id": name}

    def _name(self, kind: str, node: Node) -> str:
        """Give the `@id` of a node that has none; two that say the same are one."""
        address = node.get("url")
        if not isinstance(address, str):
            said = node.get("name")
            slug = _slug(said) if isinstance(said, str) else ""
            address, kind = self.base, f"{kind}-{slug}" if slug else kind
        elif kind == "webpage":
            return address
        name, number = f"{address.partition('#')[0]}#{kind}", 1
        while self._given.setdefault(name, node) != node:
            number += 1
            name = f"{address.partition('#')[0]}#{kind}-{number}"
        return name


def _word_for(top: Node) -> str:
    return "article" if is_article(types_of(top)) else _kind_of(top) or "thing"


def _kind_of(node: Node) -> str:
    types = types_of(node)
    if not types or "Product" in types:
        return ""
    return next((word for kind, word in _KINDS.items() if fits(types, (kind,))), "")


def _address(node: Node) -> str:
    """Give the address of the article, before any fragment; nothing where it states none."""
    for value in (node.get("url"), node.get("mainEntityOfPage")):
        found = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(found, str):
            return found.partition("#")[0]
    return ""


def _with_id(node: Node, name: str) -> Node:
    types = {"@type": node["@type"]} if "@type" in node else {}
    return {**types, "@id": name, **{key: held for key, held in node.items() if key != "@id"}}


def _each_once(nodes: list[Node]) -> Iterator[Node]:
    """Leave out what is said again, word for word."""
    seen: dict[str, list[Node]] = {}
    for node in nodes:
        known = seen.setdefault(str(node.get("@id", "")), [])
        if node not in known:
            known.append(node)
            yield node


def _slug(name: str) -> str:
    return _NO_LETTERS.sub("-", normalize("NFKC", name).lower()).strip("-")
