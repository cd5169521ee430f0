"""Dates: what is read is what was meant, what is written is what was read."""

from __future__ import annotations

import copy
import json
import os
import pickle
import re
import time
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.safety.dates import (
    Day,
    Instant,
    LocalDateTime,
    When,
    at_zone,
    from_feed,
    from_iso,
    from_rfc822,
    is_strict,
    iso_at_once,
    to_iso,
    to_rfc822,
    to_rfc3339,
    unknown_zone,
    weekday_agrees,
    when,
)
from nutgraf.safety.text import HIDDEN

CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[1] / "../shared/corpus"))
CASES = CORPUS / "hostile" / "cases-dates.jsonl"

OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda n: timezone(timedelta(minutes=n)))
NAIVE = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31))  # noqa: DTZ001 (naive)
WHENS = st.one_of(
    st.dates(), NAIVE, st.builds(lambda d, z: d.replace(tzinfo=z), NAIVE, OFFSETS)
).map(when)
INSTANTS = WHENS.filter(lambda w: isinstance(w, Instant))
DATE_LIKE = st.text(
    st.sampled_from("0123456789-+:.,TZtz ()/[]JanFebMonGMTEST\u0661\n\x1b\ud800"), max_size=80
)
ZONES = st.sampled_from(
    ["Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", "Etc/GMT+5"]
)


def same(left: object, right: object) -> bool:
    """Tell whether kind, value and offset are the same."""
    return type(left) is type(right) and left == right and str(left) == str(right)


@given(WHENS)
def test_every_date_is_read_back_from_its_text(value: When) -> None:
    found = from_iso(value.text)

    assert same(found, value)
    assert to_iso(found) == value.text == to_iso(value)


@given(WHENS)
def test_fresh_text_is_what_python_writes(value: When) -> None:
    assert value.text == value.isoformat()
    assert is_strict(value.text)


@given(INSTANTS)
def test_rfc822_keeps_the_moment_in_whole_seconds(value: Instant) -> None:
    written = to_rfc822(value)

    assert written.isascii()
    assert from_rfc822(written) == value.replace(microsecond=0)
    assert weekday_agrees(written)


@given(INSTANTS.filter(lambda value: value.year > 1900))
def test_rfc822_is_read_the_same_by_the_mail_reader_of_python(value: Instant) -> None:
    assert parsedate_to_datetime(to_rfc822(value)) == value.replace(microsecond=0)


@given(st.one_of(DATE_LIKE, st.text()))
def test_reading_raises_value_error_alone(text: str) -> None:
    for read in (from_iso, from_rfc822, from_feed):
        try:
            value = read(text)
        except ValueError as fault:
            assert not HIDDEN.search(str(fault))  # noqa: PT017 (not raising is right as well)
            assert len(str(fault)) < 200  # noqa: PT017
        else:
            assert value.text == text.strip()
            assert same(from_iso(to_iso(value)), value)


@given(st.one_of(DATE_LIKE, WHENS.map(to_iso), st.text()))
@example("2026-02-30")
@example("2026-02-30T08:00:00+02:00")
@example("0001-01-01T00:00:00+14:00")
@example(" 2026-11-22")
def test_what_is_read_at_once_is_what_is_read(text: str) -> None:
    try:
        value = from_iso(text) if is_strict(text) else None
    except ValueError:
        value = None
    found = iso_at_once(text)

    assert found == value
    assert value is None or (type(found), found.text) == (type(value), text)  # type: ignore[union-attr] # it is one


@given(WHENS)
def test_a_date_survives_pickle_and_copies(value: When) -> None:
    kept = from_iso(value.text.replace("T", " "))

    for other in (pickle.loads(pickle.dumps(kept)), copy.copy(kept), copy.deepcopy(kept)):
        assert same(other, kept)
        assert other.text == kept.text


