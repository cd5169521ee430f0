"""The one door to lxml: XML read element by element, without DTD, entities or network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from io import BytesIO
from itertools import islice
from typing import Any, Final

__all__ = [
    "SPACES",
    "XmlElement",
    "closing_of",
    "customary",
    "line_of",
    "opening_of",
    "parse_strictly",
    "parse_xml",
    "parsed_rows",
    "prefix_of",
    "syntax_fault",
]

# The name spaces of what feeds hold, by their customary prefixes; a document may have others.
SPACES: Final = {
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "atom03": "http://purl.org/atom/ns#",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "mi": "http://schemas.ingestion.microsoft.com/common/",
    "nb": "https://www.newsbreak.com/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "snf": "http://www.smartnews.be/snf",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "webfeeds": "http://webfeeds.org/rss/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# How else they are written; the plain elements of RSS have no prefix and, in RSS 2.0, no space.
_ALIASES = {
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://search.yahoo.com/rss": "media",
    "http://video.search.yahoo.com/mrss": "media",
    "http://schema.org": "schema",
    "http://purl.org/atom/ns": "atom03",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
}
_PREFIXES = {uri.rstrip("/").lower(): prefix for prefix, uri in SPACES.items()} | _ALIASES

_NAMES = 4_096  # of elements and attributes whose spelling is kept
_MANY_ATTRIBUTES = 100  # of one element; from here on `items` takes the square of the time
_DEEPEST = 500  # levels of elements; the parser gives up at 2,048
_TAG = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->"
    rb"|(?P<open><[A-Za-z_:][^<>]*?(?P<empty>/)?>)|(?P<close></[A-Za-z_:][^<>]*>)",
    re.DOTALL,
)
# Codes of libxml2 for what is too large or too deep for it, and no fault of the document.
_LIMITS_OF_PARSER = frozenset({1, 2, 114, 116})
_AT_LINE = re.compile(r", line \d{1,9}, column \d{1,9}$")
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})


class XmlElement:
    """One element; its name is `prefix:local` with the customary prefix of its name space.

    It can be read until the next one is asked for.
    """

    __slots__ = ("_element", "name")

    def __init__(self, element: Any, name: str = "") -> None:
        """Take the parser's element, and its name where that is known."""
        self._element = element
        self.name = name or customary(element.tag)

    @property
    def line(self) -> int:
        """The line where the element begins, counted from 1."""
        return line_of(self._element)

    @property
    def text(self) -> str:
        """All text inside the element."""
        if len(self._element):
            return "".join(self._element.itertext())
        return self._element.text or ""

    @property
    def texts(self) -> tuple[str, str]:
        """The text before the first element inside it, and that behind it."""
        return self._element.text or "", self._element.tail or ""

    @property
    def parent(self) -> XmlElement | None:
        """The element around it."""
        parent = self._element.getparent()
        return XmlElement(parent) if parent is not None else None

    @property
    def children(self) -> Iterator[XmlElement]:
        """The elements right inside it."""
        return (XmlElement(child) for child in self._element.iterchildren("*"))

    @property
    def parts(self) -> Iterator[tuple[str, str | None, Any]]:
        """The elements inside it by name, with their text unless they hold more than text.

        Shape: the third is the parser's element, of which `XmlElement` makes one of ours.
        """
        for child in self._element.iterchildren("*"):  # not references that nobody declared
            if len(child) or child.keys():
                yield customary(child.tag), None, child
            else:
                yield customary(child.tag), child.text or "", child

    @property
    def markup(self) -> str:
        """What is inside the element, as HTML: names without prefix, nothing self-closed."""
        return "".join(_spelled(self._element))

    @property
    def expanded(self) -> tuple[str, str, str]:
        """The name space, the prefix that the document gives it, and the name in it."""
        return _expanded(self._element.tag, self._element.prefix or "")

    @property
    def attributes(self) -> list[tuple[tuple[str, str, str], str]]:
        """The expanded names and the values of the attributes."""
        prefixes = {uri: prefix or "" for prefix, uri in self._element.nsmap.items()}
        return [
            (_expanded(key, prefixes.get(key[1:].partition("}")[0], "")), value)
            for key, value in _attributes_of(self._element)
        ]

    @property
    def plain_attributes(self) -> Mapping[str, str]:
        """The attributes that have no prefix, by name."""
        return dict(_attributes_of(self._element))

    @property
    def named_attributes(self) -> Mapping[str, str]:
        """The attributes by their plain or prefixed names."""
        return {
            customary(key) if key[0] == "{" else key: value
            for key, value in _attributes_of(self._element)
        }

    def get(self, name: str) -> str:
        """Give an attribute by its plain or prefixed name, nothing where there is none."""
        value = self._element.get(name)
        if value is None and ":" in name:
            value = next(
                (v for k, v in _attributes_of(self._element) if customary(k) == name), None
            )
        return value or ""


def _attributes_of(element: Any) -> Iterable[tuple[str, str]]:
    """Give names and values of attributes, as `items` does, which looks each value up by name."""
    keys = element.keys()
    if len(keys) < _MANY_ATTRIBUTES:
        items: Iterable[tuple[str, str]] = element.items()
        return items
    return zip(keys, map(str, element.xpath("@*")), strict=True)


