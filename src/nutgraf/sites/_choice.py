"""Which documents of a site are checked: a shard, a sample of each template, those that changed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError, ParseError
from ..safety.dates import Instant, from_iso

if TYPE_CHECKING:
    from ._documents import Document

__all__ = ["Choice", "Shard", "listed_in", "shard_of", "template_of"]

_SHARD = re.compile(r"(\d{1,4})/(\d{1,4})", re.ASCII)
_MAX_BYTES = 500_000_000  # of a list of names
# The types that a page names, wherever they stand: a sketch of the template that made it.
_TYPES = re.compile(
    rb'"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"([\w:/.]{1,80})"'
    rb"|\sitemtype=[\"']?([^\s\"'>]{1,99})"
)
_SKETCHED_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a site, counted from 1; by its name each document has its part."""

    number: int
    count: int

    def holds(self, name: str) -> bool:
        """Tell whether a document belongs to this part."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest) % self.count == self.number - 1


@dataclass(slots=True)
class Choice:
    """What is chosen of a site.

    Shape: `names` are the documents by name or address, where they are listed; `sample` is how
    many of each template are wanted, 0 for all.
    """

    shard: Shard | None = None
    names: frozenset[str] | None = None
    sample: int = 0
    passed: int = 0
    _templates: Counter[bytes] = field(default_factory=Counter)

    @property
    def is_whole(self) -> bool:
        """Whether all documents are chosen."""
        return self.shard is None and self.names is None and not self.sample

    def takes(self, document: Document, url: str) -> bool:
        """Tell whether a document is chosen, by its name and address alone."""
        if self.names is not None and not self._is_listed(document.name, url):
            self.passed += 1
            return False
        return self.shard is None or self.shard.holds(document.name)

    def takes_content(self, data: bytes) -> bool:
        """Tell whether a document is chosen now that it is read: the first ones of a template."""
        if not self.sample:
            return True
        template = template_of(data)
        self._templates[template] += 1
        return self._templates[template] <= self.sample

    def notes(self) -> Iterable[str]:
        """Say what was left out by the sample."""
        seen = self._templates.total()
        if self.sample and seen:
            checked = sum(min(count, self.sample) for count in self._templates.values())
            yield (
                f"a sample: {checked:,} of {seen:,} documents,"
                f" up to {self.sample:,} of each of {len(self._templates):,} templates"
            )

    def _is_listed(self, name: str, url: str) -> bool:
        names = self.names or frozenset()
        if name in names or (url and url in names):
            return True
        return name.startswith("/") and relpath(name) in names


def shard_of(text: str) -> Shard:
    """Read which part of how many, as in `3/16`; raises ValueError."""
    match = _SHARD.fullmatch(text)
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise ValueError(f"{text!r} is no part of several, as in 3/16")
    return Shard(int(match[1]), int(match[2]))


def template_of(data: bytes) -> bytes:
    """Sketch the template that made a page: the types that its markup names."""
    found = {one or other for one, other in _TYPES.findall(data[:_SKETCHED_BYTES])}
    return b" ".join(sorted(one.rpartition(b"/")[2] for one in found))


def listed_in(file: Path, since: datetime | None = None) -> frozenset[str]:
    """Read a list of documents: one name or address a line, a JSON list, or a sitemap.

    Shape: with `since`, only those of a sitemap that changed at that moment or later, or do not
    say when. Raises ConfigError.
    """
    try:
        with file.open("rb") as source:
            data = source.read(_MAX_BYTES)
    except OSError as fault:
        raise ConfigError(f"{file}: cannot be read: {fault.strerror or fault}") from fault
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return frozenset(_in_sitemap(data, file, since))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        return frozenset(_in_json(data, file))
    text = data.decode("utf-8-sig", "surrogateescape")
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


def _in_json(data: bytes, file: Path) -> list[str]:
    try:
        names = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ConfigError(f"{file}: no JSON: {fault}") from fault
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigError(f"{file}: a list of names was expected")
    return names


def _in_sitemap(data: bytes, file: Path, since: datetime | None) -> Iterator[str]:
    try:
        from ..formats._format import Options  # the readers of formats, and rarely needed
        from ..formats._sitemap import parse_urls

        nodes = parse_urls(data, Options()).nodes
    except ParseError as fault:
        raise ConfigError(f"{file}: {fault}") from fault
    for node in nodes:
        if since is None or not _is_before(str(node.get("dateModified", "")), since):
            yield str(node.get("url", ""))


def _is_before(text: str, moment: datetime) -> bool:
    """Tell whether a date is certainly before a moment; a day lasts, and its zone is not known."""
    try:
        changed = from_iso(text)
    except ValueError:
        return False
    if isinstance(changed, Instant):
        return datetime.fromisoformat(changed.isoformat()) < moment
    return moment.toordinal() - changed.toordinal() > 1
