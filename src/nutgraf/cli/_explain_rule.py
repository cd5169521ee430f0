"""`nutgraf explain RULE`: why, what instead, a bad and a good example, and who says so."""

from __future__ import annotations

import json

from .. import vocabulary
from ..rules import LATEST, Rule, rule_named
from ._terminal import tell

__all__ = ["explain_rule"]


def explain_rule(rule: str) -> int:
    """Print what a rule says of itself, by its name or its reference."""
    tell("\n".join(_lines(rule_named(rule))))
    return 0


def _lines(rule: Rule) -> list[str]:
    stamp = f", the page's own date {rule.page.stamp}" if rule.page.stamp else ""
    lines = [
        f"{rule.name}{f' ({rule.ref})' if rule.ref else ''}: {rule.severity_on(LATEST)}",
        "",
        rule.title,
        f"Instead: {rule.advice}",
        "",
        f"Profiles: {', '.join(rule.profiles)}",
        f"Source: {rule.page.url} (read {rule.read}{stamp})",
    ]
    if rule.retired:
        lines.append(f"Retired: {rule.retired}; until then it was of severity {rule.severity}")
    if rule.judged[1]:
        right, count = rule.judged
        lines.append(f"Precision: {right} of {count} findings on real news pages were right")
    if rule.profiles == ("schema.org",):
        lines.append(f"Vocabulary: schema.org {vocabulary.release()}")
    return [*lines, "", "Bad:", _shown(rule.bad), "", "Good:", _shown(rule.good)]


def _shown(example: object) -> str:
    text = example if isinstance(example, str) else json.dumps(example, indent=2)
    return "\n".join(f"    {line}" for line in text.splitlines())
