"""JSON that is broken in ways whose meaning is certain: read without what should not be there."""

from __future__ import annotations

import re

from ..safety.limits import DEFAULT_LIMITS, Limits
from .json_text import STRING, JsonNote, JsonText, read_json

__all__ = ["read_mended"]

_BROKEN = "json_broken"
# A string that nothing ends goes to the end: to look for that at each quote would be quadratic.
_COMMENT = re.compile(rf"{STRING}|(/\*.*?\*/|//[^\n]*|<!--.*?-->)", re.DOTALL)
_FRAME = re.compile(rf"{STRING}|(<!--|-->|<!\[CDATA\[|\]\]>)", re.DOTALL)
_COMMA = re.compile(rf"{STRING}|(,(?=\s*(?:[,}}\]]|\Z))|;(?=\s*\Z))", re.DOTALL)
_VISIBLE = re.compile(r"[^\n]")
_STEPS = (("frames", _FRAME), ("comments", _COMMENT), ("commas", _COMMA))


def read_mended(text: str, limits: Limits = DEFAULT_LIMITS) -> JsonText:
    """Read a JSON text; where it is broken, without comments, frames and commas too many.

    Shape: what is left out becomes blanks, so that every value keeps its place; `text` of the
    result is the text that was read. The note of what is broken says what it was read without.
    """
    result = read_json(text, limits)
    if result.found or not any(note.rule == _BROKEN for note in result.notes):
        return result
    mended = text
    told: list[str] = []
    framed = text.lstrip().startswith(("<!", "//<!", "/*<!"))
    for name, pattern in _STEPS if framed else _STEPS[1:]:
        shorter = pattern.sub(_blanked, mended)
        if shorter != mended:
            mended, told = shorter, [*told, name]
    again = read_json(mended, limits) if told else result
    if not again.found:
        return result
    again.text = mended
    said = f"read without {' and '.join(told)} that JSON has not"
    again.notes[:0] = [_continued(note, said) for note in result.notes if note.rule == _BROKEN]
    return again


def _continued(note: JsonNote, said: str) -> JsonNote:
    return JsonNote(note.rule, f"{note.message}; {said}", note.offset)


def _blanked(match: re.Match[str]) -> str:
    return match[0] if match[1] is None else _VISIBLE.sub(" ", match[1])
