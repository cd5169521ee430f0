"""The bench of RSS: the fields of an item whose shape is known, by a plan that is made once for it.

A plan does what the reading of the parts of an item does, with all that depends on tags and names
of attributes done before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from ..markup._xml_rows import Row
from ..markup._xml_shapes import Part
from ..safety.urls import is_absolute, is_plain_uri
from ._feed_media import INSIDE_MEDIUM, Medium, add_medium, medium_with
from ._feed_reader import Fields, Tables, Text, uri_of
from ._feed_text import plain

__all__ = ["ENCLOSURE", "MEDIUM", "UnusualError", "add_guid", "fields_by_plan"]

ENCLOSURE: Final = frozenset({"length", "type", "url"})
MEDIUM: Final = frozenset({"fileSize", "height", "medium", "type", "url", "width"})

Step: TypeAlias = Callable[[Fields, Sequence[str], str], None]
Plan: TypeAlias = "tuple[tuple[str, int, Step | None], ...]"  # without a step, the value is bare
_NO_PLAN: Final[Plan] = ()


class UnusualError(ValueError):
    """It asks for a second look."""


def fields_by_plan(item: Row, base: str, tables: Tables) -> Fields | None:
    """Give the fields of an item; None where its shape is not known, or has no plan."""
    shape = item.shape
    if shape is None:
        return None
    if shape.plan is None:
        shape.plan = _planned(item, shape.parts, tables)
    values, fields = item.values, dict[str, object]()
    plan: Plan = shape.plan
    for name, at, step in plan:
        if step is not None:
            step(fields, values, base)
        elif (value := values[at].strip()) and fields.setdefault(name, value) != value:
            raise UnusualError
    return fields if plan else None


def _planned(item: Row, parts: Sequence[Part], tables: Tables) -> Plan:
    try:
        return tuple(_Planner(tables, item.document.name_of).steps(parts))
    except UnusualError:
        return _NO_PLAN


class _Planner:
    """Plans the parts of one shape; raises UnusualError for what a plan cannot do."""

    def __init__(self, tables: Tables, name_of: Callable[[str], str]) -> None:
        self._tables, self._name_of = tables, name_of
        self._steps: list[tuple[str, int, Step | None]] = []
        self._inside: dict[str, int] = {}
        self._types: list[int] = []  # where inside a medium a type stands, which has to be plain
        self._open: dict[str, int] | None = None  # the attributes of the medium that is open

    def steps(self, parts: Sequence[Part]) -> list[tuple[str, int, Step | None]]:
        at = 0
        for part in parts:
            said = {name: at + index for index, name in enumerate(part.attributes)}
            at += len(said)
            self._add(self._name_of(part.tag), part, said, at if part.has_text else -1)
            at += part.has_text
        if self._open is not None:
            raise UnusualError
        return self._steps

    def _add(self, name: str, part: Part, said: dict[str, int], text: int) -> None:
        if part.is_end:
            self._end(name)
        elif self._open is not None:
            self._within(name, said, text)
        elif name == "media:content" and "url" in said and MEDIUM.issuperset(said):
            self._begin(said, text, opens=not part.has_text and not part.is_empty)
        elif text >= 0 and not said:
            self._text(name, text)
        else:
            self._attributed(name, part, said, text)

    def _text(self, name: str, text: int) -> None:
        take = self._tables.get(name)
        if type(take) is Text:
            step = None if take.is_bare else _text(take, text)
            self._steps.append((take.name, text, step))
        elif name == "category":
            self._steps.append(("", 0, _category(-1, text)))
        elif name == "guid":
            self._steps.append(("", 0, _guid(-1, text)))
        else:
            raise UnusualError

    def _attributed(self, name: str, part: Part, said: dict[str, int], text: int) -> None:
        if name == "guid" and part.attributes == ("isPermaLink",) and text >= 0:
            step = _guid(said["isPermaLink"], text)
        elif name == "category" and part.attributes == ("domain",) and text >= 0:
            step = _category(said["domain"], text)
        elif name == "enclosure" and "url" in said and ENCLOSURE.issuperset(said):
            if text < 0 and not part.is_empty:
                raise UnusualError
            step = _medium(said, "length", text, {}, ())
        else:
            raise UnusualError
        self._steps.append(("", 0, step))

    def _begin(self, said: dict[str, int], text: int, *, opens: bool) -> None:
        if opens:
            self._open, self._inside, self._types = said, {}, []
        else:
            self._steps.append(("", 0, _medium(said, "fileSize", text, {}, ())))

    def _within(self, name: str, said: dict[str, int], text: int) -> None:
        if text < 0 or name not in INSIDE_MEDIUM or not {"type"}.issuperset(said):
            raise UnusualError
        self._inside[name] = text
        self._types += said.values()

    def _end(self, name: str) -> None:
        if self._open is None or name != "media:content":
            raise UnusualError
        step = _medium(self._open, "fileSize", -1, self._inside, tuple(self._types))
        self._steps.append(("", 0, step))
        self._open = None


def _text(take: Text, at: int) -> Step:
    name, make, is_many, is_url = take.name, take.make, take.is_many, take.is_url

    def step(fields: Fields, values: Sequence[str], base: str) -> None:
        text = values[at].strip()
        if not text:
            return
        value = make(text) if make is not None else uri_of(text, base) if is_url else text
        if is_many:
            fields.setdefault(name, []).append(value)
        elif value is None or fields.setdefault(name, value) != value:
            raise UnusualError

    return step


def _category(domain: int, at: int) -> Step:
    def step(fields: Fields, values: Sequence[str], _base: str) -> None:
        if text := values[at].strip():
            word = plain(values[domain]) if domain >= 0 else "", text
            fields.setdefault("categories", []).append(word)

    return step


def _guid(permalink: int, at: int) -> Step:
    def step(fields: Fields, values: Sequence[str], _base: str) -> None:
        add_guid(values[at].strip(), values[permalink] if permalink >= 0 else "", fields)

    return step


def add_guid(text: str, is_permalink: str, fields: Fields) -> None:
    """Take the identity, and the link that it is unless it says otherwise."""
    if not text or "guid" in fields:
        raise UnusualError
    fields["guid"] = text
    if is_permalink.strip().lower() != "false" and (is_plain_uri(text) or is_absolute(text)):
        fields["permalink"] = text


def _medium(
    said: Mapping[str, int], size: str, text: int, inside: Mapping[str, int], types: Sequence[int]
) -> Step:
    url_at, is_enclosure = said["url"], size == "length"
    facts = [said.get(name, -1) for name in ("medium", "type", "width", "height", size)]
    texts = tuple([inside.get(name, -1) for name in INSIDE_MEDIUM]) if inside else ()

    def step(fields: Fields, values: Sequence[str], base: str) -> None:
        url = values[url_at].strip()
        if not url or (text >= 0 and values[text].strip()):
            raise UnusualError
        if any(values[at] != "plain" for at in types):
            raise UnusualError
        told = [values[at] if at >= 0 else "" for at in facts]
        medium = medium_with(uri_of(url, base), *told)
        if medium is None:
            raise UnusualError
        if texts:
            told = [values[at].strip() if at >= 0 else "" for at in texts]
            medium = Medium._make((*medium[:6], *told))
        add_medium(medium, fields, is_enclosure=is_enclosure)

    return step
