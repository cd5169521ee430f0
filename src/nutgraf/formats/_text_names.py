"""Names in article text: of persons with their roles, and of organisations, by shape and word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import methodcaller

from ._text_grammar import Grammar
from ._text_lines import folded

__all__ = [
    "Person",
    "Word",
    "capitals_end",
    "each_word",
    "is_organization",
    "is_outlet",
    "is_person",
    "persons_in",
    "spelled",
    "word_spans",
    "words_of",
]

# One word; the ending of a possessive is read with it, and no part of it. What most words have not
# stands in a branch that opens with its sign: that is passed over faster than what may be repeated.
_LINK = r"(?<!['’ʼ](?=s(?!\w|['’ʼ-]\w)))\w+"
_REST = rf"\w*(?:['’ʼ-]{_LINK}(?:['’ʼ-]{_LINK})*|)"
_WORD = re.compile(rf"([^\W\d_]{_REST})(?:['’ʼ]s|)")
_span: Callable[[re.Match[str]], tuple[int, int]] = methodcaller("span", 1)
# A word that may begin with a capital: most of what begins with a small letter is passed over.
_SIGN = r"[^\W\d_a-zß-öø-ÿа-яѐ-џ]"  # first: a search skips to a sign faster than to a border
_CAPITAL = re.compile(rf"{_SIGN}(?<!\w{_SIGN})(?<!\w['’ʼ-]{_SIGN}){_REST}")
_INITIAL = re.compile(r"\A[^\W\d_]\Z")
# Family and given name in Chinese characters; without the space it could be any word.
_DENSE_NAME = re.compile(r"[\u4e00-\u9fff々]{1,4}[ \u3000][\u4e00-\u9fff々\u3040-\u30ff]{1,5}")
_HOST = re.compile(r"\w{2}\.\w{2}")  # `HERALD.EXAMPLE` is no name; `J.R. Roe` is
_LINK_CHARACTERS = 24  # before a run, in which a word such as `of` stands
_ROLE_CHARACTERS = 120  # of a role before a name
_PARTICLES = 48  # characters of the words such as `van der` between the parts of a name
_NEAR = 3  # words that are looked at one by one before a pattern looks at the rest
_PARTS = '.,;:()«»"“”\n'  # signs that part a role from what stands before it
_PATRONYMICS = ("ович", "евич", "ївна", "івна", "овна", "евна", "ична", "ьич", "кич")
_NAME_WORDS = 5  # the longest name taken for one person
_FOREIGN = frozenset('0123456789,;:!?()[]{}<>/|@#&*+="“”«»„•–—…_')  # no sign of a person's name


@dataclass(slots=True)
class Word:
    """One word and where it stands."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(slots=True)
class Person:
    """A person found in a text: where the name stands, and where the role before it."""

    start: int
    end: int
    role_start: int
    role_end: int

    @property
    def has_role(self) -> bool:
        """Tell whether a role stands before the name."""
        return self.role_end > self.role_start


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Give the words of a text; a possessive ending is no part of a word."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(match.start(1), match.end(1), match[1]) for match in found]


def each_word(text: str, start: int, end: int) -> Iterator[Word]:
    """Give the words of a text one by one, for a look that stops early."""
    for begin, stop in word_spans(text, start, end):
        yield Word(begin, stop, text[begin:stop])


