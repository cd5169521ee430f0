"""What is asked of the addresses in a feed: whole, in ASCII, of a scheme that readers know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Severity
from ..safety.show import show
from ..safety.uri_forms import fault_of_uri, has_known_scheme
from ._feed_rules import ABSOLUTE, RSS, each, feed_rule, in_item, varied
from ._feed_tree import FeedTree, Tag
from ._rule import Page
from .rss import PROFILE

__all__ = ["RULES"]

_RFC = Page("https://www.rfc-editor.org/rfc/rfc4287", "2005-12-01")
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
# Where a URL of ASCII is asked for: elements by their text, others by an attribute.
_LINKS = {"comments": "", "docs": "", "guid": "", "link": "", "url": "", "enclosure": "url",
          "media:category": "scheme", "media:content": "url", "media:copyright": "url",
          "media:player": "url", "media:thumbnail": "url", "source": "url"}  # fmt: skip
# Where an IRI is, which may be relative to its document.
_IRIS = {"atom:category": "scheme", "atom:icon": "", "atom:id": "", "atom:link": "href",
         "atom:logo": "", "atom:uri": ""}  # fmt: skip
_ALL = _LINKS | _IRIS
_NO_URI = re.compile(r"[\s<>\"{}|\\^`\[\]]")
# Source: IANA, Link Relations; WebSub; RFC 5005 and RFC 4685 for feeds.
_RELS = frozenset(
    {"about", "acl", "alternate", "amphtml", "appendix", "archives", "author", "blocked-by",
     "bookmark", "canonical", "chapter", "collection", "contents", "copyright", "create-form",
     "current", "describedby", "describes", "disclosure", "dns-prefetch", "duplicate", "edit",
     "edit-form", "edit-media", "enclosure", "external", "first", "glossary", "help", "hosts",
     "hub", "icon", "index", "item", "last", "latest-version", "license", "manifest", "me",
     "memento", "monitor", "next", "next-archive", "nofollow", "noopener", "noreferrer", "original",
     "payment", "pingback", "preconnect", "predecessor-version", "prefetch", "preload", "prev",
     "prev-archive", "preview", "previous", "privacy-policy", "profile", "publication", "related",
     "replies", "search", "section", "self", "service", "shortlink", "sponsored", "start",
     "stylesheet", "subsection", "successor-version", "tag", "terms-of-service", "timegate",
     "timemap", "type", "ugc", "up", "version-history", "via", "working-copy"}
)  # fmt: skip
_OF_FEEDS = frozenset(
    {"current", "first", "last", "next", "next-archive", "prev-archive", "previous"}
)
_INSIDE = frozenset({"atom:entry", "item"})
_REGISTRY = "http://www.iana.org/assignments/relation/"
_FEED_TYPES = frozenset({"application/atom+xml", "application/rdf+xml", "application/rss+xml"})
_IPV6 = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\]")


def _links(tag: Tag) -> str:
    attribute = _ALL[tag.name]
    if tag.name == "guid" and tag.attributes.get("isPermaLink") == "false":
        return ""
    return (tag.attributes.get(attribute, "") if attribute else tag.text).strip()


def _not_ascii(tag: Tag, feed: FeedTree) -> str:
    link = _links(tag)
    return "" if link.isascii() else f'the address "{show(link, 60)}" is not written in ASCII'


def _no_uri(tag: Tag, feed: FeedTree) -> str:
    link = _links(tag)
    found = _NO_URI.search(_IPV6.sub("", link, count=1))
    if found:
        return f'the address "{show(link, 60)}" has the character "{show(found[0])}"'
    return f'the address "{show(link, 60)}" {said}' if (said := fault_of_uri(link)) else ""


def _relative(tag: Tag, feed: FeedTree) -> str:
    link = _links(tag)
    if not link or tag.name == "guid" or ABSOLUTE.match(link) or _NO_URI.search(link):
        return ""
    return f'the address "{show(link, 60)}" is not absolute'


def _odd_scheme(tag: Tag, feed: FeedTree) -> str:
    link = _links(tag)
    is_odd = ABSOLUTE.match(link) and not has_known_scheme(link)
    return f'the address "{show(link, 60)}" has a scheme that is not registered' if is_odd else ""


def _odd_relation(tag: Tag, feed: FeedTree) -> str:
    rel = tag.attributes.get("rel", "alternate").removeprefix(_REGISTRY)
    if rel not in _RELS:
        return "" if ABSOLUTE.match(rel) else f'the rel "{show(rel, 60)}" is no registered one'
    is_inside = tag.parent is not None and tag.parent.name in _INSIDE
    return f'the rel "{rel}" is one of feeds' if is_inside and rel in _OF_FEEDS else ""


def _odd_self(tag: Tag, feed: FeedTree) -> Iterator[str]:
    if tag.attributes.get("rel") != "self" or tag.parent is None or tag.parent.name in _INSIDE:
        return
    href, kind = tag.attributes.get("href", ""), tag.attributes.get("type", "")
    if href and "xml:base" not in feed.root.attributes and not ABSOLUTE.match(href):
        yield f'the address "{show(href, 60)}" of the feed itself is relative'
    if kind and kind.partition(";")[0].strip().lower() not in _FEED_TYPES:
        yield f'the type "{show(kind, 60)}" of the feed itself is not that of a feed'


_RELATED = '<atom:link rel="{}" href="https://herald.example/town"/>'
_SELF = 'href="https://herald.example/rss"'
_LINK = "<link>https://herald.example/bridge</link>"

RULES = (
    feed_rule(
        "feed_address_not_ascii", _ERROR, PROFILE,
        "An address is written in ASCII: other letters are escaped, host names in punycode.",
        "Escape the letters as %C3%BC.",
        each(*_LINKS, judge=_not_ascii),
        bad=varied(RSS, _LINK, "<link>https://herald.example/brücke</link>"), good=RSS,
    ),
    feed_rule(
        "feed_address_malformed", _ERROR, PROFILE,
        "An address has what its scheme asks for, and no blanks, brackets or other characters that"
        " no URL has.",
        "Escape the character as %20, or write the address as its scheme has it.",
        each(*_ALL, judge=_no_uri),
        bad=varied(RSS, _LINK, "<link>https://herald.example/a bridge</link>"), good=RSS,
    ),
    feed_rule(
        "feed_address_relative", _ERROR, PROFILE,
        "An address is absolute.", "Write the whole address, beginning with https://.",
        each(*_LINKS, judge=_relative), bad=varied(RSS, _LINK, "<link>/bridge</link>"), good=RSS,
    ),
    feed_rule(
        "feed_address_scheme_unknown", _WARNING, PROFILE,
        "An address has a scheme that is registered.", "Write an address of https.",
        each(*_ALL, judge=_odd_scheme),
        bad=varied(RSS, _LINK, "<link>herald:bridge</link>"), good=RSS,
    ),
    feed_rule(
        "feed_link_relation_unknown", _WARNING, _RFC,
        "The relation of a link is a registered one of its place, or an address.",
        'Write a registered one, such as "related".',
        each("atom:link", judge=_odd_relation),
        bad=in_item(_RELATED.format("nearby")), good=in_item(_RELATED.format("related")),
    ),
    feed_rule(
        "feed_self_link_odd", _WARNING, _RFC,
        "The address by which a feed names itself is absolute, and its type that of a feed.",
        "Write the whole address, and application/rss+xml or application/atom+xml.",
        each("atom:link", judge=_odd_self),
        bad=varied(RSS, _SELF, 'href="/rss"'), good=RSS,
    ),
)  # fmt: skip
