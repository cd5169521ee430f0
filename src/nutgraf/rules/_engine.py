"""Applies rules to a document: one walk, in which each node and value meets only its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..findings import Fix, Severity
from ..markup.json_text import step_of
from ..safety.limits import DEFAULT_LIMITS, Limits
from ._document import Document, Spot, Top, is_reference, types_of
from ._expect import Expect
from ._plan import Plan, Slot
from ._rule import Rule

__all__ = ["Noticed", "Ruleset"]

MAX_PER_RULE = 100  # findings of one rule in one document; more say nothing new
_FEEDS = frozenset({"feeds", "google-news"})  # profiles
_MAX_PLANS = 2_000  # kinds of node that are kept; a document may make up any number


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
        self.judges_feeds = any(_FEEDS & {*rule.profiles} for rule in self.surveys)
        self._weighs = tuple(rule for rule in self.rules if rule.weigh is not None)
        self._plans: dict[tuple[tuple[str, ...], str], Plan] = {}

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

    def plan(self, types: tuple[str, ...], role: str) -> Plan:
        """Give what is to be done with a node of these types."""
        found = self._plans.get((types, role))
        if found is None:
            found = Plan(types, role, self._looks, self._weighs)
            if len(self._plans) < _MAX_PLANS:
                self._plans[types, role] = found
        return found


class _Run:
    """One walk through one document."""

    def __init__(self, ruleset: Ruleset, document: Document, limits: Limits) -> None:
        self._ruleset, self._document = ruleset, document
        self._nodes = limits.graph_nodes
        self._counts: Counter[str] = Counter()
        self._plans: list[tuple[Spot, Plan]] = []
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
            slots = plan.slots
            for name, value in node.items():
                slot = slots.get(name) or plan.slot(name)
                if slot.on_key and name not in top.terms:
                    self._weigh(slot.on_key, name, slot.expect, spot, f"/{step_of(name)}")
                kind = type(value)
                if kind is str:
                    if slot.on_text:
                        self._weigh_text(value, slot, spot, "")
                elif kind is dict or kind is list:
                    if slot.holds_nodes:
                        self._values(value, slot, spot, waiting)
                elif kind in slot.on_kind:
                    self._weigh(slot.on_kind[kind], value, slot.expect, spot, f"/{step_of(name)}")
        self._document.spots += [spot for spot, _ in self._plans[len(self._document.spots) :]]

    def look(self) -> None:
        """Let the rules look at the nodes, now that all are known."""
        counts = self._counts
        for spot, plan in self._plans:
            for rule in plan.looks if spot.parent is None else plan.inner_looks:
                if rule.needs and not spot.has_any(rule.needs):
                    continue
                if counts and counts[rule.name] >= MAX_PER_RULE:
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
        slot: Slot,
        spot: Spot,
        waiting: list[tuple[dict[str, Any], Spot | None, str, str]],
    ) -> None:
        """Open lists and literals; nodes wait for their turn."""
        name = slot.expect.name
        stack = [(held, f"/{step_of(name)}")]
        while stack:
            value, at = stack.pop()
            kind = type(value)
            if kind is str:
                if slot.on_text:
                    self._weigh_text(value, slot, spot, at)
                continue
            if kind is list:
                stack += [(one, f"{at}/{place}") for place, one in enumerate(value)]
                continue
            if kind is dict:
                inner = _inner(value)
                if inner:
                    stack.append((value[inner], f"{at}/{inner}"))
                    continue
                points = "@id" in value and is_reference(value)
                if points:
                    spot.references.append((at, str(value["@id"])))
                if not points or "@type" in value:
                    waiting.append((value, spot, name, at))
            if kind in slot.on_kind:
                self._weigh(slot.on_kind[kind], value, slot.expect, spot, at)

    def _weigh_text(self, text: str, slot: Slot, spot: Spot, at: str) -> None:
        for passes, rules in slot.on_text:
            if passes is None or passes(text) is None:
                self._weigh(rules, text, slot.expect, spot, at or f"/{step_of(slot.expect.name)}")

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


def _inner(value: dict[str, Any]) -> str:
    """Give the key under which a literal or a list in an object holds what it says."""
    for key in ("@value", "@list", "@set"):
        if key in value:
            return key
    return ""
