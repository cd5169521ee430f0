"""The bench of pages: the forms in which pages write dates, for machines and for readers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from ..safety.dates import Day, When, from_feed, from_iso, iso_at_once, iso_at_zone, to_iso, when
from ._page_visible import grammar_for
from ._text_dates import Found, common_year

__all__ = ["DATE_LENGTH", "read_date", "written"]

DATE_LENGTH = 64  # characters of a date, as safety/limits.py has it
_NUMERIC = re.compile(
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<y2>\d{4}))"
    r"(?:(?:[T@ ]|, | - | at )(?P<clock>.{3,40}))?",
    re.ASCII,
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})[:.h](?P<min>\d\d)(?:[:.](?P<s>\d\d)(?:\.\d{1,9})?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: ?(?:hs?|hrs?|Uhr)\b\.?)?"
    r"(?: ?(?P<zone>Z|(?:UTC|GMT)?[+-](?:\d\d|\d(?=[:.]))[:.]?(?:\d\d)?|[A-Z]{2,5}"
    r"|[A-Z][a-z]+(?:/[A-Z][A-Za-z_]+){1,2}))?Z?",
    re.ASCII,
)
_SCRIPT_DATE = re.compile(  # of JavaScript and Java: `Wed Jan 06 2021 00:34:00 GMT+0000 (UTC)`
    r"[A-Z][a-z]{2},? (?P<month>[A-Z][a-z]{2}) (?P<d>\d{1,2})"
    r"(?: (?P<y>\d{4}) (?P<clock>\d\d:\d\d:\d\d (?:GMT|UTC)?[+-]\d{4})(?: \(.{1,40}\))?"
    r"| (?P<clock2>\d\d:\d\d:\d\d [A-Z]{3,5}) (?P<y2>\d{4}))",
    re.ASCII,
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Names of zones that mean one thing wherever they are written.
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "WEST": "+01:00",
    "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00", "EST": "-05:00",
    "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
    "PDT": "-07:00",
}  # fmt: skip
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d\d|\d(?=[:.]))[:.]?(\d\d)?", re.ASCII)
_LOST_PLUS = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) (\d\d:?\d\d)", re.ASCII
)
_WRAPPED = re.compile(r"/Date\((1\d{9}(?:\d{3})?)\)/", re.ASCII)  # of .NET
_ZONE_NAME = re.compile(r"\[[A-Za-z_/+-]{3,40}\]$")  # of Java: `+02:00[Europe/Berlin]`
_MARKS = dict.fromkeys((0x200E, 0x200F))  # of direction, among the figures of Arabic dates
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_A_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_NOON = 12
_MONTHS_OF_YEAR = 12
# Languages that write 31/12/2026 everywhere. Source: Unicode CLDR, short date formats.
_DAY_FIRST_WITH_SLASHES = frozenset(
    {"ar", "ca", "el", "es", "fr", "ga", "gl", "he", "hi", "id", "it", "ms", "pt", "th", "vi"}
)


@lru_cache(maxsize=512)
def read_date(text: str, language: str = "") -> When | None:
    """Read a date in any form that pages are found with, or nothing.

    A day before a month is told from one after it by the separator, by a number over 12, or by the
    language of the page; where none tells, there is no date.
    """
    text = _mended(" ".join(text.split()).removesuffix(" Uhr"))
    if not 6 <= len(text) <= DATE_LENGTH:
        return None
    try:
        return iso_at_once(text) or from_iso(text)
    except ValueError:
        pass
    for read in (_from_numbers, _from_script, _from_epoch):
        try:
            found = read(text, language)
        except (ValueError, OverflowError):
            return None
        if found is not None:
            return found
    return _from_mail(text) or _from_words(text, language)


def _mended(text: str) -> str:
    """Mend what programs do to dates: a plus read as a space, the name of a zone, marks around."""
    if not text.isascii():
        text = text.translate(_MARKS)
    if match := _LOST_PLUS.fullmatch(text):
        return f"{match[1]}+{match[2]}"
    if match := _WRAPPED.fullmatch(text):
        return match[1]
    return _ZONE_NAME.sub("", text) if text.endswith("]") else text


def _from_numbers(text: str, language: str) -> When | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    if match["y"]:
        year, month, day = match["y"], match["m"], match["d"]
    else:
        year, month, day = match["y2"], match["b"], match["a"]
        if int(month) > _MONTHS_OF_YEAR:
            month, day = day, month
        elif not _is_day_first(day, month, match["mark"], language):
            return None
    return _made(common_year(int(year)), int(month), int(day), match["clock"])


def _is_day_first(day: str, month: str, mark: str, language: str) -> bool:
    """Tell whether the day is known to stand first: dots say so, and languages that use slashes."""
    if mark != "/" or int(day) > _MONTHS_OF_YEAR or day == month:
        return True
    return language[:2] in _DAY_FIRST_WITH_SLASHES


def _from_script(text: str, language: str) -> When | None:
    del language
    match = _SCRIPT_DATE.fullmatch(text)
    if match is None or match["month"].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(match["month"].lower()) + 1
    year, clock = match["y"] or match["y2"], match["clock"] or match["clock2"]
    return _made(int(year), month, int(match["d"]), clock)


def _made(year: int, month: int, day: int, clock: str | None) -> When | None:
    """Make a date of its parts; the day alone where what seems to be a clock shows no time.

    A day has no offset, so that one that is stated would be lost: `23:59:60Z` makes none.
    """
    match = _CLOCK.fullmatch(clock.strip()) if clock else None
    if match is not None:
        try:
            return _at_clock(year, month, day, match)
        except ValueError:
            if match["zone"] == "Z" or _OFFSET.fullmatch(match["zone"] or ""):
                return None
    is_day = clock is None or (_A_CLOCK.match(clock) and not _YEAR.search(clock))
    return Day(year, month, day) if is_day else None


def _at_clock(year: int, month: int, day: int, match: re.Match[str]) -> When:
    hour = int(match["h"])
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"] in "pP" else 0)
    naive = datetime(year, month, day, hour, int(match["min"]), int(match["s"] or 0))  # noqa: DTZ001 (naive)
    zone = match["zone"]
    if zone is None or "/" in zone:  # a region has several offsets
        return when(naive)
    offset = _OFFSET.fullmatch(zone)
    spelled = f"{offset[1]}{offset[2]:0>2}:{offset[3] or '00'}" if offset else _ZONES.get(zone, "")
    return from_iso(f"{naive.isoformat()}{spelled}")


def _in_region(naive: datetime, region: str) -> str:
    """Give a time in the zone of a region, as `Europe/Berlin`; without zone where there is none."""
    try:
        return iso_at_zone(naive, region)[0]
    except ValueError:
        return naive.isoformat()


def written(found: Found) -> str:
    """Write a date that a calendar found, in the zone that a word beside it names."""
    moment = found.moment
    if found.zone and isinstance(moment, datetime):
        return _in_region(moment, found.zone)
    return moment.isoformat()


def _from_epoch(text: str, language: str) -> When | None:
    del language
    if not _EPOCH.fullmatch(text):
        return None
    return when(datetime.fromtimestamp(int(text[:10]), UTC))


def _from_mail(text: str) -> When | None:
    """Read a date with the name of its month, as mail has it."""
    try:
        return from_iso(to_iso(from_feed(text)))
    except ValueError:
        return None


def _from_words(text: str, language: str) -> When | None:
    """Read the only date in a text as readers have it, in the language of the page or English.

    With slashes a day may be a month where the language does not tell. A clock behind a word that
    is not known is left.
    """
    if "/" in text and language[:2] not in _DAY_FIRST_WITH_SLASHES:
        return None
    for code in dict.fromkeys((language[:2].lower(), "en")):
        found = list(grammar_for(code).calendar.anywhere(text))
        rest = text[: found[0].start] + text[found[0].end :] if len(found) == 1 else "0"
        if not _FIGURE.search(_A_CLOCK.sub("", rest)):
            return from_iso(written(found[0]))
    return None
