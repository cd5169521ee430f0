"""Bylines and date lines: who wrote it and when, in one line or apart, glued or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ._text_dates import Found
from ._text_grammar import Grammar
from ._text_lines import Line, folded
from ._text_names import each_word, is_organization, is_person, words_of

__all__ = ["Author", "Metaline", "authors_in", "metaline_of", "with_byline_apart"]

_LINE_CHARACTERS = 300  # a longer line is no byline; keeps the search for dates linear
_LABEL_CHARACTERS = 60  # of a line that a label opens, without a date
_SEPARATORS = " ,;|/–—-•·:()\u200e\u200f"
_NAME_CHARACTERS = 100  # of a name with what may be glued to it
_ROLE_WORDS = 6  # the longest role, place or paper behind a name
_GLUE = re.compile(r"(?<=[a-zß-ÿа-яіїєґ])(?=[A-ZÀ-ÞА-ЯІЇЄҐ][^\W\d_]|@)")
_LONGEST_INITIALS = 6  # capitals: `By TPN`
_SHORTEST_NAME = 3  # letters of the last name before what is glued to it
_PREFIXES = frozenset({"Mac", "Fitz", "Della", "Degli"})  # inside a name a capital may follow them
_HEADER = 60  # lines among which a byline may open a paragraph
_PLACE_WORDS = 3
_BARS = frozenset({"|", "•", "·", "("})  # signs that part a name from where its bearer writes
_DENSE = "\u2e80"
_DENSE_NAME = re.compile(r"[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff々\u3040-\u30ff ]{2,7}")
_FIGURE = re.compile(r"[0-9]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Author:
    """An author: the schema.org type, where the name stands, and where the role, if one does."""

    kind: str
    start: int
    end: int
    role: tuple[int, int] | None = None


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
    if not founds and not meta.authors and len(text) <= _LABEL_CHARACTERS:
        label = grammar.published.match(text, at0) or grammar.modified.match(text, at0)
        meta.is_label = bool(label) and (not meta.rest or _FIGURE.search(text) is not None)
    return meta if meta.is_sure or meta.authors else None


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


def _may_name(text: str, at: int, grammar: Grammar) -> bool:
    """Tell, cheaply, whether a line without date may hold names."""
    return (len(text) - at < 160 and text[-1] not in ".!?…") or grammar.by.match(
        text, at
    ) is not None


def _take_date(meta: Metaline, line: Line, at: int, found: Found, grammar: Grammar) -> None:
    """Take a date, by the label before it, and the names before that."""
    head = line.text[at : found.start].rstrip(_SEPARATORS)
    changed = grammar.modified_end.search(head)
    first = None if changed else grammar.published_end.search(head)
    label = changed or first
    _take_names(meta, line, at, at + label.start() if label else found.start, grammar)
    if changed:
        meta.modified = meta.modified or found
    elif meta.published is None or (first and not meta.has_label):
        meta.published, meta.has_label = found, first is not None


def _take_names(meta: Metaline, line: Line, start: int, end: int, grammar: Grammar) -> None:
    """Take the names of a stretch of the line, or count its letters as rest."""
    bare = line.text[start:end]
    if grammar.may_be_beside(bare):
        bare, count = grammar.beside.subn(_blank, bare)
        meta.has_beside = meta.has_beside or count > 0
    begin = start + len(bare) - len(bare.lstrip(_SEPARATORS))
    stop = start + len(bare.rstrip(_SEPARATORS))
    if begin >= stop:
        return
    authors, has_word = authors_in(line, begin, stop, grammar)
    if authors or has_word:
        meta.authors += authors
        meta.has_word = meta.has_word or has_word
        return
    label = grammar.published.match(line.text, begin, stop) or grammar.modified.match(
        line.text, begin, stop
    )
    if label and label.end() < stop and not meta.authors:
        _take_names(meta, line, label.end(), stop, grammar)
    elif not label:
        meta.rest += len(_LETTER.findall(line.text, begin, stop))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def authors_in(
    line: Line, start: int, end: int, grammar: Grammar
) -> tuple[tuple[Author, ...], bool]:
    """Read names, and say whether a word such as `By` leads to them.

    Behind such a word roles, places and papers may stand between and after the names; without it
    every part must be a name or the role of the name before it.
    """
    text = line.text
    word = grammar.by.match(text, start, end)
    at = _behind_article(text, word.end(), grammar) if word else start
    authors: list[Author] = []
    places: list[int] = []
    strange = 0  # parts in a row that are neither names nor titles
    for part, stop, before, behind in _parts(text, at, end, grammar):
        is_title = bool(authors) and before == "," and _is_title(text, part, stop, grammar)
        found = None if is_title else _author(text, part, stop, grammar)
        found = found or (_initials(text, part, stop) if word else None)
        if found is not None and strange > 1 and before[-1:].isalpha():
            continue  # `Speech, Privacy, and Technology Project` is a department
        strange = 0 if is_title or found is not None else strange + 1
        if found is not None:
            if not _is_paper(text, found, authors, before, grammar):
                authors.append(found)
        elif not word and {before, behind} & _BARS and _is_place(text, part, stop):
            places.append(len(authors))
        elif not _take_role(text, part, stop, authors, grammar):
            return (_placed(authors, line), True) if word and authors else ((), False)
        elif not word and not _has_role(text, part, stop, grammar):
            return (), False
    if places and not _have_places(text, authors, places, grammar):
        return (), False
    return _placed(authors, line), word is not None


def _parts(
    text: str, start: int, end: int, grammar: Grammar
) -> Iterator[tuple[int, int, str, str]]:
    """Give the stretches of a line with something on them, each with the signs around it."""
    at, before = start, ""
    for match in [*grammar.between.finditer(text, start, end), None]:
        stop, behind = (match.start(), match[0].strip()) if match else (end, "")
        if text[at:stop].strip(_SEPARATORS):
            yield at, stop, before, behind
        at, before = match.end() if match else end, behind


def _is_title(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a part behind a name is what one does at a paper: `Political Editor`."""
    words = words_of(text, start, end)
    ends = {word.text.casefold() for word in (*words[:1], *words[-1:])}
    return not grammar.desks.isdisjoint(ends)


