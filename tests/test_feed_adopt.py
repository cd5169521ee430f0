"""The ids of a feed in use are locked: a migration republishes nothing."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, NewsArticle
from nutgraf.cli import main
from nutgraf.errors import ConfigError
from nutgraf.publishing import (
    IdTable,
    Publishing,
    adopted,
    compared,
    id_table_text,
    publish,
    read_id_table,
)
from nutgraf.testing import texts

HOST = "https://herald.example/"
SLUGS = ("bridge", "ferry", "roof")
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def item(slug: str, guid: str) -> str:
    told = f"<title>About {slug}</title><link>{HOST}{slug}</link><description>{slug}</description>"
    day = f"<pubDate>Fri, {18 + len(slug) % 3} Nov 2026 08:00:00 GMT</pubDate>"
    return f"<item>{told}{guid}{day}</item>"


def rss(items: str) -> bytes:
    head = f"<title>Herald</title><link>{HOST}</link><description>d</description>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def feed_of(guid: str) -> bytes:
    """Write a feed as another system would; the guid holds the slug, or the number, of each."""
    ones = (item(slug, guid.format(slug=slug, at=7 * at + 1)) for at, slug in enumerate(SLUGS))
    return rss("".join(ones))


OLD_FEEDS = {
    "number": feed_of('<guid isPermaLink="false">{at}</guid>'),
    "query": feed_of(f"<guid>{HOST}?p={{at}}</guid>"),
    "tag": feed_of('<guid isPermaLink="false">tag:h,2026:{slug}</guid>'),
    "link": feed_of(f"<guid>{HOST}{{slug}}</guid>"),
    "none": feed_of(""),
}


def newsroom(folder: Path, host: str = HOST, format: str = "rss") -> Path:
    """Lay out the same articles as content of ours, with ids of its own."""
    (folder / "content").mkdir(parents=True)
    for slug in SLUGS:
        article = NewsArticle(
            headline=f"About {slug}",
            description=slug,
            url=f"{host}{slug}",
            date_published=f"2026-11-{18 + len(slug) % 3}T08:00:00+00:00",
        )
        (folder / "content" / f"{slug}.jsonld").write_bytes(nutgraf.write(article, "jsonld"))
    (folder / "nutgraf.toml").write_text(
        '[[publication]]\nid = "h"\nname = "Herald"\nurl = "https://herald.example/"\n'
        f'folder = "content"\nids = "ids.toml"\narticle_id = "{{url}}#article"\nhost = "{host}"\n'
        f'[[feed]]\npublication = "h"\nformat = "{format}"\nfile = "feed.rss"\n',
        encoding="utf-8",
    )
    return folder


def migrated(
    old: bytes, folder: Path, host: str = HOST, moved: str = "", format: str = "rss"
) -> Feed:
    """Adopt the old feed and publish ours."""
    source = newsroom(folder / "source", host, format)
    table, findings = adopted(IdTable(), nutgraf.read(old).feed)
    assert not findings
    text = id_table_text(table)
    (source / "ids.toml").write_text(text.replace("[moved]\n", f"[moved]\n{moved}\n"), "utf-8")
    run = Publishing(source, folder / "public", now=NOW, parts=("feeds",))
    list(run.steps())
    done = run.result()
    assert not [one for one in done.findings if one.severity == "error"]
    return nutgraf.read((folder / "public" / "feed.rss").read_bytes()).feed


@pytest.mark.parametrize("name", OLD_FEEDS)
def test_migration_republishes_nothing(name: str, tmp_path: Path) -> None:
    new = migrated(OLD_FEEDS[name], tmp_path)

    assert compared(nutgraf.read(OLD_FEEDS[name]).feed, new).of("republished") == ()
    assert {one.id for one in new.articles} == {
        one.id or one.url for one in nutgraf.read(OLD_FEEDS[name]).articles
    }


def of_feedgen(format: str) -> bytes:
    """Write a feed as a system with feedgen does: ids of its own, which are no addresses."""
    feed = pytest.importorskip("feedgen.feed").FeedGenerator()
    feed.id(HOST)
    feed.title("Herald")
    feed.link(href=HOST)
    feed.description("d")
    feed.updated(NOW)
    for at, slug in enumerate(SLUGS):
        entry = feed.add_entry()
        entry.id(f"urn:cms:{at + 41}")
        entry.title(f"About {slug}")
        entry.link(href=HOST + slug)
        entry.summary(slug)
        entry.published(f"2026-11-{18 + len(slug) % 3}T08:00:00Z")
        entry.updated(NOW)
    text: bytes = feed.rss_str() if format == "rss" else feed.atom_str()
    return text


def of_django(format: str) -> bytes:
    """Write a feed as Django does: the address is the id."""
    made = pytest.importorskip("django.utils.feedgenerator")
    kind = made.Rss201rev2Feed if format == "rss" else made.Atom1Feed
    feed = kind("Herald", HOST, "d", language="en")
    for slug in SLUGS:
        day = datetime(2026, 11, 18 + len(slug) % 3, 8, tzinfo=UTC)
        feed.add_item(f"About {slug}", HOST + slug, slug, unique_id=HOST + slug, pubdate=day,
                      updateddate=day)  # fmt: skip
    text: str = feed.writeString("utf-8")
    return text.encode()


def of_npm(format: str) -> bytes:
    """Write a feed as the package feed 6.0.0 of npm does: the id of the caller, in CDATA titles."""
    items = "".join(
        f"""
        <item>
            <title><![CDATA[About {slug}]]></title>
            <link>{HOST}{slug}</link>
            <guid isPermaLink="false">post-{1000 + len(slug)}</guid>
            <pubDate>Fri, {18 + len(slug) % 3} Nov 2026 08:00:00 GMT</pubDate>
            <description><![CDATA[{slug}]]></description>
            <content:encoded><![CDATA[<p>{slug}</p>]]></content:encoded>
            <author>ann@herald.example (Ann Lee)</author>
        </item>"""
        for slug in SLUGS
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel>
        <title>Herald</title>
        <link>{HOST}</link>
        <description>d</description>
        <docs>https://validator.w3.org/feed/docs/rss2.html</docs>
        <generator>https://github.com/jpmonette/feed</generator>{items}
    </channel>
</rss>""".encode()


