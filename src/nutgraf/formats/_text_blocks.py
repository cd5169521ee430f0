"""Body lines as blocks: paragraphs, lists, and passages that a label opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ._text_grammar import Grammar
from ._text_lines import Line
from ._text_marks import Marked

__all__ = ["Block", "blocks_of"]


@dataclass(slots=True)
class Block:
    """A part of the body.

    Shape: `kind` is paragraph or list; `purpose` is what the label opens ("" without a label);
    `label` is the label as written; `content` is the offset after it, `speaker` the span of the
    name in it; `first` is the number of the first of its lines in the body; `start` and `end` are
    its offsets.
    """

    kind: str
    lines: tuple[Line, ...]
    first: int
    purpose: str = ""
    label: str = ""
    content: int = 0
    speaker: tuple[int, int] | None = None
    start: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        """Look up where the block begins and ends."""
        self.start, self.end = self.lines[0].start, self.lines[-1].end

    @property
    def is_heading(self) -> bool:
        """Tell whether the block is a label alone, that opens what follows."""
        return self.label != "" and self.content >= self.end


def blocks_of(lines: Sequence[Line], marked: Sequence[Marked], grammar: Grammar) -> list[Block]:
    """Part the lines of a body into blocks; inside a quotation nothing is a label or a list."""
    inside = {n for one in marked if one.has_end for n in range(one.first + 1, one.last + 1)}
    blocks: list[Block] = []
    entries: list[Line] = []
    for number, line in enumerate(lines):
        if number not in inside and grammar.sign.match(line.text):
            entries.append(line)
            continue
        _add_list(blocks, entries, number)
        entries = []
        if number in inside:
            blocks.append(Block("paragraph", (line,), number, content=line.start))
        else:
            blocks.append(_labelled(line, number, grammar))
    _add_list(blocks, entries, len(lines))
    return blocks


def _add_list(blocks: list[Block], entries: Sequence[Line], behind: int) -> None:
    """Add the entries that stand before a line as one list."""
    if entries:
        first = behind - len(entries)
        blocks.append(Block("list", tuple(entries), first, content=entries[0].start))


def _labelled(line: Line, number: int, grammar: Grammar) -> Block:
    label = grammar.labels.at_start(line.text)
    if label is None:
        return Block("paragraph", (line,), number, content=line.start)
    at, name = line.start, label.speaker
    speaker = (at + name[0], at + name[1]) if name else None
    content = at + label.end
    return Block("paragraph", (line,), number, label.purpose, label.words, content, speaker)
