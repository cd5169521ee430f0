"""Which house a text is of, when nobody says: the one whose lines, words and language it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..findings import Finding, Place, Severity
from ..houses import House, Sketch, house_named, sketches
from ._text_dateline import dateline_of
from ._text_grammar import Grammar, grammar_of
from ._text_lines import Line
from ._text_zones import PREFIX

__all__ = ["Choice", "chosen"]

_HEAD, _TAIL = 40, 20  # lines at both ends of a text by which its house shows
_WIRE_HEADER = 3  # lines among which the lead of an agency's text stands: little is above it
_SAMPLE = 6_000  # characters by which its language shows
_PROSE = 60  # characters of a line that shows the language; shorter ones are often foreign
_WORDS, _SHARE = 2, 0.05  # common words that a language must show, and their share of all words
_DEFAULT = "generic"  # of a text that shows no language


class Choice(NamedTuple):
    """A house, and why it was chosen; the reasons are its signs in the text."""

    grammar: Grammar
    findings: tuple[Finding, ...] = ()


def chosen(name: str, lines: Sequence[Line]) -> Choice:
    """Give the house of a name; `auto` chooses by the text, and so does no name among the generic.

    A house that claims a publisher is chosen only if the text shows lines that are its own.
    Raises UnknownFormatError for a house that does not exist.
    """
    if name not in {"", "auto"}:
        return Choice(grammar_of(house_named(name)))
    house, why = _by_own_lines(lines) if name else (None, "")
    if house is None:
        house, why = _by_language(lines)
    said = f"the house {house.id} was chosen: {why}"
    return Choice(grammar_of(house), (Finding("house_chosen", Severity.INFO, said, Place()),))


@cache
def _publications() -> tuple[House, ...]:
    return tuple(house_named(sketch.id) for sketch in sketches() if sketch.has_signs)


@cache
def _languages() -> tuple[Sketch, ...]:
    """Give the houses of no publication; of one language the last, which extends the others."""
    by_language: dict[str, Sketch] = {}
    for sketch in sketches():  # a generic house comes behind its calendar
        if sketch.common and not sketch.has_publisher and sketch.layout == "found":
            by_language[sketch.language] = sketch
    return tuple(by_language.values())


@cache
def _all_letters() -> frozenset[str]:
    return frozenset().union(*(one.letters for one in _languages()))


def _by_own_lines(lines: Sequence[Line]) -> tuple[House | None, str]:
    """Find the publication that a text shows lines and labels of."""
    shown = [line.text for line in (*lines[:_HEAD], *lines[_HEAD:][-_TAIL:])]
    shown[:1] = [PREFIX.sub("", text, count=1).lstrip() for text in shown[:1]]
    best: tuple[int, House | None, str] = (0, None, "")
    for house in _publications():
        grammar = grammar_of(house)
        own = sum(grammar.signature.hold(text) for text in shown)
        labels = sum(grammar.labels.at_start(text) is not None for text in shown)
        wired = _is_wired(lines[:_WIRE_HEADER], grammar) and _speaks(lines, house.language)
        score = own + labels if own and labels > 1 else int(wired)
        if score > best[0]:
            said = f"{own} own lines, {labels} labels" if own else "a dateline with its agency"
            best = (score, house, said)
    return best[1], best[2]


def _speaks(lines: Sequence[Line], language: str) -> bool:
    """Tell whether a text shows a language, or none at all."""
    return _by_language(lines)[0].language in {"", language}


def _is_wired(lines: Sequence[Line], grammar: Grammar) -> bool:
    """Tell whether one of the lines opens with place and agency, as an agency's wire does."""
    found = (dateline_of(line, grammar) for line in lines if grammar.house.dateline.on)
    return any(one is not None and one.agency[1] > 0 for one in found)


def _by_language(lines: Sequence[Line]) -> tuple[House, str]:
    """Find the house of the language whose common words, and own letters, a text shows most."""
    sample = _sample(lines).casefold()
    if dense := _dense(sample):
        return house_named(dense), "its script"
    words = Counter(sample.split())
    letters = {} if sample.isascii() else {one: sample.count(one) for one in _own_letters(sample)}
    best: tuple[int, int, str] | None = None
    for language in _languages():
        common = sum(map(words.__getitem__, language.common & words.keys()))
        own = sum(letters.get(letter, 0) for letter in language.letters & letters.keys())
        if best is None or common + own > best[0] + best[1]:
            best = (common, own, language.id)
    if best and best[0] and sum(best[:2]) >= max(_WORDS, _SHARE * words.total()):
        said = f"{best[0]} common words of its language"
        alone = f", {best[1]} letters that it alone has" if best[1] else ""
        return house_named(best[2]), said + alone
    return house_named(_DEFAULT), "no sign of any"


def _own_letters(sample: str) -> set[str]:
    return set(sample) & _all_letters()


def _sample(lines: Sequence[Line]) -> str:
    kept: list[str] = []
    size = 0
    for line in lines:
        if len(line.text) >= _PROSE:
            kept.append(line.text[:_SAMPLE])
            size += len(line.text)
            if size > _SAMPLE:
                break
    return " ".join(kept or [line.text[:_SAMPLE] for line in lines[:_HEAD]])


def _dense(sample: str) -> str:
    """Give the house of a script that writes its words without spaces."""
    if sample.isascii() or max(sample) < "\u3040":
        return ""
    scripts = Counter(
        "ja" if "\u3040" <= sign <= "\u30ff" else "ko" if "\uac00" <= sign <= "\ud7a3" else "zh"
        for sign in sample
        if "\u3040" <= sign <= "\u30ff"
        or "\u4e00" <= sign <= "\u9fff"
        or "\uac00" <= sign <= "\ud7a3"
    )
    if scripts.total() * 3 < len(sample):
        return ""
    if scripts["ja"] * 10 > scripts.total():
        return "calendar-ja"
    return f"calendar-{scripts.most_common(1)[0][0]}"
