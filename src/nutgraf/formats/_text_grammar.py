"""A house as patterns: its words and shapes compiled, once for all its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..houses import House, _house
from ..houses._house import Dates, Names, Words
from ._text_dates import calendar_of, has_figure
from ._text_labels import Labels, alike, spaced
from ._text_lines import folded, normalise

__all__ = ["Grammar", "Lines", "any_of", "grammar_of", "small_words"]

_STARTS = 1_024  # signs that lines begin with, of which is kept whether a known line does
_SIGNS = 4  # how many of them
_SMALL = 3  # letters of a word such as `by`, that leads to a name without a colon
_GAP = "  {0,3}"  # one to four spaces; what opens with a sign is found faster
_SMALL_WORD = re.compile(r"\w+")
# The signs of ASCII: those in words in small letters, all others as gaps.
_SMALL_SIGNS = "".join(chr(n).lower() if _SMALL_WORD.match(chr(n)) else " " for n in range(128))
_SMALL_BYTES = _SMALL_SIGNS.encode().ljust(256)


class Grammar:
    """What the parser asks of a house, ready to use; it holds no state of any text."""

    def __init__(self, house: House) -> None:
        """Compile the words of the house."""
        self.house = house
        self._take_lines(house)
        self._take_header(house)
        self._take_body(house)
        self._take_names(house)
        self._take_sources(house)

    def _take_lines(self, house: House) -> None:
        tail = house.tail
        self.navigation = frozenset(map(_key, house.preamble.navigation))
        self.sections = frozenset(map(_key, house.preamble.sections))
        boilerplate = (*tail.advert, *tail.related, *tail.footer)
        self.boilerplate = Lines(boilerplate)
        self.silence = Lines((*house.preamble.navigation, *boilerplate))
        self.ends = Lines(tail.ends)
        appeals = frozenset(map(str.casefold, tail.appeals))
        self.appeal = _any_word(appeals)
        self.appeals_tell = _telling_words(appeals)
        self.signature = Lines(house.signature)

    def _take_header(self, house: House) -> None:
        byline, dates, caption = house.byline, house.dates, house.caption
        self.calendar = calendar_of(house)
        self.by = _opening(byline.by)
        self.between = _between((*byline.between, *_titled(byline.between), "("))
        self.between_words = _between(word for word in byline.between if word.isalpha())
        self.places = _places((*byline.places, *_titled(byline.places)))
        self.desks = frozenset(map(str.casefold, byline.desks))
        self.organizations = frozenset(map(folded, byline.organizations))
        self.published = _opening(dates.published)
        self.modified = _opening(dates.modified)
        self.published_end = _closing(dates.published)
        self.modified_end = _closing(dates.modified)
        self.beside = _beside(dates)
        self.kind = _kind(caption.kinds)
        self.shown = _phrases(caption.cues)
        agencies = (*caption.agencies, *byline.organizations)
        self.agencies = frozenset(map(folded, agencies))
        self.agency_first = _agency_first(agencies)
        self.credits_tell = _telling_words((*caption.kinds, *agencies))
        self._any_tell = self.credits_tell | self.appeals_tell
        self._beside_tell = _telling_words(word for word in dates.beside if "#" not in word)

    def telling(self, text: str) -> frozenset[str]:
        """Give the words of a text without which it has neither appeals nor credits."""
        return self._any_tell.intersection(small_words(text))

    def may_be_beside(self, text: str) -> bool:
        """Tell, cheaply, whether what stands beside names and dates may be in a text."""
        return has_figure(text) or not self._beside_tell.isdisjoint(small_words(text))

    def may_be_verb(self, text: str, at: int) -> bool:
        """Tell, cheaply, whether a verb of saying may stand at an offset."""
        return text[at : at + 2] in self._verb_starts or text[at : at + 1] in self._verb_starts

    def _take_body(self, house: House) -> None:
        labels, quotes = house.labels, house.quotes
        self.labels = Labels(
            {
                "source": labels.source,
                "quote": labels.quote,
                "background": labels.background,
                "correction": labels.correction,
                "update": labels.update,
                "details": labels.details,
                "note": labels.note,
            }
        )
        self.amends = _any_word(labels.amends)
        self.inline_label = _inline_label(labels) if labels.inline else None
        self.sign = _sign(house.lists.signs)
        self.signs = frozenset(sign[0] for sign in house.lists.signs)
        self.dash = _dash(house.dateline.dashes if house.dateline.on else ())
        self.openers = {pair[0]: pair[1:] for pair in reversed(quotes.marks)}
        self.marks = frozenset(sign for pair in quotes.marks for sign in pair)
        self.mark = any_of("".join(sorted(self.marks)))
        self.verbs = _phrases(quotes.verbs)
        self._verb_starts = frozenset(verb[:2] for verb in quotes.verbs)
        self.pronouns = frozenset(map(str.casefold, quotes.pronouns))
        # Whether pronouns stand in the verbs: `a-t-elle dit`. Such words are put within quotations.
        self.inverts = any("-" in verb for verb in quotes.verbs)

    def _take_names(self, house: House) -> None:
        names = house.names
        self.articles = frozenset(map(str.casefold, names.articles))
        self.links = frozenset(map(str.casefold, names.links))
        self.plain = self.articles | self.links | set(names.possessives)
        self.particles = frozenset(map(str.casefold, names.particles))
        self.inner_articles = self.articles & self.particles
        self.only_articles = self.articles - self.particles
        self.roles = frozenset(map(str.casefold, names.roles))
        self.titles_behind = tuple(role for role in names.roles if role[0] >= "\u2e80")
        self.bodies = frozenset(map(str.casefold, names.organizations))
        self.presses = frozenset(map(str.casefold, names.outlets))
        self.any_body = self.bodies | self.presses
        self.titles = self.roles | self.bodies

    def _take_sources(self, house: House) -> None:
        sources = house.sources
        self.outlets = frozenset(map(folded, (*sources.outlets, *house.byline.organizations)))
        self.listed = self.organizations | self.outlets
        self.any_listed = self.listed | self.agencies
        self.based_on = _before_outlet(sources.based_on)
        self.citing = _after_outlet(sources.cites)
        self.may_cite = _first_words(sources.cites)
        self.cites_before = _before_outlet(sources.cites)
        self.channel = _channel(sources.channel_words, sources.channels)
        self.occasion = _occasion(sources.occasions, house.names)
        self.setting = _setting(sources.occasions, house.names)
        self.aside = _aside((*sources.occasions, *sources.channel_words))
        self.own = re.compile(r"['’ʼ](?<=\w['’ʼ])s? {1,4}")
        self.event = _any_word(sources.events)


@lru_cache(maxsize=64)
def grammar_of(house: House) -> Grammar:
    """Give the grammar of a house, compiled once."""
    return Grammar(house)


def small_words(text: str) -> list[str]:
    """Give the words of a text in small letters."""
    if text.isascii():
        return text.encode().translate(_SMALL_BYTES).decode().split()
    words: list[str] = _SMALL_WORD.findall(text.casefold())
    return words


def _telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """Give the longest word of each phrase: a line without any of them has none of the phrases."""
    return frozenset(max(small_words(phrase), key=len, default="") for phrase in phrases)


def _key(line: str) -> str:
    return normalise(line).casefold()


class Lines:
    """Lines that a house knows; a star at either end of one stands for anything there."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Sort the lines by where they have stars."""
        by_stars: dict[tuple[bool, bool], list[str]] = {}
        for line in lines:
            stars = (line.startswith("*"), line.endswith("*"))
            by_stars.setdefault(stars, []).append(_key(line.strip("* ")))
        self._whole = frozenset(by_stars.get((False, False), ()))
        self._heads = tuple(by_stars.get((False, True), ()))
        self._starts = frozenset(key[:_SIGNS] for key in (*self._whole, *self._heads))
        self._short_heads = tuple(key for key in self._heads if len(key) < _SIGNS)
        self._tails = tuple(by_stars.get((True, False), ()))
        self._parts = tuple(by_stars.get((True, True), ()))
        self._is_open = bool(self._tails or self._parts)
        self._known_start = lru_cache(_STARTS)(self._is_start)

    def may_hold(self, text: str) -> bool:
        """Tell, cheaply, by its first signs whether a line may be one of them."""
        return self._known_start(text[:_SIGNS])

    def _is_start(self, signs: str) -> bool:
        if self._is_open or not signs.isprintable() or "  " in signs:
            return True
        start = signs.casefold()[:_SIGNS]
        return start in self._starts or start.startswith(self._short_heads)

    def hold(self, text: str) -> bool:
        """Tell whether a line is one of them, in any case and with any gaps."""
        if not self.may_hold(text):
            return False
        key = _key(text)
        if key in self._whole or key.startswith(self._heads) or key.endswith(self._tails):
            return True
        return any(part in key for part in self._parts)


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """Match a word at a line's start with the colon and space after it, or glued to a name."""
    small, capital = "[^\\W\\d_A-ZÀ-ÞА-ЯІЇЄҐ]", "[A-ZÀ-ÞА-ЯІЇЄҐ]"
    glued = f"(?<={small})(?={capital})|(?<={capital}{capital})(?={capital}{small})"
    end = rf"(?:(?![^\W_])|(?-i:{glued}))"
    return re.compile(rf"(?:{spaced(words)}){end}[ :：]{{0,4}}", re.IGNORECASE)


