"""How to reach people and organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import Many, One, Text
from .thing import StructuredValue

if TYPE_CHECKING:
    from ._enumerations import (
        ContactPointOption,
    )
    from ._others import (
        AdministrativeArea,
        Country,
        GeoShape,
        Language,
        OpeningHoursSpecification,
        Product,
    )
    from .places import Place

__all__ = ["ContactPoint", "PostalAddress"]


class ContactPoint(StructuredValue):
    """A way to reach somebody for a purpose: newsroom, corrections, subscriptions."""

    area_served: Many["AdministrativeArea | GeoShape | Place | Text"] = ()
    """The area that this contact is for."""
    available_language: Many["Language | Text"] = ()
    """A language that is spoken there, as BCP 47."""
    contact_option: Many["ContactPointOption"] = ()
    """A feature of the line: `TollFree`, `HearingImpairedSupported`."""
    contact_type: Many["Text"] = ()
    """What it is for: `newsroom`, `customer service`."""
    email: One["Text"] = None
    """The address to write to."""
    fax_number: Many["Text"] = ()
    """The fax number there, with its country code."""
    hours_available: Many["OpeningHoursSpecification"] = ()
    """When somebody answers."""
    product_supported: Many["Product | Text"] = ()
    """The product that it helps with, such as the e-paper."""
    service_area: Many["AdministrativeArea | GeoShape | Place"] = ()
    """The old name of `area_served`; read, but write the new one."""
    telephone: One["Text"] = None
    """The number to call, with its country code: `+44 20 7946 0000`."""


class PostalAddress(ContactPoint):
    """A postal address, in parts."""

    address_country: One["Country | Text"] = None
    """The country, best as two letters of ISO 3166-1: `UA`."""
    address_locality: One["Text"] = None
    """The town or village: `Lviv`."""
    address_region: One["AdministrativeArea | Text"] = None
    """The region, state or province: `CA`."""
    extended_address: Many["Text"] = ()
    """What is beyond the street: floor, suite, courtyard."""
    post_office_box_number: Many["Text"] = ()
    """The number of a post office box, where letters go to one."""
    postal_code: One["Text"] = None
    """The postcode: `EC1A 1BB`."""
    street_address: One["Text"] = None
    """The street and house number."""
