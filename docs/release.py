"""Makes a release: the changelog out of the fragments, and the version in its one place.

Run `python docs/release.py 0.2.0 2026-12-01`, look at what changed, commit, tag, and build.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["fragments", "main", "released", "section"]

ROOT = Path(__file__).parents[1]
KINDS = {"added": "Added", "changed": "Changed", "fixed": "Fixed", "removed": "Removed"}
VERSION = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?", re.ASCII)  # PEP 440, as far as we use it
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write the changelog and the version, and take the fragments away."""
    parser = argparse.ArgumentParser(description="Make a release out of what has changed.")
    parser.add_argument("version", help="such as 0.2.0")
    parser.add_argument("day", help="such as 2026-12-01")
    chosen = parser.parse_args(arguments)
    if not VERSION.fullmatch(chosen.version) or not DAY.fullmatch(chosen.day):
        parser.error("a version is written as 0.2.0, a day as 2026-12-01")
    folder = root / "docs" / "changes"
    held = fragments(folder)
    if not held:
        parser.error("nothing has changed: docs/changes/ is empty")
    changelog = root / "CHANGELOG.md"
    text = released(changelog.read_text("utf-8"), held, f"{chosen.version} ({chosen.day})")
    changelog.write_text(text, "utf-8")
    _set_version(root / "src" / "nutgraf" / "_version.py", chosen.version)
    for name in held:
        (folder / name).unlink()
    sys.stdout.write(f"{chosen.version}: {len(held)} changes\n")
    return 0


def fragments(folder: Path) -> dict[str, str]:
    """Give the texts of the fragments by their names."""
    return {file.name: file.read_text("utf-8").strip() for file in sorted(folder.glob("*.md"))}


def released(changelog: str, held: Mapping[str, str], title: str) -> str:
    """Give the changelog with a section for these fragments above the older ones."""
    head, mark, older = changelog.partition("\n## ")
    return f"{head.rstrip()}\n\n{section(held, title)}{mark}{older}"


def section(held: Mapping[str, str], title: str) -> str:
    """Give the section of a release: its fragments by kind, each topic a point."""
    parts = [f"## {title}"]
    for kind, heading in KINDS.items():
        points = [_point(text) for name, text in held.items() if name.split(".")[1] == kind]
        if points:
            parts.append(f"### {heading}\n\n" + "\n".join(points))
    return "\n\n".join(parts) + "\n"


def _point(text: str) -> str:
    return "- " + "\n  ".join(text.splitlines())


def _set_version(file: Path, version: str) -> None:
    text = file.read_text("utf-8")
    file.write_text(re.sub(r'(?<=__version__ = ")[^"]+', version, text), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
