"""`nutgraf convert`: one file into another format, with a word on what is lost."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from ..api import losses, read, write
from ..findings import Finding, Severity
from ..formats import FORMATS
from ..reports import Checked, report_named
from ..safety.files import write_atomic
from ._files import content_of
from ._options import fail_on, status_of
from ._terminal import complain, tell_bytes

__all__ = ["convert"]

_NAMES = click.Choice(sorted(FORMATS))


@click.command
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--from", "source", type=_NAMES, help="The format of FILE; told from it by default.")
@click.option("--to", "target", required=True, type=_NAMES, help="The format to write.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output by default."
)
@click.option("--house", help="How a text is laid out: a house's name, or its file (.toml).")
@click.option("--url", help="Where the document is served; relative URLs are resolved against it.")
@click.option(
    "--level",
    type=click.Choice(["visible", "embedded"]),
    default="visible",
    show_default=True,
    help="Whether a feed carries the whole article beside what readers show.",
)
@click.option(
    "--shape",
    type=click.Choice(["nested", "graph"]),
    default="nested",
    show_default=True,
    help="How JSON-LD stands: one node in another, or a graph of nodes linked by @id.",
)
@click.option("--default-zone", help="The IANA time zone of dates that state none.")
@fail_on
def convert(  # noqa: PLR0913, PLR0917 (one parameter an option)
    file: Path,
    source: str | None,
    target: str,
    out: Path | None,
    house: str | None,
    url: str | None,
    level: str,
    shape: str,
    default_zone: str | None,
    fail_on: str,
) -> int:
    """Convert FILE (- for standard input) into another format.

    What was noticed in reading, and what the format has no place for, is told on standard error.
    """
    name = str(file)
    reading = read(content_of(file), source, url=url, house=house)
    findings = [_in(finding, name) for finding in reading.findings]
    if reading.value is not None:
        data = write(
            reading,
            target,
            level=level,  # type: ignore[arg-type] # a choice
            shape=shape,  # type: ignore[arg-type] # a choice
            default_zone=default_zone,
            house=house,
        )
        lost = losses(reading, target, level=level, default_zone=default_zone, house=house)  # type: ignore[arg-type] # a choice
        findings += [
            _in(Finding("format_loses", Severity.INFO, f"{loss.pointer}: {loss.reason}"), name)
            for loss in lost
        ]
        if out is None:
            tell_bytes(data)
        else:
            write_atomic(out, data)
    if findings:
        sys.stderr.write(report_named("text")(Checked(findings=tuple(findings))))
    if reading.value is None:
        complain(f"{name}: nothing to convert")
        return 1
    return status_of(findings, fail_on)


def _in(finding: Finding, file: str) -> Finding:
    return replace(finding, place=replace(finding.place, file=file))
