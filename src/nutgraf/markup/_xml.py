"""The one door to lxml: XML read element by element, without DTD, entities or network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

__all__ = ["XmlElement", "read_xml"]

# The customary prefixes of what feeds hold; a document may have others, or not declare them.
_PREFIXES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom03",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/slash": "slash",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/rss": "media",
    "http://video.search.yahoo.com/mrss": "media",
    "http://www.georss.org/georss": "georss",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://wellformedweb.org/commentapi": "wfw",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "https://schema.org": "schema",
    "http://schema.org": "schema",
}

_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})


class XmlElement:
    """One element; its name is `prefix:local` with the customary prefix of its name space.

    It can be read until the next one is asked for.
    """

    __slots__ = ("_element", "name")

    def __init__(self, element: Any) -> None:
        """Take the parser's element."""
        self._element = element
        self.name = _name(str(element.tag))

    @property
    def line(self) -> int:
        """The line where the element begins, counted from 1."""
        return int(self._element.sourceline or 0)

    @property
    def text(self) -> str:
        """All text inside the element."""
        if len(self._element):
            return "".join(self._element.itertext())
        return str(self._element.text or "")

    @property
    def parent(self) -> XmlElement | None:
        """The element around it."""
        parent = self._element.getparent()
        return XmlElement(parent) if parent is not None else None

    @property
    def children(self) -> Iterator[XmlElement]:
        """The elements right inside it."""
        return (XmlElement(child) for child in self._element if isinstance(child.tag, str))

    @property
    def markup(self) -> str:
        """What is inside the element, as HTML: names without prefix, nothing self-closed."""
        return "".join(_spelled(self._element))

    def get(self, name: str) -> str:
        """Give an attribute by its plain or prefixed name, nothing where there is none."""
        value = self._element.get(name)
        if value is None and ":" in name:
            value = next((v for k, v in self._element.items() if _name(str(k)) == name), None)
        return str(value or "")


def read_xml(data: bytes, rows: frozenset[str]) -> Iterator[XmlElement]:
    """Give each element whose local name is one of the rows, when it is whole; at last the root.

    Shape: `data` is UTF-8 as `prepare_xml` gives it. Broken markup is read as far as it goes. A
    row is gone when the next is asked for, so that memory does not grow with their number; the root
    comes without them, and not at all where there is no element.
    """
    from lxml import etree

    reading = etree.iterparse(
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
    try:
        for _, element in reading:
            yield XmlElement(element)
            _free(element)
    except etree.XMLSyntaxError:  # nothing in it is markup
        return
    if reading.root is not None:
        yield XmlElement(reading.root)


def _spelled(element: Any) -> Iterator[str]:
    """Write text and elements inside one in their order; the depth of the tree costs no stack."""
    yield escape(element.text or "", quote=False)
    open_ones = [iter(element)]
    parents: list[Any] = []
    while open_ones:
        child = next(open_ones[-1], None)
        if child is None:
            open_ones.pop()
            if parents:
                done = parents.pop()
                yield _closing(done) + escape(done.tail or "", quote=False)
            continue
        named = (f' {_local(str(name))}="{escape(str(value))}"' for name, value in child.items())
        yield f"<{_local(str(child.tag))}{''.join(named)}>" + escape(child.text or "", quote=False)
        open_ones.append(iter(child))
        parents.append(child)


def _closing(element: Any) -> str:
    name = _local(str(element.tag))
    return "" if name in _VOID else f"</{name}>"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _free(element: Any) -> None:
    """Give the memory of a row back, and that of the rows before it."""
    tail = element.tail
    element.clear()
    element.tail = tail
    parent = element.getparent()
    if parent is not None:
        for done in [one for one in parent[: parent.index(element)] if one.tag == element.tag]:
            parent.remove(done)


def _name(tag: str) -> str:
    space, brace, local = tag.rpartition("}")
    if not brace:
        return tag
    key = space[1:].strip().rstrip("/").lower()
    prefix = _PREFIXES.get(key, _PREFIXES.get(key.rstrip("#")))
    if prefix is None:
        return f"{{{space[1:]}}}{local}"
    return f"{prefix}:{local}" if prefix else local
