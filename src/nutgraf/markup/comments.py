"""What a page asks of the checker in its comments: `<!-- nutgraf: ignore RULE ... -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._tags import _OPEN, _RAW, _raw_end, attributes_at

__all__ = ["ignored_in"]

_IGNORE = re.compile(r"\s*nutgraf:\s*ignore\s+([a-z][a-z0-9_,\s]*?)\s*", re.ASCII)
_MAX_CHARACTERS = 2_000  # of a comment that may be meant for us


def ignored_in(text: str) -> frozenset[str]:
    """Give the names of the rules that the comments of a page ask to leave out, on all of it.

    What only looks like a comment, in a script or an attribute, asks for nothing.
    """
    found = (_IGNORE.fullmatch(one) for one in _comments(text) if len(one) < _MAX_CHARACTERS)
    return frozenset(name for one in found if one for name in re.split(r"[,\s]+", one[1]) if name)


def _comments(text: str) -> Iterator[str]:
    at = 0
    while (match := _OPEN.search(text, at)) is not None:
        if match[2]:
            end = text.find("-->", match.end())
            at = len(text) if end < 0 else end + 3
            yield text[match.end() : end if end >= 0 else len(text)]
        elif match[1] is None:
            end = text.find(">", match.end())
            at = len(text) if end < 0 else end + 1
        else:
            name = match[1].lower()
            _, at = attributes_at(text, match.end())
            if name in _RAW:
                _, at = _raw_end(text, at, name)
