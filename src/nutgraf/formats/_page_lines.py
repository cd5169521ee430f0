"""The bench of pages: the lines that a reader sees around the headline, as far as asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from ..markup import _html
from ._page_headline import is_like
from ._page_others import is_of_others, is_title_of_another
from ._page_statements import LEAST_TITLE, Statements, key_of

__all__ = [
    "LINE_CHARACTERS",
    "OF_TEASER",
    "AsAsked",
    "Near",
    "is_own",
    "keys_around",
    "lines_around",
    "lines_on",
]

_BEFORE = 6  # lines above the headline that are looked at
_AFTER, _NEAR = 20, 8  # lines below it, and those of them that are surely of the article
LINE_CHARACTERS = 160  # of a line that may be byline or date
OF_TEASER = 2  # lines below the title of one that are its byline and date
_PAGE_LINES = 20_000  # of a page, in which the headline is looked for


class Near(NamedTuple):
    """A line near the headline: its text, the first node of it, and those that may be its title.

    Shape: the node is None where the line is surely of the article; `titles` are nodes which, if
    they are the title of another article, make the line a part of its teaser.
    """

    text: str
    node: Any = None
    titles: tuple[Any, ...] = ()


def is_own(line: Near, page: Statements) -> bool:
    """Tell whether a line is not of the teaser of another article, or of a comment."""
    if any(is_title_of_another(one, page) for one in line.titles):
        return False
    return (
        line.node is None or len(line.text) > LINE_CHARACTERS or not is_of_others(line.node, page)
    )


class AsAsked:
    """Lines that are taken from a page when they are first asked for, and kept.

    Shape: they come from `source`, which keeps elements of the page and nothing that leads here.
    """

    def __init__(self, source: Iterable[Near]) -> None:
        """Take where the lines come from."""
        self._source = iter(source)
        self._known: list[Near] = []

    def __iter__(self) -> Iterator[Near]:
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


def lines_around(page: Statements, headline: str) -> Iterable[Near]:
    """Give the lines below the headline and those above it, the nearest first.

    Some are of other articles, which `is_own` tells: that is dear, and few lines are asked about.

    The headline is the main heading that says it or is like it, or else the first line that does;
    without such, it is the only main heading that is as long as a title.
    """
    if page.lines is None:
        page.lines = AsAsked(_found_around(page, key_of(headline)) if headline else ())
    return page.lines


def keys_around(page: Statements, headline: str) -> str:
    """Give the letters and digits of the lines near the headline that are of the article."""
    around = lines_around(page, headline)
    return "\n".join(key_of(one.text) for one in around if is_own(one, page))


def lines_on(page: Statements) -> Iterator[tuple[str, Any]]:
    """Give the lines of a page in its order, each with the first of its texts."""
    body = page.page.tree.body if page.page.tree is not None else None
    found = islice(_html.lines_of(body), _PAGE_LINES) if body is not None else ()
    return ((text, first) for _, text, first in found)


def _found_around(page: Statements, key: str) -> Iterable[Near]:
    same = (one for one in page.headings if key_of(one[0]).endswith(key))
    like = (one for one in page.headings if is_like(one[0], key))
    if (heading := next(chain(same, like), None)) is not None:
        return _beside(*heading)
    passed: deque[Near] = deque(maxlen=_BEFORE)
    lines = (Near(text) for text, _ in lines_on(page))
    for line in lines:
        if key_of(line.text).endswith(key):
            return chain(islice(lines, _AFTER), reversed(passed))
        passed.append(line)
    long = [one for one in page.headings if len(key_of(one[0])) >= LEAST_TITLE]
    return _beside(*long[0]) if len(long) == 1 else ()


def _beside(text: str, heading: Any) -> Iterator[Near]:
    """Give the lines beside a heading, and between the two sides those that stand in it.

    Far below it teasers of other articles may follow, so what is above it comes before them.
    """
    below = _below(islice(_html.lines_after(heading), _AFTER))
    yield from islice(below, _NEAR)
    if not _html.holds_text_alone(heading):
        inside = [line for _, line, _ in _html.lines_of(heading)]
        own = inside if len(inside) > 1 else [one.removesuffix(text) for one in inside]
        yield from map(Near, own)
    yield from _above(list(islice(_html.lines_before(heading), _BEFORE)))
    yield from below


def _below(lines: Iterable[tuple[str, Any]]) -> Iterator[Near]:
    """Give the lines below a heading; behind the text teasers follow, each a title and few lines.

    Those right below such a title are its byline and date.
    """
    is_below_text = False
    titles: deque[Any] = deque(maxlen=OF_TEASER + 1)
    for text, node in lines:
        is_long = len(text) > LINE_CHARACTERS
        is_below_text = is_below_text or is_long
        titles.append(node if is_below_text and not is_long else None)
        yield Near(text, node, tuple(one for one in titles if one is not None))


def _above(lines: list[tuple[str, Any]]) -> Iterator[Near]:
    """Give the lines above a heading; those right below the title of a teaser are its own.

    Shape: the nearest one comes first.
    """
    nearest = [node for _, node in lines[: OF_TEASER + 1]]
    for at, (text, node) in enumerate(lines):
        yield Near(text, node, tuple(nearest[at + 1 :]))
