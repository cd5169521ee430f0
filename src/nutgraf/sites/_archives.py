"""The documents in archives: tar, zip and WARC, read in their order, nothing unpacked to disk.

Sources: POSIX pax; APPNOTE 6.3; WARC 1.1 (ISO 28500), section 6.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from os import SEEK_END
from typing import IO, Any

from ..safety.limits import DEFAULT_LIMITS
from ._documents import FREE_BYTES, MOST, SUFFIXES, Document, ending_of, failing, unpacked_body

__all__ = ["documents_of"]

_MAX_MEMBERS = 5_000_000  # entries of one archive that are looked at
_OK = 200
_GZIP = b"\x1f\x8b"
_END = b"\r\n\r\n"  # of each record
_WITH_GZIP = 47  # window bits by which zlib takes its own header or that of gzip
_CUT = "the archive is cut short; what stands behind is not read"
_BLOCK_BYTES = 65_536
_PAGES = ("text/html", "application/xhtml+xml")


def documents_of(path: str) -> Iterator[Document]:
    """Give the documents in an archive; one that is broken gives what comes before the break."""
    lower = path.lower()
    if lower.endswith((".warc", ".warc.gz")):
        yield from _in_warc(path)
    elif lower.endswith(".zip"):
        yield from _in_zip(path)
    else:
        yield from _in_tar(path)


def _in_tar(path: str) -> Iterator[Document]:
    import tarfile

    try:
        with tarfile.open(path, "r|*", tarinfo=_entry()) as archive:
            for number, member in enumerate(archive):
                if number >= _MAX_MEMBERS:
                    yield failing(path, f"has more than {_MAX_MEMBERS:,} entries")
                    return
                if member.isreg() and ending_of(member.name) in SUFFIXES:
                    file = archive.extractfile(member)
                    if file is not None:
                        yield _member(path, member.name, partial(file.read, MOST))
            if not getattr(archive, "has_end", False):
                yield failing(path, _CUT)
    except (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, ValueError) as fault:
        yield failing(path, f"the archive is broken: {fault}")
    except OSError as fault:
        yield failing(path, fault.strerror or "cannot be read")


def _entry() -> type[Any]:
    """Give the class of entries that notes the end of an archive, which Python passes over."""
    import tarfile

    class Entry(tarfile.TarInfo):
        """An entry; the two blocks of nothing behind the last one are the end."""

        @classmethod
        def fromtarfile(cls, archive: Any) -> Any:
            try:
                return super().fromtarfile(archive)
            except tarfile.EOFHeaderError:  # type: ignore[attr-defined] # public, but in no stub
                archive.has_end = True
                raise

    return Entry


def _in_zip(path: str) -> Iterator[Document]:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist()[:_MAX_MEMBERS]:
                if not entry.is_dir() and ending_of(entry.filename) in SUFFIXES:
                    yield _member(path, entry.filename, partial(_unzipped, archive, entry))
    except (zipfile.BadZipFile, EOFError, ValueError) as fault:
        yield failing(path, f"the archive is broken: {fault}")
    except OSError as fault:
        yield failing(path, fault.strerror or "cannot be read")


def _unzipped(archive: Any, entry: Any) -> bytes:
    """Read an entry, which may be encrypted, or packed in a way that nobody here knows."""
    import zipfile

    most = max(entry.compress_size * DEFAULT_LIMITS.expansion, FREE_BYTES)
    try:
        with archive.open(entry) as file:
            data: bytes = file.read(min(MOST, most + 1))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError) as fault:
        raise OSError(0, f"cannot be unpacked: {fault}") from fault
    if len(data) > most:
        raise OSError(0, f"grows to more than {DEFAULT_LIMITS.expansion} times its packed size")
    return data


def _in_warc(path: str) -> Iterator[Document]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield failing(path, 'WARC files need fastwarc: pip install "nutgraf[warc]"')
        return
    last = 0
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 (as the folder's files)
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                last = record.stream_pos
                url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
                if _is_page(record):
                    yield Document(f"{path}/{url}", partial(_payload, record), url=url, inner=url)
            if _is_cut(stream, last):
                yield failing(path, _CUT)
    except (EOFError, ValueError, RuntimeError) as fault:
        yield failing(path, f"the archive is broken: {fault}")
    except OSError as fault:
        yield failing(path, fault.strerror or "cannot be read")


def _is_cut(stream: IO[bytes], last: int) -> bool:
    """Tell whether an archive ends in the midst of a record, the last of which begins there."""
    stream.seek(last)
    if stream.read(2) != _GZIP:
        stream.seek(max(stream.seek(0, SEEK_END) - len(_END), 0))
        return stream.read() != _END
    stream.seek(last)
    unpacker = zlib.decompressobj(_WITH_GZIP)
    while data := unpacker.unconsumed_tail or unpacker.unused_data or stream.read(_BLOCK_BYTES):
        if unpacker.eof:
            unpacker = zlib.decompressobj(_WITH_GZIP)
        try:
            unpacker.decompress(data, _BLOCK_BYTES * 10)
        except zlib.error:
            return True
    return not unpacker.eof


def _is_page(record: Any) -> bool:
    """Tell whether a response is a page that was there."""
    http = record.http_headers
    if http is None:
        return False
    kind = str(http.get("Content-Type", "")).split(";", 1)[0].strip().lower()
    return http.status_code == _OK and (kind in _PAGES or not kind)


def _payload(record: Any) -> bytes:
    """Give the body of a response; what its transfer or its server packed is unpacked."""
    data: bytes = record.reader.read(MOST)
    return unpacked_body(data, str(record.http_headers.get("Content-Encoding") or ""))


def _member(path: str, name: str, read: Callable[[], bytes]) -> Document:
    def careful() -> bytes:
        try:
            return read()
        except (EOFError, ValueError, zlib.error, lzma.LZMAError) as fault:
            raise OSError(0, f"cannot be unpacked: {fault}") from fault

    return Document(f"{path}/{name}", careful, inner=name)
