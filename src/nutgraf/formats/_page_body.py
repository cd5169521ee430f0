"""The bench of pages: the body of an article, its own text or what an extractor keeps of the page.

The only door to trafilatura, which comes with the extra `nutgraf[body]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any, NamedTuple

from ._page_statements import Draft, Statements, strings_in

__all__ = ["choose_body"]

_HTML_CHARACTERS = 4_000_000  # of a page that the extractor is given; the largest seen has 3.5 MB
_WHOLE = (0.75, 1.02)  # of the extractor's text, between which the page's own text is the whole
_PAYWALLED = 2.0  # times the extractor's text; then the page shows a part only
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]{0,500}>")
_BLOCK_TAGS = frozenset({"blockquote", "br", "div", "h1", "h2", "h3", "h4", "li", "p", "ul"})
_APART = frozenset({"cell", "head", "item", "lb", "list", "p", "quote", "row"})
_MARKS = {"#b": "strong", "#i": "em", "#t": "code", "#u": "u", "#sub": "sub", "#sup": "sup"}


class _Kept(NamedTuple):
    """One block that the extractor kept: its kind, its text, and its HTML."""

    kind: str
    text: str
    html: str


def choose_body(draft: Draft, page: Statements, text: str) -> Mapping[str, Any] | None:
    """Give the body of the article in the names of the model, or nothing.

    Shape: `text` is that of the page. The `articleBody` of the node is taken where it is the whole;
    a teaser that it is instead is dropped from the draft, with a finding.
    """
    own = _own_text(draft)
    kept = [one for one in _extracted(text, page) if one.text]
    length = sum(len(one.text) for one in kept)
    if own and (not length or _is_whole(len(own) / length)):
        draft.keep("articleBody", "body")
        return {"text": own}
    if not kept:
        return None
    if own:
        said = f"articleBody has {len(own):,} characters, the page {length:,}"
        draft.note("article_body_partial", said, "/articleBody")
    draft.node.pop("articleBody", None)  # an empty one would stand before the body
    draft.say("body", "extractor")
    blocks = [{"kind": one.kind, "text": one.text} for one in kept]
    return {"html": "\n".join(one.html for one in kept), "blocks": blocks}


def _is_whole(share: float) -> bool:
    return _WHOLE[0] <= share <= _WHOLE[1] or share > _PAYWALLED


def _own_text(draft: Draft) -> str:
    """Give the text of the node, its paragraphs parted by empty lines, without markup."""
    for text in strings_in(draft.node.get("articleBody")):
        plain = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BLOCK_TAGS else "", text)
        plain = unescape(plain) if "&" in plain else plain
        lines = (" ".join(line.split()) for line in plain.splitlines())
        if joined := "\n\n".join(line for line in lines if line):
            return joined
    return ""


def _extracted(text: str, page: Statements) -> Iterator[_Kept]:
    try:
        from trafilatura import bare_extraction
    except ImportError:  # the extra is not installed
        return
    if page.page.tree is None or len(text) > _HTML_CHARACTERS:
        return
    try:
        found = bare_extraction(
            text,
            with_metadata=False,
            include_comments=False,
            include_formatting=True,
            include_links=True,
        )
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return  # of a page that the extractor does not stand, nothing is known
    body: Any = getattr(found, "body", None)
    if body is not None:
        yield _loose(body.text)
        for element in body:
            yield from _blocks(element, page)
            yield _loose(element.tail)


def _loose(text: str | None) -> _Kept:
    """Give text that stands between the blocks as one of its own."""
    plain = " ".join((text or "").split())
    return _Kept("paragraph", plain, f"<p>{escape(plain, quote=False)}</p>")


def _blocks(element: Any, page: Statements) -> Iterator[_Kept]:
    """Give an element of the extractor's tree as a block; one that it does not name is text."""
    if not isinstance(element.tag, str):
        return
    text = _text(element)
    inner = _inner(element, page)
    if element.tag == "head":
        level = element.get("rend", "")
        name = level if re.fullmatch(r"h[1-6]", level) else "h2"
        yield _Kept("heading", text, f"<{name}>{inner}</{name}>")
    elif element.tag == "list":
        name = "ol" if element.get("rend") == "ol" else "ul"
        yield _Kept("list", _lines(element, "item"), f"<{name}>{_items(element, page)}</{name}>")
    elif element.tag == "quote":
        yield _Kept("quotation", text, f"<blockquote><p>{inner}</p></blockquote>")
    elif element.tag == "table":
        yield _Kept("table", _lines(element, "row"), f"<table>{_rows(element, page)}</table>")
    elif element.tag == "code":
        yield _Kept("code", text, f"<pre>{escape(''.join(element.itertext()))}</pre>")
    else:
        yield _Kept("paragraph", text, f"<p>{inner}</p>")


def _lines(element: Any, name: str) -> str:
    return "\n".join(_text(one) for one in element.iter(name))


def _text(element: Any) -> str:
    """Give the text of an element; what stands apart on the page stays apart."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        gap = " " if one.tag in _APART else ""
        yield gap
        yield from _pieces(one) if isinstance(one.tag, str) else ()
        yield gap + (one.tail or "")


def _items(element: Any, page: Statements) -> str:
    return "".join(f"<li>{_inner(one, page)}</li>" for one in element.iter("item"))


def _rows(element: Any, page: Statements) -> str:
    return "".join(
        f"<tr>{''.join(f'<td>{_inner(one, page)}</td>' for one in row.iter('cell'))}</tr>"
        for row in element.iter("row")
    )


def _inner(element: Any, page: Statements) -> str:
    """Give the HTML inside a block: text, links, marks and line breaks.

    The extractor's own limit on depth bounds the recursion.
    """
    parts = [escape(element.text or "", quote=False)]
    for one in element:
        if isinstance(one.tag, str):
            parts.append(_inline(one, page))
        parts.append(escape(one.tail or "", quote=False))
    return " ".join("".join(parts).split())


def _inline(element: Any, page: Statements) -> str:
    inner = _inner(element, page)
    if element.tag == "lb":
        return "<br>"
    if element.tag == "ref" and (address := page.address(element.get("target") or "")):
        return f'<a href="{escape(address)}">{inner}</a>'
    if element.tag == "hi" and (mark := _MARKS.get(element.get("rend") or "")):
        return f"<{mark}>{inner}</{mark}>"
    if element.tag == "p":
        return f"{inner}<br>"
    return inner
