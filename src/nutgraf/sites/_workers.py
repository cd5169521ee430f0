"""Judges documents in several processes at one time; what they say comes in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias

from ._documents import Document
from ._verdict import Verdict

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from ._run import Way

__all__ = ["Workers", "workers"]

_AHEAD = 8  # documents that wait for each process, so that none waits for documents
Judged: TypeAlias = "tuple[Verdict, str]"
_way: Way | None = None  # of a process that judges; its rules are code, which cannot be sent


class Workers:
    """Processes that judge what is ahead of a run."""

    def __init__(self, way: Way, pool: ProcessPoolExecutor, count: int) -> None:
        """Take the way to judge and the processes."""
        self._way, self._pool, self._most = way, pool, _AHEAD * count
        self._begun: dict[Callable[[], bytes], Future[Judged]] = {}

    def ahead(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Give documents that are read, and being judged."""
        waiting: deque[Document] = deque()
        for document in documents:
            waiting.append(self._begin(document))
            if len(waiting) > self._most:
                yield waiting.popleft()
        yield from waiting

    def verdict(self, document: Document, data: bytes, url: str) -> Judged:
        """Give what a process says of a document; if it died, judge it here."""
        from concurrent.futures import BrokenExecutor

        begun = self._begun.pop(document.read, None)
        try:
            return begun.result() if begun is not None else self._way.verdict(document, data, url)
        except BrokenExecutor:
            return self._way.verdict(document, data, url)

    def _begin(self, document: Document) -> Document:
        from concurrent.futures import BrokenExecutor

        try:
            data = document.read()
        except OSError:
            return document  # the run will say so
        known = document._replace(read=lambda: data)
        sent = document._replace(read=bytes)
        url = self._way.url_of(document)
        with suppress(BrokenExecutor):
            self._begun[known.read] = self._pool.submit(_judge, sent, data, url)
        return known


@contextmanager
def workers(way: Way, count: int) -> Iterator[Workers | None]:
    """Start processes to judge in; none where one is enough, or where they cannot be forked."""
    pool = _pool(way, count) if count > 1 and _can_fork() else None
    if pool is None:
        yield None
        return
    with pool:
        yield Workers(way, pool, count)


def _can_fork() -> bool:
    from multiprocessing import get_all_start_methods  # a tenth of the start of a run of one

    return "fork" in get_all_start_methods()


def _pool(way: Way, count: int) -> ProcessPoolExecutor | None:
    """Start so many processes; None where the system gives not all of them."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    before = set(active_children())
    try:
        pool = ProcessPoolExecutor(count, get_context("fork"), _know, (way,))
        pool.submit(int).result()  # all start now, while no other thread runs
    except OSError:
        for started in set(active_children()) - before:  # they would wait, and be waited for
            started.kill()
        return None
    return pool


def _know(way: Way) -> None:
    global _way  # noqa: PLW0603 (a process judges in one way)
    _way = way


def _judge(document: Document, data: bytes, url: str) -> Judged:
    assert _way is not None  # noqa: S101 (it was told when the process began)
    verdict, _ = _way.verdict(document, data, url)
    return verdict, ""  # who shows lines has the bytes
