"""Dates of an article text as moments: the wall clock joined with the zone of the house."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ..findings import Finding, Place, Severity
from ..safety.dates import iso_at_zone
from ..safety.show import show
from ._text_blocks import Block
from ._text_dates import Found
from ._text_grammar import Grammar
from ._text_lines import place_of
from ._text_live import days_of
from ._text_sourced import Sourced, by_rule
from ._text_zones import Dated, Zones

__all__ = ["Moments", "moments_of"]


_SHORT_WORD = re.compile(r"[^\W\d_]{1,3} (?=\d)")  # `At 14:40`


@dataclass(slots=True)
class Moments:
    """When an article was published and changed, and what was noticed on the way."""

    published: Sourced | None = None
    modified: Sourced | None = None
    entries: list[Sourced] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def moments_of(text: str, zones: Zones, blocks: Sequence[Block], grammar: Grammar) -> Moments:
    """Give the moments that a text states; a day without a clock stays a day."""
    moments = Moments()
    if zones.published is not None:
        moments.published = _moment(text, zones.published, grammar, moments)
        _check_prefix(text, zones, moments)
    if zones.modified is not None:
        moments.modified = _moment(text, zones.modified, grammar, moments)
    else:
        moments.modified = _noted_update(text, zones, blocks, grammar, moments)
    if zones.entries:
        moments.entries = _of_entries(text, zones, grammar, moments)
    return moments


def _of_entries(text: str, zones: Zones, grammar: Grammar, moments: Moments) -> list[Sourced]:
    """Give the moments of a live blog's entries; none where the text states no day."""
    published, modified = (
        _day(dated.found) if dated else None for dated in (zones.published, zones.modified)
    )
    days = days_of(zones.entries, published, modified) or []
    found = []
    for entry, day in zip(zones.entries, days, strict=False):
        told = Found(0, 0, datetime.combine(day, entry.at), "", weekday_differs=False)
        dated = Dated(told, entry.clock.start, entry.clock.end)
        found.append(_moment(text, dated, grammar, moments))
    if found:
        said = f"the entries state no day; they are counted from {min(days)}"
        _note(moments, text, zones.entries[0].clock.start, "date_day_assumed", said)
    return found


def _moment(text: str, dated: Dated, grammar: Grammar, moments: Moments) -> Sourced:
    found = dated.found
    if found.weekday_differs:
        said = show(text[dated.start : dated.end], 60)
        message = f"{said!r} names a weekday that its date does not have"
        _note(moments, text, dated.start, "date_weekday_differs", message)
    rule = "date" if not isinstance(found.moment, datetime) else "date_and_time"
    value, zone_rule = _in_zone(text, dated, grammar, moments)
    return by_rule(value, zone_rule or rule, [(dated.start, dated.end)])


def _in_zone(text: str, dated: Dated, grammar: Grammar, moments: Moments) -> tuple[str, str]:
    """Give the ISO form of a date, and the rule by which it got a zone, if it got one."""
    found = dated.found
    moment = found.moment
    zone = found.zone or grammar.house.timezone
    if not isinstance(moment, datetime):
        return moment.isoformat(), ""
    if moment.tzinfo is not None or not zone:
        return moment.isoformat(), ""
    written, doubt = iso_at_zone(moment, zone)
    if doubt:
        _note(moments, text, dated.start, *_doubt(doubt, text[dated.start : dated.end], zone))
    return written, "date_and_time_in_zone"


def _doubt(doubt: str, said: str, zone: str) -> tuple[str, str]:
    if doubt == "fold":
        return "date_ambiguous", f"{show(said, 60)!r} happened twice in {zone}; the first is taken"
    return (
        "date_nonexistent",
        f"{show(said, 60)!r} did not happen in {zone}; the offset before it is taken",
    )


def _check_prefix(text: str, zones: Zones, moments: Moments) -> None:
    """Note when the extractor's date and the date of the text are not the same day."""
    prefix, published = zones.prefix, zones.published
    if prefix is None or published is None or _day(prefix.found) == _day(published.found):
        return
    said = f"the extractor wrote {_day(prefix.found)}, the text says {_day(published.found)}"
    _note(moments, text, prefix.start, "extractor_date_differs", said)


def _day(found: Found) -> date:
    moment = found.moment
    return moment.date() if isinstance(moment, datetime) else moment


def _noted_update(
    text: str, zones: Zones, blocks: Sequence[Block], grammar: Grammar, moments: Moments
) -> Sourced | None:
    """Read an update note in the body: `Updated: 14:40. …` is on the day of publication."""
    labelled, said = ("update", ""), grammar.modified.match  # `Updated at 14:40. …` has no label
    told = [block for block in blocks if block.purpose in labelled]
    for block in [one for one in told if one.purpose or said(one.lines[0].text)]:
        dated = _dated_at(text, _update_note(block, grammar), zones, grammar, moments)
        if dated is not None:
            return _moment(text, dated, grammar, moments)
    return None


def _update_note(block: Block, grammar: Grammar) -> Block:
    """Give a block that tells of an update, without the words that say so."""
    word = None if block.purpose else grammar.modified.match(block.lines[0].text)
    return replace(block, content=block.start + word.end()) if word else block


def _dated_at(
    text: str, block: Block, zones: Zones, grammar: Grammar, moments: Moments
) -> Dated | None:
    line = text[block.content : block.lines[0].end]
    if short := _SHORT_WORD.match(line):
        block = replace(block, content=block.content + short.end())
        line = line[short.end() :]
    found = next(grammar.calendar.anywhere(line[:80]), None)
    if found is not None and found.start == 0:
        return Dated(found, block.content, block.content + found.end)
    clock = grammar.calendar.clock_at_start(line[:80])
    if clock is None or zones.published is None:
        return None
    moment = datetime.combine(_day(zones.published.found), clock[0])
    end = block.content + clock[1]
    said = f"{show(text[block.content : end], 60)!r} has no day; the day of publication is taken"
    _note(moments, text, block.content, "date_day_assumed", said)
    return Dated(Found(0, clock[1], moment, "", weekday_differs=False), block.content, end)


def _note(moments: Moments, text: str, offset: int, rule: str, message: str) -> None:
    line, column = place_of(text, offset)
    place = Place(line=line, column=column)
    moments.findings.append(Finding(rule, Severity.WARNING, message, place))
