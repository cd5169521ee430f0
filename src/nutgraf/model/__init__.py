"""The typed article and its kin, as schema.org names them; a class loads when it is first named."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._build import Builder
    from ._node import to_node
    from ._registry import class_of, is_article
    from ._table import properties
    from .agents import NewsMediaOrganization, Organization, Person
    from .article import (
        AdvertiserContentArticle,
        AnalysisNewsArticle,
        Article,
        AskPublicNewsArticle,
        BackgroundNewsArticle,
        BlogPosting,
        LiveBlogPosting,
        NewsArticle,
        OpinionNewsArticle,
        Report,
        ReportageNewsArticle,
        SatiricalArticle,
        SocialMediaPosting,
    )
    from .body import Block, Body
    from .contacts import ContactPoint, PostalAddress
    from .creative_work import Comment, CorrectionComment, CreativeWork, Quotation, Statement
    from .editorial import Editorial
    from .feed import Feed
    from .media import AudioObject, ImageObject, MediaObject, VideoObject
    from .pages import (
        BreadcrumbList,
        ItemList,
        ListItem,
        SpeakableSpecification,
        WebPage,
        WebPageElement,
        WebSite,
    )
    from .places import Event, Place
    from .reference import Reference
    from .reviews import (
        Claim,
        ClaimReview,
        CriticReview,
        MediaReview,
        Rating,
        Review,
        ReviewNewsArticle,
    )
    from .thing import (
        DefinedTerm,
        Intangible,
        InteractionCounter,
        PropertyValue,
        StructuredValue,
        Thing,
    )
    from .values import FrozenDict, Numeral, Residue, Text

__all__ = [
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "Article",
    "AskPublicNewsArticle",
    "AudioObject",
    "BackgroundNewsArticle",
    "Block",
    "BlogPosting",
    "Body",
    "BreadcrumbList",
    "Builder",
    "Claim",
    "ClaimReview",
    "Comment",
    "ContactPoint",
    "CorrectionComment",
    "CreativeWork",
    "CriticReview",
    "DefinedTerm",
    "Editorial",
    "Event",
    "Feed",
    "FrozenDict",
    "ImageObject",
    "Intangible",
    "InteractionCounter",
    "ItemList",
    "ListItem",
    "LiveBlogPosting",
    "MediaObject",
    "MediaReview",
    "NewsArticle",
    "NewsMediaOrganization",
    "Numeral",
    "OpinionNewsArticle",
    "Organization",
    "Person",
    "Place",
    "PostalAddress",
    "PropertyValue",
    "Quotation",
    "Rating",
    "Reference",
    "Report",
    "ReportageNewsArticle",
    "Residue",
    "Review",
    "ReviewNewsArticle",
    "SatiricalArticle",
    "SocialMediaPosting",
    "SpeakableSpecification",
    "Statement",
    "StructuredValue",
    "Text",
    "Thing",
    "VideoObject",
    "WebPage",
    "WebPageElement",
    "WebSite",
    "class_of",
    "is_article",
    "properties",
    "to_node",
]

_ELSEWHERE = {
    "Block": "body",
    "Body": "body",
    "Builder": "_build",
    "Editorial": "editorial",
    "Feed": "feed",
    "FrozenDict": "values",
    "Numeral": "values",
    "Reference": "reference",
    "Residue": "values",
    "Text": "values",
    "class_of": "_registry",
    "is_article": "_registry",
    "properties": "_table",
    "to_node": "_node",
}


def __getattr__(name: str) -> Any:
    from ._registry import MODULES

    home = MODULES.get(name) or _ELSEWHERE.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
