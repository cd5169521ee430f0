"""Rules of one's own that need no program: a property that a node must have, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Severity
from ..safety.show import show
from ._document import Spot, text_of
from ._rule import Page, Rule

__all__ = ["rule_of"]

_TYPE = "Thing"
_MOST = 2_000  # characters of a value that a pattern is held against


def rule_of(  # noqa: PLR0913 (a record by another name)
    *,
    name: str,
    wants: str,
    pattern: str = "",
    types: tuple[str, ...] = (),
    severity: str = "warning",
    title: str = "",
    advice: str = "",
    page: str = "",
) -> Rule:
    """Make the rule that nodes of the types have a property, and that its texts fit a pattern.

    Shape: as `[[check.rule]]` of the configuration has it; without types the rule looks at every
    node that stands for its page. Raises ValueError for a pattern that is none.
    """
    try:
        expression = re.compile(pattern) if pattern else None
    except re.error as fault:
        raise ValueError(f"{pattern!r:.60} is no regular expression: {fault}") from fault

    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        if not spot.is_main or spot.is_reference:
            return
        if wants not in spot.whole:
            yield "", f'Missing field "{wants}"'
        for pointer, value in spot.values(wants) if expression else ():
            text = text_of(value)
            if expression and text is not None and not expression.fullmatch(text[:_MOST]):
                yield pointer, f'{wants} is "{show(text, 60)}", which is not as it should be'

    kind = next(iter(types), _TYPE)
    return Rule(
        name=name,
        severity=Severity(severity),
        profiles=("own",),
        page=Page(page),
        title=title or f"A node has {wants}.",
        advice=advice or f"Add {wants}.",
        types=types,
        look=look,
        bad={"@type": kind},
        good={"@type": kind, wants: ""},
        since="",
    )
