"""The plain values of a property that Python has no type for: tagged text, exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from ..markup.numeral import Numeral, number_of
from ..safety.limits import DEFAULT_LIMITS
from ..safety.show import show
from ..safety.text import clean
from ..safety.urls import Url

__all__ = [
    "FrozenDict",
    "LateDict",
    "LinkedUrl",
    "Numeral",
    "Ordered",
    "Residue",
    "Text",
    "freeze",
    "residue_of",
    "thaw",
]

_FIELDS = frozenset({"@id", "@type", "id", "type"})


class Text(str):
    """Text that says its language: `Text("Міст відкрито", language="uk")`.

    It is a string for every purpose; two are equal when text, language and direction are.
    Source: JSON-LD 1.1, section 4.2.4 (string internationalization).
    """

    __slots__ = ("direction", "language")
    language: str
    direction: str

    def __new__(cls, text: str, language: str = "", direction: str = "") -> Self:
        """Make text of a language (BCP 47) and, if it must be said, a direction (ltr or rtl)."""
        self = super().__new__(cls, text)
        self.language = language
        self.direction = direction
        return self

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same text in the same language."""
        if isinstance(other, Text):
            same = (self.language, self.direction) == (other.language, other.direction)
            return same and str.__eq__(self, other)
        return not (self.language or self.direction) and str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        """Tell whether text or language differ."""
        return not self == other

    def __hash__(self) -> int:
        """Hash as the text does: a set tells languages apart by equality."""
        return str.__hash__(self)

    def __repr__(self) -> str:
        """Show text and language."""
        return f"Text({str.__repr__(self)}, language={self.language!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with the language."""
        return type(self), (str(self), self.language, self.direction)


class LinkedUrl(Url):
    """A URL that was written as a reference, `{"@id": …}`, and is written so again."""

    __slots__ = ()


class Ordered(tuple[Any, ...]):
    """The values of a property whose order was said to matter, `{"@list": …}`; written so again.

    Source: JSON-LD 1.1, section 4.3.1 (lists).
    """

    __slots__ = ()


class FrozenDict(Mapping[str, Any]):
    """A mapping that cannot change and can be hashed; its values are frozen as well."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Any]) -> None:
        """Keep a copy of the items."""
        self._items = dict(items)

    def __getitem__(self, key: str) -> Any:
        """Give the value of a key."""
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        """Go over the keys in their order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._items)

    def __hash__(self) -> int:
        """Hash by the keys and values, whatever their order."""
        return hash(frozenset(self._items.items()))

    def __eq__(self, other: object) -> bool:
        """Tell whether the other mapping has the same items."""
        return isinstance(other, Mapping) and self._items == dict(other)

    def __repr__(self) -> str:
        """Show the items."""
        return f"FrozenDict({self._items!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the items."""
        return type(self), (self._items,)


class LateDict(FrozenDict):
    """A frozen mapping whose items are made when it is first looked at."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], dict[str, Any]]) -> None:
        """Keep what makes the items; of two threads that look first both may make the same."""
        self._make = make

    def __getattr__(self, name: str) -> Any:
        """Make the items."""
        if name != "_items":
            raise AttributeError(name)
        self._items = items = self._make()
        self._make = lambda: items
        return items

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the items."""
        return FrozenDict, (self._items,)


@dataclass(frozen=True, slots=True)
class Residue:
    """A value that no typed field can hold, as it was found.

    Shape: `name` is the wire name of its property, `index` its place among the values of that
    property, `value` the JSON value with its objects and lists frozen.
    """

    name: str
    index: int
    value: Any


def freeze(value: object) -> Any:
    """Make a JSON value unchangeable and hashable."""
    if isinstance(value, Mapping):
        return FrozenDict({key: freeze(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(inner) for inner in value)
    return value


def residue_of(given: object) -> tuple[Residue, ...]:
    """Take the residue that a hand gives; raises ValueError for what no document could bring."""
    rests = given if isinstance(given, list | tuple) else (None,)
    if not all(isinstance(rest, Residue) for rest in rests):
        raise ValueError("residue is a run of Residue")
    return tuple(_residue(rest) for rest in rests)


def _residue(rest: Residue) -> Residue:
    name = clean(rest.name)
    if not name or name in _FIELDS or not isinstance(rest.index, int):
        raise ValueError(f"{show(name, 60)} has a field of its own; residue is what none can hold")
    return Residue(name, max(rest.index, 0), _as_json(rest.value, DEFAULT_LIMITS.json_depth))


def _as_json(value: Any, depth: int) -> Any:
    """Freeze what a document could bring, as it would bring it."""
    if not depth:
        raise ValueError("the value is nested too deeply")
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("the keys of a JSON object are text")
        return FrozenDict({clean(key): _as_json(one, depth - 1) for key, one in value.items()})
    if isinstance(value, list | tuple):
        return tuple(_as_json(one, depth - 1) for one in value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean(str(value))
    if isinstance(value, int | float):
        return number_of(value.text if isinstance(value, Numeral) else repr(value))
    raise ValueError(f"a {type(value).__name__} is no JSON value")


def thaw(value: object) -> Any:
    """Make a frozen JSON value plain again."""
    if isinstance(value, Mapping):
        return {key: thaw(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [thaw(inner) for inner in value]
    return value
