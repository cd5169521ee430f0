"""Files by the period of publication: what belongs in which, and which there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..formats._feed_dates import instant_of
from ..model import Article
from ..safety.dates import Instant

__all__ = ["UNDATED", "last_change", "named", "parts_of", "period_of"]

UNDATED: Final = "undated"
_DIGITS: Final = {"year": 4, "month": 7, "day": 10}  # of 2026-11-22
_PERIOD = rf"\d{{4}}(?:-\d\d){{0,2}}|{UNDATED}"
_HEAD_BYTES = 20_000  # in which a file shows what it is; titles and the like have 500 characters


def period_of(article: Article, period: str) -> str:
    """Give the year, month or day in which an article was published, as it states its date."""
    date = article.date_published
    if date is None:
        return UNDATED
    return f"{date.year:04}-{date.month:02}-{date.day:02}"[: _DIGITS[period]]


def last_change(article: Article, zone: str) -> Instant | None:
    """Give the latest instant at which an article says that it changed or appeared."""
    held = (article.date_modified, article.date_published)
    return max((one for one in (instant_of(date, zone) for date in held) if one), default=None)


def named(file: str, part: str | None) -> str:
    """Give the name or address of a part: `news-2026-11.xml` is one of `news.xml`."""
    folder, slash, name = file.rpartition("/")
    head, dot, suffix = name.partition(".")
    return f"{folder}{slash}{head}-{part}{dot}{suffix}"


def parts_of(out: Path, file: str, mark: bytes) -> list[str]:
    """Give the names of the files below a folder that are parts of one, as their mark shows."""
    head, dot, suffix = Path(file).name.partition(".")
    part = re.compile(rf"{re.escape(head)}-(?:\d+|(?:{_PERIOD})(?:-\d+)?){re.escape(dot + suffix)}")
    folder = Path(file).parent
    try:
        found = sorted(one for one in (out / folder).iterdir() if part.fullmatch(one.name))
        return [(folder / one.name).as_posix() for one in found if _is_marked(one, mark)]
    except OSError:  # what cannot be listed stays
        return []


def _is_marked(file: Path, mark: bytes) -> bool:
    with file.open("rb") as data:
        return mark in data.read(_HEAD_BYTES)
