"""Microdata: the items of a page as nodes, each value with the element it stands in.

Source: WHATWG HTML, sections 5.2.4 (values) and 5.5.1 (properties of an item).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..markup.json_text import step_of
from ..markup.marked import Marked, Outline
from ..markup.page import ITEM_MARKS, Page
from ..model import is_article
from ..safety.limits import Limits
from ..safety.show import show
from ._format import Node

__all__ = ["LONG_TEXTS", "Item", "Noted", "items_of", "plain_name", "text_of"]

# Properties whose blocks are kept apart as lines.
LONG_TEXTS = frozenset({"articleBody", "description", "reviewBody", "text", "transcript"})
_SPACES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/",
           "http://www.schema.org/")  # fmt: skip
_CONTENT = {
    "a": "href", "area": "href", "audio": "src", "data": "value", "embed": "src", "iframe": "src",
    "img": "src", "link": "href", "meta": "content", "meter": "value", "object": "data",
    "source": "src", "time": "datetime", "track": "src", "video": "src",
}  # fmt: skip
_TEXTUAL = frozenset({"data", "meter", "time"})  # without the attribute their text counts
_ID = re.compile(r"[^\s\"'\\\]]{1,200}")  # of an element that an item refers to


class Noted(NamedTuple):
    """Something odd in the markup of a page, and the element it was seen at."""

    rule: str
    message: str
    element: Marked


@dataclass(slots=True)
class Item:
    """A top node, and by JSON Pointer below it the number of the element of each value."""

    node: Node
    marks: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Step:
    """An item that waits to be built: its element, its node so far, where it stands."""

    element: Marked
    node: Node
    pointer: str = ""
    depth: int = 0
    above: _Step | None = None

    def is_inside(self, element: Marked) -> bool:
        """Tell whether the item is, or stands in, the item of that element."""
        step: _Step | None = self
        while step is not None and step.element is not element:
            step = step.above
        return step is not None


def items_of(page: Page, limits: Limits) -> tuple[Outline, list[Item], list[Noted]]:
    """Give the items of a page, the elements they were read from, and what was odd.

    An item that stands in itself is read once; what no item holds is noted.
    """
    outline = page.marked(ITEM_MARKS)
    named = {name for one in outline for name in one.attributes.get("itemref", "").split()}
    wanted = sorted(filter(_ID.fullmatch, named))
    if wanted:
        outline = page.marked(ITEM_MARKS, ",".join(f'[id="{name}"]' for name in wanted))
    return outline, *_Reader(outline, limits).read()


class _Reader:
    """One reading of the microdata of a page."""

    def __init__(self, outline: Outline, limits: Limits) -> None:
        self._outline, self._limits = outline, limits
        self._left = limits.graph_nodes
        self._noted: list[Noted] = []
        self._held = _held(outline, self._noted)

    def read(self) -> tuple[list[Item], list[Noted]]:
        tops = [one for one in self._outline if _is_top(one)] or self._only_article()
        return [self._item(one) for one in tops], self._noted

    def _only_article(self) -> list[Marked]:
        """Give the article that is a property of no item, where it is the only one of a page."""
        found = [
            one.element
            for one in self._noted
            if one.rule == "itemprop_without_item" and _is_article(one.element)
        ]
        return found if len(found) == 1 else []

    def _item(self, top: Marked) -> Item:
        item = Item({})
        waiting = [_Step(top, item.node)]
        while waiting:
            step = waiting.pop()
            self._name(step, item)
            for name, elements in self._properties(step.element).items():
                several = len(elements) > 1
                values = []
                for place, element in enumerate(elements):
                    at = f"{step.pointer}/{step_of(name)}" + (f"/{place}" if several else "")
                    value: Any = text_of(element, name)
                    if "itemscope" in element.attributes:
                        inner = self._inner(step, element, at)
                        if inner is None:
                            continue
                        waiting.append(inner)
                        value = inner.node
                    item.marks[at] = element.number
                    values.append(value)
                if values:
                    step.node[name] = values if several else values[0]
        return item

    def _name(self, step: _Step, item: Item) -> None:
        """Say which types and which id an item has."""
        element = step.element
        self._left -= 1
        item.marks[step.pointer] = element.number
        types = element.attributes.get("itemtype", "").split()
        for name in types:
            if ":" not in name:
                said = f'the itemtype "{show(name, 60)}" is no absolute URL'
                self._noted.append(Noted("itemtype_not_absolute", said, element))
        if types:
            plain = [plain_name(name) for name in types]
            step.node["@type"] = plain if len(plain) > 1 else plain[0]
            item.marks[f"{step.pointer}/@type"] = element.number
        if "itemid" in element.attributes:
            step.node["@id"] = element.attributes["itemid"].strip()
            item.marks[f"{step.pointer}/@id"] = element.number

    def _inner(self, step: _Step, element: Marked, pointer: str) -> _Step | None:
        if step.is_inside(element):
            self._noted.append(Noted("microdata_circular", "an item holds itself", element))
            return None
        if self._left <= 0 or step.depth >= self._limits.json_depth:
            if not any(one.rule == "microdata_too_deep" for one in self._noted):
                said = "items are nested too deep, or are too many; the rest is not read"
                self._noted.append(Noted("microdata_too_deep", said, element))
            return None
        return _Step(element, {}, pointer, step.depth + 1, step)

    def _properties(self, element: Marked) -> dict[str, list[Marked]]:
        found: dict[str, list[Marked]] = {}
        held = self._held.get(element.number, ())
        for one in sorted(held, key=lambda one: one.number):
            for name in dict.fromkeys(one.attributes["itemprop"].split()):
                found.setdefault(plain_name(name), []).append(one)
        return found


def _is_article(element: Marked) -> bool:
    types = element.attributes.get("itemtype", "") if "itemscope" in element.attributes else ""
    return is_article(tuple(map(plain_name, types.split())))


def _is_top(element: Marked) -> bool:
    return "itemscope" in element.attributes and "itemprop" not in element.attributes


def _held(outline: Outline, noted: list[Noted]) -> dict[int, set[Marked]]:
    """Give the elements with the properties of each item, by the number of its element."""
    owners = _referring(outline, noted)
    held: dict[int, set[Marked]] = {}
    for element in outline:
        if "itemprop" not in element.attributes:
            continue
        found = list(_items_above(element, owners))
        for item in found:
            held.setdefault(item.number, set()).add(element)
        if not found and element.attributes["itemprop"].strip():
            said = f'the itemprop "{show(element.attributes["itemprop"], 60)}" stands in no item'
            noted.append(Noted("itemprop_without_item", said, element))
    return held


def _referring(outline: Outline, noted: list[Noted]) -> dict[int, list[Marked]]:
    """Give the items that refer to an element by its id, by the number of the element."""
    by_id: dict[str, Marked] = {}
    for element in outline:
        if "id" in element.attributes:
            by_id.setdefault(element.attributes["id"], element)
    owners: dict[int, list[Marked]] = {}
    for item in outline:
        wanted = item.attributes.get("itemref", "") if "itemscope" in item.attributes else ""
        for name in wanted.split():
            if name in by_id:
                owners.setdefault(by_id[name].number, []).append(item)
            else:
                said = f'no element has the id "{show(name, 60)}" that an itemref names'
                noted.append(Noted("itemref_dangling", said, item))
    return owners


def _items_above(element: Marked, owners: Mapping[int, list[Marked]]) -> Iterator[Marked]:
    """Give the items that a property belongs to: by where it stands, and by reference."""
    yield from owners.get(element.number, ())
    at = element.above
    while at is not None:
        if "itemscope" in at.attributes:
            yield at
            return
        yield from owners.get(at.number, ())
        at = at.above


def text_of(element: Marked, name: str) -> str:
    """Give the value of an element that is no item: its attribute for it, else its text."""
    attributes = element.attributes
    for key in (_CONTENT.get(element.name, "content"), "content"):
        if key in attributes:
            return attributes[key].strip()
    if element.name in _CONTENT and element.name not in _TEXTUAL:
        return ""
    return element.text(blocks=name in LONG_TEXTS)


def plain_name(name: str) -> str:
    """Give a type or property in plain schema.org names; one of others stays as it is."""
    for space in _SPACES:
        if name.startswith(space):
            return name.removeprefix(space)
    return name
