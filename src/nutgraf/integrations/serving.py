"""Serves articles and feeds over HTTP: which format, whether it is new, how it is packed.

What every framework would have to do alike is done here once, from plain header values to a plain
answer; an adapter turns requests and responses into these. Source: RFC 9110, HTTP semantics.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime

from ..api import Writable, write
from ..errors import RenderError
from ..formats import format_named
from ..formats._format import Level
from ..model import Article, Feed
from ..safety.dates import Instant, LocalDateTime, When, at_zone

__all__ = ["Answer", "Asked", "Served", "answer", "asked", "last_modified", "media_types", "served"]

PACKED_BYTES = 512  # bytes from which a body is packed; below, headers outweigh what is saved
PACKING = 6  # of 9; gzip's own default, near the best ratio for text at a third of the time
MAX_ACCEPT = 2_000  # characters of an Accept header that are looked at
_DIGITS = 32  # hexadecimal digits of SHA-256 in an ETag: 128 bits
_TEXTUAL = ("text/", "application/xml")  # media types that say their charset


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says that decides the answer: its method, and some of its headers."""

    method: str = "GET"
    accept: str = ""
    accept_encoding: str = ""
    if_none_match: str = ""
    if_modified_since: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be sent: status, headers, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A body in one format, with what tells a client whether it has it already."""

    body: bytes
    media_type: str
    modified: datetime | None = None
    varies: bool = False


def asked(method: str, headers: Mapping[str, str]) -> Asked:
    """Take what decides the answer from a request; `headers` are looked up without case."""
    names = ("accept", "accept_encoding", "if_none_match", "if_modified_since")
    held = {name: headers.get(name.replace("_", "-")) or "" for name in names}
    return Asked(method.upper(), **held)


def answer(  # noqa: PLR0913 (each is named at the call)
    x: Writable,
    request: Asked,
    formats: Sequence[str] = ("jsonld",),
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    now: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Answer with the article or feed in the format that the client likes best.

    Shape: of `formats` the first is taken where the client does not mind; `headers` are sent with
    every answer, such as `Cache-Control`. The status is 200, 304 when the client has it already,
    406 when it takes none of the formats.
    Raises UnknownFormatError, and RenderError when the value lacks what the format requires.
    """
    types = media_types(formats)
    chosen = _chosen(request.accept, types)
    if chosen is None:
        listed = "".join(f"{name}\n" for name in types)
        told = {"Content-Type": "text/plain; charset=utf-8", "Vary": "Accept", **(headers or {})}
        return _measured(Answer(406, told, listed.encode()), request)
    name = types[chosen]
    written = Served(
        body=write(x, name, level=level, default_zone=default_zone, now=now),
        media_type=chosen,
        modified=last_modified(x, default_zone, now),
        varies=len(types) > 1,
    )
    return served(written, request, headers)


def served(body: Served, request: Asked, headers: Mapping[str, str] | None = None) -> Answer:
    """Answer with a body that is written already: 304 when the client has it, packed if it may be.

    The ETag is strong: it is of the bytes that are sent, packed or not.
    """
    data, coding = _packed(body.body, request.accept_encoding)
    told = dict(headers or {})
    told["ETag"] = f'"{hashlib.sha256(data).hexdigest()[:_DIGITS]}"'
    if body.modified is not None:
        told["Last-Modified"] = format_datetime(_whole(body.modified), usegmt=True)
    told["Vary"] = "Accept, Accept-Encoding" if body.varies else "Accept-Encoding"
    if _has_it(request, told):
        return Answer(304, told)
    told["Content-Type"] = _content_type(body.media_type)
    if coding:
        told["Content-Encoding"] = coding
    return _measured(Answer(200, told, data), request)


def media_types(formats: Sequence[str]) -> dict[str, str]:
    """Give the formats by their media type, the first where two have the same."""
    types: dict[str, str] = {}
    for name in formats:
        types.setdefault(format_named(name).media_type, name)
    return types


