"""The bench of pages: who wrote the article, one name each, as they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ._format import Node
from ._page_choice import NodeIndex
from ._page_statements import Draft, Statements, key_of, plain, strings_in
from ._page_visible import bylines_of, grammar_for

__all__ = ["choose_authors", "names_in"]

_METAS = (
    "author", "article:author_name", "article:author", "og:article:author", "article.author",
    "parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator",
    "citation_author", "byl", "byline", "authors", "creator", "article_author", "news_authors",
    "shareaholic:article_author_name", "dc.contributor",
)  # fmt: skip
_LABELS = frozenset(
    {"writtenby", "verfasstvon", "geschriebenvon", "escritopor", "écritpar", "author", "autor"}
)
_CHARACTERS = 500  # of one byline, as safety/limits.py has it
_NAME_CHARACTERS = 100  # of one name
_NAME_WORDS = 5  # of a visible name
# What parts names in every language, and in a few the word for "and" that houses may not have.
_BETWEEN = re.compile(
    r"\s*(?:[;|•·\n]|,(?!\s?(?:jr|sr|ph\.?d|m\.?d|esq|mba)\b)|\s/\s|\s[–—-]\s|&"
    r"|\s(?:and|und|et|y|e|og|och|en|i|ve|with|mit)\s)\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|html|php)\b|\d{3}|[<>{}\[\]=]", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)|\s*\[[^\[\]]{0,80}\]")
_UNLIKE_NAME = re.compile(r"[?!:\"„“”«»…]")
_NOBODY = frozenset(
    {"admin", "administrator", "anonymous", "author", "by", "editor", "guest", "n/a", "na",
     "no author", "nobody", "none", "null", "root", "staff writer", "test", "undefined", "unknown",
     "user", "webmaster"}
)  # fmt: skip
_EDGES = " ,;|/–—-:"


class Name(NamedTuple):
    """A name as it is given out, the value that states it, and the node that this leads to."""

    text: str
    stated: Any = None
    node: Node | None = None

    @property
    def is_right(self) -> bool:
        """Whether the node bears that name and no other."""
        return self.node is not None and self.node.get("name") == self.text


def choose_authors(draft: Draft, page: Statements, index: NodeIndex, site: frozenset[str]) -> None:
    """Give the draft its authors: one name each, without the word before it, role or mark.

    A node that names the site alone gives way to persons whom the page names elsewhere.
    """
    language = str(draft.node.get("inLanguage", ""))
    stated = draft.node.get("author", draft.node.get("creator"))
    own = list(_own_names(stated, index, language))
    people = [one for one in own if key_of(one.text) not in site]
    if people:
        _put_own(draft, stated, own if people == own else people)
        return
    others, source = next(_others(draft, page, site, language), ([], ""))
    if others:
        named = [{"@type": "Person", "name": name} for name in others]
        draft.put("author", "author", named, source)
        if own:
            said = f"author is {own[0].text!r:.60}, the site itself; {source} names a person"
            draft.note("author_is_publisher", said, "/author")
    elif own:
        _put_own(draft, stated, own)


def _put_own(draft: Draft, stated: Any, names: list[Name]) -> None:
    """Take the authors of the node; those that are right as they stand are left as they are."""
    if all(name.is_right for name in names) and not _is_nested(stated):
        if "author" not in draft.node:
            draft.node["author"] = stated
        draft.keep("author", "author")
        return
    authors = [_author(name, alone=_is_alone(name, names)) for name in names]
    draft.put("author", "author", authors, f"{draft.syntax}:author")
    said = "author is read as " + ", ".join(name.text for name in names)
    draft.note("author_byline", f"{said:.200}", "/author")


def _is_alone(name: Name, names: list[Name]) -> bool:
    return sum(one.node is name.node for one in names) == 1


def _author(name: Name, *, alone: bool) -> Node:
    """Make the node of an author; what was said of several in one is said of none of them."""
    if name.node is None or not alone:
        return {"@type": "Person", "name": name.text}
    return name.stated if name.is_right else {**name.node, "name": name.text}


def _is_nested(stated: Any) -> bool:
    return isinstance(stated, list) and any(isinstance(one, list) for one in stated)


def _own_names(stated: Any, index: NodeIndex, language: str) -> Iterator[Name]:
    """Give the names of the authors that a node states, references followed, lists opened."""
    seen: set[str] = set()
    waiting = [stated]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
            continue
        node = index.whole(one) if isinstance(one, dict) else None
        texts = strings_in(node.get("name", node.get("@value")) if node else one)
        is_body = node is not None and "Organization" in str(node.get("@type"))
        for text in texts:
            for name in names_in(text, language, is_body=is_body):
                if key_of(name) not in seen:
                    seen.add(key_of(name))
                    yield Name(name, one, node)


def _others(
    draft: Draft, page: Statements, site: frozenset[str], language: str
) -> Iterator[tuple[list[str], str]]:
    """Give the persons whom the page names outside its nodes, and where, the surest place first."""
    for said in page.said(_METAS):
        yield from _named(names_in(said.value, language), said.source, site)
    for number in "12":
        label = page.first(f"twitter:label{number}")
        data = page.first(f"twitter:data{number}")
        if label and data and key_of(label.value) in _LABELS:
            yield from _named(names_in(data.value, language), data.source, site)
    sure = [
        name
        for said, is_sure in bylines_of(page)
        if is_sure
        for name in names_in(said.value, language)
    ]
    yield from _named([name for name in sure if _is_personal(name)], "byline", site)
    for said, _ in bylines_of(page):
        found = [name for name in names_in(said.value, language) if _is_personal(name)]
        yield from _named(found, said.source, site)
    for text, names in _shown(draft, page, language):
        yield from _named(names, text, site)


def _named(
    names: Iterable[str], source: str, site: frozenset[str]
) -> Iterator[tuple[list[str], str]]:
    found = list(dict.fromkeys(name for name in names if key_of(name) not in site))
    if found:
        yield found, source


def _shown(draft: Draft, page: Statements, language: str) -> Iterator[tuple[str, list[str]]]:
    """Give the names in lines around the headline that a word such as `By` leads to."""
    return iter(())


def _is_personal(name: str) -> bool:
    """Tell whether a visible text has the shape of a name: two to five words in capitals."""
    words = name.split()
    return (
        2 <= len(words) <= _NAME_WORDS
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not _UNLIKE_NAME.search(name)
    )


def names_in(text: str, language: str = "", *, is_body: bool = False) -> list[str]:
    """Give the names of a byline: the word before them, marks, roles and addresses dropped."""
    text = plain(text[:_CHARACTERS])
    for code in (language, "en") if " " in text else ():
        if word := grammar_for(code).by.match(text):
            text = text[word.end() :]
            break
    text = _BRACKETS.sub("", text).strip(_EDGES)
    parts = [text] if is_body else _BETWEEN.split(text)
    return [name for part in parts if (name := part.strip(_EDGES)) and _is_name(name)]


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _NAME_CHARACTERS
        and not _NO_NAME.search(text)
        and text.casefold() not in _NOBODY
        and any(letter.isalpha() for letter in text)
    )
