"""Which house a text is of, when nobody says: the one whose words and shapes it shows most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..findings import Finding, Place, Severity
from ..houses import house_named, known_houses
from ._text_grammar import Grammar, grammar_of
from ._text_lines import Line
from ._text_zones import Zones, zones_of

__all__ = ["Choice", "chosen"]

_HEAD, _TAIL = 40, 20  # lines at both ends of a text by which its house shows
_SILENT = frozenset({"navigation", "boilerplate"})
_DEFAULT = "generic-en"  # of a text that shows nothing


class Choice(NamedTuple):
    """A house, and why it was chosen; the reasons are its signs in the text."""

    grammar: Grammar
    findings: tuple[Finding, ...] = ()


def chosen(name: str, lines: Sequence[Line]) -> Choice:
    """Give the house of a name; `auto` chooses by the text, and so does no name among the generic.

    A house that claims a publisher is chosen only if the text shows lines that are its own.
    Raises UnknownFormatError for a house that does not exist.
    """
    if name not in {"", "auto"}:
        return Choice(grammar_of(house_named(name)))
    shown = [*lines[:_HEAD], *lines[_HEAD:][-_TAIL:]]
    best, signs = grammar_of(house_named(_DEFAULT)), Counter[str]()
    for one in known_houses():
        grammar = grammar_of(house_named(one))
        found = _signs(shown, grammar)
        own = grammar.house.publisher is None or (
            name and found["own lines"] and found["labels"] > 1
        )
        if own and found.total() > signs.total():
            best, signs = grammar, found
    why = ", ".join(f"{count} {sign}" for sign, count in signs.items() if count) or "no sign of any"
    said = f"the house {best.house.id} was chosen: {why}"
    return Choice(best, (Finding("house_chosen", Severity.INFO, said, Place()),))


def _signs(lines: Sequence[Line], grammar: Grammar) -> Counter[str]:
    """Count what a house knows of these lines."""
    zones = zones_of(list(lines), grammar)
    labels = grammar.labels.values()
    return Counter(
        {
            "own lines": _own_lines(lines, zones, grammar),
            "labels": sum(any(one.match(line.text) for one in labels) for line in zones.body),
            "bylines and dates": len(zones.authors) + (zones.published is not None),
            "lines of boilerplate": sum(span.role in _SILENT for span in zones.spans),
        }
    )


def _own_lines(lines: Sequence[Line], zones: Zones, grammar: Grammar) -> int:
    """Count the lines, or what the extractor's date left of one, that only this house has."""
    starts = {span.start for span in zones.spans if span.role in _SILENT}
    texts = [line.text for line in lines]
    texts += [
        line.text[start - line.start :]
        for line in lines
        for start in starts
        if line.start < start < line.end
    ]
    return sum(grammar.signature.match(text) is not None for text in texts)
