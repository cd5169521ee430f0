"""What schema.org expects of a property on a node of certain types; looked up once."""

from __future__ import annotations

from functools import lru_cache

from .. import vocabulary
from ._document import kin_of

__all__ = ["Expect", "kin_meant"]

_DATES = frozenset({"Date", "DateTime", "Time"})
_PROSE = frozenset({"CssSelectorType", "PronounceableText", "Text", "XPathType"})
_QUANTITIES = frozenset({"Distance", "Energy", "Mass", "Quantity"})
_ROLE = "Role"
_KEYWORDS = frozenset(
    {"@base", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json",
     "@language", "@list", "@nest", "@none", "@reverse", "@set", "@type", "@value", "@version",
     "@vocab"}
)  # fmt: skip


@lru_cache(500)
def _meant(types: tuple[str, ...]) -> list[str]:
    """Give the types that unknown ones are probably meant to be."""
    found = (vocabulary.suggest(name, "type") for name in types if ":" not in name)
    return [name for name in found if name]


def kin_meant(types: tuple[str, ...]) -> frozenset[str]:
    """Give the known types with all that they descend from, and what misspelled ones are meant for.

    What others call a node beside it changes nothing of what it is to schema.org; nothing where no
    type is known.
    """
    known = tuple(filter(vocabulary.is_type, types))
    return kin_of((*known, *_meant(types))) if known else frozenset()


class Expect:
    """A property of a node: whether it belongs there, and which values it takes."""

    __slots__ = (
        "boolean",
        "dates",
        "duration",
        "enumerations",
        "fits_here",
        "integer",
        "is_keyword",
        "is_known",
        "is_property",
        "kin",
        "name",
        "number",
        "only_data",
        "open",
        "quantity",
        "ranges",
        "text",
        "things",
        "types",
        "url",
    )  # fmt: skip

    def __init__(self, name: str, types: tuple[str, ...], kin: frozenset[str], role: str) -> None:
        """Look the property up; `role` is the property under which a Role node stands."""
        self.name, self.types, self.kin = name, types, kin
        self.is_keyword = name in _KEYWORDS
        self.is_property = vocabulary.is_property(name)
        # What an action asks for or gives back; https://schema.org/docs/actions.html, Part 4.
        annotated = name.endswith(("-input", "-output")) and "Action" in kin
        self.is_keyword = self.is_keyword or annotated
        known = [type_ for type_ in types if vocabulary.is_type(type_)] or _meant(types)
        self.is_known = bool(known)  # where no type is known, nothing can be said of properties
        carried = _ROLE in kin and role in {name, ""}  # at the top it may stand under any
        self.fits_here = carried or any(vocabulary.has_property(type_, name) for type_ in known)
        names = frozenset(vocabulary.ranges_of(name))
        self.ranges = tuple(sorted(names))
        self.things = frozenset(one for one in names if not vocabulary.is_data_type(one))
        self.enumerations = tuple(sorted(one for one in self.things if vocabulary.members(one)))
        self.text = bool(names & _PROSE)
        self.url = "URL" in names
        self.dates = names & _DATES
        self.duration = "Duration" in names
        self.quantity = bool(names & _QUANTITIES)
        self.boolean = "Boolean" in names
        self.integer = "Integer" in names
        self.number = bool(names & {"Float", "Number"}) or self.integer
        self.only_data = bool(names) and not self.things
        self.open = not names  # a vendor's term, or a property without range

    @property
    def whole_numbers(self) -> bool:
        """Whether a number has to be whole."""
        return self.integer and not self.quantity and "Number" not in self.ranges

    def takes(self, kin: frozenset[str]) -> bool:
        """Tell whether a node of these types may be the value."""
        return bool(self.things & kin) or not kin.isdisjoint(self.ranges)

    def told_ranges(self) -> str:
        """Say which values are expected."""
        return " or ".join(self.ranges)
