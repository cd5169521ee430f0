"""The model against the vocabulary, both ways: nothing missing, invented or narrowed."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from nutgraf import vocabulary
from nutgraf.model import Builder, CreativeWork, Event, MediaReview, properties
from nutgraf.model import _enumerations as enumerations
from nutgraf.model._admit import Property
from nutgraf.model._property import field_name, wire_name
from nutgraf.model._registry import MODULES, class_named
from nutgraf.model._words import of_field

# The types that a newsroom needs; the model also has what stands between them and `Thing`.
NEWSROOM = """
NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle AskPublicNewsArticle
BackgroundNewsArticle ReviewNewsArticle LiveBlogPosting BlogPosting SatiricalArticle
AdvertiserContentArticle Report Article Person Organization NewsMediaOrganization ImageObject
VideoObject AudioObject MediaObject Place Quotation ClaimReview Claim MediaReview Rating
BreadcrumbList ListItem WebPage WebPageElement WebSite SpeakableSpecification CorrectionComment
Comment PropertyValue DefinedTerm Event Statement InteractionCounter PostalAddress ContactPoint
""".split()  # noqa: SIM905 (a table is read more easily than a list of quotation marks)

# Every other property is repeatable.
SCALARS = """
name headline description disambiguating_description abstract text article_body caption dateline
print_column print_edition print_page print_section page_start page_end pagination word_count
comment_count position version copyright_year copyright_notice credit_text date_created
date_modified date_published sd_date_published expires upload_date start_date end_date
coverage_start_time coverage_end_time birth_date death_date founding_date dissolution_date url
content_url embed_url main_entity_of_page in_language publisher is_accessible_for_free
is_family_friendly is_live_broadcast content_size bitrate width height duration time_required
encoding_format rating_value best_rating worst_rating review_rating claim_reviewed
user_interaction_count given_name family_name honorific_prefix honorific_suffix email telephone
logo legal_name postal_code street_address address_locality address_region address_country
property_id value unit_code term_code latitude longitude
""".split()  # noqa: SIM905

APART = {"types", "id", "residue"}  # of every object: JSON-LD's own, and what no field can hold
BESIDE = {"body", "editorial", "channel"}  # of articles: what schema.org has no word for


@cache
def held(name: str) -> dict[str, Property]:
    """Give the properties of a class by wire name."""
    return {of.wire: of for of in properties(class_named(name)).values()}


def test_every_type_of_a_newsroom_has_a_class_of_that_name() -> None:
    between = set(MODULES) - set(NEWSROOM)

    assert set(NEWSROOM) <= set(MODULES)
    assert all(
        any(name in vocabulary.ancestors(other) for other in NEWSROOM) for name in between
    ), between


def test_those_types_have_405_properties_together() -> None:
    assert len({wire for name in NEWSROOM for wire in held(name)}) == 405
    assert len(held("NewsArticle")) == 141


@pytest.mark.parametrize("name", MODULES)
def test_class_has_the_properties_of_its_type_and_no_other(name: str) -> None:
    assert sorted(held(name)) == sorted(vocabulary.properties_of(name))


@pytest.mark.parametrize("name", MODULES)
def test_class_has_no_field_beside_them_but_those_named(name: str) -> None:
    fields = set(class_named(name).model_fields) - {of.field for of in held(name).values()}
    article = name == "Article" or "Article" in vocabulary.ancestors(name)

    assert fields == APART | (BESIDE if article else set())


@pytest.mark.parametrize("name", MODULES)
def test_no_range_is_narrowed(name: str) -> None:
    narrowed = {
        wire: of.ranges
        for wire, of in held(name).items()
        if sorted(of.ranges) != sorted(vocabulary.ranges_of(wire))
    }

    assert narrowed == {}


@pytest.mark.parametrize("name", MODULES)
def test_class_descends_as_its_type_does(name: str) -> None:
    above = {cls.__name__ for cls in class_named(name).__mro__[1:]} & set(MODULES)

    assert above == set(vocabulary.ancestors(name)) & set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_property_is_declared_where_schema_org_declares_it(name: str) -> None:
    """Or, where it does so twice in a line, on the wider type."""
    own = class_named(name).model_fields.keys() - fields_above(name)
    declared = {
        wire
        for wire in held(name)
        if name in vocabulary.domains_of(wire)
        and not set(vocabulary.domains_of(wire)) & set(vocabulary.ancestors(name))
    }

    assert {wire_name(field) for field in own} & held(name).keys() == declared


def fields_above(name: str) -> set[str]:
    """Give the fields that a class has from those above it."""
    above = class_named(name).__mro__[1:]
    return {field for cls in above for field in getattr(cls, "model_fields", ())}


@pytest.mark.parametrize("name", MODULES)
def test_property_repeats_unless_it_is_a_scalar(name: str) -> None:
    single = {of.field for of in held(name).values() if not of.many}

    assert single == {of.field for of in held(name).values()} & set(SCALARS)


@given(st.sampled_from(vocabulary.properties()))
def test_field_name_leads_back_to_the_name_of_schema_org(wire: str) -> None:
    if any(wire in held(name) for name in MODULES):
        assert wire_name(field_name(wire)) == wire


def test_pending_and_superseded_properties_are_fields_like_others() -> None:
    wires = held("NewsArticle")

    assert sum(vocabulary.layer(wire) == "pending" for wire in wires) == 27
    assert sum(bool(vocabulary.superseded_by(wire)) for wire in wires) == 5


# Enumerations


@pytest.mark.parametrize("name", enumerations.__all__)
def test_enumeration_is_typed_by_its_members_short_and_whole(name: str) -> None:
    members = vocabulary.members(name)
    whole = {f"https://schema.org/{member}" for member in members}

    assert set(get_args(getattr(enumerations, name))) == {*members, *whole}


def test_every_enumeration_that_takes_no_other_text_is_typed() -> None:
    asked = {
        kind
        for name in MODULES
        for of in held(name).values()
        if not (of.text or of.boolean)
        for kind in of.enumerations
    }

    assert asked <= set(enumerations.__all__)


@pytest.mark.parametrize(
    ("cls", "field", "member"),
    [
        (CreativeWork, "digital_source_type", "TrainedAlgorithmicMediaDigitalSource"),
        (Event, "event_status", "EventCancelled"),
        (Event, "event_attendance_mode", "OnlineEventAttendanceMode"),
        (MediaReview, "media_authenticity_category", "DecontextualizedContent"),
    ],
)
def test_member_is_kept_as_written_and_a_wrong_one_is_refused(
    cls: Any, field: str, member: str
) -> None:
    for written in (member, f"https://schema.org/{member}", f"http://schema.org/{member}"):
        assert getattr(cls(**{field: [written]}), field) == (written,)

    for wrong in (member.lower(), f"https://example.org/{member}", f"x://not-schema.org/{member}"):
        with pytest.raises(ValidationError, match="is expected"):
            cls(**{field: [wrong]})


def test_wrong_member_is_noted_when_read_and_kept_beside() -> None:
    builder = Builder()
    thing = builder.build({"@type": "Event", "eventStatus": "EventMoved"})

    assert isinstance(thing, Event)
    assert thing.event_status == ()
    assert [rest.value for rest in thing.residue] == ["EventMoved"]
    assert [note.rule for note in builder.notes] == ["value_out_of_range"]


def test_members_that_the_words_name_are_members() -> None:
    for name in MODULES:
        cls = class_named(name)
        for of in held(name).values():
            if of.field in fields_above(name) or of.text or not of.enumerations:
                continue
            quoted = of_field(cls, of.field).split("`")[1::2]
            members = {one for kind in of.enumerations for one in vocabulary.members(kind)}

            assert {word for word in quoted if word[0].isupper()} <= members, (name, of.field)
