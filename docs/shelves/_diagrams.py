"""Draws flowcharts of Mermaid as SVG, so that a page needs no script and no network.

Known is what the pages use: a direction, boxes with lines of text, arrows with a word on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

__all__ = ["drawn"]

_BOX = r'(\w+)(?:\(\["?(?P<{0}r>.*?)"?\]\)|\["?(?P<{0}s>.*?)"?\])?'
_ARROW = r"\s*(?P<line>-->|-\.->)\s*(?:\|(?P<word>[^|]*)\|)?\s*"
_STATEMENT = re.compile(_BOX.format("a") + rf"(?:{_ARROW}" + _BOX.format("b") + ")?")
_LETTER, _LINE = 6.9, 18.0  # pixels of a character and a line, at 13 pixels
_PADDING, _GAP = 12.0, 22.0  # pixels in a box, and between boxes of one rank
_STEP = 56.0  # pixels between ranks, and more where an arrow has a word on it


@dataclass(slots=True)
class _Box:
    lines: list[str]
    is_round: bool = False
    rank: int = 0
    x: float = 0.0
    y: float = 0.0
    after: list[str] = field(default_factory=list)

    @property
    def width(self) -> float:
        return max(len(_plain(line)) for line in self.lines) * _LETTER + 2 * _PADDING

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE + 1.5 * _PADDING


@dataclass(frozen=True, slots=True)
class _Arrow:
    start: str
    end: str
    word: str
    is_dotted: bool


def drawn(source: str, *_: Any, **__: Any) -> str:
    """Draw a flowchart; called by SuperFences for each block of Mermaid."""
    first, *lines = source.strip().splitlines()
    boxes: dict[str, _Box] = {}
    arrows = [arrow for line in lines for arrow in _read(line.strip(), boxes)]
    is_down = first.split()[-1] == "TB"
    _rank(boxes, arrows)
    width, height = _place(boxes, arrows, is_down=is_down)
    parts = [_line(boxes, arrow, is_down=is_down) for arrow in arrows]
    parts += [_shape(box) for box in boxes.values()]
    return (
        f'<svg class="diagram" role="img" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' style="max-width:{width:.0f}px;width:100%">{_HEAD}{"".join(parts)}</svg>'
    )


_HEAD = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    ' orient="auto"><path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>'
)


def _read(line: str, boxes: dict[str, _Box]) -> Iterator[_Arrow]:
    """Take the boxes of a line, and give its arrow."""
    match = _STATEMENT.fullmatch(line)
    if match is None:
        raise ValueError(f"no line of a flowchart that is known here: {line}")
    start, end = match[1], match[match.re.groupindex["br"] - 1]
    for name, shape in ((start, "a"), (end, "b")):
        if name:
            given = match[f"{shape}r"] or match[f"{shape}s"]
            box = boxes.setdefault(name, _Box([name]))
            if given:
                box.lines, box.is_round = given.split("<br>"), bool(match[f"{shape}r"])
    if end:
        yield _Arrow(start, end, match["word"] or "", match["line"] != "-->")


def _rank(boxes: dict[str, _Box], arrows: list[_Arrow]) -> None:
    """Put each box behind all that lead to it; what leads back in a circle counts once."""
    for _ in boxes:
        for arrow in arrows:
            start, end = boxes[arrow.start], boxes[arrow.end]
            if end.rank <= start.rank < len(boxes):
                end.rank = start.rank + 1


def _place(boxes: dict[str, _Box], arrows: list[_Arrow], *, is_down: bool) -> tuple[float, float]:
    """Give each box its middle, rank by rank; gives the size of the whole."""
    ranks: dict[int, list[_Box]] = {}
    for box in boxes.values():
        ranks.setdefault(box.rank, []).append(box)
    words = max((len(arrow.word) for arrow in arrows), default=0)
    step = _STEP if is_down else _STEP + words * _LETTER
    across = max(_across(held, is_down=is_down) for held in ranks.values()) + 4
    at = 2.0
    for _, held in sorted(ranks.items()):
        deep = max(box.height if is_down else box.width for box in held)
        beside = (across - _across(held, is_down=is_down)) / 2
        for box in held:
            size = box.width if is_down else box.height
            middle = beside + size / 2
            box.x, box.y = (middle, at + deep / 2) if is_down else (at + deep / 2, middle)
            beside += size + _GAP
        at += deep + step
    return (across, at - step + 2) if is_down else (at - step + 2, across)


def _across(held: list[_Box], *, is_down: bool) -> float:
    sizes = [box.width if is_down else box.height for box in held]
    return sum(sizes) + _GAP * (len(sizes) - 1)


def _line(boxes: dict[str, _Box], arrow: _Arrow, *, is_down: bool) -> str:
    """Draw an arrow from the edge of a box to that of another, with its word in the middle."""
    start, end = boxes[arrow.start], boxes[arrow.end]
    if is_down:
        x1, y1 = start.x, start.y + start.height / 2
        x2, y2 = end.x, end.y - end.height / 2
        bend = f"C{x1:.0f} {(y1 + y2) / 2:.0f} {x2:.0f} {(y1 + y2) / 2:.0f}"
    elif end.rank - start.rank > 1:  # below what stands between
        x1, y1 = start.x, start.y + start.height / 2
        x2, y2 = end.x - end.width / 2, end.y
        bend = f"C{x1:.0f} {y2:.0f} {x1:.0f} {y2:.0f}"
    else:
        x1, y1 = start.x + start.width / 2, start.y
        x2, y2 = end.x - end.width / 2, end.y
        bend = f"C{(x1 + x2) / 2:.0f} {y1:.0f} {(x1 + x2) / 2:.0f} {y2:.0f}"
    dashes = ' stroke-dasharray="4 4"' if arrow.is_dotted else ""
    path = (
        f'<path d="M{x1:.0f} {y1:.0f}{bend} {x2:.0f} {y2:.0f}" fill="none" stroke="currentColor"'
        f'{dashes} marker-end="url(#head)"/>'
    )
    if not arrow.word:
        return path
    middle = y2 if x1 == start.x and not is_down else (y1 + y2) / 2
    return path + _text([arrow.word], (x1 + x2) / 2, middle, "paint-order:stroke")


def _shape(box: _Box) -> str:
    corner = box.height / 2 if box.is_round else 4
    return (
        f'<rect x="{box.x - box.width / 2:.0f}" y="{box.y - box.height / 2:.0f}"'
        f' width="{box.width:.0f}" height="{box.height:.0f}" rx="{corner:.0f}"'
        ' fill="var(--md-code-bg-color)" stroke="var(--md-primary-fg-color)"/>'
        f"{_text(box.lines, box.x, box.y, '')}"
    )


def _text(lines: list[str], x: float, y: float, style: str) -> str:
    """Write lines around a point; a word on an arrow stands out from it."""
    top = y - (len(lines) - 1) * _LINE / 2 + 4
    told = "".join(
        f'<tspan x="{x:.0f}" y="{top + at * _LINE:.0f}"{_weight(line)}>{escape(_plain(line))}'
        "</tspan>"
        for at, line in enumerate(lines)
    )
    halo = f' stroke="var(--md-default-bg-color)" stroke-width="5" style="{style}"' if style else ""
    return f'<text text-anchor="middle" font-size="13" fill="currentColor"{halo}>{told}</text>'


def _weight(line: str) -> str:
    return ' font-weight="700"' if line.startswith("<b>") else ""


def _plain(line: str) -> str:
    """Give the text of a line; Mermaid writes references with # for &, without the &."""
    return unescape(
        re.sub(
            r"#(\w+;)",
            lambda one: f"&{'#' * one[1][0].isdigit()}{one[1]}",
            re.sub(r"</?b>", "", line),
        )
    )
