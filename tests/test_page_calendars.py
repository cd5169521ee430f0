"""Dates of pages in the calendars of many languages, with the word before the time of day."""

from __future__ import annotations

import pytest

import nutgraf
from nutgraf.formats._page_date_forms import read_date
from nutgraf.safety.dates import from_iso, to_iso


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5 ноя 2025", "ru"),
        ("5 noi. 2025", "ro"),
        ("5. studenog 2025.", "hr"),
        ("5. novembra 2025.", "hr"),
        ("5. novembra 2025", "sl"),
        ("5. novembra 2025.", "sr"),
        ("5. novembar 2025.", "bs"),
        ("5 ноември 2025 г.", "mk"),
        ("5 de novembro de 2025", "gl"),
        ("2025(e)ko azaroaren 5(a)", "eu"),
        ("5 நவம்பர், 2025", "ta"),
        ("5 నవంబర్, 2025", "te"),
        ("5 नोव्हेंबर, 2025", "mr"),
        ("5 ნოემბერი, 2025", "ka"),
        ("5 noyabr 2025", "az"),
        ("5 نومبر، 2025", "ur"),
        ("2025 नोभेम्बर 5", "ne"),
        ("5 พฤศจิกายน 2568", "th"),
        ("วันพุธที่ 5 พฤศจิกายน พ.ศ. 2568", "th"),
        ("5/11/2568", "th"),
        ("05\u200f/11\u200f/2025", "ar"),
    ],
)
def test_a_day_is_read_in_the_calendar_of_the_language(text: str, language: str) -> None:
    found = read_date(text, language)

    assert found is not None
    assert to_iso(found) == "2025-11-05"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5.11.2025 klo 14.30", "fi"),
        ("5 novembre 2025 alle ore 14:30", "it"),
        ("5 nov 2025 om 14:30", "nl"),
        ("5. nov. 2025 kl. 14:30", "nb"),
        ("5 november 2025 kl 14:30", "sv"),
        ("5 listopada 2025, godz. 14:30", "pl"),
        ("5 noiembrie 2025, ora 14:30", "ro"),
        ("5 Kasım 2025 Çarşamba, 14:30", "tr"),
        ("5 ноември 2025 г., 14:30", "bg"),
        ("5. novembra 2025. u 14:30", "sr"),
        ("2025년 11월 5일 수요일, 오후 2:30", "ko"),
        ("2025年11月5日 晚上2:30", "zh"),
        ("5 พ.ย. 2568 เวลา 14:30 น.", "th"),
        ("Rabu, 5 November 2025 pukul 14:30", "id"),
    ],
)
def test_a_time_of_day_is_read_behind_the_word_before_it(text: str, language: str) -> None:
    found = read_date(text, language)

    assert found is not None
    assert to_iso(found) == "2025-11-05T14:30:00"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("수정 : 2025-11-06 | 입력 : 2025-11-05", "ko"),
        ("更新：2025年11月6日 公開：2025年11月5日", "ja"),
        ("发布时间：2025-11-05", "zh"),
        ("تاريخ النشر: 05/11/2025", "ar"),
        ("תאריך פרסום: 5.11.2025", "he"),
        ("प्रकाशित: 5 नवंबर 2025", "hi"),
        ("تاریخ انتشار: ۵ نوامبر ۲۰۲۵", "fa"),
    ],
)
def test_a_label_far_below_the_headline_tells_the_day(text: str, language: str) -> None:
    page = f"<html lang={language}><h1>2026 X</h1>{'<p>…</p>' * 30}<p>{text}</p>"
    found = nutgraf.read(page, "html").require_article()

    assert found.date_published == from_iso("2025-11-05")
