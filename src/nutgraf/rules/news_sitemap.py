"""What Google asks of news sitemaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from ..findings import Severity
from ..safety.dates import from_iso
from ..safety.languages import unregistered_in
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Document
from ._feed_rules import each, feed_rule, lacks, varied
from ._feed_tree import FeedTree, Tag
from ._rule import Page

__all__ = ["RULES"]

_PAGE = Page("https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap")
_SITEMAPS = Page("https://www.sitemaps.org/protocol.html")
_PROFILES = ("google-news",)
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_MOST_NEWS = 1_000  # news:news of one sitemap
_MOST_URLS = 50_000  # of one sitemap
_LONGEST = 2_048  # characters of an address
_WINDOW = timedelta(days=2)
_SLACK = timedelta(days=1)  # clocks and zones of publishers differ by less
_ROOTS = frozenset({"sitemapindex", "urlset"})
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?", re.ASCII
)
_ZONE = re.compile(r"T.*(?:Z|[+-]\d\d:?\d\d)\s*$")
# The day that is added to a title, behind a mark that joins.
_DAY_ADDED = re.compile(
    r"[-–—|,(]\s{0,9}(?:\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}\.?\s[^\W\d_]{3,12}\.?\s\d{4}|[^\W\d_]{3,12}\.?\s\d{1,2},\s\d{4})\)?\s*$"
)
_MARKUP = re.compile(
    r"</?[a-z][^<>]{0,200}>|&(?:amp|lt|gt|quot|apos|nbsp|#x?[0-9a-f]{1,6});", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[a-z]{2,3}|zh-(?:cn|tw)", re.ASCII)
_PARTS = re.compile(r"\s[-–—|:·•]\s|:\s")  # of a title, and what may be added to it
_PARENTHESIS = re.compile(r"\([^()]*\)")
_SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)
_GOOD = f"""<urlset {_SPACES}>
<url>
<loc>https://herald.example/bridge</loc>
<news:news>
<news:publication>
<news:name>Town Herald</news:name>
<news:language>en</news:language>
</news:publication>
<news:publication_date>2026-11-22T06:00:00Z</news:publication_date>
<news:title>Council opens the bridge</news:title>
</news:news>
</url>
</urlset>"""


def _bad_date(tag: Tag, feed: FeedTree) -> str:
    if _DATE.fullmatch(tag.text) and _moment(tag.text) is not None:
        return ""
    return f'the publication date "{show(tag.text, 60)}" is no date of the W3C'


def _bad_language(tag: Tag, feed: FeedTree) -> str:
    if _LANGUAGE.fullmatch(tag.text) and not unregistered_in(tag.text):
        return ""
    return f'the language "{show(tag.text, 60)}" is no code of ISO 639'


def _bracketed(tag: Tag, feed: FeedTree) -> str:
    match = _PARENTHESIS.search(tag.text)
    return f'the name of the publication holds "{show(match[0], 60)}"' if match else ""


def _long(tag: Tag, feed: FeedTree) -> str:
    count = len(tag.text)
    return f"the address has {count:,} characters" if count >= _LONGEST else ""


def _relative(tag: Tag, feed: FeedTree) -> str:
    if not tag.text or len(tag.text) >= _LONGEST or is_absolute(tag.text):
        return ""
    return f'the address "{show(tag.text, 60)}" is not absolute'


def _publication_told(tag: Tag, feed: FeedTree) -> Iterator[str]:
    """Say so where a title ends with the name of its publication, or begins with it."""
    names = [one.text for held in tag.all("news:publication") for one in held.all("news:name")]
    for title in tag.all("news:title"):
        parts = [part.strip().casefold() for part in _PARTS.split(title.text)]
        for name in names:
            if len(parts) > 1 and name and name.casefold() in {parts[0], parts[-1]}:
                yield f'the title "{show(title.text, 60)}" holds the name of the publication'


def _dated(tag: Tag, feed: FeedTree) -> str:
    match = _DAY_ADDED.search(tag.text)
    return f'the title ends with a date, "{show(match[0], 60)}"' if match else ""


def _marked(tag: Tag, feed: FeedTree) -> str:
    match = _MARKUP.search(tag.text)
    return f'the title holds "{show(match[0], 60)}", and is not that on the page' if match else ""


def _address_twice(document: Document) -> Iterator[tuple[int, str]]:
    """Tell of each address that an article before has."""
    seen: set[str] = set()
    for tag in document.feed.tags.get("loc", ()) if document.feed is not None else ():
        if tag.parent is None or tag.parent.first("news:news") is None:
            continue
        if tag.text and tag.text in seen:
            yield tag.offset, f"two articles have the address {show(tag.text, 80)}"
        seen.add(tag.text)


def _foreign_root(document: Document) -> Iterator[tuple[int, str]]:
    feed = document.feed
    if feed is not None and feed.root.name.rpartition("}")[2] in _ROOTS and feed.space != _SITEMAP:
        told = f'the name space "{show(feed.space, 80)}"' if feed.space else "no name space"
        yield feed.root.offset, f"the root has {told}, and not {_SITEMAP}"


def _foreign_news(document: Document) -> Iterator[tuple[int, str]]:
    feed = document.feed
    for name, tags in feed.tags.items() if feed is not None else ():
        if name.endswith("}news") and tags[0].parent is not None and "url" in tags[0].parent.name:
            space = show(name.rpartition("}")[0].lstrip("{"), 80)
            yield tags[0].offset, f'news has the name space "{space}", and not {_NEWS}'


def _too_many(name: str, most: int) -> Callable[[Tag, FeedTree], str]:
    def judge(tag: Tag, feed: FeedTree) -> str:
        count = len(feed.tags.get(name, ()))
        return f"the sitemap has {count:,} <{name}>; {most:,} are read" if count > most else ""

    return judge


def _several(tag: Tag, feed: FeedTree) -> str:
    count = len(tag.all("news:news"))
    return f"one <url> has {count} <news:news>" if count > 1 else ""


def _old(document: Document) -> Iterator[tuple[int, str]]:
    now, feed = document.now, document.feed
    for tag in feed.tags.get("news:publication_date", ()) if now and feed else ():
        moment = _moment(tag.text)
        if now is not None and moment is not None and moment < now - _WINDOW:
            yield tag.offset, f"the article of {show(tag.text, 60)} is older than two days"


def _in_future(document: Document) -> Iterator[tuple[int, str]]:
    now, feed = document.now, document.feed
    for tag in feed.tags.get("news:publication_date", ()) if now and feed else ():
        moment = _moment(tag.text)
        slack = _SLACK if _ZONE.search(tag.text) else _SLACK + _WINDOW  # it stands for its end
        if now is not None and moment is not None and moment > now + slack:
            yield tag.offset, f"the publication date {show(tag.text, 60)} lies in the future"


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(from_iso(text).isoformat())
    except ValueError:
        return None
    # A day ends at its midnight somewhere on the earth.
    return found if found.tzinfo is not None else (found + _WINDOW).astimezone()


_HOME = "https://herald.example/"
_MORE = "<url><loc>https://herald.example/a</loc></url>"
_PUBLICATION = _GOOD[_GOOD.index("<news:publication>") : _GOOD.index("<news:publication_date>")]
_ENTRY = _GOOD[_GOOD.index("<news:news>") : _GOOD.index("</url>")]
_MORE_NEWS = "".join(
    f"<url><loc>{_HOME}{number}</loc>{_ENTRY}</url>".replace("\n", "")
    for number in range(_MOST_NEWS)
)

RULES = (
    *(
        feed_rule(
            f"news_{label}_missing", _ERROR, _PAGE,
            f"Each <{held}> has <{wanted}>.", f"Add <{wanted}>.",
            each(held, judge=lacks(wanted)), profiles=_PROFILES, ref=ref,
            bad=varied(_GOOD, line, ""), good=_GOOD,
        )
        for label, ref, held, wanted, line in (
            ("publication_name", "NSM02", "news:publication", "news:name",
             "<news:name>Town Herald</news:name>"),
            ("publication_language", "NSM03", "news:publication", "news:language",
             "<news:language>en</news:language>"),
            ("publication_date", "NSM04", "news:news", "news:publication_date",
             "<news:publication_date>2026-11-22T06:00:00Z</news:publication_date>"),
            ("title", "NSM05", "news:news", "news:title",
             "<news:title>Council opens the bridge</news:title>"),
        )
    ),
    feed_rule(
        "news_publication_missing", _ERROR, _PAGE,
        "Each <news:news> has <news:publication>.",
        "Add <news:publication> with name and language.",
        each("news:news", judge=lacks("news:publication")), profiles=_PROFILES, ref="NSM02",
        bad=varied(_GOOD, _PUBLICATION, ""), good=_GOOD,
    ),
    feed_rule(
        "news_publication_name_bracketed", _ERROR, _PAGE,
        "The name of a publication is that of news.google.com, without what stands in brackets.",
        "Leave the brackets out.",
        each("news:name", judge=_bracketed), profiles=_PROFILES, ref="NSM02",
        bad=varied(_GOOD, "Town Herald", "Town Herald (online)"), good=_GOOD,
    ),
    feed_rule(
        "news_title_has_publication", _WARNING, _PAGE,
        "The title of an article is that on its page, without the name of the publication.",
        "Leave the name of the publication to <news:name>.",
        each("news:news", judge=_publication_told), profiles=_PROFILES, ref="NSM05",
        since="2026-11-30",
        bad=varied(_GOOD, "the bridge<", "the bridge | Town Herald<"), good=_GOOD,
    ),
    feed_rule(
        "news_title_has_date", Severity.INFO, _PAGE,
        "The title of an article is that on its page, without its date.",
        "Leave the date to <news:publication_date>.",
        each("news:title", judge=_dated), profiles=_PROFILES, ref="NSM05", since="2026-11-30",
        bad=varied(_GOOD, "the bridge<", "the bridge - 22 November 2026<"), good=_GOOD,
    ),
    feed_rule(
        "news_title_has_markup", _WARNING, _PAGE,
        "The title of an article is that on its page, as it is read there.",
        "Write the characters, escaped once for XML.",
        each("news:title", judge=_marked), profiles=_PROFILES, ref="NSM05", since="2026-11-30",
        bad=varied(_GOOD, "Council opens", "Council &amp;amp; mayor open"), good=_GOOD,
    ),
    feed_rule(
        "news_address_repeated", _WARNING, _PAGE,
        "Each article of a news sitemap has an address of its own.",
        "List each article once.",
        _address_twice, profiles=_PROFILES, ref="NSM01", since="2026-11-30",
        bad=varied(_GOOD, "</urlset>", f"<url><loc>{_HOME}bridge</loc>{_ENTRY}</url></urlset>"),
        good=varied(_GOOD, "</urlset>", f"<url><loc>{_HOME}street</loc>{_ENTRY}</url></urlset>"),
    ),
    feed_rule(
        "news_publication_language_unknown", _ERROR, _PAGE,
        "The language of a publication is a code of ISO 639, or zh-cn or zh-tw.",
        "Write en, not en-GB.",
        each("news:language", judge=_bad_language), profiles=_PROFILES, ref="NSM03",
        bad=varied(_GOOD, ">en<", ">en-GB<"), good=_GOOD,
    ),
    feed_rule(
        "news_publication_date_unreadable", _ERROR, _PAGE,
        "The date of an article is a day, or a time with its zone.",
        "Write 2026-11-22T08:00:00+02:00.",
        each("news:publication_date", judge=_bad_date), profiles=_PROFILES, ref="NSM04",
        bad=varied(_GOOD, "2026-11-22T06:00:00Z", "22 November 2026"), good=_GOOD,
    ),
    feed_rule(
        "news_article_old", _ERROR, _PAGE,
        "A news sitemap holds the articles of the last two days.",
        "Take the address out, or its <news:news>.",
        _old, profiles=_PROFILES, ref="NSM06", now="2026-11-22T08:00:00+02:00",
        bad=varied(_GOOD, "2026-11-22T06", "2026-11-19T06"), good=_GOOD,
    ),
    feed_rule(
        "news_date_in_future", _WARNING, _PAGE,
        "The date of an article is when it was published, which is in the past.",
        "Write when the article was published, and list it from then on.",
        _in_future, profiles=_PROFILES, ref="NSM04", since="2026-11-30",
        now="2026-11-22T08:00:00+02:00",
        bad=varied(_GOOD, "2026-11-22T06", "2026-11-29T06"), good=_GOOD,
    ),
    feed_rule(
        "news_in_one_url_repeated", _ERROR, _PAGE,
        "One <url> has one <news:news>.", "Write one <url> for each article.",
        each("url", judge=_several), profiles=_PROFILES, ref="NSM01",
        bad=varied(_GOOD, _ENTRY, _ENTRY.strip() + _ENTRY), good=_GOOD,
    ),
    feed_rule(
        "news_too_many", _ERROR, _PAGE,
        "A news sitemap has at most 1,000 articles.", "Split it, and name the parts in an index.",
        each("urlset", judge=_too_many("news:news", _MOST_NEWS)), profiles=_PROFILES, ref="NSM01",
        bad=varied(_GOOD, "</urlset>", f"{_MORE_NEWS}</urlset>"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_address_missing", _ERROR, _SITEMAPS,
        "Each <url> and each <sitemap> has <loc>.", "Add <loc> with the whole address.",
        each("url", "sitemap", judge=lacks("loc")), profiles=_PROFILES, ref="NSM07",
        bad=varied(_GOOD, "<loc>https://herald.example/bridge</loc>", ""), good=_GOOD,
    ),
    feed_rule(
        "sitemap_namespace_wrong", _ERROR, _SITEMAPS,
        "A sitemap names the protocol as the name space of its root.",
        f'Write xmlns="{_SITEMAP}".',
        _foreign_root, profiles=_PROFILES, ref="NSM07", since="2026-11-30",
        bad=varied(_GOOD, f'xmlns="{_SITEMAP}" ', ""), good=_GOOD,
    ),
    feed_rule(
        "news_namespace_wrong", _ERROR, _PAGE,
        "What is said of news is in Google's name space, letter by letter.",
        f'Write xmlns:news="{_NEWS}".',
        _foreign_news, profiles=_PROFILES, ref="NSM01", since="2026-11-30",
        bad=varied(_GOOD, "sitemap-news/0.9", "sitemap-news/1.0"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_address_relative", _ERROR, _SITEMAPS,
        "An address in a sitemap begins with the protocol and names the host.",
        "Write the whole address, beginning with https://.",
        each("loc", "image:loc", judge=_relative), profiles=_PROFILES, ref="NSM07",
        since="2026-11-30",
        bad=varied(_GOOD, "https://herald.example/bridge", "/bridge"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_address_long", _ERROR, _SITEMAPS,
        "An address in a sitemap has fewer than 2,048 characters.", "Shorten the address.",
        each("loc", "image:loc", judge=_long), profiles=_PROFILES, ref="NSM07",
        bad=varied(_GOOD, "/bridge<", f"/{'bridge' * 400}<"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_too_long", _ERROR, _SITEMAPS,
        "A sitemap has at most 50,000 addresses.", "Split it, and name the parts in an index.",
        each("urlset", judge=_too_many("url", _MOST_URLS)), profiles=_PROFILES, ref="NSM07",
        bad=varied(_GOOD, "</urlset>", _MORE * _MOST_URLS + "</urlset>"), good=_GOOD,
    ),
)  # fmt: skip
