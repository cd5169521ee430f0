"""A system that fails: each call below a folder in turn, once or for good, as a test plans it."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, Self

import pytest

# What a run asks of the system beside reading and writing bytes, as Python's audit names it.
CALLS = frozenset(
    {"open", "os.chmod", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.scandir"}
)
DEAD = 4_194_305  # the number of a process that no Linux has
Tapping = Callable[[Callable[[str, tuple[object, ...]], None]], AbstractContextManager[None]]


class Killed(BaseException):
    """The end of the process: nothing that is done after it has any effect."""


class System:
    """Counts the calls of a run below a folder, and lets them fail from one of them on."""

    def __init__(self, folder: Path, tapped: Tapping, *, at: int = 0, dies: bool = False) -> None:
        self.folder, self.at, self.dies = os.fspath(folder), at, dies
        self.calls = 0
        self._tapped = tapped

    def call(self, event: str, arguments: tuple[object, ...]) -> None:
        """Take one call; the one in turn fails, and after a death all of them."""
        if event == "os.fork" or (event in CALLS and self._holds(arguments[0])):
            self.step()

    def _holds(self, path: object) -> bool:
        return isinstance(path, str | Path) and os.path.abspath(path).startswith(self.folder)  # noqa: PTH100 (no calls)

    def step(self) -> None:
        self.calls += 1
        if self.dies and 0 < self.at <= self.calls:
            raise Killed
        if self.calls == self.at:
            raise OSError(errno.EIO, "as planned")

    def __enter__(self) -> Self:
        system = self

        class File(io.BufferedWriter):
            def write(self, data: Any, /) -> int:
                system.step()
                return super().write(data)

        def opened(number: int, _mode: str) -> File:
            return File(io.FileIO(number, "wb"))

        def synced(_number: int) -> None:  # power does not fail, so that it need not wait
            system.step()

        self._undo = ExitStack()
        patch = pytest.MonkeyPatch()
        self._undo.callback(patch.undo)
        patch.setattr(os, "fdopen", opened)
        patch.setattr(os, "fsync", synced)
        patch.setattr(os, "getpid", lambda: DEAD)  # what it leaves is that of a dead process
        self._undo.enter_context(self._tapped(self.call))
        return self

    def __exit__(self, *_fault: object) -> None:
        self._undo.close()


def content(folder: Path) -> dict[str, bytes]:
    """Give what the files below a folder hold, by name."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
