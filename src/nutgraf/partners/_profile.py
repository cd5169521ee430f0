"""What a partner wants of a feed, as data: fields of its own, limits, and where each is said."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    model_validator,
)

__all__ = ["Bounds", "Demand", "Partner", "PartnerField", "Source"]

Word: TypeAlias = Annotated[StrictStr, Field(min_length=1, max_length=500)]
Element: TypeAlias = Annotated[
    StrictStr, Field(pattern=r"^[A-Za-z][A-Za-z0-9]{0,30}(:[A-Za-z][A-Za-z0-9]{0,40})?$")
]
Count: TypeAlias = Annotated[StrictInt, Field(ge=0, le=1_000_000_000)]


def _a_day(text: str) -> str:
    """Refuse what is no day: a rule says when its page was read."""
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("a day is written as 2026-11-22")
    return text


Day: TypeAlias = Annotated[StrictStr, AfterValidator(_a_day)]


class _Part(BaseModel):
    """A table of a profile: frozen, and without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Part):
    """The page that says so, the day on which it was read, and whether it is the partner's own."""

    page: Word
    """The address of the page."""
    read: Day
    """The day on which it was read."""
    is_verified: bool = True
    """Whether the partner says so there; false where only others do, or none that was read."""


class PartnerField(_Part):
    """A field that only this partner knows, which an article, a feed or its pictures may hold."""

    element: Element
    """The element it is written as; its local name is its key in `channel`."""
    on: Literal["feed", "article", "image"]
    """Where it stands."""
    kind: Literal["text", "url", "boolean", "date", "number"] = "text"
    """What it holds; a boolean is written as the partner has it, see `words`."""
    words: tuple[Word, ...] = ()
    """The values that there are, where there are only some."""
    repeats: Literal["updated"] | None = None
    """The value of the feed that stands in it again, where none is given."""
    inner: Element | None = None
    """The element inside that holds the value."""
    attribute: Word | None = None
    """The attribute that holds the value; the element is empty then."""
    most: Count | None = None
    """How many characters it may have."""

    @property
    def key(self) -> str:
        """Its name in `channel`: the local name of the element."""
        return self.element.partition(":")[2] or self.element


class Bounds(_Part):
    """How much of something there may be."""

    least: Count | None = None
    """No fewer."""
    most: Count | None = None
    """No more."""


class Demand(_Part):
    """One thing that the partner asks of a feed; it becomes a rule of `nutgraf check`.

    Shape: of `needs` one element has to be there; `characters` counts those of the element `of`,
    `pixels` is its attribute `width`, `days` how old its date is; `https` and `untracked` look at
    every address below the element. `bad` and `good` are how the element looks with the fault and
    without it; they are not needed where an element is missing.
    """

    name: Word
    """The name of the rule: it names the fault."""
    at: Element
    """The element that is looked at: `item`, `channel`."""
    severity: Literal["error", "warning", "info"]
    """An error where the partner refuses, a warning where it loses something."""
    title: Word
    """What is wrong where the rule speaks, in a sentence."""
    advice: Word
    """What to do instead."""
    needs: tuple[Element, ...] = ()
    """Elements of which one has to be there."""
    unless: Element | None = None
    """An element beside which the demand does not hold."""
    of: Element | None = None
    """What is counted or measured."""
    characters: Bounds | None = None
    """How long its text is, in characters."""
    pixels: Bounds | None = None
    """How wide it says it is."""
    days: Bounds | None = None
    """How old its date is, in days before the present."""
    https: bool = False
    """Whether every address has to be of https."""
    untracked: bool = False
    """Whether links have to be without parameters of tracking."""
    bad: Word | None = None
    """An element with the fault."""
    good: Word | None = None
    """The element without it."""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        """Refuse what asks for nothing, or cannot be shown."""
        asked = (self.needs, self.characters, self.pixels, self.days, self.https, self.untracked)
        if sum(map(bool, asked)) != 1:
            raise ValueError("a demand asks for one thing")
        if not self.needs and not (self.bad and self.good):
            raise ValueError("a demand shows an element that is bad and one that is good")
        if bool(self.of) != bool(self.characters or self.pixels or self.days):
            raise ValueError("what is measured is named as `of`")
        return self


class Partner(_Part):
    """One partner: who it is, which name spaces it has, what it takes and what it asks for."""

    name: Word
    """What it is called."""
    prefix: Element
    """The customary prefix of its name space, and of none where it has none of its own."""
    space: Word
    """Its name space."""
    formats: tuple[Word, ...] = ("rss",)
    """The formats that it reads."""
    source: Source
    """Where all of this is said, unless a part names another page."""
    max_articles: Count | None = None
    """How many articles a feed may hold."""
    body_tags: tuple[Word, ...] = ()
    """The elements that a body may hold; all that feeds may, where there are none."""
    picture_as_thumbnail: bool = False
    """Whether the first picture stands as thumbnail of an article that states none."""
    takedown: Literal["drop", "send_again"] = "drop"
    """How an article is taken down: by leaving it out, or by sending it once more as expired."""
    field: tuple[PartnerField, ...] = ()
    """The fields that only this partner knows."""
    demand: tuple[Demand, ...] = ()
    """What it asks for."""
