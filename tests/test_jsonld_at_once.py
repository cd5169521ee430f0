"""A document that is one plain article is built at once, and to the same as after a closer look."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_jsonld_meaning import SETS, texts

import nutgraf
from nutgraf import Reading
from nutgraf.building import built
from nutgraf.errors import ParseError
from nutgraf.formats import Options, format_named
from nutgraf.testing import articles, json_ld_documents

OPENING = '{"@context": "https://schema.org", "@type": "NewsArticle", '
PLAIN = OPENING + '"headline": "A", "author": {"@type": "Person", "name": "Ann Lee"}}'
# Each has one thing that asks for a closer look, or is at the bound of it.
ODD = (
    '"wordCount": 0}',
    '"wordCount": -0}',
    '"wordCount": -3}',
    '"wordCount": 1e400}',
    '"wordCount": 328.0}',
    f'"wordCount": {10**18 - 1}}}',
    f'"wordCount": {10**18}}}',
    f'"wordCount": [1, -0, {"9" * 30}]}}',
    '"isAccessibleForFree": false}',
    '"isAccessibleForFree": "False"}',
    '"headline": null}',
    '"headline": "A", "headline": "B"}',
    '"headline": "\\ud800"}',
    '"keywords": []}',
    '"author": "Ann Lee"}',
    '"author": {"@id": "#a"}, "editor": {"@type": "Person", "@id": "#a", "name": "Ann"}}',
    '"author": {"@type": "schema:Person", "name": "Ann"}}',
    '"author": {"type": "Person", "name": "Ann"}}',
    '"author": {"@type": "Person", "schema:name": "Ann"}}',
    '"author": {"@type": "Person", "@context": {"name": "x:y"}, "name": "Ann"}}',
    '"author": [{"@type": "Person", "name": "Ann"}, {"@value": "Bo"}]}',
    '"image": {"@type": "ImageObject", "url": "a.jpg", "x:credit": "B"}}',
    '"video": {"@list": [1]}}',
    '"about": ' + '{"@type": "Thing", "about": ' * 70 + "1" + "}" * 71,
    '"about": ' + '{"@type": "CreativeWork", "about": ' * 61 + "1" + "}" * 62,
    '"about": ' + '[{"@type": "CreativeWork", "about": ' * 31 + "[1]" + "}]" * 31 + "}",
    '"about": ' + '[{"@type": "CreativeWork", "about": ' * 32 + '"A"' + "}]" * 32 + "}",
    '"about": ' + "[" * 63 + '"A"' + "]" * 63 + "}",
    '"about": ' + "[" * 64 + '"A"' + "]" * 64 + "}",
    '"datePublished": "2026-11-22 08:00"}',
    '"@graph": [{"@type": "Person", "name": "Ann"}]}',
)


DEFAULT = Options()
WRITTEN = articles().map(lambda article: nutgraf.write_text(article, "jsonld"))


def both(data: bytes, options: Options) -> tuple[Reading, Reading] | None:
    """Read a document as it is read, and with the closer look; nothing where that is the same."""
    draft = format_named("jsonld").draft
    assert draft is not None
    try:
        parsed = draft(data, options)
    except ParseError:
        return None
    if parsed.exactly is None:
        return None
    return built(parsed, options), built(parsed.exactly(), options)


def told(reading: Reading) -> Any:
    return (
        reading,
        repr(reading.article),
        reading.nodes,
        repr(reading.documents),
        reading.articles,
        reading.things,
        reading.findings,
    )


def assert_same(text: str, options: Options = DEFAULT) -> None:
    read = both(text.encode("utf-8", "surrogatepass"), options)
    if read is not None:
        assert told(read[0]) == told(read[1])


@given(json_ld_documents() | WRITTEN, st.sampled_from([DEFAULT, Options(repair=False)]))
@example(PLAIN, DEFAULT)
def test_what_is_built_at_once_is_what_a_closer_look_gives(text: str, options: Options) -> None:
    assert_same(text, options)


def test_a_plain_article_is_built_at_once() -> None:
    draft = format_named("jsonld").draft
    assert draft is not None
    parsed = draft(PLAIN.encode(), DEFAULT)

    assert parsed.exactly is not None
    assert built(parsed._replace(exactly=lambda: pytest.fail("looked closer")), DEFAULT).article


@pytest.mark.parametrize("odd", ODD)
def test_what_asks_for_a_closer_look_gets_one(odd: str) -> None:
    assert_same(OPENING + odd)


@pytest.mark.parametrize("name", SETS)
def test_documents_of_the_world_are_read_alike_in_both_ways(corpus: Path, name: str) -> None:
    for _, text in islice(texts(corpus, name), 0, None, 5):
        assert_same(text)
