"""Prints what was measured: a Markdown table for each comparison, and a plot of the ratios."""

from __future__ import annotations

import math
import platform
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape

from ._harness import Result

__all__ = ["markdown", "plot", "table"]

_BAR, _ROW, _LEFT, _WIDTH = 420, 20, 330, 860  # pixels


def table(result: Result) -> str:
    """Give a comparison as a Markdown table, ours first."""
    return "\n".join(_lines(result)) + "\n"


def markdown(results: Iterable[Result]) -> str:
    """Give the whole run: when and on what kind of machine, then a table for each comparison."""
    day = datetime.now(tz=UTC).date().isoformat()
    kind = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    head = f"Measured {day} with {kind}; CPU time, candidates in turn, medians.\n"
    return "\n".join([head, *map(table, results)])


def plot(results: Sequence[Result]) -> str:
    """Give an SVG picture: a bar a peer, as long as the logarithm of its time by ours."""
    rows = [
        (f"{result.comparison.name}: {name}", result.ratio(name))
        for result in results
        for name in list(result.samples)[1:]
        if _has_ours(result)
    ]
    most = max((abs(math.log10(ratio)) for _, ratio in rows), default=1.0) or 1.0
    height = _ROW * (len(rows) + 2)
    body = "".join(_bar(number, name, ratio, most) for number, (name, ratio) in enumerate(rows))
    said = "time of others by time of ours, logarithmic; to the right ours is faster"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' font-family="sans-serif" font-size="12"><text x="8" y="14">{said}</text>{body}</svg>\n'
    )


def _lines(result: Result) -> Iterator[str]:
    comparison = result.comparison
    yield f"### {comparison.name}\n"
    if comparison.goal:
        yield f"Goal: {comparison.goal}.\n"
    has_peak = any(result.peak(name) for name in result.samples)
    yield f"| candidate | time a {comparison.unit} | spread | by ours |{' peak MB |' * has_peak}"
    yield "| --- | ---: | ---: | ---: |" + " ---: |" * has_peak
    for name in result.samples:
        ratio = f"{result.ratio(name):.2f}" if _has_ours(result) else "-"
        peak = f" {result.peak(name):.0f} |" if has_peak else ""
        row = f"{_time(result.seconds(name))} | {result.spread(name):.0%} | {ratio} |{peak}"
        yield f"| {name} | {row}"
    for name, why in result.missing.items():
        yield f"| {name} | not measured: {' '.join(why.split())[:80]} | | |" + " |" * has_peak
    if comparison.note:
        yield f"\n{comparison.note}"


def _has_ours(result: Result) -> bool:
    return result.comparison.candidates[0].name in result.samples


def _time(seconds: float) -> str:
    for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def _bar(number: int, name: str, ratio: float, most: float) -> str:
    top = _ROW * (number + 1) + 8
    long = abs(math.log10(ratio)) / most * _BAR if ratio > 0 else 0
    colour = "#2a7" if ratio >= 1 else "#c53"
    return (
        f'<text x="{_LEFT - 8}" y="{top + 10}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="{_LEFT}" y="{top}" width="{max(long, 1):.0f}" height="13" fill="{colour}"/>'
        f'<text x="{_LEFT + max(long, 1) + 6:.0f}" y="{top + 10}">{ratio:.2f}</text>'
    )
