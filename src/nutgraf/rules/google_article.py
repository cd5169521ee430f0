"""What Google asks of articles: Article, NewsArticle, BlogPosting and their kin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Spot, text_of, written
from ._expect import kin_meant
from ._images import format_fault, is_image_url, pixels_of
from ._literals import texts_in
from ._rule import Page, Rule, asks, asks_of, has_all, is_filled, stated_types, with_
from .schema_org_urls import match_plain_url

__all__ = ["GOOD", "OF_OTHERS", "RULES", "images_are_plain", "is_agent"]

_PROFILES = ("google-article",)
_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/article", "2026-09-08"
)
_OF = ("Article",)
_AUTHORS = frozenset({"Organization", "Person"})
_LEAST_PIXELS = 50_000  # width times height of an image; the page, "image"
_LEAST_WIDTH = 696  # pixels that were asked for once

# What stands there is another's work: its date may be a year, its authors a text.
OF_OTHERS = frozenset({"appearance", "citation", "firstAppearance", "isBasedOn", "itemReviewed"})

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "image": ["https://herald.example/bridge.jpg"],
    "datePublished": "2026-11-20T08:00:00+02:00",
    "dateModified": "2026-11-20T09:30:00+02:00",
    "author": {
        "@type": "Person",
        "name": "Ann Lee",
        "url": "https://herald.example/by/ann-lee",
    },
    "publisher": {
        "@type": "NewsMediaOrganization",
        "name": "Town Herald",
        "url": "https://herald.example/",
    },
}


def _author_is_text(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.texts("author"):
        if name.strip():
            kind = "address" if is_absolute(name) else "text"
            yield pointer, f'author is the {kind} "{show(name, 60)}", not a Person or Organization'


def _person(spot: Spot, pointer: str) -> tuple[str, dict[str, str]]:
    """Give a person of that name; it may be an organization, which nobody but the author knows."""
    name = dict(spot.texts("author"))[pointer].strip()
    return pointer, {"@type": "Person", "url" if is_absolute(name) else "name": name}


def _author_type_wrong(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, value in spot.values("author"):
        if isinstance(value, int | float):
            yield pointer, f'Invalid object type for field "author": {show(value, 60)}'
    for pointer, author in spot.things("author"):
        types = stated_types(author)
        if types and not is_agent(author):
            yield pointer, f'Invalid object type for field "author": {show(types[0], 60)}'


def _author_type_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, author in spot.things("author"):
        if not stated_types(author) and author.keys() != {"@id"}:
            yield pointer, "the author has no @type, so it may be anybody or anything"


def _author_url_invalid(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, author in spot.things("author"):
        for name in ("url", "sameAs"):
            for at, text in texts_in(author, name):
                if not text.strip() or is_absolute(text):
                    continue
                if not spot.is_resolved(pointer + at, text):
                    yield pointer + at, f'Invalid URL in field "{name}": "{show(text, 60)}"'


def _organization_url_deep(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, author in spot.things("author"):
        if not any(name.endswith("Organization") for name in stated_types(author)):
            continue
        for at, text in texts_in(author, "url"):
            if is_absolute(text) and text.split("/", 3)[3:] not in ([], [""]):
                yield pointer + at, f'the url "{show(text, 60)}" is no home page of an organization'


def _authors_are_plain(spot: Spot) -> bool:
    """Tell whether each author is a Person with a name and an address that can be opened.

    Of the authors of works that an article cites, nothing is asked.
    """
    if spot.key in OF_OTHERS:
        return True
    found = spot.things("author")
    return len(found) == len(spot.values("author")) and all(_is_plain(one) for _, one in found)


def _is_plain(author: Mapping[str, Any]) -> bool:
    name, url = author.get("name"), author.get("url")
    return (
        author.get("@type") == "Person"
        and "sameAs" not in author
        and type(name) is type(url) is str
        and not (name.isspace() or not name)
        and match_plain_url(url) is not None
    )


def images_are_plain(spot: Spot) -> bool:
    """Tell whether each image is at an address as most are, and is none too small or a logo."""
    logos = spot.once(_logos)
    for _, _, text, node in spot.once(_images):
        if text in logos or match_plain_url(text) is None or format_fault(text):
            return False
        width, height = pixels_of(node) if node else (0, 0)
        if 0 < width < _LEAST_WIDTH or (height and 0 < width * height < _LEAST_PIXELS):
            return False
    return True


def _image_without_url(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, image in spot.things("image"):
        is_named = any(is_filled(image.get(name)) for name in ("url", "contentUrl"))
        if image and not (is_named or spot.document.is_elsewhere(image) or _is_at_own_id(image)):
            yield pointer, "the image has neither contentUrl nor url"


def _is_at_own_id(image: Mapping[str, Any]) -> bool:
    """Tell whether an image is named by its address, and by no other than that of a file."""
    name = image.get("@id")
    return isinstance(name, str) and "#" not in name and is_absolute(name)


def _image_format(spot: Spot) -> Iterator[tuple[str, str]]:
    for image, below, text, _ in spot.once(_images):
        fault = format_fault(text)
        if fault:
            yield image + below, fault


def _image_too_small(spot: Spot) -> Iterator[tuple[str, str]]:
    for image, _, _, node in spot.once(_images):
        width, height = pixels_of(node)
        if width and height and width * height < _LEAST_PIXELS:
            said = f"the image has {width:,} x {height:,} px, that is {width * height:,}"
            yield image, f"{said}; Google asks for {_LEAST_PIXELS:,}"


def _image_is_logo(spot: Spot) -> Iterator[tuple[str, str]]:
    logos = spot.once(_logos)
    for image, below, text, _ in spot.once(_images):
        for logo in logos:
            if logo == text.strip():
                yield image + below, "the image is the logo of the publisher"
                break


def _logos(spot: Spot) -> Iterator[str]:
    for _, publisher in spot.things("publisher"):
        for _, value in spot.document.values(publisher, "logo"):
            yield from _addresses(spot, value)


def _addresses(spot: Spot, logo: Any) -> Iterator[str]:
    held = [text_of(logo) or ""]
    if isinstance(logo, dict) and "@value" not in logo:
        node = spot.document_whole(logo)
        held = [text for name in ("url", "contentUrl") for _, text in texts_in(node, name)]
    yield from (text.strip() for text in held if text.strip())


def _image_invalid(spot: Spot) -> Iterator[tuple[str, str]]:
    for image, below, text, _ in spot.once(_images):
        is_bad = text.strip() and not is_image_url(text)
        if is_bad and not spot.is_resolved(image + below, text):
            yield image + below, f'Invalid URL in field "image": "{show(text, 60)}"'


def _images(spot: Spot) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Give each image, where in it its URL stands, that, and its node where it has one."""
    for pointer, value in spot.values("image"):
        if not isinstance(value, dict) or "@value" in value:
            yield pointer, "", written(value), {}
            continue
        node = spot.document_whole(value)
        for name in ("url", "contentUrl"):
            found = next(texts_in(node, name), None)
            if found is not None:
                yield pointer, *found, node
                break


