"""JSON Feed 1.1, for readers that would rather not parse XML; 1.0 is read too.

Values: sections and keywords are both `tags`; the first image is `image`, everything else with a
media type an attachment. The level `embedded` adds the whole article as the member `_nutgraf`.
Source: https://www.jsonfeed.org/version/1.1/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from ..errors import ParseError, RenderError
from ..findings import Finding, Place, Severity
from ..markup.encoding import decode
from ..markup.json_text import dump, read_json
from ..model import Body
from ._feed_carrier import Carried, Gate, carrier_of, parsed_rows, row_of, survivors
from ._feed_channel import Channel, Sign, at_home, channel_of, feed_of
from ._feed_dates import to_moment
from ._feed_entry import Entry
from ._feed_literal import JSON, Literal, member_of, value_of
from ._feed_media import Medium, kind_of, type_of
from ._feed_members import Reader
from ._feed_write import renderer
from ._format import FeedWriter, Format, Options, Parsed, Value

__all__ = ["JSONFEED"]

VERSION = "https://jsonfeed.org/version/1.1"
_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")
_CARRIER = "_nutgraf"
_ITEM_MEMBERS = frozenset(
    {
        "_nutgraf", "attachments", "author", "authors", "banner_image", "content_html",
        "content_text", "date_modified", "date_published", "external_url", "id", "image",
        "language", "summary", "tags", "title", "url",
    }
)  # fmt: skip
_FEED_MEMBERS = frozenset(
    {
        "author", "authors", "description", "favicon", "feed_url", "home_page_url", "hubs", "icon",
        "items", "language", "title", "version",
    }
)  # fmt: skip
# What is read in place of another member, and else kept.
_INSTEAD = {"banner_image": "image", "content_text": "content_html", "external_url": "url"}


def parse(data: bytes, options: Options) -> Parsed:
    """Read a feed, item by item; raises ParseError when it is no JSON Feed at all."""
    reader = Reader(options)
    if len(data) > options.limits.feed_bytes:
        said = f"the feed has {len(data):,} bytes; {options.limits.feed_bytes:,} can be read"
        raise ParseError(said).with_findings((Finding("feed_too_large", Severity.ERROR, said),))
    text = decode(data)
    read = read_json(text, options.limits)
    top = read.value
    if not isinstance(top, dict) or not isinstance(top.get("items"), list):
        said = "an object with items is a JSON Feed, and there is none"
        raise ParseError(said).with_findings(tuple(reader.placed(text, read.notes)))
    if not str(top.get("version", "")).startswith(_VERSIONS):
        reader.note("feed_version_unknown", "version names no version of JSON Feed", "/version")
    channel = _channel(reader, top)
    if not channel.title:
        reader.note("feed_title_missing", "the feed has no title", "")
    authors = reader.authors(top, "")
    rows: list[Carried] = []
    around = at_home(options, channel.link)
    for at, item in enumerate(top["items"]):
        if isinstance(item, dict):
            entry, carrier = _entry(reader, item, f"/items/{at}")
            signed = entry if entry.authors else entry.changed(authors=authors)
            rows.append(row_of(signed, carrier, trim, around))
        else:
            reader.note("item_is_no_object", "an item is no object", f"/items/{at}")
    return parsed_rows(rows, feed_of(channel), reader.placed(text, read.notes))


def begin(value: Value, options: Options) -> FeedWriter:
    """Begin a feed that is written item by item; an article alone is a feed of one.

    An item needs an `@id` or a URL, and something to say; an article without is left out.
    Raises RenderError when the feed would have no title.
    """
    channel = _trim_channel(channel_of(value, options))
    if not channel.title:
        said = "a JSON Feed needs a title"
        finding = Finding("feed_incomplete", Severity.ERROR, said, Place("", "/title"))
        raise RenderError(said).with_findings((finding,))
    head = dump({**_told(_feed_members(channel)), **_restored(channel.rests)})
    admit = Gate(trim, _accepts, at_home(options, channel.link)).admit
    comma = ""

    def write(article: Any) -> bytes:
        nonlocal comma
        entry = admit(article)
        if entry is None:
            return b""
        item = dump({**_told(_item_members(entry)), **_restored(entry.rests)})
        carried = carrier_of(article, options)
        if carried:
            item = f'{item[:-1]},"{_CARRIER}":{{"news_article":{carried}}}}}'
        before, comma = comma, ","
        return f"{before}\n{item}".encode()

    return FeedWriter(f'{head[:-1]},"items":['.encode(), write, b"\n]}\n")


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing."""
    channel = _trim_channel(channel_of(value, options))
    around = at_home(options, channel.link)
    return survivors(value, feed_of(channel), trim, _accepts, around)


