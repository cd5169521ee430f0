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
    from ._enumerations import (
        EventAttendanceModeEnumeration,
        EventStatusType,
    )
    from ._others import (
        AggregateRating,
        Audience,
        Certification,
        Demand,
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
    from .agents import Organization, Person
    from .contacts import PostalAddress
    from .creative_work import CreativeWork
    from .media import ImageObject
    from .reviews import Review
    from .thing import DefinedTerm, PropertyValue

__all__ = ["Event", "Place"]


class Place(Thing):
    """A place: a country, a town, a building, a stretch of river."""

    additional_property: Many["PropertyValue"] = ()
    """A feature of the place that schema.org has no property for."""
    address: Many["PostalAddress | Text"] = ()
    """The postal address, in parts or as one text."""
    aggregate_rating: Many["AggregateRating"] = ()
    """The ratings of the place, in one figure."""
    amenity_feature: Many["LocationFeatureSpecification"] = ()
    """An amenity: parking, a ramp."""
    branch_code: Many["Text"] = ()
    """The code of the branch in its owner's own books."""
    contained_in: Many["Place"] = ()
    """The old name of `contained_in_place`; read, but write the new one."""
    contained_in_place: Many["Place"] = ()
    """The larger place that it lies in: the country of a town."""
    contains_place: Many["Place"] = ()
    """A smaller place inside it."""
    event: Many["Event"] = ()
    """An event that takes place here."""
    events: Many["Event"] = ()
    """The old name of `event`, here of a place's; write the new one."""
    fax_number: Many["Text"] = ()
    """The fax number of the place, with its country code."""
    geo: Many["GeoCoordinates | GeoShape"] = ()
    """Where it is on the globe, as coordinates or a shape."""
    geo_contains: Many["GeospatialGeometry | Place"] = ()
    """A place whose every point lies inside this one."""
    geo_covered_by: Many["GeospatialGeometry | Place"] = ()
    """A place that covers this one, border included."""
    geo_covers: Many["GeospatialGeometry | Place"] = ()
    """A place that this one covers, border included."""
    geo_crosses: Many["GeospatialGeometry | Place"] = ()
    """A place that this one runs across, as a road does a border."""
    geo_disjoint: Many["GeospatialGeometry | Place"] = ()
    """A place that has no point in common with this one."""
    geo_equals: Many["GeospatialGeometry | Place"] = ()
    """The same area under another name."""
    geo_intersects: Many["GeospatialGeometry | Place"] = ()
    """A place that has some point in common with this one."""
    geo_overlaps: Many["GeospatialGeometry | Place"] = ()
    """A place that shares a part of this one, neither inside the other."""
    geo_touches: Many["GeospatialGeometry | Place"] = ()
    """A place that has only its border in common with this one."""
    geo_within: Many["GeospatialGeometry | Place"] = ()
    """A place inside which every point of this one lies."""
    global_location_number: Many["Text"] = ()
    """The GS1 number of the place."""
    has_certification: Many["Certification"] = ()
    """A certificate of the place."""
    has_drive_through_service: Many["Boolean"] = ()
    """Whether one is served without leaving the car."""
    has_gs1_digital_link: Many["URL"] = ()
    """The GS1 link of the place."""
    has_map: Many["Map | URL"] = ()
    """A map of the place."""
    is_accessible_for_free: One["Boolean"] = None
    """Whether one gets in without paying."""
    isic_v4: Many["Text"] = ()
    """The ISIC code of the trade at the place."""
    keywords: Many["DefinedTerm | Text | URL"] = ()
    """Tags of the place, one value for each."""
    latitude: One["Number | Text"] = None
    """Degrees north, negative in the south (WGS 84)."""
    logo: One["ImageObject | URL"] = None
    """The sign of the house, where the place is a business."""
    longitude: One["Number | Text"] = None
    """Degrees east, negative in the west (WGS 84)."""
    map: Many["URL"] = ()
    """The oldest name of `has_map`; read, but write the new one."""
    maps: Many["URL"] = ()
    """An old name of `has_map`; read, but write the new one."""
    maximum_attendee_capacity: Many["Integer"] = ()
    """How many people the place holds."""
    opening_hours_specification: Many["OpeningHoursSpecification"] = ()
    """When the place is open."""
    photo: Many["ImageObject | Photograph"] = ()
    """A picture of the place."""
    photos: Many["ImageObject | Photograph"] = ()
    """The old name of `photo`; read, but write the new one."""
    public_access: Many["Boolean"] = ()
    """Whether the public may go there."""
    review: Many["Review"] = ()
    """A review of the place."""
    reviews: Many["Review"] = ()
    """The old name of `review`, here of a place's; write the new one."""
    slogan: Many["Text"] = ()
    """The motto of the place."""
    smoking_allowed: Many["Boolean"] = ()
    """Whether one may smoke there."""
    special_opening_hours_specification: Many["OpeningHoursSpecification"] = ()
    """When the place is open on special days; wins over the usual hours."""
    telephone: One["Text"] = None
    """The number to call the place."""
    tour_booking_page: Many["URL"] = ()
    """The page on which a visit is booked."""


class Event(Thing):
    """Something that happens at a time: a vote, a match, a press conference."""

    about: Many["Thing"] = ()
    """What the event is about."""
    actor: Many["PerformingGroup | Person"] = ()
    """Somebody who acts at the event."""
    aggregate_rating: Many["AggregateRating"] = ()
    """The ratings of the event, in one figure."""
    attendee: Many["Organization | Person"] = ()
    """Somebody who takes part."""
    attendees: Many["Organization | Person"] = ()
    """The old name of `attendee`; read, but write the new one."""
    audience: Many["Audience"] = ()
    """For whom the event is."""
    composer: Many["Organization | Person"] = ()
    """Who composed what is played."""
    contributor: Many["Organization | Person"] = ()
    """Who helped to hold the event."""
    director: Many["Person"] = ()
    """Who directs what is shown at the event."""
    door_time: Many["DateTime | Time"] = ()
    """When the doors open; it begins at `start_date`."""
    duration: One["Duration | QuantitativeValue"] = None
    """How long the event lasts, as a duration: `PT2H`."""
    end_date: OneDate["Date | DateTime"] = ABSENT
    """When it ends; the last day counts."""
    event_attendance_mode: Many["EventAttendanceModeEnumeration"] = ()
    """Whether it is on the spot or online: `OnlineEventAttendanceMode`."""
    event_schedule: Many["Schedule"] = ()
    """When it comes again, for what repeats by rule."""
    event_status: Many["EventStatusType"] = ()
    """Whether it is held: `EventScheduled`, `EventPostponed`, `EventCancelled`."""
    funder: Many["Organization | Person"] = ()
    """Who pays for the event."""
    funding: Many["Grant"] = ()
    """A grant that pays for the event."""
    has_participation_offer: Many["Offer"] = ()
    """An offer to take part: as a speaker, with a stand."""
    has_sponsorship_offer: Many["Offer"] = ()
    """An offer to become a sponsor."""
    in_language: One["Language | Text"] = None
    """The language of the event, as BCP 47."""
    is_accessible_for_free: One["Boolean"] = None
    """Whether one may attend without paying."""
    keywords: Many["DefinedTerm | Text | URL"] = ()
    """Tags of the event, one value for each."""
    location: Many["Place | PostalAddress | Text | VirtualLocation"] = ()
    """Where it is held, or how one joins it online."""
    maximum_attendee_capacity: Many["Integer"] = ()
    """How many people may attend in all."""
    maximum_physical_attendee_capacity: Many["Integer"] = ()
    """How many people may attend on the spot."""
    maximum_virtual_attendee_capacity: Many["Integer"] = ()
    """How many people may attend online."""
    offers: Many["Demand | Offer"] = ()
    """At what price one may attend."""
    organizer: Many["Organization | Person"] = ()
    """Who holds the event."""
    performer: Many["Organization | Person"] = ()
    """Who performs: a band, a speaker, a team."""
    performers: Many["Organization | Person"] = ()
    """The old name of `performer`; read, but write the new one."""
    previous_start_date: Many["Date | DateTime"] = ()
    """When it was to begin before it was moved."""
    recorded_in: Many["CreativeWork"] = ()
    """The film or sound in which the event is recorded."""
    remaining_attendee_capacity: Many["Integer"] = ()
    """How many places are left."""
    review: Many["Review"] = ()
    """A review of the event."""
    sponsor: Many["Organization | Person"] = ()
    """Who supports the event with money or goods."""
    start_date: OneDate["Date | DateTime"] = ABSENT
    """When it begins; give the time zone if there is a time."""
    sub_event: Many["Event"] = ()
    """An event inside this one: a race of the games."""
    sub_events: Many["Event"] = ()
    """The old name of `sub_event`; read, but write the new one."""
    super_event: Many["Event"] = ()
    """The larger event that it is part of."""
    translator: Many["Organization | Person"] = ()
    """Who translates at the event."""
    typical_age_range: Many["Text"] = ()
    """The age of those who attend: `7-9`, `16-`."""
    work_featured: Many["CreativeWork"] = ()
    """A work that is shown or discussed there."""
    work_performed: Many["CreativeWork"] = ()
    """A work that is performed there."""
