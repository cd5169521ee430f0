"""What a text rests on: the parties, outlets and events that its source line names."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ._text_blocks import Block
from ._text_grammar import Grammar
from ._text_lines import Line
from ._text_names import is_outlet, word_spans
from ._text_people import Party, People, party_from

__all__ = ["Event", "Sources", "cited_in", "sources_of"]

_QUOTED = re.compile(r"[\"«“„](\w[^\"«»“”„\n]{0,80})[\"»”“]")
_PART = re.compile(r"[^;]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”»]? ")
_OUTLET_WORDS = 5  # the longest name of an outlet
_OPENERS, _CLOSERS = frozenset('"«“„'), frozenset('"»”“')
_NAME = 120  # characters in which it stands, or the noun of an event
_NEAR = 4  # words between the occasion and the noun that makes it an event


@dataclass(slots=True)
class Event:
    """Something that took place, and its name in the text."""

    start: int
    end: int
    performers: tuple[Party, ...]


@dataclass(slots=True)
class Sources:
    """What the source lines of a text name."""

    parties: list[Party] = field(default_factory=list)
    outlets: list[tuple[int, int]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def sources_of(people: People, spans: list[tuple[int, int]]) -> Sources:
    """Read the source lines: who speaks, where, and by whose report."""
    found = Sources()
    for start, end in spans:
        for part in _PART.finditer(people.text, start, end):
            _read_part(people, part.start(), part.end(), found)
    return found


def _read_part(people: People, start: int, end: int, found: Sources) -> None:
    text, grammar = people.text, people.grammar
    end = _without_outlet(text, grammar, start, end, found)
    channel = grammar.channel.search(text, start, end)
    head = channel.start() if channel and channel.start() > start else end
    occasion = _occasion_in(text, grammar, start, head)
    first = occasion.start() if occasion else _setting(people, start, head)
    stop = _comma(text, start, first)
    parties = _parties(people, *_unquoted(text, *_trimmed(text, start, stop)))
    _take_apposition(parties, *_trimmed(text, stop, first))
    found.parties += parties
    if occasion is not None:
        _read_event(people, *_trimmed(text, occasion.end(), end), found, tuple(parties))


def _setting(people: People, start: int, end: int) -> int:
    """Give where words begin that only say where a party spoke: `in a comment to …`."""
    begin, stop = _trimmed(people.text, start, end)
    match = people.grammar.setting.search(people.text, begin, stop)
    if match is None or match.start() <= begin:
        return _aside(people, begin, stop, end)
    persons = people.persons(begin, stop)
    return end if persons and persons[-1].end == stop else match.start()


def _aside(people: People, start: int, stop: int, end: int) -> int:
    """Give where words begin behind a person that say when or where: `on Monday`."""
    persons = people.persons(start, stop)
    aside = people.grammar.aside
    return next((one.end for one in persons if aside.match(people.text, one.end, stop)), end)


def _read_event(
    people: People, start: int, end: int, found: Sources, performers: tuple[Party, ...]
) -> None:
    """Take the event, and who else it names with a role."""
    text = people.text
    found.events.append(Event(start, end, performers))
    for person in people.persons(start, end):
        if person.has_role:
            role = (person.role_start, person.role_end)
            name = text[person.start : person.end]
            people.add(Party("Person", name, (person.start, person.end), role, "source_event"))


def _without_outlet(text: str, grammar: Grammar, start: int, end: int, found: Sources) -> int:
    """Take the outlet off the end of a part: `…, as reported by X`."""
    match = grammar.based_on.search(text, start, end)
    if match is None:
        return end
    if name := _outlet_at(text, match.end(), end):
        found.outlets.append(name)
    return _trimmed(text, start, match.start())[1]


def _outlet_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the span of the capital words that begin at an offset, articles included."""
    is_quoted = text[start : start + 1] in _OPENERS
    if is_quoted and (quoted := _QUOTED.match(text, start, end)):
        return quoted.span(1)
    words = word_spans(text, start, min(end, start + _NAME))
    stop = start
    for at, (first, last) in enumerate(islice(words, _OUTLET_WORDS + 1)):
        is_capital = text[first].isupper()
        if text[stop:first].strip(" ./&+") or not (is_capital or not at):
            break
        if is_capital:
            stop = last
    return (start, stop) if stop > start else None