@given(NAIVE.filter(lambda d: 1900 < d.year < 2100), ZONES)
def test_a_local_time_is_itself_in_its_zone_unless_the_clock_left_it_out(
    naive: datetime, name: str
) -> None:
    moment, change = at_zone(when(naive), name)

    back = moment.astimezone(ZoneInfo(name)).replace(tzinfo=UTC)
    assert (back == naive.replace(tzinfo=UTC)) is (change != "gap")
    assert moment == naive.replace(tzinfo=ZoneInfo(name), fold=0).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "kind", "iso"),
    [
        ("2024-10-31", Day, "2024-10-31"),
        ("20241031", Day, "2024-10-31"),
        ("2024-10-31T11:40", LocalDateTime, "2024-10-31T11:40:00"),
        ("2024-10-31 11:40:05", LocalDateTime, "2024-10-31T11:40:05"),
        ("2024-10-31T11:40:05,5Z", Instant, "2024-10-31T11:40:05.500000+00:00"),
        ("2024-10-31t11:40:05z", Instant, "2024-10-31T11:40:05+00:00"),
        ("2024-10-31T11:40:05+0200", Instant, "2024-10-31T11:40:05+02:00"),
        ("2024-10-31T11:40:05 +02", Instant, "2024-10-31T11:40:05+02:00"),
        ("20241031T114005Z", Instant, "2024-10-31T11:40:05+00:00"),
        ("2024-12-31T24:00:00Z", Instant, "2025-01-01T00:00:00+00:00"),
        (" 2024-10-31T11:40:05.123456789-03:30\n", Instant, "2024-10-31T11:40:05.123456-03:30"),
    ],
)
def test_a_form_of_iso_8601_is_read(text: str, kind: type, iso: str) -> None:
    value = from_iso(text)

    assert type(value) is kind
    assert value.isoformat() == iso
    assert value.text == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "10", "1.5", "2026", "2026-11", "2026-324", "2026-W47-5", "1763625600", "20261350",
        "2026-02-29", "2026-13-01", "0000-00-00 00:00:00", "2026-11-20T", "2026-11-20T08",
        "2026-11-20T08:60", "2026-11-20T08:00:60Z", "2026-11-20T24:00:01", "2026-11-20T25:00",
        "2026-11-20T08:00+24:00", "2026-11-20T08:00+02:60", "2026-11-20T08:00+2",
        "2026-11-20T08:00:00+02:60", "2026-11-20T08:00:00-00:99",
        "2026-11-20T08:00Europe/Kyiv", "2026-11-20T08:00+02:00[Europe/Kyiv]", "20/11/2026",
        "2026-11-20  08:00", "2026-11-20T08:00:00." + "1" * 60, "\u0662\u0660\u0662\u0666-11-20",
        "-026-11-20",
        "9999-12-31T24:00", "0001-01-01T00:00+02:00", "9999-12-31T23:00-02:00", "2026-1-2",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_iso(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Fri, 20 Nov 2026 08:00:00 +0200", "2026-11-20T08:00:00+02:00"),
        ("20 Nov 26 08:00 UT", "2026-11-20T08:00:00+00:00"),
        ("20 November 69 8:00 Z", "1969-11-20T08:00:00+00:00"),
        ("Friday, 20-Nov-68 08:00:00 GMT", "2068-11-20T08:00:00+00:00"),
        ("fri, 20 NOV 2026 08:00:00 pdt", "2026-11-20T08:00:00-07:00"),
        ("Fri, 20 Nov 2026 08:00:00 +02:00 (EET (summer))", "2026-11-20T08:00:00+02:00"),
        ("Fri, 20 Nov 2026 08:00:00 GMT+0200", "2026-11-20T08:00:00+02:00"),
        ("Fri, 20 Nov 2026 08:00:00.5 GMT", "2026-11-20T08:00:00.500000+00:00"),
        ("Mon, 20 Nov 2026 08:00:00 -0330", "2026-11-20T08:00:00-03:30"),
        ("Fri, 20 Sept 2026 08:00:00 EET", "2026-09-20T08:00:00"),
        ("Fri, 20 Nov 2026 08:00:00 Europe/Kyiv", "2026-11-20T08:00:00"),
        ("Fri, 20 Nov 2026 08:00:00 EET+0200", "2026-11-20T08:00:00"),
        ("Fri, 20 Nov 2026 08:00:00 -0000", "2026-11-20T08:00:00"),
        ("Fri, 20 Nov 2026 08:00:00", "2026-11-20T08:00:00"),
        ("Fri, 20 Nov 2026", "2026-11-20"),
        ("ven., 20 nov. 2026 08:00:00 +0200", "2026-11-20T08:00:00+02:00"),
    ],
)
def test_a_form_of_rfc_822_is_read(text: str, iso: str) -> None:
    assert from_rfc822(text).isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 20 Foo 2026 08:00:00 GMT", "Fri, 31 Nov 2026 08:00:00 GMT", "20 Nov 2026 8:00 PM",
        "20 Nov 2026 8:00PM GMT", "before 20 Nov 2026", "20 Nov 126", "20 Nov 2026 08:00 +9999",
        "01/02/2026", "today", "Fri Foo 20 08:00:00 2026", "Fri Nov 31 08:00:00 2026",
        "Foo Nov 20 08:00:00 2026", "пт, 20 лис 2026 08:00:00 +0200", "20 Nov 2026 08:00:61 GMT",
    ],
)  # fmt: skip
def test_what_is_no_certain_date_of_a_feed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_feed(text)


