"""The enumerations that news uses, by their members: names for type checkers and editors.

A member is written by its name or by its whole IRI, and kept as it was written. Held against the
vocabulary by a test; what is refused by hand is looked up there, not here.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "ContactPointOption",
    "EventAttendanceModeEnumeration",
    "EventStatusType",
    "GenderType",
    "IPTCDigitalSourceEnumeration",
    "ItemListOrderType",
    "MeasurementMethodEnum",
    "MediaManipulationRatingEnumeration",
    "NonprofitType",
    "Specialty",
]

ContactPointOption: TypeAlias = Literal[
    "HearingImpairedSupported", "TollFree", "https://schema.org/HearingImpairedSupported",
    "https://schema.org/TollFree",
]  # fmt: skip

EventAttendanceModeEnumeration: TypeAlias = Literal[
    "MixedEventAttendanceMode", "OfflineEventAttendanceMode", "OnlineEventAttendanceMode",
    "https://schema.org/MixedEventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode",
    "https://schema.org/OnlineEventAttendanceMode",
]  # fmt: skip

EventStatusType: TypeAlias = Literal[
    "EventCancelled", "EventMovedOnline", "EventPostponed", "EventRescheduled", "EventScheduled",
    "https://schema.org/EventCancelled", "https://schema.org/EventMovedOnline",
    "https://schema.org/EventPostponed", "https://schema.org/EventRescheduled",
    "https://schema.org/EventScheduled",
]  # fmt: skip

GenderType: TypeAlias = Literal[
    "Female", "Male", "https://schema.org/Female", "https://schema.org/Male",
]  # fmt: skip

IPTCDigitalSourceEnumeration: TypeAlias = Literal[
    "AlgorithmicMediaDigitalSource", "AlgorithmicallyEnhancedDigitalSource",
    "CompositeCaptureDigitalSource", "CompositeDigitalSource", "CompositeSyntheticDigitalSource",
    "CompositeWithTrainedAlgorithmicMediaDigitalSource", "DataDrivenMediaDigitalSource",
    "DigitalArtDigitalSource", "DigitalCaptureDigitalSource", "MinorHumanEditsDigitalSource",
    "MultiFrameComputationalCaptureDigitalSource", "NegativeFilmDigitalSource",
    "PositiveFilmDigitalSource", "PrintDigitalSource", "ScreenCaptureDigitalSource",
    "TrainedAlgorithmicMediaDigitalSource", "VirtualRecordingDigitalSource",
    "https://schema.org/AlgorithmicMediaDigitalSource",
    "https://schema.org/AlgorithmicallyEnhancedDigitalSource",
    "https://schema.org/CompositeCaptureDigitalSource", "https://schema.org/CompositeDigitalSource",
    "https://schema.org/CompositeSyntheticDigitalSource",
    "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "https://schema.org/DataDrivenMediaDigitalSource", "https://schema.org/DigitalArtDigitalSource",
    "https://schema.org/DigitalCaptureDigitalSource",
    "https://schema.org/MinorHumanEditsDigitalSource",
    "https://schema.org/MultiFrameComputationalCaptureDigitalSource",
    "https://schema.org/NegativeFilmDigitalSource", "https://schema.org/PositiveFilmDigitalSource",
    "https://schema.org/PrintDigitalSource", "https://schema.org/ScreenCaptureDigitalSource",
    "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "https://schema.org/VirtualRecordingDigitalSource",
]  # fmt: skip

ItemListOrderType: TypeAlias = Literal[
    "ItemListOrderAscending", "ItemListOrderDescending", "ItemListUnordered",
    "https://schema.org/ItemListOrderAscending", "https://schema.org/ItemListOrderDescending",
    "https://schema.org/ItemListUnordered",
]  # fmt: skip

MeasurementMethodEnum: TypeAlias = Literal[
    "ExampleMeasurementMethodEnum", "https://schema.org/ExampleMeasurementMethodEnum",
]  # fmt: skip

MediaManipulationRatingEnumeration: TypeAlias = Literal[
    "DecontextualizedContent", "EditedOrCroppedContent", "OriginalMediaContent",
    "SatireOrParodyContent", "StagedContent", "TransformedContent",
    "https://schema.org/DecontextualizedContent", "https://schema.org/EditedOrCroppedContent",
    "https://schema.org/OriginalMediaContent", "https://schema.org/SatireOrParodyContent",
    "https://schema.org/StagedContent", "https://schema.org/TransformedContent",
]  # fmt: skip

NonprofitType: TypeAlias = Literal[
    "CharitableIncorporatedOrganization", "DECooperativeCharity", "DEFoundationCharity",
    "DEJointStockCompanyCharity", "DELimitedLiabilityCharity", "DENotRegisteredAssociationCharity",
    "DEPublicCharity", "DERegisteredAssociationCharity", "ITCooperativeCharity",
    "ITMutualAidCharity", "ITSocialCompanyCharity", "ITSocialPromotionCharity",
    "ITSportCompanyCharity", "ITVolunteerAssociationCharity", "LimitedByGuaranteeCharity",
    "Nonprofit501a", "Nonprofit501c1", "Nonprofit501c10", "Nonprofit501c11", "Nonprofit501c12",
    "Nonprofit501c13", "Nonprofit501c14", "Nonprofit501c15", "Nonprofit501c16", "Nonprofit501c17",
    "Nonprofit501c18", "Nonprofit501c19", "Nonprofit501c2", "Nonprofit501c20", "Nonprofit501c21",
    "Nonprofit501c22", "Nonprofit501c23", "Nonprofit501c24", "Nonprofit501c25", "Nonprofit501c26",
    "Nonprofit501c27", "Nonprofit501c28", "Nonprofit501c3", "Nonprofit501c4", "Nonprofit501c5",
    "Nonprofit501c6", "Nonprofit501c7", "Nonprofit501c8", "Nonprofit501c9", "Nonprofit501d",
    "Nonprofit501e", "Nonprofit501f", "Nonprofit501k", "Nonprofit501n", "Nonprofit501q",
    "Nonprofit527", "NonprofitANBI", "NonprofitSBBI", "UKTrust", "UnincorporatedAssociationCharity",
    "https://schema.org/CharitableIncorporatedOrganization",
    "https://schema.org/DECooperativeCharity", "https://schema.org/DEFoundationCharity",
    "https://schema.org/DEJointStockCompanyCharity", "https://schema.org/DELimitedLiabilityCharity",
    "https://schema.org/DENotRegisteredAssociationCharity", "https://schema.org/DEPublicCharity",
    "https://schema.org/DERegisteredAssociationCharity", "https://schema.org/ITCooperativeCharity",
    "https://schema.org/ITMutualAidCharity", "https://schema.org/ITSocialCompanyCharity",
    "https://schema.org/ITSocialPromotionCharity", "https://schema.org/ITSportCompanyCharity",
    "https://schema.org/ITVolunteerAssociationCharity",
    "https://schema.org/LimitedByGuaranteeCharity", "https://schema.org/Nonprofit501a",
    "https://schema.org/Nonprofit501c1", "https://schema.org/Nonprofit501c10",
    "https://schema.org/Nonprofit501c11", "https://schema.org/Nonprofit501c12",
    "https://schema.org/Nonprofit501c13", "https://schema.org/Nonprofit501c14",
    "https://schema.org/Nonprofit501c15", "https://schema.org/Nonprofit501c16",
    "https://schema.org/Nonprofit501c17", "https://schema.org/Nonprofit501c18",
    "https://schema.org/Nonprofit501c19", "https://schema.org/Nonprofit501c2",
    "https://schema.org/Nonprofit501c20", "https://schema.org/Nonprofit501c21",
    "https://schema.org/Nonprofit501c22", "https://schema.org/Nonprofit501c23",
    "https://schema.org/Nonprofit501c24", "https://schema.org/Nonprofit501c25",
    "https://schema.org/Nonprofit501c26", "https://schema.org/Nonprofit501c27",
    "https://schema.org/Nonprofit501c28", "https://schema.org/Nonprofit501c3",
    "https://schema.org/Nonprofit501c4", "https://schema.org/Nonprofit501c5",
    "https://schema.org/Nonprofit501c6", "https://schema.org/Nonprofit501c7",
    "https://schema.org/Nonprofit501c8", "https://schema.org/Nonprofit501c9",
    "https://schema.org/Nonprofit501d", "https://schema.org/Nonprofit501e",
    "https://schema.org/Nonprofit501f", "https://schema.org/Nonprofit501k",
    "https://schema.org/Nonprofit501n", "https://schema.org/Nonprofit501q",
    "https://schema.org/Nonprofit527", "https://schema.org/NonprofitANBI",
    "https://schema.org/NonprofitSBBI", "https://schema.org/UKTrust",
    "https://schema.org/UnincorporatedAssociationCharity",
]  # fmt: skip

Specialty: TypeAlias = Literal[
    "Anesthesia", "Cardiovascular", "CommunityHealth", "Dentistry", "Dermatologic", "Dermatology",
    "DietNutrition", "Emergency", "Endocrine", "Gastroenterologic", "Genetic", "Geriatric",
    "Gynecologic", "Hematologic", "Infectious", "LaboratoryScience", "Midwifery", "Musculoskeletal",
    "Neurologic", "Nursing", "Obstetric", "Oncologic", "Optometric", "Otolaryngologic", "Pathology",
    "Pediatric", "PharmacySpecialty", "Physiotherapy", "PlasticSurgery", "Podiatric", "PrimaryCare",
    "Psychiatric", "PublicHealth", "Pulmonary", "Radiography", "Renal", "RespiratoryTherapy",
    "Rheumatologic", "SpeechPathology", "Surgical", "Toxicologic", "Urologic",
    "https://schema.org/Anesthesia", "https://schema.org/Cardiovascular",
    "https://schema.org/CommunityHealth", "https://schema.org/Dentistry",
    "https://schema.org/Dermatologic", "https://schema.org/Dermatology",
    "https://schema.org/DietNutrition", "https://schema.org/Emergency",
    "https://schema.org/Endocrine", "https://schema.org/Gastroenterologic",
    "https://schema.org/Genetic", "https://schema.org/Geriatric", "https://schema.org/Gynecologic",
    "https://schema.org/Hematologic", "https://schema.org/Infectious",
    "https://schema.org/LaboratoryScience", "https://schema.org/Midwifery",
    "https://schema.org/Musculoskeletal", "https://schema.org/Neurologic",
    "https://schema.org/Nursing", "https://schema.org/Obstetric", "https://schema.org/Oncologic",
    "https://schema.org/Optometric", "https://schema.org/Otolaryngologic",
    "https://schema.org/Pathology", "https://schema.org/Pediatric",
    "https://schema.org/PharmacySpecialty", "https://schema.org/Physiotherapy",
    "https://schema.org/PlasticSurgery", "https://schema.org/Podiatric",
    "https://schema.org/PrimaryCare", "https://schema.org/Psychiatric",
    "https://schema.org/PublicHealth", "https://schema.org/Pulmonary",
    "https://schema.org/Radiography", "https://schema.org/Renal",
    "https://schema.org/RespiratoryTherapy", "https://schema.org/Rheumatologic",
    "https://schema.org/SpeechPathology", "https://schema.org/Surgical",
    "https://schema.org/Toxicologic", "https://schema.org/Urologic",
]  # fmt: skip
