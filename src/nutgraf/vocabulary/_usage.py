"""On how many sites a term was seen, read from its file once; for those who explain, not check."""

from __future__ import annotations

import json
from functools import cache
from pkgutil import get_data

__all__ = ["usage_counted", "usage_of"]


def usage_of(name: str) -> str:
    """Give on how many sites a type or property was seen, such as `10K - 100K`, or nothing."""
    return _usage()[1].get(name, "")


def usage_counted() -> str:
    """Give the month in which the sites were counted, such as `2026-07`."""
    return _usage()[0]


@cache
def _usage() -> tuple[str, dict[str, str]]:
    read = json.loads(get_data(__package__, "usage.json") or b"{}")
    steps = {name: step for step, names in read["sites"].items() for name in names.split()}
    return read["counted"], steps
