"""How a raw value becomes the typed value of a property, read leniently or taken by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from .. import vocabulary
from ..markup.json_path import Path
from ..markup.numeral import number_of
from ..safety.dates import from_iso, is_strict, when
from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.text import clean
from ..safety.urls import Url, resolve
from ._registry import class_in, fits
from .reference import Index, Reference
from .values import LinkedUrl, Numeral, Text

if TYPE_CHECKING:
    from ._property import Shape
    from .thing import Thing

__all__ = ["MISFIT", "By", "Property", "admit", "is_member", "take_prose", "types_of"]

_DATES = frozenset({"Date", "DateTime", "Time"})
_PROSE = frozenset({"Text", "CssSelectorType", "XPathType", "PronounceableText", "Duration"})
_QUANTITIES = frozenset({"Distance", "Mass", "Energy", "Quantity"})
_SPELLED_BOOLEANS = {
    "true": True,
    "false": False,
    "https://schema.org/true": True,
    "https://schema.org/false": False,
    "http://schema.org/true": True,
    "http://schema.org/false": False,
}
_NAME_SPACES = frozenset({"", "https://schema.org/", "http://schema.org/"})  # of a member
_STUB = frozenset({"@id", "@type"})  # of a node that is described elsewhere
_NODE_KEYS = {"id": "@id", "types": "@type"}
_NUMBER_CHARACTERS = 400  # digits; reliability.md §5
# Whose name a bare text is, where a property asks for a person or an organization.
_PEOPLE = frozenset(
    {"accountablePerson", "author", "character", "contributor", "creator", "editor", "translator"}
)


class _Misfit:
    """The answer that a value has no place in a property."""

    __slots__ = ()


MISFIT: Final = _Misfit()


class Property:
    """A property of a class, with all that admitting a value needs looked up once."""

    __slots__ = (
        "boolean", "dates", "enumerations", "field", "integer", "many", "number", "quantity",
        "ranges", "rank", "text", "things", "url", "wire",
    )  # fmt: skip

    def __init__(self, field: str, wire: str, shape: Shape, rank: int) -> None:
        """Sort the ranges into kinds of value."""
        names = frozenset(shape.ranges)
        self.field, self.wire, self.many, self.rank = field, wire, shape.many, rank
        self.ranges = shape.ranges
        self.text = bool(names & _PROSE)
        self.url = "URL" in names
        self.integer = "Integer" in names
        self.number = bool(names & {"Number", "Float"})
        self.quantity = bool(names & _QUANTITIES)
        self.boolean = "Boolean" in names
        self.dates = bool(names & _DATES)
        things = tuple(name for name in shape.ranges if not vocabulary.is_data_type(name))
        self.things = things
        self.enumerations = tuple(name for name in things if vocabulary.members(name))


class By:
    """Who brings the values: a hand, strict and untold; or a document, lenient and told of.

    `note` takes rule, message and place of what was mended or could not be held; a hand has none.
    `build` makes a nested node.
    """

    __slots__ = ("build", "index", "lenient", "limits", "note", "repair", "url")

    def __init__(  # noqa: PLR0913 (each is named at the call)
        self,
        build: Callable[[Mapping[str, Any], By, Path, Property], Thing | _Misfit],
        note: Callable[[str, str, Path], None] | None = None,
        *,
        repair: bool = False,
        url: str = "",
        index: Index | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """Take what builds a node and, for a document, what notes a finding."""
        self.build, self.note, self.repair, self.url = build, note, repair, url
        self.index, self.lenient, self.limits = index, note is not None, limits


def admit(of: Property, raw: object, by: By, path: Path) -> Any:
    """Give the typed value of a raw one, or `MISFIT`."""
    take: Callable[[Property, Any, By, Path], Any] = _TAKERS.get(type(raw), _take_kin)
    return take(of, raw, by, path)


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the types that a node states, without space around them."""
    found = node.get("@type", ())
    if type(found) is str:
        return (found.strip(),)
    return tuple(name.strip() for name in found if isinstance(name, str)) if _is_list(found) else ()


def _is_list(found: object) -> bool:
    return isinstance(found, list | tuple)


def _take_text(of: Property, raw: str, by: By, path: Path) -> Any:
    if not by.lenient:
        raw = clean(raw)
    if of.text:
        return take_prose(of, raw)
    if of.quantity:
        return raw
    if of.dates:
        return _take_date(of, raw, by, path)
    if of.url:
        return _take_url(of, raw, by, path)
    if of.enumerations and is_member(raw, of.enumerations):
        return raw
    return _mend_text(of, raw, by, path) if by.repair else MISFIT


