"""The bench of Atom: what an entry and a feed say, written in its elements.

Source: RFC 4287.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ._feed_channel import Channel
from ._feed_dates import to_moment
from ._feed_entry import Byline, Entry
from ._feed_extensions import DUBLIN_CORE, MEDIA, links
from ._feed_history import history_lines
from ._feed_media import Medium, type_of
from ._xml_write import Rows, Run, attribute, element, empty, quoted

__all__ = ["entry_lines", "feed_lines", "lang", "updated_of"]


def lang(language: str) -> str:
    """Write the attribute that states a language; nothing where there is none."""
    return f' xml:lang="{quoted(language)}"' if language else ""


def feed_lines(channel: Channel) -> Iterator[str]:
    """Write what a feed says of itself, its author left out."""
    yield element("id", channel.id)
    yield element("title", channel.title)
    yield element("subtitle", channel.description)
    yield element("updated", channel.updated)
    if channel.self_url:
        yield empty("link", rel="self", type="application/atom+xml", href=channel.self_url)
    if channel.link:
        yield empty("link", rel="alternate", type="text/html", href=channel.link)
    if channel.hub_url:
        yield empty("link", rel="hub", href=channel.hub_url)
    yield from history_lines(channel, "link")
    yield element("logo", channel.sign.url if channel.sign else "")
    yield element("rights", channel.rights)
    yield element("generator", channel.generator)


def entry_lines(entry: Entry) -> str:
    """Write what an entry says, as far as elements say it."""
    said = dict(entry.__dict__)
    published, updated = to_moment(entry.published), updated_of(entry)
    says_less = entry.modified and (updated in {published, ""} or updated != entry.modified)
    said["published"], said["updated"] = published, updated
    said["modified"] = entry.modified if says_less else ""
    said["issued"] = entry.published if entry.published != published else ""
    run = Run()
    run.add_rows(said, _LINES)
    return run.written()


def _authors(people: tuple[Byline, ...], run: Run) -> None:
    for person in people:
        _person_lines("author", person, run)


def _contributors(people: tuple[Byline, ...], run: Run) -> None:
    for person in people:
        _person_lines("contributor", person, run)


def _person_lines(name: str, byline: Byline, run: Run) -> None:
    run.add(f"<{name}>\n<name>", byline.name, "</name>\n")
    if byline.url:
        run.add("<uri>", byline.url, "</uri>\n")
    if byline.email:
        run.add("<email>", byline.email, "</email>\n")
    run.close(f"</{name}>\n")


def _categories(categories: tuple[tuple[str, str], ...], run: Run) -> None:
    for scheme, word in categories:
        of_scheme = attribute("scheme", scheme) if scheme else ""
        run.add(f"<category{attribute('term', word)}{of_scheme}/>\n", "", "")


def _enclosure(media: tuple[Medium, ...], run: Run) -> None:
    medium = media[0]
    kind = medium.type or type_of(medium.url)
    rest = attribute("type", kind) if kind else ""
    rest += f' length="{medium.size}"/>\n' if medium.size else "/>\n"
    run.add('<link rel="enclosure" href="', medium.url, f'"{rest}')


def updated_of(entry: Entry) -> str:
    """Give the moment of the last change in the form of RFC 3339; that of publication else."""
    return to_moment(entry.modified) or to_moment(entry.published)


_LINES: Final = Rows(
    ("guid", "<id>%s</id>\n"),
    ("title", "<title>%s</title>\n"),
    ("link", '<link rel="alternate" type="text/html" href="%s"/>\n'),
    ("licenses", links("link", "license")),
    ("origins", links("link", "via")),
    ("comments", '<link rel="replies" href="%s"/>\n'),
    ("media", _enclosure),
    ("published", "<published>%s</published>\n"),
    ("updated", "<updated>%s</updated>\n"),
    ("authors", _authors),
    ("contributors", _contributors),
    ("categories", _categories),
    ("rights", "<rights>%s</rights>\n"),
    ("description", "<summary>%s</summary>\n"),
    ("body", '<content type="html">%s</content>\n'),
    ("modified", "<dcterms:modified>%s</dcterms:modified>\n"),
    *DUBLIN_CORE,
    *MEDIA,
)
