"""The bench of formats that are tags: values quoted, nodes built alone."""

from __future__ import annotations

from html import escape

from ..model import Builder, Thing
from ..safety.text import xml_clean
from ._format import Node
from ._id_index import IdIndex

__all__ = ["built_alone", "quoted"]


def quoted(text: str) -> str:
    """Quote text for an attribute; line ends become references, which a browser gives back."""
    return escape(xml_clean(text), quote=True).replace("\r", "&#13;").replace("\n", "&#10;")


def built_alone(node: Node) -> Thing:
    """Build a node as reading a document with that node alone would."""
    return Builder(IdIndex([node])).build(node)
