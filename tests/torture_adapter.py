"""Binds the hostile corpus to the public calls: its runner puts every case through these."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

import nutgraf
from nutgraf import Feed, NewsArticle, NutgrafError
from nutgraf.model import Person
from nutgraf.reports import Checked, report_named
from nutgraf.safety.dates import to_iso
from nutgraf.safety.files import output_name as name_of_file
from nutgraf.safety.files import write_atomic
from nutgraf.safety.sanitise import sanitise

ERRORS = (NutgrafError, ValidationError)
SITE = "https://news.example/"


def parse_html(data: bytes, url: str) -> list[Any]:
    return list(nutgraf.read(data, "html", url=url).articles)


def parse_feed(data: bytes) -> list[Any]:
    return list(nutgraf.read(data).articles)


def parse_text(text: str) -> list[Any]:
    return list(nutgraf.read(text, "text", house="generic-en").articles)


def check(data: bytes, url: str) -> list[Any]:
    return nutgraf.check(data, url=url)


def render(diagnostics: list[Any], fmt: str) -> str:
    return report_named(fmt)(Checked(findings=tuple(diagnostics), files=("page.html",)))


def make(fields: dict[str, Any]) -> NewsArticle:
    given = {
        "id": fields.get("id"),
        "url": fields.get("url"),
        "headline": fields.get("headline"),
        "description": fields.get("description"),
        "date_published": fields.get("datePublished"),
        "date_modified": fields.get("dateModified"),
        "author": [Person(name=name) for name in fields.get("authors") or ()],
        "image": fields.get("image") or (),
        "body": {"html": fields["body_html"]} if fields.get("body_html") else None,
    }
    return NewsArticle(**given)


def fields(article: Any) -> dict[str, Any]:
    """Give the plain values of an article, its body and URLs as they would leave."""
    body = article.body
    return {
        "id": article.id,
        "url": article.url,
        "headline": article.headline,
        "description": article.description if isinstance(article.description, str) else None,
        "datePublished": to_iso(article.date_published) if article.date_published else None,
        "dateModified": to_iso(article.date_modified) if article.date_modified else None,
        "authors": [getattr(author, "name", None) for author in article.author],
        "image": [address_of(image) for image in article.image],
        "body_html": sanitise(body.as_html()).html if body else None,
    }


def address_of(image: Any) -> str | None:
    if isinstance(image, str):
        return image
    return getattr(image, "content_url", None) or getattr(image, "url", None)


def to_jsonld_script(article: NewsArticle) -> str:
    return nutgraf.write_text(article, "head").partition("\n")[0]


def to_rss(articles: list[Any]) -> bytes:
    return nutgraf.write(Feed(title="News", home_page_url=SITE, articles=articles), "rss")


def write_rss(articles: list[Any], path: str) -> None:
    feed = Feed(title="News", home_page_url=SITE, articles=articles)
    write_atomic(Path(path), nutgraf.write_chunks(feed, "rss"))


def output_name(article: Any) -> str:
    return name_of_file(article.url or article.id or article.headline or "", ".jsonld")


def load() -> None:
    """Take every way once: what loads on first use is loaded before a case has its process."""
    article = make({"url": SITE, "headline": "A", "body_html": "<p>A", "authors": ["Ann Lee"],
                    "datePublished": "2026-11-22T08:00:00Z", "image": f"{SITE}a.jpg"})  # fmt: skip
    for data in (f"{to_jsonld_script(article)}<h1>A".encode(), to_rss([article]), b"<feed>"):
        fields([*parse_html(data, SITE), *parse_feed(data), article][0])
        for name in ("text", "github", "sarif", "json", "csv"):
            render(check(data, SITE), name)
    parse_text("A\n\nBy Ann Lee\n\nText.")
    output_name(article)


load()
