"""The bench of the wire formats: the record that each format is, and what goes in and out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from ..findings import Finding
from ..markup.marked import Outline
from ..model import Feed, Thing
from ..model._admit import Path
from ..safety.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "ALL",
    "NOTHING_BESIDE",
    "Beside",
    "Evidence",
    "Format",
    "Level",
    "Node",
    "Options",
    "Parsed",
    "Source",
    "Span",
    "Value",
]

Node: TypeAlias = dict[str, Any]
Value: TypeAlias = Thing | Feed
Level: TypeAlias = Literal["visible", "embedded"]

ALL = frozenset(
    {"*"}
)  # every property of schema.org; `body`, `editorial`, `channel` are named apart


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the text that was read, with its role.

    Units: offsets in code points of the text after decoding; `end` is exclusive.
    """

    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is what it is: the spans, the house key, the rule or the markup it comes from.

    For the kind `text` the spans, joined and normalised, are the value.
    """

    kind: Literal["text", "house", "rule", "markup"]
    spans: tuple[Span, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may say to a format, reading or writing."""

    url: str = ""
    house: str = ""
    repair: bool = True
    limits: Limits = DEFAULT_LIMITS
    level: Level = "visible"
    default_zone: str = ""
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a document says of an article that schema.org has no word for."""

    body: Mapping[str, Any] | None = None
    editorial: Mapping[str, Any] | None = None
    channel: Mapping[str, Any] | None = None


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Source:
    """The text that a node was read from.

    Shape: `text` is its JSON, `whole` the document, `offset` where the one begins in the other in
    characters; `path` is where the node stands in the JSON, under which `context`. Of a node out
    of microdata or RDFa, its `syntax`, the `text` is empty, and `marks` give by JSON Pointer the
    number of the element in `outline` that a value was read from.
    """

    text: str
    whole: str
    offset: int
    path: Path | None
    context: Any = None
    syntax: str = "jsonld"
    marks: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What `parse` makes of bytes.

    Shape: `nodes` in document order; by the index of its node, `beside` and, in a feed,
    `described`, the nodes that only the references of that entry lead to; `feed` in the snake_case
    names of the model `Feed`; `documents` are JSON-LD documents as they were found; `sources` are
    parallel to the nodes, where places can be told.
    """

    nodes: tuple[Node, ...] = ()
    feed: Mapping[str, Any] | None = None
    beside: Mapping[int, Beside] = field(default_factory=lambda: MappingProxyType({}))
    described: Mapping[int, tuple[Node, ...]] = field(default_factory=lambda: MappingProxyType({}))
    documents: tuple[Any, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))
    spans: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One wire format, both directions.

    Shape: `carries` are the patterns of model paths that the format has a place for
    (`author[].name`), for the tables of losses; `narrow` gives what is read back after writing;
    `requires` are the paths without which it cannot be written. A format that cannot be read has
    no `parse`.
    """

    name: str
    parse: Callable[[bytes, Options], Parsed] | None
    render: Callable[[Value, Options], Iterator[bytes]] | None
    carries: frozenset[str]
    requires: frozenset[str]
    narrow: Callable[[Value, Options], Value]
    media_type: str
    suffix: str
    spec: str
    feeds: bool = False
    render_documents: Callable[[Sequence[Any], Options], Iterator[bytes]] | None = None
