"""The bench of pages: who signs an article below its text, as papers of many countries do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any

from ..markup import _html
from ._page_statements import Said, Statements

__all__ = ["signatures"]

_LINE = 60  # letters of a signature with the word before it, at most
_TEXT = 80  # letters of a paragraph of the text, at least
_PARAGRAPHS = 2  # of text above a signature, at least
_BEHIND = 3  # paragraphs that may stand below it: where it is from, a note
_LOUD = frozenset({"b", "em", "i", "strong"})
_RIGHT = "text-align:right"
_EDGES = " ()[]–—-+*/"


def signatures(page: Statements) -> Iterator[Said]:
    """Give what stands alone below the text, in brackets or marked from it, the last first."""
    tree = page.page.tree
    rows: dict[int, list[Any]] = {}
    for one in _html.select(tree, "p") if tree is not None else ():
        rows.setdefault(one.parent.mem_id, []).append(one)
    for row in rows.values():
        told = ((text, one) for one in reversed(row) if (text := _html.text_of(one)))
        last = takewhile(lambda one: len(one[0]) < _TEXT, islice(told, _BEHIND))
        found = [text.strip(_EDGES) for text, one in last if _signs(text, one)]
        if found and _holds_text(row):
            yield from (Said(text, "byline") for text in found)


def _holds_text(row: list[Any]) -> bool:
    """Tell whether there are paragraphs of text among some."""
    long = (one for one in row if len(_html.text_of(one)) >= _TEXT)
    return len(list(islice(long, _PARAGRAPHS))) == _PARAGRAPHS


def _signs(text: str, paragraph: Any) -> bool:
    is_bracketed = (text[0], text[-1]) == ("(", ")")
    return len(text) <= _LINE and (is_bracketed or _is_marked(paragraph))


def _is_marked(paragraph: Any) -> bool:
    """Tell whether all of a paragraph is set apart, and is no link."""
    if _RIGHT in (paragraph.attributes.get("style") or "").replace(" ", "").lower():
        return not _html.select(paragraph, "a")
    only = paragraph.first_child
    while only is not None and only.tag not in _LOUD and not (only.text_content or "x").strip():
        only = only.next
    if only is None or only.tag not in _LOUD or _html.select(paragraph, "a"):
        return False
    return _html.text_of(only) == _html.text_of(paragraph)
