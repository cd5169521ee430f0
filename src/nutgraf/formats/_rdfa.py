"""RDFa: what the elements of a page say of their subjects, as nodes with places.

Source: RDFa Core 1.1, section 7.5 (sequence), and HTML+RDFa 1.1, section 3.1. Datatypes and lists
are left to the reader of the property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .. import vocabulary
from ..markup.json_text import step_of
from ..markup.marked import Marked, Outline
from ..markup.page import Page
from ..safety.limits import Limits
from ..safety.show import show
from ._format import Node
from ._microdata import LONG_TEXTS, Item, Noted, plain_name

__all__ = ["statements_of"]

_MARKS = ("about", "prefix", "property", "rel", "resource", "typeof", "vocab")
_LINKS = ("href", "src")
_OWN = "https://schema.org/"
_SPELLING = re.compile(r"https?://(?:www\.)?schema\.org(/?)", re.IGNORECASE)
_PREFIX = re.compile(r"(?<!\S)([^\s:]++):\s++(\S++)")  # from a word's begin, once
_PREFIXES = {"schema": _OWN}  # https://www.w3.org/2011/rdfa-context/rdfa-1.1, as far as it is ours


@dataclass(slots=True)
class _Subject:
    """Something that is described: its id if it has one, its types, and its values in order."""

    element: Marked
    id: str = ""
    types: list[str] = field(default_factory=list)
    values: dict[str, list[_Value]] = field(default_factory=dict)
    is_object: bool = False
    node: Node | None = None

    @property
    def is_described(self) -> bool:
        return bool(self.types or self.values)


class _Value(NamedTuple):
    """What a property holds: text, or a subject, which a link may have named in passing."""

    held: str | _Subject
    element: Marked
    is_link: bool = False


class _Stated(NamedTuple):
    """What the attributes of an element state; `linked` is the one that names a resource."""

    element: Marked
    types: list[str]
    names: list[str]
    links: list[str]
    linked: str
    is_literal: bool


class _Scope(NamedTuple):
    """What an element hands down: vocabulary, prefixes, the subject, and links without object."""

    vocab: str
    prefixes: Mapping[str, str]
    subject: _Subject
    hanging: tuple[tuple[_Subject, str, Marked], ...] = ()


def statements_of(page: Page, limits: Limits) -> tuple[Outline, list[Item], list[Noted]]:
    """Give the typed subjects of a page, the elements they were read from, and what was odd.

    What stands in no typed subject, as OpenGraph does, is left out.
    """
    outline = page.marked(_MARKS)
    reader = _Reader()
    for element in outline:
        reader.take(element)
    noted = [*reader.noted, *_untyped(reader.subjects)]
    return outline, list(_items(reader.subjects, limits)), noted


class _Reader:
    """One reading of the RDFa of a page, element by element."""

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self.subjects: list[_Subject] = []
        self._scopes: dict[int, _Scope] = {}
        self._by_id: dict[str, _Subject] = {}

    def take(self, element: Marked) -> None:
        """Read one element; those above it were read before."""
        scope = self._scope(element)
        stated = self._stated(element, scope)
        parent = scope.subject
        subject, inner = self._subjects(stated, parent)
        typed = subject if inner is None or "about" in element.attributes else inner
        if stated.types and not typed.types:
            typed.element = element
        typed.types += [one for one in stated.types if one not in typed.types]
        hanging = scope.hanging
        if subject is not parent:
            for waiting, name, at in hanging:
                _add(waiting, name, _Value(subject, at))
            hanging = ()
        for name in stated.names:
            _add(subject, name, self._value(stated, name, inner))
        if stated.links and inner is None:
            inner = self._subject(element)
            hanging = tuple((subject, name, element) for name in stated.links)
        for name in stated.links:
            _add(subject, name, _Value(inner or subject, element, stated.linked in _LINKS))
        self._scopes[element.number] = scope._replace(subject=inner or subject, hanging=hanging)

    def _stated(self, element: Marked, scope: _Scope) -> _Stated:
        said = element.attributes
        return _Stated(
            element,
            types=self._terms("typeof", scope, element),
            names=self._terms("property", scope, element),
            links=[name for name in self._terms("rel", scope, element) if _is_link(name)],
            linked=next((key for key in ("resource", *_LINKS) if key in said), ""),
            is_literal="content" in said or "datatype" in said,
        )

    def _subjects(self, stated: _Stated, parent: _Subject) -> tuple[_Subject, _Subject | None]:
        """Give what an element speaks of, and what the elements in it speak of if it is another."""
        element, linked = stated.element, stated.linked
        said = element.attributes
        is_about, is_typed = "about" in said, "typeof" in said
        subject = self._subject(element, said["about"]) if is_about else parent
        if stated.links or (stated.names and not stated.is_literal):
            if linked and (stated.links or (is_typed and not is_about)):
                return subject, self._subject(element, said[linked])
            if is_typed and not is_about:
                return subject, self._subject(element)
        elif not is_about:
            if linked == "resource" or (linked and (is_typed or stated.names)):
                return self._subject(element, said[linked]), None
            if is_typed:
                return self._subject(element), None
        return subject, None

    def _value(self, stated: _Stated, name: str, inner: _Subject | None) -> _Value:
        element = stated.element
        said = element.attributes
        if stated.is_literal or (inner is None and not stated.linked):
            return _Value(_text(element, name), element)
        if inner is None:
            inner = self._subject(element, said[stated.linked])
        is_typed = "typeof" in said and "about" not in said
        return _Value(inner, element, not is_typed and stated.linked in _LINKS)

    def _scope(self, element: Marked) -> _Scope:
        """Give what holds for an element, its own vocabulary and prefixes with it."""
        above = element.above
        if above is None:
            scope = _Scope("", _PREFIXES, self._subject(element, ""))
        else:
            scope = self._scopes[above.number]
        said = element.attributes
        if "prefix" in said:
            found = {name.lower(): address for name, address in _PREFIX.findall(said["prefix"])}
            scope = scope._replace(prefixes={**scope.prefixes, **found})
        if "vocab" in said:
            scope = scope._replace(vocab=self._vocab(element))
        return scope

    def _vocab(self, element: Marked) -> str:
        stated = element.attributes["vocab"].strip()
        own = _SPELLING.fullmatch(stated)
        if own and not own[1]:
            told = f'the vocab "{show(stated, 60)}" does not end with a slash'
            self.noted.append(Noted("rdfa_vocab_without_slash", told, element))
        return _OWN if own else stated

    def _terms(self, attribute: str, scope: _Scope, element: Marked) -> list[str]:
        """Give the names in an attribute, those of schema.org in its plain names."""
        found = []
        for name in element.attributes.get(attribute, "").split():
            prefix, colon, rest = name.partition(":")
            if colon:
                space = scope.prefixes.get(prefix.lower(), "")
                found.append(plain_name(space + rest) if space else plain_name(name))
            elif scope.vocab:
                found.append(plain_name(scope.vocab + name))
            elif attribute == "typeof":
                told = f'the typeof "{show(name, 60)}" has no vocab that says whose term it is'
                self.noted.append(Noted("rdfa_without_vocab", told, element))
        return found

    def _subject(self, element: Marked, stated: str | None = None) -> _Subject:
        """Give the subject of an id, or a new one without."""
        name = None if stated is None else stated.strip().removeprefix("[").removesuffix("]")
        known = self._by_id.get(name) if name is not None else None
        if known is None:
            known = _Subject(element, name or "")
            self.subjects.append(known)
            if name is not None:
                self._by_id[name] = known
        return known


def _add(subject: _Subject, name: str, value: _Value) -> None:
    if isinstance(value.held, _Subject) and _may_nest(name, value):
        value.held.is_object = value.held.is_object or value.held is not subject
    subject.values.setdefault(name, []).append(value)


def _may_nest(name: str, value: _Value) -> bool:
    """Tell whether the node of a value stands in it; a property for URLs holds the URL."""
    return not value.is_link or _takes_nodes(name)


def _takes_nodes(name: str) -> bool:
    ranges = vocabulary.ranges_of(name)
    return not ranges or any(not vocabulary.is_data_type(one) for one in ranges)


def _is_link(name: str) -> bool:
    """Tell a property from the link types of HTML, which share the attribute."""
    return ":" in name or (vocabulary.is_property(name) and name != "license")


def _text(element: Marked, name: str) -> str:
    said = element.attributes
    for key in ("content", "datetime"):
        if key in said and (key == "content" or element.name == "time"):
            return said[key].strip()
    return element.text(blocks=name in LONG_TEXTS)


def _items(subjects: list[_Subject], limits: Limits) -> Iterator[Item]:
    """Give the typed subjects that are no value of another, each with what it holds."""
    for is_object in (False, True):  # at last what is left, which stands in a circle
        for subject in subjects:
            if subject.types and subject.node is None and subject.is_object == is_object:
                yield _item(subject, limits.json_depth)


def _untyped(subjects: list[_Subject]) -> Iterator[Noted]:
    """Note the terms of schema.org that are said of what has no type, so that nobody reads them."""
    for subject in subjects:
        known = next((name for name in subject.values if vocabulary.is_property(name)), "")
        if known and not subject.types and not subject.is_object:
            said = f'the property "{known}" stands in nothing that has a typeof'
            yield Noted("rdfa_without_type", said, subject.values[known][0].element)


def _item(top: _Subject, deepest: int) -> Item:
    top.node = {}
    item = Item(top.node)
    waiting = [(top, top.node, "", 0)]
    while waiting:
        subject, node, pointer, depth = waiting.pop()
        inner: list[tuple[_Subject, Node, str, int]] = []  # what is named twice stands at the first
        _name(subject, node, pointer, item)
        for name, stated in subject.values.items():
            values = [value for value in stated if _says_something(value)]
            held: list[Any] = []
            for value in values:
                at = f"{pointer}/{step_of(name)}" + (f"/{len(held)}" if len(values) > 1 else "")
                item.marks[at] = value.element.number
                known = value.held
                if isinstance(known, str) or not _may_nest(name, value):
                    held.append(known if isinstance(known, str) else known.id)
                elif known.node is not None or not known.is_described or depth >= deepest:
                    is_url = value.is_link or not _takes_nodes(name)
                    held.append(known.id if is_url else {"@id": known.id})
                else:
                    known.node = {}
                    held.append(known.node)
                    inner.append((known, known.node, at, depth + 1))
            if held:
                node[name] = held if len(values) > 1 else held[0]
        waiting += reversed(inner)
    return item


def _name(subject: _Subject, node: Node, pointer: str, item: Item) -> None:
    item.marks.setdefault(pointer, subject.element.number)
    if subject.types:
        node["@type"] = subject.types if len(subject.types) > 1 else subject.types[0]
        item.marks[f"{pointer}/@type"] = subject.element.number
    if subject.id:
        node["@id"] = subject.id
        item.marks[f"{pointer}/@id"] = subject.element.number


def _says_something(value: _Value) -> bool:
    return isinstance(value.held, str) or bool(value.held.id) or value.held.is_described
