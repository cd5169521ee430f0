"""JSON as it stands in documents: read within limits, with every oddity noted and placed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.show import show
from ..safety.text import clean
from ._json_places import after_space, offsets_of, stands_in, step_of
from .numeral import Numeral, number_of

__all__ = [
    "JsonNote",
    "JsonText",
    "Lines",
    "dump",
    "line_and_column",
    "locate",
    "read_json",
    "stands_in",
    "step_of",
]

# A string that nothing ends goes to the end: to look for that at each quote would be quadratic.
_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
_STRUCTURE = re.compile(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
_TOKEN = re.compile(rf'{_STRING}|[\[\]{{}},:]|[^\s\[\]{{}},:"]+', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PLAIN_DIGITS = 18  # of integers that need no second look
_MAX_NOTES = 100  # of one kind in one text


@dataclass(frozen=True, slots=True)
class JsonNote:
    """An oddity of a JSON text: rule, message, and the offset in characters where it was seen."""

    rule: str
    message: str
    offset: int = 0


@dataclass(slots=True)
class JsonText:
    """The value of a JSON text, or `found=False`, and what was odd about it.

    Shape: `text` is what was read, where that is not the text that was given.
    """

    value: Any = None
    found: bool = False
    notes: list[JsonNote] = field(default_factory=list)
    text: str = ""


def read_json(text: str, limits: Limits = DEFAULT_LIMITS) -> JsonText:
    """Read a JSON text; whatever it holds, this returns.

    Numbers that Python would alter become `Numeral`; of a key that stands twice the last value
    counts and the fact is noted; NaN and Infinity become null and are noted.
    Source: RFC 8259.
    """
    result = JsonText()
    if _is_deeper(text, limits.json_depth):
        said = f"the JSON is nested deeper than {limits.json_depth} levels"
        result.notes.append(JsonNote("json_too_deep", said))
        return result
    try:
        result.value, result.found = _read_plainly(text, limits), True
    except (ValueError, StopIteration):
        _read_closely(text, limits, result)
    if result.found and "\\" in text and _SURROGATE.search(text):
        result.value = _cleaned(result.value, result)
    return result


def _read_closely(text: str, limits: Limits, result: JsonText) -> None:
    """Read what has something to be noted."""
    decoder = _Decoder(result, limits)
    try:
        result.value, result.found = decoder.strict(text), True
    except json.JSONDecodeError as fault:
        _read_leniently(text, fault, decoder, result)
    if result.found and (long := _long_integer(text, limits.integer_digits)):
        said = f"a number of more than {limits.integer_digits} digits is kept as its text"
        result.notes.append(JsonNote("json_number_long", said, long.start()))


def dump(value: object) -> str:
    """Write a JSON value: compact, keys in their order, numbers in their own digits."""
    if _has_numeral(value):
        return _exact(value)
    try:
        return _compact.encode(value)
    except ValueError:
        return _compact.encode(_finite(value))


def locate(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Find the offset of the value at each JSON Pointer (RFC 6901).

    Of a key that stands twice the last value counts. A pointer whose value is not there gets the
    offset of its nearest ancestor. What no pointer leads through is skipped at the speed of C.
    """
    return offsets_of(text, set(pointers))


