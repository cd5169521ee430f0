"""What schema.org says of values: which kinds a property takes, and how literals are written."""

from __future__ import annotations

import re
from typing import Any

from .. import vocabulary
from ..findings import Severity
from ..markup.numeral import Numeral
from ..safety.dates import When, from_iso, is_strict
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import kin_of, types_of
from ._expect import Expect
from ._rule import Page, Rule, with_
from .schema_org import ARTICLE

__all__ = ["RULES", "read_date"]

_PROFILES = ("schema.org",)
_MODEL = Page("https://schema.org/docs/datamodel.html", "2026-03-19")
_NUMBERS = (int, float, Numeral)
_SPACES = ("https://schema.org/", "http://schema.org/", "schema:", "https://www.schema.org/",
           "http://www.schema.org/")  # fmt: skip
_BOOLEANS = {"true": True, "false": False}
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,400}(?:\.\d{1,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?", re.ASCII
)
_TIME = re.compile(
    r"(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII
)
# A year, a month, a week or a day of the year; ISO 8601-1:2019, 5.2.2 and 5.2.3 with reductions.
_REDUCED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])|-W\d\d(?:-[1-7])?|-[0-3]\d\d)?", re.ASCII)
_DURATION = re.compile(
    r"[+-]?P(?=\d|T\d)(?:\d{1,9}(?:[.,]\d{1,9})?Y)?(?:\d{1,9}(?:[.,]\d{1,9})?M)?"
    r"(?:\d{1,9}(?:[.,]\d{1,9})?W)?(?:\d{1,9}(?:[.,]\d{1,9})?D)?"
    r"(?:T(?=\d)(?:\d{1,9}(?:[.,]\d{1,9})?H)?(?:\d{1,9}(?:[.,]\d{1,9})?M)?"
    r"(?:\d{1,9}(?:[.,]\d{1,9})?S)?)?", re.ASCII
)  # fmt: skip
_NEARLY_DURATION = re.compile(
    r"[Pp]?[Tt]?(?:\d{1,9}[.,]?\d{0,9}[YyMmWwDdHhSsTt]{1,2}){1,8}", re.ASCII
)
# RFC 5646, section 2.1, with the primary language in two or three letters, as all in use are.
_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3})){0,4}"
    r"(?:-[0-9A-WYZa-wyz](?:-[A-Za-z0-9]{2,8}){1,4}){0,4}"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8}){1,4})?|[xXiI](?:-[A-Za-z0-9]{1,8}){1,4})", re.ASCII
)  # fmt: skip
_LANGUAGE_PROPERTIES = frozenset({"availableLanguage", "inLanguage", "knowsLanguage"})
_SHORTEST_NAME, _LONGEST_NAME = 4, 20  # letters of a word that may be the name of a language
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):", re.ASCII)
_LIKE_HOST = re.compile(
    r"(?:www\.|[a-z0-9-]{1,63}\.(?:com|org|net|co|uk|de|fr)(?:[/?#]|$))", re.IGNORECASE
)
_NO_URL = re.compile(r"[\s<>\"{}|\\^`]")
_RUNNING_SCHEMES = frozenset({"javascript", "vbscript"})
_PATH_MARKS = frozenset("/.#?")


def read_date(text: str) -> When | None:
    """Give the date of a text, or None."""
    try:
        return from_iso(text)
    except ValueError:
        return None


def _shown(value: Any) -> str:
    return show(value, 60)


def _quoted(value: Any) -> str:
    return f'"{_shown(value)}"' if isinstance(value, str) else _shown(value)


def _node_out_of_range(node: dict[str, Any], expect: Expect) -> str:
    types = types_of(node)
    if not types or not all(vocabulary.is_type(name) for name in types):
        return ""
    kin = kin_of(types)
    if "Role" in kin or expect.takes(kin) or _is_wider(types, expect):
        return ""
    return f"{expect.name} is a {types[0]}, but {expect.told_ranges()} is expected"


def _node_too_general(node: dict[str, Any], expect: Expect) -> str:
    types = types_of(node)
    if not types or expect.takes(kin_of(types)) or not _is_wider(types, expect):
        return ""
    return f"{expect.name} is a mere {types[0]}, but {expect.told_ranges()} is expected"


def _is_wider(types: tuple[str, ...], expect: Expect) -> bool:
    """Tell whether a type is above one that is expected: it may be meant right, and says little."""
    return any(name in vocabulary.ancestors(kind) for kind in expect.things for name in types)


def _node_for_text(node: dict[str, Any], expect: Expect) -> str:
    if "@id" in node and len(node) == 1 and expect.url:
        return ""
    types = types_of(node)
    if types and (expect.takes(kin_of(types)) or not all(map(vocabulary.is_type, types))):
        return ""
    return f"{expect.name} is a node, but {expect.told_ranges()} is expected"


