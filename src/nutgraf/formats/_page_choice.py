"""The bench of pages: which of the nodes of a page is its own article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..model import is_article
from ..model._admit import types_of
from ..model._registry import fits
from ._format import Node
from ._page_headline import resemble
from ._page_spelling import is_meant_as_article
from ._page_statements import (
    LEAST_TITLE,
    Statements,
    address_key,
    key_of,
    plain,
    strings_in,
)

__all__ = [
    "Found", "NodeIndex", "addresses_of", "is_of_another", "node_of_page",
    "own_article",
]  # fmt: skip

_CONTAINERS = frozenset({dict, list})
_NODES = 5_000  # looked through for articles inside other nodes
# Where an article that stands inside another node is what the page is about.
_MAIN = frozenset({"mainEntity", "mainEntityOfPage", "@graph", "item"})
_DEPTH = 6  # levels below a top node at which an article may stand
_WEIGHTS = {"address": 4.0, "place": 2.0, "headline": 3.0, "top": 2.0, "main": 1.0, "property": 0.5}
_SHARED = 0.3  # of the runs of the shorter title; `in the` and its like make up a fifth by chance
_LEAST_RUNS = 4  # of letters that titles share; texts of one language share some three by chance
_PAGES = ("WebPage", "Review")  # a check of facts is a review
_TELLING = ("headline", "datePublished", "author", "articleBody")


class Found(NamedTuple):
    """An article among the nodes of a page, and the number of the top node it stands in.

    Shape: `keys` lead to it from that node; it is the node itself where there are none.
    """

    node: Node
    top: int
    keys: tuple[str | int, ...] = ()


class NodeIndex:
    """The nodes of a page by `@id`, gathered when the first reference is followed."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        """Take the nodes."""
        self._nodes = nodes
        self._named: dict[str, Node] | None = None

    def whole(self, node: Node) -> Node:
        """Give a node with what is said of it elsewhere on the page."""
        name = node.get("@id")
        if not isinstance(name, str):
            return node
        known = self._known().get(name)
        return node if known is None or known is node else {**known, **node}

    def named(self, name: str) -> Node | None:
        """Give the node of an `@id`, if there is one."""
        return self._known().get(name)

    def _known(self) -> dict[str, Node]:
        if self._named is None:
            self._named = {}
            for node in _described(self._nodes):
                known = self._named.get(node["@id"])
                self._named[node["@id"]] = node if known is None else {**node, **known}
        return self._named


def _described(nodes: Sequence[Node]) -> Iterator[Node]:
    """Give all nodes that say more than their `@id`; the first ones first."""
    stack: list[Any] = list(reversed(nodes))
    while stack:
        one = stack.pop()
        held = one
        if type(one) is dict:
            if len(one) > 1 and isinstance(one.get("@id"), str):
                yield one
            held = one.values()
        inner = [each for each in held if type(each) in _CONTAINERS]
        stack += inner[::-1]


def own_article(nodes: Sequence[Node], page: Statements) -> Found | None:
    """Choose the page's own article: by its address, its headline, and where it stands.

    A page may state none but those that it leads to. One whose type is in wrong letters, as
    `newsArticle`, is looked for where there is no other.
    """
    top = [Found(node, number) for number, node in enumerate(nodes) if is_article(types_of(node))]
    if any("headline" in one.node or "name" in one.node for one in top):
        return _best(top, page) or _best(list(_inside(nodes)), page)
    found = [*top, *_inside(nodes)]
    return _best(found, page) if found else _best(list(_meant(nodes)), page)


def _meant(nodes: Sequence[Node]) -> Iterator[Found]:
    """Give the top nodes that are articles in wrong letters."""
    for number, node in enumerate(nodes):
        if is_meant_as_article(types_of(node)):
            yield Found(node, number)


def node_of_page(nodes: Sequence[Node], page: Statements) -> Found | None:
    """Choose the node of the page as such, which says when where no article does."""
    own = page.own_keys
    for number, node in enumerate(nodes):
        if "datePublished" in node and fits(types_of(node), _PAGES):
            addresses = {address_key(page.address(text)) for text in addresses_of(node)}
            if not own or not addresses or addresses & own:
                return Found(node, number)
    return None


def _best(found: list[Found], page: Statements) -> Found | None:
    if len(found) > 1:
        titles = {key_of(text) for text in _titles(page)} - {""}
        found.sort(key=lambda one: _weight(one, titles, page), reverse=True)
    return next((one for one in found if not _is_another(one.node, page)), None)


def _is_another(node: Node, page: Statements) -> bool:
    """Tell whether an article has neither the address of the page nor a title like its own.

    Where it has no address at all, a short title of the page says nothing against it; where that of
    the page is not known, nothing does.
    """
    addresses = [page.address(text) for text in addresses_of(node)]
    own = page.own_keys
    if not own or any(address_key(one) in own for one in addresses):
        return False
    texts = [plain(text) for name in ("headline", "name") for text in strings_in(node.get(name))]
    return _is_titled_otherwise(texts, page, least=0 if any(addresses) else LEAST_TITLE)


def is_of_another(titles: Iterable[str], page: Statements) -> bool:
    """Tell whether titles are surely those of another article than the page's own."""
    return _is_titled_otherwise(titles, page, least=LEAST_TITLE)


