"""The bench of the dates: the written forms, read into Python's own kinds and back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from .limits import DEFAULT_LIMITS
from .show import show

__all__ = [
    "digits_after_second",
    "is_rfc3339",
    "is_strict",
    "read_asctime",
    "read_iso",
    "read_rfc822",
    "read_usual",
    "unknown_zone",
    "weekday_agrees",
    "write_rfc822",
]

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[Tt ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?"
    r" ?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_ISO_BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d)(?P<minute>\d\d)(?:(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?"
    r"(?P<zone>Z|[+-]\d\d(?:\d\d)?)?)?",
    re.ASCII,
)
_STRICT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T(?!24)\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII
)
_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)
# Letters of any language in the weekday, for the date beside it says all there is to know.
_RFC822 = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,12})(?P<mark>[.,]{0,2}) ?)?"
    r"(?P<day>[0-9]{1,2})[ -](?P<month>[A-Za-z]{3,9})[.,]{0,2}[ -](?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:,? (?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)?"
    r" ?(?P<name>[A-Za-z][A-Za-z/_]{0,39})?(?P<zone>[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ASCTIME = re.compile(
    r"(?P<weekday>[A-Za-z]{3,9}) (?P<month>[A-Za-z]{3,9}) (?P<day>\d{1,2}) "
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?P<year>\d{4})",
    re.ASCII,
)

# English whatever the locale. Source: RFC 5322, section 3.3.
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBERS: Final = {
    spelled: number
    for number, name in enumerate(_MONTHS, 1)
    for spelled in (name, name[:3], name[:4])
}
# Hours from UTC of the zone names that mean one thing. Source: RFC 822, section 5.1.
_ZONES: Final = {
    "GMT": 0, "UT": 0, "UTC": 0, "Z": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_HALVES_OF_DAY = frozenset({"AM", "PM"})
_CENTURY_TURN = 69  # two digits from here on are 19xx; RSS Advisory Board profile, pubDate
_WRITTEN_STEP = timedelta(minutes=30)  # a validator doubts offsets between; reference feeds.md, A


# By every third character from the fifth on.
_USUAL_CHARACTERS = {
    "--T::+": len("2026-11-22T08:00:00+02:00"),
    "--T::-": len("2026-11-22T08:00:00-02:00"),
    "--T::Z": len("2026-11-22T08:00:00Z"),
}


def read_iso(text: str) -> date | datetime:
    """Read a whole date, or date and time, of ISO 8601; RFC 3339 and W3CDTF are parts of it."""
    if (usual := read_usual(text)) is not None:
        return usual
    _check_length(text)
    match = _ISO.fullmatch(text) or _ISO_BASIC.fullmatch(text)
    if match is None:
        raise _fault(text, "no ISO 8601 date")
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return day
        return _attach(_clock(day, match), match["zone"])
    except (ValueError, OverflowError) as fault:
        raise _fault(text, "no possible date") from fault


def read_usual(text: str) -> datetime | None:
    """Read the form that most dates have, at the speed of C; None where a closer look is due."""
    if _USUAL_CHARACTERS.get(text[4:20:3]) != len(text):
        return None
    if text[-3] == ":" and text[-2] > "5":  # Python takes 60 minutes and more for an offset
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def read_rfc822(text: str) -> date | datetime:
    """Read the date form of RSS and mail, with what is customary beside it."""
    match = _match_rfc822(text)
    try:
        year = int(match["year"])
        if len(match["year"]) == 2:
            year += 1900 if year >= _CENTURY_TURN else 2000
        day = date(year, _MONTH_NUMBERS[match["month"].lower()], int(match["day"]))
        return day if match["hour"] is None else _attach_name(_clock(day, match), match)
    except (ValueError, OverflowError, KeyError) as fault:
        raise _fault(text, "no possible date") from fault


def read_asctime(text: str) -> datetime:
    """Read the form of C's asctime, as in `Fri Nov 20 08:00:00 2026`."""
    match = _ASCTIME.fullmatch(" ".join(text.split()))
    if match is None or not _weekday_number(match["weekday"]):
        raise _fault(text, "no asctime date")
    try:
        month = _MONTH_NUMBERS[match["month"].lower()]
        return _clock(date(int(match["year"]), month, int(match["day"])), match)
    except (ValueError, OverflowError, KeyError) as fault:
        raise _fault(text, "no possible date") from fault


def weekday_agrees(text: str) -> bool:
    """Tell whether the weekday of an RFC 822 date is that of its day; none, or a foreign one, is.

    Raises ValueError when the text is no such date.
    """
    number = _weekday_number(_match_rfc822(text)["weekday"] or "")
    return not number or read_rfc822(text).isoweekday() == number


