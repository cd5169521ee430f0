"""Attributions: who is named beside a quotation as the one who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ._text_blocks import Block
from ._text_grammar import Grammar
from ._text_marks import Marked
from ._text_names import Person, Word, capitals_end, is_person, words_of
from ._text_people import Party, People

__all__ = ["Hearing", "Said", "last_sentence", "said_after", "said_before", "told_until"]

_NEAR = 120  # characters in which the words of an attribution stand
_SENTENCE = 400  # characters before a quotation in which its sentence is looked for
_SAMPLE = 20_000  # characters in which a small word is looked for
_ADVERBS = 3  # words between a subject and its verb, the subject's last word included
_DESCRIPTION_WORDS = 8  # of a speaker without a name
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]{0,2} ")
_ENDS = frozenset({", ", ". "})  # of an attribution within words
_LEAD_IN = re.compile(r"[ ,.–—-]{0,6}")


@dataclass(slots=True)
class Said:
    """An attribution: who, where it stands, and whether a comma follows it."""

    speaker: Party | None
    start: int
    end: int
    has_comma: bool = False


@dataclass(slots=True)
class Hearing:
    """What has been heard of so far in a text: the people, and who spoke last."""

    people: People
    current: Party | None = None
    text: str = field(init=False)
    grammar: Grammar = field(init=False)
    blocks: list[Block] = field(default_factory=list)  # since the one where they spoke

    def __post_init__(self) -> None:
        """Take the text and the grammar of the house, which are asked for often."""
        self.text, self.grammar = self.people.text, self.people.grammar

    def take(self, speaker: Party | None) -> None:
        """Note who spoke last."""
        if speaker is not None:
            self.current = speaker
            self.blocks.clear()

    def meant(self) -> Party | None:
        """Give whom a pronoun means: who was heard of last."""
        for block in reversed(self.blocks):
            start, end = block.content, block.lines[0].end
            stop = capitals_end(self.text, start, min(end, start + _NEAR))
            if speaker := self._teller(start, stop, end) or self._opener(start, stop):
                self.current = speaker
                break
        self.blocks.clear()
        return self.current

    def _opener(self, start: int, stop: int) -> Party | None:
        """Give whom a block speaks of first: `Austin stressed that …`."""
        at = _skip(self.text, stop)
        is_verb = stop > start and self.grammar.may_be_verb(self.text, at)
        if is_verb and self.grammar.verbs.match(self.text, at):
            return self.people.named(self.text[start:stop])
        return None

    def _teller(self, start: int, stop: int, end: int) -> Party | None:
        """Find who says what a block tells: `…, said the mayor, Zoia Marchuk.`."""
        text = self.text
        found = self._of_apposition(start, stop)
        may_be_verb, verbs = self.grammar.may_be_verb, self.grammar.verbs
        comma = text.find(", ", start, end)
        while comma > 0:
            if may_be_verb(text, comma + 2) and (verb := verbs.match(text, comma + 2, end)):
                stop = text.find(". ", verb.end(), end)
                near = min(verb.end() + _NEAR, stop if stop > 0 else end)
                found = self._first(verb.end(), near) or found
            comma = text.find(", ", comma + 2, end)
        return self.people.met(found, "attribution") if found else None

    def _of_apposition(self, start: int, stop: int) -> Person | None:
        """Find the person with whom a block begins: `Stepan Hryts, director of …, says that …`."""
        if not self.text.startswith(", ", stop) or self._is_small(start, stop):
            return None
        return self._first(start, stop)

    def _is_small(self, start: int, end: int) -> bool:
        """Tell whether a sentence opens with a word that is small elsewhere: `Like Ann Lee, …`."""
        first = self.text[start:end].split(" ", 1)[0].lower()
        return self.text.find(f" {first} ", 0, _SAMPLE) >= 0

    def _first(self, start: int, end: int) -> Person | None:
        """Give the person whom a stretch of the text names first, in full or by surname."""
        begin = _skip(self.text, start)
        surname = self.text[begin : capitals_end(self.text, begin, end)]
        if person := self.people.surnamed(surname):
            return person
        person = next(iter(self.people.persons(start, end)), None)
        is_sound = person and is_person(self.text[person.start : person.end], self.grammar)
        return person if is_sound else None


def last_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the sentence that is under way at the end of a span."""
    begin = max(start, end - _SENTENCE)
    said = text[begin:end]
    if "." in said or "!" in said or "?" in said or "…" in said:
        for match in _SENTENCE_END.finditer(text, begin, end):
            begin = match.end()
    while end > begin and text[end - 1] == " ":
        end -= 1
    return begin, end


def said_after(hearing: Hearing, closed: int, end: int) -> Said | None:
    """Read the attribution behind the closing mark: `she noted`, `Bila said`, `said Bila`."""
    text, grammar = hearing.text, hearing.grammar
    begin = _LEAD_IN.match(text, closed, end)
    start = begin.end() if begin else closed
    if "." in text[closed:start]:
        return None
    stop = min(end, start + _NEAR)
    if sentence := _SENTENCE_END.search(text, start, stop):
        stop = sentence.start()
    verb = grammar.verbs.search(text, start, stop)
    if verb is None or not text[start].isalpha():
        return None
    said: Said | None
    if verb.start() == start and _holds_pronoun(verb[0], grammar):
        said, end = Said(hearing.meant(), start, verb.end()), verb.end()
    elif verb.start() == start:
        said = _object(hearing, words_of(text, verb.end(), stop), start, stop)
        end = said.end if said else stop
    else:
        if (
            text[closed - 2] == "."
            and text[start].isupper()
            and text[verb.end() : verb.end() + 1] not in {"", ",", "."}
        ):
            return None  # a sentence of its own
        said = _subject(hearing, words_of(text, start, verb.start()), start, verb.start())
        end = verb.end()
    if said is None:
        return None
    said.start, said.end, said.has_comma = start, end, text[end : end + 1] == ","
    return said