def spelled(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Give the words of a text as they are written, without where they stand."""
    said = text[start:end]
    if said.isascii() and said.replace(" ", "").isalpha():
        return said.split()
    words: list[str] = _WORD.findall(text, start, len(text) if end is None else end)
    return words


def word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where the words of a text stand, one by one, for a look that stops early."""
    return map(_span, _WORD.finditer(text, start, end))


def capitals_end(text: str, start: int, end: int) -> int:
    """Give where the capital words end that stand at an offset; the offset, where none stands."""
    stop = at = start
    for part in text[start:end].split(" ", _NEAR):
        if not part.isalpha():
            break  # has more in it than a word, or less
        if not part[0].isupper():
            return stop
        stop = at + len(part)
        at = stop + 1
    for first, last in word_spans(text, at, end):
        if not text[first].isupper() or text[stop:first].strip(" "):
            break
        stop = last
    return stop


def is_person(name: str, grammar: Grammar) -> bool:
    """Tell whether a name has the shape of a person's: two words or more, with capitals."""
    if not _FOREIGN.isdisjoint(name) or _is_one_word(name):
        return False
    if not name.isascii() and _DENSE_NAME.fullmatch(name):
        return True
    words = spelled(name)
    if not 2 <= len(words) <= _NAME_WORDS or ("." in name and _HOST.search(name)):
        return False
    if words[0].casefold() in grammar.only_articles and not name.startswith(f"{words[0]}."):
        return False  # `A. Roe` is a name, `A New Bridge` none
    if not words[-1][0].isupper() or not all(_may_name(word, grammar) for word in words):
        return False
    is_sound = grammar.inner_articles.isdisjoint(words) or _follow_particles(words, grammar)
    return is_sound and folded(name) not in grammar.any_listed


def _follow_particles(words: list[str], grammar: Grammar) -> bool:
    """Tell whether articles in a name stand behind particles: `von der`, but not `Tag der`."""
    return all(
        before.islower() or word not in grammar.inner_articles for before, word in pairwise(words)
    )


def _may_name(word: str, grammar: Grammar) -> bool:
    small = word.casefold()
    return small not in grammar.any_body and (word[0].isupper() or small in grammar.particles)


def _is_one_word(name: str) -> bool:
    return name.isascii() and " " not in name and "." not in name


def is_organization(name: str, grammar: Grammar) -> bool:
    """Tell whether a name is one the house lists, or has a word that only organisations have.

    One that ends as the titles of persons do is none.
    """
    if folded(name) in grammar.listed:
        return True
    words = list(map(str.casefold, spelled(name)))
    if grammar.any_body.isdisjoint(words):
        return False
    return words[-1] not in grammar.roles  # `Staff Writer`


def is_outlet(name: str, grammar: Grammar) -> bool:
    """Tell whether a name is a publication's, by the house's list or by a word of it."""
    is_known = folded(name) in grammar.outlets
    if is_known or name.isalpha():
        return is_known  # a word of a press alone names none
    words = [word.casefold() for word in spelled(name) if word[0].isupper()]
    return len(words) > 1 and not grammar.presses.isdisjoint(words)


def persons_in(
    text: str, grammar: Grammar, start: int = 0, end: int | None = None
) -> Iterator[Person]:
    """Find persons: capital words in a row, without the role before them."""
    before: list[Word] = []
    for run in _runs(text, start, len(text) if end is None else end, grammar):
        cut = _after_role(run, grammar)
        name, role = run[cut:], run[0].start
        if not cut and _is_linked(text, run[0], before, grammar):
            role = _role_start(text, before, start, grammar)
            name = _last_name(run) if len(run) > 2 and role < run[0].start else []
        elif not cut and len(run) > 2 and not grammar.articles:
            role = _bare_role_start(text, start, run[0].start, grammar)
            name = _behind_genitive(run) if role < run[0].start else run
        if 2 <= len(name) <= _NAME_WORDS and not _is_body(name, grammar):
            role_end = max(role, _stripped_end(text, role, name[0].start))
            yield Person(name[0].start, name[-1].end, role, role_end)
        before = run


def _runs(text: str, start: int, end: int, grammar: Grammar) -> Iterator[list[Word]]:
    """Give the runs of capital words that only spaces, particles and initials' dots part."""
    run: list[Word] = []
    for match in _CAPITAL.finditer(text, start, end):
        said = match[0]
        if not said[0].isupper():
            continue
        word = Word(*match.span(), said)
        if run and (parts := _between(text, run[-1], word, grammar)) is not None:
            run += parts
        else:
            if run:
                yield run
            run = []
        run.append(word)
    if run:
        yield run


def _between(text: str, left: Word, right: Word, grammar: Grammar) -> list[Word] | None:
    """Give the particles between two words of one name; None where they are of two."""
    if _joined(text, left, right):
        return []
    if right.start - left.end > _PARTICLES:
        return None
    parts = words_of(text, left.end, right.start)
    words = [left, *parts, right]
    if not parts or not all(word.text.casefold() in grammar.particles for word in parts):
        return None
    return parts if all(_joined(text, *pair) for pair in pairwise(words)) else None


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start].strip(" ")
    return gap == "" or (gap == "." and bool(_INITIAL.match(left.text)))


def _after_role(run: list[Word], grammar: Grammar) -> int:
    """Give how many words of a run are role or organisation rather than name."""
    known = grammar.titles
    for at in range(len(run), 0, -1):
        if run[at - 1].text.casefold() in known:
            return at
    return 0


def _is_linked(text: str, word: Word, before: list[Word], grammar: Grammar) -> bool:
    """Tell whether a run goes on what stands before: `Secretary of` `Defense Lloyd Austin`."""
    if word.start > 1 and (text[word.start - 1] in _PARTS or text[word.start - 2] in _PARTS):
        return False  # no word that links ends with such a sign
    start = max(before[-1].end if before else 0, word.start - _LINK_CHARACTERS)
    here = f"{text[start : word.start]}.".splitlines()[-1]  # what stands in a line above is apart
    last = here[:-1].split()[-2:]
    if last and last[-1].casefold() in grammar.articles:
        last.pop()
    return bool(last) and last[-1].casefold() in grammar.links


def _role_start(text: str, before: list[Word], begin: int, grammar: Grammar) -> int:
    """Give where the role begins that a linked run goes on, or a place behind the run."""
    if before and before[-1].text.casefold() in grammar.titles:
        return before[0].start
    words = each_word(text, begin, begin + _ROLE_CHARACTERS)
    first = next(words, None)
    if first is None:
        return len(text)
    is_role = any(word.text.casefold() in grammar.roles for word in chain([first], words))
    return first.start if is_role else len(text)


def _bare_role_start(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Give where a role begins that stands right before an offset, or the offset without one."""
    begin = max(start, end - _ROLE_CHARACTERS)
    begin = max(begin, *(text.rfind(sign, begin, end) + 1 for sign in _PARTS))
    roles = (
        first
        for first, last in word_spans(text, begin, end)
        if text[first:last].casefold() in grammar.roles
    )
    return next(roles, end)


def _behind_genitive(run: list[Word]) -> list[Word]:
    """Give the name behind that of a place or office: `президент України` `Марія Бойко`."""
    at = len(run) - (3 if any(word.text.endswith(_PATRONYMICS) for word in run[-2:]) else 2)
    return run[max(at, 0) :]


def _last_name(run: list[Word]) -> list[Word]:
    """Give the last two words of a run, and the initials between them."""
    at = len(run) - 2
    while at > 0 and (_INITIAL.match(run[at].text) or not run[at].is_capital):
        at -= 1
    return run[at:]


def _is_body(name: list[Word], grammar: Grammar) -> bool:
    return any(word.text.casefold() in grammar.any_body for word in name)


def _stripped_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
