"""The feeds of a run: each keeps the newest articles of its publication, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from ..api import write_chunks, write_sitemaps
from ..config import Config, FeedPlan, Publication
from ..errors import NutgrafError
from ..findings import Finding, Place, Severity
from ..formats import FORMATS, format_named
from ..model import Article, Feed
from ..partners import partner_named
from ..safety.urls import resolve
from ._fitting import fitted
from ._ids import IdTable, read_id_table
from ._prepare import moment_of

__all__ = ["Feeds"]

_Key: TypeAlias = tuple[float, str]

_MOST = 50  # articles of a feed that does not say how many


@dataclass(slots=True)
class _Gathered:
    """The articles of one feed, as many as it holds and some more, in its order when asked."""

    plan: FeedPlan
    publication: Publication
    authors: frozenset[str]
    articles: list[tuple[_Key, Article]] = field(default_factory=list)

    @property
    def is_sitemap(self) -> bool:
        known = self.plan.format in FORMATS  # what is not known is told of when it is written
        return known and format_named(self.plan.format).files is not None

    @property
    def most(self) -> int | None:
        return self.plan.max_articles or (None if self.is_sitemap else _MOST)

    def add(self, article: Article) -> None:
        if not self._takes(article):
            return
        self.articles.append((_key(article, self.plan.order, self.publication.timezone), article))
        if self.most is not None and len(self.articles) > 2 * self.most:
            self.cut()

    def cut(self) -> None:
        self.articles.sort(key=lambda pair: pair[0])
        if self.most is not None:
            del self.articles[self.most :]

    def _takes(self, article: Article) -> bool:
        plan = self.plan
        sections = {_folded(one) for one in article.article_section}
        names = {_folded(getattr(one, "name", one)) for one in article.author}
        language = _folded(article.in_language)
        return (
            (not plan.sections or not sections.isdisjoint(map(_folded, plan.sections)))
            and (not plan.authors or not names.isdisjoint(self.authors))
            and (
                not plan.languages
                or any(f"{language}-".startswith(f"{_folded(one)}-") for one in plan.languages)
            )
        )


class Feeds:
    """All feeds of a configuration."""

    def __init__(self, config: Config, now: datetime) -> None:
        """Take the plans, and the ids that are kept; raises ConfigError."""
        known = {publication.id: publication for publication in config.publication}
        self._all = [
            _Gathered(plan, known[plan.publication], _names(plan.authors, config))
            for plan in config.feed
        ]
        self._file, self._now = config.file, now
        self._ids = {
            publication.id: read_id_table(config.folder / publication.ids)
            for publication in config.publication
            if publication.ids
        }

    def add(self, article: Article, publication: Publication | None) -> None:
        """Give an article that is live to the feeds of its publication, under the id it keeps."""
        if publication is None:
            return
        kept = self._ids.get(publication.id, IdTable()).id_of(article)
        if kept is not None and kept != article.id:
            article = article.replace(id=kept)
        for feed in self._all:
            if feed.publication.id == publication.id:
                feed.add(article)

    def leave(self, publication: str) -> None:
        """Leave the feeds of a publication as they are: not all of its articles are known."""
        self._all = [feed for feed in self._all if feed.publication.id != publication]

    def rendered(self, findings: list[Finding]) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Give the name and the bytes of each feed; one that cannot be written is a finding."""
        for feed in self._all:
            feed.cut()
            try:
                yield from self._files(feed, findings)
            except NutgrafError as fault:
                said = f"the feed {feed.plan.file} cannot be written: {fault}"
                findings.append(Finding("feed_unwritable", Severity.ERROR, said, Place(self._file)))

    def _files(
        self, feed: _Gathered, findings: list[Finding]
    ) -> Iterator[tuple[str, Iterable[bytes]]]:
        publication, plan = feed.publication, feed.plan
        articles = [article for _, article in feed.articles]
        head = _head(feed)
        zone, now = publication.timezone, self._now
        if feed.is_sitemap:
            address = head.feed_url or resolve(plan.file, publication.url)
            start = len(address) - len(plan.file)
            files = write_sitemaps(
                articles, plan.format, address, feed=head, default_zone=zone, now=now
            )
            for name, data in files:
                yield name[start:], [data]
            return
        whole = head.replace(articles=articles)
        if plan.partner:
            whole = self._fitted(whole, plan.partner, plan.file, findings)
        chunks = write_chunks(whole, plan.format, level=plan.level, default_zone=zone, now=now)
        yield plan.file, chunks if plan.max_bytes is None else _within(chunks, plan.max_bytes)

    def _fitted(self, feed: Feed, partner: str, file: str, findings: list[Finding]) -> Feed:
        """Fit a feed to its partner, and note what would not fit."""
        named = str(Path(self._file).parent / partner) if partner.endswith(".toml") else partner
        whole, noticed = fitted(feed, _key_of(partner), partner_named(named))
        findings += [replace(one, place=replace(one.place, file=file)) for one in noticed]
        return whole


def _key_of(partner: str) -> str:
    """Give the name of a partner in `channel`: its own, or that of the file of its profile."""
    return Path(partner).name.removesuffix(".toml")


def _head(feed: _Gathered) -> Feed:
    publication, plan = feed.publication, feed.plan
    address = resolve(plan.file, publication.host) if publication.host else None
    return Feed(
        title=plan.title or publication.name,
        home_page_url=publication.url,
        feed_url=address,
        description=plan.description,
        language=publication.language,
        channel={_key_of(plan.partner): plan.channel} if plan.partner else {},
    )


def _within(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Give the beginning of a feed with its end, as many articles as fit between them."""
    *pieces, closing = chunks
    size = len(closing)
    for place, piece in enumerate(pieces):
        size += len(piece)
        if place and size > most:
            break
        yield piece
    yield closing


def _names(authors: tuple[str, ...], config: Config) -> frozenset[str]:
    """Give the names of authors who are named, or called as the table of authors does."""
    known = config.authors
    return frozenset(_folded(known[one].name if one in known else one) for one in authors)


def _folded(word: object) -> str:
    return " ".join(word.split()).casefold() if isinstance(word, str) else ""


def _key(article: Article, order: str, zone: str | None) -> _Key:
    """Sort by a date, what has none last, and what is level by its name."""
    said = article.date_modified or article.date_published
    date = said if order == "changed" else article.date_published
    moment = moment_of(date, zone).timestamp() if date is not None else None
    if moment is None:
        return float("inf"), article.id or article.url or str(article.headline)
    way = 1 if order == "oldest" else -1
    return way * moment, article.id or article.url or str(article.headline)
