"""How a property is declared: its ranges in schema.org's own words, and whether it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeAlias, TypeVar, Union, overload

__all__ = [
    "ABSENT",
    "PREFIXES",
    "URL",
    "Boolean",
    "CssSelectorType",
    "Date",
    "DateTime",
    "Distance",
    "Duration",
    "Energy",
    "Integer",
    "Many",
    "Mass",
    "Number",
    "One",
    "OneDate",
    "Shape",
    "Text",
    "Time",
    "XPathType",
    "field_name",
    "plain_name",
    "wire_name",
]

# The words of the vocabulary that no rule of spelling turns into snake_case and back.
_WIRE_NAMES = {
    "accessibility_api": "accessibilityAPI",
    "edit_eidr": "editEIDR",
    "has_gs1_digital_link": "hasGS1DigitalLink",
    "has_pos": "hasPOS",
    "id": "@id",
    "isic_v4": "isicV4",
    "iso6523_code": "iso6523Code",
    "property_id": "propertyID",
    "tax_id": "taxID",
    "types": "@type",
    "vat_id": "vatID",
}
PREFIXES = (
    "schema:",
    "https://schema.org/",
    "http://schema.org/",
    "https://www.schema.org/",
    "http://www.schema.org/",
)
_FIELD_NAMES = {wire: field for field, wire in _WIRE_NAMES.items()}


@cache
def wire_name(field: str) -> str:
    """Give the name that schema.org has for a field: `date_published` → `datePublished`."""
    head, *tail = field.split("_")
    return _WIRE_NAMES.get(field) or head + "".join(part[:1].upper() + part[1:] for part in tail)


@cache
def field_name(wire: str) -> str:
    """Give the field of a schema.org name: `datePublished` → `date_published`."""
    spelled = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in wire)
    return _FIELD_NAMES.get(wire) or spelled


def plain_name(name: str) -> str:
    """Give the name of a term of schema.org without prefix or name space; others stay."""
    for prefix in PREFIXES:
        if name.startswith(prefix) and name.removeprefix(prefix).isalnum():
            return name.removeprefix(prefix)
    return name


@dataclass(frozen=True, slots=True)
class Shape:
    """What a property may hold: the names of its ranges, and whether it may hold several."""

    ranges: tuple[str, ...]
    many: bool


if TYPE_CHECKING:
    from ..safety.dates import When

    T = TypeVar("T")
    Many: TypeAlias = Sequence[T]
    One: TypeAlias = Union[T, None]  # noqa: UP007 (a generic alias needs the subscript)

    class OneDate(Generic[T]):
        """A date as a type checker sees it: several kinds go in, `When` comes out."""

        @overload
        def __get__(self, instance: None, owner: type) -> OneDate[T]: ...
        @overload
        def __get__(self, instance: object, owner: type) -> When | None: ...
        def __get__(self, instance: object, owner: type) -> Any: ...
        def __set__(self, instance: object, value: date | datetime | str | None) -> None: ...

    Boolean: TypeAlias = bool
    CssSelectorType: TypeAlias = str
    Date: TypeAlias = date | str
    DateTime: TypeAlias = date | datetime | str
    Distance: TypeAlias = str | int | float
    Duration: TypeAlias = str
    Energy: TypeAlias = str
    Integer: TypeAlias = int
    Mass: TypeAlias = str
    Number: TypeAlias = int | float
    Text: TypeAlias = str
    Time: TypeAlias = time | str
    URL: TypeAlias = str
    XPathType: TypeAlias = str
else:
    _PLAIN = str, int, float, bool, date, datetime, time  # what the names below stand for in docs
    Boolean = bool
    CssSelectorType = Date = DateTime = Distance = Duration = Energy = Mass = Text = Time = str
    URL = XPathType = str
    Integer = int
    Number = float

    class _Declared:
        """Turn `Many["Person | Organization"]` into an annotation that carries its shape."""

        many = False

        @classmethod
        @cache
        def __class_getitem__(cls, ranges: str) -> Any:
            names = tuple(ranges.replace(" ", "").split("|"))
            return Annotated[Any, Shape(names, cls.many)]

    class Many(_Declared):
        many = True

    class One(_Declared):
        many = False

    class OneDate(_Declared):
        many = False


ABSENT: Any = None  # the default of a date: a type checker would not let None stand for a `OneDate`
