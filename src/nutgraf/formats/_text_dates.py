"""Dates in article text: the shapes of a house, compiled, and what they find in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property, lru_cache
from itertools import compress

from ..houses import House
from ..houses._shapes import pieces
from ._text_labels import GAP, spaced

__all__ = ["Calendar", "Found", "calendar_of", "common_year", "has_figure"]

_GAP = r"[ \u200e\u200f]{1,4}"
_OFFSET = r"z|(?:utc|gmt)?[+-][0-9]{1,2}:?[0-9]{2}|(?:utc|gmt)[+-][0-9]{1,2}"
_GLUED = r"(?<=[12][0-9]{3})(?=[0-9]{1,2}[:.][0-9]{2})"  # `Apr 28 20232:23 PM`
_AGE = r"(?<=[12][0-9]{3})(?=[0-9]{1,2} [^\W\d_])"  # `April 10, 20233 years ago`
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_DIGITS = {
    "day": _DAY,
    "dd": _DAY,
    "mm": r"(?:1[0-2]|0?[1-9])",
    "year": r"(?:(?:19|20)[0-9]{2}|25[5-9][0-9])",
    "yy": r"[0-9]{2}(?![0-9])",
    "hour": r"(?:2[0-3]|1[0-9]|0?[0-9])",
    "minute": r"[0-5][0-9]",
    "second": r"[0-5][0-9]",
}
_LOOSE = " '’ʼ"  # signs in a word that others may stand for
_NOON = 12
_BUDDHIST = frozenset({"lo", "th"})  # languages whose papers count years from 543 before ours
_YEARS_AHEAD, _FIRST_AHEAD = 543, 2550  # what such a year is more, and one that is surely such
_CENTURY = 69  # two figures below it are years from 2000 on, as in RFC 822's reading
# Figures of other scripts, one for one, so that offsets stay what they are.
_FIGURES = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯０１２３４５６７８９", "0123456789" * 5
)


@dataclass(slots=True)
class Found:
    """One date in a line: where, what it says, and whether its weekday agrees.

    Shape: `moment` is a date, a naive or an aware datetime; `zone` is the zone name of a zone word
    that is more than an offset; `weekday_differs` is False when there is no weekday.
    """

    start: int
    end: int
    moment: date
    zone: str
    weekday_differs: bool


class Calendar:
    """The date shapes of a house, ready to search with."""

    def __init__(self, house: House) -> None:
        """Compile the shapes of the house."""
        dates = house.dates
        self._is_buddhist = house.language in _BUDDHIST
        self._months = _numbered(dates.months)
        self._weekdays = _numbered(dates.weekdays)
        self._after_noon = {_plain(word) for word in dates.after_noon}
        self._before_noon = {_plain(word) for word in dates.before_noon}
        self._zones = {_plain(word): zone for word, zone in dates.zones.items()}
        self._patterns = _DIGITS | self._patterns_of_words()
        day = _either(self._compiled(shape, f"d{n}") for n, shape in enumerate(dates.days))
        first, last = (
            _either(self._compiled(shape, f"{side}{n}") for n, shape in enumerate(dates.times))
            for side in "ab"
        )
        join = f"{_words(dates.joins) or _GAP}|{_GLUED}"
        whole = (
            rf"(?<![0-9])(?:{first}(?:{join}))?{day}(?:(?:{join}){last}(?![0-9])|(?![0-9])|{_AGE})"
        )
        self._anywhere = re.compile(
            f"(?=[0-9]{self._openings((*dates.days, *dates.times))}){whole}"
        )
        self._words, self._last = _words_in(self._anywhere), last

    @cached_property
    def _clock(self) -> re.Pattern[str]:
        """Match a time of day that stands alone, which few texts ask for."""
        return re.compile(rf"(?<![0-9:.]){_either([self._last])}(?![0-9])")

    @cached_property
    def _clock_words(self) -> tuple[str, ...]:
        return _words_in(self._clock)

    def anywhere(self, line: str) -> Iterator[Found]:
        """Find the dates of a line, each at the earliest place where it can begin."""
        line = _lowered(line)
        if not has_figure(line):
            return
        for match in self._anywhere.finditer(line):
            if found := self._read(match, _parts(match, self._words)):
                yield found

    def clock_at_start(self, line: str) -> tuple[time, int] | None:
        """Find the time of day that a line opens with, and where it ends."""
        match = self._clock.match(_lowered(line))
        moment = self._time(_parts(match, self._clock_words)) if match else None
        return (moment, match.end()) if match and moment is not None else None

    def _openings(self, shapes: Iterable[str]) -> str:
        """Match the two signs that a date may begin with, where it does not begin with a figure."""
        names = (*self._months, *self._weekdays, *self._after_noon, *self._before_noon)
        words = (*names, *(letter for shape in shapes for letter in _first_letters(shape)))
        behind: dict[str, set[str]] = {}
        for word in words:
            behind.setdefault(word[0], set()).add("" if word[1:2] in _LOOSE else word[1])
        return "".join(
            f"|{re.escape(first)}"
            + ("" if "" in seconds else f"[{re.escape(''.join(sorted(seconds)))}]")
            for first, seconds in sorted(behind.items())
        )

    def _compiled(self, shape: str, group: str) -> str:
        return "".join(self._piece(piece, group) for piece in pieces(shape))

    def _piece(self, piece: str, group: str) -> str:
        if piece == "[":
            return "(?:"
        if piece == "]":
            return ")?"
        if piece == " ":
            return _GAP
        if len(piece) == 1:
            return "|" if piece == "|" else re.escape(piece.lower())
        word = piece[1:-1]
        return f"(?P<{group}_{word}>{self._patterns[word]})"

    def _patterns_of_words(self) -> dict[str, str]:
        halves = _words(self._after_noon | self._before_noon)
        return {
            "weekday": rf"(?:{_words(self._weekdays)})\.?",
            "month": rf"(?:{_words(self._months)})\.?",
            "half": rf"(?:{halves})(?![^\W\d_])\.?" if halves else r"(?!)",
            "zone": rf"(?:{_OFFSET}|{_words(self._zones) or '(?!)'})(?![^\W_])",
        }

    def _read(self, match: re.Match[str], parts: dict[str, str]) -> Found | None:
        day = self._day(parts)
        if day is None:
            return None
        clock = self._time(parts)
        moment: date = day if clock is None else datetime.combine(day, clock)
        weekday = self._weekdays.get(_plain(parts["weekday"])) if "weekday" in parts else None
        differs = weekday is not None and weekday != day.isoweekday()
        zone = self._zone_name(parts) if clock is not None and "zone" in parts else ""
        return Found(match.start(), match.end(), moment, zone, differs)

    def _day(self, parts: dict[str, str]) -> date | None:
        month = self._months.get(_plain(parts.get("month", "")), 0) or int(parts.get("mm", 0))
        try:
            return date(
                _year(parts, self._is_buddhist), month, int(parts.get("day") or parts["dd"])
            )
        except ValueError:
            return None

    def _time(self, parts: dict[str, str]) -> time | None:
        if "hour" not in parts:
            return None
        hour = int(parts["hour"])
        if half := _plain(parts["half"]) if "half" in parts else "":
            if not 1 <= hour <= _NOON:
                return None
            hour = hour % _NOON + (_NOON if half in self._after_noon else 0)
        try:
            zone = self._offset(parts) if "zone" in parts else None
            return time(hour, int(parts.get("minute", 0)), int(parts.get("second", 0)), 0, zone)
        except ValueError:
            return None

    def _offset(self, parts: dict[str, str]) -> timezone | None:
        word = parts["zone"]
        said = self._zones.get(_plain(word), word)
        return _offset_of(said)

    def _zone_name(self, parts: dict[str, str]) -> str:
        said = self._zones.get(_plain(parts["zone"]), "")
        return said if "/" in said else ""


def has_figure(text: str) -> bool:
    """Tell whether one of the figures from 0 to 9 is in a text."""
    # Quicker than to search for any of them: most texts that are asked have none.
    return (
        "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
        or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text
    )  # fmt: skip


def common_year(year: int) -> int:
    """Give a year as calendars of the world count it; one such as 2568 is of Thailand's."""
    return year - _YEARS_AHEAD if _FIRST_AHEAD <= year < _FIRST_AHEAD + 50 else year


