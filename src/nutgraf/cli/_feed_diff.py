"""`nutgraf feed diff`: what subscribers and partners will see of a new issue of a feed."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from ..findings import Finding, Place
from ..publishing import Change, Comparison, Kind, compared
from ..reports import Checked, report_named
from ..safety.show import show
from ._options import fail_on, feed_in, status_of
from ._terminal import tell

__all__ = ["diff"]

_WORDS: dict[Kind, str] = {
    "new": "new",
    "changed": "changed",
    "moved": "moved",
    "republished": "republished",
    "fallen_off": "fallen off",
    "taken_down": "taken down",
}
_FILE = click.Path(path_type=Path)


@click.command
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option(
    "--fail-on-republished",
    is_flag=True,
    help="Leave with 1 where an article comes under another id than before.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@fail_on
def diff(old: Path, new: Path, fail_on_republished: bool, as_json: bool, fail_on: str) -> int:
    """Compare two issues of a feed, OLD and NEW.

    They may be in any format: OLD as it is in use, NEW as it would be.

    Told are articles that are new, that changed (and where), that moved to another address, that
    would be republished (shown again by every reader, for their id is another one), that are too
    old for the feed, and that were taken down.
    """
    found = compared(feed_in(old), feed_in(new))
    findings = tuple(_in(finding, str(new)) for finding in found.findings)
    if as_json:
        tell(_json(found, findings))
    else:
        tell(_text(found))
        if findings:
            tell(report_named("text")(Checked(findings=findings)))
    if fail_on_republished and found.of("republished"):
        return 1
    return status_of(findings, fail_on)


def _text(found: Comparison) -> str:
    counts = [f"{len(found.of(kind)):,} {word}" for kind, word in _WORDS.items() if found.of(kind)]
    lines = [", ".join([*counts, f"{found.unchanged:,} unchanged"]), ""]
    for change in found.changes:
        lines += _lines(change)
    return "\n".join(lines)


def _lines(change: Change) -> list[str]:
    told = [f"{_WORDS[change.kind]:12}{show(change.title or change.id, 200)}"]
    if change.title:
        told.append(f"{'':12}{show(change.id, 300)}")
    if change.was:
        told.append(f"{'':12}was {show(change.was, 300)}")
    if change.where:
        told.append(f"{'':12}in {show(', '.join(change.where), 400)}")
    return told


def _json(found: Comparison, findings: tuple[Finding, ...]) -> str:
    told = {
        "changes": [asdict(change) for change in found.changes],
        "unchanged": found.unchanged,
        "findings": [
            {"rule": one.rule, "severity": str(one.severity), "message": one.message}
            for one in findings
        ],
    }
    return json.dumps(told, indent=2)


def _in(finding: Finding, file: str) -> Finding:
    return replace(finding, place=Place(file))
