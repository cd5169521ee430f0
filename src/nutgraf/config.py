"""The configuration: publications, authors, feeds and checks, from `nutgraf.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .errors import ConfigError
from .findings import Finding, Place, Severity
from .markup.toml_text import TomlText, read_toml
from .model import FrozenDict
from .safety.dates import LocalDateTime, at_zone
from .safety.show import show
from .safety.urls import Url

__all__ = [
    "Author",
    "Check",
    "Config",
    "FeedPlan",
    "OwnRule",
    "Publication",
    "config_error",
    "read_config",
    "toml_in",
]

_MAX_BYTES = 4_000_000  # of a configuration; a thousand authors have 100,000
_FAULTS = 5  # told of in one error
_KEY_CHARACTERS = 60  # of one that is not known
_ARCHIVED = frozenset({"atom", "rss"})  # the formats whose feeds have archives; RFC 5005
_MOMENT = LocalDateTime(2026, 1, 1)  # any will do to try a zone


def _a_url(text: str) -> str:
    return Url(text)


def _a_zone(text: str) -> str:
    at_zone(_MOMENT, text)
    return text


def _a_day(text: str) -> str:
    """Refuse what is no day: rules are frozen by one."""
    if len(text) != len("2026-11-22"):
        raise ValueError("a day is written as 2026-11-22")
    date.fromisoformat(text)
    return text


def _an_expression(text: str) -> str:
    try:
        re.compile(text)
    except re.error as fault:
        raise ValueError(f"no regular expression: {fault}") from fault
    return text


def _a_pattern(text: str) -> str:
    """Refuse a pattern that names what an article does not have."""
    try:
        text.format(slug="a", url="https://a.example/")
    except (KeyError, IndexError, ValueError, AttributeError) as fault:
        raise ValueError("a pattern holds {slug} or {url} and no other braces") from fault
    return text


Word: TypeAlias = Annotated[StrictStr, Field(min_length=1, max_length=500)]
Address: TypeAlias = Annotated[StrictStr, AfterValidator(_a_url)]
Zone: TypeAlias = Annotated[StrictStr, AfterValidator(_a_zone)]
Day: TypeAlias = Annotated[StrictStr, AfterValidator(_a_day)]
Pattern: TypeAlias = Annotated[StrictStr, AfterValidator(_a_pattern)]


class _Part(BaseModel):
    """A table of the configuration: frozen, and without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Publication(_Part):
    """One publication or edition: who publishes, and where its articles lie and stand.

    Shape: `folder`, `house` and `ids` are relative to the configuration; `article_url` holds
    `{slug}`, `article_id` holds `{url}` or `{slug}`.
    """

    id: Word
    """The name by which the rest of the configuration knows it."""
    name: Word
    """What it is called: the name of the publisher, and of its feeds."""
    url: Address
    """Its home page."""
    language: Word | None = None
    """The language of articles that state none, as BCP 47."""
    timezone: Zone | None = None
    """The zone of times that state none; a day stays a day."""
    host: Address | None = None
    """The address that the output folder is served at; feeds state theirs by it."""
    folder: Word = "."
    """Where its articles lie."""
    house: Word | None = None
    """How its texts are laid out: the name of a house, or the file of one."""
    article_url: Pattern | None = None
    """The address of an article that states none; holds `{slug}`."""
    article_id: Pattern | None = None
    """The `@id` of an article that states none; holds `{url}` or `{slug}`."""
    ids: Word | None = None
    """The file of ids that readers know its articles by, as `nutgraf feed adopt` writes it."""


class Author(_Part):
    """An author whom the newsroom knows: what is added where an article gives the name alone."""

    name: Word
    """The name as bylines have it."""
    url: Address | None = None
    """The author's own page."""
    email: Word | None = None
    """The address that readers may write to."""
    job_title: Word | None = None
    """What the author does in the newsroom."""


