"""Wagtail: pages as articles, and what is wrong with their markup, shown before publishing.

class NewsPage(NewsPageMixin, Page):
    content_panels = [*Page.content_panels, FindingsPanel()]
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from django.utils.html import format_html, format_html_join
from wagtail.admin.panels import Panel

from ..api import write
from ..checking import check
from ..errors import NutgrafError, UnknownFormatError
from ..findings import Finding, Severity
from ..model import Article, ImageObject
from ..rules import rule_named
from ._source import Surroundings
from .django.models import ArticleMixin

__all__ = ["FindingsPanel", "NewsPageMixin", "findings_of"]

_CLASSES = {Severity.ERROR: "critical", Severity.WARNING: "warning"}
MAX_SHOWN = 20  # findings in the panel; an editor reads no more


class NewsPageMixin(ArticleMixin):
    """A page that is an article: title, dates, language and address are Wagtail's own.

    Shape: `article_fields` of a page add to `page_fields`, or replace them.
    """

    page_fields: ClassVar[Mapping[str, str]] = {
        "headline": "title",
        "description": "search_description",
        "date_published": "first_published_at",
        "date_modified": "last_published_at",
        "expires": "expire_at",
        "in_language": "page_language",
        "url": "page_address",
        "editorial": "page_state",
    }
    image_rendition: ClassVar[str] = "max-1600x1600"
    checked_profiles: ClassVar[tuple[str, ...]] = ("schema.org", "google-article")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Complete the table of the page by what every page has."""
        super().__init_subclass__(**kwargs)
        cls.article_fields = {**NewsPageMixin.page_fields, **cls.article_fields}

    def article_thing(self, value: Any, around: Surroundings) -> Any:
        """Describe an image of Wagtail by a rendition that search engines find large enough."""
        if not hasattr(value, "get_rendition"):
            return super().article_thing(value, around)
        made = value.get_rendition(self.image_rendition)
        return ImageObject(
            content_url=around.absolute(made.url),
            width=made.width,
            height=made.height,
            caption=getattr(value, "description", "") or None,
        )

    @property
    def page_language(self) -> str | None:
        """The language of the page's locale, as BCP 47."""
        locale = getattr(self, "locale", None)
        return locale.language_code if locale is not None else None

    @property
    def page_address(self) -> str | None:
        """Where the page is served; None before it has a place in a site."""
        address = getattr(self, "full_url", None)
        return str(address) if address else None

    @property
    def page_state(self) -> dict[str, str] | None:
        """What of the page's state keeps it back: a draft, or a date on which it goes live."""
        if getattr(self, "live", True):
            return None
        return {"state": "scheduled" if getattr(self, "go_live_at", None) else "draft"}


def findings_of(page: Any, request: Any = None, now: datetime | None = None) -> list[Finding]:
    """Say what would be wrong with the markup of a page if it were published as it stands.

    Loss: what is merely worth knowing is left out.
    """
    try:
        document = write(_published(page.to_article(request), now or datetime.now(UTC)), "jsonld")
    except (NutgrafError, ValueError) as fault:
        return [Finding("article_unbuildable", Severity.ERROR, str(fault).partition("\n")[0])]
    found = check(document, profiles=page.checked_profiles, url=page.page_address)
    return [one for one in found if one.severity is not Severity.INFO]


def _published(article: Article, now: datetime) -> Article:
    """Give a page that has never been published the dates that publishing will give it."""
    names = ("date_published", "date_modified")
    return article.replace(**{name: now for name in names if getattr(article, name) is None})


class FindingsPanel(Panel):
    """Shows an editor what is wrong with the structured data of the page, before publishing."""

    def __init__(self, heading: str = "Structured data", **kwargs: Any) -> None:
        """Take the heading."""
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page, as it stands in the editor."""

        def render_html(self, parent_context: Any = None) -> Any:
            """Write the findings as a list; a page that is clean says so."""
            del parent_context
            found = findings_of(self.instance, self.request)
            if not found:
                return format_html('<p class="help-block help-info">{}</p>', "No findings.")
            rows = (
                (_CLASSES[one.severity], one.message, _field_of(one), _advice_of(one), one.rule)
                for one in found[:MAX_SHOWN]
            )
            row = '<li class="help-block help-{}">{} <code>{}</code> {} <small>{}</small></li>'
            return format_html("<ul>{}</ul>", format_html_join("", row, rows))


def _field_of(finding: Finding) -> str:
    return finding.place.pointer.removeprefix("/").replace("/", ".")


def _advice_of(finding: Finding) -> str:
    try:
        return rule_named(finding.rule).advice
    except UnknownFormatError:  # what reading noticed has no rule
        return ""
