"""What earlier runs found, so that a page that has not changed is not read again.

A verdict is kept under the hash of its page and a signature of all that judges it: rules,
severities, configuration, version. A file whose size and times are as they were is not even read.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from hashlib import blake2b
from os import fsencode
from pathlib import Path
from time import time_ns

from .._version import __version__
from ._verdict import Verdict, packed, unpacked

__all__ = ["Cache", "signature"]

_SHAPE = "1"  # of the tables; a cache of another shape is begun anew
_FRESH = 2_000_000_000  # nanoseconds: what changed so shortly ago may change again unseen
_BATCH = 2_000  # pages between two commits
_KEPT = 3  # times as many verdicts as pages are kept before the oldest go
_TABLES = """
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files(name BLOB PRIMARY KEY, stamp TEXT, page BLOB) WITHOUT ROWID;
CREATE TABLE verdicts(page BLOB, judge BLOB, run INTEGER, verdict TEXT,
                      PRIMARY KEY(page, judge)) WITHOUT ROWID;
"""
_KNOWN = """
SELECT verdict FROM files JOIN verdicts ON verdicts.page = files.page AND judge = ?
WHERE name = ? AND stamp = ?
"""


def signature(*parts: object) -> bytes:
    """Give a hash of all that a verdict depends on beside the page; our version is one of it."""
    return blake2b(repr((__version__, parts)).encode(), digest_size=16).digest()


class Cache:
    """A file of verdicts; whatever is wrong with it, it is begun anew and `fault` says why."""

    def __init__(self, file: Path, judge: bytes) -> None:
        """Open the file or make it; raises OSError where neither can be done."""
        self.fault = ""
        self.hits = self.misses = 0
        self._judge, self._file = judge, file
        self._open: sqlite3.Connection | None = None
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open = _opened(file)
        except sqlite3.Error as fault:
            self._anew(str(fault))

    def known(self, name: str, stamp: str) -> Verdict | None:
        """Give the verdict on a file that is as it was, without reading it."""
        if not stamp or self._open is None:
            return None
        try:
            row = self._open.execute(_KNOWN, (self._judge, fsencode(name), stamp)).fetchone()
            verdict = unpacked(row[0]) if row else None
        except (sqlite3.Error, ValueError, KeyError, TypeError) as fault:
            self._anew(str(fault))
            return None
        self.hits += verdict is not None
        return verdict

    def seen(self, name: str, stamp: str, data: bytes, url: str) -> tuple[bytes, Verdict | None]:
        """Give the hash of a page, and the verdict on it, whatever its name was then."""
        page = blake2b(url.encode("utf-8", "replace") + b"\0" + data, digest_size=16).digest()
        if self._open is None:
            return page, None
        try:
            row = self._open.execute(
                "SELECT verdict FROM verdicts WHERE page = ? AND judge = ?", (page, self._judge)
            ).fetchone()
            verdict = unpacked(row[0]) if row else None
        except (sqlite3.Error, ValueError, KeyError, TypeError) as fault:
            self._anew(str(fault))
            return page, None
        if verdict is not None:
            self.hits += 1
            self._note(name, stamp, page)
        return page, verdict

    def keep(self, name: str, stamp: str, page: bytes, verdict: Verdict) -> None:
        """Keep a verdict."""
        self.misses += 1
        if self._open is None:
            return
        row = page, self._judge, time_ns(), packed(verdict)
        with suppress(sqlite3.Error):  # a full disk loses speed, not findings
            self._open.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?)", row)
            self._note(name, stamp, page)
            if not self.misses % _BATCH:
                self._open.commit()

    def close(self) -> None:
        """Write what is new, and let go of what is old."""
        if self._open is None:
            return
        with suppress(sqlite3.Error):
            if self.misses:
                self._shrink(self._open)
            self._open.commit()
        self._open.close()
        self._open = None

    def _note(self, name: str, stamp: str, page: bytes) -> None:
        if not stamp or self._open is None or _is_fresh(stamp):
            return
        with suppress(sqlite3.Error):
            self._open.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (fsencode(name), stamp, page)
            )

    def _shrink(self, database: sqlite3.Connection) -> None:
        pages = max(self.hits + self.misses, 1_000)
        (count,) = database.execute("SELECT COUNT(*) FROM verdicts").fetchone()
        if count > _KEPT * pages:
            database.execute(
                "DELETE FROM verdicts WHERE run <= (SELECT run FROM verdicts ORDER BY run DESC"
                " LIMIT 1 OFFSET ?)",
                (_KEPT * pages,),
            )
            database.execute("DELETE FROM files WHERE page NOT IN (SELECT page FROM verdicts)")

    def _anew(self, fault: str) -> None:
        """Leave a file that is no cache of ours, and begin another in its place."""
        self.fault = self.fault or fault
        if self._open is not None:
            self._open.close()
            self._open = None
        for suffix in ("", "-journal"):
            with suppress(OSError):
                Path(f"{self._file}{suffix}").unlink()
        with suppress(sqlite3.Error):
            self._open = _opened(self._file)


def _opened(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=10)
    try:
        database.execute("PRAGMA synchronous = OFF")  # what a power cut takes is found out again
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        if not tables:
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


def _is_fresh(stamp: str) -> bool:
    """Tell whether a file changed so shortly ago that it may change again within one tick."""
    latest = max(int(part) for part in stamp.split(".")[1:])
    return time_ns() - latest < _FRESH
