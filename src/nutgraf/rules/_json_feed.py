"""What a rule on JSON Feeds sees: the members of a feed, and where they stand in its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..markup.encoding import decode
from ..markup.json_text import read_json
from ..safety.limits import DEFAULT_LIMITS, Limits

__all__ = ["JsonFeed", "read_json_feed"]


class JsonFeed:
    """A feed as the object that it is, and its text."""

    def __init__(self, top: dict[str, Any], text: str) -> None:
        """Take the object and the text it was read from."""
        self.top, self.text = top, text

    @property
    def items(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The items that are objects, each with its pointer."""
        return self.objects(self.top, "", "items")

    @staticmethod
    def objects(held: dict[str, Any], at: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give the objects in a list, each with its pointer."""
        values = held.get(name)
        for number, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, dict):
                yield f"{at}/{name}/{number}", value


def read_json_feed(data: bytes, limits: Limits = DEFAULT_LIMITS) -> JsonFeed | None:
    """Read a feed, or None where there is no object; whatever the bytes."""
    text = decode(data[: limits.feed_bytes])
    top = read_json(text, limits).value
    return JsonFeed(top, text) if isinstance(top, dict) else None
