"""Publishing: a folder becomes a folder, and no fault in one file stops another."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import nutgraf
from nutgraf import ConfigError, Published
from nutgraf.cli import main

NEWSROOM = Path(__file__).parents[1] / "examples" / "newsroom"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LIVE = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"A"%s}'


def run(source: Path, out: Path, now: datetime = NOW) -> Published:
    return nutgraf.publish(source, out, now=now)


def content(out: Path) -> dict[str, bytes]:
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def rules(published: Published) -> list[str]:
    return [finding.rule for finding in published.findings]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Give a copy of the example that a test may spoil."""
    return Path(shutil.copytree(NEWSROOM, tmp_path / "newsroom"))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Give a folder without configuration that holds one article."""
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "one.jsonld").write_text(LIVE % "", encoding="utf-8")
    return folder


def test_example_newsroom_becomes_its_files(tmp_path: Path) -> None:
    published = run(NEWSROOM, tmp_path)

    slugs = {"budget-2026", "footbridge-opens", "letters", "library-roof", "night-ferry"}
    slugs |= {"pishokhidnyi-mist"}
    pages = {f"{slug}.{kind}" for slug in slugs for kind in ("jsonld", "head.html")}
    names = set(content(tmp_path))
    assert {name for name in names if not name.startswith("schemas/")} == pages | {
        "feed.rss",
        "feed.atom",
        "feed.json",
        "feed-uk.rss",
    }
    assert (published.articles, published.held_back) == (6, 2)
    assert set(rules(published)) == {"article_held_back"}


def test_every_file_that_is_published_can_be_read(tmp_path: Path) -> None:
    run(NEWSROOM, tmp_path)

    for name, data in content(tmp_path).items():
        if name.endswith((".jsonld", ".head.html")):
            article = nutgraf.read(data).require_article()
            assert article.id
            assert article.id.startswith("https://herald.example/")
        elif name.startswith("feed"):
            assert nutgraf.read(data).articles


def test_configuration_says_what_an_article_does_not(tmp_path: Path) -> None:
    run(NEWSROOM, tmp_path)
    article = nutgraf.read(content(tmp_path)["library-roof.jsonld"]).require_article()

    assert article.url == "https://herald.example/en/library-roof"
    assert article.author[0].url == "https://herald.example/by/marta-veligor"
    assert article.publisher.name == "Town Herald"


def test_ids_of_the_parser_are_made_absolute(tmp_path: Path) -> None:
    run(NEWSROOM, tmp_path)
    data = content(tmp_path)["footbridge-opens.jsonld"]

    assert b'"@id":"#' not in data
    article = nutgraf.read(data).require_article()
    assert article.has_part[0].spoken_by_character[0].name == "Halyna Torban"


def test_second_run_touches_nothing(tmp_path: Path) -> None:
    run(NEWSROOM, tmp_path)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    times = [file.stat().st_mtime_ns for file in files]

    again = run(NEWSROOM, tmp_path)

    assert not any(file.is_new for file in again.files)
    assert [file.stat().st_mtime_ns for file in files] == times


def test_same_source_gives_same_bytes(tmp_path: Path, newsroom: Path) -> None:
    run(NEWSROOM, tmp_path / "a")
    run(newsroom, tmp_path / "b")

    assert content(tmp_path / "a") == content(tmp_path / "b")


@pytest.mark.parametrize(
    ("said", "is_live"),
    [
        ("", True),
        (',"datePublished":"2026-11-22T09:00:00Z"', True),
        (',"datePublished":"2026-11-22T09:00:01Z"', False),
        (',"datePublished":"2026-11-22"', True),
        (',"datePublished":"2026-11-23"', False),
        (',"datePublished":"2026-11-22T09:30:00"', False),
        (',"datePublished":"9999-12-31"', False),
        (',"datePublished":"0001-01-01"', True),
        (',"expires":"2026-11-22T08:00:00Z"', False),
        (',"creativeWorkStatus":"Draft"', False),
        (',"creativeWorkStatus":"Published"', True),
    ],
)
def test_only_what_is_live_leaves(plain: Path, tmp_path: Path, said: str, *, is_live: bool) -> None:
    (plain / "one.jsonld").write_text(LIVE % said, encoding="utf-8")

    published = run(plain, tmp_path / "out")

    assert published.articles == int(is_live)
    assert ("one.jsonld" in content(tmp_path / "out")) == is_live


def test_page_is_published_as_the_article_it_holds(plain: Path, tmp_path: Path) -> None:
    head = nutgraf.write_text(nutgraf.read(LIVE % "").require_article(), "head")
    (plain / "one.jsonld").unlink()
    (plain / "two.html").write_text(f"<html><head>{head}</head></html>", encoding="utf-8")

    published = run(plain, tmp_path / "out")

    assert published.articles == 1
    assert b'"headline":"A"' in content(tmp_path / "out")["two.jsonld"]


def test_what_was_published_into_the_source_is_no_content(plain: Path) -> None:
    run(plain, plain / "public")

    assert [file for file in run(plain, plain / "public").files if file.is_new] == []
    assert run(plain, plain / "public").articles == 1


def test_article_that_is_withdrawn_is_taken_down(plain: Path, tmp_path: Path) -> None:
    run(plain, tmp_path / "out")
    (plain / "one.jsonld").write_text(LIVE % ',"creativeWorkStatus":"draft"', encoding="utf-8")

    published = run(plain, tmp_path / "out")

    assert content(tmp_path / "out").keys() == {
        name for name in content(tmp_path / "out") if name.startswith("schemas/")
    }
    assert rules(published).count("article_taken_down") == 2


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("two.jsonld", b"{", "file_unreadable"),
        ("two.jsonld", b"\xff\xfe\x00\xd8", "file_unreadable"),
        ("two.jsonld", b'{"@type":"Person","name":"A"}', "no_article_found"),
        ("two.txt", b"", "no_article_found"),
        ("sub/one.jsonld", (LIVE % "").encode(), "output_name_taken"),
    ],
)
def test_fault_of_one_file_is_told_and_stops_no_other(
    plain: Path, tmp_path: Path, name: str, data: bytes, rule: str
) -> None:
    (plain / "sub").mkdir()
    (plain / name).write_bytes(data)

    published = run(plain, tmp_path / "out")

    assert rule in rules(published) or rule == "file_unreadable"
    faults = [finding for finding in published.findings if finding.severity == "error"]
    assert [Path(finding.place.file).name for finding in faults] == [Path(name).name]
    assert published.articles == 1


def test_two_articles_of_one_id_are_told_of(plain: Path, tmp_path: Path) -> None:
    for name in ("a.jsonld", "b.jsonld"):
        (plain / name).write_text(LIVE % ',"@id":"https://a.example/#1"', encoding="utf-8")

    published = run(plain, tmp_path / "out")

    assert rules(published) == ["id_taken"]
    assert published.articles == 2


def test_unknown_house_is_told_of_and_the_rest_is_published(newsroom: Path, tmp_path: Path) -> None:
    config = newsroom / "nutgraf.toml"
    text = config.read_text("utf-8").replace("houses/town-herald.toml", "nowhere")
    config.write_text(text, encoding="utf-8")

    published = run(newsroom, tmp_path / "out")

    assert {
        f.place.file.rpartition(".")[2] for f in published.findings if f.severity == "error"
    } == {"txt"}
    assert published.articles == 3


def test_empty_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert rules(run(tmp_path / "empty", tmp_path / "out")) == ["source_empty"]


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        run(tmp_path / "nowhere", tmp_path / "out")


def test_output_that_cannot_be_written_is_refused(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(ConfigError, match="cannot be written"):
        run(plain, tmp_path / "out")


def test_one_file_that_cannot_be_written_stops_no_other(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "one.jsonld").mkdir(parents=True)

    published = run(plain, tmp_path / "out")

    assert rules(published) == ["output_unwritable"]
    assert (tmp_path / "out" / "one.head.html").is_file()


def test_feed_that_leads_out_of_the_folder_is_told_of(newsroom: Path, tmp_path: Path) -> None:
    config = newsroom / "nutgraf.toml"
    text = config.read_text("utf-8").replace('"feed.rss"', '"../feed.rss"')
    config.write_text(text, encoding="utf-8")

    published = run(newsroom, tmp_path / "out")

    assert "output_outside" in rules(published)
    assert not (tmp_path / "feed.rss").exists()


def test_feed_that_cannot_be_written_is_told_of(newsroom: Path, tmp_path: Path) -> None:
    config = newsroom / "nutgraf.toml"
    text = config.read_text("utf-8").replace('format = "atom"', 'format = "telex"')
    config.write_text(text, encoding="utf-8")

    published = run(newsroom, tmp_path / "out")

    assert rules(published).count("feed_unwritable") == 1
    assert (tmp_path / "out" / "feed.rss").is_file()


def test_times_without_zone_are_those_of_the_publication(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "nutgraf.toml").write_text(
        '[[publication]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\n'
        'timezone = "Europe/Kyiv"\n'
    )
    times = ',"datePublished":"2026-11-20T08:00:00","dateModified":"2026-10-25T03:30:00"'
    (folder / "one.jsonld").write_text(LIVE % (times + ',"dateCreated":"2026-11-20"'))
    run(folder, tmp_path / "out")

    article = nutgraf.read((tmp_path / "out" / "one.jsonld").read_bytes()).require_article()
    assert article.date_published.text == "2026-11-20T08:00:00+02:00"
    assert article.date_modified.text == "2026-10-25T03:30:00"  # the clock showed it twice
    assert article.date_created.text == "2026-11-20"


def test_moment_without_zone_is_refused(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="time zone"):
        run(plain, tmp_path / "out", datetime(2026, 11, 22))  # noqa: DTZ001 (the fault)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_folder_that_leads_into_itself_ends(plain: Path, tmp_path: Path) -> None:
    (plain / "again").symlink_to(plain, target_is_directory=True)

    assert run(plain, tmp_path / "out").articles == 1


def test_unreadable_file_is_told_of(plain: Path, tmp_path: Path) -> None:
    (plain / "two.jsonld").symlink_to(plain / "nowhere")

    published = run(plain, tmp_path / "out")

    assert rules(published) == ["file_unreadable"]


def test_feed_holds_the_newest_and_no_more(plain: Path, tmp_path: Path) -> None:
    for day in range(1, 10):
        said = f',"url":"https://a.example/{day}","datePublished":"2026-01-0{day}"'
        (plain / f"{day}.jsonld").write_text(LIVE % said, encoding="utf-8")
    (plain / "nutgraf.toml").write_text(
        '[[publication]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\n'
        '[[feed]]\npublication = "a"\nformat = "rss"\nfile = "feed.rss"\nmax_articles = 2\n',
        encoding="utf-8",
    )

    run(plain, tmp_path / "out")

    read = nutgraf.read((tmp_path / "out" / "feed.rss").read_bytes())
    assert [article.url for article in read.articles] == [
        "https://a.example/9",
        "https://a.example/8",
    ]


def test_published_json_is_json(tmp_path: Path) -> None:
    run(NEWSROOM, tmp_path)

    for name, data in content(tmp_path).items():
        if name.endswith(("jsonld", "json")):
            json.loads(data)


# Feeds by configuration


STORIES = (
    ("a", "2026-11-20", ["Sport"], "en-GB", "Ann Lee"),
    ("b", "2026-11-21", ["Politics", "sport "], "en", "Bo Li"),
    ("c", "2026-11-19", ["Politics"], "uk", "Ann Lee"),
)
PUBLICATION = """
[[publication]]
id = "herald"
name = "Town Herald"
url = "https://herald.example/"
host = "https://herald.example/"
[authors.ann]
name = "Ann Lee"
"""


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Give a folder of articles, to which a test adds feeds."""
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, day, sections, language, author in STORIES:
        node = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": f"Story {name}",
            "url": f"https://herald.example/{name}", "datePublished": f"{day}T08:00:00Z",
            "articleSection": sections, "inLanguage": language,
            "dateModified": f"2026-11-{28 - int(day[-2:])}T08:00:00Z" if name != "b" else None,
            "author": {"@type": "Person", "name": author},
        }  # fmt: skip
        (folder / f"{name}.jsonld").write_text(json.dumps(node), encoding="utf-8")
    return folder


