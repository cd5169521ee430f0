"""Lines and columns of a page that nobody has decoded, counted on from the nearest one before."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["ByteLines"]


class ByteLines:
    """Turns offsets in bytes of UTF-8 into lines and columns in characters, both from 1."""

    def __init__(self, data: bytes) -> None:
        """Take the page; an old Mac ends its lines with CR alone."""
        self.data, self._has_cr = data, b"\r" in data
        self._known, self._lines = [0], [1]  # offsets asked for in order, and their lines
        self._passed = (0, 0, 0)  # where a line begins, an offset in it, the characters between

    def at(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        data = self.data
        offset -= data[offset - 1 : offset + 1] == b"\r\n"  # one line end, and where it begins
        begin = data.rfind(b"\n", 0, offset)
        if self._has_cr:
            begin = max(begin, data.rfind(b"\r", 0, offset))
        return self._line(offset), self._column(begin + 1, offset)

    def _column(self, begin: int, offset: int) -> int:
        """Give the column of an offset, counted on in its line, which may be the whole page."""
        line, known, passed = self._passed
        if line != begin or known > offset:
            known, passed = begin, 0
        rest = self.data[known:offset]
        passed += len(rest) if rest.isascii() else len(rest.decode("utf-8", "replace"))
        self._passed = begin, offset, passed
        return passed + 1

    def _line(self, offset: int) -> int:
        place = bisect_right(self._known, offset)
        known, line = self._known[place - 1], self._lines[place - 1]
        if known == offset:
            return line
        passed = self.data[known:offset]
        line += _count(passed, b"\n")
        if self._has_cr:
            line += _count(passed, b"\r") - passed.count(b"\r\n")
            line -= passed[:1] == b"\n" and self.data[known - 1 : known] == b"\r"
        self._known.insert(place, offset)
        self._lines.insert(place, line)
        return line


def _count(data: bytes, byte: bytes) -> int:
    """Count a byte that is rare, in half the time that `count` takes for it in Python 3.11."""
    return len(data) - len(data.replace(byte, b""))
