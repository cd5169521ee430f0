"""JSON-LD read: what contexts, references and odd values become, and that each survives."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

import nutgraf
from nutgraf import CreativeWork, NewsArticle, Organization, Person, Reading, Reference, Text
from nutgraf.model import Numeral
from nutgraf.model.values import Ordered

SCHEMA_ORG = "https://schema.org"


def read(document: Any, **options: Any) -> Reading:
    text = document if isinstance(document, str) else json.dumps(document)
    return nutgraf.read(text, "jsonld", **options)


def article_of(*context: Any, **node: Any) -> Any:
    """Read an article with these properties, under schema.org's context or another."""
    stated = {"@context": context[0] if context else SCHEMA_ORG, "@type": "NewsArticle", **node}
    return read(stated).require_article()


def written(value: Any) -> Any:
    return json.loads(nutgraf.write(value, "jsonld"))


def rules(reading: Reading) -> list[tuple[str, str]]:
    return [(one.rule, one.place.pointer) for one in reading.findings]


# What must survive, and be reachable


def test_headline_keeps_its_language() -> None:
    headline = {"@value": "Міст відкрито", "@language": "uk"}
    article = article_of(headline=headline)

    assert article.headline == Text("Міст відкрито", language="uk")
    assert written(article)["headline"] == headline


def test_role_stands_in_the_residue() -> None:
    role = {"@type": "Role", "roleName": "columnist", "author": {"@type": "Person", "name": "Ann"}}
    article = article_of(author=[role, {"@type": "Person", "name": "Bo"}])

    assert article.author == (Person(name="Bo"),)
    assert article.residue[0].value["author"]["name"] == "Ann"
    assert written(article)["author"] == [role, {"@type": "Person", "name": "Bo"}]


def test_vendor_property_is_reachable_by_its_name() -> None:
    article = article_of(**{"vendor:score": {"a": [1, {"b": None}]}})

    assert {rest.name: rest.value for rest in article.residue} == {
        "vendor:score": {"a": (1, {"b": None})}
    }
    assert written(article)["vendor:score"] == {"a": [1, {"b": None}]}


def test_selector_of_a_paywall_is_typed() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
    article = article_of(isAccessibleForFree=False, hasPart=part)

    assert article.has_part[0].css_selector == (".paywall",)
    assert written(article)["hasPart"] == part


def test_two_types_are_one_article_with_the_properties_of_both() -> None:
    types = ["NewsArticle", "LiveBlogPosting"]
    article = article_of(**{"@type": types, "coverageEndTime": "2026-11-22", "dateline": "KYIV"})

    assert isinstance(article, NewsArticle)
    assert (article.coverage_end_time.text, article.dateline) == ("2026-11-22", "KYIV")
    assert written(article)["@type"] == types


@pytest.mark.parametrize("digits", ["123456789012345678901234567890", "1e400", "-0", "1.10"])
def test_number_keeps_its_digits(digits: str) -> None:
    raw = f'{{"@context":"{SCHEMA_ORG}","@type":"NewsArticle","copyrightYear":{digits}}}'
    article = read(raw).require_article()

    assert str(article.copyright_year) == digits
    assert nutgraf.write_text(article, "jsonld") == raw
    assert digits.isdigit() or isinstance(article.copyright_year, Numeral)


def test_second_headline_stands_in_the_residue() -> None:
    reading = read({"@context": SCHEMA_ORG, "@type": "NewsArticle", "headline": ["One", "Two"]})
    article = reading.require_article()

    assert article.headline == "One"
    assert [(rest.name, rest.value) for rest in article.residue] == [("headline", "Two")]
    assert written(article)["headline"] == ["One", "Two"]
    assert rules(reading) == [("value_repeated", "/headline/1")]


def test_empty_list_is_written_again() -> None:
    article = article_of(keywords=[], about={"@set": []}, headline="")

    assert article.headline == ""
    assert {**written(article), "@context": None} == {
        "@context": None, "@type": "NewsArticle", "headline": "", "keywords": [], "about": [],
    }  # fmt: skip


