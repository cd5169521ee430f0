"""What Open Graph asks of a page's head, and what those who read it add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..findings import Severity
from ..markup.page import Element
from ..safety.dates import Instant
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Document
from ._rule import Page, Rule
from .schema_org_values import read_date

__all__ = ["HEAD", "RULES", "metas", "page_of"]

_PROFILES = ("opengraph",)
_PAGE = Page("https://ogp.me/")
_FACEBOOK = Page("https://developers.facebook.com/docs/sharing/webmasters/images")
_PINTEREST = Page("https://developers.pinterest.com/docs/web-features/article-rich-pins")
_TIERS = frozenset({"free", "locked", "metered"})
_WITH_URL = frozenset({"og:audio", "og:image", "og:video"})  # that og:image:url is identical to
_DATES = ("article:published_time", "article:modified_time", "article:expiration_time")
_RATIO, _SLACK = 1.91, 0.1  # of an image that Facebook shows whole, and what it may be off by
_DIGITS = re.compile(r"\d{1,6}", re.ASCII)

HEAD = (
    ("og:title", "Council opens the bridge"),
    ("og:type", "article"),
    ("og:url", "https://herald.example/bridge"),
    ("og:image", "https://herald.example/bridge.jpg"),
    ("og:image:alt", "The bridge"),
    ("og:image:width", "1200"),
    ("og:image:height", "630"),
    ("og:description", "The first walkers cross."),
    ("og:site_name", "Town Herald"),
    ("article:published_time", "2026-11-20T08:00:00+02:00"),
    ("article:author", "https://herald.example/by/ann-lee"),
    ("article:content_tier", "free"),
    ("article:opinion", "false"),
)


def page_of(
    attribute: str = "property", head: tuple[tuple[str, str], ...] = HEAD, /, **changes: str
) -> str:
    """Write a page with such metas; a change to nothing leaves the meta out."""
    told = {name.replace("__", ":"): value for name, value in changes.items()}
    held = {**dict(head), **told}
    rows = [
        f'<meta {attribute}="{name}" content="{value}">' for name, value in held.items() if value
    ]
    return "\n".join(["<!doctype html>", "<title>Bridge</title>", *rows, "<p>Text"])


def metas(document: Document, name: str) -> Iterator[tuple[Element, str]]:
    """Give the metas of a name, among others in `property` or `name`, with their content."""
    if document.page is None:
        return
    wanted = {name, f"{name}:url"} if name in _WITH_URL else {name}
    for meta in document.page.metas:
        held = (meta.attributes.get("property", ""), meta.attributes.get("name", ""))
        if not wanted.isdisjoint(" ".join(held).lower().split()):
            yield meta, meta.attributes.get("content", "").strip()


def _has_any(document: Document) -> bool:
    return document.page is not None


def _wanted(name: str) -> Callable[[Document], Iterator[tuple[int, str]]]:
    def survey(document: Document) -> Iterator[tuple[int, str]]:
        if _has_any(document) and not any(content for _, content in metas(document, name)):
            yield next((meta.offset for meta, _ in metas(document, name)), -1), f"no {name}"

    return survey


def _alt_missing(document: Document) -> Iterator[tuple[int, str]]:
    for meta, content in metas(document, "og:image"):
        if content and not any(text for _, text in metas(document, "og:image:alt")):
            yield meta.offset, "og:image has no og:image:alt"
            return


def _no_url(document: Document) -> Iterator[tuple[int, str]]:
    for name in ("og:url", "og:image", "og:video", "og:audio", "og:image:secure_url"):
        for meta, content in metas(document, name):
            if content and not is_absolute(content.replace(" ", "%20")):
                yield meta.offset, f'{name} "{show(content, 60)}" is no absolute URL'


def _size_missing(document: Document) -> Iterator[tuple[int, str]]:
    for meta, content in metas(document, "og:image"):
        width, height = _pixels(document, "width"), _pixels(document, "height")
        if content and not (width and height):
            yield meta.offset, "og:image has no og:image:width and og:image:height"
            return


def _pixels(document: Document, side: str) -> int:
    for _, content in metas(document, f"og:image:{side}"):
        if _DIGITS.fullmatch(content):
            return int(content)
    return 0


def _image_size(document: Document) -> Iterator[tuple[int, str]]:
    width, height = _pixels(document, "width"), _pixels(document, "height")
    if width and height and (width < 200 or height < 200):
        meta = next(metas(document, "og:image:width"))[0]
        yield meta.offset, f"og:image has {width} x {height} px; the least is 200 x 200"


def _image_large(document: Document) -> Iterator[tuple[int, str]]:
    width, height = _pixels(document, "width"), _pixels(document, "height")
    if width >= 200 and height >= 200 and (width < 600 or height < 315):
        meta = next(metas(document, "og:image:width"))[0]
        yield meta.offset, f"og:image has {width} x {height} px; a large card asks for 600 x 315"


def _image_ratio(document: Document) -> Iterator[tuple[int, str]]:
    width, height = _pixels(document, "width"), _pixels(document, "height")
    if width and height and abs(width / height / _RATIO - 1) > _SLACK:
        meta = next(metas(document, "og:image:width"))[0]
        yield meta.offset, f"og:image is {width / height:.2f} to 1; Facebook cuts to 1.91 to 1"


def _date_wrong(document: Document) -> Iterator[tuple[int, str]]:
    for name in _DATES:
        for meta, content in metas(document, name):
            if content and read_date(content) is None:
                yield meta.offset, f'{name} "{show(content, 60)}" is no date of ISO 8601'


def _date_naive(document: Document) -> Iterator[tuple[int, str]]:
    for name in _DATES:
        for meta, content in metas(document, name):
            moment = read_date(content)
            if moment is not None and not isinstance(moment, Instant):
                yield meta.offset, f'{name} "{show(content, 60)}" has no time zone'


def _author_named(document: Document) -> Iterator[tuple[int, str]]:
    for meta, content in metas(document, "article:author"):
        if content and not is_absolute(content):
            yield meta.offset, f'article:author "{show(content, 60)}" is no address of a profile'


def _one_of(name: str, known: frozenset[str]) -> Callable[[Document], Iterator[tuple[int, str]]]:
    def survey(document: Document) -> Iterator[tuple[int, str]]:
        for meta, content in metas(document, name):
            if content.lower() not in known:
                told = ", ".join(sorted(known))
                yield meta.offset, f'{name} "{show(content, 60)}" is none of {told}'

    return survey


def _type_wrong(document: Document) -> Iterator[tuple[int, str]]:
    stated = any(
        content
        for name in ("article:published_time", "article:section", "article:author")
        for _, content in metas(document, name)
    )
    for meta, content in metas(document, "og:type"):
        if stated and content and content.lower() != "article":
            yield meta.offset, f'og:type is "{show(content, 60)}", but article:* is stated'


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, good=page_of())
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _asked(name: str, ref: str, severity: Severity, page: Page = _PAGE, **rest: Any) -> Rule:
    snake = name.replace(":", "_")
    verb = "must" if severity is _ERROR else "should"
    return _rule(
        name=f"{snake}_missing", ref=ref, severity=severity, page=page,
        title=f"A page {verb} have {name}.", advice=f'Add <meta property="{name}" content="…">.',
        survey=_wanted(name), bad=page_of("property", HEAD, **{name.replace(":", "__"): ""}),
        **rest,
    )  # fmt: skip


RULES = (
    _asked("og:title", "OGP01", _ERROR),
    _asked("og:type", "OGP01", _ERROR),
    _asked("og:image", "OGP01", _ERROR),
    _asked("og:url", "OGP01", _ERROR),
    _asked("og:description", "OGP02", _INFO, _PINTEREST),
    _asked("og:site_name", "OGP02", _INFO, _PINTEREST),
    _rule(
        name="og_image_alt_missing", ref="OGP03", severity=_WARNING,
        title="og:image has og:image:alt.",
        advice="Add what the image shows.",
        survey=_alt_missing, bad=page_of(og__image__alt=""),
    ),
    _rule(
        name="og_url_relative", ref="OGP04", severity=_ERROR,
        title="URLs of Open Graph are absolute.",
        advice="Write the whole address, beginning with https://.",
        survey=_no_url, bad=page_of(og__image="/bridge.jpg"),
    ),
    _rule(
        name="og_image_size_missing", ref="OGP05", severity=_WARNING, page=_FACEBOOK,
        title="og:image says its width and height, so that the first to share it sees it.",
        advice="Add og:image:width and og:image:height.",
        survey=_size_missing, bad=page_of(og__image__width=""),
    ),
    _rule(
        name="og_image_too_small", ref="OGP05", severity=_ERROR, page=_FACEBOOK,
        title="og:image has 200 x 200 px or more.",
        advice="Give a larger image, best 1,200 x 630.",
        survey=_image_size, bad=page_of(og__image__width="120", og__image__height="63"),
    ),
    _rule(
        name="og_image_small_card", ref="OGP05", severity=_WARNING, page=_FACEBOOK,
        title="og:image has 600 x 315 px or more for a large card.",
        advice="Give a larger image, best 1,200 x 630.",
        survey=_image_large, bad=page_of(og__image__width="400", og__image__height="210"),
    ),
    _rule(
        name="og_image_cut", ref="OGP05", severity=_INFO, page=_FACEBOOK,
        title="og:image is 1.91 times as wide as it is high.",
        advice="Give an image of 1,200 x 630 px.",
        survey=_image_ratio, bad=page_of(og__image__height="1200"),
    ),
    _rule(
        name="og_date_unreadable", ref="OGP06", severity=_ERROR,
        title="The times of an article are written as ISO 8601 has them.",
        advice="Write 2026-11-20T08:00:00+02:00.",
        survey=_date_wrong, bad=page_of(article__published_time="yesterday"),
    ),
    _rule(
        name="og_date_without_zone", ref="OGP06", severity=_WARNING,
        title="The times of an article have a time zone.",
        advice="Add the offset that holds at the time.",
        survey=_date_naive, bad=page_of(article__published_time="2026-11-20T08:00:00"),
    ),
    _rule(
        name="og_author_is_no_profile", ref="OGP06", severity=_INFO, since="2026-11-30",
        title="article:author is the address of the author's profile.",
        advice="Write the address of the page about the author, one meta for each.",
        survey=_author_named, bad=page_of(article__author="Ann Lee"),
    ),
    _rule(
        name="og_type_is_no_article", ref="OGP07", severity=_WARNING,
        title="A page with article:* is of og:type article.",
        advice='Write <meta property="og:type" content="article">.',
        survey=_type_wrong, bad=page_of(og__type="website"),
    ),
    _rule(
        name="og_content_tier_unknown", ref="OGP08", severity=_WARNING, page=_FACEBOOK,
        title="article:content_tier is free, metered or locked.",
        advice="Write one of the three.",
        survey=_one_of("article:content_tier", _TIERS), bad=page_of(article__content_tier="paid"),
    ),
    _rule(
        name="og_opinion_unknown", ref="OGP08", severity=_WARNING, page=_FACEBOOK,
        title="article:opinion is true or false.",
        advice="Write true or false.",
        survey=_one_of("article:opinion", frozenset({"true", "false"})),
        bad=page_of(article__opinion="perhaps"),
    ),
)  # fmt: skip