def is_agent(node: Mapping[str, Any]) -> bool:
    """Tell whether a node may be a person or an organization, by the types that it states."""
    types = stated_types(node)
    kin = kin_meant(types)
    return not kin.isdisjoint(_AUTHORS) or "Role" in kin or bool(types and not kin)


_IS_COMPLETE = has_all("headline", "image", "datePublished", "dateModified", "author", "publisher")


def _asks(wanted: str, ref: str, severity: Severity = Severity.WARNING, advice: str = "") -> Rule:
    return asks(
        "article", wanted, ref=ref, of=_OF, profiles=_PROFILES, page=_PAGE, good=GOOD,
        severity=severity, advice=advice, main=True, silent=_IS_COMPLETE,
    )  # fmt: skip


def _rule(name: str, ref: str, severity: Severity, title: str, advice: str, **rest: Any) -> Rule:
    return Rule(
        name=name, ref=ref, severity=severity, profiles=_PROFILES, page=_PAGE, title=title,
        advice=advice, types=_OF, **{"good": GOOD, **rest},
    )  # fmt: skip


_AUTHOR = GOOD["author"]
_LOGO = with_(GOOD, publisher={**GOOD["publisher"], "logo": "https://herald.example/logo.png"})
_INFO, _WARNING = Severity.INFO, Severity.WARNING