def _text_for_thing(text: str, expect: Expect) -> str:
    kind = "a URL" if is_absolute(text) else "text"
    return f"{expect.name} is {kind}, but {expect.told_ranges()} is expected"


def _number_out_of_range(value: Any, expect: Expect) -> str:
    return f"{expect.name} is {_shown(value)}, but {expect.told_ranges()} is expected"


def _boolean_out_of_range(value: Any, expect: Expect) -> str:
    return f"{expect.name} is {str(value).lower()}, but {expect.told_ranges()} is expected"


def _member(value: Any, expect: Expect) -> str:
    if isinstance(value, dict):
        if value.keys() != {"@id"} or not isinstance(value["@id"], str):
            return ""
        value = value["@id"]
    name = value.strip()
    for space in _SPACES:
        if name.startswith(space):
            name = name.removeprefix(space)
            break
    else:
        if ":" in name:
            return ""  # a member of someone else's enumeration
    for kind in expect.enumerations:
        known = vocabulary.members(kind)
        if name in known:
            return ""
    found = vocabulary.suggest(name, "member")
    fits = found and any(found in vocabulary.members(kind) for kind in expect.enumerations)
    perhaps = f"; did you mean {found}?" if fits else ""
    return f"{_quoted(value)} is no member of {' or '.join(expect.enumerations)}{perhaps}"


def _boolean_is_text(text: str, expect: Expect) -> str:
    if text.strip().lower() not in _BOOLEANS:
        return ""
    return f"{expect.name} is the text {_quoted(text)}, not the Boolean {text.strip().lower()}"


def _boolean_unreadable(value: Any, expect: Expect) -> str:
    if isinstance(value, str):
        word = value.strip().lower()
        for space in _SPACES:
            word = word.removeprefix(space)
        if word in _BOOLEANS:
            return ""
    return f"{expect.name} is {_quoted(value)}, neither true nor false"


def _number_is_text(text: str, expect: Expect) -> str:
    if not _NUMBER.fullmatch(text.strip()):
        return ""
    return f"{expect.name} is the text {_quoted(text)}, not a number"


def _number_unreadable(text: str, expect: Expect) -> str:
    if _NUMBER.fullmatch(text.strip()):
        return ""
    return f"{expect.name} is {_quoted(text)}, which is no number"


def _number_not_whole(value: Any, expect: Expect) -> str:
    if isinstance(value, int) or float(value).is_integer():
        return ""
    return f"{expect.name} is {_shown(value)}, but a whole number is expected"


def _date_unreadable(value: Any, expect: Expect) -> str:
    if isinstance(value, str):
        if read_date(value) is not None or _REDUCED.fullmatch(value.strip()):
            return ""
        if "Time" in expect.dates and _TIME.fullmatch(value.strip()):
            return ""
    kind = "time" if expect.dates == {"Time"} else "date"
    return f"{expect.name} is {_quoted(value)}, which is no {kind} of ISO 8601"


def _date_form(text: str, expect: Expect) -> str:
    moment = read_date(text)
    if moment is None or is_strict(text.strip()):
        return ""
    return f"{expect.name} is {_quoted(text)}; ISO 8601 has it as {_extended(moment)}"


def _extended(moment: When) -> str:
    return moment.isoformat()


def _duration_malformed(text: str, expect: Expect) -> str:
    if _DURATION.fullmatch(text.strip()) or not _NEARLY_DURATION.fullmatch(text.strip()):
        return ""
    return f"{expect.name} is {_quoted(text)}; ISO 8601 writes a duration as PT1H30M"


def _duration_unreadable(value: Any, expect: Expect) -> str:
    if isinstance(value, str):
        text = value.strip()
        if _DURATION.fullmatch(text) or _NEARLY_DURATION.fullmatch(text):
            return ""
    return f"{expect.name} is {_quoted(value)}, which is no duration of ISO 8601"


def _url_unreadable(text: str, expect: Expect) -> str:
    stripped = text.strip()
    scheme = _SCHEME.match(stripped)
    name = scheme[1].lower() if scheme else ""
    if name in _RUNNING_SCHEMES:
        return f"{expect.name} is {_quoted(text)}, a URL that runs code"
    if name in {"http", "https"}:
        if is_absolute(stripped) or is_absolute(stripped.replace(" ", "%20")):
            return ""
    elif name in {"data", "blob"} or not (_NO_URL.search(stripped)):
        return ""
    if expect.things:
        return ""
    return f"{expect.name} is {_quoted(text)}, which is no URL"


def _url_unlikely(text: str, expect: Expect) -> str:
    stripped = text.strip()
    if _SCHEME.match(stripped):
        return ""
    if _NO_URL.search(stripped):
        said = "which is no URL" if expect.things else ""
    else:
        said = "" if _PATH_MARKS & set(stripped) else "which is hardly a URL"
    return f"{expect.name} is {_quoted(text)}, {said}" if said else ""


