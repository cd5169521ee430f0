"""The bench of JSON-LD: texts of documents to nodes with their places, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from ..findings import Finding, Place, Severity
from ..markup.json_mending import read_mended
from ..markup.json_text import JsonNote, line_and_column
from ..safety.show import show
from ._format import Node, Options, Origin, Parsed, Source
from ._nodes import Found, nodes_of

__all__ = ["Alone", "Bit", "parse_texts"]

_SEVERITIES = {"json_broken": Severity.ERROR, "json_too_deep": Severity.ERROR}


class Bit(Origin, Protocol):
    """A JSON text and where it stands."""

    @property
    def text(self) -> str:
        """The JSON."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A JSON text that is the whole document."""

    text: str
    offset: int = 0

    @property
    def whole(self) -> str:
        """The document."""
        return self.text

    @property
    def start(self) -> tuple[int, int]:
        """The line and column where the text begins."""
        return 1, 1


def parse_texts(
    bits: Iterable[Bit], options: Options, findings: tuple[Finding, ...] = ()
) -> Parsed:
    """Parse the JSON-LD texts of a document, each alone: a broken one loses only itself."""
    nodes: list[Node] = []
    documents: list[Any] = []
    sources: list[Source] = []
    noticed = list(findings)
    for bit in bits:
        result = read_mended(bit.text, options.limits)
        text = result.text or bit.text
        noticed += [_finding(note, bit) for note in result.notes]
        if not result.found:
            continue
        documents.append(result.value)
        for found in nodes_of(result.value, repair=options.repair):
            if len(nodes) >= options.limits.graph_nodes:
                said = f"more than {options.limits.graph_nodes:,} nodes; the rest is not read"
                noticed.append(Finding("nodes_too_many", Severity.WARNING, said))
                break
            nodes.append(found.node)
            sources.append(Source(text, bit, found.path, found.context))
            if found.undefined:
                noticed += _undefined(found, sources[-1])
    return Parsed(
        tuple(nodes), documents=tuple(documents), sources=tuple(sources), findings=tuple(noticed)
    )


def _undefined(found: Found, source: Source) -> Iterator[Finding]:
    """Tell of the names that mean nothing, and were taken for schema.org's."""
    pointers = [path.pointer() for _, path in found.undefined]
    offsets = source.locate(pointers)
    for (name, _), pointer in zip(found.undefined, pointers, strict=True):
        line, column = line_and_column(source.whole, offsets[pointer])
        said = f"the @context does not define {show(name, 60)}; read as schema.org's"
        place = Place(pointer=pointer, line=line, column=column)
        yield Finding("term_undefined", Severity.WARNING, said, place)


def _finding(note: JsonNote, bit: Bit) -> Finding:
    line, column = line_and_column(bit.whole, bit.offset + note.offset)
    severity = _SEVERITIES.get(note.rule, Severity.WARNING)
    return Finding(note.rule, severity, note.message, Place(line=line, column=column))
