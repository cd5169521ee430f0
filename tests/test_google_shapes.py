"""Documents of the shapes that Google's pages show: none is an error under its own profile."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nutgraf import check
from nutgraf.findings import Severity

HERALD = "https://herald.example"
PERSONS = [
    {"@type": "Person", "name": "Ann Lee", "url": f"{HERALD}/by/ann"},
    {"@type": "Person", "name": "Bo Tan", "sameAs": f"{HERALD}/by/bo"},
]
CROPS = [f"{HERALD}/1x1.jpg", f"{HERALD}/4x3.jpg", f"{HERALD}/16x9.jpg"]
DATES = {
    "datePublished": "2026-11-20T08:00:00+08:00",
    "dateModified": "2026-11-20T09:20:00+08:00",
}
SHAPES: dict[str, dict[str, Any]] = {
    "google-article": {
        "@type": "NewsArticle", "headline": "The bridge", "image": CROPS, "author": PERSONS,
        **DATES,
    },
    "google-paywall": {
        "@type": ["NewsArticle", "LearningResource"], "headline": "The bridge",
        "isAccessibleForFree": False,
        "hasPart": [
            {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": f".{part}"}
            for part in ("one", "two")
        ],
    },
    "claim-review": {
        "@type": "ClaimReview", "url": f"{HERALD}/checks/1", "claimReviewed": "The bridge is shut",
        "itemReviewed": {
            "@type": "Claim", "datePublished": "2026-11-20", "appearance": f"{HERALD}/seen",
            "author": {"@type": "Organization", "name": "Bridge club", "sameAs": f"{HERALD}/club"},
        },
        "author": {"@type": "Organization", "name": "Town Herald"},
        "reviewRating": {
            "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1,
            "alternateName": "False",
        },
    },
    "video": {
        "@type": "VideoObject", "name": "The bridge", "description": "How it opened.",
        "thumbnailUrl": CROPS, "uploadDate": "2026-11-20T08:00:00+08:00", "duration": "PT1M54S",
        "contentUrl": f"{HERALD}/v.mp4", "embedUrl": f"{HERALD}/embed/1",
        "interactionStatistic": {
            "@type": "InteractionCounter", "interactionType": {"@type": "WatchAction"},
            "userInteractionCount": 5647018,
        },
        "regionsAllowed": ["US", "NL"],
        "hasPart": [
            {"@type": "Clip", "name": name, "startOffset": at, "endOffset": at + 9,
             "url": f"{HERALD}/v?t={at}"}
            for name, at in (("One", 30), ("Two", 111))
        ],
        "publication": {
            "@type": "BroadcastEvent", "isLiveBroadcast": True,
            "startDate": "2026-10-27T14:00:00+00:00", "endDate": "2026-10-27T14:37:14+00:00",
        },
    },
    "breadcrumb": {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Town", "item": f"{HERALD}/town"},
            {"@type": "ListItem", "position": 2,
             "item": {"@id": f"{HERALD}/town/bridges", "name": "Bridges"}},
            {"@type": "ListItem", "position": 3, "name": "The bridge"},
        ],
    },
    "image-licence": {
        "@type": "ImageObject", "contentUrl": f"{HERALD}/a.jpg", "license": f"{HERALD}/licence",
        "acquireLicensePage": f"{HERALD}/buy", "creditText": "Town Herald",
        "creator": {"@type": "Person", "name": "Ann Lee"}, "copyrightNotice": "Ann Lee",
    },
    "speakable": {
        "@type": "WebPage", "name": "The bridge", "url": f"{HERALD}/bridge",
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": ["headline", "summary"]},
    },
    "profile-page": {
        "@type": "ProfilePage", "dateCreated": "2026-01-01T08:00:00+01:00",
        "mainEntity": {
            "@type": "Person", "@id": "#ann", "name": "Ann Lee", "alternateName": "ann",
            "identifier": "123475623", "description": "Writes of bridges", "image": CROPS[0],
        },
        "hasPart": [{
            "@type": "Article", "headline": "The bridge", "url": f"{HERALD}/bridge",
            "datePublished": "2026-11-20T08:00:00+01:00", "author": {"@id": "#ann"},
        }],
    },
    "organization": {
        "@type": "NewsMediaOrganization", "name": "Town Herald", "url": f"{HERALD}/",
        "logo": f"{HERALD}/logo.png", "sameAs": [f"{HERALD}/a", f"{HERALD}/b"],
        "address": {"@type": "PostalAddress", "addressLocality": "Town", "addressCountry": "UA"},
        "contactPoint": {"@type": "ContactPoint", "telephone": "+47-99-999-9900"},
    },
    "site-name": {
        "@type": "WebSite", "name": "Town Herald", "alternateName": ["Herald", "TH"],
        "url": f"{HERALD}/",
    },
    "review": {
        "@type": "Review", "author": {"@type": "Person", "name": "Ann Lee"},
        "itemReviewed": {"@type": "Movie", "name": "The bridge"},
        "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 10},
    },
    "recipe": {
        "@type": "Recipe", "name": "Bread", "image": CROPS, "author": PERSONS[0],
        "prepTime": "PT20M", "cookTime": "PT30M", "recipeIngredient": ["flour", "water"],
        "recipeInstructions": [{"@type": "HowToStep", "text": "Mix."}],
    },
    "event": {
        "@type": "Event", "name": "Opening", "startDate": "2026-12-21T19:00-05:00",
        "location": {
            "@type": "Place", "name": "Bridge",
            "address": {"@type": "PostalAddress", "addressCountry": "UA"},
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("profile", SHAPES)
def test_a_shape_is_no_error_under_its_profile(profile: str) -> None:
    document = {"@context": "https://schema.org", **SHAPES[profile]}

    assert errors(document, profile) == []


@pytest.mark.parametrize("profile", SHAPES)
def test_a_shape_in_a_graph_is_no_error_under_its_profile(profile: str) -> None:
    site = {"@type": "WebPage", "@id": "#page", "name": "A page"}
    document = {"@context": "https://schema.org", "@graph": [site, SHAPES[profile]]}

    assert errors(document, profile) == []


def errors(document: object, profile: str) -> list[str]:
    url = f"{HERALD}/" if profile == "site-name" else f"{HERALD}/checks/1"
    found = check(json.dumps(document), profiles=("schema.org", profile), url=url)
    return [one.rule for one in found if one.severity is Severity.ERROR]
