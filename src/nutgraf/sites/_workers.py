"""Judges documents in several processes at one time; what they say comes in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ._documents import Document
from ._verdict import Verdict

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from ._run import Way

__all__ = ["Workers", "workers"]

_BATCH = 4  # files that are sent at one time; each sending takes a tenth of judging a page
_AHEAD = 12  # documents that wait for each process, so that none waits for documents
Judged: TypeAlias = "Verdict | OSError"
_way: Way | None = None  # of a process that judges; its rules are code, which cannot be sent


class Workers:
    """Processes that judge what is ahead of a run."""

    def __init__(self, way: Way, pool: ProcessPoolExecutor, count: int) -> None:
        """Take the way to judge and the processes."""
        self._way, self._pool, self._most = way, pool, _AHEAD * count
        self._begun: dict[Callable[[], bytes], tuple[Future[list[Judged]], int]] = {}

    def ahead(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Give documents that are being judged; those that come but once are read."""
        waiting: deque[Document] = deque()
        for batch in _batches(documents):
            self._begin(batch)
            waiting.extend(batch)
            while len(waiting) > self._most:
                yield waiting.popleft()
        yield from waiting

    def verdict(self, document: Document) -> Verdict:
        """Give what a process says of a document; if it died, judge it here; raises OSError."""
        from concurrent.futures import BrokenExecutor

        begun, number = self._begun.pop(document.read, (None, 0))
        try:
            judged = begun.result()[number] if begun is not None else None
        except BrokenExecutor:
            judged = None
        if isinstance(judged, OSError):
            raise judged
        return judged or self._way.verdict(document, document.read(), self._way.url_of(document))[0]

    def _begin(self, batch: list[Document]) -> None:
        from concurrent.futures import BrokenExecutor

        with suppress(BrokenExecutor):
            begun = self._pool.submit(_judge, batch)
            self._begun.update((one.read, (begun, number)) for number, one in enumerate(batch))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Give files by the handful; each other document alone, since it has to be read now."""
    files: list[Document] = []
    for document in documents:
        if document.stamp:
            files.append(document)
        if files and (not document.stamp or len(files) == _BATCH):
            yield files
            files = []
        if not document.stamp:
            yield [_held(document)]
    if files:
        yield files


def _held(document: Document) -> Document:
    """Read a document that comes but once, and give it with its bytes, or with why not."""
    try:
        return document._replace(read=partial(bytes, document.read()))
    except OSError as fault:
        return document._replace(read=partial(_fail, fault))


def _fail(fault: OSError) -> bytes:
    raise fault


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


def _judge(documents: list[Document]) -> list[Judged]:
    assert _way is not None  # noqa: S101 (it was told when the process began)
    return [_verdict(_way, document) for document in documents]


def _verdict(way: Way, document: Document) -> Judged:
    try:
        return way.verdict(document, document.read(), way.url_of(document))[0]
    except OSError as fault:
        return fault