def unknown_zone(text: str) -> str:
    """Give the zone name of an RFC 822 date that does not say an offset from UTC, as `EET`.

    Nothing if there is none. Raises ValueError when the text is no such date.
    """
    name = str(_match_rfc822(text)["name"] or "")
    return "" if name.upper() in _ZONES else name


def is_strict(text: str) -> bool:
    """Tell whether a date that can be read is in the extended form of ISO 8601."""
    return _STRICT.fullmatch(text) is not None


def is_rfc3339(text: str) -> bool:
    """Tell whether a date that can be read is in the form of Atom: seconds and offset."""
    return _RFC3339.fullmatch(text) is not None


def digits_after_second(text: str) -> str:
    """Give the fraction of a second as it was written, without its point."""
    match = _ISO.fullmatch(text) or _ISO_BASIC.fullmatch(text)
    return str(match["fraction"] or "") if match else ""


def write_rfc822(moment: datetime) -> str:
    """Write an aware time with four digits of year and whole seconds, rest cut off."""
    offset = moment.utcoffset() or timedelta()
    if offset % _WRITTEN_STEP:
        moment, offset = moment.astimezone(UTC), timedelta()
    weekday, month = _WEEKDAYS[moment.weekday()][:3].title(), _MONTHS[moment.month - 1][:3].title()
    clock = f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}"
    zone = _spell_offset(offset)
    return f"{weekday}, {moment.day:02} {month} {moment.year:04} {clock} {zone}"


def _spell_offset(offset: timedelta) -> str:
    minutes = offset // timedelta(minutes=1)
    if not minutes:
        return "GMT"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}{minutes:02}"


def _fault(text: str, what: str) -> ValueError:
    return ValueError(f"'{show(text, 60)}' is {what}")


def _check_length(text: str) -> None:
    if len(text) > DEFAULT_LIMITS.date_characters:
        raise _fault(text, f"longer than a date of {DEFAULT_LIMITS.date_characters} characters")


def _clock(day: date, match: re.Match[str]) -> datetime:
    """Give the naive time; 24:00 is the midnight that ends the day."""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    fraction = match.groupdict().get("fraction") or ""
    micro = int(fraction[:6].ljust(6, "0"))
    if hour == 24 and not (minute or second or fraction.strip("0")):
        return datetime(day.year, day.month, day.day) + timedelta(days=1)  # noqa: DTZ001 (naive)
    return datetime(day.year, day.month, day.day, hour, minute, second, micro)  # noqa: DTZ001 (naive)


def _attach(clock: datetime, zone: str | None) -> datetime:
    if zone is None:
        return clock
    if zone in {"Z", "z"}:
        return clock.replace(tzinfo=UTC)
    hours, minutes = int(zone[1:3]), int(zone[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        raise ValueError("an offset is below a day")
    offset = timedelta(hours=hours, minutes=minutes)
    return clock.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset))


def _attach_name(clock: datetime, match: re.Match[str]) -> datetime:
    """Attach the zone of mail: a name or an offset, or both as browsers print it (`GMT+0200`).

    `-0000` says that the zone is not known (RFC 5322, section 3.3), and so do other names.
    """
    name, zone = (match["name"] or "").upper(), match["zone"]
    if name in _HALVES_OF_DAY:
        raise ValueError("a clock of twelve hours")
    if zone:
        known = _ZONES.get(name) == 0 if name else zone not in {"-0000", "-00:00"}
        return _attach(clock, zone if known else None)
    if name not in _ZONES:
        return clock
    return clock.replace(tzinfo=timezone(timedelta(hours=_ZONES[name])))


def _match_rfc822(text: str) -> re.Match[str]:
    _check_length(text)
    match = _RFC822.fullmatch(" ".join(_without_comments(text).split()))
    if match is None or not (
        match["weekday"] is None or match["mark"] or _weekday_number(match["weekday"])
    ):
        raise _fault(text, "no RFC 822 date")
    return match


def _without_comments(text: str) -> str:
    kept: list[str] = []
    depth = 0
    for letter in text:
        depth += letter == "("
        if not depth:
            kept.append(letter)
        depth -= letter == ")" and depth > 0
    return "".join(kept)


def _weekday_number(word: str) -> int:
    """Give 1 for Monday to 7 for Sunday, and 0 for what is no English weekday."""
    small = word.lower()
    for number, name in enumerate(_WEEKDAYS, 1):
        if len(small) > 2 and name.startswith(small):
            return number
    return 0
