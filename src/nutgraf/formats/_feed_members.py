"""The bench of JSON Feed: members read one by one, so that a bad one loses only itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Finding, Place, Severity
from ..markup.json_text import JsonNote, line_and_column, locate
from ..safety.show import show
from ..safety.urls import Url, resolve, to_uri
from ._feed_dates import web_date_of
from ._feed_entry import Byline
from ._feed_media import Medium, kind_of
from ._feed_text import MOST_COUNT, plain
from ._format import Options

__all__ = ["Reader"]


class Reader:
    """Reads the members of objects, and collects what it could not read."""

    def __init__(self, options: Options) -> None:
        self._base = options.url
        self._most = options.limits.findings
        self._notes: list[tuple[str, str, str]] = []

    def note(self, rule: str, message: str, pointer: str) -> None:
        """Keep a finding at a pointer, up to the limit."""
        if len(self._notes) <= self._most:  # one more shows that there are too many
            self._notes.append((rule, show(message), pointer))

    def placed(self, text: str, notes: list[JsonNote]) -> list[Finding]:
        """Give all findings with their places, found in one pass over the text."""
        offsets = locate(text, {pointer for _, _, pointer in self._notes})
        found = [(note.rule, note.message, note.pointer, note.offset) for note in notes]
        found += [(*one, offsets[one[2]]) for one in self._notes]
        return [
            Finding(rule, Severity.WARNING, said, Place("", pointer, *line_and_column(text, at)))
            for rule, said, pointer, at in found
        ]

    def text(self, members: Mapping[str, Any], name: str, at: str) -> str:
        """Give the text of a member; nothing for what is none, a number as its digits."""
        value = members.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.note("member_is_number", f"{name} is a number, not text", f"{at}/{name}")
            return str(value)
        if value is not None and not isinstance(value, str):
            self.note("member_has_wrong_type", f"{name} is no text", f"{at}/{name}")
        return plain(value)

    def url(self, members: Mapping[str, Any], name: str, at: str) -> str:
        """Give the absolute URL of a member in ASCII; nothing for what is none."""
        said = self.text(members, name, at)
        try:
            return to_uri(resolve(said, self._base) if self._base else Url(said)) if said else ""
        except ValueError as fault:
            self.note("url_unusable", f"{name}: {fault}", f"{at}/{name}")
            return ""

    def date(self, members: Mapping[str, Any], name: str, at: str) -> str:
        """Give the date of a member in the form of the web; nothing for what is none."""
        said = self.text(members, name, at)
        try:
            return web_date_of(said) if said else ""
        except ValueError as fault:
            self.note("date_unreadable", f"{name}: {fault}", f"{at}/{name}")
            return ""

    def objects(
        self, members: Mapping[str, Any], name: str, at: str
    ) -> Iterator[tuple[dict[str, Any], str]]:
        """Give the objects that a member holds, each with its pointer."""
        value = members.get(name)
        for place, one in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(one, dict):
                yield one, f"{at}/{name}/{place}"
            elif one is not None:
                self.note("member_has_wrong_type", f"{name} holds no object", f"{at}/{name}")

    def authors(self, members: Mapping[str, Any], at: str) -> tuple[Byline, ...]:
        """Read the authors of 1.1, or the author of 1.0; one may be no more than a name."""
        name = "authors" if members.get("authors") else "author"
        if isinstance(members.get(name), str):
            self.note("member_has_wrong_type", f"{name} is text, read as a name", f"{at}/{name}")
            return (Byline(plain(members[name])),)
        ones = (
            Byline(self.text(one, "name", here), self.url(one, "url", here), "",
                   self.url(one, "avatar", here))
            for one, here in self.objects(members, name, at)
        )  # fmt: skip
        return tuple(one for one in ones if one.name)

    def media(self, members: Mapping[str, Any], at: str) -> tuple[Medium, ...]:
        """Give the picture and the attachments of an item."""
        image = self.url(members, "image", at) or self.url(members, "banner_image", at)
        found = [Medium("image", image)] if image else []
        for one, here in self.objects(members, "attachments", at):
            url, kind = self.url(one, "url", here), self.text(one, "mime_type", here)
            medium = kind_of("", kind, url)
            if url and medium and all(url != other.url for other in found):
                size = _count(one.get("size_in_bytes"))
                found.append(
                    Medium(medium, url, kind, size=size, title=self.text(one, "title", here))
                )
        return tuple(found)

    def words(self, members: Mapping[str, Any], name: str, at: str) -> tuple[str, ...]:
        """Give the words that a member holds."""
        value = members.get(name)
        if value is not None and not isinstance(value, list):
            self.note("member_has_wrong_type", f"{name} is no list", f"{at}/{name}")
        ones = value if isinstance(value, list) else []
        return tuple(word for word in map(plain, ones) if word)


def _count(value: object) -> int:
    return value if type(value) is int and 0 < value < MOST_COUNT else 0
