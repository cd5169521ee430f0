"""What Yandex asks of articles and other creative works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..findings import Severity
from ._document import Spot
from ._rule import Page, Rule, asks, with_

__all__ = ["RULES"]

_PROFILES = ("yandex",)
_PAGE = Page("https://yandex.com.tr/support/webmaster/supported-schemas/other-content")
_OF = ("Article", "Blog", "Review")
_SHORTEST, _LONGEST = 50, 150  # characters; the page, "description"

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "description": "The first walkers crossed the new bridge on Friday morning, in the rain.",
}


def _length_odd(spot: Spot) -> Iterator[tuple[str, str]]:
    if not spot.is_main:
        return
    for pointer, text in spot.texts("description"):
        length = len(text.strip())
        if length and not _SHORTEST <= length <= _LONGEST:
            said = f"the description has {length} characters"
            yield pointer, f"{said}; Yandex advises {_SHORTEST} to {_LONGEST}"


RULES = (
    asks(
        "yandex", "description|articleBody", ref="YAN01", of=_OF, profiles=_PROFILES, page=_PAGE,
        good=GOOD, severity=Severity.ERROR, main=True, since="2026-11-30",
        advice="Add a description of one or two sentences.",
    ),
    Rule(
        name="yandex_description_length", ref="YAN02", severity=Severity.INFO, profiles=_PROFILES,
        page=_PAGE, types=_OF, look=_length_odd, since="2026-11-30",
        title="A description has 50 to 150 characters.",
        advice="Write one or two sentences.",
        bad=with_(GOOD, description="It is open."), good=GOOD,
    ),
)  # fmt: skip
