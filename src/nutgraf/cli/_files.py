"""The files that a command is given, read as bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["content_of"]


def content_of(file: Path) -> bytes:
    """Give what is in a file, or of `-` what comes in; raises FileError, saying why."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as fault:
        raise click.FileError(str(file), fault.strerror or "cannot be read") from fault
