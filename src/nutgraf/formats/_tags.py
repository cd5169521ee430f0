"""The bench of formats that are tags: values quoted, references led to their targets."""

from __future__ import annotations

from html import escape

from ..model import Builder, Thing, to_node
from ..model._node import references_of
from ..safety.text import xml_clean
from ._format import Node
from ._id_index import IdIndex

__all__ = ["built_alone", "linked", "quoted"]


def quoted(text: str) -> str:
    """Quote text for an attribute; line ends become references, which a browser gives back."""
    return escape(xml_clean(text), quote=True).replace("\r", "&#13;").replace("\n", "&#10;")


def built_alone(node: Node) -> Thing:
    """Build a node as reading a document with that node alone would."""
    return Builder(IdIndex([node])).build(node)


def linked(article: Thing) -> Thing:
    """Lead references made by hand to what the article itself describes, as reading it would.

    What is written must not depend on whether an article has been read or built.
    """
    if all(reference.target is not None for reference in references_of(article)):
        return article
    return built_alone(to_node(article))
