"""What was found in one text, before it becomes an article, and how values are taken from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ._text_blocks import Block
from ._text_grammar import Grammar
from ._text_lines import normalise
from ._text_marks import Marked
from ._text_people import Party, People
from ._text_sourced import Sourced, Tree, as_written, by_rule, from_text
from ._text_sources import Sources, sources_of
from ._text_speakers import Pieces, Quoted, quotations_of
from ._text_when import Moments
from ._text_zones import Zones

__all__ = ["Draft", "Tree", "content_of", "joined", "of_blocks", "said", "with_space"]

_BULLET = "• "  # how every sign of a list is written in a body


@dataclass(slots=True)
class Draft:
    """All that was found in one text, before it becomes an article."""

    text: str
    grammar: Grammar
    zones: Zones
    blocks: list[Block]
    marked: list[Marked]
    moments: Moments
    people: People = field(init=False)
    texts: list[str] = field(init=False)
    sources: Sources = field(init=False)
    quotations: list[Quoted] = field(init=False)
    partial: list[Pieces] = field(init=False)
    events: dict[Party, int] = field(init=False)
    _labelled: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find the people, the sources and what was said."""
        self.texts = list(_texts(self.blocks, self.grammar))
        for at, block in enumerate(self.blocks):
            if block.purpose:
                self._labelled.setdefault(block.purpose, []).append(at)
        lines = [*self.zones.body[:1], *self.zones.caption_lines, *self.zones.body[1:]]
        self.people = People(self.text, self.grammar, lines)
        self.sources = sources_of(self.people, self.contents("source"))
        events = enumerate(self.sources.events, 1)
        self.events = {
            one: n for n, event in events if len(event.performers) == 1 for one in event.performers
        }
        self.quotations, self.partial = quotations_of(
            self.people, self.sources, self.blocks, self.marked
        )

    def labelled(self, purpose: str) -> list[int]:
        """Give the numbers of the blocks with a label of that purpose."""
        return self._labelled.get(purpose, [])

    def contents(self, purpose: str) -> list[tuple[int, int]]:
        """Give the spans of what the labels of that purpose open."""
        labelled = self._labelled.get(purpose)
        if labelled is None:
            return []
        spans = [content_of(self, at) for at in labelled]
        return [span for span in spans if span]


def content_of(draft: Draft, at: int) -> tuple[int, int] | None:
    """Give the span of what a label opens: the rest of its block, or the block below a heading."""
    block = draft.blocks[at]
    if not block.is_heading:
        return block.content, block.end
    if at + 1 < len(draft.blocks) and not draft.blocks[at + 1].purpose:
        return draft.blocks[at + 1].start, draft.blocks[at + 1].end
    return None


def _texts(blocks: Iterable[Block], grammar: Grammar) -> Iterator[str]:
    """Give each block as it stands in a body."""
    for block in blocks:
        text = block.lines[0].text
        if block.kind == "list":
            text = "\n".join([_entry(line.text, grammar) for line in block.lines])
        elif "  " in text or not text.isascii():
            text = normalise(text)
        yield text


def _entry(text: str, grammar: Grammar) -> str:
    sign = grammar.sign.match(text)
    return _BULLET + normalise(text[sign.end() if sign else 0 :])


def said(draft: Draft, spans: Sequence[tuple[int, int]], rule: str = "") -> Sourced:
    """Give what the text says at the spans, with its evidence."""
    return from_text(draft.text, spans, rule)


def joined(
    draft: Draft, spans: Sequence[tuple[int, int]], parts: Iterable[str], sign: str = "\n\n"
) -> Sourced:
    """Give what the spans say in parts, each in the form of a value, with a sign between them."""
    return as_written(sign.join(parts), with_space(draft.text, spans))


def of_blocks(draft: Draft, numbers: range, spans: Sequence[tuple[int, int]], rule: str) -> Sourced:
    """Give the text of some blocks; where a list has other signs than ours, a rule made it."""
    value = "\n\n".join(draft.texts[numbers.start : numbers.stop])
    spans = with_space(draft.text, spans)
    lists = [one for one in draft.blocks[numbers.start : numbers.stop] if one.kind == "list"]
    if all(line.text.startswith(_BULLET) for block in lists for line in block.lines):
        return as_written(value, spans, rule)
    return by_rule(value, rule, spans)


def with_space(text: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Let every span but the last take the space behind it, so that joined they read as written."""
    if len(spans) < 2:
        return spans
    grown = []
    for start, end in spans[:-1]:
        stop = end
        while stop < len(text) and text[stop].isspace():
            stop += 1
        grown.append((start, stop))
    return [*grown, *spans[-1:]]
