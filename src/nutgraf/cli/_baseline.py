"""The baseline: findings that a site had when it began to be checked, left out until mended."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from ..errors import ConfigError
from ..findings import Finding
from ..reports import Checked, fingerprint, occurrences, ordered

__all__ = ["baseline", "unknown"]

_MAX_BYTES = 64 * 1_048_576  # of a baseline; a hundred thousand findings have 40 MB
_NONE = "no report of --format gitlab"

baseline = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="A report of --format gitlab; the findings that stand in it are left out.",
)


def unknown(findings: Iterable[Finding], files: Iterable[str], file: Path) -> tuple[Finding, ...]:
    """Give the findings that do not stand in the baseline; raises ConfigError if it is none."""
    known = _fingerprints(file)
    every = ordered(Checked(findings=tuple(findings), files=tuple(files)))
    return tuple(one for one, number in occurrences(every) if fingerprint(one, number) not in known)


def _fingerprints(file: Path) -> frozenset[str]:
    try:
        with file.open("rb") as source:
            issues = json.loads(source.read(_MAX_BYTES))
        if not isinstance(issues, list):
            raise ConfigError(f"{file}: {_NONE}")
        return frozenset(str(issue["fingerprint"]) for issue in issues)
    except OSError as fault:
        raise ConfigError(f"{file}: cannot be read: {fault.strerror}") from fault
    except (KeyError, RecursionError, TypeError, ValueError) as fault:
        raise ConfigError(f"{file}: {_NONE}") from fault
