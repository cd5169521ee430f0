"""Articles: the news article, its kinds, and the articles that are no news."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ._beside import article_text, body_of, channel_of, editorial_of
from ._property import ABSENT, URL, DateTime, Integer, Many, One, OneDate, Text
from .body import Body
from .creative_work import CreativeWork
from .editorial import Editorial
from .values import FrozenDict

if TYPE_CHECKING:
    from .pages import SpeakableSpecification

__all__ = [
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "Article",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "SatiricalArticle",
    "SocialMediaPosting",
]


class Article(CreativeWork):
    """The schema.org type Article."""

    article_body: One["Text"] = None
    article_section: Many["Text"] = ()
    backstory: Many["CreativeWork | Text"] = ()
    page_end: One["Integer | Text"] = None
    page_start: One["Integer | Text"] = None
    pagination: One["Text"] = None
    speakable: Many["SpeakableSpecification | URL"] = ()
    body: Body | None = None
    """The body as the newsroom keeps it; `article_body` is its text unless given."""
    editorial: Editorial | None = None
    """State, embargo and note; no part of schema.org."""
    channel: Mapping[str, Mapping[str, str]] = FrozenDict({})
    """Fields of partners, by partner and name, kept when read."""

    beside_takers: ClassVar[Mapping[str, Callable[[Any], Any]]] = {
        "body": body_of,
        "channel": channel_of,
        "editorial": editorial_of,
    }


class NewsArticle(Article):
    """The schema.org type NewsArticle."""

    dateline: One["Text"] = None
    print_column: One["Text"] = None
    print_edition: One["Text"] = None
    print_page: One["Text"] = None
    print_section: One["Text"] = None


class ReportageNewsArticle(NewsArticle):
    """The schema.org type ReportageNewsArticle."""


class OpinionNewsArticle(NewsArticle):
    """The schema.org type OpinionNewsArticle."""


class AnalysisNewsArticle(NewsArticle):
    """The schema.org type AnalysisNewsArticle."""


class AskPublicNewsArticle(NewsArticle):
    """The schema.org type AskPublicNewsArticle."""


class BackgroundNewsArticle(NewsArticle):
    """The schema.org type BackgroundNewsArticle."""


class SocialMediaPosting(Article):
    """The schema.org type SocialMediaPosting."""

    shared_content: Many["CreativeWork"] = ()


class BlogPosting(SocialMediaPosting):
    """The schema.org type BlogPosting."""


class LiveBlogPosting(BlogPosting):
    """The schema.org type LiveBlogPosting."""

    coverage_end_time: OneDate["DateTime"] = ABSENT
    coverage_start_time: OneDate["DateTime"] = ABSENT
    live_blog_update: Many["BlogPosting"] = ()


class SatiricalArticle(Article):
    """The schema.org type SatiricalArticle."""


class AdvertiserContentArticle(Article):
    """The schema.org type AdvertiserContentArticle."""


class Report(Article):
    """The schema.org type Report."""

    report_number: Many["Text"] = ()


Article.article_body = article_text()  # type: ignore[assignment] # the body's, until it is given
