"""Applies rules to a document: one walk, in which each node and value meets only its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..findings import Fix, Severity
from ..markup.json_text import step_of
from ..safety.limits import DEFAULT_LIMITS, Limits
from ._document import Document, Spot, Top, is_reference, kin_of, types_of
from ._expect import Expect
from ._rule import Key, Rule

__all__ = ["Noticed", "Ruleset"]

MAX_PER_RULE = 100  # findings of one rule in one document; more say nothing new
_MAX_PLANS = 2_000  # kinds of node that are kept; a document may make up any number
_MAX_EXPECTS = 1_000  # properties of one kind of node that are kept


class Noticed(NamedTuple):
    """What a rule said: of which source, where in it, and what would mend it."""

    rule: Rule
    severity: Severity
    message: str
    source: int
    pointer: str
    fix: Fix | None = None
    offset: int = -1  # in the text of the page, of what no node says


class Ruleset:
    """Rules as they stood on a day, ready to be applied to any number of documents."""

    def __init__(self, rules: Iterable[Rule], day: str) -> None:
        """Sort the rules by what they look at; a rule of a later day is left out."""
        self.day = day
        self.rules = tuple(rule for rule in rules if rule.since <= day)
        self.severities = {rule.name: rule.severity_on(day) for rule in self.rules}
        self._looks = tuple(rule for rule in self.rules if rule.look is not None)
        self.surveys = tuple(rule for rule in self.rules if rule.survey is not None)
        self._weighs = tuple(rule for rule in self.rules if rule.weigh is not None)
        self._plans: dict[tuple[tuple[str, ...], str], _Plan] = {}

    def apply(self, document: Document, limits: Limits = DEFAULT_LIMITS) -> list[Noticed]:
        """Give what the rules say of a document; of each rule at most a hundred."""
        run = _Run(self, document, limits)
        for top in document.tops:
            run.walk(top)
        run.look()
        run.survey()
        return run.noticed

    def looks_at(self, kin: frozenset[str]) -> bool:
        """Tell whether any rule looks at nodes of these types."""
        return bool(self._weighs) or any(
            not rule.types or not kin.isdisjoint(rule.types) for rule in self._looks
        )

    def plan(self, types: tuple[str, ...], role: str) -> _Plan:
        """Give what is to be done with a node of these types."""
        found = self._plans.get((types, role))
        if found is None:
            found = _Plan(types, role, self._looks, self._weighs)
            if len(self._plans) < _MAX_PLANS:
                self._plans[types, role] = found
        return found


class _Plan:
    """The rules for nodes of certain types, and for the values of their properties."""

    __slots__ = ("_expects", "_role", "_weighs", "inner_looks", "kin", "looks", "types")

    def __init__(
        self, types: tuple[str, ...], role: str, looks: tuple[Rule, ...], weighs: tuple[Rule, ...]
    ) -> None:
        self.types, self.kin, self._role, self._weighs = types, kin_of(types), role, weighs
        self.looks = tuple(
            rule for rule in looks if not rule.types or not self.kin.isdisjoint(rule.types)
        )
        self.inner_looks = tuple(rule for rule in self.looks if not rule.top)
        self._expects: dict[str, tuple[Expect, dict[type, tuple[Rule, ...]]]] = {}

    def expect(self, key: str) -> tuple[Expect, dict[type, tuple[Rule, ...]]]:
        found = self._expects.get(key)
        if found is None:
            expect = Expect(key, self.types, self.kin, self._role)
            wanted = [rule for rule in self._weighs if rule.wants is None or rule.wants(expect)]
            kinds = {kind for rule in wanted for kind in rule.on}
            by_kind = {kind: tuple(rule for rule in wanted if kind in rule.on) for kind in kinds}
            found = expect, by_kind
            if len(self._expects) < _MAX_EXPECTS:
                self._expects[key] = found
        return found


class _Run:
    """One walk through one document."""

    def __init__(self, ruleset: Ruleset, document: Document, limits: Limits) -> None:
        self._ruleset, self._document = ruleset, document
        self._nodes = limits.graph_nodes
        self._counts: Counter[str] = Counter()
        self._plans: list[tuple[Spot, _Plan]] = []
        self.noticed: list[Noticed] = []

    def walk(self, top: Top) -> None:
        """Meet every node and value below a top node; nothing recurses."""
        waiting: list[tuple[dict[str, Any], Spot | None, str, str]] = [(top.node, None, "", "")]
        while waiting and len(self._plans) < self._nodes:
            node, parent, key, at = waiting.pop()
            types = types_of(node)
            role = key if "Role" in types or (types and types[0].endswith("Role")) else ""
            plan = self._ruleset.plan(types, role)
            spot = Spot(self._document, top, node, plan.types, plan.kin, parent, key, at)
            self._plans.append((spot, plan))
            self._document.spots.append(spot)
            for name, value in node.items():
                expect, rules = plan.expect(name)
                if Key in rules and name not in top.terms:
                    self._weigh(rules[Key], name, expect, spot, f"/{step_of(name)}")
                kind = type(value)
                if kind is str:
                    if str in rules:
                        self._weigh(rules[str], value, expect, spot, f"/{step_of(name)}")
                elif kind is dict or kind is list:
                    self._values(value, expect, rules, spot, waiting)
                elif kind in rules:
                    self._weigh(rules[kind], value, expect, spot, f"/{step_of(name)}")

    def look(self) -> None:
        """Let the rules look at the nodes, now that all are known."""
        for spot, plan in self._plans:
            for rule in plan.looks if spot.parent is None else plan.inner_looks:
                if self._counts[rule.name] >= MAX_PER_RULE:
                    continue
                for pointer, message in rule.look(spot):  # type: ignore[misc] # has one
                    self._note(rule, message, spot, pointer)

    def survey(self) -> None:
        """Let the rules look at the document as a whole."""
        for rule in self._ruleset.surveys:
            for offset, message in rule.survey(self._document):  # type: ignore[misc] # has one
                if self._counts[rule.name] < MAX_PER_RULE:
                    self._counts[rule.name] += 1
                    severity = self._ruleset.severities[rule.name]
                    self.noticed.append(Noticed(rule, severity, message, -1, "", None, offset))

    def _values(
        self,
        held: Any,
        expect: Expect,
        rules: dict[type, tuple[Rule, ...]],
        spot: Spot,
        waiting: list[tuple[dict[str, Any], Spot | None, str, str]],
    ) -> None:
        """Open lists and literals; nodes wait for their turn."""
        if expect.is_keyword and expect.name not in {"@graph", "@reverse", "@included"}:
            return
        stack = [(held, f"/{step_of(expect.name)}")]
        while stack:
            value, at = stack.pop()
            kind = type(value)
            if kind is list:
                stack += [(one, f"{at}/{place}") for place, one in enumerate(value)]
                continue
            if kind is dict:
                inner = next((key for key in ("@value", "@list", "@set") if key in value), "")
                if inner:
                    stack.append((value[inner], f"{at}/{inner}"))
                    continue
                if is_reference(value):
                    spot.references.append((at, str(value["@id"])))
                if "@type" in value or not is_reference(value):
                    waiting.append((value, spot, expect.name, at))
            if kind in rules:
                self._weigh(rules[kind], value, expect, spot, at)

    def _weigh(
        self, rules: tuple[Rule, ...], value: Any, expect: Expect, spot: Spot, at: str
    ) -> None:
        top = spot.top
        for rule in rules:
            if (rule.json_only and top.syntax != "jsonld") or (rule.closed and top.is_open):
                continue
            message = rule.weigh(value, expect)  # type: ignore[misc] # has one
            if message:
                self._note(rule, message, spot, at, value, expect)

    def _note(  # noqa: PLR0913, PLR0917 (all that a finding says)
        self,
        rule: Rule,
        message: str,
        spot: Spot,
        at: str,
        value: Any = None,
        expect: Expect | None = None,
    ) -> None:
        count = self._counts[rule.name] = self._counts[rule.name] + 1
        if count > MAX_PER_RULE:
            return
        pointer = spot.pointer + at
        fix = None
        made = None
        if rule.fix is not None and expect is not None:
            made = at, rule.fix(value, expect)
        elif rule.mend is not None:
            made = rule.mend(spot, at)
        if made is not None and made[1] is not None:
            where = spot.pointer + made[0]
            fix = Fix(rule.advice, where, made[1], rule.renames, rule.is_safe)
        severity = self._ruleset.severities[rule.name]
        if rule.retired and rule.retired <= self._ruleset.day:
            message = f"{message}; no rule any more since {rule.retired}"
        self.noticed.append(Noticed(rule, severity, message, spot.top.source, pointer, fix))
