"""Reads many pages, in processes of their own: bounded memory, order kept, none lost by another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from typing import Any, TypeAlias

from .api import Reading, read
from .findings import Finding, Severity

__all__ = ["read_many"]

Page: TypeAlias = "bytes | str | tuple[bytes | str, str]"
_SECONDS = 60  # that one page may take; the slowest hostile one takes two
_GRACE = 5  # seconds that a worker has to end


def read_many(
    pages: Iterable[Page], *, workers: int = 2, body: bool = False, seconds: float = _SECONDS
) -> Iterator[Reading]:
    """Read pages in as many processes, and give their readings in the order of the pages.

    Shape: a page is its content, or that and the address where it is served. There are never more
    pages in memory than workers. A page that kills its worker, takes longer than `seconds`, or for
    which no worker can be started, is a reading with that finding alone; with no workers all is
    read in this process.
    Raises ValueError for a number of workers below zero.
    """
    if workers < 0:
        raise ValueError(f"there can be no {workers} workers")
    if not workers:
        return (_read(page, body=body) for page in pages)
    return _in_order(pages, [_Worker(seconds, body=body) for _ in range(workers)])


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
    """A process that reads one page at a time, and is made anew when one has killed it."""

    def __init__(self, seconds: float, *, body: bool) -> None:
        """Take what it may do; it starts with its first page."""
        self._seconds, self._body = seconds, body
        self._process: Any = None
        self._line: Any = None

    def give(self, page: Page) -> None:
        """Send it a page."""
        with suppress(OSError):  # it cannot start, or died since; taking the reading will tell
            if self._process is None:
                self._start()
            self._line.send(page)

    def _start(self) -> None:
        context = get_context("spawn")
        line, other = context.Pipe()
        with other:
            process = context.Process(target=_serve, args=(other, self._body), daemon=True)
            try:
                process.start()
            except OSError:
                line.close()
                raise
        self._line, self._process = line, process

    def take(self) -> Reading:
        """Wait for the reading of the page that it was given."""
        if self._process is None:
            return _noted("page_not_read", "no process could be started to read the page")
        try:
            if self._line.poll(self._seconds):
                found: Reading = self._line.recv()
                return found
            said = f"the page took longer than {self._seconds:g} seconds to read"
        except (EOFError, OSError):
            said = "the page ended the process that read it"
        self.end()
        return _noted("page_not_read", said)

    def end(self) -> None:
        """Stop it, whatever it does."""
        if self._process is not None:
            self._line.close()
            self._process.terminate()
            self._process.join(_GRACE)
            self._process = None


def _noted(rule: str, said: str) -> Reading:
    return Reading.of_none([Finding(rule, Severity.ERROR, said)])


def _serve(line: Any, body: bool) -> None:  # noqa: FBT001 (of a process, by place)
    """Read page after page until nobody asks any more."""
    while True:
        try:
            page = line.recv()
        except (EOFError, OSError):
            return
        line.send(_read(page, body=body))


def _read(page: Page, *, body: bool) -> Reading:
    data, url = page if isinstance(page, tuple) else (page, "")
    return read(data, "html", url=url or None, body=body)
