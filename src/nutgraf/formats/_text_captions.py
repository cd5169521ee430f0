"""Captions: what a picture shows, what kind of picture it is, and who is credited."""

from __future__ import annotations

import re
from typing import NamedTuple

from ._text_grammar import Grammar
from ._text_lines import Line, folded

__all__ = ["Caption", "caption_of"]

_CAPTION_CHARACTERS = 600  # a longer line is prose
# What stands last, behind a full stop, a bracket, a line; behind a copyright sign, a credit.
_CREDIT = re.compile(
    r"(?:©|\([cC]\)) {0,2}(?P<sure>[^©]{2,120})\Z"
    r"|(?:\A|(?<=[.!?”\"“]) {0,2}| {1,2}[(|–—-] {0,2}| {0,2}\| {0,2})"
    r"(?P<credit>[^.|(©]{2,80})[.)]{0,2}\Z"
)
_SLASH = re.compile(r" {0,2}[/,] {0,2}| via ")
_EDGES = " .,;:([|–—-"


class Caption(NamedTuple):
    """The parts of a caption, as spans; an empty span is not there."""

    caption: tuple[int, int]
    kind: tuple[int, int]
    credit: tuple[int, int]


def caption_of(line: Line, grammar: Grammar) -> Caption | None:
    """Read a line as caption; None when it names no kind of picture and no agency."""
    if len(line.text) > _CAPTION_CHARACTERS:
        return None
    match = grammar.kind.search(line.text)
    if match is None:
        return _by_agency(line, grammar)
    two = "2" if match["kind2"] else ""
    start, credit = match.start(f"kind{two}"), f"credit{two}"
    kind = _shifted(line, start, match.end(f"kind{two}"))
    by = _shifted(line, match.start(credit), match.end(credit)) if match[credit] else (0, 0)
    return Caption(_stripped(line, 0, start), kind, _bare(line, by))


def _by_agency(line: Line, grammar: Grammar) -> Caption | None:
    """Read `caption. Agency`, `caption (Name/Agency)`, `caption © whoever`."""
    if first := grammar.agency_first.search(line.text):
        credit = _shifted(line, first.start(), first.end())
        return Caption(_stripped(line, 0, first.start()), (0, 0), credit)
    match = _CREDIT.search(line.text)
    if match is None:
        return None
    name = match["sure"] or match["credit"]
    if not match["sure"]:
        parts = _SLASH.split(name)
        if not any(folded(part) in grammar.agencies for part in (name, parts[0], parts[-1])):
            return None
    start = match.start("sure" if match["sure"] else "credit")
    credit = _shifted(line, start, start + len(name))
    return Caption(_stripped(line, 0, match.start()), (0, 0), _bare(line, credit))


def _shifted(line: Line, start: int, end: int) -> tuple[int, int]:
    return line.start + start, line.start + end


def _stripped(line: Line, start: int, end: int) -> tuple[int, int]:
    """Give the span without the signs that part it from the credit."""
    end = start + len(line.text[start:end].rstrip(_EDGES))
    return _shifted(line, start, end) if end > start else (0, 0)


def _bare(line: Line, credit: tuple[int, int]) -> tuple[int, int]:
    start, end = credit
    text = line.text[start - line.start : end - line.start] if end else ""
    kept = text.rstrip(" .")
    if kept.endswith(")") and "(" not in kept:
        kept = kept[:-1]
    return (start, start + len(kept)) if kept else (0, 0)