def _year(parts: dict[str, str], is_buddhist: bool) -> int:  # noqa: FBT001 (of the calendar)
    if "year" in parts:
        return common_year(int(parts["year"]))
    short = int(parts["yy"])
    if is_buddhist:
        return short + 2500 - _YEARS_AHEAD
    return short + (2000 if short < _CENTURY else 1900)


@lru_cache(maxsize=64)
def calendar_of(house: House) -> Calendar:
    """Give the calendar of a house, compiled once."""
    return Calendar(house)


def _offset_of(said: str) -> timezone | None:
    if said.upper() in ("Z", "UTC", "GMT"):
        return UTC
    match = re.fullmatch(r"(?:UTC|GMT)?([+-])([0-9]{1,2}):?([0-9]{2})?", said.upper())
    if match is None:
        return None
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(ahead if match[1] == "+" else -ahead)


def _lowered(line: str) -> str:
    """Give a line in small letters and European figures, sign for sign."""
    if line.isascii():
        return line.lower()
    small = line.translate(_FIGURES).lower()
    return small if len(small) == len(line) else "".join(map(_small, line.translate(_FIGURES)))


def _small(sign: str) -> str:
    small = sign.lower()
    return small if len(small) == 1 else sign


def _first_letters(shape: str) -> Iterator[str]:
    """Give the letters that a shape may begin with: `l` for `[{weekday} ][le ]{day}`."""
    is_first = [True]  # by depth of brackets: whether nothing has to stand before
    for piece in pieces(shape):
        if piece == "[":
            is_first.append(is_first[-1])
        elif piece == "]":
            is_first.pop()
        elif piece == "|":
            is_first[-1] = len(is_first) == 1 or is_first[-2]
        else:
            if is_first[-1] and len(piece) == 1 and piece.isalpha():
                yield piece.lower()
            is_first[-1] = False


def _parts(match: re.Match[str], words: tuple[str, ...]) -> dict[str, str]:
    said = match.groups()
    return dict(zip(compress(words, said), filter(None, said), strict=True))


def _words_in(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Give the word of a shape that each group of a pattern stands for."""
    return tuple(name.partition("_")[2] for name in pattern.groupindex)


def _plain(word: str) -> str:
    small = word.rstrip(".").lower()  # not casefold: it takes accented letters apart
    return small.replace("ʼ", "'").replace("’", "'")


def _numbered(spellings: Iterable[Iterable[str]]) -> dict[str, int]:
    """Give the number, from 1, of every spelling."""
    return {_plain(word): n for n, words in enumerate(spellings, 1) for word in words}


def _words(words: Iterable[str]) -> str:
    """Match any of the words, the longest first; a space in them is any gap."""
    small = [word.lower() for word in words]
    return re.sub("['’ʼ]", "['’ʼ]", spaced(small).replace(GAP, _GAP)) if small else ""


def _either(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns) or '(?!)'})"
