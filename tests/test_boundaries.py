"""Dates and URLs at the very edge of what they are: the last that is taken, the first that is not.

Each of these tells a mutant of the code from the code; see `tests/mutate.py`.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from nutgraf.safety.dates import (
    Day,
    Instant,
    LocalDateTime,
    at_zone,
    from_feed,
    from_iso,
    from_rfc822,
    to_rfc822,
    to_rfc3339,
    weekday_agrees,
    when,
)
from nutgraf.safety.urls import Url, is_plain_uri, resolve, to_uri, url_at_once

LONG = "a" * 64


@pytest.mark.parametrize(
    "text",
    [
        f"2026-11-22T08:00:00.{'1' * 44}",
        "2026-11-22T08:00+23:59",
        "2026-11-22T08:00-23:59",
        "2026-11-22T24:00:00.000",
    ],
)
def test_the_last_of_the_dates_is_read(text: str) -> None:
    assert from_iso(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        f"2026-11-22T08:00:00.{'1' * 45}",
        "2026-11-22T08:00+24:00",
        "2026-11-22T08:00+23:60",
        "2026-11-22T24:00:00.001",
        "2026-11-22T24:01",
        "2026-11-22T25:00",
    ],
)
def test_what_is_beyond_the_last_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_iso(text)


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("2026-11-22T08:00:00+05:30", "Sun, 22 Nov 2026 08:00:00 +0530"),
        ("2026-11-22T08:00:00-03:30", "Sun, 22 Nov 2026 08:00:00 -0330"),
        ("2026-11-22T08:00:00-11:00", "Sun, 22 Nov 2026 08:00:00 -1100"),
        ("2026-11-22T08:00:00+05:45", "Sun, 22 Nov 2026 02:15:00 GMT"),
        ("2026-11-22T08:00:00+00:00", "Sun, 22 Nov 2026 08:00:00 GMT"),
        ("0026-01-02T03:04:05-01:00", "Fri, 02 Jan 0026 03:04:05 -0100"),
    ],
)
def test_an_offset_is_written_as_mail_has_it(text: str, mail: str) -> None:
    moment = from_iso(text)

    assert isinstance(moment, Instant)
    assert to_rfc822(moment) == mail


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("22 Nov 2026 (a (b) c) 08:00 GMT", "2026-11-22T08:00:00+00:00"),
        ("22 Nov 2026 08:00 +0200 (EET)", "2026-11-22T08:00:00+02:00"),
        ("22 Nov 2026 08:00 -0000", "2026-11-22T08:00:00"),
        ("22 Nov 2026 08:00 -00:00", "2026-11-22T08:00:00"),
        ("22 Nov 2026 08:00 +00:00", "2026-11-22T08:00:00+00:00"),
        ("22 Nov 69 08:00 Z", "1969-11-22T08:00:00+00:00"),
        ("22 Nov 68 08:00 Z", "2068-11-22T08:00:00+00:00"),
    ],
)
def test_a_date_of_mail_is_the_moment_that_it_says(text: str, iso: str) -> None:
    assert from_rfc822(text).isoformat() == iso


@pytest.mark.parametrize(
    "text", ["22 Nov 2026) 08:00 GMT", "22 Nov 2026 08:00 GMT (a", ")22 Nov 2026"]
)
def test_a_comment_that_is_half_there_is_none(text: str) -> None:
    try:
        assert from_rfc822(text).isoformat() == "2026-11-22T08:00:00+00:00"
    except ValueError:
        assert ")" in text


@pytest.mark.parametrize(
    ("text", "agrees"),
    [("Sun, 22 Nov 2026", True), ("Mon, 22 Nov 2026", False), ("Mo, 22 Nov 2026", True),
     ("Mond, 22 Nov 2026", False), ("22 Nov 2026", True), ("нед, 22 Nov 2026", True)],
)  # fmt: skip
def test_a_weekday_is_an_english_one_of_three_letters(text: str, *, agrees: bool) -> None:
    assert weekday_agrees(text) is agrees


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Day(2026, 11, 22), "2026-11-22"),
        (Day(2026, 11, 22, text="20261122"), "20261122"),
        (LocalDateTime(2026, 11, 22, 8), "2026-11-22T08:00:00"),
        (LocalDateTime(2026, 11, 22, 8, text="2026-11-22T08:00"), "2026-11-22T08:00"),
        (from_iso("2026-11-22T08:00Z"), "2026-11-22T08:00Z"),
    ],
)
def test_a_date_keeps_its_form_through_a_pickle(value: Day | LocalDateTime, text: str) -> None:
    assert value.text == text
    assert pickle.loads(pickle.dumps(value)).text == text


@pytest.mark.parametrize(
    ("local", "text"),
    [
        (from_rfc822("22 Nov 2026 08:00:00"), "2026-11-22T08:00:00+02:00"),
        (from_iso("2026-11-22T08:00:00.500"), "2026-11-22T08:00:00.500+02:00"),
        (Day(2026, 11, 22), "2026-11-22T00:00:00+02:00"),
    ],
)
def test_a_local_time_in_a_zone_keeps_its_digits(local: Day | LocalDateTime, text: str) -> None:
    assert at_zone(local, "Europe/Kyiv")[0].text == text


LABEL = "a" * 63
HOST = ".".join([LABEL, LABEL, LABEL, "a" * 61])  # 253 characters


@pytest.mark.parametrize(
    "url",
    [
        f"https://{LABEL}.example/",
        f"https://{HOST}/",
        f"https://{HOST}./",
        "https://a.example./",
        "https://a.example:65535/",
        "https://a.example:/",
        "https://1.2.3.255/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[::1]:80/",
        "https://a-b_c.example/",
        "https://ä-b_c.example/",
        "https://a.example",
        "https://1.2.3.4./",
        "https://a.example/" + "a" * 2_030,
        "https://a.example/ä" + "a" * 2_029,
    ],
)
def test_the_last_of_the_urls_is_taken_as_it_is(url: str) -> None:
    assert Url(url) == url
    assert type(url_at_once(url)) is Url
    assert url_at_once(f" {url}") is None


@pytest.mark.parametrize(
    "url", ["https://a.example", f"http://{HOST}/a?b=%C3%A4#c", f"https://a.example/{'a' * 2_030}"]
)
def test_what_is_a_uri_at_first_sight_is_told_at_once(url: str) -> None:
    assert is_plain_uri(url)
    assert not is_plain_uri(f"{url}%")


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        (f"https://{LABEL}a.example/", "no host"),
        (f"https://{HOST}a/", "no host"),
        ("https://a..example/", "no host"),
        ("https://./", "no host"),
        ("https://a.example:65536/", "no host and port"),
        ("https://1.2.3.256/", "no IPv4 address"),
        ("https://1.2.3/", "no IPv4 address"),
        ("https://1.2.3.0x1/", "no IPv4 address"),
        ("https://[:::]/", "no IPv6 address"),
        ("https://[::1/", "no host and port"),
        ("https://a b/", "a character that no URL has"),
        ("ftp://a.example/", "no http or https with a host"),
        ("https://a.example/" + "a" * 2_031, "longer than 2048 characters"),
    ],
)
def test_what_is_beyond_the_last_url_is_refused(url: str, fault: str) -> None:
    with pytest.raises(ValueError, match=rf"is no http URL: {fault}\Z"):
        Url(url)
    assert url_at_once(url) is None
    assert not is_plain_uri(url)


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://ä.example:8080/ä?ö#ü", "https://xn--4ca.example:8080/%C3%A4?%C3%B6#%C3%BC"),
        ("https://ä.example", "https://xn--4ca.example"),
        ("https://a.example/%zz%41", "https://a.example/%25zz%41"),
        ("https://ä.b.example./", "https://xn--4ca.b.example./"),
        ("https://a.ä:80/", "https://a.xn--4ca:80/"),
    ],
)
def test_a_url_is_written_in_ascii(url: str, uri: str) -> None:
    assert to_uri(url) == uri


def test_a_reference_may_be_as_long_as_a_url() -> None:
    assert resolve("/" + "a" * 2_030, "https://a.example/")[-2:] == "aa"
    assert resolve(f"https://a.example/{'a' * 2_030}", "https://a.example/").endswith("aa")


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (lambda: from_iso(LONG), f"'{'a' * 59}…' is no ISO 8601 date"),
        (lambda: from_rfc822(LONG), f"'{'a' * 59}…' is no RFC 822 date"),
        (lambda: from_feed(LONG), f"'{'a' * 59}…' is no date of RFC 822 or ISO 8601"),
        (lambda: when([LONG]), f'["{"a" * 57}… is no date, datetime or ISO 8601 text'),
        (lambda: at_zone(Day(2026, 1, 1), LONG), f"'{'a' * 59}…' is no name of a time zone"),
        (lambda: at_zone(Day(2026, 1, 1), "Europe/" + "a" * 29),
         f"'Europe/{'a' * 29}' is no time zone of the IANA database"),
        (lambda: to_rfc3339(Day(2026, 1, 1)), "2026-01-01 is no instant: it has no zone"),  # type: ignore[arg-type] # that is the point
        (lambda: to_rfc822([LONG]), f'["{"a" * 57}… is no instant: it has no zone'),  # type: ignore[arg-type] # as above
        (lambda: Day(2026, 1, 1, text=f"2 Jan 2026 ({LONG[:50]})"),
         f"'2 Jan 2026 ({'a' * 47}…' is no form of 2026-01-01"),
        (lambda: at_zone(Day(2026, 1, 1), f"{LONG[:31]}/{LONG[:30]}"),
         f"'{'a' * 31}/{'a' * 27}…' is no time zone of the IANA database"),
        (lambda: Day(2026, 1, 1, text="2026-01-02"), "'2026-01-02' is no form of 2026-01-01"),
        (lambda: Url(LONG), f"'{'a' * 59}…' is no http URL: no http or https with a host"),
        (lambda: Url([LONG]), f'["{"a" * 57}… is no URL'),  # type: ignore[arg-type] # as above
        (lambda: resolve("<" + LONG, "https://a.example/"), f"'<{'a' * 58}…' is no reference"),
        (lambda: resolve("a" * 2_049, "https://a.example/"), f"'{'a' * 59}…' is longer than a URL"),
    ],
)  # fmt: skip
def test_a_refusal_quotes_the_value_cut_at_sixty_characters(
    refused: Callable[[], object], said: str
) -> None:
    with pytest.raises(ValueError) as caught:
        refused()

    assert str(caught.value) == said
