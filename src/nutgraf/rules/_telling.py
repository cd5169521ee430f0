"""What can be told of a rule beside its own words: why, its examples as text, its terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .. import vocabulary
from ..findings import Severity
from ._rule import Rule

__all__ = ["example_text", "terms_of", "why"]

_WHY = {
    Severity.ERROR: "The consumer refuses what breaks this, or it cannot mean anything.",
    Severity.WARNING: "The consumer does without something where this is broken.",
    Severity.INFO: "Worth knowing; nothing is lost by it.",
}
_LINES, _CHARACTERS = 60, 300  # of an example that are shown; some have a thousand articles


def example_text(example: object) -> str:
    """Write an example as JSON or as the page that it is; what is very long is cut."""
    text = example if isinstance(example, str) else json.dumps(example, indent=2)
    lines = text.splitlines()
    shown = [*lines[:_LINES], "…"] if len(lines) > _LINES else lines
    return "\n".join(
        line if len(line) <= _CHARACTERS else f"{line[:_CHARACTERS]} …" for line in shown
    )


def why(rule: Rule) -> str:
    """Say what comes of breaking a rule."""
    if rule.retired:
        return f"The consumer asked for this until {rule.retired}; now it only informs."
    return _WHY[rule.severity]


def terms_of(rule: Rule) -> tuple[str, ...]:
    """Give the properties in which the examples of a rule differ, and the type it looks at."""
    if isinstance(rule.bad, str) or isinstance(rule.good, str):
        return ()
    names = (*rule.types[:1], *_apart(rule.bad, rule.good), *_apart(rule.good, rule.bad))
    known = (name for name in names if vocabulary.is_type(name) or vocabulary.is_property(name))
    return tuple(dict.fromkeys(known))


def _apart(one: Any, other: Any) -> Iterator[str]:
    """Give the innermost keys under which two values differ; the examples are small."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key, value in one.items():
            if value != other.get(key):
                inner = tuple(_apart(value, other.get(key)))
                yield from inner or (key,)
    elif isinstance(one, list) and isinstance(other, list):
        for mine, theirs in zip(one, other, strict=False):
            yield from _apart(mine, theirs)
