"""Lines as zones: what stands above the body, the body, and what is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from ._format import Span, span_of
from ._text_authors import Author
from ._text_captions import Caption
from ._text_dateline import Dateline
from ._text_dates import Found
from ._text_grammar import Grammar
from ._text_lines import Line
from ._text_live import Entry

__all__ = ["PREFIX", "Dated", "Zones", "with_labels_apart", "without_prefix", "without_silence"]

PREFIX = re.compile(r"[ \t\u00a0]{0,8}date ([0-9]{4}-[0-9]{2}-[0-9]{2})(?= |\Z)")
_SILENT_CHARACTERS = 300  # a longer line is prose, whatever it begins with


@dataclass(slots=True)
class Dated:
    """A date, and its span in the text."""

    found: Found
    start: int
    end: int


@dataclass(slots=True)
class Zones:
    """The lines of a text by what they are, and their roles as spans."""

    prefix: Dated | None = None
    headline: Line | None = None
    standfirst: list[Line] = field(default_factory=list)
    lead: Line | None = None
    section: tuple[int, int] | None = None
    dateline: Dateline | None = None
    authors: list[Author] = field(default_factory=list)
    published: Dated | None = None
    modified: Dated | None = None
    captions: list[Caption] = field(default_factory=list)
    caption_lines: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def mark(self, start: int, end: int, role: str) -> None:
        """Give a run of the text its role."""
        if end > start:
            self.spans.append(span_of((start, end, role)))

    def mark_line(self, line: Line, role: str) -> None:
        """Give a whole line its role."""
        self.mark(line.start, line.end, role)

    def take_headline(self, line: Line, sign: str) -> None:
        """Take the headline; who says so, behind the last sign, has a role of its own."""
        self.headline = line
        cut = line.text.rfind(sign) if sign else -1
        if cut > 0 and line.text[cut + len(sign) :].strip():
            self.mark(line.start, line.start + cut, "headline")
            start = line.start + cut + len(sign) - len(sign.lstrip())
            self.mark(start, line.end, "headline_attribution")
        else:
            self.mark_line(line, "headline")

    def take_caption(self, line: Line, caption: Caption) -> None:
        """Add a caption and the line that it is."""
        self.captions.append(caption)
        self.caption_lines.append(line)
        self.mark_line(line, "image")


def without_silence(lines: Iterable[Line], grammar: Grammar, zones: Zones) -> list[Line]:
    """Take off the lines that the house knows as navigation or boilerplate.

    An empty line above one of them stands above the next line then.
    """
    kept: list[Line] = []
    apart = False
    may_hold = grammar.silence.may_hold
    for line in lines:
        if may_hold(line.text) and (role := _silent_role(line, grammar)):
            zones.mark_line(line, role)
            apart = apart or line.apart
        else:
            kept.append(replace(line, apart=True) if apart and not line.apart else line)
            apart = False
    return kept


def with_labels_apart(lines: list[Line], grammar: Grammar) -> list[Line]:
    """Cut a paragraph before each label in it, where the house says that blocks run together."""
    pattern = grammar.inline_label
    if pattern is None:
        return lines
    found: list[Line] = []
    for line in lines:
        cuts = [0, *(match.start() for match in pattern.finditer(line.text)), len(line.text)]
        for begin, end in pairwise(cuts):
            text = line.text[begin:end].rstrip()
            start = line.start + begin
            found.append(Line(start, start + len(text), text, line.apart or begin > 0))
    return found


def without_prefix(lines: list[Line], grammar: Grammar, zones: Zones) -> list[Line]:
    """Take the date off that an extractor wrote in front of the text."""
    has_prefix = lines and grammar.house.preamble.extractor_prefix
    match = PREFIX.match(lines[0].text) if has_prefix else None
    if match is None:
        return lines
    line = lines[0]
    end = line.start + match.end()
    zones.mark(line.start, end, "prefix")
    zones.prefix = _extracted(match[1], end)
    rest = line.text[match.end() :].lstrip()
    left = Line(line.end - len(rest), line.end, rest, line.apart)
    if not rest:
        return lines[1:]
    return [*without_silence([left], grammar, zones), *lines[1:]]


def _extracted(text: str, end: int) -> Dated | None:
    """Read the day that an extractor wrote, which ends at an offset."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Dated(Found(0, len(text), day, "", weekday_differs=False), end - len(text), end)


def _silent_role(line: Line, grammar: Grammar) -> str:
    """Give the role of a line that the house's own words say is no part of the article."""
    text = line.text
    if len(text) > _SILENT_CHARACTERS:
        return ""
    small = text.casefold()
    known = grammar.navigation
    if small in known or (small.partition(" ")[0] in known and known.issuperset(small.split(" "))):
        return "navigation"
    return "boilerplate" if grammar.boilerplate.hold(text) else ""
