"""`nutgraf publish`: a folder of content becomes a folder of files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..config import read_config
from ..publishing import Published, Publishing
from ..reports import Checked, counted, report_named, tally_of
from ..safety.show import show
from ._help import examples
from ._options import fail_on, now, status_of
from ._terminal import table, tell, tracked

__all__ = ["publish"]

_EXAMPLES = """\
A newsroom to try it on, from a clone:
  nutgraf publish examples/newsroom --out public
The same bytes again, whatever the day:
  nutgraf publish newsroom --out public --now 2026-11-22T08:00:00+02:00
"""


@click.command(epilog=examples(_EXAMPLES))
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The folder to write to."
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The configuration, instead of nutgraf.toml in SOURCE.",
)
@now
@fail_on
def publish(source: Path, out: Path, config: Path | None, now: object, fail_on: str) -> int:
    """Publish the articles below SOURCE: JSON-LD and head markup of each, feeds, JSON Schemas.

    SOURCE holds article texts (.txt), JSON-LD (.jsonld, .json) and pages (.html, .htm), and a
    nutgraf.toml that says whose they are. What is not live stays out. A file that would not change
    is not touched, and one that changes is replaced in one step.
    """
    known = read_config(config) if config else None
    run = Publishing(source, out, config=known, now=now)  # type: ignore[arg-type] # the option made it
    for _ in tracked(run.steps(), run.count, "Publishing"):
        pass
    published = run.result()
    if published.findings:
        tell(report_named("text")(Checked(findings=published.findings)))
    table(f"Published to {show(str(out), 300)}", _rows(published))
    return status_of(published.findings, fail_on)


def _rows(published: Published) -> list[tuple[str, str]]:
    """Say what was written: each kind of file, how many of it, and how many are new."""
    kinds: Counter[str] = Counter()
    fresh: Counter[str] = Counter()
    for file in published.files:
        kind = _kind(file.name)
        kinds[kind] += 1
        fresh[kind] += file.is_new
    rows = [("articles", f"{published.articles:,} live, {published.held_back:,} held back")]
    rows += [(kind, f"{count:,}, {_changed(fresh[kind])}") for kind, count in kinds.items()]
    noticed = counted(tally_of(Checked(findings=published.findings)))
    return [*rows, ("noticed", noticed)]


def _kind(name: str) -> str:
    if name.startswith("schemas/"):
        return "schemas"
    head, _, suffix = name.partition(".")
    return f"*.{suffix}" if suffix in {"jsonld", "head.html"} else f"{head}.{suffix}"


def _changed(count: int) -> str:
    return f"{count:,} changed" if count else "unchanged"
