"""What Google asks of authors in markup and on the page: that they are the same persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from unicodedata import combining, normalize

from ..findings import Severity
from ..markup.seen import Byline
from ..safety.show import show
from ._document import Spot, letters_of, text_of
from ._names import is_personal
from ._own_page import ARTICLE, example, own_page, seen_by, statements_of
from ._rule import Page, Rule, values_of, with_
from .google_bylines import publisher_in

__all__ = ["RULES"]

_PROFILES = ("page",)
_OF = ("Article",)
_POLICY = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/sd-policies", "2026-07-10"
)
_AUTHORS = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
    "2026-09-08",
)
_BETWEEN_WORDS = re.compile(r"[\s._@-]+")
_WORD = re.compile(r"[^\W_]+")
_BEHIND_NAME = re.compile(r"[,(|/\[].*", re.DOTALL)
_SUFFIXES = frozenset({"ii", "iii", "jr", "md", "phd", "sr"})
# Letters that no mark makes of others, and what they are taken for; pairs that are one letter, too.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "æ": "a"})
_PAIRS = re.compile(r"(?<=[aou])e")


def _not_shown(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None or not page.shown:
        return
    for pointer, name in _persons(spot):
        last = _last_name(name)
        if last and letters_of(name) not in spot.document.shown:
            words = _shown_words(page.shown)
            if not any(_spelled(part) in words for part in last):
                yield pointer, f'the author "{show(name, 80)}" stands nowhere on the page'


def _last_name(name: str) -> list[str]:
    """Give the parts of the last name, or of the only one, without what may stand behind it."""
    alone = _BEHIND_NAME.sub("", name) or name
    words = [word for word in alone.split() if letters_of(word) not in _SUFFIXES]
    parts = [_WORD.findall(word) for word in words]
    long = [found for found in parts if max(map(len, found), default=0) > 1]
    return long[-1] if long else []


def _shown_words(text: str) -> frozenset[str]:
    return frozenset(map(_spelled, _WORD.findall(text)))


def _spelled(word: str) -> str:
    """Give a word in the letters that all its spellings share: Müller, Mueller, Muller."""
    plain = normalize("NFKD", word.casefold()).translate(_PLAIN)
    return _PAIRS.sub("", "".join(one for one in plain if not combining(one)))


def _not_marked_up(spot: Spot) -> Iterator[tuple[str, str]]:
    if own_page(spot) is None:
        return
    names = tuple(name for _, name in _persons(spot))
    stated = "".join(map(letters_of, _all_names(spot)))
    for name in _unstated(seen_by(spot, names).bylines, stated):
        if is_personal(name) and not publisher_in(name, spot):
            said = f'the byline names "{show(name, 80)}", the markup does not'
            yield "/author" if "author" in spot.node else "", said


def _unstated(bylines: Iterable[Byline], stated: str) -> list[str]:
    """Give the names that only the page has: beside one that is stated, or in the first byline.

    A byline without any name that is stated may be another article's, unless there is no other.
    """
    held = [
        (one, [name for name in one.names if not _is_named_in(name, stated)]) for one in bylines
    ]
    beside = [others for one, others in held if len(others) < len(one.names)]
    alone = [others for one, others in held if one.has_word]
    found = beside or alone[:1]
    return list(dict.fromkeys(name.strip(" ,") for others in found for name in others))


def _is_named_in(name: str, stated: str) -> bool:
    """Tell whether a name, or a word of it that is no initial, is among those that are stated."""
    words = map(letters_of, _BETWEEN_WORDS.split(name))
    return any(len(word) > 1 and word in stated for word in words)


def _persons(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, value in spot.values("author"):
        if isinstance(value, str):
            yield pointer, value
        elif isinstance(value, dict):
            node = spot.document_whole(value)
            if "Person" not in str(node.get("@type", "Person")):
                continue
            for at, name in values_of(node, "name"):
                text = text_of(name)
                if text and text.strip():
                    yield pointer + at, unescape(text)


def _all_names(spot: Spot) -> Iterator[str]:
    """Give the names of all who made the article, wherever the page states it."""
    for one in {spot, *statements_of(spot.document)}:
        for name in ("author", "creator", "contributor", "editor"):
            for _, value in one.values(name):
                node = one.document_whole(value) if isinstance(value, dict) else {"name": value}
                for key in ("name", "givenName", "familyName", "alternateName", "@value"):
                    for _, held in values_of(node, key):
                        text = text_of(held)
                        if text:
                            yield unescape(text)


_rule = partial(Rule, profiles=_PROFILES, types=_OF, good=example())

RULES = (
    _rule(
        name="author_not_on_page", ref="SD002", severity=Severity.WARNING, page=_POLICY,
        title="An author in the markup is named on the page.",
        advice="Show the author on the page, or leave the name out of the markup.",
        judged=(24, 24),
        look=_not_shown,
        bad=example(
            with_(ARTICLE, author=[*ARTICLE["author"], {"@type": "Person", "name": "Cy Orr"}])
        ),
    ),
    _rule(
        name="author_not_in_markup", ref="ART08", severity=Severity.INFO, page=_AUTHORS,
        title="All authors that the page shows are in the markup.",
        advice="Add a node for each author.",
        judged=(16, 17),
        look=_not_marked_up, of_references=True,
        bad=example(with_(ARTICLE, author=ARTICLE["author"][:1])),
    ),
)  # fmt: skip
