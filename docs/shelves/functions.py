"""The functions of the face, and what they give: from signatures and docstrings."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import Any

import nutgraf
from nutgraf import findings

from ._markdown import code, page, table, told

__all__ = ["pages"]

_RECORDS = ("Reading", "Loss", "Published", "Finding", "Severity")
_WIDTH = 88  # characters of a signature before it is folded
_INTRO = """\
`import nutgraf` gives these functions, the [errors](errors.md), and the most used classes of the
[model](model/index.md).
Names that start with an underscore are nobody's promise."""


def pages() -> dict[str, str]:
    """Give the page of the functions."""
    known = [name for name in nutgraf.__all__ if inspect.isfunction(getattr(nutgraf, name))]
    parts = [part for name in known for part in (f"## {name}", *_function(name))]
    for name in _RECORDS:
        parts += [f"## {name}", *_record(getattr(nutgraf, name))]
    for name in ("Place", "Fix"):
        parts += [f"## {name}", *_record(getattr(findings, name))]
    return {
        "reference/functions.md": page(
            "Functions",
            _INTRO,
            *parts,
        )
    }


def _function(name: str) -> list[str]:
    function = getattr(nutgraf, name)
    return [f"```text\n{_signature(name, function)}\n```", told(function)]


def _signature(name: str, function: Any) -> str:
    found = inspect.signature(function)
    parts: list[str] = []
    star = False
    for one in found.parameters.values():
        if one.kind is inspect.Parameter.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        default = "" if one.default is inspect.Parameter.empty else f" = {one.default!r}"
        parts.append(f"{one.name}: {one.annotation}{default}")
    line = f"{name}({', '.join(parts)}) -> {found.return_annotation}"
    if len(line) <= _WIDTH:
        return line
    return f"{name}(\n    " + ",\n    ".join(parts) + f",\n) -> {found.return_annotation}"


def _record(record: Any) -> list[str]:
    parts = [told(record)]
    if is_dataclass(record):
        rows = [(code(one.name), code(str(one.type))) for one in fields(record)]
        parts.append(table(("field", "type"), rows))
    else:
        parts.append(table(("member",), ((code(str(one)),) for one in record)))
    for name, method in inspect.getmembers(record, _is_method):
        if not name.startswith("_") and inspect.getdoc(method):
            parts.append(f"`{name}`: {told(method)}")
    return parts


def _is_method(value: Any) -> bool:
    return isinstance(value, property) or inspect.isfunction(value)
