"""Bylines: who wrote it, in a line alone or against a date, with or without a word in front."""

from __future__ import annotations

import re
from typing import NamedTuple

from ._text_dates import Found
from ._text_grammar import Grammar
from ._text_lines import Line
from ._text_names import is_organization, is_person

__all__ = ["Author", "Metaline", "metaline_of"]

_LINE_CHARACTERS = 300  # a longer line is no byline; keeps the search for dates linear
_SEPARATORS = " ,;|/–—-•·:\u200e\u200f"


class Author(NamedTuple):
    """An author: the schema.org type, and where the name stands."""

    kind: str
    start: int
    end: int


class Metaline(NamedTuple):
    """What a line above the body says of the article.

    Shape: `date` with its offset in the text; `is_update` says that it is the time of a change;
    `split` is where the names end and the date begins.
    """

    authors: tuple[Author, ...] = ()
    date: Found | None = None
    is_update: bool = False
    split: int = 0


def metaline_of(line: Line, grammar: Grammar) -> Metaline | None:
    """Read a line as byline, date, or both; None when it is neither as a whole."""
    if len(line.text) > _LINE_CHARACTERS:
        return None
    found = grammar.calendar.at_end(line.text)
    if found is None:
        return _byline(line, grammar)
    head = line.text[: found.start].rstrip(_SEPARATORS)
    if _is_all(grammar.modified, head):
        return Metaline((), found, is_update=True, split=line.start)
    if not head or _is_all(grammar.published, head):
        return Metaline((), found, split=line.start)
    authors = _authors(head, line.start, grammar)
    return Metaline(authors, found, split=line.start + found.start) if authors else None


def _is_all(words: re.Pattern[str], head: str) -> bool:
    match = words.match(head)
    return match is not None and not head[match.end() :].strip(_SEPARATORS)


def _byline(line: Line, grammar: Grammar) -> Metaline | None:
    """Read names after a word such as `By`."""
    word = grammar.by.match(line.text)
    if word is None:
        return None
    authors = _authors(line.text, line.start, grammar)
    return Metaline(authors, None, split=line.end) if authors else None


def _authors(head: str, offset: int, grammar: Grammar) -> tuple[Author, ...] | None:
    """Read names; None when a part of the line is no name."""
    word = grammar.by.match(head)
    at = word.end() if word else 0
    authors = []
    for match in [*grammar.between.finditer(head, at), None]:
        stop = match.start() if match else len(head)
        author = _author(head, at, stop, grammar)
        if author is None:
            return None
        authors.append(author._replace(start=author.start + offset, end=author.end + offset))
        at = match.end() if match else stop
    return tuple(authors)


def _author(head: str, start: int, end: int, grammar: Grammar) -> Author | None:
    name = head[start:end].strip()
    begin = start + len(head[start:end]) - len(head[start:end].lstrip())
    if is_person(name, grammar):
        return Author("Person", begin, begin + len(name))
    if name and is_organization(name, grammar):
        return Author("Organization", begin, begin + len(name))
    return None
