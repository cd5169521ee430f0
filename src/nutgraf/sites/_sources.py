"""Finds the documents of a site: files, folders, archives and standard input, one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from stat import S_ISREG

from ._archives import documents_of
from ._documents import MOST, SUFFIXES, Document, failing

__all__ = ["documents_in"]

_STDIN = "-"
_ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".warc", ".warc.gz", ".zip")


def documents_in(
    paths: Iterable[str], is_known: Callable[[str, str], bool] = lambda _name, _stamp: False
) -> Iterator[Document]:
    """Give the documents of paths, those of a folder by name; links in it are not followed.

    A path that is named twice, or lies in a folder that is named, is taken once.

    Shape: `is_known` is asked for the name and stamp of each file of a folder, in their order; one
    it knows is left out. What cannot be opened is a document whose `read` fails.
    """
    for path in _each_once(tuple(paths)):
        if path == _STDIN:
            yield Document("", partial(sys.stdin.buffer.read, MOST))
        elif path.lower().endswith(_ARCHIVES):
            yield from documents_of(path)
        elif os.path.isdir(path):  # noqa: PTH112 (names stay as they were given)
            yield from _in_folder(path, is_known)
        else:
            yield _file(Path(path).as_posix())


def _each_once(paths: tuple[str, ...]) -> Iterator[str]:
    if len(paths) == 1:
        yield from paths
        return
    named: dict[str, str] = {}
    for path in paths:
        named.setdefault(Path(path).as_posix(), path)
    for name, path in named.items():
        above = (str(folder) for folder in Path(name).parents)
        if not any(folder in named and _is_met_in(folder, name) for folder in above):
            yield path


def _is_met_in(folder: str, name: str) -> bool:
    """Tell whether a walk through a folder comes to a path: it follows no links."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 (names stay as they were given)
    if name.lower().endswith(_ARCHIVES) or (ending not in SUFFIXES and not Path(name).is_dir()):
        return False
    below = os.path.relpath(name, folder)
    return os.path.realpath(name) == str(Path(os.path.realpath(folder), below))


def _in_folder(folder: str, is_known: Callable[[str, str], bool]) -> Iterator[Document]:
    """Walk a folder in the order of the names of all files below it, in constant memory."""
    start = Path(folder).as_posix()
    root = "" if start == "." else f"{start.rstrip('/')}/"
    waiting = [_listed(root, folder, is_known, len(root))]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, Document):
            yield found
        else:
            waiting.append(_listed(*found, is_known, len(root)))


def _listed(
    prefix: str, folder: str, is_known: Callable[[str, str], bool], root: int
) -> Iterator[Document | tuple[str, str]]:
    """Give what stands in one folder: documents, and the folders in it with their prefixes.

    Shape: what stands before `root` in a name is the path of the folder that was named.
    """
    try:
        found = _found(folder)
    except OSError as fault:
        yield failing(prefix.rstrip("/"), fault.strerror or "cannot be read")
        return
    for name in sorted(found):
        entry, named = found.pop(name), prefix + name  # an entry keeps what it was asked for
        if name[-1] == "/":
            yield named, entry.path
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as fault:
            yield failing(named, fault.strerror or "cannot be read")
            continue
        stamp = f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}"  # as _stamp has it
        if S_ISREG(status.st_mode) and not is_known(named, stamp):
            yield Document(named, partial(_read, entry.path), stamp, inner=named[root:])


def _found(folder: str) -> dict[str, os.DirEntry[str]]:
    """Give the folders in a folder, each with a slash as it sorts, and what may be a document."""
    found = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if (at := name.rfind(".")) > 0 and name[at:].lower() in SUFFIXES:
                found[f"{name}/" if _is_folder(entry) else name] = entry
            elif _is_folder(entry):
                found[f"{name}/"] = entry
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


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
