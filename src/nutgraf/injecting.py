"""Puts the JSON-LD of an article into a page, or in the place of what is there; no byte else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .errors import RenderError
from .formats._addresses import own_addresses
from .formats._format import Node, Options, Parsed, Source, told
from .formats._tags import built_alone
from .formats.html import parse
from .formats.jsonld import document_of
from .markup._tags import Tag, tags_of
from .markup.encoding import encoding_of_page
from .markup.json_edit import Edit, Splice, splices
from .markup.json_path import Path, Way
from .markup.json_text import dump
from .markup.page import Script
from .model import Thing
from .safety.embed import embed, script

__all__ = ["inject"]

_LINKED_DATA = "application/ld+json"
_HEAD_END = re.compile(r"</head(?=[\s/>])", re.IGNORECASE)
_OPEN_HEAD = frozenset(
    {"base", "head", "html", "link", "meta", "noscript", "script", "style", "template", "title"}
)


def inject(page: bytes, article: Thing, *, url: str | None = None) -> bytes:
    """Put the JSON-LD of an article into a page: in the place of its own article, or in its head.

    Shape: `url` is where the page is served, by default the address of the article. Every other
    byte stays as it is; injecting again changes nothing. Raises RenderError for a page whose bytes
    cannot be taken apart for certain, and TypeError for an argument of a wrong type.
    """
    page = _bytes(page)
    _require(article)
    served = told("url", url)
    encoding, start = encoding_of_page(page)
    text = _taken_apart(page[start:], encoding)
    document = document_of(article)
    wanted = _spelled(embed(dump(document)), encoding)
    if any(_decoded(one.text, encoding).strip() == wanted for one in _scripts(text)):
        return page
    parsed = parse(page, Options(url=served or _address_of(article)))
    begin, end, new = _replacement(text, encoding, parsed, document) or _addition(text, document)
    before, after = (_bytes_of(text[:begin], encoding), _bytes_of(text[end:], encoding))
    made = _spelled(new, encoding)
    middle = made.encode() if encoding == "utf-8" else _bytes_of(made, encoding)
    return page[:start] + before + middle + after


def _bytes(page: object) -> bytes:
    if not isinstance(page, bytes | bytearray):
        raise TypeError(f"a page is bytes, not a {type(page).__name__}")
    return bytes(page)


def _require(article: object) -> None:
    if not isinstance(article, Thing):
        raise TypeError(f"an article is put into a page, not a {type(article).__name__}")


def _address_of(article: Thing) -> str:
    return str(next(own_addresses(article.__dict__), ""))


def _taken_apart(data: bytes, encoding: str) -> str:
    """Give a text whose characters can be turned back into the same bytes.

    Where ASCII is itself, each byte is a character: then no fault of the encoding matters.
    """
    if not _is_wide(encoding):
        return data.decode("latin-1")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise RenderError(f"the page is no {encoding} throughout") from fault
    if text.encode(encoding) != data:
        raise RenderError(f"the page is no {encoding} that can be written again")
    return text


def _is_wide(encoding: str) -> bool:
    return encoding.startswith(("utf-16", "utf-32", "iso2022", "hz", "utf_7", "utf-7"))


def _bytes_of(text: str, encoding: str) -> bytes:
    return text.encode(encoding if _is_wide(encoding) else "latin-1")


def _spelled(text: str, encoding: str) -> str:
    """Write what is no ASCII in a JSON text as escapes, which every encoding has."""
    if encoding == "utf-8":
        return text
    parts = (one if one.isascii() else _escaped(one) for one in text)
    return text if text.isascii() else "".join(parts)


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _replacement(
    text: str, encoding: str, parsed: Parsed, document: Node
) -> tuple[int, int, str] | None:
    """Find the page's own article in its JSON-LD, and what shall stand in its place."""
    members = _members(document)
    source, path = _place_of_own(parsed, members[0])
    origin = source.origin if source is not None else None
    wanted = origin.text if isinstance(origin, Script) else None
    tag = next((one for one in _scripts(text) if _decoded(one.text, encoding) == wanted), None)
    if source is None or tag is None:
        return None
    if path is None:
        start = len(tag.text) - len(tag.text.lstrip())
        place = Splice(start, len(tag.text.rstrip()), embed(dump(document)))
        return _put(tag, [place])
    if not isinstance(path.key, int):
        return _put(tag, _placed(tag.text, {path.pointer(): [document]}))
    return _put(tag, _placed(tag.text, _in_list(path, source.document, members)))


