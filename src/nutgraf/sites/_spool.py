"""The findings of a whole site, document by document, on disk where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from ..findings import Finding, order_of
from ._verdict import Verdict, packed, unpacked

__all__ = ["Spool"]

_IN_MEMORY = 2_000_000  # bytes before a file is begun


class Spool:
    """Documents with their findings; what was put in comes out in the same order, and again."""

    def __init__(self) -> None:
        """Begin empty."""
        self._file: IO[bytes] = BytesIO()
        self._more: dict[str, list[Finding]] = {}

    def add(self, file: str, findings: Sequence[Finding]) -> None:
        """Put in a document; raises OSError where the disk is full."""
        said = packed(Verdict(tuple(findings))) if findings else ""
        self._file.seek(0, 2)
        for text in (file, said):
            data = text.encode("utf-8", "surrogatepass")
            self._file.write(b"%d\n%s" % (len(data), data))
        if isinstance(self._file, BytesIO) and self._file.tell() > _IN_MEMORY:
            self._move(self._file.getvalue())

    def _move(self, data: bytes) -> None:
        """Go on in a file, which goes when nobody asks for the documents any more."""
        self._file = TemporaryFile()  # noqa: SIM115 (as said)
        finalize(self, self._file.close)
        self._file.write(data)

    def add_more(self, file: str, findings: Sequence[Finding]) -> None:
        """Put in further findings of a document that is in."""
        self._more.setdefault(file, []).extend(findings)

    def __iter__(self) -> Iterator[tuple[str, list[Finding]]]:
        """Give each document with its findings, those at its beginning first."""
        at, more = 0, dict(self._more)
        while True:
            self._file.seek(at)
            length = self._file.readline()
            if not length:
                return
            file, said = self._text(length), self._text(self._file.readline())
            at = self._file.tell()
            found = [_in(file, one) for one in unpacked(said).findings]
            if further := more.pop(file, None):
                found = sorted([*found, *(_in(file, one) for one in further)], key=order_of)
            yield file, found

    def _text(self, length: bytes) -> str:
        return self._file.read(int(length)).decode("utf-8", "surrogatepass")


def _in(file: str, finding: Finding) -> Finding:
    """Give a finding with the name of its document."""
    return replace(finding, place=replace(finding.place, file=file))