def test_feeds_may_write_iso_8601_and_asctime() -> None:
    assert from_feed("2026-11-20T08:00:00Z").text == "2026-11-20T08:00:00Z"
    assert from_feed("Fri Nov 20 08:00:00 2026").isoformat() == "2026-11-20T08:00:00"


def test_a_zone_that_says_no_offset_is_named() -> None:
    assert unknown_zone("Fri, 20 Nov 2026 08:00:00 EET") == "EET"
    assert not unknown_zone("Fri, 20 Nov 2026 08:00:00 EST")
    assert not unknown_zone("Fri, 20 Nov 2026 08:00:00 +0200")


def test_a_wrong_weekday_is_told() -> None:
    assert weekday_agrees("Fri, 20 Nov 2026 08:00:00 EET")
    assert weekday_agrees("20 Nov 2026")
    assert weekday_agrees("ven., 20 nov. 2026")
    assert not weekday_agrees("Mon, 20 Nov 2026 08:00:00 EET")


def test_rfc822_is_written_in_utc_for_an_odd_offset() -> None:
    assert to_rfc822(Instant(2026, 11, 20, 8, 7, tzinfo=timezone(timedelta(minutes=7)))) == (
        "Fri, 20 Nov 2026 08:00:00 GMT"
    )


def test_a_day_and_a_local_time_have_no_moment_to_write() -> None:
    for value in (from_iso("2026-11-20"), from_iso("2026-11-20T08:00")):
        for write in (to_rfc822, to_rfc3339):
            with pytest.raises(ValueError, match="no instant"):
                write(value)  # type: ignore[arg-type] # the point of the test


def test_atom_gets_seconds_and_offset_as_written_where_they_are() -> None:
    for text in ("2026-11-20T08:00:00.500Z", "2026-11-20T08:00:00+02:00"):
        assert to_rfc3339(from_iso(text)) == text  # type: ignore[arg-type] # an Instant
    assert to_rfc3339(from_iso("2026-11-20 08:00+0200")) == "2026-11-20T08:00:00+02:00"  # type: ignore[arg-type] # an Instant


def test_iso_is_written_as_it_was_if_it_was_extended() -> None:
    assert to_iso(from_iso("2024-10-31T11:40")) == "2024-10-31T11:40"
    assert to_iso(from_iso("2024-10-31T11:40:00.500Z")) == "2024-10-31T11:40:00.500Z"
    assert to_iso(from_iso("20241031T114000+0200")) == "2024-10-31T11:40:00+02:00"
    assert to_iso(from_rfc822("31 Oct 2024 11:40 GMT")) == "2024-10-31T11:40:00+00:00"


def test_a_date_takes_python_dates_and_invents_nothing() -> None:
    assert type(when(date(2026, 11, 20))) is Day
    assert type(when(datetime(2026, 11, 20))) is LocalDateTime  # noqa: DTZ001 (naive)
    assert type(when(datetime(2026, 11, 20, tzinfo=UTC))) is Instant
    assert when("2026-11-20T08:00").text == "2026-11-20T08:00"
    kept = from_iso("2026-11-20 08:00")
    assert when(kept) is kept
    assert repr(kept) == "LocalDateTime('2026-11-20 08:00')"
    for value in (10, 1.5, None, True, b"2026-11-20"):
        with pytest.raises(ValueError, match="no date"):
            when(value)


def test_arithmetic_makes_a_fresh_text() -> None:
    moment = from_iso("2026-11-20 08:00+0200")
    later = moment + timedelta(minutes=1)

    assert type(later) is Instant
    assert later.text == "2026-11-20T08:01:00+02:00"
    assert (from_iso("20261120") + timedelta(days=1)).text == "2026-11-21"
    assert moment.replace(day=1).text == "2026-11-01T08:00:00+02:00"
    assert from_iso("20261120").replace(day=1).text == "2026-11-01"
    assert from_iso("2026-11-20T08:00").replace(minute=1).text == "2026-11-20T08:01:00"


def test_a_date_cannot_be_changed() -> None:
    for text in ("2026-11-20", "2026-11-20T08:00", "2026-11-20T08:00Z"):
        value = from_iso(text)
        with pytest.raises(AttributeError):
            value._text = "x"
        with pytest.raises(AttributeError):
            del value._text


