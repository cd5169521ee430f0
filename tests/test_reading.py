"""A reading: what `read` gives, whatever the document was."""

from __future__ import annotations

import pickle
from typing import Any

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


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("url", 5, "url is text, not a int"),
        ("url", b"https://herald.example/", "url is text, not a bytes"),
        ("url", [], "url is text, not a list"),
        ("house", 5, "house is text, not a int"),
        ("limits", {}, "limits are a Limits, not a dict"),
        ("format", 5, "a format is a name or a Format, not a int"),
        ("format", {"html": 1}, "a format is a name or a Format, not a dict"),
    ],
)
def test_an_argument_of_a_wrong_type_is_refused_by_its_name(
    name: str, wrong: object, said: str
) -> None:
    arguments: dict[str, Any] = {name: wrong}

    with pytest.raises(TypeError, match=f"^{said}$"):
        nutgraf.read(DOCUMENTS["page"], **arguments)


def test_a_time_zone_that_is_no_text_is_refused_by_its_name() -> None:
    wrong: Any = 5

    with pytest.raises(TypeError, match="default_zone is text, not a int"):
        nutgraf.write(nutgraf.NewsArticle(headline="A"), "rss", default_zone=wrong)


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
