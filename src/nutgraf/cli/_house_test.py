"""`nutgraf house test`: a house scored against what is expected of its texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ..api import read
from ..houses import house_named
from ..safety.show import show
from ..vocabulary import is_property, properties_of
from ._files import content_of
from ._terminal import complain, tell

__all__ = ["test"]

_LINES = "expected.jsonl"
_NAMES = ("name", "id")  # keys of a line that say which text it is of
_ASKED = {"@type", *properties_of("NewsArticle"), *properties_of("LiveBlogPosting")}
_TELLING = ("name", "text", "caption")  # what stands for a thing where only a text is expected


@click.command
@click.argument("house")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def test(house: str, folder: Path) -> int:
    """Score HOUSE, a name or a file (.toml), against the texts in FOLDER.

    Beside each NAME.txt stands NAME.json with what is expected, in schema.org's names; null says
    that the article lacks it. A file expected.jsonl may hold one line a text instead, with its
    name. For a person or a picture its name or caption is enough. The status is 1 when anything
    is not as expected.
    """
    house_named(house)  # a wrong house is told before any text is read
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    misses: list[str] = []
    for file, wanted in _pairs(folder):
        nodes = read(content_of(file), "text", house=house).nodes
        node = nodes[0] if nodes else {}
        for key, value in wanted.items():
            if key not in _ASKED:
                skipped[key] += 1
                continue
            asked[key] += 1
            if _is(node.get(key), value):
                right[key] += 1
            else:
                misses.append(f"{file.name}: {key}: {_said(node.get(key))}, not {_said(value)}")
    tell("\n".join([*misses, *_table(asked, right, skipped)]))
    if not asked:
        complain(f"{folder}: nothing is expected of any text")
        return 1
    return 1 if misses else 0


def _pairs(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give each text with what is expected of it."""
    lines = folder / _LINES
    if lines.is_file():
        for line in content_of(lines).decode("utf-8", "replace").splitlines():
            wanted = _object(line, lines) if line.strip() else {}
            name = next((str(wanted.pop(key)) for key in _NAMES if key in wanted), "")
            if name:
                yield folder / f"{Path(name).name.removesuffix('.txt')}.txt", wanted
    for file in sorted(folder.glob("*.txt")):
        beside = file.with_suffix(".json")
        if beside.is_file():
            yield file, _object(content_of(beside).decode("utf-8", "replace"), beside)


def _object(text: str, file: Path) -> dict[str, Any]:
    try:
        wanted = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise click.FileError(str(file), f"is no JSON: {fault}") from fault
    if not isinstance(wanted, dict):
        raise click.FileError(str(file), "holds no JSON object")
    return wanted


def _is(found: Any, wanted: Any) -> bool:
    """Tell whether a value is as expected; one and a list of one are the same."""
    if isinstance(wanted, list) or isinstance(found, list):
        ones, others = _listed(found), _listed(wanted)
        return len(ones) == len(others) and all(map(_is, ones, others))
    if isinstance(found, dict) and isinstance(wanted, dict):
        named = (key for key in wanted if is_property(key) or key == "@type")
        return all(_is(found.get(key), wanted[key]) for key in named)
    if isinstance(found, dict):
        return any(found.get(key) == wanted for key in _TELLING)
    return bool(found == wanted)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _said(value: Any) -> str:
    return show(json.dumps(value, ensure_ascii=False), 80)


def _table(asked: Counter[str], right: Counter[str], skipped: Counter[str]) -> Iterator[str]:
    for key in sorted(asked):
        yield f"{key}: {right[key]} of {asked[key]}"
    if asked:
        share = 100 * right.total() / asked.total()
        yield f"all: {right.total()} of {asked.total()} ({share:.1f} %)"
    for key in sorted(skipped):
        yield f"{key}: not asked, an article has no such property"
