"""Those who act: people and organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import ABSENT, URL, Date, Distance, Many, Mass, One, OneDate, Text
from .thing import Thing

if TYPE_CHECKING:
    from ._enumerations import (
        GenderType,
        NonprofitType,
    )
    from ._others import (
        AboutPage,
        AdministrativeArea,
        AggregateRating,
        Brand,
        Certification,
        Country,
        Credential,
        Demand,
        EducationalOrganization,
        GeoShape,
        Grant,
        Language,
        LoanOrCredit,
        MemberProgram,
        MemberProgramTier,
        MerchantReturnPolicy,
        MonetaryAmount,
        Occupation,
        Offer,
        OfferCatalog,
        PaymentMethod,
        PriceSpecification,
        ProductReturnPolicy,
        ProgramMembership,
        QuantitativeValue,
        ShippingService,
        VirtualLocation,
    )
    from .article import Article
    from .contacts import ContactPoint, PostalAddress
    from .creative_work import CreativeWork
    from .media import ImageObject
    from .places import Event, Place
    from .reviews import Review
    from .thing import DefinedTerm, InteractionCounter, StructuredValue

__all__ = ["NewsMediaOrganization", "Organization", "Person"]


class Person(Thing):
    """A person: a reporter, a speaker, somebody the story is about."""

    additional_name: Many["Text"] = ()
    """A further name between given and family name, or a patronymic."""
    address: Many["PostalAddress | Text"] = ()
    """The address: the newsroom's rather than a reporter's home."""
    affiliation: Many["Organization"] = ()
    """The body that the person is part of, such as a union or a university."""
    agent_interaction_statistic: Many["InteractionCounter"] = ()
    """How often the person did something: posts written, comments made."""
    alumni_of: Many["EducationalOrganization | Organization"] = ()
    """Where the person studied."""
    award: Many["Text"] = ()
    """A prize that the person has won."""
    awards: Many["Text"] = ()
    """The old name of `award`, here of a person's; write the new one."""
    birth_date: OneDate["Date"] = ABSENT
    """The day of birth."""
    birth_place: Many["Place"] = ()
    """Where the person was born."""
    brand: Many["Brand | Organization"] = ()
    """A brand that stands for the person."""
    call_sign: Many["Text"] = ()
    """The call sign, of a radio operator."""
    children: Many["Person"] = ()
    """A child of the person."""
    colleague: Many["Person | URL"] = ()
    """Somebody the person works with."""
    colleagues: Many["Person"] = ()
    """The old name of `colleague`; read, but write the new one."""
    contact_point: Many["ContactPoint"] = ()
    """A way to reach the person."""
    contact_points: Many["ContactPoint"] = ()
    """The old name of `contact_point`, here of a person's; write the new one."""
    death_date: OneDate["Date"] = ABSENT
    """The day of death."""
    death_place: Many["Place"] = ()
    """Where the person died."""
    duns: Many["Text"] = ()
    """The Dun & Bradstreet number of a person in business."""
    email: One["Text"] = None
    """The address to write to the person; readers will see it."""
    family_name: One["Text"] = None
    """The family name, where it is known which part that is."""
    fax_number: Many["Text"] = ()
    """The person's fax number."""
    follows: Many["Person"] = ()
    """Somebody whom the person follows in a network."""
    funder: Many["Organization | Person"] = ()
    """Who pays for the person's work."""
    funding: Many["Grant"] = ()
    """The grant that pays for the person's work."""
    gender: Many["GenderType | Text"] = ()
    """The gender that the person states: `Female` or words of their own."""
    given_name: One["Text"] = None
    """The given name, where it is known which part that is."""
    global_location_number: Many["Text"] = ()
    """The GS1 number of the person's place of business."""
    has_certification: Many["Certification"] = ()
    """A certificate that the person holds."""
    has_credential: Many["Credential"] = ()
    """A degree or licence; it tells readers why to trust an author."""
    has_occupation: Many["Occupation"] = ()
    """The occupation, with its details; the plain title is `job_title`."""
    has_offer_catalog: Many["OfferCatalog"] = ()
    """A list of what the person offers."""
    has_pos: Many["Place"] = ()
    """The shop of a person who sells."""
    height: One["Distance | QuantitativeValue"] = None
    """How tall the person is."""
    home_location: Many["ContactPoint | Place"] = ()
    """Where the person lives; seldom anybody's business."""
    honorific_prefix: One["Text"] = None
    """What goes before the name: `Dr`."""
    honorific_suffix: One["Text"] = None
    """What goes after the name: `MP`, `OBE`."""
    interaction_statistic: Many["InteractionCounter"] = ()
    """How often others did something: follows, likes."""
    isic_v4: Many["Text"] = ()
    """The ISIC code of the person's trade."""
    job_title: Many["DefinedTerm | Text"] = ()
    """The post: `Chief reporter`. Consumers refuse it inside the name."""
    knows: Many["Person"] = ()
    """Somebody whom the person knows."""
    knows_about: Many["Text | Thing | URL"] = ()
    """A subject that the person is an expert in; for authors, their beat."""
    knows_language: Many["Language | Text"] = ()
    """A language that the person speaks, as BCP 47."""
    life_event: Many["Event"] = ()
    """An event of the person's life."""
    makes_offer: Many["Offer"] = ()
    """Something that the person offers."""
    member_of: Many["MemberProgramTier | Organization | ProgramMembership"] = ()
    """A body that the person belongs to: a party, a club."""
    naics: Many["Text"] = ()
    """The NAICS code of the person's trade."""
    nationality: Many["Country"] = ()
    """A country whose citizen the person is."""
    net_worth: Many["MonetaryAmount | PriceSpecification"] = ()
    """What the person owns less what is owed."""
    owns: Many["Thing"] = ()
    """A thing that the person owns."""
    parent: Many["Person"] = ()
    """A parent of the person."""
    parents: Many["Person"] = ()
    """The old name of `parent`; read, but write the new one."""
    performer_in: Many["Event"] = ()
    """An event at which the person performs."""
    pronouns: Many["DefinedTerm | StructuredValue | Text"] = ()
    """The pronouns that the person uses: `they/them`."""
    publishing_principles: Many["CreativeWork | URL"] = ()
    """The principles that the person publishes by."""
    related_to: Many["Person"] = ()
    """A relative, in no stated way."""
    seeks: Many["Demand"] = ()
    """Something that the person looks for."""
    sibling: Many["Person"] = ()
    """A brother or sister."""
    siblings: Many["Person"] = ()
    """The old name of `sibling`; read, but write the new one."""
    skills: Many["DefinedTerm | Text"] = ()
    """What the person can do."""
    sponsor: Many["Organization | Person"] = ()
    """Who supports the person with money or goods."""
    spouse: Many["Person"] = ()
    """The husband or wife."""
    tax_id: Many["Text"] = ()
    """The tax number of the person."""
    telephone: One["Text"] = None
    """The number to call the person."""
    vat_id: Many["Text"] = ()
    """The VAT number of the person."""
    weight: Many["Mass | QuantitativeValue"] = ()
    """How heavy the person is."""
    work_location: Many["ContactPoint | Place"] = ()
    """Where the person works: the bureau, the desk."""
    works_for: Many["Organization"] = ()
    """The employer; for a reporter, the news organization."""


