"""What a new day of rules would change, told before it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..findings import Severity
from ..rules import LATEST, Rule, Ruleset
from ._site import Asked, run_over

__all__ = ["differences", "upgraded", "widened"]


def upgraded(asked: Asked, day: str) -> str:
    """Check a site by the rules of now and of a day, and say how the findings differ."""
    before = run_over(asked, frames=False)
    after = run_over(asked, day=LATEST if day == "latest" else day, frames=False)
    old, new = (
        Counter((one.rule, one.severity) for one in run.gathered.findings)
        for run in (before, after)
    )
    lines = [
        f"{new[key] - old[key]:>+7,}  {key[1]:<7}  {key[0]}"
        for key in sorted(old.keys() | new.keys())
        if old[key] != new[key]
    ]
    days = [_named(run.way.rules.day) for run in (before, after)]
    head = f"from the rules of {days[0]} to {days[1]}"
    return "\n".join([head, *(lines or ["nothing changes for these documents"])])


def differences(before: Ruleset, after: Ruleset) -> Iterator[str]:
    """Say which rules differ between two days: new, retired, of another severity, finding more."""
    for rule in after.rules:
        if rule.name in before.severities:
            yield from widened(rule, before.day, after.day)
    for name in sorted({*before.severities, *after.severities}):
        old, new = before.severities.get(name), after.severities.get(name)
        if old == new:
            continue
        if old is None:
            yield f"new      {name}: {new}"
        elif new is None:
            yield f"gone     {name}: was {old}"
        else:
            retired = next(rule.retired for rule in after.rules if rule.name == name)
            word = "retired" if new is Severity.INFO and retired else "changed"
            yield f"{word:<8} {name}: {old} -> {new}"


def widened(rule: Rule, day: str, until: str = LATEST) -> Iterator[str]:
    """Say what a rule came to find after a day."""
    for wider in rule.wider:
        if day < wider.since <= until:
            yield f"wider    {rule.name}: since {wider.since} also {wider.what}"


def _named(day: str) -> str:
    return "today" if day == LATEST else day
