"""The bench of the sanitiser: the text of HTML that is too much for a parser."""

from __future__ import annotations

import re

from ._html_tidy import break_runs

__all__ = ["to_paragraphs"]

_PARAGRAPHS = 10_000  # of text without tags; more become lines of one
_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|figcaption|figure|"
    r"footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)\b[^<>]*+>?",
    re.IGNORECASE | re.ASCII,
)
_ANY_TAG = re.compile(r"<[A-Za-z/!?][^<>]*+>?")
_HIDDEN_CONTENT = re.compile(r"<(?:!--|script\b|style\b)", re.IGNORECASE | re.ASCII)
_CONTENT_ENDS = {
    "<!--": re.compile("-->"),
    "<scr": re.compile("</script[^>]*+>?", re.IGNORECASE | re.ASCII),
    "<sty": re.compile("</style[^>]*+>?", re.IGNORECASE | re.ASCII),
}


def to_paragraphs(html: str) -> str:
    """Give the text of HTML of any size in paragraphs, without its tags."""
    text = _without_content(html.replace("\0", ""))
    text = _ANY_TAG.sub("", _BLOCK_TAG.sub("\0", text))
    parts = [part.strip() for part in text.split("\0")]
    parts = [break_runs(part.replace("<", "&lt;").replace(">", "&gt;")) for part in parts if part]
    if len(parts) > _PARAGRAPHS:
        parts = ["\n".join(parts)]
    return "".join(f"<p>{part}</p>" for part in parts)


def _without_content(html: str) -> str:
    kept, at = [], 0
    while opening := _HIDDEN_CONTENT.search(html, at):
        kept.append(html[at : opening.start()])
        end = _CONTENT_ENDS[opening.group()[:4].lower()].search(html, opening.end())
        if end is None:
            return "".join(kept)
        at = end.end()
    return "".join(kept) + html[at:]