def configured(folder: Path, *feeds: str) -> Path:
    tables = (f'[[feed]]\npublication = "herald"\n{feed}\n' for feed in feeds)
    (folder / "nutgraf.toml").write_text(PUBLICATION + "".join(tables), encoding="utf-8")
    return folder


def held(file: Path) -> list[str]:
    """Give the last letters of the addresses that a feed holds, in its order."""
    return [str(one.url)[-1] for one in nutgraf.read(file.read_bytes()).articles]


RSS = 'format = "rss"\nfile = "feed.rss"\n'


@pytest.mark.parametrize(
    ("keys", "letters"),
    [
        ("", "bac"),
        ('sections = ["sport"]', "ba"),
        ('sections = ["Politics", "Sport"]', "bac"),
        ('sections = ["Weather"]', ""),
        ('languages = ["en"]', "ba"),
        ('languages = ["en-gb"]', "a"),
        ('authors = ["ann"]', "ac"),
        ('authors = ["Bo Li"]', "b"),
        ('authors = ["ann"]\nlanguages = ["uk"]', "c"),
        ('order = "oldest"', "cab"),
        ('order = "changed"', "bac"),
        ("max_articles = 2", "ba"),
        ('order = "oldest"\nmax_articles = 1', "c"),
        ("max_bytes = 1750", "ba"),
        ("max_bytes = 1000", ""),
    ],
)
def test_feed_holds_what_its_table_asks_for(
    stories: Path, tmp_path: Path, keys: str, letters: str
) -> None:
    run(configured(stories, RSS + keys), tmp_path / "out")

    assert "".join(held(tmp_path / "out" / "feed.rss")) == letters


