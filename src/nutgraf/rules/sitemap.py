"""What sitemaps.org and Google have in a sitemap: elements, and the kinds of their values."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Severity
from ._feed_grammar import Shape
from ._feed_rules import feed_rule, varied
from ._feed_shapes import by_shape, odd_text, repeated, undefined, unknown_attribute
from ._feed_tree import Tag
from ._rule import Page

__all__ = ["RULES"]

_PAGE = Page("https://www.sitemaps.org/protocol.html")
_IMAGES = Page(
    "https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps"
)
_PROFILES = ("feeds", "google-news")
_ERROR = Severity.ERROR
_GOOD = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url>
<loc>https://herald.example/bridge</loc>
<lastmod>2026-11-22</lastmod>
<image:image><image:loc>https://herald.example/a.jpg</image:loc></image:image>
</url>
</urlset>"""


def _once(tag: Tag, shape: Shape) -> Iterator[str]:
    """Tell of what stands twice; another rule tells of news."""
    return repeated(tag, shape._replace(once=shape.once - {"news:news"}))


def _odd_value(tag: Tag, shape: Shape) -> Iterator[str]:
    if shape.text and not tag.text:
        yield f"<{tag.name}> is empty"
    yield from odd_text(tag, shape)


def _needy(tag: Tag, shape: Shape) -> Iterator[str]:
    for name in shape.needs:
        if not tag.text_of(name):
            yield f"<{tag.name}> has no <{name}>"


RULES = (
    feed_rule(
        "sitemap_element_undefined", _ERROR, _PAGE,
        "An element is one of sitemaps, and stands where they have it.",
        "Take it out, or give it the prefix of its own name space.",
        by_shape(undefined, sitemaps=True), profiles=_PROFILES,
        bad=varied(_GOOD, "<lastmod>", "<modified>2026</modified><lastmod>"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_element_repeated", _ERROR, _PAGE,
        "What an address has once stands once.", "Keep one of them.",
        by_shape(_once, sitemaps=True), profiles=_PROFILES,
        bad=varied(_GOOD, "<lastmod>", "<lastmod>2026-11-21</lastmod><lastmod>"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_attribute_undefined", _ERROR, _PAGE,
        "The elements of sitemaps have no attributes.", "Take the attribute out.",
        by_shape(unknown_attribute, sitemaps=True), profiles=_PROFILES,
        bad=varied(_GOOD, "<loc>", '<loc lang="en">'), good=_GOOD,
    ),
    feed_rule(
        "sitemap_value_invalid", _ERROR, _PAGE,
        "lastmod is a date, changefreq one of seven words, priority a number from 0.0 to 1.0.",
        "Correct the value, or leave the element out.",
        by_shape(_odd_value, sitemaps=True), profiles=_PROFILES,
        bad=varied(_GOOD, "2026-11-22", "22 November 2026"), good=_GOOD,
    ),
    feed_rule(
        "sitemap_image_without_address", _ERROR, _IMAGES,
        "An image has an address.", "Add <image:loc>.",
        by_shape(_needy, sitemaps=True), profiles=_PROFILES,
        bad=varied(_GOOD, "<image:loc>https://herald.example/a.jpg</image:loc>", ""), good=_GOOD,
    ),
)  # fmt: skip
