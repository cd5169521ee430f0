"""Finds the documents of a site: files, folders, archives and standard input, one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from stat import S_ISREG

from ._archives import documents_of
from ._documents import MOST, SUFFIXES, Document, ending_of, failing

__all__ = ["documents_in"]

_STDIN = "-"
_ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".warc", ".warc.gz", ".zip")


def documents_in(paths: Iterable[str]) -> Iterator[Document]:
    """Give the documents of paths, those of a folder by name; links in it are not followed.

    What cannot be opened is a document whose `read` fails.
    """
    for path in paths:
        if path == _STDIN:
            yield Document("", partial(sys.stdin.buffer.read, MOST))
        elif path.lower().endswith(_ARCHIVES):
            yield from documents_of(path)
        elif os.path.isdir(path):  # noqa: PTH112 (names stay as they were given)
            yield from _in_folder(path)
        else:
            yield _file(Path(path).as_posix())


def _in_folder(folder: str) -> Iterator[Document]:
    """Walk a folder in the order of the names of all files below it, in constant memory."""
    start = Path(folder).as_posix()
    waiting = [_listed("" if start == "." else f"{start.rstrip('/')}/", folder)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, Document):
            yield found
        else:
            waiting.append(_listed(*found))


def _listed(prefix: str, folder: str) -> Iterator[Document | tuple[str, str]]:
    """Give what stands in one folder: documents, and the folders in it with their prefixes."""
    try:
        with os.scandir(folder) as entries:
            # A folder sorts with the slash that stands behind its name.
            found = {f"{one.name}/" if _is_folder(one) else one.name: one for one in entries}
    except OSError as fault:
        yield failing(prefix.rstrip("/"), fault.strerror or "cannot be read")
        return
    for name, entry in sorted(found.items()):
        if name.endswith("/"):
            yield prefix + name, entry.path
        elif ending_of(name) in SUFFIXES:
            document = _entry(prefix + name, entry)
            if document is not None:
                yield document


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _entry(name: str, entry: os.DirEntry[str]) -> Document | None:
    """Give a file of a folder; links are not followed."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as fault:
        return failing(name, fault.strerror or "cannot be read")
    if not S_ISREG(status.st_mode):
        return None
    return Document(name, partial(_read, entry.path), _stamp(status))


def _file(name: str) -> Document:
    try:
        stamp = _stamp(os.stat(name))  # noqa: PTH116 (as scandir has it)
    except OSError:
        stamp = ""
    return Document(name, partial(_read, name), stamp)


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}"


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 (called for each of 400,000 pages)
        return file.read(MOST)
