"""A mixin for models that are articles."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.timezone import is_aware, localtime

from .._source import ArticleSource

__all__ = ["ArticleMixin"]


class ArticleMixin(ArticleSource):
    """Makes an article of a model: `article_fields` says which field fills which property.

    Shape: `to_article(request)` is the article; `NUTGRAF_CONFIG` of the settings names the
    configuration that says what holds for all articles.
    """

    def article_config(self) -> Path | str | None:
        """Say where the configuration is, as the settings have it."""
        return getattr(settings, "NUTGRAF_CONFIG", None)

    def article_moment(self, moment: datetime) -> datetime:
        """Give a moment in the zone of the site; the database gives it in UTC."""
        return localtime(moment) if is_aware(moment) else moment
