"""Microdata and RDFa in a page: read where its bytes show them, as nodes with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..findings import Finding, Place, Severity
from ..markup.marked import Outline
from ..markup.page import Page
from ._format import Options, Parsed, Source
from ._microdata import Item, Noted, items_of
from ._rdfa import statements_of

__all__ = ["parse_embedded"]

_MAX_NOTED = 20  # findings of one kind that the markup of a page causes


def parse_embedded(page: Page, options: Options) -> Parsed:
    """Read the microdata and RDFa of a page; whatever it holds, this returns."""
    sources: list[Source] = []
    nodes = []
    later: list[Callable[[], Iterable[Finding]]] = []
    for syntax, marks, read in _SYNTAXES:
        if marks.isdisjoint(page.marks):
            continue
        outline, items, noted = read(page, options.limits)
        outline.let_go()
        nodes += [item.node for item in items]
        sources += [_source(page, item, outline, syntax) for item in items]
        if noted:
            later.append(partial(_findings, outline, noted))
    return Parsed(tuple(nodes), sources=tuple(sources), later=tuple(later))


def _source(page: Page, item: Item, outline: Outline, syntax: str) -> Source:
    return Source("", page, None, None, syntax, item.marks, outline)


def _findings(outline: Outline, noted: Iterable[Noted]) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    kept: list[Noted] = []
    for one in noted:
        counts[one.rule] = counts.get(one.rule, 0) + 1
        if counts[one.rule] <= _MAX_NOTED:
            kept.append(one)
    places = outline.places({one.element.number for one in kept})
    for one in kept:
        place = Place("", "", *places[one.element.number])
        yield Finding(one.rule, Severity.WARNING, one.message, place)


_SYNTAXES = (
    ("microdata", frozenset({"itemscope"}), items_of),
    ("rdfa", frozenset({"typeof", "vocab"}), statements_of),
)
