"""Documents in which one value is a long run of one thing: what takes too long takes long here.

Shape: each way in has documents with slots; a slot is filled with one run, the others hold plain
values. Others hold many of a thing: articles, scripts, paragraphs, faults.
`python tests/growth.py [SIZE [WAY...]]` prints how the time grows from a quarter of the size to
all of it, where that is more than it should, and the most of each way.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from math import log
from time import process_time
from typing import NamedTuple

import nutgraf
from nutgraf import RenderError
from nutgraf.api import Reading
from nutgraf.reports import REPORTS, Checked, report_named
from nutgraf.safety.sanitise import sanitise

ADDRESS = "https://news.example/a/1"
# What patterns and loops stumble over, repeated.
RUNS = (
    " ", "\n", "\u00a0", "-", " - ", "|", ",", ", ", ";", "(", ")", "a", "a.", "a@", "A ", "Ann ",
    "1", "1.", "2026-", "/", ":", "a:", "&", "&amp;", "&#0;", "<", "<b>", "<p>", "</", "<!--",
    "<![CDATA[", "'", '"', '\\"', "\\", "{", "{{", "[", "[]", "“", "« ", "» ", "by ", "and ", "%",
    "http://", "=", "#", "\u0301", "\u200b", "\ufffd", "é", "Ж", "中",
)  # fmt: skip
SLOT = "\0"
MOST = 1.3  # what the time may grow by: a power of the size
LEAST = 0.05  # seconds, below which no growth is told
TRIES = 4
_ITEMSCOPE = "<div itemscope itemtype=https://schema.org/NewsArticle"
_HEAD = {
    "title": f"<title>{SLOT}</title>",
    "author": f"<meta name=author content='{SLOT}'>",
    "og:title": f"<meta property=og:title content='{SLOT}'>",
    "site": f"<meta property=og:site_name content='{SLOT}'>",
    "published": f"<meta property=article:published_time content='{SLOT}'>",
    "tags": f"<meta property=article:tag content='{SLOT}'>",
    "keywords": f"<meta name=keywords content='{SLOT}'>",
    "description": f"<meta name=description content='{SLOT}'>",
    "locale": f"<meta property=og:locale content='{SLOT}'>",
    "image": f"<meta property=og:image content='{SLOT}'>",
    "canonical": f"<link rel=canonical href='{SLOT}'>",
    "alternate": f"<link rel=alternate type=application/rss+xml title='{SLOT}' href=/feed>",
    "attribute": f"<meta {SLOT} name=a>",
    "tag": f"<{SLOT}>",
    "comment": f"<!-- {SLOT} -->",
    "script": f"<script type=application/ld+json>{SLOT}</script>",
    "json": f'<script type=application/ld+json>{{"headline":"{SLOT}"}}</script>',
    "raw": f"<style>{SLOT}",
}
_BODY = {
    "h1": f"<h1>{SLOT}</h1>",
    "byline": f"<p class=byline>{SLOT}</p>",
    "rel": f"<a rel=author href=/x>{SLOT}</a>",
    "time": f"<time datetime='{SLOT}'>{SLOT}</time>",
    "property": f"{_ITEMSCOPE}><p itemprop=headline>{SLOT}",
    "type": f"<div itemscope itemtype='{SLOT}'>",
    "names": f"{_ITEMSCOPE}><p itemprop='{SLOT}'>a",
    "ids": f"{_ITEMSCOPE} itemref='{SLOT}'>",
    "prefix": f"<div prefix='{SLOT}' vocab=https://schema.org/ typeof=NewsArticle>",
    "typeof": f"<div vocab=https://schema.org/ typeof='{SLOT}'>",
    "paragraph": f"<article><p>{SLOT}</p></article>",
    "open": SLOT,
}
_LINKED = (
    "headline", "author", "datePublished", "keywords", "articleSection", "url", "image",
    "inLanguage", "publisher", "isPartOf", "articleBody", "wordCount", "duration",
    "isAccessibleForFree", "@type", "@id", "@context", "description",
)  # fmt: skip
_ITEM = (
    "title", "link", "description", "guid", "pubDate", "author", "dc:creator", "category",
    "content:encoded", "dc:date", "comments", "media:keywords",
)  # fmt: skip
_FAULTY = '{"@context":"https://schema.org","@type":"NewsArticle","headlin":"A","url":"%s"}'
_ARTICLE = '{"@type":"NewsArticle","headline":"A","url":"https://news.example/a/1"}'
_SCRIPT = f"<script type=application/ld+json>{_ARTICLE}</script>"
_STORY = "<item><title>A</title><link>https://news.example/a/1</link><pubDate>x</pubDate></item>"
# Many of one thing: the document around them, and the thing.
_MANY = (
    ("html", "articles", f"<script type=application/ld+json>[{SLOT}0]</script>", f"{_ARTICLE},"),
    ("html", "scripts", f"<title>A</title>{SLOT}", _SCRIPT),
    ("html", "metas", f"<title>A</title>{SLOT}", "<meta property=og:image content=/a.png>"),
    ("html", "items", f"<title>A</title>{SLOT}", f"{_ITEMSCOPE}><p itemprop=headline>A</p></div>"),
    ("html", "paragraphs", f"<article>{SLOT}</article>", "<p>Text of it.</p>"),
    ("html", "links", f"<title>A</title>{SLOT}", "<a rel=author href=/x>Ann</a>"),
    ("jsonld", "articles", f"[{SLOT}0]", f"{_ARTICLE},"),
    ("jsonld", "graph", f'{{"@graph":[{SLOT}0]}}', '{"@id":"#a","author":{"@id":"#a"}},'),
    ("jsonld", "authors", f'{{"@type":"NewsArticle","author":[{SLOT}0]}}', '{"name":"Ann"},'),
    ("feed", "items", f"<rss><channel>{SLOT}</channel></rss>", _STORY),
    ("feed", "categories", f"<rss><channel><item>{SLOT}</item>", "<category>A</category>"),
    ("feed", "entries", f"<feed>{SLOT}</feed>", "<entry><title>A</title><id>a</id></entry>"),
    ("feed", "urls", f"<urlset>{SLOT}</urlset>", "<url><loc>https://news.example/a</loc></url>"),
    ("text", "paragraphs", f"A title\nBy Ann Lee\n\n{SLOT}", "Text, he said.\n\n"),
    ("clean", "elements", SLOT, "<p>A <b>b</b> <a href=/c>c</a></p>"),
    ("findings", "pages", SLOT, f"{_FAULTY}\n"),
    ("findings", "articles", f"[{SLOT}0]", f"{_FAULTY},"),
)
_LARGE = 10  # times as many bytes of them, for each takes a hundred
_ENTRY = ("title", "id", "updated", "published", "summary", "content", "category", "rights")


class Document(NamedTuple):
    """A way in, the name of the slot, and the document to fill."""

    way: str
    slot: str
    text: str
    runs: tuple[str, ...] = RUNS
    times: int = 1


def documents() -> Iterator[Document]:
    """Give every document with its slot."""
    for name, head in _HEAD.items():
        yield Document("html", name, f"<html><head>{head}</head><body><h1>A</h1>")
    for name, body in _BODY.items():
        yield Document("html", name, f"<html><head><title>A</title></head><body>{body}")
    for name in _LINKED:
        yield Document(
            "jsonld", name, f'{{"@type":"NewsArticle","headline":"A","{name}":"{SLOT}"}}'
        )
    for name in _ITEM:
        item = f"<item><title>A</title><{name}>{SLOT}</{name}></item>"
        yield Document("feed", name, f"<rss><channel><title>A</title>{item}</channel></rss>")
    for name in _ENTRY:
        entry = f"<entry><{name}>{SLOT}</{name}></entry>"
        yield Document("feed", f"atom {name}", f"<feed>{entry}</feed>")
    yield Document("feed", "prolog", f"{SLOT}<rss/>")
    yield Document("feed", "element", f"<rss>{SLOT}")
    yield Document("feed", "attribute", f"<rss {SLOT}>")
    for name in ("title", "content_html", "url", "date_published", "language"):
        item = f'{{"id":"1","{name}":"{SLOT}"}}'
        head = '"version":"https://jsonfeed.org/version/1.1","title":"A"'
        yield Document("feed", f"json {name}", f'{{{head},"items":[{item}]}}')
    for name, text in (("line", SLOT), ("byline", f"A title\nBy {SLOT}\n\nText."),
                       ("date", f"A title\n22 November {SLOT}\n\nText."),
                       ("body", f"A title\n\nText. {SLOT}\nMore “text”, he said.")):  # fmt: skip
        yield Document("text", name, text)
    for way, name, text, thing in _MANY:
        yield Document(way, f"many {name}", text, (thing,), _LARGE)
    yield Document("clean", "text", SLOT)
    yield Document("clean", "attribute", f"<a href='{SLOT}'>a</a><img srcset='{SLOT}'>")


def filled(document: Document, run: str, size: int) -> bytes:
    """Fill the slot with a run of so many bytes."""
    return document.text.replace(SLOT, run * (size // len(run.encode()))).encode()


def take(document: Document, data: bytes) -> None:
    """Put a document through every call that its way in has."""
    WAYS[document.way](data)


def _html(data: bytes) -> None:
    nutgraf.read(data, "html", url=ADDRESS)
    nutgraf.check(data, url=ADDRESS, profiles=("schema.org", "google-article"))


def _jsonld(data: bytes) -> None:
    try:
        reading = nutgraf.read(data, "jsonld", url=ADDRESS)
    except nutgraf.ParseError:
        return
    nutgraf.check(data, url=ADDRESS)
    _write(reading)


def _feed(data: bytes) -> None:
    reading = nutgraf.read(data, url=ADDRESS)
    _write(reading)
    nutgraf.check(data, url=ADDRESS)


def _write(reading: Reading) -> None:
    for article in reading.articles:
        for name in ("head", "rss"):
            with suppress(RenderError):  # an article without an address
                nutgraf.write(article, name, default_zone="Europe/Kyiv")


def _text(data: bytes) -> None:
    for house in ("generic-en", "pravda-eng"):
        nutgraf.read(data, "text", house=house)


def _clean(data: bytes) -> None:
    sanitise(data.decode(), base=ADDRESS)


def _findings(data: bytes) -> None:
    """Check each line, as the pages of a site, and report what all of them have."""
    found = [
        replace(one, place=replace(one.place, file=f"{number}.jsonld"))
        for number, line in enumerate(data.splitlines())
        for one in nutgraf.check(line, url=ADDRESS)
    ]
    checked = Checked(findings=tuple(found), files=tuple({one.place.file: 0 for one in found}))
    for name in REPORTS:
        report_named(name)(checked)


WAYS: dict[str, Callable[[bytes], None]] = {
    "clean": _clean, "feed": _feed, "findings": _findings, "html": _html, "jsonld": _jsonld,
    "text": _text,
}  # fmt: skip


def seconds(document: Document, run: str, size: int) -> float:
    """Measure the CPU time of one document."""
    data = filled(document, run, size)
    before = process_time()
    take(document, data)
    return process_time() - before


class Growth(NamedTuple):
    """How the time of a document grows; what takes too short to tell grows by nothing."""

    power: float
    last: float
    where: str

    @classmethod
    def of(cls, document: Document, run: str, size: int) -> Growth:
        """Measure it; what seems to grow too fast is measured again, for a machine is busy."""
        where = f"{document.way:8} {document.slot:15} {run[:12]!r:14}"
        tries = [cls(*_measured(document, run, size), where)]
        while tries[-1].power > MOST and len(tries) < TRIES:
            tries.append(cls(*_measured(document, run, size), where))
        return min(tries)

    def tell(self) -> None:
        """Print it."""
        sys.stdout.write(f"{self.where} {self.last:8.3f} s   n^{self.power:.2f}\n")
        sys.stdout.flush()


def _measured(document: Document, run: str, size: int) -> tuple[float, float]:
    first, last = (seconds(document, run, one) for one in (size // 4, size))
    return (log(last / max(first, 1e-6)) / log(4) if last > LEAST else 0.0), last


def main() -> None:
    """Print what grows faster than its size, and how long the slowest takes."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    most: dict[str, Growth] = {}
    for document in documents():
        if sys.argv[2:] and document.way not in sys.argv[2:]:
            continue
        take(document, filled(document, "a", 99))
        for run in document.runs:
            growth = Growth.of(document, run, size * document.times)
            if growth.power > MOST:
                growth.tell()
            most[document.way] = max(most.get(document.way, growth), growth)
    sys.stdout.write("The most of each way:\n")
    for growth in most.values():
        growth.tell()


if __name__ == "__main__":
    main()
