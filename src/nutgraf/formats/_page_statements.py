"""The bench of pages: what a page states of its article, by where it states it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from ..findings import Finding, Place, Severity
from ..markup import _html
from ..markup.page import Page
from ..safety.urls import resolve
from ._format import Evidence, Node

if TYPE_CHECKING:
    from ._page_lines import Near
    from ._text_byline import Metaline

__all__ = [
    "LEAST_TITLE", "Draft", "Metas", "Said", "Statements", "address_key", "key_of", "plain",
    "strings_in",
]  # fmt: skip

_META_NAMES = frozenset({"http-equiv", "itemprop", "name", "property"})
_WORD = re.compile(r"\w+")
# Tags that texts are found with; what else looks like one is text.
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|center|cite|code|div|em|font|h[1-6]|i|img|li|mark|nobr|o:p|ol|p|q|s"
    r"|small|span|strike|strong|sub|sup|time|u|ul|wbr)(?:\s[^<>]{0,300})?\s?/?>",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\{.{0,300}\}\}|\$\{[^}]{0,100}\}|\[\[[^\]]{0,100}\]\]|%[A-Z_]{3,40}%")
_TEXT_CHARACTERS = 20_000  # of one statement that is looked at
_EVIDENCE: dict[str, Evidence] = {}  # one record for each source that was ever met
LEAST_TITLE = 15  # letters and digits of what is surely a title, and no name or section
_HEADINGS = 10  # that are looked at, and links home
_TO_HOME = "a[href='/'],a[rel~=home]"
_HOST = re.compile(r"[a-z0-9.-]+", re.ASCII)
_SOURCES = 5_000
_SHORT = 300  # characters of a title, which is compared with several others


class Said(NamedTuple):
    """One statement: its value, and the markup that it stands in, as `og:title`."""

    value: str
    source: str


class _Note(NamedTuple):
    """A finding of which is not yet known whether there is one."""

    rule: str
    message: Callable[[], str]
    pointer: str


def _finding(rule: str, message: str, pointer: str) -> Finding:
    return Finding(rule, Severity.INFO, message, Place(pointer=pointer))


@dataclass(slots=True)
class Draft:
    """The page's own article in the making: its node, the evidence, and what was noticed.

    Shape: `changed` are the properties that the node did not bring itself.
    """

    node: Node
    syntax: str = "page"
    evidence: dict[str, Evidence] = field(default_factory=dict)
    findings: list[Finding | _Note] = field(default_factory=list)

    def put(self, wire: str, path: str, value: Any, source: str) -> None:
        """Set a property of the node, and note the markup that it comes from."""
        self.node[wire] = value
        self.evidence[path] = evidence_of(source)

    def keep(self, wire: str, path: str) -> None:
        """Note that the node brings a property itself."""
        self.evidence[path] = evidence_of(f"{self.syntax}:{wire}")

    def say(self, path: str, source: str) -> None:
        """Note the markup that something beside the node comes from."""
        self.evidence[path] = evidence_of(source)

    def note(self, rule: str, message: str, pointer: str = "") -> None:
        """Note what was mended, or what the page contradicts itself in."""
        self.findings.append(_finding(rule, message, pointer))

    def look_later(self, rule: str, message: Callable[[], str], pointer: str = "") -> None:
        """Note what to say of a contradiction, or nothing, when somebody asks for it.

        Shape: what gives the message keeps no element of the page.
        """
        self.findings.append(_Note(rule, message, pointer))

    def noticed(self) -> Iterator[Finding]:
        """Give all that was noted."""
        for one in self.findings:
            if isinstance(one, Finding):
                yield one
            elif message := one.message():
                yield _finding(one.rule, message, one.pointer)


def evidence_of(source: str) -> Evidence:
    """Give the evidence of a source; there are few, so each is made once."""
    found = _EVIDENCE.get(source)
    if found is None:
        found = Evidence("markup", key=source)
        if len(_EVIDENCE) < _SOURCES:
            _EVIDENCE[source] = found
    return found


class Metas(dict[str, list[str]]):
    """What the metas of a page say, by name in small letters."""

    def __init__(self, metas: Iterable[Mapping[str, str]]) -> None:
        """Take the attributes of each meta."""
        for held in metas:
            content = held.get("content")
            if content:
                for attribute, name in held.items():
                    if attribute in _META_NAMES and name:
                        self.setdefault(name.strip().lower(), []).append(content)

    def said(self, names: Iterable[str]) -> Iterator[Said]:
        """Give what those of these names say, in the order of the names."""
        for name in names:
            if name in self:
                for content in self[name]:
                    text = plain(content)
                    if text:
                        yield Said(text, f"meta:{name}")


class Statements:
    """What a page states outside its nodes, each kind looked up on first use."""

    def __init__(self, page: Page, url: str) -> None:
        """Take the page, and where it is served.

        Shape: what `_page_visible` looks up is kept here: the lines around the headline, and what
        was read of each; and what `_page_others` does, by the numbers of elements in memory.
        """
        self.page, self.url = page, url
        self.lines: Iterable[Near] | None = None
        self.of_others: dict[int, bool | None] = {}
        self.cards: dict[int, bool] = {}
        self.metalines: dict[str, Metaline | None] = {}
        self.metas = Metas(page.survey.metas)

    def said(self, names: Iterable[str]) -> Iterator[Said]:
        """Give what the metas of these names say, in the order of the names."""
        return self.metas.said(names)

    def first(self, *names: str) -> Said | None:
        """Give the first that the metas of these names say."""
        return next(self.said(names), None)

    @cached_property
    def base(self) -> str:
        """The address that relative ones of the page are resolved against."""
        base = self.page.survey.base
        try:
            return resolve(base, self.url or base) if base else self.url
        except ValueError:
            return self.url

    def address(self, text: str) -> str:
        """Give an absolute address for one that the page states, or nothing."""
        try:
            return resolve(text, self.base) if self.base else resolve(text, text)
        except ValueError:
            return ""

    def linked(self, relation: str) -> Iterator[Mapping[str, str]]:
        """Give the attributes of the links of a relation."""
        return _related(self.page.survey.links, relation)

    @cached_property
    def canonical(self) -> str:
        """The address that the page names as its own."""
        for held in _related(self.page.survey.canonicals, "canonical"):
            if address := self.address(held.get("href", "")):
                return address
        return ""

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """What tells the addresses of the page from others: that it is served at, the canonical."""
        return frozenset(address_key(one) for one in (self.url, self.canonical) if one)

    @cached_property
    def domain(self) -> str:
        """The host of the page, without `www.`."""
        try:
            host = urlsplit(self.url or self.canonical).hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.")

    @cached_property
    def headings(self) -> list[tuple[str, Any]]:
        """The text of each main heading, with its element.

        One that is a link home is the name of the site; without any other, those of the second
        rank are looked at that the title of the page says, too.
        """
        found = self._texts_of(self.page.survey.headings)
        return [one for one in found if not self._leads_home(one[1])] or self.second_headings

    def _texts_of(self, nodes: list[Any]) -> list[tuple[str, Any]]:
        told = ((_html.heading_of(node, _TEXT_CHARACTERS), node) for node in nodes[:_HEADINGS])
        return [(text, node) for text, node in told if text]

    def _leads_home(self, node: Any) -> bool:
        if _html.holds_text_alone(node):
            return False
        links = [_html.attributes(one).get("href", "") for one in _html.select(node, "a")]
        home = self._home if len(links) == 1 else ""
        return bool(home) and self.address(links[0]).rstrip("/") == home

    @cached_property
    def _home(self) -> str:
        return self.address("/").rstrip("/")

    @property
    def links_home(self) -> list[Any]:
        """The first links that lead to the beginning of the site."""
        if self.page.tree is None:
            return []
        ends = f",a[href$='{self.domain}'],a[href$='{self.domain}/']"
        is_plain = bool(_HOST.fullmatch(self.domain))
        found = _html.select(self.page.tree, _TO_HOME + (ends if is_plain else ""))
        return found[:_HEADINGS]

    @property
    def second_headings(self) -> list[tuple[str, Any]]:
        """The text of each heading of the second rank that the title of the page says."""
        title = key_of("".join(self.page.survey.titles[:1]))
        if not title or self.page.tree is None:
            return []
        found = self._texts_of(_html.select(self.page.tree, "h2"))
        return [one for one in found if len(key := key_of(one[0])) >= LEAST_TITLE and key in title]

    @cached_property
    def above_heading(self) -> frozenset[int]:
        """The elements that the first main heading stands in, by their numbers in memory."""
        found = (_html.ancestors(node) for _, node in self.headings[:1])
        return frozenset(one.mem_id for above in found for one in above)

    @property
    def first_heading(self) -> tuple[str, ...]:
        """The text of the first main heading."""
        return tuple(text for text, _ in self.headings[:1])


def _related(links: Iterable[Mapping[str, str]], relation: str) -> Iterator[Mapping[str, str]]:
    for held in links:
        rel = held.get("rel")
        if rel and relation in rel.lower().split():
            yield held


def plain(text: str) -> str:
    """Give what a statement says: entities read, tags dropped, spaces made one.

    A template that was never filled in says nothing.
    """
    text = text[:_TEXT_CHARACTERS]
    if "&" in text:
        text = unescape(text)
        if "&" in text:  # written twice over
            text = unescape(text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = " ".join(text.split())
    if ("{{" in text or "${" in text or "[[" in text or "%" in text) and _TEMPLATE.search(text):
        return ""
    return text


def key_of(text: str) -> str:
    """Give the letters and digits of a text, so that two spellings of it can be compared."""
    return _key_of(text) if len(text) < _SHORT else "".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=1024)
def _key_of(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=64)  # a page states its own in many places
def address_key(address: str) -> str:
    """Give what tells an address from others: host and path, without `www.` and last slash."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") + unquote(parts.path).rstrip("/")


def strings_in(value: Any) -> Iterator[str]:
    """Give the texts of a value: one, a list of some, or what a language-tagged value holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one) if isinstance(one, str | list | dict) else ()
    elif isinstance(value, dict):
        for name in ("@value", "name"):
            if isinstance(value.get(name), str):
                yield value[name]
                return
