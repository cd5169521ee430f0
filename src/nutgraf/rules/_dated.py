"""What rules say since a later day than their own, so that a day freezes all that is said.

A rule that comes to find more keeps its name and its day: what it finds beyond is said with the
day from which it is, and a `Wider` among its parts says what that is, with an example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

__all__ = ["Later", "Wider", "later"]


class Later(str):
    """Something that is said since a day, on which more was come to be found."""

    __slots__ = ("since",)
    since: str

    def __new__(cls, said: str, since: str) -> Self:
        """Keep the day beside the text."""
        made = super().__new__(cls, said)
        made.since = since
        return made


@dataclass(frozen=True, slots=True)
class Wider:
    """What a rule finds since a later day than its own.

    Shape: `what` ends "Since that day it also finds"; `bad` is a document in which the rule finds
    something since that day, and nothing before.
    """

    since: str
    what: str
    bad: Mapping[str, Any] | Sequence[Any] | str


def later(since: str, said: str, *, unless: object = False) -> str:
    """Give what is said since a day, unless it was said before; nothing where nothing is said."""
    return Later(said, since) if said and not unless else said