class FeedPlan(_Part):
    """One feed that is published: of which publication, in which format, under which name."""

    publication: Word
    """The `id` of the publication whose articles it holds."""
    format: Word
    """The format it is written in."""
    file: Word
    """Its name below the output folder."""
    level: Literal["visible", "embedded"] = "visible"
    """What of an article it carries: what readers show, or the whole article beside that."""
    sections: tuple[Word, ...] = ()
    """The sections whose articles it holds; all unless given."""
    languages: tuple[Word, ...] = ()
    """The languages whose articles it holds, `en` with `en-GB`; all unless given."""
    authors: tuple[Word, ...] = ()
    """The authors whose articles it holds, by name or as [authors] names them; all unless given."""
    access: Literal["all", "free", "paid"] = "all"
    """Whether it holds what anybody may read, what only subscribers may, or both."""
    sponsored: Literal["all", "none", "only"] = "all"
    """Whether it holds what a sponsor paid for: advertiser content, and what names a sponsor."""
    origin: Literal["all", "own", "syndicated"] = "all"
    """Whether it holds what is the newsroom's own, or copies that name what they are based on."""
    images: Literal["all", "licensed"] = "all"
    """Whether its articles bring every picture, or those that state a licence."""
    takedown_days: Annotated[StrictInt, Field(ge=0, le=3_660)] = 30
    """How many days it tells of an article that was taken down, where format or partner can."""
    hub: Address | None = None
    """The WebSub hub that tells its subscribers of changes."""
    split: Literal["size", "month"] = "size"
    """Where a sitemap becomes several: where one is full, or at each month of publication too."""
    archives: Literal["none", "year", "month", "day"] = "none"
    """The periods of publication whose articles, when it is past, an archive of the feed holds."""
    order: Literal["newest", "oldest", "changed"] = "newest"
    """By publication, the newest or the oldest first, or by change, the latest first."""
    max_articles: Annotated[StrictInt, Field(ge=1, le=10_000_000)] | None = None
    """How many articles it holds, the first in that order; 50 unless given, of a sitemap all."""
    max_bytes: Annotated[StrictInt, Field(ge=1_000)] | None = None
    """How many bytes it has at most; what would go beyond is left out, to the end of the feed."""
    partner: Word | None = None
    """Whom it is for: the name of a partner, or the file of one's profile."""
    channel: Annotated[Mapping[str, Word], AfterValidator(FrozenDict)] = FrozenDict({})
    """The partner's own fields at the head of the feed."""
    title: Word | None = None
    """What it is called; the publication's name unless given."""
    description: Word | None = None
    """What it is about, in a sentence."""

    @model_validator(mode="after")
    def _can_have_archives(self) -> FeedPlan:
        """Refuse archives of a feed that cannot have any, or would not begin where they end."""
        if self.archives == "none":
            return self
        if self.format not in _ARCHIVED:
            raise ValueError(f"a feed in {self.format} has no archives; in atom and rss it has")
        if self.partner or self.max_bytes or self.order == "oldest":
            raise ValueError("a feed with archives has no partner, max_bytes or order of oldest")
        return self


class OwnRule(_Part):
    """A rule of one's own: a property that nodes of some types must have, and how it looks.

    Shape: `pattern` is a regular expression that each text in the property fits as a whole;
    without `types` the rule looks at every node that stands for its page.
    """

    name: Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+){1,9}$")]
    """What the rule is called, as in `our_section_missing`."""
    wants: Word
    """The property, as schema.org spells it."""
    pattern: Annotated[StrictStr, AfterValidator(_an_expression)] = ""
    """What each text in it looks like; of none, like anything."""
    types: tuple[Word, ...] = ()
    """The types that the rule looks at, and those below them."""
    severity: Literal["error", "warning", "info"] = "warning"
    """How grave it is."""
    title: StrictStr = ""
    """What holds, in a sentence."""
    advice: StrictStr = ""
    """What to do instead."""
    page: StrictStr = ""
    """The address of the page that makes it a rule."""


class Check(_Part):
    """What a site is checked against, as of which day, and which folder is which address.

    Shape: `rules` is a day; `ignore` holds names of rules, or `*`, by a pattern of paths.
    """

    profiles: tuple[Word, ...] = ("schema.org",)
    """Who is to be pleased: the names of profiles."""
    rules: Day | None = None
    """The day whose rules and severities count; without one, today's."""
    ignore: Annotated[Mapping[str, tuple[Word, ...]], AfterValidator(FrozenDict)] = FrozenDict({})
    """Rules that are left out, by a pattern of paths; `*` is all of them."""
    map: Annotated[Mapping[str, Address], AfterValidator(FrozenDict)] = FrozenDict({})
    """The address that a folder, or a file, is served at, by its path."""
    rule: tuple[OwnRule, ...] = ()
    """Rules of one's own, beside those of the profiles."""


