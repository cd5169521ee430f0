"""The bench of pages: the topics that a page shows its readers as links, where it states none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..markup import _html
from ._page_statements import Statements, key_of

__all__ = ["topics_shown"]

_TAGGED = "a[rel~=tag],[class*=tag i]"
_TAG_LISTS = re.compile(r"[tT]ags|TagList|tag-list")  # in the classes of an element
_CALLED_TAGS = "h1,a[class*=tag],a>[class*=tag]"
_TAG = re.compile(r"(?:^|[\s_-])tag(?:$|[\s_-])")
_MOST_LINKS, _LINK_CHARACTERS = 30, 50
_MAIN = frozenset({"article", "main"})
_ASIDE = frozenset({"aside", "footer", "nav"})
# What the addresses of pages hold that list all articles on a topic.
_TO_TOPICS = "h1,a[href*='/t']"
_OF_TOPICS = re.compile(r"/(?:tags?|temas?|themas?|themen|themes?|topics?)/[^/?#]")
_LOOKED_AT = 200  # links to such pages
_LABEL_LETTERS = 30  # of what stands beside a list of topics, as `More on this story`


def topics_shown(page: Statements, told: str) -> list[str]:
    """Give the texts of links that the page marks as those of its topics, where they are a few.

    Links to pages of topics are so, too, where they stand below the heading in a list of their own
    and what is told of the article says one of them; and so are several below it of a class `tag`.
    """
    if page.page.tree is None:
        return []
    return (
        list(_texts(_marked(page.page.tree)))
        or list(_listed(page, key_of(told)))
        or _called_tags(page.page.tree)
    )


def _texts(links: list[Any]) -> Iterator[str]:
    texts: dict[str, None] = {}
    for one in links if len(links) <= _MOST_LINKS else ():
        text = _html.text_of(one, _LINK_CHARACTERS + 1)
        if 1 < len(text) <= _LINK_CHARACTERS and not _html.is_within(one, _ASIDE):
            texts[text] = None
    return iter(texts)


def _marked(tree: Any) -> list[Any]:
    found = _html.select(tree, _TAGGED)
    links = [one for one in found if "tag" in (one.attributes.get("rel") or "").split()]
    for one in found if not links else ():
        if _TAG_LISTS.search(one.attributes.get("class") or ""):
            links += _html.select(one, "a")
    return links


def _called_tags(tree: Any) -> list[str]:
    """Give the texts of the links that their class calls tags, if several.

    They stand below the heading, or in the main part of the page.
    """
    found = _html.select(tree, _CALLED_TAGS)
    heads = [at for at, one in enumerate(found) if one.tag == "h1"]
    own = [
        one
        for at, one in enumerate(found)
        if (heads and at > heads[0]) or _html.is_within(one, _MAIN)
    ]
    texts = list(_texts(list(filter(None, map(_tag_link, own)))))
    return texts if len(texts) > 1 else []


def _tag_link(node: Any) -> Any:
    """Give a link that a word of its class, or of the class of its text, calls a tag."""
    if not _TAG.search(node.attributes.get("class") or ""):
        return None
    link = node if node.tag == "a" else node.parent
    return link if link is not None and link.tag == "a" else None


def _listed(page: Statements, told: str) -> Iterable[str]:
    """Give the texts of the first list of links to pages of topics."""
    for links in _lists(page):
        texts = dict.fromkeys(filter(None, links))
        if len(texts) > 1 and any(key_of(text) in told for text in texts):
            return texts
    return ()


def _lists(page: Statements) -> Iterator[list[str]]:
    """Give the texts of links to pages of topics below the heading, by the list they stand in."""
    found = _html.select(page.page.tree, _TO_TOPICS)
    heads = [at for at, one in enumerate(found) if one.tag == "h1"]
    lists: dict[int, tuple[Any, list[str]]] = {}
    for one in found[heads[0] :][:_LOOKED_AT] if heads else ():
        if one.tag == "a" and _OF_TOPICS.search(one.attributes.get("href") or ""):
            text = _html.text_of(one, _LINK_CHARACTERS)
            home = _list_around(one, text)
            lists.setdefault(home.mem_id, (home, []))[1].append(text)
    for home, links in lists.values():
        most = sum(len(key_of(text)) for text in links) + _LABEL_LETTERS
        if 1 < len(links) <= _MOST_LINKS and len(key_of(_html.text_of(home))) <= most:
            yield links


def _list_around(link: Any, text: str) -> Any:
    """Give the list that a link stands in: its parent, or what is above one that holds it alone."""
    home = link.parent
    while _html.text_of(home, _LINK_CHARACTERS) == text and home.parent.tag not in {"body", "html"}:
        home = home.parent
    return home