def take_prose(of: Property, raw: str) -> Any:
    """Take text; where a URL or a date may stand too, what is one is taken as such."""
    if of.url and raw[:4].lower() == "http":
        try:
            address = Url(raw)
        except ValueError:
            return raw
        return address if address == raw else raw
    if of.dates and raw[:4].isdigit():
        try:
            date_ = from_iso(raw)
        except ValueError:
            return raw
        return date_ if date_.text == raw else raw
    return raw


def _take_date(of: Property, raw: str, by: By, path: Path) -> Any:
    if len(raw) > by.limits.date_characters:
        return MISFIT
    try:
        value = from_iso(raw)
    except ValueError:
        return MISFIT
    if value.text != raw:
        return _without_space(of, value, by, path)
    if by.repair and not is_strict(raw):
        said = f"{of.wire} is {raw!r}; it is read as {value.isoformat()}, and kept as it is written"
        _tell(by, "date_form_loose", said, path)
    return value


def _without_space(of: Property, value: Any, by: By, path: Path) -> Any:
    """Give a value that has space around it in a document, if it may be mended."""
    if by.lenient and not by.repair:
        return MISFIT
    _tell(by, "value_has_space", f"{of.wire} has space around it", path)
    return value


def _take_url(of: Property, raw: str, by: By, path: Path) -> Any:
    if len(raw) > by.limits.url_characters:
        return MISFIT
    try:
        address = Url(raw)
    except ValueError:
        if not (by.repair and by.url):
            return MISFIT
    else:
        return address if address == raw else _without_space(of, address, by, path)
    try:
        whole = resolve(raw, by.url)
    except ValueError:
        return MISFIT
    _tell(by, "url_relative", f"{of.wire} is a relative URL; read as {whole}", path)
    return whole


def _mend_text(of: Property, raw: str, by: By, path: Path) -> Any:
    """Read text as what is certainly meant by it, and say so."""
    word = raw.strip()
    if of.boolean:
        if word.lower() not in _SPELLED_BOOLEANS:
            return MISFIT
        _tell(by, "boolean_is_text", f"{of.wire} is the text {raw!r}, not true or false", path)
        return _SPELLED_BOOLEANS[word.lower()]
    if of.integer or of.number:
        digits = word.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()) or len(word) > _NUMBER_CHARACTERS:
            return MISFIT
        _tell(by, "number_is_text", f"{of.wire} is the text {raw!r}, not a number", path)
        return int(word)
    if not word or not of.things or of.enumerations or len(word) > by.limits.author_characters:
        return MISFIT
    return _name_thing(of, word, by, path)


def _name_thing(of: Property, word: str, by: By, path: Path) -> Any:
    people = "Person" in of.things and ("Organization" not in of.things or of.wire in _PEOPLE)
    kind = "Person" if people else of.things[0]
    if "Organization" in of.things and not people:
        kind = "Organization"
    key = "url" if word.startswith(("http://", "https://")) else "name"
    built = by.build({"@type": kind, key: word}, by, path, of)
    if built is not MISFIT:
        _tell(by, "text_for_thing", f"{of.wire} is text; read as the {key} of a {kind}", path)
    return built


def is_member(raw: str, enumerations: tuple[str, ...]) -> bool:
    """Tell whether a text names a member of one of the enumerations, short or whole."""
    name = raw.rpartition("/")[2]
    known = raw.removesuffix(name) in _NAME_SPACES
    return known and any(name in vocabulary.members(kind) for kind in enumerations)


def _take_boolean(of: Property, raw: bool, by: By, path: Path) -> Any:  # noqa: FBT001
    return raw if of.boolean else MISFIT


def _take_number(of: Property, raw: Any, by: By, path: Path) -> Any:
    if of.number or of.quantity or (of.integer and _is_whole(raw)):
        return raw if by.lenient else _exact_number(raw)
    if of.text and by.repair:
        _tell(by, "text_is_number", f"{of.wire} is a number, not text", path)
        return str(raw)
    return MISFIT


def _is_whole(raw: Any) -> bool:
    return isinstance(raw, int) or (type(raw) is Numeral and raw.text.lstrip("-").isdigit())