def test_list_whose_order_matters_holds_typed_values() -> None:
    authors = {"@list": [{"@type": "Person", "name": "Ann"}, {"@type": "Person", "name": "Bo"}]}
    article = article_of(author=authors)

    assert isinstance(article.author, Ordered)
    assert [one.name for one in article.author] == ["Ann", "Bo"]
    assert written(article)["author"] == authors
    assert written(article.replace(headline="A"))["author"] == authors


@pytest.mark.parametrize("authors", [{"@list": []}, {"@list": [{"@type": "Place"}]}])
def test_list_of_nothing_that_fits_is_kept_whole(authors: Any) -> None:
    article = article_of(author=authors)

    assert article.author == ()
    assert written(article)["author"] == authors


def test_graph_inside_a_node_is_kept() -> None:
    graph = {"@id": "#g", "@graph": [{"@type": "Person", "name": "Ann"}]}
    article = article_of(mentions=graph)

    assert written(article)["mentions"] == graph


def test_node_beside_its_own_graph_keeps_it() -> None:
    graph = [{"@type": "WebPage", "name": "Bridge"}]
    reading = read(
        {"@context": SCHEMA_ORG, "@type": "NewsArticle", "headline": "A", "@graph": graph}
    )

    assert [type(thing).__name__ for thing in reading.things] == ["NewsArticle", "WebPage"]
    assert written(reading.article)["@graph"] == graph


# Contexts


@pytest.mark.parametrize(
    "context",
    [
        "http://schema.org", "https://www.schema.org/", "HTTPS://schema.org", [SCHEMA_ORG],
        {"@vocab": "https://schema.org/"}, {"@vocab": "http://schema.org"},
        {"schema": "https://schema.org/", "@vocab": "https://schema.org/"},
    ],
)  # fmt: skip
def test_every_spelling_of_the_context_is_schema_orgs(context: Any) -> None:
    article = article_of(context, headline="A")

    assert written(article) == {
        "@context": SCHEMA_ORG, "@type": "NewsArticle", "headline": "A",
    }  # fmt: skip


@pytest.mark.parametrize("prefix", ["schema:", "http://schema.org/", "s:"])
def test_prefixed_names_are_plain_ones(prefix: str) -> None:
    node = {"@type": f"{prefix}NewsArticle", f"{prefix}headline": "A"}
    article = article_of([SCHEMA_ORG, {"s": "http://schema.org/"}], **node)

    assert (article.headline, article.types) == ("A", ("NewsArticle",))


def test_prefixes_alone_lead_to_schema_org() -> None:
    context = {"s": "https://schema.org/", "cim": "https://cim.example/ns#"}
    node = {"@type": "s:NewsArticle", "s:headline": "A", "cim:rank": 1}
    article = read({"@context": context, **node}).require_article()

    assert article.headline == "A"
    assert written(article) == {
        "@context": [SCHEMA_ORG, context], "@type": "NewsArticle", "headline": "A", "cim:rank": 1,
    }  # fmt: skip


def test_inline_term_is_the_property_that_it_leads_to() -> None:
    terms = {"title": "headline", "by": {"@id": "schema:author", "@type": "@id"}, "kind": "@type"}
    node = {"kind": "Report", "title": "A", "by": "#ann"}
    article = read({"@context": [SCHEMA_ORG, terms], **node}).require_article()

    assert (type(article).__name__, article.headline) == ("Report", "A")
    assert article.author == (Reference("#ann"),)
    assert article.residue == ()


def test_term_that_takes_the_name_of_a_property_is_not_that_property() -> None:
    article = article_of([SCHEMA_ORG, {"headline": "https://cim.example/ns#slug"}], headline="a-b")

    assert article.headline is None
    assert [(rest.name, rest.value) for rest in article.residue] == [
        ("https://cim.example/ns#slug", "a-b")
    ]


