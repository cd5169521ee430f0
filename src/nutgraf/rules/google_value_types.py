"""What values have to be in the tables of Google's features: nodes of a type, dates, URLs.

Google's report words these faults alike for all features; live blogs, on which it has no page any
more, are asked for what schema.org says of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from .. import vocabulary
from ..findings import Severity
from ..safety.dates import LocalDateTime
from ..safety.show import show
from ..safety.urls import is_absolute
from . import (
    google_breadcrumb,
    google_fact_check,
    google_image_licence,
    google_pages,
    google_video,
)
from . import live_blog as live
from ._document import Spot, text_of, types_of, written
from ._expect import kin_meant
from ._rule import Page, Rule, values_of, with_
from .google_others import EVENT, RECIPE, REVIEW, of_critics
from .schema_org_values import is_duration, read_date

__all__ = ["RULES"]

_PAGE = Page("https://support.google.com/webmasters/answer/13300873")
_LIVE = Page("https://schema.org/LiveBlogPosting", "2026-03-19")
_SINCE = "2026-11-30"
_AGENTS = ("Organization", "Person")
_ANY = ("Thing",)
_PART_OF_DATE = re.compile(r"\s*\d{4}(?:-\d\d)?\s*", re.ASCII)
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _held(spot: Spot, held_in: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the node itself, or those in one of its properties."""
    if held_in:
        yield from spot.things(held_in)
    else:
        yield "", spot.node


def _no_node(
    spot: Spot, key: str, kinds: tuple[str, ...], held_in: str
) -> Iterator[tuple[str, str]]:
    for pointer, node in _held(spot, held_in):
        for at, value in spot.document.values(node, key):
            told = _told(spot, value, kinds)
            if told:
                yield pointer + at, f'Invalid object type for field "{key}": {told}'


def _told(spot: Spot, value: Any, kinds: tuple[str, ...]) -> str:
    """Say what stands there instead of a node of one of these types; nothing of what may be one."""
    if isinstance(value, dict) and "@value" not in value:
        types = types_of(spot.document_whole(value))
        kin = kin_meant(types)
        if not kin or "Role" in kin or not kin.isdisjoint(kinds):
            return ""
        return next(filter(vocabulary.is_type, types))
    text = text_of(value)
    if text is None:
        return show(str(value), 60)
    is_named = not text.strip() or text in spot.document.ids  # markup names nodes by their address
    return "" if is_named else f'the text "{show(text, 60)}"'


def _unread(
    spot: Spot, keys: tuple[str, ...], reads: Callable[[str], object], told: str, held_in: str
) -> Iterator[tuple[str, str]]:
    for pointer, node in _held(spot, held_in):
        for key in keys:
            for at, value in spot.document.values(node, key):
                text = written(value)
                if text.strip() and not reads(text):
                    yield pointer + at, told.format(key, show(text, 60))


def _no_address(spot: Spot, key: str, held_in: str) -> Iterator[tuple[str, str]]:
    for pointer, node in _held(spot, held_in):
        for at, value in spot.document.values(node, key):
            below, text = _address(spot, value)
            where = pointer + at + below
            if text.strip() and not _is_whole(text) and not spot.is_resolved(where, text):
                yield where, f'Invalid URL in field "{key}": "{show(text, 60)}"'


def _is_whole(text: str) -> bool:
    return is_absolute(text.strip().replace(" ", "%20"))  # as readers mend it


def _address(spot: Spot, value: Any) -> tuple[str, str]:
    """Give the address in a value, and where in it it stands: a node has its @id or its url."""
    if not isinstance(value, dict) or "@value" in value:
        return "", text_of(value) or ""
    urls = [(at, text_of(one) or "") for at, one in values_of(spot.document_whole(value), "url")]
    if any(_is_whole(text) for _, text in urls):
        return "", ""
    name = value.get("@id")
    if isinstance(name, str):  # in markup it is the address in a link
        return ("/@id", name) if spot.top.syntax == "jsonld" else ("", "")
    return urls[0] if urls else ("", "")


