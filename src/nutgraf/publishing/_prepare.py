"""What the configuration adds to an article, and what keeps an article from being published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from ..config import Author, Publication
from ..model import Article, Builder, NewsMediaOrganization, Person, to_node
from ..safety.dates import Instant, LocalDateTime, When, at_zone

__all__ = ["moment_of", "prepared", "retracted", "withheld"]

_RETRACTED = frozenset({"withheld", "killed"})
_NOT_LIVE = _RETRACTED | {"draft"}
_DRAFTS = frozenset({"draft", "incomplete", "withdrawn"})  # of creativeWorkStatus, in small letters
_MOMENTS = ("date_created", "date_published", "date_modified", "expires")
_UTC = "UTC"


def prepared(
    article: Article, slug: str, publication: Publication | None, authors: Mapping[str, Author]
) -> Article:
    """Add what the newsroom says of all its articles, where this one does not say it itself.

    Fragments among its `@id`s are resolved against the article's own address.
    """
    if publication is not None:
        article = _stated(article, slug, publication)
    known = {author.name: author for author in authors.values()}
    if any(_is_bare(one) and one.name in known for one in article.author):
        ones = [_known(one, known) for one in article.author]
        article = article.replace(author=ones)
    return _rebased(article, str(article.url)) if article.url else article


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


def _stated(article: Article, slug: str, publication: Publication) -> Article:
    added: dict[str, Any] = {}
    url = article.url
    if url is None and publication.article_url:
        url = added["url"] = publication.article_url.format(slug=slug, url="")
    if (
        article.id is None
        and publication.article_id
        and (url or "{url}" not in publication.article_id)
    ):
        added["id"] = publication.article_id.format(slug=slug, url=url)
    if article.publisher is None:
        added["publisher"] = NewsMediaOrganization(name=publication.name, url=publication.url)
    if article.in_language is None and publication.language:
        added["in_language"] = publication.language
    if publication.timezone:
        added.update(_zoned(article, publication.timezone))
    return article.replace(**added) if added else article


def _zoned(article: Article, zone: str) -> Iterator[tuple[str, Instant]]:
    """Give the instants of local times; one that the clock showed twice or never stays local."""
    for name in _MOMENTS:
        local = getattr(article, name)
        if isinstance(local, LocalDateTime):
            with suppress(ValueError):  # the zone leads out of the years that there are
                moment, doubt = at_zone(local, zone)
                if not doubt:
                    yield name, moment


def _is_bare(author: Any) -> bool:
    return isinstance(author, Person) and author.url is None and isinstance(author.name, str)


def _known(author: Any, known: Mapping[str, Author]) -> Any:
    stated = known.get(author.name) if _is_bare(author) else None
    if stated is None:
        return author
    added = {"url": stated.url, "email": stated.email}
    if stated.job_title and not author.job_title:
        added["job_title"] = stated.job_title
    return author.replace(**{name: value for name, value in added.items() if value})


def _rebased(article: Article, base: str) -> Article:
    """Make the fragments among the `@id`s absolute, so that articles do not share them."""
    node = to_node(article)
    if not _rebase(node, base.partition("#")[0]):
        return article
    built: Any = Builder(repair=False).build(node)
    beside = {name: getattr(article, name) for name in ("body", "editorial", "channel")}
    kept = {name: value for name, value in beside.items() if value}
    if "body" in kept and "article_body" not in article.__dict__:
        kept["article_body"] = None
    whole: Article = built.replace(**kept)
    return whole


def _rebase(node: Any, base: str) -> bool:
    """Change the `@id`s of a node and all in it; tell whether there was one to change."""
    changed = False
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(one)
        elif isinstance(one, dict):
            name = one.get("@id")
            if isinstance(name, str) and name.startswith("#"):
                one["@id"] = base + name
                changed = True
            stack.extend(one.values())
    return changed
