"""A correction reaches each format: as what it says, or as the moment since which it holds."""

from __future__ import annotations

import re

import pytest

import nutgraf
from nutgraf import Feed, NewsArticle
from nutgraf.formats import FORMATS, format_named
from nutgraf.model import CorrectionComment
from nutgraf.partners import known_partners, partner_named
from nutgraf.publishing import compared, fitted

HOST = "https://herald.example/"
SAID = "An earlier version gave the wrong door."
AT = "2026-11-21T10:00:00+02:00"
ARTICLE = NewsArticle(
    headline="Library closes for a new roof",
    id=f"{HOST}roof#article",
    url=f"{HOST}roof",
    in_language="en",
    publisher={"@type": "NewsMediaOrganization", "name": "Town Herald", "url": HOST},
    date_published="2026-11-20T08:15:00+02:00",
    article_body="The reading room closes on Monday.",
)
CORRECTED = ARTICLE.replace(
    date_modified=AT, correction=[CorrectionComment(text=SAID, date_published=AT)]
)
# What stands in each format that writes: the words themselves, or the moment, as a pattern.
TELLS = {
    "atom": r"<updated>2026-11-21T10:00:00\+02:00</updated>",
    "head": SAID,
    "html": SAID,
    "jsonfeed": r'"date_modified": ?"2026-11-21T10:00:00\+02:00"',
    "jsonld": SAID,
    "microdata": SAID,
    "news-sitemap": r"<lastmod>2026-11-21T10:00:00\+02:00</lastmod>",
    "opengraph": r'article:modified_time" content="2026-11-21T10:00:00\+02:00"',
    "rss": r"<dcterms:modified>2026-11-21T10:00:00\+02:00</dcterms:modified>",
    "sitemap": r"<lastmod>2026-11-21T10:00:00\+02:00</lastmod>",
    "text": r"Updated 2026-11-21 10:00 \+0200",
}
WRITTEN = sorted(name for name in FORMATS if format_named(name).render is not None)


def feed(article: NewsArticle) -> Feed:
    return Feed(title="Town Herald", home_page_url=HOST, articles=[article])


@pytest.mark.parametrize("name", WRITTEN)
def test_format_tells_of_a_correction(name: str) -> None:
    value = feed(CORRECTED) if format_named(name).feeds else CORRECTED
    now = "2026-11-21T12:00:00Z"
    moment = nutgraf.NewsArticle(headline="A", date_published=now).date_published

    written = nutgraf.write_text(value, name, now=moment)

    assert re.search(TELLS[name], written)
    lost = {one.pointer.rpartition("/")[2] for one in nutgraf.losses(value, name, now=moment)}
    assert ("correction" in lost) is (TELLS[name] != SAID)


@pytest.mark.parametrize("name", ["atom", "jsonfeed", "rss"])
def test_feed_that_embeds_articles_brings_the_correction_itself(name: str) -> None:
    assert SAID in nutgraf.write_text(feed(CORRECTED), name, level="embedded")


@pytest.mark.parametrize("name", known_partners())
def test_partner_is_told_when_an_article_was_corrected(name: str) -> None:
    whole, _ = fitted(feed(CORRECTED), name, partner_named(name))

    assert re.search(TELLS["rss"], nutgraf.write_text(whole, "rss"))


@pytest.mark.parametrize("name", ["atom", "jsonfeed", "rss"])
def test_diff_tells_of_a_correction(name: str) -> None:
    old, new = (nutgraf.read(nutgraf.write(feed(one), name)).feed for one in (ARTICLE, CORRECTED))

    (change,) = compared(old, new).changes

    assert (change.kind, change.where) == ("changed", ("date_modified",))
