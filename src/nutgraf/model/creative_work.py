"""Works of any kind, and the parts of an article that are works themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import (
    ABSENT,
    URL,
    Boolean,
    Date,
    DateTime,
    Duration,
    Integer,
    Many,
    Number,
    One,
    OneDate,
    Text,
)
from .thing import Thing

if TYPE_CHECKING:
    from ._others import (
        AggregateRating,
        AlignmentObject,
        Audience,
        Clip,
        Country,
        Demand,
        Grant,
        IPTCDigitalSourceEnumeration,
        Language,
        MusicRecording,
        Offer,
        Product,
        PublicationEvent,
        QuantitativeValue,
        SizeSpecification,
    )
    from .agents import Organization, Person
    from .media import AudioObject, ImageObject, MediaObject, VideoObject
    from .pages import ItemList, WebPage
    from .places import Event, Place
    from .reviews import Claim, Rating, Review
    from .thing import DefinedTerm, InteractionCounter

__all__ = ["Comment", "CorrectionComment", "CreativeWork", "Quotation", "Statement"]


class CreativeWork(Thing):
    """The schema.org type CreativeWork."""

    about: Many["Thing"] = ()
    abstract: One["Text"] = None
    access_mode: Many["Text"] = ()
    access_mode_sufficient: Many["ItemList"] = ()
    accessibility_api: Many["Text"] = ()
    accessibility_control: Many["Text"] = ()
    accessibility_feature: Many["Text"] = ()
    accessibility_hazard: Many["Text"] = ()
    accessibility_summary: Many["Text"] = ()
    accountable_person: Many["Person"] = ()
    acquire_license_page: Many["CreativeWork | URL"] = ()
    aggregate_rating: Many["AggregateRating"] = ()
    alternative_headline: Many["Text"] = ()
    archived_at: Many["URL | WebPage"] = ()
    assesses: Many["DefinedTerm | Text"] = ()
    associated_media: Many["MediaObject"] = ()
    audience: Many["Audience"] = ()
    audio: Many["AudioObject | Clip | MusicRecording"] = ()
    author: Many["Organization | Person"] = ()
    award: Many["Text"] = ()
    awards: Many["Text"] = ()
    character: Many["Person"] = ()
    citation: Many["CreativeWork | Text"] = ()
    comment: Many["Comment"] = ()
    comment_count: One["Integer"] = None
    conditions_of_access: Many["Text"] = ()
    content_location: Many["Place"] = ()
    content_rating: Many["Rating | Text"] = ()
    content_reference_time: Many["DateTime"] = ()
    contributor: Many["Organization | Person"] = ()
    copyright_holder: Many["Organization | Person"] = ()
    copyright_notice: One["Text"] = None
    copyright_year: One["Number"] = None
    correction: Many["CorrectionComment | Text | URL"] = ()
    country_of_origin: Many["Country"] = ()
    creative_work_status: Many["DefinedTerm | Text"] = ()
    creator: Many["Organization | Person"] = ()
    credit_text: One["Text"] = None
    date_created: OneDate["Date | DateTime"] = ABSENT
    date_modified: OneDate["Date | DateTime"] = ABSENT
    date_published: OneDate["Date | DateTime"] = ABSENT
    digital_source_type: Many["IPTCDigitalSourceEnumeration"] = ()
    discussion_url: Many["URL"] = ()
    display_location: Many["Place"] = ()
    edit_eidr: Many["Text | URL"] = ()
    editor: Many["Person"] = ()
    educational_alignment: Many["AlignmentObject"] = ()
    educational_level: Many["DefinedTerm | Text | URL"] = ()
    educational_use: Many["DefinedTerm | Text"] = ()
    encoding: Many["MediaObject"] = ()
    encoding_format: One["Text | URL"] = None
    encodings: Many["MediaObject"] = ()
    example_of_work: Many["CreativeWork"] = ()
    expires: OneDate["Date | DateTime"] = ABSENT
    file_format: Many["Text | URL"] = ()
    funder: Many["Organization | Person"] = ()
    funding: Many["Grant"] = ()
    genre: Many["DefinedTerm | Text | URL"] = ()
    has_part: Many["CreativeWork"] = ()
    headline: One["Text"] = None
    in_language: One["Language | Text"] = None
    interaction_statistic: Many["InteractionCounter"] = ()
    interactivity_type: Many["Text"] = ()
    interpreted_as_claim: Many["Claim"] = ()
    is_accessible_for_free: One["Boolean"] = None
    is_based_on: Many["CreativeWork | Product | URL"] = ()
    is_based_on_url: Many["CreativeWork | Product | URL"] = ()
    is_family_friendly: One["Boolean"] = None
    is_part_of: Many["CreativeWork | URL"] = ()
    keywords: Many["DefinedTerm | Text | URL"] = ()
    learning_resource_type: Many["DefinedTerm | Text"] = ()
    license: Many["CreativeWork | URL"] = ()
    location_created: Many["Place"] = ()
    main_entity: Many["Thing"] = ()
    maintainer: Many["Organization | Person"] = ()
    material: Many["Product | Text | URL"] = ()
    material_extent: Many["QuantitativeValue | Text"] = ()
    mentions: Many["Thing"] = ()
    offers: Many["Demand | Offer"] = ()
    pattern: Many["DefinedTerm | Text"] = ()
    position: One["Integer | Text"] = None
    producer: Many["Organization | Person"] = ()
    provider: Many["Organization | Person"] = ()
    publication: Many["PublicationEvent"] = ()
    publisher: One["Organization | Person"] = None
    publisher_imprint: Many["Organization"] = ()
    publishing_principles: Many["CreativeWork | URL"] = ()
    recorded_at: Many["Event"] = ()
    released_event: Many["PublicationEvent"] = ()
    review: Many["Review"] = ()
    reviews: Many["Review"] = ()
    schema_version: Many["Text | URL"] = ()
    sd_date_published: OneDate["Date"] = ABSENT
    sd_license: Many["CreativeWork | URL"] = ()
    sd_publisher: Many["Organization | Person"] = ()
    size: Many["DefinedTerm | QuantitativeValue | SizeSpecification | Text"] = ()
    source_organization: Many["Organization"] = ()
    spatial: Many["Place"] = ()
    spatial_coverage: Many["Place"] = ()
    sponsor: Many["Organization | Person"] = ()
    teaches: Many["DefinedTerm | Text"] = ()
    temporal: Many["DateTime | Text"] = ()
    temporal_coverage: Many["DateTime | Text | URL"] = ()
    text: One["Text"] = None
    thumbnail: Many["ImageObject"] = ()
    thumbnail_url: Many["URL"] = ()
    time_required: One["Duration"] = None
    translation_of_work: Many["CreativeWork"] = ()
    translator: Many["Organization | Person"] = ()
    typical_age_range: Many["Text"] = ()
    usage_info: Many["CreativeWork | URL"] = ()
    version: One["Number | Text"] = None
    video: Many["Clip | VideoObject"] = ()
    word_count: One["Integer"] = None
    work_example: Many["CreativeWork"] = ()
    work_translation: Many["CreativeWork"] = ()


class Quotation(CreativeWork):
    """The schema.org type Quotation."""

    spoken_by_character: Many["Organization | Person"] = ()


class Statement(CreativeWork):
    """The schema.org type Statement."""


class Comment(CreativeWork):
    """The schema.org type Comment."""

    downvote_count: Many["Integer"] = ()
    parent_item: Many["Comment | CreativeWork"] = ()
    shared_content: Many["CreativeWork"] = ()
    upvote_count: Many["Integer"] = ()


class CorrectionComment(Comment):
    """The schema.org type CorrectionComment."""
