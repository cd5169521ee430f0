"""A hook of MkDocs: the shelves as navigation, so that a new page needs no entry anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["on_config"]

_SHELVES = {
    "Tutorial": "tutorial",
    "How-to": "how-to",
    "Reference": "reference",
    "Explanation": "explanation",
}
_FIRST = "index.md"
_MANY = 100  # pages from which a folder is listed by its own index alone, such as the rules


def on_config(config: Any) -> Any:
    """Fill in the navigation; called by MkDocs."""
    docs = Path(config.docs_dir)
    shelves = [{title: _pages_of(docs / name, docs)} for title, name in _SHELVES.items()]
    config.nav = [{"Home": _FIRST}, *shelves]
    return config


def _pages_of(folder: Path, docs: Path) -> list[Any]:
    """Give the pages of a folder, its index first, then those of the folders in it."""
    pages: list[Any] = sorted(folder.glob("*.md"), key=lambda page: (page.name != _FIRST, page))
    names: list[Any] = [page.relative_to(docs).as_posix() for page in pages]
    if len(names) > _MANY:
        return names[:1]
    inner = [one for one in sorted(folder.iterdir()) if one.is_dir()]
    return names + [{one.name.capitalize(): _pages_of(one, docs)} for one in inner]