def test_a_text_given_by_hand_is_a_form_of_the_date() -> None:
    assert Day(2026, 11, 20, text="20261120").text == "20261120"
    assert Instant(2026, 11, 20, tzinfo=UTC, text="2026-11-20T00:00Z").text == "2026-11-20T00:00Z"
    assert LocalDateTime(2026, 11, 20, text="2026-11-20T00:00").text == "2026-11-20T00:00"
    for wrong in ("2026-11-21", "</script>", "2026-11-20T00:00"):
        with pytest.raises(ValueError, match="is no"):
            Day(2026, 11, 20, text=wrong)
    with pytest.raises(ValueError, match="is no form"):
        Instant(2026, 11, 20, tzinfo=UTC, text="2026-11-20T01:00+01:00")


def test_a_local_time_does_not_borrow_the_zone_of_the_machine() -> None:
    local = LocalDateTime(2026, 11, 20, 8)

    for refused in (local.timestamp, local.astimezone, lambda: local.replace(tzinfo=UTC)):
        with pytest.raises(ValueError, match="no zone"):
            refused()
    with pytest.raises(ValueError, match="has a zone"):
        Instant(2026, 11, 20)


def test_an_instant_stands_at_one_offset() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    second = Instant(2026, 10, 25, 3, 30, tzinfo=kyiv, fold=1)

    assert second.text == "2026-10-25T03:30:00+02:00"
    assert Instant(2026, 10, 25, 3, 30, tzinfo=kyiv).text == "2026-10-25T03:30:00+03:00"
    assert second.astimezone(kyiv).text == second.text
    assert second.astimezone().text == "2026-10-25T01:30:00+00:00"
    assert Instant(1900, 1, 1, tzinfo=kyiv).text == "1899-12-31T21:57:56+00:00"


@pytest.mark.parametrize(
    ("text", "zone", "written", "change"),
    [
        ("2024-10-31T11:40", "Europe/Kyiv", "2024-10-31T11:40:00+02:00", ""),
        ("2024-10-31T11:40:00.50", "Europe/Kyiv", "2024-10-31T11:40:00.50+02:00", ""),
        ("2026-10-25T03:30", "Europe/Kyiv", "2026-10-25T03:30:00+03:00", "fold"),
        ("2026-03-29T03:30", "Europe/Kyiv", "2026-03-29T03:30:00+02:00", "gap"),
        ("2026-11-20", "UTC", "2026-11-20T00:00:00+00:00", ""),
    ],
)
def test_a_local_time_has_a_moment_in_a_zone(
    text: str, zone: str, written: str, change: str
) -> None:
    moment, found = at_zone(from_iso(text), zone)  # type: ignore[arg-type] # no Instant here

    assert (moment.text, found) == (written, change)


@pytest.mark.parametrize(
    "name", ["", "Nowhere", "Europe", "../etc/passwd", "/etc/passwd", "a" * 99, "Europe/Ky\0v", "é"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        at_zone(LocalDateTime(2026, 11, 20), name)


def test_no_text_takes_long() -> None:
    before = time.process_time()
    for part in ("1", "-", " ", "(", ")", "(a)", "a ", "1 ", "20 Nov ", "+0", "\t", "."):
        for text in (part * 60, part * 1_000_000):
            for read in (from_iso, from_rfc822, from_feed):
                with pytest.raises(ValueError, match=r"."):
                    read(text)

    assert time.process_time() - before < 5


def agrees(found: When | None, must: object) -> bool:
    """Tell whether a date is one of the outcomes that a case allows."""
    if isinstance(must, list):
        return any(agrees(found, one) for one in must)
    assert isinstance(must, dict)
    if found is None or must.get("none"):
        return found is None and bool(must.get("none") or must.get("or_none"))
    if "day" in must:
        return type(found) is Day and found.isoformat() == must["day"]
    kind = Instant if "instant" in must else LocalDateTime
    text = must.get("instant") or must["naive"]
    return type(found) is kind and found == datetime.fromisoformat(text)


@pytest.mark.skipif(not CASES.exists(), reason="the hostile corpus is not here (NUTGRAF_CORPUS)")
def test_every_hostile_date_is_read_as_it_was_meant() -> None:
    wrong = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        source = case["in"]["t"]
        is_feed = "<rss" in source
        if is_feed:
            raw = re.search(r"<pubDate>([^<]*)", source)[1]  # type: ignore[index] # it is there
        else:
            script = re.search(r">(\{.*?)</script>", source)[1]  # type: ignore[index] # it is there
            raw = json.loads(script)["datePublished"]
        try:
            found = (from_feed if is_feed else when)(raw)
        except ValueError:
            found = None
        if not agrees(found, case["must"]["date"]):
            wrong.append((case["id"], raw, found))

    assert not wrong
