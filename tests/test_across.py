"""What only a whole site shows: each planted contradiction is found, and agreement is silent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nutgraf.findings import Finding
from nutgraf.rules import ruleset
from nutgraf.sites import Cache, Run, Way, documents_in

WAY = Way(ruleset(("schema.org",)), base_url="https://herald.example/", across=True)
ACROSS = {"headline_twice", "id_of_two_articles", "author_spelled_two_ways", "entry_without_page",
          "entry_title_differs", "entry_date_differs"}  # fmt: skip


def article(number: int, **changes: Any) -> dict[str, Any]:
    url = f"https://herald.example/page-{number}.html"
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "headline": f"Council opens bridge number {number}",
        "datePublished": f"2026-11-{number + 1:02}T08:00:00+02:00",
        "author": {"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann"},
        **changes,
    }


def write(folder: Path, number: int, node: dict[str, Any]) -> None:
    head = f'<link rel=canonical href="https://herald.example/page-{number}.html">'
    script = f'<script type="application/ld+json">\n{json.dumps(node, ensure_ascii=False)}</script>'
    (folder / f"page-{number}.html").write_text(f"<!doctype html>{head}\n{script}", "utf-8")


def write_feed(folder: Path, **changes: str) -> None:
    held = {
        "loc": "https://www.herald.example/page-1.html/",
        "date": "2026-11-02T08:00:00+02:00",
        "title": "Council opens bridge number 1",
        **changes,
    }
    (folder / "news.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        f"<loc>{held['loc']}</loc><news:news><news:publication><news:name>Town Herald</news:name>"
        "<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{held['date']}</news:publication_date>"
        f"<news:title>{held['title']}</news:title></news:news></url></urlset>",
        "utf-8",
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site of ten pages and a news sitemap that agree."""
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(10):
        write(folder, number, article(number))
    write_feed(folder)
    return folder


def across(site: Path, cache: Cache | None = None) -> list[Finding]:
    run = Run(WAY, frames=False, cache=cache)
    for document in documents_in([str(site)]):
        run.take(document)
    run.finish()
    if cache is not None:
        cache.close()
    return [one for one in run.gathered.findings if one.rule in ACROSS]


def test_a_site_that_agrees_with_itself_is_clean(site: Path) -> None:
    assert across(site) == []


PEOPLE: dict[str, dict[str, Any]] = {
    "case": {"@type": "Person", "name": "Ann LEE"},
    "mark": {"@type": "Person", "name": "Änn Lee"},
    "page": {"@type": "Person", "name": "A. Lee", "url": "https://herald.example/by/ann/"},
}


@pytest.mark.parametrize("way", PEOPLE)
def test_an_author_spelled_two_ways_is_found(site: Path, way: str) -> None:
    write(site, 7, article(7, author=PEOPLE[way]))

    found = across(site)

    assert {(one.rule, one.place.pointer) for one in found} == {
        ("author_spelled_two_ways", "/author/name")
    }
    assert f'"{PEOPLE[way]["name"]}"' in found[0].message
    assert (Path(found[0].place.file).name, found[0].place.line) == ("page-7.html", 3)


def test_a_headline_of_two_pages_is_found_once(site: Path) -> None:
    for number in (3, 5, 8):
        write(site, number, article(number, headline="The council opens THE bridge"))

    (found,) = across(site)

    assert (found.rule, Path(found.place.file).name) == ("headline_twice", "page-3.html")
    assert "page-5.html" in found.message
    assert "page-8.html" in found.message


def test_an_id_of_two_articles_is_found(site: Path) -> None:
    write(site, 4, article(4, **{"@id": "https://herald.example/page-2.html#article"}))

    (found,) = across(site)

    assert (found.rule, found.place.pointer) == ("id_of_two_articles", "/@id")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"loc": "https://herald.example/page-99.html"}, "entry_without_page"),
        ({"title": "Another title altogether"}, "entry_title_differs"),
        ({"date": "2026-10-02T08:00:00+02:00"}, "entry_date_differs"),
    ],
)
def test_a_sitemap_is_held_against_the_pages(
    site: Path, changes: dict[str, str], rule: str
) -> None:
    write_feed(site, **changes)

    (found,) = across(site)

    assert (found.rule, Path(found.place.file).name) == (rule, "news.xml")


def test_an_entry_of_another_site_is_no_matter(site: Path) -> None:
    write_feed(site, loc="https://elsewhere.example/page-99.html")

    assert across(site) == []


def test_what_is_remembered_says_the_same(site: Path, tmp_path: Path) -> None:
    write(site, 4, article(4, headline="Council opens bridge number 5"))
    first = across(site, Cache(tmp_path / "cache", WAY.signature))
    cache = Cache(tmp_path / "cache", WAY.signature)

    assert across(site, cache) == first
    assert len(first) == 1
    assert cache.misses == 0


def test_authors_who_are_texts_are_held_against_others_at_their_line(site: Path) -> None:
    write(site, 3, article(3, author="Ann LEE"))

    (found,) = across(site)

    assert (found.rule, found.place.file) == ("author_spelled_two_ways", f"{site}/page-3.html")
    assert (found.place.pointer, found.place.line) == ("/author", 3)


def test_a_headline_is_placed_in_the_markup_and_not_in_the_title(site: Path) -> None:
    said = article(2)["headline"]
    write(site, 5, article(5, headline=said))
    page = site / "page-2.html"
    page.write_text(
        page.read_text("utf-8").replace("<link", f"<title>{said}</title>\n<link"), "utf-8"
    )

    (found,) = across(site)

    assert (found.rule, found.place.pointer, found.place.line) == ("headline_twice", "/headline", 4)
