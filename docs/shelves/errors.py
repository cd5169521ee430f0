"""The errors: each with what it also is, when it comes, and which calls raise it."""

from __future__ import annotations

import inspect

import nutgraf
from nutgraf import errors

from ._markdown import code, page, table, told

__all__ = ["pages"]

_ORDER = ("NutgrafError", "UnknownFormatError", "ParseError", "ContentError", "RenderError",
          "ConfigError")  # fmt: skip
_INTRO = """\
Reading never raises because of what a document says: that becomes a finding.
An error means that the caller asked for what cannot be had.
Every error can be caught as `nutgraf.NutgrafError`, and as the built-in error beside it.

Building by hand raises pydantic's `ValidationError`, a `ValueError` that names the field."""


def pages() -> dict[str, str]:
    """Give the page of the errors."""
    known = sorted(errors.__all__, key=_ORDER.index)
    sections = [part for name in known for part in _section(getattr(errors, name))]
    return {
        "reference/errors.md": page(
            "Errors",
            _INTRO,
            table(
                ("error", "is also", "comes when"),
                (
                    (f"[`{name}`](#{name.lower()})", _kin(getattr(errors, name)), _first(name))
                    for name in known
                ),
            ),
            *sections,
        )
    }


def _section(error: type[Exception]) -> list[str]:
    raised = [code(f"nutgraf.{name}") for name in _callers(error.__name__)]
    by = f"Raised by {', '.join(raised)}." if raised else ""
    return [f"## {error.__name__}", told(error), by]


def _callers(name: str) -> list[str]:
    """Name the functions of the face whose docstring says that they raise it."""
    found = []
    for one in nutgraf.__all__:
        value = getattr(nutgraf, one)
        if inspect.isfunction(value) and name in (inspect.getdoc(value) or ""):
            found.append(one)
        if inspect.isclass(value) and not issubclass(value, Exception):
            found += [
                f"{one}.{method}"
                for method, function in inspect.getmembers(value, inspect.isfunction)
                if value is nutgraf.Reading and name in (inspect.getdoc(function) or "")
            ]
    return found


def _kin(error: type[Exception]) -> str:
    return ", ".join(code(base.__name__) for base in error.__bases__)


def _first(name: str) -> str:
    return told(getattr(errors, name)).partition("\n")[0]
