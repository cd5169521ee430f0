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
from ._feed_text import to_html
from ._xml_write import Line, Rows, Run, attribute, element, empty, quoted

__all__ = ["entry_lines", "feed_lines", "lang", "updated_of"]

_END_TAG: Final = "</"


def lang(language: str) -> str:
    """Write the attribute that states a language; nothing where there is none."""
    return f' xml:lang="{quoted(language)}"' if language else ""


def feed_lines(channel: Channel) -> Iterator[str]:
    """Write what a feed says of itself, its author left out."""
    yield element("id", channel.id)
    yield _construct("title", channel.title)
    yield _construct("subtitle", channel.description)
    yield element("updated", channel.updated)
    if channel.self_url:
        yield empty("link", rel="self", type="application/atom+xml", href=channel.self_url)
    if channel.link:
        yield empty("link", rel="alternate", type="text/html", href=channel.link)
    if channel.hub_url:
        yield empty("link", rel="hub", href=channel.hub_url)
    yield from history_lines(channel, "link")
    yield element("logo", channel.sign.url if channel.sign else "")
    yield _construct("rights", channel.rights)
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


def _construct(name: str, text: str) -> str:
    """Write a text construct; one that shows an end tag is HTML that says so.

    As plain text it would read the same, but many readers, and validators, take it for markup.
    Source: RFC 4287, section 3.1.1.
    """
    if _END_TAG in text:
        return element(name, to_html(text), type="html")
    return element(name, text)


def _text(name: str) -> Line:
    """Give what adds a text construct of that name."""
    plain = f"<{name}>", f"</{name}>\n"
    marked = f'<{name} type="html">', plain[1]

    def add(text: str, run: Run) -> None:
        if _END_TAG in text:
            run.add(marked[0], to_html(text), marked[1])
        else:
            run.add(plain[0], text, plain[1])

    return add


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
    ("title", _text("title")),
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
    ("rights", _text("rights")),
    ("description", _text("summary")),
    ("body", '<content type="html">%s</content>\n'),
    ("modified", "<dcterms:modified>%s</dcterms:modified>\n"),
    *DUBLIN_CORE,
    *MEDIA,
)
