"""The generated shelf: every page of the reference, by its name below docs/."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ._markdown import MARK

__all__ = ["FOLDER", "generated", "stale"]

FOLDER = Path(__file__).parents[1]
# Each file has a function `pages`, which gives texts by their names below docs/.
_SHELVES = ("commands", "configuration", "errors", "findings", "formats", "functions", "limits",
            "model", "pictures", "rules")  # fmt: skip


def generated() -> dict[str, str]:
    """Give every generated page by its name; the same code gives the same bytes."""
    made: dict[str, str] = {}
    for shelf in _SHELVES:
        pages: dict[str, str] = import_module(f"{__name__}.{shelf}").pages()
        made |= pages
    return made


def stale(made: dict[str, str]) -> list[str]:
    """Name the pages that were generated once and are no longer."""
    marked = [
        file.relative_to(FOLDER).as_posix()
        for file in sorted(FOLDER.rglob("*.md"))
        if file.read_text("utf-8").startswith(MARK)
    ]
    return [name for name in marked if name not in made]
