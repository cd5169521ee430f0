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
    from ._enumerations import (
        IPTCDigitalSourceEnumeration,
    )
    from ._others import (
        AggregateRating,
        AlignmentObject,
        Audience,
        Clip,
        Country,
        Demand,
        Grant,
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
    """A work of any kind: article, picture, page, quotation; the home of most properties."""

    about: Many["Thing"] = ()
    """The main subject, as a thing; what is named in passing belongs in `mentions`."""
    abstract: One["Text"] = None
    """A summary of the content, longer than a `description`, as reports and studies have it."""
    access_mode: Many["Text"] = ()
    """Which sense it takes to follow it: `textual`, `visual`, `auditory`."""
    access_mode_sufficient: Many["ItemList"] = ()
    """Senses that together suffice to follow it, as a list."""
    accessibility_api: Many["Text"] = ()
    """The accessibility interface that it works with; for apps, hardly for articles."""
    accessibility_control: Many["Text"] = ()
    """Ways to operate it fully: `fullKeyboardControl`."""
    accessibility_feature: Many["Text"] = ()
    """What helps readers with a disability: `alternativeText`, `captions`, `transcript`."""
    accessibility_hazard: Many["Text"] = ()
    """What may harm: `flashing`, `sound`; `none` says that it was looked for."""
    accessibility_summary: Many["Text"] = ()
    """A sentence or two on how accessible it is, for people."""
    accountable_person: Many["Person"] = ()
    """Who is answerable for it by law, such as the publisher named in the imprint."""
    acquire_license_page: Many["CreativeWork | URL"] = ()
    """Where a licence can be bought; Google shows it beside pictures."""
    aggregate_rating: Many["AggregateRating"] = ()
    """The ratings of many, in one figure."""
    alternative_headline: Many["Text"] = ()
    """A second headline: the social or search variant, or the kicker."""
    archived_at: Many["URL | WebPage"] = ()
    """A lasting copy, such as one in a web archive."""
    assesses: Many["DefinedTerm | Text"] = ()
    """The skill that it tests, for learning material."""
    associated_media: Many["MediaObject"] = ()
    """Pictures, films or sound that belong to it; those it carries in its body too."""
    audience: Many["Audience"] = ()
    """For whom it was made, as an Audience."""
    audio: Many["AudioObject | Clip | MusicRecording"] = ()
    """Sound that goes with it, such as the article read aloud."""
    author: Many["Organization | Person"] = ()
    """Who wrote it: a Person for each name in the byline, an Organization for an agency."""
    award: Many["Text"] = ()
    """A prize that the work has won: `Pulitzer Prize, 2025`."""
    awards: Many["Text"] = ()
    """The old name of `award`; read, but write the new one."""
    character: Many["Person"] = ()
    """A fictional character in it; people in the news belong in `about` or `mentions`."""
    citation: Many["CreativeWork | Text"] = ()
    """Another work that it cites: a study, a report, another paper's story."""
    comment: Many["Comment"] = ()
    """Comments of readers."""
    comment_count: One["Integer"] = None
    """How many comments there are, also those that are not given here."""
    conditions_of_access: Many["Text"] = ()
    """Who may see it, in words: `subscribers only`; machines read `is_accessible_for_free`."""
    content_location: Many["Place"] = ()
    """Where it happens or what place the picture shows; not where the author sat."""
    content_rating: Many["Rating | Text"] = ()
    """A rating of its suitability: `MPAA PG-13`."""
    content_reference_time: Many["DateTime"] = ()
    """The moment that it is about, such as that of a forecast; not when it was written."""
    contributor: Many["Organization | Person"] = ()
    """Who helped beside the authors: additional reporting, research."""
    copyright_holder: Many["Organization | Person"] = ()
    """Who holds the copyright; often the publisher, for pictures often the photographer."""
    copyright_notice: One["Text"] = None
    """The notice as it is to be shown: `© 2026 Town Herald`."""
    copyright_year: One["Number"] = None
    """The year in which the copyright was first claimed, as a number."""
    correction: Many["CorrectionComment | Text | URL"] = ()
    """A correction of it: a CorrectionComment, its text, or the page that tells of it."""
    country_of_origin: Many["Country"] = ()
    """The country in which it was produced; for films and programmes."""
    creative_work_status: Many["DefinedTerm | Text"] = ()
    """Its place in its life: `Draft`, `Published`; the newsroom's own is `editorial.state`."""
    creator: Many["Organization | Person"] = ()
    """Who made it; for articles `author` says the same and is what readers look for."""
    credit_text: One["Text"] = None
    """The credit line to show beside it: `Ann Lee/Town Herald`."""
    date_created: OneDate["Date | DateTime"] = ABSENT
    """When it was made: for a picture, when it was taken."""
    date_modified: OneDate["Date | DateTime"] = ABSENT
    """When it last changed in a way that readers should know of."""
    date_published: OneDate["Date | DateTime"] = ABSENT
    """When it was first published; give the time zone."""
    digital_source_type: Many["IPTCDigitalSourceEnumeration"] = ()
    """Whether camera, human or algorithm made it: `TrainedAlgorithmicMediaDigitalSource`."""
    discussion_url: Many["URL"] = ()
    """The page on which it is discussed."""
    display_location: Many["Place"] = ()
    """Where the work itself is on display, such as a painting's museum."""
    edit_eidr: Many["Text | URL"] = ()
    """The identifier of one edit of a film in the EIDR register."""
    editor: Many["Person"] = ()
    """Who edited it; the desk's name in the byline is no author."""
    educational_alignment: Many["AlignmentObject"] = ()
    """How it fits a curriculum."""
    educational_level: Many["DefinedTerm | Text | URL"] = ()
    """For which level of learning: `beginner`."""
    educational_use: Many["DefinedTerm | Text"] = ()
    """What it serves in teaching: `assignment`, `group work`."""
    encoding: Many["MediaObject"] = ()
    """A file that holds the work, such as its PDF."""
    encoding_format: One["Text | URL"] = None
    """The media type of its file: `image/webp`."""
    encodings: Many["MediaObject"] = ()
    """The old name of `encoding`; read, but write the new one."""
    example_of_work: Many["CreativeWork"] = ()
    """The work that this is an edition or copy of."""
    expires: OneDate["Date | DateTime"] = ABSENT
    """After when it should no longer be shown, such as an offer or a licensed picture."""
    file_format: Many["Text | URL"] = ()
    """The old name of `encoding_format`; read, but write the new one."""
    funder: Many["Organization | Person"] = ()
    """Who paid for it, such as a foundation that funded the investigation."""
    funding: Many["Grant"] = ()
    """The grant that paid for it."""
    genre: Many["DefinedTerm | Text | URL"] = ()
    """Its form: `interview`, `obituary`, or a code of IPTC's genres."""
    has_part: Many["CreativeWork"] = ()
    """A part of it: the paywalled section, a quotation, an episode."""
    headline: One["Text"] = None
    """The headline as readers see it; Google cuts long ones, so keep near 110 characters."""
    in_language: One["Language | Text"] = None
    """The language it is in, as BCP 47: `uk`, `pt-BR`."""
    interaction_statistic: Many["InteractionCounter"] = ()
    """How often it was read, shared or commented on."""
    interactivity_type: Many["Text"] = ()
    """How a learner works with it: `active`, `expositive`, `mixed`."""
    interpreted_as_claim: Many["Claim"] = ()
    """The claim that is read out of it, for a fact-check to refer to."""
    is_accessible_for_free: One["Boolean"] = None
    """Whether anyone can read it; `false` marks a paywall, with `has_part` to say where."""
    is_based_on: Many["CreativeWork | Product | URL"] = ()
    """The work it is drawn from: the press release, the agency story, the data."""
    is_based_on_url: Many["CreativeWork | Product | URL"] = ()
    """The old name of `is_based_on`; read, but write the new one."""
    is_family_friendly: One["Boolean"] = None
    """Whether it is fit for children too."""
    is_part_of: Many["CreativeWork | URL"] = ()
    """The whole that it belongs to: a series, a section, the product behind a paywall."""
    keywords: Many["DefinedTerm | Text | URL"] = ()
    """Tags; one value for each, not one text with commas."""
    learning_resource_type: Many["DefinedTerm | Text"] = ()
    """The kind of learning material: `lesson plan`."""
    license: Many["CreativeWork | URL"] = ()
    """The licence it is under, as the address of its text."""
    location_created: Many["Place"] = ()
    """Where it was made: for a picture, where the camera stood."""
    main_entity: Many["Thing"] = ()
    """The thing that the page or work is mainly about; the reverse of `main_entity_of_page`."""
    maintainer: Many["Organization | Person"] = ()
    """Who keeps it up to date, such as a dataset or a running list."""
    material: Many["Product | Text | URL"] = ()
    """What it is made of; for works of art."""
    material_extent: Many["QuantitativeValue | Text"] = ()
    """How much of it there is: `3 boxes of letters`."""
    mentions: Many["Thing"] = ()
    """Something that is named in it without being its subject."""
    offers: Many["Demand | Offer"] = ()
    """At what price it can be had."""
    pattern: Many["DefinedTerm | Text"] = ()
    """A pattern or design on it, as a name."""
    position: One["Integer | Text"] = None
    """Its place in a run: the number of an episode or of a breadcrumb, from 1."""
    producer: Many["Organization | Person"] = ()
    """Who had it produced; for programmes, podcasts and films."""
    provider: Many["Organization | Person"] = ()
    """Who delivers it, such as an agency or a syndicator."""
    publication: Many["PublicationEvent"] = ()
    """When and where it was broadcast or released, as an event."""
    publisher: One["Organization | Person"] = None
    """Who publishes it: an Organization with name and logo."""
    publisher_imprint: Many["Organization"] = ()
    """The imprint of the publisher under which it appears; for books."""
    publishing_principles: Many["CreativeWork | URL"] = ()
    """The page of editorial principles that it was made under."""
    recorded_at: Many["Event"] = ()
    """The event at which it was recorded, such as the press conference behind a quotation."""
    released_event: Many["PublicationEvent"] = ()
    """The first release, as an event."""
    review: Many["Review"] = ()
    """A review of this work; an article that reviews has `item_reviewed`."""
    reviews: Many["Review"] = ()
    """The old name of `review`; read, but write the new one."""
    schema_version: Many["Text | URL"] = ()
    """The release of the schema that the markup keeps to."""
    sd_date_published: OneDate["Date"] = ABSENT
    """When the structured data itself was published, a day."""
    sd_license: Many["CreativeWork | URL"] = ()
    """The licence of the structured data, not that of the work."""
    sd_publisher: Many["Organization | Person"] = ()
    """Who made the structured data, where that is not the publisher of the work."""
    size: Many["DefinedTerm | QuantitativeValue | SizeSpecification | Text"] = ()
    """Its size, in a standard's words or as a measure; for files see `content_size`."""
    source_organization: Many["Organization"] = ()
    """The organization it comes from, such as the agency of a wire story."""
    spatial: Many["Place"] = ()
    """A place it is about, in no stated way; narrower is `spatial_coverage`."""
    spatial_coverage: Many["Place"] = ()
    """The area that its content covers, such as the region of a weather report."""
    sponsor: Many["Organization | Person"] = ()
    """Who supports it with money or goods; paid content is an AdvertiserContentArticle."""
    teaches: Many["DefinedTerm | Text"] = ()
    """What one learns from it."""
    temporal: Many["DateTime | Text"] = ()
    """A time it is about, in no stated way; narrower is `temporal_coverage`."""
    temporal_coverage: Many["DateTime | Text | URL"] = ()
    """The period that its content covers: `2024-01-01/2024-12-31`."""
    text: One["Text"] = None
    """Its words: what is said in a quotation or comment; an article has `article_body`."""
    thumbnail: Many["ImageObject"] = ()
    """A small picture of it, with size and credit."""
    thumbnail_url: Many["URL"] = ()
    """The address of a small picture of it."""
    time_required: One["Duration"] = None
    """How long it takes to read or watch, as a duration: `PT4M`."""
    translation_of_work: Many["CreativeWork"] = ()
    """The work that this one was translated from."""
    translator: Many["Organization | Person"] = ()
    """Who translated it."""
    typical_age_range: Many["Text"] = ()
    """The age of its readers: `12-15`, `18-`."""
    usage_info: Many["CreativeWork | URL"] = ()
    """A page on what its use is allowed for, beside the licence."""
    version: One["Number | Text"] = None
    """Its version, such as `2` for the second corrected text."""
    video: Many["Clip | VideoObject"] = ()
    """A film that goes with it."""
    word_count: One["Integer"] = None
    """How many words the text has."""
    work_example: Many["CreativeWork"] = ()
    """An edition, copy or instance of it."""
    work_translation: Many["CreativeWork"] = ()
    """A translation of it, such as the other edition's article."""


class Quotation(CreativeWork):
    """Somebody's words inside an article: `text` is what was said, `creator` who said it."""

    spoken_by_character: Many["Organization | Person"] = ()
    """The character whose line it is; who speaks in real life is its `creator`."""


class Statement(CreativeWork):
    """Something that was stated, with no claim that it is true."""


class Comment(CreativeWork):
    """A reader's comment, or a remark of the newsroom on a work."""

    downvote_count: Many["Integer"] = ()
    """How many voted against the comment."""
    parent_item: Many["Comment | CreativeWork"] = ()
    """What the comment answers: the article or another comment."""
    shared_content: Many["CreativeWork"] = ()
    """What the comment passes on, such as a picture or a link."""
    upvote_count: Many["Integer"] = ()
    """How many voted for the comment."""


class CorrectionComment(Comment):
    """A correction: `text` says what was wrong, `date_published` when it was put right."""
