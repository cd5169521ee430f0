"""What a configuration that only plans checks says, read in a hundredth of the time of the whole.

What is not plainly right here is read by `config`, which says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..markup.toml_text import read_toml
from ..safety.urls import Url

__all__ = ["DEFAULT_PROFILES", "Plan", "plain_plan"]

DEFAULT_PROFILES = ("schema.org",)  # as the configuration has it
_MAX_BYTES = 100_000  # of a file that is read here
_WORD_CHARACTERS = 500
_DAY_CHARACTERS = len("2026-11-22")


class Plan(NamedTuple):
    """What a site is checked against, in the words of `config.Check`; no rules of one's own."""

    profiles: tuple[str, ...] = DEFAULT_PROFILES
    rules: str | None = None
    ignore: Mapping[str, tuple[str, ...]] = {}
    map: Mapping[str, str] = {}
    rule: tuple[()] = ()


def plain_plan(file: Path) -> Plan | None:
    """Give the plan of a file that holds nothing else; None where it is not plainly right."""
    try:
        with file.open("rb") as source:
            text = source.read(_MAX_BYTES + 1).decode()
        table = _table(read_toml(text).value, file.name) if len(text) <= _MAX_BYTES else None
        return _planned(table) if table is not None else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _table(value: Any, name: str) -> dict[str, Any] | None:
    """Give the table of checks, where a file has no other of ours."""
    if name == "pyproject.toml":
        value = value["tool"]["nutgraf"]
    is_alone = isinstance(value, dict) and value.keys() == {"check"}
    return value["check"] if is_alone and isinstance(value["check"], dict) else None


def _planned(table: dict[str, Any]) -> Plan:
    """Read the table key by key; raises KeyError or ValueError for what is not plainly right."""
    return Plan(**{key: _READ[key](value) for key, value in table.items()})


def _word(value: Any) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= _WORD_CHARACTERS:
        raise ValueError("no plain word")
    return value


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("no list")  # noqa: TRY004 (one error for the reader)
    return tuple(map(_word, value))


def _day(value: Any) -> str:
    if len(_word(value)) != _DAY_CHARACTERS:
        raise ValueError("no day")
    date.fromisoformat(value)
    return _word(value)


def _ignored(value: Any) -> dict[str, tuple[str, ...]]:
    return {pattern: _words(rules) for pattern, rules in _items(value)}


def _mapped(value: Any) -> dict[str, str]:
    return {folder: Url(_word(address)) for folder, address in _items(value)}


def _items(value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, dict):
        raise ValueError("no table")  # noqa: TRY004 (one error for the reader)
    return list(value.items())


_READ: Final[Mapping[str, Any]] = {
    "ignore": _ignored,
    "map": _mapped,
    "profiles": _words,
    "rules": _day,
}
