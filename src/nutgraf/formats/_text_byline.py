"""Bylines and date lines: who wrote it and when, in one line or apart, glued or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from ._text_authors import BARS, SEPARATORS, Author, authors_in, bare
from ._text_dates import Found, has_figure
from ._text_grammar import Grammar
from ._text_lines import Line
from ._text_names import is_organization

__all__ = ["Metaline", "metaline_of", "with_byline_apart", "with_date_apart"]

_LINE_CHARACTERS = 300  # a longer line is no byline; keeps the search for dates linear
_LABEL_CHARACTERS = 60  # of a line that a label opens, without a date
_SHORTEST_BESIDE = 4  # letters of what tells a byline; a word such as `on` stands anywhere
_HEADER = 60  # lines among which a byline may open a paragraph
_NEAR = 6  # lines in which the next day of a chronicle stands
_FIGURES = frozenset("0123456789")
_BEHIND_DATE = re.compile(r"(?: [-–—]|[.:]) ")  # between a date and the lead that it opens
_BEFORE_DATE = frozenset('.!?…”"»“')  # what a date may be glued to at the end of a paragraph
_ONE_WORD = re.compile(r"[^\W\d_][\w.-]{2,40}")  # a name, or that of an account
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Metaline:
    """What a line says of the article as a whole.

    Shape: `published` and `modified` have their offsets in the line. `has_word` says that a word
    such as `By` leads to the names, `has_label` that one leads to the date of publication;
    `has_beside` that something is there that stands beside them, such as a reading time; `is_label`
    that the line begins as dates do and names no day (`Published 15 hours ago`). `rest` counts the
    letters that are none of these.
    """

    authors: tuple[Author, ...] = ()
    published: Found | None = None
    modified: Found | None = None
    has_word: bool = False
    has_label: bool = False
    has_beside: bool = False
    is_label: bool = False
    rest: int = 0

    @property
    def is_sure(self) -> bool:
        """Tell whether more than the shape of a name says that the line is byline or date."""
        has_more = self.has_beside and bool(self.authors)
        return self.is_dated or self.has_word or self.is_label or has_more

    @property
    def is_dated(self) -> bool:
        """Tell whether a date stands in the line."""
        return self.published is not None or self.modified is not None


def metaline_of(line: Line, grammar: Grammar) -> Metaline | None:
    """Read a line as byline, date, or both; None where it holds neither."""
    text = line.text
    if len(text) > _LINE_CHARACTERS:
        return None
    sign = grammar.sign.match(text)
    at = at0 = sign.end() if sign else 0
    founds = list(grammar.calendar.anywhere(text))
    if not founds and not _may_name(text, at, grammar):
        return None
    meta = Metaline()
    for found in founds:
        _take_date(meta, line, at, found, grammar)
        at = found.end
    if at < len(text):
        _take_names(meta, line, at, len(text), grammar)
    if meta.rest and founds and _opens_the_line(founds[0], text, at0):
        meta.rest, meta.has_beside = 0, True
    if not founds and not meta.authors and len(text) <= _LABEL_CHARACTERS:
        label = grammar.published.match(text, at0) or grammar.modified.match(text, at0)
        meta.is_label = bool(label) and (not meta.rest or has_figure(text))
    return meta if meta.is_sure or meta.authors else None


def _opens_the_line(found: Found, text: str, at: int) -> bool:
    """Tell whether a line opens with day and clock, and a bar parts them from all the rest."""
    is_first = found.start == at and isinstance(found.moment, datetime)
    return is_first and text[found.end :].lstrip()[:1] in {"|", "•"}


def with_byline_apart(lines: list[Line], grammar: Grammar) -> list[Line]:
    """Part a paragraph that opens with its byline: `By a Staff Reporter: The council …`."""
    for number, line in enumerate(lines[:_HEADER]):
        if len(line.text) <= _LINE_CHARACTERS // 4 or ": " not in line.text:
            continue
        word = grammar.by.match(line.text)
        colon = line.text.find(": ", word.end(), word.end() + _LABEL_CHARACTERS) if word else -1
        if colon > 0:
            byline = Line(line.start, line.start + colon + 1, line.text[: colon + 1], line.apart)
            if authors_in(byline, 0, colon, grammar)[0]:
                rest = line.text[colon + 1 :].lstrip()
                lead = Line(line.end - len(rest), line.end, rest, apart=True)
                return [*lines[:number], byline, lead, *lines[number + 1 :]]
    return lines


def with_date_apart(lines: list[Line], grammar: Grammar) -> list[Line]:
    """Part the first paragraph that a date is glued to: `19.10.2019, 15:30 UhrThe council …`.

    A dash, colon or full stop may stand between: `19.10.2019 – The council …`.
    """
    long = 0
    for number, line in enumerate(lines[:_HEADER]):
        if line.text[:1] not in _FIGURES:
            if len(line.text) > _LABEL_CHARACTERS and (parts := _before_date(line, grammar)):
                return [*lines[:number], *parts, *lines[number + 1 :]]
            long += len(line.text) > _LINE_CHARACTERS // 2
            if long > 1:
                return lines  # the body has begun
            continue
        found = next(grammar.calendar.anywhere(line.text[:_LABEL_CHARACTERS]), None)
        if found is None or found.start:
            continue
        sign = _BEHIND_DATE.match(line.text, found.end)
        if sign and _has_more_days(lines[number + 1 : number + _NEAR], found, grammar):
            return lines
        at = sign.end() if sign else found.end
        if not (line.text[at : at + 1].isupper() and len(line.text) - at > _LABEL_CHARACTERS):
            return lines  # the text has a line for its date
        return [*lines[:number], *_parted(line, at), *lines[number + 1 :]]
    return lines


def _has_more_days(lines: list[Line], first: Found, grammar: Grammar) -> bool:
    """Tell whether other days open the lines below that of a day: a chronicle."""
    opened = [line.text[:_LABEL_CHARACTERS] for line in lines if line.text[:1] in _FIGURES]
    founds = [next(grammar.calendar.anywhere(text), None) for text in opened]
    return any(one and one.start == 0 and one.moment != first.moment for one in founds)


def _before_date(line: Line, grammar: Grammar) -> list[Line]:
    """Part a paragraph from the date that is glued to its end: `… is reborn.6 January 2020`."""
    end = line.text[-_LABEL_CHARACTERS:]
    if not has_figure(end):
        return []
    at = len(line.text) - len(end)
    for found in grammar.calendar.anywhere(end):
        is_last = at + found.end == len(line.text)
        if is_last and line.text[at + found.start - 1] in _BEFORE_DATE:
            return _parted(line, at + found.start)
    return []


def _parted(line: Line, at: int) -> list[Line]:
    """Cut a line in two at an offset."""
    first = line.text[:at].rstrip()
    return [
        Line(line.start, line.start + len(first), first, line.apart),
        Line(line.start + at, line.end, line.text[at:], apart=True),
    ]


def _may_name(text: str, at: int, grammar: Grammar) -> bool:
    """Tell, cheaply, whether a line without date may hold names."""
    return (len(text) - at < 160 and text[-1] not in ".!?…") or grammar.by.match(
        text, at
    ) is not None


def _take_date(meta: Metaline, line: Line, at: int, found: Found, grammar: Grammar) -> None:
    """Take a date, by the label before it, and the names before that."""
    head = line.text[at : found.start].rstrip(SEPARATORS)
    changed = grammar.modified_end.search(head)
    first = None if changed else grammar.published_end.search(head)
    label = changed or first
    stop = at + label.start() if label else found.start
    _take_names(meta, line, at, stop, grammar)
    if not meta.authors and (alone := _one_word(line, at, stop, grammar)):
        meta.authors, meta.has_word, meta.rest = (alone,), True, 0
    if changed:
        meta.modified = meta.modified or found
    elif meta.published is None or (first and not meta.has_label):
        meta.published, meta.has_label = found, first is not None


def _take_names(meta: Metaline, line: Line, start: int, end: int, grammar: Grammar) -> None:
    """Take the names of a stretch of the line, or count its letters as rest."""
    said = line.text[start:end]
    if grammar.may_be_beside(said):
        longest = max(map(len, grammar.beside.findall(said)), default=0)
        said = grammar.beside.sub(_blank, said)
        meta.has_beside = meta.has_beside or longest >= _SHORTEST_BESIDE
    begin = start + len(said) - len(said.lstrip(SEPARATORS))
    stop = start + len(said.rstrip(SEPARATORS))
    if begin >= stop:
        return
    is_dated = meta.published is None and end < len(line.text)
    authors, has_word = authors_in(line, begin, stop, grammar, is_dated=is_dated)
    if authors or has_word:
        # Names before a date are a programme's or its guest's where a word leads to others.
        is_first = has_word and not meta.has_word
        meta.authors = authors if is_first and authors else meta.authors + authors
        meta.has_word = meta.has_word or has_word
        return
    label = grammar.published.match(line.text, begin, stop) or grammar.modified.match(
        line.text, begin, stop
    )
    if label and label.end() < stop and not meta.authors:
        _take_names(meta, line, label.end(), stop, grammar)
    elif not label:
        meta.rest += len(_LETTER.findall(line.text, begin, stop))


def _one_word(line: Line, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read the one word between one such as `By` and a date: `by newsdesk · 31 October 2023`."""
    text = line.text
    word = grammar.by.match(text, start, end)
    if word is None:
        return None
    begin, stop = bare(text, word.end(), len(text[:end].rstrip(SEPARATORS)))
    name = grammar.beside.sub(_blank, text[begin:stop]).rstrip(SEPARATORS)
    is_apart = name[:1].isupper() or text[begin + len(name) :][:3].strip(" ,")[:1] in BARS
    if not (is_apart and _ONE_WORD.fullmatch(name)):
        return None
    kind = "Organization" if is_organization(name, grammar) else "Person"
    return Author(kind, begin + line.start, begin + len(name) + line.start)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