def _without_zone(spot: Spot, keys: tuple[str, ...], held_in: str) -> Iterator[tuple[str, str]]:
    for pointer, node in _held(spot, held_in):
        for key in keys:
            for at, value in spot.document.values(node, key):
                if isinstance(read_date(text_of(value) or ""), LocalDateTime):
                    yield pointer + at, f'Datetime property "{key}" is missing a timezone'


def _is_date(text: str) -> bool:
    return read_date(text) is not None


def _is_about(text: str) -> bool:
    """Tell whether a text is a date, or the year or month that is known of another's work."""
    return _is_date(text) or _PART_OF_DATE.fullmatch(text) is not None


def _changed(good: dict[str, Any], held_in: str, **values: Any) -> dict[str, Any]:
    """Give an example with other values in the first node of a property, or in itself."""
    if not held_in:
        return with_(good, **values)
    held = good[held_in]
    first, rest = (held[0], held[1:]) if isinstance(held, list) else (held, [])
    return with_(good, **{held_in: [with_(first, **values), *rest]})


def _typed(  # noqa: PLR0913, PLR0917 (a row of the table)
    name: str, ref: str, of: str, key: str, kinds: tuple[str, ...], severity: Severity,
    good: dict[str, Any], profile: str, held_in: str = "", page: Page = _PAGE,
) -> Rule:  # fmt: skip
    asked = "node" if kinds == _ANY else " or ".join(kinds)
    where = f"{held_in} of {of}" if held_in else of
    return Rule(
        name=f"{name}_type_wrong", ref=ref, severity=severity, profiles=(profile,), page=page,
        types=(of,), since=_SINCE, good=good,
        title=f"{key} of {where} is a {asked}, not text.",
        advice=f"Write a node: {{\"@type\": \"{kinds[0] if kinds != _ANY else '…'}\", …}}.",
        look=partial(_no_node, key=key, kinds=kinds, held_in=held_in),
        bad=_changed(good, held_in, **{key: "Some text"}),
    )  # fmt: skip


def _dated(  # noqa: PLR0913, PLR0917 (a row of the table)
    name: str, ref: str, of: str, keys: tuple[str, ...], severity: Severity,
    good: dict[str, Any], profile: str, held_in: str = "", page: Page = _PAGE,
    reads: Callable[[str], object] = _is_date,
) -> Rule:  # fmt: skip
    return Rule(
        name=f"{name}_invalid", ref=ref, severity=severity, profiles=(profile,), page=page,
        types=(of,), since=_SINCE, good=good,
        title=f"{' and '.join(keys)} of {f'{held_in} of {of}' if held_in else of} are dates.",
        advice="Write a date or date-time of ISO 8601, such as 2026-11-22T08:00:00+02:00.",
        look=partial(
            _unread, keys=keys, held_in=held_in, reads=reads,
            told='Invalid datetime value for "{}": "{}"',
        ),
        bad=_changed(good, held_in, **{keys[0]: "yesterday"}),
    )  # fmt: skip


def _zoned(  # noqa: PLR0913, PLR0917 (a row of the table)
    name: str, ref: str, of: str, keys: tuple[str, ...], good: dict[str, Any], profile: str,
    held_in: str = "", page: Page = _PAGE,
) -> Rule:  # fmt: skip
    return Rule(
        name=f"{name}_without_zone", ref=ref, severity=_WARNING, profiles=(profile,), page=page,
        types=(of,), since=_SINCE, good=good,
        title=f"{' and '.join(keys)} of {f'{held_in} of {of}' if held_in else of} have a zone.",
        advice="Add the offset that holds at the time, as in +02:00.",
        look=partial(_without_zone, keys=keys, held_in=held_in),
        bad=_changed(good, held_in, **{keys[0]: "2026-11-20T08:00:00"}),
    )  # fmt: skip