def _closing(words: Iterable[str]) -> re.Pattern[str]:
    """Match a word at the end of what stands before a date, with the colon after it."""
    return re.compile(rf"(?<![^\W\d_])(?:{spaced(words)})[ :：]{{0,4}}\Z", re.IGNORECASE)


def _beside(dates: Dates) -> re.Pattern[str]:
    """Match what says nothing of names and dates; `#` stands for a number.

    A day without a year says nothing either: it is no date.
    """
    months = spaced(month for row in dates.months for month in row)
    clock = r"(?:,? {0,2}[0-9]{1,2}[:.][0-9]{2})?"
    day = rf"(?:[0-9]{{1,2}}\.? (?:{months})|(?:{months}) [0-9]{{1,2}})(?![0-9]){clock}"
    numbered = spaced(dates.beside).replace(r"\#", "[0-9]{1,4}") + f"|{day}"
    return re.compile(rf"(?<![^\W\d_])(?:{numbered})(?![^\W_])", re.IGNORECASE)


def _places(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}(?:{spaced(words)}) {{1,4}}(?=[^\W\d_])")


def _titled(words: Iterable[str]) -> Iterator[str]:
    """Give words as a byline in title case has them: `Ann Lee And John Roe For The Herald`."""
    return (word.title() for word in words if len(word) >= _SMALL)


