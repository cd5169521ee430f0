"""`nutgraf convert`: one file into another format, with a word on what is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from ..api import Reading, losses, read, write
from ..errors import RenderError
from ..findings import Finding, Severity
from ..formats import FORMATS
from ..formats._project import Loss
from ..model import Article
from ..reports import Checked, kind_of, report_named
from ._files import content_of, write_out
from ._help import examples
from ._options import fail_on, status_of
from ._terminal import complain, tell_bytes

__all__ = ["convert"]

_EXAMPLES = """\
The markup for the head of a page, out of the text of an article:
  nutgraf convert article.txt --house generic-en --url URL --to head
The JSON-LD of a page, as a graph:
  nutgraf convert page.html --url URL --to jsonld --shape graph
A feed in another format, and what is lost on the way:
  nutgraf convert feed.rss --to jsonfeed --out feed.json
"""

_NAMES = click.Choice(sorted(FORMATS))


@click.command(epilog=examples(_EXAMPLES))
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
    whole = _served_at(reading, url)
    findings = [_in(finding, name) for finding in reading.findings]
    if reading.value is not None:
        try:
            data = write(
                whole,
                target,
                level=level,  # type: ignore[arg-type] # a choice
                shape=shape,  # type: ignore[arg-type] # a choice
                default_zone=default_zone,
                house=house,
            )
        except RenderError as fault:
            said = f"{fault} (--url says where it is served, --default-zone where its times are)"
            raise RenderError(said) from fault
        lost = losses(whole, target, level=level, default_zone=default_zone, house=house)  # type: ignore[arg-type] # a choice
        findings += [_in(finding, name) for finding in _lossy(lost)]
        if out is None:
            tell_bytes(data)
        else:
            write_out(out, data)
    if findings:
        sys.stderr.write(report_named("text")(Checked(findings=tuple(findings))))
    if reading.value is None:
        complain(f"{name}: nothing to convert")
        return 1
    return status_of(findings, fail_on)


def _served_at(reading: Reading, url: str | None) -> Reading | Article:
    """Give a text the address that it is served at, which no text states itself."""
    article = reading.article
    if url and reading.spans and article is not None and article.url is None:
        return article.replace(url=url)
    return reading


def _lossy(lost: Sequence[Loss]) -> Iterator[Finding]:
    """Tell what is lost; the same loss in several articles of a feed is told once."""
    kin: dict[tuple[str, str], list[Loss]] = {}
    for loss in lost:
        kin.setdefault((kind_of(loss.pointer), loss.reason), []).append(loss)
    for (kind, reason), losses_alike in kin.items():
        count = len(losses_alike)
        often = f", {count:,} times" if count > 1 else ""
        pointer = kind if count > 1 else losses_alike[0].pointer
        yield Finding("format_loses", Severity.INFO, f"{pointer}: {reason}{often}")


def _in(finding: Finding, file: str) -> Finding:
    return replace(finding, place=replace(finding.place, file=file))
