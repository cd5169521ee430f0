"""The dateline of a lead: where it was written, when, and by which agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from ._text_grammar import Grammar
from ._text_lines import Line

__all__ = ["Dateline", "dateline_of"]

_CHARACTERS = 100  # in which a dateline ends
_WORDS = 4  # of a place, or of a region
_AGENCY = re.compile(r" {0,2}\((?P<agency>[^()]{2,40})\)\Z")
_OPENERS = "\"'“„«‘’([—–-"


class Dateline(NamedTuple):
    """The parts of a dateline, as spans of the text; an empty span is not there.

    Shape: `end` is where the sentence behind its dash begins.
    """

    whole: tuple[int, int]
    place: tuple[int, int]
    region: tuple[int, int]
    agency: tuple[int, int]
    end: int


def dateline_of(line: Line, grammar: Grammar) -> Dateline | None:
    """Read the dateline that a lead opens with: `DOLYNA, Ukraine, Nov 5 (Wire) — The ferry …`.

    The place is in capitals, or a day or an agency stands behind it; what follows the dash begins
    as sentences do.
    """
    is_on = grammar.house.dateline.on
    dash = grammar.dash.search(line.text, 0, _CHARACTERS) if is_on else None
    if dash is None or not _begins(line.text[dash.end() :]):
        return None
    head = line.text[: dash.start()]
    agency = _AGENCY.search(head)
    stop = agency.start() if agency else len(head)
    place, *rest = _parts(head, stop)
    region = rest.pop(0) if rest and not _is_day(head[slice(*rest[0])], grammar) else (0, 0)
    if any(not _is_day(head[slice(*part)], grammar) for part in rest):
        return None
    name = head[slice(*place)]
    is_sure = bool(agency or rest) and name[:1].isupper()
    if not (_is_name(name) and (is_sure or name.isupper())):
        return None
    if region[1] and not _is_name(head[slice(*region)]):
        return None
    at = line.start
    return Dateline(
        (at, at + len(head.rstrip())),
        _shifted(at, place),
        _shifted(at, region),
        _shifted(at, agency.span("agency")) if agency else (0, 0),
        at + dash.end(),
    )


def _shifted(at: int, span: tuple[int, int]) -> tuple[int, int]:
    return (at + span[0], at + span[1]) if span[1] else (0, 0)


def _parts(head: str, stop: int) -> list[tuple[int, int]]:
    parts, at = [], 0
    for piece in head[:stop].split(","):
        start = at + len(piece) - len(piece.lstrip())
        parts.append((start, at + len(piece.rstrip())))
        at += len(piece) + 1
    return parts


def _is_day(text: str, grammar: Grammar) -> bool:
    """Tell whether a part is a day, with a year or without, or a year alone."""
    if text.isdigit():
        return len(text) == len("2024")
    if next(grammar.calendar.anywhere(text), None):
        return True
    return any(sign.isdigit() for sign in text) and grammar.beside.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= _WORDS
        and all(word[0].isupper() or word.islower() for word in words)
        and words[0][0].isupper()
        and not any(sign.isdigit() for sign in text)
    )


def _begins(text: str) -> bool:
    """Tell whether a sentence begins, and does not go on in small letters."""
    first = text.lstrip(_OPENERS + " ")[:1]
    return bool(first) and not first.islower()
