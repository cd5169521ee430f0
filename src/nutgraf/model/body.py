"""The body of an article as the newsroom keeps it: HTML, or text, or both."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..safety.text import clean

__all__ = ["Block", "Body"]

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
        "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset(
    {
        "head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template",
        "title",
    }
)  # fmt: skip


def _text(given: Any) -> Any:
    return clean(given) if isinstance(given, str) else given


Cleaned = Annotated[str | None, BeforeValidator(_text)]


class Block(BaseModel):
    """One block of a body: a paragraph, heading, list, quotation or labelled passage."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    kind: str
    """What the block is: `paragraph` or `list`; other words are kept."""
    text: Annotated[str, BeforeValidator(_text)]
    """The text of the block, without markup."""
    label: Cleaned = None
    """The label before the text, such as `Background`; nothing if it bears none."""


class Body(BaseModel):
    """The body in the forms that the newsroom has.

    Shape: `html` is a fragment, `text` has its paragraphs parted by an empty line, `blocks` name
    the parts. What a form lacks is derived from another when it is asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    html: Cleaned = None
    """The body as an HTML fragment, as it was given; what leaves is cleaned."""
    text: Cleaned = None
    """The body as text, its paragraphs parted by an empty line."""
    blocks: Annotated[tuple[Block, ...], Field(strict=False)] = ()  # JSON has no tuples
    """The parts of the body in their order."""

    def as_text(self) -> str:
        """Give the body as text, its blocks parted by an empty line."""
        if self.text is not None:
            return self.text
        if self.blocks:
            return "\n\n".join(block.text for block in self.blocks)
        return _text_of(self.html or "")

    def as_html(self) -> str:
        """Give the body as an HTML fragment; it is not cleaned."""
        if self.html is not None:
            return self.html
        paragraphs = (part.strip("\n") for part in self.as_text().split("\n\n"))
        lines = (escape(part, quote=False).replace("\n", "<br>") for part in paragraphs if part)
        return "\n".join(f"<p>{line}</p>" for line in lines)


class _Reader(HTMLParser):
    """Collects the text of a fragment, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self.silent += 1
        elif tag == "br":
            self.blocks[-1].append("\n")
        elif tag in _BLOCKS and self.blocks[-1]:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS and self.blocks[-1]:
            self.blocks.append([])

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.blocks[-1].append(data)


def _text_of(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    blocks = ("".join(parts).split("\n") for parts in reader.blocks)
    lines = ("\n".join(" ".join(line.split()) for line in block).strip() for block in blocks)
    return "\n\n".join(line for line in lines if line)
