"""The bench of the feeds: dates in the form of the web and in that of mail, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from ..safety.dates import (
    Instant,
    LocalDateTime,
    When,
    at_zone,
    from_feed,
    from_iso,
    is_strict,
    to_iso,
    to_rfc822,
    to_rfc3339,
)
from ..safety.show import show

__all__ = [
    "instant_of",
    "is_regular",
    "mail_date",
    "regular_mail_date",
    "same_moment",
    "to_moment",
    "to_pub_date",
    "web_date",
    "web_date_of",
    "web_dates_of",
    "web_moment_of",
]

_UTC_NAMES = ("GMT", "UT", "UTC", "Z")
# An instant of which the form of mail says all; most are.
_REGULAR = re.compile(
    r"(\d{4}-\d\d-\d\d)T((?!24)\d\d:\d\d:\d\d)(?:(Z)|(?!-00:00)([+-]\d\d):([03]0))", re.ASCII
)
_CLOCK = r"((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
_HOURS = r"[+-](?:[01][0-9]|2[0-3])"
# What most feeds have: read at once, but for the day, of which there are few.
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?([0-9]{2} [A-Z][a-z]{2} (?:19|20)[0-9]{2})"
    rf" {_CLOCK} (?:GMT|(?!-0000)({_HOURS})([0-5][0-9]))"
)
_WEB = re.compile(
    r"((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})"
    rf"T{_CLOCK}(?:\.[0-9]{{1,9}})?(?:Z|{_HOURS}:[0-5][0-9])"
)
_MAILS, _WEBS = (re.compile(f"^{one.pattern}$", re.MULTILINE) for one in (_MAIL, _WEB))
_DAYS = 4_096  # whose mail form is kept; eleven years


def web_date(value: When | None, zone: str = "") -> str:
    """Give a day or an instant in the form of the web; a local time only with a zone to put it in.

    Source: W3C, NOTE-datetime.
    """
    if value is None:
        return ""
    text = value.text
    if is_regular(text):  # at once what most are
        return text
    if isinstance(value, LocalDateTime):
        value = _in_zone(value, zone)
    return to_iso(value) if value is not None else ""


def instant_of(value: When | None, zone: str = "") -> Instant | None:
    """Give the instant of a date, if it is one or the zone makes it one; a day is none."""
    if isinstance(value, LocalDateTime):
        return _in_zone(value, zone)
    return value if isinstance(value, Instant) else None


def _in_zone(value: LocalDateTime, zone: str) -> Instant | None:
    """Give the instant of a local time; none at the ends of time, where a zone leads out of it."""
    try:
        return at_zone(value, zone)[0] if zone else None
    except ValueError:
        return None


def web_dates_of(texts: Sequence[str]) -> list[str]:
    """Read many dates of a feed as `web_date_of` reads each, most of them at once."""
    lines = "\n".join(texts)
    if len(texts) == lines.count("\n") + 1:
        mails = _MAILS.findall(lines) if _MAIL.fullmatch(texts[0]) else ()
        if len(mails) == len(texts):
            days = {day: _web_day(day) for day in {day for day, _, _, _ in mails}}
            if all(days.values()):
                return [
                    f"{days[day]}T{clock}{hours}:{minutes}" if hours else f"{days[day]}T{clock}Z"
                    for day, clock, hours, minutes in mails
                ]
        webs = _WEBS.findall(lines)
        if len(webs) == len(texts) and all(map(_is_day, {day for day, _ in webs})):
            return list(texts)
    return list(map(web_date_of, texts))


def web_date_of(text: str) -> str:
    """Read any date of a feed, and give it in the form of the web; a local time stays local.

    Raises ValueError when it is no date.
    """
    mail = _MAIL.fullmatch(text)
    if mail is not None:
        day, clock, hours, minutes = mail.groups()
        if written := _web_day(day):
            return f"{written}T{clock}{hours}:{minutes}" if hours else f"{written}T{clock}Z"
    web = _WEB.fullmatch(text)
    if web is not None and _is_day(web[1]):
        return text
    value = from_feed(text)
    if is_strict(value.text):
        return value.text
    written = value.isoformat()
    if isinstance(value, Instant) and text.strip().upper().endswith(_UTC_NAMES):
        return written.replace("+00:00", "Z")
    return written


def web_moment_of(text: str) -> str:
    """Read the date of a feed as `web_date_of` does; raises ValueError when it is no instant."""
    written = web_date_of(text)
    if not to_moment(written):
        raise ValueError(f"'{show(text, 60)}' has no time with an offset")
    return written


def mail_date(written: str) -> tuple[str, str]:
    """Give the mail form of a date, and the form of the web again where that says more."""
    mail = regular_mail_date(written)
    if mail:
        return mail, ""
    mail = to_pub_date(written)
    return mail, "" if mail and web_date_of(mail) == written else written


def is_regular(written: str) -> bool:
    """Tell whether this is an instant of which the form of mail says all; of most it is told."""
    return _REGULAR.fullmatch(written) is not None


def regular_mail_date(written: str) -> str:
    """Give the mail form of such an instant; nothing for anything else."""
    regular = _REGULAR.fullmatch(written)
    if regular is None:
        return ""
    day, clock, utc, hours, minutes = regular.groups()
    return f"{_mail_day(day)} {clock} {'GMT' if utc else hours + minutes}"


@lru_cache(maxsize=_DAYS)
def _web_day(mail: str) -> str:
    try:
        return from_feed(mail).isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=_DAYS)
def _is_day(text: str) -> bool:
    try:
        from_iso(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_DAYS)
def _mail_day(day: str) -> str:
    mail = to_pub_date(f"{day}T12:00:00Z")
    return mail[: mail.index(" 12:")]


def to_pub_date(written: str) -> str:
    """Give the mail form of an instant in the form of the web; nothing for a day."""
    value = from_iso(written)
    if not isinstance(value, Instant):
        return ""
    mail = to_rfc822(value)
    if mail.endswith("GMT") and not written.endswith("Z") and not value.utcoffset():
        return mail.removesuffix("GMT") + "+0000"
    return mail


def to_moment(written: str) -> str:
    """Give an instant of the form of the web in that of RFC 3339; nothing for a day."""
    value = from_iso(written) if written else None
    return to_rfc3339(value) if isinstance(value, Instant) else ""


def same_moment(mail: str, written: str) -> bool:
    """Tell whether the form of mail says what that of the web says, as far as it can.

    Of a day the mail form must be in it; of an instant it is cut to seconds.
    """
    left, right = from_iso(mail), from_iso(written)
    if isinstance(left, Instant) and isinstance(right, Instant):
        return timedelta(0) <= right - left < timedelta(seconds=1)
    if isinstance(right, Instant | LocalDateTime):
        return False
    return (left.year, left.month, left.day) == (right.year, right.month, right.day)