def _take_role(text: str, start: int, end: int, authors: list[Author], grammar: Grammar) -> bool:
    """Give the last author the role that follows; False where a part cannot be one."""
    role = _role(text, start, end, grammar)
    if role is None or not authors:
        return False
    if authors[-1].kind == "Person" and _has_role(text, *role, grammar):
        authors[-1].role = authors[-1].role or role
    return True


def _behind_article(text: str, at: int, grammar: Grammar) -> int:
    """Give where a name begins behind `By a `; the article of a name is a capital's."""
    first = text[at:].split(" ", 1)[0]
    is_article = first.islower() and first in grammar.articles
    return at + len(first) + 1 if is_article else at


def _is_place(text: str, start: int, end: int) -> bool:
    """Tell whether a part may be where somebody writes from: `Kyiv • UNN`."""
    start, end = _bare(text, start, end)
    words = text[start:end].split()
    return 0 < len(words) <= _PLACE_WORDS and all(word[:1].isupper() for word in words)


def _have_places(text: str, authors: list[Author], places: list[int], grammar: Grammar) -> bool:
    """Tell whether places stand where they do beside names; each is given by the names before it.

    Agencies have them on either side, known ones in brackets: `Wien (APA)`; persons before them:
    `Ann Lee | Vienna`, for `Politics | Ann Lee` tells of her.
    """
    if any(one.kind == "Person" for one in authors):
        return 0 not in places and len(set(places)) == len(places)
    names = (folded(text[one.start : one.end]) for one in authors)
    return "(" not in text or all(name in grammar.organizations for name in names)


def _initials(text: str, start: int, end: int) -> Author | None:
    """Read capitals that stand for an organisation, behind a word such as `By`."""
    start, end = _bare(text, start, end)
    if (
        1 < end - start <= _LONGEST_INITIALS
        and text[start:end].isalpha()
        and text[start:end].isupper()
    ):
        return Author("Organization", start, end)
    return None


def _is_paper(text: str, found: Author, authors: list[Author], sign: str, grammar: Grammar) -> bool:
    """Tell whether an organisation behind a person is only where the person works."""
    if found.kind == "Person" or sign[-1:].isalpha() or not authors or authors[-1].kind != "Person":
        return False
    return folded(text[found.start : found.end]) not in grammar.organizations


