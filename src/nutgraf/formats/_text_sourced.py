"""A value together with its evidence, and a tree of them as a node and as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal, TypeAlias

from ..model import class_of, properties
from ..model._property import field_name
from ._format import Evidence, Node, Span
from ._text_lines import normalise

__all__ = [
    "Sourced",
    "Tree",
    "as_written",
    "by_house",
    "by_rule",
    "evidence_of",
    "from_text",
    "node_of",
]

# A plain value, the kind of its evidence, the spans and the key. Many are made of every text, and
# evidence is seldom asked for: it is drawn up then.
Sourced: TypeAlias = tuple[
    Any, Literal["text", "house", "rule"], Sequence[tuple[int, int]], str
]  # fmt: skip
Tree: TypeAlias = dict[str, Any]  # by schema.org's names: a sourced value, a tree, a list, or None


def by_house(value: Any, key: str) -> Sourced:
    """Give a value that the house states under a key."""
    return value, "house", (), key


def by_rule(value: Any, rule: str, spans: Sequence[tuple[int, int]] = ()) -> Sourced:
    """Give a value that a rule made, out of these spans."""
    return value, "rule", spans, rule


def from_text(text: str, spans: Sequence[tuple[int, int]], rule: str = "") -> Sourced:
    """Give the value that these spans of the text are."""
    if len(spans) == 1:
        ((start, end),) = spans
        said = text[start:end]
    else:
        said = " ".join([text[start:end] for start, end in spans])
    return normalise(said), "text", spans, rule


def as_written(value: Any, spans: Sequence[tuple[int, int]], rule: str = "") -> Sourced:
    """Give a value that is what these spans say, joined and normalised."""
    return value, "text", spans, rule


def node_of(tree: Tree) -> Node:
    """Give the values of a tree as a node; what is empty is left out."""
    node: Node = {}
    for key, held in tree.items():
        if type(held) is tuple:
            node[key] = held[0]
        elif type(held) is list:
            if held:
                node[key] = [one[0] if type(one) is tuple else node_of(one) for one in held]
        elif held is not None:
            node[key] = node_of(held)
    return node


def evidence_of(tree: Tree, partial_quotations: Iterable[Sourced]) -> dict[str, Evidence]:
    """Give the evidence of a tree by model path, and that of what stands beside its properties."""
    evidence: dict[str, Evidence] = {}
    _enter(tree, "", evidence)
    for number, one in enumerate(partial_quotations):
        evidence[f"body.partial_quotations[{number}]"] = _evidence(one)
    return evidence


def _enter(tree: Tree, path: str, evidence: dict[str, Evidence]) -> None:
    kind = tree.get("@type")
    names = _paths(kind[0] if kind is not None else "")
    above = f"{path}." if path else ""
    for key, held in tree.items():
        if type(held) is tuple:
            evidence[above + names[key][1]] = _evidence(held)
        elif type(held) is list:
            _enter_all(held, above + names[key][0], evidence)
        elif held is not None:
            _enter(held, above + names[key][1], evidence)


def _enter_all(values: Iterable[Any], stem: str, evidence: dict[str, Evidence]) -> None:
    for at, held in enumerate(values):
        path = f"{stem}[{at}]"
        if type(held) is tuple:
            evidence[path] = _evidence(held)
        else:
            _enter(held, path, evidence)


def _evidence(sourced: Sourced) -> Evidence:
    _, kind, spans, key = sourced
    return Evidence(kind, tuple(Span(start, end) for start, end in spans), key)


class _Paths(dict[str, tuple[str, str]]):
    """The names of a type's properties in model paths: the field, and one value of it."""

    def __init__(self, kind: str) -> None:
        """Look up which properties the type repeats."""
        table = properties(class_of((kind,))) if kind else {}
        self._repeated = {shape.wire for shape in table.values() if shape.many}

    def __missing__(self, key: str) -> tuple[str, str]:
        """Keep the names of a property that is asked for the first time."""
        field = field_name(key)
        self[key] = names = (field, f"{field}[0]" if key in self._repeated else field)
        return names


_paths = cache(_Paths)
