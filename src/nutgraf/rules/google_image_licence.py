"""What Google asks of the licence metadata of images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Spot, types_of
from ._rule import Page, Rule, asks_of, empty_at, is_filled, with_, without

__all__ = ["GOOD", "RULES"]

_PROFILES = ("image-licence",)
_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata",
    "2025-12-10",
)
_OF = ("ImageObject",)
# IPTC digital source types that Google reads.
_SOURCES = frozenset(
    {"algorithmicmedia", "compositesynthetic", "compositewithtrainedalgorithmicmedia",
     "trainedalgorithmicmedia"}
)  # fmt: skip
_MOST_ALONE = 100  # images in a document that describes nothing else
_ONE_OF = ("creator", "creditText", "copyrightNotice", "license")

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ImageObject",
    "contentUrl": "https://herald.example/bridge.jpg",
    "license": "https://herald.example/licence",
    "acquireLicensePage": "https://herald.example/buy",
    "creditText": "Ann Lee / Town Herald",
    "copyrightNotice": "Town Herald",
    "creator": {"@type": "Person", "name": "Ann Lee"},
}


def _is_claimed(spot: Spot) -> bool:
    """Tell whether the feature is claimed for the image: it states rights, or is described alone.

    An image of an article, or in a graph of other things, need not have them.
    """
    return any(_has(spot, name) for name in (*_ONE_OF, "acquireLicensePage")) or _is_alone(spot)


def _is_alone(spot: Spot) -> bool:
    """Tell whether the document describes images, and nothing else."""
    tops = spot.document.tops
    if spot.parent is not None or len(tops) > _MOST_ALONE:
        return False
    return all(types_of(top.node) == _OF for top in tops if top.node)


def _has(spot: Spot, name: str) -> bool:
    return is_filled(spot.whole.get(name))


def _url_only(spot: Spot) -> Iterator[tuple[str, str]]:
    if "url" in spot.node and not _has(spot, "contentUrl") and _is_claimed(spot):
        yield "/url", "the image is named by url; contentUrl is asked for"


def _url_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    named = _has(spot, "contentUrl") or _has(spot, "url")
    if _is_claimed(spot) and not spot.is_reference and not named:
        yield empty_at(spot.node, "contentUrl"), 'Missing field "contentUrl"'


def _nothing_said(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_claimed(spot) and not any(_has(spot, name) for name in _ONE_OF):
        quoted = ", ".join(f'"{name}"' for name in _ONE_OF)
        yield "", f"Either of {quoted} should be specified"


def _rest_missing(name: str) -> Any:
    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        said = any(_has(spot, one) for one in _ONE_OF)
        if said and not spot.is_reference and not _has(spot, name):
            yield empty_at(spot.node, name), f'Missing field "{name}"'

    return look


def _no_url(spot: Spot) -> Iterator[tuple[str, str]]:
    for name in ("license", "acquireLicensePage"):
        for pointer, text in spot.texts(name):
            yield from _invalid(spot, name, pointer, text)


def _content_invalid(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("contentUrl") if _is_claimed(spot) else ():
        yield from _invalid(spot, "contentUrl", pointer, text)


def _invalid(spot: Spot, name: str, pointer: str, text: str) -> Iterator[tuple[str, str]]:
    if text.strip() and not (is_absolute(text) or spot.is_resolved(pointer, text)):
        yield pointer, f'Invalid URL in field "{name}": "{show(text, 60)}"'


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, types=_OF, good=GOOD)
_WARNING = Severity.WARNING


def _source_unread(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("digitalSourceType"):
        name = re.split(r"[/#:]", text.strip())[-1].removesuffix("DigitalSource").lower()
        if name and name not in _SOURCES:
            yield pointer, f'digitalSourceType "{show(text, 60)}" is none that Google tells of'


RULES = (
    _rule(
        name="image_source_type_unread", ref="LIC06", severity=Severity.INFO,
        title="Of an image that software made or changed, Google tells how it came about.",
        advice="Nothing needs to be done where no software made the image.",
        look=_source_unread,
        bad=with_(GOOD, digitalSourceType="https://schema.org/DigitalCaptureDigitalSource"),
        good=with_(GOOD, digitalSourceType="https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
    ),
    _rule(
        name="image_content_url_invalid", ref="LIC01", severity=Severity.ERROR, since="2026-11-30",
        title="The contentUrl of an image with rights is a whole URL.",
        advice="Write the whole address of the image file, beginning with https://.",
        look=_content_invalid, bad=with_(GOOD, contentUrl="bridge.jpg"),
    ),
    _rule(
        name="image_content_url_missing", ref="LIC01", severity=Severity.ERROR,
        title="An image with rights has a contentUrl.",
        advice="Add contentUrl with the address of the image file.",
        look=_url_missing, bad=without(GOOD, "/contentUrl"),
    ),
    _rule(
        name="image_named_by_url", ref="LIC01", severity=Severity.INFO,
        title="The file of an image stands in contentUrl, not in url.",
        advice="Write contentUrl.",
        look=_url_only,
        bad={**without(GOOD, "/contentUrl"), "url": "https://herald.example/bridge.jpg"},
        good={**GOOD, "url": "https://herald.example/bridge.jpg"},
    ),
    _rule(
        name="image_rights_missing", ref="LIC02", severity=Severity.ERROR,
        title="An image with licence metadata says whose it is.",
        advice="Add creator, creditText, copyrightNotice or license.",
        look=_nothing_said,
        bad={"@context": "https://schema.org", "@type": "ImageObject",
             "contentUrl": "https://herald.example/bridge.jpg",
             "acquireLicensePage": "https://herald.example/buy"},
    ),
    *(
        _rule(
            name=f"image_{snake}_missing", ref=ref, severity=_WARNING,
            title=f"An image with rights should have {name}.",
            advice=f"Add {name}.",
            look=_rest_missing(name), bad=without(GOOD, f"/{name}"),
        )
        for name, snake, ref in (
            ("creator", "creator", "LIC02"),
            ("creditText", "credit_text", "LIC02"),
            ("copyrightNotice", "copyright_notice", "LIC02"),
            ("license", "license", "LIC03"),
            ("acquireLicensePage", "acquire_license_page", "LIC03"),
        )
    ),
    _rule(
        name="image_licence_is_no_url", ref="LIC03", severity=_WARNING,
        title="license and acquireLicensePage are addresses.",
        advice="Write the whole address of the page.",
        look=_no_url, bad=with_(GOOD, license="All rights reserved"),
    ),
    asks_of(
        "image_creator", "creator", "name", ref="LIC04", of=_OF, profiles=_PROFILES, page=_PAGE,
        good=GOOD,
    ),
)  # fmt: skip
