"""Captions: what a picture shows, what kind of picture it is, and who is credited."""

from __future__ import annotations

from typing import NamedTuple

from ._text_grammar import Grammar
from ._text_lines import Line, folded

__all__ = ["Caption", "caption_of"]

_CAPTION_CHARACTERS = 600  # a longer line is prose
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
    kind = _shifted(line, match.start("kind"), match.end("kind"))
    credit = (
        _shifted(line, match.start("credit"), match.end("credit")) if match["credit"] else (0, 0)
    )
    return Caption(_stripped(line, 0, match.start("kind")), kind, _bare(line, credit))


def _by_agency(line: Line, grammar: Grammar) -> Caption | None:
    """Read `caption. Agency` and `caption (Agency)`."""
    for sign in (". ", " ("):
        at = line.text.rfind(sign)
        name = line.text[at + len(sign) :].rstrip(").") if at >= 0 else ""
        if name and folded(name) in grammar.agencies:
            credit = _shifted(line, at + len(sign), at + len(sign) + len(name))
            return Caption(_stripped(line, 0, at), (0, 0), credit)
    return None


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
