"""Profiles of partners: found, read and checked, with the line of what is wrong."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from ..errors import ConfigError, UnknownFormatError
from ..markup.toml_text import TomlText, read_toml
from ._profile import Partner

__all__ = ["known_partners", "partner_from", "partner_named"]

_SUFFIX = ".toml"
_MAX_BYTES = 1_000_000  # of a profile; the largest of ours has 6,000
_FAULTS = 5  # told of in one error


def known_partners() -> tuple[str, ...]:
    """Give the names of the partners that come with nutgraf, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def partner_named(name: str) -> Partner:
    """Give the partner of that name, or of the file that the name is the path of.

    Raises UnknownFormatError when there is no such partner, ConfigError when its file is wrong.
    """
    if name.endswith(_SUFFIX):
        return partner_from(_text_of(Path(name)), name)
    return _own(name)


@cache
def _own(name: str) -> Partner:
    if name not in known_partners():
        raise UnknownFormatError(f"no partner {name!r}; there are {', '.join(known_partners())}")
    text = (files(__package__) / f"{name}{_SUFFIX}").read_text(encoding="utf-8")
    return partner_from(text, f"{name}{_SUFFIX}")


def partner_from(text: str, file: str = "partner") -> Partner:
    """Read a profile from TOML; raises ConfigError with file, line and what is wrong."""
    toml = read_toml(text)
    if toml.fault:
        raise ConfigError(f"{file}:{toml.line}:{toml.column}: {toml.fault}")
    try:
        return Partner.model_validate(toml.value)
    except ValidationError as fault:
        raise ConfigError("; ".join(_explained(fault, toml, file))) from fault


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as source:
            data = source.read(_MAX_BYTES + 1)
        text = data.decode()
    except OSError as fault:
        raise UnknownFormatError(f"no partner file {str(path)!r}") from fault
    except UnicodeDecodeError as fault:
        raise ConfigError(f"{path}: is no UTF-8 text") from fault
    if len(data) > _MAX_BYTES:
        raise ConfigError(f"{path}: has more than {_MAX_BYTES:,} bytes")
    return text


def _explained(fault: ValidationError, toml: TomlText, file: str) -> list[str]:
    said = []
    for error in fault.errors(include_url=False)[:_FAULTS]:
        where = tuple(error["loc"])
        name = ".".join(str(part) for part in where)
        said.append(f"{file}:{toml.line_of(where) or 1}: {name}: {error['msg'].lower()}")
    return said
