"""How the nodes of a document become models: leniently, with what was mended noted and placed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import vocabulary
from ..findings import Finding, Place, Severity
from ..markup.json_at_once import PLAIN_INTEGER
from ..markup.json_path import Path, Way
from ..safety.limits import DEFAULT_LIMITS, Limits
from ..safety.show import show
from ._admit import MISFIT, By, Property, admit, types_of
from ._held import hold_state, keep_layout
from ._quick import Quick, class_at_once, close_table, quick_table
from ._registry import class_in, class_named, class_of
from ._table import properties
from .reference import Reference
from .values import Ordered, Residue, freeze, thaw

if TYPE_CHECKING:
    from ._typed import Typed
    from .reference import Index
    from .thing import Thing

__all__ = ["Builder", "Note", "complaint"]

_LIST = frozenset({"@list"})
_new: Any = object.__new__


_SEVERITIES = {
    "property_unknown": Severity.WARNING,
    "property_out_of_domain": Severity.WARNING,
    "value_out_of_range": Severity.WARNING,
    "boolean_is_text": Severity.WARNING,
}


class Note(NamedTuple):
    """What was mended or could not be held; said in words when it is asked for."""

    rule: str
    message: str | Callable[[], str]
    path: Path

    def finding(self) -> Finding:
        """Say it."""
        said = self.message if isinstance(self.message, str) else self.message()
        severity = _SEVERITIES.get(self.rule, Severity.INFO)
        return Finding(self.rule, severity, show(said), Place(pointer=self.path.pointer()))


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
        self.notes: list[Note] = []
        self._limits = limits
        is_bounded = (
            limits.date_characters < DEFAULT_LIMITS.date_characters
            or limits.url_characters < DEFAULT_LIMITS.url_characters
        )
        self._table = close_table if is_bounded else quick_table
        self.index, self._repair, self._url = index, repair, url

    def build(self, node: Mapping[str, Any], path: Way | None = None) -> Thing:
        """Build a node; never raises on content."""
        return self.of_class(class_of(types_of(node)), node, path)

    def _nested(self, node: Mapping[str, Any], by: By, path: Path, of: Property) -> Any:  # noqa: ARG002
        kind = class_in(types_of(node), of.things)
        return MISFIT if kind is None else self.of_class(kind, node, path)

    def of_class(  # noqa: C901 (one loop, for it sees every value of every document)
        self, kind: type[Thing], node: Mapping[str, Any], path: Way | None
    ) -> Thing:
        """Build a node as an instance of a class."""
        table, name = self._table(kind), kind.__name__
        state: dict[str, Any] = {}
        residue: list[Residue] = []
        for key, raw in node.items():
            entry = table.get(key)
            sort = type(raw)
            if entry is None:
                if key == "@id" and sort is str:
                    state["id"] = raw
                elif key != "@type" or raw != name:
                    self._apart(kind, key, node, path, state, residue)
                continue
            field, many, text, plain, quick = entry
            if sort is str:
                value = raw if text is None else text(raw)
            elif sort is dict:
                value = self._inner(quick, raw, path)
            elif sort is list:
                value = self._run(quick, raw, path) if many else None
            else:
                value = raw if sort in plain and 0 < raw < PLAIN_INTEGER else None
            if value is None:
                self._property(quick.of, raw, Path(path, key), state, residue)
            else:
                state[field] = (value,) if many and sort is not list else value
        if "@type" not in node:
            state["types"] = ()
        if residue:
            state["residue"] = _in_order(residue, properties(kind))
        made: Thing = _new(kind)
        hold_state(made, state)
        keep_layout(made, None)
        return made

    def _inner(
        self, quick: Quick, raw: dict[str, Any], path: Way | None
    ) -> Thing | Reference | None:
        """Take a nested node, or what refers to one, if it fits at once."""
        kind = class_at_once(quick, raw)
        if kind is None:
            name = raw.get("@id") if len(raw) == 1 and quick.of.things else None
            return Reference(name, self.index) if type(name) is str else None
        return self.of_class(kind, raw, (path, quick.of.wire))

    def _run(self, quick: Quick, raw: list[Any], path: Way | None) -> tuple[Any, ...] | None:
        """Take several values, if all fit at once; nodes last, for they may have things to tell."""
        text, plain = quick.text, quick.plain
        values: list[Any] = []
        nodes: list[int] = []
        for one in raw:
            sort = type(one)
            if sort is str:
                value = one if text is None else text(one)
            elif sort is dict:
                nodes.append(len(values))
                value = class_at_once(quick, one)
            else:
                value = one if sort in plain and 0 < one < PLAIN_INTEGER else None
            if value is None:
                return None
            values.append(value)
        if nodes:
            here: Way = (path, quick.of.wire)
            for place in nodes:
                values[place] = self.of_class(values[place], raw[place], (here, place))
        return tuple(values) or None

    def _apart(  # noqa: PLR0913, PLR0917 (the state of one loop)
        self,
        kind: type[Thing],
        key: str,
        node: Mapping[str, Any],
        path: Way | None,
        state: dict[str, Any],
        residue: list[Residue],
    ) -> None:
        """Take what is no property of the class: types, name, and what no field can hold."""
        raw = node[key]
        if key == "@type":
            types = types_of(node)
            if types != kind.types:
                state["types"] = types
            if not types or (type(raw) is list and len(types) < len(raw)):  # is no name, or not all
                residue += _kept(key, raw)
        elif key == "@id" and isinstance(raw, str):
            state["id"] = raw
        else:
            self._unknown(kind, key, raw, Path(path, key), residue)

    def settle(self, kind: type[Typed], state: dict[str, Any], rests: Iterable[Residue]) -> None:
        """Put the residue of a hand into a state as if a document had brought it."""
        table = properties(kind)
        residue: list[Residue] = []
        for name, values in _by_name(rests).items():
            of = table.get(name)
            if of is None or of.wire != name:
                residue += _kept(name, values[0] if len(values) == 1 else values)
            else:
                held = state.pop(of.field, ())
                mixed = list(held) if of.many else [held] if held != () else []
                for rest in sorted(rests, key=lambda rest: rest.index):
                    if rest.name == name:
                        mixed.insert(rest.index, thaw(rest.value))
                raw = {"@list": mixed} if isinstance(held, Ordered) else mixed
                self._property(of, raw, Path(None, name), state, residue)
        if residue:
            state["residue"] = _in_order(residue, table)

    def _property(
        self, of: Property, raw: object, path: Path, state: dict[str, Any], residue: list[Residue]
    ) -> None:
        ones = _flat(raw)
        if len(ones) == 1 and type(ones[0]) is dict and ones[0].keys() == _LIST and of.many:
            self._ordered(of, ones[0]["@list"], path, state, residue)
            return
        values, rests = self._values(of, ones, path, raw)
        residue += rests
        if values:
            state[of.field] = tuple(values) if of.many else values[0]
        elif not rests and raw is not None:  # nothing is said, but said it is
            residue.append(Residue(of.wire, 0, ()))

    def _ordered(
        self, of: Property, raw: object, path: Path, state: dict[str, Any], residue: list[Residue]
    ) -> None:
        """Take a list whose order matters; where nothing of it fits, it is kept as it is."""
        values, rests = self._values(of, _flat(raw), Path(path, "@list"), raw)
        if values:
            state[of.field] = Ordered(values)
            residue += rests
        else:
            residue.append(Residue(of.wire, 0, freeze({"@list": raw})))

    def _values(
        self, of: Property, ones: Sequence[Any], path: Path, raw: object
    ) -> tuple[list[Any], list[Residue]]:
        """Admit the values of a property, and keep apart what does not fit."""
        listed = isinstance(raw, list | tuple)
        by = self._by()
        values: list[Any] = []
        rests: list[Residue] = []
        for place, one in enumerate(ones):
            if one is None:
                continue
            spot = Path(path, place) if listed else path
            full = not of.many and bool(values)
            value = MISFIT if full else admit(of, one, by, spot)
            if value is not MISFIT:
                values.append(value)
                continue
            rests.append(Residue(of.wire, len(values) + len(rests), freeze(one)))
            self._refused(of, one, spot, second=full)
        return values, rests

    def _by(self) -> By:
        """Say who brings the values; kept nowhere, for in a circle nothing is freed at once."""
        return By(
            self._nested, self._note, repair=self._repair, url=self._url, index=self.index,
            limits=self._limits,
        )  # fmt: skip

    def _unknown(
        self, kind: type[Thing], key: str, raw: object, path: Path, residue: list[Residue]
    ) -> None:
        residue += _kept(key, raw)
        if key.startswith("@") or ":" in key or kind is class_named("Thing"):
            return
        if vocabulary.is_property(key):
            name = kind.__name__
            self._note("property_out_of_domain", f"{key} is no property of {name}", path)
        else:
            self._note("property_unknown", partial(_unknown, key), path)

    def _refused(self, of: Property, raw: object, path: Path, *, second: bool) -> None:
        if second:
            self._note("value_repeated", f"{of.wire} has more than one value", path)
        else:
            self._note("value_out_of_range", partial(complaint, of, raw, self._limits), path)

    def _note(self, rule: str, message: str | Callable[[], str], path: Path) -> None:
        if len(self.notes) <= self._limits.findings:  # one more shows that there are too many
            self.notes.append(Note(rule, message, path))


def _unknown(key: str) -> str:
    near = vocabulary.suggest(key)
    hint = f"; did you mean {near}" if near else ""
    return f"schema.org has no property {show(key, 60)}{hint}"


def _flat(raw: object) -> Sequence[Any]:
    """Give the values of a property: a set means its members, and sets do not nest."""
    if isinstance(raw, list | tuple):
        if not any(map(_is_set, raw)):
            return raw
    elif not _is_set(raw):
        return (raw,)
    flat: list[Any] = []
    stack: list[Any] = [raw]
    while stack:
        one = stack.pop()
        if _is_set(one):
            stack.extend(reversed(_members(one)))
        else:
            flat.append(one)
    return flat


def _is_set(raw: object) -> bool:
    return isinstance(raw, list | tuple) or (
        isinstance(raw, dict) and len(raw) == 1 and "@set" in raw
    )


def _members(raw: Any) -> Sequence[Any]:
    inner = raw["@set"] if isinstance(raw, dict) else raw
    return inner if isinstance(inner, list | tuple) else (inner,)


def _kept(name: str, raw: object) -> tuple[Residue, ...]:
    """Give what a term that is no property brings: its whole value; null says nothing."""
    return (Residue(name, 0, freeze(raw)),) if raw is not None or name == "@context" else ()


def _by_name(rests: Iterable[Residue]) -> dict[str, list[Any]]:
    named: dict[str, list[Any]] = {}
    for rest in rests:
        named.setdefault(rest.name, []).append(thaw(rest.value))
    return named


def _in_order(residue: list[Residue], table: Mapping[str, Property]) -> tuple[Residue, ...]:
    """Give the residue in the order in which it is written."""
    if len(residue) > 1:
        residue.sort(key=lambda rest: _rank(rest.name, table))
    return tuple(residue)


def _rank(name: str, table: Mapping[str, Property]) -> int:
    if name == "@context":
        return -1
    return table[name].rank if name in table else sys.maxsize


def complaint(of: Property, raw: object, limits: Limits = DEFAULT_LIMITS) -> str:
    """Say in a line what is wrong with a value of a property."""
    if isinstance(raw, str) and len(raw) > (most := _characters_read(of, limits)):
        return f"{of.wire} has {len(raw):,} characters; no more than {most:,} are read"
    if isinstance(raw, str) and of.dates:
        return f"{of.wire} is {raw!r:.60}, which is no date"
    if isinstance(raw, str) and of.url:
        return f"{of.wire} is {raw!r:.60}, which is no absolute http(s) URL"
    wanted = " or ".join(of.ranges)
    return f"{of.wire} holds {_kind_of(raw)} where {wanted} is expected"


def _characters_read(of: Property, limits: Limits) -> int:
    if of.dates:
        return limits.date_characters
    if of.url:
        return limits.url_characters
    return limits.author_characters if of.things else sys.maxsize


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
