"""Hooks of MkDocs: the shelves as navigation, so that a page needs no entry; the changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

__all__ = ["on_config", "on_files"]

_SHELVES = {
    "Tutorial": "tutorial",
    "How-to": "how-to",
    "Reference": "reference",
    "Explanation": "explanation",
}
_FIRST = "index.md"
_CHANGES = "changes.md"
_MANY = 100  # pages from which a folder is listed by its own index alone, such as the rules


def on_config(config: Any) -> Any:
    """Fill in the navigation; called by MkDocs."""
    docs = Path(config.docs_dir)
    shelves = [{title: _pages_of(docs / name, docs)} for title, name in _SHELVES.items()]
    config.nav = [{"Home": _FIRST}, *shelves, {"Changes": _CHANGES}]
    sys.path.insert(0, str(Path(__file__).parent))
    from _diagrams import drawn

    fence = {"name": "mermaid", "class": "mermaid", "format": drawn}
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [fence]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the page of changes, those to come first; called by MkDocs."""
    from mkdocs.structure.files import File

    docs = Path(config.docs_dir)
    sys.path.insert(0, str(docs))
    from release import fragments, released

    changelog = (docs.parent / "CHANGELOG.md").read_text("utf-8")
    text = released(changelog, fragments(docs / "changes"), "To come")
    text = text.replace("<![", "<\u200b![")  # Markdown 3.11 stops at it, in code too
    files.append(File.generated(config, _CHANGES, content=text))
    return files


def _pages_of(folder: Path, docs: Path) -> list[Any]:
    """Give the pages of a folder, its index first, then those of the folders in it."""
    pages: list[Any] = sorted(folder.glob("*.md"), key=lambda page: (page.name != _FIRST, page))
    names: list[Any] = [_entry(page, docs) for page in pages]
    if len(names) > _MANY:
        return names[:1]
    inner = [one for one in sorted(folder.iterdir()) if one.is_dir()]
    return names + [{one.name.capitalize(): _pages_of(one, docs)} for one in inner]


def _entry(page: Path, docs: Path) -> Any:
    """Give a page with its title, which MkDocs does not find below a comment; an index as it is."""
    name = page.relative_to(docs).as_posix()
    if page.name == _FIRST:
        return name
    lines = page.read_text("utf-8").splitlines()
    title = next((line[2:] for line in lines if line.startswith("# ")), page.stem)
    return {title.replace("`", ""): name}
