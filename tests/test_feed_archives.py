"""Archives of feeds (RFC 5005): every article stands somewhere, and a change rewrites few files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

import nutgraf
from nutgraf.errors import ConfigError
from nutgraf.publishing import Published, Publishing, publish

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SITE = "https://herald.example/"
CONFIG = f"""
[[publication]]
id = "herald"
name = "Town Herald"
language = "en"
url = "{SITE}"
host = "{SITE}"
[[feed]]
publication = "herald"
hub = "https://hub.example/"
max_articles = 2
"""


def story(folder: Path, name: str, day: datetime | None, **said: Any) -> None:
    node = {
        "@context": "https://schema.org", "@type": "NewsArticle", "@id": f"{SITE}{name}#it",
        "headline": f"The story {name}", "url": SITE + name, "articleBody": "It is open.", **said,
    }  # fmt: skip
    if day is not None:
        node["datePublished"] = day.isoformat()
    (folder / f"{name}.jsonld").write_text(json.dumps(node), encoding="utf-8")


def newsroom(folder: Path, format: str = "rss", period: str = "month", more: str = "") -> Path:
    """Lay out twelve stories of June to November, two in each month."""
    lines = f'format = "{format}"\nfile = "all.{format}"\narchives = "{period}"\n{more}'
    (folder / "nutgraf.toml").write_text(CONFIG + lines, encoding="utf-8")
    for at in range(12):
        story(folder, f"s{at:02}", datetime(2026, 6 + at // 2, 1 + at, tzinfo=UTC))
    return folder


def built(folder: Path, now: datetime = NOW) -> Published:
    run = Publishing(folder, folder / "out", now=now, parts=("feeds",))
    for _ in run.steps():
        pass
    done = run.result()
    assert [one for one in done.findings if one.severity == "error"] == []
    return done


def written(folder: Path, now: datetime = NOW) -> list[str]:
    """Give the feeds and archives that a run wrote anew."""
    return [one.name for one in built(folder, now).files if one.is_new]


def chain(out: Path, name: str) -> Iterator[Any]:
    """Follow a feed to its archives, as who subscribes to it does."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        data = (out / name).read_bytes()
        feed = nutgraf.read(data).feed
        yield feed
        assert nutgraf.check(data, profiles=("feeds",), now=NOW) == []
        assert nutgraf.write(feed, name.partition(".")[2]) == data
        name = str(feed.previous_archive_url or name).removeprefix(SITE)


@pytest.mark.parametrize("format", ["rss", "atom"])
@pytest.mark.parametrize("order", ["newest", "changed"])
def test_every_article_is_found_from_the_feed(tmp_path: Path, format: str, order: str) -> None:
    story(tmp_path, "old", None, dateModified="2026-01-01T00:00:00Z")
    built(newsroom(tmp_path, format, more=f'order = "{order}"\n'))

    feeds = list(chain(tmp_path / "out", f"all.{format}"))

    names = [str(one.url).removeprefix(SITE) for feed in feeds for one in feed.articles]
    assert names == [*(f"s{at:02}" for at in reversed(range(12))), "old"]
    months = ["11", "10", "09", "08", "07", "06"]
    assert [str(one.feed_url).removeprefix(SITE) for one in feeds] == [
        f"all.{format}", *(f"all-2026-{month}.{format}" for month in months[1:]),
        f"all-undated.{format}",
    ]  # fmt: skip
    assert [one.history for one in feeds] == [None, *["archive"] * 6]
    assert [one.current_url for one in feeds[1:]] == [f"{SITE}all.{format}"] * 6
    assert [one.next_archive_url for one in feeds[:2]] == [None, None]
    assert feeds[3].next_archive_url == feeds[2].feed_url
    assert [one.hub_url is None for one in feeds] == [False, *[True] * 6]
    assert len({one.id for one in feeds}) == 1


@pytest.mark.parametrize(
    ("name", "day", "said", "files"),
    [
        ("s04", "2026-08-05", {"headline": "Put right"}, ["all-2026-08.rss"]),
        ("s04", "2026-08-05", {"creativeWorkStatus": "Withdrawn"}, ["all-2026-08.rss"]),
        ("new", "2026-07-20", {}, ["all-2026-07.rss"]),
        ("new", "2026-11-20", {}, ["all.rss"]),
        ("new", "2026-12-01", {}, ["all-2026-10.rss", "all-2026-11.rss", "all.rss"]),
        ("new", "2025-01-01", {}, ["all-2025-01.rss", "all-2026-06.rss"]),
    ],
)
def test_one_change_rewrites_few_files(
    tmp_path: Path, name: str, day: str, said: dict[str, str], files: list[str]
) -> None:
    built(newsroom(tmp_path))
    assert written(tmp_path) == []

    story(tmp_path, name, datetime.fromisoformat(day).replace(tzinfo=UTC), **said)

    assert written(tmp_path, NOW + timedelta(days=20)) == files


def test_archive_of_a_month_that_is_empty_now_is_removed(tmp_path: Path) -> None:
    built(newsroom(tmp_path))
    for name in ("s04", "s05"):
        (tmp_path / f"{name}.jsonld").unlink()

    assert written(tmp_path) == ["all-2026-07.rss", "all-2026-09.rss"]
    assert not (tmp_path / "out" / "all-2026-08.rss").exists()


def test_feed_holds_all_of_the_period_that_is_not_past(tmp_path: Path) -> None:
    built(newsroom(tmp_path, period="year"))

    (feed,) = chain(tmp_path / "out", "all.rss")

    assert len(feed.articles) == 12


def test_change_of_an_old_article_reaches_who_subscribes(tmp_path: Path) -> None:
    newsroom(tmp_path, "atom", more='order = "changed"\n')
    moved = {"dateModified": "2026-11-21T00:00:00Z"}
    story(tmp_path, "s00", datetime(2026, 6, 1, tzinfo=UTC), **moved)
    built(tmp_path)

    entries = feedparser.parse((tmp_path / "out" / "all.atom").read_bytes()).entries

    assert [one.link.removeprefix(SITE) for one in entries] == ["s00", "s11", "s10"]


@pytest.mark.parametrize(
    ("format", "more", "said"),
    [
        ("jsonfeed", "", "a feed in jsonfeed has no archives"),
        ("sitemap", "", "a feed in sitemap has no archives"),
        ("rss", 'partner = "msn"', "has no partner, max_bytes or order"),
        ("rss", "max_bytes = 2000", "has no partner, max_bytes or order"),
        ("rss", 'order = "oldest"', "has no partner, max_bytes or order"),
    ],
)
def test_archives_that_cannot_be_are_refused(
    tmp_path: Path, format: str, more: str, said: str
) -> None:
    newsroom(tmp_path, format, more=more)

    with pytest.raises(ConfigError, match=said):
        publish(tmp_path, tmp_path / "out", now=NOW)
