"""The written pages: their Python runs, and the README's set-up is what CI runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_of_a_page_runs_from_top_to_bottom(page: Path) -> None:
    space: dict[str, object] = {}
    for code in BLOCK.findall(page.read_text("utf-8")):
        exec(compile(code, str(page), "exec"), space)  # noqa: S102 (our own pages)


def test_readme_has_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    for command in (
        ".venv/bin/pip install . && .venv/bin/nutgraf publish examples/newsroom --out public",
        ".venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ):
        assert f"python3 -m venv .venv && {command}\n" in text


def test_changes_are_named_by_topic_and_kind() -> None:
    names = [file.name for file in (ROOT / "docs" / "changes").iterdir()]

    assert [
        n for n in names if not re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md", n)
    ] == []
