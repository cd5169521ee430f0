"""Formats and model joined: read, write, check, and say what a format loses."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias, get_args

from .building import Reading, built, no_article
from .errors import ParseError, RenderError
from .formats import Format, format_named
from .formats._format import NO_MOMENT, Level, Options, Shape, is_moment, told
from .formats._project import Loss, losses_of, projected
from .formats._sniff import sniff
from .markup.compressed import expanded
from .markup.encoding import bytes_of
from .model import Feed, Thing
from .model.article import Article
from .safety.dates import LocalDateTime, at_zone
from .safety.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "Reading",
    "json_schemas",
    "losses",
    "project",
    "read",
    "write",
    "write_chunks",
    "write_chunks_async",
    "write_sitemaps",
    "write_text",
]

_ANY_TIME = LocalDateTime(2026, 1, 1)  # any will do to try a zone


Writable: TypeAlias = Thing | Feed | Reading


def read(  # noqa: PLR0913 (the face: each is named at the call)
    data: bytes | str,
    format: str | Format | None = None,
    *,
    url: str | None = None,
    house: str | None = None,
    repair: bool = True,
    body: bool = False,
    limits: Limits | None = None,
) -> Reading:
    """Read a document of any format that nutgraf knows; the content never raises.

    Shape: `format` is a name from the table, a Format of one's own, or None to tell it from the
    bytes; `url` is where the document is served; `house` is how a publication lays out its texts.
    With `body` an article of a page brings its body: its own text where that is the whole, else
    what the extractor of the extra `nutgraf[body]` keeps of the page, which takes its time.
    Raises UnknownFormatError, ParseError when a format is named and the bytes are not that format
    at all, and TypeError for an argument of a wrong type.
    """
    raw = bytes_of(data, "surrogatepass")
    options = Options(told("url", url), told("house", house), repair, body, _bounds(limits))
    raw, opened = expanded(_decoded_once(raw, data), options.limits)
    wire = format_named(format or sniff(raw))
    if wire.parse is None:
        raise ParseError(f"{wire.name} is written, not read")
    try:
        parsed = (wire.draft or wire.parse)(raw, options)
    except ParseError as fault:
        fault.findings = (*opened, *fault.findings)
        if format is not None:
            raise
        return Reading.of_none(fault.findings or (no_article(),))
    if opened:
        parsed = parsed._replace(findings=(*opened, *parsed.findings))
    return built(parsed, options)


def write(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str | Format,
    *,
    level: Level = "visible",
    shape: Shape = "nested",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> bytes:
    """Write an article, a feed or a reading in a format.

    Shape: `shape` is how JSON-LD stands, in `jsonld` and `head`: `nested`, one node in another, or
    as a `graph` of nodes that are linked by `@id`; `house` is how a text is laid out. With `now`, a
    moment with a time zone, feeds and sitemaps hold what is live then: no draft, nothing withheld,
    killed or expired, under embargo or to be published later; without it they hold all.
    Raises UnknownFormatError, and RenderError when the value lacks what the format requires.
    """
    wire = format_named(format)
    options = _writing(level, default_zone, house, now, shape)
    return b"".join(_chunks(x, wire, None, options))


def write_text(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str | Format,
    *,
    level: Level = "visible",
    shape: Shape = "nested",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> str:
    """Write as `write` does, as text; for templates."""
    return write(
        x, format, level=level, shape=shape, default_zone=default_zone, house=house, now=now
    ).decode()


def write_chunks(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable | Iterable[Article],
    format: str | Format,
    *,
    feed: Feed | None = None,
    level: Level = "visible",
    shape: Shape = "nested",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> Iterator[bytes]:
    """Write as `write` does, piece by piece, in constant memory.

    Shape: a run of articles, which may come one by one, stands in `feed`, whose own articles are
    passed over; without it in the feed of the first one's publisher.
    """
    wire = format_named(format)
    options = _writing(level, default_zone, house, now, shape)
    return _chunks(x, wire, feed, options)


def write_chunks_async(  # noqa: PLR0913 (the face: each is named at the call)
    articles: AsyncIterable[Article],
    format: str | Format,
    *,
    feed: Feed | None = None,
    level: Level = "visible",
    default_zone: str | None = None,
    now: datetime | None = None,
) -> AsyncIterator[bytes]:
    """Write a feed as `write_chunks` does, of articles that are waited for one by one."""
    from .formats._feed_write import streamed_async

    options = _writing(level, default_zone, None, now)
    return streamed_async(articles, format_named(format), feed, options)


def write_sitemaps(  # noqa: PLR0913 (the face: each is named at the call)
    articles: Iterable[Article],
    format: str,
    url: str,
    *,
    feed: Feed | None = None,
    default_zone: str | None = None,
    now: datetime | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Write as many sitemaps as the articles need, each with its address, and their index last.

    Shape: a single sitemap stands at `url`; of several `news.xml` is the index, and the first of
    them `news-1.xml`. What is the feed's is taken from `feed`, whose own articles are passed over.
    Raises UnknownFormatError, and RenderError for a format that is no sitemap or no URL.
    """
    wire = format_named(format)
    if wire.files is None:
        raise RenderError(f"{wire.name} is no sitemap")
    options = _writing("visible", default_zone, None, now)
    return wire.files(articles, feed or Feed(title=""), url, options)


