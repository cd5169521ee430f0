"""The bench of the wire formats: the record that each format is, and what goes in and out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias

from ..findings import Finding
from ..markup.json_path import Path
from ..markup.json_text import locate
from ..safety.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:  # the model, and pydantic with it, load when a thing is built
    from ..markup.marked import Outline
    from ..model import Body, Feed, Thing

__all__ = [
    "ALL",
    "NOTHING_BESIDE",
    "NO_MOMENT",
    "Beside",
    "Evidence",
    "FeedWriter",
    "Format",
    "Level",
    "Node",
    "Options",
    "Origin",
    "Own",
    "Parsed",
    "Shape",
    "Source",
    "Span",
    "Value",
    "is_moment",
    "told",
]

Node: TypeAlias = dict[str, Any]
Value: TypeAlias = "Thing | Feed"
Shape: TypeAlias = Literal["nested", "graph"]
Level: TypeAlias = Literal["visible", "embedded"]

ALL = frozenset(
    {"*"}
)  # every property of schema.org; `body`, `editorial`, `channel` are named apart

NO_MOMENT = "now is a datetime with a time zone"


class Span(NamedTuple):
    """A run of the text that was read, with its role.

    Units: offsets in code points of the text after decoding; `end` is exclusive.
    """

    start: int
    end: int
    role: str = ""


# Makes a span of its parts, without the names and defaults that a call of its class looks at.
span_of: Callable[[tuple[int, int, str]], Span] = partial(tuple.__new__, Span)


class Evidence(NamedTuple):
    """Why a value is what it is: the spans, the house key, the rule or the markup it comes from.

    For the kind `text` the spans, joined and normalised, are the value.
    """

    kind: Literal["text", "house", "rule", "markup"]
    spans: tuple[Span, ...] = ()
    key: str = ""


class Options(NamedTuple):
    """What a caller may say to a format, reading or writing."""

    url: str = ""
    house: str = ""
    repair: bool = True
    body: bool = False
    limits: Limits = DEFAULT_LIMITS
    level: Level = "visible"
    shape: Shape = "nested"
    default_zone: str = ""
    now: datetime | None = None


def is_moment(now: object) -> bool:
    """Tell whether a caller's `now` is a moment: `NO_MOMENT` says what it should be."""
    return isinstance(now, datetime) and now.utcoffset() is not None


def told(name: str, value: str | None) -> str:
    """Give what a caller says in words, or nothing; raises TypeError for what is no text."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is text, not a {type(value).__name__}")
    return value or ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a document says of an article that schema.org has no word for."""

    body: Mapping[str, Any] | Body | None = None
    editorial: Mapping[str, Any] | None = None
    channel: Mapping[str, Any] | None = None


NOTHING_BESIDE = Beside()


class Origin(Protocol):
    """Knows the document that a text stands in, and its offset there in characters."""

    @property
    def whole(self) -> str:
        """The document."""

    @property
    def offset(self) -> int:
        """Where the text begins in it."""

    @property
    def start(self) -> tuple[int, int]:
        """The line and column where the text begins, counted from 1."""


class Source(NamedTuple):
    """The text that a node was read from.

    Shape: `text` is its JSON, and `origin` knows where that stands, which is looked up only when
    it is asked for; `path` is where the node stands in the JSON, under which `context`, and
    `document` is what was read of that JSON, in its own names. Of a node
    out of microdata or RDFa, its `syntax`, the `text` is empty, and `marks` give by JSON Pointer
    the number of the element in `outline` that a value was read from.
    """

    text: str
    origin: Origin
    path: Path | None
    context: Any = None
    syntax: str = "jsonld"
    marks: Mapping[str, int] = MappingProxyType({})
    outline: Outline | None = None
    document: Any = None

    @property
    def whole(self) -> str:
        """The document that the text stands in."""
        return self.origin.whole

    @property
    def offset(self) -> int:
        """Where the text begins in the document, in characters."""
        return self.origin.offset

    def locate(self, pointers: Iterable[str]) -> Mapping[str, int]:
        """Find the offset in the document of the value at each JSON Pointer."""
        if self.outline is not None:
            return self.outline.locate(pointers, self.marks)
        found = locate(self.text, pointers)
        return {pointer: self.offset + offset for pointer, offset in found.items()}


@dataclass(frozen=True, slots=True)
class Own:
    """The document's own article, drawn up from more than its node.

    Shape: `keys` lead to the node it `began` as from the top node number `top`, -1 for none; what
    is `noticed` is said when it is asked for, in pointers that begin at that node.
    """

    node: Node
    began: Node | None = None
    top: int = -1
    keys: tuple[str | int, ...] = ()
    noticed: Callable[[], Iterable[Finding]] = tuple
    beside: Beside | None = None

    @property
    def is_top(self) -> bool:
        """Whether it began as a top node of the document."""
        return self.top >= 0 and not self.keys


class Parsed(NamedTuple):
    """What `parse` makes of bytes.

    Shape: `nodes` in document order; by the index of its node, `beside` and, in a feed,
    `described`, the nodes that only the references of that entry lead to; `feed` in the snake_case
    names of the model `Feed`; `documents` are JSON-LD documents as they were found; `sources` are
    parallel to the nodes, where places can be told; `later` give the findings
    whose places take time to tell; `own` is the document's own article, where more than one node
    speaks of it; `exactly` gives what `parse` does where this is a draft, its node only
    thought to be plain.
    """

    nodes: tuple[Node, ...] = ()
    feed: Mapping[str, Any] | None = None
    beside: Mapping[int, Beside] = MappingProxyType({})
    described: Mapping[int, tuple[Node, ...]] = MappingProxyType({})
    documents: tuple[Any, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: Mapping[str, Evidence] = MappingProxyType({})
    spans: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()
    later: tuple[Callable[[], Iterable[Finding]], ...] = ()
    own: Own | None = None
    exactly: Callable[[], Parsed] | None = None

    def noticed(self) -> Iterator[Finding]:
        """Give all findings, also those whose places take time to tell."""
        yield from self.findings
        for give in self.later:
            yield from give()


@dataclass(frozen=True, slots=True)
class FeedWriter:
    """A feed that is being written, article by article.

    Shape: `opening` and `closing` stand around what `write` gives of each article in turn; of one
    that has no place in the feed that is nothing.
    """

    opening: bytes
    write: Callable[[Any], bytes]
    closing: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """One wire format, both directions.

    Shape: `carries` are the patterns of model paths that the format has a place for
    (`author[].name`), for the tables of losses; `narrow` gives what is read back after writing;
    `requires` are the paths without which it cannot be written. A format that cannot be read has
    no `parse`; one whose documents mostly are plain can `draft` what `parse` gives, for one who
    finds out while building whether they are; one of a feed can `begin` to write it before its
    articles are known, and one whose files hold no more than so much can write several `files`, by
    address.
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
    begin: Callable[[Value, Options], FeedWriter] | None = None
    files: Callable[[Iterable[Any], Feed, str, Options], Iterator[tuple[str, bytes]]] | None = None
    render_documents: Callable[[Sequence[Any], Options], Iterator[bytes]] | None = None
    draft: Callable[[bytes, Options], Parsed] | None = None