def _is_titled_otherwise(titles: Iterable[str], page: Statements, least: int) -> bool:
    """Tell whether no title of the page is like one of these; its short ones count where alone.

    Chance makes a short one like any, and headings such as `Latest comments` stand beside others.
    """
    names = [text for text in titles if key_of(text)]
    told = [*_titles(page), *page.page.survey.titles[:1]] if names else []
    long = [one for one in told if len(key_of(one)) >= LEAST_TITLE]
    told = long or [one for one in told if len(key_of(one)) >= least]
    return bool(told) and not any(_are_alike(one, title) for one in names for title in told)


def _are_alike(one: str, title: str) -> bool:
    return resemble(one, title, _SHARED, _LEAST_RUNS)


def _inside(nodes: Sequence[Node]) -> Iterator[Found]:
    """Give the articles inside other nodes."""
    for number, node in enumerate(nodes):
        if not is_article(types_of(node)):
            yield from _inner(node, number)


def _inner(node: Node, number: int) -> Iterator[Found]:
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(node, ())]
    seen = 0
    while stack and seen < _NODES:
        one, keys = stack.pop()
        seen += 1
        if isinstance(one, list):
            stack.extend((each, (*keys, at)) for at, each in reversed(list(enumerate(one))))
        elif isinstance(one, dict):
            if keys and is_article(types_of(one)):
                yield Found(one, number, keys)
            elif len(keys) < _DEPTH:
                inner = [
                    (each, (*keys, key))
                    for key, each in one.items()
                    if isinstance(each, dict | list)
                ]
                stack.extend(reversed(inner))


def _titles(page: Statements) -> Iterator[str]:
    for text, _ in page.headings:
        yield text
    for said in page.said(("og:title", "twitter:title")):
        yield said.value


def _weight(one: Found, titles: set[str], page: Statements) -> float:
    node = one.node
    weight = sum(_WEIGHTS["property"] for name in _TELLING if node.get(name))
    if not one.keys:
        weight += _WEIGHTS["top"]
    elif all(isinstance(key, int) or key in _MAIN for key in one.keys):
        weight += _WEIGHTS["main"]
    weight += _weight_of_address(node, page)
    names = (
        key_of(plain(text)) for name in ("headline", "name") for text in strings_in(node.get(name))
    )
    if any(name in titles for name in names):
        weight += _WEIGHTS["headline"]
    return weight


def _weight_of_address(node: Node, page: Statements) -> float:
    """Weigh the address of an article; where it is a place in the page, it is that of an update."""
    own = page.own_keys
    if not own or all(address_key(page.address(text)) not in own for text in addresses_of(node)):
        return 0
    return _WEIGHTS["place" if "#" in str(node.get("url", "")) else "address"]


def addresses_of(node: Node) -> Iterator[str]:
    """Give the addresses that an article says it has."""
    for name in ("url", "@id", "mainEntityOfPage"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value
