"""What subscribers and partners see of a new issue of a feed: told exactly, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, NewsArticle, Person
from nutgraf.cli import main
from nutgraf.publishing import compared, content_hash
from nutgraf.testing import articles, feeds

HOST = "https://herald.example/"


def article(slug: str, day: int = 20, **said: Any) -> NewsArticle:
    stated = {
        "id": f"{HOST}{slug}#article",
        "url": f"{HOST}{slug}",
        "headline": f"About {slug}",
        "date_published": f"2026-11-{day:02}T08:00:00+00:00",
    }
    return NewsArticle(**{**stated, **said})


def feed(*ones: NewsArticle) -> Feed:
    return Feed(title="Town Herald", home_page_url=HOST, articles=ones)


def kinds(old: Feed, new: Feed) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for change in compared(old, new).changes:
        found.setdefault(change.kind, []).append(change.id.removeprefix(HOST))
    return found


BRIDGE, FERRY, ROOF = article("bridge", 22), article("ferry", 21), article("roof", 20)


@given(feeds())
def test_a_feed_does_not_differ_from_itself(drawn: Feed) -> None:
    assert not compared(drawn, drawn).changes


@given(feeds(), feeds())
def test_every_article_is_told_of_once(old: Feed, new: Feed) -> None:
    found = compared(old, new)

    told = [change.id for change in found.changes if change.kind in {"fallen_off", "taken_down"}]
    shown = [change.id for change in found.changes if change.id not in told]
    assert len(told) == len(set(told))
    assert len(shown) == len(set(shown))
    assert len(shown) + found.unchanged <= len(new.articles)


@given(articles("NewsArticle"), st.integers(min_value=1, max_value=28))
def test_dates_and_address_are_no_content(drawn: NewsArticle, day: int) -> None:
    elsewhere = drawn.replace(
        id="urn:x:1", url=f"{HOST}elsewhere", date_modified=f"2026-11-{day:02}"
    )

    assert content_hash(elsewhere) == content_hash(drawn)


@given(articles("NewsArticle"))
def test_another_headline_is_other_content(drawn: NewsArticle) -> None:
    assert content_hash(drawn.replace(headline=f"{drawn.headline} again")) != content_hash(drawn)


def test_new_article_is_new() -> None:
    assert kinds(feed(FERRY), feed(BRIDGE, FERRY)) == {"new": ["bridge#article"]}


def test_changed_article_says_where() -> None:
    edited = BRIDGE.replace(headline="The bridge", author=[Person(name="Ann Lee")])

    (change,) = compared(feed(BRIDGE), feed(edited)).changes

    assert change.kind == "changed"
    assert set(change.where) == {"headline", "author.name", "author.type"}


def test_changed_headline_is_no_new_article() -> None:
    retitled = BRIDGE.replace(headline="The bridge is open")

    assert kinds(feed(BRIDGE), feed(retitled)) == {"changed": ["bridge#article"]}


def test_article_under_another_id_is_republished() -> None:
    renamed = BRIDGE.replace(id="urn:uuid:1", headline="The bridge is open")

    found = compared(feed(BRIDGE), feed(renamed))

    assert [(one.kind, one.was) for one in found.changes] == [("republished", f"{BRIDGE.id}")]
    assert [one.rule for one in found.findings] == ["feed_article_republished"]


def test_article_under_another_id_and_address_is_known_by_its_content() -> None:
    moved = BRIDGE.replace(id="urn:uuid:1", url=f"{HOST}news/bridge")

    assert kinds(feed(BRIDGE), feed(moved)) == {"republished": ["urn:uuid:1"]}


def test_article_at_another_address_has_moved() -> None:
    moved = BRIDGE.replace(url=f"{HOST}news/bridge")

    assert kinds(feed(BRIDGE), feed(moved)) == {"moved": ["bridge#article"]}


def test_the_oldest_falls_off() -> None:
    assert kinds(feed(FERRY, ROOF), feed(BRIDGE, FERRY)) == {
        "new": ["bridge#article"],
        "fallen_off": ["roof#article"],
    }


def test_what_is_gone_while_older_ones_stay_was_taken_down() -> None:
    assert kinds(feed(BRIDGE, FERRY, ROOF), feed(BRIDGE, ROOF)) == {"taken_down": ["ferry#article"]}


def test_what_is_gone_from_an_emptied_feed_was_taken_down() -> None:
    assert kinds(feed(BRIDGE), feed()) == {"taken_down": ["bridge#article"]}


def test_without_dates_the_order_of_the_feed_tells() -> None:
    one, two, three = (article(name, date_published=None) for name in ("a", "b", "c"))

    assert kinds(feed(one, two, three), feed(two)) == {
        "taken_down": ["a#article"],
        "fallen_off": ["c#article"],
    }


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"date_modified": "2026-11-23T08:00:00Z"}, "feed_date_moved_alone"),
        ({"headline": "Other"}, "feed_date_left_behind"),
        ({"date_published": "2026-11-24T08:00:00Z"}, "feed_date_published_moved"),
    ],
)
def test_dates_that_do_not_say_what_happened_are_noticed(said: dict[str, str], rule: str) -> None:
    before = BRIDGE.replace(date_modified="2026-11-22T09:00:00Z")

    found = compared(feed(before), feed(before.replace(**said)))

    assert [finding.rule for finding in found.findings] == [rule]


def test_the_same_instant_in_another_zone_is_the_same_date() -> None:
    before = BRIDGE.replace(date_modified="2026-11-22T09:00:00Z")
    after = before.replace(date_modified="2026-11-22T11:00:00+02:00", headline="Other")

    rules = [finding.rule for finding in compared(feed(before), feed(after)).findings]

    assert rules == ["feed_date_left_behind"]


def test_an_id_that_stands_twice_is_noticed() -> None:
    found = compared(feed(BRIDGE), feed(BRIDGE, BRIDGE.replace(headline="Other")))

    assert [finding.rule for finding in found.findings] == ["feed_id_repeated"]
    assert not found.changes


@pytest.fixture
def diff(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Callable[..., tuple[int, str]]:
    """Compare two feeds in the shell; each is written in a format of its own."""

    def call(old: Feed | bytes, new: Feed | bytes, *options: str) -> tuple[int, str]:
        paths = []
        for name, value, kind in (("old", old, "rss"), ("new", new, "atom")):
            paths.append(tmp_path / f"{name}.{kind}")
            data = value if isinstance(value, bytes) else nutgraf.write(value, kind)
            paths[-1].write_bytes(data)
        with pytest.raises(SystemExit) as left:
            main(["feed", "diff", *map(str, paths), *options])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(left.value.code or 0), (out + err).decode()

    return call


def test_shell_tells_changes_across_formats(diff: Callable[..., tuple[int, str]]) -> None:
    status, out = diff(feed(FERRY), feed(BRIDGE, FERRY))

    assert status == 0
    assert "1 new, 1 unchanged" in out
    assert "About bridge" in out


def test_shell_fails_on_republished_when_asked(diff: Callable[..., tuple[int, str]]) -> None:
    renamed = feed(BRIDGE.replace(id="urn:uuid:1"))

    assert diff(feed(BRIDGE), renamed)[0] == 0
    assert diff(feed(BRIDGE), renamed, "--fail-on-republished")[0] == 1


def test_shell_gives_json(diff: Callable[..., tuple[int, str]]) -> None:
    _, out = diff(feed(FERRY), feed(BRIDGE, FERRY), "--json")

    assert [change["kind"] for change in json.loads(out)["changes"]] == ["new"]


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe\x00", b'{"@type": "NewsArticle"}'])
def test_what_is_no_feed_is_said_in_a_line(
    diff: Callable[..., tuple[int, str]], broken: bytes
) -> None:
    status, out = diff(broken, feed(BRIDGE))

    assert status == 2
    assert out.rstrip().endswith("old.rss: holds no feed")


@pytest.mark.parametrize("guid", ["12345", "post 7/x", "/2026/11/bridge", "?p=3", "tag:h,2026:1"])
@pytest.mark.parametrize("kind", ["rss", "jsonfeed"])
def test_id_of_an_old_system_is_written_as_it_was_read(guid: str, kind: str) -> None:
    data = nutgraf.write(feed(BRIDGE), kind).replace(BRIDGE.id.encode(), guid.encode())

    read = nutgraf.read(data).feed

    assert guid.encode() in nutgraf.write(read, kind)
    assert not compared(read, nutgraf.read(nutgraf.write(read, kind)).feed).changes


def test_deletion_of_what_was_never_there_or_stays_is_noticed() -> None:
    def atom(articles: str, *deleted: str) -> Feed:
        told = "".join(
            f'<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:x:{one}"'
            ' when="2026-11-22T00:00:00Z"/>'
            for one in deleted
        )
        ones = "".join(
            f"<entry><id>urn:x:{one}</id><title>{one}</title><updated>2026-11-20T00:00:00Z"
            f'</updated><link href="{HOST}{one}"/></entry>'
            for one in articles
        )
        head = "<title>T</title><id>urn:x:feed</id><updated>2026-11-22T00:00:00Z</updated>"
        text = f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{told}{ones}</feed>'
        return nutgraf.read(text).feed

    found = compared(atom("abc", "d"), atom("ac", "b", "c", "d", "e"))

    assert [(one.kind, one.id) for one in found.changes] == [("taken_down", "urn:x:b")]
    assert [(one.rule, one.severity, one.message[:7]) for one in found.findings] == [
        ("feed_deleted_still_there", "warning", "urn:x:c"),
        ("feed_deleted_unknown", "info", "urn:x:e"),
    ]
