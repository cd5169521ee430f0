"""Files that are whole at every moment, under names that are safe wherever they come from."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedWriter

__all__ = ["inside", "output_name", "sweep", "write_atomic"]

_PREFIX = ".nutgraf-"
_TEMPORARY = re.compile(r"\.nutgraf-(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-[0-9a-f]{16}", re.ASCII)
_BLOCK_BYTES = 65_536  # compared at a time
_STALE_SECONDS = 3_600  # after which a writer of another machine is taken for dead
_CAN_ASK = os.name == "posix"  # whether a process lives; elsewhere the question would end it
_NAME_CHARACTERS = 60
_HASH_DIGITS = 8  # of SHA-256 behind a name that does not say all
_WHOLE_HASH_DIGITS = 16  # of SHA-256 instead of a name
_SUFFIX = re.compile(r"(?:\.[a-z0-9]{1,16}){0,3}", re.ASCII)
_NO_NAME = re.compile(r"[^a-z0-9]+")
# Names that Windows gives to devices, whatever stands behind the dot.
# Source: Microsoft Learn, Naming Files, Paths, and Namespaces.
_DEVICES: Final = frozenset(
    {"aux", "con", "nul", "prn"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})


def write_atomic(path: Path, chunks: bytes | Iterable[bytes]) -> bool:
    """Write a file so that it is the old or the new one at every moment, even if power fails.

    Tells whether anything was written: a file that has this content is left alone. A file
    keeps its mode; behind a symbolic link its target is written. It takes the same memory for any
    size.
    Raises OSError when it cannot be written; what `chunks` raises passes. The old file stays then.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    if mode is not None and isinstance(chunks, bytes) and _holds(target, chunks):
        return False
    temporary = target.parent / _temporary_name()
    try:
        if not _fill(temporary, target, mode, [chunks] if isinstance(chunks, bytes) else chunks):
            return False
        temporary.replace(target)
    finally:
        with suppress(OSError):  # it is gone if all went well
            temporary.unlink()
    _sync_folder(target.parent)
    return True


def sweep(folder: Path) -> int:
    """Remove what writers left behind that were killed, and tell how many files that were.

    A file is left behind when its writer on this machine is dead, or after an hour. Never raises.
    """
    count = 0
    with suppress(OSError):
        for entry in sorted(folder.iterdir()):
            if _is_left_behind(entry):
                with suppress(OSError):
                    entry.unlink()
                    count += 1
    return count


def output_name(text: str, suffix: str = "") -> str:
    """Give a file name for a title, URL or id: `a-z`, `0-9` and `-`, at most 60 characters.

    The same text has the same name. When the name does not say all of the text, a hash makes it
    differ from others. `suffix` comes behind it. Raises ValueError for an odd suffix.
    """
    if not _SUFFIX.fullmatch(suffix):
        raise ValueError("a suffix is made of dots, small letters and digits, as .head.html")
    plain = normalize("NFKD", text[:1_000]).encode("ascii", "ignore").decode("ascii").lower()
    name = _NO_NAME.sub("-", plain).strip("-")
    digits = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if not name:
        return digits[:_WHOLE_HASH_DIGITS] + suffix
    if name != text or len(name) > _NAME_CHARACTERS or name in _DEVICES:
        head = name[: _NAME_CHARACTERS - _HASH_DIGITS - 1].rstrip("-")
        name = f"{head}-{digits[:_HASH_DIGITS]}"
    return name + suffix


def inside(folder: Path, name: str) -> Path:
    """Give the path of a name in a folder, links followed.

    Raises ValueError when that is not inside the folder.
    """
    if "\0" in name:
        raise ValueError("the name leads to no file")
    try:
        home = folder.resolve()
        path = (home / name).resolve()
    except (OSError, RuntimeError, ValueError) as fault:
        raise ValueError("the name leads to no file") from fault
    if path == home or not path.is_relative_to(home):
        raise ValueError("the name leads out of the folder")
    return path


def _mode_of(target: Path) -> int | None:
    """Give the mode of the file there is; None if there is none."""
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "no regular file", str(target))
    return stat.S_IMODE(status.st_mode)


def _holds(target: Path, data: bytes) -> bool:
    """Tell whether a file has this content; one that cannot be read is taken to have another."""
    try:
        with target.open("rb") as file:
            return target.stat().st_size == len(data) and file.read() == data
    except OSError:
        return False


def _temporary_name() -> str:
    from secrets import token_hex

    return f"{_PREFIX}{_host()}-{os.getpid()}-{token_hex(8)}"


def _host() -> str:
    """Give a mark of the machine, for the processes of others cannot be seen."""
    from platform import node

    return sha256(node().encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _fill(temporary: Path, target: Path, mode: int | None, chunks: Iterable[bytes]) -> bool:
    """Write the chunks to a new file, down to the disk, and tell whether the old one differs."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    number = os.open(temporary, flags, 0o666 if mode is None else mode & 0o700)
    with os.fdopen(number, "wb") as file:
        same = _copy(chunks, file, target)
        file.flush()
        if same and mode is not None:
            return False
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    return True


def _copy(chunks: Iterable[bytes], file: BufferedWriter, target: Path) -> bool:
    """Write the chunks, and tell whether they are what the target has."""
    with ExitStack() as stack:
        try:
            old = stack.enter_context(target.open("rb"))
        except OSError:  # there is none, or it may only be written
            file.writelines(chunks)
            return False
        same = True
        for block in _blocks(chunks):
            file.write(block)
            same = same and old.read(len(block)) == block
        return same and not old.read(1)


def _blocks(chunks: Iterable[bytes]) -> Iterator[memoryview]:
    for chunk in chunks:
        view = memoryview(chunk)
        for start in range(0, len(view), _BLOCK_BYTES):
            yield view[start : start + _BLOCK_BYTES]


def _sync_folder(folder: Path) -> None:
    """Make the new name last, where the system can."""
    try:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    except OSError as fault:
        if fault.errno not in _NO_SYNC:
            raise


def _is_left_behind(entry: Path) -> bool:
    match = _TEMPORARY.fullmatch(entry.name)
    if match is None:
        return False
    status = entry.lstat()
    if not stat.S_ISREG(status.st_mode):
        return False
    is_old = time() - status.st_mtime > _STALE_SECONDS
    return is_old or (match["host"] == _host() and not _is_alive(int(match["pid"])))


def _is_alive(process: int) -> bool:
    if not _CAN_ASK:
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
