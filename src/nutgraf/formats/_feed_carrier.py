"""The bench of the feeds: the whole article as JSON beside what readers show, and the two agreed.

What is shown wins: a feed may have been edited after it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from ..findings import Finding
from ..markup.json_text import dump, read_json
from ..model import Article, Body, Builder, Editorial, Feed, Thing, is_article
from ..model._admit import types_of
from ..model._beside import body_of, channel_of, editorial_of
from ..model.values import thaw
from ..safety.embed import embed
from ._feed_entry import OF_THINGS, Entry, entry_of, node_of
from ._feed_write import articles_in
from ._format import NOTHING_BESIDE, Beside, Node, Options, Parsed, Value
from ._id_index import IdIndex
from ._linked import linked_inside
from ._nodes import nodes_of
from .jsonld import document_of

__all__ = [
    "Carried",
    "Gate",
    "Trim",
    "carried_by_none",
    "carrier_of",
    "parsed_rows",
    "read_back",
    "row_of",
    "survivors",
]

Trim: TypeAlias = Callable[[Entry], Entry]  # gives what a format keeps of an entry

_BESIDE = {"body": body_of, "editorial": editorial_of, "channel": channel_of}
# What XML cannot carry, and what validators of feeds warn of.
_DOUBTFUL = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]")
_PREFIX = "nutgraf:"  # of the members that schema.org has no word for


class Carried(NamedTuple):
    """An article as a carrier holds it.

    Shape: `node` is the article, `described` the nodes that its references lead to, `beside` what
    schema.org has no word for. Without a carrier there are no references, and None is described.
    """

    node: Node
    described: tuple[Node, ...] | None = None
    beside: Beside = NOTHING_BESIDE


# Makes one of its parts at once, without the names and defaults that a call of its class looks at.
_carried: Callable[[tuple[Node, None, Beside]], Carried] = partial(tuple.__new__, Carried)


def carrier_of(article: Thing, options: Options) -> str:
    """Write the article as JSON for a feed of the level `embedded`; nothing for any other.

    The text needs no escaping in XML or HTML, and holds no character that XML cannot carry.
    """
    if options.level != "embedded":
        return ""
    document = document_of(article)
    for name in _BESIDE:
        dumped = _dumped(article.__dict__.get(name))
        if dumped:
            document[_PREFIX + name] = dumped
    if "body" in article.__dict__ and "article_body" not in article.__dict__:
        _top(document).pop("articleBody", None)  # it is the text of the body
    return _DOUBTFUL.sub(lambda one: f"\\u{ord(one.group()):04x}", embed(dump(document)))


def row_of(entry: Entry, carrier: str, trim: Trim, options: Options) -> Carried:
    """Give the article that an entry states, with what its carrier adds."""
    carried = _carried_by(carrier, options) if carrier else None
    if carried is None:
        beside = Beside(body=_html(entry)) if entry.body else NOTHING_BESIDE
        return Carried(node_of(entry), None, beside)
    return _reconciled(entry, carried, trim, options)


def carried_by_none(nodes: Sequence[Node], bodies: Sequence[str]) -> list[Carried]:
    """Give the articles that entries without carriers state, some of which have bodies of HTML."""
    if not any(bodies):
        return list(map(_carried, zip(nodes, repeat(None), repeat(NOTHING_BESIDE))))
    return [
        Carried(node, None, Beside(body={"html": body}) if body else NOTHING_BESIDE)
        for node, body in zip(nodes, bodies, strict=True)
    ]


class Gate:
    """Lets the entry of each article into a feed that can stand there, of one identity once."""

    def __init__(self, trim: Trim, accepts: Callable[[Entry], bool], options: Options) -> None:
        """Take what a format keeps of an entry, and whether it may stand there."""
        self._trim, self._accepts, self._options = trim, accepts, options
        self._seen: set[str] = set()

    def admit(self, article: Any) -> Entry | None:
        """Give the entry of an article; None where it has no place."""
        entry = self._trim(_shown(article, self._options))
        return entry if self._accepts(entry) and self.passes(entry.guid) else None

    def passes(self, guid: str) -> bool:
        """Tell whether an identity comes for the first time; what has none always does."""
        if guid in self._seen:
            return False
        if guid:
            self._seen.add(guid)
        return True


def survivors(
    value: Value,
    fields: Mapping[str, Any],
    trim: Trim,
    accepts: Callable[[Entry], bool],
    options: Options,
) -> Value:
    """Give what is read back of a feed with these fields, or of an article alone."""

    def survivor(article: Any, entry: Entry) -> Any:
        return read_back(row_of(entry, carrier_of(article, options), trim, options), options)

    if not isinstance(value, Feed):
        alone: Value = survivor(value, trim(_shown(value, options)))
        return alone
    gate = Gate(trim, accepts, options)
    pairs = ((article, gate.admit(article)) for article in articles_in(value))
    articles = [survivor(article, entry) for article, entry in pairs if entry is not None]
    return Feed(**{**fields, "articles": articles})


def _shown(article: Any, options: Options) -> Entry:
    return entry_of(linked_inside(article, OF_THINGS), options)


def parsed_rows(
    rows: Sequence[Carried], feed: Mapping[str, Any], findings: Sequence[Finding]
) -> Parsed:
    """Give what a feed was parsed to."""
    return Parsed(
        tuple([row.node for row in rows]),
        feed=feed,
        beside=MappingProxyType(
            {at: row.beside for at, row in enumerate(rows) if row.beside is not NOTHING_BESIDE}
        ),
        described=MappingProxyType(
            {at: row.described for at, row in enumerate(rows) if row.described is not None}
        ),
        findings=tuple(findings),
    )


def _carried_by(text: str, options: Options) -> Carried | None:
    """Read a carrier; None for what is none. It is untrusted, as all that is read."""
    document = read_json(text, options.limits).value
    if not isinstance(document, dict):
        return None
    beside = {name: _taken(name, document.pop(_PREFIX + name, None)) for name in _BESIDE}
    nodes = [found.node for found in nodes_of(document)]
    if not nodes or not is_article(types_of(nodes[0])):
        return None
    return Carried(nodes[0], tuple(nodes[1:]), Beside(**beside))


def _taken(name: str, given: object) -> Any:
    try:
        return _BESIDE[name](given) and given
    except (ValueError, TypeError):
        return None


def _reconciled(entry: Entry, carried: Carried, trim: Trim, options: Options) -> Carried:
    """Let what the entry shows win over the carrier, property by property."""
    article = read_back(carried, options)
    said = trim(entry_of(article, options._replace(default_zone="")))
    shown, stated = node_of(entry), node_of(said)
    node = dict(carried.node)
    for name in {**stated, **shown}:
        if shown.get(name) != stated.get(name):
            node.pop(name, None)
            if name in shown:
                node[name] = shown[name]
    beside = (
        carried.beside if said.body == entry.body else replace(carried.beside, body=_html(entry))
    )
    return carried._replace(node=node, beside=beside)


def read_back(carried: Carried, options: Options) -> Any:
    """Build the article of a carrier, its references led to their targets."""
    index = IdIndex((carried.node, *(carried.described or ())))
    article: Any = Builder(index, limits=options.limits).build(carried.node)
    if not isinstance(article, Article):
        return article
    named = {name: getattr(carried.beside, name) for name in _BESIDE}
    return article.replace(**{name: held for name, held in named.items() if held})


def _html(entry: Entry) -> dict[str, str] | None:
    return {"html": entry.body} if entry.body else None


def _top(document: Node) -> Node:
    graph = document.get("@graph")
    top: Node = graph[0] if isinstance(graph, list) and graph else document
    return top


def _dumped(value: Any) -> Any:
    if isinstance(value, Editorial):  # what is live says so, too
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, Body):
        return value.model_dump(mode="json", exclude_defaults=True)
    return thaw(value)