def trim(entry: Entry) -> Entry:
    """Give what JSON Feed keeps of an entry."""
    trimmed = Entry(
        title=entry.title,
        link=entry.link,
        description=entry.description,
        body=entry.body,
        guid=entry.guid,
        published=to_moment(entry.published),
        modified=to_moment(entry.modified),
        authors=tuple(one._replace(email="") for one in entry.authors if one.name),
        categories=tuple(("", word) for _, word in entry.categories),
        language=_public(entry.language),
        media=tuple(_media(entry.media)),
    )
    if not entry.rests:
        return trimmed
    members = _told(_item_members(trimmed))
    return trimmed.changed(rests=tuple(_kept(entry.rests, members, _ITEM_MEMBERS)))


def _public(language: str) -> str:
    """Give a tag that others can know: one for private use is none to validators of JSON Feed."""
    return "" if language[:2].lower() in {"i-", "x-"} else language


def _kept(
    rests: tuple[Literal, ...], members: Mapping[str, Any], known: frozenset[str]
) -> Iterator[Literal]:
    """Give the members that were kept and are still read as such beside the others."""
    seen = set(members)
    for rest in rests:
        name = rest.name.removeprefix(JSON)
        is_free = name not in known or _INSTEAD.get(name) in members
        if rest.name.startswith(JSON) and is_free and name not in seen:
            seen.add(name)
            yield rest


def _accepts(entry: Entry) -> bool:
    return bool(entry.guid and entry.says_something)


def _media(media: tuple[Medium, ...]) -> Iterator[Medium]:
    """Give the first image as its URL, and what else has a type as an attachment has it."""
    first = next((medium for medium in media if medium.kind == "image"), None)
    if first is not None:
        yield Medium("image", first.url)
    for medium in media:
        kind = medium.type or type_of(medium.url)
        if medium is not first and kind_of("", kind, medium.url) == medium.kind:
            yield Medium(medium.kind, medium.url, kind, size=medium.size, title=medium.title)


def _trim_channel(channel: Channel) -> Channel:
    trimmed = replace(
        channel,
        id="",
        language=_public(channel.language),
        rights="",
        generator="",
        updated="",
        current_url="",
        previous_url="",
        next_url="",
        history="",
        sign=Sign(channel.sign.url) if channel.sign else None,
        rests=(),
    )
    known = _FEED_MEMBERS - {"authors"} - ({"favicon"} if trimmed.sign else set())
    return replace(trimmed, rests=tuple(_kept(channel.rests, _told(_feed_members(trimmed)), known)))


def _feed_members(channel: Channel) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.link,
        "feed_url": channel.self_url,
        "description": channel.description,
        "icon": channel.sign.url if channel.sign else "",
        "language": channel.language,
        "hubs": [{"type": "WebSub", "url": channel.hub_url}] if channel.hub_url else [],
    }


def _restored(rests: tuple[Literal, ...]) -> dict[str, Any]:
    return {rest.name.removeprefix(JSON): value_of(rest) for rest in rests}


