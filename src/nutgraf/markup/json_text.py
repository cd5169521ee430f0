"""JSON as it stands in documents: read within limits, with every oddity noted and placed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.show import show
from ..safety.text import clean
from ._json_places import after_space, key_at, offsets_of, stands_in, step_of
from .numeral import Numeral, number_of

__all__ = [
    "STRING",
    "JsonNote",
    "JsonText",
    "Lines",
    "dump",
    "key_at",
    "line_and_column",
    "locate",
    "read_json",
    "stands_in",
    "step_of",
    "with_line_feeds",
]

# A string that nothing ends goes to the end: to look for that at each quote would be quadratic.
STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
_STRUCTURE = re.compile(rf"{STRING}|[\[\]{{}}]", re.DOTALL)
_TOKEN = re.compile(rf'{STRING}|[\[\]{{}},:]|[^\s\[\]{{}},:"]+', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PLAIN_DIGITS = 18  # of integers that need no second look
_MARKS = frozenset("{[]},")
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})
_MAX_NOTES = 100  # in one text


@dataclass(frozen=True, slots=True)
class JsonNote:
    """An oddity of a JSON text: rule, message, and the offset in characters where it was seen.

    Shape: `pointer` is the JSON Pointer to it, where the text could be read.
    """

    rule: str
    message: str
    offset: int = 0
    pointer: str = ""


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
    is_plain = True
    try:
        result.value, result.found = _read_plainly(text, limits), True
    except (ValueError, StopIteration):
        is_plain = False
        _read_closely(text, limits, result)
    if result.found and "\\" in text and _SURROGATE.search(text):
        is_plain, result.value = False, _cleaned(result.value)
    if result.found and not is_plain:
        result.notes += islice(_oddities(text, limits.integer_digits), _MAX_NOTES)
    return result


def _read_closely(text: str, limits: Limits, result: JsonText) -> None:
    """Read what has something to be noted: as JSON, else with raw control characters."""
    try:
        result.value, result.found = _decoder(limits, strict=True).decode(text), True
    except json.JSONDecodeError as fault:
        try:
            result.value, result.found = _decoder(limits, strict=False).decode(text), True
        except json.JSONDecodeError as worse:
            result.notes.append(_broken(text, worse))
            return
        said = "a raw control character stands in a string; read as it is"
        result.notes.append(JsonNote("json_control_character", said, fault.pos))


def _decoder(limits: Limits, *, strict: bool) -> json.JSONDecoder:
    """Give Python's decoder with our rules for numbers and constants."""
    number = partial(number_of, most=limits.integer_digits)
    return json.JSONDecoder(
        parse_int=number, parse_float=number, parse_constant=_null, strict=strict
    )


def _null(name: str) -> None:
    """Read NaN and the infinities, which are no JSON, as null."""


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
        self._text, self._last, self._start = with_line_feeds(text), (0, 1), start

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
    return Lines(text).at(offset) if text else (1, 1)


def with_line_feeds(text: str) -> str:
    """Give a text of the same length in which each line ends with a line feed, as editors count.

    A carriage return is a line end of its own, unless a line feed stands behind it.
    """
    if "\r" not in text or text.count("\r") == text.count("\r\n"):
        return text
    return _LONE_RETURN.sub("\n", text)


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


def _oddities(text: str, digits: int) -> Iterator[JsonNote]:
    """Note, each at its place, what a text that could be read holds beyond plain JSON."""
    steps = _Steps()
    last, last_at, was_long = "", 0, False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in _MARKS:
            steps.pass_by(mark)
        elif mark == ":":
            key = _text_of(last)
            if steps.enter(key):
                said = f"the key '{show(key, 60)}' stands twice in one object"
                yield JsonNote("json_key_twice", said, last_at, steps.pointer)
        elif mark in _CONSTANTS:
            said = f"{mark} is no JSON number; read as null"
            yield JsonNote("json_not_a_number", said, token.start(), steps.pointer)
        elif mark[0] == '"' and _SURROGATE.search(mark) and not _is_clean(_text_of(mark)):
            said = "a lone surrogate stands in a string; read as U+FFFD"
            yield JsonNote("text_not_encodable", said, token.start(), steps.pointer)
        elif not was_long and len(mark) > digits and mark.lstrip("-").isdigit():
            said, was_long = f"a number of more than {digits} digits is kept as its text", True
            yield JsonNote("json_number_long", said, token.start(), steps.pointer)
        last, last_at = mark, token.start()


class _Steps:
    """The steps from the root of a JSON text to where its tokens stand."""

    def __init__(self) -> None:
        self._steps: list[str | int | None] = []  # None where the next token is a key
        self._keys: list[set[str]] = []  # of the objects, and of the lists, around a token

    def pass_by(self, mark: str) -> None:
        """Go into an object or list, out of one, or on in it."""
        if mark in "{[":
            self._steps.append(0 if mark == "[" else None)
            self._keys.append(set())
        elif mark in "}]":
            self._steps.pop()
            self._keys.pop()
        else:
            step = self._steps[-1]
            self._steps[-1] = step + 1 if isinstance(step, int) else None

    def enter(self, key: str) -> bool:
        """Go to the value of a key; tell whether the object has had one under it."""
        is_twice = key in self._keys[-1]
        self._keys[-1].add(key)
        self._steps[-1] = key
        return is_twice

    @property
    def pointer(self) -> str:
        """Give the JSON Pointer of the value that stands here; of a key, that of its object."""
        return "".join(f"/{step_of(str(step))}" for step in self._steps if step is not None)


def _text_of(written: str) -> str:
    return str(json.loads(written, strict=False)) if "\\" in written else written[1:-1]


def _is_clean(text: str) -> bool:
    return clean(text) == text


def _cleaned(value: Any) -> Any:
    """Clean the strings of a value; its depth is within the limit."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(one) for key, one in value.items()}
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