def _placed(authors: list[Author], line: Line) -> tuple[Author, ...]:
    """Give the authors with their offsets in the text, each name once."""
    known: dict[str, Author] = {}
    for one in authors:
        known.setdefault(folded(line.text[one.start : one.end]), one)
    at = line.start
    return tuple(
        Author(
            one.kind,
            one.start + at,
            one.end + at,
            (one.role[0] + at, one.role[1] + at) if one.role else None,
        )
        for one in known.values()
    )


def _author(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    start, end = _bare(text, start, end)
    if not 0 < end - start <= _NAME_CHARACTERS:
        return None
    handle = text.find(" @", start, end)
    end = handle if handle > start else end
    name = text[start:end]
    if dense := _with_title(text, start, end, grammar):
        return dense
    is_named = name[0].isupper() or folded(name) in grammar.organizations
    if is_named and is_organization(name, grammar) and len(name.split()) <= _ROLE_WORDS:
        return _before_paper(text, start, end, grammar) or Author("Organization", start, end)
    return _person(text, start, end, grammar) if _may_be_person(name, grammar) else None


def _person(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    glued = _before_glue(text, start, end, grammar)
    if glued is not None:
        return glued
    if is_person(text[start:end], grammar):
        return _before_paper(text, start, end, grammar) or Author("Person", start, end)
    return _before_more(text, start, end, grammar)


def _may_be_person(name: str, grammar: Grammar) -> bool:
    """Tell, cheaply, whether a name begins as those of persons do: with two parts of one."""
    if name[-1] >= _DENSE:
        return True
    words = list(islice(each_word(name, 0, len(name)), 2))
    if len(words) < 2:
        return False
    return words[1].is_capital or words[1].text.casefold() in grammar.particles


def _with_title(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read a name in Chinese, Japanese or Korean with the title behind it: `김하나 기자`."""
    if text[end - 1] < _DENSE:
        return None
    for title in grammar.titles_behind:
        if text.endswith(title, start, end):
            stop = end - len(title)
            if _DENSE_NAME.fullmatch(text[start:stop].rstrip(" ")):
                stop = start + len(text[start:stop].rstrip(" "))
                return Author("Person", start, stop, (end - len(title), end))
    return None


def _before_glue(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read a person whose paper or account is glued to the name: `Ann LeeThe Herald`."""
    for glue in _GLUE.finditer(text, start, end):
        words = text[start : glue.start()].split()
        inside = words and (len(words[-1]) < _SHORTEST_NAME or words[-1] in _PREFIXES)
        if len(words) > 1 and not inside and is_person(text[start : glue.start()], grammar):
            return Author("Person", start, glue.start())
    return None


def _before_paper(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read a person whose paper follows without a sign: `Ann Lee The Associated Press`."""
    words = words_of(text, start, end) if text.count(" ", start, end) > 1 else []
    for at in range(2, min(len(words), 5)):
        paper = text[words[at].start : end]
        if folded(paper) in grammar.organizations and is_person(
            text[start : words[at - 1].end], grammar
        ):
            return Author("Person", start, words[at - 1].end)
    return None


def _before_more(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read a person with more in the same breath: a place, a role, a paper glued to the name."""
    place = grammar.places.search(text, start, end)
    if place and is_person(text[start : place.start()], grammar):
        return Author("Person", start, place.start())
    words = words_of(text, start, end)
    if len(words) > _ROLE_WORDS + 2:
        return None
    for at in (2, 3):
        if at < len(words) and any(w.text.casefold() in grammar.roles for w in words[at:]):
            stop = words[at - 1].end
            if is_person(text[start:stop], grammar) and (
                at == 3 or not words[at].is_capital or words[-1].text.islower()
            ):
                return Author("Person", start, stop, (words[at].start, words[-1].end))
    return None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(_SEPARATORS))
    stop = start + len(text[start:end].rstrip(_SEPARATORS + "0123456789"))
    return (begin, stop) if begin < stop else (end, end)


def _role(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """Give the span of what may follow a name: a few words, not a sentence."""
    start, end = _bare(text, start, end)
    count = len(text[start:end].split())
    return (start, end) if 0 < count <= _ROLE_WORDS and text[end - 1] not in ".!?…" else None


def _has_role(text: str, start: int, end: int, grammar: Grammar) -> bool:
    return any(word.text.casefold() in grammar.roles for word in words_of(text, start, end))
