"""Tells what was measured: tables, a plot of the ratios, and what the documentation says of it."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from ._harness import Result

__all__ = ["claims", "machine", "markdown", "plot", "publish", "table"]

_ROW, _LEFT, _FIGURE, _WIDTH = 20, 400, 60, 960  # pixels: a row, its name, its figure, all
_CHARACTERS = 62  # of a name beside its bar
_PEERS = 4  # of a comparison that the README names
_BEGIN, _END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
_ROOT = Path(__file__).parents[2]
_PAGE = """\
<!-- Written by `python -m tests.benchmarks --publish`. -->

# Measured

{head}

In each round every candidate has its turn, and the order turns, too.
A ratio is the median over the rounds; above 1, nutgraf is faster.
The spread is that between the fastest and the slowest turn of a candidate.
Only candidates of one table can be compared.

![The time of others by the time of nutgraf](measured.svg)

To measure again; the extra `bench` brings the peers, `NUTGRAF_CORPUS` names real pages:

```sh
pip install -e '.[bench]'
python -m tests.benchmarks --markdown measured.md --svg measured.svg
```

{tables}"""


def table(result: Result) -> str:
    """Give a comparison as a Markdown table, ours first."""
    return "\n".join(_lines(result, "###")) + "\n"


def markdown(results: Iterable[Result]) -> str:
    """Give the whole run: when and on what kind of machine, then a table for each comparison."""
    return "\n".join([f"{machine()}\n", *map(table, results)])


def machine() -> str:
    """Say when, and on what kind of machine, it is measured."""
    day = datetime.now(tz=UTC).date().isoformat()
    kind = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return (
        f"Measured {day} with {kind}, {os.cpu_count()} cores, {_processor()}{_load()};"
        " CPU time, candidates in turn, medians."
    )


def _load() -> str:
    """Say so where the machine did much beside; that slows ours and others unevenly."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f", beside other work (load {load:.0f})" if load > (os.cpu_count() or 1) + 1 else ""


def claims(results: Iterable[Result]) -> str:
    """Give the table of the README: ours, and how many times as long the others take."""
    known = [result for result in results if _has_ours(result) and not result.comparison.is_growth]
    rows = [_claim(result, name) for result in known for name in _ours(result)]
    head = "| what | nutgraf takes | the same takes others |\n| --- | ---: | --- |\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def publish(results: Sequence[Result], root: Path = _ROOT) -> None:
    """Write the page of figures with its picture, and the block of the README."""
    folder = root / "docs" / "explanation"
    tables = "\n".join("\n".join(_lines(result, "##")) + "\n" for result in results)
    page = _PAGE.format(head=machine(), tables=tables)
    (folder / "measured.md").write_text(page, encoding="utf-8")
    (folder / "measured.svg").write_text(plot(results), encoding="utf-8")
    readme = root / "README.md"
    before, begin, rest = readme.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    told = f"{machine()}\n\n{claims(results)}"
    readme.write_text(f"{before}{begin}{told}{end}{after}", encoding="utf-8")


def plot(results: Sequence[Result]) -> str:
    """Give an SVG picture: a bar a peer, as long as the logarithm of its time by ours."""
    rows = [
        (f"{result.comparison.name}: {name}", math.log10(max(result.ratio(name), 1e-9)))
        for result in results
        if _has_ours(result) and not result.comparison.is_growth
        for name in list(result.samples)[1:]
    ]
    least, most = min([0.0, *(long for _, long in rows)]), max([0.0, *(long for _, long in rows)])
    scale = (_WIDTH - _LEFT - _FIGURE) / ((most - least) or 1.0)
    middle = _LEFT - least * scale
    height = _ROW * (len(rows) + 2)
    body = "".join(_bar(number, *row, middle, scale) for number, row in enumerate(rows))
    said = "time of others by time of nutgraf, logarithmic; green, to the right: nutgraf is faster"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="8" y="16">{said}</text>{body}'
        f'<path d="M{middle:.0f} 24V{height - 8}" stroke="#555"/></svg>\n'
    )


def _claim(result: Result, name: str) -> tuple[str, str, str]:
    comparison, ours = result.comparison, _ours(result)
    others = [one for one in result.samples if one not in ours][:_PEERS]
    told = [f"{one} {_times(result.ratio(one, name))}" for one in others]
    what = comparison.name if len(ours) == 1 else f"{comparison.name}: {name}"
    return what, f"{_time(result.seconds(name))} {comparison.per}", "; ".join(told)


def _ours(result: Result) -> list[str]:
    """Name the candidates that are ours: the first, and others that say so."""
    first = result.comparison.candidates[0].name
    return [name for name in result.samples if name == first or name.startswith("nutgraf")]


def _times(ratio: float) -> str:
    return f"{ratio:,.0f} ×" if ratio >= 10 else f"{ratio:.2g} ×"


def _processor() -> str:
    """Name the processor, where the system says it in a file."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "processor unknown")


def _lines(result: Result, level: str) -> Iterator[str]:
    comparison = result.comparison
    yield f"{level} {comparison.name[:1].upper()}{comparison.name[1:]}\n"
    if comparison.goal:
        yield f"Goal: {comparison.goal}.\n"
    has_peak = any(result.peak(name) for name in result.samples)
    beside = " peak MB |" * has_peak + " instructions |" * bool(result.instructions)
    yield f"| candidate | time {comparison.per} | spread | by ours |{beside}"
    yield "| --- | ---: | ---: | ---: |" + " ---: |" * (beside.count("|"))
    for name in result.samples:
        yield f"| {name} | {_row(result, name, has_peak=has_peak)}"
    for name, why in result.missing.items():
        said = escape(" ".join(why.split())[:80].replace("|", "/"), quote=False)
        yield f"| {name} | not measured: {said} | | |" + " |" * beside.count("|")
    if comparison.note:
        yield f"\n{comparison.note}"


def _row(result: Result, name: str, *, has_peak: bool) -> str:
    ratio = f"{result.ratio(name):.2f}" if _has_ours(result) else "-"
    row = f"{_time(result.seconds(name))} | {result.spread(name):.0%} | {ratio} |"
    if has_peak:
        row += f" {result.peak(name):.0f} |"
    if result.instructions:
        counted = result.instructions.get(name)
        row += f" {counted:,.0f} |" if counted else " - |"
    return row


def _has_ours(result: Result) -> bool:
    return result.comparison.candidates[0].name in result.samples


def _time(seconds: float) -> str:
    for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= size:
            return f"{_three(seconds / size)} {unit}"
    return f"{_three(seconds * 1e9)} ns"


def _three(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def _bar(number: int, name: str, power: float, middle: float, scale: float) -> str:
    top = _ROW * (number + 1) + 8
    long = max(abs(power) * scale, 1)
    left, end = (middle, middle + long) if power >= 0 else (middle - long, middle)
    told = name if len(name) <= _CHARACTERS else f"{name[: _CHARACTERS - 1]}…"
    return (
        f'<text x="{_LEFT - 8}" y="{top + 10}" text-anchor="end">{escape(told)}</text>'
        f'<rect x="{left:.0f}" y="{top}" width="{long:.0f}" height="13"'
        f' fill="{"#2a7" if power >= 0 else "#c53"}"/>'
        f'<text x="{end + 6:.0f}" y="{top + 10}">{_times(10**power)}</text>'
    )
