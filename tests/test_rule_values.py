"""Values that a rule finds wrong, and their neighbours of which it says nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nutgraf import check

ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
}


def rules_at(pointer: str, document: dict[str, Any], profile: str = "schema.org") -> set[str]:
    found = check(json.dumps(document), profiles=[profile])
    return {one.rule for one in found if one.place.pointer == pointer}


@pytest.mark.parametrize(
    "url",
    [
        "https://herald.example/a b", "https//herald.example/a", "http//herald.example/",
        "://herald.example/a", "htp://herald.example/a", "hhttps://herald.example/a",
        "https://https://herald.example/a", "http://localhost:3000/a", "https://undefined/a",
        "#", "N/A", "bridge",
    ],
)  # fmt: skip
def test_a_url_that_nobody_can_open_is_unlikely(url: str) -> None:
    assert "url_unlikely" in rules_at("/url", ARTICLE | {"url": url})


@pytest.mark.parametrize(
    "url",
    [
        "https://herald.example/a%20b", "//herald.example/a", "/a", "a.html", "#a", "?a=1",
        "https://[::1]/", "http://192.0.2.1:8080/", "urn:isbn:0451450523", "tel:+4755555555",
        "https://herald.example/?to=https://other.example/", "/https//herald.example/",
    ],
)  # fmt: skip
def test_a_url_that_somebody_can_open_is_not_unlikely(url: str) -> None:
    assert "url_unlikely" not in rules_at("/url", ARTICLE | {"url": url})


NAMED = {
    "author_name_joined": [
        "Ann Lee + Bo Ek", "Ann Lee • Bo Ek", "Ann Lee · Bo Ek", "Ann Lee with Bo Ek",
        "Ann Lee mit Bo Ek", "Ann Lee avec Bo Ek", "Ann Lee con Bo Ek", "Ann Lee med Bo Ek",
    ],
    "author_name_has_introduction": ["De Ann Lee", "Af Ann Lee"],
    "author_name_has_job_title": [
        "Ann Lee, Head of News", "Ann Lee, News Anchor", "Ann Lee, CEO",
        "Ann Lee, Managing Director", "Ann Lee, Professor of Law",
    ],
    "author_name_has_honorific": ["Ann Lee MD", "Lord Bo Ek", "Bo Ek OBE"],
    "author_name_has_address": ["Ann Lee @annlee", "@annlee", "social.com/annlee", "x.io/ann"],
    "author_name_has_publisher": ["The Herald Row", "Herald Row"],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "name"), [(rule, one) for rule in NAMED for one in NAMED[rule]])
def test_a_name_that_holds_more_than_a_name_is_told_of_once(rule: str, name: str) -> None:
    author = {"@type": "Person", "name": name, "url": "https://herald.example/by/ann"}
    publisher = {"@type": "NewsMediaOrganization", "name": "Herald Row"}

    found = rules_at(
        "/author/name", ARTICLE | {"author": author, "publisher": publisher}, "google-article"
    )

    assert found == {rule}


def test_one_who_publishes_himself_may_be_an_organization() -> None:
    author = {"@type": "Person", "name": "Ann Lee", "url": "https://ann.example/"}
    document = ARTICLE | {"author": author, "publisher": author | {"@type": "Organization"}}

    assert rules_at("/author/name", document, "google-article") == set()