def _url_without_scheme(text: str, expect: Expect) -> str:
    stripped = text.strip()
    if _SCHEME.match(stripped) or _NO_URL.search(stripped) or not _LIKE_HOST.match(stripped):
        return ""
    return f"{expect.name} is {_quoted(text)}, an address without https:// before it"


def _language_named(text: str, expect: Expect) -> str:
    if not _is_language_name(text):
        return ""
    return f"{expect.name} is {_quoted(text)}, the name of a language, not its tag"


def _language_unknown(text: str, expect: Expect) -> str:
    if _LANGUAGE.fullmatch(text.strip()) or is_absolute(text) or _is_language_name(text):
        return ""
    return f"{expect.name} is {_quoted(text)}, which is no language tag of BCP 47"


def _is_language_name(text: str) -> bool:
    word = text.strip()
    return _SHORTEST_NAME <= len(word) <= _LONGEST_NAME and word.isalpha()


def _only_enumerations(expect: Expect) -> bool:
    return (
        bool(expect.enumerations)
        and set(expect.enumerations) == expect.things
        and (expect.things == set(expect.ranges))
    )


def _only_things(expect: Expect) -> bool:
    return bool(expect.things) and expect.things == set(expect.ranges)


def _no_prose(expect: Expect) -> bool:
    return expect.is_property and not expect.text and not expect.open


def _rule(name: str, severity: Severity, title: str, advice: str, **rest: Any) -> Rule:
    return Rule(
        name=name, severity=severity, profiles=_PROFILES, title=title, advice=advice,
        **{"page": _MODEL, **rest},
    )  # fmt: skip


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "Opening"}
_VIDEO = {"@context": "https://schema.org", "@type": "VideoObject", "name": "Bridge"}

