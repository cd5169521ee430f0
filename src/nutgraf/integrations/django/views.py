"""Views: an article, a feed, a news sitemap, each with ETag, Last-Modified and 304."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar, Unpack

from django.http import HttpRequest, HttpResponse
from django.views import View

from ...api import Writable
from ...model import Article, Feed
from ...publishing import withheld
from .._writing import Writing
from ..serving import answer, asked, last_modified

__all__ = ["FeedView", "NewsSitemapView", "respond"]


def respond(
    request: HttpRequest,
    x: Writable,
    formats: Sequence[str] = ("jsonld",),
    **writing: Unpack[Writing],
) -> HttpResponse:
    """Respond with the article or feed, or with 304 where the client has it already.

    Raises as `nutgraf.write` does.
    """
    made = answer(x, asked(request.method or "GET", request.headers), formats, **writing)
    response = HttpResponse(made.body, status=made.status)
    del response["Content-Type"]  # Django's default; a 304 has none
    for name, value in made.headers.items():
        response[name] = value
    return response


class FeedView(View):
    """A feed of articles; a subclass says of which, in `articles`.

    Shape: `formats` are offered, the first by default; `articles` gives articles or objects with
    `to_article(request)`, the newest first. What is not live is left out.
    """

    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]
    formats: Sequence[str] = ("rss",)
    title: str = ""
    description: str | None = None
    language: str | None = None
    home_page: str = "/"
    time_zone: str | None = None
    max_articles: int = 50
    level: Any = "visible"
    sent_headers: ClassVar[Mapping[str, str]] = {"Cache-Control": "max-age=300"}

    def articles(self, request: HttpRequest) -> Iterable[Any]:
        """Give the articles, the newest first; a subclass must."""
        raise NotImplementedError

    def now(self) -> datetime:
        """Give the moment that decides what is live."""
        return datetime.now(UTC)

    def get(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        """Answer with the feed."""
        now = self.now()
        return respond(
            request,
            self.feed(request, now),
            self.formats,
            level=self.level,
            default_zone=self.time_zone,
            now=now,
            headers=self.sent_headers,
        )

    def feed(self, request: HttpRequest, now: datetime) -> Feed:
        """Make the feed of what is live at that moment; it is as new as its newest article."""
        feed = Feed(
            title=self.title,
            home_page_url=request.build_absolute_uri(self.home_page),
            feed_url=request.build_absolute_uri(request.path),
            description=self.description,
            language=self.language,
            articles=self._live(request, now),
        )
        return feed.replace(updated=last_modified(feed, self.time_zone, now))

    def _live(self, request: HttpRequest, now: datetime) -> list[Article]:
        live: list[Article] = []
        for one in self.articles(request):
            article = one if isinstance(one, Article) else one.to_article(request)
            if not withheld(article, now, self.time_zone):
                live.append(article)
            if len(live) == self.max_articles:
                break
        return live


class NewsSitemapView(FeedView):
    """A news sitemap: the articles of the last two days, as Google News asks for them."""

    formats = ("news-sitemap",)
    max_articles = 1_000
