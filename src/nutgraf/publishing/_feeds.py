"""The feeds of a run: each keeps the newest articles of its publication, whatever their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from ..api import write_chunks, write_sitemaps
from ..checking import examine
from ..config import Config, FeedPlan, Publication
from ..errors import NutgrafError
from ..findings import Finding, Place, Severity
from ..formats import FORMATS, format_named
from ..formats._feed_channel import channel_of
from ..formats._feed_literal import residue_of
from ..formats._feed_live import moment_of
from ..formats._format import Options
from ..model import Article, Feed
from ..partners import partner_named
from ..rules import LATEST, Ruleset
from ..rules.partners import rules_of
from ..safety.dates import when
from ..safety.urls import resolve
from ._archives import Archives
from ._copies import with_source
from ._fitting import fitted
from ._ids import read_id_table
from ._months import by_month
from ._periods import parts_of
from ._selection import Selection
from ._takedowns import Takedown, deleted_entries, sent_again, takedown_of, within

__all__ = ["Feeds"]

_Key: TypeAlias = tuple[float, str]

_FIELD = re.compile(r"[.\[]")  # what ends the field in a path of the model
_STANDING = frozenset({"date_modified", "date_published", "headline", "id", "main_entity_of_page"})
_NEVER = "1970-01-01T00:00:00Z"  # when a feed changed that has never held an article
_MOST = 50  # articles of a feed that does not say how many
# By format, what shows in a file that it is a part of a feed.
_MARKS = defaultdict(bytes, sitemap=b"<urlset", atom=b"<fh:archive", rss=b"<fh:archive")


@dataclass(slots=True)
class _Gathered:
    """The articles of one feed, as many as it holds and some more, in its order when asked."""

    plan: FeedPlan
    publication: Publication
    selection: Selection
    articles: list[tuple[_Key, Article]] = field(default_factory=list)
    takedowns: list[Takedown] = field(default_factory=list)
    archives: Archives | None = None
    room: int = 0

    def __post_init__(self) -> None:
        """Begin its archives, where it has some."""
        if self.plan.archives != "none":
            options = Options(level=self.plan.level, default_zone=self.publication.timezone or "")
            self.archives = Archives(_head(self), self.plan, options)

    @property
    def is_sitemap(self) -> bool:
        known = self.plan.format in FORMATS  # what is not known is told of when it is written
        return known and format_named(self.plan.format).files is not None

    @property
    def most(self) -> int | None:
        return self.plan.max_articles or (None if self.is_sitemap else _MOST)

    def add(self, article: Article) -> None:
        if not self.selection.takes(article):
            return
        article = with_source(self.selection.shown(article), self.plan.format)
        zone = self.publication.timezone
        if self.is_sitemap:
            article = _trimmed(article, self.plan.format)
        if self.archives is not None:
            self.archives.add(_key(article, "newest", zone), article)
        self.articles.append((_key(article, self.plan.order, zone), article))
        if self.most is not None and len(self.articles) > max(self.room, 2 * self.most):
            self.cut()

    def cut(self) -> None:
        """Keep the first articles, and those that no archive holds yet."""
        self.articles.sort(key=lambda pair: pair[0])
        if self.most is not None:
            rest, self.articles = self.articles[self.most :], self.articles[: self.most]
            if self.archives is not None:
                self.articles += [pair for pair in rest if self.archives.is_open(pair[1])]
            self.room = 2 * len(self.articles)


class Feeds:
    """All feeds of a configuration."""

    def __init__(self, config: Config, now: datetime) -> None:
        """Take the plans, and the ids that are kept; raises ConfigError."""
        known = {publication.id: publication for publication in config.publication}
        self._all = [
            _Gathered(plan, known[plan.publication], Selection(plan, config.authors))
            for plan in config.feed
        ]
        self._file, self._now, self._day = config.file, now, config.check.rules or LATEST
        self._ids = {
            publication.id: read_id_table(config.folder / publication.ids)
            for publication in config.publication
            if publication.ids
        }

    def add(self, article: Article, publication: Publication | None) -> None:
        """Give an article that is live to the feeds of its publication, under the id it keeps."""
        for feed in self._of(publication):
            feed.add(self._under_its_id(article, feed))

    def take_down(self, article: Article, publication: Publication | None) -> None:
        """Let the feeds of its publication tell of an article that was out and is not live."""
        zone = publication.timezone if publication is not None else None
        takedown = takedown_of(article, self._now, zone)
        for feed in self._of(publication) if takedown is not None else ():
            if takedown is not None and feed.selection.takes(article):
                named = self._under_its_id(article, feed)
                feed.takedowns.append(replace(takedown, article=named))

    def left_behind(self, out: Path, written: set[str]) -> Iterator[str]:
        """Give the sitemaps and archives that an earlier run needed and this one did not.

        A feed of which nothing was written keeps what it has: it failed, or was left as it is.
        """
        for feed in self._all:
            name = feed.plan.file
            mark = _MARKS["sitemap" if feed.is_sitemap else feed.plan.format]
            if mark and name in written:
                yield from (one for one in parts_of(out, name, mark) if one not in written)

    def _of(self, publication: Publication | None) -> list[_Gathered]:
        named = publication.id if publication is not None else None
        return [feed for feed in self._all if feed.publication.id == named]

    def _under_its_id(self, article: Article, feed: _Gathered) -> Article:
        table = self._ids.get(feed.publication.id)
        if table is None:
            return article
        kept = table.iri_of(article) if feed.plan.format == "atom" else table.id_of(article)
        return article if kept in {None, article.id} else article.replace(id=kept)

    def leave(self, publication: str) -> None:
        """Leave the feeds of a publication as they are: not all of its articles are known."""
        self._all = [feed for feed in self._all if feed.publication.id != publication]

    def rendered(
        self, findings: list[Finding], live: Collection[str]
    ) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Give the name and the bytes of each feed; one that cannot be written is a finding.

        Shape: `live` are the ids of what is published; nothing is told of their earlier versions.
        """
        for feed in self._all:
            feed.cut()
            feed.takedowns = [one for one in feed.takedowns if one.name not in live]
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
        zone = publication.timezone
        if feed.is_sitemap:
            address = _address(feed)
            start = len(address) - len(plan.file)
            spell = partial(write_sitemaps, feed=head, default_zone=zone, now=self._now)
            if plan.split == "month":
                spell = partial(by_month, spell, zone)
            for name, data in spell(articles, plan.format, address):
                yield name[start:], [data]
            return
        if feed.archives is not None:
            address = _address(feed)
            yield from feed.archives.files(address)
            head = head.replace(previous_archive_url=feed.archives.previous(address))
        whole = self._told(head.replace(articles=articles), feed)
        if plan.partner:
            whole = self._fitted(whole, plan.partner, plan.file, findings)
        chunks = write_chunks(whole, plan.format, level=plan.level, default_zone=zone)
        if plan.max_bytes is not None:
            chunks = _within(chunks, plan.max_bytes)
        if plan.partner:
            data = b"".join(chunks)
            chunks = iter([data])
            findings += self._asked(data, plan)
        yield plan.file, chunks

    def _told(self, whole: Feed, feed: _Gathered) -> Feed:
        """Tell of what was taken down, as far as the format or the partner can."""
        plan, zone = feed.plan, feed.publication.timezone
        takedowns = within(feed.takedowns, self._now, plan.takedown_days)
        if plan.format == "atom" and not whole.articles:  # it has to say when it changed
            latest = max((one.moment for one in feed.takedowns), default=None)
            whole = whole.replace(updated=latest or _NEVER)
        if not takedowns:
            return whole
        if plan.partner and partner_named(self._profile(plan.partner)).takedown == "send_again":
            return whole.replace(articles=[*sent_again(takedowns), *whole.articles])
        if plan.format == "atom" and (told := deleted_entries(takedowns, zone)):
            newest = channel_of(whole, Options(default_zone=zone or "")).updated
            moments = [takedowns[0].moment, *([when(newest)] if newest else [])]
            return whole.replace(residue=residue_of(told), updated=max(moments))
        return whole

    def _profile(self, partner: str) -> str:
        """Give the name of a partner, or the file of one's own profile where it is."""
        return str(Path(self._file).parent / partner) if partner.endswith(".toml") else partner

    def _fitted(self, feed: Feed, partner: str, file: str, findings: list[Finding]) -> Feed:
        """Fit a feed to its partner, and note what would not fit."""
        profile = partner_named(self._profile(partner))
        whole, noticed = fitted(feed, _key_of(partner), profile)
        findings += [replace(one, place=replace(one.place, file=file)) for one in noticed]
        return whole

    def _asked(self, data: bytes, plan: FeedPlan) -> Iterator[Finding]:
        """Say what a partner asks for that a feed does not have."""
        name = self._profile(str(plan.partner))
        rules = Ruleset(rules_of(name, partner_named(name)), self._day)
        for one in examine(data, rules, now=self._now, format=plan.format).findings:
            if one.rule in rules.severities:
                yield replace(one, place=replace(one.place, file=plan.file))


