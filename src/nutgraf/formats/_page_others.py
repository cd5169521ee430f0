"""The bench of pages: what on a page is of other articles, or of those who comment on this one."""

from __future__ import annotations

from typing import Any

from ..markup import _html
from ._page_statements import Statements

__all__ = ["is_of_others"]

_TEASER = 1_000  # characters of text that a teaser does not have
_WHOLE = frozenset({"body", "html", "main"})
_LINKED_HEADING = "h2 a,h3 a,h4 a,a h2,a h3,a h4"


def is_of_others(node: Any, page: Statements) -> bool:
    """Tell whether an element stands in a comment, or in the teaser of another article."""
    for one in _html.ancestors(node):
        if one.tag in _WHOLE:
            return False
        if _is_comment(one):
            return True
        if one.tag == "article":
            return _is_teaser(one, page)
    return False


def _is_comment(node: Any) -> bool:
    held = node.attributes
    words = f"{held.get('class') or ''} {held.get('id') or ''}".lower().split()
    return any(word.startswith("comment") for word in words)


def _is_teaser(article: Any, page: Statements) -> bool:
    """Tell whether an article is short and leads elsewhere by its heading."""
    heading = page.headings[0][1] if page.headings else None
    above = () if heading is None else _html.ancestors(heading)
    return (
        bool(_html.select(article, _LINKED_HEADING))
        and all(one.mem_id != article.mem_id for one in above)
        and len(_html.text_of(article, _TEASER)) < _TEASER
    )
