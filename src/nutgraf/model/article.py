"""Articles: the news article, its kinds, and the articles that are no news."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ._beside import article_text, body_of, channel_of, editorial_of
from ._property import ABSENT, URL, DateTime, Integer, Many, One, OneDate, Text
from .creative_work import CreativeWork
from .values import FrozenDict

if TYPE_CHECKING:
    from .body import Body
    from .editorial import Editorial
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
    """An article of any kind; the body of the text and its place in the paper."""

    article_body: One["Text"] = None
    """The text of the article without markup; derived from `body` unless it is given."""
    article_section: Many["Text"] = ()
    """The section it runs in: `Sport`; several for several."""
    backstory: Many["CreativeWork | Text"] = ()
    """How the story came about: method, sources. Earlier events are background, not backstory."""
    page_end: One["Integer | Text"] = None
    """The last page in print."""
    page_start: One["Integer | Text"] = None
    """The first page in print."""
    pagination: One["Text"] = None
    """The pages in print, where they are no plain range: `1, 4-6`."""
    speakable: Many["SpeakableSpecification | URL"] = ()
    """Which parts a voice assistant may read aloud."""
    body: Body | None = None
    """The body as the newsroom keeps it; `article_body` is its text unless given."""
    editorial: Editorial | None = None
    """Where it stands in the newsroom: state, embargo, note. No part of schema.org."""
    channel: Mapping[str, Mapping[str, str]] = FrozenDict({})
    """Fields of partners such as MSN, by partner and name; kept when read."""

    beside_takers: ClassVar[Mapping[str, Callable[[Any], Any]]] = {
        "body": body_of,
        "channel": channel_of,
        "editorial": editorial_of,
    }


class NewsArticle(Article):
    """A piece of news; what Google News, Discover and the aggregators look for."""

    dateline: One["Text"] = None
    """Where, and at times when, it was filed: `KYIV, 22 November`."""
    print_column: One["Text"] = None
    """The column of the page on which it starts."""
    print_edition: One["Text"] = None
    """The edition of the paper: `Late`, `North`."""
    print_page: One["Text"] = None
    """The page it is on, as printed: `A12`."""
    print_section: One["Text"] = None
    """The section of the printed paper: `B`."""


class ReportageNewsArticle(NewsArticle):
    """News as it happened, witnessed or verified; opinion is kept out."""


class OpinionNewsArticle(NewsArticle):
    """The author's opinion: column, editorial, op-ed; it has to be labelled so."""


class AnalysisNewsArticle(NewsArticle):
    """An expert's reading of the news; between report and opinion."""


class AskPublicNewsArticle(NewsArticle):
    """A call to readers: tell us what you know, send pictures."""


class BackgroundNewsArticle(NewsArticle):
    """An explainer: what one needs to know to follow a running story."""


class SocialMediaPosting(Article):
    """A post in a social network."""

    shared_content: Many["CreativeWork"] = ()
    """The work that the post passes on: a link, a picture, another post."""


class BlogPosting(SocialMediaPosting):
    """A post in a blog; also one update of a live blog."""


class LiveBlogPosting(BlogPosting):
    """A running story that is updated while it happens; an article, but no NewsArticle."""

    coverage_end_time: OneDate["DateTime"] = ABSENT
    """When the live coverage ended or will end."""
    coverage_start_time: OneDate["DateTime"] = ABSENT
    """When the live coverage began; it may lie before the event."""
    live_blog_update: Many["BlogPosting"] = ()
    """One update, a BlogPosting with its own headline and time."""


class SatiricalArticle(Article):
    """Satire: nobody is to take it for news."""


class AdvertiserContentArticle(Article):
    """Paid content; whoever pays for it stands in `sponsor`."""


class Report(Article):
    """A report of an authority or organization, such as an annual one."""

    report_number: Many["Text"] = ()
    """The number that the issuer gave the report."""


Article.article_body = article_text()  # type: ignore[assignment] # the body's, until it is given