def _address(feed: _Gathered) -> str:
    """Give where a feed is served, below the publication's home page unless it has a host."""
    return resolve(feed.plan.file, feed.publication.host or feed.publication.url)


def _key_of(partner: str) -> str:
    """Give the name of a partner in `channel`: its own, or that of the file of its profile."""
    return Path(partner).name.removesuffix(".toml")


def _trimmed(article: Article, format: str) -> Article:
    """Give the article with what a sitemap says of it, since a sitemap holds all there are."""
    kept = _read_of(format)
    held = article.__dict__.items()
    return type(article).assembled({name: value for name, value in held if name in kept})


@cache
def _read_of(format: str) -> frozenset[str]:
    """Give the fields of which a sitemap is made, and those that say where an article stands."""
    return _STANDING | {_FIELD.split(path)[0] for path in format_named(format).carries}


def _head(feed: _Gathered) -> Feed:
    publication, plan = feed.publication, feed.plan
    address = resolve(plan.file, publication.host) if publication.host else None
    return Feed(
        title=plan.title or publication.name,
        home_page_url=publication.url,
        feed_url=address,
        description=plan.description,
        language=publication.language,
        hub_url=plan.hub,
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


def _key(article: Article, order: str, zone: str | None) -> _Key:
    """Sort by a date, what has none last, and what is level by its name."""
    said = article.date_modified or article.date_published
    date = said if order == "changed" else article.date_published
    moment = moment_of(date, zone).timestamp() if date is not None else None
    if moment is None:
        return float("inf"), article.id or article.url or str(article.headline)
    way = 1 if order == "oldest" else -1
    return way * moment, article.id or article.url or str(article.headline)
