"""Which of what stands in quotation marks is a quotation, and whose words it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ._text_attribution import Hearing, Said, last_sentence, said_after, said_before, told_until
from ._text_blocks import Block
from ._text_marks import Marked
from ._text_people import Party, People, speaker_from
from ._text_sources import Sources

__all__ = ["Pieces", "Quoted", "quotations_of"]

Pieces: TypeAlias = list[tuple[int, int]]
_SIGNS = 8  # characters that may stand behind a quotation that ends its paragraph
_ENDS = ".!?…"
_INCISE = re.compile(r",? [—–] ([^—–\"«»„“”]{3,100}?)[.,]? ([—–] )")
_COMMA = re.compile(r", (?=[^\W\d_])")


@dataclass(slots=True)
class Quoted:
    """A quotation: its spans, whose words they are, and how that is known.

    Shape: `via` is label, source_line or inline; `evidence` is where the speaker is named.
    """

    pieces: list[tuple[int, int]]
    speaker: Party | None
    via: str
    evidence: tuple[tuple[int, int], ...]
    last: int
    goes_on: bool = False


def quotations_of(
    people: People, sources: Sources, blocks: Sequence[Block], marked: Sequence[Marked]
) -> tuple[list[Quoted], list[Pieces]]:
    """Find the quotations of a body and their speakers, and the fragments quoted in a sentence."""
    only = sources.parties[0] if len(sources.parties) == 1 else None
    hearing = Hearing(people, only)
    listen = hearing.blocks.append  # who speaks in a block is looked for where it must be known
    found: list[Quoted] = []
    left: list[Marked] = []
    opened = {block.first: block for block in blocks}
    waiting = list(reversed(marked))
    for block in blocks:
        listen(block)
        inside = []
        while waiting and waiting[-1].first < block.first + len(block.lines):
            inside += _parted(hearing, waiting.pop())
        if block.purpose == "quote":
            found += _labelled(hearing, block, inside, only)
            left += (one for one in inside if not _is_whole(people.text, one))
        else:
            for one in inside:
                last = opened.get(one.last, block)
                if block.kind == "list" or not _take(hearing, one, block, last, found):
                    left.append(one)
    for quoted in found:
        if quoted.goes_on:
            quoted.pieces = _without_comma(people.text, quoted.pieces)
    return found, [pieces for one in left if (pieces := _partial(people.text, one))]


def _parted(hearing: Hearing, one: Marked) -> list[Marked]:
    """Part words between which it is said whose they are: `«Yes, — she said. — And no»`."""
    (begin, end), *more = one.pieces
    incise = _incise(hearing, begin, end) if one.has_end and not more else None
    if incise is None:
        return [one]
    closed, opened, rest = incise
    first = replace(one, pieces=[(begin, closed)], closed=closed)
    return [first, replace(one, pieces=[(rest, end)], opened=opened)]


def _incise(hearing: Hearing, begin: int, end: int) -> tuple[int, int, int] | None:
    """Find an attribution within words: where it begins and ends, and where the words go on."""
    said = hearing.text[begin:end]
    if "—" in said or "–" in said:
        match = _INCISE.search(hearing.text, begin, end)
        if match and hearing.grammar.verbs.search(hearing.text, *match.span(1)):
            return match.start(), match.start(2), match.end()
    if not hearing.grammar.inverts:
        return None
    for comma in _COMMA.finditer(hearing.text, begin, end):
        if hearing.grammar.may_be_verb(hearing.text, comma.end()) and (
            stop := told_until(hearing, comma.end(), end)
        ):
            return comma.start(), stop + 2, stop + 2
    return None


def _labelled(
    hearing: Hearing, block: Block, inside: list[Marked], only: Party | None
) -> list[Quoted]:
    """Give the quotations behind a label; without marks, all that follows the label is one."""
    if block.speaker is not None:
        speaker, via = speaker_from(hearing.people, *block.speaker, "quote_label"), "label"
        evidence: tuple[tuple[int, int], ...] = (block.speaker,)
    else:
        speaker, via, evidence = only, "source_line", (only.span,) if only else ()
    hearing.take(speaker)
    if not inside and block.content < block.end:
        return [Quoted([(block.content, block.end)], speaker, via, evidence, block.first)]
    found = []
    for one in inside:
        pieces = _labelled_pieces(hearing.text, one) if _is_whole(hearing.text, one) else []
        said = None if block.speaker else said_after(hearing, one.closed, block.end)
        if pieces and said is not None and said.speaker is not None:
            speaker, via, evidence = said.speaker, "inline", ((said.start, said.end),)
            hearing.take(speaker)
        if pieces:
            found.append(Quoted(pieces, speaker, via, evidence, block.first))
    return found


def _is_whole(text: str, one: Marked) -> bool:
    begin, end = one.pieces[0][0], one.pieces[-1][1]
    return len(text[begin:end].split()) > 1 or text[end - 1 : end] in _ENDS


def _labelled_pieces(text: str, one: Marked) -> list[tuple[int, int]]:
    pieces = _kept_pieces(text, one)
    behind = text[one.closed : one.closed + _SIGNS].partition("\n")[0].strip()
    return _without_comma(text, pieces) if pieces and behind else pieces


def _kept_pieces(text: str, one: Marked) -> list[tuple[int, int]]:
    return [(start, end) for start, end in one.pieces if text[start:end].strip()]


def _partial(text: str, one: Marked) -> Pieces:
    """Give a run that is words of somebody within a sentence: `called it "a gift" to the city`.

    What begins with a capital is rather a name, or a title.
    """
    pieces = _kept_pieces(text, one)
    is_one = one.has_end and len(pieces) == 1 and text[pieces[0][0]].islower()
    return _without_comma(text, pieces) if is_one else []


def _take(hearing: Hearing, one: Marked, block: Block, last: Block, found: list[Quoted]) -> bool:
    """Add the quotation that a marked run is, or the rest of the one before it, if it is one."""
    text = hearing.text
    pieces = _kept_pieces(text, one)
    if not one.has_end or not pieces:
        return False
    first = text[pieces[0][0] : pieces[0][1]].lstrip()
    if found and found[-1].goes_on and found[-1].last == block.first and not first[:1].isupper():
        found[-1].pieces += _without_comma(text, pieces)
        found[-1].goes_on = False
        return True
    before = text[slice(*last_sentence(text, block.content, one.opened))]
    said = said_after(hearing, one.closed, last.end) or said_before(hearing, block, one)
    if not _begins(before, first, hearing) or not _ends(text, one, pieces, last, said):
        return False
    behind = text[one.closed : last.end].lstrip(" ,–—-")
    speaker = said.speaker if said else _silent_speaker(hearing, before, behind)
    hearing.take(speaker)
    evidence = ((said.start, said.end),) if said else ()
    goes_on = said is not None and said.has_comma and text[pieces[-1][1] - 1] not in ".!?…"
    pieces = pieces if goes_on else _without_comma(text, pieces)
    found.append(Quoted(pieces, speaker, "inline", evidence, block.first, goes_on))
    return True


def _begins(before: str, first: str, hearing: Hearing) -> bool:
    """Tell whether a quotation can begin here: at a sentence's start, or led in by a verb."""
    letter = first.lstrip("[(…'‘“„«\"").lstrip()[:1]
    if letter.islower() or not letter.isalnum():
        return False
    if not before or before[-1] in '.!?…:”»"“)':
        return True
    return before[-1] in ",–—-" and hearing.grammar.verbs.search(before) is not None


def _ends(
    text: str, one: Marked, pieces: list[tuple[int, int]], last: Block, said: Said | None
) -> bool:
    content = text[pieces[0][0] : pieces[-1][1]].rstrip()
    if len(content.split()) < 2 and said is None:
        return False
    if content[-1:] in _ENDS or said is not None:
        return True
    return last.end - one.closed < _SIGNS and not text[one.closed : last.end].strip(" .")


def _silent_speaker(hearing: Hearing, before: str, behind: str) -> Party | None:
    """Give whose words a quotation alone is: of who spoke last."""
    is_alone = not before.endswith((":", ",")) and not behind[:1].islower()
    return hearing.meant() if is_alone else None


def _without_comma(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    start, end = pieces[-1]
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[end - 1] == ",":
        end -= 1
    return [*pieces[:-1], (start, end)]
