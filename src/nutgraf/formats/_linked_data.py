"""The bench of JSON-LD: texts of documents to nodes with their places, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..findings import Finding, Place, Severity
from ..markup.json_text import JsonNote, line_and_column, read_json
from ._context import nodes_of
from ._format import Node, Options, Parsed, Source

__all__ = ["parse_texts"]

_SEVERITIES = {"json_broken": Severity.ERROR, "json_too_deep": Severity.ERROR}


def parse_texts(
    whole: str,
    bits: Iterable[tuple[str, int]],
    options: Options,
    findings: tuple[Finding, ...] = (),
) -> Parsed:
    """Parse the JSON-LD texts of a document, each alone: a broken one loses only itself.

    Shape: `whole` is the text of the document, each bit a JSON text and its offset in it.
    """
    nodes: list[Node] = []
    documents: list[Any] = []
    sources: list[Source] = []
    noticed = list(findings)
    for text, offset in bits:
        result = read_json(text, options.limits)
        noticed += [_finding(note, whole, offset) for note in result.notes]
        if not result.found:
            continue
        documents.append(result.value)
        for node, path, context in nodes_of(result.value):
            if len(nodes) >= options.limits.graph_nodes:
                said = f"more than {options.limits.graph_nodes:,} nodes; the rest is not read"
                noticed.append(Finding("nodes_too_many", Severity.WARNING, said))
                break
            nodes.append(node)
            sources.append(Source(text, whole, offset, path, context))
    return Parsed(
        tuple(nodes), documents=tuple(documents), sources=tuple(sources), findings=tuple(noticed)
    )


def _finding(note: JsonNote, whole: str, offset: int) -> Finding:
    line, column = line_and_column(whole, offset + note.offset)
    severity = _SEVERITIES.get(note.rule, Severity.WARNING)
    return Finding(note.rule, severity, note.message, Place(line=line, column=column))
