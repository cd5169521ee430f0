"""`nutgraf feed build`: the feeds and sitemaps of a folder of content, and nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from ..config import read_config
from ..errors import ConfigError
from ..publishing import Publishing
from ..reports import Checked, report_named
from ..safety.show import show
from ._options import fail_on, now, status_of
from ._terminal import table, tell, tracked

__all__ = ["build"]

_FILE = click.Path(path_type=Path)


@click.command
@click.argument("source", type=_FILE)
@click.option("--out", required=True, type=_FILE, help="The folder to write to.")
@click.option("--config", type=_FILE, help="The configuration, instead of nutgraf.toml in SOURCE.")
@now
@fail_on
def build(source: Path, out: Path, config: Path | None, now: object, fail_on: str) -> int:
    """Build the feeds of the articles below SOURCE.

    They are those that [[feed]] in nutgraf.toml names.

    Each holds what is live of its publication, as its sections, languages, authors, order and
    bounds say. The same content, configuration and moment give the same bytes, and a file that
    would not change is not touched.
    """
    known = read_config(config) if config else None
    run = Publishing(source, out, config=known, now=now, parts=("feeds",))  # type: ignore[arg-type] # the option made it
    if not run.feeds:
        read = show(str(config or source / "nutgraf.toml"), 300)
        raise ConfigError(
            f"{read}: no feed is named there; a table [[feed]] names one, and --config another file"
        )
    for _ in tracked(run.steps(), run.count, "Building"):
        pass
    built = run.result()
    if built.findings:
        tell(report_named("text")(Checked(findings=built.findings)))
    rows = [(file.name, "changed" if file.is_new else "unchanged") for file in built.files]
    table(f"Feeds in {show(str(out), 300)}", rows)
    return status_of(built.findings, fail_on)
