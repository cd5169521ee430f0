"""The bench of pages: what their readers see, for those who compare it with the markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..markup import _html
from ..markup.page import Page
from ..markup.seen import NOTHING_SEEN, Seen
from ._page_dates import read_date
from ._page_statements import Statements
from ._page_visible import metalines_of

__all__ = ["seen_on"]

_APART = frozenset({"aside", "footer", "nav"})
_TIMES = 40  # time elements that are looked at


def seen_on(page: Page, url: str, headline: str) -> Seen:
    """Look for byline and dates around a headline; nothing on a page read tag by tag."""
    if page.tree is None:
        return NOTHING_SEEN
    statements = Statements(page, url)
    language = page.survey.language[:2].lower()
    told = list(metalines_of(statements, headline, language))
    bylines = [tuple(text[one.start : one.end] for one in line.authors) for text, line in told]
    labelled = [line.published for _, line in told if line.published and line.has_label]
    found = [day for _, line in told for day in (line.published, line.modified) if day]
    marked = list(_marked(page, language))
    published = [day for day, is_sure in marked if is_sure]
    return Seen(
        tuple(names for names in bylines if names),
        tuple(dict.fromkeys([*published, *map(_day_of, labelled)])),
        tuple(dict.fromkeys([*(day for day, _ in marked), *map(_day_of, found)])),
    )


def _day_of(found: object) -> date:
    moment = found.moment  # type: ignore[attr-defined] # of a date that a grammar found
    return date(moment.year, moment.month, moment.day)


def _marked(page: Page, language: str) -> Iterator[tuple[date, bool]]:
    """Give the days of time elements, and whether they are marked as that of publication."""
    for node in page.survey.times[:_TIMES]:
        held = _html.attributes(node)
        found = read_date(held.get("datetime") or _html.text_of(node, 64), language)
        if found is None or _html.is_within(node, _APART):
            continue
        is_sure = "pubdate" in held or "datePublished" in held.get("itemprop", "")
        yield date(found.year, found.month, found.day), is_sure
