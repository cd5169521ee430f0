"""Values that a rule finds wrong, and their neighbours of which it says nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from nutgraf import check
from nutgraf.checking import examine
from nutgraf.rules import LATEST, all_rules, rule_named, ruleset

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)

ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
}
IMAGE = {
    "@context": "https://schema.org",
    "@type": "ImageObject",
    "contentUrl": "https://herald.example/bridge.jpg",
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
        "#", "N/A", "bridge", "https://[::1]/", "http://127.0.0.1:8000/a", "http://10.1.2.3/a",
        "https://cms.local/a", "https://cms.internal/a", "https://cms.home.arpa/a",
    ],
)  # fmt: skip
def test_a_url_that_nobody_can_open_is_unlikely(url: str) -> None:
    assert "url_unlikely" in rules_at("/url", ARTICLE | {"url": url})


@pytest.mark.parametrize(
    "url",
    [
        "https://herald.example/a%20b", "//herald.example/a", "/a", "a.html", "#a", "?a=1",
        "https://[2001:db8::1]/", "http://192.0.2.1:8080/", "https://١٠.٠.٠.١/",
        "urn:isbn:0451450523", "tel:+4755555555",
        "https://herald.example/?to=https://other.example/", "/https//herald.example/",
    ],
)  # fmt: skip
def test_a_url_that_somebody_can_open_is_not_unlikely(url: str) -> None:
    assert "url_unlikely" not in rules_at("/url", ARTICLE | {"url": url})


@pytest.mark.parametrize(
    ("host", "found"),
    [
        *((one, {"url_unlikely", "image_url_invalid"})
          for one in ("cms", "cms.local", "10.0.0.1", "[fd00::1]")),
        *((one, set()) for one in ("herald.example", "192.0.2.1", "١٠.٠.٠.١")),
    ],
)  # fmt: skip
def test_hosts_of_pages_and_of_images_are_judged_alike(host: str, found: set[str]) -> None:
    image = ARTICLE | {"image": [f"https://{host}/a.jpg"]}
    page = ARTICLE | {"url": f"https://{host}/a"}

    told = rules_at("/url", page) | rules_at("/image/0", image, "google-article")

    assert told & {"url_unlikely", "image_url_invalid"} == found


NAMED = {
    "author_name_joined": [
        "Ann Lee + Bo Ek", "Ann Lee • Bo Ek", "Ann Lee · Bo Ek", "Ann Lee with Bo Ek",
        "Ann Lee mit Bo Ek", "Ann Lee avec Bo Ek", "Ann Lee con Bo Ek", "Ann Lee med Bo Ek",
    ],
    "author_name_has_introduction": ["De Ann Lee", "Af Ann Lee", "Foto: Ann Lee", "Opinion: Bo Ek"],
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


@pytest.mark.parametrize("tag", ["xx", "jp", "en-UK", "english please", "en_", "zz-ZZ", "en-USA"])
def test_a_tag_of_no_language_or_region_is_unknown(tag: str) -> None:
    assert "language_tag_unknown" in rules_at("/inLanguage", ARTICLE | {"inLanguage": tag})


@pytest.mark.parametrize(
    "tag", ["en", "EN-gb", "nob", "zh-Hant-TW", "iw", "es-419", "sr-CS", "en-u-hc-h12", "x-klingon",
     "zh-yue", "en-GB-oed", "no-bok"],
)  # fmt: skip
def test_a_tag_of_a_language_is_known(tag: str) -> None:
    assert "language_tag_unknown" not in rules_at("/inLanguage", ARTICLE | {"inLanguage": tag})


def steps(*positions: object) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": one, "name": "A", "item": f"https://a.example/{place}"}
        for place, one in enumerate(positions)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}


@pytest.mark.parametrize(
    ("positions", "wrong"),
    [
        ((1, 5, 3), 1), ((1, 3, 5), 1), ((0, 1, 2), 0), ((2, 3, 4), 0), ((1, 1, 3), 1),
        ((1, 2, 4), 2), ((3, 2, 2), 2), ((1, "second", 3), 1), ((1, 1.5, 3), 1), ((1, 1.5), 1),
    ],
)  # fmt: skip
def test_the_position_that_is_wrong_is_told_of_alone(
    positions: tuple[object, ...], wrong: int
) -> None:
    found = check(json.dumps(steps(*positions)), profiles=["breadcrumb"])

    assert [one.place.pointer for one in found] == [f"/itemListElement/{wrong}/position"]


@pytest.mark.parametrize("positions", [(1, 2, 3), (3, 1, 2), ("1", "2")])
def test_steps_may_stand_in_any_order(positions: tuple[object, ...]) -> None:
    assert check(json.dumps(steps(*positions)), profiles=["breadcrumb"]) == []


# Values for properties of the good example of a rule that finds them wrong, each at its place.
WRONG: dict[str, tuple[str, list[Any]]] = {
    "author_type_wrong": ("/author", [5, True]),
    "article_date_invalid": ("/datePublished", [1795161600, True, {"@type": "DateTime"}]),
    "breadcrumb_item_missing": ("/itemListElement/0/item", ["", " "]),
    "claim_author_name_missing": ("/itemReviewed/author/name", [""]),
    "claim_begins_with_verdict": (
        "/claimReviewed",
        ["False: it cost nothing", "Misleading - it cost nothing", "It cost nothing (false)"],
    ),
    "claim_long": ("/claimReviewed", ["x" * 75]),
    "clip_offset_no_number": ("/hasPart/startOffset", ["0:30", "30s", True, -1]),
    "clip_url_wrong": ("/hasPart/url", ["https://herald.example/a"]),
    "count_negative": ("/wordCount", [-5, "-5", -1.5]),
    "date_form_loose": ("/datePublished", ["2026-11-20T08", "20261120"]),
    "date_unreadable": ("/datePublished", ["2026-11-20T8", "2026-11-20T25", "2026-11-20T08+2"]),
    "event_location_type_wrong": ("/location", [{"@type": "Person", "name": "Ann"}]),
    "image_content_url_missing": ("/contentUrl", [""]),
    "image_license_missing": ("/license", [""]),
    "image_url_invalid": (
        "/image/0", ["a.jpg", "http://localhost/a.jpg", "http://10.0.0.1/a", "http://[::1]/a",
         5, False],
    ),
    "language_tag_unknown": ("/inLanguage", ["jp", 7, True]),
    "organization_founding_date_invalid": ("/foundingDate", ["in 1901", 1901.5]),
    "organization_country_unknown": ("/address/addressCountry", ["Britain", "UK", "XX"]),
    "paywall_section_not_said": ("/hasPart/isAccessibleForFree", [True, "yes"]),
    "paywall_selector_missing": ("/hasPart/cssSelector", [""]),
    "paywall_selectors_joined": ("/hasPart/cssSelector", [".a, .b", [".a", ".b"]]),
    "property_superseded": ("/interactionCount", [7]),
    "review_rating_no_number": ("/reviewRating/ratingValue", ["4,5", "four", "4 stars"]),
    "seek_input_wrong": ("/potentialAction/startOffset-input", ["required"]),
    "seek_target_wrong": ("/potentialAction/target", ["https://herald.example/?t="]),
    "breadcrumb_name_missing": ("/itemListElement/1/name", ["", [], False]),
    "breadcrumb_position_missing": ("/itemListElement/1/position", ["", []]),
    "profile_alternate_name_missing": ("/mainEntity/alternateName", [""]),
    "quantity_unreadable": ("/width", ["auto", "", "wide px"]),
    "value_empty": ("/articleSection", ["", [], "  ", "\n"]),
    "broadcast_not_live": ("/publication/isLiveBroadcast", [False]),
    "site_name_missing": ("/name", [""]),
    "speakable_selector_missing": ("/speakable/cssSelector", ["", []]),
    "swg_product_id_missing": ("/isPartOf/productID", [""]),
    "video_expires_without_zone": ("/expires", ["2026-11-20T08:00", "2026-11-20T08:00:00.5"]),
    "video_region_unknown": ("/regionsAllowed", ["UK", "XX", "GB,UA", "ZZZ"]),
    "video_interaction_incomplete": ("/interactionStatistic/interactionType", ["", []]),
    "video_interaction_miscounted": (
        "/interactionStatistic/userInteractionCount", [-1, 2.5, "5.6M", "1,000", True],
    ),
}  # fmt: skip
RIGHT: dict[str, tuple[str, list[Any]]] = {
    "article_date_invalid": ("/datePublished", ["2026-11-20T08", "2026-11-20T08+02:00"]),
    "author_name_has_introduction": ("/author/name", ["Ann Lee", "X: the band", "AC/DC: Live"]),
    "count_negative": ("/wordCount", [0, "0", -0.0]),
    "date_unreadable": ("/datePublished", ["2026-11-20T08", "2026-11-20T08Z", "2026-W47"]),
    "event_location_type_wrong": ("/location", [{"@type": "CafeOrCoffeeShop", "name": "A"}]),
    "image_too_small": ("/width", [{"@type": "QuantitativeValue", "value": ["1200"]}]),
    "organization_founding_date_invalid": ("/foundingDate", ["1901", "1901-05", "1901-05-06"]),
    "video_interaction_miscounted": (
        "/interactionStatistic/userInteractionCount", [0, "5600000000000", 7.0],
    ),
    "video_region_unknown": ("/regionsAllowed", ["gb", "GBR", "XKX"]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "pointer", "value"),
    [(rule, pointer, value) for rule, (pointer, values) in WRONG.items() for value in values],
)
def test_a_wrong_value_is_found_where_it_stands(rule: str, pointer: str, value: object) -> None:
    assert places_of(rule, pointer, value) == [pointer]


@pytest.mark.parametrize(
    ("rule", "pointer", "value"),
    [(rule, pointer, value) for rule, (pointer, values) in RIGHT.items() for value in values],
)
def test_nothing_is_said_of_a_right_value(rule: str, pointer: str, value: object) -> None:
    assert places_of(rule, pointer, value) == []


def places_of(rule: str, pointer: str, value: object) -> list[str]:
    """Give where a rule finds something in its good example with another value in it."""
    known = rule_named(rule)
    document = json.loads(json.dumps(known.good))
    *above, key = pointer.split("/")[1:]
    node = document
    for step in above:
        node = node[int(step)] if isinstance(node, list) else node[step]
    node[int(key) if isinstance(node, list) else key] = value
    found = check(json.dumps(document), profiles=known.profiles[:1])
    return [one.place.pointer for one in found if one.rule == rule]


def pointers(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield above
    for key, one in value.items() if isinstance(value, dict) else ():
        yield from pointers(one, (*above, key))
    for place, one in enumerate(value) if isinstance(value, list) else ():
        yield from pointers(one, (*above, place))


def test_no_value_in_a_good_example_ends_a_check() -> None:
    goods = {
        json.dumps(one.good): one.profiles[:1] for one in all_rules() if isinstance(one.good, dict)
    }

    for good, profiles in goods.items():
        asked = ruleset(profiles, LATEST)
        for *above, key in list(pointers(json.loads(good)))[1:]:
            for value in (1.5, {"@type": 5}, [[{"@id": 5}, None]]):
                document = node = json.loads(good)
                for step in above:
                    node = node[step]
                node[key] = value
                examine(json.dumps(document), asked, url="https://herald.example/", now=NOW)


@pytest.mark.parametrize("rating", [4.5, "4.5", "9/10", "90%", 4])
def test_a_rating_may_be_a_fraction_or_a_percentage(rating: object) -> None:
    document = dict(rule_named("review_rating_no_number").good)  # type: ignore[arg-type] # a node
    document["reviewRating"] = document["reviewRating"] | {"ratingValue": rating}

    assert rules_at("/reviewRating/ratingValue", document, "review") == set()


@pytest.mark.parametrize("url", ["https://herald.example/bridge?id=1&t=9", "/bridge?t=9"])
def test_a_clip_stands_on_the_page_of_its_video(url: str) -> None:
    document = json.loads(json.dumps(rule_named("clip_url_wrong").good))
    document["hasPart"]["url"] = url

    found = check(
        json.dumps(document), profiles=["video"], url="https://www.herald.example/bridge?id=1"
    )

    assert "clip_url_wrong" not in {one.rule for one in found}


def test_an_action_may_be_described_elsewhere() -> None:
    counter = {"@type": "InteractionCounter", "interactionType": {"@id": "#watched"}}
    video = {"@type": "VideoObject", "name": "Bridge", "interactionStatistic": counter}
    graph = [video, {"@type": "WatchAction", "@id": "#watched"}]

    found = check(
        json.dumps({"@context": "https://schema.org", "@graph": graph}), profiles=["video"]
    )

    assert "video_interaction_unread" not in {one.rule for one in found}


def found_in(document: dict[str, Any], *profiles: str) -> set[str]:
    return {one.rule for one in check(json.dumps(document), profiles=profiles)}


def test_pages_that_are_part_of_a_site_sell_nothing() -> None:
    article = {key: value for key, value in ARTICLE.items() if key != "@context"}
    site = {"@id": "#site", "@type": "WebSite", "name": "Town Herald"}
    page = {"@id": "#page", "@type": "WebPage", "isPartOf": {"@id": "#site"}}
    graph = [article | {"isPartOf": {"@id": "#page"}}, page, site]
    document = {"@context": "https://schema.org", "@graph": graph}
    walled = [graph[0] | {"isAccessibleForFree": False}, page, site]

    assert not {rule for rule in found_in(document, "swg") if "product" in rule}
    assert "swg_product_missing" in found_in({**document, "@graph": walled}, "swg")


def test_a_review_in_what_it_reviews_names_it_not_again() -> None:
    review = {
        "@type": "Review", "author": {"@type": "Person", "name": "Ann Lee"},
        "reviewRating": {"@type": "Rating", "ratingValue": 4}, "datePublished": "2026-11-20",
    }  # fmt: skip
    film = {"@context": "https://schema.org", "@type": "Movie", "name": "Bridge", "review": review}

    assert found_in(film, "review") == set()
    assert "review_item_reviewed_missing" in found_in(
        {"@context": "https://schema.org", **review}, "review"
    )


def test_of_a_fact_check_nothing_is_asked_that_is_asked_of_critics() -> None:
    claim = {"@type": "Claim", "appearance": "https://claims.example/1"}
    review = {"@context": "https://schema.org", "@type": "ClaimReview", "itemReviewed": claim}

    assert found_in(review, "review") == set()


def test_the_works_that_an_article_cites_may_be_of_a_year() -> None:
    cited = {"@type": "ScholarlyArticle", "name": "On bridges", "datePublished": "2007"}
    rules = found_in(ARTICLE | {"citation": [cited]}, "google-article")

    assert not {rule for rule in rules if rule.startswith(("article_date_inv", "date_"))}


def test_a_name_is_judged_as_google_reads_it() -> None:
    author = {"@type": "Person", "name": "Ann Lee &amp; Bo Ek", "url": "https://herald.example/by"}

    assert "author_name_joined" in found_in(ARTICLE | {"author": author}, "google-article")


@pytest.mark.parametrize("tag", ["ua", "en-UK", "english please", 5])
def test_the_language_of_a_text_is_a_tag_too(tag: object) -> None:
    document = ARTICLE | {"headline": {"@value": "Council", "@language": tag}}

    assert "text_language_unknown" in rules_at("/headline/@language", document)


def test_a_name_in_reverse_is_one_of_schema_org() -> None:
    reverse = {"autor": {"@type": "NewsArticle", "headline": "Council"}, "author": []}
    document = {"@context": "https://schema.org", "@type": "Person", "@reverse": reverse}

    assert rules_at("/@reverse/autor", document) == {"property_unknown"}
    assert rules_at("/@reverse/author", document) == set()


@pytest.mark.parametrize(
    "node", [{}, {"@id": "https://herald.example/a"}, {"@graph": [{"@id": "a"}]}]
)
def test_a_document_that_only_refers_states_nothing(node: dict[str, Any]) -> None:
    assert found_in({"@context": "https://schema.org"} | node, "schema.org") == {"no_nodes_found"}


def test_what_stands_under_an_unknown_name_is_told_of_once() -> None:
    kept = {"blog_id": 1, "more": [{"postType": "x", "author": {"nmae": "Ann"}}]}
    day = {"date": "2026-11-20 08:00:00.000000", "timezone_type": 3}
    document = ARTICLE | {"metadata": kept, "nyt:kept": {"desk": 1}, "datePublished": day}
    found = check(json.dumps(document))

    assert [one.place.pointer for one in found if one.rule == "property_unknown"] == [
        "/metadata",
        "/metadata/more/0/author/nmae",
    ]


@pytest.mark.parametrize("key", ["citation", "isBasedOn"])
def test_nothing_is_asked_of_the_authors_of_other_works(key: str) -> None:
    other = {"@type": "ScholarlyArticle", "name": "Bridges", "author": ["N. Ortonne,", {}]}

    assert not {
        rule for rule in found_in(ARTICLE | {key: other}, "google-article") if "author" in rule
    } - {"article_author_missing"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a <!-- b", "script_has_markup"),
        ("a <!-- b --> <script>", "script_has_markup"),
        ("<scripture", "script_has_markup"),
        ("a <!-- b <SCRIPT >", "script_can_break_out"),
        ("<!--><script>", "script_has_markup"),
        ("a -- > b", ""),
    ],
)
def test_only_a_script_in_a_comment_swallows_what_follows(text: str, rule: str) -> None:
    script = json.dumps(ARTICLE | {"description": text})
    page = f'<!doctype html><title>A</title><script type="application/ld+json">{script}</script>'
    found = {one.rule for one in check(page, profiles=["google-article"])}

    assert {one for one in found if one.startswith("script_")} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("url", "is_home"),
    [
        ("https://herald.example", True), ("https://www.herald.example/", True),
        ("http://herald.example/", True), ("https://news.herald.example/", False),
        ("https://herald.example/en/", False),
    ],
)  # fmt: skip
def test_a_site_is_named_by_the_home_page_of_its_own_host(url: str, *, is_home: bool) -> None:
    site = {"@context": "https://schema.org", "@type": "WebSite", "name": "Herald", "url": url}
    found = check(json.dumps(site), profiles=["site-name"], url="https://herald.example/")

    assert ("site_url_is_no_home_page" not in {one.rule for one in found}) is is_home


@pytest.mark.parametrize("root", ["<html amp>", "<html ⚡ lang=en>", "<HTML lang='en' AMP=''>"])
def test_discover_shows_the_images_of_amp_pages(root: str) -> None:
    for opening, is_amp in ((root, True), ("<html lang=amp>", False)):
        page = f"<!doctype html>{opening}<title>A</title><p>Text"
        found = {one.rule for one in check(page, profiles=["google-discover"])}

        assert ("discover_preview_small" in found) is not is_amp


@pytest.mark.parametrize("tag", ["x-ab", "x-klingon", "i-default", "en-x-uk"])
def test_a_tag_for_private_use_says_no_language_nor_region(tag: str) -> None:
    assert "language_tag_unknown" not in rules_at("/inLanguage", ARTICLE | {"inLanguage": tag})


CLAIM: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The bridge cost nothing",
}


def authors_found(author: Any) -> set[str]:
    found = check(json.dumps(CLAIM | {"author": author}), profiles=["claim-review"])
    return {one.place.pointer for one in found if one.rule == "claim_review_author_type_wrong"}


@pytest.mark.parametrize(
    "author",
    ["Town Herald", 7, {"@value": "Herald"}, {"@type": "Product", "name": "Herald"}],
)
def test_an_author_of_a_review_that_can_be_none_is_found(author: Any) -> None:
    assert authors_found(author) == {"/author"}
    assert authors_found([author]) == {"/author/0"}


@pytest.mark.parametrize(
    "author",
    [
        "", {"name": "Herald"}, {"@type": "NewsMediaOrganization", "name": "Herald"},
        {"@type": "Role", "author": {"@type": "Person", "name": "Ann Lee"}},
        {"@type": "Nwsroom", "name": "Herald"}, {"@id": "https://a.example/#us"},
    ],
)  # fmt: skip
def test_an_author_of_a_review_that_may_be_one_is_not_found(author: Any) -> None:
    assert authors_found(author) == set()


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("members", "paywall_value_unreadable"), (0, "paywall_value_unreadable"),
        ("False", "paywall_value_is_text"), ("https://schema.org/False", ""), (False, ""), ("", ""),
        ({"@id": "https://schema.org/False"}, ""), ({"@id": "#no"}, "paywall_value_unreadable"),
    ],
)  # fmt: skip
def test_a_paywall_is_said_by_a_boolean(value: Any, rule: str) -> None:
    stated = ARTICLE | {"isAccessibleForFree": value}
    found = rules_at("/isAccessibleForFree", stated, "google-paywall")

    assert {one for one in found if "value" in one} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("context", "is_judged"),
    [
        ({"@vocab": "https://other.example/ns#"}, False),
        ([{"@vocab": "https://schema.org/"}, {"@vocab": "https://other.example/ns#"}], True),
        (["https://schema.org", {"@vocab": "https://other.example/ns#"}], True),
        ("https://schema.org/docs/jsonldcontext.jsonld", True),
    ],
)
def test_names_of_another_vocabulary_are_not_judged(context: Any, is_judged: Any) -> None:
    stated = {"@context": context, "@type": "Person", "birthDate": "soon", "nme": "Ann"}

    found = {one.rule for one in check(json.dumps(stated)) if one.rule != "context_remote"}

    assert ("date_unreadable" in found) is is_judged
    assert is_judged or not found


@pytest.mark.parametrize("tag", [None, "de", "pt-BR", "x-private"])
def test_a_language_of_a_text_may_be_any_tag(tag: Any) -> None:
    document = ARTICLE | {"headline": {"@value": "Die Brücke", "@language": tag}}

    assert "text_language_unknown" not in rules_at("/headline/@language", document)


@pytest.mark.parametrize("url", ["https://herald.example/", "https://herald.example", None])
def test_a_site_is_named_on_its_home_page(url: str | None) -> None:
    text = json.dumps({"@context": "https://schema.org", "@type": "WebSite", "name": "Herald"})
    deep = "https://herald.example/news/bridge"

    assert "site_url_missing" in {one.rule for one in check(text, profiles=["site-name"], url=url)}
    assert not check(text, profiles=["site-name"], url=deep)


@pytest.mark.parametrize(
    ("date", "is_future"),
    [("2026-11-23T20:00:00Z", True), ("2026-11-22T20:00:00Z", False), ("2026-11-24", True),
     ("2026-11-23", False)],
)  # fmt: skip
def test_a_sitemap_of_news_lists_what_is_published(date: str, is_future: Any) -> None:
    rule = rule_named("news_date_in_future")
    text = str(rule.good).replace("2026-11-22T06:00:00Z", date)
    now = datetime.fromisoformat(rule.now)

    found = check(text, profiles=["google-news"], now=now)

    assert (rule.name in {one.rule for one in found}) is is_future


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://schema.org/NewsArticle#", "did you mean NewsArticle?"),
        ("http://schema.org/Article/NewsArticle", "did you mean NewsArticle?"),
        ("schema: NewsArtcle", "did you mean NewsArticle?"), ("see: this", "is no type"),
        ("https://bib.schema.org/Atlas", ""), ("nyt:Story", ""),
        ("http://www.productontology.org/id/Lamp", ""),
    ],
)  # fmt: skip
def test_an_address_below_schema_org_is_one_of_its_types(name: str, said: str) -> None:
    found = check(json.dumps(ARTICLE | {"@type": name}))

    told = [one.message for one in found if one.rule == "type_unknown"]
    assert [said in one for one in told] == ([True] if said else [])


@pytest.mark.parametrize(
    ("markup", "is_found"),
    [
        ('<img itemprop="image" src="/a.jpg">', False),
        ('<link itemprop="image" href="a.jpg">', False),
        ('<img itemprop="image" src="//a.example/a.jpg">', False),
        ('<meta itemprop="image" content="/a.jpg">', True),
        ('<span itemprop="image">/a.jpg</span>', True),
        ('<a itemprop="image" href="about:blank">a</a>', True),
    ],
)  # fmt: skip
def test_an_address_in_a_link_is_made_whole_by_its_page(markup: str, is_found: Any) -> None:
    text = f'<!doctype html><p itemscope itemtype="https://schema.org/Article">{markup}</p>'
    rdfa = f'<p vocab="https://schema.org/" typeof="Article">{markup}</p>'.replace(
        "itemprop", "property"
    )

    for page in (text, f"<!doctype html>{rdfa}"):
        found = {one.rule for one in check(page, profiles=["google-article"])}
        assert ("image_url_invalid" in found) is is_found, page


@pytest.mark.parametrize(
    ("address", "is_home"),
    [
        ('<link rel="canonical" href="https://herald.example/bridge">', False),
        ('<meta property="og:url" content="https://herald.example/bridge">', False),
        ('<link rel="canonical" href="https://herald.example/">', True),
        ('<link rel="canonical" href="http://[::1">', True),
        ("", True),
    ],
)
def test_the_name_of_a_site_is_asked_for_where_a_page_may_be_its_home(
    address: str, *, is_home: bool
) -> None:
    site = '{"@context": "https://schema.org", "@type": "WebSite", "alternateName": "Herald"}'
    page = f'<!doctype html>{address}<script type="application/ld+json">{site}</script>'

    assert ("site_name_missing" in {one.rule for one in check(page, profiles=["site-name"])}) is (
        is_home
    )


def test_a_site_that_is_a_step_of_a_trail_is_no_second_name() -> None:
    site = {"@type": "WebSite", "name": "Town Herald", "alternateName": "Herald",
            "url": "https://herald.example/"}  # fmt: skip
    step = {"@type": "ListItem", "position": 1, "item": {"@type": "WebSite", "name": "Home"}}
    trail = {"@type": "BreadcrumbList", "itemListElement": [step]}
    document = {"@context": "https://schema.org", "@graph": [trail, site]}

    assert "site_named_twice" not in {
        one.rule for one in check(json.dumps(document), profiles=["site-name"])
    }


def test_a_publisher_is_asked_for_where_a_product_is_sold() -> None:
    assert rules_at("", ARTICLE, "swg") == set()
    assert rules_at("", ARTICLE | {"isAccessibleForFree": False}, "swg") == {
        "swg_product_missing", "swg_publisher_missing",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("NewsArtcle", {"property_unknown", "property_out_of_domain", "property_superseded"}),
        ("JWVideos", {"property_superseded"}),
        ("https://herald.example/NewsArtcle", {"property_superseded"}),
    ],
)
def test_names_on_a_type_that_is_spelled_wrong_are_those_of_the_type_that_is_meant(
    kind: str, found: set[str]
) -> None:
    names = {"headlin": "A", "recipeIngredient": "flour", "isBasedOnUrl": "https://a.example/"}
    document = ARTICLE | {"@type": kind} | names

    told = {one.rule for one in check(json.dumps(document))}

    assert {one for one in told if one.startswith("property_")} == found


@pytest.mark.parametrize(
    ("attributes", "rule"),
    [
        ('name="twitter:card" property="og:x" content="summary"', "x_card_missing"),
        ('property="og:title twitter:title" content="Bridge"', "og_title_missing"),
        ('property="og:image:url" content="https://herald.example/a.jpg"', "og_image_missing"),
    ],
)
def test_a_meta_may_have_several_names(attributes: str, rule: str) -> None:
    profiles = ("opengraph", "x-card")

    assert rule in {one.rule for one in check("<!doctype html><p>", profiles=profiles)}
    assert rule not in {one.rule for one in check(f"<meta {attributes}>", profiles=profiles)}


def test_a_counter_that_once_was_an_event_is_asked_for_nothing() -> None:
    document = {"@context": "https://schema.org", "@type": "UserLikes"}

    assert {one.rule for one in check(json.dumps(document), profiles=["event"])} == set()


@pytest.mark.parametrize(("name", "is_read"), [("productID", True), ("name", False)])
def test_the_scheme_of_an_itemtype_matters_where_something_is_sold(
    name: str, *, is_read: bool
) -> None:
    page = f'<p itemscope itemtype="https://schema.org/Article"><b itemprop="{name}">A</b></p>'

    found = {one.rule for one in check(page, profiles=["swg"])}

    assert ("swg_itemtype_is_https" in found) is is_read


@pytest.mark.parametrize("url", ["https://herald.example/by/ann", "http://herald.example/"])
def test_an_author_that_is_an_address_is_told_of_once(url: str) -> None:
    found = check(json.dumps(ARTICLE | {"author": url}), profiles=["google-article"])

    told = [one for one in found if one.place.pointer == "/author"]
    assert [one.message for one in told] == [
        f'author is the address "{url}", not a Person or Organization'
    ]
    assert told[0].fix is not None
    assert told[0].fix.replacement == {"@type": "Person", "url": url}


def test_the_type_that_is_meant_is_named_behind_a_space_without_scheme() -> None:
    found = check(json.dumps(ARTICLE | {"@type": "schema.org/NewsArticle"}))

    assert "did you mean NewsArticle?" in next(
        one.message for one in found if one.rule == "type_unknown"
    )


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ("96x64", {"site_icon_not_square"}), ("96x64 96x96", set()), ("6x6", {"site_icon_tiny"}),
        ("6x6 32x32", {"site_icon_small"}), ("any", set()), ("", set()),
    ],
)  # fmt: skip
def test_the_best_of_several_icons_counts(sizes: str, found: set[str]) -> None:
    page = f'<!doctype html><link rel="icon" href="/a.png" sizes="{sizes}"><p>'

    told = {one.rule for one in check(page, profiles=["site-name"])}

    assert {one for one in told if one.startswith("site_icon")} == found


@pytest.mark.parametrize(
    ("types", "found"),
    [
        (["Product", "https://example.org/X"], {"value_out_of_range", "author_type_wrong"}),
        (["ex:Desk", "Product"], {"value_out_of_range", "author_type_wrong"}),
        (["Person", "https://example.org/X"], set()),
        (["Product", "Prson"], set()),
        (["https://example.org/X"], set()),
    ],
)
def test_what_others_call_a_node_makes_its_own_type_no_better(
    types: list[str], found: set[str]
) -> None:
    author = ARTICLE | {"author": {"@type": types, "name": "Ann Lee"}}

    told = rules_at("/author", author) | rules_at("/author", author, "google-article")

    assert told & {"value_out_of_range", "author_type_wrong"} == found


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (IMAGE, {"image_rights_missing"}),
        ([IMAGE, IMAGE], {"image_rights_missing"}),
        ([IMAGE, ARTICLE], set()),
        (ARTICLE | {"image": IMAGE}, set()),
    ],
)
def test_rights_are_asked_for_where_an_image_is_described_alone(
    document: Any, found: set[str]
) -> None:
    told = check(json.dumps(document), profiles=["image-licence"])

    assert {one.rule for one in told} == found


@pytest.mark.parametrize(
    ("kind", "found"), [("Person", []), ("", ["nested_type_missing"]), (None, ["type_missing"])]
)
def test_a_node_may_say_its_type_in_another_part_of_the_document(
    kind: str | None, found: list[str]
) -> None:
    ann = {"@id": "#ann", "name": "Ann Lee"}
    other: dict[str, Any] = {"@type": "Person", "@id": "#ann" if kind else "#bo"}
    nodes = [ann, other] if kind is None else [{**ARTICLE, "author": ann}, other]

    told = check(json.dumps({"@context": "https://schema.org", "@graph": nodes}))

    assert [one.rule for one in told if one.rule.endswith("type_missing")] == found


@pytest.mark.parametrize(("name", "found"), [("False", False), ("True", False), ("Maybe", True)])
def test_a_boolean_may_be_named_by_its_address(name: str, found: Any) -> None:
    free = ARTICLE | {"isAccessibleForFree": {"@id": f"https://schema.org/{name}"}}

    assert ("node_for_text" in rules_at("/isAccessibleForFree", free)) is found


@pytest.mark.parametrize(
    ("days", "found"),
    [(60, set()), ("60", set()), ("2026-11-22", set()), ("soon", {"date_unreadable"}),
     (True, {"date_unreadable"})],
)  # fmt: skip
def test_a_date_or_a_number_may_be_either(days: Any, found: set[str]) -> None:
    policy = {
        "@context": "https://schema.org", "@type": "MerchantReturnPolicy",
        "merchantReturnDays": days,
    }  # fmt: skip

    assert rules_at("/merchantReturnDays", policy) & {"date_unreadable"} == found


@pytest.mark.parametrize(("text", "found"), [("True", []), ("5", []), ("many", ["/cashBack"])])
def test_a_boolean_or_a_number_may_be_either(text: str, found: list[str]) -> None:
    kind = "itemscope itemtype=https://schema.org/PaymentCard"

    told = check(f"<p {kind}><b itemprop=cashBack>{text}</b></p>")

    assert [one.place.pointer for one in told if one.rule == "number_unreadable"] == found
