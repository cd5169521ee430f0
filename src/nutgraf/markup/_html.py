"""The one door to selectolax: HTML parsed as browsers do it, and looked through once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

__all__ = [
    "ITEM_MARKS", "MARKS", "Glance", "Survey", "ancestors", "attributes", "glance", "heading_of",
    "holds_text_alone", "is_within", "joined", "lines_after", "lines_before", "lines_of",
    "link_around", "nested", "parse", "select", "survey", "text_of",
]  # fmt: skip

_LINKED_DATA = "application/ld+json"
# One pass over the tree costs a tenth of the parse, so all that every page is read for is asked for
# at once, and nothing else, for each selector costs a tenth of that again.
MARKS = frozenset({"itemscope", "typeof", "vocab"})  # of microdata and RDFa
_MARKED = ",".join(f"[{mark}]" for mark in sorted(MARKS))
_SCRIPTS = 'script[type*="ld+json" i]'
_WANTED = f"base,title,meta,link[rel~=canonical i],{_SCRIPTS},h1,{_MARKED}"
ITEM_MARKS = ("itemscope", "itemprop")  # of microdata
_GLANCED = f"{_SCRIPTS},{_MARKED},[itemprop]"
_ANCESTORS = 60  # levels looked at above an element; pages are at most so deep
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure",
     "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
     "pre", "section", "table", "td", "th", "tr", "ul", "br"}
)  # fmt: skip
# Names that editors have for the line above a headline; `title` and `headline` beside them do not
# make it one.
_KICKER = re.compile(
    r"kicker|over-?line|top-?(?:line|title)|roof-?line|eyebrow|dachzeile|spitzmarke|title-?header|super-?title"
    r"|sur-?titre|ante-?titulo|occhiello|catch-?line|pre-?title|entry-section",
    re.IGNORECASE,
)
_AFTER_KICKER = " :|/–—-"
_PARTS = 20  # elements inside a heading that are looked at
_SILENT = frozenset({"noscript", "rp", "rt", "script", "style", "svg", "template"})
_APART = _SILENT | {"article", "aside", "footer", "nav"}  # above a heading they are of others


@dataclass
class Survey:
    """What a look through a page finds, each in the order of the page.

    Shape: `scripts` are the texts of the JSON-LD; `metas`, `links` and `canonicals`, those of the
    links that give the address of the page, hold attributes, `titles` text, `headings` and `times`
    elements, which are opaque outside this file; `marks` are the attributes that show microdata or
    RDFa. Links and times are looked for when they are asked for.
    """

    tree: Any = None
    scripts: list[str] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    canonicals: list[dict[str, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    headings: list[Any] = field(default_factory=list)
    language: str = ""
    base: str = ""
    marks: set[str] = field(default_factory=set)

    @cached_property
    def links(self) -> list[dict[str, str]]:
        """The attributes of the links that have a relation."""
        return [attributes(one) for one in select(self.tree, "link[rel]")] if self.tree else []

    @cached_property
    def times(self) -> list[Any]:
        """The time elements."""
        return select(self.tree, "time") if self.tree else []


def parse(data: bytes) -> Any:
    """Parse a page in UTF-8; the result is opaque to everyone but this file."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(data)


def survey(tree: Any) -> Survey:
    """Look through a page once for what it states of itself."""
    found = Survey(tree, language=_language_of(tree.root))
    scripts, metas = found.scripts, found.metas
    last = 0
    for node in tree.css(_WANTED):
        if node.mem_id == last:  # one that fits twice comes twice
            found.marks |= _marks_in(node.attributes)
            continue
        last = node.mem_id
        tag = node.tag
        if tag == "meta":
            metas.append(attributes(node))
        elif tag == "script":
            if _is_linked_data(node.attributes.get("type")):
                scripts.append(_text_of_script(node))
        elif tag == "h1":
            found.headings.append(node)
        elif tag == "title":
            found.titles.append(node.text(deep=True, strip=False) or "")
        else:
            _look_at_other(node, tag, found)
    return found


def _language_of(root: Any) -> str:
    held = root.attributes if root is not None else {}
    return held.get("lang") or held.get("xml:lang") or ""


def _look_at_other(node: Any, tag: str, found: Survey) -> None:
    held = node.attributes
    if tag == "base":
        found.base = found.base or held.get("href") or ""
        return
    if tag == "link" and held.get("rel"):
        found.canonicals.append(attributes(node))
    found.marks |= _marks_in(held)


