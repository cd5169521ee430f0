"""What the RSS Advisory Board asks of feeds: which elements stand where, how often, in what order.

The W3C's feed validator says the same; what it gets wrong is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Severity
from ..safety.show import show
from ._feed_rules import RSS, each, feed_rule, in_channel, in_item, lacks, repeats, varied
from ._feed_tree import FeedTree, Tag
from ._rule import Page

__all__ = ["PROFILE", "RULES"]

PROFILE = Page("https://www.rssboard.org/rss-profile", "2007-10-15")
_SPEC = Page("https://www.rssboard.org/rss-specification", "2009-03-30")
_MEDIA = Page("https://www.rssboard.org/media-rss", "2009-12-11")
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_CHANNEL = frozenset(
    {"category", "cloud", "copyright", "description", "docs", "generator", "image", "item",
     "language", "lastBuildDate", "link", "managingEditor", "pubDate", "rating", "skipDays",
     "skipHours", "textInput", "title", "ttl", "webMaster"}
)  # fmt: skip
_ITEM = frozenset(
    {"author", "category", "comments", "description", "enclosure", "guid", "link", "pubDate",
     "source", "title"}
)  # fmt: skip
# Elements of Atom that say what RSS has a word for, or that nobody documents inside of RSS.
_DOUBTFUL = frozenset({"atom:category", "atom:content", "atom:id", "atom:rights", "atom:subtitle",
                       "atom:summary", "atom:title"})  # fmt: skip
_TWO_WORDS = (
    ("author", "dc:creator"), ("category", "dc:subject"), ("copyright", "dc:rights"),
    ("language", "dc:language"), ("lastBuildDate", "dcterms:modified"),
    ("managingEditor", "dc:creator"), ("pubDate", "dc:date"),
    ("source", "dc:source"), ("webMaster", "dc:publisher"),
)  # fmt: skip
_SHORT_ID = 9  # digits; below so many a number is that of another feed's item as well


def _misplaced(tag: Tag, feed: FeedTree) -> str:
    names = [child.name for child in tag.children]
    if "item" not in names:
        return ""
    after = [name for name in names[names.index("item") :] if name != "item"]
    return f"<{show(after[0], 60)}> stands behind an item" if after else ""


def _text_box(tag: Tag, feed: FeedTree) -> str:
    return "<channel> has a <textInput>"


def _two_words(tag: Tag, feed: FeedTree) -> Iterator[str]:
    names = {child.name for child in tag.children}
    for own, other in _TWO_WORDS:
        if own in names and other in names:
            yield f"<{tag.name}> has both <{own}> and <{other}>"


def _doubtful(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for child in tag.children:
        if child.name in _DOUBTFUL:
            yield f"<{child.name}> has no settled meaning in an item of RSS"


def _no_self(tag: Tag, feed: FeedTree) -> str:
    rels = {link.attributes.get("rel", "") for link in tag.all("atom:link")}
    return "" if "self" in rels else '<channel> has no <atom:link rel="self">'


def _late_description(tag: Tag, feed: FeedTree) -> str:
    names = [child.name for child in tag.children]
    if "content:encoded" not in names:
        return ""
    if "description" in names[: names.index("content:encoded")]:
        return ""
    return "<content:encoded> stands before the <description>, or without one"


def _is_permalink(tag: Tag) -> bool:
    return tag.attributes.get("isPermaLink", "true") != "false"


def _no_permalink(tag: Tag, feed: FeedTree) -> str:
    if not _is_permalink(tag) or tag.text.lower().startswith(("http://", "https://")):
        return ""
    return f'the guid "{show(tag.text, 60)}" is no URL, and isPermaLink is not false'


def _short_guid(tag: Tag, feed: FeedTree) -> str:
    if tag.text.isdigit() and len(tag.text) < _SHORT_ID:
        return f'the guid "{tag.text}" may be that of an item of another feed too'
    return ""


def _guid_twice(tag: Tag, feed: FeedTree) -> Iterator[str]:
    seen: set[str] = set()
    for item in tag.all("item"):
        guid = item.text_of("guid")
        if guid and guid in seen:
            yield f'two items have the guid "{show(guid, 60)}"'
        seen.add(guid)


def _lone_rendition(tag: Tag, feed: FeedTree) -> str:
    count = len(tag.all("media:content"))
    return "" if count > 1 else f"<media:group> holds {count} <media:content>"


def _foreign(tag: Tag, feed: FeedTree) -> Iterator[str]:
    channel = feed.root.first("channel")
    docs = channel.text_of("docs") if channel is not None else ""
    if "rssboard.org/rss-specification" in docs:
        return  # which says that attributes of name spaces are welcome
    for name in tag.attributes:
        if ":" in name and not name.startswith("xml:"):
            yield f"<{tag.name}> has the attribute {show(name, 60)}, which is not of RSS"


def _enclosure(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for name in ("url", "length", "type"):
        if not tag.attributes.get(name):
            yield f"<enclosure> has no {name}"
    length = tag.attributes.get("length", "0")
    if length and not length.isdigit():
        yield f'the length "{show(length, 60)}" of an <enclosure> is no number of bytes'


_ENCODED = "<content:encoded>&lt;p&gt;The bridge is open.&lt;/p&gt;</content:encoded>"
_DESCRIPTION = "<description>The bridge is open.</description>"
_RENDITION = '<media:content url="https://herald.example/{}.jpg"/>'
_GROUP = f"<media:group>{_RENDITION.format('a')}{_RENDITION.format('b')}</media:group>"
_ENCLOSURE = '<enclosure url="https://herald.example/a.mp3" length="7" type="audio/mpeg"/>'
_GUID = '<guid isPermaLink="true">https://herald.example/bridge</guid>'
_EMPTY = "</item><item><guid isPermaLink='false'>b</guid></item>"
_TWO = varied(
    RSS, "</item>", "</item><item><title>B</title><guid isPermaLink='false'>b</guid></item>"
)

RULES = (
    *(
        feed_rule(
            f"feed_channel_{name}_missing", _ERROR, _SPEC,
            f"A channel has a {name}.", f"Add <{name}> to the channel.",
            each("channel", judge=lacks(name)), bad=varied(RSS, line, "<ttl>60</ttl>"), good=RSS,
        )
        for name, line in (
            ("title", "<title>Town Herald</title>"),
            ("link", "<link>https://herald.example/</link>"),
            ("description", "<description>News of the town</description>"),
        )
    ),
    feed_rule(
        "feed_item_empty", _ERROR, _SPEC,
        "An item has a title or a description.", "Add a <title>.",
        each("item", judge=lacks("title", "description")),
        bad=varied(RSS, "</item>", _EMPTY), good=_TWO,
    ),
    feed_rule(
        "feed_self_link_missing", _WARNING, PROFILE,
        "A channel names its own address.",
        'Add <atom:link rel="self" type="application/rss+xml" href="…"/>.',
        each("channel", judge=_no_self), bad=varied(RSS, 'rel="self"', 'rel="hub"'), good=RSS,
    ),
    feed_rule(
        "feed_enclosure_repeated", _WARNING, PROFILE,
        "An item has one enclosure; many readers take the first or the last.",
        "Keep one, and give the others as <media:content>.",
        each("item", judge=repeats("enclosure")),
        bad=in_item(_ENCLOSURE + _ENCLOSURE), good=in_item(_ENCLOSURE),
    ),
    feed_rule(
        "feed_enclosure_incomplete", _ERROR, _SPEC,
        "An enclosure has url, length and type.", "Add what is missing; an unknown length is 0.",
        each("enclosure", judge=_enclosure),
        bad=in_item(_ENCLOSURE.replace(' type="audio/mpeg"', "")), good=in_item(_ENCLOSURE),
    ),
    feed_rule(
        "feed_item_misplaced", _WARNING, PROFILE,
        "The items of a channel come last.", "Move what describes the channel before its items.",
        each("channel", judge=_misplaced), bad=varied(RSS, "</item>", "</item><ttl>60</ttl>"),
        good=in_channel("<ttl>60</ttl>"),
    ),
    feed_rule(
        "feed_text_input_unread", _WARNING, PROFILE,
        "A channel has no text box: no reader that is in use shows it.", "Take <textInput> out.",
        each("textInput", judge=_text_box),
        bad=in_channel(
            "<textInput><title>Search</title><description>Search the news</description>"
            "<name>q</name><link>https://herald.example/search</link></textInput>"
        ),
        good=RSS,
    ),
    feed_rule(
        "feed_words_doubled", _WARNING, PROFILE,
        "An item or channel says a thing in the words of RSS, or in those of Dublin Core or Atom.",
        "Keep the words of RSS, and <dc:creator> for a name.",
        each("item", "channel", judge=_two_words),
        bad=in_item("<dc:date>2026-11-20T08:00:00Z</dc:date>"), good=RSS,
    ),
    feed_rule(
        "feed_atom_element_doubtful", _WARNING, PROFILE,
        "In an item of RSS an element of Atom says what RSS has no word for.",
        "Use the element of RSS or of Dublin Core.",
        each("item", judge=_doubtful), bad=in_item("<atom:rights>Town Herald</atom:rights>"),
        good=in_item("<dc:rights>Town Herald</dc:rights>"),
    ),
    feed_rule(
        "feed_description_after_content", _WARNING, PROFILE,
        "The description of an item stands before its full text.",
        "Move <description> before <content:encoded>.",
        each("item", judge=_late_description),
        bad=varied(RSS, _DESCRIPTION, _ENCODED + _DESCRIPTION),
        good=varied(RSS, _DESCRIPTION, _DESCRIPTION + _ENCODED),
    ),
    feed_rule(
        "feed_guid_missing", _WARNING, PROFILE,
        "An item has a guid, so that it is not shown twice.", "Add a <guid> that never changes.",
        each("item", judge=lacks("guid")), bad=varied(RSS, _GUID, ""), good=RSS,
    ),
    feed_rule(
        "feed_guid_no_permalink", _ERROR, _SPEC,
        "A guid is a URL, or says that it is none.", 'Add isPermaLink="false".',
        each("guid", judge=_no_permalink),
        bad=varied(RSS, _GUID, "<guid>tag:herald.example,2026:1</guid>"),
        good=varied(RSS, _GUID, '<guid isPermaLink="false">tag:herald.example,2026:1</guid>'),
    ),
    feed_rule(
        "feed_guid_short", _WARNING, PROFILE,
        "A guid is unique among the items of all feeds.", "Put the address of the site into it.",
        each("guid", judge=_short_guid),
        bad=varied(RSS, _GUID, '<guid isPermaLink="false">123</guid>'),
        good=varied(RSS, _GUID, '<guid isPermaLink="false">herald.example/123</guid>'),
    ),
    feed_rule(
        "feed_guid_repeated", _ERROR, _SPEC,
        "No two items of a feed have one guid.", "Give each item its own guid.",
        each("channel", judge=_guid_twice),
        bad=varied(_TWO, "isPermaLink='false'>b<", "isPermaLink='true'>https://herald.example/bridge<"),
        good=_TWO,
    ),
    feed_rule(
        "feed_media_group_single", _ERROR, _MEDIA,
        "A group of media holds several renditions of one thing.",
        "Take the <media:content> out of the group.",
        each("media:group", judge=_lone_rendition),
        bad=in_item(f"<media:group>{_RENDITION.format('a')}</media:group>"), good=in_item(_GROUP),
    ),
    feed_rule(
        "feed_attribute_foreign", _WARNING, _SPEC,
        "The elements of RSS have the attributes of RSS, unless docs names the specification.",
        "Take the attribute out, or add <docs>https://www.rssboard.org/rss-specification</docs>.",
        each(*sorted((_CHANNEL | _ITEM) - {"item"}), judge=_foreign),
        bad=in_item('<category schema:name="x">Bridges</category>'),
        good=in_item("<category>Bridges</category>"),
    ),
)  # fmt: skip
