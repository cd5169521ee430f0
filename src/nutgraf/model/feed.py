"""A feed: a titled run of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from ..safety.dates import when
from ..safety.show import show
from ..safety.text import clean
from ..safety.urls import Url
from ._beside import channel_of
from ._property import ABSENT, field_name
from ._registry import class_named, is_article
from .values import FrozenDict, Residue, residue_of, thaw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._property import Date, OneDate
    from .article import Article
    from .media import ImageObject

__all__ = ["Feed", "History"]

History: TypeAlias = Literal["archive", "complete"]


def _text(given: Any) -> Any:
    return clean(given) if isinstance(given, str) else given


def _url(given: Any) -> Url | None:
    return None if given is None else Url(given)


def _date(given: Any) -> Any:
    return None if given is None else when(given)


def _image(given: Any) -> Any:
    if given is None or getattr(type(given), "is_thing", False):
        return given
    if isinstance(given, Mapping):
        return class_named("ImageObject").model_validate(given)
    raise ValueError("an ImageObject is expected")


def _articles(given: Any) -> tuple[Any, ...]:
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise ValueError("a run of articles is expected")  # noqa: TRY004 (pydantic wants ValueError)
    articles = tuple(map(_article, given))
    for place, article in enumerate(articles):
        if not (getattr(type(article), "is_thing", False) and is_article(type(article).types)):
            raise ValueError(f"number {place} is a {type(article).__name__}, not an article")
    return articles


def _article(given: Any) -> Any:
    return class_named("Article").model_validate(given) if isinstance(given, Mapping) else given


def _residue(given: Any) -> tuple[Residue, ...]:
    return residue_of(given)


def _channel(given: Any) -> FrozenDict:
    return channel_of(given) or FrozenDict({})


def _written(date: Any) -> str | None:
    return None if date is None else str(date.text)


def _rests(residue: tuple[Residue, ...]) -> list[dict[str, Any]]:
    return [{"name": one.name, "index": one.index, "value": thaw(one.value)} for one in residue]


def _dumped(held: Any, info: Any) -> Any:
    """Dump things as each is dumped alone: pydantic before 2.14 knows no class until then."""
    if isinstance(held, tuple):
        return tuple(_dumped(one, info) for one in held)
    return None if held is None else held.model_dump(mode=info.mode, by_alias=info.by_alias)


_UNKNOWN: Final = "extra_forbidden"  # as pydantic calls a field that there is not
# What articles, and other feeds, call what a feed has.
_MEANT: Final = {
    "date_modified": "updated", "entries": "articles", "homepage": "home_page_url",
    "in_language": "language", "items": "articles", "link": "home_page_url", "logo": "image",
    "name": "title", "self_url": "feed_url", "subtitle": "description", "url": "home_page_url",
}  # fmt: skip


def _hinted(fault: Any) -> InitErrorDetails:
    """Give a fault as it is, or that of a field that no feed has with the one that is meant."""
    if fault["type"] != _UNKNOWN:
        error = PydanticCustomError(fault["type"], "{said}", {"said": fault["msg"]})
        return InitErrorDetails(type=error, loc=fault["loc"], input=fault["input"])
    from difflib import get_close_matches  # loaded for who mistook a name

    key = str(fault["loc"][-1])
    name = field_name(key)
    near = [_MEANT[name]] if name in _MEANT else get_close_matches(name, Feed.model_fields, n=1)
    said = f"Feed has no field {show(key, 60)}" + "".join(f"; did you mean {one}" for one in near)
    error = PydanticCustomError("unknown_field", "{said}", {"said": said})
    return InitErrorDetails(type=error, loc=fault["loc"], input=fault["input"])


_Text = Annotated[str | None, BeforeValidator(_text)]

if TYPE_CHECKING:
    _Articles: TypeAlias = Sequence[Article]
    _When: TypeAlias = OneDate[Date]
    _Url: TypeAlias = str | None
    _Image: TypeAlias = "ImageObject | None"
    _Residue: TypeAlias = Sequence[Residue]
    _Channel: TypeAlias = Mapping[str, Mapping[str, str]]
else:
    _Articles = Annotated[Any, PlainValidator(_articles), PlainSerializer(_dumped)]
    _When = Annotated[Any, PlainValidator(_date), PlainSerializer(_written, when_used="json")]
    _Url = Annotated[Any, PlainValidator(_url)]
    _Image = Annotated[Any, PlainValidator(_image), PlainSerializer(_dumped)]
    _Residue = Annotated[Any, PlainValidator(_residue), PlainSerializer(_rests)]
    _Channel = Annotated[Any, PlainValidator(_channel), PlainSerializer(thaw)]


class Feed(BaseModel):
    """A titled run of articles, as RSS, Atom and JSON Feed know it.

    Shape: `home_page_url` is the site the feed is of, `feed_url` where the feed itself is served,
    `updated` when its content last changed, `image` the sign of the channel. Names as JSON Feed
    has them: https://www.jsonfeed.org/version/1.1/.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    title: Annotated[str, BeforeValidator(_text)]
    """What the feed is called."""
    home_page_url: _Url = None
    """The site, or the section, that the feed is of."""
    feed_url: _Url = None
    """Where the feed itself is served."""
    description: _Text = None
    """What the feed is about, in a sentence."""
    language: _Text = None
    """The language of the feed, as BCP 47."""
    id: _Text = None
    """The name of the feed that never changes, as Atom asks for it."""
    updated: _When = ABSENT
    """When its content last changed."""
    copyright: _Text = None
    """The notice of copyright of the feed."""
    image: _Image = None
    """The sign of the channel."""
    generator: _Text = None
    """The program that made the feed."""
    hub_url: _Url = None
    """The WebSub hub that tells of changes."""
    current_url: _Url = None
    """Where the newest articles are, of a feed that is an archive. RFC 5005, section 4."""
    previous_archive_url: _Url = None
    """Where the articles before these are."""
    next_archive_url: _Url = None
    """Where the articles after these are, of a feed that is an archive."""
    history: History | None = None
    """Whether it is an archive, which does not change, or complete, so that there is no other."""
    articles: _Articles = ()
    """The articles, in the order in which they are to be written."""
    channel: _Channel = FrozenDict({})
    """Fields of partners at the head of the feed, by partner and name; kept when read."""
    residue: _Residue = ()
    """What no field can hold, as it was found."""

    @model_validator(mode="wrap")
    @classmethod
    def _tell_what_is_meant(cls, given: Any, take: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return take(given)
        except ValidationError as fault:
            faults = fault.errors(include_url=False)
            if all(one["type"] != _UNKNOWN for one in faults):
                raise
            told = [_hinted(one) for one in faults]
            raise ValidationError.from_exception_data(cls.__name__, told) from None

    def replace(self, **changes: Any) -> Self:
        """Give a copy with these values changed, each validated; None takes a value away."""
        kept = {key: old for key, old in self if key not in changes}
        return type(self)(**kept, **{key: new for key, new in changes.items() if new is not None})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy as `replace` does: a change is validated."""
        del deep  # nothing in it can change
        return self.replace(**update) if update else self