def _marks_in(held: dict[str, str | None]) -> frozenset[str]:
    """Give the attributes that show microdata or RDFa; a `typeof` without value states no type."""
    marks = MARKS & held.keys()
    return marks - {"typeof"} if "typeof" in marks and held["typeof"] is None else marks


class Glance(NamedTuple):
    """What a look for nodes alone finds.

    Shape: `scripts` are the texts of the JSON-LD, `marks` the attributes that show other syntaxes,
    `items` the elements with an attribute of microdata.
    """

    scripts: list[str]
    marks: frozenset[str]
    items: list[Any]


def glance(tree: Any) -> Glance:
    """Look through a page for what nodes are read from."""
    scripts: list[str] = []
    marks: set[str] = set()
    items: list[Any] = []
    last = 0
    for node in tree.css(_GLANCED):
        if node.mem_id == last:  # one that fits twice comes twice
            continue
        last = node.mem_id
        held = node.attributes
        marks |= _marks_in(held)
        if node.tag == "script" and _is_linked_data(held.get("type")):
            scripts.append(_text_of_script(node))
        if "itemscope" in held or "itemprop" in held:
            items.append(node)
    return Glance(scripts, frozenset(marks), items)


def _text_of_script(node: Any) -> str:
    """Give the text of a script, its line ends as the standard has them."""
    text: str = node.text(deep=True, strip=False) or ""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_linked_data(kind: str | None) -> bool:
    return kind is not None and kind.split(";", 1)[0].strip().lower() == _LINKED_DATA


def select(tree: Any, selector: str) -> list[Any]:
    """Give the elements that a selector of CSS leads to, in the order of the page."""
    found: list[Any] = tree.css(selector)
    return found


def is_within(node: Any, names: frozenset[str]) -> bool:
    """Tell whether an element stands inside one of these names."""
    return any(one.tag in names for one in ancestors(node))


def link_around(node: Any) -> str:
    """Give the address of the link that an element stands in, or nothing."""
    link = next((one for one in ancestors(node) if one.tag == "a"), None)
    return attributes(link).get("href", "") if link is not None else ""


def ancestors(node: Any) -> Iterator[Any]:
    """Give the elements that an element stands in, the nearest first."""
    for _ in range(_ANCESTORS):
        node = node.parent
        if node is None:
            return
        yield node


def holds_text_alone(node: Any) -> bool:
    """Tell whether there is no more in an element than one run of text."""
    only = node.first_child
    return only is not None and only.next is None and only.tag == "-text"


def text_of(node: Any, limit: int = 10_000) -> str:
    """Give the text that an element shows: blocks and line breaks part words, spaces are one.

    Units: `limit` is in characters; what is longer is cut.
    """
    if holds_text_alone(node):
        return " ".join((node.first_child.text_content or "").split())[:limit]
    return " ".join(joined(node, _SILENT, " ", limit).split())[:limit]


def joined(node: Any, unread: frozenset[str], joint: str, limit: int | None = None) -> str:
    """Give the text below an element as it stands, `joint` where a block begins or ends.

    Shape: elements of the names `unread` are passed over. It ends with the text in which more than
    `limit` characters are reached. Nothing recurses, and it goes through the tree at once: many
    nodes make a text, and each is dear.
    """
    parts: list[str] = []
    left = sys.maxsize if limit is None else limit
    at, top = node.first_child, node.mem_id
    while at is not None:
        name = at.tag or "-"  # a node of no kind that is known
        edge, inner = "", None
        if name == "-text":
            text = at.text_content or ""
            parts.append(text)
            left -= len(text)
            if left < 0:
                break
        elif name not in unread and name[:1] not in "-!":
            edge = name if name in _BLOCKS else ""
            inner = at.first_child
        if edge:
            parts.append(joint)
        after = at.next if inner is None else inner
        if after is None:
            after, ended = _behind(at, top)
            if ended:
                parts.append(joint)
        at = after
    return "".join(parts)


def lines_of(node: Any) -> Iterator[tuple[str, str, Any]]:
    """Give the lines of an element, each between the name of its block and its first text."""
    return _lines(node.first_child, node.mem_id)


def lines_after(node: Any) -> Iterator[tuple[str, Any]]:
    """Give the lines that a page shows below an element, each with the first of its texts."""
    while (after := node.next) is None:
        node = node.parent
        if node is None:
            return
    yield from ((line, first) for _, line, first in _lines(after, 0))


