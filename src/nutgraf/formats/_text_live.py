"""Live blogs: entries below each other, each of which opens with a clock of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from ._text_grammar import Grammar
from ._text_layout import is_sentence, length_of
from ._text_lines import Line

__all__ = ["Entry", "days_of", "entries_of"]

_ENTRIES = 3  # the fewest that make a live blog; a lone clock is the length of a film
_SAYING = 40  # letters of the shortest line that an entry says something with
_HEADLINE = 200  # letters of the longest headline of an entry
_DAY = 24 * 60  # minutes
_CLOCK = 24  # characters of the longest line that is a clock
_FIGURES = frozenset("0123456789")


class Entry(NamedTuple):
    """One entry: the line with its clock, the time it tells, its headline and its text."""

    clock: Line
    at: time
    headline: Line | None
    lines: tuple[Line, ...]


def entries_of(lines: Sequence[Line], grammar: Grammar) -> tuple[int, list[Entry]]:
    """Give the number of the line where the entries begin, and the entries, if there are any.

    The clocks go one way, forward or back, and past midnight at most once a day.
    """
    clocks = list(_clocks(lines, grammar))
    if len(clocks) < _ENTRIES:
        return 0, []
    stop = next(
        (n for n in range(clocks[-1][0] + 1, len(lines)) if grammar.ends.hold(lines[n].text)),
        len(lines),
    )
    bounds = [number for number, _ in clocks[1:]] + [stop]
    entries = [
        _entry(lines[number], at, lines[number + 1 : bound])
        for (number, at), bound in zip(clocks, bounds, strict=True)
    ]
    says = all(any(length_of(line.text) >= _SAYING for line in one.lines) for one in entries)
    return (clocks[0][0], entries) if says and clocks[0][0] else (0, [])


def _clocks(lines: Sequence[Line], grammar: Grammar) -> Iterator[tuple[int, time]]:
    for number in [number for number, line in enumerate(lines) if len(line.text) <= _CLOCK]:
        line = lines[number]
        if not _FIGURES.intersection(line.text):
            continue
        found = grammar.calendar.clock_at_start(line.text)
        if found is not None and found[1] == len(line.text):
            yield number, found[0]


def _entry(clock: Line, at: time, lines: Sequence[Line]) -> Entry:
    has_headline = len(lines) > 1 and len(lines[0].text) <= _HEADLINE
    if has_headline and not is_sentence(lines[0].text):
        return Entry(clock, at, lines[0], tuple(lines[1:]))
    return Entry(clock, at, None, tuple(lines))


def days_of(
    entries: Sequence[Entry], published: date | None, modified: date | None
) -> list[date] | None:
    """Give the day of each entry, where the text states one.

    The oldest is of the day of publication, or else the newest of the day of change; where a clock
    is earlier than that of the entry before it, a day has passed.
    """
    clocks = [entry.at.replace(tzinfo=None) for entry in entries]
    goes_back = _minutes(clocks[::-1]) <= _minutes(clocks)
    passed, days = 0, []
    before = None
    for clock in reversed(clocks) if goes_back else clocks:
        passed += before is not None and clock < before
        days.append(passed)
        before = clock
    if published is None and modified is None:
        return None
    first = published or (modified - timedelta(days=passed) if modified else None)
    told = [first + timedelta(days=count) for count in days] if first else []
    return told[::-1] if goes_back else told


def _minutes(clocks: Sequence[time]) -> int:
    """Give how long it takes from the first clock to the last, through all others in turn."""
    told = [clock.hour * 60 + clock.minute for clock in clocks]
    return sum((after - before) % _DAY for before, after in pairwise(told))
