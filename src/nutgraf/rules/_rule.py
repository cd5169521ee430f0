"""The bench of the rules: the record that each rule is, and how one is declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from ..findings import Severity
from ._dated import Wider

if TYPE_CHECKING:
    from ._document import Document, Spot
    from ._expect import Expect

__all__ = [
    "READ",
    "Empty",
    "Example",
    "Key",
    "Look",
    "Matches",
    "Page",
    "Rule",
    "Silent",
    "Survey",
    "Weigh",
    "Wider",
    "asks",
    "asks_of",
    "empty_at",
    "has_all",
    "is_filled",
    "is_role",
    "stated_types",
    "values_of",
    "with_",
    "without",
]

READ = "2026-11-22"  # the day the source pages were read, unless a rule says another

Look: TypeAlias = "Callable[[Spot], Iterator[tuple[str, str]]]"
# Gives the offset and the message of what is wrong, and in JSON where that is by its pointer.
Survey: TypeAlias = "Callable[[Document], Iterator[tuple[int, str] | tuple[int, str, str]]]"
Weigh: TypeAlias = "Callable[[Any, Expect], str]"
Silent: TypeAlias = "Callable[[Spot], bool]"
Matches: TypeAlias = "Callable[[str], object]"
Example: TypeAlias = Mapping[str, Any] | Sequence[Any] | str

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Key:
    """The kind of value that a rule on the name of a property is called with."""


class Empty:
    """What a rule looks at that is asked of empty texts and lists."""


class Language:
    """The kind of value that a rule on the language of a text is called with."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page that makes something a rule.

    Shape: `url` is its address, `stamp` the date the page itself bears, if any.
    """

    url: str
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a consumer asks for, with the page that says so.

    Shape: `look` is called with each node of one of the `types` (of any, where there is none) and
    yields where below the node something is wrong (a JSON Pointer) and what; or `weigh` is called
    with each value of the kinds `on`, where `wants` says so of its property, and gives what is
    wrong or nothing; or `survey` is called with the document and yields where in the text of the
    page (in characters, -1 if nobody knows) and what. `bad` and `good` are documents that differ
    in the fault alone. `fix` gives what should stand instead of a value that was weighed, `mend`
    what instead of that at a pointer below the node, and where, or nothing; with `renames` it is
    a name, and not `is_safe` is what somebody could object to. `since` is the day from which the
    rule is applied, `retired` the day from which its consumer no longer asks; `earlier`
    holds severities by the last day they were used, `wider` what the rule finds since later days.

    What spares calls: `suits` tells whether the rule can speak of nodes of these types at all,
    of a node of which `silent` holds no rule that shares it says anything, nor `weigh` of a text
    that `passes` gives something of; and with `by_types` what `weigh` says of a node depends on its
    types and the property alone.
    """

    name: str
    severity: Severity
    profiles: tuple[str, ...]
    page: Page
    title: str
    advice: str
    bad: Example
    good: Example
    ref: str = ""
    types: tuple[str, ...] = ()
    look: Look | None = None
    survey: Survey | None = None
    weigh: Weigh | None = None
    on: tuple[type, ...] = ()
    wants: Callable[[Expect], bool] | None = None
    suits: Callable[[tuple[str, ...]], bool] | None = None
    silent: Silent | None = None
    passes: Matches | None = None
    by_types: bool = False
    fix: Callable[[Any, Expect], Any] | None = None
    mend: Callable[[Spot, str], tuple[str, Any] | None] | None = None
    renames: bool = False
    is_safe: bool = True
    of_references: bool = False  # it speaks of references, not of what they lead to
    top: bool = False  # the rule looks at the top nodes of a document alone
    json_only: bool = False  # the rule is for literals with kinds; in microdata all are text
    closed: bool = False  # the rule is void where terms of others are defined elsewhere
    url: str = ""  # where the examples are served
    now: str = ""  # the moment at which the examples are checked
    read: str = READ
    since: str = READ
    retired: str = ""
    earlier: tuple[tuple[str, Severity], ...] = field(default=())
    wider: tuple[Wider, ...] = ()
    judged: tuple[int, int] = (0, 0)

    def is_retired_on(self, day: str) -> bool:
        """Tell whether the consumer no longer asked for it on a day."""
        return "" < self.retired <= day

    def severity_on(self, day: str) -> Severity:
        """Give the severity that the rule had on a day; a retired rule only informs."""
        if self.is_retired_on(day):
            return Severity.INFO
        return next((held for last, held in self.earlier if day <= last), self.severity)


def asks(  # noqa: PLR0913 (a record by another name)
    prefix: str,
    wanted: str,
    *,
    ref: str,
    of: tuple[str, ...],
    profiles: tuple[str, ...],
    page: Page,
    good: Mapping[str, Any],
    severity: Severity = Severity.WARNING,
    advice: str = "",
    main: bool = False,
    pointer: str = "",
    silent: Silent | None = None,
    since: str = READ,
) -> Rule:
    """Declare that a property, or one of several (`a|b`), is asked for.

    Shape: `good` has it; the bad example is the same without it, at `pointer` of the example.
    With `main` the rule looks at nodes that stand for the page, not at those they mention.
    """
    names = tuple(wanted.split("|"))
    told = _told_missing(names)

    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        if (main and not spot.is_main) or spot.is_reference:
            return
        whole = spot.whole
        for name in names:
            if is_filled(whole.get(name)):
                return
        yield empty_at(spot.node, *names), told

    verb = "must" if severity is Severity.ERROR else "should"
    return Rule(
        name=f"{prefix}_{_snake(names)}_missing",
        ref=ref,
        severity=severity,
        profiles=profiles,
        page=page,
        title=f"{' or '.join(of)} {verb} have {wanted}.",
        advice=advice or f"Add {wanted}.",
        types=of,
        look=look,
        silent=silent,
        since=since,
        bad=without(good, *(f"{pointer}/{name}" for name in names)),
        good=good,
    )


