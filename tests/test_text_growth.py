"""Article text takes time in proportion to its length, whatever it is made of."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from collections.abc import Callable, Iterator
from time import process_time

import pytest

from nutgraf import formats
from nutgraf.formats._format import Options
from nutgraf.formats._text_grammar import grammar_of
from nutgraf.formats.text import parse
from nutgraf.houses import house_named, known_houses

IS_FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
ALL = [name for name in known_houses() if not name.startswith("calendar-")]
HOUSES = ALL if IS_FULL else ["generic-en", "pravda-ukr"]
CHARACTERS = 2_000
DOUBLINGS = 3  # over so many, a busy machine blurs the ratio less than over one
MOST = 2.3**DOUBLINGS  # twice the text may take 2.3 times the time of one
TRIES = 20  # of which one must show it: a busy machine is no fault of a pattern
LEAST = 0.02  # seconds, below which a busy machine blurs the clock; a square of so many is longer
RUNS = (
    " ", "a", "a ", "A", "A ", "Ann Lee ", "Ann Lee, ", "1", "1 ", "12:30 ", "12.", "31 May 2024 ",
    "2024-", "(", "((", "(A ", "[", '"', '"a" ', "“a ", "« ", "‘", "'", "O'", "a-", "-", "- ", "— ",
    "•", "• ", "\u200f", "\u00a0", "\t", "é", "Ж", "中", "김", "©", "|", "| ", "/", "X/", ". ",
    "? ", "! ", ", ", ": ", "; ", "of ", "and ", "said ", "by ", "By ", "Photo: ", "Source: A; ",
    "Mon, ", "Minister of ", '" said Ann, ', "CNN reports that ", "as reported by ", "subscribe ",
    "...",
)  # fmt: skip
LINES = (
    "\n", "a\n", "A.\n\n", "• One\n", "12:30\nIt says this and that of it, and more.\n",
    "By Ann Lee\n", "Photo: A\n", "Source: Ann Lee; \n", '"A.\n\n', "Background\n",
    "Updated: 14:40. x\n", "Advertisement:\n", "31 May 2024\n", "x" * 60 + ".\n\n",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every pattern that sees a text: of the modules, and of the houses."""
    for module in pkgutil.iter_modules(formats.__path__):
        if module.name.startswith("_text_"):
            held = vars(importlib.import_module(f"nutgraf.formats.{module.name}"))
            yield from _patterns_of(module.name, held)
    for name in HOUSES:
        grammar = grammar_of(house_named(name))
        for held in (grammar, grammar.labels, grammar.calendar):
            yield from _patterns_of(name, vars(held))


def _patterns_of(where: str, held: dict[str, object]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, one in held.items():
        if isinstance(one, re.Pattern):
            yield f"{where}.{name}", one


def seconds(work: Callable[[str], object], text: str) -> float:
    start = process_time()
    work(text)
    return process_time() - start


def grows_evenly(work: Callable[[str], object], run: str, size: int) -> bool:
    """Tell whether each doubling of the run takes at most so much more time, at one of tries."""
    once = run * (size // len(run))
    often = once * 2**DOUBLINGS
    for _ in range(TRIES):
        # One try is of one moment: a machine runs at half of its speed for seconds at a time.
        before, after, again = seconds(work, once), seconds(work, often), seconds(work, once)
        if after < LEAST or after <= MOST * min(before, again):
            return True
    return False


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(n, p, id=n) for n, p in patterns()])
def test_a_pattern_takes_twice_the_time_for_twice_the_text(
    name: str, pattern: re.Pattern[str]
) -> None:
    slow = [
        run
        for run in RUNS
        if not grows_evenly(lambda text: sum(1 for _ in pattern.finditer(text)), run, CHARACTERS)
    ]

    assert slow == [], name


@pytest.mark.parametrize("house", HOUSES)
def test_a_text_takes_twice_the_time_for_twice_its_length(house: str) -> None:
    options = Options(house=house)

    def work(text: str) -> object:
        return parse(f"A headline\n\n{text}".encode(), options)

    assert [run for run in (*RUNS, *LINES) if not grows_evenly(work, run, CHARACTERS)] == []
