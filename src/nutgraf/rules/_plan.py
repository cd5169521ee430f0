"""What is to be done with nodes of certain types, worked out once: which rules can speak at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from ._document import kin_of
from ._expect import Expect
from ._rule import Empty, Key, Matches, Rule, Silent

__all__ = ["LookRules", "Plan", "Said", "Slot", "TextRules"]

_MAX_SLOTS = (
    1_000  # properties of one kind of node that are kept; a document may make up any number
)
_MAX_SAID = 200  # combinations of types that are kept; a document may make up any number
_SEARCHED = frozenset({"@graph", "@included", "@reverse"})  # keywords that hold nodes

Said: TypeAlias = "tuple[tuple[Rule, str], ...]"


class TextRules(NamedTuple):
    """Rules on texts, none of which says anything of a text that `passes` gives something of."""

    passes: Matches | None
    rules: tuple[Rule, ...]


class LookRules(NamedTuple):
    """Rules on nodes, none of which says anything of a node of which `silent` holds."""

    silent: Silent | None
    rules: tuple[Rule, ...]


class Slot:
    """The rules for a property of a kind of node, and for its values by their kind."""

    __slots__ = (
        "_by_types", "_said", "expect", "holds_nodes", "on_empty", "on_key", "on_kind", "on_text",
    )  # fmt: skip

    def __init__(self, expect: Expect, rules: Sequence[Rule]) -> None:
        """Sort the rules that want such a property."""
        self.expect = expect
        self.holds_nodes = not expect.is_keyword or expect.name in _SEARCHED
        by_kind: dict[type, list[Rule]] = {}
        self._by_types: list[Rule] = []
        self._said: dict[tuple[str, ...], Said] = {}
        for rule in rules:
            if rule.wants is not None and not rule.wants(expect):
                continue
            if rule.by_types:
                self._by_types.append(rule)
            for kind in rule.on if not rule.by_types else ():
                by_kind.setdefault(kind, []).append(rule)
        self.on_kind = {kind: tuple(found) for kind, found in by_kind.items()}
        self.on_key = self.on_kind.pop(Key, ())
        self.on_empty = self.on_kind.pop(Empty, ())
        texts: dict[Matches | None, list[Rule]] = {}
        for rule in self.on_kind.get(str, ()):
            texts.setdefault(rule.passes, []).append(rule)
        self.on_text = tuple(TextRules(passes, tuple(found)) for passes, found in texts.items())

    def said_of(self, types: tuple[str, ...], node: Any) -> Said:
        """Give what is said of a node for its types, which is worked out once for each."""
        found = self._said.get(types)
        if found is None:
            told = ((rule, rule.weigh(node, self.expect)) for rule in self._by_types)  # type: ignore[misc] # has one
            found = tuple((rule, message) for rule, message in told if message)
            if len(self._said) < _MAX_SAID:
                self._said[types] = found
        return found


class Plan:
    """The rules for nodes of certain types, at the top of a document and inside of it."""

    __slots__ = ("_role", "_weighs", "inner_looks", "is_role", "kin", "looks", "slots", "types")

    def __init__(
        self,
        types: tuple[str, ...],
        role: str,
        looks: Sequence[Rule],
        weighs: Sequence[Rule],
    ) -> None:
        """Choose the rules; `role` is the property under which a Role node stands."""
        self.types, self.kin, self._role, self._weighs = types, kin_of(types), role, weighs
        self.is_role = "Role" in types or (bool(types) and types[0].endswith("Role"))
        mine = [rule for rule in looks if self._is_for(rule)]
        self.looks = _together(mine)
        self.inner_looks = _together(rule for rule in mine if not rule.top)
        self.slots: dict[str, Slot] = {}

    def slot(self, name: str) -> Slot:
        """Give the rules for a property."""
        found = self.slots.get(name)
        if found is None:
            found = Slot(Expect(name, self.types, self.kin, self._role), self._weighs)
            if len(self.slots) < _MAX_SLOTS:
                self.slots[name] = found
        return found

    def _is_for(self, rule: Rule) -> bool:
        if rule.types and self.kin.isdisjoint(rule.types):
            return False
        return rule.suits is None or rule.suits(self.types)


def _together(rules: Iterable[Rule]) -> tuple[LookRules, ...]:
    """Put the rules together that are silent of the same nodes."""
    groups: dict[Silent | None, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.silent, []).append(rule)
    return tuple(LookRules(silent, tuple(found)) for silent, found in groups.items())