def last_modified(
    x: Writable, default_zone: str | None = None, now: datetime | None = None
) -> datetime | None:
    """Give the moment of the last change that the content itself states, or None.

    Of a feed, the latest of its own and its articles'. A day has no moment, and a local time has
    one with `default_zone` only; what lies after `now`, or after the present, is left out.
    Raises RenderError for a `now` without a zone.
    """
    present = now or datetime.now(UTC)
    if present.tzinfo is None:
        raise RenderError("now needs a time zone, as in 2026-11-22T08:00:00+02:00")
    moments = (_moment(one, default_zone) for one in _dates_of(x))
    return max((one for one in moments if one is not None and one <= present), default=None)


def _dates_of(x: Writable) -> Iterator[When | None]:
    value = x if isinstance(x, Article | Feed) else getattr(x, "value", None)
    if isinstance(value, Feed):
        yield value.updated
        for article in value.articles:
            yield from (article.date_modified, article.date_published)
    elif isinstance(value, Article):
        yield from (value.date_modified, value.date_published)


def _moment(date: When | None, zone: str | None) -> datetime | None:
    if isinstance(date, LocalDateTime) and zone:
        try:
            return at_zone(date, zone)[0]
        except ValueError:  # no such zone, or it leads out of the years that there are
            return None
    return date if isinstance(date, Instant) else None


def _whole(moment: datetime) -> datetime:
    """Give the moment in UTC, in whole seconds: HTTP knows no others."""
    return datetime.fromtimestamp(int(moment.timestamp()), UTC)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith(_TEXTUAL) else media_type


def _packed(body: bytes, accepted: str) -> tuple[bytes, str]:
    """Pack the body if the client takes gzip; the same bytes each time, without a clock."""
    if len(body) < PACKED_BYTES or not _weights(accepted, ("gzip",))["gzip"]:
        return body, ""
    return gzip.compress(body, PACKING, mtime=0), "gzip"


def _has_it(request: Asked, told: Mapping[str, str]) -> bool:
    """Tell whether the client has these bytes: by ETag, and by date only if it sends no ETag.

    The date must be the same and not merely later: a feed that an article was taken out of is
    older than it was. RFC 9110 section 13.2.2.
    """
    if request.method not in {"GET", "HEAD"}:
        return False
    if request.if_none_match:
        tags = [tag.strip().removeprefix("W/") for tag in request.if_none_match.split(",")]
        return "*" in tags or told["ETag"] in tags
    return bool(request.if_modified_since) and request.if_modified_since == told.get(
        "Last-Modified"
    )


def _measured(made: Answer, request: Asked) -> Answer:
    """Say the length of the body; to HEAD the body itself is not sent."""
    headers = {**made.headers, "Content-Length": str(len(made.body))}
    return replace(made, headers=headers, body=b"" if request.method == "HEAD" else made.body)


def _chosen(accept: str, types: Mapping[str, str]) -> str | None:
    """Choose the media type that the client likes best, the earlier of those it likes alike."""
    if not accept.strip():
        return next(iter(types), None)
    liked = _weights(accept, tuple(types))
    best = max(liked, key=lambda name: liked[name], default=None)
    return best if best is not None and liked[best] > 0 else None


def _weights(accept: str, names: Sequence[str]) -> dict[str, float]:
    """Give how much each name is liked: what names it most closely counts. RFC 9110 12.4.2."""
    liked = dict.fromkeys(names, 0.0)
    closeness = dict.fromkeys(names, -1)
    for part in accept[:MAX_ACCEPT].split(","):
        pattern, *parameters = (piece.strip().lower() for piece in part.split(";"))
        for name in names:
            near = _nearness(pattern, name)
            if near > closeness[name]:
                closeness[name] = near
                liked[name] = _quality(parameters)
    return liked


def _nearness(pattern: str, name: str) -> int:
    """Say how closely a pattern names something: itself, its kind, anything, or not at all."""
    if pattern == name:
        return 2
    if pattern.endswith("/*") and pattern != "*/*":
        return 1 if name.startswith(pattern[:-1]) else -1
    return 0 if pattern in {"*/*", "*"} else -1


def _quality(parameters: Sequence[str]) -> float:
    stated = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    try:
        quality = float(stated)
    except ValueError:
        return 0.0
    return min(max(quality, 0.0), 1.0) if quality == quality else 0.0  # noqa: PLR0124 (NaN)
