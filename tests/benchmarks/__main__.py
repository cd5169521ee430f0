"""Measures ours beside the peers, and prints the tables: `python -m tests.benchmarks [TOPIC ...]`.

Nothing is installed: a peer that is missing is said to be. The `bench` extra brings those on PyPI.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from ._harness import Result, run
from ._report import markdown, plot, table

# One file for each topic; it gives its comparisons for a scale, 1 being what is quoted.
TOPICS = ("articles", "checks", "feeds", "imports", "pages", "site", "texts")


def main() -> None:
    """Run the topics that are named, or all."""
    asked = _arguments()
    results: list[Result] = []
    for topic in asked.topics or TOPICS:
        for comparison in import_module(f"{__package__}.{topic}").comparisons(asked.scale):
            results.append(run(comparison, asked.rounds))
            print(table(results[-1]), flush=True)
    if asked.markdown:
        asked.markdown.write_text(markdown(results), encoding="utf-8")
    if asked.svg:
        asked.svg.write_text(plot(results), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("topics", nargs="*", choices=[*TOPICS, []], help="all, where none is named")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each candidate")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the work; for a try")
    parser.add_argument("--markdown", type=Path, help="file for the tables")
    parser.add_argument("--svg", type=Path, help="file for a plot of the ratios")
    return parser.parse_args()


if __name__ == "__main__":
    main()