class Config(_Part):
    """The whole configuration; frozen.

    Shape: `file` is where it was read from, as it was named; relative paths in it start there.
    """

    publication: tuple[Publication, ...] = ()
    """The publications and editions."""
    authors: Annotated[Mapping[str, Author], AfterValidator(FrozenDict)] = FrozenDict({})
    """The authors whom the newsroom knows, by a name of its own."""
    feed: tuple[FeedPlan, ...] = ()
    """The feeds that are published."""
    check: Check = Field(default_factory=Check)
    """What a site is checked against."""
    file: str = ""
    """Where it was read from; no key of the file."""

    @model_validator(mode="after")
    def _is_whole(self) -> Config:
        """Refuse a name that stands for two things, or for none."""
        ids = [publication.id for publication in self.publication]
        files = [feed.file for feed in self.feed]
        _refuse_twice("publication", "id", ids)
        _refuse_twice("feed", "file", files)
        for place, feed in enumerate(self.feed):
            if feed.publication not in ids:
                said = f"no publication has the id {show(feed.publication, 60)}"
                raise _clash(("feed", place, "publication"), said)
        return self

    @property
    def folder(self) -> Path:
        """Where relative paths start."""
        return Path(self.file).parent


def _refuse_twice(table: str, key: str, names: list[str]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise _clash((table, place, key), f"two of them are {show(name, 60)}")


def _clash(path: tuple[str | int, ...], said: str) -> PydanticCustomError:
    return PydanticCustomError("clash", "{said}", {"said": said, "path": path})


def read_config(file: Path | str) -> Config:
    """Read `nutgraf.toml`, or the table `[tool.nutgraf]` of a `pyproject.toml`.

    Raises ConfigError with file, line and what is wrong.
    """
    path = Path(file)
    toml = toml_in(path, _MAX_BYTES)
    inside = ("tool", "nutgraf") if path.name == "pyproject.toml" else ()
    return _config(toml, inside, str(file))


def toml_in(path: Path, most_bytes: int) -> TomlText:
    """Read a file of TOML; raises ConfigError with file, line and what is wrong."""
    try:
        with path.open("rb") as source:
            data = source.read(most_bytes + 1)
        text = data.decode()
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "no UTF-8 text"
        raise config_error(Place(str(path)), f"cannot be read: {reason}") from fault
    if len(data) > most_bytes:
        raise config_error(Place(str(path)), f"has more than {most_bytes:,} bytes")
    toml = read_toml(text)
    if toml.fault:
        raise config_error(Place(str(path), "", toml.line, toml.column), toml.fault)
    return toml


def _config(toml: TomlText, inside: tuple[str, ...], file: str) -> Config:
    value: Any = toml.value
    for name in inside:
        value = value.get(name, {}) if isinstance(value, dict) else {}
    try:
        return Config.model_validate({**value, "file": file})
    except ValidationError as fault:
        findings = tuple(_finding(error, toml, inside, file) for error in fault.errors())
        told = "; ".join(_spelled(finding) for finding in findings[:_FAULTS])
        raise ConfigError(told).with_findings(findings) from fault


def _finding(error: Any, toml: TomlText, inside: tuple[str, ...], file: str) -> Finding:
    loc = error.get("ctx", {}).get("path", error["loc"])
    path = (*inside, *loc)
    name = ".".join(str(part) for part in loc)
    said = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        said = f"no such key is known here{_meant(loc)}"
    said = f"{show(name, 60)}: {said[:1].lower()}{said[1:]}" if name else said
    place = Place(file, "".join(f"/{part}" for part in path), toml.line_of(path), 1)
    return Finding("config_wrong", Severity.ERROR, show(said), place)


def _meant(loc: tuple[str | int, ...]) -> str:
    """Name the key of the same table that is nearest to one that is not known; nothing if none."""
    from difflib import get_close_matches  # loaded for who mistook a name

    of: Mapping[str | int, type[_Part]] = {
        "publication": Publication,
        "feed": FeedPlan,
        "check": Check,
    }
    keys = of[loc[0]].model_fields if loc[0] in of else {}
    near = get_close_matches(str(loc[-1])[:_KEY_CHARACTERS], keys, n=1)
    return f"; did you mean {near[0]}" if near else ""


def config_error(place: Place, said: str) -> ConfigError:
    """Make the error that says where a configuration is wrong, with its finding."""
    finding = Finding("config_unreadable", Severity.ERROR, show(said), place)
    error = ConfigError(_spelled(finding))
    error.findings = (finding,)
    return error


def _spelled(finding: Finding) -> str:
    place = finding.place
    at = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    return f"{at}: {finding.message}"
