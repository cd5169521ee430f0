"""Archives of a feed by the period of publication, so that a change to one article changes few.

The feed itself holds the period of its newest article and its first articles; what is older stands
in an archive for each period that has articles. Each is chained to its neighbours.
Source: RFC 5005, section 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, TypeAlias

from ..config import FeedPlan
from ..errors import RenderError
from ..formats import format_named
from ..formats._format import FeedWriter, Options
from ..model import Article, Feed
from ..safety.dates import Instant
from ._periods import UNDATED, last_change, named, period_of

__all__ = ["Archives"]

Key: TypeAlias = tuple[float, str]
Begin: TypeAlias = Callable[[Feed, Options], FeedWriter]

_ANY_TIME = "1970-01-01T00:00:00Z"  # an entry does not depend on when the feed changed
_MEMORY_BYTES = 16 * 1_048_576  # of entries, before they go to a file


@dataclass(slots=True)
class _Shelf:
    """What one archive holds: where its entries lie, and when the last of them changed."""

    entries: list[tuple[Key, int, int]] = field(default_factory=list)
    changed: Instant | None = None


class Archives:
    """The archives of one feed while its articles come, whatever their number."""

    def __init__(self, head: Feed, plan: FeedPlan, options: Options) -> None:
        """Take the feed without its articles, and how it is written."""
        wire = format_named(plan.format)
        self._begin: Begin = wire.begin  # type: ignore[assignment] # rss and atom have it
        self._head, self._plan, self._options = head, plan, options
        self._shelves: dict[str, _Shelf] = {}
        self._entries: IO[bytes] = SpooledTemporaryFile(  # noqa: SIM115 (as long as articles come)
            max_size=_MEMORY_BYTES
        )
        self._open = ""
        self._writer: FeedWriter | None = None
        with suppress(RenderError):  # what the feed lacks is told of when it is written
            self._writer = self._begin(head.replace(updated=_ANY_TIME), options)

    def add(self, key: Key, article: Article) -> None:
        """Write an article to the archive of its period."""
        entry = self._writer.write(article) if self._writer is not None else b""
        if entry:
            period = period_of(article, self._plan.archives)
            self._open = max(self._open, period, key=_rank)
            shelf = self._shelves.setdefault(period, _Shelf())
            shelf.entries.append((key, self._entries.tell(), len(entry)))
            self._entries.write(entry)
            changed = last_change(article, self._options.default_zone)
            if changed is not None and (shelf.changed is None or changed > shelf.changed):
                shelf.changed = changed

    def is_open(self, article: Article) -> bool:
        """Tell whether an article is of the period that the feed itself still holds."""
        return period_of(article, self._plan.archives) == self._open

    def previous(self, address: str) -> str | None:
        """Give the address of the latest archive, which the feed at an address leads to."""
        closed = self._periods()[:-1]
        return named(address, closed[-1]) if closed else None

    def files(self, address: str) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Give the name and the bytes of each archive of the feed at an address."""
        closed = [None, *self._periods()[:-1], None]
        for before, period, after in zip(closed, closed[1:], closed[2:], strict=False):
            shelf = self._shelves[str(period)]
            head = self._head.replace(
                id=self._head.feed_url or self._head.home_page_url,
                feed_url=named(address, period),
                hub_url=None,
                updated=shelf.changed,
                history="archive",
                current_url=address,
                previous_archive_url=named(address, before) if before else None,
                next_archive_url=named(address, after) if after else None,
            )
            yield named(self._plan.file, period), self._written(head, shelf)
        self._entries.close()

    def _periods(self) -> list[str]:
        """Give the periods that have articles, the oldest first."""
        return sorted(self._shelves, key=_rank)

    def _written(self, head: Feed, shelf: _Shelf) -> Iterator[bytes]:
        writer = self._begin(head, self._options)
        yield writer.opening
        for _, start, size in sorted(shelf.entries):
            self._entries.seek(start)
            yield self._entries.read(size)
        yield writer.closing


def _rank(period: str) -> tuple[bool, str]:
    return period != UNDATED, period