RULES = (
    _asks("headline", "ART06", advice="Add a concise headline, as it stands on the page."),
    _asks("image", "ART07", advice="Add images of the article, best in 16x9, 4x3 and 1x1."),
    _asks("datePublished", "ART05", advice="Add when the article was first published, with zone."),
    _asks("dateModified", "ART04", advice="Add when the article was last changed, with zone."),
    _asks("author", "ART01", advice="Add each author as a Person or an Organization."),
    _asks("publisher", "ART15", _INFO, advice="Add the Organization with name and url."),
    asks_of(
        "author", "author", "name", ref="ART02", of=_OF, profiles=_PROFILES, page=_PAGE, good=GOOD,
        kinds=("Person", "Organization", "NewsMediaOrganization"),
        advice="Add the name, and nothing but the name.", silent=_authors_are_plain,
    ),
    asks_of(
        "author", "author", "url|sameAs", ref="ART03", of=_OF, profiles=_PROFILES, page=_PAGE,
        good=GOOD, kinds=("Person", "Organization", "NewsMediaOrganization"),
        advice="Add the page that is about this author alone.", silent=_authors_are_plain,
    ),
    _rule(
        "author_is_text", "ART11", _WARNING,
        "An author is a Person or an Organization, not a text.",
        'Write {"@type": "Person", "name": …, "url": …}.',
        look=_author_is_text, silent=_authors_are_plain, mend=_person, is_safe=False,
        bad=with_(GOOD, author="Ann Lee"),
    ),
    _rule(
        "author_type_wrong", "ART01", _WARNING,
        "An author is a Person or an Organization.",
        "Give the author the type it has.",
        look=_author_type_wrong, silent=_authors_are_plain,
        bad=with_(GOOD, author={**_AUTHOR, "@type": "Thing"}),
    ),
    _rule(
        "author_type_missing", "ART11", _WARNING,
        "An author says whether it is a Person or an Organization.",
        "Add @type to the author.",
        look=_author_type_missing, silent=_authors_are_plain,
        bad=with_(GOOD, author={k: v for k, v in _AUTHOR.items() if k != "@type"}),
    ),
    _rule(
        "author_url_invalid", "ART03", _WARNING,
        "The url of an author is an address that can be opened.",
        "Write the whole address of the author's page.",
        look=_author_url_invalid, silent=_authors_are_plain,
        bad=with_(GOOD, author={**_AUTHOR, "url": "/by/ann-lee"}),
    ),
    Rule(
        name="author_organization_url_deep", ref="ART12", severity=_INFO, profiles=_PROFILES,
        page=_PAGE, types=_OF, look=_organization_url_deep, silent=_authors_are_plain,
        title="The url of an organization as author is its home page.",
        advice="Write the address of the home page.",
        bad=with_(GOOD, author={"@type": "Organization", "name": "Wire", "url": "https://w.example/a"}),
        good=with_(GOOD, author={"@type": "Organization", "name": "Wire", "url": "https://w.example/"}),
    ),
    _rule(
        "image_url_invalid", "ART07", _WARNING,
        "The URL of an image can be fetched from anywhere.",
        "Write the whole address of the image.",
        look=_image_invalid, silent=images_are_plain, bad=with_(GOOD, image=["bridge.jpg"]),
    ),
    _rule(
        "image_without_url", "ART07", _WARNING,
        "An image says at which address it is.",
        "Add the address of the image as url.",
        look=_image_without_url, since="2026-11-30",
        bad=with_(GOOD, image=[{"@type": "ImageObject", "caption": "The bridge"}]),
    ),
    _rule(
        "image_is_logo", "IMG02", _WARNING,
        "An image of an article shows what it is about, and is no logo.",
        "Give an image of the article; the logo stands in publisher.",
        judged=(1, 1), look=_image_is_logo, silent=images_are_plain,
        bad=with_(_LOGO, image=["https://herald.example/logo.png"]), good=_LOGO,
    ),
    _rule(
        "image_format_unknown", "ART07", _WARNING,
        "An image is in a format that Google Images reads.",
        "Use AVIF, BMP, GIF, JPEG, PNG, SVG or WebP.",
        look=_image_format, silent=images_are_plain, bad=with_(GOOD, image=["https://herald.example/bridge.tiff"]),
    ),
    Rule(
        name="image_too_small", ref="ART07", severity=_WARNING, profiles=_PROFILES, page=_PAGE,
        types=_OF, look=_image_too_small, silent=images_are_plain,
        title="An image has 50,000 pixels or more.",
        advice="Give a larger image.",
        bad=with_(GOOD, image={"@type": "ImageObject", "url": "https://a.example/a.jpg",
                               "width": 200, "height": 100}),
        good=with_(GOOD, image={"@type": "ImageObject", "url": "https://a.example/a.jpg",
                                "width": 1200, "height": 100}),
    ),
)  # fmt: skip
