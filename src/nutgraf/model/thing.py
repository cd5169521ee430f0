"""The root of the classes and the small structured values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ._property import URL, Boolean, DateTime, Integer, Many, Number, One, Text, Time
from ._typed import Typed
from .values import Residue

if TYPE_CHECKING:
    from ._others import (
        Action,
        DefinedTermSet,
        Enumeration,
        MeasurementMethodEnum,
        MeasurementTypeEnumeration,
        QualitativeValue,
        QuantitativeValue,
        SoftwareApplication,
        TextObject,
        VirtualLocation,
    )
    from .agents import Organization, Person, PostalAddress
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
    """The schema.org type Thing."""

    types: Sequence[str] = ()
    """The types that the node states, as `@type` has them."""
    id: One["Text"] = None
    """The name of the node, an IRI, as `@id` has it."""
    residue: Sequence[Residue] = ()
    """What no typed field can hold, as it was found."""
    additional_type: Many["Text | URL"] = ()
    alternate_name: Many["Text"] = ()
    description: One["Text | TextObject"] = None
    disambiguating_description: One["Text"] = None
    identifier: Many["PropertyValue | Text | URL"] = ()
    image: Many["ImageObject | URL"] = ()
    main_entity_of_page: One["CreativeWork | URL"] = None
    name: One["Text"] = None
    owner: Many["Organization | Person"] = ()
    potential_action: Many["Action"] = ()
    same_as: Many["URL"] = ()
    subject_of: Many["CreativeWork | Event"] = ()
    url: One["URL"] = None


class Intangible(Thing):
    """The schema.org type Intangible."""


class StructuredValue(Intangible):
    """The schema.org type StructuredValue."""


class PropertyValue(StructuredValue):
    """The schema.org type PropertyValue."""

    max_value: Many["Number"] = ()
    measurement_method: Many["DefinedTerm | MeasurementMethodEnum | Text | URL"] = ()
    measurement_technique: Many["DefinedTerm | MeasurementMethodEnum | Text | URL"] = ()
    min_value: Many["Number"] = ()
    property_id: One["Text | URL"] = None
    unit_code: One["Text | URL"] = None
    unit_text: Many["Text"] = ()
    value: One["Boolean | Number | StructuredValue | Text"] = None
    value_reference: Many[
        "DefinedTerm | Enumeration | MeasurementTypeEnumeration | PropertyValue"
        " | QualitativeValue | QuantitativeValue | StructuredValue | Text"
    ] = ()


class DefinedTerm(Intangible):
    """The schema.org type DefinedTerm."""

    about: Many["Thing"] = ()
    in_defined_term_set: Many["DefinedTermSet | URL"] = ()
    term_code: One["Text"] = None


class InteractionCounter(StructuredValue):
    """The schema.org type InteractionCounter."""

    end_time: Many["DateTime | Time"] = ()
    interaction_service: Many["SoftwareApplication | WebSite"] = ()
    interaction_type: Many["Action"] = ()
    location: Many["Place | PostalAddress | Text | VirtualLocation"] = ()
    start_time: Many["DateTime | Time"] = ()
    user_interaction_count: One["Integer"] = None