def _exact_number(raw: Any) -> Any:
    """Give a number of a hand as a document would bring it; JSON has no infinity and no NaN."""
    try:
        return number_of(raw.text if isinstance(raw, Numeral) else repr(raw))
    except ValueError:  # infinity, NaN, or more digits than Python writes
        return MISFIT


def _take_mapping(of: Property, raw: Mapping[str, Any], by: By, path: Path) -> Any:
    if not by.lenient:
        raw = _as_node(raw)
    if "@value" in raw:
        return _take_literal(of, raw, by, path)
    if "@id" in raw and raw.keys() <= _STUB:
        found = _take_stub(of, raw, by)
        if found is not None:
            return found
    return by.build(raw, by, path, of) if of.things and "@list" not in raw else MISFIT


def _take_stub(of: Property, raw: Mapping[str, Any], by: By) -> Any:
    """Take what only names a node; None where the document says no more of that node."""
    name = raw["@id"]
    if len(raw) == 1:
        return _take_reference(of, name, by)
    types = types_of(raw)
    known = by.index is not None and isinstance(name, str) and by.index.describes(name)
    return Reference(name, by.index, types) if known and fits(types, of.things) else None


def _as_node(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give an object that was dumped by field the keys that a node has for type and name."""
    if "types" not in raw and "id" not in raw:
        return raw
    named = {_NODE_KEYS.get(key, key): held for key, held in raw.items()}
    return named if len(named) == len(raw) else raw


def _take_literal(of: Property, raw: Mapping[str, Any], by: By, path: Path) -> Any:
    keys = set(raw)
    inner = raw["@value"]
    if keys == {"@value"} and not isinstance(inner, Mapping | list):
        value = admit(of, inner, by, path)
        return Text(value) if by.lenient and type(value) is str and of.text else value
    if keys - {"@value", "@language", "@direction"} or not of.text or not isinstance(inner, str):
        return MISFIT
    language, direction = raw.get("@language", ""), raw.get("@direction", "")
    if not isinstance(language, str) or direction not in {"", "ltr", "rtl"}:
        return MISFIT
    return Text(inner, language, direction)


def _take_reference(of: Property, name: object, by: By) -> Any:
    if not isinstance(name, str):
        return MISFIT
    if of.things:
        return Reference(name, by.index) if by.lenient else Reference(clean(name))
    try:
        address = LinkedUrl(name)
    except ValueError:
        return MISFIT
    return address if of.url and address == name else MISFIT


def _take_kin(of: Property, raw: object, by: By, path: Path) -> Any:
    """Take what is none of the plain JSON kinds: things, dates, and strings of ours."""
    if isinstance(raw, str):
        return _take_string_kin(of, raw, by, path)
    if isinstance(raw, Mapping):
        return _take_mapping(of, raw, by, path)
    if isinstance(raw, date):
        return when(raw) if of.dates else MISFIT
    if getattr(type(raw), "is_thing", False):
        return _take_thing(of, raw)
    return MISFIT


def _take_string_kin(of: Property, raw: str, by: By, path: Path) -> Any:
    """Take a string of ours as it is, where the property may hold its kind."""
    if isinstance(raw, Text) and (raw.language or raw.direction or by.lenient):
        return _cleaned(raw) if of.text else MISFIT
    if isinstance(raw, LinkedUrl):
        return raw if of.url and not of.things else MISFIT
    return raw if isinstance(raw, Url) and of.url else _take_text(of, str(raw), by, path)


def _cleaned(raw: Text) -> Text:
    text, language = clean(str(raw)), clean(raw.language)
    return (
        raw
        if text == str(raw) and language == raw.language
        else Text(text, language, raw.direction)
    )


def _take_thing(of: Property, raw: Any) -> Any:
    if not of.things:
        return MISFIT
    if not raw.types:  # as a document would bring it
        return raw if type(raw) is class_in((), of.things) else MISFIT
    return raw if fits(raw.types, of.things) else MISFIT


def _take_known_reference(of: Property, raw: Reference, by: By, path: Path) -> Any:
    return raw if of.things else MISFIT


def _tell(by: By, rule: str, message: str, path: Path) -> None:
    if by.note is not None:
        by.note(rule, message, path)


_TAKERS: dict[type, Callable[[Property, Any, By, Path], Any]] = {
    str: _take_text,
    bool: _take_boolean,
    int: _take_number,
    float: _take_number,
    Numeral: _take_number,
    dict: _take_mapping,
    Reference: _take_known_reference,
}
