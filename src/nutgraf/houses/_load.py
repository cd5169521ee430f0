"""House files: found, read, joined with what they extend, and checked, with line and column."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..errors import ConfigError, UnknownFormatError
from ..markup.toml_text import read_toml
from ._house import House

__all__ = ["Sketch", "house_from", "house_named", "known_houses", "sketches"]

_SUFFIX = ".toml"
_MAX_BYTES = 1_000_000  # of a house file; the largest of ours has 12,000
_GENERATIONS = 8  # how far `extends` is followed
_DATELINE, _PUBLISHER = "\n[dateline]\non = true\n", "\n[publisher]\n"  # tables of a house
_TABLE = re.compile(r"[ \t]{0,40}\[([A-Za-z0-9_.-]{1,200})\]", re.ASCII)
_KEY = re.compile(r"[ \t]{0,40}([A-Za-z0-9_.-]{1,200})[ \t]{0,40}=", re.ASCII)


@cache
def known_houses() -> tuple[str, ...]:
    """Give the names of the houses that come with nutgraf, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def house_named(name: str) -> House:
    """Give the house of that name, or of the file that the name is the path of.

    Raises UnknownFormatError when there is no such house, ConfigError when its file is wrong.
    """
    if not name.endswith(_SUFFIX):
        return _own(name)
    try:
        known = Path(name).stat()
    except (OSError, ValueError) as fault:
        raise UnknownFormatError(f"no house file {name!r}") from fault
    return _from_file(name, known.st_mtime_ns, known.st_size)


class Sketch(NamedTuple):
    """What a house of ours says of its texts as a whole, known before it is read in full.

    Shape: `common` words and `letters` show its `language`; `has_signs` says that its texts have
    lines or a dateline of their own, `has_publisher` that it claims one.
    """

    id: str
    language: str
    common: frozenset[str]
    letters: frozenset[str]
    layout: str
    has_signs: bool
    has_publisher: bool


@cache
def sketches() -> tuple[Sketch, ...]:
    """Give a sketch of each house of ours, for which none is read in full."""
    return tuple(map(_sketch, known_houses()))


def _sketch(name: str) -> Sketch:
    line = [name]
    while parent := _top(line[-1]).get("extends"):
        line.append(parent)
    said: dict[str, Any] = {}
    for one in reversed(line):
        said |= _top(one)
    texts = [_own_text(one) for one in line]
    return Sketch(
        id=name,
        language=said.get("language", ""),
        common=frozenset(said.get("common", ())),
        letters=frozenset(said.get("letters", "")),
        layout=said.get("layout", "found"),
        has_signs="signature" in said or any(_DATELINE in text for text in texts),
        has_publisher=any(_PUBLISHER in text for text in texts),
    )


@cache
def _top(name: str) -> dict[str, Any]:
    """Give what a house of ours says above its first table."""
    return tomllib.loads(_own_text(name).partition("\n[")[0])


def house_from(text: str, file: str = "") -> House:
    """Read a house from TOML; raises ConfigError with file, line and what is wrong."""
    raw = _parsed(text, file)
    joined = _joined(raw, file, text)
    try:
        return House.model_validate(joined)
    except ValidationError as fault:
        raise ConfigError(_explained(fault, text, file)) from fault


def _choice() -> str:
    """Name the houses that a user may mean; there is a calendar for each language besides."""
    return ", ".join(name for name in known_houses() if not name.startswith("calendar-"))


@cache
def _own(name: str) -> House:
    return house_from(_own_text(name), f"{name}{_SUFFIX}")


@cache
def _own_raw(name: str) -> dict[str, Any]:
    """Give what a house of ours says itself; many extend the same, so it is parsed once."""
    return tomllib.loads(_own_text(name))


@cache
def _own_text(name: str) -> str:
    if name not in known_houses():
        raise UnknownFormatError(f"no house {name!r}; there are {_choice()}")
    return (files(__package__) / f"{name}{_SUFFIX}").read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def _from_file(name: str, changed: int, size: int) -> House:
    del changed
    if size > _MAX_BYTES:
        raise ConfigError(f"{name}: {size} bytes; a house has at most {_MAX_BYTES}")
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ConfigError(f"{name}: cannot be read: {fault}") from fault
    return house_from(text, name)


def _parsed(text: str, file: str) -> dict[str, Any]:
    toml = read_toml(text)
    if toml.fault:
        raise ConfigError(f"{file}:{toml.line}:{toml.column}: {toml.fault}")
    return toml.value


def _joined(raw: dict[str, Any], file: str, text: str) -> dict[str, Any]:
    """Join a house with the houses that it extends, the eldest first."""
    line: list[dict[str, Any]] = [raw]
    while parent := line[-1].get("extends"):
        if len(line) > _GENERATIONS:
            raise ConfigError(f"{_at(text, file, ('extends',))}: extends too many houses in a row")
        if parent not in known_houses():
            at = _at(text, file, ("extends",))
            raise ConfigError(f"{at}: no house {parent!r}; there are {_choice()}")
        line.append(_own_raw(parent))
    joined: dict[str, Any] = {}
    for generation in reversed(line):
        _merge(joined, generation, _replaced(generation), "")
        joined["replace"] = ()
    return joined


def _replaced(house: dict[str, Any]) -> frozenset[str]:
    named = house.get("replace", ())
    return (
        frozenset(name for name in named if isinstance(name, str))
        if isinstance(named, list)
        else frozenset()
    )


def _merge(into: dict[str, Any], given: dict[str, Any], alone: frozenset[str], above: str) -> None:
    """Lay a house over its parent: lists add to the parent's unless `replace` names them."""
    for key, value in given.items():
        old, path = into.get(key), f"{above}{key}"
        if isinstance(value, dict) and isinstance(old, dict | None):
            # Into a table of its own: what is parsed is kept, and not to be changed.
            _merge(into.setdefault(key, {}), value, alone, f"{path}.")
        elif (
            isinstance(value, list) and isinstance(old, list) and path not in alone and _flat(value)
        ):
            into[key] = [*value, *(one for one in old if one not in value)]
        else:
            into[key] = value


def _flat(value: list[Any]) -> bool:
    return all(isinstance(one, str) for one in value)


def _explained(fault: ValidationError, text: str, file: str) -> str:
    said = []
    for error in fault.errors(include_url=False):
        where = tuple(error["loc"])
        name = ".".join(str(part) for part in where)
        said.append(f"{_at(text, file, where)}: {name}: {error['msg'].lower()}")
    return "; ".join(said[:5])


def _at(text: str, file: str, where: tuple[int | str, ...]) -> str:
    """Give `file:line` of the key that a path leads to, or of its table."""
    wanted = [str(part) for part in where if isinstance(part, str)]
    lines = _lines_of_keys(text)
    while wanted and ".".join(wanted) not in lines:
        wanted.pop()
    return f"{file}:{lines[name]}" if (name := ".".join(wanted)) else file or "house"


def _lines_of_keys(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if at := _TABLE.match(line):
            table = at[1]
            found.setdefault(table, number)
        elif at := _KEY.match(line):
            found.setdefault(f"{table}.{at[1]}" if table else at[1], number)
    return found