def lines_before(node: Any) -> Iterator[tuple[str, Any]]:
    """Give the lines above an element and the first text of each, the nearest first."""
    parts: list[str] = []
    first: Any = None
    for name, piece in chain(_pieces_before(node), [("hr", None)]):
        if name is None:
            parts.append(piece.text_content or "")
            first = piece
        elif name in _BLOCKS:
            if parts and (line := _line_of(reversed(parts))):
                yield line, first
            parts = []


def _line_of(parts: Iterable[str]) -> str:
    return " ".join("".join(parts).split())


def _lines(at: Any, top: int) -> Iterator[tuple[str, str, Any]]:
    """Give the lines from a node on, until the element `top` ends."""
    for block, parts, first in _runs(at, top):
        if line := _line_of(parts):
            yield block, line, first


def _runs(at: Any, top: int) -> Iterator[tuple[str, list[str], Any]]:
    """Give the texts between the edges of blocks, each run with the block it stands in.

    Shape: with the first of its texts. It goes through the tree as `joined` does, at once.
    """
    block, parts, first = "", [], None
    while at is not None:
        name = at.tag or "-"  # a node of no kind that is known
        begun, inner = "", None
        if name == "-text":
            parts.append(at.text_content or "")
            first = first or at
        elif name not in _SILENT and name[:1] not in "-!":
            begun = name if name in _BLOCKS else ""
            inner = at.first_child
        after, ended = at.next if inner is None else inner, ""
        if after is None:
            after, ended = _behind(at, top)
        at = after
        if begun or ended:
            if parts:
                yield block, parts, first
            block, parts, first = ended or begun, [], None
    if parts:
        yield block, parts, first


def _behind(at: Any, top: int) -> tuple[Any, str]:
    """Give what follows an element that ends with a node, and the last block that ends before it.

    Nothing follows where `top` ends.
    """
    block, after = "", None
    while after is None:
        at = at.parent
        if at is None or at.mem_id == top:
            break
        if (name := at.tag) in _BLOCKS:
            block = name
        after = at.next
    return after, block


def heading_of(node: Any, limit: int = 10_000) -> str:
    """Give the text of a heading without the kicker above it, which its class names as such.

    Units: `limit` is in characters; what is longer is cut.
    """
    text = text_of(node, limit).replace("\u00ad", "")
    if holds_text_alone(node):
        return text
    for part in node.css("[class],[aria-hidden=true]")[:_PARTS]:
        held = part.attributes
        if part.mem_id != node.mem_id and (
            held.get("aria-hidden") == "true" or _KICKER.search(held.get("class") or "")
        ):
            kicker = text_of(part, limit)
            if kicker and kicker != text and text.startswith(kicker):
                text = text[len(kicker) :].lstrip(_AFTER_KICKER)
    return text


def attributes(node: Any) -> dict[str, str]:
    """Give the attributes of an element; one without value has an empty one."""
    held: dict[str, str | None] = node.attributes
    if None not in held.values():
        return held  # type: ignore[return-value] # no value is None
    return {name: value or "" for name, value in held.items()}


def nested(nodes: Iterable[Any]) -> Iterator[tuple[Any, int]]:
    """Give each of some elements once, with the number of the nearest one above it or -1.

    Shape: in the order of the page, numbered from 0. Linear: no element is climbed through twice.
    """
    nearest: dict[int, int] = {}
    unique = {node.mem_id: node for node in nodes}  # one may fit in two ways
    for number, node in enumerate(unique.values()):
        passed: list[int] = []
        above = node.parent
        while above is not None and above.mem_id not in nearest:
            passed.append(above.mem_id)
            above = above.parent
        found = -1 if above is None else nearest[above.mem_id]
        nearest |= dict.fromkeys(passed, found)
        nearest[node.mem_id] = number
        yield node, found


def _pieces_before(node: Any) -> Iterator[tuple[str | None, Any]]:
    """Give the pieces of a page before an element, the last first.

    Shape: the name of an element, or none and a text.
    """
    at = node
    while at is not None:
        before = at.prev
        if before is None:
            at = at.parent
            name = "body" if at is None else at.tag or "-"
            if name == "body":
                return
            yield name, None
            continue
        at = before
        while (name := at.tag or "-") != "-text" and name not in _APART and name[:1] not in "-!":
            yield name, None
            last = at.last_child
            if last is None:
                break
            at = last
        if name == "-text":
            yield None, at