def parsed_rows(
    data: bytes, rows: frozenset[str], note: Callable[[str, str], None]
) -> Iterator[XmlElement]:
    """Give what `read_xml` gives, whatever the markup."""
    given = 0
    reading = _Reading(data, rows)
    for row in reading.rows():
        given += 1
        yield row
    if reading.is_too_deep:
        note("xml_too_deep", f"elements deeper than {_DEEPEST} levels are left out")
        reading = _Reading(_flattened(data), rows)
        yield from islice(reading.rows(), given, None)
    if reading.root is not None:
        yield reading.root


def parse_strictly(data: bytes) -> Any:
    """Parse a document that has to be well-formed; None for what is not."""
    return _parsed(data, recover=False)


def parse_xml(data: bytes) -> XmlElement | None:
    """Parse a small document whole, as far as it goes; None where there is no element."""
    root = _parsed(data, recover=True)
    return XmlElement(root) if root is not None else None


def syntax_fault(data: bytes) -> tuple[int, int, str] | None:
    """Give line, column and what is wrong where a document is not well-formed; None where it is."""
    from lxml import etree

    try:
        etree.fromstring(data, _parser(etree, recover=False))
    except etree.XMLSyntaxError as fault:
        if getattr(fault, "code", 0) not in _LIMITS_OF_PARSER:
            line, column = fault.position
            return line, column, _AT_LINE.sub("", fault.msg)
    return None


def _parsed(data: bytes, *, recover: bool) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(data, _parser(etree, recover=recover))
    except etree.XMLSyntaxError:
        return None


def _parser(etree: Any, *, recover: bool) -> Any:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


class _Reading:
    """One pass of the parser."""

    def __init__(self, data: bytes, rows: frozenset[str]) -> None:
        from lxml import etree

        self._fault = etree.XMLSyntaxError
        self._events = etree.iterparse(
            BytesIO(data),
            events=("end",),
            tag=tuple(f"{{*}}{row}" for row in sorted(rows)),
            recover=True,
            huge_tree=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            encoding="utf-8",
        )

    def rows(self) -> Iterator[XmlElement]:
        before = None
        try:
            for _, element in self._events:
                if before is not None and before.getparent() is not None:
                    before.getparent().remove(before)
                yield XmlElement(element)
                element.clear(keep_tail=True)
                before = element
        except self._fault:  # nothing in it is markup
            return

    @property
    def root(self) -> XmlElement | None:
        return XmlElement(self._events.root) if self._events.root is not None else None

    @property
    def is_too_deep(self) -> bool:
        """Whether the parser gave up at its own bound of depth, and with it on all that follows."""
        return any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in self._events.error_log)


def _flattened(data: bytes) -> bytes:
    """Take the tags away that are too deep; what is inside them stays."""
    depth = 0

    def flatten(tag: re.Match[bytes]) -> bytes:
        nonlocal depth
        opens, closes = tag["open"], tag["close"]
        depth -= bool(closes)
        is_deep = depth >= _DEEPEST
        depth = max(depth + bool(opens and not tag["empty"]), 0)
        return b"" if is_deep and (opens or closes) else tag.group()

    return _TAG.sub(flatten, data)


def _spelled(element: Any) -> Iterator[str]:
    """Write text and elements inside one in their order; the depth of the tree costs no stack."""
    yield escape(element.text or "", quote=False)
    open_ones = [element.iterchildren("*")]
    parents: list[Any] = []
    while open_ones:
        child = next(open_ones[-1], None)
        if child is None:
            open_ones.pop()
            if parents:
                done = parents.pop()
                yield closing_of(str(done.tag)) + escape(done.tail or "", quote=False)
            continue
        opening = opening_of(str(child.tag), _attributes_of(child))
        yield opening + escape(child.text or "", quote=False)
        open_ones.append(child.iterchildren("*"))
        parents.append(child)


def opening_of(tag: str, attributes: Iterable[tuple[str, str]]) -> str:
    """Write the opening tag of an element as HTML."""
    named = [f' {_local(str(name))}="{escape(str(value))}"' for name, value in attributes]
    return f"<{_local(tag)}{''.join(named)}>"


def closing_of(tag: str) -> str:
    """Write the closing tag of an element as HTML, which has none of some."""
    name = _local(tag)
    return "" if name in _VOID else f"</{name}>"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def line_of(element: Any) -> int:
    """Give the line where an element begins, the parser's or ours, counted from 1."""
    return element.line if isinstance(element, XmlElement) else int(element.sourceline or 0)


@lru_cache(maxsize=_NAMES)
def customary(tag: str) -> str:
    """Give the name of a tag with the customary prefix of its name space."""
    space, brace, local = tag.rpartition("}")
    if not brace:
        return tag
    prefix = prefix_of(space[1:])
    if prefix is None:
        return tag
    return f"{prefix}:{local}" if prefix else local


def prefix_of(space: str) -> str | None:
    """Give the customary prefix of a name space, or None where it has none."""
    key = space.strip().rstrip("/").lower()
    return _PREFIXES.get(key, _PREFIXES.get(key.rstrip("#")))


def _expanded(tag: str, prefix: str) -> tuple[str, str, str]:
    space, _, local = tag.rpartition("}")
    if not space and ":" in local:  # a prefix that is not declared
        prefix, _, local = local.partition(":")
        return SPACES.get(prefix, ""), prefix, local
    return space[1:], prefix, local
