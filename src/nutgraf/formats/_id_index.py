"""Where the references of a document find the nodes that they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ..model import Builder

if TYPE_CHECKING:
    from ..model import Thing

__all__ = ["STUB", "IdIndex"]

STUB = frozenset({"@id", "@type"})  # a node that says no more than this is described elsewhere


class IdIndex:
    """All described nodes of a document by `@id`; a reference finds its target here, built once."""

    def __init__(
        self, nodes: Iterable[Any], build: Callable[[Any, IdIndex], Any] | None = None
    ) -> None:
        """Take in nodes with all nodes inside them; two with one `@id` are joined.

        Shape: `build` makes a thing of a node whose references are to be found here; it is no
        builder that knows this index, for in a circle nothing would be freed at once.
        """
        self._waiting: list[Any] = list(nodes)
        self._nodes: dict[str, Any] = {}
        self._built: dict[str, Any] = {}
        self._build = build or _built

    def _gather(self) -> None:
        """Look through the nodes when the first reference is followed.

        Of two threads that come first both may look: they find the same.
        """
        nodes: dict[str, Any] = {}
        stack = self._waiting[::-1]
        while stack:
            one = stack.pop()
            if isinstance(one, list):
                stack += [held for held in one if type(held) is not str]
            elif isinstance(one, dict):
                stack += [held for held in one.values() if type(held) is not str]
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
        if name not in self._built and self.describes(name):
            self._built[name] = self._build(self._nodes[name], self)
        return self._built.get(name)


def _built(node: Any, index: IdIndex) -> Thing:
    return Builder(index).build(node)
