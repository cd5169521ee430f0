"""How a class keeps its fields: as they are declared, and looked into when they are asked for.

pydantic collects all fields of a class, inherited ones anew, when the class is made: 49 classes of
up to 157 fields would cost more than all the rest of an import. What makes an article, reads it or
writes it needs no more than names and ranges, which the annotations say in plain text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from sys import modules
from threading import local
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ._property import Shape, wire_name

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

__all__ = ["Lean", "declared", "shape_of"]

_SHAPE = re.compile(r"(Many|One|OneDate)\['([A-Za-z0-9 |]+)'\]")


class _Depth(local):
    """How many classes this thread is making."""

    depth = 0


_making = _Depth()


class _Making:
    """The time in which a class is made: pydantic asks those above it for their fields."""

    def __enter__(self) -> None:
        _making.depth += 1

    def __exit__(self, *fault: object) -> None:
        _making.depth -= 1


if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass as Lean
else:

    class Lean(type(BaseModel)):
        """The metaclass of the model: pydantic's own, but that fields are collected late."""

        def __new__(
            cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **options: Any
        ) -> Any:
            """Make a class without looking into its fields."""
            stated = space.get("__annotations__", {})
            fields = {field: text for field, text in stated.items() if "ClassVar" not in text}
            defaults = {field: space.pop(field) for field in fields if field in space}
            space["__annotations__"] = {
                field: text for field, text in stated.items() if field not in fields
            }
            with _Making():
                made = super().__new__(cls, name, bases, space, **options)
            made.declared_fields = fields
            for field, default in defaults.items():
                setattr(made, field, default)  # what an instance does not hold, its class says
            made.types = (name,)
            return made

        @property
        def __pydantic_fields__(cls) -> dict[str, FieldInfo]:
            """The fields as pydantic has them, made when they are first asked for."""
            return {} if _making.depth else _collected(cls)

        @__pydantic_fields__.setter
        def __pydantic_fields__(cls, fields: object) -> None:
            """Pass over what pydantic found: the declarations were kept from it."""

        @property
        def __pydantic_fields_complete__(cls) -> bool:
            """Whether all annotations can be read; they are when they are asked for."""
            return True


def declared(cls: type) -> dict[str, tuple[type, str]]:
    """Give the fields of a class in their order, each with the class and text that declare it."""
    found: dict[str, tuple[type, str]] = {}
    for kin in reversed(cls.__mro__):
        for field, text in kin.__dict__.get("declared_fields", {}).items():
            found[field] = kin, text
    return found


@cache
def shape_of(text: str) -> Shape | None:
    """Give what an annotation says that a property may hold; None where it declares none."""
    match = _SHAPE.fullmatch(text)
    if match is None:
        return None
    return Shape(tuple(match[2].replace(" ", "").split("|")), many=match[1] == "Many")


@cache
def _collected(cls: type) -> dict[str, FieldInfo]:
    from pydantic import Field
    from pydantic.fields import FieldInfo

    fields: dict[str, FieldInfo] = {}
    for name, (home, text) in declared(cls).items():
        annotation = eval(text, _Names(vars(modules[home.__module__])))  # noqa: S307 (our own text)
        default = home.__dict__.get(name)
        if hasattr(default, "__get__"):  # what is derived from another field is given by nobody
            default = None
        stated = Field(default=default, alias=wire_name(name))
        fields[name] = FieldInfo.from_annotated_attribute(annotation, stated)
    return fields


class _Names(dict[str, Any]):
    """The names of a module, and those of the model that it imports for type checkers alone."""

    def __missing__(self, name: str) -> Any:
        found = vars(import_module("builtins")).get(name)
        return found if found is not None else getattr(import_module(__package__ or ""), name)
