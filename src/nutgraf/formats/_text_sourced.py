"""A value together with its evidence, and a tree of them unfolded into node and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from ..model import class_of, properties
from ..model._property import field_name
from ._format import Evidence, Node, Span
from ._text_lines import normalise

__all__ = ["Sourced", "as_written", "by_house", "by_rule", "from_text", "unfold"]


class Sourced(NamedTuple):
    """A plain value, and why it is what it is."""

    value: Any
    evidence: Evidence


# Hundreds of these are made of a text: as the tuples that they are, without a call in between.
_sourced: Callable[[tuple[Any, Evidence]], Sourced] = partial(tuple.__new__, Sourced)
_evidence: Callable[[tuple[str, tuple[Span, ...], str]], Evidence] = partial(
    tuple.__new__, Evidence
)
_span: Callable[[tuple[int, int, str]], Span] = partial(tuple.__new__, Span)


def by_house(value: Any, key: str) -> Sourced:
    """Give a value that the house states under a key."""
    return _sourced((value, _evidence(("house", (), key))))


def by_rule(value: Any, rule: str, spans: Sequence[tuple[int, int]] = ()) -> Sourced:
    """Give a value that a rule made, out of these spans."""
    return _sourced((value, _evidence(("rule", _spans(spans), rule))))


def from_text(text: str, spans: Sequence[tuple[int, int]], rule: str = "") -> Sourced:
    """Give the value that these spans of the text are."""
    if len(spans) == 1:
        ((start, end),) = spans
        said = text[start:end]
    else:
        said = " ".join([text[start:end] for start, end in spans])
    return as_written(normalise(said), spans, rule)


def as_written(value: Any, spans: Sequence[tuple[int, int]], rule: str = "") -> Sourced:
    """Give a value that is what these spans say, joined and normalised."""
    return _sourced((value, _evidence(("text", _spans(spans), rule))))


def _spans(spans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    if len(spans) == 1:
        ((start, end),) = spans
        return (_span((start, end, "")),)
    return tuple([_span((start, end, "")) for start, end in spans])


def unfold(tree: Mapping[str, Any]) -> tuple[Node, dict[str, Evidence]]:
    """Part a tree of sourced values into the node and the evidence by model path.

    Shape: the keys of the tree are schema.org's names; what is empty is left out.
    """
    evidence: dict[str, Evidence] = {}
    return _node(tree, "", evidence), evidence


def _node(tree: Mapping[str, Any], path: str, evidence: dict[str, Evidence]) -> Node:
    kind = tree.get("@type")
    names = _paths(kind.value if kind is not None else "")
    above = f"{path}." if path else ""
    node: Node = {}
    for key, held in tree.items():
        if type(held) is Sourced:
            node[key], evidence[above + names[key][1]] = held
        elif type(held) is list:
            if held:
                stem = above + names[key][0]
                node[key] = _values(held, stem, evidence)
        elif held is not None:
            node[key] = _node(held, above + names[key][1], evidence)
    return node


def _values(values: Iterable[Any], stem: str, evidence: dict[str, Evidence]) -> list[Any]:
    given: list[Any] = []
    for at, held in enumerate(values):
        path = f"{stem}[{at}]"
        if type(held) is Sourced:
            evidence[path] = held.evidence
            given.append(held.value)
        else:
            given.append(_node(held, path, evidence))
    return given


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
