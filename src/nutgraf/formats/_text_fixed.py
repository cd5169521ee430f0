"""A layout that the house knows: the header line by line, then the body to the end."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from ._text_authors import Author
from ._text_byline import Metaline, metaline_of
from ._text_captions import Caption, caption_of
from ._text_dates import Found, has_figure
from ._text_grammar import Grammar, small_words
from ._text_lines import Line, folded, says_the_same
from ._text_zones import Dated, Zones

__all__ = ["fixed_zones", "take_metaline"]

_HEADLINE_CHARACTERS = 200
_FIGURE = re.compile(r"\d")


def fixed_zones(lines: Sequence[Line], grammar: Grammar, zones: Zones) -> None:
    """Part the lines: the first that the header has no place for begins the body."""
    rest = deque(lines)
    while rest:
        if not _is_repeat(rest, zones):
            after = rest[1] if len(rest) > 1 else None
            if not _in_header(rest[0], after, grammar, zones):
                break
            rest.popleft()
    zones.body = list(rest)


def _is_repeat(rest: deque[Line], zones: Zones) -> bool:
    """Take a line that says the headline again; the line below stands as it would without it."""
    line = rest[0]
    if zones.headline is None or not says_the_same(line.text, zones.headline.text):
        return False
    zones.mark_line(rest.popleft(), "boilerplate")
    if rest and line.apart:
        rest[0] = replace(rest[0], apart=True)
    return True


def _in_header(line: Line, after: Line | None, grammar: Grammar, zones: Zones) -> bool:
    """Take a line of the header; False where the body begins."""
    if grammar.labels.at_start(line.text) is not None:
        return False
    return (
        _take_metaline(line, grammar, zones)
        or _take_names(line, after, grammar, zones)
        or _take_caption(line, after, grammar, zones)
        or _take_headline(line, after, grammar, zones)
    )


def _take_metaline(line: Line, grammar: Grammar, zones: Zones) -> bool:
    meta = _whole(line, grammar)
    if meta is None:
        return False
    take_metaline(line, meta, zones)
    return True


def _take_names(line: Line, after: Line | None, grammar: Grammar, zones: Zones) -> bool:
    """Take a line of names above the line of the date."""
    if after is None or zones.authors or zones.headline is None:
        return False
    dated = _whole(after, grammar)
    if dated is None or not dated.is_dated or dated.authors:
        return False
    meta = metaline_of(line, grammar)
    if meta is None or meta.rest or not all(_is_sure(one, line, grammar) for one in meta.authors):
        return False
    take_metaline(line, meta, zones)
    return True


def _is_sure(author: Author, line: Line, grammar: Grammar) -> bool:
    name = line.text[author.start - line.start : author.end - line.start]
    return author.kind == "Person" or folded(name) in grammar.organizations


def _whole(line: Line, grammar: Grammar) -> Metaline | None:
    """Read a line that is nothing but byline or date."""
    is_plain = line.text.isascii()
    if not (has_figure(line.text) if is_plain else _FIGURE.search(line.text)):
        sign = grammar.sign.match(line.text)
        if grammar.by.match(line.text, sign.end() if sign else 0) is None:
            return None  # neither a date nor a word such as `By`
    meta = metaline_of(line, grammar)
    return meta if meta and not meta.rest and (meta.is_dated or meta.has_word) else None


def take_metaline(line: Line, meta: Metaline, zones: Zones) -> None:
    """Take names and dates of a line, and give its parts their roles."""
    zones.authors += meta.authors
    dates = []
    if meta.published is not None and zones.published is None:
        zones.published = _dated(line, meta.published)
        dates.append((zones.published, "date_published"))
    if meta.modified is not None and zones.modified is None:
        zones.modified = _dated(line, meta.modified)
        dates.append((zones.modified, "date_modified"))
    _mark(line, meta, sorted(dates, key=lambda one: one[0].start), zones)


def _dated(line: Line, found: Found) -> Dated:
    return Dated(found, line.start + found.start, line.start + found.end)


def _mark(line: Line, meta: Metaline, dates: list[tuple[Dated, str]], zones: Zones) -> None:
    """Give the parts of a line their roles: names up to the first date, each date to the next."""
    has_names = bool(meta.authors) or not dates
    cuts = [(line.start, "author")] if has_names else []
    for number, (dated, role) in enumerate(dates):
        begin = dates[number - 1][0].end if number else dated.start if has_names else line.start
        cuts.append((begin, role))
    ends = [start for start, _ in cuts[1:]] + [line.end]
    for (start, role), end in zip(cuts, ends, strict=True):
        zones.mark(start, end, role)


def _take_caption(line: Line, after: Line | None, grammar: Grammar, zones: Zones) -> bool:
    caption = caption_of(line, small_words(line.text), grammar)
    if caption is None and _is_adjacent(line, after, grammar, zones):
        caption = Caption((line.start, line.end), (0, 0), (0, 0))
    if caption is None:
        return False
    zones.take_caption(line, caption)
    return True


def _is_adjacent(line: Line, after: Line | None, grammar: Grammar, zones: Zones) -> bool:
    """Tell whether a line without sign of a caption is one by its place: right below the date."""
    has_place = grammar.house.caption.adjacent and zones.published is not None
    return has_place and not line.apart and not zones.captions and after is not None and after.apart


def _take_headline(line: Line, after: Line | None, grammar: Grammar, zones: Zones) -> bool:
    if zones.headline is not None or zones.published is not None:
        return False
    if len(line.text) > _HEADLINE_CHARACTERS or grammar.sign.match(line.text):
        return False
    if _is_sentence(line, grammar) and (after is None or _whole(after, grammar) is None):
        return False
    zones.take_headline(line, grammar.house.preamble.headline_attribution)
    return True


def _is_sentence(line: Line, grammar: Grammar) -> bool:
    """Tell whether a line ends as sentences do and headlines of the house do not."""
    ends = line.text.endswith(".") and not line.text.endswith("..")
    return ends and not grammar.house.preamble.headline_full_stop
