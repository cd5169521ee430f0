"""Microdata: an article as items of HTML, for pages whose readers know no JSON-LD.

The item types are written `http://schema.org/…`, which Subscribe with Google asks for. Values are
text: languages go, numbers and booleans come back from their text.
Source: WHATWG HTML, https://html.spec.whatwg.org/multipage/microdata.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..errors import RenderError
from ..markup.json_text import dump
from ..markup.page import read_page
from ..model import Feed, Thing, to_node
from ..model._node import references_of
from ..safety.text import xml_clean
from ._embedded import parse_embedded
from ._format import ALL, Format, Node, Options, Parsed, Value
from ._linked import linked
from ._project import pruned
from ._tags import built_alone, quoted

__all__ = ["MICRODATA"]

_SPACE = "http://schema.org/"
_NAME = re.compile(r"[^\s.:@\"'<>&=]+")  # of a property; WHATWG HTML, section 5.2.3
_TYPE = re.compile(r"[A-Za-z0-9]+", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
_DEPTH = 40  # levels of items that are written; readers give up at some depth
_BLANKS = " \t\n\f\r"


def parse(data: bytes, options: Options) -> Parsed:
    """Read the microdata and RDFa of a page; whatever the bytes, this returns."""
    page = read_page(data, options.limits)
    parsed = parse_embedded(page, options)
    return Parsed(
        parsed.nodes,
        sources=parsed.sources,
        findings=(*page.findings, *parsed.findings),
        later=(page.complaints, *parsed.later),
    )


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write the items, one tag a line."""
    del options
    for line in _item(_stated(value), "", 0):
        yield line.encode() + b"\n"


def narrow(value: Value, options: Options) -> Value:
    """Give what the items say of the article when they are read again."""
    del options
    return built_alone(_stated(value))


def _stated(value: Value) -> Node:
    """Give the node of an article in what microdata has: items and text, references filled in."""
    if isinstance(value, Feed):
        raise RenderError("microdata is the markup of one article, not of a feed")
    once = built_alone(_said(linked(pruned(value))))
    return _said(once)  # what a text is taken for in reading is written as such


def _said(thing: Thing) -> Node:
    return _Narrowing(thing).node(to_node(thing), ())


class _Narrowing:
    """The nodes of one article made into items, each reference into what it leads to."""

    def __init__(self, thing: Thing) -> None:
        """Find what the references lead to."""
        self._targets: dict[str, Node] = {}
        waiting = references_of(thing)
        while waiting:
            reference = waiting.pop()
            if reference.target is not None and reference.id not in self._targets:
                self._targets[reference.id] = to_node(reference.target)
                waiting.extend(references_of(reference.target))

    def node(self, node: Node, above: tuple[str, ...]) -> Node:
        """Give a node as an item; `above` are the ids of those it stands in."""
        found: Node = {}
        types = [name for name in _listed(node.get("@type")) if _is_type(name)]
        if types:
            found["@type"] = types if len(types) > 1 else types[0]
        name = node.get("@id")
        if isinstance(name, str) and types:
            found["@id"] = _plain(name)
            above = (*above, name)
        for key, value in node.items():
            if _NAME.fullmatch(key):
                values = [one for one in self._values(value, (*above, "")) if one is not None]
                if values:
                    found[key] = values if len(values) > 1 else values[0]
        return found

    def _values(self, value: Any, above: tuple[str, ...]) -> Iterator[Any]:
        if isinstance(value, list):
            for one in value:
                yield from self._values(one, above)
        elif isinstance(value, dict):
            yield from self._of_object(value, above)
        elif isinstance(value, str):
            yield _plain(value)
        elif value is not None:
            yield dump(value)

    def _of_object(self, value: Node, above: tuple[str, ...]) -> Iterator[Any]:
        for wrapper in ("@value", "@list", "@set"):
            if wrapper in value:
                yield from self._values(value[wrapper], above)
                return
        name = value.get("@id")
        if isinstance(name, str) and len(value) == 1:
            if name in self._targets and name not in above and len(above) < _DEPTH:
                yield self.node(self._targets[name], above)
            elif _ADDRESS.fullmatch(name):
                yield name
        elif len(above) < _DEPTH:
            yield self.node(value, above)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_type(name: object) -> bool:
    return isinstance(name, str) and _TYPE.fullmatch(name) is not None


def _plain(text: str) -> str:
    return xml_clean(text).strip().strip(_BLANKS)


def _item(node: Node, name: str, depth: int) -> Iterator[str]:
    """Write an item; `name` is the property that it is of the item around it."""
    indent = "  " * depth
    types = " ".join(f"{_SPACE}{one}" for one in _listed(node.get("@type", [])))
    marks = [f'itemprop="{quoted(name)}"'] if name else []
    marks += ["itemscope", *([f'itemtype="{types}"'] if types else [])]
    if "@id" in node:
        marks.append(f'itemid="{quoted(node["@id"])}"')
    yield f"{indent}<div {' '.join(marks)}>"
    for key, value in node.items():
        if key[:1] != "@":
            for one in _listed(value):
                yield from _property(key, one, depth + 1)
    yield f"{indent}</div>"


def _property(name: str, value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _item(value, name, depth)
    elif _ADDRESS.fullmatch(value):
        yield f'{"  " * depth}<link itemprop="{quoted(name)}" href="{quoted(value)}">'
    else:
        yield f'{"  " * depth}<meta itemprop="{quoted(name)}" content="{quoted(value)}">'


MICRODATA = Format(
    name="microdata",
    parse=parse,
    render=render,
    carries=ALL,
    requires=frozenset(),
    narrow=narrow,
    media_type="text/html",
    suffix=".microdata.html",
    spec="https://html.spec.whatwg.org/multipage/microdata.html",
)
