"""What is to be done with nodes of certain types, worked out once: which rules can speak at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ._document import kin_of
from ._expect import Expect
from ._rule import Key, Matches, Rule

__all__ = ["Plan", "Slot", "TextRules"]

_MAX_SLOTS = (
    1_000  # properties of one kind of node that are kept; a document may make up any number
)
_SEARCHED = frozenset({"@graph", "@included", "@reverse"})  # keywords that hold nodes


class TextRules(NamedTuple):
    """Rules on texts, none of which says anything of a text that `passes` matches."""

    passes: Matches | None
    rules: tuple[Rule, ...]


class Slot:
    """The rules for a property of a kind of node, and for its values by their kind."""

    __slots__ = ("expect", "holds_nodes", "on_key", "on_kind", "on_text")

    def __init__(self, expect: Expect, rules: Sequence[Rule]) -> None:
        """Sort the rules that want such a property."""
        self.expect = expect
        self.holds_nodes = not expect.is_keyword or expect.name in _SEARCHED
        by_kind: dict[type, list[Rule]] = {}
        for rule in rules:
            if rule.wants is None or rule.wants(expect):
                for kind in rule.on:
                    by_kind.setdefault(kind, []).append(rule)
        self.on_kind = {kind: tuple(found) for kind, found in by_kind.items()}
        self.on_key = self.on_kind.pop(Key, ())
        texts: dict[Matches | None, list[Rule]] = {}
        for rule in self.on_kind.get(str, ()):
            texts.setdefault(rule.passes, []).append(rule)
        self.on_text = tuple(TextRules(passes, tuple(found)) for passes, found in texts.items())


class Plan:
    """The rules for nodes of certain types, at the top of a document and inside of it."""

    __slots__ = ("_role", "_weighs", "inner_looks", "kin", "looks", "slots", "types")

    def __init__(
        self,
        types: tuple[str, ...],
        role: str,
        looks: Sequence[Rule],
        weighs: Sequence[Rule],
    ) -> None:
        """Choose the rules; `role` is the property under which a Role node stands."""
        self.types, self.kin, self._role, self._weighs = types, kin_of(types), role, weighs
        self.looks = tuple(rule for rule in looks if self._is_for(rule))
        self.inner_looks = tuple(rule for rule in self.looks if not rule.top)
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