def test_language_of_the_context_is_that_of_its_prose() -> None:
    article = article_of(
        [SCHEMA_ORG, {"@language": "uk"}], headline="Міст", datePublished="2026-11-22",
        inLanguage="uk", author={"@type": "Person", "name": "Ганна"},
    )  # fmt: skip

    assert article.headline == Text("Міст", language="uk")
    assert article.author[0].name.language == "uk"
    assert article.in_language == "uk"
    assert article.date_published.text == "2026-11-22"
    assert written(article)["@context"] == [SCHEMA_ORG, {"@language": "uk"}]


def test_map_of_languages_is_a_value_for_each() -> None:
    term = {"headline": {"@id": "schema:headline", "@container": "@language"}}
    article = article_of([SCHEMA_ORG, term], headline={"uk": "Міст", "en": "Bridge"})

    assert article.headline == Text("Міст", language="uk")
    assert written(article)["headline"][1] == {"@value": "Bridge", "@language": "en"}


def test_remote_context_is_not_fetched_but_told_of() -> None:
    context = [SCHEMA_ORG, "https://remote.example/context"]
    reading = read({"@context": context, "@type": "NewsArticle", "headline": "A"})

    assert rules(reading) == [("context_remote", "")]
    assert reading.article is not None
    assert reading.article.headline == "A"
    assert written(reading.article)["@context"] == context


def test_missing_context_is_told_of_and_supplied() -> None:
    reading = read({"@type": "NewsArticle", "headline": "A"})

    assert rules(reading) == [("context_missing", "")]
    assert written(reading.article)["@context"] == SCHEMA_ORG


def test_name_without_meaning_is_read_as_schema_orgs_if_that_may_be_mended() -> None:
    node = {"@type": "s:NewsArticle", "s:headline": "A", "dateline": "KYIV"}
    document = {"@context": {"s": "https://schema.org/"}, **node}

    mended, kept = read(document), read(document, repair=False)

    assert rules(mended) == [("term_undefined", "/dateline")]
    assert mended.require_article().dateline == "KYIV"
    assert kept.article is None
    assert written(kept.things[0]) == document


def test_context_of_a_nested_node_holds_for_that_node_alone() -> None:
    publisher = {"@context": {"t": "schema:name"}, "@type": "Organization", "t": "Town Herald"}
    article = article_of(publisher=publisher, **{"vendor:t": 1})

    assert article.publisher == Organization(name="Town Herald")


# References


def test_names_under_a_context_that_is_not_known_stay_as_they_are() -> None:
    name = "https://schema.org/name"
    person = {"@context": None, "@type": "https://schema.org/Person", name: "A", "name": "B"}

    assert written(article_of(author=person))["author"] == person


def test_reference_with_a_type_leads_to_its_target() -> None:
    graph = [
        {"@type": "NewsArticle", "publisher": {"@type": "Organization", "@id": "#herald"}},
        {"@type": "Organization", "@id": "#herald", "name": "Town Herald"},
    ]
    article = read({"@context": SCHEMA_ORG, "@graph": graph}).require_article()

    assert isinstance(article.publisher, Reference)
    assert article.publisher.name == "Town Herald"
    assert written(article)["@graph"] == graph


def test_node_that_is_named_and_typed_and_nowhere_described_stays_a_thing() -> None:
    article = article_of(publisher={"@type": "Organization", "@id": "https://herald.example/#us"})

    assert article.publisher == Organization(id="https://herald.example/#us")


def test_reference_across_scripts_is_followed() -> None:
    page = """
    <script type="application/ld+json">{"@context": "https://schema.org",
      "@type": "NewsArticle", "author": {"@id": "#ann"}}</script>
    <script type="application/ld+json">{"@context": "https://schema.org",
      "@type": "Person", "@id": "#ann", "name": "Ann Lee"}</script>"""

    article: Any = nutgraf.read(page, "html").require_article()

    assert article.author[0].name == "Ann Lee"


