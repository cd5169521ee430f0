"""The files that a command is given, and those that it makes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from ..safety.files import sweep, write_atomic

__all__ = ["content_of", "write_out"]


def content_of(file: Path) -> bytes:
    """Give what is in a file, or of `-` what comes in; raises FileError, saying why."""
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as fault:
        raise click.FileError(str(file), fault.strerror or "cannot be read") from fault


def write_out(file: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, and take away what writers that were killed left beside it; raises OSError."""
    sweep(file.parent)
    write_atomic(file, data)