class Lines:
    """Turns offsets of a text into lines and columns, counting on from the last one."""

    def __init__(self, text: str, start: tuple[int, int] = (1, 1)) -> None:
        """Begin at the first character, which stands at that line and column."""
        self._text, self._last, self._start = text, (0, 1), start

    def at(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both counted from 1, or zeros for -1."""
        if offset < 0 or not self._text:
            return 0, 0
        known, line = self._last if self._last[0] <= offset else (0, 1)
        line += self._text.count("\n", known, offset)
        self._last = offset, line
        before = self._text.rfind("\n", 0, offset)
        column = offset - before if before >= 0 else offset + self._start[1]
        return line + self._start[0] - 1, column


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Give line and column of an offset, both counted from 1."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _integer_of(digits: str) -> int:
    if len(digits) > _PLAIN_DIGITS or digits == "-0":
        raise ValueError("an integer is long")
    return int(digits)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


_scan = json.JSONDecoder(
    object_pairs_hook=_object_of,
    parse_int=_integer_of,
    parse_float=number_of,
    parse_constant=_no_constant,
).scan_once  # type: ignore[attr-defined] # public, but in no stub


def _read_plainly(text: str, limits: Limits) -> Any:
    """Read a text that has no oddity, at the speed of C; raises ValueError or StopIteration."""
    if limits.integer_digits < _PLAIN_DIGITS:
        raise ValueError("integers need a closer look")
    value, end = _scan(text, after_space(text, 0))
    if after_space(text, end) != len(text):
        raise ValueError("text after the value")
    return value


class _Decoder:
    """Python's decoder with our rules for numbers, duplicates and constants."""

    def __init__(self, result: JsonText, limits: Limits) -> None:
        self._result = result
        self._number = partial(number_of, most=limits.integer_digits)

    def strict(self, text: str) -> Any:
        return self._make(strict=True).decode(text)

    def lenient(self, text: str) -> Any:
        return self._make(strict=False).decode(text)

    def _make(self, *, strict: bool) -> json.JSONDecoder:
        return json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._number,
            parse_float=self._number,
            parse_constant=self._constant,
            strict=strict,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            twice = show(next(key for key, count in counts.items() if count > 1), 60)
            self._note("json_key_twice", f"the key '{twice}' stands twice in one object")
        return made

    def _constant(self, name: str) -> None:
        self._note("json_not_a_number", f"{name} is no JSON number; read as null")

    def _note(self, rule: str, message: str) -> None:
        if len(self._result.notes) < _MAX_NOTES:
            self._result.notes.append(JsonNote(rule, message))


def _read_leniently(
    text: str, fault: json.JSONDecodeError, decoder: _Decoder, result: JsonText
) -> None:
    result.notes.clear()
    try:
        result.value = decoder.lenient(text)
    except json.JSONDecodeError as worse:
        result.notes.append(_broken(text, worse))
        return
    result.found = True
    said = "a raw control character stands in a string; read as it is"
    result.notes.append(JsonNote("json_control_character", said, fault.pos))


def _broken(text: str, fault: json.JSONDecodeError) -> JsonNote:
    """Say what is no JSON; a trailing comma in one way, whichever Python reads it."""
    at = fault.pos
    if text[at : at + 1] == ",":  # since Python 3.13 the comma itself
        at = after_space(text, at + 1)
    if text[at : at + 1] in {"]", "}"} and text[:at].rstrip(" \t\r\n").endswith(","):
        return JsonNote("json_broken", "no JSON: a trailing comma stands before this bracket", at)
    return JsonNote("json_broken", f"no JSON: {fault.msg.lower()}", fault.pos)


def _is_deeper(text: str, most: int) -> bool:
    """Tell whether a text is nested deeper, in one pass; strings do not count."""
    if text.count("{") + text.count("[") <= most:
        return False
    depth = 0
    for match in _STRUCTURE.finditer(text):
        mark = match.group()
        if mark in "[{":
            depth += 1
            if depth > most:
                return True
        elif mark in "]}":
            depth -= 1
    return False


def _long_integer(text: str, most: int) -> re.Match[str] | None:
    """Find the first run of more digits outside strings."""
    if not re.search(rf"[0-9]{{{most + 1}}}", text):
        return None
    for token in _TOKEN.finditer(text):
        if len(token[0]) > most and token[0].lstrip("-").isdigit():
            return token
    return None


def _cleaned(value: Any, result: JsonText) -> Any:
    """Clean the strings of a value; its depth is within the limit."""
    if isinstance(value, str):
        good = clean(value)
        if good is not value and good != value:
            said = "a lone surrogate stands in a string; read as U+FFFD"
            result.notes.append(JsonNote("text_not_encodable", said))
        return good
    if isinstance(value, list):
        return [_cleaned(one, result) for one in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(one, result) for key, one in value.items()}
    return value


def _has_numeral(value: object) -> bool:
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, Mapping):
            stack.extend(one.values())
        elif isinstance(one, list | tuple):
            stack.extend(one)
        elif type(one) is Numeral:
            return True
    return False


def _finite(value: Any) -> Any:
    """Replace what JSON has no word for: a bare infinity or NaN becomes null."""
    if isinstance(value, Mapping):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    if isinstance(value, Numeral):
        return 0
    return None if isinstance(value, float) and value - value != 0 else value


def _exact(value: Any) -> str:
    """Write a value that holds numerals; rare, so plain Python is quick enough."""
    if isinstance(value, Mapping):
        inner = (
            f"{json.dumps(key, ensure_ascii=False)}:{_exact(one)}" for key, one in value.items()
        )
        return "{" + ",".join(inner) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(_exact(one) for one in value) + "]"
    if isinstance(value, Numeral):
        return value.text
    return json.dumps(_finite(value), ensure_ascii=False)
