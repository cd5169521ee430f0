"""The bench of JSON-LD: texts of documents to nodes with their places, and back."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple, Protocol

from ..errors import ParseError
from ..findings import Finding, Place, Severity
from ..markup.encoding import decode
from ..markup.json_at_once import has_each_key_once, is_surely_shallow, looked_at, value_at_once
from ..markup.json_mending import read_mended
from ..markup.json_text import JsonNote, line_and_column, read_json
from ..safety.show import show
from ._context import is_schema_org
from ._format import Node, Options, Origin, Parsed, Source
from ._nodes import Found, nodes_of

__all__ = ["Bit", "draft_document", "parse_document", "parse_texts"]

_SEVERITIES = {"json_broken": Severity.ERROR, "json_too_deep": Severity.ERROR}


class Bit(Origin, Protocol):
    """A JSON text and where it stands."""

    @property
    def text(self) -> str:
        """The JSON."""

    @property
    def data(self) -> bytes:
        """The JSON in UTF-8 where it stands alone, else nothing."""


class _Alone(NamedTuple):
    """A JSON text that is the whole document."""

    text: str
    data: bytes = b""
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
    taken = _Taken(options, list(findings))
    for bit in bits:
        taken.read(bit, value_at_once(bit.text, options.limits, bit.data))
    return taken.parsed()


def parse_document(data: bytes, options: Options) -> Parsed:
    """Parse a document that is JSON-LD; raises ParseError when it is no JSON at all."""
    return _parsed(data, options, lambda text: parse_texts([text], options))


def draft_document(data: bytes, options: Options) -> Parsed:
    """Parse a document as `parse_document` does, taking it to be one plain node if it may be."""
    return _parsed(data, options, lambda text: _drafted(text, options))


def _parsed(data: bytes, options: Options, parse_text: Callable[[_Alone], Parsed]) -> Parsed:
    if len(data) > options.limits.page_bytes:
        said = f"the document has {len(data):,} bytes; {options.limits.page_bytes:,} can be read"
        finding = Finding("document_too_large", Severity.ERROR, said)
        raise ParseError(said).with_findings((finding,))
    text = decode(data)
    parsed = parse_text(_Alone(text, data.removeprefix(BOM_UTF8)))
    if not parsed.documents:
        fault = parsed.findings[0]
        said = f"line {fault.place.line}, column {fault.place.column}: {fault.message}"
        raise ParseError(said).with_findings(parsed.findings)
    return parsed


def _drafted(text: _Alone, options: Options) -> Parsed:
    value = value_at_once(text.text, options.limits, text.data)
    exactly = partial(_parsed_exactly, text, value, options)
    limits = options.limits
    if not (limits.graph_nodes and _may_be_plain(value) and is_surely_shallow(text.text, limits)):
        return exactly()
    node = dict(value)
    stated = node.pop("@context")
    return Parsed(
        (node,),
        documents=(value,),
        sources=(Source(text.text, text, None, stated),),
        later=(partial(_repeated_keys, text, value, options),),
        exactly=exactly,
    )


def _may_be_plain(value: Any) -> bool:
    return type(value) is dict and is_schema_org(value.get("@context")) and "@graph" not in value


def _parsed_exactly(bit: Bit, value: Any, options: Options) -> Parsed:
    taken = _Taken(options, [])
    taken.read(bit, value)
    return taken.parsed()


class _Taken:
    """What was taken of the texts so far."""

    def __init__(self, options: Options, noticed: list[Finding]) -> None:
        """Begin with what was noticed before."""
        self.noticed = noticed
        self.later: list[Callable[[], Iterable[Finding]]] = []
        self._options = options
        self._nodes: list[Node] = []
        self._documents: list[Any] = []
        self._sources: list[Source] = []

    def read(self, bit: Bit, value: Any) -> None:
        """Take a text, of which the value may have been read at once."""
        at_once = looked_at(value, bit.text, self._options.limits) if value is not None else None
        if at_once is not None:
            self.take(bit, bit.text, at_once.value, at_once.names)
            self.later.append(partial(_repeated_keys, bit, at_once.value, self._options))
            return
        result = read_mended(bit.text, self._options.limits)
        self.noticed += [_finding(note, bit) for note in result.notes]
        if result.found:
            self.take(bit, result.text or bit.text, result.value, None)

    def take(self, bit: Bit, text: str, document: Any, names: set[str] | None) -> None:
        """Take the nodes of a document."""
        self._documents.append(document)
        most = self._options.limits.graph_nodes
        for found in nodes_of(document, repair=self._options.repair, names=names):
            if len(self._nodes) >= most:
                said = f"more than {most:,} nodes; the rest is not read"
                self.noticed.append(Finding("nodes_too_many", Severity.WARNING, said))
                break
            self._nodes.append(found.node)
            self._sources.append(Source(text, bit, found.path, found.context, document=document))
            if found.undefined:
                self.noticed += _undefined(found, self._sources[-1])

    def parsed(self) -> Parsed:
        """Give all of it."""
        return Parsed(
            tuple(self._nodes),
            documents=tuple(self._documents),
            sources=tuple(self._sources),
            findings=tuple(self.noticed),
            later=tuple(self.later),
        )


def _repeated_keys(bit: Bit, value: Any, options: Options) -> Iterator[Finding]:
    """Tell of keys that stand twice in a text that has no other oddity."""
    if has_each_key_once(value, bit.text):
        return
    for note in read_json(bit.text, options.limits).notes:
        yield _finding(note, bit)


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
    return Finding(note.rule, severity, note.message, Place("", note.pointer, line, column))
