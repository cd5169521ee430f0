"""What is shown of untrusted values is one printable line of bounded length."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.safety.show import show

STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON, st.integers(1, 300))
def test_every_value_is_shown_as_one_printable_line(value: object, width: int) -> None:
    shown = show(value, width)

    assert len(shown) <= width
    assert not STEERING.search(shown)
    assert shown.encode().decode() == shown
    assert len(shown.splitlines()) <= 1


@given(st.text(), st.integers(1, 300))
def test_shown_text_shown_again_stays_the_same(text: str, width: int) -> None:
    shown = show(text, width)

    assert show(shown, width) == shown


@given(
    st.text(
        st.characters(
            categories=["L", "N", "P", "Zs"], exclude_characters="\u3164\uffa0\u115f\u1160"
        )
    )
)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    assert show(text, len(text) + 1) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\x1b[2J", "a\\x1b[2J"),
        ("a\n::x", "a\\n::x"),
        ("\u202egpj", "\\u202egpj"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("a" * 11, "a" * 9 + "…"),
        (None, "None"),
        (12, "12"),
        (10**1_000, "<integer …"),
        (b"\x1b", "b'\\x1b'"),
        (["a", {"b": [1]}], '["a", {"b…'),
        (date(2026, 11, 20), "2026-11-20"),
        (ValueError("x\n"), "x\\n"),
        (object(), "<object>"),
    ],
)
def test_a_value_is_shown(value: object, shown: str) -> None:
    assert show(value, 10) == shown


def test_a_fault_that_cannot_be_spelled_is_named() -> None:
    assert show(ValueError(10**5_000)) == "<ValueError>"


def test_deep_and_wide_values_are_shown_in_part() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]

    assert show(deep) == "[[[…]]]"
    assert show(list(range(10))) == "[0, 1, 2, 3, 4, …]"
    assert show(list(range(5))) == "[0, 1, 2, 3, 4]"
    assert show({n: n for n in range(6)}) == "{0: 0, 1: 1, 2: 2, 3: 3, 4: 4, …}"
    assert show([[[]], [{}], [[1]], ({"a": {"b": "c"}},)]) == "[[[]], [{}], [[…]], [{…}]]"


def test_a_number_is_shown_up_to_its_bound() -> None:
    assert show(2**1_298, 999) == str(2**1_298)
    assert show(2**1_299, 999) == "<integer of 1300 bits>"


def test_no_value_takes_long() -> None:
    before = time.process_time()
    for value in ("\x1b" * 10**7, ["\x1b" * 10**7] * 10**5, 7 ** (10**6), b"\x1b" * 10**7):
        show(value)

    assert time.process_time() - before < 2
