"""Claims, their reviews, and ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import URL, Many, Number, One, Text
from .article import NewsArticle
from .creative_work import CreativeWork
from .thing import Intangible

if TYPE_CHECKING:
    from ._enumerations import (
        MediaManipulationRatingEnumeration,
    )
    from ._others import (
        WebContent,
    )
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
    """A verdict on a scale; in a fact-check, its words are `alternate_name`."""

    author: Many["Organization | Person"] = ()
    """Who gives the rating, where that is not who wrote the review."""
    best_rating: One["Number | Text"] = None
    """The best that the scale has; 5, if that is not said."""
    rating_explanation: Many["Text"] = ()
    """Why this rating was given."""
    rating_value: One["Number | Text"] = None
    """The rating itself, a number between `worst_rating` and `best_rating`."""
    review_aspect: Many["StructuredValue | Text"] = ()
    """The side of the thing that is rated: `acting`."""
    worst_rating: One["Number | Text"] = None
    """The worst that the scale has; 1, if that is not said."""


class Review(CreativeWork):
    """A review of a work, a product or a claim."""

    associated_claim_review: Many["Review"] = ()
    """A fact-check that belongs to this review."""
    associated_media_review: Many["Review"] = ()
    """A check of pictures or films that belongs to this review."""
    associated_review: Many["Review"] = ()
    """Another review that belongs to this one."""
    item_reviewed: Many["Thing"] = ()
    """What is reviewed; in a fact-check, the Claim."""
    negative_notes: Many["ItemList | ListItem | Text | WebContent"] = ()
    """What speaks against it, as a list."""
    positive_notes: Many["ItemList | ListItem | Text | WebContent"] = ()
    """What speaks for it, as a list."""
    review_aspect: Many["StructuredValue | Text"] = ()
    """The side of the thing that is reviewed."""
    review_body: Many["Text"] = ()
    """The text of the review."""
    review_rating: One["Rating"] = None
    """The rating that the review comes to."""


class CriticReview(Review):
    """A review by a critic or a publication, not by a customer."""


class ReviewNewsArticle(CriticReview, NewsArticle):
    """A review of a book, film or show that runs as news."""


class Claim(CreativeWork):
    """A claim that somebody made and that can be checked."""

    appearance: Many["CreativeWork"] = ()
    """A work in which the claim is made."""
    claim_interpreter: Many["Organization | Person"] = ()
    """Who read the claim out of the work."""
    first_appearance: Many["CreativeWork"] = ()
    """The first work in which the claim is made."""


class ClaimReview(Review):
    """A fact-check: the claim, who made it, and the verdict."""

    claim_reviewed: One["Text"] = None
    """The claim in short, as the fact-check words it; Google asks for under 75 characters."""


class MediaReview(Review):
    """A check of whether a picture, film or recording shows what it is said to show."""

    media_authenticity_category: Many["MediaManipulationRatingEnumeration"] = ()
    """The verdict on the medium: `DecontextualizedContent`, `EditedOrCroppedContent`."""
    original_media_context_description: Many["Text"] = ()
    """What the original shows, and when and where it was made."""
    original_media_link: Many["MediaObject | URL | WebPage"] = ()
    """The original of what was altered, or the page it stands on."""