def _item_members(entry: Entry) -> dict[str, Any]:
    images = [medium for medium in entry.media if medium.kind == "image"][:1]
    others = [medium for medium in entry.media if medium not in images]
    members: dict[str, Any] = {
        "id": entry.guid,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.body,
        "summary": entry.description,
        "image": images[0].url if images else "",
        "date_published": entry.published,
        "date_modified": entry.modified,
        "authors": [
            _told({"name": one.name, "url": one.url, "avatar": one.image}) for one in entry.authors
        ],
        "tags": [word for _, word in entry.categories],
        "language": entry.language,
        "attachments": [_attachment(medium) for medium in others],
    }
    if not entry.body:  # one of the two must be there
        members["content_text"] = entry.description or entry.title
    return members


def _attachment(medium: Medium) -> dict[str, Any]:
    return _told(
        {
            "url": medium.url,
            "mime_type": medium.type,
            "title": medium.title,
            "size_in_bytes": medium.size,
        }
    )


def _told(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}


def _channel(reader: Reader, top: Mapping[str, Any]) -> Channel:
    known = _FEED_MEMBERS - {"authors"} - ({"favicon"} if "icon" in top else set())
    icon = reader.url(top, "icon", "") or reader.url(top, "favicon", "")
    hubs = [reader.url(one, "url", here) for one, here in reader.objects(top, "hubs", "")]
    return Channel(
        title=reader.text(top, "title", ""),
        link=reader.url(top, "home_page_url", ""),
        description=reader.text(top, "description", ""),
        language=reader.text(top, "language", ""),
        sign=Sign(icon) if icon else None,
        self_url=reader.url(top, "feed_url", ""),
        hub_url=next(iter(hubs), ""),
        rests=tuple(_rests(top, known)),
    )


def _rests(members: Mapping[str, Any], known: frozenset[str]) -> Iterator[Literal]:
    """Keep the members that no field takes."""
    for name, value in members.items():
        if name not in known or (name in _INSTEAD and members.get(_INSTEAD[name])):
            kept = member_of(name, value)
            if kept is not None:
                yield kept


def _entry(reader: Reader, item: Mapping[str, Any], at: str) -> tuple[Entry, str]:
    title, summary = reader.text(item, "title", at), reader.text(item, "summary", at)
    body, said = reader.text(item, "content_html", at), reader.text(item, "content_text", at)
    if not body and said and said != (summary or title):
        body = Body(text=said).as_html()
    carried = item.get(_CARRIER)
    carrier = carried.get("news_article") if isinstance(carried, dict) else None
    entry = Entry(
        title=title,
        link=reader.url(item, "url", at) or reader.url(item, "external_url", at),
        description=summary,
        body=body,
        guid=reader.text(item, "id", at),
        published=reader.date(item, "date_published", at),
        modified=reader.date(item, "date_modified", at),
        authors=reader.authors(item, at),
        categories=tuple(("", word) for word in reader.words(item, "tags", at)),
        language=reader.text(item, "language", at),
        media=reader.media(item, at),
        rests=tuple(_rests(item, _ITEM_MEMBERS)),
    )
    return entry, dump(carrier) if isinstance(carrier, dict) else ""


CARRIES: Final = frozenset(
    {
        "article_section[]", "author[].image[]", "author[].name", "author[].url", "body.html",
        "date_modified", "date_published", "description", "headline", "id", "image[]",
        "image[].content_url", "in_language", "keywords[]", "url",
        *(
            f"{kind}[].{field}"
            for kind in ("video", "audio")
            for field in ("content_size", "content_url", "encoding_format", "name")
        ),
        "feed.description", "feed.feed_url", "feed.home_page_url", "feed.hub_url", "feed.image",
        "feed.language", "feed.title",
    }
)  # fmt: skip

JSONFEED = Format(
    name="jsonfeed",
    parse=parse,
    render=renderer(begin, "an id or a URL, and a headline, a description or a body"),
    carries=CARRIES,
    requires=frozenset({"feed.title"}),
    narrow=narrow,
    media_type="application/feed+json",
    suffix=".feed.json",
    spec="https://www.jsonfeed.org/version/1.1/",
    feeds=True,
    begin=begin,
)