@pytest.mark.parametrize(
    ("made", "format"),
    [
        (of_feedgen, "rss"), (of_feedgen, "atom"), (of_django, "rss"), (of_django, "atom"),
        (of_npm, "rss"),
    ],
)  # fmt: skip
def test_migration_from_another_generator_republishes_nothing(
    made: Callable[[str], bytes], format: str, tmp_path: Path
) -> None:
    old = nutgraf.read(made(format), format).feed

    new = migrated(made(format), tmp_path, format=format)

    found = compared(old, new)
    assert found.of("republished") == ()
    assert {one.id for one in new.articles} == {one.id for one in old.articles}
    assert {one.kind for one in found.changes} <= {"changed"}


def test_without_the_table_every_article_would_be_republished(tmp_path: Path) -> None:
    source = newsroom(tmp_path / "source")
    (source / "ids.toml").write_text("", "utf-8")
    publish(source, tmp_path / "public", now=NOW)

    found = compared(
        nutgraf.read(OLD_FEEDS["number"]).feed,
        nutgraf.read((tmp_path / "public" / "feed.rss").read_bytes()).feed,
    )

    assert len(found.of("republished")) == len(SLUGS)


def test_migration_to_another_host_republishes_nothing(tmp_path: Path) -> None:
    moved = f'"{HOST}" = "https://news.example/h/"'

    new = migrated(OLD_FEEDS["number"], tmp_path, "https://news.example/h/", moved)

    assert {one.id for one in new.articles} == {"1", "8", "15"}


@given(
    st.dictionaries(texts().filter(bool), texts().filter(bool)),
    st.dictionaries(texts().filter(bool), texts().filter(bool)),
)
def test_table_is_read_as_it_was_written(ids: dict[str, str], moved: dict[str, str]) -> None:
    table = IdTable.of(ids, moved)

    text = id_table_text(table)

    value = tomllib.loads(text)
    assert (value["ids"], value["moved"]) == (ids, moved)
    assert id_table_text(IdTable.of(value["ids"], value["moved"]), text) == text


def test_what_the_newsroom_wrote_above_the_ids_stays(tmp_path: Path) -> None:
    file = tmp_path / "ids.toml"
    head = f'# ours\n[moved]\n"{HOST}old" = "{HOST}bridge"  # since May\n'
    file.write_text(f"{head}\n[ids]\n", "utf-8")

    table, _ = adopted(read_id_table(file), nutgraf.read(OLD_FEEDS["tag"]).feed)

    assert id_table_text(table, file.read_text("utf-8")).startswith(head)


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/news/x", "https://b.example/n/x"),
        ("https://a.example/old", "https://b.example/n/new"),
        ("https://c.example/x", "https://c.example/x"),
    ],
)
def test_the_longest_rule_says_where_an_address_leads(address: str, today: str) -> None:
    moved = {
        "https://a.example/": "https://b.example/",
        "https://a.example/news/": "https://b.example/n/",
        "https://a.example/old": "https://a.example/news/new",
    }
    table = IdTable.of({address: "7"}, moved)

    assert table.id_of(NewsArticle(headline="A", url=today)) == "7"


