"""Attributions: who is named beside a quotation as the one who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ._text_blocks import Block
from ._text_grammar import Grammar
from ._text_marks import Marked
from ._text_names import Word, capitals_end, words_of
from ._text_people import Party, People

__all__ = ["Hearing", "Said", "last_sentence", "said_after", "said_before"]

_NEAR = 120  # characters in which the words of an attribution stand
_SENTENCE = 400  # characters before a quotation in which its sentence is looked for
_ADVERBS = 3  # words between a subject and its verb, the subject's last word included
_DESCRIPTION_WORDS = 8  # of a speaker without a name
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]{0,2} ")
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

    @property
    def grammar(self) -> Grammar:
        """The grammar of the house."""
        return self.people.grammar

    @property
    def text(self) -> str:
        """The whole text."""
        return self.people.text

    def listen(self, block: Block) -> None:
        """Note who a block speaks of first: `Austin stressed that …`."""
        text, start = self.people.text, block.content
        if not text[start : start + 1].isupper():
            return
        stop = capitals_end(text, start, min(block.lines[0].end, start + _NEAR))
        if self.people.grammar.verbs.match(text, _skip(text, stop)):
            self.current = self.people.named(text[start:stop]) or self.current


def last_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the sentence that is under way at the end of a span."""
    begin = max(start, end - _SENTENCE)
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
    if verb.start() == start:
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


def _subject(hearing: Hearing, words: list[Word], start: int, stop: int) -> Said | None:
    """Read who stands right before a verb: a pronoun, a name, or a role."""
    text = hearing.text
    for word in reversed(words[-_ADVERBS:]):
        if word.text.casefold() in hearing.grammar.pronouns:
            return Said(hearing.current, word.start, word.end)
        if word.is_capital:
            run = _capitals_before(text, words[: words.index(word) + 1])
            return Said(_named(hearing, run), run[0].start, run[-1].end)
    return _object(hearing, words, start, stop)


def _object(hearing: Hearing, words: list[Word], start: int, stop: int) -> Said | None:
    """Read who stands first behind a verb, or before a verb with more words between."""
    text = hearing.text
    if not words:
        return None
    if words[0].text.casefold() in hearing.grammar.pronouns:
        return Said(hearing.current, words[0].start, words[0].end)
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
    speaker = people.with_role(description) or people.described(start, stop, "attribution")
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
