"""`nutgraf rules`: the rules there are, by profile and day."""

from __future__ import annotations

import click

from ..rules import LATEST, PROFILES, Rule, all_rules, ruleset
from ._terminal import tell

__all__ = ["rules"]


@click.command
@click.option("--profile", type=click.Choice(sorted(PROFILES)), help="Only the rules of this one.")
@click.option("--since", default="", help="Only rules made or retired after this day.")
def rules(profile: str | None, since: str) -> int:
    """List the rules: severity, name, reference, profiles, and what they hold."""
    known = ruleset((profile,)).rules if profile else all_rules()
    for rule in sorted(known, key=lambda one: (one.profiles, one.name)):
        if not since or max(rule.since, rule.retired) > since:
            tell(_line(rule))
    return 0


def _line(rule: Rule) -> str:
    state = f"retired {rule.retired}" if rule.retired else rule.severity_on(LATEST)
    ref = f" ({rule.ref})" if rule.ref else ""
    return f"{state:<8} {rule.name}{ref} [{', '.join(rule.profiles)}] {rule.title}"
