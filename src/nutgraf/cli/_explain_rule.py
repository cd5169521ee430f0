"""`nutgraf explain RULE`: why, what instead, a bad and a good example, and who says so."""

from __future__ import annotations

from .. import vocabulary
from ..rules import LATEST, Rule, example_text, rule_named, terms_of, why
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
        f"Why: {why(rule)}",
        f"Instead: {rule.advice}",
        "",
        f"Profiles: {', '.join(rule.profiles)}; since {rule.since}",
        f"Source: {rule.page.url} (read {rule.read}{stamp})",
    ]
    lines += [f"Since {wider.since} also: {wider.what}" for wider in rule.wider]
    if rule.judged[1]:
        right, count = rule.judged
        lines.append(f"Precision: {right} of {count} findings on real news pages were right")
    if rule.profiles == ("schema.org",):
        lines.append(f"Vocabulary: schema.org {vocabulary.release()}")
    used = [f"{name} on {vocabulary.usage_of(name)} sites" for name in _counted(rule)]
    if used:
        lines.append(f"Usage ({vocabulary.usage_counted()}): {', '.join(used)}")
    return [*lines, "", "Bad:", _shown(rule.bad), "", "Good:", _shown(rule.good)]


def _counted(rule: Rule) -> list[str]:
    return [name for name in terms_of(rule) if vocabulary.usage_of(name)]


def _shown(example: object) -> str:
    return "\n".join(f"    {line}" for line in example_text(example).splitlines())
