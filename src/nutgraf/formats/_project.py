"""What survives a format, and what it loses, from what the format says it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..model import Feed, Reference, Thing, properties
from ..safety.dates import Day, LocalDateTime
from ._addresses import addresses_of_page
from ._feed_live import live_part
from ._feed_write import require_article
from ._format import Format, Options, Value

__all__ = ["Loss", "losses_of", "projected", "pruned"]

_BESIDE = ("body", "channel", "editorial")


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that a format cannot carry: where it stands in the value, and why it is lost."""

    pointer: str
    reason: str


def projected(value: Value, wire: Format, options: Options) -> Value:
    """Give what survives the format; raises RenderError for what no feed holds."""
    if wire.feeds and isinstance(value, Feed):
        value = live_part(value, options)
    elif wire.feeds:
        require_article(value)
    return wire.narrow(value, options)


def pruned(thing: Thing) -> Thing:
    """Give a thing without what stands beside its properties, the text of its body excepted."""
    state = {name: held for name, held in thing.__dict__.items() if name not in _BESIDE}
    if "body" in thing.__dict__ and (text := getattr(thing, "article_body", None)) is not None:
        state["article_body"] = text
    kept: Thing = type(thing).assembled(state)
    return kept


def losses_of(value: Value, wire: Format, options: Options) -> tuple[Loss, ...]:
    """Give each pointer of the value that does not survive as it is, and why."""
    survived = projected(value, wire, options)
    found: list[Loss] = []
    if isinstance(value, Feed) and isinstance(survived, Feed):
        for name, held in value:
            if name != "articles" and held not in (None, (), {}):
                _compare(held, getattr(survived, name), f"/{name}", wire, found)
        _compare_articles(value, survived, wire, options, found)
    else:
        _compare(value, survived, "", wire, found)
    return tuple(found)


def _compare_articles(
    feed: Feed, survived: Feed, wire: Format, options: Options, found: list[Loss]
) -> None:
    """Compare article by article; one that the format leaves out is a loss as a whole."""
    left = list(reversed(survived.articles))
    for place, article in enumerate(feed.articles):
        if left and (
            len(left) == len(feed.articles) - place or _became(article, left[-1], wire, options)
        ):
            _compare(article, left.pop(), f"/articles/{place}", wire, found)
        else:
            found.append(Loss(f"/articles/{place}", f"{wire.name} leaves it out"))


def _became(article: Value, survivor: Value, wire: Format, options: Options) -> bool:
    """Tell whether this is what became of an article."""
    return projected(article, wire, options) == survivor


def _is_same(old: Any, new: Any) -> bool:
    """Tell whether two values are the same to the form: a date as it was written, a URL or text."""
    if _names_alone(old) and _names_alone(new):
        return (old.id, _types_of(old)) == (new.id, _types_of(new))
    return type(old) is type(new) and old == new and repr(old) == repr(new)


def _names_alone(value: Any) -> bool:
    """Tell whether a thing says no more than which it is, and is as good as a reference."""
    if isinstance(value, Reference):
        return True
    held = value.__dict__ if getattr(type(value), "is_thing", False) else {}
    return bool(held.get("id")) and held.keys() <= {"id", "types"} and bool(value.types)


def _types_of(value: Any) -> tuple[str, ...]:
    return tuple(value.stated_types if isinstance(value, Reference) else value.types)


def _compare(old: Any, new: Any, pointer: str, wire: Format, found: list[Loss]) -> None:
    if _is_same(old, new):
        return
    if new is None or new == () or (new == {} and old):
        found.append(Loss(pointer or "/", f"{wire.name} has no place for it"))
    elif getattr(type(old), "is_thing", False) and getattr(type(new), "is_thing", False):
        if old.types != new.types:
            found.append(Loss(f"{pointer}/@type", f"{wire.name} keeps it in part"))
        _compare_things(old, new, pointer, wire, found)
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            _compare(one, other, f"{pointer}/{place}", wire, found)
    else:
        found.append(Loss(pointer or "/", f"{wire.name} keeps it in part"))


def _compare_things(old: Any, new: Any, pointer: str, wire: Format, found: list[Loss]) -> None:
    kind: type[Thing] = type(old)
    table = properties(kind)
    for field, held in old.__dict__.items():
        here = f"{pointer}/{table[field].wire if field in table else field}"
        left = new.article_body if field == "article_body" else new.__dict__.get(field, ())
        if isinstance(held, Day | LocalDateTime) and not left and field in wire.carries:
            lacking = "time" if isinstance(held, Day) else "zone"
            found.append(Loss(here, f"it states no {lacking}, which {wire.name} needs"))
        elif not left and (moved := _moved(held, old, new)):
            found.append(Loss(here, f"{wire.name} keeps {moved}"))
        else:
            _compare(held, left, here, wire, found)


def _moved(held: Any, old: Any, new: Any) -> str:
    """Say as what a value that stood elsewhere survives, or its address; nothing if neither."""
    kind: type[Thing] = type(new)
    table = properties(kind)
    come = {field: new.__dict__[field] for field in new.__dict__.keys() - old.__dict__.keys()}
    for what, said in (("it", held), *(("its address", one) for one in addresses_of_page(held))):
        kept = [field for field in come.keys() & table.keys() if _is_same(said, come[field])]
        if kept:
            return f"{what} as {table[min(kept)].wire}"
    return ""
