"""What is known of files by their names: leaves of many names each, read and written whole.

A site is walked in the order of its names, so that one leaf after the other is turned to.
"""

from __future__ import annotations

import json
import sqlite3

__all__ = ["TABLE", "Leaves"]

TABLE = """
CREATE TABLE leaves(judge BLOB, first BLOB, count INTEGER, held TEXT,
                    PRIMARY KEY(judge, first)) WITHOUT ROWID;
"""
_MOST = 1_000  # names of a leaf that is full; one that holds twice as many is parted
_LEAF = """
SELECT first, held FROM leaves WHERE judge = ? AND first <= ? ORDER BY first DESC LIMIT 1
"""
_COUNTED = "SELECT IFNULL(SUM(count), 0) FROM leaves"
_NEXT = "SELECT MIN(first) FROM leaves WHERE judge = ? AND first > ?"


class Leaves:
    """The stamp of each file when it was last judged, and the number of its verdict."""

    def __init__(self, database: sqlite3.Connection, judge: bytes) -> None:
        """Begin at no leaf; `judge` is who judged."""
        self._database, self._judge = database, judge
        self._held: dict[str, tuple[str, int]] = {}
        # From the one name to before the other, or to the end; no names so far.
        self._first: bytes = b""
        self._end: bytes | None = b""
        self._is_new = False

    def known(self, name: str) -> tuple[str, int] | None:
        """Give stamp and number of a file."""
        found = self._held.get(name)
        if found is None and not self._holds(key := _key(name)):
            self._turn_to(key)
            return self._held.get(name)
        return found

    def note(self, name: str, stamp: str, number: int) -> None:
        """Take in stamp and number of a file."""
        if not self._holds(key := _key(name)):
            self._turn_to(key)
        self._held[name] = stamp, number
        self._is_new = True
        if len(self._held) >= 2 * _MOST:
            self._part()

    def save(self) -> None:
        """Write the leaf that was turned to last, where it changed."""
        if self._is_new:
            self._write(self._first, self._held)
            self._is_new = False

    @property
    def count(self) -> int:
        """How many files are known, by whomever they were judged."""
        return int(self._database.execute(_COUNTED).fetchone()[0])

    def keep_own(self) -> None:
        """Let the leaves of other judges go, and list the verdicts in use as the table `used`."""
        self._database.execute("DELETE FROM leaves WHERE judge <> ?", (self._judge,))
        self._database.execute("CREATE TEMP TABLE used(id INTEGER PRIMARY KEY)")
        for (held,) in self._database.execute("SELECT held FROM leaves"):
            rows = ((number,) for _, number in json.loads(held).values())
            self._database.executemany("INSERT OR IGNORE INTO used VALUES (?)", rows)

    def _holds(self, key: bytes) -> bool:
        return self._first <= key and (self._end is None or key < self._end)

    def _turn_to(self, key: bytes) -> None:
        """Turn to the leaf that a name belongs to; the first one holds all before the second."""
        self.save()
        row = self._database.execute(_LEAF, (self._judge, key)).fetchone()
        self._first, self._held = (row[0], json.loads(row[1])) if row else (b"", {})
        self._end = self._database.execute(_NEXT, (self._judge, self._first)).fetchone()[0]

    def _part(self) -> None:
        """Write the first half of a leaf that holds too much, and stay with the other."""
        names = sorted(self._held)
        self._write(self._first, {name: self._held.pop(name) for name in names[:_MOST]})
        self._first = _key(names[_MOST])

    def _write(self, first: bytes, held: dict[str, tuple[str, int]]) -> None:
        row = self._judge, first, len(held), json.dumps(held)
        self._database.execute("INSERT OR REPLACE INTO leaves VALUES (?, ?, ?, ?)", row)


def _key(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
