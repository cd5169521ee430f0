"""Whether the bytes of a page hold what few pages hold: microdata, RDFa, words to the checker.

Each is one search through the page, by the regular expressions of Rust where they are at hand: they
are ten times as fast as those of Python. Half of that time goes to the look whether the bytes are
UTF-8, so that a search for all of it at once tells most pages from those that hold some.
Source: WHATWG HTML, section 13.2.5.33 (attribute names).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

__all__ = ["may_ask", "may_be_marked", "may_spell_oddly", "plain_until"]

_ASKING = "nutgraf:"
# The names of the attributes, in any case. Scripts are full of `typeof` without `=`, which states
# no type where it is an attribute. The first letters are left out: what then comes first is met
# more seldom, so that the search has less to look at.
_MARKS = r"(?i-u:emscope|peof\s*=|ocab[\s/>=])"
# A script of JSON-LD says `ld+json` in small letters, in a tag without odd quotation. Odd is
# another spelling, a value with `>` in it, a quotation mark that opens no value, a type written in
# numbers; and a set of frames.
_TAG = r"""(?i-u:<script)(?:[^>"']*=\s*(?:"[^">]*"|'[^'>]*'))*"""
_ODD_TAG = (
    r"""(?:[^>"']*=\s*(?:"[^">]*>|'[^'>]*>)|(?:[^>"']*[^=\s>"'])?\s*["']"""
    r"""|[^>"']*(?i-u:type)\s*=\s*(?:"[^"]*|'[^']*|[^>"']*)&#)"""
)
_ODD_CASE = (
    r"(?-u:L[dD]\+(?i-u:json)|lD\+(?i-u:json)|ld\+(?:J(?i-u:son)|j(?:S(?i-u:on)|s(?:O[nN]|oN))))"
)
_ODD = rf"(?i-u:&plus;json|<frameset)|{_ODD_CASE}|{_TAG}{_ODD_TAG}"
_ANY = f"{_MARKS}|{_ASKING}|{_ODD}"
_VALUE = re.compile(rb"\s*=")
_TYPE = b"typeof"
_STRETCH = 65_536  # bytes looked at in one go, for one in which something is found is copied


def plain_until(data: bytes) -> int:
    """Give up to where a page in UTF-8 surely holds nothing that the questions here are about."""
    return max(_first_stretch(data, _ANY, 0), 0)


def may_be_marked(data: bytes, begin: int = 0) -> bool:
    """Tell whether an attribute that shows microdata or RDFa may stand in a page in UTF-8."""
    return _is_found(data, _MARKS, begin, _is_marked)


def may_ask(data: bytes, begin: int = 0) -> bool:
    """Tell whether a comment that asks something of the checker may stand in a page in UTF-8."""
    return _is_found(data, _ASKING, begin, _asks)


def may_spell_oddly(data: bytes, begin: int = 0) -> bool:
    """Tell whether a page in UTF-8 may have JSON-LD that `ld+json` in its tag does not show."""
    return _is_found(data, _ODD, begin, lambda _: True)


def _is_found(data: bytes, pattern: str, begin: int, plainly: Callable[[bytes], bool]) -> bool:
    """Look for a pattern, or `plainly` where Rust does not tell: it reads nothing but UTF-8."""
    found = _first_stretch(data, pattern, begin)
    return found < len(data) and (found >= 0 or plainly(data))


def _first_stretch(data: bytes, pattern: str, begin: int) -> int:
    """Give where the first stretch with a pattern begins, else the end; -1 where nobody knows."""
    core = sys.modules.get("pydantic_core")  # who only checks pages need not load it
    if core is None:
        return -1
    search = _search(core, pattern)
    for at, stretch in _stretches(data, begin):
        found = search(stretch)
        if found is None:
            return -1
        if found:
            return at
    return len(data)


def _stretches(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Cut a page from a place on behind signs that end tags, which no pattern passes."""
    while at < len(data):
        end = data.find(b">", at + _STRETCH) + 1 or len(data)
        yield at, data[at:end]
        at = end


@cache
def _search(core: Any, pattern: str) -> Callable[[bytes], bool | None]:
    """Give what tells whether a pattern is found; None of bytes that are no UTF-8."""
    search = core.SchemaValidator({"type": "str", "pattern": pattern}).validate_python

    def is_found(data: bytes) -> bool | None:
        try:
            search(data)
        except ValueError as fault:
            found: Any = fault
            (only,) = found.errors(include_url=False, include_context=False, include_input=False)
            return False if only["type"] == "string_pattern_mismatch" else None
        return True

    return is_found


def _asks(data: bytes) -> bool:
    return _ASKING.encode() in data


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
