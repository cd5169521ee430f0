"""The bench of pages: what the article is about, its picture, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..model._admit import types_of
from ._format import Node
from ._page_choice import NodeIndex, addresses_of
from ._page_site import Site
from ._page_statements import Draft, Statements, address_key, key_of, plain, strings_in
from ._page_tagged import topics_shown

__all__ = [
    "choose_address", "choose_description", "choose_image", "choose_keywords", "choose_section",
]  # fmt: skip

_KEYWORDS = (
    "news_keywords", "keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags",
    "dc.subject", "citation_keywords",
)  # fmt: skip
_TAGS = re.compile(r"(?:^|[-_.:])(?:tags|keywords)$")  # in the names of metas
# What systems keep among keywords: their numbers and identifiers.
_OF_SYSTEMS = re.compile(
    r"\d{5,}|_\w+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}|https?:\S+",
    re.IGNORECASE | re.ASCII,
)
_LEAST_LETTERS = 16  # of an identifier without figures
_IN_PATH = re.compile(r"[a-z][a-z_-]*/\S")
_LABELLED = re.compile(r"[A-Za-z][\w ]{1,30}: ?\S")
_TOPICS = frozenset({"category", "keyword", "subject", "tag", "topic"})
_SPLIT = re.compile(r"\s*[,;，、|]\s*")
_DESCRIPTIONS = (
    "og:description", "description", "twitter:description", "dc.description",
    "sailthru.description",
)  # fmt: skip
_TOLD = frozenset({"author", "caption", "copyrightHolder", "creator", "creditText", "description"})
_IMAGES = (
    "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src",
    "parsely-image-url", "sailthru.image.full", "thumbnail", "image",
)  # fmt: skip
_FILE = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)(?:\?|$)", re.IGNORECASE)
_BLANK = re.compile(r"/(?:blank|pixel|placeholder|spacer|transparent)\.\w{3,4}(?:\?|$)")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section")
_LISTED = re.compile(r",(?=[^\W\d_])")
_MOST_KEYWORDS = 100
_SECTION_LETTERS = 20  # of a breadcrumb, which is the article itself where its headline holds more
_HOME = frozenset(
    {"accueil", "etusivu", "hem", "home", "homepage", "inicio", "início", "start", "startseite",
     "главная", "головна"}
)  # fmt: skip


def choose_keywords(draft: Draft, page: Statements) -> None:
    """Give the draft its keywords, one each: from metas, its node, or the links that show them.

    Metas are written for readers more often than nodes, which also hold the labels of systems.
    """
    own = _told(_words(strings_in(draft.node.get("keywords"))), page.domain)
    further = () if own else (name for name in page.metas if _TAGS.search(name))
    for name in (*_KEYWORDS, *further):
        if name not in page.metas:
            continue
        found = _told(_words(said.value for said in page.said((name,))), page.domain)
        if found and (len(found) > 1 or not own):
            if found != own and sorted(map(key_of, found)) != sorted(map(key_of, own)):
                _put_keywords(draft, found, f"meta:{name}", own)
                return
            break
    tells_more = bool(own) and not _is_section(own, draft)
    shown = [] if tells_more else topics_shown(page, _told_of(draft))
    if shown:
        draft.put("keywords", "keywords", _words([*own, *shown]), "links")
    elif own:
        draft.node["keywords"] = own
        draft.keep("keywords", "keywords")
    elif draft.node.get("keywords") in ("", [], [""]):
        del draft.node["keywords"]


def _is_section(own: list[str], draft: Draft) -> bool:
    """Tell whether the only keyword of a node is its section, which says nothing more."""
    sections = map(key_of, strings_in(draft.node.get("articleSection")))
    return len(own) == 1 and key_of(own[0]) in sections


def _told_of(draft: Draft) -> str:
    return " ".join(str(draft.node.get(name, "")) for name in ("headline", "description"))


def _put_keywords(draft: Draft, found: list[str], source: str, own: list[str]) -> None:
    if own:
        said = f"keywords are taken from {source}, which says others than the node"
        draft.note("keywords_differ", said, "/keywords")
    draft.put("keywords", "keywords", found, source)


def _words(texts: Iterable[str]) -> list[str]:
    """Give the keywords of texts, each once; a list in one text is parted."""
    found: dict[str, str] = {}
    for text in texts:
        for word in _SPLIT.split(plain(text)):
            if word and len(found) < _MOST_KEYWORDS:
                found.setdefault(word.casefold(), word)
    return list(found.values())


def _told(words: list[str], domain: str) -> list[str]:
    """Give what readers are told of keywords: no numbers, not the host, nothing of their kinds.

    Systems write `topic/bridges` or `Subject: Bridges` where they keep kinds of keywords.
    """
    hosts = {domain, f"www.{domain}"}
    told = [one for one in words if not _is_of_systems(one) and one.lower() not in hosts]
    if told and all(_IN_PATH.match(word) for word in told):
        return _words(word.rpartition("/")[2] for word in told)
    labelled = [word.partition(":") for word in told if _LABELLED.match(word)]
    if len(labelled) * 2 > len(told):
        return [value.strip() for label, _, value in labelled if label.lower() in _TOPICS]
    return told


def _is_of_systems(word: str) -> bool:
    if " " in word or (word.isalpha() and len(word) < _LEAST_LETTERS):
        return False
    return _OF_SYSTEMS.fullmatch(word) is not None


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
    """Give the draft its lead picture, and behind it those of its node.

    It is the one that the page gives to networks, for a node often names cuts that nobody is shown;
    unless that is a logo, or the node says who took its own or what it shows.
    """
    stated = draft.node.get("image")
    own = stated if isinstance(stated, list) else [stated]
    if any(_is_named_by_file(one, index) for one in own):
        own = draft.node["image"] = [_with_address(one, index) for one in own]
    told = [_address_of(one, page, index) for one in own]
    others = ((page.address(said.value), said) for said in page.said(_IMAGES))
    shown = (one for one in others if one[0] and not _BLANK.search(one[0]))
    address, said = next(shown, ("", None))
    if any(told) and (
        address in {"", *told} or "logo" in address.lower() or _is_told_of(own[0], index)
    ):
        draft.keep("image", "image")
    elif said is not None:
        lead = str(address)
        draft.put("image", "image", [lead, *own] if any(told) else [lead], said.source)


def _is_named_by_file(one: Any, index: NodeIndex) -> bool:
    """Tell whether the `@id` of a picture is all that is said of it, and is the file itself."""
    if not isinstance(one, dict) or not isinstance(one.get("@id"), str):
        return False
    whole = index.whole(one)
    return _FILE.search(one["@id"]) is not None and "url" not in whole and "contentUrl" not in whole


def _with_address(one: Any, index: NodeIndex) -> Any:
    if not _is_named_by_file(one, index):
        return one
    return {**one, "@type": "ImageObject", "url": one["@id"]}


def _is_told_of(one: Any, index: NodeIndex) -> bool:
    return isinstance(one, dict) and not _TOLD.isdisjoint(index.whole(one))


def _address_of(one: Any, page: Statements, index: NodeIndex) -> str:
    if isinstance(one, dict):
        whole = index.whole(one)
        texts = (text for name in ("url", "contentUrl") for text in strings_in(whole.get(name)))
        return next(filter(None, map(page.address, texts)), "")
    return page.address(one) if isinstance(one, str) else ""


def choose_section(draft: Draft, page: Statements, nodes: Sequence[Node], site: Site) -> None:
    """Give the draft the section it runs in: as stated, or by the breadcrumbs that lead to it."""
    stated = list(strings_in(draft.node.get("articleSection")))
    clean = [part for one in stated if (text := plain(one)) for part in _sections_in(text)]
    if clean:
        if clean != stated:
            draft.node["articleSection"] = clean
        draft.keep("articleSection", "article_section")
    elif said := next(page.said(_SECTIONS), None):
        draft.put("articleSection", "article_section", [said.value], said.source)
    elif sections := [
        name
        for name, address in _crumbs(nodes, page)
        if not _is_end(name, address, draft, page, site)
    ]:
        draft.put("articleSection", "article_section", sections[-1:], "BreadcrumbList")
    elif stated:
        del draft.node["articleSection"]


def _sections_in(text: str) -> list[str]:
    """Part what systems list without a space, as `News,Town`; `Food, Drink` may be one section."""
    if not _LISTED.search(text):
        return [text]
    return [part for one in text.split(",") if (part := one.strip())]


def _crumbs(nodes: Sequence[Node], page: Statements) -> Iterator[tuple[str, str]]:
    """Give the names and addresses of the first breadcrumbs of a page.

    The last one is the page itself where it alone has no address.
    """
    crumbs = list(_crumbs_in(nodes, page))
    is_page = len(crumbs) > 1 and not crumbs[-1][1] and all(address for _, address in crumbs[:-1])
    yield from crumbs[:-1] if is_page else crumbs


def _crumbs_in(nodes: Sequence[Node], page: Statements) -> Iterator[tuple[str, str]]:
    lists = (one for one in nodes if "BreadcrumbList" in types_of(one))
    items = next(lists, {}).get("itemListElement")
    for one in items if isinstance(items, list) else ():
        held = one if isinstance(one, dict) else {}
        item = held.get("item")
        inner = item if isinstance(item, dict) else {"@id": item}
        name = next(strings_in(held.get("name") or inner.get("name")), "")
        address = next(strings_in(inner.get("@id") or inner.get("url")), "")
        if clean := plain(name):
            yield clean, page.address(address) if address else ""


def _is_end(name: str, address: str, draft: Draft, page: Statements, site: Site) -> bool:
    """Tell whether a breadcrumb is that of the home page, or of the article itself."""
    key = key_of(name)
    headline = key_of(str(draft.node.get("headline", "")))
    found = address_key(address) if address else ""
    return (
        key in site.keys
        or key in _HOME
        or key == headline
        or (len(key) > _SECTION_LETTERS and key in headline)
        or (bool(found) and (found in page.own_keys or "/" not in found))
    )


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
    draft.put("url", "url", str(own), source)
