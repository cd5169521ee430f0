"""How a node becomes a model, from a document (lenient) or from a hand (strict)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from .. import vocabulary
from ..findings import Finding, Place, Severity
from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.show import show
from ..safety.text import clean
from ._admit import MISFIT, By, Path, Property, admit, types_of
from ._property import field_name
from ._registry import class_named, class_of, fits
from .values import Residue, freeze, residue_of

if TYPE_CHECKING:
    from ._typed import Typed
    from .reference import Index
    from .thing import Thing

__all__ = ["Builder", "properties", "take_by_hand"]

# The order in which an article is told; what is not named here follows as its class declares it.
ORDER = (
    "url", "mainEntityOfPage", "headline", "alternativeHeadline", "name", "author", "creator",
    "editor", "contributor", "datePublished", "dateModified", "dateCreated", "inLanguage",
    "description", "abstract", "image", "thumbnailUrl", "video", "audio", "articleSection",
    "keywords", "dateline", "articleBody", "wordCount", "text", "backstory", "isBasedOn",
    "citation", "hasPart", "about", "mentions", "isPartOf", "publisher", "copyrightHolder",
    "copyrightNotice", "copyrightYear", "creditText", "license", "isAccessibleForFree",
)  # fmt: skip
_FIELDS_APART = frozenset({"types", "id", "residue"})
_INPUT_CHARACTERS = 200  # how much of a refused value an error keeps


@cache
def properties(kind: type[Typed]) -> Mapping[str, Property]:
    """Give the properties of a class, by wire name and by field."""
    ranks = {wire: rank for rank, wire in enumerate(ORDER)}
    table: dict[str, Property] = {}
    for place, (field, info) in enumerate(kind.model_fields.items()):
        shape = kind.shapes.get(field)
        if shape is not None and info.alias is not None and field not in _FIELDS_APART:
            rank = ranks.get(info.alias, len(ORDER) + place)
            table[info.alias] = table[field] = Property(field, info.alias, shape, rank)
    return table


class Builder:
    """Builds the nodes of one document, and collects what it mended or could not hold."""

    def __init__(
        self,
        index: Index | None = None,
        *,
        repair: bool = True,
        url: str = "",
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """Take the way to the targets of references, and how lenient to be."""
        self.findings: list[Finding] = []
        self._limits = limits
        self._by = By(self._nested, self._note, repair=repair, url=url, index=index)

    def build(self, node: Mapping[str, Any], path: Path | None = None) -> Thing:
        """Build a node; never raises on content."""
        return self._of_class(class_of(types_of(node)), node, path)

    def _nested(self, node: Mapping[str, Any], by: By, path: Path, of: Property) -> Any:  # noqa: ARG002
        kind = _class_in(of, types_of(node))
        return MISFIT if kind is None else self._of_class(kind, node, path)

    def _of_class(self, kind: type[Thing], node: Mapping[str, Any], path: Path | None) -> Thing:
        table = properties(kind)
        state: dict[str, Any] = {}
        residue: list[Residue] = []
        for key, raw in node.items():
            of = table.get(key)
            if of is not None and of.wire == key:
                self._property(of, raw, Path(path, key), state, residue)
            elif key == "@type":
                types = types_of(node)
                if types != kind.types:
                    state["types"] = types
            elif key == "@id" and isinstance(raw, str):
                state["id"] = raw
            elif raw is not None:
                self._unknown(kind, key, raw, Path(path, key), residue)
        if "@type" not in node:
            state["types"] = ()
        if residue:
            state["residue"] = tuple(residue)
        return kind.assembled(state)

    def _property(
        self, of: Property, raw: object, path: Path, state: dict[str, Any], residue: list[Residue]
    ) -> None:
        listed = isinstance(raw, list | tuple)
        values: list[Any] = []
        for place, one in enumerate(_flat(raw)):
            if one is None:
                continue
            spot = Path(path, place) if listed else path
            full = not of.many and bool(values)
            value = MISFIT if full else admit(of, one, self._by, spot)
            if value is not MISFIT:
                values.append(value)
                continue
            residue.append(Residue(of.wire, len(values) + _count(residue, of.wire), freeze(one)))
            self._refused(of, one, spot, second=full)
        if values:
            state[of.field] = tuple(values) if of.many else values[0]

    def _unknown(
        self, kind: type[Thing], key: str, raw: object, path: Path, residue: list[Residue]
    ) -> None:
        for place, one in enumerate(_flat(raw)):
            residue.append(Residue(key, place, freeze(one)))
        if key.startswith("@") or ":" in key or kind is class_named("Thing"):
            return
        if vocabulary.is_property(key):
            name = kind.__name__
            self._note("property_out_of_domain", f"{key} is no property of {name}", path)
        else:
            near = vocabulary.suggest(key)
            hint = f"; did you mean {near}" if near else ""
            self._note(
                "property_unknown", f"schema.org has no property {show(key, 60)}{hint}", path
            )

    def _refused(self, of: Property, raw: object, path: Path, *, second: bool) -> None:
        if second:
            self._note("value_repeated", f"{of.wire} has more than one value", path)
        else:
            self._note("value_out_of_range", _complaint(of, raw), path)

    def _note(self, rule: str, message: str, path: Path) -> None:
        if len(self.findings) < self._limits.findings:
            severity = _SEVERITIES.get(rule, Severity.INFO)
            place = Place(pointer=path.pointer())
            self.findings.append(Finding(rule, severity, show(message), place))


def take_by_hand(kind: type[Typed], given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the state of a model from what a hand gave, or raise `ValidationError`."""
    table = properties(kind)
    state: dict[str, Any] = {}
    faults: list[InitErrorDetails] = []
    for key, raw in given.items():
        of = table.get(key)
        if of is None:
            _take_keyword(kind, key, raw, state, faults)
        elif of.field in state:
            faults.append(_fault("given_twice", f"{of.field} is given twice", (of.field,), raw))
        else:
            _take_property(of, raw, state, faults)
    if faults:
        raise ValidationError.from_exception_data(kind.__name__, faults)
    return state


