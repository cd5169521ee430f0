"""Which articles a feed holds, and which of their pictures it brings, as its table says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..config import Author, FeedPlan
from ..model import Article

__all__ = ["Selection"]

_ADVERTISING = "AdvertiserContentArticle"


class Selection:
    """What one feed asks for."""

    def __init__(self, plan: FeedPlan, authors: Mapping[str, Author]) -> None:
        """Take its table, and the authors that it may call as the configuration does."""
        self._plan = plan
        self._sections = {_folded(one) for one in plan.sections}
        self._languages = tuple(f"{_folded(one)}-" for one in plan.languages)
        self._authors = {
            _folded(authors[one].name if one in authors else one) for one in plan.authors
        }

    def takes(self, article: Article) -> bool:
        """Tell whether the feed holds an article."""
        sections = {_folded(one) for one in article.article_section}
        signed = article.author or article.creator  # as in the feed
        names = {_folded(getattr(one, "name", one)) for one in signed}
        language = f"{_folded(article.in_language)}-"
        return (
            (not self._sections or not sections.isdisjoint(self._sections))
            and (not self._authors or not names.isdisjoint(self._authors))
            and (not self._languages or language.startswith(self._languages))
            and self._is_of_a_kind(article)
        )

    def shown(self, article: Article) -> Article:
        """Give the article with the pictures that the feed brings."""
        if self._plan.images == "all" or not article.image:
            return article
        kept = [one for one in article.image if getattr(one, "license", ())]
        return article if len(kept) == len(article.image) else article.replace(image=kept)

    def _is_of_a_kind(self, article: Article) -> bool:
        """Tell whether who may read it, who paid for it and whose it is are as asked."""
        plan = self._plan
        is_paid = article.is_accessible_for_free is False
        is_sponsored = bool(article.sponsor) or _ADVERTISING in _types_of(article)
        is_copy = bool(article.is_based_on)
        return (
            (plan.access == "all" or is_paid is (plan.access == "paid"))
            and (plan.sponsored == "all" or is_sponsored is (plan.sponsored == "only"))
            and (plan.origin == "all" or is_copy is (plan.origin == "syndicated"))
        )


def _types_of(article: Any) -> tuple[str, ...]:
    return tuple(article.types)


def _folded(word: object) -> str:
    return " ".join(word.split()).casefold() if isinstance(word, str) else ""
