"""The base of every model class: built by hand or from a node, frozen, and kept sparse.

An instance keeps the values it was given and nothing else; what is absent is read from the class.
That makes an article of 141 properties as small as what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError, core_schema

from ._admit import types_of
from ._by_hand import changed, take_by_hand
from ._held import Held, hold_state, keep_layout
from ._property import wire_name
from ._registry import class_named, class_of
from ._table import properties
from .values import Residue, thaw

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

__all__ = ["Typed"]


class Typed(Held):
    """What all classes of the model have in common."""

    model_config = ConfigDict(
        frozen=True,
        alias_generator=wire_name,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
    )
    is_thing: ClassVar[bool] = True
    if TYPE_CHECKING:
        types: Sequence[str] = ()  # declared on Thing

    beside_takers: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}

    if not TYPE_CHECKING:  # a type checker makes the signature from the fields

        def __new__(cls, /, **values: Any) -> Self:
            """Give an instance of the class that the types ask for, where they are given."""
            types = values.get("types") or values.get("@type")
            return object.__new__(_class_for(cls, types) if types else cls)

        def __init__(self, /, **values: Any) -> None:
            """Take the values by name; raise `ValidationError` for what does not fit."""
            hold_state(self, take_by_hand(type(self), values))
            keep_layout(self, None)

    @classmethod
    def assembled(cls, state: dict[str, Any]) -> Self:
        """Make an instance of values that are known to fit; for the builder."""
        self = object.__new__(cls)
        hold_state(self, state)
        keep_layout(self, None)
        return self

    def replace(self, **changes: Any) -> Self:
        """Give a copy with these values changed, each validated; None takes a value away."""
        table = properties(type(self))
        named = {table[key].field if key in table else key: new for key, new in changes.items()}
        kept = {key: old for key, old in self.__dict__.items() if key not in named}
        new = {key: one for key, one in named.items() if one is not None}
        if "types" in named or "@type" in named:
            return type(self)(**kept, **new)
        return self.assembled(changed(type(self), kept, named, take_by_hand(type(self), new)))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy as `replace` does: a change is validated."""
        del deep  # nothing in it can change
        return self.replace(**update) if update else self

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Build as the class itself does: there is no way round validation."""
        del _fields_set
        return cls(**values)

    if not TYPE_CHECKING:

        def copy(self, *, update: Mapping[str, Any] | None = None, **_: Any) -> Self:
            """Copy as `replace` does."""
            return self.model_copy(update=update)

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            """Give the JSON Schema (2020-12) of the class, as `nutgraf schema` does."""
            from ._json_schema import schema_of

            return schema_of(cls)

        @classmethod
        def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
            """Give our own schema to the models of others that hold ours."""
            del schema, handler
            from ._json_schema import resource_of

            return resource_of(cls)

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that have a value."""
        return set(self.__dict__)

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same class and says the same."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hash by class and values."""
        return hash((type(self), frozenset(self.__dict__.items())))

    def __iter__(self) -> Any:
        """Go over the names and values that are there."""
        yield from self.__dict__.items()

    def __repr_args__(self) -> Iterable[tuple[str, Any]]:
        """Show what is there."""
        yield from self.__dict__.items()

    def __copy__(self) -> Self:
        """Give itself: it cannot change."""
        return self

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Give itself: it cannot change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the types of the class and the values."""
        return _restored, (type(self).types, dict(self.__dict__))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate through our own dispatch by `@type`: nested unions would cost tenfold."""
        del source, handler
        return core_schema.no_info_plain_validator_function(
            cls._validated,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _dumped, info_arg=True, when_used="always"
            ),
        )

    @classmethod
    def _validated(cls, given: object) -> Typed:
        if isinstance(given, cls):
            return given
        if not isinstance(given, Mapping):
            raise PydanticCustomError("wrong_value", "an object is expected")
        kind = _class_for(cls, given.get("types") or given.get("@type") or ())
        return kind.assembled(take_by_hand(kind, given))


def _class_for(kind: type[Typed], types: object) -> type[Typed]:
    """Give the most specific class of the types, or the class itself, which may refuse them."""
    names = types_of({"@type": types}) if isinstance(types, str | list | tuple) else ()
    found = class_of(names) if names else kind
    return found if issubclass(found, kind) else kind


def _restored(types: tuple[str, ...], state: dict[str, Any]) -> Typed:
    kind = class_named(types[0]) if len(types) == 1 else class_of(types)
    return kind.assembled(state)


def _dumped(value: Typed, info: Any) -> dict[str, Any]:
    """Dump what is there, by field or by wire name, as `model_dump` is asked to."""
    alias = properties(type(value)) if info.by_alias else {}
    json = info.mode == "json"
    dumped: dict[str, Any] = {}
    for key, held in {"types": value.types, **value.__dict__}.items():
        name = alias[key].wire if key in alias else wire_name(key) if info.by_alias else key
        dumped[name] = _plain(held, info, json=json)
    return dumped


def _plain(held: Any, info: Any, *, json: bool) -> Any:
    if isinstance(held, Residue):
        held = {"name": held.name, "index": held.index, "value": held.value}
    if isinstance(held, Typed):
        return _dumped(held, info)
    if isinstance(held, BaseModel):
        return held.model_dump(mode=info.mode, by_alias=info.by_alias)
    if isinstance(held, tuple):
        return [_plain(one, info, json=json) for one in held]
    if hasattr(held, "_index"):
        stated = {"types": held.stated_types} if held.stated_types else {}
        named = {**stated, "id": held.id}
        return {wire_name(key) if info.by_alias else key: one for key, one in named.items()}
    if isinstance(held, Mapping):
        return thaw(held)
    return held.text if json and hasattr(held, "isoformat") else held
