"""The bench of the XML feeds: values of one part of many rows, made into those of a field at once.

What asks for a second look is left to the reading of each row by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from operator import add
from typing import Any, Final, TypeAlias

from ..safety.urls import are_plain_uris, is_absolute
from ._feed_dates import web_date_of, web_dates_of
from ._feed_media import INSIDE_MEDIUM, media_joined, media_with
from ._feed_reader import Text, uri_of
from ._feed_said import UnusualError
from ._feed_text import plain

__all__ = [
    "ENCLOSURE",
    "Column",
    "Columns",
    "Join",
    "Made",
    "Make",
    "agreed",
    "and_enclosures",
    "and_media",
    "both",
    "categories_at",
    "guids_at",
    "media_at",
    "one_alone",
    "permalinks_at",
    "run_of",
    "texts_at",
]

ENCLOSURE: Final = frozenset({"length", "type", "url"})
_FACTS: Final = ("medium", "type", "width", "height")  # and the size

Column: TypeAlias = Sequence[Any]  # one value of each item
Columns: TypeAlias = Sequence[Sequence[str]]
Made: TypeAlias = dict[str, Column]  # by field
Make: TypeAlias = "Callable[[Columns, str], Column | None]"
Join: TypeAlias = Callable[[Column, Column], Column]


def _texts(column: Sequence[str]) -> list[str] | None:
    """Give texts without space around them; None where all are empty."""
    texts = list(map(str.strip, column))
    if all(texts):
        return texts
    if any(texts):
        raise UnusualError
    return None


def _uris(texts: list[str], base: str) -> list[str]:
    return texts if are_plain_uris(texts) else [uri_of(text, base) for text in texts]


def texts_at(take: Text, at: int) -> Make:
    """Give what takes a text."""
    make = None if take.make is None else _AT_ONCE.get(take.make, partial(map, take.make))

    def values(columns: Columns, base: str) -> Column | None:
        texts = _texts(columns[at])
        if texts is None:
            return None
        if take.is_url:
            texts = _uris(texts, base)
        made = texts if make is None else list(make(texts))
        if None in made:
            raise UnusualError
        return list(zip(made, strict=True)) if take.is_many else made

    return values


def categories_at(domain: int, at: int) -> Make:
    """Give what takes a category; its domain is -1 where it has none."""

    def values(columns: Columns, _base: str) -> Column | None:
        texts = _texts(columns[at])
        if texts is None:
            return None
        domains: Iterable[str] = repeat("", len(texts))
        if domain >= 0:  # of which there are few
            known = {one: plain(one) for one in {*columns[domain]}}
            domains = map(known.__getitem__, columns[domain])
        return list(zip(zip(domains, texts, strict=True), strict=True))

    return values


def run_of(take: Text | None, at: int, *, has_domain: bool = False) -> Make:
    """Give what takes a run of texts, or of categories where there is nothing to take them."""

    def words(run: Sequence[Any], _base: str) -> tuple[Any, ...]:
        pairs = run if has_domain else [("", word) for word in run]
        return tuple([(plain(domain), word.strip()) for domain, word in pairs if word.strip()])

    def texts(run: Sequence[str], base: str) -> tuple[Any, ...]:
        said = [text for text in map(str.strip, run) if text]
        if take is not None and take.is_url:
            said = _uris(said, base)
        made = said if take is None or take.make is None else list(map(take.make, said))
        if None in made:
            raise UnusualError
        return tuple(made)

    def values(columns: Columns, base: str) -> Column:
        made = [(words if take is None else texts)(run, base) for run in columns[at]]
        if () in made:
            raise UnusualError
        return made

    return values


def guids_at(at: int, columns: Columns, _base: str) -> Column:
    """Give the identities."""
    texts = _texts(columns[at])
    if texts is None:
        raise UnusualError
    return texts


def permalinks_at(permalink: int, at: int, columns: Columns, _base: str) -> Column | None:
    """Give the identities that are links, unless they say otherwise."""
    stated = {*columns[permalink]} if permalink >= 0 else {""}
    if all(_says_no(one) for one in stated):
        return None
    texts = list(map(str.strip, columns[at]))
    if any(_says_no(one) for one in stated):
        raise UnusualError
    if are_plain_uris(texts) or all(map(is_absolute, texts)):
        return texts
    if any(map(is_absolute, texts)):
        raise UnusualError
    return None


def _says_no(is_permalink: str) -> bool:
    return is_permalink.strip().lower() == "false"


def media_at(
    said: Mapping[str, int], size: str, text: int, inside: Mapping[str, int], types: Sequence[int]
) -> Make:
    """Give what takes a medium.

    Shape: where the attributes stand that are `said`, and what is `inside`, of which the `types`
    have to be plain; `size` is the name of the attribute that counts bytes.
    """
    facts = [said.get(name, -1) for name in (*_FACTS, size)]
    texts = [inside.get(name, -1) for name in INSIDE_MEDIUM]

    def values(columns: Columns, base: str) -> Column:
        urls = _texts(columns[said["url"]])
        is_plain = all({*columns[at]} == {"plain"} for at in types)
        if urls is None or not is_plain or (text >= 0 and _texts(columns[text]) is not None):
            raise UnusualError
        nothing = [""] * len(urls)
        told = list(zip(*[columns[at] if at >= 0 else nothing for at in facts], strict=True))
        shown = [list(map(str.strip, columns[at])) if at >= 0 else nothing for at in texts]
        media = media_with(_uris(urls, base), told, shown)
        if media is None:
            raise UnusualError
        return list(zip(media, strict=True))

    return values


def agreed(before: Column, column: Column) -> Column:
    """Give the values that are stated twice alike."""
    if before != column:
        raise UnusualError
    return before


def one_alone(before: Column, column: Column) -> Column:
    """Refuse what stands twice."""
    raise UnusualError


def both(before: Column, column: Column) -> Column:
    """Give the values of both, one after the other."""
    return list(map(add, before, column))


def and_media(before: Column, column: Column) -> Column:
    """Give media and one more of each row."""
    return media_joined(before, list(chain.from_iterable(column)))


def and_enclosures(before: Column, column: Column) -> Column:
    """Give media and one enclosure more of each row."""
    return media_joined(before, list(chain.from_iterable(column)), is_enclosure=True)


# What makes the values of many texts at once, by what makes that of one.
_AT_ONCE: Final[Mapping[Callable[[str], Any], Callable[[Sequence[str]], Iterable[Any]]]] = {
    web_date_of: web_dates_of,
}
