"""The bench of the rules on feeds: how one is declared, and the feed that its examples vary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from ..findings import Severity
from ._document import Document
from ._feed_tree import FeedTree, Tag
from ._rule import Page, Rule, Survey

__all__ = [
    "ABSOLUTE", "ATOM", "ITEM", "RSS", "each", "feed_rule", "in_channel", "in_item", "lacks",
    "repeats", "varied",
]  # fmt: skip

# What begins with a scheme.
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:\S", re.ASCII)
Judge: TypeAlias = "Callable[[Tag, FeedTree], Iterable[str] | str]"

_SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:schema="https://schema.org/"'
)
ITEM = "<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>"  # what the examples of items vary
RSS = f"""<rss version="2.0" {_SPACES}>
<channel>
<title>Town Herald</title>
<link>https://herald.example/</link>
<description>News of the town</description>
<language>en</language>
<atom:link rel="self" href="https://herald.example/rss" type="application/rss+xml"/>
<item>
<title>Council opens the bridge</title>
<link>https://herald.example/bridge</link>
<description>The bridge is open.</description>
<guid isPermaLink="true">https://herald.example/bridge</guid>
{ITEM}
</item>
</channel>
</rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
<id>https://herald.example/</id>
<title>Town Herald</title>
<updated>2026-11-20T08:00:00Z</updated>
<author><name>Ann Lee</name></author>
<link rel="self" href="https://herald.example/atom"/>
<entry>
<id>https://herald.example/bridge</id>
<title>Council opens the bridge</title>
<updated>2026-11-20T08:00:00Z</updated>
<link href="https://herald.example/bridge"/>
<summary>The bridge is open.</summary>
</entry>
</feed>"""


def feed_rule(  # noqa: PLR0913, PLR0917 (a record by another name)
    name: str,
    severity: Severity,
    page: Page,
    title: str,
    advice: str,
    survey: Survey,
    *,
    bad: str,
    good: str,
    profiles: tuple[str, ...] = ("feeds",),
    **rest: Any,
) -> Rule:
    """Declare a rule on feeds."""
    return Rule(
        name=name, severity=severity, profiles=profiles, page=page, title=title, advice=advice,
        survey=survey, bad=bad, good=good, **rest,
    )  # fmt: skip


def each(*names: str, judge: Judge) -> Callable[[Document], Iterator[tuple[int, str]]]:
    """Give the survey that asks a judge what is wrong with each element of these names."""

    def survey(document: Document) -> Iterator[tuple[int, str]]:
        feed = document.feed
        if feed is None:
            return
        for name in names:
            for tag in feed.tags.get(name, ()):
                said = judge(tag, feed)
                for one in (said,) if isinstance(said, str) else said:
                    if one:
                        yield tag.offset, one

    return survey


def lacks(wanted: str, *others: str) -> Judge:
    """Give the judge of elements that lack a child, and any other that would do."""

    def judge(tag: Tag, feed: FeedTree) -> str:
        if any(
            child.text or child.attributes or child.children for child in tag.all(wanted, *others)
        ):
            return ""
        told = " or ".join(f"<{name}>" for name in (wanted, *others))
        return f"<{tag.name}> has no {told}"

    return judge


def repeats(*names: str) -> Judge:
    """Give the judge of elements that hold one of these children more than once."""

    def judge(tag: Tag, feed: FeedTree) -> Iterator[str]:
        for name in names:
            count = len(tag.all(name))
            if count > 1:
                yield f"<{tag.name}> has {count} elements <{name}>"

    return judge


def in_item(markup: str) -> str:
    """Give the feed of RSS with more in its item."""
    return varied(RSS, ITEM, f"{ITEM}{markup}")


def in_channel(markup: str) -> str:
    """Give the feed of RSS with more in its channel."""
    return varied(RSS, "<language>en</language>", f"<language>en</language>{markup}")


def varied(feed: str, old: str, new: str) -> str:
    """Give a feed with one part of it written otherwise."""
    if old not in feed:
        raise ValueError(f"the example has no {old}")
    return feed.replace(old, new, 1)
