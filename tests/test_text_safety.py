"""Cleaning changes what cannot be carried and nothing else; limits are bounds."""

from __future__ import annotations

import time
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.safety.limits import DEFAULT_LIMITS, Limits
from nutgraf.safety.text import HIDDEN, clean, xml_clean

ODD = (
    "a é\t\n\r\x00\x08\x0b\x1f\x7f\ud7ff\ud800\udbff\udc00\udfff\ue000\ufffd\ufffe\uffff\U00010000"
)
TEXTS = st.one_of(
    st.text(),
    st.text(st.characters(categories=["Cs", "Cc", "Cn", "L"])),
    st.text(st.sampled_from(ODD)),
)


@given(TEXTS)
def test_clean_text_differs_in_lone_surrogates_alone(text: str) -> None:
    cleaned = clean(text)

    assert cleaned.encode().decode() == cleaned
    assert cleaned == "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
    assert clean(cleaned) is cleaned


@given(TEXTS)
def test_text_that_has_nothing_to_clean_is_the_same_object(text: str) -> None:
    assert (clean(text) is text) == (clean(text) == text)
    assert (xml_clean(text) is text) == (xml_clean(text) == text)


def is_char(one: str) -> bool:
    """Tell whether XML 1.0 has the character (production 2)."""
    return (
        one in "\t\n\r" or " " <= one <= "\ud7ff" or "\ue000" <= one <= "\ufffd" or one > "\uffff"
    )


@given(TEXTS)
def test_text_for_xml_differs_in_what_xml_cannot_carry_alone(text: str) -> None:
    cleaned = xml_clean(text)

    assert cleaned == "".join(one if is_char(one) else "\ufffd" for one in text)
    assert xml_clean(cleaned) is cleaned


@given(TEXTS)
def test_an_xml_parser_reads_text_for_xml(text: str) -> None:
    safe = xml_clean(text).replace("&", "&#x26;").replace("<", "&#x3C;").replace("]]>", "]]&#x3E;")

    read = ET.fromstring(f"<a>{safe}</a>").text  # noqa: S314 (our own text)
    assert (read or "").replace("\n", "") == xml_clean(text).replace("\r", "").replace("\n", "")


def test_a_text_of_a_kind_keeps_it_if_there_is_nothing_to_clean() -> None:
    class Kind(str):
        __slots__ = ()

    assert type(clean(Kind("é"))) is Kind
    assert type(xml_clean(Kind("e"))) is Kind


@pytest.mark.parametrize(
    "letter", ["a", " ", "é", "й", "漢", "\u0301", "😀", "\u3000", "\xa0", "\ufe0f"]
)
def test_what_can_be_seen_is_not_hidden(letter: str) -> None:
    assert not HIDDEN.search(letter)


def test_cleaning_takes_linear_time() -> None:
    before = time.process_time()
    for part in ("a", "\x00", "\ud800", "й", "й\x00", "\uffff"):
        clean(part * 1_000_000)
        xml_clean(part * 1_000_000)

    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    "wrong", [{"scripts": 0}, {"scripts": -1}, {"scripts": True}, {"json_depth": 201}]
)
def test_what_is_no_bound_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="the limit"):
        Limits(**wrong)


def test_a_limit_can_be_set_alone() -> None:
    assert Limits(scripts=3) == Limits(scripts=3)
    assert Limits(scripts=3).json_depth == DEFAULT_LIMITS.json_depth == 64
