"""Applies rules to a document: one walk, in which each node and value meets only its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from .. import vocabulary
from ..findings import Fix, Severity
from ..markup.json_text import key_at, step_of
from ..safety.limits import DEFAULT_LIMITS, Limits
from ._dated import Later
from ._document import Document, Spot, Top, is_reference, types_of
from ._expect import Expect
from ._plan import Plan, Slot
from ._rule import Language, Rule, values_of

__all__ = ["Noticed", "Ruleset"]

MAX_PER_RULE = 100  # findings of one rule in one document; more say nothing new
_FEEDS = frozenset({"feeds", "google-news"})  # profiles
_FIRST_SHOWN = "!"  # before it in the order of texts are the empty one and those begun by a blank
_MAX_PLANS = 2_000  # kinds of node that are kept; a document may make up any number
# A node, its types, the node above it, under which key of that and where there.
_Waiting: TypeAlias = "tuple[dict[str, Any], tuple[str, ...], Spot | None, str, str]"


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
        self.asks_of_nodes = bool(self._looks or self._weighs)
        self._about = _about(rule for rule in self.rules if not rule.is_retired_on(day))
        self.plans: dict[tuple[tuple[str, ...], str], Plan] = {}

    def apply(self, document: Document, limits: Limits = DEFAULT_LIMITS) -> list[Noticed]:
        """Give what the rules say of a document; of each rule at most a hundred."""
        run = _Run(self, document, limits)
        for top in document.tops:
            run.walk(top)
        run.look()
        run.survey()
        return run.noticed

    def looks_at(self, kin: frozenset[str]) -> bool:
        """Tell whether the rules are about nodes of these types.

        A profile that names the types it is about is about no others, though some of its rules look
        at the texts of any node.
        """
        return self._about is None or not kin.isdisjoint(self._about)

    def plan(self, types: tuple[str, ...], role: str) -> Plan:
        """Give what is to be done with a node of these types; of a Role, in this property."""
        found = self.plans.get((types, role))
        if found is None:
            found = Plan(types, role, self._looks, self._weighs)
            if len(self.plans) < _MAX_PLANS:
                self.plans[types, role] = found
        return found


class _Run:
    """One walk through one document."""

    def __init__(self, ruleset: Ruleset, document: Document, limits: Limits) -> None:
        self._ruleset, self._document = ruleset, document
        self._nodes = limits.graph_nodes
        self._counts: Counter[str] = Counter()
        self._plans: list[tuple[Spot, Plan]] = []
        self._waiting: list[_Waiting] = []
        self.noticed: list[Noticed] = []

    def walk(self, top: Top) -> None:
        """Meet every node and value below a top node; nothing recurses."""
        waiting, plans, plan_of = self._waiting, self._plans, self._ruleset.plan
        plans_of, spots = self._ruleset.plans, self._document.spots
        waiting.append((top.node, types_of(top.node), None, "", ""))
        while waiting and len(plans) < self._nodes:
            node, types, parent, key, at = waiting.pop()
            plan = plans_of.get((types, "")) or plan_of(types, "")
            if plan.is_role:
                plan = plan_of(types, key)
            spot = Spot(self._document, top, node, types, plan.kin, parent, key, at)
            plans.append((spot, plan))
            spots.append(spot)
            if key == "@reverse":
                self._meet_reversed(spot, plan)
            else:
                self._meet(spot, plan)
        waiting.clear()

    def _meet(self, spot: Spot, plan: Plan) -> None:
        """Meet the properties of a node; most have a plain text of which no rule says anything."""
        slots, terms = plan.slots, spot.top.terms
        is_told = plan.types or spot.parent is None or _is_known(spot.key)
        for name, value in spot.node.items():
            slot = slots.get(name) or plan.slot(name)
            if slot.on_key and is_told and name not in terms:
                self._weigh(slot.on_key, name, slot.expect, spot, "")
            kind = type(value)
            if kind is str:
                if value < _FIRST_SHOWN and not value.strip():
                    self._weigh(slot.on_empty, value, slot.expect, spot, "")
                for passes, rules in slot.on_text:
                    if passes is None or not passes(value):
                        self._weigh(rules, value, slot.expect, spot, "")
            elif kind is dict or kind is list:
                if slot.holds_nodes:
                    self._values(value, slot, spot)
            elif kind in slot.on_kind:
                self._weigh(slot.on_kind[kind], value, slot.expect, spot, "")

    def _meet_reversed(self, spot: Spot, plan: Plan) -> None:
        """Let the nodes that refer to one wait; of what their properties take, it says nothing."""
        for name, held in spot.node.items():
            slot = plan.slots.get(name) or plan.slot(name)
            if slot.on_key and name not in spot.top.terms:
                self._weigh(slot.on_key, name, slot.expect, spot, "")
            for at, value in values_of({name: held}, name):
                if isinstance(value, dict) and not is_reference(value):
                    self._waiting.append((value, types_of(value), spot, name, at))

    def look(self) -> None:
        """Let the rules look at the nodes, now that all are known."""
        for spot, plan in self._plans:
            if spot.references:
                self._look_along(spot, plan)
            for silent, rules in plan.looks if spot.parent is None else plan.inner_looks:
                if silent is None or not silent(spot):
                    self._look_at(spot, rules)

    def _look_along(self, spot: Spot, plan: Plan) -> None:
        """Say what a node that is described elsewhere is as the value of a property here."""
        for at, name in spot.references:
            others = self._document.kinds(name)
            types = tuple(dict.fromkeys(kind for other in others for kind in other.types))
            key = key_at(at.split("/", 2)[1])
            slot = plan.slots.get(key) or plan.slot(key)
            for rule, message in slot.said_of(types, {"@type": list(types)}) if types else ():
                self._note(rule, message, spot, at, {"@id": name}, slot.expect)

    def _look_at(self, spot: Spot, rules: tuple[Rule, ...]) -> None:
        counts = self._counts
        for rule in rules:
            if counts and counts[rule.name] >= MAX_PER_RULE:
                continue
            for pointer, message in rule.look(spot):  # type: ignore[misc] # has one
                self._note(rule, message, spot, pointer)

    def survey(self) -> None:
        """Let the rules look at the document as a whole."""
        for rule in self._ruleset.surveys:
            for offset, message, *at in rule.survey(self._document):  # type: ignore[misc] # has one
                if self._counts[rule.name] < MAX_PER_RULE and not self._is_later(message):
                    self._counts[rule.name] += 1
                    severity = self._ruleset.severities[rule.name]
                    pointer = at[0] if at else ""
                    self.noticed.append(Noticed(rule, severity, message, -1, pointer, None, offset))

    def _is_later(self, message: str) -> bool:
        """Tell whether a rule came to say it after the day as of which the rules are applied."""
        return type(message) is Later and message.since > self._ruleset.day

    def _values(self, held: Any, slot: Slot, spot: Spot) -> None:
        """Open lists and literals; nodes wait for their turn."""
        stack = [(held, f"/{step_of(slot.expect.name)}")]
        while stack:
            value, at = stack.pop()
            kind = type(value)
            if kind is list and not value:
                self._weigh(slot.on_empty, value, slot.expect, spot, at)
            if kind is str:
                if value < _FIRST_SHOWN and not value.strip():
                    self._weigh(slot.on_empty, value, slot.expect, spot, at)
                self._weigh_text(value, slot, spot, at)
                continue
            if kind is list:
                stack += [(one, f"{at}/{place}") for place, one in enumerate(value)]
                continue
            if kind is dict:
                inner = _inner(value)
                if inner:
                    if "@language" in value and Language in slot.on_kind:
                        rules, said = slot.on_kind[Language], f"{at}/@language"
                        self._weigh(rules, value["@language"], slot.expect, spot, said)
                    stack.append((value[inner], f"{at}/{inner}"))
                    continue
                self._meet_node(value, slot, spot, at)
            if kind in slot.on_kind:
                self._weigh(slot.on_kind[kind], value, slot.expect, spot, at)

    def _meet_node(self, node: dict[str, Any], slot: Slot, spot: Spot, at: str) -> None:
        """Say what a node is as the value of a property, and let it wait for its own turn."""
        points = "@id" in node and is_reference(node)
        if points:
            spot.references.append((at, str(node["@id"])))
        types = types_of(node)
        if not points or "@type" in node:
            self._waiting.append((node, types, spot, slot.expect.name, at))
        if points and slot.expect.ranges == ("URL",) and type(node["@id"]) is str:
            self._weigh_text(node["@id"], slot, spot, f"{at}/@id")
        for rule, message in slot.said_of(types, node):
            self._note(rule, message, spot, at, node, slot.expect)

    def _weigh_text(self, text: str, slot: Slot, spot: Spot, at: str) -> None:
        for passes, rules in slot.on_text:
            if passes is None or not passes(text):
                self._weigh(rules, text, slot.expect, spot, at)

    def _weigh(
        self, rules: tuple[Rule, ...], value: Any, expect: Expect, spot: Spot, at: str
    ) -> None:
        top = spot.top
        for rule in rules:
            if (rule.json_only and top.syntax != "jsonld") or (rule.closed and top.is_open):
                continue
            message = rule.weigh(value, expect)  # type: ignore[misc] # has one
            if message:
                at = at or f"/{step_of(expect.name)}"
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
        if self._is_later(message):
            return
        count = self._counts[rule.name] = self._counts[rule.name] + 1
        if count > MAX_PER_RULE:
            return
        home, below = spot, at
        if expect is None and at:
            home, below = spot.home(at) if rule.of_references else spot.described(at)
        fix = None
        made = None
        if rule.fix is not None and expect is not None:
            made = at, rule.fix(value, expect)
        elif rule.mend is not None:
            made = rule.mend(spot, at)
        if made is not None and made[1] is not None:
            mended, where = spot.home(made[0])
            if mended.top.source == home.top.source:
                where = mended.pointer + where
                fix = Fix(rule.advice, where, made[1], rule.renames, rule.is_safe)
        severity = self._ruleset.severities[rule.name]
        if rule.is_retired_on(self._ruleset.day):
            message = f"{message}; no rule any more since {rule.retired}"
        pointer = home.pointer + below
        self.noticed.append(Noticed(rule, severity, message, home.top.source, pointer, fix))


def _about(rules: Iterable[Rule]) -> frozenset[str] | None:
    """Give the types that the profiles of rules are about; None where one is about all."""
    by_profile: dict[str, set[str]] = {}
    for rule in rules:
        if rule.survey is None:
            by_profile.setdefault(rule.profiles[0], set()).update(rule.types)
    if not all(by_profile.values()):
        return None
    return frozenset().union(*by_profile.values())


@lru_cache(_MAX_PLANS)
def _is_known(key: str) -> bool:
    """Tell whether anybody can say of a node under a key which properties it has.

    Nobody can where the key is unknown, or takes no node at all, and that is told of already.
    """
    ranges = vocabulary.ranges_of(key)
    return key.startswith("@") or not all(map(vocabulary.is_data_type, ranges))


def _inner(value: dict[str, Any]) -> str:
    """Give the key under which a literal or a list in an object holds what it says."""
    for key in ("@value", "@list", "@set"):
        if key in value:
            return key
    return ""
