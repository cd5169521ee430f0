"""Dates as they are published: a day, a naive local time and an instant are three things."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any, Literal, Never, Self, SupportsIndex, TypeAlias, TypeVar

from . import _date_text
from ._date_text import is_strict, unknown_zone, weekday_agrees
from .show import show

__all__ = [
    "Day", "Instant", "LocalDateTime", "When", "at_zone", "from_feed", "from_iso", "from_rfc822",
    "is_strict", "iso_at_once", "iso_at_zone", "to_iso", "to_rfc822", "to_rfc3339",
    "unknown_zone", "weekday_agrees", "when",
]  # fmt: skip

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}", re.ASCII)
_EDGE_YEARS = frozenset({1, 9999})  # where an offset may leave the years that Python knows
_MINUTE = timedelta(minutes=1)
_WHOLE = len("2026-11-22T08:00:00+02:00")  # an odd offset has seconds of its own behind it


class _Written(date):
    """What the three kinds share: the form they were written in, and that they do not change."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """Give the form that it was written in, or ISO 8601 if it was made otherwise."""
        try:
            return self._text  # type: ignore[attr-defined,no-any-return] # a slot of each kind
        except AttributeError:
            return self._fresh()

    def _fresh(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        """Show the kind and the form."""
        return f"{type(self).__name__}({self.text!r})"

    def __setattr__(self, name: str, value: object) -> Never:
        """Refuse: a date does not change."""
        raise AttributeError(f"a {type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> Never:
        """Refuse: a date does not change."""
        raise AttributeError(f"a {type(self).__name__} cannot be changed")


class Day(_Written):
    """A day without a time.

    Errors: ValueError when `text` is given and is no form of the day.
    """

    __slots__ = ("_text",)

    def __new__(
        cls, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex, *, text: str = ""
    ) -> Self:
        """Make a day, and keep the form it was written in."""
        self = super().__new__(cls, year, month, day)
        return _keep(self, text) if text else self

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        """Pickle and copy with the form."""
        return _restore, (date(self.year, self.month, self.day), getattr(self, "_text", ""))


class _Timed(_Written, datetime):
    """What the two kinds with a time share: they stay what they are, whatever is done to them."""

    __slots__ = ()

    def replace(self, *parts: Any, **changes: Any) -> Self:
        """Give the time with some of its parts changed; it keeps its kind, not its form."""
        plain = _plain(self).replace(*parts, **changes)
        return type(self)(
            plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second,
            plain.microsecond, plain.tzinfo, fold=plain.fold,
        )  # fmt: skip

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        """Pickle and copy with the form."""
        return _restore, (_plain(self), getattr(self, "_text", ""))


class LocalDateTime(_Timed):
    """A time on a clock whose zone is not said.

    It has no instant: `at_zone` gives one to who knows the zone, and `timestamp` refuses.
    Errors: ValueError for a zone, or when `text` is given and is no form of the time.
    """

    __slots__ = ("_text",)

    def __new__(  # noqa: PLR0913, PLR0917 (as datetime has it)
        cls,
        year: SupportsIndex,
        month: SupportsIndex,
        day: SupportsIndex,
        hour: SupportsIndex = 0,
        minute: SupportsIndex = 0,
        second: SupportsIndex = 0,
        microsecond: SupportsIndex = 0,
        tzinfo: tzinfo | None = None,
        *,
        fold: int = 0,
        text: str = "",
    ) -> Self:
        """Make a time without zone, and keep the form it was written in."""
        if tzinfo is not None:
            raise ValueError("a LocalDateTime has no zone: an Instant has")
        self = super().__new__(
            cls, year, month, day, hour, minute, second, microsecond, None, fold=fold
        )
        return _keep(self, text) if text else self

    def astimezone(self, tz: tzinfo | None = None) -> Never:  # noqa: ARG002 (as datetime has it)
        """Refuse: the zone of this machine is not the zone of the text."""
        raise ValueError("a LocalDateTime has no zone: see at_zone")

    def timestamp(self) -> Never:
        """Refuse: the zone of this machine is not the zone of the text."""
        raise ValueError("a LocalDateTime has no zone: see at_zone")


class Instant(_Timed):
    """A moment, on a clock whose offset from UTC is known.

    A zone with several offsets is narrowed to the one that holds at the moment.
    Errors: ValueError without zone, when it is out of the years 1 to 9999 in UTC, or when `text`
    is given and is no form of the moment.
    """

    __slots__ = ("_text",)

    def __new__(  # noqa: PLR0913, PLR0917 (as datetime has it)
        cls,
        year: SupportsIndex,
        month: SupportsIndex,
        day: SupportsIndex,
        hour: SupportsIndex = 0,
        minute: SupportsIndex = 0,
        second: SupportsIndex = 0,
        microsecond: SupportsIndex = 0,
        tzinfo: tzinfo | None = None,
        *,
        fold: int = 0,
        text: str = "",
    ) -> Self:
        """Make a moment, and keep the form it was written in."""
        if type(tzinfo) is not timezone:
            tzinfo = _fixed(
                datetime(year, month, day, hour, minute, second, microsecond, tzinfo, fold=fold)
            )
        self = super().__new__(cls, year, month, day, hour, minute, second, microsecond, tzinfo)
        if self.year in _EDGE_YEARS:
            _check_range(self)
        return _keep(self, text) if text else self

    def _fresh(self) -> str:
        return _plain(self).astimezone(UTC).isoformat() if _is_odd(self) else self.isoformat()

    def astimezone(self, tz: tzinfo | None = None) -> Instant:
        """Give the same moment on the clock of another zone, UTC if none is named."""
        return _make_instant(_plain(self).astimezone(tz or UTC))


When: TypeAlias = Day | LocalDateTime | Instant
_Kind = TypeVar("_Kind", bound=When)


def when(value: object) -> When:
    """Give the date of ours for a date, a datetime or ISO 8601 text.

    A naive datetime stays naive and a date stays a day. Raises ValueError for anything else.
    """
    if isinstance(value, Day | LocalDateTime | Instant):
        return value
    if isinstance(value, date):
        return _make(value, "")
    if isinstance(value, str):
        return from_iso(value)
    raise ValueError(f"{show(value, 60)} is no date, datetime or ISO 8601 text")


def from_iso(text: str) -> When:
    """Read a date or date and time of ISO 8601, as in JSON-LD, Atom and sitemaps.

    A space may stand for the T, and offset or seconds may be missing; a fraction is cut to
    microseconds in the value and whole in `text`; 24:00 is the next midnight. Years, months, weeks,
    bare numbers, leap seconds and zone names are refused.
    Raises ValueError when it is no such date. Source: ISO 8601-1:2019; RFC 3339.
    """
    return _make(_date_text.read_iso(text.strip()), text.strip())


def iso_at_once(text: str) -> When | None:
    """Give the date that a text is in the extended form of ISO 8601; None for anything else."""
    usual = _date_text.read_usual(text)
    if usual is not None and usual.year not in _EDGE_YEARS:
        return _instant_as_written(usual, text)
    try:
        return from_iso(text) if is_strict(text) else None
    except ValueError:
        return None


def from_rfc822(text: str) -> When:
    """Read the date form of RSS.

    Years 69 to 99 mean 19xx, 00 to 68 mean 20xx; a wrong weekday is passed over. Only offsets, GMT,
    UT, UTC, Z and the zones of the US are zones: with another or without any it is a local time.
    Raises ValueError when it is no such date. Source: RFC 822, section 5; RFC 5322, section 3.3.
    """
    return _make(_date_text.read_rfc822(text.strip()), text.strip())


def from_feed(text: str) -> When:
    """Read any date that feeds are found with: of RFC 822, ISO 8601 or C.

    Raises ValueError when it is none of them.
    """
    text = text.strip()
    for read in (_date_text.read_rfc822, _date_text.read_iso, _date_text.read_asctime):
        try:
            return _make(read(text), text)
        except ValueError:
            continue
    raise ValueError(f"'{show(text, 60)}' is no date of RFC 822 or ISO 8601")


def to_iso(value: When) -> str:
    """Write ISO 8601 in its extended form: as it was written, if that was such a form."""
    text = value.text
    return text if is_strict(text) else value._fresh()  # noqa: SLF001 (of this module)


def to_rfc3339(value: Instant) -> str:
    """Write the date form of Atom: as it was written, if it had seconds and an offset.

    Raises ValueError for a day or a local time. Source: RFC 3339, section 5.6.
    """
    _require_instant(value)
    text = value.text
    return text if _date_text.is_rfc3339(text) else value._fresh()  # noqa: SLF001 (of this module)


def to_rfc822(value: Instant) -> str:
    """Write the date form of RSS, in English whatever the locale.

    Loss: parts of a second; an offset that is no multiple of 30 minutes becomes UTC.
    Raises ValueError for a day or a local time. Source: RFC 5322, section 3.3.
    """
    _require_instant(value)
    return _date_text.write_rfc822(value)


def at_zone(
    local: LocalDateTime | Day, zone_name: str
) -> tuple[Instant, Literal["", "gap", "fold"]]:
    """Give the moment that a local time is in a zone, and whether the clock was being changed.

    Shape: `fold` says that the clock showed the time twice, and the first is meant; `gap` that it
    never did, and the offset before is used. The start of a day stands for the day.
    Raises ValueError for a zone that is not in the IANA database.
    """
    naive = datetime(local.year, local.month, local.day)  # noqa: DTZ001 (naive on purpose)
    if isinstance(local, LocalDateTime):
        naive = _plain(local)
    first, doubt = _in_zone(naive, zone_name)
    moment = _make_instant(first)
    written = getattr(local, "_text", "")
    digits = _date_text.digits_after_second(written) if written else ""
    if digits and not _is_odd(first):
        clock = moment.isoformat(timespec="seconds")
        _set_text(moment, f"{clock[:19]}.{digits}{clock[19:]}")
    return moment, doubt


def iso_at_zone(naive: datetime, zone_name: str) -> tuple[str, Literal["", "gap", "fold"]]:
    """Give the ISO 8601 of what `at_zone` gives, of a time of Python's own kind."""
    first, doubt = _in_zone(naive, zone_name)
    written = first.isoformat()
    is_plain = first.year not in _EDGE_YEARS and (len(written) == _WHOLE or not _is_odd(first))
    return written if is_plain else to_iso(_make_instant(first)), doubt