def _take_keyword(
    kind: type[Typed],
    key: str,
    raw: object,
    state: dict[str, Any],
    faults: list[InitErrorDetails],
) -> None:
    """Take what is no property: types, id, residue, the fields beside, a vendor's term."""
    if key in {"types", "@type"}:
        _take_types(kind, raw, state, faults)
    elif key in {"id", "@id"} and (raw is None or isinstance(raw, str)):
        if raw is not None:
            state["id"] = clean(raw)
    elif key in kind.beside_takers:
        _take_beside(kind.beside_takers[key], key, raw, state, faults)
    elif key == "residue":
        _take_beside(_more_residue(state), key, raw, state, faults)
    elif rests := _rests_of(key, raw):
        state["residue"] = (*state.get("residue", ()), *rests)
    elif ":" not in key and not (key == "@context" and _is_plain_context(raw)):
        faults.append(_unknown_keyword(kind, key, raw))


def _more_residue(state: dict[str, Any]) -> Callable[[Any], tuple[Residue, ...]]:
    return lambda raw: (*state.get("residue", ()), *residue_of(raw))


def _rests_of(key: str, raw: object) -> tuple[Residue, ...]:
    """Give the residue that the term of a vendor brings."""
    if ":" not in key:
        return ()
    return tuple(Residue(key, place, freeze(one)) for place, one in enumerate(_flat(raw)))


def _take_property(
    of: Property, raw: object, state: dict[str, Any], faults: list[InitErrorDetails]
) -> None:
    if raw is None:
        return
    listed = isinstance(raw, Iterable) and not isinstance(raw, str | bytes | Mapping)
    listed = listed and not getattr(type(raw), "is_thing", False)
    if listed and (not of.many or isinstance(raw, set | frozenset)):
        faults.append(_misfit(of, (of.field,), raw))
        return
    values: list[Any] = []
    ones: Iterable[object] = raw if listed else (raw,)  # type: ignore[assignment] # listed says so
    for place, one in enumerate(ones):
        loc: tuple[str | int, ...] = (of.field, place) if listed else (of.field,)
        try:
            value = admit(of, one, _HAND, _NOWHERE)
        except ValidationError as fault:
            faults.extend(_prefixed(fault, loc))
            continue
        if value is MISFIT:
            faults.append(_misfit(of, loc, one))
        else:
            values.append(value)
    if values:
        state[of.field] = tuple(values) if of.many else values[0]


def _take_types(
    kind: type[Typed], raw: object, state: dict[str, Any], faults: list[InitErrorDetails]
) -> None:
    types = (raw,) if isinstance(raw, str) else tuple(raw) if isinstance(raw, list | tuple) else ()
    if not all(isinstance(name, str) for name in types) or (not types and raw not in ((), [])):
        faults.append(_fault("types", "types are names (schema.org: @type)", ("types",), raw))
    elif types and not issubclass(class_of(types), kind) and not fits(types, (kind.__name__,)):
        said = f"types {', '.join(types)} are no {kind.__name__} (schema.org: @type)"
        faults.append(_fault("types", said, ("types",), raw))
    elif types != kind.types:
        state["types"] = tuple(clean(name) for name in types)