def _between(words: Iterable[str]) -> re.Pattern[str]:
    words = list(words)
    signs = [word for word in words if not word[0].isalnum()]
    names = [word for word in words if word[0].isalnum()]
    word = rf"(?:{spaced(names)}) {{1,4}}"
    by_sign = rf" {{0,4}}(?:{spaced(signs)}) {{0,4}}(?:{word})?|" if signs else ""
    return re.compile(rf"{by_sign}{_GAP}{word}")


def _kind(kinds: Words) -> re.Pattern[str]:
    before = r"(?:\A|(?<=[.!?…)\]\"”»’|/–—])|(?<=[.!?…)\]\"”»’|/–—-] )|[(\[（［] {0,2})"
    words = spaced(kinds)
    leading = spaced(kind for kind in kinds if " " in kind and len(kind.split()[-1]) <= _SMALL)
    firsts = re.escape("".join(sorted({kind[:1] for kind in kinds})))
    return re.compile(
        rf"(?=[{firsts}(\[（［])(?:"  # most places are passed over by this one look
        rf"{before}(?P<kind>{words})(?: {{0,2}}[:：=] {{0,4}}(?P<credit>\S.*)|[.)]?\Z)"
        rf"|{before}(?P<kind3>{leading}) {{1,4}}(?P<credit3>[^\W\d_].{{1,79}})\Z"
        rf"|(?<= )(?P<kind2>{words}): {{0,4}}(?P<credit2>\S.{{1,79}})\Z)"
    )


