"""Where the references of a document find the nodes that they mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["STUB", "IdIndex"]

STUB = frozenset({"@id", "@type"})  # a node that says no more than this is described elsewhere


class IdIndex:
    """All described nodes of a document by `@id`; a reference finds its target here, built once."""

    def __init__(self, nodes: Iterable[Any] = ()) -> None:
        """Take nodes in, as `add` does; `build` is what makes things of them."""
        self._waiting: list[Any] = list(nodes)
        self._nodes: dict[str, Any] = {}
        self._built: dict[str, Any] = {}
        self.build: Any = None

    def add(self, node: Any) -> None:
        """Take in a node with all nodes inside it; two with one `@id` are joined."""
        self._waiting.append(node)

    def _gather(self) -> None:
        """Look through the nodes that came in since the last reference was followed.

        Of two threads that come first both may look: they find the same.
        """
        nodes = dict(self._nodes)
        stack = self._waiting[::-1]
        while stack:
            one = stack.pop()
            if isinstance(one, list):
                stack.extend(one)
            elif isinstance(one, dict):
                stack.extend(one.values())
                name = one.get("@id")
                if isinstance(name, str) and not one.keys() <= STUB:
                    known = nodes.get(name)
                    nodes[name] = one if known is None else {**one, **known}
        self._nodes = nodes
        self._waiting.clear()

    def describes(self, name: str) -> bool:
        """Tell whether the document says more of a node than its name and type."""
        if self._waiting:
            self._gather()
        return name in self._nodes

    def target(self, name: str) -> Any:
        """Give the node of that `@id`, built on first use."""
        if name not in self._built and self.describes(name) and self.build is not None:
            self._built[name] = self.build(self._nodes[name])
        return self._built.get(name)
