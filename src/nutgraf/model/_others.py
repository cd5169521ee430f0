"""The types that properties ask for and the model reads as `Thing`: names for type checkers."""

from __future__ import annotations

from typing import TypeAlias

from .thing import Thing

__all__ = [
    "AboutPage",
    "Action",
    "AdministrativeArea",
    "AggregateRating",
    "AlignmentObject",
    "Audience",
    "Brand",
    "Certification",
    "Clip",
    "Country",
    "Credential",
    "DefinedTermSet",
    "Demand",
    "EducationalOrganization",
    "Enumeration",
    "GeoCoordinates",
    "GeoShape",
    "GeospatialGeometry",
    "Grant",
    "Language",
    "LoanOrCredit",
    "LocationFeatureSpecification",
    "Map",
    "MeasurementTypeEnumeration",
    "MediaSubscription",
    "MemberProgram",
    "MemberProgramTier",
    "MerchantReturnPolicy",
    "MonetaryAmount",
    "MusicGroup",
    "MusicRecording",
    "Occupation",
    "Offer",
    "OfferCatalog",
    "OpeningHoursSpecification",
    "PaymentMethod",
    "PerformingGroup",
    "Photograph",
    "PriceSpecification",
    "Product",
    "ProductReturnPolicy",
    "ProgramMembership",
    "PublicationEvent",
    "QualitativeValue",
    "QuantitativeValue",
    "Schedule",
    "ShippingService",
    "SizeSpecification",
    "SoftwareApplication",
    "TextObject",
    "VirtualLocation",
    "WebContent",
]

AboutPage: TypeAlias = Thing
Action: TypeAlias = Thing
AdministrativeArea: TypeAlias = Thing
AggregateRating: TypeAlias = Thing
AlignmentObject: TypeAlias = Thing
Audience: TypeAlias = Thing
Brand: TypeAlias = Thing
Certification: TypeAlias = Thing
Clip: TypeAlias = Thing
Country: TypeAlias = Thing
Credential: TypeAlias = Thing
DefinedTermSet: TypeAlias = Thing
Demand: TypeAlias = Thing
EducationalOrganization: TypeAlias = Thing
Enumeration: TypeAlias = Thing
GeoCoordinates: TypeAlias = Thing
GeoShape: TypeAlias = Thing
GeospatialGeometry: TypeAlias = Thing
Grant: TypeAlias = Thing
Language: TypeAlias = Thing
LoanOrCredit: TypeAlias = Thing
LocationFeatureSpecification: TypeAlias = Thing
Map: TypeAlias = Thing
MeasurementTypeEnumeration: TypeAlias = Thing
MediaSubscription: TypeAlias = Thing
MemberProgram: TypeAlias = Thing
MemberProgramTier: TypeAlias = Thing
MerchantReturnPolicy: TypeAlias = Thing
MonetaryAmount: TypeAlias = Thing
MusicGroup: TypeAlias = Thing
MusicRecording: TypeAlias = Thing
Occupation: TypeAlias = Thing
Offer: TypeAlias = Thing
OfferCatalog: TypeAlias = Thing
OpeningHoursSpecification: TypeAlias = Thing
PaymentMethod: TypeAlias = Thing
PerformingGroup: TypeAlias = Thing
Photograph: TypeAlias = Thing
PriceSpecification: TypeAlias = Thing
Product: TypeAlias = Thing
ProductReturnPolicy: TypeAlias = Thing
ProgramMembership: TypeAlias = Thing
PublicationEvent: TypeAlias = Thing
QualitativeValue: TypeAlias = Thing
QuantitativeValue: TypeAlias = Thing
Schedule: TypeAlias = Thing
ShippingService: TypeAlias = Thing
SizeSpecification: TypeAlias = Thing
SoftwareApplication: TypeAlias = Thing
TextObject: TypeAlias = Thing
VirtualLocation: TypeAlias = Thing
WebContent: TypeAlias = Thing
