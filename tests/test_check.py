"""The checker: right about the probes and schema.org's own examples, exact about places, total."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf import check
from nutgraf.checking import examine
from nutgraf.config import Check, Config
from nutgraf.errors import UnknownFormatError
from nutgraf.findings import Finding, Severity
from nutgraf.rules import PROFILES, ruleset

THREE = ("schema.org", "google-article", "google-paywall")
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-20T08:00:00+02:00",
    "wordCount": 412,
    "isAccessibleForFree": True,
    "url": "https://herald.example/bridge",
    "inLanguage": "en",
    "author": {"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann"},
    "image": {"@type": "ImageObject", "url": "https://herald.example/a.jpg", "width": 1200},
    "video": {"@type": "VideoObject", "name": "Bridge", "duration": "PT3M"},
}


def test_the_probes_are_judged_right(corpus: Path) -> None:
    folder = corpus / "probes"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, faults in expected.items():
        data = (folder / f"{name}.json").read_bytes()
        found = {(one.place.pointer, str(one.severity)) for one in check(data, profiles=THREE)}
        wanted = {(pointer, severity) for _, pointer, severity in faults}

        assert wanted <= found, name
        assert {one for one in found if one[1] == "error"} <= wanted, name
        assert faults or not grave(check(data)), name


def test_the_broken_probe_has_its_place(corpus: Path) -> None:
    (fault,) = check((corpus / "probes" / "30_broken.json").read_bytes())

    assert (fault.rule, fault.place.line, fault.place.column) == ("json_broken", 6, 1)
    assert "trailing comma" in fault.message


def test_schema_orgs_examples_are_judged_as_recorded(corpus: Path) -> None:
    folder = corpus / "schemaorg-examples"
    recorded = json.loads((folder / "index.json").read_text())["oracle"]["not_clean"]
    lines = gzip.decompress((folder / "dev.jsonl.gz").read_bytes()).splitlines()
    differ = [
        one["id"]
        for one in map(json.loads, lines)
        if one["jsonld"] and bool(of_rules(check(one["jsonld"]))) != (one["id"] in recorded)
    ]

    assert differ == []


@pytest.mark.parametrize("profiles", [("schema.org",), tuple(PROFILES)])
@given(st.binary(max_size=300) | st.text(max_size=300))
def test_any_content_is_checked(profiles: tuple[str, ...], data: bytes | str) -> None:
    assert all(isinstance(one, Finding) for one in check(data, profiles=profiles))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("@type", "@id", "@value", "@list", "@graph", "@context", "author", "name", "url",
                 "image", "hasPart", "publisher", "liveBlogUpdate", "itemListElement", "video",
                 "reviewRating", "itemReviewed", "datePublished", "isPartOf", "potentialAction")
            ),
            inner | st.sampled_from(("NewsArticle", "ClaimReview", "VideoObject", "Role", "#a")),
            max_size=6,
        )
    ),
    max_leaves=30,
)  # fmt: skip


@given(values)
def test_any_json_is_checked_by_every_rule(value: object) -> None:
    found = check(json.dumps(value), profiles=tuple(PROFILES), url="https://herald.example/a")

    assert found == check(
        json.dumps(value), profiles=tuple(PROFILES), url="https://herald.example/a"
    )


def test_nothing_to_check_is_said() -> None:
    (found,) = check("<!doctype html><p>Text")

    assert (found.rule, found.severity) == ("no_nodes_found", Severity.WARNING)


def test_a_part_of_a_page_may_begin_with_text() -> None:
    found = check("By <b itemscope itemtype=https://schema.org/Persn>Ann Lee</b>")

    assert [(one.rule, one.place.column) for one in found] == [("type_unknown", 4)]


def test_a_profile_that_asks_nothing_of_nodes_needs_none() -> None:
    found = check("<!doctype html><meta property='og:title' content='Bridge'>", profiles=["x-card"])

    assert "no_nodes_found" not in {one.rule for one in found}


def test_markup_that_a_script_writes_is_told_of() -> None:
    (found,) = check("<!doctype html><script>s.type = 'application/ld+json'</script>")

    assert "a script of the page writes some" in found.message


@pytest.mark.parametrize(
    "before",
    ["<p title='{}'>", "<!-- {} -->", "<script>a = {}</script>", "<script>a = {{}}</script>"],
)
@pytest.mark.parametrize("after", ["", "<p itemscope itemtype=https://schema.org/Person>"])
@pytest.mark.parametrize(
    ("text", "rule"),
    [('{"@context": "https://schema.org", "@type": "Persn"}', "type_unknown"),
     ("", "json_broken"), ("{}}", "json_broken")],
)  # fmt: skip
def test_a_finding_stands_in_the_script_and_not_in_a_copy_before_it(
    before: str, after: str, text: str, rule: str
) -> None:
    head = f"<!doctype html>ä{before.format(text)}\n<script type=application/ld+json>"

    (place,) = (one.place for one in check(f"{head}{text}</script>{after}") if one.rule == rule)

    line, column = place.line, place.column
    assert (line, column > len("<script type=application/ld+json>")) == (2, True)


def test_findings_are_bounded_and_the_rest_is_counted() -> None:
    node = {"@context": "https://schema.org", "@type": "NewsArticle"}
    found = check(json.dumps({**node, **{f"x{number}": 1 for number in range(5_000)}}))

    assert len(found) <= 1_000


def test_an_article_under_its_id_is_judged_as_a_whole() -> None:
    parts = [
        {"@type": "NewsArticle", "@id": "#a", "headline": "Bridge"},
        {"@type": "NewsArticle", "@id": "#a", "image": "https://a.example/a.jpg"},
    ]
    document = {"@context": "https://schema.org", "@graph": parts}
    rules = {one.rule for one in check(json.dumps(document), profiles=["google-article"])}

    assert not {"article_headline_missing", "article_image_missing"} & rules


def test_what_is_wrong_beyond_a_reference_is_told_where_it_stands() -> None:
    article = {"@type": "NewsArticle", "headline": "Bridge", "author": [{"@id": "#a"}]}
    author = {"@type": "Person", "@id": "#a", "name": "By Ann Lee", "url": "/ann"}
    section = {"@type": "WebPageElement", "@id": "#w", "cssSelector": "#p"}
    graph = [article | {"isAccessibleForFree": False, "hasPart": {"@id": "#w"}}, author]
    section["isAccessibleForFree"] = False
    data = json.dumps({"@context": "http://schema.org", "@graph": [*graph, section]}, indent=1)

    found = {one.rule: one.place for one in check(data, profiles=THREE)}

    assert found["author_name_has_introduction"].pointer == "/@graph/1/name"
    assert found["author_url_invalid"].pointer == "/@graph/1/url"
    assert found["paywall_selector_no_class"].pointer == "/@graph/2/cssSelector"
    assert found["context_is_http"].pointer == "/@context"
    assert not {"paywall_section_missing", "paywall_type_unsupported"} & found.keys()


def test_what_a_node_lacks_is_told_where_it_is_described() -> None:
    article = {"@type": "NewsArticle", "headline": "Bridge", "author": {"@id": "#a"}}
    author = {"@type": "Person", "@id": "#a", "jobTitle": "Editor"}
    document = {"@context": "https://schema.org", "@graph": [article, author]}

    found = {one.rule: one.place for one in check(json.dumps(document), profiles=THREE)}

    assert found["author_name_missing"].pointer == "/@graph/1"
    assert found["author_url_or_same_as_missing"].pointer == "/@graph/1"


@pytest.mark.parametrize("key", ["hasPart", "liveBlogUpdate"])
def test_a_part_of_an_article_is_none_of_its_own_wherever_it_stands(key: str) -> None:
    part = {"@type": "BlogPosting", "@id": "#part", "headline": "First crossing"}
    article = {"@type": "LiveBlogPosting", "@id": "#live", key: [{"@id": "#part"}]}
    document = {"@context": "https://schema.org", "@graph": [article, part]}

    found = check(json.dumps(document), profiles=["google-article"])

    assert {one.place.pointer for one in found} == {"/@graph/0"}


@pytest.mark.parametrize("key", ["", "@graph"])
def test_a_missing_context_is_told_of_once_at_the_top(key: str) -> None:
    nodes = [{"@type": "Person", "name": name} for name in ("Ann", "Bo")]
    document = {key: nodes} if key else nodes[0]

    found = [one for one in check(json.dumps(document)) if one.rule == "context_missing"]

    assert [(one.place.pointer, one.place.column) for one in found] == [("", 1)]


def test_a_profile_that_names_its_types_looks_at_no_others() -> None:
    recipe = json.dumps({"@context": "https://schema.org", "@type": "Recipe", "name": "Soup"})

    assert examine(recipe, ruleset(("google-article",))).unchecked == ("Recipe",)
    assert examine(recipe, ruleset(("google-article", "schema.org"))).unchecked == ()
    assert check(recipe, profiles=("google-article",)) == []


@pytest.mark.parametrize(
    ("changes", "rule", "pointer"),
    [
        ({"@context": 5}, "context_unknown", "/@context"),
        ({"publisher": {"@context": "https://schema.or", "@type": "Organization"}},
         "context_unknown", "/publisher/@context"),
        ({"publisher": {"@context": "https://a.example/", "@type": "Organization"}},
         "context_remote", "/publisher/@context"),
        ({"author": {"@typ": "Person", "name": "Ann"}}, "property_unknown", "/author/@typ"),
    ],
)  # fmt: skip
def test_what_json_ld_does_not_know_is_told_of_where_it_stands(
    changes: dict[str, Any], rule: str, pointer: str
) -> None:
    found = check(json.dumps({**GOOD, **changes}))

    assert [one.rule for one in grave(found) if one.place.pointer == pointer] == [rule]


def test_what_refers_to_a_node_is_checked_and_not_held_against_it() -> None:
    article = {"@type": "NewsArticle", "headlin": "Bridge"}
    person = {"@type": "Person", "name": "Ann Lee", "@reverse": {"author": [article]}}

    found = check(json.dumps({"@context": "https://schema.org", **person}))

    assert [(one.rule, one.place.pointer) for one in found] == [
        ("property_unknown", "/@reverse/author/0/headlin")
    ]


def test_terms_that_the_context_defines_are_not_unknown() -> None:
    context = ["https://schema.org", {"desk": "https://herald.example/terms#desk"}]

    assert grave(check(json.dumps({**GOOD, "@context": context, "desk": "metro"}))) == []


def test_the_configuration_names_the_profiles() -> None:
    config = Config(check=Check(profiles=("x-card",)))

    assert "x_card_missing" in {one.rule for one in check("<!doctype html><p>", config=config)}


def test_a_profile_of_no_name_is_refused() -> None:
    with pytest.raises(UnknownFormatError):
        check("{}", profiles=["bing"])


def grave(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is not Severity.INFO]


def of_rules(findings: list[Finding]) -> list[Finding]:
    """Leave out what JSON itself says: the record knows the vocabulary alone."""
    return [one for one in grave(findings) if not one.rule.startswith("json_")]


@pytest.mark.parametrize(
    "feed",
    [
        b'<rss version="2.0"><channel><title>Herald</title></channel></rss>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": []}',
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    ],
)
def test_a_feed_is_not_asked_for_structured_data(feed: bytes) -> None:
    seen = examine(feed, ruleset(("schema.org",)))

    assert "no_nodes_found" not in {finding.rule for finding in seen.findings}
    assert len(seen.unchecked) == 1


def test_a_pair_of_types_under_one_id_is_told_of_once() -> None:
    kinds = ("Person", "Place", "Person", "Place", "Event")
    nodes = [{"@type": kind, "@id": "#a", "name": "Ann"} for kind in kinds]
    found = check(json.dumps({"@context": "https://schema.org", "@graph": nodes}))

    assert [one.message for one in found if one.rule == "id_collides"] == [
        'the @id "#a" stands for two things: Person and Place',
        'the @id "#a" stands for two things: Person and Event',
        'the @id "#a" stands for two things: Place and Event',
    ]


def test_what_is_said_of_one_id_in_very_many_places_takes_its_share_of_time() -> None:
    nodes = [
        {"@id": "#a", "@type": f"T{number % 500}", f"a{number % 900}": 1, "author": {"@id": "#a"}}
        for number in range(8_000)
    ]
    before = process_time()
    check(json.dumps({"@context": "https://schema.org", "@graph": nodes}))

    assert process_time() - before < 4  # the square of it takes some ten
