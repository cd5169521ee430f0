"""Strategies for the plain values: text, dates, URLs, numbers, names of nodes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import prod

from hypothesis import strategies as st

from ..model import Numeral, Text
from ..safety.dates import When, from_iso
from ..safety.urls import Url

__all__ = [
    "IDS",
    "INTEGERS",
    "LANGUAGES",
    "NUMBERS",
    "TAGGED",
    "dates",
    "json_values",
    "texts",
    "urls",
]

# Text of many scripts, and text that breaks writers which do not escape.
_PHRASES = (
    "", " ", "Council opens the bridge", "Міст відкрито", "المجلس يفتح الجسر", "הגשר נפתח",
    "议会开放大桥", "पुल खुल गया", "สะพานเปิดแล้ว", "Ο δήμος ανοίγει", "Zoë & Søn", "e\u0301\u0308",
    "👩\u200d🚒 🇺🇦 🏴\U000e0067\U000e007f", "\u202eabc\u202c", "\u200f(שלום)", "a\u0000b",
    "</script>", "<!--<script>", "--></script\t>", "]]>", "<![CDATA[", "\u2028\u2029", "&amp;lt;",
    "<b onclick='x'>\"", "\\u003c\\", "\ufeffx\ufffe", "\x0b\x1b[2J", "%s {{7*7}} ${x}", "=1+1",
    "a\r\nb\tc\n\n d", "False", "2024-10-31", "http://", "mailto:a@b.example", "@id", "schema:name",
)  # fmt: skip
_HOSTS = (
    "herald.example", "www.herald.example", "новини.example", "bücher.example:8080",
    "xn--bcher-kva.example", "192.0.2.7", "[2001:db8::1]:80", "A.EXAMPLE.", "a_b.example",
)  # fmt: skip
_STEPS = (
    "", "/", "/a/b.html", "/міст", "/a%20b", "/%D0%BC", "//x", "/a;b=c", "/..", "/(a)'", "/🚒",
)  # fmt: skip
_QUERIES = ("", "?", "?a=b&c=d", "?q=міст", "?u=http://a.example/", "?a[]=1")
_FRAGMENTS = ("", "#", "#article", "#/x?y", "#кінець")
_CLOCKS = (
    "", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%H:%M:%S.5", "%H:%M:%S.500", "%H:%M:%S,123456789",
    "%H:00:00.000",
)  # fmt: skip
_OFFSETS = (
    "", "Z", "+00:00", "-00:00", "+02:00", "+0200", "+02", "+05:45", "-03:30", "+14:00", "-12:00",
    "+00:01", "+23:59", " +02:00", "z",
)  # fmt: skip
_MARKS = ("T", "T", "T", " ", "t")
_PARTS = (("https://", "http://", "HTTPS://"), _HOSTS, _STEPS, _QUERIES, _FRAGMENTS)
_DAY = 86_400_000_000  # microseconds
_ODD_NUMBERS = ("1e400", "-1E-400", "-0", "1.10", "0.30000000000000000001", "9" * 401)


def texts() -> st.SearchStrategy[str]:
    """Draw text that a newsroom may have: many scripts, emoji, both directions, hostile markup.

    All of it can be written as UTF-8; not all of it can stand in XML. It may be empty.
    """
    return _TEXTS


def dates() -> st.SearchStrategy[When]:
    """Draw a day, a local time or an instant, in any form that ISO 8601 lets it be written in.

    Offsets are odd, seconds are missing or split, years go from 1 to 9999.
    """
    return _DATES


def urls() -> st.SearchStrategy[Url]:
    """Draw an absolute http or https URL; some are IRIs, some have a port or an address."""
    return _URLS


def json_values() -> st.SearchStrategy[object]:
    """Draw a JSON value, nested a little."""
    return _JSON


def _numbers(*choices: Sequence[str]) -> st.SearchStrategy[int]:
    """Draw a number for `_nth`."""
    return st.integers(0, prod(map(len, choices)) - 1)


def _nth(number: int, *choices: Sequence[str]) -> list[str]:
    """Give a choice out of each, by one number: it draws and shrinks faster than several."""
    chosen = []
    for one in choices:
        number, place = divmod(number, len(one))
        chosen.append(one[place])
    return chosen


def _url(number: int) -> Url:
    return Url("".join(_nth(number, *_PARTS)))


def _date(day: date, ticks: int, form: int) -> str:
    clock, offset, mark = _nth(form, _CLOCKS, _OFFSETS, _MARKS)
    if not clock:
        return day.isoformat()
    moment = datetime(1, 1, 1) + timedelta(microseconds=ticks)  # noqa: DTZ001 (a time of day)
    return f"{day.isoformat()}{mark}{moment.strftime(clock)}{offset}"


def _is_date(text: str) -> bool:
    try:
        from_iso(text)
    except ValueError:  # an offset led out of the years 1 to 9999
        return False
    return True


LANGUAGES = st.sampled_from(("uk", "en", "ar", "he", "zh-Hant-TW", "sr-Latn", "x-klingon"))
_TEXTS = st.one_of(
    st.sampled_from(_PHRASES),
    _numbers(*[_PHRASES] * 4).map(lambda number: "".join(_nth(number, *[_PHRASES] * 4))),
    st.text(max_size=30),
)
TAGGED = st.builds(Text, _TEXTS, LANGUAGES, st.sampled_from(("", "", "rtl", "ltr")))
_DATES = (
    st.builds(_date, st.dates(), st.integers(0, _DAY - 1), _numbers(_CLOCKS, _OFFSETS, _MARKS))
    .filter(_is_date)
    .map(from_iso)
)
_URLS = _numbers(*_PARTS).map(_url)
IDS = st.one_of(
    _URLS.map(str), st.sampled_from(("#q1", "#ann-lee", "_:b0", "urn:x:1", "60300e", "/a b"))
)
INTEGERS = st.one_of(st.integers(-9, 3_000), st.integers(), st.just(10**30 + 7))
NUMBERS = st.one_of(
    INTEGERS,
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(_ODD_NUMBERS).map(Numeral),
)
_JSON = st.recursive(
    st.one_of(_TEXTS, st.booleans(), NUMBERS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
