"""Captions: what a picture shows, what kind of picture it is, and who is credited."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ._text_grammar import Grammar
from ._text_lines import Line, folded
from ._text_names import is_person

__all__ = ["Caption", "caption_of", "shown_by_place"]

_CAPTION_CHARACTERS = 600  # a longer line is prose
# What stands last, behind a full stop, a bracket, a line; behind a copyright sign, a credit.
_CREDIT = re.compile(
    r"(?:©|\([cC]\)) {0,2}(?P<sure>[^©]{2,120})\Z"
    r"|(?:\A|(?<=[.!?”\"“]) {0,2}| {1,2}[(|–—-] {0,2}| {0,2}\| {0,2})"
    r"(?P<credit>[^.|(©]{2,80})[.)]{0,2}\Z"
)
_DENSE = re.compile(r"[\u2e80-\ud7a3]")  # words that no space parts
_SLASH = re.compile(r" {0,2}[/,] {0,2}| via ")
_EDGES = " .,;:([|–—-"
_BRACKETS = {")": "(", "]": "[", "）": "（", "］": "［"}


# `(Ann Lee)` or `(Ann Lee/Agency)` at the end, as only captions have it.
_BRACKETED = re.compile(r"[ .”\"]\((?P<credit>[^()]{4,80})\)\.?\Z")


@dataclass(slots=True)
class Caption:
    """The parts of a caption, as spans; an empty span is not there."""

    caption: tuple[int, int]
    kind: tuple[int, int]
    credit: tuple[int, int]


def caption_of(line: Line, words: Iterable[str], grammar: Grammar) -> Caption | None:
    """Read a line as caption; None when it names no kind of picture and no agency.

    Shape: `words` are those of the line, in small letters.
    """
    if len(line.text) > _CAPTION_CHARACTERS:
        return None
    if grammar.credits_tell.isdisjoint(words) and not _may_credit(line.text):
        return None
    match = grammar.kind.search(line.text)
    if match is None:
        return _by_agency(line, grammar)
    form = "2" if match["kind2"] else "3" if match["kind3"] else ""
    start, credit = match.start(f"kind{form}"), f"credit{form}"
    kind = _shifted(line, start, match.end(f"kind{form}"))
    by = _shifted(line, match.start(credit), match.end(credit)) if match[credit] else (0, 0)
    return Caption(_stripped(line, 0, start), kind, _bare(line, by))


def _may_credit(text: str) -> bool:
    """Tell, cheaply, whether a copyright sign stands in a line, or words that no space parts."""
    if "(" in text and ("(c)" in text or "(C)" in text):
        return True
    return not text.isascii() and ("©" in text or _DENSE.search(text) is not None)


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


def shown_by_place(line: Line, grammar: Grammar) -> Caption | None:
    """Read a line above the body as caption by less: a credit in brackets, or who stands where."""
    match = _BRACKETED.search(line.text)
    if match is not None and _is_credit(match["credit"], grammar):
        credit = _shifted(line, match.start("credit"), match.end("credit"))
        return Caption(_stripped(line, 0, match.start("credit")), (0, 0), credit)
    if grammar.shown.search(line.text[:_CAPTION_CHARACTERS]):
        return Caption((line.start, line.end), (0, 0), (0, 0))
    return None


def _is_credit(text: str, grammar: Grammar) -> bool:
    """Tell whether a text in brackets names who took a picture: `Ann Lee`, `Ann Lee/Agency`."""
    parts = _SLASH.split(text)
    return is_person(parts[0], grammar) or (
        len(parts) > 1 and all(part[:1].isupper() for part in parts)
    )


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
    if kept[-1:] in _BRACKETS and _BRACKETS[kept[-1]] not in kept:
        kept = kept[:-1]
    return (start, start + len(kept)) if kept else (0, 0)