RULES = (
    _rule(
        "value_out_of_range", _ERROR,
        "A node in a property is of a type that the property takes.",
        "Give the node the type it has, or move it to the property it belongs to.",
        on=(dict,), weigh=_node_out_of_range,
        wants=lambda expect: bool(expect.things),
        bad=with_(ARTICLE, author={"@type": "Product", "name": "Ann Lee"}),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    _rule(
        "value_type_too_general", _INFO,
        "A node says its own type, not one that covers everything.",
        "Give the node the most specific type that fits.",
        page=Page("https://schema.org/docs/gs.html", "2026-03-19"),
        on=(dict,), weigh=_node_too_general,
        wants=lambda expect: bool(expect.things),
        bad=with_(ARTICLE, author={"@type": "Thing", "name": "Ann Lee"}),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    _rule(
        "node_for_text", _ERROR,
        "A property that takes text, a number or a date holds no node.",
        "Write the value itself.",
        on=(dict,), weigh=_node_for_text,
        wants=lambda expect: expect.only_data,
        bad=with_(ARTICLE, headline={"@type": "Thing", "name": "Bridge"}),
        good=with_(ARTICLE, headline="Bridge"),
    ),
    _rule(
        "text_for_thing", _INFO,
        "A property that takes nodes may hold text; a node says more.",
        "Write a node with @type and name.",
        on=(str,), weigh=_text_for_thing,
        wants=lambda expect: _only_things(expect) and not _only_enumerations(expect),
        bad=with_(ARTICLE, publisher="Town Herald"),
        good=with_(ARTICLE, publisher={"@type": "Organization", "name": "Town Herald"}),
    ),
    _rule(
        "number_out_of_range", _ERROR,
        "A property that takes nodes or URLs holds no number.",
        "Write the node or URL that is meant.",
        on=_NUMBERS, weigh=_number_out_of_range, json_only=True,
        wants=lambda expect: _no_prose(expect)
        and not (expect.number or expect.quantity or expect.dates or expect.boolean)
        and not expect.duration,
        bad=with_(ARTICLE, author=7),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Seven"}),
    ),
    _rule(
        "boolean_out_of_range", _ERROR,
        "A property that takes no Boolean holds none.",
        "Write the value that is meant, or leave the property out.",
        on=(bool,), weigh=_boolean_out_of_range, json_only=True,
        wants=lambda expect: _no_prose(expect) and not (expect.boolean or expect.dates),
        bad=with_(ARTICLE, author=True),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    _rule(
        "enumeration_member_unknown", _ERROR,
        "The value of a property with an enumeration is one of its members.",
        "Use the member that is meant.",
        page=Page("https://schema.org/Enumeration", "2026-03-19"),
        on=(str, dict), weigh=_member, wants=_only_enumerations,
        bad=with_(_EVENT, eventStatus="https://schema.org/EventForgotten"),
        good=with_(_EVENT, eventStatus="https://schema.org/EventPostponed"),
    ),
    _rule(
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
    _rule(
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
    _rule(
        "number_is_text", _INFO,
        "A number is written without quotation marks.",
        "Write the number without quotation marks.",
        page=Page("https://schema.org/Number", "2026-03-19"),
        on=(str,), weigh=_number_is_text, json_only=True,
        wants=lambda expect: expect.number and not (expect.text or expect.quantity),
        bad=with_(ARTICLE, wordCount="1140"),
        good=with_(ARTICLE, wordCount=1140),
    ),
    _rule(
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
    _rule(
        "number_not_whole", _WARNING,
        "An Integer is a whole number.",
        "Round the number.",
        page=Page("https://schema.org/Integer", "2026-03-19"),
        on=(float, Numeral), weigh=_number_not_whole,
        wants=lambda expect: expect.whole_numbers and not expect.text,
        bad=with_(ARTICLE, wordCount=1140.5),
        good=with_(ARTICLE, wordCount=1140),
    ),
    _rule(
        "date_unreadable", _ERROR,
        "A date is written as ISO 8601 has it.",
        "Write 2026-11-22 or 2026-11-22T08:00:00+02:00.",
        page=Page("https://schema.org/DateTime", "2026-03-19"),
        on=(str, *_NUMBERS, bool), weigh=_date_unreadable,
        wants=lambda expect: bool(expect.dates) and not (expect.text or expect.things),
        bad=with_(ARTICLE, datePublished="yesterday"),
        good=ARTICLE,
    ),
    _rule(
        "date_form_loose", _INFO,
        "A date is in the extended form of ISO 8601, with colons and hyphens.",
        "Write 2026-11-22T08:00:00+02:00.",
        page=Page("https://schema.org/DateTime", "2026-03-19"),
        on=(str,), weigh=_date_form,
        wants=lambda expect: bool(expect.dates) and not expect.text,
        bad=with_(ARTICLE, datePublished="2026-11-22T08:00:00+0200"),
        good=ARTICLE,
    ),
    _rule(
        "duration_malformed", _WARNING,
        "A duration begins with P, and its hours, minutes and seconds with T.",
        "Write PT1H30M for an hour and a half.",
        page=Page("https://schema.org/Duration", "2026-03-19"),
        on=(str,), weigh=_duration_malformed,
        wants=lambda expect: expect.duration and not expect.text,
        bad=with_(_VIDEO, duration="1H30M"),
        good=with_(_VIDEO, duration="PT1H30M"),
    ),
    _rule(
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
    _rule(
        "url_unreadable", _ERROR,
        "A URL has no blanks, and an absolute one has a host.",
        "Write the whole address, beginning with https://.",
        page=Page("https://schema.org/URL", "2026-03-19"),
        on=(str,), weigh=_url_unreadable,
        wants=lambda expect: expect.url and not expect.text,
        bad=with_(ARTICLE, url="not a url"),
        good=with_(ARTICLE, url="https://herald.example/a"),
    ),
    _rule(
        "url_unlikely", _WARNING,
        "A URL looks like one.",
        "Write the whole address, beginning with https://.",
        page=Page("https://schema.org/URL", "2026-03-19"),
        on=(str,), weigh=_url_unlikely,
        wants=lambda expect: expect.url and not expect.text,
        bad=with_(ARTICLE, url="bridge"),
        good=with_(ARTICLE, url="/bridge"),
    ),
    _rule(
        "url_without_scheme", _INFO,
        "An absolute URL begins with its scheme; without it, it is a path on the own host.",
        "Write the whole address, beginning with https://.",
        page=Page("https://schema.org/URL", "2026-03-19"),
        on=(str,), weigh=_url_without_scheme,
        wants=lambda expect: expect.url and not expect.text,
        bad=with_(ARTICLE, url="www.herald.example/a"),
        good=with_(ARTICLE, url="https://www.herald.example/a"),
    ),
    _rule(
        "language_named", _INFO,
        "A language is named by its tag.",
        "Write a tag such as en, pt-BR or uk.",
        page=Page("https://schema.org/inLanguage", "2026-03-19"),
        on=(str,), weigh=_language_named,
        wants=lambda expect: expect.name in _LANGUAGE_PROPERTIES,
        bad=with_(ARTICLE, inLanguage="English"),
        good=with_(ARTICLE, inLanguage="en"),
    ),
    _rule(
        "language_tag_unknown", _WARNING,
        "A language is named by its tag.",
        "Write a tag such as en, pt-BR or uk.",
        page=Page("https://schema.org/inLanguage", "2026-03-19"),
        on=(str,), weigh=_language_unknown,
        wants=lambda expect: expect.name in _LANGUAGE_PROPERTIES,
        bad=with_(ARTICLE, inLanguage="english please"),
        good=with_(ARTICLE, inLanguage="en"),
    ),
)  # fmt: skip
