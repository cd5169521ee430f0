"""What XML asks of feeds and sitemaps: what is not well-formed is refused by most who read it."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Severity
from ..safety.show import show
from ._document import Document
from ._feed_rules import RSS, feed_rule, varied
from ._rule import Page

__all__ = ["RULES"]

_XML = Page("https://www.w3.org/TR/xml/", "2008-11-26")


def _not_well_formed(document: Document) -> Iterator[tuple[int, str]]:
    fault = document.feed.fault if document.feed is not None else None
    if fault is not None:
        at, said = fault
        yield at, f"no well-formed XML: {show(said, 120)}"


RULES = (
    feed_rule(
        "xml_not_well_formed", Severity.ERROR, _XML,
        "A feed or sitemap is well-formed XML, its prefixes declared.",
        "Close what is open, and declare each prefix with xmlns.",
        _not_well_formed, profiles=("feeds", "google-news"), since="2026-11-30",
        bad=varied(RSS, "</channel>", ""), good=RSS,
    ),
)  # fmt: skip