def losses(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str | Format,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> tuple[Loss, ...]:
    """Say what the format would lose of the value: each pointer, and why."""
    options = _writing(level, default_zone, house, now)
    value = _value_of(x) if isinstance(x, Reading) else x
    return losses_of(value, format_named(format), options)


def project(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str | Format,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> Thing | Feed:
    """Give what survives the format: what would be read back after writing."""
    options = _writing(level, default_zone, house, now)
    value = _value_of(x) if isinstance(x, Reading) else x
    return projected(value, format_named(format), options)


def json_schemas() -> dict[str, bytes]:
    """Give the JSON Schemas (2020-12) of the model and of JSON-LD documents, by file name."""
    from .model._json_schema import published

    return dict(published())


def _bounds(limits: Limits | None) -> Limits:
    if limits is not None and not isinstance(limits, Limits):
        raise TypeError(f"limits are a Limits, not a {type(limits).__name__}")
    return limits or DEFAULT_LIMITS


def _decoded_once(raw: bytes, data: bytes | str) -> bytes:
    """Give bytes that every parser reads alike: text is UTF-8, its lone surrogates are U+FFFD."""
    return raw if isinstance(data, bytes) else raw.decode("utf-8", "replace").encode()


def _chunks(
    x: Writable | Iterable[Article], wire: Format, feed: Feed | None, options: Options
) -> Iterator[bytes]:
    if wire.render is None:
        raise RenderError(f"{wire.name} is read, not written")
    if isinstance(x, (Thing, Feed)):
        return wire.render(x, options)
    if isinstance(x, Reading):
        if x.documents and wire.render_documents is not None and options.shape == "nested":
            return wire.render_documents(x.documents, options)
        return wire.render(_value_of(x), options)
    if isinstance(x, str | bytes | Mapping) or not isinstance(x, Iterable):
        raise RenderError(f"an article or a feed is written, not a {type(x).__name__}")
    from .formats._feed_write import streamed

    return streamed(x, wire, feed, options)


def _writing(
    level: Level,
    default_zone: str | None,
    house: str | None,
    now: datetime | None,
    shape: Shape = "nested",
) -> Options:
    """Take what a caller says of writing; raises RenderError for what is no such thing."""
    if default_zone is None and house is None and now is None:
        return _writing_alone(level, shape)
    _require_known(level, shape)
    zone, house = told("default_zone", default_zone), told("house", house)
    if now is not None and not is_moment(now):
        raise RenderError(NO_MOMENT)
    if zone:
        try:
            at_zone(_ANY_TIME, zone)
        except ValueError as fault:
            raise RenderError(str(fault)) from fault
    return Options(level=level, shape=shape, default_zone=zone, house=house, now=now)


@lru_cache(16)
def _writing_alone(level: Level, shape: Shape) -> Options:
    _require_known(level, shape)
    return Options(level=level, shape=shape)


def _require_known(level: Level, shape: Shape) -> None:
    for name, held, kind in (("level", level, Level), ("shape", shape, Shape)):
        known = get_args(kind)
        if held not in known:
            raise RenderError(f"no {name} {held!r}; there are {', '.join(known)}")


def _value_of(reading: Reading) -> Thing | Feed:
    if reading.value is None:
        raise RenderError("the reading holds nothing to write").with_findings(reading.findings)
    return reading.value
