"""The article that most news pages state, and the least that a typed reader of it would do."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

__all__ = ["ARTICLE", "BODY", "Strict", "graph_of"]

_TEXT = (
    "The council opened the new bridge on Sunday, two years later than planned and eleven million "
    "over budget. The mayor cut the ribbon before some two hundred people; the first bus crossed "
    "at noon. Engineers will keep counting vehicles until spring. "
)


def _image(number: int) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "url": f"https://herald.example/images/bridge-{number}.jpg",
        "width": 1200,
        "height": 675,
        "caption": f"The bridge on its first day, picture {number}",
    }


def _organization(name: str, address: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name, "url": address, "logo": _image(9)}


def _person(name: str, slug: str) -> dict[str, Any]:
    return {
        "@type": "Person",
        "name": name,
        "url": f"https://herald.example/by/{slug}",
        "jobTitle": "Reporter",
        "image": _image(7),
    }


# 30 properties; 2 Person, 3 Organization and 6 ImageObject, as the goal says.
ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://herald.example/2026/bridge#article",
    "url": "https://herald.example/2026/bridge",
    "mainEntityOfPage": "https://herald.example/2026/bridge",
    "headline": "Council opens the bridge",
    "alternativeHeadline": "After two years, the buses cross",
    "name": "Council opens the bridge",
    "author": [
        {key: held for key, held in _person("Ann Lee", "ann-lee").items() if key != "image"},
        {key: held for key, held in _person("Bo Øst", "bo-ost").items() if key != "image"},
    ],
    "datePublished": "2026-11-22T08:00:00+02:00",
    "dateModified": "2026-11-22T11:40:00+02:00",
    "dateCreated": "2026-11-22T07:12:00+02:00",
    "inLanguage": "en-GB",
    "description": "Two years late and eleven million over budget, the bridge is open.",
    "abstract": "The bridge is open to buses; cars follow in spring.",
    "image": [_image(1), _image(2), _image(3)],
    "thumbnailUrl": "https://herald.example/images/bridge-1-small.jpg",
    "articleSection": ["Local", "Transport"],
    "keywords": ["bridge", "council", "buses", "budget"],
    "dateline": "HERALDSTOWN",
    "articleBody": (_TEXT * 8).strip(),
    "wordCount": 328,
    "isPartOf": "https://herald.example/local",
    "publisher": _organization("Town Herald", "https://herald.example/"),
    "copyrightHolder": _organization("Herald Media", "https://media.herald.example/"),
    "sourceOrganization": _organization("Town News Agency", "https://agency.example/"),
    "copyrightYear": 2026,
    "copyrightNotice": "© 2026 Town Herald",
    "creditText": "Town Herald",
    "license": "https://herald.example/licence",
    "isAccessibleForFree": True,
    "genre": ["News"],
    "version": "3",
}
BODY = json.dumps(ARTICLE, ensure_ascii=False).encode()


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, alias_generator=to_camel)


class _Image(_Model):
    url: str
    width: int
    height: int
    caption: str


class _Organization(_Model):
    name: str
    url: str
    logo: _Image


class _Person(_Model):
    name: str
    url: str
    job_title: str


class Strict(_Model):
    """The 30 properties of that article, of one type each: no unions, dates as text."""

    url: str
    main_entity_of_page: str
    headline: str
    alternative_headline: str
    name: str
    author: list[_Person]
    date_published: str
    date_modified: str
    date_created: str
    in_language: str
    description: str
    abstract: str
    image: list[_Image]
    thumbnail_url: str
    article_section: list[str]
    keywords: list[str]
    dateline: str
    article_body: str
    word_count: int
    is_part_of: str
    publisher: _Organization
    copyright_holder: _Organization
    source_organization: _Organization
    copyright_year: int
    copyright_notice: str
    credit_text: str
    license: str
    is_accessible_for_free: bool
    genre: list[str]
    version: str


def graph_of(count: int) -> bytes:
    """Give a document of so many nodes: articles with their authors, each a node that is named."""
    nodes: list[dict[str, Any]] = []
    for number in range(count // 2):
        name = f"#person-{number}"
        nodes.append(
            {
                "@type": "NewsArticle",
                "@id": f"#article-{number}",
                "headline": f"Council opens bridge {number}",
                "datePublished": "2026-11-22T08:00:00+02:00",
                "author": {"@id": name},
            }
        )
        nodes.append({"@type": "Person", "@id": name, "name": f"Ann Lee {number}"})
    return json.dumps({"@context": "https://schema.org", "@graph": nodes}).encode()
