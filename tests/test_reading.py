"""A reading: what `read` gives, whatever the document was."""

from __future__ import annotations

import pickle

import pytest

import nutgraf

DOCUMENTS = {
    "article text": "Council opens\n\nBy Ann Lee\n22 November 2026, 08:00\n\nIt is open.\n",
    "JSON-LD": '{"@context": "https://schema.org", "@type": "NewsArticle", "headlin": "A"}',
    "page": "<title>A | Herald</title><h1>A</h1><meta property='og:title' content='A'>",
    "RSS": "<rss version='2.0'><channel><title>H</title><item><title>A</title></item></channel>",
    "nothing": "",
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_reading_goes_between_processes_whole(kind: str) -> None:
    reading = nutgraf.read(DOCUMENTS[kind])

    assert pickle.loads(pickle.dumps(reading)) == reading


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_evidence_of_a_reading_cannot_be_changed(kind: str) -> None:
    with pytest.raises(TypeError):
        nutgraf.read(DOCUMENTS[kind]).evidence["headline"] = None  # type: ignore[index] # that is it
