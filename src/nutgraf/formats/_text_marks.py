"""Where quotation marks open and close in the lines of a body, also over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ._text_grammar import Grammar, any_of
from ._text_lines import Line

__all__ = ["Marked", "marked_in"]

_PARAGRAPHS = 12  # how far on the end of a quotation is looked for
_BEFORE_OPENING = frozenset(" ([{—–-/:'‘“„«\"")
_ENDS_OF_SENTENCE = frozenset(".!?…")


class Marks(NamedTuple):
    """The quotation marks of one text: any of them, and what ends what each opens."""

    sign: re.Pattern[str]
    openers: Mapping[str, str]


@dataclass(slots=True)
class Marked:
    """A run of text in quotation marks.

    Shape: `pieces` are its spans without the marks, one a paragraph; `first` and `last` number the
    lines where it opens and ends; `opened` and `closed` are the offsets around the marks.
    """

    sign: str
    closers: str
    first: int
    opened: int
    last: int = 0
    closed: int = 0
    has_end: bool = False
    depth: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)


def marked_in(text: str, lines: Sequence[Line], grammar: Grammar) -> list[Marked]:
    """Find what stands in quotation marks; one that no mark ends goes to the end of its line."""
    signs = [sign for sign in grammar.marks if sign in text]
    marks = Marks(any_of("".join(sorted(signs))), grammar.openers)
    found: list[Marked] = []
    current: Marked | None = None
    for number, line in enumerate(lines):
        if current is None:
            for sign in signs:
                if sign in line.text:
                    break
            else:
                continue
        current = _scan(number, line, current, marks, found)
        if current is not None and not _goes_on(lines, number, current, marks):
            current.last, current.closed = number, line.end
            found.append(current)
            current = None
    return found


def _scan(
    number: int, line: Line, current: Marked | None, marks: Marks, found: list[Marked]
) -> Marked | None:
    """Follow the marks of one line; give the run that is still open at its end."""
    at = 0
    if current is not None and line.text.startswith(current.sign):
        at = 1  # opened again, as each paragraph of a long quotation may be
    begin = at
    for match in marks.sign.finditer(line.text, at):
        sign, place = match[0], match.start()
        if current is None:
            if sign in marks.openers and _opens(line.text, place):
                current = Marked(sign, marks.openers[sign], number, line.start + place)
                begin = place + 1
        elif _is_nested(line.text, place, sign, current):
            current.depth += 1
        elif sign in current.closers:
            if current.depth:
                current.depth -= 1
                continue
            current.pieces.append((line.start + begin, line.start + place))
            current.last, current.closed, current.has_end = number, line.start + place + 1, True
            found.append(current)
            current = None
    if current is not None:
        current.depth = 0
        current.pieces.append((line.start + begin, line.end))
    return current


def _opens(text: str, place: int) -> bool:
    """Tell whether a mark can open here: space or a sign before it, a letter or figure after it.

    French has a space behind its mark.
    """
    behind = place + 1 + text.startswith("« ", place)
    after = text[behind : behind + 1]
    return after not in {"", " "} and (
        place == 0 or text[place - 1] in _BEFORE_OPENING or _is_glued(text, place)
    )


def _is_glued(text: str, place: int) -> bool:
    """Tell whether a mark that only opens stands right behind a full stop."""
    return text[place] != '"' and text[place - 1] in _ENDS_OF_SENTENCE


def _is_nested(text: str, place: int, sign: str, current: Marked) -> bool:
    if sign != current.sign or place == 0:
        return False
    return sign not in current.closers or (
        text[place - 1] in " (" and text[place + 1 : place + 2].isalnum()
    )


def _goes_on(lines: Sequence[Line], number: int, current: Marked, marks: Marks) -> bool:
    """Tell whether one of the next paragraphs ends the quotation."""
    has_plain = False
    for line in lines[number + 1 : number + 1 + _PARAGRAPHS]:
        reopened = line.text.startswith(current.sign)
        if reopened and has_plain:
            return False
        has_plain = has_plain or not reopened
        rest = line.text[1:] if reopened else line.text
        if current.sign in current.closers:
            count = rest.count(current.sign)
            if count % 2:
                return True
            if count and not reopened:
                return False
        elif (verdict := _first_mark(rest, current, marks)) is not None:
            return verdict
    return False


def _first_mark(text: str, current: Marked, marks: Marks) -> bool | None:
    """Tell whether a closing mark comes first in a paragraph; None where there is no mark."""
    depth = 0
    for match in marks.sign.finditer(text):
        if match[0] in current.closers and match[0] != current.sign:
            if not depth:
                return True
            depth -= 1
        elif match[0] == current.sign:
            depth += 1
    return False if depth else None
