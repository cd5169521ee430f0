"""What a feed says of itself, apart from its wire format: made of a feed, and made into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Feed, ImageObject
from ..safety.dates import Instant, to_iso
from ._addresses import own_addresses
from ._feed_dates import instant_of
from ._feed_entry import OF_THINGS
from ._feed_literal import Literal, literals_in, residue_of
from ._feed_text import address_of, language_of, name_of, plain
from ._format import Options, Value
from ._linked import linked_inside

__all__ = ["Channel", "Sign", "at_home", "channel_of", "feed_of"]

_SIGN_WIDTH, _SIGN_HEIGHT = 144, 400  # pixels; RSS 2.0, image


@dataclass(frozen=True, slots=True)
class Sign:
    """The picture that stands for a channel."""

    url: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself, each value as it stands in the feed after all escapes are undone.

    Shape: `updated` is in the form of the web.
    """

    title: str = ""
    link: str = ""
    description: str = ""
    language: str = ""
    rights: str = ""
    id: str = ""
    updated: str = ""
    generator: str = ""
    sign: Sign | None = None
    self_url: str = ""
    hub_url: str = ""
    current_url: str = ""
    previous_url: str = ""
    next_url: str = ""
    history: str = ""
    rests: tuple[Literal, ...] = ()


def channel_of(value: Value, options: Options) -> Channel:
    """Give the channel of a feed; an article alone stands in the channel of its publisher.

    The date of change is the feed's own, or the newest of its articles'; never today.
    """
    if isinstance(value, Feed):
        return Channel(
            title=plain(value.title),
            link=address_of(value.home_page_url),
            description=plain(value.description),
            language=language_of(value.language),
            rights=plain(value.copyright),
            id=plain(value.id),
            updated=_updated(value, options),
            generator=plain(value.generator),
            sign=_sign(value.image),
            self_url=address_of(value.feed_url),
            hub_url=address_of(value.hub_url),
            current_url=address_of(value.current_url),
            previous_url=address_of(value.previous_archive_url),
            next_url=address_of(value.next_archive_url),
            history=value.history or "",
            rests=literals_in(value.residue),
        )
    article: Any = linked_inside(value, OF_THINGS)
    return Channel(
        title=name_of(article.publisher) or plain(article.headline),
        link=address_of(getattr(article.publisher, "url", None), *own_addresses(article.__dict__)),
        language=language_of(article.in_language),
        updated=_newest((article,), options),
    )


def at_home(options: Options, url: str) -> Options:
    """Let what is relative in an article that has no address be so to the site of the feed."""
    return options._replace(url=url)


def feed_of(channel: Channel) -> Mapping[str, Any]:
    """Give the fields of the feed that a channel states; what it does not state is not there."""
    sign = channel.sign
    fields = {
        "title": channel.title,
        "home_page_url": channel.link,
        "feed_url": channel.self_url,
        "description": channel.description,
        "language": channel.language,
        "id": channel.id,
        "updated": channel.updated,
        "copyright": channel.rights,
        "image": _image(sign) if sign else "",
        "generator": channel.generator,
        "hub_url": channel.hub_url,
        "current_url": channel.current_url,
        "previous_archive_url": channel.previous_url,
        "next_archive_url": channel.next_url,
        "history": channel.history,
        "residue": residue_of(channel.rests),
    }
    return {name: value for name, value in fields.items() if value or name == "title"}


def _image(sign: Sign) -> ImageObject:
    return ImageObject(content_url=sign.url, width=sign.width or None, height=sign.height or None)


def _updated(feed: Feed, options: Options) -> str:
    stated = instant_of(feed.updated, options.default_zone)
    return to_iso(stated) if stated is not None else _newest(feed.articles, options)


def _newest(articles: Any, options: Options) -> str:
    """Give the newest moment at which an article changed or appeared."""
    newest: Instant | None = None
    for article in articles:
        held = article.__dict__
        for name in ("date_modified", "date_published"):
            value = held.get(name)
            if type(value) is not Instant:
                value = instant_of(value, options.default_zone)
            if value is not None and (newest is None or value > newest):
                newest = value
    return to_iso(newest) if newest is not None else ""


def _sign(image: Any) -> Sign | None:
    url = address_of(image)
    if not url:
        return None
    width, height = getattr(image, "width", 0), getattr(image, "height", 0)
    fits = (
        isinstance(width, int)
        and isinstance(height, int)
        and 0 < width <= _SIGN_WIDTH
        and 0 < height <= _SIGN_HEIGHT
    )
    return Sign(url, width, height) if fits else Sign(url)
