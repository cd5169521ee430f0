"""The bench of pages: who wrote the article, and who publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..markup import _html
from ._format import Node
from ._page_choice import NodeIndex
from ._page_statements import Draft, Said, Statements, key_of, plain, strings_in

__all__ = ["choose_authors", "choose_publisher", "names_in"]

_METAS = (
    "author", "article:author_name", "article:author", "og:article:author", "article.author",
    "parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator",
    "dc.contributor", "citation_author", "byl", "byline", "authors", "creator",
    "rbauthors", "content_author", "news_authors", "article_author", "shareaholic:article_author_name",
)  # fmt: skip
_CHARACTERS = 500  # of one byline, as safety/limits.py has it
_NAME_CHARACTERS = 100  # of one name
_BY = re.compile(
    r"\s*(?:(?:written |words |story |reported |report |posted |text |article |review(?:ed)? )?by"
    r"|from|von|vom|por|de|par|di|da|door|av|af|przez|fra|tekst|text|texte|texto|author|autor|autora|auteur|autore"
    r"|redacción|escrito por|geschrieben von|ein beitrag von|ein gastbeitrag von|propos recueillis par)"
    r"(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_BY_SURE = re.compile(r"\s*(?:by|von|por|par|av|af|text|author|autor)\b\s*:?\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:[,;|•·\n]|\s/\s|\s(?:and|und|et|y|e|og|och|en|i|ve|with|&|\+)\s|\s[–—-]\s|&)\s*"
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|html|php)\b|\d{3}|[<>{}\[\]=]", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)|\s*\[[^\[\]]{0,80}\]")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|mba|dr)\.?", re.IGNORECASE)
_EMPTY = frozenset(
    {"admin", "administrator", "author", "guest", "none", "null", "undefined", "unknown", "na",
     "editor", "webmaster", "user", "test", "root"}
)  # fmt: skip
_SELECTORS = (
    "[rel~=author]",
    "[itemprop~=author] [itemprop~=name]",
    "[itemprop~=author]",
    "[class*=byline] a, [class*=byline] [class*=name], [class*=author-name], [class*=author_name], [class*=authorName]",
    "[class*=byline], [class*=author], [class*=autor], [class*=auteur]",
)
_ASIDE = frozenset({"aside", "footer", "nav"})
_VISIBLE = 12  # elements of one selector that are looked at
_LINE_CHARACTERS = 120  # of a visible byline


class Name(NamedTuple):
    """A name as it is given out, and the node it comes from, if one does."""

    text: str
    node: Node | None = None


def choose_authors(
    draft: Draft, page: Statements, nodes: NodeIndex, names: frozenset[str]
) -> None:
    """Give the draft its authors: one name each, without role, mark or site."""
    stated = draft.node.get("author", draft.node.get("creator"))
    own = list(_own_names(stated, nodes))
    people = [one for one in own if key_of(one.text) not in names]
    if own and people == own:
        _put_own(draft, stated, own)
        return
    others = _others(page, names)
    if people:
        _put_own(draft, stated, people)
    elif others is not None:
        found, source = others
        draft.put("author", "author", [{"@type": "Person", "name": one} for one in found], source)
        if own:
            draft.note("author_is_publisher", f"the node names the site as author, {source} a person", "/author")
    elif own:
        _put_own(draft, stated, own)


def _put_own(draft: Draft, stated: Any, names: list[Name]) -> None:
    """Take the authors of the node; those that are right as they stand are left as they are."""
    if _are_right(stated, names):
        draft.keep("author", "author")
        return
    authors: list[Any] = []
    for name in names:
        node = name.node
        if node is None:
            authors.append({"@type": "Person", "name": name.text})
        elif node.get("name") == name.text:
            authors.append(node)
        else:
            kept = {key: value for key, value in node.items() if key not in {"@id", "url", "sameAs"}}
            authors.append({**(kept if len(names) > 1 else node), "name": name.text})
    draft.put("author", "author", authors, f"{draft.syntax}:author")
    draft.note("author_byline", "author is read as " + ", ".join(one.text for one in names)[:200], "/author")


def _are_right(stated: Any, names: list[Name]) -> bool:
    listed = stated if isinstance(stated, list) else [stated]
    return len(listed) == len(names) and all(
        isinstance(one, dict) and one.get("name") == name.text
        for one, name in zip(listed, names, strict=True)
    )


def _own_names(stated: Any, nodes: NodeIndex) -> Iterator[Name]:
    """Give the names of the authors that a node states, references followed, lists opened."""
    seen: set[str] = set()
    waiting = [stated]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, str):
            for name in names_in(one):
                if key_of(name) not in seen:
                    seen.add(key_of(name))
                    yield Name(name)
        elif isinstance(one, dict):
            node = nodes.whole(one)
            for text in strings_in(node.get("name", node.get("@value"))):
                for name in names_in(text, is_body="Organization" in str(node.get("@type"))):
                    if key_of(name) not in seen:
                        seen.add(key_of(name))
                        yield Name(name, node)
                break


def _others(page: Statements, names: frozenset[str]) -> tuple[list[str], str] | None:
    """Give the first persons whom the page names outside its nodes, and where."""
    for said in (*page.said(_METAS), *_labelled(page), *_visible(page)):
        found = [one for one in names_in(said.value) if key_of(one) not in names]
        if said.source.startswith("byline"):
            found = [one for one in found if _is_personal(one)]
        if found:
            return list(dict.fromkeys(found)), said.source
    return None


def _labelled(page: Statements) -> Iterator[Said]:
    """Give what `twitter:data` says under a label of authorship."""
    for number in ("1", "2"):
        label = page.first(f"twitter:label{number}")
        data = page.first(f"twitter:data{number}")
        if label and data and key_of(label.value) in {"writtenby", "verfasstvon", "geschriebenvon", "escritopor", "écritpar", "author", "autor"}:
            yield data


def _visible(page: Statements) -> Iterator[Said]:
    """Give the bylines that the page shows."""
    if page.page.tree is None:
        return
    for selector in _SELECTORS:
        texts = []
        for node in _html.select(page.page.tree, selector)[:_VISIBLE]:
            if _html.is_within(node, _ASIDE):
                continue
            text = _html.text_of(node, _LINE_CHARACTERS + 1)
            if text and len(text) <= _LINE_CHARACTERS and text not in texts:
                texts.append(text)
        if selector in _SELECTORS[:2]:
            if texts and len(texts) <= 6:
                yield Said("; ".join(texts), f"byline:{selector}")
        else:
            for text in texts:
                yield Said(text, f"byline:{selector}")


def _is_personal(name: str) -> bool:
    """Tell whether a visible text has the shape of a name: two to five words, most in capitals."""
    words = name.split()
    return 2 <= len(words) <= 5 and words[0][:1].isupper() and words[-1][:1].isupper() and not any(ch in "?!:\"" for ch in name)


def names_in(text: str, *, is_body: bool = False) -> list[str]:
    """Give the names of a byline: the word before them, marks, roles and addresses dropped."""
    text = plain(text[:_CHARACTERS])
    if match := _BY_SURE.match(text):
        text = text[match.end() :]
    text = _BRACKETS.sub("", text).strip(" ,;|-–—:")
    if not text or text.casefold() in _EMPTY:
        return []
    if is_body or not _BETWEEN.search(text):
        return [text] if _is_name(text) else []
    parts = [part.strip(" .,") if part.endswith(",") else part.strip(" ,") for part in _BETWEEN.split(text)]
    found: list[str] = []
    for part in parts:
        if _SUFFIX.fullmatch(part) and found:
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return [one for one in found if _is_name(one)]


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _NAME_CHARACTERS
        and not _NO_NAME.search(text)
        and text.casefold() not in _EMPTY
        and any(letter.isalpha() for letter in text)
    )


def choose_publisher(draft: Draft, page: Statements, nodes: NodeIndex, others: Iterable[str]) -> None:
    """Give the draft its publisher: as the node says, or the name of the site."""
    stated = draft.node.get("publisher")
    listed = stated if isinstance(stated, list) else [stated]
    for one in listed:
        if isinstance(one, dict):
            whole = nodes.whole(one)
            if any(plain(text) for text in strings_in(whole.get("name"))):
                if isinstance(stated, list):
                    draft.node["publisher"] = whole
                draft.keep("publisher", "publisher")
                return
        elif isinstance(one, str) and plain(one) and not one.startswith("http"):
            draft.put("publisher", "publisher", {"@type": "Organization", "name": plain(one)}, f"{draft.syntax}:publisher")
            return
    for said in page.said(("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "citation_publisher", "publisher", "twitter:app:name:iphone", "apple-mobile-web-app-title")):
        if not said.value.startswith(("http", "@")):
            draft.put("publisher", "publisher", {"@type": "Organization", "name": said.value}, said.source)
            return
    for name in others:
        draft.put("publisher", "publisher", {"@type": "Organization", "name": name}, "site")
        return
