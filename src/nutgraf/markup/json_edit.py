"""Edits of JSON where it stands: a value or a name changes, and every other character stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined] # public, but in no stub
from typing import Any, NamedTuple

from ..safety.embed import embed
from ._json_places import after_space, skip

__all__ = ["Edit", "Splice", "splices"]

_WRAPPED = re.compile(r"\s*(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?")  # what old pages put around JSON
_FAULTS = (ValueError, IndexError, RuntimeError)  # the last of a StopIteration in a generator


class Edit(NamedTuple):
    """What shall stand at a JSON Pointer: a value, or with `renames` a name for the value there."""

    pointer: str
    value: Any
    renames: bool = False


class Splice(NamedTuple):
    """A run of a text, in characters, and what shall stand there instead."""

    start: int
    end: int
    text: str


class _Member(NamedTuple):
    """A member of an object, or of a list where the name is empty: where both begin and end."""

    step: str
    name: tuple[int, int]
    value: tuple[int, int]


def splices(text: str, edits: Iterable[Edit]) -> list[Splice | None]:
    """Give the splice of each edit, in their order; None where it cannot be made for certain.

    That is so where the text is no JSON, where nothing stands at the pointer, and where a name
    would stand twice, or does. A list that takes the place of a member of a list is opened. What
    is written is safe in a script of HTML.
    """
    return [_splice(text, edit) for edit in edits]


def _splice(text: str, edit: Edit) -> Splice | None:
    try:
        return _made(text, edit)
    except _FAULTS:
        return None


def _made(text: str, edit: Edit) -> Splice | None:
    found: _Member | None = None
    siblings: list[_Member] = []
    for pointer in _places(edit.pointer):
        found, siblings = _found(text, pointer)
        if found is not None:
            break
    if found is None:
        return None
    is_in_list = found.name[0] == found.name[1]
    if edit.renames:
        taken = any(one.step == edit.value for one in siblings)
        return None if is_in_list or taken else Splice(*found.name, _written(edit.value, text))
    if is_in_list and isinstance(edit.value, list):
        told = (", " if _is_spaced(text) else ",").join(_written(one, text) for one in edit.value)
        return Splice(*found.value, told)
    return Splice(*found.value, _written(edit.value, text))


def _places(pointer: str) -> Iterator[str]:
    """Give where to look: a context holds for what is below it, so it may stand further up."""
    yield pointer
    above, mark, rest = pointer.partition("/@context")
    while mark and above:
        above = above.rpartition("/")[0]
        yield above + mark + rest


def _found(text: str, pointer: str) -> tuple[_Member | None, list[_Member]]:
    """Give what stands at a pointer, and what stands beside it; none where a name is twice."""
    wrapped = _WRAPPED.match(text)
    here, found = after_space(text, wrapped.end() if wrapped else 0), None
    siblings: list[_Member] = []
    for step in pointer.split("/")[1:]:
        siblings = list(_members(text, here))
        named = [one for one in siblings if one.step == step]
        if len(named) != 1:
            return None, []
        found = named[0]
        here = found.value[0]
    return found, siblings


def _members(text: str, here: int) -> Iterator[_Member]:
    """Give the members of the object or list that begins at an offset; raises on broken JSON."""
    if text[here] not in "{[":
        return
    is_object, number = text[here] == "{", 0
    at = after_space(text, here + 1)
    while text[at] not in "]}":
        step, name = str(number), (at, at)
        if is_object:
            key, end = scanstring(text, at + 1, False)  # noqa: FBT003 (a C function)
            step, name = key.replace("~", "~0").replace("/", "~1"), (at, end)
            at = after_space(text, after_space(text, end) + 1)
        end = skip(text, at)[1]
        yield _Member(step, name, (at, end))
        at = after_space(text, end)
        at = after_space(text, at + 1) if text[at] == "," else at
        number += 1


def _written(value: Any, text: str) -> str:
    """Write a value with blanks where the text has them, safe in a script."""
    between = (", ", ": ") if _is_spaced(text) else (",", ":")
    return embed(json.dumps(value, ensure_ascii=False, separators=between))


def _is_spaced(text: str) -> bool:
    return text.count('": ') * 2 >= text.count('":')
