"""`nutgraf rules`: the rules there are, by profile and day."""

from __future__ import annotations

import click

from ..rules import LATEST, PROFILES, Rule, all_rules, ruleset
from ._help import examples
from ._options import PROFILES_TOLD, a_day
from ._terminal import tell
from ._upgrade import differences, widened

__all__ = ["rules"]

_EXAMPLES = """\
nutgraf rules --profile google-article
nutgraf rules diff 2026-11-22 latest
nutgraf explain author_name_has_job_title
"""


@click.group(
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    epilog=f"{PROFILES_TOLD}\n\n{examples(_EXAMPLES)}",
)
@click.option(
    "--profile",
    type=click.Choice(sorted(PROFILES)),
    metavar="NAME",
    help="Only the rules of this one.",
)
@click.option(
    "--since",
    callback=a_day(),
    default="",
    metavar="DAY",
    help="Only rules made, retired or widened after this day.",
)
@click.pass_context
def rules(context: click.Context, profile: str | None, since: str) -> int:
    """List the rules: severity, name, reference, profiles, and what they hold."""
    if context.invoked_subcommand is not None:
        return 0
    known = ruleset((profile,)).rules if profile else all_rules()
    for rule in sorted(known, key=lambda one: (one.profiles, one.name)):
        if max(rule.since, rule.retired) > since:
            tell(_line(rule))
        elif any(wider.since > since for wider in rule.wider):
            tell("\n".join((_line(rule), *widened(rule, since))))
    return 0


@rules.command
@click.argument("before", callback=a_day("latest"))
@click.argument("after", callback=a_day("latest"))
@click.pass_context
def diff(context: click.Context, before: str, after: str) -> int:
    """Say which rules differ between two days.

    BEFORE and AFTER are days such as 2026-11-22, or `latest`.
    """
    profile = (context.parent or context).params["profile"]
    profiles = (profile,) if profile else tuple(PROFILES)
    days = [LATEST if day == "latest" else day for day in (before, after)]
    lines = list(differences(*(ruleset(profiles, day) for day in days)))
    tell("\n".join(lines) or "no rule differs")
    return 0


def _line(rule: Rule) -> str:
    state = f"retired {rule.retired}" if rule.retired else rule.severity_on(LATEST)
    ref = f" ({rule.ref})" if rule.ref else ""
    return f"{state:<8} {rule.name}{ref} [{', '.join(rule.profiles)}] {rule.title}"