def asks_of(  # noqa: PLR0913 (a record by another name)
    prefix: str,
    held_in: str,
    wanted: str,
    *,
    ref: str,
    of: tuple[str, ...],
    profiles: tuple[str, ...],
    page: Page,
    good: Mapping[str, Any],
    severity: Severity = Severity.WARNING,
    kinds: tuple[str, ...] = (),
    advice: str = "",
    pointer: str = "",
    silent: Silent | None = None,
    since: str = READ,
) -> Rule:
    """Declare that the nodes in a property of a node have a property, or one of several (`a|b`).

    Shape: as `asks`; with `kinds` only nodes that state one of these types are looked at. In the
    good example the node stands at `pointer`, by default under `held_in`.
    """
    names = tuple(wanted.split("|"))
    told = f"{_told_missing(names)} in {held_in}"

    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        for at, thing in spot.things(held_in):
            if spot.document.is_elsewhere(thing):
                continue
            if kinds and {*kinds}.isdisjoint(stated_types(thing)):
                continue
            if not any(is_filled(thing.get(name)) for name in names):
                yield at + empty_at(thing, *names), told

    verb = "must" if severity is Severity.ERROR else "should"
    at = pointer or f"/{held_in}"
    return Rule(
        name=f"{prefix}_{_snake(names)}_missing",
        ref=ref,
        severity=severity,
        profiles=profiles,
        page=page,
        title=f"{held_in} of {' or '.join(of)} {verb} have {' or '.join(names)}.",
        advice=advice or f"Add {' or '.join(names)} to {held_in}.",
        types=of,
        look=look,
        silent=silent,
        since=since,
        bad=without(good, *(f"{at}/{name}" for name in names)),
        good=good,
    )


def _told_missing(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return f'Missing field "{names[0]}"'
    return f"Either {' or '.join(f'{name!r}' for name in names)} should be specified".replace(
        "'", '"'
    )


def _snake(names: tuple[str, ...]) -> str:
    return "_or_".join(_CAPITAL.sub("_", name).lower() for name in names)


def has_all(*names: str) -> Silent:
    """Give what tells whether a node itself has something in each of the properties."""

    def is_complete(spot: Spot) -> bool:
        held = spot.node
        return all(is_filled(held.get(name)) for name in names)

    return is_complete


def with_(example: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Give an example with some of its properties changed."""
    return {**example, **changes}


def without(example: Mapping[str, Any], *pointers: str) -> dict[str, Any]:
    """Give an example without what stands at the pointers."""
    changed: dict[str, Any] = dict(example)
    for pointer in pointers:
        changed = _without(changed, pointer.lstrip("/").split("/"))
    return changed


def empty_at(node: Mapping[str, Any], *names: str) -> str:
    """Give where a node lacks a property: where it stands empty, else at the node itself."""
    return next((f"/{name}" for name in names if name in node), "")


def stated_types(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the types that a node states by `@type`, whatever stands there."""
    found = node.get("@type", ())
    names = (found,) if isinstance(found, str) else found if isinstance(found, list) else ()
    return tuple(name for name in names if isinstance(name, str))


def values_of(node: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """Give each value of a property with its pointer below the node; lists and Roles are opened."""
    held = node.get(name)
    if held is None:
        return
    stack = [(f"/{name}", held)]
    while stack:
        pointer, value = stack.pop()
        if isinstance(value, list):
            stack += [(f"{pointer}/{at}", one) for at, one in reversed(list(enumerate(value)))]
        elif isinstance(value, dict) and ("@list" in value or "@set" in value):
            key = "@list" if "@list" in value else "@set"
            stack.append((f"{pointer}/{key}", value[key]))
        elif isinstance(value, dict) and name in value and is_role(value):
            stack.append((f"{pointer}/{name}", value[name]))
        elif value is not None:
            yield pointer, value


def is_role(node: Mapping[str, Any]) -> bool:
    """Tell whether a node stands between two others to say how they are related.

    What it is between stands in it under the property that it has itself.
    """
    return any(kind.endswith("Role") for kind in stated_types(node))


def is_filled(value: Any) -> bool:
    """Tell whether a value says anything: an empty text or list does not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list):
        return any(is_filled(one) for one in value)
    if isinstance(value, dict):
        inner = next((key for key in ("@value", "@list", "@set") if key in value), "")
        return is_filled(value[inner]) if inner else bool(value)
    return value is not None


def _without(value: Any, steps: list[str]) -> Any:
    """Give a value without one part; what is left empty stays."""
    if isinstance(value, list):
        changed = list(value)
        at = int(steps[0])
        changed[at] = _without(changed[at], steps[1:])
        return changed
    if steps[0] not in value:
        return value
    if len(steps) == 1:
        return {key: one for key, one in value.items() if key != steps[0]}
    return {key: _without(one, steps[1:]) if key == steps[0] else one for key, one in value.items()}
