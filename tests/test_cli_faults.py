"""Commands when the system fails: each call in turn, once or for good; what they leave is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import Killed, System, Tapping, content

from nutgraf.cli import main

Told = Callable[[str], tuple[int, str]]

RSS = """<rss version="2.0"><channel><title>Town Herald</title><link>https://herald.example/</link>
<description>News</description><item><title>A bridge opens</title><guid isPermaLink="false">7</guid>
<link>https://herald.example/bridge</link></item></channel></rss>"""
JSON = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge", "url": "%s"}'
)
PAGE = f"<!doctype html><script type='application/ld+json'>{JSON}</script><p>The bridge."
FAULT = "as planned"  # as the system says it
TEXT = "Council opens the bridge\n\nBy Ann Lee\n\nThe bridge is open.\n"
FILES = {
    "site/a.html": PAGE % "http:/herald.example/a ",
    "site/b.jsonld": JSON.replace("https:", "http:", 1).replace("headline", "Headline") % "/b",
    "old.rss": RSS,
    "ids.toml": "",
    "new.rss": RSS.replace("bridge", "tower"),
    "a.jsonld": JSON % "https://herald.example/a",
    "one.txt": TEXT,
    "two.txt": TEXT.replace("Ann", "Bob"),
}
# Each of the commands that write files, and one that writes to its output.
COMMANDS = {
    "fix": "check --fix --unsafe-fixes site",
    "report": "check site --format json --out out.json",
    "baseline": "baseline update site --baseline out.json",
    "adopt": "feed adopt old.rss new.rss --into ids.toml",
    "diff": "feed diff old.rss new.rss",
    "convert": "convert old.rss --to jsonfeed --out out.json",
    "inject": "inject site/a.html a.jsonld --out site/a.html",
    "house": "house new one.txt two.txt --id herald --out out.toml",
}


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Told:
    """Give what runs a command, and gives its status and all that it says."""

    def called(command: str) -> tuple[int, str]:
        try:
            main(command.split())
        except SystemExit as left:
            return int(left.code or 0), "".join(capsys.readouterr())
        raise AssertionError("a command leaves with a status")

    return called


def fresh(folder: Path) -> Path:
    """Make the files anew, in a folder to stand in."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    os.chdir(folder)
    return folder


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_command_whose_system_fails_says_so_and_tears_nothing(
    command: str, tmp_path: Path, tapped: Tapping, call: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = fresh(tmp_path / "work")
    call(command)  # loads what is loaded on first use
    before = content(fresh(folder))
    with System(folder, tapped) as system:
        usual = call(command)
    after = content(folder)
    assert system.calls

    for turn in range(1, system.calls + 1):
        fresh(folder)
        with System(folder, tapped, at=turn):
            status, told = call(command)
        found = content(folder)
        assert not torn(found, before, after), turn
        assert (status, told, found) == (*usual, after) or (status and is_told(told, found)), turn

        fresh(folder)
        with pytest.raises(Killed), System(folder, tapped, at=turn, dies=True):
            call(command)
        assert not torn(content(folder), before, after), turn
        call(command)
        assert content(folder) == after, turn


def torn(found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Give the files that are neither as before nor as after, nor a whole report of what failed."""
    return [
        name
        for name, data in found.items()
        if data not in {before.get(name), after.get(name)}
        and ".nutgraf-" not in name
        and not (name == "out.json" and json.loads(data))
    ]


def is_told(told: str, found: dict[str, bytes]) -> bool:
    return FAULT in told or any(FAULT in data.decode() for data in found.values())
