"""Where and when: places and events."""

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
    Time,
)
from .thing import Thing

if TYPE_CHECKING:
    from ._others import (
        AggregateRating,
        Audience,
        Certification,
        Demand,
        EventAttendanceModeEnumeration,
        EventStatusType,
        GeoCoordinates,
        GeoShape,
        GeospatialGeometry,
        Grant,
        Language,
        LocationFeatureSpecification,
        Map,
        Offer,
        OpeningHoursSpecification,
        PerformingGroup,
        Photograph,
        QuantitativeValue,
        Schedule,
        VirtualLocation,
    )
    from .agents import Organization, Person, PostalAddress
    from .creative_work import CreativeWork
    from .media import ImageObject
    from .reviews import Review
    from .thing import DefinedTerm, PropertyValue

__all__ = ["Event", "Place"]


class Place(Thing):
    """The schema.org type Place."""

    additional_property: Many["PropertyValue"] = ()
    address: Many["PostalAddress | Text"] = ()
    aggregate_rating: Many["AggregateRating"] = ()
    amenity_feature: Many["LocationFeatureSpecification"] = ()
    branch_code: Many["Text"] = ()
    contained_in: Many["Place"] = ()
    contained_in_place: Many["Place"] = ()
    contains_place: Many["Place"] = ()
    event: Many["Event"] = ()
    events: Many["Event"] = ()
    fax_number: Many["Text"] = ()
    geo: Many["GeoCoordinates | GeoShape"] = ()
    geo_contains: Many["GeospatialGeometry | Place"] = ()
    geo_covered_by: Many["GeospatialGeometry | Place"] = ()
    geo_covers: Many["GeospatialGeometry | Place"] = ()
    geo_crosses: Many["GeospatialGeometry | Place"] = ()
    geo_disjoint: Many["GeospatialGeometry | Place"] = ()
    geo_equals: Many["GeospatialGeometry | Place"] = ()
    geo_intersects: Many["GeospatialGeometry | Place"] = ()
    geo_overlaps: Many["GeospatialGeometry | Place"] = ()
    geo_touches: Many["GeospatialGeometry | Place"] = ()
    geo_within: Many["GeospatialGeometry | Place"] = ()
    global_location_number: Many["Text"] = ()
    has_certification: Many["Certification"] = ()
    has_drive_through_service: Many["Boolean"] = ()
    has_gs1_digital_link: Many["URL"] = ()
    has_map: Many["Map | URL"] = ()
    is_accessible_for_free: One["Boolean"] = None
    isic_v4: Many["Text"] = ()
    keywords: Many["DefinedTerm | Text | URL"] = ()
    latitude: One["Number | Text"] = None
    logo: One["ImageObject | URL"] = None
    longitude: One["Number | Text"] = None
    map: Many["URL"] = ()
    maps: Many["URL"] = ()
    maximum_attendee_capacity: Many["Integer"] = ()
    opening_hours_specification: Many["OpeningHoursSpecification"] = ()
    photo: Many["ImageObject | Photograph"] = ()
    photos: Many["ImageObject | Photograph"] = ()
    public_access: Many["Boolean"] = ()
    review: Many["Review"] = ()
    reviews: Many["Review"] = ()
    slogan: Many["Text"] = ()
    smoking_allowed: Many["Boolean"] = ()
    special_opening_hours_specification: Many["OpeningHoursSpecification"] = ()
    telephone: One["Text"] = None
    tour_booking_page: Many["URL"] = ()


class Event(Thing):
    """The schema.org type Event."""

    about: Many["Thing"] = ()
    actor: Many["PerformingGroup | Person"] = ()
    aggregate_rating: Many["AggregateRating"] = ()
    attendee: Many["Organization | Person"] = ()
    attendees: Many["Organization | Person"] = ()
    audience: Many["Audience"] = ()
    composer: Many["Organization | Person"] = ()
    contributor: Many["Organization | Person"] = ()
    director: Many["Person"] = ()
    door_time: Many["DateTime | Time"] = ()
    duration: One["Duration | QuantitativeValue"] = None
    end_date: OneDate["Date | DateTime"] = ABSENT
    event_attendance_mode: Many["EventAttendanceModeEnumeration"] = ()
    event_schedule: Many["Schedule"] = ()
    event_status: Many["EventStatusType"] = ()
    funder: Many["Organization | Person"] = ()
    funding: Many["Grant"] = ()
    has_participation_offer: Many["Offer"] = ()
    has_sponsorship_offer: Many["Offer"] = ()
    in_language: One["Language | Text"] = None
    is_accessible_for_free: One["Boolean"] = None
    keywords: Many["DefinedTerm | Text | URL"] = ()
    location: Many["Place | PostalAddress | Text | VirtualLocation"] = ()
    maximum_attendee_capacity: Many["Integer"] = ()
    maximum_physical_attendee_capacity: Many["Integer"] = ()
    maximum_virtual_attendee_capacity: Many["Integer"] = ()
    offers: Many["Demand | Offer"] = ()
    organizer: Many["Organization | Person"] = ()
    performer: Many["Organization | Person"] = ()
    performers: Many["Organization | Person"] = ()
    previous_start_date: Many["Date | DateTime"] = ()
    recorded_in: Many["CreativeWork"] = ()
    remaining_attendee_capacity: Many["Integer"] = ()
    review: Many["Review"] = ()
    sponsor: Many["Organization | Person"] = ()
    start_date: OneDate["Date | DateTime"] = ABSENT
    sub_event: Many["Event"] = ()
    sub_events: Many["Event"] = ()
    super_event: Many["Event"] = ()
    translator: Many["Organization | Person"] = ()
    typical_age_range: Many["Text"] = ()
    work_featured: Many["CreativeWork"] = ()
    work_performed: Many["CreativeWork"] = ()
