"""The bench of the feeds: pictures, films and sound of an article, as Media RSS knows them.

Source: Media RSS 1.5.1, https://www.rssboard.org/media-rss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any, Final, NamedTuple

from ._feed_text import MOST_COUNT, address_of, digits, held_by, is_count, plain, plain_word
from ._format import Node

__all__ = [
    "INSIDE_MEDIUM",
    "Medium",
    "add_medium",
    "kind_of",
    "media_joined",
    "media_of",
    "media_type_named",
    "media_with",
    "medium_node",
    "medium_of",
    "medium_said",
    "type_of",
]

_PROPERTIES: Final = {"image": "ImageObject", "video": "VideoObject", "audio": "AudioObject"}
_TYPES: Final = {
    "avif": "image/avif", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "png": "image/png", "svg": "image/svg+xml", "webp": "image/webp",
    "m4v": "video/x-m4v", "mov": "video/quicktime", "mp4": "video/mp4", "webm": "video/webm",
    "m4a": "audio/mp4", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav",
}  # fmt: skip
_BARE = 2  # members of a medium that has nothing but its URL
_FACTS, _FACTS_CHARACTERS = 512, 200  # that are kept of media, beside their addresses
_MEDIA_TYPE: Final = re.compile(
    r"[\w!#$&^.+-]{1,127}/[\w!#$&^.+-]{1,127}(?: ?;[^<>\"\n\t]*)?", re.ASCII
)
_END_OF_PATH: Final = re.compile("[?#]")


_NO_TEXTS = ("", "", "", "")
INSIDE_MEDIUM = ("media:title", "media:description", "media:credit", "media:copyright")
_FACTS_NAMED: Final = ("medium", "type", "width", "height")  # and the size


_new = tuple.__new__  # of what is known to have all values; `_make` counts them


class Medium(NamedTuple):
    """One picture, film or sound of an entry.

    Shape: `kind` is image, video or audio; `size` counts bytes; all else is as schema.org has it.
    """

    kind: str
    url: str
    type: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    title: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""


def media_of(article: Any) -> tuple[Medium, ...]:
    """Give what the article shows and plays, as far as it has a URL."""
    held = article.__dict__
    found: dict[str, Medium] = {}
    for kind in _PROPERTIES:
        if kind in held:
            for thing in held[kind]:
                url = address_of(thing)
                if url and url not in found:
                    found[url] = medium_of(kind, url, thing)
    return tuple(found.values())


def medium_node(medium: Medium) -> Node | str:
    """Give the node of a medium; one that has nothing but its URL is that URL."""
    kind, url, media_type, width, height, size, title, caption, credit, rights = medium
    node: Node = {"@type": _PROPERTIES[kind], "contentUrl": url}
    if media_type:
        node["encodingFormat"] = media_type
    if width:
        node["width"] = width
    if height:
        node["height"] = height
    if size:
        node["contentSize"] = str(size)
    if title:
        node["name"] = title
    if caption:
        node["caption"] = caption
    if credit:
        node["creditText"] = credit
    if rights:
        node["copyrightNotice"] = rights
    return url if len(node) == _BARE and kind == "image" else node


def kind_of(medium: str, media_type: str, url: str) -> str:
    """Tell what a medium is by its own word, its media type or the end of its URL; else nothing."""
    if medium in _PROPERTIES:
        return medium
    for said in (medium, media_type or type_of(url)):
        kind = said.strip().lower().partition("/")[0]
        if kind in _PROPERTIES:
            return kind
    return ""


def type_of(url: str) -> str:
    """Tell the media type by the end of the URL; nothing where it says none."""
    path = url if "?" not in url and "#" not in url else _END_OF_PATH.split(url, maxsplit=1)[0]
    return _TYPES.get(path.rpartition(".")[2].lower(), "")


def media_type_named(value: object) -> str:
    """Give a media type, or that of files which end so; nothing for anything else."""
    return _media_type(plain_word(value))


@lru_cache(maxsize=_FACTS)
def _media_type(said: str) -> str:
    return said if _MEDIA_TYPE.fullmatch(said) else _TYPES.get(said.removeprefix(".").lower(), "")


def medium_of(kind: str, url: str, thing: Any) -> Medium:
    """Give what a thing says of the picture, film or sound at a URL."""
    held = held_by(thing)
    if not held:
        return Medium(kind, url)
    said: list[Any] = [kind, url, *_NOTHING_SAID]
    for name, value in held.items():
        take = _TAKES.get(name)
        if take is not None:
            said[take[0]] = take[1](value)
    return Medium._make(said)


def medium_said(said: Mapping[str, str], at: str, size: str) -> Medium | None:
    """Give the medium at an address of which attributes say this."""
    facts = tuple([said.get(name, "") for name in (*_FACTS_NAMED, size)])
    known, media_type, *counts = _facts_of(facts)
    kind = _kind_at(known, at, media_type)
    return _new(Medium, (kind, at, media_type, *counts, *_NO_TEXTS)) if kind else None


def media_with(
    urls: Sequence[str], facts: Sequence[tuple[str, ...]], texts: Iterable[Sequence[str]]
) -> list[Medium] | None:
    """Give the medium at each address; None where one is no image, video or audio.

    Shape: `facts` are medium, type, width, height and size, many of one site the same; `texts` are
    the titles, the captions, the credits and the rights.
    """
    known = {one: _facts_of(one) for one in {*facts}}
    said: Any = zip(*map(known.__getitem__, facts), strict=True)
    kinds, types, *counts = said
    if "" in kinds:
        kinds = tuple(map(_kind_at, kinds, urls, types))
    if "" in kinds:
        return None
    return list(map(_new, repeat(Medium), zip(kinds, urls, types, *counts, *texts, strict=True)))


def _kind_at(known: str, url: str, media_type: str) -> str:
    """Tell by the end of its URL what a medium is of which neither kind nor type is known."""
    return known if known or media_type else kind_of("", "", url)


def _facts_of(facts: tuple[str, ...]) -> tuple[str, str, int, int, int]:
    is_short = len("".join(facts)) <= _FACTS_CHARACTERS
    return (_facts if is_short else _facts.__wrapped__)(*facts)


@lru_cache(maxsize=_FACTS)
def _facts(
    medium: str, media_type: str, width: str, height: str, size: str
) -> tuple[str, str, int, int, int]:
    """Give the same as a medium has it; no kind where nothing tells it."""
    media_type = plain(media_type)
    kind = kind_of(medium, media_type, "")
    return kind, media_type, digits(width), digits(height), digits(size)


def add_medium(medium: Medium, fields: dict[str, Any], *, is_enclosure: bool = False) -> None:
    """Add a medium to those of an entry."""
    fields["media"] = _media_and(fields.get("media", ()), medium, is_enclosure=is_enclosure)


def media_joined(
    before: Sequence[tuple[Medium, ...]], media: Sequence[Medium], *, is_enclosure: bool = False
) -> list[tuple[Medium, ...]]:
    """Give the media of many entries with another each, as `add_medium` adds it."""
    if max(map(len, before)) > 1:
        return [
            _media_and(held, one, is_enclosure=is_enclosure)
            for held, one in zip(before, media, strict=True)
        ]
    return [
        (held, one) if held[1] != one[1]
        else (_joined(held, one),) if is_enclosure
        else (_joined(one, held),)
        for (held,), one in zip(before, media, strict=True)
    ]  # fmt: skip


def _media_and(
    media: tuple[Medium, ...], medium: Medium, *, is_enclosure: bool = False
) -> tuple[Medium, ...]:
    """Give media and another, or what is said of one URL in two places as one.

    Of the enclosure the size counts, and the type unless the URL says it as well: writers guess it.
    """
    url = medium[1]
    for at, one in enumerate(media):
        if one[1] == url:
            joined = _joined(one, medium) if is_enclosure else _joined(medium, one)
            return (*media[:at], joined, *media[at + 1 :]) if len(media) > 1 else (joined,)
    return (*media, medium)


def _joined(more: Medium, less: Medium) -> Medium:
    kind = "" if more[2] or not less[2] or type_of(less[1]) == less[2] else less[2]
    size = 0 if more[5] else less[5]
    return more._replace(size=size or more[5], type=kind or more[2]) if kind or size else more


def _count(value: object) -> int:
    """Give a whole number from 1 up, in digits or as one; 0 for anything else."""
    if type(value) is int:
        return value if 0 < value < MOST_COUNT else 0
    if value is None or isinstance(value, bool):
        return 0
    if isinstance(value, str) and is_count(value):
        return int(value)
    return value if isinstance(value, int) and 0 < value < MOST_COUNT else 0


# Where the value of a field of a medium stands in the record, and how it is said there.
_TAKES: Final[Mapping[str, tuple[int, Callable[[Any], Any]]]] = {
    "encoding_format": (2, media_type_named),
    "width": (3, _count),
    "height": (4, _count),
    "content_size": (5, _count),
    "name": (6, plain_word),
    "caption": (7, plain),
    "credit_text": (8, plain_word),
    "copyright_notice": (9, plain_word),
}
_NOTHING_SAID: Final = tuple(Medium("", "")[2:])
