"""What we write, as other readers understand it: each agrees, but for faults that are its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from benchmarks._variants import variants
from benchmarks.readers import READERS as BY_NAME
from benchmarks.readers import alike
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, ImageObject, NewsArticle, Person

NUTGRAF = BY_NAME["nutgraf"]
SITE = "https://herald.example/"
WORDS = st.sampled_from((
    "Council opens the bridge", "AT&T <and> R&D", "Міст відкрито", "a ]]> b", "1 < 2 > 0", "&amp;",
    "“Zoë & Søn”", "👩\u200d🚒 🇺🇦", "النص", "don't \"quote\"", "x\u2028y", "two  spaces",
    "R&eacute;",
))  # fmt: skip
HTML = st.sampled_from(("<p>One &amp; two</p>", "<p>A <b>b</b></p><p>c</p>", "<p>Міст</p>"))
MOMENTS = st.sampled_from(
    ("2026-11-21T08:05:30+02:00", "2026-11-21T08:05:30Z", "1999-12-31T23:59:59-05:00",
     "2026-11-21T08:05:30.25+05:30", "2026-11-21T08:05:00+05:45")
)  # fmt: skip


def article(number: int, values: dict[str, Any]) -> NewsArticle:
    return NewsArticle(
        url=f"{SITE}{number}?a=1&b=2", id=f"tag:herald.example,2026:{number}", **values
    )


articles = st.fixed_dictionaries(
    {"headline": WORDS, "date_published": MOMENTS, "date_modified": MOMENTS},
    optional={
        "description": WORDS, "body": HTML.map(lambda html: {"html": html}),
        "author": st.lists(WORDS, min_size=1, max_size=2, unique=True).map(
            lambda names: [Person(name=name) for name in names]
        ),
        "keywords": st.lists(WORDS, max_size=2, unique=True),
        "image": st.just([ImageObject(content_url="https://cdn.example/a.jpg", caption="A hall")]),
    },
)  # fmt: skip
feeds = st.lists(articles, min_size=1, max_size=3).map(
    lambda drawn: Feed(
        title="Town Herald", home_page_url=SITE, feed_url=f"{SITE}feed",
        updated="2026-11-22T00:00:00Z",
        articles=[article(number, values) for number, values in enumerate(drawn)],
    )
)  # fmt: skip


def squeezed(text: object) -> str:
    return " ".join(str(text or "").split())


def as_text(html: object) -> str:
    return squeezed(unescape(re.sub(r"<[^>]*>", "", str(html or ""))))


def seconds(moment: datetime | None) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if moment else ""


def ours(one: Any) -> dict[str, Any]:
    return {
        "title": squeezed(one.headline),
        "link": str(one.url),
        "id": one.id,
        "authors": [squeezed(author.name) for author in one.author],
        "published": seconds(datetime.fromisoformat(one.date_published.text)),
        "summary": squeezed(one.description),
        "body": as_text(one.body.html if one.body else ""),
        "words": [squeezed(word) for word in one.keywords],
    }


def in_detail(entry: Any, name: str) -> str:
    """Give a text of feedparser by the type that it states."""
    is_html = "html" in entry.get(f"{name}_detail", {}).get("type", "")
    return (as_text if is_html else squeezed)(entry.get(name))


def by_feedparser(data: bytes) -> list[dict[str, Any]]:
    feedparser = pytest.importorskip("feedparser")
    parsed = feedparser.parse(data, sanitize_html=False)
    is_rss = parsed.version.startswith("rss")  # whose summaries are HTML, whatever it calls them
    return [
        {
            "title": in_detail(one, "title"),
            "link": one.get("link"),
            "id": one.get("id"),
            "authors": [squeezed(each.get("name")) for each in one.get("authors", []) if each],
            "published": seconds(datetime(*one.published_parsed[:6], tzinfo=UTC)),
            "summary": as_text(one.get("summary")) if is_rss else in_detail(one, "summary"),
            "body": as_text(one.content[0].value if "content" in one else ""),
            "words": [squeezed(tag.term) for tag in one.get("tags", [])],
        }
        for one in parsed.entries
    ]


def by_fastfeedparser(data: bytes) -> list[dict[str, Any]]:
    fastfeedparser = pytest.importorskip("fastfeedparser")
    return [
        {
            "title": squeezed(one.get("title")),
            "link": one.get("link"),
            "id": one.get("id"),
            "published": seconds(datetime.fromisoformat(one["published"])),
            "body": as_text(one["content"][0]["value"] if one.get("content") else ""),
            "words": [squeezed(tag["term"]) for tag in one.get("tags", [])],
        }
        for one in fastfeedparser.parse(data).entries
    ]


def by_atoma(data: bytes) -> list[dict[str, Any]]:
    atoma = pytest.importorskip("atoma")
    if b"<rss" in data[:100]:
        return [
            {
                "title": squeezed(one.title),
                "link": one.link,
                "id": one.guid,
                "published": seconds(one.pub_date),
                "summary": as_text(one.description),
                "body": as_text(one.content_encoded),
                "words": [squeezed(word) for word in one.categories],
            }
            for one in atoma.parse_rss_bytes(data).items
        ]
    return [
        {
            "title": squeezed(one.title.value),
            "link": next(link.href for link in one.links if link.rel == "alternate"),
            "id": one.id_,
            "authors": [squeezed(author.name) for author in one.authors],
            "published": seconds(one.published),
            "summary": squeezed(one.summary.value if one.summary else ""),
            "body": as_text(one.content.value if one.content else ""),
            "words": [squeezed(word.term) for word in one.categories],
        }
        for one in atoma.parse_atom_bytes(data).entries
    ]


READERS: dict[str, Callable[[bytes], list[dict[str, Any]]]] = {
    "feedparser": by_feedparser, "fastfeedparser": by_fastfeedparser, "atoma": by_atoma,
}  # fmt: skip
# What a reader does otherwise: where, of which articles, and what its fault is.
FAULTS: dict[tuple[str, str, str], tuple[Callable[[dict[str, Any]], bool], str]] = {
    ("atoma", "atom", "authors"): (
        lambda told: not told["authors"], "gives an entry without author that of the feed"),
    ("fastfeedparser", "rss", "body"): (
        lambda told: not told["body"], "takes the summary for a body where there is none"),
    ("feedparser", "rss", "title"): (
        lambda told: "&" in told["title"], "resolves the references of HTML in plain text"),
    **{
        ("feedparser", name, field): (
            lambda told, field=field: not told[field],
            "takes the caption of a picture, or the body, where there is none")
        for name in ("rss", "atom") for field in ("body", "summary")
    },
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Testing an element's truth value:DeprecationWarning")  # atoma
@pytest.mark.parametrize("reader", READERS)
@given(value=feeds)
def test_another_reader_understands_what_we_write(reader: str, value: Feed) -> None:
    for name in ("rss", "atom"):
        data = nutgraf.write(value, name)
        theirs = READERS[reader](data)

        assert len(theirs) == len(value.articles)
        for said, one in zip(theirs, nutgraf.read(data).articles, strict=True):
            told = ours(one)
            agreed = [key for key in said if not is_at_fault(reader, name, key, told)]
            assert {key: said[key] for key in agreed} == {key: told[key] for key in agreed}


def test_what_is_found_in_the_world_is_read_right() -> None:
    for variant in variants(80):
        said = NUTGRAF(variant.data)
        wrong = {
            field: said.get(field)
            for field, value in variant.truth.items()
            if not alike(field, said.get(field), value)
        }

        assert not wrong, variant.name


def is_at_fault(reader: str, name: str, field: str, told: dict[str, Any]) -> bool:
    concerns, _ = FAULTS.get((reader, name, field), (lambda _: False, ""))
    return concerns(told)
