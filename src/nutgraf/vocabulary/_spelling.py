"""Finds the term that a misspelt name was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple, TypeAlias

from ._table import table

__all__ = ["Kind", "suggest"]

Kind: TypeAlias = Literal["", "type", "property", "member"]

_LONGEST = 80  # characters; the longest term has 49
_SHORT = 4  # letters: up to here only case and joints may differ, `name` is not `game`
_MEDIUM = 8  # letters: up to here one slip, beyond two
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+", re.ASCII)


class _Term(NamedTuple):
    name: str
    folded: str  # small letters without `_`, `-` and blanks
    letters: int  # a set of bits, one for each letter
    pairs: int  # the same for each two neighbouring letters


def suggest(name: str, kind: Kind = "") -> str:
    """Give the term that a name is probably meant to be, or nothing.

    First a term that differs in case or joints only (`SameAs`, `date_published`), then one with the
    same words in another order (`publishedDate`), then the nearest by slips of the hand: a letter
    more, less, wrong or swapped; one in up to 8 letters, two in more, none in up to 4.
    Of equals the one that starts alike, then the one of the same case, then the first by alphabet.
    Nothing when the name is a term already.
    """
    if len(name) > _LONGEST or any(name in rows for rows in _parts(kind)):
        return ""
    folded = _fold(name)
    found = _by_form(kind).get(folded) or _by_form(kind).get(_words(name))
    return _best(name, found) if found else _nearest(name, folded, kind)


def _parts(kind: Kind) -> Iterator[Mapping[str, object]]:
    known = table()
    parts = {"property": known.properties, "type": known.types, "member": known.members}
    return (rows for part, rows in parts.items() if kind in ("", part))


def _fold(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _words(name: str) -> str:
    """Give the words of a name in the order of the alphabet."""
    return " ".join(sorted(word.lower() for word in _WORD.findall(name)))


@cache
def _by_form(kind: Kind) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for term in (term for terms in _by_length(kind).values() for term in terms):
        forms.setdefault(term.folded, []).append(term.name)
        forms.setdefault(_words(term.name), []).append(term.name)
    return forms


@cache
def _by_length(kind: Kind) -> dict[int, list[_Term]]:
    lengths: dict[int, list[_Term]] = {}
    for name in dict.fromkeys(name for rows in _parts(kind) for name in rows):
        folded = _fold(name)
        term = _Term(name, folded, _letters(folded), _pairs(folded))
        lengths.setdefault(len(folded), []).append(term)
    return lengths


def _letters(folded: str) -> int:
    return _bits(map(ord, folded), 64)


def _pairs(folded: str) -> int:
    return _bits((ord(one) * 37 + ord(next_) for one, next_ in pairwise(folded)), 256)


def _bits(numbers: Iterable[int], size: int) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number % size
    return bits


def _best(name: str, found: list[str]) -> str:
    """Choose the term that starts alike, then the one whose first letter has the same case."""

    def rank(term: str) -> tuple[int, bool, str]:
        return -_alike(_fold(name), _fold(term)), name[:1].isupper() != term[:1].isupper(), term

    return min(found, key=rank)


def _alike(left: str, right: str) -> int:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return sum(1 for _ in pairs)


def _nearest(name: str, folded: str, kind: Kind) -> str:
    limit = 0 if len(folded) <= _SHORT else 1 if len(folded) <= _MEDIUM else 2
    slips = {term.name: _slips(folded, term.folded, limit) for term in _like(folded, limit, kind)}
    fewest = min(slips.values(), default=limit + 1)
    if fewest > limit:
        return ""
    return _best(name, [term for term, count in slips.items() if count == fewest])


def _like(folded: str, limit: int, kind: Kind) -> Iterator[_Term]:
    """Give the terms that length, letters and pairs do not rule out.

    One slip changes at most two letters and, when it swaps, six pairs.
    """
    letters, pairs = _letters(folded), _pairs(folded)
    lengths = _by_length(kind)
    for length in range(len(folded) - limit, len(folded) + limit + 1) if limit else ():
        for term in lengths.get(length, ()):
            if (letters ^ term.letters).bit_count() <= 2 * limit and (
                (pairs ^ term.pairs).bit_count() <= 6 * limit
            ):
                yield term


def _slips(left: str, right: str, limit: int) -> int:
    """Count the slips between two texts; beyond the limit any larger number may come.

    Optimal string alignment: Damerau's four slips, no letter touched twice.
    """
    before: list[int] = []
    row = list(range(len(right) + 1))
    for place, letter in enumerate(left, 1):
        earlier, before, row = before, row, [place]
        for other, wanted in enumerate(right, 1):
            cost = min(before[other] + 1, row[-1] + 1, before[other - 1] + (letter != wanted))
            if place > 1 and other > 1 and letter == right[other - 2] and left[place - 2] == wanted:
                cost = min(cost, earlier[other - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            break
    return row[-1]
