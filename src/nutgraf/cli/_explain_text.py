"""`nutgraf explain FILE`: where each value of a page or text comes from, and the text's parts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..api import Reading, read
from ..formats._sniff import sniff
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
    """Print a text part by part, each with its role, then where each value comes from.

    Of a page each value is printed with the markup that it comes from.
    """
    raw = content_of(file)
    if house is None and sniff(raw) == "html":
        reading = read(raw, "html")
        tell(_stated(reading))
    else:
        reading = read(raw, "text", house=house or "auto")
        tell(_parts(decode(raw), reading))
        tell(_values(reading))
    if reading.findings:
        sys.stderr.write(report_named("text")(Checked(findings=reading.findings)))
    if reading.article is None:
        complain(f"{file}: no article")
        return 1
    return 0


def _stated(reading: Reading) -> str:
    """Give the values of a page, a line each: its field, the markup that states it, and it."""
    rows = [
        (path, held.key, show(_said(getattr(reading.article, path, "")), _CHARACTERS))
        for path, held in reading.evidence.items()
    ]
    field, source = (max((len(row[at]) for row in rows), default=0) for at in (0, 1))
    return "".join(f"{path:{field}}  {key:{source}}  {said}\n" for path, key, said in rows)


def _said(value: Any) -> str:
    """Say a value in short: things by name or address, several one behind the other."""
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    for name in ("name", "url", "content_url", "text"):  # the last of dates, as they are written
        if told := getattr(value, name, None):
            return str(told)
    return str(value)


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
