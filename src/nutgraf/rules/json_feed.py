"""What JSON Feed 1.1 has: members, what there must be, and the kinds of their values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from ..findings import Severity
from ..markup.json_text import locate, step_of
from ..safety.show import show
from ..safety.uri_forms import fault_of_uri
from ._document import Document
from ._feed_rules import feed_rule
from ._feed_shapes import fault_of
from ._json_feed import JsonFeed
from ._rule import Page

__all__ = ["RULES"]

_PAGE = Page("https://www.jsonfeed.org/version/1.1/", "2020-08-07")
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_VERSION = "https://jsonfeed.org/version/1.1"
_OLD = "https://jsonfeed.org/version/1"
# The members of each kind of object, with the kind of their value.
_AUTHOR: Final = {"avatar": "url", "name": "text", "url": "url"}
_ATTACHMENT: Final = {"duration_in_seconds": "number", "mime_type": "media type",
                      "size_in_bytes": "number", "title": "text", "url": "url"}  # fmt: skip
_HUB: Final = {"type": "text", "url": "url"}
_SIGNED: Final = {"author": "object", "authors": "list", "language": "language"}
_ITEM: Final = _SIGNED | {
    "attachments": "list", "banner_image": "url", "content_html": "text", "content_text": "text",
    "date_modified": "date", "date_published": "date", "external_url": "url", "id": "id",
    "image": "url", "summary": "text", "tags": "texts", "title": "text", "url": "url",
}  # fmt: skip
_FEED: Final = _SIGNED | {
    "description": "text", "expired": "flag", "favicon": "url", "feed_url": "url",
    "home_page_url": "url", "hubs": "list", "icon": "url", "items": "list", "next_url": "url",
    "title": "text", "user_comment": "text", "version": "text",
}  # fmt: skip
_WANTED: Final = {id(_FEED): ("version", "title", "items"), id(_ITEM): ("id",),
                  id(_ATTACHMENT): ("url", "mime_type"), id(_HUB): ("type", "url")}  # fmt: skip
_EXTENSION = re.compile(r"_[A-Za-z][^.]*")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[!#-;=?-\[\]_a-z~]+", re.ASCII)
_MEDIA_TYPE = re.compile(r"[^/\s]+/[^/\s]+")


Said: TypeAlias = tuple[str, str]  # the pointer of what is wrong, and what that is


def _each(
    judge: Callable[[JsonFeed], Iterable[Said]],
) -> Callable[[Document], Iterator[tuple[int, str, str]]]:
    """Give the survey that asks a judge what is wrong with a JSON Feed."""

    def survey(document: Document) -> Iterator[tuple[int, str, str]]:
        feed = document.json_feed
        said = list(judge(feed)) if feed is not None else []
        if feed is None or not said:
            return
        offsets = locate(feed.text, {pointer for pointer, _ in said})
        for pointer, message in said:
            yield offsets[pointer], message, pointer

    return survey


def _fault(kind: str, value: Any) -> str:
    """Say what a value of that kind would be, or nothing."""
    if kind == "number":
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        return "" if is_number else "a number, 0 at least"
    if kind in {"list", "texts"}:
        is_list = isinstance(value, list)
        return (
            ""
            if is_list and (kind == "list" or all(map(_is_text, value)))
            else "a list" + (" of texts" * (kind == "texts"))
        )
    if kind == "object":
        return "" if isinstance(value, dict) else "an object"
    if kind == "flag":
        return "" if isinstance(value, bool) else "true or false"
    if not isinstance(value, str):
        return "text"
    return _fault_of_text(kind, value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _fault_of_text(kind: str, value: str) -> str:
    if kind == "id":
        return "" if value else "a text that names the item"
    if kind == "url":
        return (
            "" if _URL.fullmatch(value) and not fault_of_uri(value) else "an absolute URL in ASCII"
        )
    if kind == "date":
        return fault_of("instant", value)
    if kind == "language":
        return fault_of("language", value)
    if kind == "media type":
        return "" if _MEDIA_TYPE.fullmatch(value) else "a media type"
    return ""


def _objects(feed: JsonFeed) -> Iterator[tuple[str, dict[str, Any], Mapping[str, str]]]:
    """Give the objects of a feed with their pointers and the members that they have."""
    yield "", feed.top, _FEED
    yield from ((at, hub, _HUB) for at, hub in feed.objects(feed.top, "", "hubs"))
    for at, held in (("", feed.top), *feed.items):
        if at:
            yield at, held, _ITEM
            for place, one in feed.objects(held, at, "attachments"):
                yield place, one, _ATTACHMENT
        yield from ((place, one, _AUTHOR) for place, one in _authors(feed, held, at))


def _authors(feed: JsonFeed, held: dict[str, Any], at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from feed.objects(held, at, "authors")
    if isinstance(held.get("author"), dict):
        yield f"{at}/author", held["author"]


def _unknown(feed: JsonFeed) -> Iterator[Said]:
    for at, held, members in _objects(feed):
        for name in held:
            if name not in members and not _EXTENSION.fullmatch(name):
                yield f"{at}/{step_of(name)}", f"there is no member {show(name, 60)} here"


def _odd_extension(feed: JsonFeed) -> Iterator[Said]:
    for at, held, _ in _objects(feed):
        for name, own in held.items():
            if not _EXTENSION.fullmatch(name):
                continue
            if not isinstance(own, dict):
                yield f"{at}/{step_of(name)}", f"{show(name, 60)} is {_shown(own)}, not an object"
                continue
            for inner in own:
                if inner.startswith("_") or "." in inner or not inner:
                    said = f"{show(name, 60)} has the member {show(inner, 60)}"
                    yield f"{at}/{step_of(name)}/{step_of(inner)}", said
            if "about" in own and not isinstance(own["about"], str):
                yield f"{at}/{step_of(name)}/about", "about is the address of a page that explains"


def _missing(feed: JsonFeed) -> Iterator[Said]:
    for at, held, members in _objects(feed):
        for name in _WANTED.get(id(members), ()):
            if (
                held.get(name) in {None, ""}
                if not isinstance(held.get(name), list | dict)
                else False
            ):
                yield at, f"there is no {name}"
        if members is _ITEM and not {"content_html", "content_text"} & held.keys():
            yield at, "there is neither content_html nor content_text"


def _odd(feed: JsonFeed) -> Iterator[Said]:
    for at, held, members in _objects(feed):
        for name, kind in members.items():
            value = held.get(name)
            if value is None and name not in held:
                continue
            is_told = name in _WANTED.get(id(members), ()) and value in ("", None)
            if not is_told and (fault := _fault(kind, value)):
                yield f"{at}/{name}", f"{name} is {_shown(value)}, not {fault}"
        for name in ("items", "attachments", "authors", "hubs"):
            values = held.get(name) if name in members else None
            for number, one in enumerate(values if isinstance(values, list) else ()):
                if not isinstance(one, dict):
                    yield f"{at}/{name}/{number}", f"{name} holds {_shown(one)}, not an object"


def _shown(value: object) -> str:
    return f'"{show(value, 60)}"' if isinstance(value, str) else show(json.dumps(value)[:60])


def _odd_version(feed: JsonFeed) -> Iterator[Said]:
    version = feed.top.get("version")
    if isinstance(version, str) and version and version not in {_VERSION, _OLD}:
        yield "/version", f'version is "{show(version, 60)}", not {_VERSION}'


def _old(feed: JsonFeed) -> Iterator[Said]:
    if feed.top.get("version") == _OLD:
        yield "/version", "the feed is of version 1.0"
    for at, held in (("", feed.top), *feed.items):
        if "author" in held and "authors" not in held:
            yield f"{at}/author", "author is of version 1.0; others read authors"


def _nobody(feed: JsonFeed) -> Iterator[Said]:
    for at, held, members in _objects(feed):
        if members is _AUTHOR and not any(held.get(name) for name in _AUTHOR):
            yield at, "an author has neither name, url nor avatar"


def _same_ids(feed: JsonFeed) -> Iterator[Said]:
    seen: set[str] = set()
    for at, item in feed.items:
        name = str(item.get("id", ""))
        if name and name in seen:
            yield f"{at}/id", f'two items have the id "{show(name, 60)}"'
        seen.add(name)


def _leads_to_itself(feed: JsonFeed) -> Iterator[Said]:
    following = feed.top.get("next_url")
    if isinstance(following, str) and following == feed.top.get("feed_url"):
        yield "/next_url", "next_url is the feed itself"


def _unaddressed(feed: JsonFeed) -> Iterator[Said]:
    for name in ("home_page_url", "feed_url"):
        if not feed.top.get(name):
            yield "", f"there is no {name}"
    for at, item in feed.items:
        if not item.get("url"):
            yield at, "the item has no url"


_GOOD: Final = {
    "version": _VERSION,
    "title": "Town Herald",
    "home_page_url": "https://herald.example/",
    "feed_url": "https://herald.example/feed.json",
    "items": [
        {
            "id": "https://herald.example/bridge",
            "url": "https://herald.example/bridge",
            "title": "Council opens the bridge",
            "content_text": "The bridge is open.",
            "date_published": "2026-11-20T08:00:00Z",
            "authors": [{"name": "Ann Lee"}],
        }
    ],
}
_TEXT: Final = json.dumps(_GOOD, indent=2)


def _feed(**changes: Any) -> str:
    return json.dumps({**_GOOD, **changes}, indent=2)


def _item(**changes: Any) -> str:
    item = {**_GOOD["items"][0], **changes}  # type: ignore[dict-item] # it is a list of objects
    return _feed(items=[{name: held for name, held in item.items() if held is not None}])


RULES = (
    feed_rule(
        "json_feed_member_unknown", _ERROR, _PAGE,
        "A member is one of JSON Feed, or its name begins with an underscore and has no full stop.",
        "Correct its spelling, or put it into an object of your own, such as _herald.",
        _each(_unknown), bad=_item(byline="Ann Lee"), good=_item(_herald={"byline": "A"}),
    ),
    feed_rule(
        "json_feed_member_missing", _ERROR, _PAGE,
        "A feed has version, title and items, an item an id and content, an attachment url and"
        " mime_type, a hub type and url.",
        "Add the member.",
        _each(_missing), bad=_item(content_text=None), good=_TEXT,
    ),
    feed_rule(
        "json_feed_value_invalid", _ERROR, _PAGE,
        "A member has a value of its kind: text, a list, an absolute URL, a date of RFC 3339.",
        "Correct the value, or leave the member out.",
        _each(_odd), bad=_item(date_published="2026-11-20"), good=_TEXT,
    ),
    feed_rule(
        "json_feed_extension_invalid", _ERROR, _PAGE,
        "What is not of JSON Feed is an object; names in it have no full stop and begin with no"
        " underscore, and about is text.",
        "Put the values into an object of your own, such as _herald.",
        _each(_odd_extension), bad=_item(_herald="A"), good=_item(_herald={"byline": "A"}),
    ),
    feed_rule(
        "json_feed_version_unknown", _ERROR, _PAGE,
        "A feed names a version of JSON Feed.", f"Write {_VERSION}.",
        _each(_odd_version), bad=_feed(version=f"{_OLD}.2"), good=_TEXT,
    ),
    feed_rule(
        "json_feed_version_old", _WARNING, _PAGE,
        "A feed is of version 1.1, and its items have authors.",
        f"Write {_VERSION}, and authors as a list.",
        _each(_old), bad=_feed(version=_OLD), good=_TEXT,
    ),
    feed_rule(
        "json_feed_author_empty", _ERROR, _PAGE,
        "An author has a name, an address or a picture.", "Add the name.",
        _each(_nobody), bad=_item(authors=[{}]), good=_TEXT,
    ),
    feed_rule(
        "json_feed_id_repeated", _ERROR, _PAGE,
        "No two items of a feed have one id.", "Give each item its own id.",
        _each(_same_ids),
        bad=_feed(items=_GOOD["items"] * 2),  # type: ignore[operator] # it is a list
        good=_TEXT,
    ),
    feed_rule(
        "json_feed_next_is_itself", _ERROR, _PAGE,
        "The next page of a feed is another one.", "Leave next_url out on the last page.",
        _each(_leads_to_itself),
        bad=_feed(next_url="https://herald.example/feed.json"),
        good=_feed(next_url="https://herald.example/feed-2.json"),
    ),
    feed_rule(
        "json_feed_address_missing", _WARNING, _PAGE,
        "A feed names its site and itself, an item its page.", "Add the address.",
        _each(_unaddressed), bad=_item(url=None), good=_TEXT,
    ),
)  # fmt: skip
