"""Hypothesis strategies for what nutgraf works on: valid articles, wild documents, known defects.

For the tests of those who use nutgraf, and for its own laws. It needs hypothesis, which the extra
`test` installs:

    @given(nutgraf.testing.articles("NewsArticle"))
    def test_our_template_shows_every_headline(article): ...
"""

from __future__ import annotations

from ._articles import articles, feeds
from ._canonical import canonical
from ._defects import DEFECTS, defective_documents
from ._documents import json_ld_documents
from ._values import dates, texts, urls

__all__ = [
    "DEFECTS",
    "articles",
    "canonical",
    "dates",
    "defective_documents",
    "feeds",
    "json_ld_documents",
    "texts",
    "urls",
]
