"""A value together with its evidence, and a tree of them unfolded into node and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..model import class_of, properties
from ..model._property import field_name
from ._format import Evidence, Node, Span
from ._text_lines import normalise

__all__ = ["Sourced", "by_house", "by_rule", "from_text", "unfold"]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A plain value, and why it is what it is."""

    value: Any
    evidence: Evidence


def by_house(value: Any, key: str) -> Sourced:
    """Give a value that the house states under a key."""
    return Sourced(value, Evidence("house", (), key))


def by_rule(value: Any, rule: str, spans: Iterable[Span] = ()) -> Sourced:
    """Give a value that a rule made, out of these spans."""
    return Sourced(value, Evidence("rule", tuple(spans), rule))


def from_text(
    text: str, spans: Iterable[Span], value: str | None = None, rule: str = ""
) -> Sourced:
    """Give the value that these spans of the text are.

    Where the value given is not what they say, letter by letter, it counts as made by the rule.
    """
    spans = tuple(spans)
    said = normalise(" ".join(text[span.start : span.end] for span in spans))
    if value is None or value == said or normalise(value) == said:
        return Sourced(said if value is None else value, Evidence("text", spans, rule))
    return Sourced(value, Evidence("rule", spans, rule))


def unfold(tree: Mapping[str, Any]) -> tuple[Node, dict[str, Evidence]]:
    """Part a tree of sourced values into the node and the evidence by model path.

    Shape: the keys of the tree are schema.org's names; what is empty is left out.
    """
    evidence: dict[str, Evidence] = {}
    return _node(tree, "", evidence), evidence


def _node(tree: Mapping[str, Any], path: str, evidence: dict[str, Evidence]) -> Node:
    kind = tree.get("@type")
    many = _repeated(kind.value) if isinstance(kind, Sourced) else frozenset()
    node: Node = {}
    for key, held in tree.items():
        if held is None or held == []:
            continue
        field = f"{path}.{_field(key)}" if path else _field(key)
        if isinstance(held, list):
            node[key] = [_value(one, f"{field}[{at}]", evidence) for at, one in enumerate(held)]
        else:
            node[key] = _value(held, f"{field}[0]" if key in many else field, evidence)
    return node


def _value(held: Any, path: str, evidence: dict[str, Evidence]) -> Any:
    if isinstance(held, Sourced):
        evidence[path] = held.evidence
        return held.value
    return _node(held, path, evidence)


_field = cache(field_name)  # of the few names that a tree has


@cache
def _repeated(kind: str) -> frozenset[str]:
    """Give the schema.org names of the properties that a type repeats."""
    table = properties(class_of((kind,)))
    return frozenset(shape.wire for shape in table.values() if shape.many)
