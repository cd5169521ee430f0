"""What a rule on feeds sees: the elements of a feed or sitemap, each with the place of its tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ..markup._xml import XmlElement, syntax_fault
from ..markup._xml_rows import read_xml
from ..markup.xml_text import prepare_xml
from ..safety.limits import DEFAULT_LIMITS, Limits
from ._feed_grammar import GRAMMARS, Shape

__all__ = ["FeedTree", "Tag", "read_feed_tree"]

_NO_ROWS = frozenset({"no-row-is-given-before-the-root"})
# The name spaces of sitemaps, with their customary prefixes.
_SITEMAPS = {
    "http://www.google.com/schemas/sitemap-image/1.1": "image:",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
}
_START = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<([A-Za-z_][^\s/>]*)", re.DOTALL)
_HEX = re.compile(r"&#x(?:26|3[cC]);")


class Tag:
    """An element; its name is `prefix:local` with the customary prefix of its name space.

    Units: `offset` is that of its start tag in characters, -1 if not known.
    """

    __slots__ = ("attributes", "children", "name", "offset", "parent", "text")

    def __init__(self, element: XmlElement, parent: Tag | None, offset: int) -> None:
        """Take name, attributes and text of an element; the children come after."""
        space, brace, local = element.name.rpartition("}")
        self.name = _SITEMAPS.get(space[1:], f"{space}}}") + local if brace else local
        self.attributes = element.named_attributes
        self.text = element.texts[0].strip()
        self.parent, self.offset = parent, offset
        self.children: list[Tag] = []

    def all(self, *names: str) -> list[Tag]:
        """Give the children of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, name: str) -> Tag | None:
        """Give the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def text_of(self, name: str) -> str:
        """Give the text of the first child of a name."""
        found = self.first(name)
        return "" if found is None else found.text

    def below(self) -> Iterator[Tag]:
        """Give this element and all below it, in the order of the document."""
        stack = [self]
        while stack:
            tag = stack.pop()
            yield tag
            stack.extend(reversed(tag.children))


class FeedTree:
    """A feed as its elements, the text that their offsets are for, and the root's name space."""

    def __init__(self, root: Tag, text: str, space: str = "", wrong: int = -1) -> None:
        """Sort the elements by name, so that a rule meets only its own.

        Shape: `wrong` is the offset of the first reference that XML does not know, or -1.
        """
        self.root, self.text, self.space, self._wrong = root, text, space, wrong
        self.tags: dict[str, list[Tag]] = {}
        for tag in root.below():
            self.tags.setdefault(tag.name, []).append(tag)

    @cached_property
    def shaped(self) -> list[tuple[Tag, Shape]]:
        """The elements that stand where their vocabularies have them, each with what it may hold.

        There are none of what is neither RSS 2.0 nor Atom.
        """
        grammar = GRAMMARS.get(self.root.name, {})
        shape = grammar.get(self.root.name)
        found: list[tuple[Tag, Shape]] = []
        stack = [(self.root, shape)] if shape is not None else []
        while stack:
            tag, shape = stack.pop()
            found.append((tag, shape))
            for child in reversed(tag.children):
                may_stand = shape.children is not None and child.name in shape.children
                if may_stand and (inner := grammar.get(child.name)) is not None:
                    stack.append((child, inner))
        return found

    @property
    def fault(self) -> tuple[int, str] | None:
        """Give where the text is not well-formed, and what is wrong, or None."""
        if self._wrong >= 0:
            return self._wrong, "a reference that XML does not know"
        found = syntax_fault(self.text.encode())
        if found is None:
            return None
        line, column, said = found
        start = 0
        for _ in range(line - 1):
            start = self.text.find("\n", start) + 1
        return min(start + max(column - 1, 0), len(self.text)), said

    @property
    def writes_hex(self) -> bool:
        """Whether the feed writes `&` and `<` of plain text as the RSS profile has it."""
        return _HEX.search(self.text) is not None


def read_feed_tree(data: bytes, limits: Limits = DEFAULT_LIMITS) -> FeedTree | None:
    """Read the elements of an XML document, or None where it has none; whatever the bytes."""
    prepared = prepare_xml(data, limits)
    text = prepared.text
    declares = any(one.rule == "xml_entities_declared" for one in prepared.findings)
    roots = list(read_xml(text, _NO_ROWS, _unheard))
    if not roots:
        return None
    starts = [match.start() for match in _START.finditer(text) if match[1]]
    tags: list[Tag] = []
    stack: list[tuple[Any, Tag | None]] = [(roots[-1], None)]
    while stack:
        element, parent = stack.pop()
        tag = Tag(element, parent, starts[len(tags)] if len(tags) < len(starts) else -1)
        if parent is not None:
            parent.children.append(tag)
        tags.append(tag)
        stack.extend((child, tag) for child in reversed(list(element.children)))
    space = roots[-1].name.rpartition("}")[0].lstrip("{")
    return FeedTree(tags[0], text, space, -1 if declares else prepared.wrong)


def _unheard(rule: str, message: str) -> None:
    """Leave what was lost in reading to the reader of the format, which tells of it."""
