"""What Google asks of dates in markup and on the page: that a page shows them, and the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from unicodedata import decimal

from ..findings import Severity
from ..safety.dates import When
from ..safety.show import show
from ._document import Spot, text_of
from ._own_page import ARTICLE, example, own_page, seen_by
from ._rule import Page, Rule, values_of, with_
from .schema_org_values import read_date

__all__ = ["RULES"]

_PROFILES = ("page",)
_OF = ("Article",)
_DATES = Page("https://developers.google.com/search/docs/appearance/publication-dates")
_DATE_NAMES = ("datePublished", "dateModified", "dateCreated")
_MONTHS = 12
_ZONES = 1  # days by which a day differs between two time zones


def _differs(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None:
        return
    stated = [
        moment
        for name in _DATE_NAMES
        for _, value in values_of(spot.whole, name)
        if (moment := read_date(text_of(value) or ""))
    ]
    if not stated:
        return
    seen = seen_by(spot)
    if any(_is_near(day, stated) for day in seen.days):
        return
    others = [day for day in seen.near if day not in seen.modified]
    first = seen.published or (others if len(others) == 1 else ())
    for name, days in (("datePublished", first), ("dateModified", seen.modified)):
        for pointer, text in spot.texts(name) if days else ():
            shown = days[0].isoformat()
            yield pointer, f"{name} is {show(text.strip(), 60)}, the page shows {shown}"
            return


def _is_near(day: date, stated: list[When]) -> bool:
    """Tell whether a day is one of those stated, also where its numbers can be read two ways."""
    days = [day.toordinal()]
    if day.day <= _MONTHS:
        days.append(day.replace(month=day.day, day=day.month).toordinal())
    return any(abs(one - moment.toordinal()) <= _ZONES for one in days for moment in stated)


def _not_shown(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None or not page.shown or page.survey.times:
        return
    for pointer, text in spot.texts("datePublished"):
        moment = read_date(text)
        if moment is None or _shows(page.shown, moment):
            return
        if not seen_by(spot).days:
            yield pointer, f"the page shows neither {moment.year} nor {_forms(moment)[1]}"
        return


def _shows(text: str, moment: When) -> bool:
    """Tell whether a text may show a day, in the figures of any script."""
    plain = text if text.isascii() else "".join(map(_figure, text))
    return any(one in plain for one in _forms(moment))


def _figure(letter: str) -> str:
    return str(decimal(letter)) if letter.isdecimal() else letter


def _forms(moment: When) -> tuple[str, ...]:
    """Give what stands in a text that shows a day, whatever its form: a year, or day and month."""
    day, month = moment.day, moment.month
    return (
        str(moment.year), f"{day}.{month}.", f"{day:02}.{month:02}.", f"{day}/{month}",
        f"{day:02}/{month:02}", f"{month}/{day}", f"{month:02}/{day:02}", f"{month}月{day}日",
        f"{month}월 {day}일",
    )  # fmt: skip


_rule = partial(Rule, profiles=_PROFILES, types=_OF, page=_DATES, severity=Severity.INFO)

RULES = (
    _rule(
        name="date_differs_from_page", ref="DAT04",
        title="The date in the markup is the date that the page shows.",
        advice="Write the day of the first publication in both.",
        judged=(5, 5),
        look=_differs,
        bad=example(with_(ARTICLE, datePublished="2026-11-14T08:00:00+02:00"), og_date=""),
        good=example(og_date=""),
    ),
    _rule(
        name="date_not_on_page", ref="DAT01",
        title="A page shows the date of its article.",
        advice="Show when the article was published, with a word such as Published.",
        judged=(5, 5),
        look=_not_shown,
        bad=example(time=""),
        good=example(),
    ),
)  # fmt: skip
