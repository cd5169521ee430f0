"""What schema.org says of literals: how dates, durations, URLs, tags and numbers are written."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ..findings import Severity
from ..markup.numeral import Numeral
from ..safety.dates import When, from_iso, is_strict
from ..safety.languages import is_language_tag, unregistered_in
from ..safety.urls import is_absolute
from ._expect import Expect
from ._rule import Language, Page, with_
from .schema_org import ARTICLE
from .schema_org_ranges import quoted, shown, stated

__all__ = ["RULES", "is_duration", "match_plain_date", "read_date"]

_PROFILES = ("schema.org",)
_MODEL = Page("https://schema.org/docs/datamodel.html", "2026-03-19")
_WITH_DIGIT = re.compile(r"[^\d]{0,99}\d").match
_IMAGE = {"@context": "https://schema.org", "@type": "ImageObject", "name": "The bridge"}
_NUMBERS = (int, float, Numeral)
_SPACES = ("https://schema.org/", "http://schema.org/", "schema:", "https://www.schema.org/",
           "http://www.schema.org/")  # fmt: skip
_BOOLEANS = {"true": True, "false": False}
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,400}(?:\.\d{1,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?", re.ASCII
)
_PLAIN_NUMBER = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
_TIME = re.compile(
    r"(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII
)
# A year, a month, a week or a day of the year; ISO 8601-1:2019, 5.2.2 and 5.2.3 with reductions.
_REDUCED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])|-W\d\d(?:-[1-7])?|-[0-3]\d\d)?", re.ASCII)
_WHOLE_HOUR = re.compile(
    r"\s{0,9}(\d{4}-\d\d-\d\dT\d\d)((?:Z|[+-]\d\d(?::?\d\d)?)?)\s{0,9}", re.ASCII
)
_DURATION = re.compile(
    r"[+-]?P(?=\d|T\d)(?:\d{1,9}(?:[.,]\d{1,9})?Y)?(?:\d{1,9}(?:[.,]\d{1,9})?M)?"
    r"(?:\d{1,9}(?:[.,]\d{1,9})?W)?(?:\d{1,9}(?:[.,]\d{1,9})?D)?"
    r"(?:T(?=\d)(?:\d{1,9}(?:[.,]\d{1,9})?H)?(?:\d{1,9}(?:[.,]\d{1,9})?M)?"
    r"(?:\d{1,9}(?:[.,]\d{1,9})?S)?)?", re.ASCII
)  # fmt: skip
_NEARLY_DURATION = re.compile(
    r"[Pp]?[Tt]?(?:\d{1,9}[.,]?\d{0,9}[YyMmWwDdHhSsTt]{1,2}){1,8}", re.ASCII
)
_PLAIN_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?").fullmatch
_LANGUAGE_PROPERTIES = frozenset({"availableLanguage", "inLanguage", "knowsLanguage"})
_COUNT = re.compile(r"numberOf|\w{1,40}Count$")
_SHORTEST_NAME, _LONGEST_NAME = 4, 20  # letters of a word that may be the name of a language
# A day, or a moment with its offset, as ISO 8601 has it and the calendar.
match_plain_date = re.compile(
    r"(?:19|20)\d\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|(?:[+-]0\d|[+]1[0-3]|-1[0-2]):(?:00|30)))?",
    re.ASCII,
).fullmatch


@lru_cache(maxsize=1_024)
def read_date(text: str) -> When | None:
    """Give the date of a text, or None; ISO 8601 lets minutes be left out, too."""
    hour = _WHOLE_HOUR.fullmatch(text)
    try:
        return from_iso(f"{hour[1]}:00{hour[2]}" if hour else text)
    except ValueError:
        return None


def is_duration(text: str) -> bool:
    """Tell whether a text is a duration of ISO 8601."""
    return _DURATION.fullmatch(text.strip()) is not None


def _boolean_is_text(text: str, expect: Expect) -> str:
    if text.strip().lower() not in _BOOLEANS:
        return ""
    return f"{expect.name} is the text {quoted(text)}, not the Boolean {text.strip().lower()}"


def _boolean_unreadable(value: Any, expect: Expect) -> str:
    if isinstance(value, str) and _says_boolean(value):
        return ""
    return f"{expect.name} is {quoted(value)}, neither true nor false"


def _says_boolean(text: str) -> bool:
    word = text.strip().lower()
    for space in _SPACES:
        word = word.removeprefix(space)
    return word in _BOOLEANS


def _number_is_text(text: str, expect: Expect) -> str:
    if not _NUMBER.fullmatch(text.strip()):
        return ""
    return f"{expect.name} is the text {quoted(text)}, not a number"


def _number(text: str, expect: Expect) -> int | None:
    """Give the number where no other text stands for it; digits behind a point may matter."""
    plain = text.strip()
    return int(plain) if _PLAIN_NUMBER.fullmatch(plain) else None


def _number_unreadable(text: str, expect: Expect) -> str:
    if _NUMBER.fullmatch(text.strip()) or (expect.boolean and _says_boolean(text)):
        return ""
    return f"{expect.name} is {quoted(text)}, which is no number"


def _quantity_unreadable(text: str, expect: Expect) -> str:
    if _WITH_DIGIT(text):
        return ""
    return f"{expect.name} is {quoted(text)}, which says no number"


def _number_not_whole(value: Any, expect: Expect) -> str:
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return ""  # number_unreadable says so
    number = Decimal(str(value).strip())
    if number == number.to_integral_value():
        return ""
    return f"{expect.name} is {shown(value)}, but a whole number is expected"


def _date_unreadable(value: Any, expect: Expect) -> str:
    if expect.number and not isinstance(value, bool) and _NUMBER.fullmatch(str(value).strip()):
        return ""  # a number of days
    if isinstance(value, str):
        if read_date(value) is not None or _REDUCED.fullmatch(value.strip()):
            return ""
        if "Time" in expect.dates and _TIME.fullmatch(value.strip()):
            return ""
    kind = "time" if expect.dates == {"Time"} else "date"
    return f"{expect.name} is {quoted(value)}, which is no {kind} of ISO 8601"


def _date_form(text: str, expect: Expect) -> str:
    moment = read_date(text)
    if moment is None or is_strict(text.strip()):
        return ""
    return f"{expect.name} is {quoted(text)}; ISO 8601 has it as {_extended(moment)}"


def _extended(moment: When) -> str:
    return moment.isoformat()


def _duration_malformed(text: str, expect: Expect) -> str:
    if is_duration(text) or not _NEARLY_DURATION.fullmatch(text.strip()):
        return ""
    return f"{expect.name} is {quoted(text)}; ISO 8601 writes a duration as PT1H30M"


def _duration_unreadable(value: Any, expect: Expect) -> str:
    if isinstance(value, str):
        text = value.strip()
        if is_duration(text) or _NEARLY_DURATION.fullmatch(text):
            return ""
    return f"{expect.name} is {quoted(value)}, which is no duration of ISO 8601"


@lru_cache(maxsize=256)
def _is_plain_tag(text: str) -> bool:
    return _PLAIN_TAG(text) is not None and not unregistered_in(text)


def _language_named(text: str, expect: Expect) -> str:
    if not _is_language_name(text):
        return ""
    return f"{expect.name} is {quoted(text)}, the name of a language, not its tag"


def _language_unknown(text: Any, expect: Expect) -> str:
    if isinstance(text, str) and (is_absolute(text) or _is_language_name(text)):
        return ""
    fault = _fault_of_tag(text)
    return f"{expect.name} is {quoted(text)}, {fault}" if fault else ""


def _text_language_unknown(tag: Any, expect: Expect) -> str:
    fault = "" if tag is None else _fault_of_tag(tag)
    return f"the @language of {expect.name} is {quoted(tag)}, {fault}" if fault else ""


def _count_negative(value: Any, expect: Expect) -> str:
    text = str(value).strip()
    is_negative = _NUMBER.fullmatch(text) is not None and float(text) < 0
    return f"{expect.name} is {quoted(value)}, fewer than none" if is_negative else ""


def _fault_of_tag(tag: Any) -> str:
    if not isinstance(tag, str) or not is_language_tag(tag):
        return "which is no language tag of BCP 47"
    subtag = unregistered_in(tag.strip())
    return f"of which {subtag} is neither a language nor a region" if subtag else ""


def _is_language_name(text: str) -> bool:
    word = text.strip()
    return _SHORTEST_NAME <= len(word) <= _LONGEST_NAME and word.isalpha()


_VIDEO = {"@context": "https://schema.org", "@type": "VideoObject", "name": "Bridge"}
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


RULES = (
    stated(
        "boolean_is_text", _WARNING,
        "A Boolean is true or false, without quotation marks.",
        "Write the Boolean without quotation marks.",
        page=Page("https://schema.org/Boolean", "2026-03-19"),
        on=(str,), weigh=_boolean_is_text, json_only=True,
        fix=lambda value, _: _BOOLEANS.get(value.strip().lower()),
        wants=lambda expect: expect.boolean and not expect.text,
        bad=with_(ARTICLE, isAccessibleForFree="False"),
        good=with_(ARTICLE, isAccessibleForFree=False),
    ),
    stated(
        "boolean_unreadable", _ERROR,
        "A Boolean is true or false.",
        "Write true or false.",
        page=Page("https://schema.org/Boolean", "2026-03-19"),
        on=(str, *_NUMBERS), weigh=_boolean_unreadable,
        wants=lambda expect: expect.boolean
        and not (expect.text or expect.number or expect.things or expect.url),
        bad=with_(ARTICLE, isAccessibleForFree="maybe"),
        good=with_(ARTICLE, isAccessibleForFree=True),
    ),
    stated(
        "number_is_text", _INFO,
        "A number is written without quotation marks.",
        "Write the number without quotation marks.",
        page=Page("https://schema.org/Number", "2026-03-19"),
        on=(str,), weigh=_number_is_text, fix=_number, json_only=True,
        wants=lambda expect: expect.number and not (expect.text or expect.quantity),
        bad=with_(ARTICLE, wordCount="1140"),
        good=with_(ARTICLE, wordCount=1140),
    ),
    stated(
        "number_unreadable", _ERROR,
        "A number is digits, with a point before the fraction and nothing between thousands.",
        "Write the digits alone.",
        page=Page("https://schema.org/Number", "2026-03-19"),
        on=(str,), weigh=_number_unreadable,
        wants=lambda expect: expect.number
        and not (expect.text or expect.quantity or expect.things or expect.url or expect.dates),
        bad=with_(ARTICLE, wordCount="many"),
        good=with_(ARTICLE, wordCount=1140),
    ),
    stated(
        "quantity_unreadable", _WARNING,
        "A distance, mass or energy is a number and its unit.",
        "Write the number and the unit, as in 1200 px or 7 ft.",
        page=Page("https://schema.org/Distance", "2026-03-19"),
        on=(str,), weigh=_quantity_unreadable, passes=_WITH_DIGIT, since="2026-11-30",
        wants=lambda expect: expect.quantity and not (expect.text or expect.url),
        bad=with_(_IMAGE, width="wide"),
        good=with_(_IMAGE, width="1200 px"),
    ),
    stated(
        "number_not_whole", _WARNING,
        "An Integer is a whole number.",
        "Round the number.",
        page=Page("https://schema.org/Integer", "2026-03-19"),
        on=(float, Numeral, str), weigh=_number_not_whole, passes=_PLAIN_NUMBER.fullmatch,
        wants=lambda expect: expect.whole_numbers and not expect.text,
        bad=with_(ARTICLE, wordCount=1140.5),
        good=with_(ARTICLE, wordCount=1140),
    ),
    stated(
        "count_negative", _WARNING,
        "What is counted is there never, once or more often.",
        "Write how many there are, or leave the count out.",
        page=Page("https://schema.org/userInteractionCount", "2026-03-19"),
        on=(str, *_NUMBERS), weigh=_count_negative, passes=_PLAIN_NUMBER.fullmatch,
        wants=lambda expect: expect.number and _COUNT.match(expect.name) is not None,
        since="2026-11-30",
        bad=with_(ARTICLE, wordCount=-1140),
        good=with_(ARTICLE, wordCount=1140),
    ),
    stated(
        "date_unreadable", _ERROR,
        "A date is written as ISO 8601 has it.",
        "Write 2026-11-22 or 2026-11-22T08:00:00+02:00.",
        page=Page("https://schema.org/DateTime", "2026-03-19"),
        on=(str, *_NUMBERS, bool), weigh=_date_unreadable, passes=match_plain_date,
        wants=lambda expect: bool(expect.dates) and not (expect.text or expect.things),
        bad=with_(ARTICLE, datePublished="yesterday"),
        good=ARTICLE,
    ),
    stated(
        "date_form_loose", _INFO,
        "A date is in the extended form of ISO 8601, with colons and hyphens.",
        "Write 2026-11-22T08:00:00+02:00.",
        page=Page("https://schema.org/DateTime", "2026-03-19"),
        on=(str,), weigh=_date_form, passes=match_plain_date,
        wants=lambda expect: bool(expect.dates) and not expect.text,
        bad=with_(ARTICLE, datePublished="2026-11-22T08:00:00+0200"),
        good=ARTICLE,
    ),
    stated(
        "duration_malformed", _WARNING,
        "A duration begins with P, and its hours, minutes and seconds with T.",
        "Write PT1H30M for an hour and a half.",
        page=Page("https://schema.org/Duration", "2026-03-19"),
        on=(str,), weigh=_duration_malformed,
        wants=lambda expect: expect.duration and not expect.text,
        bad=with_(_VIDEO, duration="1H30M"),
        good=with_(_VIDEO, duration="PT1H30M"),
    ),
    stated(
        "duration_unreadable", _ERROR,
        "A duration is written as ISO 8601 has it.",
        "Write PT1H30M for an hour and a half.",
        page=Page("https://schema.org/Duration", "2026-03-19"),
        on=(str, *_NUMBERS), weigh=_duration_unreadable,
        wants=lambda expect: expect.duration
        and not (expect.text or expect.number or expect.quantity),
        bad=with_(_VIDEO, duration="3 minutes"),
        good=with_(_VIDEO, duration="PT3M"),
    ),
    stated(
        "text_language_unknown", _WARNING,
        "The language of a text is a tag of BCP 47.",
        "Write a tag such as en, pt-BR or uk.",
        page=Page("https://www.w3.org/TR/json-ld11/", "2020-07-16"),
        on=(Language,), weigh=_text_language_unknown, since="2026-11-30",
        bad=with_(ARTICLE, headline={"@value": "Die Brücke ist offen", "@language": "in German"}),
        good=with_(ARTICLE, headline={"@value": "Die Brücke ist offen", "@language": "de"}),
    ),
    stated(
        "language_named", _INFO,
        "A language is named by its tag.",
        "Write a tag such as en, pt-BR or uk.",
        page=Page("https://schema.org/inLanguage", "2026-03-19"),
        on=(str,), weigh=_language_named, passes=_is_plain_tag,
        wants=lambda expect: expect.name in _LANGUAGE_PROPERTIES,
        bad=with_(ARTICLE, inLanguage="English"),
        good=with_(ARTICLE, inLanguage="en"),
    ),
    stated(
        "language_tag_unknown", _WARNING,
        "A language is named by its tag.",
        "Write a tag such as en, pt-BR or uk.",
        page=Page("https://schema.org/inLanguage", "2026-03-19"),
        on=(str, *_NUMBERS, bool), weigh=_language_unknown, passes=_is_plain_tag,
        wants=lambda expect: expect.name in _LANGUAGE_PROPERTIES,
        bad=with_(ARTICLE, inLanguage="english please"),
        good=with_(ARTICLE, inLanguage="en"),
    ),
)  # fmt: skip
