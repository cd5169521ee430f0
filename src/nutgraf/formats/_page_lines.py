"""The bench of pages: the lines that a reader sees around the headline, as far as asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from ..markup import _html
from ._page_headline import is_like
from ._page_statements import LEAST_TITLE, Statements, key_of

__all__ = ["AsAsked", "lines_around", "lines_on"]

_BEFORE = 6  # lines above the headline that are looked at
_AFTER, _NEAR = 20, 8  # lines below it, and those of them that are surely of the article
_PAGE_LINES = 20_000  # of a page, in which the headline is looked for


class AsAsked:
    """Lines that are taken from a page when they are first asked for, and kept.

    Shape: they come from `source`, which keeps elements of the page and nothing that leads here.
    """

    def __init__(self, source: Iterable[str]) -> None:
        """Take where the lines come from."""
        self._source = iter(source)
        self._known: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Give the lines from the first on."""
        at = 0
        while at < len(self._known) or self._takes_one():
            yield self._known[at]
            at += 1

    def _takes_one(self) -> bool:
        for line in self._source:
            self._known.append(line)
            return True
        return False


def lines_around(page: Statements, headline: str) -> Iterable[str]:
    """Give the lines below the headline and those above it, the nearest first.

    The headline is the main heading that says it or is like it, or else the first line that does;
    without such, it is the only main heading that is as long as a title.
    """
    if page.lines is None:
        page.lines = AsAsked(_found_around(page, key_of(headline)) if headline else ())
    return page.lines


def lines_on(page: Statements) -> Iterator[str]:
    """Give the lines of a page in its order."""
    body = page.page.tree.body if page.page.tree is not None else None
    found = islice(_html.lines_of(body), _PAGE_LINES) if body is not None else ()
    return (text for _, text in found)


def _found_around(page: Statements, key: str) -> Iterable[str]:
    same = (one for one in page.headings if key_of(one[0]).endswith(key))
    like = (one for one in page.headings if is_like(one[0], key))
    if (heading := next(chain(same, like), None)) is not None:
        return _beside(*heading)
    passed: deque[str] = deque(maxlen=_BEFORE)
    lines = lines_on(page)
    for text in lines:
        if key_of(text).endswith(key):
            return chain(islice(lines, _AFTER), reversed(passed))
        passed.append(text)
    long = [one for one in page.headings if len(key_of(one[0])) >= LEAST_TITLE]
    return _beside(*long[0]) if len(long) == 1 else ()


def _beside(text: str, heading: Any) -> Iterator[str]:
    """Give the lines beside a heading, and between the two sides those that stand in it.

    Far below it teasers of other articles may follow, so what is above it comes before them.
    """
    below = islice(_html.lines_after(heading), _AFTER)
    yield from islice(below, _NEAR)
    if not _html.holds_text_alone(heading):
        inside = [line for _, line in _html.lines_of(heading)]
        yield from inside if len(inside) > 1 else [inside[0].removesuffix(text)] if inside else ()
    yield from islice(_html.lines_before(heading), _BEFORE)
    yield from below
