"""Articles that are taken down, and which articles of a newsroom each feed holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

import nutgraf
from nutgraf.publishing import Publishing, compared

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SITE = "https://herald.example/"
PUBLICATION = f"""
[[publication]]
id = "herald"
name = "Town Herald"
language = "en"
url = "{SITE}"
host = "{SITE}"
"""
OUT = {"datePublished": "2026-11-20T08:00:00Z"}
KILLED = {**OUT, "creativeWorkStatus": "Withdrawn", "dateModified": "2026-11-22T08:00:00Z"}


def built(folder: Path, feeds: str, now: datetime = NOW, **articles: Any) -> Path:
    """Publish a folder of articles, and give the folder of its feeds."""
    for name, said in articles.items():
        node = {
            "@context": "https://schema.org", "@type": "NewsArticle", "@id": f"{SITE}{name}#it",
            "headline": f"The story that is called {name}", "url": SITE + name, **said,
        }  # fmt: skip
        (folder / f"{name}.jsonld").write_text(json.dumps(node), encoding="utf-8")
    (folder / "nutgraf.toml").write_text(PUBLICATION + feeds, encoding="utf-8")
    run = Publishing(folder, folder / "out", now=now)
    for _ in run.steps():
        pass
    run.result()
    return folder / "out"


def feed(format: str, *lines: str) -> str:
    return "\n".join(
        ["[[feed]]", 'publication = "herald"', f'format = "{format}"', f'file = "{format}"', *lines]
    )


def held(file: Path) -> str:
    return "".join(str(one.url)[-1] for one in nutgraf.read(file.read_bytes()).articles)


def test_atom_names_what_was_taken_down(tmp_path: Path) -> None:
    data = (built(tmp_path, feed("atom"), a=OUT, b=KILLED) / "atom").read_bytes()

    assert b'<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ' in data
    assert b'ref="https://herald.example/b#it" when="2026-11-22T08:00:00Z"/>' in data
    assert b"<updated>2026-11-22T08:00:00Z</updated>" in data
    assert data.count(b"called b") == 0


def test_msn_gets_what_was_taken_down_once_more_as_expired(tmp_path: Path) -> None:
    data = (built(tmp_path, feed("rss", 'partner = "msn"'), a=OUT, b=KILLED) / "rss").read_bytes()
    entry = feedparser.parse(data).entries[0]

    assert entry.id == f"{SITE}b#it"
    assert entry.updated == "2026-11-22T08:00:00Z"
    assert entry.validity == "2026-11-22T07:59:59+00:00"


def test_other_formats_hold_it_no_more(tmp_path: Path) -> None:
    formats = ("rss", "jsonfeed", "sitemap", "news-sitemap")
    fresh = {"datePublished": "2026-11-21T08:00:00Z"}
    out = built(tmp_path, "\n".join(map(feed, formats)), a=fresh, b={**KILLED, **fresh})

    assert {held(out / name) for name in formats} == {"a"}


@pytest.mark.parametrize(
    "said",
    [
        {"creativeWorkStatus": "Withdrawn"},  # it never was out
        {**KILLED, "datePublished": "2026-11-23"},
        {**OUT, "creativeWorkStatus": "Draft"},
        {**KILLED, "dateModified": "2026-10-22T08:00:00Z"},  # too long ago
    ],
)
def test_what_never_was_out_leaves_no_trace(tmp_path: Path, said: dict[str, str]) -> None:
    feeds = feed("atom") + "\n" + feed("rss", 'partner = "msn"')
    out = built(tmp_path, feeds, a=OUT, b=said)

    assert [b"herald.example/b" in (out / name).read_bytes() for name in ("atom", "rss")] == [0, 0]


def test_what_has_expired_was_taken_down_then(tmp_path: Path) -> None:
    expired = {**OUT, "expires": "2026-11-21T00:00:00Z"}
    data = (built(tmp_path, feed("atom"), a=OUT, b=expired) / "atom").read_bytes()

    assert b'when="2026-11-21T00:00:00Z"' in data


def test_restored_article_is_deleted_no_more(tmp_path: Path) -> None:
    built(tmp_path, feed("atom"), a=OUT, b=KILLED)
    data = (built(tmp_path, feed("atom"), b=OUT) / "atom").read_bytes()

    assert b"deleted-entry" not in data
    assert held(tmp_path / "out" / "atom") == "ab"


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        ('access = "free"', "bcd"),
        ('access = "paid"', "a"),
        ('sponsored = "none"', "acd"),
        ('sponsored = "only"', "b"),
        ('origin = "own"', "abd"),
        ('origin = "syndicated"', "c"),
    ],
)
def test_feed_holds_the_kind_of_articles_that_it_asks_for(
    tmp_path: Path, line: str, letters: str
) -> None:
    out = built(
        tmp_path,
        feed("rss", line),
        a={**OUT, "isAccessibleForFree": False},
        b={**OUT, "sponsor": {"@type": "Organization", "name": "Acme"}},
        c={**OUT, "isBasedOn": "https://agency.example/c"},
        d=OUT,
    )

    assert "".join(sorted(held(out / "rss"))) == letters


def test_feed_of_licensed_pictures_brings_no_other(tmp_path: Path) -> None:
    picture = {"@type": "ImageObject", "contentUrl": f"{SITE}a.jpg"}
    free = {"@type": "ImageObject", "contentUrl": f"{SITE}b.jpg", "license": f"{SITE}terms"}
    out = built(tmp_path, feed("rss", 'images = "licensed"'), a={**OUT, "image": [picture, free]})

    assert feedparser.parse((out / "rss").read_bytes()).entries[0].media_content == [
        {"url": f"{SITE}b.jpg", "medium": "image"}
    ]


def test_feed_names_its_hub(tmp_path: Path) -> None:
    out = built(tmp_path, feed("rss", 'hub = "https://hub.example/"'), a=OUT)

    assert b'<atom:link href="https://hub.example/" rel="hub"/>' in (out / "rss").read_bytes()


def months(folder: Path, **articles: Any) -> dict[str, bytes]:
    feeds = feed("sitemap", 'split = "month"').replace('file = "sitemap"', 'file = "all.xml"')
    out = built(folder, feeds, **articles)
    return {file.name: file.read_bytes() for file in sorted(out.glob("*.xml"))}


def test_sitemaps_of_months_change_only_where_an_article_did(tmp_path: Path) -> None:
    stories = {
        f"s{month}{day}": {"datePublished": f"2026-{month}-{day}T08:00:00Z"}
        for month in ("08", "09", "10") for day in ("01", "02")
    }  # fmt: skip
    first = months(tmp_path, **stories)
    changed = {"s0902": {**stories["s0902"], "dateModified": "2026-11-01T08:00:00Z"}}
    then = months(tmp_path, **changed, new={"datePublished": "2026-08-03"})

    assert list(first) == ["all-2026-08.xml", "all-2026-09.xml", "all-2026-10.xml", "all.xml"]
    assert [name for name in first if first[name] != then[name]] == [
        "all-2026-08.xml", "all-2026-09.xml", "all.xml",
    ]  # fmt: skip
    assert (
        b"<loc>https://herald.example/all-2026-09.xml</loc>\n<lastmod>2026-11-01" in then["all.xml"]
    )


def test_sitemap_of_a_month_that_is_empty_now_is_removed(tmp_path: Path) -> None:
    stories = {"a": {"datePublished": "2026-08-01"}, "b": {"datePublished": "2026-09-01"}}
    months(tmp_path, **stories)
    then = months(tmp_path, a={**stories["a"], "creativeWorkStatus": "Withdrawn"})

    assert b"2026-08" not in then["all.xml"]
    assert list(then) == ["all-2026-09.xml", "all.xml"]


def test_feed_of_atom_that_is_empty_now_is_written(tmp_path: Path) -> None:
    built(tmp_path, feed("atom"), a=OUT)

    data = (built(tmp_path, feed("atom"), a=KILLED) / "atom").read_bytes()

    assert b"<updated>2026-11-22T08:00:00Z</updated>" in data
    assert held(tmp_path / "out" / "atom") == ""


@pytest.mark.parametrize("feeds", [feed("atom"), feed("rss", 'partner = "msn"')])
def test_diff_tells_of_the_oldest_that_was_taken_down(tmp_path: Path, feeds: str) -> None:
    name = feeds.partition('file = "')[2].partition('"')[0]
    old = nutgraf.read((built(tmp_path, feeds, a=OUT, b=OUT) / name).read_bytes()).feed
    new = nutgraf.read((built(tmp_path, feeds, a=OUT, b=KILLED) / name).read_bytes()).feed

    assert [(one.kind, one.id) for one in compared(old, new).changes] == [
        ("taken_down", f"{SITE}b#it")
    ]


def test_msn_is_asked_of_what_is_live_alone(tmp_path: Path) -> None:
    """An article without an instant has no pubDate; one that is taken down needs no body."""
    text = feed("rss", 'partner = "msn"')
    said = {"datePublished": "2026-11-20", "articleBody": "It is open."}
    built(tmp_path, text, a=said, b=KILLED)
    run = Publishing(tmp_path, tmp_path / "out", now=NOW, parts=("feeds",))
    list(run.steps())

    found = [one for one in run.result().findings if one.rule.startswith("msn")]

    assert {one.rule for one in found} == {"msn_date_missing", "msn_picture_missing"}
    lines = (tmp_path / "out" / "rss").read_text("utf-8").splitlines()
    assert "called a" in lines[found[0].place.line]


ORIGIN = {
    "@type": "NewsArticle",
    "url": "https://wire.example/ferry",
    "dateModified": "2026-11-19T10:00:00Z",
    "publisher": {"@type": "Organization", "name": "R&D Wire", "url": "https://wire.example/"},
}
COPY = {**OUT, "url": "https://wire.example/ferry", "isBasedOn": ORIGIN, "articleBody": "It runs."}


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_copy_keeps_the_address_and_the_source_of_its_origin(tmp_path: Path, format: str) -> None:
    told = {"description": "The ferry runs again."}
    out = built(tmp_path, feed(format) + "\n" + feed("sitemap"), a=OUT | told, b=COPY | told)
    data = (out / format).read_bytes()
    entry = next(one for one in feedparser.parse(data).entries if one.id == f"{SITE}b#it")
    head = nutgraf.write_text(nutgraf.read((out / "b.jsonld").read_bytes()).article, "head")

    assert entry.link == "https://wire.example/ferry"
    assert entry.source.title == "R&D Wire"
    assert "https://wire.example/" in {entry.source.get("href"), entry.source.get("link")}
    assert held(out / "sitemap") == "a"
    assert '<link rel="canonical" href="https://wire.example/ferry">' in head
    assert nutgraf.write(nutgraf.read(data).feed, format) == data
    assert nutgraf.check(data, profiles=("feeds",), now=NOW) == []


def test_source_that_was_found_in_a_feed_stays_as_it_is(tmp_path: Path) -> None:
    from nutgraf.publishing._copies import with_source

    text = """<rss version="2.0"><channel><title>T</title><link>https://herald.example/</link>
