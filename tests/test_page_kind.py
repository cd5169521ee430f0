"""Which pages are those of an article, where no node says so."""

from __future__ import annotations

import pytest

import nutgraf

URL = "https://herald.example/news/bridge"
LINKS = "<nav><a href=/>Herald</a> <a href=/town>Town</a> <a href=/sport>Sport</a></nav>"
TEXT = f"<p>{'The council of the town has opened the bridge. ' * 6}</p>"
CARDS = (
    "<div><h2><a href=/1>Ships that were never seen in the harbour</a></h2><p>Soon.</p></div>" * 6
)
SITE = '<meta property="og:type" content="website">'


def read(text: str, url: str = URL) -> nutgraf.Reading:
    return nutgraf.read(f"<html lang=en>{text}", "html", url=url)


@pytest.mark.parametrize(
    "text",
    [
        "<h1>Page not found</h1><p>Sorry.</p>",
        "<h1>404</h1>",
        "<h1>Die Seite wurde leider nicht gefunden</h1>",
        f"<h1>Contact us</h1>{LINKS}<p>Call 555 1234</p>",
        f"<h1>Impressum</h1>{LINKS}{TEXT}",
        f"<h1>How to reach the people of the Herald</h1>{LINKS}<p>Call 555 1234</p>",
        f"{SITE}<h1>Who we are and what we do at the Herald</h1>{LINKS}{TEXT}",
        f"<h1>Search results for bridges</h1>{LINKS}{CARDS}",
        f"<h1>The politics of the town</h1>{LINKS}{CARDS}",
        f"<p>Sunday, 22 November 2026</p><h1>The politics of the town</h1>{LINKS}{CARDS}",
        '<meta property="og:type" content="profile"><h1>Ann Lee, reporter</h1><p>Ann is one.</p>',
        '<script type=application/ld+json>{"@type":"CollectionPage"}</script><h1>Bridges here</h1>',
    ],
)
def test_a_page_beside_the_articles_of_a_site_is_none(text: str) -> None:
    found = read(text)

    assert found.article is None
    assert "no_article_found" in [one.rule for one in found.findings]


def test_the_first_page_of_a_site_is_no_article() -> None:
    text = f"<h1>News of the town and the county</h1>{LINKS}{TEXT}"

    assert read(text, "https://herald.example/").article is None


@pytest.mark.parametrize(
    "text",
    [
        "<h1>Council opens the bridge</h1>",
        f"<h1>Council opens the bridge</h1>{LINKS}{TEXT}",
        f"<h1>Council opens the bridge</h1>{LINKS}{TEXT}{CARDS}",
        f"<h1>Bridge open</h1>{LINKS}<p>By Ann Lee</p><p>It is.</p>",
        f"<h1>Bridge open</h1>{LINKS}<p>22 November 2026</p><p>It is.</p>",
        f"{SITE}<h1>Bridge open</h1>{LINKS}<p>22 November 2026</p><p>It is.</p>",
        f"{SITE}<h1>Council opens the bridge</h1>{LINKS}{TEXT * 4}",
        f"<meta property=og:type content=article><h1>Contact us</h1>{LINKS}",
        f"<h1>Home</h1>{LINKS}<p>By Ann Lee | 22 November 2026</p><p>It is.</p>",
        f"{SITE}<title>Council opens the bridge</title><body><noscript><div></noscript>{LINKS}",
        f"<h1>Bridge open</h1>{LINKS}{'<p>The council has opened the bridge at last.</p>' * 6}",
        f"<h1>新大桥下月通车</h1>{LINKS}{'<p>市政府周一宣布，新大桥将于下月正式通车。</p>' * 5}",
        f"<h1>สะพานใหม่</h1>{LINKS}{'<p>เทศบาลประกาศว่าสะพานใหม่จะเปิดใช้ในเดือนหน้า</p>' * 6}",
        f"<h1>500 jobs are lost in the town</h1>{LINKS}{TEXT}",
        f"<h1>Resultados de las elecciones</h1>{LINKS}{TEXT}",
        f"<h1>Why the lost page of the diary was not shown</h1>{LINKS}{TEXT}",
    ],
)
def test_an_article_of_which_little_is_said_is_one(text: str) -> None:
    assert read(text).article is not None