def _agency_first(agencies: Iterable[str]) -> re.Pattern[str]:
    """Match a credit of agency and photographer at the end of a caption: `EFE / J.J. Roe`."""
    return re.compile(rf"(?<=[ .)”\"])(?:{spaced(agencies)}) {{0,2}}/ {{0,2}}[^/]{{2,40}}\Z")


def _inline_label(labels: _house.Labels) -> re.Pattern[str]:
    """Match where a label with its colon follows the end of a sentence."""
    words = (*labels.source, *labels.quote, *labels.background, *labels.correction)
    words += (*labels.update, *labels.details, *labels.note)
    plain = spaced(word for word in words if "{" not in word)
    ends = r"(?:(?<=[.!?…] )|(?<=[.!?…][”\"»] ))"
    return re.compile(rf"{ends}(?=(?:{plain}): )")


def _sign(signs: Iterable[str]) -> re.Pattern[str]:
    """Match the sign that opens an entry of a list; a figure or letter needs a dot or bracket."""
    return re.compile(rf"(?:{spaced(signs)}) {{0,8}}(?=[^ ])")


def _dash(dashes: Iterable[str]) -> re.Pattern[str]:
    """Match the sign that closes a dateline; a colon stands right behind the place."""
    gaps = {":": "", "": " {1,2}"}
    shapes = [f"{gaps.get(dash, ' {1,2}')}{re.escape(dash)} {{1,2}}" for dash in dashes]
    return re.compile("|".join(shapes) or "(?!)")


@lru_cache(maxsize=256)
def any_of(signs: str) -> re.Pattern[str]:
    """Match any of the signs; few of them are found much faster than many."""
    return re.compile(f"[{re.escape(signs)}]" if signs else "(?!)")


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{spaced(words)})(?![^\W_])", re.IGNORECASE)


def _phrases(verbs: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{spaced(verbs)})(?![^\W_])")


def _before_outlet(shapes: Iterable[str]) -> re.Pattern[str]:
    """Match the words that stand before the name of an outlet."""
    words = [
        shape.partition("{outlet}")[0].strip() for shape in shapes if shape.endswith("{outlet}")
    ]
    return re.compile(rf"(?:\A|(?<=[ ,;:(]))(?:{spaced(words)}) {{1,4}}", re.IGNORECASE)


def _after_outlet(shapes: Iterable[str]) -> re.Pattern[str]:
    """Match the words that stand after the name of an outlet, with the space before them."""
    words = [
        shape.partition("{outlet}")[2].strip() for shape in shapes if shape.startswith("{outlet}")
    ]
    return re.compile(rf" (?:{spaced(words)})(?![^\W_])")


def _first_words(shapes: Iterable[str]) -> frozenset[str]:
    """Give how words begin, each behind a space, without which no outlet is named in these shapes.

    Words that begin alike are one: ` report` for ` reports` and ` reported`.
    """
    begun: dict[str, list[str]] = {}
    for words in [shape.partition("{outlet}")[2].split() for shape in shapes]:
        for word in words[:1]:
            begun.setdefault(word[:_SMALL], []).append(f" {word}")
    return frozenset(some[0][: alike(some)] for some in begun.values())


def _channel(words: Iterable[str], channels: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}(?:{spaced(words)}) {{1,4}}(?:{spaced(channels)})(?![^\W_])")


def _occasion(words: Iterable[str], names: Names) -> re.Pattern[str]:
    determiner = spaced((*names.articles, *names.possessives))
    return re.compile(
        rf"(?:\A|(?<=[ ,;:]))(?:{spaced(words)}) {{1,4}}(?:(?:{determiner}) {{1,4}})?"
    )


def _aside(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf" {{1,4}}(?:{spaced(words)}) {{1,4}}(?=[^\W_])")


def _setting(words: Iterable[str], names: Names) -> re.Pattern[str]:
    determiner = spaced((*names.articles, *names.possessives))
    return re.compile(rf"(?<=[ ,])(?:{spaced(words)}) {{1,4}}(?:{determiner}) ")
