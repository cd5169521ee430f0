"""Counts the instructions of a unit of work, which no other process on the machine changes.

A process does the work once, another many times, both under valgrind; the difference is the work.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ._harness import Result

__all__ = ["counted"]

_SECONDS = 0.05  # of work that are counted, about; valgrind makes fifty times that of it
_COUNTED = 2  # candidates of a comparison; a process under valgrind starts in half a minute
_TOTAL = re.compile(r"Collected : (\d+)")
_ROOT = Path(__file__).parents[2]


def counted(result: Result, topic: str, number: int, scale: float) -> Result:
    """Give a result with the instructions of what runs in this process; as it is without valgrind.

    Shape: the comparison is the `number`th of its topic, at that scale. Counted are ours and the
    next one, which is its bound where there is one.
    """
    if shutil.which("valgrind") is None or result.comparison.is_growth:
        return result
    found: dict[str, float] = {}
    for place, candidate in enumerate(result.comparison.candidates[:_COUNTED]):
        if candidate.make is not None and candidate.name in result.samples:
            a_call = result.seconds(candidate.name) * candidate.count
            calls = 1 + max(int(_SECONDS / a_call), 1)
            named = (topic, str(number), str(place), str(scale))
            more = _instructions(*named, str(calls)) - _instructions(*named, "1")
            found[candidate.name] = more / (calls - 1) / candidate.count
    return replace(result, instructions=found)


def _instructions(*arguments: str) -> int:
    line = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", sys.executable]
    done = subprocess.run(
        [*line, "-m", __spec__.name, *arguments],
        env=_steady(os.environ), cwd=_ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    total = _TOTAL.search(done.stderr)
    if total is None:
        raise RuntimeError(f"valgrind said {done.stderr[-200:]!r}")
    return int(total[1])


def _steady(environment: Mapping[str, str]) -> dict[str, str]:
    """Give an environment in which each run does the same."""
    return {**environment, "PYTHONHASHSEED": "0"}


def _main(topic: str, number: str, place: str, scale: str, calls: str) -> None:
    comparisons = list(import_module(f"{__package__}.{topic}").comparisons(float(scale)))
    make = comparisons[int(number)].candidates[int(place)].make
    call = make() if make is not None else None
    for _ in range(int(calls)):
        if call is not None:
            call()


if __name__ == "__main__":
    _main(*sys.argv[1:])
