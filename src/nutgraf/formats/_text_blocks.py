"""Body lines as blocks: paragraphs, lists, and passages that a label opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ._text_grammar import Grammar
from ._text_labels import Label
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
    start: int
    end: int
    content: int
    purpose: str = ""
    label: str = ""
    speaker: tuple[int, int] | None = None

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
        if line.text[0] in grammar.signs and number not in inside and grammar.sign.match(line.text):
            entries.append(line)
            continue
        if entries:
            blocks.append(_list(entries, number))
            entries = []
        label = None if number in inside else grammar.labels.at_start(line.text)
        blocks.append(_paragraph(line, number, label))
    if entries:
        blocks.append(_list(entries, len(lines)))
    return blocks


def _list(entries: Sequence[Line], behind: int) -> Block:
    """Give the entries that stand before a line as one list."""
    start, end = entries[0].start, entries[-1].end
    return Block("list", tuple(entries), behind - len(entries), start, end, start)


def _paragraph(line: Line, number: int, label: Label | None) -> Block:
    at, end = line.start, line.end
    if label is None:
        return Block("paragraph", (line,), number, at, end, at)
    speaker = (at + label.speaker[0], at + label.speaker[1]) if label.speaker else None
    return Block(
        "paragraph", (line,), number, at, end, at + label.end, label.purpose, label.words, speaker
    )
