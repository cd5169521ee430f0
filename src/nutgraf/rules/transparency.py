"""What a newsroom that follows the Trust Project says of itself and of its corrections.

No consumer refuses anything here: every rule informs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ._document import Spot
from ._rule import Page, Rule, asks, asks_of, with_

__all__ = ["RULES"]

_PROFILES = ("transparency",)
_PAGE = Page("https://schema.org/NewsMediaOrganization", "2026-03-19")
_CORRECTION = Page("https://schema.org/CorrectionComment", "2026-03-19")
_POLICIES = (
    "actionableFeedbackPolicy", "correctionsPolicy", "diversityPolicy", "diversityStaffingReport",
    "ethicsPolicy", "masthead", "missionCoveragePrioritiesPolicy", "noBylinesPolicy",
    "ownershipFundingInfo", "unnamedSourcesPolicy", "verificationFactCheckingPolicy",
    "publishingPrinciples",
)  # fmt: skip

HOUSE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsMediaOrganization",
    "name": "Town Herald",
    **{name: f"https://herald.example/{name}" for name in _POLICIES},
}
ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "correction": {
        "@type": "CorrectionComment",
        "text": "The bridge is 40 m long.",
        "datePublished": "2026-11-21T08:00:00+02:00",
    },
}


def _correction_is_text(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("correction"):
        yield pointer, f'the correction "{show(text, 60)}" says not when it was made'


_of_correction = partial(
    asks_of, "correction", "correction", of=("CreativeWork",), profiles=_PROFILES,
    page=_CORRECTION, good=ARTICLE, severity=Severity.INFO, ref="TRU02",
)  # fmt: skip

RULES = (
    *(
        asks(
            "newsroom", name, of=("NewsMediaOrganization",), profiles=_PROFILES, page=_PAGE,
            good=HOUSE, severity=Severity.INFO, ref="TRU01",
        )
        for name in _POLICIES
    ),
    _of_correction("text"),
    _of_correction("datePublished"),
    Rule(
        name="correction_is_text", ref="TRU02", severity=Severity.INFO, profiles=_PROFILES,
        page=_CORRECTION, types=("CreativeWork",), good=ARTICLE,
        title="A correction says what was corrected and when.",
        advice="Write a CorrectionComment with text and datePublished.",
        look=_correction_is_text, bad=with_(ARTICLE, correction="The bridge is 40 m long."),
    ),
)  # fmt: skip
