"""The vocabulary: the table against the official dump, and every look-up."""

from __future__ import annotations

import gzip
import json
import os
import re
import runpy
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf import vocabulary

ROOT = Path(__file__).parents[1]
REFRESH = ROOT / "schemas/refresh.py"
TABLE = ROOT / "src/nutgraf/vocabulary/schemaorg.json"
CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", ROOT / "../shared/corpus"))
RELEASE = CORPUS.parent / "schemaorg/30.0"
DUMP = RELEASE / "schemaorg-all-https.jsonld.gz"
FACTS = RELEASE / "facts.json"

TYPES = vocabulary.types()
PROPERTIES = vocabulary.properties()
MEMBERS = tuple(json.loads(TABLE.read_bytes())["members"])
TERMS = (*TYPES, *PROPERTIES, *MEMBERS)

needs_dump = pytest.mark.skipif(not DUMP.exists(), reason="no dump beside the corpus")
needs_facts = pytest.mark.skipif(not FACTS.exists(), reason="no facts beside the corpus")


def refresh(*arguments: str | Path) -> None:
    """Run the script's `vocabulary` command."""
    runpy.run_path(str(REFRESH))["main"](["vocabulary", *map(str, arguments)])


def refreshed(graph: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Give the table that the script makes of a dump of these nodes."""
    (folder / "dump.jsonld").write_text(json.dumps({"@graph": graph}), encoding="utf-8")
    refresh(folder / "dump.jsonld", "--release", "99.0", "--out", folder / "table.json")
    table: dict[str, Any] = json.loads((folder / "table.json").read_bytes())
    return table


# The script


@needs_dump
def test_refresh_gives_the_table_that_is_checked_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refresh(DUMP, "--out", tmp_path / "table.json")

    said = capsys.readouterr().out
    assert said == "schema.org 30.0: 937 types, 1,529 properties, 537 members\n"
    assert (tmp_path / "table.json").read_bytes() == TABLE.read_bytes()


@needs_dump
def test_refresh_reads_the_http_flavour_and_any_order_the_same(tmp_path: Path) -> None:
    text = gzip.decompress(DUMP.read_bytes()).decode()
    dump = json.loads(text.replace("https://schema.org/", "http://schema.org/"))
    dump["@graph"].reverse()
    (tmp_path / "dump.jsonld").write_text(json.dumps(dump), encoding="utf-8")

    refresh(tmp_path / "dump.jsonld", "--release", "30.0", "--out", tmp_path / "table.json")

    assert (tmp_path / "table.json").read_bytes() == TABLE.read_bytes()


def test_terms_of_other_vocabularies_are_left_out_as_parents_too(tmp_path: Path) -> None:
    table = refreshed(
        [
            {"@id": "unece:Thing", "@type": "rdfs:Class"},
            {"@id": "gs1:weight", "@type": "rdf:Property"},
            {
                "@id": "schema:Parcel",
                "@type": "rdfs:Class",
                "rdfs:subClassOf": [{"@id": "unece:Thing"}, {"@id": "schema:Thing"}],
            },
        ],
        tmp_path,
    )

    assert table["types"] == {"Parcel": {"parents": "Thing"}}
    assert table["properties"] == {}


def test_class_that_is_a_member_stands_in_both_parts(tmp_path: Path) -> None:
    table = refreshed(
        [{"@id": "schema:Nursing", "@type": ["schema:Specialty", "rdfs:Class"]}], tmp_path
    )

    assert table["types"] == {"Nursing": {}}
    assert table["members"] == {"Nursing": {"enumerations": "Specialty"}}


def test_heir_of_a_data_type_is_a_data_type(tmp_path: Path) -> None:
    number, length = {"@id": "schema:Number"}, {"@id": "schema:Length"}
    table = refreshed(
        [
            {"@id": "schema:Width", "@type": "rdfs:Class", "rdfs:subClassOf": length},
            {**length, "@type": ["rdfs:Class"], "rdfs:subClassOf": number},
            {**number, "@type": ["schema:DataType", "rdfs:Class"]},
        ],
        tmp_path,
    )

    assert [name for name, row in table["types"].items() if "data_type" in row] == [
        "Length",
        "Number",
        "Width",
    ]
    assert table["members"] == {}


def test_inverse_stated_on_one_side_is_completed(tmp_path: Path) -> None:
    table = refreshed(
        [
            {"@id": "schema:a", "@type": "rdf:Property", "schema:inverseOf": {"@id": "schema:b"}},
            {"@id": "schema:b", "@type": "rdf:Property"},
        ],
        tmp_path,
    )

    assert table["properties"] == {"a": {"inverse": "b"}, "b": {"inverse": "a"}}


def test_layer_of_several_is_the_one_that_promises_least(tmp_path: Path) -> None:
    sites = [{"@id": f"https://{name}.schema.org"} for name in ("bib", "pending", "auto")]
    table = refreshed(
        [{"@id": "schema:A", "@type": "rdfs:Class", "schema:isPartOf": sites}], tmp_path
    )

    assert table["types"]["A"]["layer"] == "pending"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("30.0.jsonld", b'{"@graph": []}', "give --release"),
        ("dump.jsonld", b"<html>", "no dump"),
        ("dump.jsonld", b"[]", "no dump"),
        ("missing.jsonld", b"", "No such file"),
    ],
)
def test_source_that_is_no_dump_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    if content:
        (tmp_path / name).write_bytes(content)
    release = () if "release" in said else ("--release", "30.0")

    with pytest.raises(SystemExit, match=said):
        refresh(tmp_path / name, *release, "--out", tmp_path / "table.json")

    assert not (tmp_path / "table.json").exists()


# The table


def test_release_is_named() -> None:
    assert vocabulary.release() == "30.0"


def test_counts_are_those_of_the_release() -> None:
    data_types = [name for name in TYPES if vocabulary.is_data_type(name)]
    superseded = [name for name in TERMS if vocabulary.superseded_by(name)]

    assert (len(TYPES), len(PROPERTIES), len(MEMBERS)) == (937, 1529, 537)
    assert len(data_types) == 17
    assert len(superseded) == 17 + 70 + 5
    assert len([name for name in PROPERTIES if vocabulary.super_properties(name)]) == 157
    assert len([name for name in PROPERTIES if vocabulary.inverse_of(name)]) == 58


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Thing", 13),
        ("Article", 136),
        ("NewsArticle", 141),
        ("LiveBlogPosting", 140),
        ("ReviewNewsArticle", 150),
        ("Person", 81),
        ("Organization", 90),
        ("NewsMediaOrganization", 94),
        ("ImageObject", 151),
        ("VideoObject", 157),
        ("WebPage", 139),
        ("ClaimReview", 139),
        ("Text", 0),
    ],
)
def test_type_takes_that_many_properties(name: str, count: int) -> None:
    assert len(vocabulary.properties_of(name)) == count


def test_every_term_is_free_of_text_of_schema_org() -> None:
    table = json.loads(TABLE.read_bytes())
    known = {*TERMS, "yes"}
    layers = {"attic", "auto", "bib", "health-lifesci", "meta", "pending"}

    for part in ("types", "properties", "members"):
        for row in table[part].values():
            assert {word for value in row.values() for word in value.split()} <= known | layers


@needs_facts
def test_table_agrees_with_the_facts() -> None:
    facts = json.loads(FACTS.read_bytes())
    layers = facts["layers"]

    def row(name: str, part: str, size: int) -> list[Any]:
        cells = facts[part][name]
        padded = [*cells, *[""] * (size - len(cells))]
        return [tuple(cell.split()) if isinstance(cell, str) else cell for cell in padded]

    for name in facts["types"]:
        parents, layer, superseded = row(name, "types", 3)
        known = vocabulary.ancestors(name)
        assert set(known[: len(parents)]) == set(parents)
        assert (vocabulary.layer(name), vocabulary.superseded_by(name)) == (
            layers[layer or 0],
            "".join(superseded),
        )
    for name in facts["props"]:
        domains, ranges, layer, supers, inverse, superseded = row(name, "props", 6)
        assert vocabulary.domains_of(name) == domains
        assert vocabulary.ranges_of(name) == ranges
        assert vocabulary.layer(name) == layers[layer or 0]
        assert set(supers) <= set(vocabulary.super_properties(name))
        assert vocabulary.inverse_of(name) == "".join(inverse)
        assert vocabulary.superseded_by(name) == "".join(superseded)
    for name in facts["members"]:
        owners, layer, superseded = row(name, "members", 3)
        assert vocabulary.enumeration_of(name) == owners
        assert vocabulary.layer(name) == layers[layer or 0]
        assert vocabulary.superseded_by(name) == "".join(superseded)
    assert tuple(facts["types"]) == TYPES
    assert tuple(facts["props"]) == PROPERTIES
    assert tuple(facts["members"]) == MEMBERS
    assert {name for name in TYPES if vocabulary.is_data_type(name)} == set(
        facts["datatypes"].split()
    )


# Laws of the look-ups


@given(st.sampled_from(TYPES))
def test_type_takes_what_its_ancestors_take(name: str) -> None:
    for kin in vocabulary.ancestors(name):
        assert set(vocabulary.properties_of(kin)) <= set(vocabulary.properties_of(name))
        assert set(vocabulary.ancestors(kin)) <= set(vocabulary.ancestors(name))


@given(st.sampled_from(TYPES), st.sampled_from(PROPERTIES))
def test_type_takes_a_property_that_is_declared_on_it_or_above(name: str, wanted: str) -> None:
    kin = {name, *vocabulary.ancestors(name)}
    declared = not kin.isdisjoint(vocabulary.domains_of(wanted))

    assert vocabulary.has_property(name, wanted) is declared
    assert (wanted in vocabulary.properties_of(name)) is declared


@given(st.sampled_from(PROPERTIES))
def test_inverse_of_the_inverse_is_the_property(name: str) -> None:
    inverse = vocabulary.inverse_of(name)

    assert not inverse or vocabulary.inverse_of(inverse) == name


@given(st.sampled_from(MEMBERS))
def test_member_is_among_the_members_of_its_enumerations(name: str) -> None:
    for owner in vocabulary.enumeration_of(name):
        assert name in vocabulary.members(owner)


@given(st.text(max_size=80))
@example("constructor")
@example("\ud800")
@example("newsarticle")
def test_unknown_name_gives_empty_answers(name: str) -> None:
    if name in TERMS:
        return

    assert not any((vocabulary.is_type(name), vocabulary.is_property(name)))
    assert not any((vocabulary.is_member(name), vocabulary.is_data_type(name)))
    assert vocabulary.ancestors(name) == vocabulary.properties_of(name) == ()
    assert vocabulary.domains_of(name) == vocabulary.ranges_of(name) == ()
    assert vocabulary.super_properties(name) == vocabulary.members(name) == ()
    assert vocabulary.enumeration_of(name) == ()
    assert vocabulary.inverse_of(name) == vocabulary.superseded_by(name) == ""
    assert vocabulary.layer(name) == ""
    assert not vocabulary.has_property(name, "headline")


@pytest.mark.process
def test_first_look_up_from_many_threads_is_safe() -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
from nutgraf import vocabulary
def look(number):
    return vocabulary.properties_of("NewsArticle"), vocabulary.suggest("hedline")
with ThreadPoolExecutor(32) as pool:
    print(len(set(pool.map(look, range(64)))))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "1\n"


def test_answers_are_the_same_in_every_thread() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(
            pool.map(lambda _: vocabulary.members("IPTCDigitalSourceEnumeration"), range(32))
        )

    assert len(found) == 1


# Cases of the look-ups


def test_ancestors_come_nearest_first() -> None:
    assert vocabulary.ancestors("LiveBlogPosting") == (
        "BlogPosting",
        "SocialMediaPosting",
        "Article",
        "CreativeWork",
        "Thing",
    )
    assert vocabulary.ancestors("ReviewNewsArticle") == (
        "CriticReview",
        "NewsArticle",
        "Review",
        "Article",
        "CreativeWork",
        "Thing",
    )
    assert vocabulary.ancestors("Thing") == ()


def test_own_properties_come_before_those_of_ancestors() -> None:
    assert vocabulary.properties_of("NewsArticle")[:6] == (
        "dateline",
        "printColumn",
        "printEdition",
        "printPage",
        "printSection",
        "articleBody",
    )


def test_property_declared_on_two_levels_comes_once() -> None:
    assert vocabulary.domains_of("wordCount") == ("Article", "CreativeWork")
    assert vocabulary.properties_of("NewsArticle").count("wordCount") == 1


def test_quantity_and_its_heirs_are_data_types() -> None:
    quantities = ("Quantity", "Duration", "Distance", "Energy", "Mass")

    assert all(map(vocabulary.is_data_type, quantities))
    assert vocabulary.ancestors("Duration") == ("Quantity",)
    assert not vocabulary.is_data_type("DataType")
    assert not vocabulary.is_data_type("Thing")


def test_property_without_domain_and_range_has_neither() -> None:
    assert vocabulary.is_property("interactionCount")
    assert vocabulary.domains_of("interactionCount") == ()
    assert vocabulary.ranges_of("interactionCount") == ()
    assert vocabulary.superseded_by("interactionCount") == "interactionStatistic"


def test_ranges_name_data_types_and_things() -> None:
    assert vocabulary.ranges_of("correction") == ("CorrectionComment", "Text", "URL")


def test_superseded_terms_name_their_successor() -> None:
    assert vocabulary.superseded_by("awards") == "award"
    assert vocabulary.superseded_by("headline") == ""


def test_layers_are_told() -> None:
    assert vocabulary.layer("headline") == "core"
    assert vocabulary.layer("Quotation") == "pending"
    assert vocabulary.layer("publisherImprint") == "bib"


def test_wider_properties_are_told() -> None:
    assert vocabulary.super_properties("mainEntity") == ("about",)
    assert vocabulary.super_properties("gtin12") == ("gtin", "identifier")


def test_members_of_narrower_enumerations_count() -> None:
    sources = vocabulary.members("IPTCDigitalSourceEnumeration")

    assert len(sources) == 17
    assert "TrainedAlgorithmicMediaDigitalSource" in sources
    assert set(sources) <= set(vocabulary.members("MediaEnumeration"))
    assert vocabulary.members("Thing") == ()
    assert len(vocabulary.members("Enumeration")) == 535


def test_member_of_two_enumerations_names_both() -> None:
    assert vocabulary.enumeration_of("Radiography") == (
        "MedicalImagingTechnique",
        "MedicalSpecialty",
    )


# Spelling


@given(st.sampled_from(TERMS))
def test_term_itself_has_no_suggestion(name: str) -> None:
    assert vocabulary.suggest(name) == ""


@given(st.sampled_from(PROPERTIES))
def test_wrong_case_leads_to_the_term(name: str) -> None:
    wrong = name.swapcase()

    assert vocabulary.suggest(wrong, "property").casefold() == name.casefold()


@given(st.sampled_from(TERMS), st.data())
def test_one_slip_in_a_long_name_leads_to_a_term(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("aeiourstnldq"))
    wrong = data.draw(
        st.sampled_from(
            [
                name[:place] + name[place + 1 :],
                name[:place] + letter + name[place:],
                name[:place] + letter + name[place + 1 :],
                name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
            ]
        )
    )
    if wrong in TERMS or len(wrong) <= 4:
        return

    assert vocabulary.suggest(wrong)


@given(st.text(max_size=200))
@example("x" * 1_000_000)
def test_suggestion_is_a_term_of_the_kind_or_nothing(name: str) -> None:
    assert vocabulary.suggest(name) in ("", *TERMS)
    assert vocabulary.suggest(name, "property") in ("", *PROPERTIES)
    assert vocabulary.suggest(name, "type") in ("", *TYPES)
    assert vocabulary.suggest(name, "member") in ("", *MEMBERS)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("SameAs", "sameAs"),
        ("ContentUrl", "contentUrl"),
        ("Webpage", "WebPage"),
        ("newsMediaOrganization", "NewsMediaOrganization"),
        ("date_published", "datePublished"),
        ("publishedDate", "datePublished"),
        ("hedline", "headline"),
        ("autor", "author"),
        ("auhtor", "author"),
        ("images", "image"),
        ("comments", "comment"),
        ("Organisation", "Organization"),
        ("isAccesibleForFree", "isAccessibleForFree"),
        ("EventScheduld", "EventScheduled"),
        ("custom_metadata", ""),
        ("game", ""),
        ("@type", ""),
        ("", ""),
    ],
)
def test_misspelt_name_leads_to_the_term_that_was_meant(wrong: str, meant: str) -> None:
    assert vocabulary.suggest(wrong) == meant


def test_type_name_in_place_of_a_property_leads_to_the_property() -> None:
    assert vocabulary.suggest("Comment") == ""
    assert vocabulary.suggest("Comment", "property") == "comment"


def test_usage_is_known_of_what_news_uses_most() -> None:
    assert {vocabulary.usage_of(name) for name in ("Article", "headline", "name")} == {"10M+"}
    assert vocabulary.usage_of("noSuchTerm") == ""
    assert re.fullmatch(r"\d{4}-\d\d", vocabulary.usage_counted())


def test_refresh_counts_the_terms_of_the_vocabulary_alone(tmp_path: Path) -> None:
    counts = ("http://schema.org/Article,10M+", "http://schema.org/Artikel,< 1K")
    rows = ["Class,Name,Domain Bucket", *(f"Itemtype,{count}" for count in counts)]
    (tmp_path / "usage.csv").write_text("\n".join(rows), encoding="utf-8")
    given = ("usage", tmp_path / "usage.csv", "--counted", "2026-07", "--out", tmp_path / "a.json")
    runpy.run_path(str(REFRESH))["main"]([str(one) for one in given])

    assert json.loads((tmp_path / "a.json").read_bytes())["sites"] == {"10M+": "Article"}
