"""Who is meant: the persons and organisations of one text, found again by surname or by role."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ._text_grammar import Grammar
from ._text_lines import Line, folded
from ._text_names import (
    Person,
    is_organization,
    is_outlet,
    is_person,
    persons_in,
    spelled,
    words_of,
)

__all__ = ["Party", "People", "party_from", "speaker_from"]

_LINES = 300  # in which full names are looked for: a name is given in full early
_PARTIES = 50  # among which a description is looked for
_WORD_CHARACTERS = 40  # of the word before a surname
_CLAUSE_END = re.compile(r"[.!?…:;\"“”„«»]|, (?=\w)")
_OWNED = re.compile(r"['’]s? [^\W\d_A-Z]")  # `Herald's source in the police` is no outlet
_TITLE = 40  # characters before a name in which its bearer's role stands
_SLUG = re.compile(r"[a-z0-9]+")
# What Latin letters without a decomposition are in ASCII.
_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
# Cyrillic as Ukraine's passports write it (Resolution 55 of 2010), and the letters that only
# Russian, Belarusian and Bulgarian have as those do; the soft sign and the apostrophe are left out.
_CYRILLIC: dict[int, Any] = {
    **str.maketrans("абвгґдезиіїйклмнопрстуфёыэў", "abvhgdezyiiiklmnoprstufeyeu"),
    **str.maketrans({"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"}),
    **str.maketrans({"щ": "shch", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}),
}


@dataclass(slots=True, eq=False)
class Party:
    """A person or an organisation that a text speaks of.

    Shape: `kind` is the schema.org type; `span` is where the name stands, `role` where the role;
    `rule` says how it was found; `slug` is the fragment of its `@id`, when something refers to it.
    """

    kind: str
    name: str
    span: tuple[int, int]
    role: tuple[int, int] | None = None
    rule: str = ""
    slug: str = ""


class People:
    """The parties of one text, in the order in which they were found."""

    def __init__(self, text: str, grammar: Grammar, lines: Sequence[Line]) -> None:
        """Take the text, and the lines in which full names are looked for."""
        self.text, self.grammar = text, grammar
        self.parties: list[Party] = []
        self._lines = lines[:_LINES]
        self._named: dict[str, Party] = {}
        self._full_names: dict[str, Person | None] = {}
        self._titled: dict[frozenset[str], Person | None] = {}
        self._persons: dict[tuple[int, int], tuple[Person, ...]] = {}
        self._slugs: set[str] = set()

    def persons(self, start: int, end: int) -> tuple[Person, ...]:
        """Give the persons that a stretch of the text names, found once."""
        if (start, end) not in self._persons:
            self._persons[start, end] = tuple(persons_in(self.text, self.grammar, start, end))
        return self._persons[start, end]

    def add(self, party: Party) -> Party:
        """Take a party, or give the one that is already known by that name."""
        name = folded(party.name)
        known = self._named.get(name)
        if known is not None:
            known.role = known.role or party.role
            return known
        self.parties.append(party)
        words = name.split()
        for at in range(len(words)) if party.kind == "Person" else range(1):
            self._named.setdefault(" ".join(words[at:]), party)
        for alias in _initials(party):
            self._named.setdefault(alias, party)
        return party

    def named(self, name: str) -> Party | None:
        """Find a known party by its name, or a person by the last part of it."""
        return self._named.get(folded(name))

    def resolved(self, start: int, end: int, rule: str) -> Party | None:
        """Find who is meant by a name; a surname leads to the full name elsewhere in the text."""
        name = self.text[start:end]
        words = spelled(name)
        if not words or not words[-1][0].isupper():
            return None
        if known := self.named(name):
            return known
        if len(words) == 1 and (full := self._full_name(words[0])):
            return self.met(full, rule)
        is_body = is_organization(name, self.grammar) or (len(name) > 1 and name.isupper())
        kind = "Organization" if is_body else "Person"
        return self.add(Party(kind, name, (start, end), rule=rule))

    def with_role(self, description: str) -> Party | None:
        """Find the party that a description such as `the mayor` means: by role, or by its name."""
        wanted = _telling(description, self.grammar)
        for party in self.parties[:_PARTIES]:
            role = self.text[slice(*party.role)] if party.role else ""
            if wanted & _telling(party.name if party.kind != "Person" else role, self.grammar):
                return party
        return None

    def titled(self, description: str, rule: str) -> Party | None:
        """Find the person before whose name the text has the role of a description."""
        wanted = frozenset(_telling(description, self.grammar) & self.grammar.roles)
        if wanted not in self._titled:
            told = (one for line in self._lines for one in self._with_title(wanted, line))
            self._titled[wanted] = next(told, None) if wanted else None
        person = self._titled[wanted]
        return self.met(person, rule) if person else None

    def _with_title(self, wanted: frozenset[str], line: Line) -> Iterator[Person]:
        if any(word in line.text.casefold() for word in wanted):
            for one in self.persons(line.start, line.end):
                before = self.text[max(line.start, one.start - _TITLE) : one.start]
                clause = _CLAUSE_END.split(before)[-1]
                if wanted & _telling(clause, self.grammar) and self._is_sound(one):
                    yield one

    def _is_sound(self, person: Person) -> bool:
        return is_person(self.text[person.start : person.end], self.grammar)

    def met(self, person: Person, rule: str) -> Party:
        """Take a person whom the text names."""
        return self.add(_person(self.text, person, rule))

    def described(self, start: int, end: int, rule: str) -> Party:
        """Take a party that has no name in the text."""
        name = self.text[start:end]
        kind = "Organization" if is_organization(name, self.grammar) else "Person"
        return self.add(Party(kind, name, (start, end), rule=rule))

    def slug_of(self, party: Party) -> str:
        """Give the fragment that names a party: its surname, with a figure if that is taken."""
        if not party.slug:
            slug = _slug(party) or party.kind.lower()
            party.slug = slug if slug not in self._slugs else f"{slug}-{len(self._slugs) + 1}"
            self._slugs.add(party.slug)
        return party.slug

    def surnamed(self, word: str) -> Person | None:
        """Find the person whom the text names in full and by this word alone."""
        return self._full_name(word) if word.isalpha() else None

    def _full_name(self, surname: str) -> Person | None:
        """Find a person of that surname; one with a role counts before one without."""
        if surname not in self._full_names:
            first = None
            lines = [line for line in self._lines if surname in line.text]
            for person in (one for line in lines for one in self._surnamed(surname, line)):
                first = person if first is None or person.has_role else first
                if person.has_role:
                    break
            self._full_names[surname] = first
        return self._full_names[surname]

    def _surnamed(self, surname: str, line: Line) -> Iterator[Person]:
        if not any(_follows_name(line.text, at) for at in _places(line.text, surname)):
            return
        for person in self.persons(line.start, line.end):
            if spelled(self.text, person.start, person.end)[-1] == surname:
                yield person


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _follows_name(text: str, at: int) -> bool:
    """Tell whether the word before an offset may be the first part of a name."""
    before = text[max(0, at - _WORD_CHARACTERS) : at].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    return word[:1].isupper() and (word[-1].isalnum() or word[-1] == ".")


def party_from(people: People, start: int, end: int, rule: str) -> Party | None:
    """Read the party that a phrase names: a person with or without role, or an organisation."""
    text, grammar = people.text, people.grammar
    if start >= end:
        return None
    name = text[start:end]
    found = people.persons(start, end)
    if found and found[-1].end == end and not is_outlet(name, grammar):
        person = found[-1]
        begin = _after_article(people, start, person.start) if start < person.start else start
        role = (begin, _before_space(text, person.start)) if begin < person.start else None
        full = Party("Person", text[person.start : end], (person.start, end), role, rule)
        return people.add(full)
    words = spelled(name)
    if len(words) == 1 and words[0][0].isupper() and not is_organization(name, grammar):
        return people.resolved(start, end, rule)
    return people.add(Party(_kind_of(name, grammar), name, (start, end), rule=rule))


def speaker_from(people: People, start: int, end: int, rule: str) -> Party | None:
    """Give the party that a label names: one that is known, or else a new one."""
    name = people.text[start:end]
    known = people.named(name)
    if known is None and name[:1].islower() and not people.persons(start, end):
        known = people.with_role(name)
    return known or party_from(people, start, end, rule)


def _telling(description: str, grammar: Grammar) -> set[str]:
    """Give the words of a description that tell something: not `the`, `of` and the like."""
    words = set(map(str.casefold, spelled(description)))
    return {word for word in words - grammar.plain if len(word) > 2}


def _initials(party: Party) -> list[str]:
    """Give the short names of an organisation: in brackets, or by its capitals."""
    if party.kind == "Person":
        return []
    capitals = [word for word in spelled(party.name) if word[0].isupper()]
    short = [word for word in capitals if len(word) > 1 and word.isupper()]
    initials = "".join(word[0] for word in capitals if word not in short)
    return [folded(one) for one in (*short, initials) if len(one) > 1]


def _person(text: str, person: Person, rule: str) -> Party:
    role = (person.role_start, person.role_end) if person.has_role else None
    return Party("Person", text[person.start : person.end], (person.start, person.end), role, rule)


def _kind_of(name: str, grammar: Grammar) -> str:
    listed = spelled(name)
    if listed and listed[-1].islower() and listed[-1] in grammar.roles:
        return "Person"  # `Herald correspondent`
    if is_outlet(name, grammar) and _OWNED.search(name) is None:
        return "NewsMediaOrganization"
    words = set(map(str.casefold, listed))
    return "Person" if words & grammar.roles and not words & grammar.bodies else "Organization"


def _after_article(people: People, start: int, end: int) -> int:
    words = words_of(people.text, start, end)
    if len(words) > 1 and words[0].text.casefold() in people.grammar.articles:
        return words[1].start
    return start


def _before_space(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _slug(party: Party) -> str:
    last = party.name.split()[-1] if party.kind == "Person" else party.name
    plain = unicodedata.normalize("NFKD", last.casefold().translate(_LATIN).translate(_CYRILLIC))
    ascii_only = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(_SLUG.findall(ascii_only))