def _place_of_own(parsed: Parsed, article: Node) -> tuple[Source | None, Path | None]:
    """Give where the article of a page stands: one that is the same, or the page's own."""
    for node, source in zip(parsed.nodes, parsed.sources, strict=True):
        if node == article and source.syntax == "jsonld":
            return source, source.path
    own = parsed.own
    if own is None or own.began is None or parsed.sources[own.top].syntax != "jsonld":
        return None, None
    path = parsed.sources[own.top].path
    for key in own.keys:
        path = Path(path, key)
    return parsed.sources[own.top], path


def _in_list(path: Path, document: Any, members: list[Node]) -> dict[str, list[Node]]:
    """Give what shall stand where in a list of nodes, by pointer.

    Of the further nodes those that the list has already stay as they are; one of which it says
    something else is told anew there.
    """
    above = path.pointer().rpartition("/")[0]
    listed = _value_at(document, path.parent)
    known = {one["@id"]: at for at, one in enumerate(listed) if isinstance(one, dict) and _id(one)}
    added, changed = [members[0]], {}
    for node in members[1:]:
        at = known.get(_id(node), -1)
        if at < 0 or at == path.key:
            added += [node] if node not in listed else []
        elif _told(listed[at]) != node and (merged := {**listed[at], **node}) != listed[at]:
            changed[f"{above}/{at}"] = [merged]
    return {path.pointer(): added, **changed}


def _id(node: Node) -> str:
    name = node.get("@id")
    return name if isinstance(name, str) else ""


def _told(node: Node) -> Node:
    """Give a node as it is written of what is read of it."""
    return _members(document_of(built_alone(node)))[0]


def _value_at(document: Any, way: Way | None) -> Any:
    return document if way is None else _value_at(document, way[0])[way[1]]


def _placed(text: str, nodes: dict[str, list[Node]]) -> list[Splice]:
    """Give the runs of a script where nodes shall stand, by pointer; none if one is not found."""
    found = splices(text, [Edit(pointer, None) for pointer in nodes])
    told = (",".join(embed(dump(node)) for node in held) for held in nodes.values())
    made = [one._replace(text=new) for one, new in zip(found, told, strict=True) if one]
    return sorted(made) if len(made) == len(nodes) else []


def _put(tag: Tag, made: list[Splice]) -> tuple[int, int, str] | None:
    """Give the run of a page from the first to the last of the splices of a script."""
    if not made:
        return None
    start = at = made[0].start
    parts: list[str] = []
    for one in made:
        parts += [tag.text[at : one.start], one.text]
        at = one.end
    return tag.text_start + start, tag.text_start + at, "".join(parts)


def _decoded(text: str, encoding: str) -> str:
    """Give a run of the text taken apart as parsers have it."""
    plain = text if _is_wide(encoding) else text.encode("latin-1").decode(encoding, "replace")
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _members(document: Node) -> list[Node]:
    """Give the nodes of a document as members of a graph, whose context holds for them."""
    is_graph = document.keys() <= {"@context", "@graph"}
    nodes = document["@graph"] if is_graph else [document]  # an article may have one in its residue
    return [{key: held for key, held in node.items() if key != "@context"} for node in nodes]


def _addition(text: str, document: Node) -> tuple[int, int, str]:
    """Give where a new script may stand: at the end of the head."""
    at = _end_of_head(text)
    return at, at, script(dump(document)) + "\n"


def _end_of_head(text: str) -> int:
    end = 0
    for tag in tags_of(text):
        if tag.name not in _OPEN_HEAD:
            found = _HEAD_END.search(text, end, tag.start)
            return found.start() if found else tag.start
        end = tag.text_start + len(tag.text)
        if tag.text and end == len(text):  # never ended: it would swallow what stands behind it
            return tag.start
    found = _HEAD_END.search(text, end)
    return found.start() if found else len(text)


def _scripts(text: str) -> Iterator[Tag]:
    for tag in tags_of(text):
        kind = tag.attributes.get("type", "").split(";", 1)[0].strip().lower()
        if tag.name == "script" and kind == _LINKED_DATA:
            yield tag
