"""Compares two issues of a feed: what subscribers and partners will see of the change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from ..findings import Finding, Place, Severity
from ..formats._feed_live import moment_of
from ..markup.json_text import dump
from ..model import Article, Feed, to_node
from ..model._property import field_name
from ..safety.dates import When
from ..safety.show import show
from ._takedowns import deleted_in, is_expired

__all__ = ["Change", "Comparison", "Kind", "compared", "content_hash"]

Kind: TypeAlias = Literal["new", "changed", "moved", "republished", "fallen_off", "taken_down"]

_DATES = frozenset({"date_created", "date_modified", "date_published"})
_MOST_PLACES = 20  # of one change that are named
_SHOWN = 120  # characters of a title or an id


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one article between two issues of a feed.

    Shape: `new` was not there before; `changed` says something else than before; `moved` keeps its
    id under another address; `republished` comes under another id than before, so that every reader
    shows it again; `fallen_off` is older than what the feed still holds; `taken_down` is gone
    though older articles stay, or is named as deleted, or comes once more as expired; `where` are
    the model paths that differ, `was` the former id.
    """

    kind: Kind
    id: str
    title: str = ""
    where: tuple[str, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, in the order of the new issue, then of the old, and what is odd about them."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    unchanged: int = 0

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Give the changes of a kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def content_hash(article: Article) -> str:
    """Give the SHA-256 of what an article says: all but its id, address and dates, as hex digits.

    It is the same before and after an edit that changed nothing that readers see.
    """
    said = {path: value for path, value in _said(article).items() if path not in _UNSEEN}
    return hashlib.sha256(dump(sorted(said.items())).encode("utf-8", "replace")).hexdigest()


def compared(old: Feed, new: Feed) -> Comparison:
    """Compare two issues of a feed, article by article.

    An article is the same where its id is; failing that where its address is, or what it says.
    """
    before, after = _Issue(old), _Issue(new)
    former = _former_ids(before, after)
    changes: list[Change] = []
    findings = [*before.repeated("the old feed"), *after.repeated("the new feed")]
    unchanged = 0
    for name, article in after.articles.items():
        earlier = before.articles.get(name)
        if earlier is not None:
            change, noticed = _edited(name, earlier, article)
            findings += noticed
            unchanged += change is None
            changes += [change] if change is not None else []
        elif is_expired(article):
            changes.append(Change("taken_down", name, _title(article)))
        elif name in former:
            changes.append(Change("republished", name, _title(article), was=former[name]))
        else:
            changes.append(Change("new", name, _title(article)))
    deleted = deleted_in(new)
    changes += _gone(before, after, frozenset(former.values()), deleted)
    findings += _doubtful(deleted, deleted_in(old).union(before.articles), after)
    findings += [_republished(change) for change in changes if change.kind == "republished"]
    return Comparison(tuple(changes), tuple(findings), unchanged)


class _Issue:
    """The articles of a feed by their ids; of an id that stands twice the first counts."""

    def __init__(self, feed: Feed) -> None:
        self.articles: dict[str, Article] = {}
        self._twice: list[str] = []
        for article in feed.articles:
            name = identity(article)
            if self.articles.setdefault(name, article) is not article:
                self._twice.append(name)

    def repeated(self, which: str) -> Iterator[Finding]:
        for name in dict.fromkeys(self._twice):
            said = f"{which} has more than one article with the id {show(name, _SHOWN)}"
            yield Finding("feed_id_repeated", Severity.ERROR, said)


def identity(article: Article) -> str:
    """Give what readers know an article by: its id, its address, or what it says."""
    return str(article.id or article.url or "") or content_hash(article)


def _former_ids(before: _Issue, after: _Issue) -> Mapping[str, str]:
    """Give by new id the former one of each article that has come under another."""
    gone = {name: one for name, one in before.articles.items() if name not in after.articles}
    fresh = {name: one for name, one in after.articles.items() if name not in before.articles}
    former: dict[str, str] = {}
    for key in (_address, content_hash):
        known: dict[str, str] = {}
        for name, article in gone.items():
            if name not in former.values() and (value := key(article)):
                known.setdefault(value, name)
        for name, article in fresh.items():
            if name not in former and (value := key(article)) in known:
                former[name] = known.pop(value)
    return former


def _address(article: Article) -> str:
    return str(article.url or "")


def _edited(name: str, old: Article, new: Article) -> tuple[Change | None, list[Finding]]:
    """Say where an article differs from what it was."""
    before, after = _said(old), _said(new)
    where = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    if not where:
        return None, []
    if is_expired(new) and not is_expired(old):
        return Change("taken_down", name, _title(new)), []
    seen = [path for path in where if path not in _UNSEEN]
    kind: Kind = "moved" if where == ["url"] else "changed"
    change = Change(kind, name, _title(new), tuple(where[:_MOST_PLACES]))
    return change, list(_dated(name, old, new, is_edited=bool(seen)))


def _dated(name: str, old: Article, new: Article, *, is_edited: bool) -> Iterator[Finding]:
    """Notice where the dates do not say what happened."""
    shown = show(name, _SHOWN)
    moved = not _is_same(old.date_modified, new.date_modified)
    if moved and not is_edited:
        said = f"{shown}: the date of modification moved, the content did not change"
        yield Finding("feed_date_moved_alone", Severity.WARNING, said, Place())
    if is_edited and not moved and new.date_modified is not None:
        said = f"{shown}: the content changed, the date of modification did not"
        yield Finding("feed_date_left_behind", Severity.WARNING, said, Place())
    if old.date_published is not None and not _is_same(old.date_published, new.date_published):
        said = f"{shown}: the date of publication moved, so readers may show it as new"
        yield Finding("feed_date_published_moved", Severity.WARNING, said, Place())


def _gone(
    before: _Issue, after: _Issue, republished: frozenset[str], deleted: frozenset[str]
) -> Iterator[Change]:
    """Say of what is gone whether it is too old for the feed or was taken down.

    Where the feed does not name what is deleted, what is older than all it holds fell off.
    """
    names = list(before.articles)
    kept = [place for place, name in enumerate(names) if name in after.articles]
    last = kept[-1] if kept else -1
    oldest = _oldest(after.articles.values())
    for place, (name, article) in enumerate(before.articles.items()):
        if name in after.articles or name in republished:
            continue
        published = article.date_published
        if name in deleted:
            is_older = False
        elif oldest is not None and published is not None:
            is_older = moment_of(published, None) <= oldest
        else:
            is_older = bool(after.articles) and place > last
        yield Change("fallen_off" if is_older else "taken_down", name, _title(article))


def _doubtful(deleted: frozenset[str], known: frozenset[str], after: _Issue) -> Iterator[Finding]:
    """Notice what is named as deleted and was never there, or is there."""
    for name in sorted(deleted):
        if name in after.articles:
            said = f"{show(name, _SHOWN)} is named as deleted, and stands in the new feed"
            yield Finding("feed_deleted_still_there", Severity.WARNING, said)
        elif name not in known:
            said = f"{show(name, _SHOWN)} is named as deleted, and the old feed did not have it"
            yield Finding("feed_deleted_unknown", Severity.INFO, said)


def _oldest(articles: Iterable[Article]) -> Any:
    dates = [one.date_published for one in articles if one.date_published is not None]
    return min((moment_of(date, None) for date in dates), default=None)


def _republished(change: Change) -> Finding:
    said = (
        f"{show(change.id, _SHOWN)} was {show(change.was, _SHOWN)} before:"
        " every reader shows the article again"
    )
    return Finding("feed_article_republished", Severity.WARNING, said)


def _is_same(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or moment_of(one, None) == moment_of(other, None)


def _title(article: Article) -> str:
    return show(str(article.headline or article.description or article.url or ""), _SHOWN)


_UNSEEN = _DATES | {"id", "url", "main_entity_of_page"}


def _said(article: Article) -> dict[str, Any]:
    """Give what an article says, by model path; the body in HTML where there is one."""
    node = to_node(article)
    said: dict[str, Any] = {}
    body = article.body
    if body is not None and body.html:
        node.pop("articleBody", None)
        said["body"] = body.html
    for key, value in node.items():
        said |= _by_path("id" if key == "@id" else field_name(key), value)
    return said


def _by_path(path: str, value: Any) -> dict[str, Any]:
    """Give the plain values in a value by their paths."""
    said: dict[str, Any] = {}
    stack = [(path, value)]
    while stack:
        at, one = stack.pop()
        if isinstance(one, dict):
            stack += [
                (f"{at}.{field_name(key.lstrip('@'))}", held) for key, held in reversed(one.items())
            ]
        elif isinstance(one, list):
            stack += [(f"{at}[{place}]", held) for place, held in reversed(list(enumerate(one)))]
        else:
            said[at] = one
    return said