def _addressed(  # noqa: PLR0913, PLR0917 (a row of the table)
    name: str, ref: str, of: str, key: str, severity: Severity, good: dict[str, Any], profile: str,
    held_in: str = "",
) -> Rule:  # fmt: skip
    return Rule(
        name=f"{name}_invalid", ref=ref, severity=severity, profiles=(profile,), page=_PAGE,
        types=(of,), since=_SINCE, good=good,
        title=f"{key} of {f'{held_in} of {of}' if held_in else of} is a whole URL.",
        advice="Write the whole address, beginning with https://.",
        look=partial(_no_address, key=key, held_in=held_in),
        bad=_changed(good, held_in, **{key: "bridge/a"}),
    )  # fmt: skip


_TRAIL, _AGENCY = google_breadcrumb.GOOD, google_pages.ORGANIZATION
_CLAIM, _VIDEO, _BLOG = google_fact_check.GOOD, google_video.GOOD, live.GOOD

RULES = (
    _typed("claim_review_rating", "CLR02", "ClaimReview", "reviewRating", ("Rating",), _ERROR,
           _CLAIM, "claim-review"),
    _typed("claim_review_author", "CLR07", "ClaimReview", "author", _AGENTS, _WARNING, _CLAIM,
           "claim-review"),
    _typed("claim_review_item", "CLR08", "ClaimReview", "itemReviewed", _ANY, _WARNING, _CLAIM,
           "claim-review"),
    _typed("claim_author", "CLR09", "ClaimReview", "author", _AGENTS, _WARNING, _CLAIM,
           "claim-review", "itemReviewed"),
    _dated("claim_date", "CLR10", "ClaimReview", ("datePublished",), _WARNING, _CLAIM,
           "claim-review", "itemReviewed", reads=_is_about),
    _typed("video_creator", "VID11", "VideoObject", "creator", _AGENTS, _WARNING, _VIDEO, "video"),
    _typed("video_interaction", "VID10", "VideoObject", "interactionStatistic",
           ("InteractionCounter",), _WARNING, _VIDEO, "video"),
    _typed("video_publication", "VID12", "VideoObject", "publication", ("PublicationEvent",),
           _WARNING, google_video.LIVE, "video"),
    _dated("video_upload_date", "VID03", "VideoObject", ("uploadDate",), _ERROR, _VIDEO, "video"),
    _dated("video_expires", "VID08", "VideoObject", ("expires",), _WARNING, _VIDEO, "video"),
    _dated("broadcast_date", "VID12", "VideoObject", ("startDate", "endDate"), _ERROR,
           google_video.LIVE, "video", "publication"),
    Rule(
        name="video_duration_invalid", ref="VID07", severity=_WARNING, profiles=("video",),
        page=_PAGE, types=("VideoObject",), since=_SINCE, good=_VIDEO,
        title="The duration of a video is one of ISO 8601.",
        advice="Write it as in PT1H2M3S.",
        look=partial(
            _unread, keys=("duration",), reads=is_duration, held_in="",
            told='Date/time not in ISO 8601 format in field "{}": "{}"',
        ),
        bad=with_(_VIDEO, duration="3:00"),
    ),
    _zoned("video_expires", "VID08", "VideoObject", ("expires",), _VIDEO, "video"),
    _zoned("broadcast_date", "VID12", "VideoObject", ("startDate", "endDate"), google_video.LIVE,
           "video", "publication"),
    _zoned("live_blog_update_date", "LIV03", "LiveBlogPosting", ("datePublished",), _BLOG,
           "live-blog", "liveBlogUpdate", page=_LIVE),
    _zoned("profile_date", "PRO03", "ProfilePage", ("dateCreated", "dateModified"),
           google_pages.PROFILE, "profile-page"),
    _addressed("claim_review_url", "CLR03", "ClaimReview", "url", _ERROR, _CLAIM, "claim-review"),
    _addressed("claim_author_same_as", "CLR09", "Claim", "sameAs", _WARNING,
               _CLAIM["itemReviewed"], "claim-review", "author"),
    _addressed("claim_appearance", "CLR11", "ClaimReview", "appearance", _WARNING, _CLAIM,
               "claim-review", "itemReviewed"),
    _addressed("breadcrumb_item", "BRC02", "BreadcrumbList", "item", _ERROR, _TRAIL, "breadcrumb",
               "itemListElement"),
    _addressed("video_content_url", "VID04", "VideoObject", "contentUrl", _WARNING, _VIDEO,
               "video"),
    _addressed("video_embed_url", "VID05", "VideoObject", "embedUrl", _WARNING,
               with_(_VIDEO, embedUrl="https://herald.example/player/bridge"), "video"),
    _addressed("video_creator_url", "VID11", "VideoObject", "url", _INFO, _VIDEO, "video",
               "creator"),
    _addressed("organization_url", "ORG01", "Organization", "url", _WARNING, _AGENCY,
               "organization"),
    _addressed("organization_same_as", "ORG01", "Organization", "sameAs", _WARNING, _AGENCY,
               "organization"),
    _addressed("profile_same_as", "PRO03", "ProfilePage", "sameAs", _WARNING,
               google_pages.PROFILE, "profile-page", "mainEntity"),
    _typed("live_blog_updates", "LIV02", "LiveBlogPosting", "liveBlogUpdate", _ANY, _WARNING, _BLOG,
           "live-blog", page=_LIVE),
    _typed("live_blog_publisher", "LIV04", "LiveBlogPosting", "publisher", _AGENTS, _WARNING, _BLOG,
           "live-blog", page=_LIVE),
    _dated("live_blog_time", "LIV01", "LiveBlogPosting", ("coverageStartTime", "coverageEndTime"),
           _WARNING, _BLOG, "live-blog", page=_LIVE),
    _dated("live_blog_update_date", "LIV03", "LiveBlogPosting", ("datePublished",), _WARNING, _BLOG,
           "live-blog", "liveBlogUpdate", page=_LIVE),
    _typed("profile", "PRO01", "ProfilePage", "mainEntity", _ANY, _ERROR, google_pages.PROFILE,
           "profile-page"),
    _dated("profile_date", "PRO03", "ProfilePage", ("dateCreated", "dateModified"), _WARNING,
           google_pages.PROFILE, "profile-page"),
    _typed("speakable", "SPK01", "CreativeWork", "speakable", ("SpeakableSpecification",), _ERROR,
           google_pages.SPOKEN, "speakable"),
    _typed("image_creator", "LIC04", "ImageObject", "creator", _AGENTS, _WARNING,
           google_image_licence.GOOD, "image-licence"),
    _typed("organization_contact_point", "ORG01", "Organization", "contactPoint",
           ("ContactPoint",), _WARNING, google_pages.ORGANIZATION, "organization"),
    _typed("organization_address", "ORG03", "Organization", "address", ("PostalAddress",),
           _WARNING, google_pages.ORGANIZATION, "organization"),
    _dated("organization_founding_date", "ORG01", "Organization", ("foundingDate",), _WARNING,
           google_pages.ORGANIZATION, "organization", reads=_is_about),
    of_critics(_typed("review_author", "REV01", "Review", "author", _AGENTS, _ERROR, REVIEW,
                      "review")),
    of_critics(_typed("review_item", "REV01", "Review", "itemReviewed", _ANY, _ERROR, REVIEW,
                      "review")),
    of_critics(_typed("review_rating", "REV01", "Review", "reviewRating", ("Rating",), _ERROR,
                      REVIEW, "review")),
    of_critics(_dated("review_date", "REV01", "Review", ("datePublished",), _WARNING, REVIEW,
                      "review")),
    _addressed("recipe_image", "REC01", "Recipe", "image", _WARNING, RECIPE, "recipe"),
    _dated("event_start_date", "EVT01", "Event", ("startDate",), _ERROR, EVENT, "event"),
    _typed("event_location", "EVT01", "Event", "location", ("Place", "VirtualLocation"), _ERROR,
           EVENT, "event"),
)  # fmt: skip
