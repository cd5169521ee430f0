"""What the RSS Advisory Board asks of the values in a feed: dates, addresses, people, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..findings import Severity
from ..safety.dates import Instant, from_feed
from ..safety.languages import is_language_tag
from ..safety.show import show
from ._document import Document
from ._feed_rules import ITEM, RSS, each, feed_rule, in_channel, in_item, varied
from ._feed_tree import FeedTree, Tag
from ._rule import Page
from .rss import PROFILE

__all__ = ["RULES"]

_SPEC = Page("https://www.rssboard.org/rss-specification", "2009-03-30")
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# RFC 822, section 5, with four digits of year as RFC 1123, section 5.2.14, adds them.
_DATE = re.compile(
    rf"(?:({'|'.join(_DAYS)}),\s)?(\d{{1,2}})\s({'|'.join(_MONTHS)})\s(\d\d|\d{{4}})\s"
    r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s(?:[+-]\d{4}|UT|GMT|[ECMP][SD]T|[A-IK-Z])", re.ASCII
)  # fmt: skip
_DATED = ("pubDate", "lastBuildDate")
_DATED_OF_WEB = ("atom:published", "atom:updated", "dc:date", "dcterms:created", "dcterms:issued",
                 "dcterms:modified")  # fmt: skip
_EARLIEST = 1990  # years; before it there were no feeds
_SLACK = timedelta(days=1)
_MAIL = re.compile(r"[^\s@<>()]{1,200}@[^\s@<>()]{1,200}\.?[^\s@<>()]{1,60}")
_REAL_NAME = re.compile(r"\(\s*[^)\s][^)]{0,200}\)")
_OTHER_IMAGE = re.compile(r"\.(?:avif|bmp|heic|ico|svg|tiff?|webp)(?:[?#]|$)", re.IGNORECASE)
_SIZES = {"width": 144, "height": 400}  # pixels; RSS 2.0, image


def _unreadable(tag: Tag, feed: FeedTree) -> str:
    match = _DATE.fullmatch(tag.text)
    if not tag.text or (match is not None and _day(match) is not None):
        return ""
    return f'<{tag.name}> is "{show(tag.text, 60)}", which is no date of RFC 822'


def _wrong_weekday(tag: Tag, feed: FeedTree) -> str:
    match = _DATE.fullmatch(tag.text)
    day = None if match is None or not match[1] else _day(match)
    if match is None or day is None or _DAYS[day.weekday()] == match[1]:
        return ""
    return f"<{tag.name}> says {match[1]}, but {day.isoformat()} is a {_DAYS[day.weekday()]}"


def _day(match: re.Match[str]) -> date | None:
    year = int(match[4])
    year += 0 if len(match[4]) > 2 else 1900 if year > 68 else 2000
    try:
        return date(year, _MONTHS.index(match[3]) + 1, int(match[2]))
    except ValueError:
        return None


def _short_year(tag: Tag, feed: FeedTree) -> str:
    match = _DATE.fullmatch(tag.text)
    if match is None or len(match[4]) > 2:
        return ""
    return f"<{tag.name}> has the year {match[4]} in two digits"


def _implausible(document: Document) -> Iterator[tuple[int, str]]:
    latest = document.now + _SLACK if document.now is not None else None
    for name in (*_DATED, *_DATED_OF_WEB):
        for tag in document.feed.tags.get(name, ()) if document.feed is not None else ():
            moment = _moment(tag.text)
            if moment is not None and moment.year < _EARLIEST:
                yield tag.offset, f"<{name}> lies before {_EARLIEST}"
            elif moment is not None and latest is not None and moment > latest:
                yield tag.offset, f"<{name}> ({show(tag.text, 60)}) lies in the future"


def _moment(text: str) -> datetime | None:
    try:
        moment = from_feed(text)
    except ValueError:
        return None
    if not isinstance(moment, Instant):
        return None
    found = datetime.fromisoformat(moment.isoformat())
    return found if found.tzinfo is not None else None


def _no_contact(tag: Tag, feed: FeedTree) -> str:
    if tag.parent is None or tag.parent.name not in {"channel", "item"} or not tag.text:
        return ""
    return "" if _MAIL.search(tag.text) else f'<{tag.name}> "{show(tag.text, 60)}" has no address'


def _no_name(tag: Tag, feed: FeedTree) -> str:
    if not _MAIL.search(tag.text) or _REAL_NAME.search(tag.text):
        return ""
    return f'<{tag.name}> "{show(tag.text, 60)}" has no name in brackets'


def _image_lacks(tag: Tag, feed: FeedTree) -> Iterator[str]:
    if tag.parent is None or tag.parent.name != "channel":
        return
    for name in ("url", "title", "link"):
        if not tag.text_of(name):
            yield f"the image of the channel has no <{name}>"


def _undated_count(tag: Tag, feed: FeedTree) -> str:
    if tag.first("lastBuildDate") is not None:
        return ""
    is_told = any(item.first("slash:comments") is not None for item in tag.all("item"))
    return "items tell how many comments there are, and <channel> no <lastBuildDate>" * is_told


def _image_format(tag: Tag, feed: FeedTree) -> str:
    link = tag.text_of("url")
    return (
        f'the image "{show(link, 60)}" is no GIF, JPEG or PNG' if _OTHER_IMAGE.search(link) else ""
    )


def _image_size(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for name, most in _SIZES.items():
        text = tag.text_of(name)
        if text and not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= most):
            yield f"the {name} of the image is {show(text, 60)}; between 1 and {most} are allowed"


def _image_differs(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for name in ("title", "link"):
        stated = tag.text_of(name)
        if stated and tag.parent is not None and stated != tag.parent.text_of(name):
            yield f'the {name} of the image, "{show(stated, 60)}", is not that of the channel'


def _hour(tag: Tag, feed: FeedTree) -> str:
    if tag.text == "24":
        return "<hour> is 24; midnight is 0"
    return (
        "" if tag.text.isdigit() and int(tag.text[:4]) < 24 else f"<hour> is {show(tag.text, 60)}"
    )


def _minutes(tag: Tag, feed: FeedTree) -> str:
    is_whole = tag.text.isascii() and tag.text.isdigit() and tag.text.strip("0")
    return "" if is_whole else f"<ttl> is {show(tag.text, 60)}, no whole number of minutes"


def _no_language(tag: Tag, feed: FeedTree) -> str:
    return "" if is_language_tag(tag.text) else f'"{show(tag.text, 60)}" is no language tag'


def _dated(text: str) -> str:
    return varied(RSS, ITEM, f"<pubDate>{text}</pubDate>")


def _image(**changes: str) -> str:
    held = {"url": "https://herald.example/a.png", "title": "Town Herald",
            "link": "https://herald.example/", **changes}  # fmt: skip
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in held.items())
    return in_channel(f"<image>{inner}</image>")


_COUNTED = "<slash:comments>3</slash:comments>"
_SPACE_OF_RSS = '<rss version="2.0" '
_SPACE_OF_SLASH = f'{_SPACE_OF_RSS}xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '

RULES = (
    feed_rule(
        "feed_date_unreadable", _ERROR, PROFILE,
        "A date is written as RFC 822 has it, with an offset or GMT.",
        "Write Fri, 20 Nov 2026 08:00:00 +0200.",
        each(*_DATED, judge=_unreadable), bad=_dated("Fri, 20 Nov 2026 08:00:00 UTC"), good=RSS,
    ),
    feed_rule(
        "feed_weekday_wrong", _ERROR, PROFILE,
        "The day of the week is that of the date.", "Correct the weekday, or leave it out.",
        each(*_DATED, judge=_wrong_weekday), bad=_dated("Mon, 20 Nov 2026 08:00:00 GMT"), good=RSS,
    ),
    feed_rule(
        "feed_year_short", _WARNING, PROFILE,
        "A year has four digits.", "Write all four digits.",
        each(*_DATED, judge=_short_year), bad=_dated("Fri, 20 Nov 26 08:00:00 GMT"), good=RSS,
    ),
    feed_rule(
        "feed_date_implausible", _WARNING, PROFILE,
        "The date of an item is not in the future, nor older than feeds are.",
        "Write when the item was published.",
        _implausible, bad=_dated("Sat, 20 Nov 2027 08:00:00 GMT"), good=RSS,
        now="2026-11-22T08:00:00+02:00",
    ),
    feed_rule(
        "feed_contact_invalid", _ERROR, PROFILE,
        "author, managingEditor and webMaster hold a mail address.",
        "Name authors in <dc:creator>, which takes a name alone.",
        each("author", "managingEditor", "webMaster", judge=_no_contact),
        bad=in_item("<author>Ann Lee</author>"),
        good=in_item("<author>ann@herald.example (Ann Lee)</author>"),
    ),
    feed_rule(
        "feed_contact_without_name", _WARNING, PROFILE,
        "A mail address has the name of the person behind it.",
        "Write ann@herald.example (Ann Lee).",
        each("author", "managingEditor", "webMaster", judge=_no_name),
        bad=in_item("<author>ann@herald.example</author>"),
        good=in_item("<author>ann@herald.example (Ann Lee)</author>"),
    ),
    feed_rule(
        "feed_image_incomplete", _ERROR, _SPEC,
        "The image of a channel has url, title and link.", "Add what is missing.",
        each("image", judge=_image_lacks),
        bad=_image().replace("<title>Town Herald</title><link>https://herald.example/</link></image>",
                             "<title>Town Herald</title></image>"),
        good=_image(),
    ),
    feed_rule(
        "feed_comment_count_undated", _WARNING, PROFILE,
        "A feed that counts comments says when it was made.", "Add <lastBuildDate>.",
        each("channel", judge=_undated_count),
        bad=in_item(f"{_COUNTED}").replace(_SPACE_OF_RSS, _SPACE_OF_SLASH, 1),
        good=in_channel("<lastBuildDate>Fri, 20 Nov 2026 08:00:00 GMT</lastBuildDate>"),
    ),
    feed_rule(
        "feed_image_format_unknown", _WARNING, _SPEC,
        "The image of a channel is a GIF, JPEG or PNG.", "Give the image in one of these formats.",
        each("image", judge=_image_format),
        bad=_image(url="https://herald.example/a.svg"), good=_image(),
    ),
    feed_rule(
        "feed_image_too_large", _ERROR, _SPEC,
        "The image of a channel is at most 144 pixels wide and 400 high.",
        "Leave width and height out, or give a smaller image.",
        each("image", judge=_image_size), bad=_image(width="512"), good=_image(width="88"),
    ),
    feed_rule(
        "feed_image_differs", _WARNING, PROFILE,
        "The image of a channel has its title and its link.", "Copy them from the channel.",
        each("image", judge=_image_differs), bad=_image(title="Logo"), good=_image(),
    ),
    feed_rule(
        "feed_hour_invalid", _WARNING, _SPEC,
        "The hours to be skipped are 0 to 23.", "Write 0 for midnight.",
        each("hour", judge=_hour), bad=in_channel("<skipHours><hour>24</hour></skipHours>"),
        good=in_channel("<skipHours><hour>0</hour></skipHours>"),
    ),
    feed_rule(
        "feed_ttl_invalid", _ERROR, _SPEC,
        "The time to live is a whole number of minutes.", "Write a number such as 60.",
        each("ttl", judge=_minutes), bad=in_channel("<ttl>an hour</ttl>"),
        good=in_channel("<ttl>60</ttl>"),
    ),
    feed_rule(
        "feed_language_unknown", _ERROR, _SPEC,
        "The language of a feed is named by its tag.", "Write a tag such as en, pt-BR or uk.",
        each("language", "dc:language", judge=_no_language),
        bad=varied(RSS, "<language>en<", "<language>english please<"), good=RSS,
    ),
)  # fmt: skip
