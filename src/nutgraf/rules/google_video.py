"""What Google asks of videos, live streams, clips and seeking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..findings import Severity
from ..safety.dates import Instant
from ..safety.languages import is_country, is_long_country
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Spot, text_of, written
from ._images import format_fault
from ._interactions import incomplete_in, miscounted_in, unread_in
from ._literals import number_of, text_in, texts_in
from ._own_page import is_same_path
from ._rule import Page, Rule, asks, asks_of, stated_types, values_of, with_, without
from .schema_org_values import read_date

__all__ = ["GOOD", "LIVE", "RULES", "holds_tags"]

_PROFILES = ("video",)
_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/video", "2026-09-14"
)
_OF = ("VideoObject",)
_SEEK = "required name=seek_to_second_number"
_ACTIONS = frozenset({"CommentAction", "LikeAction", "ShareAction", "WatchAction"})
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "VideoObject",
    "name": "The bridge opens",
    "description": "The first walkers cross.",
    "thumbnailUrl": "https://herald.example/bridge.jpg",
    "uploadDate": "2026-11-20T08:00:00+02:00",
    "duration": "PT3M",
    "contentUrl": "https://herald.example/bridge.mp4",
    "expires": "2027-11-20T08:00:00+02:00",
    "regionsAllowed": ["GB", "UA"],
    "creator": {"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann-lee"},
    "interactionStatistic": {
        "@type": "InteractionCounter",
        "interactionType": {"@type": "WatchAction"},
        "userInteractionCount": 120,
    },
}
LIVE = with_(GOOD, publication={
    "@type": "BroadcastEvent",
    "isLiveBroadcast": True,
    "startDate": "2026-11-20T08:00:00+02:00",
    "endDate": "2026-11-20T09:00:00+02:00",
})  # fmt: skip
_CLIP = with_(GOOD, hasPart={
    "@type": "Clip",
    "name": "First crossing",
    "startOffset": 30,
    "endOffset": 60,
    "url": "https://herald.example/bridge?t=30",
})  # fmt: skip
_SEEKING = with_(GOOD, potentialAction={
    "@type": "SeekToAction",
    "target": "https://herald.example/bridge?t={seek_to_second_number}",
    "startOffset-input": _SEEK,
})  # fmt: skip

_MEDIA = re.compile(r"\.(?:avi|flv|m3u8|m4v|mkv|mov|mp4|mpd|mpe?g|ogv|ts|webm|wmv)$", re.IGNORECASE)


def _thumbnail(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("thumbnailUrl"):
        fault = format_fault(text)
        is_bad = text.strip() and not is_absolute(text)
        if is_bad and not spot.is_resolved(pointer, text):
            fault = f'Invalid URL in field "thumbnailUrl": "{show(text, 60)}"'
        if fault:
            yield pointer, fault


def _upload_zone(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("uploadDate"):
        moment = read_date(text)
        if moment is not None and not isinstance(moment, Instant):
            yield pointer, 'Datetime property "uploadDate" is missing a timezone'


def _is_page(spot: Spot) -> Iterator[tuple[str, str]]:
    page = spot.document.url.split("#", 1)[0].rstrip("/")
    for name in ("contentUrl", "embedUrl"):
        for pointer, text in spot.texts(name):
            if page and text.strip().split("#", 1)[0].rstrip("/") == page:
                yield pointer, f"{name} is the page itself"


def _embeds_file(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("embedUrl"):
        if _MEDIA.search(text.strip().split("?", 1)[0]):
            yield pointer, "embedUrl is a file; it is meant for a player"


def _expired(spot: Spot) -> Iterator[tuple[str, str]]:
    now = spot.document.now
    for pointer, text in spot.texts("expires") if now is not None else ():
        moment = read_date(text)
        if moment is not None and now is not None and moment.toordinal() < now.toordinal():
            yield pointer, f"the video expired ({show(text, 60)}), so it is not shown"


def _html(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("description"):
        if holds_tags(text):
            yield pointer, "the description holds HTML, which is ignored"


def holds_tags(text: str) -> bool:
    """Tell whether a text that should be plain holds a tag of HTML."""
    return _TAG.search(text) is not None


def _both_regions(spot: Spot) -> Iterator[tuple[str, str]]:
    if "regionsAllowed" in spot.node and "ineligibleRegion" in spot.node:
        yield "/ineligibleRegion", "regionsAllowed and ineligibleRegion are both given"


def _region(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in ("regionsAllowed", "ineligibleRegion"):
        for pointer, text in spot.texts(name):
            code = text.strip().upper()
            if not (is_country(code) or is_long_country(code)):
                said = "is no code of ISO 3166-1 in two or three letters"
                yield pointer, f'{name} "{show(text, 60)}" {said}'


def _interaction_count(spot: Spot) -> Iterator[tuple[str, str]]:
    if "interactionCount" in spot.node:
        yield "/interactionCount", "interactionCount is the old form of interactionStatistic"


def _not_live(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, event in spot.things("publication"):
        if "BroadcastEvent" in stated_types(event):
            live = [written(value) for _, value in values_of(event, "isLiveBroadcast")]
            if not any(one.rpartition("/")[2].lower() == "true" for one in live):
                at = "/isLiveBroadcast" if "isLiveBroadcast" in event else ""
                yield pointer + at, "isLiveBroadcast of the BroadcastEvent is not true"


def _ends_early(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, event in spot.things("publication"):
        end, start = (read_date(text_in(event, name)) for name in ("endDate", "startDate"))
        if isinstance(end, Instant) and isinstance(start, Instant) and end < start:
            yield f"{pointer}/endDate", "endDate of the broadcast is before startDate"


def _clips(spot: Spot) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for pointer, part in spot.things("hasPart"):
        if "Clip" in stated_types(part):
            yield pointer, part


def _same_start(spot: Spot) -> Iterator[tuple[str, str]]:
    seen: set[float] = set()
    for pointer, clip in _clips(spot):
        start = number_of(clip, "startOffset")
        if start is not None and start in seen:
            yield f"{pointer}/startOffset", f"two clips start at {start:g} seconds"
        if start is not None:
            seen.add(start)


def _clip_reversed(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, clip in _clips(spot):
        start, end = number_of(clip, "startOffset"), number_of(clip, "endOffset")
        if start is not None and end is not None and end <= start:
            yield f"{pointer}/endOffset", f"the clip ends at {end:g}, before it starts at {start:g}"


def _offset_wrong(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, clip in _clips(spot):
        for name in ("startOffset", "endOffset"):
            for at, value in values_of(clip, name):
                text, number = text_of(value), number_of(clip, name)
                is_wrong = text is not None and text.strip() and number is None
                if is_wrong or isinstance(value, bool) or (number is not None and number < 0):
                    yield pointer + at, f'{name} is "{show(value, 60)}", no number of seconds'


def _clip_elsewhere(spot: Spot) -> Iterator[tuple[str, str]]:
    page = spot.document.url
    for pointer, clip in _clips(spot):
        for at, text in texts_in(clip, "url"):
            if not is_absolute(text):
                continue
            if page and not is_same_path(text, page):
                yield pointer + at, "the url of the clip leads to another page than its own"
            elif not ({"?", "#"} & {*text}):
                yield pointer + at, "the url of the clip does not say at which second it starts"


def _unread(spot: Spot) -> Iterator[tuple[str, str]]:
    yield from unread_in(spot, spot.node, "interactionStatistic", _ACTIONS)


def _counter_incomplete(spot: Spot) -> Iterator[tuple[str, str]]:
    yield from incomplete_in(spot, spot.node, "interactionStatistic")


def _miscounted(spot: Spot) -> Iterator[tuple[str, str]]:
    yield from miscounted_in(spot, spot.node, "interactionStatistic")


def _actions(spot: Spot) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for pointer, action in spot.things("potentialAction"):
        if "SeekToAction" in stated_types(action):
            yield pointer, action


def _seek_target(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, action in _actions(spot):
        texts = [text for _, text in texts_in(action, "target")]
        for _, value in values_of(action, "target"):
            texts += [text_in(value, "urlTemplate")] if isinstance(value, dict) else []
        if not any("{seek_to_second_number}" in text for text in texts):
            at = "/target" if "target" in action else ""
            yield pointer + at, "target of the SeekToAction has no {seek_to_second_number}"


def _seek_input(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, action in _actions(spot):
        if [text for _, text in texts_in(action, "startOffset-input")] != [_SEEK]:
            at = "/startOffset-input" if "startOffset-input" in action else ""
            yield pointer + at, f'startOffset-input is not "{_SEEK}"'


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, types=_OF, good=GOOD)
_asks = partial(asks, "video", of=_OF, profiles=_PROFILES, page=_PAGE, good=GOOD)
_of = partial(asks_of, of=_OF, profiles=_PROFILES, page=_PAGE)
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES = (
    _asks("name", ref="VID01", severity=_ERROR),
    _asks("thumbnailUrl", ref="VID02", severity=_ERROR),
    _asks("uploadDate", ref="VID03", severity=_ERROR),
    _asks("contentUrl|embedUrl", ref="VID04"),
    _asks("description", ref="VID06"),
    _asks("duration", ref="VID07"),
    _asks("interactionStatistic", ref="VID10"),
    _asks("creator|author", ref="VID11"),
    _of("video_creator", "creator", "name|alternateName", ref="VID11", good=GOOD),
    _of("video_creator", "creator", "url", ref="VID11", good=GOOD, severity=_INFO),
    _of("broadcast", "publication", "startDate", ref="VID12", good=LIVE, severity=_ERROR,
        kinds=("BroadcastEvent",)),
    _of("broadcast", "publication", "endDate", ref="VID12", good=LIVE, kinds=("BroadcastEvent",)),
    _of("clip", "hasPart", "name", ref="VID13", good=_CLIP, severity=_ERROR, kinds=("Clip",)),
    _of("clip", "hasPart", "startOffset", ref="VID13", good=_CLIP, severity=_ERROR,
        kinds=("Clip",)),
    _of("clip", "hasPart", "url", ref="VID13", good=_CLIP, severity=_ERROR, kinds=("Clip",)),
    _of("clip", "hasPart", "endOffset", ref="VID13", good=_CLIP, kinds=("Clip",)),
    _rule(
        name="video_thumbnail_unusable", ref="VID02", severity=_WARNING,
        title="The thumbnail of a video is an image that Google can fetch and read.",
        advice="Write the whole address of a JPEG, PNG or WebP image.",
        look=_thumbnail, bad=with_(GOOD, thumbnailUrl="bridge.jpg"),
    ),
    _rule(
        name="video_upload_date_without_zone", ref="VID03", severity=_WARNING,
        title="uploadDate has a time and a time zone.",
        advice="Add the offset that holds at the time, as in +02:00.",
        look=_upload_zone, bad=with_(GOOD, uploadDate="2026-11-20T08:00:00"),
    ),
    _rule(
        name="video_url_is_page", ref="VID04", severity=_WARNING,
        title="contentUrl is the file, embedUrl the player; neither is the page.",
        advice="Write the address of the file or player.",
        look=_is_page, bad=with_(GOOD, contentUrl="https://herald.example/bridge"),
        url="https://herald.example/bridge",
    ),
    _rule(
        name="video_embed_is_file", ref="VID05", severity=_INFO, since="2026-11-29",
        title="embedUrl is the address of a player; that of the file is contentUrl.",
        advice="Write the address of the file in contentUrl.",
        look=_embeds_file, bad=with_(GOOD, embedUrl="https://herald.example/bridge.mp4"),
    ),
    _rule(
        name="video_expired", ref="VID08", severity=_WARNING, now="2026-11-22T08:00:00+02:00",
        title="A video that can still be seen has not expired.",
        advice="Leave expires out where a video does not expire.",
        look=_expired, bad=with_(GOOD, expires="2026-11-01T08:00:00+02:00"),
    ),
    _rule(
        name="video_description_has_html", ref="VID06", severity=_INFO,
        title="The description of a video is plain text.",
        advice="Leave out the tags.",
        look=_html, bad=with_(GOOD, description="<b>Walkers</b> cross."),
    ),
    _rule(
        name="video_regions_both", ref="VID09", severity=_WARNING,
        title="A video names the regions where it may be seen, or those where it may not.",
        advice="Keep one of the two.",
        look=_both_regions, bad=with_(GOOD, ineligibleRegion="FR"),
    ),
    _rule(
        name="video_region_unknown", ref="VID09", severity=_WARNING,
        title="A region is a code of ISO 3166-1.",
        advice="Write GB or GBR; several stand in a list.",
        look=_region, bad=with_(GOOD, regionsAllowed=["Britain"]),
    ),
    _rule(
        name="video_interaction_count", ref="VID10", severity=_INFO,
        title="The count of views stands in interactionStatistic.",
        advice="Write an InteractionCounter with WatchAction.",
        look=_interaction_count, bad=with_(GOOD, interactionCount=120),
    ),
    _rule(
        name="video_interaction_incomplete", ref="VID10", severity=_WARNING, since="2026-11-30",
        title="A counter says what it counts, and how often that happened.",
        advice="Write interactionType and userInteractionCount.",
        look=_counter_incomplete,
        bad=without(GOOD, "/interactionStatistic/userInteractionCount"),
    ),
    _rule(
        name="video_interaction_miscounted", ref="VID10", severity=_WARNING, since="2026-11-30",
        title="A video was watched, liked or shared a number of times.",
        advice="Write userInteractionCount as a whole number, of digits alone.",
        look=_miscounted,
        bad=with_(GOOD, interactionStatistic={
            **GOOD["interactionStatistic"], "userInteractionCount": -3}),
    ),
    _rule(
        name="broadcast_not_live", ref="VID12", severity=_ERROR, good=LIVE,
        title="A BroadcastEvent says isLiveBroadcast: true.",
        advice="Write isLiveBroadcast: true, also when the broadcast is over.",
        look=_not_live, bad=without(LIVE, "/publication/isLiveBroadcast"),
    ),
    _rule(
        name="broadcast_end_wrong", ref="VID12", severity=_WARNING, good=LIVE,
        title="A broadcast ends after it starts.",
        advice="Mend endDate.",
        look=_ends_early,
        bad=with_(LIVE, publication={**LIVE["publication"],
                                      "endDate": "2026-11-20T07:00:00+02:00"}),
    ),
    _rule(
        name="clips_start_alike", ref="VID13", severity=_ERROR,
        title="No two clips of a video start at one time.",
        advice="Give each clip its own startOffset.",
        look=_same_start,
        bad=with_(_CLIP, hasPart=[_CLIP["hasPart"], _CLIP["hasPart"]]),
        good=with_(_CLIP, hasPart=[_CLIP["hasPart"], {**_CLIP["hasPart"], "startOffset": 31}]),
    ),
    _rule(
        name="clip_offset_no_number", ref="VID13", severity=_ERROR, good=_CLIP, since="2026-11-30",
        title="The offsets of a clip are numbers of seconds.",
        advice="Write 90 for a minute and a half.",
        look=_offset_wrong, bad=with_(_CLIP, hasPart={**_CLIP["hasPart"], "startOffset": "0:30"}),
    ),
    _rule(
        name="clip_url_wrong", ref="VID13", severity=_WARNING, good=_CLIP, since="2026-11-30",
        title="The url of a clip is that of its page, with the second at which it starts.",
        advice="Write the address of the page with a parameter such as ?t=30.",
        look=_clip_elsewhere,
        bad=with_(_CLIP, hasPart={**_CLIP["hasPart"], "url": "https://herald.example/bridge"}),
    ),
    _rule(
        name="video_interaction_unread", ref="VID10", severity=_WARNING, since="2026-11-30",
        title="Of a video it is read how often it was watched, liked, shared and commented on.",
        advice="Count WatchAction, LikeAction, ShareAction or CommentAction.",
        look=_unread,
        bad=with_(GOOD, interactionStatistic={
            **GOOD["interactionStatistic"], "interactionType": {"@type": "ReadAction"}}),
    ),
    _rule(
        name="clip_ends_before_start", ref="VID13", severity=_WARNING, good=_CLIP,
        title="A clip ends after it starts.",
        advice="Mend endOffset.",
        look=_clip_reversed, bad=with_(_CLIP, hasPart={**_CLIP["hasPart"], "endOffset": 3}),
    ),
    _rule(
        name="seek_target_wrong", ref="VID14", severity=_ERROR, good=_SEEKING,
        title="The target of a SeekToAction holds {seek_to_second_number}.",
        advice="Write the address of the page with {seek_to_second_number} for the second.",
        look=_seek_target,
        bad=with_(_SEEKING, potentialAction={**_SEEKING["potentialAction"],
                                             "target": "https://herald.example/bridge"}),
    ),
    _rule(
        name="seek_input_wrong", ref="VID14", severity=_ERROR, good=_SEEKING,
        title="startOffset-input of a SeekToAction is a fixed text.",
        advice=f"Write {_SEEK}.",
        look=_seek_input,
        bad=with_(_SEEKING, potentialAction={**_SEEKING["potentialAction"],
                                             "startOffset-input": "required"}),
    ),
)  # fmt: skip
