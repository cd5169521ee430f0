"""The bench of pages: the day that readers are shown of an instant that is stated in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice

from ..safety.dates import Instant, LocalDateTime, When, from_iso

__all__ = ["may_be_another_day", "on_clock", "shown_as"]

# Hours in UTC: before the first it may be the day before in America, from the last the next one in
# Europe, and from that of Asia in the lands of these languages and hosts.
_EARLY, _LATE, _LATE_IN_ASIA = 8, 22, 13
_OF_ASIA = frozenset(
    {"bn", "fa", "hi", "id", "ja", "km", "ko", "lo", "ml", "ms", "my", "ne", "si", "ta", "te", "th",
     "tl", "ur", "vi", "zh"}
)  # fmt: skip
_HOSTS_OF_ASIA = (".au", ".bd", ".hk", ".in", ".lk", ".my", ".nz", ".ph", ".pk", ".sg")
_CLOCKS = 3  # that are looked at; the first ones are of the article, later ones of others
# Offsets that are no whole hours, in minutes. Source: IANA time zone database, 2025b.
_UNEVEN = frozenset({-570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765})
_WEST, _EAST = -11 * 60, 14 * 60


def may_be_another_day(instant: Instant, language: str, host: str) -> bool:
    """Tell, cheaply, whether a day in UTC may be another one where the article was written."""
    is_asian = language in _OF_ASIA or host.endswith(_HOSTS_OF_ASIA)
    late = _LATE_IN_ASIA if is_asian else _LATE
    return not instant.utcoffset() and not _EARLY <= instant.hour < late


def shown_as(instant: Instant, shown: Iterable[When]) -> Instant | None:
    """Give an instant on the clock that readers are shown, where they are shown another day.

    Shape: `shown` are dates of the page, the nearest first. A clock shows the instant where they
    are apart by an offset that zones have, to the minute; that offset is then known.
    """
    clocks = (one for one in shown if isinstance(one, LocalDateTime))
    for clock in islice(clocks, _CLOCKS):
        if clock.date() != instant.date() and (found := on_clock(instant, clock)) is not None:
            return found
    return None


def on_clock(instant: Instant, clock: LocalDateTime) -> Instant | None:
    """Give an instant that is stated in UTC on a clock that shows it, or nothing."""
    minutes = _minutes(clock) - _minutes(instant)
    if instant.utcoffset() or not _is_offset(minutes):
        return None
    zone = timezone(timedelta(minutes=minutes))
    moment = datetime.combine(instant.date(), instant.time(), UTC).astimezone(zone)
    found = from_iso(moment.isoformat())
    return found if isinstance(found, Instant) else None


def _minutes(moment: datetime) -> int:
    return (moment.toordinal() * 24 + moment.hour) * 60 + moment.minute


def _is_offset(minutes: int) -> bool:
    return (not minutes % 60 and _WEST <= minutes <= _EAST) or minutes in _UNEVEN