def _in_zone(naive: datetime, zone_name: str) -> tuple[datetime, Literal["", "gap", "fold"]]:
    zone = _zone(zone_name)
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    before, after = first.utcoffset() or timedelta(), second.utcoffset() or timedelta()
    return first, "" if before == after else "fold" if before > after else "gap"


def _is_odd(moment: datetime) -> bool:
    """Tell whether the offset is one that ISO 8601 has no form for, as local mean times have it."""
    return bool((moment.utcoffset() or timedelta()) % _MINUTE)


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    if not _ZONE.fullmatch(name):
        raise ValueError(f"'{show(name, 60)}' is no name of a time zone")
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as fault:
        raise ValueError(f"'{show(name, 60)}' is no time zone of the IANA database") from fault


def _require_instant(value: object) -> None:
    if not isinstance(value, Instant):
        raise ValueError(f"{show(value, 60)} is no instant: it has no zone")  # noqa: TRY004 (one error for callers)


def _plain(value: datetime) -> datetime:
    """Give Python's own kind, whose methods know nothing of forms."""
    return datetime(
        value.year, value.month, value.day, value.hour, value.minute, value.second,
        value.microsecond, value.tzinfo, fold=value.fold,
    )  # fmt: skip


def _fixed(moment: datetime) -> timezone:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("an Instant has a zone: a LocalDateTime has none")
    return timezone(offset)


