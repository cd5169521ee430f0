"""What earlier runs found, so that a page that has not changed is not read again.

A verdict is kept under the hash of its page and a signature of all that judges it: rules,
severities, configuration, version. A file whose size and times are as they were is not even read.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from errno import EEXIST
from hashlib import blake2b
from pathlib import Path
from time import time_ns

from .._version import __version__
from ._leaves import TABLE, Leaves
from ._verdict import Verdict, packed, unpacked

__all__ = ["Cache", "settled", "signature"]

_SHAPE = "3"  # of the tables; a cache of another shape is begun anew
# A file of SQLite says whose it is at this place. Source: SQLite, Database File Format, 1.3.
_SQLITE, _OURS, _OURS_AT = b"SQLite format 3\0", b"nutg", 68
_FRESH = 2_000_000_000  # nanoseconds; the longest tick of a disk that is in use, that of FAT
_BATCH = 2_000  # pages between two commits
_LEAST = 1_000  # pages of the largest run, as far as the cache is concerned
_TEXTS = 4_000  # verdicts that are held in memory; pages of one template share theirs
_KEPT = 3  # times as many verdicts as pages of the largest run are kept before the oldest go
_TABLES = f"""
{TABLE}
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE pages(judge BLOB, page BLOB, run INTEGER, text INTEGER,
                   PRIMARY KEY(judge, page)) WITHOUT ROWID;
