"""A document of a site before it is read: its name, and how its bytes are had."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import NamedTuple

from ..safety.limits import DEFAULT_LIMITS

__all__ = [
    "MOST",
    "OTHER_JSON",
    "SUFFIXES",
    "Document",
    "ending_of",
    "failing",
    "is_other_json",
    "unpacked_body",
]

# Which format a file has by its ending; of others it is told from the bytes.
SUFFIXES = {
    ".atom": "", ".htm": "html", ".html": "html", ".json": "", ".jsonld": "jsonld", ".rss": "",
    ".xhtml": "html", ".xml": "",
}  # fmt: skip
OTHER_JSON = "JSON that is no JSON-LD"  # as the notes name it
FREE_BYTES = 1_000_000  # that are unpacked whatever they were packed to
# The window bits by which zlib reads a coding of HTTP. RFC 9110, section 8.4.1.
_WINDOWS = {"deflate": 15, "gzip": 31, "x-gzip": 31}
MOST = DEFAULT_LIMITS.feed_bytes + 1  # bytes that are read of one document


class Document(NamedTuple):
    """A document before it is read.

    Shape: `read` gives its bytes and raises OSError; `stamp` changes whenever they do, and is
    empty where nobody knows; `url` is where it is served, where the source says so; `inner` is its
    name in the folder or archive that was named; `fault` is why it cannot be read, where that is
    known already. What comes out of an archive has to be read before the next one comes.
    """

    name: str
    read: Callable[[], bytes]
    stamp: str = ""
    url: str = ""
    inner: str = ""
    fault: str = ""

    @property
    def ending(self) -> str:
        """The ending of the name, in small letters."""
        return ending_of(self.inner or self.name)

    @property
    def format(self) -> str:
        """The format by the ending of the name, or nothing."""
        return SUFFIXES.get(self.ending, "")


def ending_of(name: str) -> str:
    """Give the ending of a name with its dot, in small letters; a hidden file has none."""
    at = name.rfind(".")
    return name[at:].lower() if at > 0 else ""


def is_other_json(document: Document, data: bytes) -> bool:
    """Tell whether a file is JSON of another kind: a schema, a manifest, what a site holds beside.

    JSON-LD has a key that begins with @ in its nodes; broken JSON may have been meant for it.
    """
    if not (document.inner or document.name).lower().endswith(".json"):
        return False
    try:
        value = json.loads(data)
    except (RecursionError, ValueError):
        return False
    nodes = value if isinstance(value, list) else [value]
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        return False
    return not any(key.startswith("@") for node in nodes if isinstance(node, dict) for key in node)


def unpacked_body(data: bytes, packed: str) -> bytes:
    """Unpack the body of an answer, as far as is read; raises OSError where it is not packed so."""
    window = _WINDOWS.get(packed.strip().lower())
    if window is None:
        return data
    most = min(max(len(data) * DEFAULT_LIMITS.expansion, FREE_BYTES), MOST)
    try:
        return zlib.decompressobj(window).decompress(data, most)
    except zlib.error as fault:
        raise OSError(0, f"cannot be unpacked: {fault}") from fault


def failing(name: str, said: str) -> Document:
    """Give a document that cannot be read, and says why."""

    def read() -> bytes:
        raise OSError(0, said)

    return Document(name, read, fault=said)
