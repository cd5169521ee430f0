"""What live blogs are asked for: by schema.org, and by Google when it had a page on them.

Google has no page on live blogs today; its former words are known from those who followed them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import unquote

from ..findings import Severity
from ..markup import _html
from ..safety.dates import Instant
from ..safety.show import show
from ._document import Spot
from ._literals import texts_in
from ._rule import Page, Rule, asks, asks_of, stated_types, with_
from .google_video import holds_tags
from .schema_org_values import read_date

__all__ = ["GOOD", "RULES"]

_PROFILES = ("live-blog",)
_TERM = Page("https://schema.org/LiveBlogPosting", "2026-03-19")
_FORMER = Page("https://storyhawk.io/", "2024-08-22")
_MAIL = Page("https://github.com/guardian/frontend/issues/14108")
_OF = ("LiveBlogPosting",)
_IDS = ("id", "name")

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle", "LiveBlogPosting"],
    "headline": "Bridge opening, live",
    "url": "https://herald.example/live",
    "mainEntityOfPage": "https://herald.example/live",
    "description": "The bridge opens today.",
    "image": "https://herald.example/bridge.jpg",
    "datePublished": "2026-11-20T08:00:00+02:00",
    "dateModified": "2026-11-20T09:30:00+02:00",
    "coverageStartTime": "2026-11-20T08:00:00+02:00",
    "coverageEndTime": "2026-11-20T12:00:00+02:00",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "about": {
        "@type": "Event",
        "name": "Opening of the bridge",
        "startDate": "2026-11-20T09:00:00+02:00",
        "location": {"@type": "Place", "name": "The bridge"},
    },
    "publisher": {
        "@type": "Organization",
        "name": "Town Herald",
        "logo": "https://herald.example/logo.png",
    },
    "liveBlogUpdate": [
        {
            "@type": "BlogPosting",
            "headline": "First crossing",
            "datePublished": "2026-11-20T09:30:00+02:00",
            "articleBody": "The first walkers cross.",
            "url": "https://herald.example/live#first",
        }
    ],
}


def _on_page(anchor: str) -> str:
    script = f'<script type="application/ld+json">{json.dumps(GOOD)}</script>'
    return "\n".join(["<!doctype html>", script, f"<p id={anchor}>The first walkers cross."])


def _update(**changes: Any) -> dict[str, Any]:
    return with_(GOOD, liveBlogUpdate=[{**GOOD["liveBlogUpdate"][0], **changes}])


def _updates(spot: Spot) -> Iterable[tuple[str, Mapping[str, Any]]]:
    return spot.things("liveBlogUpdate")


def _instant(text: str) -> Instant | None:
    moment = read_date(text)
    return moment if isinstance(moment, Instant) else None


def _bounds(spot: Spot) -> tuple[Instant | None, Instant | None]:
    found = [
        next((_instant(text) for _, text in spot.texts(name)), None)
        for name in ("coverageStartTime", "coverageEndTime")
    ]
    return found[0], found[1]


def _update_type(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, update in _updates(spot):
        types = stated_types(update)
        if "BlogPosting" not in types:
            told = show(", ".join(types), 60) or "without type"
            yield pointer, f"an update is a BlogPosting, not {told}"


def _update_html(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, update in _updates(spot):
        for at, text in texts_in(update, "articleBody"):
            if holds_tags(text):
                yield pointer + at, "the text of the update holds HTML; plain text is read"


def _update_query(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, update in _updates(spot):
        for at, url in texts_in(update, "url"):
            if "?" in url:
                yield pointer + at, "the url of an update has query parameters"


def _update_anchor(spot: Spot) -> Iterator[tuple[str, str]]:
    pages = {text.split("#", 1)[0] for _, text in spot.texts("url")}
    for pointer, update in _updates(spot):
        for at, url in texts_in(update, "url"):
            page, mark, anchor = url.partition("#")
            if "?" not in url and pages and (page not in pages or not (mark and anchor)):
                told = f'the url "{show(url, 60)}" of an update'
                yield pointer + at, f"{told} is not that of the live blog with an #anchor"


def _anchor_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    page = spot.document.page
    if page is None or page.tree is None or not spot.is_main:
        return
    named = _html.select(page.tree, "[id],a[name]")
    anchors = {held.get(key) for node in named for held in [_html.attributes(node)] for key in _IDS}
    for pointer, update in _updates(spot):
        for at, url in texts_in(update, "url"):
            anchor = url.partition("#")[2]
            if anchor and not {anchor, unquote(anchor)} & anchors:
                yield pointer + at, f'nothing on the page has the id "{show(anchor, 60)}"'


def _update_twice(spot: Spot) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for pointer, update in _updates(spot):
        for at, url in texts_in(update, "url"):
            if url in seen:
                yield pointer + at, f"two updates have the url {show(url, 80)}"
            seen.add(url)


def _outside(spot: Spot) -> Iterator[tuple[str, str]]:
    start, end = _bounds(spot)
    if start is not None and end is not None and end < start:
        return
    for pointer, update in _updates(spot):
        for at, text in texts_in(update, "datePublished"):
            moment = _instant(text)
            if moment is None:
                continue
            if start is not None and moment < start:
                yield pointer + at, f"the update ({text}) is before coverageStartTime"
            elif end is not None and moment > end:
                yield pointer + at, f"the update ({text}) is after coverageEndTime"


def _unordered(spot: Spot) -> Iterator[tuple[str, str]]:
    found = [
        (pointer + at, moment)
        for pointer, update in _updates(spot)
        for at, text in texts_in(update, "datePublished")
        if (moment := _instant(text)) is not None
    ]
    moments = [moment for _, moment in found]
    if moments not in (sorted(moments), sorted(moments, reverse=True)):
        yield "/liveBlogUpdate", "the updates are neither newest first nor oldest first"


def _ends_early(spot: Spot) -> Iterator[tuple[str, str]]:
    start, end = _bounds(spot)
    if start is not None and end is not None and end < start:
        yield "/coverageEndTime", "coverageEndTime is before coverageStartTime"


def _time_wanted(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in ("coverageStartTime", "coverageEndTime"):
        for pointer, text in spot.texts(name):
            moment = read_date(text)
            if moment is not None and not isinstance(moment, Instant):
                yield pointer, f'{name} "{show(text, 60)}" has no time zone, or no time'


def _modified_stale(spot: Spot) -> Iterator[tuple[str, str]]:
    latest = [
        moment
        for _, update in _updates(spot)
        for _, text in texts_in(update, "datePublished")
        if (moment := _instant(text)) is not None
    ]
    for pointer, text in spot.texts("dateModified"):
        moment = _instant(text)
        if latest and moment is not None and moment < max(latest):
            yield pointer, f"dateModified ({text}) is before the latest update"


def _single_type(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.is_main and "NewsArticle" not in spot.kin and "LiveBlogPosting" in spot.types:
        yield "/@type", "LiveBlogPosting is no NewsArticle: paywalls and news features pass it by"


_rule = partial(Rule, profiles=_PROFILES, types=_OF, good=GOOD)
_asks = partial(asks, "live_blog", of=_OF, profiles=_PROFILES, good=GOOD)
_of_update = partial(
    asks_of, "live_blog_update", "liveBlogUpdate", of=_OF, profiles=_PROFILES, page=_FORMER,
    good=GOOD, pointer="/liveBlogUpdate/0", ref="LIV03",
)  # fmt: skip
_WARNING, _INFO = Severity.WARNING, Severity.INFO

RULES = (
    _asks("coverageStartTime", ref="LIV01", page=_TERM),
    _asks("coverageEndTime", ref="LIV01", page=_TERM),
    _asks("liveBlogUpdate", ref="LIV02", page=_TERM),
    _rule(
        name="live_blog_update_type_wrong", ref="LIV02", severity=_WARNING, page=_TERM,
        title="An update of a live blog is a BlogPosting.",
        advice="Write @type BlogPosting.",
        look=_update_type, bad=_update(**{"@type": "Comment"}),
    ),
    _of_update("headline"),
    _of_update("datePublished"),
    _of_update("articleBody"),
    _of_update("url"),
    _rule(
        name="live_blog_update_url_has_query", ref="LIV03", severity=_WARNING, page=_FORMER,
        title="The url of an update has no query parameters.",
        advice="Write the url of the live blog with an #anchor.",
        look=_update_query, bad=_update(url="https://herald.example/live?post=1#first"),
    ),
    _rule(
        name="live_blog_update_url_elsewhere", ref="LIV03", severity=_WARNING, page=_FORMER,
        title="The url of an update is that of the live blog with an anchor.",
        advice="Write the url of the live blog with an #anchor.",
        look=_update_anchor, bad=_update(url="https://herald.example/live"),
    ),
    _rule(
        name="live_blog_update_has_html", ref="LIV03", severity=_WARNING, page=_FORMER,
        since="2026-11-30",
        title="The text of an update is plain.",
        advice="Leave out the tags.",
        look=_update_html, bad=_update(articleBody="<p>The first walkers cross.</p>"),
    ),
    _asks("publisher", ref="LIV04", page=_MAIL),
    asks_of(
        "live_blog_publisher", "publisher", "name", ref="LIV04", of=_OF, profiles=_PROFILES,
        page=_MAIL, good=GOOD,
    ),
    asks_of(
        "live_blog_publisher", "publisher", "logo", ref="LIV04", of=_OF, profiles=_PROFILES,
        page=_MAIL, good=GOOD,
    ),
    *(
        _asks(name, ref="LIV05", page=_FORMER, severity=_INFO)
        for name in ("mainEntityOfPage", "headline", "image", "description", "author", "about")
    ),
    *(
        asks_of(
            "live_blog_event", "about", name, ref="LIV05", of=_OF, profiles=_PROFILES, page=_FORMER,
            good=GOOD, severity=_INFO, kinds=("Event",), since="2026-11-30",
        )
        for name in ("name", "startDate", "location")
    ),
    _asks("url", ref="LIV05", page=_FORMER, severity=_INFO),
    _asks("datePublished", ref="LIV06", page=_FORMER, severity=_INFO),
    _asks("dateModified", ref="LIV06", page=_FORMER, severity=_INFO),
    _rule(
        name="live_blog_modified_stale", ref="LIV06", severity=_INFO, page=_FORMER,
        title="dateModified of a live blog is that of its latest update, or later.",
        advice="Set dateModified with each update.",
        look=_modified_stale, bad=with_(GOOD, dateModified="2026-11-20T08:30:00+02:00"),
    ),
    _rule(
        name="live_blog_ends_before_start", ref="LIV07", severity=_WARNING, page=_TERM,
        title="Coverage does not end before it starts.",
        advice="Mend one of the two times.",
        look=_ends_early,
        bad=with_(GOOD, coverageEndTime="2026-11-20T07:00:00+02:00"),
    ),
    _rule(
        name="live_blog_update_outside_coverage", ref="LIV07", severity=_INFO, page=_TERM,
        title="An update lies between the start and the end of the coverage.",
        advice="Mend the time of the update, or that of the coverage.",
        look=_outside, bad=with_(GOOD, coverageEndTime="2026-11-20T09:00:00+02:00"),
    ),
    _rule(
        name="live_blog_update_twice", ref="LIV07", severity=_INFO, page=_FORMER,
        title="No two updates have one url.",
        advice="Give each update an anchor of its own.",
        look=_update_twice,
        bad=with_(GOOD, liveBlogUpdate=[GOOD["liveBlogUpdate"][0]] * 2),
        good=with_(GOOD, liveBlogUpdate=[
            GOOD["liveBlogUpdate"][0],
            {**GOOD["liveBlogUpdate"][0], "url": "https://herald.example/live#second"},
        ]),
    ),
    _rule(
        name="live_blog_updates_unordered", ref="LIV07", severity=_INFO, page=_FORMER,
        title="Updates stand newest first, or oldest first.",
        advice="Sort the updates by datePublished.",
        look=_unordered,
        bad=with_(GOOD, liveBlogUpdate=[
            {**GOOD["liveBlogUpdate"][0], "url": f"https://herald.example/live#{minute}",
             "datePublished": f"2026-11-20T09:{29 if minute == 10 else minute}:00+02:00"}
            for minute in (30, 20, 10)
        ]),
        good=with_(GOOD, liveBlogUpdate=[
            {**GOOD["liveBlogUpdate"][0], "url": f"https://herald.example/live#{minute}",
             "datePublished": f"2026-11-20T09:{minute}:00+02:00"} for minute in (30, 20, 10)
        ]),
    ),
    _rule(
        name="live_blog_time_without_zone", ref="LIV01", severity=_WARNING, page=_TERM,
        title="The times of the coverage have a time zone.",
        advice="Add the offset that holds at the time, as in +02:00.",
        look=_time_wanted, bad=with_(GOOD, coverageStartTime="2026-11-20T08:00:00"),
    ),
    _rule(
        name="live_blog_is_no_news_article", ref="LIV08", severity=_INFO, page=_TERM,
        title="A live blog of a newsroom is a NewsArticle as well.",
        advice='Write "@type": ["NewsArticle", "LiveBlogPosting"].',
        look=_single_type, bad=with_(GOOD, **{"@type": "LiveBlogPosting"}),
    ),
    _rule(
        name="live_blog_anchor_missing", ref="LIV07", severity=_INFO, page=_FORMER,
        title="The anchor in the url of an update is the id of an element of the page.",
        advice="Give the element of the update the id that its url names.",
        look=_anchor_missing, bad=_on_page("second"), good=_on_page("first"),
    ),
)  # fmt: skip
