"""Untrusted values made fit for a terminal, a log, an annotation or a message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from itertools import islice

from .text import HIDDEN

__all__ = ["show"]

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_INTEGER_BITS = 1_300  # some 390 digits; Python itself refuses to print more than 4,300 digits
_ITEMS = 5  # members of a list or object that are shown
_DEPTH = 2  # levels of lists and objects that are shown


def show(value: object, width: int = 200) -> str:
    r"""Give a value as one printable line.

    Text stands as it is, but for what is invisible or steers a terminal: that becomes an escape
    (`\x1b`, `\u202e`). Shown text shown again stays the same.
    Units: `width` is in characters; a longer result is cut and ends in an ellipsis.
    """
    text = value if isinstance(value, str) else _spell(value, width, 0)
    return _cut(HIDDEN.sub(lambda match: _escape(match.group()), text[: width + 1]), width)


def _escape(letter: str) -> str:
    code = ord(letter)
    if code < 0x100:
        return _SHORT.get(letter) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def _spell(value: object, width: int, depth: int) -> str:
    """Spell a value that is no text, in time that does not depend on its size."""
    if isinstance(value, int) and value.bit_length() >= _INTEGER_BITS:
        return f"<integer of {value.bit_length()} bits>"
    if value is None or isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping | list | tuple):
        return _spell_many(value, width, depth)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return repr(value[: width + 1])
    return _spell_fault(value) if isinstance(value, BaseException) else f"<{type(value).__name__}>"


def _spell_fault(fault: BaseException) -> str:
    try:
        return str(fault)
    except (ValueError, TypeError, RecursionError):
        return f"<{type(fault).__name__}>"


def _spell_many(
    value: Mapping[object, object] | list[object] | tuple[object, ...], width: int, depth: int
) -> str:
    is_object = isinstance(value, Mapping)
    before, after = "{}" if is_object else "[]"
    if depth >= _DEPTH:
        return f"{before}…{after}" if value else before + after
    parts = [_spell_inner(one, width, depth) for one in islice(value, _ITEMS)]
    if isinstance(value, Mapping):
        inner = (_spell_inner(one, width, depth) for one in islice(value.values(), _ITEMS))
        parts = [f"{key}: {one}" for key, one in zip(parts, inner, strict=False)]
    if len(value) > _ITEMS:
        parts.append("…")
    return before + ", ".join(parts) + after


def _spell_inner(value: object, width: int, depth: int) -> str:
    if isinstance(value, str):
        return f'"{_cut(value, width)}"'
    return _spell(value, width, depth + 1)
