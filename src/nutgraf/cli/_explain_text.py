"""`nutgraf explain FILE`: an article text with its parts named, and where each value comes from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..api import Reading, read
from ..markup.encoding import decode
from ..reports import Checked, report_named
from ..safety.show import show
from ._files import content_of
from ._terminal import complain, tell

__all__ = ["explain_text"]

_CHARACTERS = 160  # of a part, on one line
_COLOURS = {
    "headline": "green",
    "author": "magenta",
    "date_published": "cyan",
    "date_modified": "cyan",
    "image": "yellow",
    "description": "blue",
    "unknown": "red",
}
_SILENT = frozenset({"boilerplate", "navigation", "prefix"})


def explain_text(file: Path, house: str | None) -> int:
    """Print a text part by part, each with its role, then where each value comes from."""
    raw = content_of(file)
    reading = read(raw, "text", house=house or "auto")
    tell(_parts(decode(raw), reading))
    tell(_values(reading))
    if reading.findings:
        sys.stderr.write(report_named("text")(Checked(findings=reading.findings)))
    if reading.article is None:
        complain(f"{file}: no article")
        return 1
    return 0


def _parts(text: str, reading: Reading) -> str:
    is_coloured = sys.stdout.isatty()
    lines = []
    for span in reading.spans:
        line = f"{span.role:15} {show(text[span.start : span.end], _CHARACTERS)}"
        dim = span.role in _SILENT
        lines.append(
            click.style(line, fg=_COLOURS.get(span.role), dim=dim) if is_coloured else line
        )
    return "\n".join(lines) + "\n"


def _values(reading: Reading) -> str:
    lines = []
    wide = max(map(len, reading.evidence), default=0)
    for path, held in reading.evidence.items():
        places = ", ".join(f"{span.start}-{span.end}" for span in held.spans)
        told = " ".join(filter(None, (str(held.kind), held.key, places)))
        lines.append(f"{path:{wide}}  {told}")
    return "\n".join(["", "Where each value comes from:", *lines]) + "\n" if lines else ""
