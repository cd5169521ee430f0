"""The shapes of schema.org for SHACL, made from the vocabulary as schema.org makes them.

They say what the file says that schema.org publishes with each release (`schemaorg-shapes.shacl`):
for each type a node shape, and in it for each property of its domain what may stand there. The
order is ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf import vocabulary

__all__ = ["shapes", "subclasses"]

_PREFIXES = (
    "@prefix : <http://schema.org/validation#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix schema: <http://schema.org/> .\n"
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
)


def shapes() -> str:
    """Write a node shape for each type, in Turtle."""
    own: dict[str, list[str]] = {}
    for name in vocabulary.properties():
        for domain in vocabulary.domains_of(name):
            own.setdefault(domain, []).append(name)
    return _PREFIXES + "\n".join(_shape(kind, own.get(kind, [])) for kind in vocabulary.types())


def subclasses() -> str:
    """Write which type is a part of which, in Turtle."""
    return _PREFIXES + "\n".join(_parents())


def _shape(kind: str, names: list[str]) -> str:
    inside = [
        f"sh:property [ {_range(name)} ; sh:path schema:{name} ]"
        for name in names
        if vocabulary.ranges_of(name)
    ]
    lines = ["sh:nodeKind sh:BlankNodeOrIRI", *inside, f"sh:targetClass schema:{kind}"]
    return f":ValidSchema{kind} a sh:NodeShape ; {' ; '.join(lines)} ."


def _range(name: str) -> str:
    nodes = [f"sh:node :ValidSchema{kind}" for kind in vocabulary.ranges_of(name)]
    if len(nodes) == 1:
        return nodes[0]
    return f"sh:or ( {' '.join(f'[ {node} ]' for node in nodes)} )"


def _parents() -> Iterator[str]:
    for kind in vocabulary.types():
        for parent in vocabulary.ancestors(kind):
            yield f"schema:{kind} rdfs:subClassOf schema:{parent} ."