def _take_beside(
    take: Callable[[Any], Any],
    key: str,
    raw: object,
    state: dict[str, Any],
    faults: list[InitErrorDetails],
) -> None:
    try:
        value = take(raw)
    except ValidationError as fault:
        faults.extend(_prefixed(fault, (key,)))
        return
    except (TypeError, ValueError) as fault:
        faults.append(_fault(key, str(fault), (key,), raw))
        return
    if value not in (None, {}, ()):
        state[key] = value


def _build_by_hand(node: Mapping[str, Any], by: By, path: Path, of: Property) -> Any:
    types = types_of(node)
    kind = _class_in(of, types)
    if kind is None or (not types and len(of.things) > 1):
        return MISFIT
    state = take_by_hand(kind, node)
    if not types:
        state["types"] = ()
    return kind.assembled(state)


_HAND = By(_build_by_hand)
_NOWHERE = Path(None, "")
_SEVERITIES = {
    "property_unknown": Severity.WARNING,
    "property_out_of_domain": Severity.WARNING,
    "value_out_of_range": Severity.WARNING,
    "boolean_is_text": Severity.WARNING,
}


def _class_in(of: Property, types: tuple[str, ...]) -> type[Thing] | None:
    """Give the class of a nested node, or None where its types have no place in the property."""
    if types:
        return class_of(types) if fits(types, of.things) else None
    return class_of(of.things[:1]) if len(of.things) == 1 else class_named("Thing")


def _flat(raw: object) -> Iterable[Any]:
    """Give the values of a property: a set means its members, and sets do not nest."""
    if isinstance(raw, dict) and len(raw) == 1 and "@set" in raw:
        raw = raw["@set"]
    if not isinstance(raw, list | tuple):
        return (raw,)
    if not any(isinstance(one, list | tuple) for one in raw):
        return raw
    flat: list[Any] = []
    stack: list[Any] = list(reversed(raw))
    while stack:
        one = stack.pop()
        if isinstance(one, list | tuple):
            stack.extend(reversed(one))
        else:
            flat.append(one)
    return flat


def _count(residue: list[Residue], wire: str) -> int:
    return sum(1 for rest in residue if rest.name == wire)


def _is_plain_context(raw: object) -> bool:
    return isinstance(raw, str) and raw.rstrip("/") in {"https://schema.org", "http://schema.org"}


def _complaint(of: Property, raw: object) -> str:
    if isinstance(raw, str) and of.dates:
        return f"{of.wire} is {raw!r:.60}, which is no date"
    if isinstance(raw, str) and of.url:
        return f"{of.wire} is {raw!r:.60}, which is no absolute http(s) URL"
    wanted = " or ".join(of.ranges)
    return f"{of.wire} holds {_kind_of(raw)} where {wanted} is expected"


def _kind_of(raw: object) -> str:
    if isinstance(raw, Mapping):
        types = types_of(raw)
        return f"a {' and '.join(types):.60}" if types else "an object without a type"
    if getattr(type(raw), "is_thing", False):
        return f"a {type(raw).__name__}"
    return (
        f"{show(raw, 60)!s}"
        if isinstance(raw, str | int | float | bool)
        else f"a {type(raw).__name__}"
    )


def _misfit(of: Property, loc: tuple[str | int, ...], raw: object) -> InitErrorDetails:
    said = _complaint(of, raw)
    return _fault("wrong_value", f"{said} (schema.org: {of.wire})", loc, raw)


def _unknown_keyword(kind: type[Typed], key: str, raw: object) -> InitErrorDetails:
    near = vocabulary.suggest(key) or vocabulary.suggest(field_name(key))
    of = properties(kind).get(near or "")
    hint = f"; did you mean {of.field}" if of is not None else ""
    said = f"{kind.__name__} has no property {show(key, 60)}{hint}"
    return _fault("unknown_property", said, (show(key, 60),), raw)


def _fault(code: str, said: str, loc: tuple[str | int, ...], raw: object) -> InitErrorDetails:
    error = PydanticCustomError(code, "{said}", {"said": show(said, 500)})
    return InitErrorDetails(type=error, loc=loc, input=_bounded(raw))


def _bounded(raw: object) -> object:
    return (
        show(raw, _INPUT_CHARACTERS) if isinstance(raw, str | int | float) else type(raw).__name__
    )


def _prefixed(fault: ValidationError, loc: tuple[str | int, ...]) -> Iterable[InitErrorDetails]:
    for line in fault.errors(include_url=False, include_context=False):
        yield _fault(line["type"], line["msg"], (*loc, *line["loc"]), line["input"])
