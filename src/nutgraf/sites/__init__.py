"""Checks whole sites: where the documents come from, what is known of them, what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._baseline import Baseline, read_baseline
from ._cache import Cache
from ._changes import changed_since
from ._choice import Choice, Shard, listed_in, shard_of
from ._documents import Document
from ._gathered import Gathered
from ._run import Run, Way
from ._sources import documents_in
from ._workers import workers

if TYPE_CHECKING:
    from ._fetch import Fetcher, documents_at

__all__ = [
    "Baseline",
    "Cache",
    "Choice",
    "Document",
    "Fetcher",
    "Gathered",
    "Run",
    "Shard",
    "Way",
    "changed_since",
    "documents_at",
    "documents_in",
    "listed_in",
    "read_baseline",
    "shard_of",
    "workers",
]


def __getattr__(name: str) -> Any:
    """Load what fetches when somebody asks for it: sockets and threads take longer than a page."""
    if name not in {"Fetcher", "documents_at"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import _fetch

    return getattr(_fetch, name)
