"""Measures ours beside the peers, and prints the tables: `python -m tests.benchmarks [TOPIC ...]`.

Nothing is installed: a peer that is missing is said to be. The `bench` extra brings those on PyPI.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from ._counted import counted
from ._harness import Result, run
from ._report import markdown, plot, publish, table

_SECONDS = 6.0  # of a comparison whose turns are short, for more rounds than are asked for
# One file for each topic; it gives its comparisons for a scale, 1 being what is quoted.
TOPICS = ("articles", "checks", "feeds", "imports", "newsroom", "pages", "site", "texts")


def main() -> None:
    """Run the topics that are named, or all."""
    asked = _arguments()
    scales = {"": 1.0, **dict(asked.scale)}
    results: list[Result] = []
    for topic in asked.topics or TOPICS:
        scale = scales.get(topic, scales[""])
        found = import_module(f"{__package__}.{topic}").comparisons(scale)
        for number, comparison in enumerate(found):
            result = run(comparison, asked.rounds, _SECONDS)
            if topic in asked.instructions:
                result = counted(result, topic, number, scale)
            results.append(result)
            print(table(result), flush=True)
    if asked.markdown:
        asked.markdown.write_text(markdown(results), encoding="utf-8")
    if asked.svg:
        asked.svg.write_text(plot(results), encoding="utf-8")
    if asked.publish:
        publish(results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("topics", nargs="*", choices=[*TOPICS, []], help="all, where none is named")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each candidate at least")
    parser.add_argument(
        "--scale",
        type=_scale,
        action="append",
        default=[],
        metavar="[TOPIC=]SHARE",
        help="share of the work, of all topics or of one; for a try",
    )
    parser.add_argument("--markdown", type=Path, help="file for the tables")
    parser.add_argument("--svg", type=Path, help="file for a plot of the ratios")
    parser.add_argument(
        "--instructions",
        nargs="*",
        default=[],
        choices=TOPICS,
        help="topics whose instructions are counted, too, where valgrind is there; it takes long",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="write docs/explanation/measured.md with its picture, and the block of the README",
    )
    return parser.parse_args()


def _scale(text: str) -> tuple[str, float]:
    topic, _, share = text.rpartition("=")
    if topic and topic not in TOPICS:
        raise argparse.ArgumentTypeError(f"no topic {topic!r}; there are {', '.join(TOPICS)}")
    return topic, float(share)


if __name__ == "__main__":
    main()
