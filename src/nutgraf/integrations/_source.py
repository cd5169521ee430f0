"""An object of a CMS as an article: which attribute fills which property, named once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

from ..config import Config, read_config
from ..errors import ConfigError
from ..model import Article, ImageObject, NewsArticle, Thing, properties
from ..publishing import prepared
from ..safety.urls import is_absolute, resolve

__all__ = ["ArticleSource", "Surroundings", "faults_of"]

BESIDE = ("body", "channel", "editorial")  # what schema.org has no word for
_PLAIN = (str, int, float, date, datetime, Mapping, Thing)


class Surroundings:
    """What an object does not know itself: the address of the site, and the configuration."""

    def __init__(self, request: Any = None, config: Path | str | None = None) -> None:
        """Take the request, if there is one, and the path of the configuration."""
        self.request = request
        self.config = read_config(config) if config else Config()

    def absolute(self, address: str) -> str:
        """Give an address in full; raises ConfigError where nobody says of which site it is."""
        if is_absolute(address):
            return address
        if self.request is not None:
            return str(self.request.build_absolute_uri(address))
        hosts = [one.host or one.url for one in self.config.publication]
        if not hosts:
            raise ConfigError(f"{address!r} is of no site: pass the request or set NUTGRAF_CONFIG")
        return resolve(address, hosts[0])


class ArticleSource:
    """A mixin that makes an article of an object, by a table of properties and attributes.

    Shape: `article_fields` gives for each property of the model (`date_published`) the attribute
    or method that fills it. What is empty is left out; a related object, or each of several,
    becomes a value by its method `to_thing(request)`; a file becomes an ImageObject. What needs
    more thought is described by `article_thing`.
    """

    article_class: ClassVar[type[Article]] = NewsArticle
    article_fields: ClassVar[Mapping[str, str]] = {}

    def to_article(self, request: Any = None) -> Article:
        """Make the article, with what the configuration says of all of them.

        Raises ConfigError for an attribute that cannot be a value of the property, and pydantic's
        ValidationError for a value that does not fit.
        """
        around = Surroundings(request, self.article_config())
        article = self.article_class(**dict(self._values(around)))
        publication = next(iter(around.config.publication), None)
        slug = str(getattr(self, "slug", "") or getattr(self, "pk", ""))
        return prepared(article, slug, publication, around.config.authors)

    def article_config(self) -> Path | str | None:
        """Say where the configuration is; None for none."""
        return None

    def article_moment(self, moment: datetime) -> datetime:
        """Give a moment as it is to be written: the same instant, in the zone of the newsroom."""
        return moment

    def article_thing(self, value: Any, around: Surroundings) -> Any:
        """Describe an object that a property holds; raises ConfigError for one of no known kind.

        Shape: gives a model of nutgraf, or None to leave it out.
        """
        if hasattr(value, "to_thing"):
            return value.to_thing(around.request)
        if hasattr(type(value), "url"):  # asked of an empty file itself, this would raise
            return _image(value, around) if value else None
        raise ConfigError(f"a {type(value).__name__} has no to_thing(request)")

    def _values(self, around: Surroundings) -> Iterator[tuple[str, Any]]:
        address = getattr(self, "get_absolute_url", None)
        if "url" not in self.article_fields and address is not None:
            yield "url", around.absolute(address())
        for field, name in self.article_fields.items():
            value = self._taken(getattr(self, name), around, name)
            if value not in (None, "", []):
                yield field, around.absolute(value) if field == "url" else value

    def _taken(self, value: Any, around: Surroundings, name: str) -> Any:
        """Give what an attribute stands for, as the model takes it."""
        if hasattr(value, "all"):  # the manager of a relation; it can be called too
            value = list(value.all())
        elif callable(value) and not isinstance(value, _PLAIN):
            value = value()
        if isinstance(value, list | tuple | set | frozenset):
            return [self._taken(one, around, name) for one in value]
        if isinstance(value, datetime):
            return self.article_moment(value)
        if value is None or isinstance(value, _PLAIN):
            return value
        try:
            return self.article_thing(value, around)
        except ConfigError as fault:
            raise ConfigError(f"{type(self).__name__}.{name}: {fault}") from fault


def faults_of(source: type[ArticleSource]) -> Iterator[str]:
    """Say what cannot be in the table of a source: a property, or an attribute, that is not."""
    known = properties(source.article_class)
    for field, name in source.article_fields.items():
        if field not in known and field not in BESIDE and field != "id":
            yield f"{field!r} is no property of {source.article_class.__name__}"
        if not hasattr(source, name) and name not in _declared(source):
            yield f"{source.__name__} has no attribute {name!r}, which is to fill {field!r}"


def _declared(source: type[Any]) -> set[str]:
    """Name the fields of a model that its class does not hold as attributes."""
    fields: Callable[[], Any] | None = getattr(getattr(source, "_meta", None), "get_fields", None)
    return {one.name for one in fields()} if fields is not None else set()


def _image(file: Any, around: Surroundings) -> ImageObject:
    """Describe an uploaded file; one that cannot be measured has no size."""
    image = ImageObject(content_url=around.absolute(file.url))
    try:
        size = {"width": file.width, "height": file.height}
    except (AttributeError, OSError, ValueError):  # no image, or it is not there
        return image
    return image.replace(**size)
