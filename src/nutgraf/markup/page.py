"""The one exact pass over an HTML page: its scripts, metas and links, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..findings import Finding, Place, Severity
from ..safety.limits import DEFAULT_LIMITS, Limits
from . import _html
from ._tags import Tag, is_too_much, tags_of
from .encoding import decode_page
from .json_text import line_and_column
from .marked import Outline, outline_of

__all__ = ["Element", "Page", "Script", "read_page"]

_LINKED_DATA = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Script:
    """The text of one JSON-LD script, and its offset in the page in characters."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Element:
    """An element without its content: its name, attributes, and offset; -1 where not known."""

    name: str
    attributes: dict[str, str]
    offset: int


@dataclass(eq=False)
class Page:
    """What the pass over a page found; what is rarely asked for is looked up on first use."""

    text: str
    scripts: tuple[Script, ...] = ()
    findings: tuple[Finding, ...] = ()
    _tree: Any = field(default=None, repr=False)

    @property
    def injects(self) -> bool:
        """Whether a script of the page names the type of JSON-LD, to write some where it runs."""
        return not self.scripts and "ld+json" in self.text

    @cached_property
    def metas(self) -> tuple[Element, ...]:
        """The meta elements, in the order of the page."""
        return tuple(self._elements("meta"))

    @cached_property
    def links(self) -> tuple[Element, ...]:
        """The link elements, in the order of the page."""
        return tuple(self._elements("link"))

    def marked(self, marks: tuple[str, ...], extra: str = "") -> Outline:
        """Give the elements that carry one of the attributes, or fit the selector `extra`.

        None are given of a page that is read tag by tag.
        """
        if self._tree is None:
            return Outline(self.text, (), marks)
        return outline_of(self.text, self._tree, marks, extra)

    def _elements(self, tag: str) -> Iterator[Element]:
        if self._tree is None:
            for found in tags_of(self.text):
                if found.name == tag:
                    yield Element(tag, found.attributes, found.start)
            return
        attributes = list(_html.attributes_of(self._tree, tag))
        starts = [m.start() for m in re.finditer(rf"<{tag}(?=[\s/>])", self.text, re.IGNORECASE)]
        # A tag in a comment or script is no element; then nobody knows which is which.
        known = len(starts) == len(attributes)
        for number, held in enumerate(attributes):
            yield Element(tag, held, starts[number] if known else -1)


def read_page(data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> Page:
    """Find what the markup of a page states, whatever the bytes.

    A page over the size limit is read up to it, and one that no parser of trees stands is read tag
    by tag; the findings say so.
    """
    findings: list[Finding] = []
    if len(data) > limits.page_bytes:
        said = f"the page has {len(data):,} bytes; read up to {limits.page_bytes:,}"
        findings.append(Finding("page_too_large", Severity.WARNING, said))
        data = data[: limits.page_bytes]
    text = decode_page(data)
    if "\r" in text:  # as parsers do; WHATWG HTML, section 13.2.3.5
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = None
    too_much = is_too_much(text)
    if too_much:
        said = f"the page is read tag by tag, without its structure: {too_much}"
        findings.append(Finding("page_too_complex", Severity.WARNING, said))
        found = _scripts_of_tags(text)
    else:
        tree = _html.parse(text)
        found = _scripts_of_tree(text, tree)
    scripts = tuple(_within(found, text, limits, findings))
    return Page(text, scripts, tuple(findings), tree)


def _within(
    found: Iterator[Script], text: str, limits: Limits, findings: list[Finding]
) -> Iterator[Script]:
    """Give the scripts that keep the limits, and note the others."""
    for number, script in enumerate(found):
        if number >= limits.scripts:
            said = f"more than {limits.scripts} JSON-LD scripts; the rest is not read"
            findings.append(_at(text, script.offset, "scripts_too_many", said))
            return
        if len(script.text) > limits.script_bytes:
            said = f"a JSON-LD script of {len(script.text):,} characters is not read"
            findings.append(_at(text, script.offset, "script_too_large", said))
        else:
            yield script


def _scripts_of_tree(text: str, tree: Any) -> Iterator[Script]:
    after = 0
    for found in _html.script_texts(tree):
        offset = _offset(text, found, after)
        after = offset + len(found)
        yield Script(found, offset)


def _scripts_of_tags(text: str) -> Iterator[Script]:
    for tag in tags_of(text):
        if tag.name == "script" and _is_linked_data(tag):
            yield Script(tag.text, tag.text_start)


def _is_linked_data(tag: Tag) -> bool:
    return tag.attributes.get("type", "").split(";", 1)[0].strip().lower() == _LINKED_DATA


def _offset(text: str, found: str, after: int) -> int:
    """Find a script in the page; a parser may have changed its line ends or NULs."""
    offset = text.find(found, after)
    if offset < 0:
        first = found.split("\n", 1)[0][:80]
        offset = text.find(first, after) if first else after
    return max(offset, 0)


def _at(text: str, offset: int, rule: str, said: str) -> Finding:
    line, column = line_and_column(text, offset)
    return Finding(rule, Severity.WARNING, said, Place(line=line, column=column))
