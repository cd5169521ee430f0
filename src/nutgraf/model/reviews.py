"""Claims, their reviews, and ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import URL, Many, Number, One, Text
from .article import NewsArticle
from .creative_work import CreativeWork
from .thing import Intangible

if TYPE_CHECKING:
    from ._others import MediaManipulationRatingEnumeration, WebContent
    from .agents import Organization, Person
    from .media import MediaObject
    from .pages import ItemList, ListItem, WebPage
    from .thing import StructuredValue, Thing

__all__ = [
    "Claim",
    "ClaimReview",
    "CriticReview",
    "MediaReview",
    "Rating",
    "Review",
    "ReviewNewsArticle",
]


class Rating(Intangible):
    """The schema.org type Rating."""

    author: Many["Organization | Person"] = ()
    best_rating: One["Number | Text"] = None
    rating_explanation: Many["Text"] = ()
    rating_value: One["Number | Text"] = None
    review_aspect: Many["StructuredValue | Text"] = ()
    worst_rating: One["Number | Text"] = None


class Review(CreativeWork):
    """The schema.org type Review."""

    associated_claim_review: Many["Review"] = ()
    associated_media_review: Many["Review"] = ()
    associated_review: Many["Review"] = ()
    item_reviewed: Many["Thing"] = ()
    negative_notes: Many["ItemList | ListItem | Text | WebContent"] = ()
    positive_notes: Many["ItemList | ListItem | Text | WebContent"] = ()
    review_aspect: Many["StructuredValue | Text"] = ()
    review_body: Many["Text"] = ()
    review_rating: One["Rating"] = None


class CriticReview(Review):
    """The schema.org type CriticReview."""


class ReviewNewsArticle(CriticReview, NewsArticle):
    """The schema.org type ReviewNewsArticle."""


class Claim(CreativeWork):
    """The schema.org type Claim."""

    appearance: Many["CreativeWork"] = ()
    claim_interpreter: Many["Organization | Person"] = ()
    first_appearance: Many["CreativeWork"] = ()


class ClaimReview(Review):
    """The schema.org type ClaimReview."""

    claim_reviewed: One["Text"] = None


class MediaReview(Review):
    """The schema.org type MediaReview."""

    media_authenticity_category: Many["MediaManipulationRatingEnumeration"] = ()
    original_media_context_description: Many["Text"] = ()
    original_media_link: Many["MediaObject | URL | WebPage"] = ()