def _occasion_in(text: str, grammar: Grammar, start: int, end: int) -> re.Match[str] | None:
    """Find the words that lead to an event: its noun follows within a few words."""
    said = text[start:end]
    has_owner = "'" in said or "’" in said or "ʼ" in said
    owned = list(grammar.own.finditer(text, start, end)) if has_owner else []
    for match in (*owned, *grammar.occasion.finditer(text, start, end)):
        near = word_spans(text, match.end(), min(end, match.end() + _NAME))
        words = list(islice(near, _NEAR))
        if words and grammar.event.search(text, match.end(), words[-1][1]):
            return match
    return None


def _parties(people: People, start: int, end: int) -> list[Party]:
    """Read the head of a part: one party, or persons with `and` between them."""
    cuts = list(people.grammar.between_words.finditer(people.text, start, end))
    found = people.persons(start, end)
    stops = [match.start() for match in cuts if any(one.end == match.start() for one in found)]
    begins = [start, *(match.end() for match in cuts if match.start() in stops)]
    spans = zip(begins, [*stops, end], strict=True)
    named = (party_from(people, begin, stop, "source_party") for begin, stop in spans)
    return [party for party in named if party]


def _take_apposition(parties: list[Party], start: int, end: int) -> None:
    """Give the person before a comma the role behind it."""
    if parties and parties[0].kind == "Person" and parties[0].role is None and start < end:
        parties[0].role = (start, end)


def _comma(text: str, start: int, end: int) -> int:
    at = text.find(", ", start, end)
    return at if at > start else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;.:\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,;.:\u00a0":
        end -= 1
    return start, end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a span without the marks around all of it: `"Radio Prolisok"`."""
    is_quoted = end - start > 2 and text[start] in _OPENERS and text[end - 1] in _CLOSERS
    if not is_quoted or any(sign in text[start + 1 : end - 1] for sign in _OPENERS | _CLOSERS):
        return start, end
    return start + 1, end - 1


def cited_in(people: People, blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Find the outlets that blocks refer to: `X reports that`."""
    verbs = sorted(_verbs(people.text, people.grammar))
    found: list[tuple[int, int]] = []
    for block, line in _around(verbs, list(blocks)):
        found += _cited(people, block, line)
    return found


def _around(places: Sequence[int], blocks: Sequence[Block]) -> Iterator[tuple[Block, Line]]:
    """Give the lines in which offsets are, each once, with their blocks."""
    starts = [block.start for block in blocks] if places else []
    behind = 0
    for place in places:
        before = bisect(starts, place)
        block = blocks[before - 1] if before else None
        if block is not None and behind <= place < block.end:
            line = next(one for one in block.lines if place < one.end)
            behind = line.end
            yield block, line


def _verbs(text: str, grammar: Grammar) -> Iterator[int]:
    """Give where words stand that name an outlet before them: few lines have any."""
    for word in grammar.may_cite:
        at = text.find(word)
        while at >= 0:
            if _may_follow_name(text, at) and grammar.citing.match(text, at):
                yield at
            at = text.find(word, at + 1)


def _may_follow_name(text: str, at: int) -> bool:
    """Tell, cheaply, whether the word before an offset may be the last of a name."""
    _, gap, word = text[max(0, at - _NAME) : at].rstrip(" ").rpartition(" ")
    return not gap or not word.islower()


def _cited(people: People, block: Block, line: Line) -> Iterator[tuple[int, int]]:
    sign = people.grammar.sign.match(line.text)
    begin = line.start + sign.end() if sign else max(line.start, block.content)
    ends = _SENTENCE_END.finditer(people.text, begin, line.end)
    for start in (begin, *(match.end() for match in ends)):
        if name := _citing(people, start, line.end):
            yield name


def _citing(people: People, start: int, end: int) -> tuple[int, int] | None:
    text, grammar = people.text, people.grammar
    name = _outlet_at(text, start, end) if text[start : start + 1].isalpha() else None
    if name is None or not grammar.citing.match(text, _last_space(text, name[1]), end):
        return None
    return name if is_outlet(text[slice(*name)], grammar) else None


def _last_space(text: str, at: int) -> int:
    while text.startswith("  ", at):
        at += 1
    return at
