"""A reading: what `read` gives, whatever the document was."""

from __future__ import annotations

import pickle

import pytest

import nutgraf
from nutgraf.model import Body

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


def test_evidence_of_a_text_is_the_same_whenever_it_is_first_looked_at() -> None:
    at_once, later, copied = (nutgraf.read(DOCUMENTS["article text"]) for _ in range(3))
    said = list(at_once.evidence.items())

    nutgraf.write(later.require_article(), "jsonld")
    restored = pickle.loads(pickle.dumps(copied))

    assert said
    assert said == list(later.evidence.items()) == list(restored.evidence.items())
    assert hash(later.evidence) == hash(restored.evidence)
    assert not hasattr(copied.evidence, "more")


def test_body_of_a_text_is_what_a_hand_would_make_of_its_parts() -> None:
    article = nutgraf.read(DOCUMENTS["article text"]).require_article()
    body = article.body
    assert body is not None

    by_hand = Body(**body.model_dump(exclude_unset=True))

    assert by_hand == body
    assert by_hand.model_fields_set == body.model_fields_set
    assert by_hand.model_dump_json() == body.model_dump_json()
    assert pickle.loads(pickle.dumps(body)) == body.model_copy(deep=True) == body