def test_circle_of_references_is_read_hashed_and_written() -> None:
    graph = [
        {"@type": "NewsArticle", "@id": "#a", "isPartOf": {"@id": "#p"}},
        {"@type": "WebPage", "@id": "#p", "mainEntity": {"@id": "#a"}, "isPartOf": {"@id": "#p"}},
    ]
    article: Any = read({"@context": SCHEMA_ORG, "@graph": graph}).require_article()

    assert article.is_part_of[0].main_entity[0].is_part_of[0].id == "#p"
    assert hash(article) == hash(article.replace())
    assert written(article)["@graph"] == graph


def test_nodes_with_one_id_are_one_target() -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
        {"@id": "#ann", "jobTitle": "Reporter"},
    ]
    author: Any = read({"@context": SCHEMA_ORG, "@graph": graph}).require_article().author[0]

    assert (author.name, author.job_title) == ("Ann Lee", ("Reporter",))


# Repairs


def test_each_repair_is_told_with_its_place() -> None:
    document = """{"@context": "https://schema.org", "@type": "NewsArticle",
  "author": "Ann Lee",
  "isAccessibleForFree": "False",
  "datePublished": "2026-11-22T08:00:00+0000"}"""

    reading = read(document)

    told = [(one.rule, one.place.pointer, one.place.line) for one in reading.findings]
    assert told == [
        ("text_for_thing", "/author", 2),
        ("boolean_is_text", "/isAccessibleForFree", 3),
        ("date_form_loose", "/datePublished", 4),
    ]
    article = reading.require_article()
    assert article.author == (Person(name="Ann Lee"),)
    assert str(article.date_published) == "2026-11-22 08:00:00+00:00"
    assert written(article)["datePublished"] == "2026-11-22T08:00:00+0000"


def test_nothing_is_repaired_unless_it_may_be() -> None:
    node = {"@context": SCHEMA_ORG, "@type": "NewsArticle", "author": "Ann Lee"}
    article = read(node, repair=False).require_article()

    assert article.author == ()
    assert written(article) == node


def test_untyped_value_outlives_a_change_of_another() -> None:
    article = article_of(author={"name": "Ann Lee"})

    assert written(article.replace(headline="A"))["author"] == {"name": "Ann Lee"}


@pytest.mark.parametrize(
    "odd", [{"": 1}, {"id": "#b"}, {"@id": 5}, {"@type": 5}, {"@type": ["NewsArticle", 5]}]
)
def test_what_no_hand_may_give_outlives_a_change(odd: dict[str, Any]) -> None:
    node = {"@context": SCHEMA_ORG, "@type": "NewsArticle", "@id": "#a", **odd}
    thing = read(node).things[0]

    assert written(thing) == node
    assert {**written(thing.replace(name="A")), "name": None} == {**node, "name": None}


def test_term_of_a_vendor_is_changed_and_taken_away() -> None:
    article = article_of(**{"vendor:score": 1, "headline": ["One", "Two"]})

    assert written(article.replace(**{"vendor:score": 2}))["vendor:score"] == 2
    assert "vendor:score" not in written(article.replace(**{"vendor:score": None}))
    assert written(article.replace(headline="New"))["headline"] == ["New", "Two"]
    assert written(article.replace(headline=None))["headline"] == "Two"


# Bounds


def test_things_in_things_without_end_are_refused_by_hand() -> None:
    thing: Any = CreativeWork(name="Bridge")
    for _ in range(63):
        thing = CreativeWork(is_part_of=[thing])

    with pytest.raises(ValidationError, match="deeper than 64 levels"):
        CreativeWork(is_part_of=[thing])
    assert hash(thing) == hash(thing.replace())


def test_objects_in_objects_without_end_are_refused_by_hand() -> None:
    node: Any = {"name": "Bridge"}
    for _ in range(5_000):
        node = {"@type": "CreativeWork", "isPartOf": [node]}

    with pytest.raises(ValidationError, match="deeper than 64 levels"):
        CreativeWork.model_validate(node)
    with pytest.raises(ValidationError, match="nested too deeply"):
        NewsArticle(channel={"msn": node})
