"""The bench of pages: what the article is about, its picture, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ._page_choice import NodeIndex, addresses_of
from ._page_statements import Draft, Statements, plain, strings_in

__all__ = [
    "choose_address", "choose_description", "choose_image", "choose_keywords", "choose_section",
]  # fmt: skip

_KEYWORDS = (
    "news_keywords", "keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags",
    "dc.subject", "citation_keywords",
)  # fmt: skip
_SPLIT = re.compile(r"\s*[,;，、|]\s*")
_DESCRIPTIONS = (
    "og:description", "description", "twitter:description", "dc.description",
    "sailthru.description",
)  # fmt: skip
_IMAGES = (
    "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
    "parsely-image-url", "sailthru.image.full", "thumbnail", "image",
)  # fmt: skip
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section")
_MOST_KEYWORDS = 100


def choose_keywords(draft: Draft, page: Statements) -> None:
    """Give the draft its keywords, one each."""
    stated = draft.node.get("keywords")
    own = _words(strings_in(stated))
    if own:
        draft.node["keywords"] = own
        draft.keep("keywords", "keywords")
        return
    for name in _KEYWORDS:
        found = _words(said.value for said in page.said((name,)))
        if found:
            draft.put("keywords", "keywords", found, f"meta:{name}")
            return


def _words(texts: Iterable[str]) -> list[str]:
    """Give the keywords of texts, each once; a list in one text is parted."""
    found: dict[str, str] = {}
    for text in texts:
        for word in _SPLIT.split(plain(text)):
            if word and len(found) < _MOST_KEYWORDS:
                found.setdefault(word.casefold(), word)
    return list(found.values())


def choose_description(draft: Draft, page: Statements) -> None:
    """Give the draft its description, without markup and entities."""
    stated = draft.node.get("description")
    for text in strings_in(stated):
        if clean := plain(text):
            if stated != clean:
                draft.node["description"] = clean
            draft.keep("description", "description")
            return
    if said := next(page.said(_DESCRIPTIONS), None):
        draft.put("description", "description", said.value, said.source)


def choose_image(draft: Draft, page: Statements, index: NodeIndex) -> None:
    """Give the draft its lead picture: the node's own, if that has an address."""
    stated = draft.node.get("image")
    if any(
        _has_address(one, page, index) for one in (stated if isinstance(stated, list) else [stated])
    ):
        draft.keep("image", "image")
        return
    for said in page.said(_IMAGES):
        if address := page.address(said.value):
            draft.put("image", "image", [address], said.source)
            return


def _has_address(one: Any, page: Statements, index: NodeIndex) -> bool:
    if isinstance(one, dict):
        whole = index.whole(one)
        texts = (text for name in ("url", "contentUrl") for text in strings_in(whole.get(name)))
        return any(page.address(text) for text in texts)
    return isinstance(one, str) and bool(page.address(one))


def choose_section(draft: Draft, page: Statements) -> None:
    """Give the draft the section it runs in."""
    if any(plain(text) for text in strings_in(draft.node.get("articleSection"))):
        draft.keep("articleSection", "article_section")
    elif said := next(page.said(_SECTIONS), None):
        draft.put("articleSection", "article_section", [said.value], said.source)


def choose_address(draft: Draft, page: Statements) -> None:
    """Give the draft its address: the canonical one, else what the page or the node says."""
    if page.canonical:
        own, source = page.canonical, "link:canonical"
    elif said := next((said for said in page.said(("og:url",)) if page.address(said.value)), None):
        own, source = page.address(said.value), said.source
    else:
        stated = (page.address(text) for text in addresses_of(draft.node))
        own = next(filter(None, stated), "") or page.address(page.url)
        source = "url"
    if not own:
        return
    if draft.node.get("url") == own:
        draft.keep("url", "url")
        return
    was = draft.node.get("url")
    if isinstance(was, str) and page.address(was) != own:
        draft.note("addresses_differ", f"url is {was!r:.80}, but {source} says {own!r:.80}", "/url")
    draft.put("url", "url", own, source)
