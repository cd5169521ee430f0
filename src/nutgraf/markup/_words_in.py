"""Whether the bytes of a page hold what few pages hold: microdata, RDFa, words to the checker.

Each is one search through the page, by the regular expressions of Rust where they are at hand: they
are ten times as fast as those of Python. Source: WHATWG HTML, section 13.2.5.33 (attribute names).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

__all__ = ["may_ask", "may_be_marked"]

_ASKING = "nutgraf:"
# The names of the attributes, in any case. Scripts are full of `typeof` without `=`, which states
# no type where it is an attribute. The first letters are left out: what then comes first is met
# more seldom, so that the search has less to look at.
_MARKS = r"(?i-u:emscope|peof\s*=|ocab[\s/>=])"
_VALUE = re.compile(rb"\s*=")
_TYPE = b"typeof"


def may_be_marked(data: bytes) -> bool:
    """Tell whether an attribute that shows microdata or RDFa may stand in a page in UTF-8."""
    core = sys.modules.get("pydantic_core")  # who only checks pages need not load it
    return _search(core, _MARKS)(data) if core is not None else _is_marked(data)


def may_ask(data: bytes) -> bool:
    """Tell whether a comment that asks something of the checker may stand in a page in UTF-8."""
    core = sys.modules.get("pydantic_core")
    return _search(core, _ASKING)(data) if core is not None else _ASKING.encode() in data


@cache
def _search(core: Any, pattern: str) -> Callable[[bytes], bool]:
    search = core.SchemaValidator({"type": "str", "pattern": pattern}).validate_python

    def is_found(data: bytes) -> bool:
        try:
            search(data)
        except ValueError as fault:
            found: Any = fault
            (only,) = found.errors(include_url=False, include_context=False, include_input=False)
            return bool(only["type"] != "string_pattern_mismatch")  # bytes that are no UTF-8
        return True

    return is_found


def _is_marked(data: bytes) -> bool:
    lowered = data.lower()
    return b"itemscope" in lowered or b"vocab" in lowered or _states_type(lowered)


def _states_type(lowered: bytes) -> bool:
    at = lowered.find(_TYPE)
    while at >= 0:
        at += len(_TYPE)
        if _VALUE.match(lowered, at):
            return True
        at = lowered.find(_TYPE, at)
    return False
