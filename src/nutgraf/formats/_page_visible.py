"""The bench of pages: what a reader sees around the headline, where the markup says nothing."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from ..houses import house_named, known_houses
from ..markup import _html
from ._page_lines import LINE_CHARACTERS, OF_TEASER, Near, is_own, lines_around, lines_on
from ._page_others import is_of_others
from ._page_statements import Said, Statements
from ._text_authors import SEPARATORS
from ._text_byline import Metaline, metaline_of
from ._text_grammar import Grammar, grammar_of
from ._text_lines import Line, normalise

__all__ = [
    "LINK", "Worth", "bylines_of", "grammar_for", "labelled_lines", "marked_names", "may_date",
    "may_name", "metalines_of", "opens_with_word",
]  # fmt: skip

_ASIDE = frozenset({"aside", "figcaption", "figure", "footer", "nav"})
_ELEMENTS = 12  # of one selector that are looked at
_OPENING_CHARACTERS = 40  # of a paragraph, in which a date may open it
_LABEL_CHARACTERS = 30
# Where pages mark up who wrote them: names alone, and lines that hold names.
_IN_CLASSES = ("byline", "author", "autor", "auteur", "reporter")
# What the addresses of pages hold that list all articles of a person.
_IN_ADDRESSES = (
    "/author", "/autor", "/auteur", "/reporter", "/contributor", "/journalist", "/redaktion/",
    "/av/",
)  # fmt: skip
_BY_RELATION = "[rel~=author],[itemprop~=author]"
# Looking into values is dear, so it waits until nothing else names anybody; what the words begin
# with is looked for once, and some more is found.
_SIGNED = (
    f"{_BY_RELATION},[class*=aut i],[class*=byline i],[class*=reporter i],"
    'address,[data-testid*=byline],a[href*="/aut"],'
    + ",".join(f'a[href*="{part}"]' for part in _IN_ADDRESSES[3:])
)
_CODES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}  # of languages that go by another
LINK = "link"  # the source of what is only the text of a link to such a page
_MOST_NAMES = 6
_FIGURE = re.compile(r"\d")

Worth: TypeAlias = Callable[[str, Grammar], object]  # whether a line may be byline or date


@lru_cache(maxsize=64)
def grammar_for(language: str) -> Grammar:
    """Give the grammar of a language: how its papers write bylines and dates."""
    code = _CODES.get(language[:2].lower(), language[:2].lower())
    known = known_houses()
    names = (f"generic-{code}", f"calendar-{code}", "generic-en")
    return grammar_of(house_named(next(name for name in names if name in known)))


def marked_names(page: Statements) -> Iterator[Said]:
    """Give the names that elements mark by relation or property, where they are a few."""
    found = _held_by(page, _BY_RELATION)
    authors = [one for one, held in found if _holds(held, "itemprop", "author")]
    groups = (
        [one for one, held in found if _holds(held, "rel", "author")],
        [name for one in authors for name in _html.select(one, "[itemprop~=name]")],
    )
    for group in groups:
        texts = _texts(group, page)
        if len(texts) <= _MOST_NAMES:
            yield from (Said(text, "byline") for text in texts)


def bylines_of(page: Statements) -> Iterator[Said]:
    """Give the texts of elements that are bylines by their property or class.

    Those of names inside them come before whole lines; between the two come links to all articles
    of a person.
    """
    authors, by_class, links = [], [], []
    for one, held in _held_by(page, _SIGNED):
        is_author = _holds(held, "itemprop", "author")
        name = f"{held.get('class') or ''} {held.get('data-testid') or ''}".lower()
        if is_author:
            authors.append(one)
        if is_author or any(word in name for word in _IN_CLASSES):
            by_class.append((one, name))
        elif one.tag == "address" or _leads_to_author(held):
            links.append(one)
    groups = (
        authors,
        (one for inside in _names_inside(by_class) for one in inside),
        links,
        (one for one, name in by_class if name),
    )
    for group in groups:
        source = LINK if group is links else "byline"
        yield from (Said(text, source) for text in _texts(group, page))


def _held_by(page: Statements, selector: str) -> list[tuple[Any, dict[str, str | None]]]:
    """Give the elements that a selector leads to, each once, with their attributes."""
    tree = page.page.tree
    nodes = _html.select(tree, selector) if tree is not None else []
    unique = {node.mem_id: node for node in nodes}  # one may fit in several ways
    return [(node, node.attributes) for node in unique.values()]


def _leads_to_author(held: Mapping[str, str | None]) -> bool:
    return any(part in (held.get("href") or "") for part in _IN_ADDRESSES)


def _holds(held: Mapping[str, str | None], attribute: str, word: str) -> bool:
    return word in (held.get(attribute) or "").split()


def _names_inside(by_class: list[tuple[Any, str]]) -> Iterator[list[Any]]:
    for one, name in by_class:
        if "byline" in name:
            yield _html.select(one, "a,[class*=name]")
        if "author-name" in name or "authorname" in name:
            yield [one]


def _texts(nodes: Iterable[Any], page: Statements) -> dict[str, None]:
    """Give the short texts of elements, each once; those of others are none of them."""
    texts: dict[str, None] = {}
    for node in islice(nodes, _ELEMENTS):
        text = _html.text_of(node, LINE_CHARACTERS + 1)
        is_short = 0 < len(text) <= LINE_CHARACTERS
        if is_short and not _html.is_within(node, _ASIDE) and not is_of_others(node, page):
            texts[text] = None
    return texts


def labelled_lines(page: Statements, language: str) -> Iterator[tuple[str, Metaline]]:
    """Give the lines anywhere on a page whose dates a label tells of, as `Published` or `By` do."""
    grammar = grammar_for(language)
    before: deque[Any] = deque(maxlen=OF_TEASER)
    for text, node in _labelled(lines_on(page)):
        plain = normalise(text) if len(text) <= LINE_CHARACTERS and _FIGURE.search(text) else ""
        found = _metaline(page, plain, grammar) if _may_be_labelled(plain, grammar) else None
        is_told = found and (found.has_label or found.modified or _is_byline(plain, found))
        if found is not None and is_told and is_own(Near(text, node, tuple(before)), page):
            yield plain, found
        before.append(node)


def _may_be_labelled(line: str, grammar: Grammar) -> bool:
    """Tell, cheaply, whether a date in a line may have a label or a word such as `By` before it."""
    for found in grammar.calendar.anywhere(line):
        head = line[: found.start].rstrip(SEPARATORS)
        labels = (grammar.published_end, grammar.modified_end)
        if grammar.by.match(line) or any(label.search(head) for label in labels):
            return True
    return False


def _is_byline(line: str, found: Metaline) -> bool:
    """Tell whether a line that ends in a date opens with a word such as `By`, and a name."""
    published = found.published
    return (
        found.has_word
        and bool(found.authors)
        and published is not None
        and 0 < found.authors[0].start < published.start
        and not line[published.end :].strip(" .|")
    )


def metalines_of(
    page: Statements,
    headline: str,
    language: str,
    worth: Worth | None = None,
) -> Iterator[tuple[str, Metaline]]:
    """Give the lines around the headline that are byline or date, the nearest below it first.

    Shape: each with its text; those that `worth` says no of are not read.
    """
    grammar = grammar_for(language)
    for text, line in _labelled((one.text, one) for one in lines_around(page, headline)):
        plain = normalise(text)
        if len(plain) > LINE_CHARACTERS:
            opening = plain[:_OPENING_CHARACTERS]
            is_worth = worth is None or worth(opening, grammar)
            plain = _opening_date(plain, grammar) if is_worth else ""
        if plain and (worth is None or worth(plain, grammar)) and is_own(line, page):
            found = _metaline(page, plain, grammar)
            if found is not None and found.is_sure:
                yield plain, found


def _metaline(page: Statements, text: str, grammar: Grammar) -> Metaline | None:
    known = page.metalines
    if text not in known:
        known[text] = metaline_of(Line(0, len(text), text, apart=True), grammar)
    return known[text]


def opens_with_word(line: str, grammar: Grammar) -> object:
    """Tell whether a word such as `By` opens a line."""
    return grammar.by.match(line)


def may_name(line: str, grammar: Grammar) -> object:
    """Tell, cheaply, whether a line may have a word such as `By` in it, or a date."""
    return may_date(line, grammar) or grammar.by.search(line)


def may_date(line: str, grammar: Grammar) -> object:
    """Tell, cheaply, whether a line may have a date in it."""
    return _FIGURE.search(line)


def _labelled(lines: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Give lines with those before them that end in a colon, such as `Author:`."""
    label = ""
    for line, node in lines:
        if line.endswith(":") and len(line) <= _LABEL_CHARACTERS:
            label = line
        else:
            yield (f"{label} {line}" if label else line), node
            label = ""


def _opening_date(text: str, grammar: Grammar) -> str:
    """Give the date that a paragraph opens with, or nothing; it may stand in brackets."""
    opening = text[:_OPENING_CHARACTERS].removeprefix("(")
    first = next(grammar.calendar.anywhere(opening), None)
    if first is None or first.start or (text[0] == "(" and opening[first.end :][:1] != ")"):
        return ""
    return opening[: first.end]
