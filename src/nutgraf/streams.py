"""Reads many pages, in processes of their own: bounded memory, order kept, none lost by another."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import Timer
from types import UnionType
from typing import Any, TypeAlias

from .api import Reading, read
from .findings import Finding, Severity

__all__ = ["read_many", "serve"]

Page: TypeAlias = "bytes | str | tuple[bytes | str, str]"
_CONTENT = (bytes, bytearray, str)
_PARTS = 2  # of a page with its address
_SECONDS = 60  # that one page may take; the slowest hostile one takes two


def read_many(
    pages: Iterable[Page], *, workers: int = 2, body: bool = False, seconds: float = _SECONDS
) -> Iterator[Reading]:
    """Read pages in as many processes, and give their readings in the order of the pages.

    Shape: a page is its content, or that and the address where it is served. There are never more
    pages in memory than workers. A page that kills its worker, takes longer than `seconds`, or for
    which no worker can be started, is a reading with that finding alone; with no workers all is
    read in this process.
    Raises ValueError for a number of workers below zero, and TypeError for what is no number, no
    run of pages or, when it comes to it, no page.
    """
    pages = _checked(pages)
    _require_number("workers", workers, int)
    _require_number("seconds", seconds, int | float)
    if workers < 0:
        raise ValueError(f"there can be no {workers} workers")
    if not workers:
        return (_read(page, body=body) for page in pages)
    return _in_order(pages, [_Worker(seconds, body=body) for _ in range(workers)])


def _checked(pages: Iterable[Page]) -> Iterator[Page]:
    """Give the pages one by one; raises TypeError for no run of them, and for a wrong one."""
    if isinstance(pages, str | bytes) or not isinstance(pages, Iterable):
        raise TypeError(f"pages come in a run of several, not as a {type(pages).__name__}")
    return map(_as_page, pages)


def _as_page(page: Any) -> Page:
    told = page if isinstance(page, tuple) else (page, "")
    if len(told) == _PARTS and isinstance(told[0], _CONTENT) and isinstance(told[1], str):
        return told
    kinds = ", ".join(type(one).__name__ for one in told) if told is page else type(page).__name__
    raise TypeError(f"a page is bytes or text, or that and its address, not a {kinds}")


def _require_number(name: str, value: object, kind: type | UnionType) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{name} is a number, not a {type(value).__name__}")


def _in_order(pages: Iterable[Page], pool: list[_Worker]) -> Iterator[Reading]:
    """Give each worker a page in turn, and take the readings in the same turn."""
    idle, busy = deque(pool), deque[_Worker]()
    try:
        for page in pages:
            if not idle:
                yield _next(busy, idle)
            idle[0].give(page)
            busy.append(idle.popleft())
        while busy:
            yield _next(busy, idle)
    finally:
        for worker in pool:
            worker.end()


def _next(busy: deque[_Worker], idle: deque[_Worker]) -> Reading:
    worker = busy.popleft()
    idle.append(worker)
    return worker.take()


class _Worker:
    """A process that reads one page at a time, and is made anew when one has killed it.

    It is none of `multiprocessing`, whose processes run the script anew that they are started from.
    """

    def __init__(self, seconds: float, *, body: bool) -> None:
        """Take what it may do; it starts with its first page."""
        self._seconds, self._body = seconds, bool(body)
        self._process: Any = None
        self._is_late = False

    def give(self, page: Page) -> None:
        """Send it a page."""
        with suppress(OSError):  # it cannot start, or died since; taking the reading will tell
            if self._process is None:
                self._start()
            pickle.dump(page, self._process.stdin)
            self._process.stdin.flush()

    def _start(self) -> None:
        served = f"from nutgraf.streams import serve; serve(body={self._body})"
        command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path}; {served}"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe)  # noqa: S603 (it is ours)

    def take(self) -> Reading:
        """Wait for the reading of the page that it was given."""
        if self._process is None:
            return _noted("page_not_read", "no process could be started to read the page")
        self._is_late = False
        watch = Timer(self._seconds, self._give_up, (self._process,))
        watch.start()
        try:
            found: Reading = pickle.load(self._process.stdout)  # noqa: S301 (of our own process)
        except (EOFError, OSError, pickle.UnpicklingError):
            said = "the page ended the process that read it"
        else:
            return found
        finally:
            watch.cancel()
        if self._is_late:
            said = f"the page took longer than {self._seconds:g} seconds to read"
        self.end()
        return _noted("page_not_read", said)

    def _give_up(self, process: Any) -> None:
        self._is_late = True
        process.kill()

    def end(self) -> None:
        """Stop it, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not sent is not sent any more
                pipe.close()
        process.wait()


def _noted(rule: str, said: str) -> Reading:
    return Reading.of_none([Finding(rule, Severity.ERROR, said)])


def serve(*, body: bool) -> None:
    """Read page after page from standard input until there is none, as a process of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts ends the process that asks
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints is no reading
        while True:
            try:
                page = pickle.load(sys.stdin.buffer)  # noqa: S301 (of the process that asks)
            except EOFError:
                return
            pickle.dump(_read(page, body=body), out)
            out.flush()


def _read(page: Page, *, body: bool) -> Reading:
    data, url = page if isinstance(page, tuple) else (page, "")
    return read(data, "html", url=url or None, body=body)
