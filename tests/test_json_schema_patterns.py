"""The patterns of dates and URLs: what they take is what the model takes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.model._json_values import DATE, URL
from nutgraf.safety.dates import from_iso
from nutgraf.safety.urls import Url

# What no pattern can say, or only one that nobody could read: each text, and whether ours takes it.
DATES_APART = {
    "0001-01-01T00:00+01:00": "out of the years 1 to 9999 in UTC",
    "9999-12-31T24:00": "the midnight after the last day",
    f"{' ' * 60}2026-11-22": "more than 64 characters with the space around it",
}
URLS_APART = {
    f"https://herald.example/{' ' * 2048}": "more than 2,048 characters with the space around it",
    "https://[1:2:3]/": "no IPv6 address",
    f"https://{'a' * 64}.example/": "a label of more than 63 characters",
    f"https://{'.'.join(['abcdefgh'] * 30)}/": "a host of more than 253 characters",
    "https://xn--a.example/": "no punycode",
    "https://☃.example/": "a host of other letters than Unicode's",
    "https://１.２.３.４.５/": "digits of other scripts",
}


def matches(schema: dict[str, Any], text: str) -> bool:
    """Tell whether a schema of a text takes it."""
    return len(text) <= schema["maxLength"] and bool(re.search(schema["pattern"], text))


def is_date(text: str) -> bool:
    try:
        from_iso(text)
    except ValueError:
        return False
    return True


def is_url(text: str) -> bool:
    try:
        Url(text)
    except ValueError:
        return False
    return True


def pieces(*choices: str) -> st.SearchStrategy[str]:
    return st.sampled_from(choices)


NUMBERS = st.integers(0, 99).map("{:02}".format)
YEARS = st.integers(0, 10_000).map("{:04}".format) | pieces("1900", "2000", "2024", "0000", "9999")
CLOCKS = st.tuples(
    pieces("T", "t", " ", "", "Z"),
    NUMBERS | pieces("23", "24"),
    pieces(":", ""),
    NUMBERS | pieces("00", "59"),
    pieces("", ":00", "00", ":59", ":60", ":30.5", ":30,123456789", ":00.000", ":", "30.5"),
    pieces("", "Z", "z", "+0000", "+05:30", "-07", " +01:00", "+24:00", "+01:60", " Z", "EET"),
).map("".join)
DATES = st.tuples(
    pieces("", " ", "\n", "\u00a0", "x"),
    YEARS,
    pieces("-", ""),
    NUMBERS | pieces("02", "12"),
    pieces("-", ""),
    NUMBERS | pieces("28", "29", "30", "31"),
    pieces("") | CLOCKS,
    pieces("", " ", "\x1f", "\ufeff"),
).map("".join)
HOSTS = st.lists(
    pieces("herald", "a_b", "-", "x--y", "1", "01", "255", "256", "0x1f", "0x", "0xg", "7a", "",
           "a b"),
    min_size=1, max_size=5,
).map(".".join)  # fmt: skip
URLS = st.tuples(
    pieces("", " ", "\t", "\u00a0"),
    pieces("https", "http", "HtTp", "ftp", ""),
    pieces("://", ":", "//"),
    pieces("", "", "", "user@"),
    HOSTS | pieces("[::1]", "[z]", "herald.example", "127.0.0.1"),
    pieces("", "", ".", "..", ":", ":80", ":65535", ":65536", ":000080", ":x"),
    pieces("", "/", "?", "#", "x"),
    st.text(max_size=3)
    | pieces("a/b?c=d#e", "a b", "%zz", "<", "\u200b", "\ud800", "é", "\U000e0001"),
    pieces("", " ", "\n"),
).map("".join)  # fmt: skip


@given(DATES | st.text(max_size=12) | st.from_regex(DATE["pattern"]))
def test_pattern_of_dates_takes_what_the_model_takes(text: str) -> None:
    if text.strip()[:4] in {"0001", "9999"} or len(text) > DATE["maxLength"]:
        return  # see DATES_APART

    assert matches(DATE, text) is is_date(text)


@given(URLS | st.text(max_size=12))
def test_pattern_of_urls_takes_what_the_model_takes(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # no JSON in UTF-8 holds a lone surrogate
    if not re.split(r"[/?#]", text.partition("://")[2], maxsplit=1)[0].isascii():
        return  # a host of other letters: see URLS_APART

    assert matches(URL, text) is is_url(text)


@pytest.mark.parametrize("text", DATES_APART)
def test_pattern_of_dates_differs_where_it_is_said_to(text: str) -> None:
    assert matches(DATE, text) is not is_date(text)


@pytest.mark.parametrize("text", URLS_APART)
def test_pattern_of_urls_differs_where_it_is_said_to(text: str) -> None:
    assert matches(URL, text) is not is_url(text)


@pytest.mark.parametrize("schema", [DATE, URL], ids=["date", "url"])
def test_pattern_keeps_to_what_every_dialect_knows(schema: dict[str, Any]) -> None:
    assert not re.search(r"\(\?[^:]|\\[A-Za-zpP]", schema["pattern"])
