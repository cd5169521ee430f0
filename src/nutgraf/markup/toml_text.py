"""TOML as people write it: read, with the line of every key for who has to mend it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

__all__ = ["TomlText", "read_toml"]

_POSITION = re.compile(r" \(at (?:line (\d{1,9}), column (\d{1,9})|end of document)\)\Z", re.ASCII)
_NAME = r"[\"']?([^\s\"'\[\]=.#]{1,200}(?:\.[^\s\"'\[\]=#]{1,200})?)[\"']?"
_TABLE = re.compile(rf"[ \t]{{0,40}}(\[\[?)[ \t]{{0,9}}{_NAME}[ \t]{{0,9}}\]")
_KEY = re.compile(rf"[ \t]{{0,40}}{_NAME}[ \t]{{0,40}}=")


@dataclass(frozen=True, slots=True)
class TomlText:
    """The value of a TOML text, or the fault in it.

    Units: lines and columns are counted from 1; 0 says that they are not known.
    """

    value: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    line: int = 0
    column: int = 0
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Give the line of the key that a path leads to, or of the table around it."""
        wanted = [str(part) for part in path]
        while wanted and ".".join(wanted) not in self.lines:
            wanted.pop()
        return self.lines.get(".".join(wanted), 0)


def read_toml(text: str) -> TomlText:
    """Read a TOML text; whatever it holds, this returns. Source: TOML 1.0."""
    try:
        return TomlText(tomllib.loads(text), lines=_lines_of_keys(text))
    except tomllib.TOMLDecodeError as fault:
        at = _POSITION.search(str(fault))
        end = text.count("\n") + 1, len(text) - text.rfind("\n")
        line, column = (int(at[1]), int(at[2])) if at and at[1] else end
        return TomlText(fault=_POSITION.sub("", str(fault)).lower(), line=line, column=column)
    except RecursionError:
        return TomlText(fault="nested too deep", line=1, column=1)
    except ValueError:  # of int() and of dates, which tomllib lets through
        return TomlText(fault="a number or date in it is none", line=1, column=1)


def _lines_of_keys(text: str) -> dict[str, int]:
    """Give the line of each key by its path; tables that stand in a list have their number."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if at := _TABLE.match(line):
            table = at[2]
            if at[1] == "[[":
                found.setdefault(table, number)
                table = f"{at[2]}.{counts.get(at[2], 0)}"
                counts[at[2]] = counts.get(at[2], 0) + 1
            found.setdefault(table, number)
        elif at := _KEY.match(line):
            found.setdefault(f"{table}.{at[1]}" if table else at[1], number)
    return found
