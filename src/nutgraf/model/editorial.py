"""What a newsroom says of an article that schema.org has no word for: state, embargo, note."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, PlainValidator

from ..safety.dates import When, when
from ..safety.text import clean

__all__ = ["Editorial", "State"]

State = Literal["draft", "scheduled", "live", "withheld", "killed"]


def _date(given: Any) -> When | None:
    return None if given is None else when(given)


def _written(date: When | None) -> str | None:
    return None if date is None else date.text


def _text(given: Any) -> Any:
    return clean(given) if isinstance(given, str) else given


class Editorial(BaseModel):
    """Where an article stands in the life of the newsroom.

    Shape: `state` as the IPTC's publishing status has it, `embargo` the moment before which it must
    not leave, `note` a word to those who receive it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    state: State = "live"
    """What may be done with it; only what is live leaves."""
    embargo: Annotated[Any, PlainValidator(_date), PlainSerializer(_written, when_used="json")] = (
        None
    )
    """The moment before which it must not leave."""
    note: Annotated[str | None, BeforeValidator(_text)] = None
    """A word to those who receive it; readers never see it."""
