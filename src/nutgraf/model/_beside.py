"""How the fields that stand beside schema.org's properties are taken by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .values import FrozenDict, Residue, residue_of

if TYPE_CHECKING:
    from .article import Article
    from .body import Body
    from .editorial import Editorial

__all__ = ["article_text", "body_of", "channel_of", "editorial_of"]


def body_of(given: Any) -> Body | None:
    """Take a body, or a mapping that makes one."""
    from .body import Body

    return given if given is None or isinstance(given, Body) else Body.model_validate(given)


def editorial_of(given: Any) -> Editorial | None:
    """Take an editorial state, or a mapping that makes one."""
    from .editorial import Editorial

    return given if given is None else Editorial.model_validate(given)


def channel_of(given: Any) -> FrozenDict | None:
    """Take the fields of partners: partner → name → text."""
    if given is None:
        return None
    if not isinstance(given, Mapping) or not all(isinstance(of, Mapping) for of in given.values()):
        raise ValueError("channel is a mapping of partner to name to text")
    rest = Residue("channel", 0, given)
    frozen: FrozenDict = residue_of([rest])[0].value
    return frozen


class article_text:  # noqa: N801 (stands as a default, not as a class)
    """The text of the body, for an article whose `article_body` was not given."""

    def __get__(self, article: Article | None, owner: type) -> str | None:
        """Give the text, or None where there is no body."""
        body: Body | None = article.__dict__.get("body") if article is not None else None
        return body.as_text() if body is not None else None
