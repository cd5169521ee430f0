"""What Google asks of the dates of articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..findings import Severity
from ..safety.dates import Day, Instant, LocalDateTime
from ..safety.show import show
from ._document import Spot, types_of, written
from ._rule import Look, Page, Rule, with_
from .google_article import GOOD, OF_OTHERS
from .schema_org_values import match_plain_date, read_date

__all__ = ["RULES"]

_PROFILES = ("google-article",)
_ARTICLE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/article", "2026-09-08"
)
_DATES = Page("https://developers.google.com/search/docs/appearance/publication-dates")
_OF = ("Article",)
_NAMES = ("datePublished", "dateModified")
# Offsets of the IANA time zones since 1972, in minutes.
_WESTERNMOST, _EASTERNMOST, _QUARTERS = -12 * 60, 14 * 60, frozenset({0, 30, 45})
_SLACK = timedelta(days=1)  # clocks and zones of publishers differ by less


def _without_zone(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        for pointer, text in spot.texts(name):
            if isinstance(read_date(text), LocalDateTime):
                yield pointer, f'Datetime property "{name}" is missing a timezone'


def _without_time(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        for pointer, text in spot.texts(name):
            if isinstance(read_date(text), Day):
                yield pointer, f'Datetime property "{name}" has a day and no time'


def _unreadable(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        for pointer, value in spot.values(name):
            is_node = isinstance(value, dict) and "@value" not in value
            text = " ".join(types_of(value)) if is_node else written(value)
            if text.strip() and read_date(text) is None:
                said = f'Invalid datetime value for "{name}": "{show(text, 60)}"'
                yield pointer, said


def _modified_early(spot: Spot) -> Iterator[tuple[str, str]]:
    published = [read_date(text) for _, text in spot.texts("datePublished")]
    for pointer, text in spot.texts("dateModified"):
        modified = read_date(text)
        for first in published:
            if first is not None and modified is not None and _is_before(modified, first):
                yield pointer, f"modified ({text.strip()}) before published ({first.text})"


def _are_sound(spot: Spot) -> bool:
    """Tell whether both dates are plain moments, the change not before the publication."""
    held = spot.node
    published, modified = held.get("datePublished"), held.get("dateModified")
    if type(published) is not str or type(modified) is not str or spot.document.now is not None:
        return False
    if not (_is_moment(published) and _is_moment(modified)):
        return False
    if published == modified:
        return True
    return datetime.fromisoformat(published) <= datetime.fromisoformat(modified)


def _is_moment(text: str) -> bool:
    return "T" in text and match_plain_date(text) is not None


def _is_before(one: object, other: object) -> bool:
    """Tell whether a date is certainly before another; days and zones leave room."""
    if isinstance(one, Instant) and isinstance(other, Instant):
        return datetime.fromisoformat(one.isoformat()) < datetime.fromisoformat(other.isoformat())
    if type(one) is type(other) and isinstance(one, LocalDateTime | Day):
        return one < other  # type: ignore[operator] # of one kind
    if not isinstance(one, Day | LocalDateTime | Instant) or not isinstance(
        other, Day | LocalDateTime | Instant
    ):
        return False
    return (one.year, one.month, one.day) < (other.year, other.month, other.day) and (
        abs(_day(other) - _day(one)) > 1
    )


def _day(moment: Day | LocalDateTime | Instant) -> int:
    return moment.toordinal()


def _in_future(spot: Spot) -> Iterator[tuple[str, str]]:
    now = spot.document.now
    if now is None:
        return
    for name in _NAMES:
        for pointer, text in spot.texts(name):
            moment = read_date(text)
            if moment is not None and moment.toordinal() > (now + _SLACK).toordinal():
                yield pointer, f"{name} ({text.strip()}) lies in the future"


def _offset_of_no_place(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in _NAMES:
        for pointer, text in spot.texts(name):
            moment = read_date(text)
            offset = moment.utcoffset() if isinstance(moment, Instant) else None
            if offset is not None and not _is_kept(offset):
                yield pointer, f"{name} ({text.strip()}) has an offset that no place keeps"


def _is_kept(offset: timedelta) -> bool:
    """Tell whether clocks are set to an offset anywhere: -12:00 to +14:00, in some quarters."""
    minutes = offset.total_seconds() / 60
    return _WESTERNMOST <= minutes <= _EASTERNMOST and minutes % 60 in _QUARTERS


def _ours(look: Look) -> Look:
    """Ask nothing of the works of others that an article names."""

    def ours(spot: Spot) -> Iterator[tuple[str, str]]:
        if spot.key not in OF_OTHERS:
            yield from look(spot)

    return ours


RULES = (
    Rule(
        name="date_without_zone", ref="SD009", severity=Severity.WARNING, profiles=_PROFILES,
        page=_ARTICLE, types=_OF, look=_ours(_without_zone), silent=_are_sound,
        title="A date with a time has a time zone; without one, Google uses that of its crawler.",
        advice="Add the offset that holds at the time, as in +02:00.",
        bad=with_(GOOD, datePublished="2026-11-20T08:00:00"), good=GOOD,
    ),
    Rule(
        name="date_without_time", ref="DAT02", severity=Severity.INFO, profiles=_PROFILES,
        page=_DATES, types=_OF, look=_ours(_without_time), silent=_are_sound,
        title="A date of an article says the time and the zone as well.",
        advice="Add the time and the offset.",
        bad=with_(GOOD, datePublished="2026-11-20"), good=GOOD,
    ),
    Rule(
        name="date_offset_of_no_place", ref="DAT03", severity=Severity.WARNING,
        profiles=_PROFILES, page=_DATES, types=_OF, silent=_are_sound,
        look=_ours(_offset_of_no_place),
        since="2026-11-29",
        title="The offset of a date is one that clocks are set to somewhere.",
        advice="Add the offset that holds at the time, daylight saving included.",
        bad=with_(GOOD, datePublished="2026-11-20T08:00:00+02:10"), good=GOOD,
    ),
    Rule(
        name="article_date_invalid", ref="SD011", severity=Severity.WARNING, profiles=_PROFILES,
        page=_ARTICLE, types=_OF, look=_ours(_unreadable), silent=_are_sound,
        title="A date of an article is written as ISO 8601 has it.",
        advice="Write 2026-11-20T08:00:00+02:00.",
        bad=with_(GOOD, datePublished="yesterday"), good=GOOD,
    ),
    Rule(
        name="modified_before_published", ref="DAT04", severity=Severity.WARNING,
        profiles=_PROFILES, page=_DATES, types=_OF, look=_ours(_modified_early), silent=_are_sound,
        title="An article is not modified before it is published.",
        advice="Write the day of the first publication in datePublished, and the last change.",
        bad=with_(GOOD, dateModified="2026-11-19T09:30:00+02:00"), good=GOOD,
    ),
    Rule(
        name="date_in_future", ref="DAT05", severity=Severity.ERROR, profiles=_PROFILES,
        page=_DATES, types=_OF, look=_ours(_in_future), silent=_are_sound,
        now="2026-11-22T08:00:00+02:00",
        title="An article is not dated in the future, nor by the event that it is about.",
        advice="Write when the article was published.",
        bad=with_(GOOD, dateModified="2027-11-20T09:30:00+02:00"), good=GOOD,
    ),
)  # fmt: skip
