"""What a house is made of: the words and shapes by which one publication lays out its texts."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, field_validator

from ._shapes import check_date_shape, check_offset, check_outlet_shape, check_zone

__all__ = [
    "Byline",
    "Caption",
    "Dateline",
    "Dates",
    "House",
    "Labels",
    "Lists",
    "Names",
    "Preamble",
    "Publisher",
    "Quotes",
    "Sources",
    "Tail",
]

Word: TypeAlias = Annotated[StrictStr, Field(min_length=1, max_length=500)]
Words: TypeAlias = tuple[Word, ...]


class _Part(BaseModel):
    """A table of a house file: frozen, and without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Publisher(_Part):
    """Who publishes; nothing of it stands in the text."""

    type: Word = "NewsMediaOrganization"
    name: Word
    url: StrictStr = ""


class Preamble(_Part):
    """What stands above the body besides byline and pictures.

    `extractor_prefix` says that scrapers put `date YYYY-MM-DD` in front of these texts;
    `navigation` are whole lines, and so are the names of `sections`; `headline_attribution` parts a
    headline from who says so; `headline_full_stop` says that headlines may end with a full stop.
    """

    extractor_prefix: StrictBool = True
    navigation: Words = ()
    sections: Words = ()
    headline_attribution: StrictStr = ""
    headline_full_stop: StrictBool = False


class Byline(_Part):
    """How authors are named: words in front, words between, and who is an organisation.

    `places` are the words between a name and where its bearer writes from: `Ann Lee in Vienna`;
    `desks` are words of what one does at a paper, which no name has: `Editor`.
    `glued` says that the date follows the names without a space.
    """

    by: Words = ()
    between: Words = ()
    places: Words = ()
    desks: Words = ()
    organizations: Words = ()
    glued: StrictBool = False


class Dates(_Part):
    """How dates are written.

    Shape: `months` and `weekdays` (Monday first) hold all spellings of each; `days` and `times` are
    shapes such as `[{weekday}, ]{day} {month} {year}`, brackets around what may be missing; `joins`
    stand between day and time. `zones` maps a zone word to an offset or a zone name. `beside` is
    what may stand beside a date or a name and says nothing of either; `#` is a number. The shapes
    in which dates are written are `written_day` and `written_time`, with `written_join` between.
    """

    months: tuple[Words, ...] = ()
    weekdays: tuple[Words, ...] = ()
    days: Words = ()
    times: Words = ()
    joins: Words = ()
    before_noon: Words = ()
    after_noon: Words = ()
    published: Words = ()
    modified: Words = ()
    beside: Words = ()
    zones: dict[Word, Word] = Field(default_factory=dict)
    written_day: Word = "{year}-{mm}-{dd}"
    written_time: Word = "{hour}:{minute}"
    written_join: Word = " "

    @field_validator("months")
    @classmethod
    def _year(cls, given: tuple[Words, ...]) -> tuple[Words, ...]:
        return _counted(given, 12, "months")

    @field_validator("weekdays")
    @classmethod
    def _week(cls, given: tuple[Words, ...]) -> tuple[Words, ...]:
        return _counted(given, 7, "weekdays")

    @field_validator("days", "times")
    @classmethod
    def _readable(cls, given: Words) -> Words:
        for shape in given:
            check_date_shape(shape)
        return given

    @field_validator("written_day", "written_time")
    @classmethod
    def _writable(cls, given: str) -> str:
        check_date_shape(given)
        if "[" in given or any(word in given for word in ("{half}", "{zone}")):
            raise ValueError(f"{given!r} leaves open what is written")
        return given

    @field_validator("zones")
    @classmethod
    def _places(cls, given: dict[str, str]) -> dict[str, str]:
        for zone in given.values():
            check_offset(zone)
        return given


class Caption(_Part):
    """How pictures are described: `kinds` stand before the credit, `agencies` are credits.

    `adjacent` says that a line right below the date line is a caption, if no empty line is between.
    By the words of `cues` a line above the body shows itself as a caption.
    """

    kinds: Words = ()
    cues: Words = ()
    agencies: Words = ()
    adjacent: StrictBool = False


