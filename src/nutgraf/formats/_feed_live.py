"""The bench of the feeds: which articles are live at a moment, for no other is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..errors import RenderError
from ..model import Feed, is_article
from ..safety.dates import Instant, When, at_zone
from ._format import Options

if TYPE_CHECKING:
    from ..model import Article

__all__ = [
    "is_live",
    "live_among",
    "live_part",
    "moment_of",
    "require_live",
    "retracted",
    "withheld",
]

_RETRACTED = frozenset({"withheld", "killed"})
_NOT_LIVE = _RETRACTED | {"draft"}
_DRAFTS = frozenset({"draft", "incomplete", "withdrawn"})  # of creativeWorkStatus, in small letters
_UTC = "UTC"


def live_part(feed: Feed, options: Options) -> Feed:
    """Give what of a feed is live at the moment of the options; without one, all of it."""
    if options.now is None:
        return feed
    return feed.replace(articles=list(live_among(feed.articles, options)))


def live_among(articles: Iterable[Any], options: Options) -> Iterator[Any]:
    """Give the articles that are live at the moment of the options; without one, all."""
    return (one for one in articles if is_live(one, options))


def is_live(article: Any, options: Options) -> bool:
    """Tell whether an article is live at the moment of the options; without one, any is."""
    return not _hindrance(article, options)


def require_live(article: Any, options: Options) -> None:
    """Raise RenderError for an article that is not live at the moment of the options."""
    if reason := _hindrance(article, options):
        raise RenderError(f"the article is not live: {reason}")


def _hindrance(article: Any, options: Options) -> str:
    """Say why an article is not live at the moment of the options, where there is one."""
    if options.now is None or not is_article(type(article).types):
        return ""
    return withheld(article, options.now, options.default_zone)


def withheld(article: Article, now: datetime, zone: str | None) -> str:
    """Say why an article is not live at a moment; nothing if it is.

    A day or a local time counts in the zone of the publication, in UTC where it has none.
    """
    return _state(article) or _time(article, now, zone)


def retracted(article: Article) -> bool:
    """Tell whether the newsroom takes an article back, whether it was out or not."""
    editorial = article.editorial
    return (editorial is not None and editorial.state in _RETRACTED) or any(
        isinstance(status, str) and status.strip().lower() == "withdrawn"
        for status in article.creative_work_status
    )


def _state(article: Article) -> str:
    """Say what the newsroom says of an article that keeps it back."""
    editorial = article.editorial
    if editorial is not None and editorial.state in _NOT_LIVE:
        return f"is {editorial.state}"
    for status in article.creative_work_status:
        if isinstance(status, str) and status.strip().lower() in _DRAFTS:
            return f"its creativeWorkStatus is {status}"
    if editorial is not None and editorial.state == "scheduled" and not article.date_published:
        return "is scheduled, without a date"
    return ""


def _time(article: Article, now: datetime, zone: str | None) -> str:
    """Say which of its dates keeps an article back."""
    embargo = article.editorial.embargo if article.editorial is not None else None
    if embargo is not None and moment_of(embargo, zone) > now:
        return f"is under embargo until {embargo.text}"
    published, expires = article.date_published, article.expires
    if published is not None and moment_of(published, zone) > now:
        return f"is to be published {published.text}"
    if expires is not None and moment_of(expires, zone) <= now:
        return f"has expired {expires.text}"
    return ""


def moment_of(value: When, zone: str | None) -> Instant:
    """Give the instant of a date; a day begins at its midnight."""
    if isinstance(value, Instant):
        return value
    try:
        return at_zone(value, zone or _UTC)[0]
    except ValueError:  # the zone leads out of the years that there are
        return at_zone(value, _UTC)[0]