class Organization(Thing):
    """A body that acts as one: publisher, agency, party, company."""

    accepted_payment_method: Many["LoanOrCredit | PaymentMethod | Text"] = ()
    """How it takes payment."""
    actionable_feedback_policy: Many["CreativeWork | URL"] = ()
    """The page on how the newsroom takes up what readers tell it."""
    address: Many["PostalAddress | Text"] = ()
    """The seat of the organization."""
    agent_interaction_statistic: Many["InteractionCounter"] = ()
    """How often the organization did something, such as publish."""
    aggregate_rating: Many["AggregateRating"] = ()
    """The ratings of the organization, in one figure."""
    alumni: Many["Person"] = ()
    """Somebody who studied there."""
    area_served: Many["AdministrativeArea | GeoShape | Place | Text"] = ()
    """The area that the organization works for: the region of a local paper."""
    award: Many["Text"] = ()
    """A prize that the organization has won."""
    awards: Many["Text"] = ()
    """The old name of `award`, here of an organization's; write the new one."""
    brand: Many["Brand | Organization"] = ()
    """A brand that it keeps, such as a title of the publishing house."""
    company_registration: Many["Certification"] = ()
    """Its entry in the register of companies."""
    contact_point: Many["ContactPoint"] = ()
    """A way to reach it, one for each purpose."""
    contact_points: Many["ContactPoint"] = ()
    """The old name of `contact_point`, here of an organization's; write the new one."""
    corrections_policy: Many["CreativeWork | URL"] = ()
    """The page on how the newsroom corrects what it got wrong."""
    department: Many["Organization"] = ()
    """A department that is known to the public, with hours of its own."""
    dissolution_date: OneDate["Date"] = ABSENT
    """The day on which it ceased to be."""
    diversity_policy: Many["CreativeWork | URL"] = ()
    """The page on diversity among staff and sources."""
    diversity_staffing_report: Many["Article | URL"] = ()
    """The report on how diverse its staff is."""
    duns: Many["Text"] = ()
    """The Dun & Bradstreet number of the organization."""
    email: One["Text"] = None
    """Where to write to the organization; for each desk there is `contact_point`."""
    employee: Many["Person"] = ()
    """Somebody who works there."""
    employees: Many["Person"] = ()
    """The old name of `employee`; read, but write the new one."""
    ethics_policy: Many["CreativeWork | URL"] = ()
    """The page on the ethics that the newsroom keeps."""
    event: Many["Event"] = ()
    """An event that it holds."""
    events: Many["Event"] = ()
    """The old name of `event`, here of an organization's; write the new one."""
    fax_number: Many["Text"] = ()
    """The organization's fax number."""
    founder: Many["Organization | Person"] = ()
    """Who founded it."""
    founders: Many["Person"] = ()
    """The old name of `founder`; read, but write the new one."""
    founding_date: OneDate["Date"] = ABSENT
    """The day on which it was founded."""
    founding_location: Many["Place"] = ()
    """Where it was founded."""
    funder: Many["Organization | Person"] = ()
    """Who pays for it; for a newsroom, part of its independence."""
    funding: Many["Grant"] = ()
    """A grant that it receives."""
    global_location_number: Many["Text"] = ()
    """The GS1 number of the organization."""
    has_certification: Many["Certification"] = ()
    """A certificate that it holds, such as that of a trust initiative."""
    has_credential: Many["Credential"] = ()
    """A credential that it was given."""
    has_gs1_digital_link: Many["URL"] = ()
    """The GS1 link of the organization."""
    has_member_program: Many["MemberProgram"] = ()
    """Its loyalty programme."""
    has_merchant_return_policy: Many["MerchantReturnPolicy"] = ()
    """How it takes goods back."""
    has_offer_catalog: Many["OfferCatalog"] = ()
    """A list of what the organization offers, such as subscriptions."""
    has_pos: Many["Place"] = ()
    """A shop of the organization."""
    has_product_return_policy: Many["ProductReturnPolicy"] = ()
    """The old name of `has_merchant_return_policy`; read, but write the new one."""
    has_shipping_service: Many["ShippingService"] = ()
    """How it ships goods."""
    interaction_statistic: Many["InteractionCounter"] = ()
    """How often others did something with it: follows, visits."""
    isic_v4: Many["Text"] = ()
    """The ISIC code of its trade; newspapers are 5813."""
    iso6523_code: Many["Text"] = ()
    """Its number with the scheme of ISO 6523: `0199:724500PMK2A2M1SQQ228`."""
    keywords: Many["DefinedTerm | Text | URL"] = ()
    """Tags of the organization."""
    knows_about: Many["Text | Thing | URL"] = ()
    """A subject that it is an expert in, such as that of a trade title."""
    knows_language: Many["Language | Text"] = ()
    """A language that it works in, as BCP 47."""
    legal_address: Many["PostalAddress"] = ()
    """The registered seat, where that is not the `address`."""
    legal_name: One["Text"] = None
    """The name in the register: `Town Herald Ltd`."""
    legal_representative: Many["Person"] = ()
    """Who may act for it by law."""
    lei_code: Many["Text"] = ()
    """The legal entity identifier of ISO 17442."""
    location: Many["Place | PostalAddress | Text | VirtualLocation"] = ()
    """Where it is; the seat in parts is `address`."""
    logo: One["ImageObject | URL"] = None
    """Its logo; feeds and search ask for one on light ground."""
    makes_offer: Many["Offer"] = ()
    """Something that the organization offers."""
    member: Many["Organization | Person"] = ()
    """Who belongs to it."""
    member_of: Many["MemberProgramTier | Organization | ProgramMembership"] = ()
    """A body that it belongs to, such as a press council."""
    members: Many["Organization | Person"] = ()
    """The old name of `member`; read, but write the new one."""
    naics: Many["Text"] = ()
    """The NAICS code of its trade."""
    nonprofit_status: Many["NonprofitType"] = ()
    """In which legal sense it is not for profit: `Nonprofit501c3`."""
    number_of_employees: Many["QuantitativeValue"] = ()
    """How many people work there."""
    ownership_funding_info: Many["AboutPage | CreativeWork | Text | URL"] = ()
    """The page on who owns the newsroom and who pays for it."""
    owns: Many["Thing"] = ()
    """A thing that the organization owns; owned companies are `sub_organization`."""
    parent_organization: Many["Organization"] = ()
    """The larger organization that it is part of."""
    publishing_principles: Many["CreativeWork | URL"] = ()
    """The page of principles that it publishes by."""
    review: Many["Review"] = ()
    """A review of the organization."""
    reviews: Many["Review"] = ()
    """The old name of `review`, here of an organization's; write the new one."""
    seeks: Many["Demand"] = ()
    """Something that the organization looks for."""
    service_area: Many["AdministrativeArea | GeoShape | Place"] = ()
    """The old name of `area_served`, here of an organization; write the new one."""
    skills: Many["DefinedTerm | Text"] = ()
    """What it can do."""
    slogan: Many["Text"] = ()
    """Its motto."""
    sponsor: Many["Organization | Person"] = ()
    """Who supports the organization with money or goods."""
    sub_organization: Many["Organization"] = ()
    """A smaller organization that is part of it."""
    tax_id: Many["Text"] = ()
    """The tax number of the organization."""
    telephone: One["Text"] = None
    """The number to call the organization."""
    unnamed_sources_policy: Many["CreativeWork | URL"] = ()
    """The page on when the newsroom lets a source go unnamed."""
    vat_id: Many["Text"] = ()
    """The VAT number of the organization."""


class NewsMediaOrganization(Organization):
    """A news organization; its policies are what tells it from any other publisher."""

    masthead: Many["CreativeWork | URL"] = ()
    """The page that names who makes the paper."""
    mission_coverage_priorities_policy: Many["CreativeWork | URL"] = ()
    """The page on its mission and on what it covers first."""
    no_bylines_policy: Many["CreativeWork | URL"] = ()
    """The page on when its articles bear no byline, and why."""
    verification_fact_checking_policy: Many["CreativeWork | URL"] = ()
    """The page on how it checks facts before it publishes."""
