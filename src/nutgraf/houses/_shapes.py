"""The small languages of a house file: shapes of dates, time zones, phrases with a name in them."""

from __future__ import annotations

import re

from ..safety.dates import Day, at_zone

__all__ = [
    "DATE_WORDS",
    "check_date_shape",
    "check_offset",
    "check_outlet_shape",
    "check_zone",
    "pieces",
]

DATE_WORDS = frozenset(
    {
        "weekday",
        "day",
        "month",
        "mm",
        "dd",
        "year",
        "yy",
        "hour",
        "minute",
        "second",
        "half",
        "zone",
    }
)
_OFFSET = re.compile(r"[+-][0-9]{2}:[0-9]{2}")
_TOKEN = re.compile(r"\{[a-z]{1,20}\}|[\[\]]|[^{}\[\]]")


def pieces(shape: str) -> list[str]:
    """Cut a shape into `{word}`, brackets and single characters."""
    return _TOKEN.findall(shape)


def check_date_shape(shape: str) -> None:
    """Raise ValueError, saying why, when a shape of dates cannot be read."""
    depth = 0
    words = re.findall(r"\{([a-z]{1,20})\}", shape)
    found = pieces(shape)
    if sum(map(len, found)) != len(shape):
        raise ValueError(f"{shape!r} has a brace that is not part of a {{word}}")
    for piece in found:
        depth += (piece == "[") - (piece == "]")
        if depth not in (0, 1, 2):
            raise ValueError(f"{shape!r} has brackets that do not match")
        if len(piece) > 1 and piece[1:-1] not in DATE_WORDS:
            raise ValueError(f"{shape!r} has {piece}; known are {', '.join(sorted(DATE_WORDS))}")
    if len(set(words)) < len(words):
        raise ValueError(f"{shape!r} has a word twice")
    if depth:
        raise ValueError(f"{shape!r} has brackets that do not match")


def check_outlet_shape(shape: str) -> None:
    """Raise ValueError, saying why, when a phrase does not name one outlet."""
    if shape.count("{outlet}") != 1:
        raise ValueError(f"{shape!r} must hold {{outlet}} once")


def check_zone(name: str) -> None:
    """Raise ValueError when a name is no time zone."""
    try:
        at_zone(Day(2000, 1, 1), name)
    except ValueError as fault:
        raise ValueError(f"{name!r} is no time zone") from fault


def check_offset(name: str) -> None:
    """Raise ValueError when a text is neither an offset such as `+02:00` nor a time zone."""
    if not _OFFSET.fullmatch(name):
        check_zone(name)
