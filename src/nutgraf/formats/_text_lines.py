"""Article text as lines that know where they stand, and the one form that values take."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "folded", "lines_of", "normalise", "place_of", "says_the_same"]

# Every sign for a space becomes U+0020, one for one, so that offsets stay what they are.
_ODD_SPACE = re.compile(
    r"[\x00-\x08\x0e-\x1f\t\x7f\x80-\x84\x86-\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
_UNSEEN = "\u200b\ufeff\u2060\u00ad"
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_EDGE = " \u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" + _UNSEEN
_FOLDED_SIGN = re.compile("[\"'“”„«»‘’‚`´‐‑‒–—―]")
_FOLD = str.maketrans(dict.fromkeys("\"'“”„«»‘’‚`´", "") | dict.fromkeys("‐‑‒–—―", "-"))


@dataclass(slots=True)  # not frozen, as other small records: that doubles what making one costs
class Line:
    """One line with something on it: where it stands, its text, whether an empty line is above."""

    start: int
    end: int
    text: str
    apart: bool


def lines_of(text: str) -> list[Line]:
    """Cut a text into its lines that are not empty, without the space around them.

    Units: offsets in code points of the text; the text of a line is as long as its span.
    """
    lines: list[Line] = []
    begin = breaks = 0
    has_pairs = "\r\n" in text  # any other break of a line is one sign
    for said in text.splitlines():
        if said:
            line = said if said.isprintable() else _ODD_SPACE.sub(" ", said)
            if stripped := line.strip(_EDGE):
                start = begin if stripped is line else begin + line.find(stripped)
                lines.append(Line(start, start + len(stripped), stripped, breaks > 1))
                breaks = 0
        breaks += 1
        begin += len(said) + 1
        begin += has_pairs and text.startswith("\r\n", begin - 1)
    return lines


def normalise(text: str) -> str:
    """Give a value its one form: single spaces, none around it, nothing unseen."""
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text  # odd spaces and unseen signs are not printable
    plain = text.replace("\n", " ")
    if plain.isprintable():
        return " ".join(plain.split())
    return " ".join(_UNSEEN_SIGN.sub("", _ODD_SPACE.sub(" ", text)).split())


def folded(text: str) -> str:
    """Give the form in which two lines that say the same are equal: no case, no quotation marks."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    plain = normalise(text)
    if _FOLDED_SIGN.search(plain):
        plain = plain.translate(_FOLD)
    return " ".join(plain.casefold().rstrip(".").split())


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two lines are equal when folded."""
    return _first(one) == _first(other) and folded(one) == folded(other)


def _first(text: str) -> str:
    """Give the sign that a line opens with, quotation marks left out."""
    return next(filter(str.isalnum, text), "").casefold()[:1]


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Give line and column of an offset, counted from 1 in characters."""
    before = f"{text[:offset]}.".splitlines()
    return len(before), len(before[-1])