<item><title>A</title><source url="https://wire.example/rss">Wire</source></item></channel></rss>"""
    found = nutgraf.read(text).articles[0].replace(is_based_on=[ORIGIN])

    assert with_source(found, "rss") == found


@pytest.mark.parametrize(
    ("partner", "said"),
    [
        ("own.toml", "own.toml:7: nope: extra"),
        ("missing.toml", "no partner file"),
        ("nobody", "no partner 'nobody'"),
    ],
)
def test_other_feeds_are_written_when_a_partner_cannot_be(
    tmp_path: Path, partner: str, said: str
) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "A"\nprefix = "a"\nspace = "https://a.example/"\n\n\n\nnope = 1\n'
        '[source]\npage = "p"\nread = "2026-11-22"\n',
        "utf-8",
    )
    built(tmp_path, feed("rss", f'partner = "{partner}"') + "\n" + feed("atom"), a=OUT)
    run = Publishing(tmp_path, tmp_path / "out", now=NOW, parts=("feeds",))
    list(run.steps())

    (found,) = run.result().findings

    assert (found.rule, found.severity) == ("feed_unwritable", "error")
    assert said in found.message
    assert held(tmp_path / "out" / "atom") == "a"


@pytest.mark.parametrize("feeds", [feed("atom"), feed("rss", 'partner = "msn"')])
@pytest.mark.parametrize("names", ["ab", "ba"])
def test_version_that_took_the_place_of_a_killed_one_is_not_taken_down(
    tmp_path: Path, feeds: str, names: str
) -> None:
    same = {"@id": f"{SITE}story#it", "url": f"{SITE}story"}
    killed, live = names
    out = built(tmp_path, feeds, **{killed: {**KILLED, **same}, live: {**OUT, **same}})

    data = out / ("rss" if "rss" in feeds else "atom")
    (entry,) = feedparser.parse(data.read_bytes()).entries

    assert (entry.id, entry.title[-1], "validity" in entry) == (f"{SITE}story#it", live, False)
    assert b"deleted-entry" not in data.read_bytes()
