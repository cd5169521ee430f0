"""The bench of pages: what the article is about, in which words, language, picture and place."""

from __future__ import annotations

import re
from typing import Any

from ._page_choice import NodeIndex, addresses_of
from ._page_statements import Draft, Statements, key_of, plain, strings_in

__all__ = [
    "choose_address", "choose_description", "choose_image", "choose_keywords", "choose_language",
    "choose_section", "language_of",
]  # fmt: skip

_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags", "dc.subject", "citation_keywords", "og:article:tag")
_SPLIT = re.compile(r"\s*[,;，、]\s*")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full", "thumbnail", "image")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category", "category", "dc.subject")
_MOST_KEYWORDS = 60


def choose_keywords(draft: Draft, page: Statements, names: frozenset[str]) -> None:
    stated = [word for text in strings_in(draft.node.get("keywords")) for word in _words(text)]
    if stated:
        if draft.node.get("keywords") != stated:
            draft.node["keywords"] = stated
        draft.keep("keywords", "keywords")
        return
    for name in _KEYWORDS:
        found = [word for said in page.said((name,)) for word in _words(said.value)]
        if found:
            draft.put("keywords", "keywords", list(dict.fromkeys(found))[:_MOST_KEYWORDS], f"meta:{name}")
            return


def _words(text: str) -> list[str]:
    text = plain(text)
    return [word for word in _SPLIT.split(text) if word] if text else []


def language_of(page: Statements) -> str:
    """Give the language that the page itself states, as a tag of BCP 47."""
    for text in (page.page.survey.language, *(said.value for said in page.said(("og:locale", "content-language", "dc.language", "language")))):
        if match := _LANGUAGE.fullmatch(text.strip()):
            return match[0].replace("_", "-")
    return ""


def choose_language(draft: Draft, page: Statements) -> None:
    for text in strings_in(draft.node.get("inLanguage")):
        if _LANGUAGE.fullmatch(text):
            draft.keep("inLanguage", "in_language")
            return
    if page.language:
        draft.put("inLanguage", "in_language", page.language, "html lang")


def choose_description(draft: Draft, page: Statements) -> None:
    for text in strings_in(draft.node.get("description")):
        if clean := plain(text):
            if draft.node["description"] != clean:
                draft.node["description"] = clean
            draft.keep("description", "description")
            return
    if said := next(page.said(_DESCRIPTIONS), None):
        draft.put("description", "description", said.value, said.source)


def choose_image(draft: Draft, page: Statements, nodes: NodeIndex) -> None:
    stated = draft.node.get("image")
    listed = stated if isinstance(stated, list) else [stated]
    for one in listed:
        if _has_address(one, page, nodes):
            draft.keep("image", "image")
            return
    for said in page.said(_IMAGES):
        if address := page.address(said.value):
            draft.put("image", "image", [address], said.source)
            return


def _has_address(one: Any, page: Statements, nodes: NodeIndex) -> bool:
    if isinstance(one, dict):
        whole = nodes.whole(one)
        return any(page.address(text) for name in ("url", "contentUrl") for text in strings_in(whole.get(name)))
    return isinstance(one, str) and bool(page.address(one))


def choose_section(draft: Draft, page: Statements) -> None:
    if any(plain(text) for text in strings_in(draft.node.get("articleSection"))):
        draft.keep("articleSection", "article_section")
        return
    found = [said for said in page.said(_SECTIONS[:4])]
    if found:
        draft.put("articleSection", "article_section", [found[0].value], found[0].source)


def choose_address(draft: Draft, page: Statements) -> None:
    stated = next((address for text in addresses_of(draft.node) if (address := page.address(text))), "")
    own = page.canonical or next((a for said in page.said(("og:url",)) if (a := page.address(said.value))), "") or stated or page.address(page.url)
    if own and draft.node.get("url") != own:
        source = "link:canonical" if own == page.canonical else "page"
        draft.put("url", "url", own, source)
    elif own:
        draft.keep("url", "url")
