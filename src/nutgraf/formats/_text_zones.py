"""Lines as zones: what stands above the body, the body, and what is no part of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ._format import Span
from ._text_byline import Author, metaline_of
from ._text_captions import Caption, caption_of
from ._text_dates import Found
from ._text_grammar import Grammar
from ._text_lines import Line, folded

__all__ = ["Dated", "Zones", "zones_of"]

_PREFIX = re.compile(r"[ \t\u00a0]{0,8}date ([0-9]{4}-[0-9]{2}-[0-9]{2})(?= |\Z)")
_HEADLINE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
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
    authors: list[Author] = field(default_factory=list)
    published: Dated | None = None
    modified: Dated | None = None
    captions: list[Caption] = field(default_factory=list)
    caption_lines: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def mark(self, start: int, end: int, role: str) -> None:
        """Give a run of the text its role."""
        if end > start:
            self.spans.append(Span(start, end, role))


def zones_of(lines: list[Line], grammar: Grammar) -> Zones:
    """Tell header, body and boilerplate apart."""
    zones = Zones()
    lines = [line for line in lines if not _is_silent(line, grammar, zones)]
    lines = _without_prefix(lines, grammar, zones)
    for at, line in enumerate(lines):
        if not _in_header(line, lines[at + 1 : at + 2], grammar, zones):
            zones.body = lines[at:]
            break
    return zones


def _without_prefix(lines: list[Line], grammar: Grammar, zones: Zones) -> list[Line]:
    """Take the date off that an extractor wrote in front of the text."""
    match = (
        _PREFIX.match(lines[0].text) if lines and grammar.house.preamble.extractor_prefix else None
    )
    if match is None:
        return lines
    line = lines[0]
    found = next(grammar.calendar.anywhere(match[1]), None)
    end = line.start + match.end()
    zones.mark(line.start, end, "prefix")
    if found is not None:
        zones.prefix = Dated(found, end - len(match[1]), end)
    rest = line.text[match.end() :].lstrip()
    left = Line(line.end - len(rest), line.end, rest, line.apart)
    return lines[1:] if not rest or _is_silent(left, grammar, zones) else [left, *lines[1:]]


def _is_silent(line: Line, grammar: Grammar, zones: Zones) -> bool:
    """Tell whether a line is navigation or boilerplate by the house's own words."""
    if line.text.casefold() in grammar.navigation:
        zones.mark(line.start, line.end, "navigation")
        return True
    if any(words.match(line.text) for words in (grammar.advert, grammar.related, grammar.footer)):
        zones.mark(line.start, line.end, "boilerplate")
        return True
    return False


def _in_header(line: Line, after: list[Line], grammar: Grammar, zones: Zones) -> bool:
    """Take a line of the header; False where the body begins."""
    if any(pattern.match(line.text) for pattern in grammar.labels.values()):
        return False
    if zones.headline is not None and folded(line.text) == folded(zones.headline.text):
        zones.mark(line.start, line.end, "boilerplate")
        return True
    return (
        _take_metaline(line, grammar, zones)
        or _take_caption(line, after, grammar, zones)
        or _take_headline(line, after, grammar, zones)
    )


def _take_metaline(line: Line, grammar: Grammar, zones: Zones) -> bool:
    meta = metaline_of(line, grammar)
    if meta is None:
        return False
    zones.mark(line.start, meta.split, "author")
    zones.authors += meta.authors
    if meta.date is None:
        return True
    dated = Dated(meta.date, line.start + meta.date.start, line.start + meta.date.end)
    zones.mark(meta.split, line.end, "date_modified" if meta.is_update else "date_published")
    if meta.is_update:
        zones.modified = zones.modified or dated
    else:
        zones.published = zones.published or dated
    return True


def _take_caption(line: Line, after: list[Line], grammar: Grammar, zones: Zones) -> bool:
    caption = caption_of(line, grammar)
    if caption is None and _is_adjacent(line, after, grammar, zones):
        caption = Caption((line.start, line.end), (0, 0), (0, 0))
    if caption is None:
        return False
    zones.captions.append(caption)
    zones.caption_lines.append(line)
    zones.mark(line.start, line.end, "image")
    return True


def _is_adjacent(line: Line, after: list[Line], grammar: Grammar, zones: Zones) -> bool:
    """Tell whether a line without sign of a caption is one by its place: right below the date."""
    has_place = grammar.house.caption.adjacent and zones.published is not None
    return has_place and not line.apart and not zones.captions and bool(after) and after[0].apart


def _take_headline(line: Line, after: list[Line], grammar: Grammar, zones: Zones) -> bool:
    if zones.headline is not None or zones.published is not None:
        return False
    if len(line.text) > _HEADLINE_CHARACTERS or grammar.sign.match(line.text):
        return False
    if _is_sentence(line, grammar) and not any(metaline_of(one, grammar) for one in after):
        return False
    zones.headline = line
    zones.mark(line.start, line.end, "headline")
    return True


def _is_sentence(line: Line, grammar: Grammar) -> bool:
    """Tell whether a line ends as sentences do and headlines of the house do not."""
    ends = line.text.endswith(".") and not line.text.endswith("..")
    return ends and not grammar.house.preamble.headline_full_stop
