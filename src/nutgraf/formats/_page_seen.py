"""The bench of pages: what their readers see, for those who compare it with the markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from ..markup import _html
from ..markup.page import Page
from ..markup.seen import NOTHING_SEEN, Byline, Seen
from ._page_date_forms import read_date
from ._page_lines import LINE_CHARACTERS
from ._page_statements import Statements, key_of
from ._page_visible import grammar_for, metalines_of
from ._text_byline import Metaline, metaline_of
from ._text_lines import Line, normalise

__all__ = ["seen_on"]

_LISTED = frozenset({"a", "aside", "footer", "li", "nav"})
_TIMES = 40  # time elements that are looked at
_PAGE_LINES = 20_000  # of a page that are looked at
_NAME_LETTERS = 4  # of a name that stands in no other word
_ELEMENTS = 60  # that hold a name alone, and are looked at
_MOST_NAMES = 8  # of one article; more are the authors of a site
_NAMING = (
    "[rel~=author],[itemprop~=author],[class*=author],[class*=autor],[class*=auteur],"
    "[class*=byline],[class*=reporter],[class*=journalist],a[href*=author],a[href*=autor]"
)


def seen_on(page: Page, url: str, headline: str, names: tuple[str, ...] = ()) -> Seen:
    """Look for bylines and dates around a headline, and for bylines with one of the names.

    Nothing is seen on a page that is read tag by tag.
    """
    if page.tree is None:
        return NOTHING_SEEN
    statements = Statements(page, url)
    language = page.survey.language[:2].lower()
    told = list(metalines_of(statements, headline, language))
    labelled = [line.published for _, line in told if line.published and line.has_label]
    changed = [_day_of(line.modified) for _, line in told if line.modified]
    found = [_day_of(line.published) for _, line in told if line.published]
    marked = list(_marked(page, language))
    published = [day for day, is_sure, _ in marked if is_sure]
    near = [*(day for day, _, is_listed in marked if not is_listed), *found, *changed]
    keys = [key for key in map(key_of, names) if len(key) >= _NAME_LETTERS]
    bylines = (*_with_name(page, keys, language), *_alike(page, keys), *_near(told))
    return Seen(
        tuple(one for one in bylines if one.names),
        tuple(dict.fromkeys([*published, *map(_day_of, labelled)])),
        tuple(dict.fromkeys(changed)),
        tuple(dict.fromkeys(near)),
        tuple(dict.fromkeys([*(day for day, *_ in marked), *found, *changed])),
    )


def _near(told: list[tuple[str, Metaline]]) -> Iterator[Byline]:
    return (_byline_in(text, line) for text, line in told)


def _byline_in(text: str, line: Metaline) -> Byline:
    persons = (one for one in line.authors if one.kind == "Person")
    return Byline(tuple(text[one.start : one.end] for one in persons), line.has_word)


def _with_name(page: Page, keys: list[str], language: str) -> Iterator[Byline]:
    """Give the first lines that are bylines by the name in them, to one that a word leads.

    What follows that may be of other articles by the same author.
    """
    known = False
    for text in _lines_with(page, keys):
        plain = normalise(text)
        line = metaline_of(Line(0, len(plain), plain, apart=True), grammar_for(language))
        byline = _byline_in(plain, line) if line is not None else Byline(())
        if _names("".join(byline.names), keys):
            if byline.has_word or not known:
                yield byline
            known = True
            if byline.has_word:
                return


def _lines_with(page: Page, keys: list[str]) -> Iterator[str]:
    body = page.tree.body if keys else None
    for block, text, _ in islice(_html.lines_of(body), _PAGE_LINES) if body is not None else ():
        if len(text) <= LINE_CHARACTERS and block != "figcaption" and _names(text, keys):
            yield text


def _names(text: str, keys: list[str]) -> bool:
    letters = key_of(text)
    return any(key in letters for key in keys)


def _alike(page: Page, keys: list[str]) -> Iterator[Byline]:
    """Give the names in elements beside one that holds a known name alone, and like it."""
    nodes = _html.select(page.tree, _NAMING)[:_ELEMENTS] if keys else []
    held = [(node, _html.text_of(node, LINE_CHARACTERS)) for node in nodes]
    first = next((node for node, text in held if key_of(text) in keys), None)
    if first is not None:
        names = [text for node, text in held if _is_like(node, first)]
        if 1 < len(names) <= _MOST_NAMES:
            yield Byline(tuple(names))


def _is_like(one: Any, other: Any) -> bool:
    """Tell whether two elements are marked up alike and stand in one place."""
    return _marks(one) == _marks(other) and bool(_homes(one) & _homes(other))


def _marks(node: Any) -> tuple[str, ...]:
    held = _html.attributes(node)
    return (node.tag, *(held.get(name, "") for name in ("class", "rel", "itemprop")))


def _homes(node: Any) -> set[int]:
    parent = node.parent
    above = parent.parent if parent is not None else None
    return {one.mem_id for one in (parent, above) if one is not None}


def _day_of(found: object) -> date:
    moment = found.moment  # type: ignore[attr-defined] # of a date that a grammar found
    return date(moment.year, moment.month, moment.day)


def _marked(page: Page, language: str) -> Iterator[tuple[date, bool, bool]]:
    """Give the days of time elements: whether marked as of publication, whether in a list."""
    for node in page.survey.times[:_TIMES]:
        held = _html.attributes(node)
        found = read_date(held.get("datetime") or _html.text_of(node, 64), language)
        if found is None:
            continue
        is_sure = "pubdate" in held or "datePublished" in held.get("itemprop", "")
        is_listed = not is_sure and _html.is_within(node, _LISTED)
        yield date(found.year, found.month, found.day), is_sure, is_listed
