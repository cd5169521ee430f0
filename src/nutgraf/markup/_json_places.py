"""Where the values of a JSON text stand: found by JSON Pointer, from the outside in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined] # public, but in no stub
from typing import Any

from ..safety.text import clean

__all__ = ["after_space", "key_at", "offsets_of", "skip", "stands_in", "step_of"]

_SPACE = re.compile(r"[ \t\n\r]*")
_INDEX_DIGITS = 9  # of a place in a list
# A key without escapes, which is a step of a pointer as it stands.
_MEMBER = re.compile(r'[ \t\n\r,]*"([^"\\/~\x00-\x1f]*)"[ \t\n\r]*:[ \t\n\r]*')
_ESCAPED_LETTER = re.compile(r"\\u00[4-7]")  # with which a key may be written otherwise
_PLAIN_KEY = re.compile(r"@?[A-Za-z]{1,60}", re.ASCII)
# Passes over a value without making numbers, which may be too long to be made.
skip = json.JSONDecoder(strict=False, parse_int=len, parse_float=len).scan_once  # type: ignore[attr-defined] # as above


def offsets_of(text: str, wanted: set[str]) -> dict[str, int]:
    """Find the offset of the value at each JSON Pointer, or of its nearest ancestor."""
    found: dict[str, int] = {}
    for pointer in wanted if _ESCAPED_LETTER.search(text) is None else ():
        at = _only_place(text, pointer)
        if at >= 0:
            found[pointer] = at
    rest = wanted - found.keys()
    if rest:
        found |= _walked(text, rest)
    return found


def _only_place(text: str, pointer: str) -> int:
    """Give where the value of a key stands that is written once in the text, or -1.

    As the key and not with a prefix, which a pointer to a plain name may mean as well.
    """
    key = pointer.rpartition("/")[2]
    if not _PLAIN_KEY.fullmatch(key):
        return -1
    written = f'"{key}"'
    at = text.find(written)
    if at < 0 or text.find(written, at + 1) >= 0 or text.find(f':{key}"') >= 0:
        return -1
    colon = after_space(text, at + len(written))
    if text[colon : colon + 1] != ":" or text.find(f'/{key}"') >= 0:
        return -1
    return after_space(text, colon + 1)


def stands_in(text: str, pointer: str) -> bool:
    """Tell whether a JSON text has a value at a pointer; of a broken one only its root is known."""
    return pointer in _known(text, {pointer})


def _walked(text: str, wanted: set[str]) -> dict[str, int]:
    found = _known(text, wanted)
    for pointer in wanted - found.keys():
        parent = pointer
        while parent not in found and parent:
            parent = parent.rpartition("/")[0]
        found[pointer] = found.get(parent, 0)
    return {pointer: found[pointer] for pointer in wanted}


def _known(text: str, wanted: set[str]) -> dict[str, int]:
    try:
        return _offsets_in_json(text, wanted)
    except (ValueError, IndexError, RuntimeError):  # the last of a StopIteration in a generator
        return {"": 0}


def after_space(text: str, at: int) -> int:
    """Give where the space at an offset ends."""
    if text[at : at + 1] > " ":
        return at
    return _SPACE.match(text, at).end()  # type: ignore[union-attr] # matches nothing, too


def step_of(key: str) -> str:
    """Write a key as a step of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def key_at(step: str) -> str:
    """Give the key that a step of a JSON Pointer leads to."""
    return step.replace("~1", "/").replace("~0", "~") if "~" in step else step


def _offsets_in_json(text: str, wanted: set[str]) -> dict[str, int]:
    """Walk into the objects and lists on the way to the wanted values; raises on broken JSON."""
    tree = _tree(wanted)
    start = after_space(text, 0)
    found = {"": start}
    waiting = [(start, tree, "")]
    while waiting:
        here, branches, pointer = waiting.pop()
        for step, begin in dict(_members(text, here, branches)).items():  # the last of a key
            inner = f"{pointer}/{step}"
            found[inner] = begin
            if branches[step]:
                waiting.append((begin, branches[step], inner))
    return found


def _tree(pointers: Iterable[str]) -> dict[str, Any]:
    """Give the steps of all pointers as a tree of dicts."""
    tree: dict[str, Any] = {}
    for pointer in pointers:
        branch = tree
        for step in pointer.split("/")[1:]:
            branch = branch.setdefault(step, {})
    return tree


def _members(text: str, here: int, wanted: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Give the wanted steps of the object or list at an offset, with the offsets of their values.

    Of a key that stands twice the last comes last.
    """
    if text[here] == "{":
        yield from _members_of_object(text, here + 1, wanted)
    elif text[here] == "[":
        yield from _members_of_list(text, after_space(text, here + 1), wanted)


def _members_of_object(text: str, at: int, wanted: dict[str, Any]) -> Iterator[tuple[str, int]]:
    while True:
        if (member := _MEMBER.match(text, at)) is not None:
            key = step = member[1]
            at = member.end()
        else:
            at = after_space(text, at)
            at = after_space(text, at + 1) if text[at] == "," else at
            if text[at] == "}":
                return
            key, at = scanstring(text, at + 1, False)  # noqa: FBT003 (a C function)
            step, at = step_of(clean(key)), after_space(text, after_space(text, at) + 1)
        if step not in wanted:
            step = _plain(key)
        if step in wanted:
            yield step, at
        at = skip(text, at)[1]


def _members_of_list(text: str, at: int, wanted: dict[str, Any]) -> Iterator[tuple[str, int]]:
    last = max(map(_number, wanted), default=-1)
    for number in range(last + 1):
        if text[at] == "]":
            return
        if (step := str(number)) in wanted:
            yield step, at
        at = after_space(text, skip(text, at)[1])
        at = after_space(text, at + 1) if text[at] == "," else at


def _plain(key: str) -> str:
    """Give the plain name of a key with a prefix, or of an alias of a keyword."""
    if key in {"id", "type"}:
        return f"@{key}"
    return re.split(r"[:/]", key)[-1] if ":" in key else ""


def _number(step: str) -> int:
    return int(step) if step.isascii() and step.isdigit() and len(step) < _INDEX_DIGITS else -1