def _check_range(moment: datetime) -> None:
    try:
        _plain(moment).astimezone(UTC)
    except OverflowError as fault:
        raise ValueError("the moment is out of the years 1 to 9999") from fault


def _set_text(value: When, text: str) -> None:
    object.__setattr__(value, "_text", text)


def _keep(value: _Kind, text: str) -> _Kind:
    """Keep the form given by hand, if it is one of the value."""
    form = from_feed(text)
    if form != value or form._fresh() != value._fresh():  # noqa: SLF001 (of this module)
        raise ValueError(f"'{show(text, 60)}' is no form of {value.isoformat()}")
    _set_text(value, form.text)
    return value


def _make(plain: date, text: str) -> When:
    """Make the fitting kind of what Python's own kind says, in the form it was read from."""
    made: When
    if not isinstance(plain, datetime):
        made = Day(plain.year, plain.month, plain.day)
    elif plain.tzinfo is not None:
        made = _make_instant(plain)
    else:
        made = LocalDateTime(
            plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second,
            plain.microsecond, fold=plain.fold,
        )  # fmt: skip
    if text:
        _set_text(made, text)
    return made


def _make_instant(plain: datetime) -> Instant:
    return Instant(
        plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second,
        plain.microsecond, plain.tzinfo, fold=plain.fold,
    )  # fmt: skip


def _instant_as_written(plain: datetime, text: str) -> Instant:
    """Make the moment of the usual form, whose offset is fixed: there is nothing to look into."""
    made = datetime.__new__(
        Instant, plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second,
        plain.microsecond, plain.tzinfo,
    )  # fmt: skip
    _set_text(made, text)
    return made


_restore = _make  # the name that pickles hold
