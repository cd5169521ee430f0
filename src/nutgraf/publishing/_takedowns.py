"""Articles that were out and are taken down, told of where a format or a partner can say so.

Dropping an article from a feed takes nothing from whom it has reached. Atom names what is deleted;
some partners want the article once more, with a newer date of change and a past one of expiry.
Source: RFC 6721; https://support.microsoft.com/msn/partner-hub.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..formats._feed_entry import entry_of
from ..formats._feed_literal import XML, Literal, literals_in
from ..formats._feed_live import moment_of, retracted
from ..formats._format import Options
from ..formats._xml_write import quoted
from ..markup._xml import SPACES, parse_xml
from ..markup.xml_text import prepare_xml
from ..model import Article, Feed
from ..safety.dates import Instant, to_rfc3339

__all__ = [
    "Takedown",
    "deleted_entries",
    "deleted_in",
    "is_expired",
    "sent_again",
    "takedown_of",
    "within",
]

_DELETED = f"{XML}at:deleted-entry"  # RFC 6721, section 3
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Takedown:
    """An article that was out, and the moment since which it is not; `name` is its own id."""

    article: Article
    moment: Instant
    name: str = ""


def takedown_of(article: Article, now: datetime, zone: str | None) -> Takedown | None:
    """Give when an article that was out was taken down, by what it says of itself.

    None for one that never was out: a draft, one whose publication or embargo is still to come, or
    one that states no date of publication. What it was killed or withheld with is its last change.
    """
    published, expires = article.date_published, article.expires
    embargo = article.editorial.embargo if article.editorial is not None else None
    if published is None or any(
        date is not None and moment_of(date, zone) > now for date in (published, embargo)
    ):
        return None
    moment = None
    if retracted(article):
        moment = moment_of(article.date_modified or published, zone)
    elif expires is not None:
        moment = moment_of(expires, zone)
    if moment is None or moment > now:
        return None
    return Takedown(article, moment, article.id or "")


def within(takedowns: Iterable[Takedown], now: datetime, days: int) -> list[Takedown]:
    """Give those of the last days, the latest first, one for each article."""
    window = timedelta(days=days)
    named = (one for one in takedowns if now - one.moment < window)
    return sorted(named, key=lambda one: (-one.moment.timestamp(), one.article.id or ""))


def deleted_entries(takedowns: Iterable[Takedown], zone: str | None) -> list[Literal]:
    """Give the elements with which Atom says that entries are deleted."""
    found = []
    for one in takedowns:
        name = entry_of(one.article, Options(default_zone=zone or "")).guid
        if ":" in name:  # the id of an entry is an IRI
            when = to_rfc3339(one.moment)
            element = (
                f'<at:deleted-entry xmlns:at="{SPACES["at"]}" ref="{quoted(name)}" when="{when}"/>'
            )
            found.append(Literal(_DELETED, element))
    return found


def deleted_in(feed: Feed) -> frozenset[str]:
    """Give the ids that a feed of Atom names as deleted."""
    named = (one.text for one in literals_in(feed.residue) if one.name == _DELETED)
    elements = (parse_xml(prepare_xml(text).data) for text in named)
    return frozenset(one.get("ref") for one in elements if one is not None)


def is_expired(article: Article) -> bool:
    """Tell whether an article says that it had expired when it last changed."""
    expires, modified = article.expires, article.date_modified
    if expires is None or modified is None:
        return False
    return moment_of(expires, None) < moment_of(modified, None)


def sent_again(takedowns: Iterable[Takedown]) -> list[Article]:
    """Give the articles once more, without what they said, as changed and as expired.

    Loss: all but id, address, headline, dates and language, for they are to be forgotten.
    """
    return [_expired(one) for one in takedowns]


def _expired(one: Takedown) -> Article:
    article = one.article
    kept = {
        name: getattr(article, name)
        for name in ("id", "url", "headline", "date_published", "in_language")
        if name in article.__dict__
    }
    return type(article)(**kept, date_modified=one.moment, expires=one.moment - _SECOND)
