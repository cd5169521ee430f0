"""The one exact pass over an HTML page: its scripts, metas and links, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from ..findings import Finding, Place, Severity
from ..safety.limits import DEFAULT_LIMITS, Limits
from . import _html
from ._byte_lines import ByteLines
from ._html import ITEM_MARKS, Survey
from ._scan import scan
from ._tags import Tag, is_too_much, tags_of
from ._words_in import may_ask, may_be_marked, plain_until
from .comments import ignored_in
from .encoding import page_in_utf8
from .json_text import line_and_column
from .marked import Outline, outline_of

__all__ = ["ITEM_MARKS", "Element", "Page", "Script", "Survey", "read_page"]

_LINKED_DATA = "application/ld+json"
_FEW_SCRIPTS = 20  # of which a page is searched for copies one by one
_SHOWN_CHARACTERS = 2_000_000  # of a page's text that are looked at


@dataclass(frozen=True, slots=True)
class Script:
    """The text of one JSON-LD script, which is the one of that number in the page.

    Where it stands is looked up when that is asked for.
    """

    text: str
    _page: Page = field(repr=False, compare=False)
    number: int = 0

    @property
    def data(self) -> bytes:
        """Nothing: the text is a part of the page."""
        return b""

    @property
    def whole(self) -> str:
        """The text of the page."""
        return self._page.text

    @property
    def offset(self) -> int:
        """The offset of the text in the page in characters."""
        return self._page.offset_of_script(self.number)

    @property
    def start(self) -> tuple[int, int]:
        """The line and column where the text begins, counted from 1."""
        return self._page.start_of_script(self.number)


@dataclass(frozen=True, slots=True)
class Element:
    """An element without its content: its name, attributes, and offset; -1 where not known."""

    name: str
    attributes: dict[str, str]
    offset: int


# What a page keeps once it was asked for, and can make anew.
_RARE = ("survey", "_byte_lines", "_glanced", "_looked_through", "_marks", "_scanned", "_taken",
         "_texts")  # fmt: skip


@dataclass(eq=False)
class Page:
    """What the pass over a page found; what is rarely asked for is looked up on first use."""

    _data: bytes = field(default=b"", repr=False)
    limits: Limits = DEFAULT_LIMITS
    offset: int = 0
    _starts: list[int] = field(default_factory=list, repr=False)
    _places: list[int] = field(default_factory=list, repr=False)
    _after: int = 0  # bytes of the page behind the last script that was found
    _counted: tuple[int, int] = (0, 0)  # bytes and characters before the last one that was counted
    _items: list[Any] | None = field(default=None, repr=False)  # elements with microdata
    _findings: tuple[Finding, ...] = ()

    @cached_property
    def tree(self) -> Any:
        """The parsed page, or None for one that is read tag by tag."""
        return None if self._too_much else _html.parse(self._data)

    @cached_property
    def _too_much(self) -> str:
        """Why no tree is made of the page, or nothing."""
        return is_too_much(self._data, self.limits)

    @property
    def _is_parsed(self) -> bool:
        return "tree" in vars(self)

    @cached_property
    def survey(self) -> Survey:
        """What the page states of itself."""
        return _survey_of_tags(self) if self.tree is None else _html.survey(self.tree)

    def look_for_marks(self) -> None:
        """Make the tree now where microdata will take one: what it is found in is found once."""
        if not self._is_parsed and self._may_be_marked:
            _ = self.tree

    def look_around(self) -> Page:
        """Make the survey now, where more than JSON-LD will be asked for: one look does both."""
        _ = self.survey
        return self

    def let_go(self) -> None:
        """Let go of the tree, which weighs more than the page; it is made anew if asked for."""
        held = vars(self)
        if held.get("tree") is not None:
            held.pop("survey", None)
            del held["tree"]
            self._items = None

    def release(self) -> None:
        """Let go of the tree and its elements, which would wait for Python to look for circles."""
        held = vars(self)
        for name in _RARE:
            held.pop(name, None)
        held["tree"], self._items, self._data = None, None, b""

    @cached_property
    def _plain_until(self) -> int:
        """Up to where the page surely holds nothing of what few pages hold; one search tells."""
        return plain_until(self._data)

    @cached_property
    def _may_be_marked(self) -> bool:
        return may_be_marked(self._data, self._plain_until)

    @cached_property
    def _scanned(self) -> list[tuple[int, int]] | None:
        """Where scripts are found without a tree; None where that takes one or there is one."""
        if self._is_parsed:
            return None
        known = vars(self).get("_plain_until", 0)  # who asks for scripts alone need not know
        return scan(self._data, known)

    @cached_property
    def _texts(self) -> list[str]:
        """The texts of the JSON-LD."""
        if self._scanned is None:
            return self._glanced[0]
        return [self._normalised(start, end) for start, end in self._scanned]

    def _normalised(self, start: int, end: int) -> str:
        """Give a part of the page as text, its line ends as parsers give them."""
        text = self._data[start:end].decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    @cached_property
    def _glanced(self) -> tuple[list[str], frozenset[str]]:
        """The texts of the JSON-LD in the tree, and the marks of other syntaxes.

        A look for these alone is cheaper than the survey.
        """
        if self.tree is None or "survey" in vars(self):
            return self.survey.scripts, frozenset(self.survey.marks)
        scripts, marks, self._items = _html.glance(self.tree)
        return scripts, marks

    @cached_property
    def _taken(self) -> tuple[tuple[int, ...], tuple[Finding, ...]]:
        # Scripts lead to their page; kept here they would keep it until Python looks for circles.
        findings = list(self._findings)
        numbers = tuple(one.number for one in _within(self, self.limits, findings))
        return numbers, tuple(findings)

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The JSON-LD scripts that keep the limits, in the order of the page."""
        texts = self._texts
        return tuple(Script(texts[number], self, number) for number in self._taken[0])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed in reading the page."""
        return self._taken[1]

    def complaints(self) -> Iterator[Finding]:
        """Say so where the structure of the page was asked for, and could not be given."""
        if vars(self).get("_too_much"):
            said = f"the page is read tag by tag, without its structure: {self._too_much}"
            yield Finding("page_too_complex", Severity.WARNING, said)

    @property
    def marks(self) -> frozenset[str]:
        """The attributes that show microdata or RDFa; none of a page that is read tag by tag."""
        return self._marks

    @cached_property
    def _marks(self) -> frozenset[str]:
        if not self._is_parsed and not self._may_be_marked:
            return frozenset()
        return self._glanced[1]

    @cached_property
    def text(self) -> str:
        """The text of the page, its line ends as parsers give them; WHATWG HTML, 13.2.3.5."""
        return self._normalised(0, len(self._data))

    @property
    def whole(self) -> str:
        """The text of the page, for what stands anywhere in it."""
        return self.text

    @property
    def injects(self) -> bool:
        """Whether a script of the page names the type of JSON-LD, to write some where it runs."""
        return not self.scripts and b"ld+json" in self._data

    @property
    def ignores(self) -> frozenset[str]:
        """The names of the rules that the page asks to leave out."""
        may = may_ask(self._data, self._plain_until)
        return ignored_in(self.text) if may else frozenset()

    @cached_property
    def shown(self) -> str:
        """The text that the page shows its readers, blanks folded; nothing where no tree is."""
        body = self.tree.body if self.tree is not None else None
        return _html.text_of(body, _SHOWN_CHARACTERS) if body is not None else ""

    @cached_property
    def metas(self) -> tuple[Element, ...]:
        """The meta elements, in the order of the page."""
        return tuple(self._elements("meta", self.survey.metas))

    @cached_property
    def links(self) -> tuple[Element, ...]:
        """The link elements, in the order of the page."""
        return tuple(self._elements("link", self.survey.links))

    def marked(self, marks: tuple[str, ...], extra: str = "") -> Outline:
        """Give the elements that carry one of the attributes, or fit the selector `extra`.

        None are given of a page that is read tag by tag.
        """
        if self.tree is None:
            return Outline(self._as_text, (), marks)
        nodes = None if extra or marks != ITEM_MARKS else self._items
        if nodes is None:
            selector = ",".join(f"[{mark}]" for mark in marks) + (f",{extra}" if extra else "")
            nodes = _html.select(self.tree, selector)
        return outline_of(self._as_text, nodes, marks, self._byte_lines)

    def _as_text(self) -> str:
        return self.text

    @property
    def start(self) -> tuple[int, int]:
        """The line and column where the page begins."""
        return 1, 1

    def start_of_script(self, number: int) -> tuple[int, int]:
        """Give the line and column of a JSON-LD script, found without decoding the page."""
        is_by_tags = self._is_parsed and self.tree is None
        found = -1 if is_by_tags else self._place_of_script(number)
        if found < 0:  # a parser may have changed its NULs
            return line_and_column(self.text, self.offset_of_script(number))
        return self._byte_lines.at(found)

    @cached_property
    def _byte_lines(self) -> ByteLines:
        return ByteLines(self._data)

    def _place_of_script(self, number: int) -> int:
        """Give the offset of a JSON-LD script in bytes, or -1."""
        if self._scanned is not None:
            return self._scanned[number][0]
        places, texts = self._places, self._texts
        while len(places) <= number:
            written = texts[len(places)].encode("utf-8", "replace")
            place = self._data.find(written, self._after)
            may_be_copy = len(texts) > _FEW_SCRIPTS or self._data.find(written, place + 1) >= 0
            if may_be_copy and self._looked_through:
                place = self._looked_through[len(places)][0]
            places.append(place)
            self._after = place + len(written) if place >= 0 else self._after
        return places[number]

    @cached_property
    def _looked_through(self) -> list[tuple[int, int]]:
        """Where a look through the page finds its scripts; nothing where it finds others."""
        found = scan(self._data) or []
        return found if len(found) == len(self._texts) else []

    def offset_of_script(self, number: int) -> int:
        """Give the offset of a JSON-LD script in characters, counted over all of them."""
        starts, texts = self._starts, self._texts
        while len(starts) <= number:
            place = self._place_of_script(len(starts))
            if place >= 0:
                known, count = self._counted
                self._counted = place, count + len(self._normalised(known, place))
                starts.append(self._counted[1])
            else:  # a parser may have changed its NULs
                after = starts[-1] + len(texts[len(starts) - 1]) if starts else 0
                starts.append(_offset(self.text, texts[len(starts)], after))
        return starts[number]

    def _elements(self, tag: str, attributes: list[dict[str, str]]) -> Iterator[Element]:
        if self.tree is None:
            for found in tags_of(self.text):
                if found.name == tag:
                    yield Element(tag, found.attributes, found.start)
            return
        starts = [m.start() for m in re.finditer(rf"<{tag}(?=[\s/>])", self.text, re.IGNORECASE)]
        # A tag in a comment or script is no element; then nobody knows which is which.
        known = len(starts) == len(attributes)
        for number, held in enumerate(attributes):
            yield Element(tag, held, starts[number] if known else -1)


def read_page(data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> Page:
    """Find what the markup of a page states, whatever the bytes.

    A page over the size limit is read up to it, which its findings say. One that no parser of trees
    stands is read tag by tag, which its complaints say.
    """
    findings: list[Finding] = []
    if len(data) > limits.page_bytes:
        said = f"the page has {len(data):,} bytes; read up to {limits.page_bytes:,}"
        findings.append(Finding("page_too_large", Severity.WARNING, said))
        data = data[: limits.page_bytes]
    page = Page(page_in_utf8(data), limits=limits)
    page._findings = tuple(findings)  # noqa: SLF001 (of this module)
    return page


def _within(page: Page, limits: Limits, findings: list[Finding]) -> Iterator[Script]:
    """Give the scripts that keep the limits, and note the others."""
    for number, text in enumerate(page._texts):  # noqa: SLF001 (of this module)
        script = Script(text, page, number)
        if number >= limits.scripts:
            said = f"more than {limits.scripts} JSON-LD scripts; the rest is not read"
            findings.append(_at(page, script, "scripts_too_many", said))
            return
        if len(text) > limits.script_bytes:
            said = f"a JSON-LD script of {len(text):,} characters is not read"
            findings.append(_at(page, script, "script_too_large", said))
        else:
            yield script


def _survey_of_tags(page: Page) -> Survey:
    found = Survey()
    starts = page._starts  # noqa: SLF001 (of this module)
    for tag in tags_of(page.text):
        held = tag.attributes
        if tag.name == "script" and _is_linked_data(tag):
            found.scripts.append(tag.text)
            starts.append(tag.text_start)
        elif tag.name == "meta":
            found.metas.append(held)
        elif tag.name == "link":
            found.links.append(held)
            found.canonicals.append(held)
        elif tag.name == "title":
            found.titles.append(unescape(tag.text))
        elif tag.name == "html":
            found.language = found.language or held.get("lang", "")
        elif tag.name == "base":
            found.base = found.base or held.get("href", "")
    return found


def _is_linked_data(tag: Tag) -> bool:
    return tag.attributes.get("type", "").split(";", 1)[0].strip().lower() == _LINKED_DATA


def _offset(text: str, found: str, after: int) -> int:
    """Find a script in the page; a parser may have changed its line ends or NULs."""
    offset = text.find(found, after)
    if offset < 0:
        first = found.split("\n", 1)[0][:80]
        offset = text.find(first, after) if first else after
    return max(offset, 0)


def _at(page: Page, script: Script, rule: str, said: str) -> Finding:
    line, column = line_and_column(page.text, script.offset)
    return Finding(rule, Severity.WARNING, said, Place(line=line, column=column))
