"""The bench of the XML feeds: the lines of other vocabularies that RSS and Atom have in common."""

from __future__ import annotations

from typing import Final

from ..markup._xml import SPACES
from ._feed_media import Medium
from ._xml_write import Line, Rows, Run, several
from ._xml_write import text as written

__all__ = ["DUBLIN_CORE", "MEDIA", "carrier_line", "links", "media_element", "root_spaces"]


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
    _medium(medium, run)
    opening, _, rest = run.written().rstrip().removesuffix("/>").partition(">")
    space = f' xmlns:media="{SPACES["media"]}"'
    known = rest.removesuffix("</media:content>")
    return f"{opening}{space}>{known}{inner}</media:content>"


def _media(media: tuple[Medium, ...], run: Run) -> None:
    for medium in media:
        _medium(medium, run)


def _medium(medium: Medium, run: Run) -> None:
    kind, url, media_type, width, height, size, title, caption, credit, rights = medium
    run.add('<media:content url="%s"', url)
    if media_type:
        run.add_attribute("type", media_type)
    numbers = f' width="{width}"' if width else ""
    if height:
        numbers += f' height="{height}"'
    if size:
        numbers += f' fileSize="{size}"'
    if not (title or caption or credit or rights):
        run.markup.append(f' medium="{kind}"{numbers}/>\n')
        return
    run.markup.append(f' medium="{kind}"{numbers}>\n')
    if title:
        run.add('<media:title type="plain">%s</media:title>\n', title)
    if caption:
        run.add('<media:description type="plain">%s</media:description>\n', caption)
    if credit:
        run.add("<media:credit>%s</media:credit>\n", credit)
    if rights:
        run.add("<media:copyright>%s</media:copyright>\n", rights)
    run.markup.append("</media:content>\n")


def _comment_count(count: int, run: Run) -> None:
    if count >= 0:
        run.markup.append(f"<slash:comments>{count}</slash:comments>\n")


# What Dublin Core has an element for and neither RSS nor Atom has one; `issued` is the date of
# publication where the format's own form does not say all of it.
DUBLIN_CORE: Final[Rows] = (
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
MEDIA: Final[Rows] = (
    ("media", _media),
    ("thumbnails", several('<media:thumbnail url="%s"/>\n')),
)