def told_until(hearing: Hearing, start: int, end: int) -> int:
    """Give where an attribution ends that stands within words: `a-t-elle dit,`, `dit Ann Lee.`.

    Behind a name a comma tells no end: what the person does may follow it. 0 where there is none.
    """
    text, grammar = hearing.text, hearing.grammar
    verb = grammar.verbs.match(text, start, end)
    if verb is None:
        return 0
    if _holds_pronoun(verb[0], grammar):
        return verb.end() if text[verb.end() : verb.end() + 2] in _ENDS else 0
    words = words_of(text, verb.end(), min(end, verb.end() + _NEAR))
    if words and words[0].start == verb.end() + 1 and text[verb.end()] == "-":
        is_end = _is_pronoun(words[0], grammar) and text[words[0].end : words[0].end + 2] in _ENDS
        return words[0].end if is_end else 0
    run = _capitals(text, words) if text[verb.end() : verb.end() + 1] == " " else []
    return run[-1].end if run and text[run[-1].end : run[-1].end + 2] == ". " else 0


def _subject(hearing: Hearing, words: list[Word], start: int, stop: int) -> Said | None:
    """Read who stands right before a verb: a pronoun, a name, or a role."""
    text = hearing.text
    for word in reversed(words[-_ADVERBS:]):
        if _is_pronoun(word, hearing.grammar):
            return Said(hearing.meant(), word.start, word.end)
        if word.is_capital:
            run = _capitals_before(text, words[: words.index(word) + 1])
            return Said(_named(hearing, run), run[0].start, run[-1].end)
    return _object(hearing, words, start, stop)


def _is_pronoun(word: Word, grammar: Grammar) -> bool:
    """Tell whether a word is a pronoun, or ends with one: `explique-t-il`."""
    small = word.text.casefold()
    return small in grammar.pronouns or small.rpartition("-")[2] in grammar.pronouns


def _holds_pronoun(verb: str, grammar: Grammar) -> bool:
    """Tell whether a verb has its pronoun in it: `a-t-elle dit`."""
    return "-" in verb and not grammar.pronouns.isdisjoint(verb.replace("-", " ").split())


def _object(hearing: Hearing, words: list[Word], start: int, stop: int) -> Said | None:
    """Read who stands first behind a verb, or before a verb with more words between."""
    text = hearing.text
    if not words:
        return None
    if _is_pronoun(words[0], hearing.grammar):
        return Said(hearing.meant(), words[0].start, words[0].end)
    run = _capitals(text, words)
    if len(run) > 1 or (run and run[0].text.casefold() not in hearing.grammar.articles):
        return Said(_named(hearing, run), run[0].start, run[-1].end)
    end = min(stop, words[-1].end)
    for person in hearing.people.persons(words[0].start, end):
        speaker = hearing.people.resolved(person.start, person.end, "attribution")
        return Said(speaker, start, person.end)
    comma = text.find(",", words[0].start, end)
    return _described(hearing, words, words[0].start, comma if comma > 0 else end)


def _described(hearing: Hearing, words: list[Word], start: int, end: int) -> Said | None:
    """Read a speaker that is only described: `the mayor`, `one of the rescuers`."""
    description = hearing.text[start:end].rstrip()
    count = sum(word.end <= end for word in words)
    if not 1 <= count <= _DESCRIPTION_WORDS or not description[0].islower():
        return None
    people, stop = hearing.people, start + len(description)
    known = people.with_role(description) or people.titled(description, "attribution")
    speaker = known or people.described(start, stop, "attribution")
    return Said(speaker, start, stop)


def _named(hearing: Hearing, run: list[Word]) -> Party | None:
    """Give the party of a run of capital words, which may begin with a role."""
    people, start, end = hearing.people, run[0].start, run[-1].end
    for person in people.persons(start, end):
        return people.resolved(person.start, person.end, "attribution")
    name = [word for word in run if word.text.casefold() not in hearing.grammar.roles]
    return people.resolved(name[0].start if len(name) == 1 else start, end, "attribution")


def said_before(hearing: Hearing, block: Block, one: Marked) -> Said | None:
    """Read the attribution in the sentence before the opening mark: `Bila said: `."""
    text, grammar = hearing.text, hearing.grammar
    start, stop = last_sentence(text, block.content, one.opened)
    if start >= stop or text[stop - 1] not in ":,":
        return None
    for mark in grammar.mark.finditer(text, start, stop):
        start = mark.end()  # what is said is not who says it
    verbs = list(grammar.verbs.finditer(text, start, stop))
    verb = verbs[-1] if verbs else None  # the last: `When asked of it, she replied: `
    if verb is not None and verb.start() > start:
        return _subject(hearing, words_of(text, start, verb.start()), start, stop)
    by_name = grammar.cites_before.search(text, start, stop) if verb is None else verb
    return _object(hearing, words_of(text, by_name.end(), stop), start, stop) if by_name else None


def _capitals(text: str, words: Iterable[Word]) -> list[Word]:
    """Give the capital words that a list begins with, as long as only spaces part them."""
    run: list[Word] = []
    for word in words:
        if not word.text[0].isupper() or (run and text[run[-1].end : word.start].strip(" ")):
            break
        run.append(word)
    return run


def _capitals_before(text: str, words: list[Word]) -> list[Word]:
    """Give the capital words that a list ends with, as long as only spaces part them."""
    run: list[Word] = []
    for word in reversed(words):
        if not word.is_capital or (run and text[word.end : run[0].start].strip(" ")):
            break
        run.insert(0, word)
    return run


def _skip(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at
