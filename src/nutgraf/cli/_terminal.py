"""The terminal: text out, complaints, progress and tables; the one door to rich."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

from ..safety.show import show

__all__ = [
    "complain", "flush", "give_up", "prepare", "shows_colours", "table", "tell", "tell_bytes",
    "tell_parts", "tracked", "width",
]  # fmt: skip

_T = TypeVar("_T")
_COMPLAINT_CHARACTERS = 2_000


def prepare() -> None:
    """Let both streams write any text, whatever the encoding of the terminal."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # replaced, or closed
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # else as above


def tell(text: str) -> None:
    """Write text to the standard output, with one line end at its end."""
    sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")


def tell_parts(parts: Iterable[str]) -> None:
    """Write the parts of a text to the standard output, as they come; its end is a line end."""
    for part in parts:
        sys.stdout.write(part)


def tell_bytes(data: bytes) -> None:
    """Write bytes to the standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Write one line to the standard error; a closed one is nobody's loss."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"nutgraf: {show(text, _COMPLAINT_CHARACTERS)}\n")
        sys.stderr.flush()


def flush() -> None:
    """Write out what is waiting, so that a full disk is told of; raises OSError."""
    sys.stdout.flush()


def give_up() -> None:
    """Let go of what could not be written.

    Python would try again on its way out, and leave with a status of its own.
    """
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def tracked(steps: Iterable[_T], count: int | None, title: str) -> Iterator[_T]:
    """Show a progress bar on a terminal while the steps are taken; nothing in a pipe.

    Shape: `count` is None where nobody knows how many there are.
    """
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=count)
        for step in steps:
            progress.advance(task)
            yield step


def table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Show pairs as a table on a terminal, as lines in a pipe."""
    if not sys.stdout.isatty():
        tell(f"{title}\n" + "".join(f"  {name}: {value}\n" for name, value in rows))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title, show_header=False, title_justify="left")
    for name, value in rows:
        drawn.add_row(Text(name), Text(value))
    Console().print(drawn)


def shows_colours() -> bool:
    """Tell whether standard output is a terminal whose user wants colours; see no-color.org."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def width() -> int:
    """Give the columns of the terminal on standard output; 0 in a pipe, where nothing is folded."""
    if not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns
