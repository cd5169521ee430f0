"""The table of ids that readers know articles by, so that a migration republishes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..config import config_error, toml_in
from ..findings import Finding, Place, Severity
from ..formats._addresses import own_addresses
from ..markup.toml_text import read_toml
from ..model import Article, Feed
from ..safety.show import show

__all__ = ["IdTable", "adopted", "id_table_text", "read_id_table"]

_MAX_BYTES = 256 * 1_048_576  # of a table; an id and an address are some 200 bytes
_MAX_MOVES = 10  # of one address, one after the other
_SHOWN = 120  # characters of an id or an address
_IDS = re.compile(r"^[ \t]{0,40}\[ids\][^\n]*\n?", re.MULTILINE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s<>\"{}|\\^`]+\Z")  # RFC 3987, less its syntax
_HEAD = """\
# The ids by which readers know the articles. One that changes is shown to every reader again.

# [moved] says where an address leads today: one article, or all below where it ends with a slash.
[moved]
# "http://www.herald.example/" = "https://herald.example/"
"""


@dataclass(frozen=True, slots=True)
class IdTable:
    """Which id an article keeps: by its address as it was, and by what has become of that.

    Shape: `ids` by former address; `moved` by former address, or by the beginning of addresses
    where it ends with a slash.
    """

    ids: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    moved: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    _today: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # to the former

    @classmethod
    def of(cls, ids: Mapping[str, str], moved: Mapping[str, str]) -> IdTable:
        """Make a table; where two former addresses lead to one today, the first counts."""
        today: dict[str, str] = {}
        for address in ids:
            today.setdefault(present(address, moved), address)
        # At an address that something has moved from there may be another article by now.
        today |= {address: address for address in ids if address not in moved}
        return cls(MappingProxyType({**ids}), MappingProxyType({**moved}), today)

    def id_of(self, article: Article) -> str | None:
        """Give the id that an article keeps, or None where it has none to keep."""
        return self.ids.get(self._former(article))

    def iri_of(self, article: Article) -> str | None:
        """Give the id that an article keeps where an id is an IRI: failing that its first address.

        An id of RSS may be any text, and the address of today would not be the same for ever.
        """
        kept = self.id_of(article)
        return kept if kept is None or _IRI.match(kept) else self._former(article)

    def _former(self, article: Article) -> str:
        """Give the address by which the table knows an article."""
        return self._today.get(str(next(own_addresses(article.__dict__), "")), "")


def present(address: str, moved: Mapping[str, str]) -> str:
    """Give where an address leads today: the longest rule that fits, as often as one does."""
    for _ in range(_MAX_MOVES):
        rule = address if address in moved else _longest(address, moved)
        if rule is None or moved[rule] + address[len(rule) :] == address:
            return address
        address = moved[rule] + address[len(rule) :]
    return address


def _longest(address: str, moved: Mapping[str, str]) -> str | None:
    """Give the longest rule for all addresses below one."""
    end = len(address)
    while (end := address.rfind("/", 0, end)) >= 0:
        if address[: end + 1] in moved:
            return address[: end + 1]
    return None


def read_id_table(file: Path) -> IdTable:
    """Read a table; raises ConfigError with file, line and what is wrong."""
    toml = toml_in(file, _MAX_BYTES)
    tables: dict[str, dict[str, str]] = {"ids": {}, "moved": {}}
    for name, held in toml.value.items():
        if name not in tables:
            place = Place(str(file), "", toml.line_of((name,)), 1)
            raise config_error(place, f"no such table: {show(name, 60)}; there are ids and moved")
        tables[name] = _pairs(held, name, file)
    return IdTable.of(tables["ids"], tables["moved"])


def adopted(table: IdTable, feed: Feed) -> tuple[IdTable, tuple[Finding, ...]]:
    """Add the ids of a feed in use to a table; one that it holds already stays as it is.

    An article without an id goes by its address, as readers do it.
    """
    adoption = _Adoption(table)
    for article in feed.articles:
        adoption.take(article)
    return IdTable.of(adoption.ids, table.moved), tuple(adoption.findings)


class _Adoption:
    """A table that takes in the articles of a feed."""

    def __init__(self, table: IdTable) -> None:
        """Take the table as it was."""
        self.ids = dict(table.ids)
        self.findings: list[Finding] = []
        self._table = table
        self._known = {name: address for address, name in self.ids.items()}

    def take(self, article: Article) -> None:
        """Add the id of an article, or say why it cannot be added."""
        address = str(article.url or "")
        name = str(article.id or address)
        if not address:
            said = f"{show(name or article.headline or '', _SHOWN)} has no address to know it by"
            self._note("feed_address_missing", said, Severity.WARNING)
        elif name in self._known:
            if present(self._known[name], self._table.moved) != address:
                said = (
                    f"{show(name, _SHOWN)} is the id of {show(self._known[name], _SHOWN)} already"
                )
                self._note("feed_id_repeated", said)
        elif name != self._table.iri_of(article):
            held = self._table.id_of(article) or self.ids.setdefault(address, name)
            self._known.setdefault(held, address)
            if held != name:
                said = f"{show(address, _SHOWN)} has the id {show(held, _SHOWN)} already"
                self._note("feed_id_conflict", said)

    def _note(self, rule: str, said: str, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(Finding(rule, severity, said, Place()))


def id_table_text(table: IdTable, before: str = "") -> str:
    """Write a table, an id a line, sorted by address; what stands before `[ids]` stays."""
    match = _IDS.search(before)
    head = before[: match.start()] if match else before
    if _moved_in(head) != dict(table.moved):
        head = _HEAD + "".join(_line(*pair) for pair in table.moved.items()) + "\n"
    lines = "".join(_line(address, table.ids[address]) for address in sorted(table.ids))
    return f"{head.rstrip()}\n\n[ids]\n{lines}"


def _moved_in(head: str) -> Any:
    return read_toml(head).value.get("moved")


def _line(address: str, other: str) -> str:
    return f"{_quoted(address)} = {_quoted(other)}\n"


def _pairs(held: Any, name: str, file: Path) -> dict[str, str]:
    if not isinstance(held, dict) or not all(isinstance(one, str) and one for one in held.values()):
        raise config_error(
            Place(str(file)), f"[{name}] holds pairs of text: an address, and its {name}"
        )
    return held


def _quoted(text: str) -> str:
    """Quote a text for TOML; JSON escapes what TOML does, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
