"""Odd values at any place of a document lose themselves alone: no public call raises for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import nutgraf
from nutgraf import NutgrafError
from nutgraf.formats import FORMATS
from nutgraf.rules import PROFILES, all_rules

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PAGE = b"<!DOCTYPE html><html><head><title>Town Herald</title></head><body></body></html>"
TEXTS = (
    "", " ", "-1", "0", "9" * 40, "٣", "NaN", "2026-11-21", "2026-11-21T08:05:30", "2026",
    "2026-13-01", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "31 Feb 2026",
    "Sat, 21 Nov 2026 08:05:60 +9999", "24:00", "PT1H", "P", "/a", "#a", "//a", "http:///a",
    "http://[::1", "https://münchen.example/ü", "javascript:a()", "urn:a", "a b", "en_GB",
    "<b>a</b>", "a & b", "]]>", "</script>", "\x1b[31m", "\u202e", "\ufffe", "true", "image",
    "Person", "https://schema.org/Person", "_:b0", "@type",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    *TEXTS, None, True, -1, 1.5, 10**30, [], {}, [[]], [None], ["a", ["b"], {}],
    {"@type": "Person"}, {"@type": ["Person", ["Thing"]], "name": [{}]}, {"@id": "#a"},
    {"@type": 5, "name": 5}, {"@value": 1, "@type": "a"}, {"@list": ["a"]}, {"@set": [None]},
    {"@reverse": {"author": {"@type": "Book"}}}, {"@graph": "a"}, {"@context": None},
    {"@id": ["a"], "url": {"@id": {}}},
)  # fmt: skip
KEYS = ("@context", "@graph", "@id", "@reverse", "@type", "author", "image", "url", "odd")


@cache
def documents() -> tuple[Any, ...]:
    """Give what the rules call good, which has a place for every property that they look at."""
    goods = {json.dumps(one.good) for one in all_rules() if isinstance(one.good, dict)}
    return tuple(json.loads(one) for one in sorted(goods))


@cache
def feeds() -> tuple[str, ...]:
    goods = {one.good for one in all_rules() if isinstance(one.good, str)}
    return tuple(sorted(one for one in goods if one.lstrip().startswith(("<rss", "<feed", "<url"))))


def places(document: Any) -> Iterator[tuple[Any, Any]]:
    steps = document.keys() if isinstance(document, dict) else range(len(document))
    for step in list(steps):
        yield document, step
        if isinstance(document[step], dict | list):
            yield from places(document[step])


@st.composite
def odd_documents(draw: st.DrawFn) -> Any:
    document = deepcopy(draw(st.sampled_from(documents())))
    for _ in range(draw(st.integers(1, 3))):
        held, step = draw(st.sampled_from(list(places(document))))
        value = deepcopy(draw(st.sampled_from(VALUES)))
        if isinstance(held, dict) and draw(st.booleans()):
            step = draw(st.sampled_from(KEYS))
        held[step] = [held.get(step), value] if isinstance(held, dict) and draw(st.booleans()) \
            else value  # fmt: skip
        if not document:
            break
    return document


@given(document=odd_documents())
@example({"@type": "NewsArticle", "author": {"@type": ["Person", ["Thing"]]}})
@example({"@type": "ClaimReview", "itemReviewed": {"@type": [{}]}})
@example({"@type": "NewsArticle", "headline": "A", "@graph": "a"})
def test_document_with_odd_values_is_read_checked_and_written(document: Any) -> None:
    data = json.dumps(document).encode()
    nutgraf.check(data, profiles=tuple(PROFILES), url="https://herald.example/a", now=NOW)
    with suppress(NutgrafError):
        for article in nutgraf.read(data, url="https://herald.example/a").articles:
            for name in FORMATS:
                with suppress(NutgrafError):
                    nutgraf.write(article, name, now=NOW)
            nutgraf.inject(PAGE, article)


@st.composite
def odd_feeds(draw: st.DrawFn) -> bytes:
    root = etree.fromstring(draw(st.sampled_from(feeds())).encode())
    for _ in range(draw(st.integers(1, 3))):
        element = draw(st.sampled_from([one for one in root.iter() if isinstance(one.tag, str)]))
        value = draw(st.sampled_from([one for one in TEXTS if one.isprintable()]))
        if element.attrib and draw(st.booleans()):
            element.set(draw(st.sampled_from(sorted(element.attrib))), value)
        elif draw(st.booleans()):
            etree.SubElement(element, "odd").text = value
        else:
            element.text = value
    return etree.tostring(root)


@given(data=odd_feeds())
def test_feed_with_odd_values_is_read_checked_and_written(data: bytes) -> None:
    nutgraf.check(data, profiles=("feeds", "google-news"), now=NOW)
    with suppress(NutgrafError):
        reading = nutgraf.read(data)
        for name in ("rss", "atom", "jsonfeed", "news-sitemap", "sitemap"):
            with suppress(NutgrafError):
                nutgraf.write(reading, name, now=NOW)
