"""What a rule sees: a document with its nodes, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar
from unicodedata import normalize

from .. import vocabulary
from ..markup.json_text import key_at
from ..markup.page import Page
from ..markup.seen import NOTHING_SEEN, Seen
from ._feed_tree import FeedTree
from ._json_feed import JsonFeed
from ._rule import is_role, stated_types, values_of

__all__ = [
    "Document",
    "Spot",
    "Top",
    "is_reference",
    "kin_of",
    "letters_of",
    "text_of",
    "texts_among",
    "types_of",
    "written",
]

# A node that stands here under another stands for the page as well.
_MAIN_KEYS = frozenset({"mainEntity", "mainEntityOfPage", "@graph"})
# What is named there is a part of another, wherever in a graph it is described.
_PART_KEYS = frozenset({"blogPost", "hasPart", "liveBlogUpdate"})
T = TypeVar("T")
_MOST_SAID = 500  # properties under one @id that are joined; the model knows 141 of an article
_MOST_KINDS = 100  # types of what is described under one @id
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
_REFERENCE_KEYS = frozenset({"@id", "@type"})


@dataclass(frozen=True, slots=True)
class Top:
    """A top node of a document.

    Shape: `pointer` is its place in its source, the text number `source` of the document; `syntax`
    is `jsonld`, `microdata` or `rdfa`; `context` is the JSON-LD context in effect; `terms` are the
    names that it defines itself, and with `is_open` it may define any; with `is_whole` the names of
    the node are IRIs, which need none; `stated_types` gives its types as they are written;
    `is_link` tells of a pointer whether the value is the address in a link or image of the page.
    """

    node: dict[str, Any]
    pointer: str = ""
    source: int = 0
    syntax: str = "jsonld"
    context: Any = None
    terms: frozenset[str] = frozenset()
    is_open: bool = False
    is_whole: bool = False
    stated_types: Callable[[], object] = tuple
    is_link: Callable[[str], bool] = lambda _: False


@dataclass(slots=True)
class Document:
    """A document to be checked.

    Shape: `tops` are its nodes in plain schema.org names; `page` is the HTML page around them, if
    there is one, `feed` the elements of a feed or sitemap, and `json_feed` the members of a feed in
    JSON; `url` is where it is served and `now` the present, where the caller says so; `see` gives
    what a reader sees around a headline, and where one of some names stands; `own` are the nodes
    that are the article of the page.
    """

    tops: Sequence[Top]
    url: str = ""
    page: Page | None = None
    now: datetime | None = None
    feed: FeedTree | None = None
    json_feed: JsonFeed | None = None
    see: Callable[[str, tuple[str, ...]], Seen] = lambda *_: NOTHING_SEEN
    spots: list[Spot] = field(default_factory=list)
    own: tuple[Spot, ...] | None = None
    seen: dict[tuple[str, ...], Seen] = field(default_factory=dict)
    _ids: dict[str, list[Spot]] | None = None
    _parts: frozenset[str] | None = None
    _referred: dict[str, str] | None = None
    _said: dict[str, dict[str, Any]] = field(default_factory=dict)
    _kinds: dict[str, tuple[Spot, ...]] = field(default_factory=dict)
    _shown: str | None = None

    @property
    def shown(self) -> str:
        """Give the letters and digits of all that the page shows, without case."""
        if self._shown is None:
            self._shown = letters_of(self.page.shown) if self.page is not None else ""
        return self._shown

    @property
    def ids(self) -> dict[str, list[Spot]]:
        """Give the nodes that are described under each `@id`."""
        if self._ids is None:
            self._ids = {}
            for spot in self.spots:
                name = spot.node.get("@id")
                if isinstance(name, str) and not spot.is_reference:
                    self._ids.setdefault(name, []).append(spot)
        return self._ids

    @property
    def parts(self) -> frozenset[str]:
        """Give the `@id` of each node that is named as a part of another."""
        if self._parts is None:
            named = (reference for spot in self.spots for reference in spot.references)
            self._parts = frozenset(name for at, name in named if at.split("/", 2)[1] in _PART_KEYS)
        return self._parts

    @property
    def referred(self) -> dict[str, str]:
        """Give under which property each `@id` is referred to first."""
        if self._referred is None:
            named = (reference for spot in self.spots for reference in spot.references)
            self._referred = {}
            for at, name in named:
                self._referred.setdefault(name, key_at(at.split("/", 2)[1]))
        return self._referred

    def is_elsewhere(self, node: Mapping[str, Any]) -> bool:
        """Tell whether a node is only named here, and may be described on another page."""
        name = node.get("@id")
        return is_reference(node) and not (isinstance(name, str) and name in self.ids)

    def whole(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give a node with what is said of it elsewhere under its `@id`."""
        name = node.get("@id")
        others = self.ids.get(name, ()) if isinstance(name, str) else ()
        if not others or (len(others) == 1 and others[0].node is node):
            return node
        return {**self._said_of(node["@id"], others), **node}

    def values(self, node: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
        """Give each value of a property, also behind a Role that is described elsewhere."""
        for pointer, value in values_of(node, name):
            whole = self.whole(value) if isinstance(value, dict) and is_reference(value) else {}
            if name in whole and is_role(whole):
                yield from ((pointer + at, one) for at, one in values_of(whole, name))
            else:
                yield pointer, value

    def _said_of(self, name: str, spots: list[Spot]) -> dict[str, Any]:
        """Give all that is said under an `@id`: of a property that is said twice, the first."""
        said = self._said.get(name)
        if said is None:
            said = self._said[name] = {}
            for key, value in (item for spot in spots for item in spot.node.items()):
                if len(said) < _MOST_SAID:
                    said.setdefault(key, value)
        return said

    def kinds(self, name: str) -> tuple[Spot, ...]:
        """Give the first node of each type, or set of types, that is described under an `@id`."""
        found = self._kinds.get(name)
        if found is None:
            firsts: dict[tuple[str, ...], Spot] = {}
            for spot in self.ids.get(name, ()):
                if len(firsts) < _MOST_KINDS:
                    firsts.setdefault(spot.types, spot)
            found = self._kinds[name] = tuple(firsts.values())
        return found

    def release(self) -> None:
        """Let go of page and nodes once all is said, so that their memory is free at once."""
        self.spots.clear()
        self._said.clear()
        self._kinds.clear()
        self._ids = self._parts = self._referred = self.own = None
        if self.page is not None:
            self.page.release()

    def of_type(self, name: str) -> Iterator[Spot]:
        """Give the nodes of a type or of one below it."""
        return (spot for spot in self.spots if name in spot.kin)


class Spot:
    """A node where it stands."""

    __slots__ = (
        "_kept", "_whole", "at", "document", "key", "kin", "node", "parent", "references", "top",
        "types",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 (made a hundred times a page)
        self,
        document: Document,
        top: Top,
        node: dict[str, Any],
        types: tuple[str, ...],
        kin: frozenset[str],
        parent: Spot | None = None,
        key: str = "",
        at: str = "",
    ) -> None:
        """Take the node, and under which key of which other, and where there, it stands."""
        self.document, self.top, self.node, self.types, self.kin = document, top, node, types, kin
        self.parent, self.key, self.at = parent, key, at
        self.references: list[tuple[str, str]] = []  # pointer and `@id` of each that it makes
        self._whole: Mapping[str, Any] | None = None
        self._kept: dict[Any, Any] = {}

    @property
    def pointer(self) -> str:
        """Give the JSON Pointer of the node in its source."""
        parts: list[str] = []
        spot = self
        while spot.parent is not None:
            parts.append(spot.at)
            spot = spot.parent
        return spot.top.pointer + "".join(reversed(parts))

    def is_resolved(self, at: str, text: str) -> bool:
        """Tell whether the page makes a text an absolute URL: a path in one of its links."""
        return _SCHEME.match(text) is None and self.top.is_link(self.pointer + at)

    @property
    def is_main(self) -> bool:
        """Tell whether the node stands for the page, and is not only mentioned on it."""
        spot = self
        while spot.parent is not None:
            if spot.key not in _MAIN_KEYS:
                return False
            spot = spot.parent
        name = spot.node.get("@id")
        return not (isinstance(name, str) and name in self.document.parts)

    @property
    def is_reference(self) -> bool:
        """Tell whether the node only points to one that is described elsewhere."""
        is_bare = is_reference(self.node)
        return is_bare and (self.parent is not None or not self.types)  # at the top, a type tells

    @property
    def whole(self) -> Mapping[str, Any]:
        """Give the node with what is said of it elsewhere under its `@id`."""
        if self._whole is None:
            self._whole = self.document.whole(self.node)
        return self._whole

    def home(self, at: str) -> tuple[Spot, str]:
        """Give the node in which a value stands, and where in it.

        Shape: `at` is a pointer below this node that may lead through references, as if what they
        lead to stood in their place.
        """
        return self._follow(at)[:2]

    def described(self, at: str) -> tuple[Spot, str]:
        """Give where a value stands; of a reference, the node that it leads to."""
        home, below, value = self._follow(at)
        if isinstance(value, dict) and is_reference(value) and isinstance(value["@id"], str):
            for other in self.document.ids.get(value["@id"], ()):
                return other, ""
        return home, below

    def _follow(self, at: str) -> tuple[Spot, str, Any]:
        home, steps, begin = self, at.split("/")[1:], 0
        value: Any = self.node
        for number, step in enumerate(steps):
            if isinstance(value, list):
                value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
                continue
            if not isinstance(value, dict):
                break
            key = key_at(step)
            if key not in value and isinstance(value.get("@id"), str):
                others = self.document.ids.get(value["@id"], ())
                other = next((one for one in others if key in one.node), home)
                if other is not home:
                    home, value, begin = other, other.node, number
            value = value.get(key)
        return home, "".join(f"/{step}" for step in steps[begin:]), value

    def once(self, make: Callable[[Spot], Iterable[T]]) -> tuple[T, ...]:
        """Give what a function makes of the node; it is called once, however many rules ask."""
        if make not in self._kept:
            self._kept[make] = tuple(make(self))
        found: tuple[T, ...] = self._kept[make]
        return found

    def values(self, name: str) -> tuple[tuple[str, Any], ...]:
        """Give each value of a property with its pointer below the node."""
        found: tuple[tuple[str, Any], ...] | None = self._kept.get(name)
        if found is None:
            value = self.node.get(name)
            if value is None:
                found = ()
            elif type(value) is str:
                found = ((f"/{name}", value),)
            else:
                found = tuple(self.document.values(self.node, name))
            self._kept[name] = found
        return found

    def things(self, name: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """Give each node in a property, described here or elsewhere, with its pointer."""
        found: tuple[tuple[str, Mapping[str, Any]], ...] | None = self._kept.get((name,))
        if found is None:
            found = self._kept[name,] = tuple(
                (pointer, self.document_whole(value))
                for pointer, value in self.values(name)
                if type(value) is dict and "@value" not in value
            )
        return found

    def document_whole(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give a node with what is said of it elsewhere."""
        return self.document.whole(node)

    def texts(self, name: str) -> Iterator[tuple[str, str]]:
        """Give each text in a property with its pointer."""
        return texts_among(self.values(name), name)


def letters_of(text: str) -> str:
    """Give the letters and digits of a text, without case, marks and blanks."""
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))


def is_reference(node: Mapping[str, Any]) -> bool:
    """Tell whether a node says nothing but which node it is."""
    return "@id" in node and node.keys() <= _REFERENCE_KEYS


def text_of(value: Any) -> str | None:
    """Give the text of a literal value, or None."""
    if isinstance(value, dict):
        value = value.get("@value")
    return value if isinstance(value, str) else None


def texts_among(values: Iterable[tuple[str, Any]], name: str) -> Iterator[tuple[str, str]]:
    """Give each text among the values of a property, and each address that stands as an `@id`."""
    for pointer, value in values:
        text = text_of(value)
        if text is not None:
            yield pointer, text
        elif _is_address(value) and _takes_urls_alone(name):
            yield f"{pointer}/@id", value["@id"]


def _is_address(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str)


@lru_cache(_MOST_SAID)
def _takes_urls_alone(name: str) -> bool:
    """Tell whether a property holds addresses, so that what it refers to is no node."""
    return vocabulary.ranges_of(name) == ("URL",)


def written(value: Any) -> str:
    """Give a literal as it is written, numbers and Booleans too; of a node, nothing."""
    inner = value.get("@value") if isinstance(value, dict) else value
    return str(inner) if isinstance(inner, str | int | float) else ""


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the types that a node states, `additionalType` of schema.org among them."""
    found = node.get("@type", ())
    if type(found) is str and "additionalType" not in node:
        return (found,)
    stated = stated_types(node)
    return (*stated, *_additional(node)) if "additionalType" in node else stated


def _additional(node: Mapping[str, Any]) -> Iterator[str]:
    for _, value in values_of(node, "additionalType"):
        text = text_of(value) or ""
        name = text.rpartition("schema.org/")[2]
        if name != text and vocabulary.is_type(name):
            yield name


def kin_of(types: tuple[str, ...]) -> frozenset[str]:
    """Give the types with all that they descend from."""
    return frozenset(types).union(*(vocabulary.ancestors(name) for name in types))
