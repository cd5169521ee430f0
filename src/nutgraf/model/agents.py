"""Those who act: people, organizations, and how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import ABSENT, URL, Date, Distance, Many, Mass, One, OneDate, Text
from .thing import StructuredValue, Thing

if TYPE_CHECKING:
    from ._others import (
        AboutPage,
        AdministrativeArea,
        AggregateRating,
        Brand,
        Certification,
        ContactPointOption,
        Country,
        Credential,
        Demand,
        EducationalOrganization,
        GenderType,
        GeoShape,
        Grant,
        Language,
        LoanOrCredit,
        MemberProgram,
        MemberProgramTier,
        MerchantReturnPolicy,
        MonetaryAmount,
        NonprofitType,
        Occupation,
        Offer,
        OfferCatalog,
        OpeningHoursSpecification,
        PaymentMethod,
        PriceSpecification,
        Product,
        ProductReturnPolicy,
        ProgramMembership,
        QuantitativeValue,
        ShippingService,
        VirtualLocation,
    )
    from .article import Article
    from .creative_work import CreativeWork
    from .media import ImageObject
    from .places import Event, Place
    from .reviews import Review
    from .thing import DefinedTerm, InteractionCounter

__all__ = ["ContactPoint", "NewsMediaOrganization", "Organization", "Person", "PostalAddress"]


class ContactPoint(StructuredValue):
    """The schema.org type ContactPoint."""

    area_served: Many["AdministrativeArea | GeoShape | Place | Text"] = ()
    available_language: Many["Language | Text"] = ()
    contact_option: Many["ContactPointOption"] = ()
    contact_type: Many["Text"] = ()
    email: One["Text"] = None
    fax_number: Many["Text"] = ()
    hours_available: Many["OpeningHoursSpecification"] = ()
    product_supported: Many["Product | Text"] = ()
    service_area: Many["AdministrativeArea | GeoShape | Place"] = ()
    telephone: One["Text"] = None


class PostalAddress(ContactPoint):
    """The schema.org type PostalAddress."""

    address_country: One["Country | Text"] = None
    address_locality: One["Text"] = None
    address_region: One["AdministrativeArea | Text"] = None
    extended_address: Many["Text"] = ()
    post_office_box_number: Many["Text"] = ()
    postal_code: One["Text"] = None
    street_address: One["Text"] = None


class Person(Thing):
    """The schema.org type Person."""

    additional_name: Many["Text"] = ()
    address: Many["PostalAddress | Text"] = ()
    affiliation: Many["Organization"] = ()
    agent_interaction_statistic: Many["InteractionCounter"] = ()
    alumni_of: Many["EducationalOrganization | Organization"] = ()
    award: Many["Text"] = ()
    awards: Many["Text"] = ()
    birth_date: OneDate["Date"] = ABSENT
    birth_place: Many["Place"] = ()
    brand: Many["Brand | Organization"] = ()
    call_sign: Many["Text"] = ()
    children: Many["Person"] = ()
    colleague: Many["Person | URL"] = ()
    colleagues: Many["Person"] = ()
    contact_point: Many["ContactPoint"] = ()
    contact_points: Many["ContactPoint"] = ()
    death_date: OneDate["Date"] = ABSENT
    death_place: Many["Place"] = ()
    duns: Many["Text"] = ()
    email: One["Text"] = None
    family_name: One["Text"] = None
    fax_number: Many["Text"] = ()
    follows: Many["Person"] = ()
    funder: Many["Organization | Person"] = ()
    funding: Many["Grant"] = ()
    gender: Many["GenderType | Text"] = ()
    given_name: One["Text"] = None
    global_location_number: Many["Text"] = ()
    has_certification: Many["Certification"] = ()
    has_credential: Many["Credential"] = ()
    has_occupation: Many["Occupation"] = ()
    has_offer_catalog: Many["OfferCatalog"] = ()
    has_pos: Many["Place"] = ()
    height: One["Distance | QuantitativeValue"] = None
    home_location: Many["ContactPoint | Place"] = ()
    honorific_prefix: One["Text"] = None
    honorific_suffix: One["Text"] = None
    interaction_statistic: Many["InteractionCounter"] = ()
    isic_v4: Many["Text"] = ()
    job_title: Many["DefinedTerm | Text"] = ()
    knows: Many["Person"] = ()
    knows_about: Many["Text | Thing | URL"] = ()
    knows_language: Many["Language | Text"] = ()
    life_event: Many["Event"] = ()
    makes_offer: Many["Offer"] = ()
    member_of: Many["MemberProgramTier | Organization | ProgramMembership"] = ()
    naics: Many["Text"] = ()
    nationality: Many["Country"] = ()
    net_worth: Many["MonetaryAmount | PriceSpecification"] = ()
    owns: Many["Thing"] = ()
    parent: Many["Person"] = ()
    parents: Many["Person"] = ()
    performer_in: Many["Event"] = ()
    pronouns: Many["DefinedTerm | StructuredValue | Text"] = ()
    publishing_principles: Many["CreativeWork | URL"] = ()
    related_to: Many["Person"] = ()
    seeks: Many["Demand"] = ()
    sibling: Many["Person"] = ()
    siblings: Many["Person"] = ()
    skills: Many["DefinedTerm | Text"] = ()
    sponsor: Many["Organization | Person"] = ()
    spouse: Many["Person"] = ()
    tax_id: Many["Text"] = ()
    telephone: One["Text"] = None
    vat_id: Many["Text"] = ()
    weight: Many["Mass | QuantitativeValue"] = ()
    work_location: Many["ContactPoint | Place"] = ()
    works_for: Many["Organization"] = ()


class Organization(Thing):
    """The schema.org type Organization."""

    accepted_payment_method: Many["LoanOrCredit | PaymentMethod | Text"] = ()
    actionable_feedback_policy: Many["CreativeWork | URL"] = ()
    address: Many["PostalAddress | Text"] = ()
    agent_interaction_statistic: Many["InteractionCounter"] = ()
    aggregate_rating: Many["AggregateRating"] = ()
    alumni: Many["Person"] = ()
    area_served: Many["AdministrativeArea | GeoShape | Place | Text"] = ()
    award: Many["Text"] = ()
    awards: Many["Text"] = ()
    brand: Many["Brand | Organization"] = ()
    company_registration: Many["Certification"] = ()
    contact_point: Many["ContactPoint"] = ()
    contact_points: Many["ContactPoint"] = ()
    corrections_policy: Many["CreativeWork | URL"] = ()
    department: Many["Organization"] = ()
    dissolution_date: OneDate["Date"] = ABSENT
    diversity_policy: Many["CreativeWork | URL"] = ()
    diversity_staffing_report: Many["Article | URL"] = ()
    duns: Many["Text"] = ()
    email: One["Text"] = None
    employee: Many["Person"] = ()
    employees: Many["Person"] = ()
    ethics_policy: Many["CreativeWork | URL"] = ()
    event: Many["Event"] = ()
    events: Many["Event"] = ()
    fax_number: Many["Text"] = ()
    founder: Many["Organization | Person"] = ()
    founders: Many["Person"] = ()
    founding_date: OneDate["Date"] = ABSENT
    founding_location: Many["Place"] = ()
    funder: Many["Organization | Person"] = ()
    funding: Many["Grant"] = ()
    global_location_number: Many["Text"] = ()
    has_certification: Many["Certification"] = ()
    has_credential: Many["Credential"] = ()
    has_gs1_digital_link: Many["URL"] = ()
    has_member_program: Many["MemberProgram"] = ()
    has_merchant_return_policy: Many["MerchantReturnPolicy"] = ()
    has_offer_catalog: Many["OfferCatalog"] = ()
    has_pos: Many["Place"] = ()
    has_product_return_policy: Many["ProductReturnPolicy"] = ()
    has_shipping_service: Many["ShippingService"] = ()
    interaction_statistic: Many["InteractionCounter"] = ()
    isic_v4: Many["Text"] = ()
    iso6523_code: Many["Text"] = ()
    keywords: Many["DefinedTerm | Text | URL"] = ()
    knows_about: Many["Text | Thing | URL"] = ()
    knows_language: Many["Language | Text"] = ()
    legal_address: Many["PostalAddress"] = ()
    legal_name: One["Text"] = None
    legal_representative: Many["Person"] = ()
    lei_code: Many["Text"] = ()
    location: Many["Place | PostalAddress | Text | VirtualLocation"] = ()
    logo: One["ImageObject | URL"] = None
    makes_offer: Many["Offer"] = ()
    member: Many["Organization | Person"] = ()
    member_of: Many["MemberProgramTier | Organization | ProgramMembership"] = ()
    members: Many["Organization | Person"] = ()
    naics: Many["Text"] = ()
    nonprofit_status: Many["NonprofitType"] = ()
    number_of_employees: Many["QuantitativeValue"] = ()
    ownership_funding_info: Many["AboutPage | CreativeWork | Text | URL"] = ()
    owns: Many["Thing"] = ()
    parent_organization: Many["Organization"] = ()
    publishing_principles: Many["CreativeWork | URL"] = ()
    review: Many["Review"] = ()
    reviews: Many["Review"] = ()
    seeks: Many["Demand"] = ()
    service_area: Many["AdministrativeArea | GeoShape | Place"] = ()
    skills: Many["DefinedTerm | Text"] = ()
    slogan: Many["Text"] = ()
    sponsor: Many["Organization | Person"] = ()
    sub_organization: Many["Organization"] = ()
    tax_id: Many["Text"] = ()
    telephone: One["Text"] = None
    unnamed_sources_policy: Many["CreativeWork | URL"] = ()
    vat_id: Many["Text"] = ()


class NewsMediaOrganization(Organization):
    """The schema.org type NewsMediaOrganization."""

    masthead: Many["CreativeWork | URL"] = ()
    mission_coverage_priorities_policy: Many["CreativeWork | URL"] = ()
    no_bylines_policy: Many["CreativeWork | URL"] = ()
    verification_fact_checking_policy: Many["CreativeWork | URL"] = ()
