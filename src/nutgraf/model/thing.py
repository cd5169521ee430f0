"""The root of the classes and the small structured values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ._property import URL, Boolean, DateTime, Integer, Many, Number, One, Text, Time
from ._typed import Typed
from .values import Residue

if TYPE_CHECKING:
    from ._enumerations import (
        MeasurementMethodEnum,
    )
    from ._others import (
        Action,
        DefinedTermSet,
        Enumeration,
        MeasurementTypeEnumeration,
        QualitativeValue,
        QuantitativeValue,
        SoftwareApplication,
        TextObject,
        VirtualLocation,
    )
    from .agents import Organization, Person
    from .contacts import PostalAddress
    from .creative_work import CreativeWork
    from .media import ImageObject
    from .pages import WebSite
    from .places import Event, Place

__all__ = [
    "DefinedTerm",
    "Intangible",
    "InteractionCounter",
    "PropertyValue",
    "StructuredValue",
    "Thing",
]


class Thing(Typed):
    """Anything that can be named; what a node is when nothing narrower is known of it."""

    types: Sequence[str] = ()
    """The types that the node states, as `@type` has them."""
    id: One["Text"] = None
    """The name of the node, an IRI, as `@id` has it."""
    residue: Sequence[Residue] = ()
    """What no typed field can hold, as it was found."""
    additional_type: Many["Text | URL"] = ()
    """A type of another vocabulary, as an IRI; schema.org's own types belong in `types`."""
    alternate_name: Many["Text"] = ()
    """Another name it goes by, such as an abbreviation: `BBC`."""
    description: One["Text | TextObject"] = None
    """A sentence or two for search results and link previews, without markup."""
    disambiguating_description: One["Text"] = None
    """A few words that tell it from its namesakes: `the river, not the city`."""
    identifier: Many["PropertyValue | Text | URL"] = ()
    """A number or key from some register; for a bare web address `url` or `same_as` is better."""
    image: Many["ImageObject | URL"] = ()
    """A picture of it; for an article the lead pictures, best at 1200 pixels wide or more."""
    main_entity_of_page: One["CreativeWork | URL"] = None
    """The page that is mainly about this thing: for an article, its canonical address."""
    name: One["Text"] = None
    """What it is called; the title of an article is its `headline`."""
    owner: Many["Organization | Person"] = ()
    """Who owns it, as property; rights in a text are told by `copyright_holder`."""
    potential_action: Many["Action"] = ()
    """What a reader can do with it, such as search the site."""
    same_as: Many["URL"] = ()
    """Pages elsewhere that are certainly about the same thing: Wikidata, Wikipedia, a profile."""
    subject_of: Many["CreativeWork | Event"] = ()
    """A work or event that is about this thing; the reverse of `about`."""
    url: One["URL"] = None
    """Its own address on the web, absolute."""


class Intangible(Thing):
    """What cannot be touched: lists, ratings, terms and other values with a structure."""


class StructuredValue(Intangible):
    """A value of several parts that stands where a plain one would not do."""


class PropertyValue(StructuredValue):
    """A name and a value: an identifier with its scheme, a line of EXIF, a feature of a place."""

    max_value: Many["Number"] = ()
    """The upper end, where the value is a range."""
    measurement_method: Many["DefinedTerm | MeasurementMethodEnum | Text | URL"] = ()
    """The procedure or instrument in detail; wider is `measurement_technique`."""
    measurement_technique: Many["DefinedTerm | MeasurementMethodEnum | Text | URL"] = ()
    """How the value was measured in general: `sphygmomanometer`, `opinion poll`."""
    min_value: Many["Number"] = ()
    """The lower end, where the value is a range."""
    property_id: One["Text | URL"] = None
    """Which property is meant, as a code or an IRI: `isbn`, `urn:ean`."""
    unit_code: One["Text | URL"] = None
    """The unit as a UN/CEFACT code of two or three letters, or as an IRI: `MTR`."""
    unit_text: Many["Text"] = ()
    """The unit as people write it: `km/h`."""
    value: One["Boolean | Number | StructuredValue | Text"] = None
    """The value itself."""
    value_reference: Many[
        "DefinedTerm | Enumeration | MeasurementTypeEnumeration | PropertyValue"
        " | QualitativeValue | QuantitativeValue | StructuredValue | Text"
    ] = ()
    """A further value that this one depends on, such as the conditions of a measurement."""


class DefinedTerm(Intangible):
    """A term of a controlled list: an IPTC subject, a tag of the newsroom's thesaurus."""

    about: Many["Thing"] = ()
    """What the term stands for, where it names a thing rather than a notion."""
    in_defined_term_set: Many["DefinedTermSet | URL"] = ()
    """The list that the term is from, such as the IPTC Media Topics."""
    term_code: One["Text"] = None
    """The code of the term in its list: `medtop:11000000`."""


class InteractionCounter(StructuredValue):
    """How often readers did one kind of thing: read, share, comment."""

    end_time: Many["DateTime | Time"] = ()
    """When the counting ended."""
    interaction_service: Many["SoftwareApplication | WebSite"] = ()
    """Where it was counted: the site or the app."""
    interaction_type: Many["Action"] = ()
    """What was done, as an Action: `{"@type": "CommentAction"}`."""
    location: Many["Place | PostalAddress | Text | VirtualLocation"] = ()
    """Where the interaction took place, if it was bound to a place."""
    start_time: Many["DateTime | Time"] = ()
    """When the counting began."""
    user_interaction_count: One["Integer"] = None
    """How many times, as a whole number."""
