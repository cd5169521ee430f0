"""What only all documents together show: one pass, and the statements wait on disk, not in memory.

Source of what is asked: one `@id` for one thing (JSON-LD 1.1, 3.3); titles of a news sitemap as on
the site (Google Search Central, news sitemaps); one page for each author (Article, author.url).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from ..findings import Finding, Place, Severity
from ..safety.dates import When, from_iso
from ..safety.show import show
from ._facts import AUTHOR, ENTRY, HEADLINE, ID, PAGE, name_key
from ._verdict import Fact

__all__ = ["Across"]

_BATCH = 5_000  # statements that wait in memory
_MOST = 1_000  # findings of each kind
_NAMED = 3  # documents that a finding names
_LETTERS = 12  # of a headline that is one article's; shorter ones name sections
_BETWEEN = "\x1f"
_BY_PAGE = "author page"
_TABLE = "CREATE TABLE facts(kind TEXT, key TEXT, said TEXT, file BLOB, pointer TEXT, line INTEGER)"
_TWICE = """
SELECT key FROM facts WHERE kind = ? GROUP BY key HAVING COUNT(DISTINCT {other}) > 1
ORDER BY MIN(rowid) LIMIT ?
"""
_OF_KEY = "SELECT said, file, pointer, line FROM facts WHERE kind = ? AND key = ? ORDER BY rowid"
_APART = """
SELECT entry.said, entry.file, entry.pointer, entry.line, page.said, page.file
FROM facts AS entry LEFT JOIN facts AS page ON page.kind = ? AND page.key = entry.key
WHERE entry.kind = ? ORDER BY entry.rowid, page.rowid
"""


class Across:
    """The statements of a site; gives its findings when all documents are in."""

    def __init__(self) -> None:
        """Begin with nothing, in a file that is gone when this is."""
        self._database = sqlite3.connect("")
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute(_TABLE)
        self._waiting: list[tuple[str, str, str, bytes, str, int]] = []

    def add(self, file: str, facts: Iterable[Fact]) -> None:
        """Take in what a document states."""
        name = file.encode("utf-8", "surrogatepass")
        for kind, said, pointer, line in facts:
            self._waiting.append((kind, _key(kind, said), said, name, pointer, line))
            if kind == AUTHOR and (page := said.partition(_BETWEEN)[2]):
                self._waiting.append((_BY_PAGE, page, said, name, pointer, line))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def findings(self) -> Iterator[Finding]:
        """Give the findings of the whole site, at most a thousand of each kind."""
        self._flush()
        self._database.execute("CREATE INDEX of ON facts(kind, key)")
        yield from self._same_headline()
        yield from self._same_id()
        yield from self._spelled(AUTHOR, "said")
        yield from self._spelled(_BY_PAGE, "said")
        yield from self._apart()
        self._database.close()

    def _flush(self) -> None:
        self._database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", self._waiting)
        self._waiting.clear()

    def _groups(self, kind: str, other: str) -> Iterator[list[tuple[str, str, str, int]]]:
        """Give the statements of each key that several documents, or several ways, share."""
        keys = self._database.execute(_TWICE.format(other=other), (kind, _MOST)).fetchall()
        for (key,) in keys:
            rows = self._database.execute(_OF_KEY, (kind, key)).fetchmany(_MOST)
            yield [(said, _name(file), pointer, line) for said, file, pointer, line in rows]

    def _same_headline(self) -> Iterator[Finding]:
        for group in self._groups(HEADLINE, "file"):
            said, file, pointer, line = group[0]
            files = list(dict.fromkeys(one[1] for one in group))
            if len(name_key(said)) >= _LETTERS:
                told = f'the headline "{show(said, 80)}" is also that of {_listed(files[1:])}'
                yield _finding("headline_twice", Severity.INFO, told, file, pointer, line)

    def _same_id(self) -> Iterator[Finding]:
        for group in self._groups(ID, "said"):
            said, file, pointer, line = group[0]
            name = said.partition(_BETWEEN)[0]
            files = list(dict.fromkeys(one[1] for one in group if one[1] != file))
            if files:
                told = f"the @id {show(name, 120)} is another article's on {_listed(files)}"
                yield _finding("id_of_two_articles", Severity.WARNING, told, file, pointer, line)

    def _spelled(self, kind: str, other: str) -> Iterator[Finding]:
        for group in self._groups(kind, other):
            names: dict[str, tuple[str, str, str, int]] = {}
            for said, file, pointer, line in group:
                names.setdefault(said.partition(_BETWEEN)[0], (said, file, pointer, line))
            if len(names) < 2:
                continue
            first, second = list(names)[:2]
            _, file, pointer, line = names[second]
            why = "one page" if kind == _BY_PAGE else "one name"
            told = f'the author "{show(second, 60)}" is "{show(first, 60)}" on {names[first][1]}'
            yield _finding(
                "author_spelled_two_ways", Severity.INFO, f"{told}: {why}", file, pointer, line
            )

    def _apart(self) -> Iterator[Finding]:
        """Hold the entries of feeds and sitemaps against the pages at their addresses."""
        if not self._database.execute(
            "SELECT 1 FROM facts WHERE kind = ? LIMIT 1", (PAGE,)
        ).fetchone():
            return
        hosts = self._hosts()
        count = 0
        for entry, file, pointer, line, page, other in self._database.execute(
            _APART, (PAGE, ENTRY)
        ):
            told = _difference(entry, page, _name(other) if other else "", hosts)
            if told is not None and count < _MOST:
                count += 1
                rule, severity, said = told
                yield _finding(rule, severity, said, _name(file), pointer, line)

    def _hosts(self) -> frozenset[str]:
        rows = self._database.execute("SELECT DISTINCT key FROM facts WHERE kind = ?", (PAGE,))
        return frozenset(key.partition("/")[0] for (key,) in rows)


def _difference(
    entry: str, page: str | None, other: str, hosts: frozenset[str]
) -> tuple[str, Severity, str] | None:
    """Say how what a feed says of an article differs from what its page says."""
    address, title, published = entry.split(_BETWEEN)
    if page is None:
        if address.partition("/")[0] not in hosts:
            return None
        return "entry_without_page", Severity.INFO, f"no page was checked at {show(address, 120)}"
    _, headline, day = page.split(_BETWEEN)
    if title and headline and not _is_alike(title, headline):
        said = f'the title is "{show(title, 80)}", the headline of {show(other, 120)} is'
        return "entry_title_differs", Severity.INFO, f'{said} "{show(headline, 80)}"'
    moments = _date(published), _date(day)
    if moments[0] and moments[1] and abs(moments[0].toordinal() - moments[1].toordinal()) > 1:
        said = f"the date is {show(published, 40)}, on {show(other, 120)} it is {show(day, 40)}"
        return "entry_date_differs", Severity.WARNING, said
    return None


def _is_alike(one: str, other: str) -> bool:
    left, right = name_key(one), name_key(other)
    return left in right or right in left


def _date(text: str) -> When | date | None:
    try:
        return from_iso(text)
    except ValueError:
        return None


def _key(kind: str, said: str) -> str:
    first = said.partition(_BETWEEN)[0]
    return name_key(first) if kind in {AUTHOR, HEADLINE} else first


def _listed(files: list[str]) -> str:
    shown = ", ".join(show(file, 120) for file in files[:_NAMED])
    return f"{shown} and {len(files) - _NAMED:,} more" if len(files) > _NAMED else shown


def _name(file: bytes) -> str:
    return file.decode("utf-8", "surrogatepass")


def _finding(  # noqa: PLR0913, PLR0917 (all that a finding says)
    rule: str, severity: Severity, said: str, file: str, pointer: str, line: int
) -> Finding:
    return Finding(rule, severity, said, Place(file, pointer, line, 1 if line else 0))
