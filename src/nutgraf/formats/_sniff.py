"""Tells the format of a document from its first bytes."""

from __future__ import annotations

import re

__all__ = ["sniff"]

_SNIFFED_BYTES = 2_048  # where a document shows what it is
_ITEMS = re.compile(rb'"items"\s{0,20}:\s{0,20}\[')
_JSON_FEED = re.compile(rb'"version"\s{0,20}:\s{0,20}"https?:(?:\\?/){2}jsonfeed\.org')
_ROOTS = (
    (re.compile(rb"<(?:(?:[a-z][a-z0-9]{0,9}:)?rss|rdf:rdf|channel)[\s>]"), "rss"),
    (re.compile(rb"<(?:[a-z][a-z0-9]{0,9}:)?feed[\s>]"), "atom"),
    (re.compile(rb"<(?:[a-z][a-z0-9]{0,9}:)?(?:urlset|sitemapindex)[\s>]"), "sitemap"),
)


def sniff(data: bytes) -> str:
    """Tell the format of a document from its first bytes; what is nothing else is text."""
    head = data[:_SNIFFED_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"{", b"[")):
        is_list = _ITEMS.search(head) is not None and b'"@' not in head  # of no version
        return "jsonfeed" if is_list or _JSON_FEED.search(head) else "jsonld"
    if not head.startswith(b"<"):
        return "text"
    return next((name for root, name in _ROOTS if root.search(head)), "html")
