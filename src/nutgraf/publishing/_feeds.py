"""The feeds of a run: each keeps the newest articles of its publication, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from ..api import write_chunks
from ..config import Config, FeedPlan, Publication
from ..errors import NutgrafError
from ..findings import Finding, Place, Severity
from ..model import Article, Feed
from ..safety.urls import resolve
from ._ids import IdTable, read_id_table
from ._prepare import moment_of

__all__ = ["Feeds"]

_Key: TypeAlias = tuple[float, str]


@dataclass(slots=True)
class _Gathered:
    """The articles of one feed, as many as it holds and some more, the newest first when asked."""

    plan: FeedPlan
    publication: Publication
    articles: list[tuple[_Key, Article]] = field(default_factory=list)

    def add(self, article: Article) -> None:
        self.articles.append((_key(article, self.publication.timezone), article))
        if len(self.articles) > 2 * self.plan.max_articles:
            self.cut()

    def cut(self) -> None:
        self.articles.sort(key=lambda pair: pair[0])
        del self.articles[self.plan.max_articles :]


class Feeds:
    """All feeds of a configuration."""

    def __init__(self, config: Config, now: datetime) -> None:
        """Take the plans, and the ids that are kept; raises ConfigError."""
        known = {publication.id: publication for publication in config.publication}
        self._all = [_Gathered(plan, known[plan.publication]) for plan in config.feed]
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

    def rendered(self, findings: list[Finding]) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Give the name and the bytes of each feed; one that cannot be written is a finding."""
        for feed in self._all:
            feed.cut()
            try:
                yield feed.plan.file, self._render(feed)
            except NutgrafError as fault:
                said = f"the feed {feed.plan.file} cannot be written: {fault}"
                findings.append(Finding("feed_unwritable", Severity.ERROR, said, Place(self._file)))

    def _render(self, feed: _Gathered) -> Iterator[bytes]:
        publication, plan = feed.publication, feed.plan
        address = resolve(plan.file, publication.host) if publication.host else None
        value = Feed(
            title=plan.title or publication.name,
            home_page_url=publication.url,
            feed_url=address,
            description=plan.description,
            language=publication.language,
            articles=[article for _, article in feed.articles],
        )
        zone = publication.timezone
        return write_chunks(value, plan.format, level=plan.level, default_zone=zone, now=self._now)


def _key(article: Article, zone: str | None) -> _Key:
    """Sort the newest first, what has no date last, and what is level by its name."""
    published = article.date_published
    moment = -moment_of(published, zone).timestamp() if published is not None else float("inf")
    return moment, article.id or article.url or str(article.headline)
