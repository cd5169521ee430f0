"""The bench of pages: what on a page is of other articles, or of those who comment on this one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from ..markup import _html
from ._page_choice import is_of_another
from ._page_statements import Statements, address_key, key_of, plain

__all__ = ["is_of_others", "is_title_of_another"]

_TEASER = 1_000  # characters of text that a teaser does not have
_TEASER_SOURCE = 10_000  # characters of its source that are looked at, for blanks fill it up
_WHOLE = frozenset({"body", "html", "main"})
_LINKED_HEADING = "h2 a,h3 a,h4 a,a h2,a h3,a h4"
_CARD_LEVELS = 4  # above an element at which the card of an article may stand
_LINK_LEVELS = 4  # above a text at which the link may be that it stands in
_CARD_LETTERS = 25  # of the heading of a card; names of persons have fewer


def is_of_others(node: Any, page: Statements) -> bool:
    """Tell whether an element stands in a comment, a claim, another article's item or teaser.

    What was told of an element is kept, for the lines of a page stand in few.
    """
    told, cards = page.of_others, page.cards
    for level, one in enumerate(_html.ancestors(node)):
        number = one.mem_id
        if number not in told:
            told[number] = _is_others(one, page)
        if (found := told[number]) is not None:
            return found
        if level < _CARD_LEVELS:
            if number not in cards:
                cards[number] = _is_card(one, page)
            if cards[number]:
                return True
    return False


def _is_others(node: Any, page: Statements) -> bool | None:
    """Tell whether an element is of others with all that is in it, or None where those above say.

    What holds the whole page or its main heading is not, an article only where it is a teaser.
    """
    name = node.tag
    if name in _WHOLE or node.mem_id in page.above_heading:
        return False
    held = node.attributes
    if _is_said_by_others(held) or _is_other_item(node, held, page):
        return True
    return _is_teaser(node) if name == "article" else None


def is_title_of_another(text: Any, page: Statements) -> bool:
    """Tell whether a text stands in a link that is the title of another article."""
    for one in islice(_html.ancestors(text), _LINK_LEVELS):
        if one.tag == "a":
            return _is_elsewhere(one, page, on_site=True)
    return False


def _is_said_by_others(held: Mapping[str, str | None]) -> bool:
    """Tell whether an element holds a comment, or a claim that the article is about."""
    words = f"{held.get('class') or ''} {held.get('id') or ''}".lower().split()
    return any(word.startswith(("claim", "comment")) for word in words)


def _is_other_item(node: Any, held: Mapping[str, str | None], page: Statements) -> bool:
    """Tell whether an element is an item of microdata whose headline is of another article."""
    if "itemscope" not in held:
        return False
    headlines = _html.select(node, "[itemprop~=headline]")
    return is_of_another([plain(_html.text_of(one)) for one in headlines[:1]], page)


def _is_teaser(article: Any) -> bool:
    """Tell whether an article is short and leads elsewhere by its heading."""
    return bool(_html.select(article, _LINKED_HEADING)) and _is_short(article)


def _is_card(node: Any, page: Statements) -> bool:
    """Tell whether an element is short and its only heading is the title of another article.

    In an item of a list a link is such a heading without being marked as one.
    """
    links = _html.select(node, "a" if node.tag == "li" else _LINKED_HEADING)
    links = [one for one in links if len(key_of(_html.text_of(one))) >= _CARD_LETTERS]
    return len(links) == 1 and _is_elsewhere(links[0], page) and _is_short(node)


def _is_short(node: Any) -> bool:
    """Tell whether an element has no more text than a teaser, whatever blanks are in the source."""
    return len(_html.text_of(node, _TEASER_SOURCE)) < _TEASER


def _is_elsewhere(link: Any, page: Statements, *, on_site: bool = False) -> bool:
    """Tell whether a linked heading has the title of another article, and leads there.

    Shape: with `on_site` to one of the same site; what a credit leads to is of another.
    """
    title = _html.text_of(link)
    if len(key_of(title)) < _CARD_LETTERS:
        return False
    key = address_key(page.address(_html.attributes(link).get("href") or _html.link_around(link)))
    if key in page.own_keys or (on_site and key and key.partition("/")[0] != page.domain):
        return False
    return is_of_another([title], page)
