"""The little of JSON-LD's contexts that news needs: which name is which term, where nodes are.

Source: JSON-LD 1.1, sections 3.1 (context), 4.1 (typed nodes), 4.9 (named graphs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..model._admit import Path
from ._format import Node

__all__ = ["Found", "IdIndex", "is_schema_org", "nodes_of"]

_SPACES = (
    "https://schema.org/",
    "http://schema.org/",
    "https://www.schema.org/",
    "http://www.schema.org/",
)
_SPELLINGS = frozenset(space.rstrip("/") for space in _SPACES)
_PREFIXES = ("schema:", *_SPACES)
_KEYWORDS = {"type": "@type", "id": "@id"}


class Found(NamedTuple):
    """A node, where it stands in its document, and the context in effect there."""

    node: Node
    path: Path | None
    context: Any = None


def is_schema_org(context: object) -> bool:
    """Tell whether a context is schema.org's own, in any of its spellings."""
    return isinstance(context, str) and context.strip().rstrip("/").lower() in _SPELLINGS


def nodes_of(document: object) -> Iterator[Found]:
    """Give the top nodes of a document: itself, its list, the members of its `@graph`."""
    stack: list[tuple[Any, Path | None, Any]] = [(document, None, None)]
    while stack:
        value, path, context = stack.pop()
        if isinstance(value, list):
            stack.extend(
                (one, Path(path, at), context) for at, one in reversed(list(enumerate(value)))
            )
        elif isinstance(value, dict):
            context = value.get("@context", context)
            graph = value.get("@graph")
            if isinstance(graph, list | dict):
                stack.append((graph, Path(path, "@graph"), context))
            if graph is None or set(value) - {"@context", "@graph", "@id"}:
                yield Found(_node(value, context), path, context)


def _node(value: Node, context: object) -> Node:
    """Give a node in plain schema.org names; the context stays where it says more than that."""
    plain: Node = _renamed(value, top=True)
    if context is not None and not is_schema_org(context):
        if plain is value:
            plain = dict(value)
        plain["@context"] = context
    return plain


def _renamed(value: Any, *, top: bool = False) -> Any:
    """Spell names plainly; what is plain already is given back as it is, uncopied.

    The depth of a document is limited when it is read.
    """
    if isinstance(value, list):
        ones = [_renamed(one) for one in value]
        return ones if any(new is not old for new, old in zip(ones, value, strict=True)) else value
    if not isinstance(value, dict):
        return value
    changed: Node = {}
    same = True
    for key, old in value.items():
        name = _term(key, value)
        if key == "@graph" or (key == "@context" and (top or is_schema_org(old))):
            same = False
            continue
        new = _types(old) if name == "@type" else _renamed(old)
        same = same and name is key and new is old
        changed[name] = new
    return value if same else changed


def _term(key: str, node: Node) -> str:
    if key[:1] not in "shti":
        return key
    for prefix in _PREFIXES:
        if key.startswith(prefix) and key.removeprefix(prefix).isalnum():
            name = key.removeprefix(prefix)
            return key if name in node else name
    alias = _KEYWORDS.get(key)
    return alias if alias is not None and alias not in node else key


def _types(types: object) -> Any:
    if isinstance(types, str):
        return _type(types)
    if isinstance(types, list):
        plain = [_type(one) if isinstance(one, str) else one for one in types]
        return types if plain == types else plain
    return types


def _type(name: str) -> str:
    name = name.strip()
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name


class IdIndex:
    """All described nodes of a document by `@id`; a reference finds its target here, built once."""

    def __init__(self) -> None:
        """Begin empty; `add` and `of_built` fill it."""
        self._waiting: list[Any] = []
        self._nodes: dict[str, Any] = {}
        self._built: dict[str, Any] = {}
        self.build: Any = None

    def add(self, node: Any) -> None:
        """Take in a node with all nodes inside it; two with one `@id` are joined."""
        self._waiting.append(node)

    def _gather(self) -> None:
        """Look through the nodes that came in since the last reference was followed."""
        stack = self._waiting[::-1]
        self._waiting.clear()
        while stack:
            one = stack.pop()
            if isinstance(one, list):
                stack.extend(one)
            elif isinstance(one, dict):
                stack.extend(one.values())
                name = one.get("@id")
                if isinstance(name, str) and len(one) > 1:
                    known = self._nodes.get(name)
                    self._nodes[name] = one if known is None else {**one, **known}

    def target(self, name: str) -> Any:
        """Give the node of that `@id`, built on first use."""
        if self._waiting:
            self._gather()
        if name not in self._built and name in self._nodes and self.build is not None:
            self._built[name] = self.build(self._nodes[name])
        return self._built.get(name)
