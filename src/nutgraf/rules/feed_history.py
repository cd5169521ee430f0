"""What RFC 5005 asks of feeds that are parted into several documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..findings import Severity
from ..safety.show import show
from ._feed_rules import RSS, each, feed_rule, varied
from ._feed_tree import FeedTree, Tag
from ._rule import Page

__all__ = ["RULES"]

_RFC = Page("https://www.rfc-editor.org/rfc/rfc5005", "2007-09-01")
_WARNING = Severity.WARNING
_HEADS = ("atom:feed", "channel")
_OTHERS = ("current", "first", "last", "next", "next-archive", "prev-archive", "previous")


def _links(head: Tag) -> dict[str, str]:
    return {
        link.attributes.get("rel", ""): link.attributes.get("href", "").strip()
        for link in head.all("atom:link")
    }


def _no_current(head: Tag, feed: FeedTree) -> str:
    if head.first("fh:archive") is None or _links(head).get("current"):
        return ""
    return f'<{head.name}> is an archive and has no <link rel="current">'


def _not_complete(head: Tag, feed: FeedTree) -> Iterator[str]:
    links = _links(head) if head.first("fh:complete") is not None else {}
    for relation in _OTHERS:
        if relation in links:
            yield f'<{head.name}> is complete, and has a <link rel="{relation}">'


def _own_neighbour(head: Tag, feed: FeedTree) -> Iterator[str]:
    links = _links(head)
    for relation in ("prev-archive", "next-archive"):
        if links.get(relation) and links[relation] == links.get("self"):
            yield f'the <link rel="{relation}"> is "{show(links[relation], 60)}", the feed itself'


_SELF = '<atom:link rel="self" href="https://herald.example/rss" type="application/rss+xml"/>'
_BEFORE = '<atom:link rel="prev-archive" href="https://herald.example/rss-2026-10"/>'
_CURRENT = '<atom:link rel="current" href="https://herald.example/all"/>'
_FH = "fh:{} xmlns:fh='http://purl.org/syndication/history/1.0'"


def _with(*elements: str) -> str:
    return varied(RSS, _SELF, "\n".join((_SELF, *elements)))


_rule = partial(feed_rule, since="2026-11-30")

RULES = (
    _rule(
        "feed_archive_current_missing", _WARNING, _RFC,
        "An archive names the feed that it is an archive of.",
        'Add <link rel="current" href="…"/> with the address that is subscribed to.',
        each(*_HEADS, judge=_no_current),
        bad=_with(f"<{_FH.format('archive')}/>"),
        good=_with(f"<{_FH.format('archive')}/>", _CURRENT),
    ),
    _rule(
        "feed_complete_has_others", _WARNING, _RFC,
        "A complete feed leads to no other documents of it.",
        "Leave out <fh:complete/>, or the links.",
        each(*_HEADS, judge=_not_complete),
        bad=_with(f"<{_FH.format('complete')}/>", _BEFORE),
        good=_with(f"<{_FH.format('complete')}/>"),
    ),
    _rule(
        "feed_archive_leads_to_itself", _WARNING, _RFC,
        "The archives before and after a document are others than itself.",
        "Link to the archive before this one, and to the one after it.",
        each(*_HEADS, judge=_own_neighbour),
        bad=_with(_BEFORE.replace("rss-2026-10", "rss")), good=_with(_BEFORE),
    ),
)  # fmt: skip
