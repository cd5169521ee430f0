"""The bench of the XML feeds: what a feed of several documents says of the others.

Source: RFC 5005, section 2 (complete feeds) and section 4 (archived feeds), also inside RSS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ..markup._xml import SPACES, XmlElement
from ._feed_channel import Channel
from ._feed_reader import Fields, Reader, Take
from ._xml_write import empty

__all__ = ["HISTORY", "RELATIONS", "history_lines"]

# The fields of a channel, by the relation of the link that states each.
RELATIONS: Final[Mapping[str, str]] = {
    "current": "current_url",
    "prev-archive": "previous_url",
    "next-archive": "next_url",
}


def history_lines(channel: Channel, link: str) -> Iterator[str]:
    """Write which documents stand beside this one; `link` is what a link is called here."""
    for relation, field in RELATIONS.items():
        if url := getattr(channel, field):
            yield empty(link, href=url, rel=relation)
    if channel.history:
        yield empty(f"fh:{channel.history}", **{"xmlns:fh": SPACES["fh"]})


def _states(history: str) -> Callable[[Reader, XmlElement, Fields], bool]:
    def take(_: Reader, child: XmlElement, fields: Fields) -> bool:
        return bool(fields.setdefault("history", history) != history)

    return take


HISTORY: Final[Mapping[str, Take]] = {
    "fh:archive": _states("archive"),
    "fh:complete": _states("complete"),
}