def test_rules_in_a_circle_end() -> None:
    moved = {"https://a.example/": "https://b.example/", "https://b.example/": "https://a.example/"}

    table = IdTable.of({"https://a.example/x": "7"}, moved)

    assert table.id_of(NewsArticle(headline="A", url="https://a.example/x")) == "7"


def test_an_id_in_the_table_is_never_changed() -> None:
    held = IdTable.of({f"{HOST}bridge": "9"}, {})

    table, findings = adopted(held, nutgraf.read(OLD_FEEDS["tag"]).feed)

    assert table.ids[f"{HOST}bridge"] == "9"
    assert [one.rule for one in findings] == ["feed_id_conflict"]


def test_two_articles_never_share_an_id() -> None:
    twice = rss("".join(item(slug, '<guid isPermaLink="false">1</guid>') for slug in SLUGS[:2]))

    table, findings = adopted(IdTable(), nutgraf.read(twice).feed)

    assert list(table.ids.values()) == ["1"]
    assert all(one.rule == "feed_id_repeated" for one in findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = [", r"ids\.toml:1:\d+: "),
        ("[other]\n", r"ids\.toml:1:1: no such table: other"),
        ("[ids]\na = 1\n", r"ids\.toml: \[ids\] holds pairs of text"),
        ("ids = 3\n", r"ids\.toml: \[ids\] holds pairs of text"),
    ],
)
def test_broken_table_is_said_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "ids.toml").write_text(text, "utf-8")

    with pytest.raises(ConfigError, match=said):
        read_id_table(tmp_path / "ids.toml")


def test_missing_table_stops_before_anything_is_written(tmp_path: Path) -> None:
    source = newsroom(tmp_path / "source")

    with pytest.raises(ConfigError, match=r"ids\.toml: cannot be read"):
        publish(source, tmp_path / "public", now=NOW)
    assert not (tmp_path / "public").exists()


@pytest.fixture
def adopt(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Callable[..., tuple[int, str]]:
    def call(old: bytes) -> tuple[int, str]:
        (tmp_path / "old.rss").write_bytes(old)
        arguments = ["feed", "adopt", str(tmp_path / "old.rss"), "--into"]
        with pytest.raises(SystemExit) as left:
            main([*arguments, str(tmp_path / "ids.toml")])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(left.value.code or 0), (out + err).decode()

    return call


def test_shell_adopts_and_adopts_again(
    adopt: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    status, out = adopt(OLD_FEEDS["tag"])
    first = (tmp_path / "ids.toml").read_bytes()

    assert status == 0
    assert re.search(r"ids\.toml: 3 ids, 3 new", out)
    assert "3 ids, 0 new" in adopt(OLD_FEEDS["tag"])[1]
    assert (tmp_path / "ids.toml").read_bytes() == first


def test_shell_says_what_is_no_feed(adopt: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    status, out = adopt(b"nothing")

    assert status == 2
    assert "holds no feed" in out
    assert not (tmp_path / "ids.toml").exists()


def test_article_that_moved_is_adopted_again_without_a_finding() -> None:
    held = IdTable.of({f"{HOST}old": "7"}, {f"{HOST}old": f"{HOST}bridge"})
    feed = nutgraf.read(rss(item("bridge", '<guid isPermaLink="false">7</guid>'))).feed

    assert adopted(held, feed) == (held, ())


def test_another_article_at_an_address_that_moved_has_no_id_of_the_former() -> None:
    held = IdTable.of({f"{HOST}old": "7"}, {f"{HOST}old": f"{HOST}bridge"})

    assert held.id_of(NewsArticle(headline="A", url=f"{HOST}old")) is None
    assert held.id_of(NewsArticle(headline="A", url=f"{HOST}bridge")) == "7"


def test_id_that_is_no_iri_is_the_first_address_where_one_is_asked_for() -> None:
    held = IdTable.of({f"{HOST}old": "7"}, {f"{HOST}old": f"{HOST}bridge"})

    assert held.iri_of(NewsArticle(headline="A", url=f"{HOST}bridge")) == f"{HOST}old"
