"""Authors in a line: names with the roles, places and papers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ._text_grammar import Grammar
from ._text_lines import Line, folded
from ._text_names import is_organization, is_person, spelled, words_of
from ._text_places import is_place

__all__ = ["BARS", "SEPARATORS", "Author", "authors_in", "bare", "names_led_to"]

SEPARATORS = " ,;|/–—-•·:()\u200e\u200f"
_NAME_CHARACTERS = 100  # of a name with what may be glued to it
_ROLE_WORDS = 6  # the longest role, place or paper behind a name
_GLUE = re.compile(r"(?<=[a-zß-ÿа-яіїєґ])(?=[A-ZÀ-ÞА-ЯІЇЄҐ][^\W\d_]|@)")
_LONGEST_INITIALS = 6  # capitals: `By TPN`
_SHORTEST_NAME = 3  # letters of the last name before what is glued to it
_PREFIXES = frozenset({"Mac", "Fitz", "Della", "Degli"})  # inside a name a capital may follow them
_PLACE_WORDS = 3
BARS = frozenset({"|", "•", "·", "("})  # signs that part a name from where its bearer writes
_DENSE = "\u2e80"
_DENSE_NAME = re.compile(r"[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff々\u3040-\u30ff ]{2,7}")


@dataclass(slots=True)
class Author:
    """An author: the schema.org type, where the name stands, and where the role, if one does."""

    kind: str
    start: int
    end: int
    role: tuple[int, int] | None = None


def names_led_to(line: Line, grammar: Grammar) -> tuple[Author, ...]:
    """Read the names of a line that a word such as `By` leads to from the line above."""
    if len(line.text) > _NAME_CHARACTERS:
        return ()
    return _read_names(line, 0, len(line.text), grammar, has_word=True)[0]


def authors_in(
    line: Line, start: int, end: int, grammar: Grammar, *, is_dated: bool = False
) -> tuple[tuple[Author, ...], bool]:
    """Read names, and say whether a word such as `By` leads to them.

    Behind such a word roles, places and papers may stand between and after the names; without it
    every part must be a name or the role of the name before it, or, where a date follows, the
    place: `Ann Lee, London, John Roe 19.10.2019`.
    """
    whole = end + (line.text[end : end + 1] == ":")  # `Author:`, alone in its line
    word = grammar.by.match(line.text, start, whole)
    at = _behind_article(line.text, word.end(), grammar) if word else start
    return _read_names(line, at, end, grammar, has_word=word is not None, is_dated=is_dated)


def _read_names(  # noqa: PLR0913 (one loop over what may stand in a byline)
    line: Line, at: int, end: int, grammar: Grammar, *, has_word: bool, is_dated: bool = False
) -> tuple[tuple[Author, ...], bool]:
    text = line.text
    authors: list[Author] = []
    places: list[int] = []
    strange = 0  # parts in a row that are neither names nor titles
    for part, stop, before, behind in _parts(text, at, end, grammar):
        is_known = bool(authors) and is_place(text[slice(*bare(text, part, stop))])
        is_title = bool(authors) and before == "," and _is_title(text, part, stop, grammar)
        found = None if is_title or is_known else _author(text, part, stop, grammar)
        found = found or (_initials(text, part, stop) if has_word else None)
        if found is not None and strange > 1 and before[-1:].isalpha():
            continue  # `Speech, Privacy, and Technology Project` is a department
        strange = 0 if is_title or found is not None else strange + 1
        if found is not None:
            if not _is_paper(text, found, authors, before, grammar):
                authors.append(found)
        elif is_known or (
            is_dated and authors and before == "," and _is_plain(text, part, stop, grammar)
        ):
            continue
        elif not has_word and {before, behind} & BARS and _is_place(text, part, stop):
            places.append(len(authors))
        elif not _take_role(text, part, stop, authors, grammar):
            return (_placed(authors, line), True) if has_word and authors else ((), False)
        elif not has_word and not _has_role(text, part, stop, grammar):
            return (), False
    if places and not _have_places(text, authors, places, grammar):
        return (), False
    return _placed(authors, line), has_word


def _parts(
    text: str, start: int, end: int, grammar: Grammar
) -> Iterator[tuple[int, int, str, str]]:
    """Give the stretches of a line with something on them, each with the signs around it."""
    at, before = start, ""
    for match in [*grammar.between.finditer(text, start, end), None]:
        stop, behind = (match.start(), match[0].strip()) if match else (end, "")
        if text[at:stop].strip(SEPARATORS):
            yield at, stop, before, behind
        at, before = match.end() if match else end, behind


def _is_title(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a part behind a name is what one does at a paper: `Political Editor`."""
    words = spelled(text, start, end)
    ends = {word.casefold() for word in (*words[:1], *words[-1:])}
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
    start, end = bare(text, start, end)
    words = text[start:end].split()
    return 0 < len(words) <= _PLACE_WORDS and all(word[:1].isupper() for word in words)


def _is_plain(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a part behind a name may be a place, and is not what somebody does."""
    has_role = _has_role(text, start, end, grammar) or _is_title(text, start, end, grammar)
    return not has_role and _is_place(text, start, end)


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
    start, end = bare(text, start, end)
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
        known.setdefault(folded(line.text[one.start : one.end]) if authors[1:] else "", one)
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
    start, end = bare(text, start, end)
    if not 0 < end - start <= _NAME_CHARACTERS:
        return None
    handle = text.find(" @", start, end)
    end = handle if handle > start else end
    name = text[start:end]
    if found := _with_title(text, start, end, grammar) or _before_place(text, start, end, grammar):
        return found
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
    words = spelled(name)
    if len(words) < 2:
        return False
    return words[1][0].isupper() or words[1].casefold() in grammar.particles


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


def _before_place(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read a person with the place or paper behind the name: `Ann Lee in Kyiv for The Herald`."""
    place = grammar.places.search(text, start, end)
    if place and is_person(text[start : place.start()], grammar):
        return Author("Person", start, place.start())
    return None


def _before_more(text: str, start: int, end: int, grammar: Grammar) -> Author | None:
    """Read a person with more in the same breath: what the person is."""
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


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a stretch of a line without the signs and figures at its ends."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(SEPARATORS))
    stop = start + len(text[start:end].rstrip(SEPARATORS + "0123456789"))
    return (begin, stop) if begin < stop else (end, end)


def _role(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """Give the span of what may follow a name: a few words, not a sentence."""
    start, end = bare(text, start, end)
    count = len(text[start:end].split())
    return (start, end) if 0 < count <= _ROLE_WORDS and text[end - 1] not in ".!?…" else None


def _has_role(text: str, start: int, end: int, grammar: Grammar) -> bool:
    return any(word.casefold() in grammar.roles for word in spelled(text, start, end))
