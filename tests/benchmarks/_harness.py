"""Runs ours and the peers in turn, on CPU time, and gives medians, spreads and ratios.

The speed of a busy machine moves by a half between two runs; the ratio of two candidates that take
turns within one run moves by a tenth. So nothing here compares figures of different runs.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from typing import TypeAlias

__all__ = [
    "Candidate",
    "Comparison",
    "Result",
    "Sample",
    "command",
    "python_code",
    "run",
    "work",
]

MIN_SECONDS = 0.05  # CPU of one turn; the scheduler ticks in milliseconds
_MOST_ROUNDS = 21
# A process begins with the peak memory of the one that starts it, so a small one starts it.
_STARTER = """
import os, sys
line = sys.argv[1:]
sink = os.open(os.devnull, os.O_WRONLY)
silent = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
child = os.posix_spawnp(line[0], line, os.environ, file_actions=silent)
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""

Work: TypeAlias = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Sample:
    """One turn: CPU seconds a unit of work, and peak memory in MB where a process was measured."""

    seconds: float
    peak: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to do the work.

    Shape: `prepare` does what is not measured and gives the turn; it raises ImportError where a
    package is missing, FileNotFoundError where a program is, RuntimeError where it fails. `make`
    gives the work of one call, of `count` units, where it is done in this process.
    """

    name: str
    prepare: Callable[[], Callable[[], Sample]]
    make: Callable[[], Work] | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Candidates for the same work; the first is ours, and ratios tell how the others compare.

    Shape: `unit` is what a figure is for, such as `page`; `goal` says in words what is asked of us;
    `is_growth` says that all candidates are ours, at other sizes.
    """

    name: str
    unit: str
    candidates: Sequence[Candidate]
    goal: str = ""
    note: str = ""
    is_growth: bool = False

    @property
    def per(self) -> str:
        """What a figure is for, in words."""
        return f"{'an' if self.unit[0] in 'aeiou' else 'a'} {self.unit}"


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of a comparison.

    Shape: `missing` says why a candidate took no part; `instructions` are those of one unit.
    """

    comparison: Comparison
    samples: Mapping[str, Sequence[Sample]]
    missing: Mapping[str, str] = field(default_factory=dict)
    instructions: Mapping[str, float] = field(default_factory=dict)

    def seconds(self, name: str) -> float:
        """Give the median CPU seconds a unit."""
        return median(sample.seconds for sample in self.samples[name])

    def spread(self, name: str) -> float:
        """Give the distance of the fastest and slowest turn, as a share of the median."""
        all_seconds = [sample.seconds for sample in self.samples[name]]
        return (max(all_seconds) - min(all_seconds)) / self.seconds(name)

    def peak(self, name: str) -> float:
        """Give the median peak memory in MB; 0 where none was measured."""
        return median(sample.peak for sample in self.samples[name])

    def ratio(self, name: str, to: str = "") -> float:
        """Give the median over the rounds of a candidate's time by ours: over 1, ours is faster."""
        ours = self.samples[to or self.comparison.candidates[0].name]
        pairs = zip(self.samples[name], ours, strict=True)
        return median(theirs.seconds / mine.seconds for theirs, mine in pairs)


def run(comparison: Comparison, rounds: int, seconds: float = 0.0) -> Result:
    """Measure a comparison: in each round every candidate has its turn, the order turning too.

    Shape: there are so many `rounds` at least, and more where they take fewer `seconds` together.
    """
    turns: dict[str, Callable[[], Sample]] = {}
    missing: dict[str, str] = {}
    for candidate in comparison.candidates:
        try:
            turns[candidate.name] = candidate.prepare()
            turns[candidate.name]()  # warm: what loads on first use is no part of the work
        except (ImportError, FileNotFoundError, RuntimeError) as fault:
            if isinstance(fault, RuntimeError) and candidate is comparison.candidates[0]:
                raise  # ours has to run
            turns.pop(candidate.name, None)
            missing[candidate.name] = str(fault)
    samples: dict[str, list[Sample]] = {name: [] for name in turns}
    until = time.monotonic() + seconds
    for number in range(max(rounds, _MOST_ROUNDS)):
        if number >= rounds and time.monotonic() > until:
            break
        for name in _turned(list(turns), number):
            samples[name].append(turns[name]())
    return Result(comparison, samples, missing)


def work(name: str, make: Callable[[], Work], count: int = 1) -> Candidate:
    """Give a candidate that works in this process: `make` prepares, what it gives is measured.

    Shape: `count` is how many units one call does.
    """
    return Candidate(name, partial(_prepared, make, count), make, count)


def command(name: str, *arguments: str, count: int = 1, needs: str = "") -> Candidate:
    """Give a candidate that is a whole process, Python where the first argument is an option.

    Shape: `needs` is a package that the process imports; CPU counts the process and its children.
    """
    return Candidate(name, partial(_process, arguments, count, needs))


def python_code(name: str, code: str, *, count: int = 1, needs: str = "") -> Candidate:
    """Give a candidate that is a Python process with this code."""
    return command(name, "-c", code, count=count, needs=needs)


def _prepared(make: Callable[[], Work], count: int) -> Callable[[], Sample]:
    call = make()
    calls = _enough(call)
    return lambda: Sample(_timed(call, calls) / count)


def _enough(call: Work) -> int:
    """Give how many calls one turn needs for the clock; what loads on first use is no part."""
    call()
    calls = 1
    while (seconds := _timed(call, calls) * calls) < MIN_SECONDS:
        calls = max(calls * 2, int(calls * MIN_SECONDS / max(seconds, 1e-6)))
    return calls


def _timed(call: Work, calls: int) -> float:
    gc.collect()
    gc.disable()  # as timeit does: another's garbage is not ours to pay for
    try:
        start = time.process_time()
        for _ in range(calls):
            call()
        return (time.process_time() - start) / calls
    finally:
        gc.enable()


def _process(arguments: tuple[str, ...], count: int, needs: str) -> Callable[[], Sample]:
    if needs:
        __import__(needs)
    line = [sys.executable, *arguments] if arguments[0].startswith("-") else list(arguments)
    return lambda: _reaped(line, count)


def _reaped(line: list[str], count: int) -> Sample:
    """Run a program to its end; its CPU and memory as the system counts them."""
    starter = [sys.executable, "-S", "-E", "-c", _STARTER, *line]
    ran = subprocess.run(starter, env=_environment(), capture_output=True, text=True, check=True)
    said = ran.stdout.split()
    if said[0] != "0":
        raise RuntimeError(f"{Path(line[0]).name} ended with {said[0]}")  # paths tell of a machine
    in_mb = 1024.0 if sys.platform != "darwin" else 1024.0 * 1024.0
    return Sample(float(said[1]) / count, float(said[2]) / in_mb)


@cache
def _environment() -> dict[str, str]:
    """Give an environment in which modules are compiled once, as those that are installed are."""
    kept = mkdtemp(prefix="nutgraf-bench-")
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}


def _turned(names: list[str], number: int) -> Iterator[str]:
    """Give the names in an order that starts elsewhere each round: no one is always first."""
    start = number % len(names) if names else 0
    yield from names[start:]
    yield from names[:start]