"""
_LARGEST = "SELECT IFNULL(MAX(CAST(value AS INTEGER)), 0) FROM about WHERE key = 'largest'"
_OLDEST = """
DELETE FROM pages WHERE run <= (SELECT run FROM pages ORDER BY run DESC LIMIT 1 OFFSET ?)
"""
_UNUSED = """
DELETE FROM texts WHERE id NOT IN (SELECT text FROM pages) AND id NOT IN (SELECT id FROM used)
"""
_FAULTS = (sqlite3.Error, AttributeError, KeyError, RecursionError, TypeError, ValueError)


def signature(*parts: object) -> bytes:
    """Give a hash of all that a verdict depends on beside the page; our version is one of it."""
    return blake2b(repr((__version__, parts)).encode(), digest_size=16).digest()


def settled(stamp: str) -> str:
    """Give a stamp that any later change will change, or nothing; to be asked before the reading.

    What changed so shortly ago may change again within the same tick of the clock of its disk.
    """
    latest = max(map(int, stamp.split(".")[1:]), default=0)
    return stamp if time_ns() - latest >= _FRESH else ""


class Cache:
    """A file of verdicts; whatever is wrong with it, it is begun anew and `fault` says why."""

    def __init__(self, file: Path, judge: bytes) -> None:
        """Open the file or make it; raises OSError for a file that is something else."""
        self.fault = ""
        self.hits = self.misses = 0
        self._judge, self._file = judge, file
        self._open: sqlite3.Connection | None = None
        self._forget()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not _may_be_ours(file):
            raise OSError(EEXIST, "there is a file that is no cache of nutgraf", str(file))
        try:
            self._begin()
        except sqlite3.Error as fault:
            self._anew(str(fault))

    def known(self, name: str, stamp: str) -> Verdict | None:
        """Give the verdict on a file that is as it was, without reading it."""
        if not stamp or self._open is None:
            return None
        try:
            row = self._leaves.known(name)
            if row is None or row[0] != stamp:
                return None
            verdict = self._texts.get(row[1]) or self._verdict(row[1])
        except _FAULTS as fault:
            self._anew(str(fault))
            return None
        self.hits += 1
        return verdict

    def seen(self, name: str, stamp: str, data: bytes, url: str) -> tuple[bytes, Verdict | None]:
        """Give the hash of a page, and the verdict on it, whatever its name was then."""
        page = blake2b(url.encode("utf-8", "replace") + b"\0" + data, digest_size=16).digest()
        if self._open is None:
            return page, None
        try:
            row = self._open.execute(
                "SELECT text FROM pages WHERE judge = ? AND page = ?", (self._judge, page)
            ).fetchone()
            verdict = self._verdict(row[0]) if row else None
        except _FAULTS as fault:
            self._anew(str(fault))
            return page, None
        if verdict is not None:
            self.hits += 1
            self._note(name, stamp, row[0])
        return page, verdict

    def keep(self, name: str, stamp: str, page: bytes, verdict: Verdict) -> None:
        """Keep a verdict."""
        self.misses += 1
        if self._open is None:
            return
        with suppress(sqlite3.Error):  # a full disk loses speed, not findings
            text = self._number_of(packed(verdict))
            row = self._judge, page, time_ns(), text
            self._open.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", row)
            self._note(name, stamp, text)
            if not self.misses % _BATCH:
                self._open.commit()

    def close(self) -> None:
        """Write what is new, and let go of what is old."""
        if self._open is None:
            return
        with suppress(sqlite3.Error):
            self._leaves.save()
            if self.misses:
                self._shrink(self._open)
            self._open.commit()
        self._open.close()
        self._open = None

    def _begin(self) -> None:
        self._open = _opened(self._file)
        self._leaves = Leaves(self._open, self._judge)
        self._largest = self._open.execute(_LARGEST).fetchone()[0]

    def _forget(self) -> None:
        self._texts: dict[int, Verdict] = {}
        self._numbers: dict[str, int] = {}

    def _verdict(self, number: int) -> Verdict:
        found = self._texts.get(number)
        if found is None:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            select = "SELECT text FROM texts WHERE id = ?"
            row = self._open.execute(select, (number,)).fetchone()  # type: ignore[union-attr] # it is open
            found = self._texts[number] = unpacked(row[0])
        return found

    def _number_of(self, text: str) -> int:
        """Give the number of a verdict as text, which is written where it is new."""
        number = self._numbers.get(text)
        if number is None:
            database: sqlite3.Connection = self._open  # type: ignore[assignment] # it is open
            row = database.execute("SELECT id FROM texts WHERE text = ?", (text,)).fetchone()
            if row is None:
                row = (database.execute("INSERT INTO texts(text) VALUES (?)", (text,)).lastrowid,)
            if len(self._numbers) >= _TEXTS:
                self._numbers.clear()
            number = self._numbers[text] = int(row[0])
        return number

    def _note(self, name: str, stamp: str, text: int) -> None:
        if stamp and self._open is not None:
            with suppress(*_FAULTS):  # the page is read again
                self._leaves.note(name, stamp, text)

    def _shrink(self, database: sqlite3.Connection) -> None:
        """Let the oldest verdicts go, and what other judges saw, where there is too much."""
        looked_at = max(self.hits + self.misses, self._largest)
        database.execute("INSERT OR REPLACE INTO about VALUES ('largest', ?)", (looked_at,))
        most = _KEPT * max(looked_at, _LEAST)
        pages = database.execute("SELECT COUNT(*) FROM pages").fetchone()[0]
        if pages > most:
            database.execute(_OLDEST, (most,))
        if pages > most or self._leaves.count > most:
            self._leaves.keep_own()
            database.execute(_UNUSED)

    def _anew(self, fault: str) -> None:
        """Leave a file that is no cache of ours, and begin another in its place."""
        self.fault = self.fault or fault
        self._forget()
        if self._open is not None:
            self._open.close()
            self._open = None
        for suffix in ("", "-journal"):
            with suppress(OSError):
                Path(f"{self._file}{suffix}").unlink()
        with suppress(sqlite3.Error):
            self._begin()


def _may_be_ours(file: Path) -> bool:
    """Tell whether a file is a cache of ours, as far as it goes, or not there; others are kept."""
    try:
        with file.open("rb") as held:
            head = held.read(_OURS_AT + len(_OURS))
    except FileNotFoundError:
        return True
    return not head or (head.startswith(_SQLITE) and head[_OURS_AT:] in {_OURS, b""})


def _opened(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=10)
    try:
        database.execute("PRAGMA synchronous = OFF")  # what a power cut takes is found out again
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        if not tables:
            database.execute(f"PRAGMA application_id = {int.from_bytes(_OURS)}")
            database.executescript(_TABLES)
            database.execute("INSERT INTO about VALUES ('shape', ?)", (_SHAPE,))
            database.commit()
        shape = database.execute("SELECT value FROM about WHERE key = 'shape'").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    if shape != (_SHAPE,):
        database.close()
        raise sqlite3.DatabaseError("it was made by another version")
    return database