class Labels(_Part):
    """The labels that open a block, by what they open; `{speaker}` stands for a name.

    A `note` of the editor corrects the article where it has one of the words that `amends` holds.
    `inline` says that blocks may be run together in one paragraph, as aggregators leave them: a
    label behind the end of a sentence opens a block too.
    """

    source: Words = ()
    quote: Words = ()
    background: Words = ()
    correction: Words = ()
    update: Words = ()
    details: Words = ()
    note: Words = ()
    amends: Words = ()
    inline: StrictBool = False


class Quotes(_Part):
    """How speech is marked and attributed: pairs of marks, verbs, pronouns."""

    marks: Words = ()
    verbs: Words = ()
    pronouns: Words = ()


class Sources(_Part):
    """How a text says what it rests on; `{outlet}` stands for the name of a publication.

    `based_on` makes the source of the whole report, `cites` a reference within it. `channels` are
    where parties speak, and `channel_words` lead to them; `occasions` are the words that lead to an
    event, `events` are its nouns.
    """

    based_on: Words = ()
    cites: Words = ()
    channels: Words = ()
    channel_words: Words = ()
    occasions: Words = ()
    events: Words = ()
    outlets: Words = ()

    @field_validator("based_on", "cites")
    @classmethod
    def _readable(cls, given: Words) -> Words:
        for shape in given:
            check_outlet_shape(shape)
        return given


class Names(_Part):
    """What names are made of, and the words by which roles and organisations show.

    `links` are the words inside a role or the name of an organisation: `Minister of Defence`.
    """

    articles: Words = ()
    possessives: Words = ()
    links: Words = ()
    particles: Words = ()
    roles: Words = ()
    organizations: Words = ()
    outlets: Words = ()


class Lists(_Part):
    """The signs that open an entry of a list."""

    signs: Words = ()


class Tail(_Part):
    """Lines that are no part of the article; `*` at the end stands for any rest.

    `ends` are lines behind which nothing of the article comes, where its end has to be found;
    `appeals` are words by which a paragraph asks the reader to subscribe, follow or agree.
    """

    ends: Words = ()
    appeals: Words = ()
    footer: Words = ()
    advert: Words = ()
    related: Words = ()


class Dateline(_Part):
    """Whether the lead opens with a place, and the signs that close it."""

    on: StrictBool = False
    dashes: Words = ()


class House(_Part):
    """How one publication lays out article text: data, not code.

    `language` and `timezone` are claims about every text of the house; empty claims nothing.
    `signature` are lines that no other house has; by them a text shows whose it is, and by the
    `common` words and `letters` its language. In a `fixed` layout the body is all that follows the
    header; where it is `found`, it is the part of the text that reads most like paragraphs.
    """

    id: Annotated[StrictStr, Field(pattern=r"^[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,8}$")]
    extends: StrictStr = ""
    replace: Words = ()
    name: StrictStr = ""
    type: Word = "NewsArticle"
    language: StrictStr = ""
    timezone: StrictStr = ""
    layout: Literal["fixed", "found"] = "found"
    signature: Words = ()
    common: Words = ()
    letters: StrictStr = ""
    publisher: Publisher | None = None
    preamble: Preamble = Preamble()
    byline: Byline = Byline()
    dates: Dates = Dates()
    caption: Caption = Caption()
    labels: Labels = Labels()
    quotes: Quotes = Quotes()
    sources: Sources = Sources()
    names: Names = Names()
    lists: Lists = Lists()
    tail: Tail = Tail()
    dateline: Dateline = Dateline()

    @field_validator("timezone")
    @classmethod
    def _place(cls, given: str) -> str:
        if given:
            check_zone(given)
        return given

    def __hash__(self) -> int:
        """Hash by the id, so that what is compiled from a house is found again fast."""
        return hash(self.id)


def _counted(given: tuple[Words, ...], count: int, name: str) -> tuple[Words, ...]:
    if given and len(given) != count:
        raise ValueError(f"{len(given)} {name} are given; a calendar has {count}")
    return given
