"""The text that a fragment of HTML shows, in linear time whatever the fragment."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from ._html_tidy import Tag, next_tag

__all__ = ["text_of"]

_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
        "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
# Of a formula what it is written as is shown, and not how else it may be; of a plug-in that is not
# there, what stands in for it.
_SILENT: Final = frozenset({
    "annotation", "annotation-xml", "head", "noscript", "svg", "template",
})  # fmt: skip
# Silent, too, and what is inside them holds no tags.
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("iframe", "script", "style", "title")
}


def text_of(html: str) -> str:
    """Give the text of a fragment, its blocks parted by an empty line; a `<br>` is a line end.

    Loss: what is not shown, as scripts and styles; runs of space become one. A tag that nothing
    ends is text, as in `A <B`.
    """
    reader = _Reader(html)
    reader.run()
    blocks = ("".join(parts).split("\n") for parts in reader.blocks)
    lines = ("\n".join(" ".join(line.split()) for line in block).strip() for block in blocks)
    return "\n\n".join(line for line in lines if line)


class _Reader:
    """Collects the text of a fragment, block by block."""

    def __init__(self, html: str) -> None:
        self.blocks: list[list[str]] = [[]]
        self._html, self._at, self._silent = html, 0, 0

    def run(self) -> None:
        tag = next_tag(self._html, 0)
        while tag is not None:
            self._say(self._html[self._at : tag.start])
            self._at = tag.end
            self._take(tag)
            tag = next_tag(self._html, self._at)
        self._say(self._html[self._at :])

    def _say(self, text: str) -> None:
        if text and not self._silent:
            self.blocks[-1].append(unescape(text))

    def _take(self, tag: Tag) -> None:
        if not tag.name and self._html[tag.start + 1 : tag.start + 2].isalpha():
            self._say(self._html[tag.start :])  # nothing ends it: who wrote it meant no tag
        elif tag.name in _RAW:
            if not tag.is_end:
                end = _RAW[tag.name].search(self._html, self._at)
                self._at = end.start() if end else len(self._html)
        elif tag.name in _SILENT:
            self._silent = max(0, self._silent + (-1 if tag.is_end else 1))
        elif tag.name == "br":
            self._say("\n")
        elif tag.name in _BLOCKS and self.blocks[-1]:
            self.blocks.append([])
