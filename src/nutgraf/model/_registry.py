"""Which class a node is built as: a class loads when its type is first met."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import vocabulary

if TYPE_CHECKING:
    from .thing import Thing

__all__ = ["MODULES", "class_in", "class_named", "class_of", "fits", "is_article"]

MODULES = {
    "AdvertiserContentArticle": "article",
    "AnalysisNewsArticle": "article",
    "Article": "article",
    "AskPublicNewsArticle": "article",
    "AudioObject": "media",
    "BackgroundNewsArticle": "article",
    "BlogPosting": "article",
    "BreadcrumbList": "pages",
    "Claim": "reviews",
    "ClaimReview": "reviews",
    "Comment": "creative_work",
    "ContactPoint": "contacts",
    "CorrectionComment": "creative_work",
    "CreativeWork": "creative_work",
    "CriticReview": "reviews",
    "DefinedTerm": "thing",
    "Event": "places",
    "ImageObject": "media",
    "Intangible": "thing",
    "InteractionCounter": "thing",
    "ItemList": "pages",
    "ListItem": "pages",
    "LiveBlogPosting": "article",
    "MediaObject": "media",
    "MediaReview": "reviews",
    "NewsArticle": "article",
    "NewsMediaOrganization": "agents",
    "OpinionNewsArticle": "article",
    "Organization": "agents",
    "Person": "agents",
    "Place": "places",
    "PostalAddress": "contacts",
    "PropertyValue": "thing",
    "Quotation": "creative_work",
    "Rating": "reviews",
    "Report": "article",
    "ReportageNewsArticle": "article",
    "Review": "reviews",
    "ReviewNewsArticle": "reviews",
    "SatiricalArticle": "article",
    "SocialMediaPosting": "article",
    "SpeakableSpecification": "pages",
    "Statement": "creative_work",
    "StructuredValue": "thing",
    "Thing": "thing",
    "VideoObject": "media",
    "WebPage": "pages",
    "WebPageElement": "pages",
    "WebSite": "pages",
}

_KEPT = 4_096  # answers kept; a document may ask for any number of names
_JOINED: dict[tuple[str, ...], type[Thing]] = {}


@cache
def class_named(name: str) -> type[Thing]:
    """Give the class of a type that the model knows."""
    found: type[Thing] = getattr(import_module(f"{__package__}.{MODULES[name]}"), name)
    return found


@lru_cache(_KEPT)
def class_of(types: tuple[str, ...]) -> type[Thing]:
    """Give the class of the most specific known type; of two that are level, both.

    A type that the model does not know counts as its nearest ancestors that it does know: a shop is
    an organization and a place. Of more than two that are level the first two count, for a document
    may name any number.
    """
    known = [kin for name in types for kin in _known(name)]
    leaves = [
        name
        for place, name in enumerate(known)
        if name not in known[:place]
        and not any(other != name and name in vocabulary.ancestors(other) for other in known)
    ]
    if len(leaves) <= 1:
        return class_named(leaves[0] if leaves else "Thing")
    return _joined(tuple(sorted(leaves[: max(2, len(_known(types[0])))])))


@lru_cache(_KEPT)
def fits(types: tuple[str, ...], ranges: tuple[str, ...]) -> bool:
    """Tell whether a node of these types may stand where these ranges are asked for."""
    return (
        any(
            wanted == name or wanted in vocabulary.ancestors(name)
            for name in types
            for wanted in ranges
        )
        or "Thing" in ranges
    )


def class_in(types: tuple[str, ...], ranges: tuple[str, ...]) -> type[Thing] | None:
    """Give the class of a node where these ranges are asked for, or None where it has no place."""
    if types:
        return class_of(types) if fits(types, ranges) else None
    return class_of(ranges) if len(ranges) == 1 else class_named("Thing")


@lru_cache(_KEPT)
def is_article(types: tuple[str, ...]) -> bool:
    """Tell whether a node of these types is an article."""
    return fits(types, ("Article",)) if types else False


def _known(name: str) -> tuple[str, ...]:
    if name in MODULES:
        return (name,)
    return tuple(kin for kin in vocabulary.ancestors(name) if kin in MODULES)


def _joined(names: tuple[str, ...]) -> type[Thing]:
    """Give the class of a node that is two things at once, such as article and live blog."""
    if names not in _JOINED:
        bases = tuple(class_named(name) for name in names)
        space: dict[str, Any] = {"__module__": bases[0].__module__}
        joined: type[Thing] = type(bases[0])("And".join(names), bases, space)  # type: ignore[misc] # its metaclass
        joined.types = names
        _JOINED.setdefault(names, joined)  # two threads may have made it; one is used
    return _JOINED[names]