def test_feed_stays_within_its_bytes(stories: Path, tmp_path: Path) -> None:
    run(configured(stories, f"{RSS}max_bytes = 1750"), tmp_path)

    assert (tmp_path / "feed.rss").stat().st_size <= 1_750


def test_sitemap_of_a_publication_has_no_end_at_fifty(stories: Path, tmp_path: Path) -> None:
    for number in range(60):
        text = LIVE % f',"url":"https://herald.example/{number}","datePublished":"2026-11-22"'
        (stories / f"more-{number}.jsonld").write_text(text, encoding="utf-8")
    run(configured(stories, 'format = "sitemap"\nfile = "maps/all.xml"'), tmp_path)

    assert len(nutgraf.read((tmp_path / "maps" / "all.xml").read_bytes()).articles) == 63


def test_feeds_alone_are_built_and_not_touched_again(stories: Path, tmp_path: Path) -> None:
    configured(stories, RSS, 'format = "jsonfeed"\nfile = "feed.json"')
    out = tmp_path / "out"
    arguments = ["feed", str(stories), "--out", str(out), "--now", NOW.isoformat()]
    with pytest.raises(SystemExit, match="0"):
        main(arguments)
    first = {file.name: file.stat().st_mtime_ns for file in out.iterdir()}
    with pytest.raises(SystemExit, match="0"):
        main([arguments[0], "build", *arguments[1:]])

    assert set(first) == {"feed.rss", "feed.json"}
    assert {file.name: file.stat().st_mtime_ns for file in out.iterdir()} == first


def test_folder_without_feeds_has_none_to_build(stories: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["feed", str(configured(stories)), "--out", str(tmp_path / "out")])


def test_outputs_whose_source_is_gone_are_named_and_stay(plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for number in range(8):
        (plain / f"more-{number}.jsonld").write_text(LIVE % "", encoding="utf-8")
    run(plain, out)
    for number in range(7):
        (plain / f"more-{number}.jsonld").unlink()

    (found,) = [one for one in run(plain, out).findings if one.severity == "warning"]

    assert found.rule == "output_without_source"
    assert found.message == (
        "no source has more-0, more-1, more-2, more-3, more-4 and 2 more:"
        " remove their .jsonld and .head.html, or say that they are killed"
    )
    assert (out / "more-0.jsonld").exists()


def test_folder_that_is_missing_makes_no_output_an_orphan(newsroom: Path, tmp_path: Path) -> None:
    run(newsroom, tmp_path / "out")
    shutil.rmtree(newsroom / "content" / "uk")

    found = rules(run(newsroom, tmp_path / "out"))

    assert "folder_missing" in found
    assert "output_without_source" not in found
