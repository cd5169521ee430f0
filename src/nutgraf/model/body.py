"""The body of an article as the newsroom keeps it: HTML, or text, or both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..safety.html_text import text_of
from ..safety.text import clean

__all__ = ["Block", "Body", "body_of_parts"]

_slots = BaseModel.__dict__  # what sets them costs half of what `object.__setattr__` does
_set_dict = _slots["__dict__"].__set__
_set_named = _slots["__pydantic_fields_set__"].__set__
_set_extra = _slots["__pydantic_extra__"].__set__
_set_private = _slots["__pydantic_private__"].__set__


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
    partial_quotations: Annotated[
        tuple[Annotated[str, BeforeValidator(_text)], ...], Field(strict=False)
    ] = ()
    """Words of somebody that stand in quotation marks within a sentence, and are no quotation."""

    def as_text(self) -> str:
        """Give the body as text, its blocks parted by an empty line."""
        if self.text is not None:
            return self.text
        if self.blocks:
            return "\n\n".join(block.text for block in self.blocks)
        return text_of(self.html or "")

    def as_html(self) -> str:
        """Give the body as an HTML fragment; it is not cleaned."""
        if self.html is not None:
            return self.html
        paragraphs = (part.strip("\n") for part in self.as_text().split("\n\n"))
        lines = (escape(part, quote=False).replace("\n", "<br>") for part in paragraphs if part)
        return "\n".join(f"<p>{line}</p>" for line in lines)


def body_of_parts(
    text: str, blocks: Iterable[tuple[str, str, str]], partial_quotations: Sequence[str]
) -> Body:
    """Make a body of what was decoded: no look is taken at what is known to fit.

    Shape: a block is its kind, its text and its label, "" where it bears none.
    """
    parts = []
    for kind, said, label in blocks:
        block = object.__new__(Block)
        state = {"kind": kind, "text": said, "label": label or None}
        _hold(block, state, {"kind", "text", "label"})
        parts.append(block)
    quoted = tuple(partial_quotations)
    body = object.__new__(Body)
    whole = {"html": None, "text": text, "blocks": tuple(parts), "partial_quotations": quoted}
    _hold(body, whole, {"text", "blocks", "partial_quotations"})
    return body


def _hold(made: BaseModel, state: dict[str, Any], named: set[str]) -> None:
    """Give an instance its state, and the names of the fields that somebody set."""
    _set_dict(made, state)
    _set_named(made, named)
    _set_extra(made, None)
    _set_private(made, None)
