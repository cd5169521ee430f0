"""What the configuration adds to an article that does not say it itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from ..config import Author, Publication
from ..model import Article, Builder, NewsMediaOrganization, Person, to_node
from ..safety.dates import Instant, LocalDateTime, at_zone

__all__ = ["prepared"]

_MOMENTS = ("date_created", "date_published", "date_modified", "expires")


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
