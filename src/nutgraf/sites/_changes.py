"""The files that changed since a revision; the one door to git."""

from __future__ import annotations

from pathlib import Path

from ..errors import ConfigError
from ..safety.show import show

__all__ = ["changed_since"]

_SECONDS = 120  # in which git says what changed


def changed_since(revision: str, folder: Path) -> frozenset[str]:
    """Give the files below a folder that differ from a revision, those not yet known to git too.

    Shape: names are relative to the folder. Raises ConfigError where git cannot say.
    """
    if revision.startswith("-") or not revision.strip():
        raise ConfigError(f"{revision!r} is no revision")
    compared = ("diff", "--name-only", "--relative", "--diff-filter=d", "-z", revision, "--")
    unknown = ("ls-files", "--others", "--exclude-standard", "-z")
    return frozenset([*_said(compared, folder), *_said(unknown, folder)])


def _said(arguments: tuple[str, ...], folder: Path) -> list[str]:
    import subprocess

    command = ["git", "--no-pager", "-c", "core.quotePath=off", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (the name is ours, the revision starts with no dash)
            command, cwd=folder, check=False, capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired, ValueError) as fault:
        raise ConfigError(f"git cannot be asked what changed: {fault}") from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise ConfigError(f"git cannot say what changed: {show(said, 300)}")
    return [name for name in done.stdout.decode("utf-8", "surrogateescape").split("\0") if name]
