"""SECURITY.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from nutgraf.safety.limits import DEFAULT_LIMITS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
MODEL = (ROOT / "docs/explanation/threat-model.md").read_text("utf-8")


def test_limits_of_the_page_are_the_defaults() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", PAGE, re.MULTILINE))

    assert len(told) > 5
    assert told == {name: f"{getattr(DEFAULT_LIMITS, name):,}" for name in told}


def test_floors_of_the_page_are_those_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    floors = re.findall(r"^\| ([a-z0-9]+) \| ([\d.]+) \|", PAGE, re.MULTILINE)

    assert floors
    assert [name for name, floor in floors if f'"{name}>={floor}"' not in project] == []


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", MODEL))
    written = {
        name
        for file in Path(__file__).parent.glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", file.read_text("utf-8"), re.MULTILINE)
    }

    assert len(named) > 30
    assert named <= written
