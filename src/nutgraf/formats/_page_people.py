"""The bench of pages: who wrote the article, one name each, as they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple, TypeAlias

from ..model._admit import types_of
from ..model._registry import fits
from ._format import Node
from ._page_choice import NodeIndex
from ._page_lines import keys_around
from ._page_names import is_dense, names_in, turned
from ._page_signature import signatures
from ._page_statements import Draft, Metas, Statements, key_of, strings_in
from ._page_visible import (
    LINK,
    bylines_of,
    grammar_for,
    marked_names,
    may_name,
    metalines_of,
    opens_with_word,
)
from ._text_byline import Metaline
from ._text_names import is_person

__all__ = ["choose_authors"]

_METAS = (
    "author", "article:author_name", "article:author", "og:article:author", "article.author",
    "parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator",
    "citation_author", "byl", "byline", "authors", "creator", "article_author", "news_authors",
    "shareaholic:article_author_name", "dc.contributor",
)  # fmt: skip
# Metas of libraries, which put the name of the family first: `Lee, Ann`.
_OF_LIBRARIES = frozenset({"citation_author", "dc.contributor", "dc.creator", "dcterms.creator"})
_MOST_METAS = 500  # of one name; a paper of physicists has more authors than any article
_LABELS = frozenset(
    {"writtenby", "verfasstvon", "geschriebenvon", "escritopor", "écritpar", "author", "autor"}
)
_NAME_WORDS = 5  # of a visible name
_SMALL_WORDS = 2  # of a name: `van der`
_UNLIKE_NAME = re.compile(r"[?!:\"„“”«»…]")
_NEWSROOM = frozenset(
    {"die", "redacción", "redaction", "redaktion", "redaktionen", "redaktionsteam", "redazione",
     "redação", "rédaction", "redakcja", "redakce", "editorial", "la", "newsroom", "staff", "team",
     "the", "von", "редакция", "редакція"}
)  # fmt: skip
# Words of the names of sections and kinds of articles, which stand beside dates as authors do.
_KINDS = frozenset(
    {"actualidad", "actualité", "actualités", "aktuell", "aktuelle", "aktueller", "aktuelles",
     "announcement", "artikel", "beitrag", "blog", "breaking", "bulletin", "comunicado",
     "interview", "interviews", "kommentar", "latest", "medienmitteilung", "meldung", "meldungen",
     "mitteilung", "nachricht", "nachrichten", "news", "nota", "noticia", "noticias", "notizie",
     "prensa", "press", "presse", "pressemeldung", "pressemitteilung", "reaktion", "release",
     "statement", "stellungnahme", "thema", "themen", "update", "wissen", "wissenschaft"}
)  # fmt: skip
_LOGIN = re.compile(r"[a-z0-9_.]+", re.ASCII)


Signed: TypeAlias = tuple[list[list[str]], str]  # names by statement, and where these stand


class Name(NamedTuple):
    """A name as it is given out, the value that states it, and the node that this leads to."""

    text: str
    stated: Any = None
    node: Node | None = None

    @property
    def is_right(self) -> bool:
        """Whether the node bears that name and no other, and is one that may be an author."""
        return (
            self.node is not None
            and isinstance(self.stated, dict)
            and self.node.get("name") == self.text
            and _may_write(self.node)
        )


def _may_write(node: Node) -> bool:
    types = types_of(node)
    return not types or fits(types, ("Person", "Organization"))


def choose_authors(draft: Draft, page: Statements, index: NodeIndex, site: frozenset[str]) -> None:
    """Give the draft its authors: one name each, without the word before it, role or mark.

    A node that names the site alone gives way to persons whom the page names elsewhere.
    """
    language = str(draft.node.get("inLanguage", ""))
    stated = draft.node.get("author", draft.node.get("creator"))
    own = list(_own_names(stated, index, language))
    people = [one for one in own if not _is_of_site(one.text, site)]
    if not all(_is_login(one.text) for one in people):
        _put_own(draft, stated, people, is_whole=not _names_more(stated, own, index))
        names = [one.text for one in people]
        later = partial(_disagreement, names, page.metas, site, language)
        draft.look_later("authors_differ", later, "/author")
        return
    headline = str(draft.node.get("headline", ""))
    others = chain(
        _sure(page, headline, language), _likely(page, headline, language, has_own=bool(own))
    )
    named = next(_without_site(others, site, language), None)
    if named is not None:
        authors = [{"@type": "Person", "name": name} for name in named[0]]
        draft.put("author", "author", authors, named[1])
        if own:
            said = f"author is {own[0].text!r:.60}, which names no person; {named[1]} does"
            draft.note("author_is_no_person", said, "/author")
    elif own and not people:
        _put_own(draft, stated, own, is_whole=not _names_more(stated, own, index))
    else:
        _drop(draft, stated, index)


def _drop(draft: Draft, stated: Any, index: NodeIndex) -> None:
    """Take away an author that names nobody: an account, `anonymous`, an address."""
    texts = [text for one in _opened(stated) for text in _texts_of(one, index)]
    if texts:
        for name in ("author", "creator"):
            draft.node.pop(name, None)
        said = f"author is {texts[0]!r:.60}, which is the name of nobody"
        draft.note("author_is_no_name", said, "/author")
    elif all(_says_nothing(one) for one in _opened(stated)):
        draft.node.pop("author", None)


def _says_nothing(one: Any) -> bool:
    return isinstance(one, dict) and one.keys() <= {"@type"}


def _opened(stated: Any) -> Iterator[Any]:
    """Give the values of a property, lists in lists opened, and roles that hold them."""
    waiting = [stated]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif (held := _held_in_role(one)) is not None:
            waiting[:0] = [held]
        else:
            yield one


def _held_in_role(one: Any) -> Any:
    """Give what a role holds: `{"@type": "Role", "author": …}`; None of what is none."""
    if not isinstance(one, dict) or "Role" not in types_of(one):
        return None
    return one.get("author", one.get("creator"))


def _texts_of(one: Any, index: NodeIndex) -> list[str]:
    node = _node_of(one, index)
    if node is None:
        return list(strings_in(one))
    if names := list(strings_in(node.get("name", node.get("@value")))):
        return names
    parts = (next(strings_in(node.get(name)), "") for name in ("givenName", "familyName"))
    return [name] if (name := " ".join(filter(None, parts))) else []


def _node_of(one: Any, index: NodeIndex) -> Node | None:
    """Give the node that an author is, or that its `@id` as a text leads to."""
    if isinstance(one, dict):
        return index.whole(one)
    return index.named(one) if isinstance(one, str) and " " not in one else None


def _is_login(name: str) -> bool:
    """Tell whether a name is that of an account: one word in small letters, no agency."""
    return bool(_LOGIN.fullmatch(name)) and name not in grammar_for("en").organizations


def _disagreement(own: list[str], metas: Metas, site: frozenset[str], language: str) -> str:
    """Say so where the first other statement names nobody whom the node names."""
    names, source = next(_without_site(_in_metas(metas, language), site, language), ([], ""))
    keys = {key_of(one) for one in own}
    if names and not any(
        key in other or other in key for key in keys for other in map(key_of, names)
    ):
        return f"author is {own[0]!r:.60}, but {source} says {names[0]!r:.60}"
    return ""


def _put_own(draft: Draft, stated: Any, names: list[Name], *, is_whole: bool) -> None:
    """Take the authors of the node; those that are right as they stand are left as they are."""
    if is_whole and all(name.is_right for name in names) and not _is_nested(stated):
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
    if name.is_right:
        stated: Node = name.stated
        return stated
    kind = {} if _may_write(name.node) else {"@type": "Person"}
    return {**name.node, **kind, "name": name.text}


def _is_nested(stated: Any) -> bool:
    ones = stated if isinstance(stated, list) else [stated]
    return any(isinstance(one, list) or _held_in_role(one) is not None for one in ones)


def _names_more(stated: Any, own: list[Name], index: NodeIndex) -> bool:
    """Tell whether more authors are stated than have names of their own: one twice, an account."""
    if not isinstance(stated, list) or len(stated) == 1:
        return False
    return sum(bool(_texts_of(one, index)) for one in _opened(stated)) > len(own)


def _own_names(stated: Any, index: NodeIndex, language: str) -> Iterator[Name]:
    """Give the names of the authors that a node states, references followed, lists opened."""
    seen: set[str] = set()
    for one in _opened(stated):
        node = _node_of(one, index)
        is_body = node is not None and "Organization" in str(node.get("@type"))
        for text in _texts_of(one, index):
            for name in names_in(text, language, is_body=is_body):
                if key_of(name) not in seen:
                    seen.add(key_of(name))
                    yield Name(name, one, node)


def _in_metas(metas: Metas, language: str) -> Iterator[Signed]:
    """Give the names in metas; those that several of one name hold are of one article."""
    for meta in filter(metas.__contains__, _METAS):
        turn = turned if meta in _OF_LIBRARIES else str
        stated = islice(metas.said((meta,)), _MOST_METAS)
        said = [names_in(turn(one.value), language) for one in stated]
        yield said, f"meta:{meta}"


def _sure(page: Statements, headline: str, language: str) -> Iterator[Signed]:
    """Give what says outside the nodes who wrote the article, the surest first."""
    yield from _in_metas(page.metas, language)
    for number in "12":
        label = page.first(f"twitter:label{number}")
        data = page.first(f"twitter:data{number}")
        if label and data and key_of(label.value) in _LABELS:
            yield [names_in(data.value, language)], data.source
    yield _near_ones(page, headline, [names_in(one.value, language) for one in marked_names(page)])


def _near_ones(page: Statements, headline: str, signed: list[list[str]]) -> Signed:
    """Give of several marked names those near the headline, if any are; teasers have some, too."""
    if len(signed) > 1:
        near = keys_around(page, headline)
        signed = [names for names in signed if _are_in(names, near)] or signed
    return signed, "byline"


def _are_in(names: list[str], near: str) -> bool:
    return all(key_of(name) in near for name in names)


def _likely(page: Statements, headline: str, language: str, *, has_own: bool) -> Iterator[Signed]:
    """Give what the page shows around the headline, as far as it has the shape of names.

    Where the node names somebody, if only the site, a line needs a word such as `By` before.
    """
    worth = opens_with_word if has_own else may_name
    for text, line in metalines_of(page, headline, language, worth):
        found = [text[one.start : one.end] for one in line.authors if one.kind == "Person"]
        if found and (line.has_word or (not has_own and _signs_alone(found, line, page, language))):
            yield [names_in(one, language) for one in found], "text"
    yield from _bylines_near(page, headline, language, has_own=has_own)
    for said in signatures(page):
        names = names_in(said.value, language)
        if names and all(is_person(name, grammar_for(language or "en")) for name in names):
            yield [names], said.source


def _bylines_near(
    page: Statements, headline: str, language: str, *, has_own: bool
) -> Iterator[Signed]:
    """Give the bylines around the headline, or the only one; teasers have some, too.

    A link to all articles of a person may lead to anybody where it stands elsewhere, and so may
    any other byline where the node names somebody.
    """
    bylines = ((said.source, names_in(said.value, language)) for said in bylines_of(page))
    named = [
        (source, kept) for source, names in bylines if (kept := list(filter(_is_personal, names)))
    ]
    near = keys_around(page, headline) if named else ""
    close = [names for _, names in named if _are_in(names, near)]
    if close:
        yield from (([names], "byline") for names in close)
        return
    marked = [names for source, names in named if source != LINK and not (near and has_own)]
    if len({key_of("".join(names)) for names in marked}) == 1:
        yield marked[:1], "byline"


def _signs_alone(found: list[str], line: Metaline, page: Statements, language: str) -> bool:
    """Tell whether one name beside a date is a person: in one piece, and of no word for a kind.

    Pages put kinds and sections beside dates, too: `Press release` `Latest` `22 November 2026`.
    """
    if len(line.authors) != 1 or not line.is_dated:
        return False
    words = [key_of(word) for word in found[0].split()]
    kinds = grammar_for(language).sections | _KINDS
    whole = re.compile(r"(?:\s|&nbsp;)+".join(map(re.escape, found[0].split())))
    return kinds.isdisjoint(words) and whole.search(page.page.text) is not None


def _without_site(
    found: Iterable[Signed], site: frozenset[str], language: str
) -> Iterator[tuple[list[str], str]]:
    """Give the names that are signed, each once, but for those of the site and of accounts."""
    for signed, source in found:
        kept = [name for names in signed for name in _not_of_site(names, site, language)]
        if kept:
            yield list({key_of(name): name for name in kept}.values()), source


def _not_of_site(names: list[str], site: frozenset[str], language: str) -> list[str]:
    kept = [name for name in names if not _is_of_site(name, site) and not _is_login(name)]
    if kept and _is_of_site(names[0], site):  # its motto may follow
        return [name for name in kept if is_person(name, grammar_for(language))]
    return kept


def _is_of_site(name: str, site: frozenset[str]) -> bool:
    """Tell whether a name is that of the site, or of its newsroom as such."""
    if key_of(name) in site:
        return True
    rest = [word for word in name.split() if word.casefold() not in _NEWSROOM]
    return bool(rest) and len(rest) < len(name.split()) and key_of(" ".join(rest)) in site


def _is_personal(name: str) -> bool:
    """Tell whether a visible text has the shape of a name: two to five words in capitals.

    In letters that have none it is one of as many words, or in those of the Far East of one.
    """
    words = name.split()
    if len(words) == 1 and is_dense(name):
        return True
    return (
        2 <= len(words) <= _NAME_WORDS
        and all(word[0].isalpha() and not word[0].islower() for word in (words[0], words[-1]))
        and sum(word.islower() for word in words) <= _SMALL_WORDS
        and not _UNLIKE_NAME.search(name)
    )
