"""How a hand makes a model: strictly, with every fault named by its field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from .. import vocabulary
from ..markup.json_path import Path
from ..safety.limits import DEFAULT_LIMITS
from ..safety.show import show
from ..safety.text import clean
from ._admit import MISFIT, By, Property, admit, types_of
from ._build import Builder, complaint
from ._property import field_name, plain_name
from ._registry import class_in, class_of, fits
from ._table import properties
from .values import Ordered, Residue, residue_of

if TYPE_CHECKING:
    from ._typed import Typed

__all__ = ["changed", "take_by_hand"]

_TOO_DEEP = f"objects stand in objects deeper than {DEFAULT_LIMITS.json_depth} levels"
_INPUT_CHARACTERS = 200  # how much of a refused value an error keeps


def take_by_hand(
    kind: type[Typed], given: Mapping[str, Any], path: Path | None = None
) -> dict[str, Any]:
    """Give the state of a model from what a hand gave, or raise `ValidationError`.

    Shape: `path` is what the given stands in, where it is an object in others.
    """
    table = properties(kind)
    state: dict[str, Any] = {}
    faults: list[InitErrorDetails] = []
    here = Path(path, kind.__name__)
    for key, raw in given.items():
        of = table.get(key if ":" not in key else plain_name(key))
        if of is None:
            _take_keyword(kind, key, raw, state, faults)
        elif of.field in state:
            faults.append(_fault("given_twice", f"{of.field} is given twice", (of.field,), raw))
        else:
            _take_property(of, raw, state, faults, here)
    if _is_too_deep(state):
        faults.append(_fault("too_deep", _TOO_DEEP, (), kind.__name__))
    if faults:
        raise ValidationError.from_exception_data(kind.__name__, faults)
    if "residue" in state:
        Builder(repair=False).settle(kind, state, state.pop("residue"))
    return state


def changed(
    kind: type[Typed], kept: Mapping[str, Any], named: Collection[str], new: dict[str, Any]
) -> dict[str, Any]:
    """Give the state of a model of which some is kept, which has its place, and some is new.

    What no field could hold is looked at again where it is of a property that was changed; a term
    of a vendor that is named gives way to what is new.
    """
    table = properties(kind)
    gone = {key for key in named if key not in table}
    rests = [rest for rest in kept.get("residue", ()) if rest.name not in gone]
    touched = {table[key].wire for key in named if key in table}
    state = {**kept, **new}
    if "residue" not in new and not any(rest.name in touched for rest in rests):
        if rests:
            state["residue"] = tuple(rests)
        else:
            state.pop("residue", None)
        return state
    state.pop("residue", None)
    Builder(repair=False).settle(kind, state, [*rests, *new.get("residue", ())])
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
            state["id"] = clean(str(raw))
    elif key in kind.beside_takers:
        _take_beside(kind.beside_takers[key], key, raw, state, faults)
    elif key == "residue":
        _take_beside(_more_residue(state), key, raw, state, faults)
    elif ":" in key:
        _take_beside(_term_taker(key, state), "residue", raw, state, faults)
    elif key != "@context" or not _is_plain_context(raw):
        faults.append(_unknown_keyword(kind, key, raw))


def _more_residue(state: dict[str, Any]) -> Callable[[Any], tuple[Residue, ...]]:
    return lambda raw: (*state.get("residue", ()), *residue_of(raw))


def _term_taker(key: str, state: dict[str, Any]) -> Callable[[Any], tuple[Residue, ...]]:
    """Give what takes the term of a vendor: any JSON value; None takes it away."""
    held = state.get("residue", ())
    return lambda raw: held if raw is None else (*held, *residue_of([Residue(key, 0, raw)]))


def _take_property(
    of: Property, raw: object, state: dict[str, Any], faults: list[InitErrorDetails], here: Path
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
            value = admit(of, one, _HAND, here)
        except ValidationError as fault:
            faults.extend(_prefixed(fault, loc))
            continue
        if value is MISFIT:
            faults.append(_misfit(of, loc, one))
        else:
            values.append(value)
    if values:
        run = Ordered if isinstance(raw, Ordered) else tuple
        state[of.field] = run(values) if of.many else values[0]


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
    if path.depth() > DEFAULT_LIMITS.json_depth:
        fault = _fault("too_deep", _TOO_DEEP, (), of.field)
        raise ValidationError.from_exception_data(of.field, [fault])
    kind = class_in(types, of.things)
    if kind is None or (not types and len(of.things) > 1):
        return MISFIT
    state = take_by_hand(kind, node, path)
    if not types:
        state["types"] = ()
    return kind.assembled(state)


_HAND = By(_build_by_hand)


def _is_too_deep(state: Mapping[str, Any]) -> bool:
    """Tell whether things stand in things deeper than a reader would follow."""
    level = list(_things_in(state))
    for _ in range(DEFAULT_LIMITS.json_depth):
        if not level:
            return False
        inner = {id(one): one for thing in level for one in _things_in(thing.__dict__)}
        level = list(inner.values())  # each once: it may stand in several places
    return True


def _things_in(state: Mapping[str, Any]) -> Iterator[Any]:
    for held in state.values():
        for one in held if isinstance(held, tuple) else (held,):
            if getattr(type(one), "is_thing", False):
                yield one


def _is_plain_context(raw: object) -> bool:
    return isinstance(raw, str) and raw.rstrip("/") in {"https://schema.org", "http://schema.org"}


def _misfit(of: Property, loc: tuple[str | int, ...], raw: object) -> InitErrorDetails:
    said = complaint(of, raw)
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
