"""The bench of the XML feeds: the lines of other vocabularies that RSS and Atom have in common."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..markup._xml import SPACES
from ._feed_media import Medium
from ._xml_write import Line, Named, Run, attribute, several
from ._xml_write import text as written

__all__ = [
    "DUBLIN_CORE",
    "MEDIA",
    "add_medium",
    "carrier_line",
    "links",
    "media_element",
    "medium_tag",
    "root_spaces",
]


_TAGS = 1_024  # of media whose spelling is kept


def root_spaces(*prefixes: str) -> str:
    """Write the declarations of name spaces, with their customary prefixes, for the root."""
    return "".join(f' xmlns:{prefix}="{SPACES[prefix]}"' for prefix in prefixes)


def links(name: str, relation: str) -> Line:
    """Give what writes a link of Atom for each of several URLs."""
    return several(f'<{name} href="%s" rel="{relation}"/>\n')


def carrier_line(carried: str) -> str:
    """Write the element that carries the whole article as JSON; nothing where there is none."""
    return f"<schema:NewsArticle>{written(carried)}</schema:NewsArticle>\n" if carried else ""


def media_element(medium: Medium, inner: str) -> str:
    """Write a picture, film or sound as XML of its own, with further elements in it."""
    run = Run()
    add_medium(medium, run)
    opening, _, rest = run.written().rstrip().removesuffix("/>").partition(">")
    space = f' xmlns:media="{SPACES["media"]}"'
    known = rest.removesuffix("</media:content>")
    return f"{opening}{space}>{known}{inner}</media:content>"


def _media(media: tuple[Medium, ...], run: Run) -> None:
    for medium in media:
        add_medium(medium, run)


def add_medium(medium: Medium, run: Run) -> None:
    """Add a picture, film or sound, with what is said of it."""
    kind, url, media_type, width, height, size, title, caption, credit, rights = medium
    said = bool(title or caption or credit or rights)
    pieces = run.pieces
    pieces += ('<media:content url="', url, medium_tag(kind, media_type, width, height, size, said))
    if title:
        pieces += ('<media:title type="plain">', title, "</media:title>\n")
    if caption:
        pieces += ('<media:description type="plain">', caption, "</media:description>\n")
    if credit:
        pieces += ("<media:credit>", credit, "</media:credit>\n")
    if rights:
        pieces += ("<media:copyright>", rights, "</media:copyright>\n")
    if said:
        run.close("</media:content>\n")


@lru_cache(maxsize=_TAGS)
def medium_tag(  # noqa: PLR0913, PLR0917 (what a tag says, as the key of what is kept)
    kind: str,
    media_type: str,
    width: int,
    height: int,
    size: int,
    said: bool,  # noqa: FBT001
) -> str:
    """Write the tag of a medium behind its URL, which many pictures have alike."""
    stated = attribute("type", media_type) if media_type else ""
    numbers = "".join(
        f' {name}="{number}"'
        for name, number in (("width", width), ("height", height), ("fileSize", size))
        if number
    )
    return f'"{stated} medium="{kind}"{numbers}{"" if said else "/"}>\n'


def _comment_count(count: int, run: Run) -> None:
    if count >= 0:
        run.add("<slash:comments>", str(count), "</slash:comments>\n")


# What Dublin Core has an element for and neither RSS nor Atom has one; `issued` is the date of
# publication where the format's own form does not say all of it.
DUBLIN_CORE: Final[tuple[Named, ...]] = (
    ("publisher", "<dc:publisher>%s</dc:publisher>\n"),
    ("identifiers", several("<dc:identifier>%s</dc:identifier>\n")),
    ("created", "<dcterms:created>%s</dcterms:created>\n"),
    ("issued", "<dcterms:issued>%s</dcterms:issued>\n"),
    ("expires", "<dcterms:valid>%s</dcterms:valid>\n"),
    ("alternatives", several("<dcterms:alternative>%s</dcterms:alternative>\n")),
    ("abstract", "<dcterms:abstract>%s</dcterms:abstract>\n"),
    ("places", several("<dcterms:spatial>%s</dcterms:spatial>\n")),
    ("comment_count", _comment_count),
)
# Pictures, films and sound; they stand last, since readers take captions for bodies.
MEDIA: Final[tuple[Named, ...]] = (
    ("media", _media),
    ("thumbnails", several('<media:thumbnail url="%s"/>\n')),
)
