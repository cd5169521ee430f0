"""The written pages: what they show is run, and what is generated is as the code has it."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib import metadata
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from nutgraf import cli
from nutgraf.config import read_config

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("**/*.md")])
FENCE = re.compile(
    r'^(?P<indent> *)```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^(?P=indent)```$',
    re.MULTILINE | re.DOTALL,
)
NEEDS = re.compile(r"<!-- needs: ([\w ]+) -->")
# What a page may show and a test does not do: set up, fetch, serve, commit.
NOT_RUN = {
    "curl", "docker", "echo", "eval", "flask", "git", "pip", "pre-commit", "py", "pytest",
    "python", "python3", "ruff", "uv", "uvicorn",
}  # fmt: skip
INCLUDED = re.compile(r"^ *-+ ?-?8 ?< ?--.*$", re.MULTILINE)  # a file shown in place of the line
ANY = re.escape("...")
COULD_NOT_RUN = 2
HASTY = re.compile(r"(?<![.\w])(?:simply|just)(?![\w(])", re.IGNORECASE)

# The pages of rules are made of examples that have tests of their own.
SHOWING = [page for page in PAGES if page.parent.name != "rules"]
pages = pytest.mark.parametrize("page", SHOWING, ids=lambda page: str(page.relative_to(ROOT)))


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the file it is to be, its text without indentation."""

    kind: str
    title: str
    text: str


@dataclass(slots=True)
class Reader:
    """Does what a page shows, from top to bottom, in an empty folder beside the examples."""

    page: Path
    folder: Path
    space: dict[str, object] = field(default_factory=dict)

    def follow(self) -> None:
        (self.folder / "examples").symlink_to(ROOT / "examples")
        for block in blocks_of(self.page):
            self.take(block)

    def take(self, block: Block) -> None:
        if block.title:
            file = self.folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        elif block.kind == "python":
            exec(compile(block.text, str(self.page), "exec"), self.space)  # noqa: S102 (our pages)
        elif block.kind == "sh":
            for command in commands_of(block.text):
                said(command)
        elif block.kind == "console":
            compare(block.text)
        if block.kind == "json":
            json.loads(block.text)
        if block.kind == "toml":
            tomllib.loads(block.text)
        if block.title.endswith("nutgraf.toml"):
            read_config(self.folder / block.title)


@pages
def test_what_a_page_shows_can_be_done(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for needed in NEEDS.findall(page.read_text("utf-8")):
        for name in needed.split():
            pytest.importorskip(name)
    monkeypatch.chdir(tmp_path)

    Reader(page, tmp_path).follow()


def test_generated_pages_are_as_the_code_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    from shelves import generated, stale

    made = generated()
    apart = [
        name
        for name, text in made.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text("utf-8") != text
    ]

    assert apart + stale(made) == [], "run: python docs/refresh.py"


def test_every_command_has_its_page() -> None:
    assert {file.stem for file in DOCS.glob("reference/commands/*.md")} == {*cli.COMMANDS, "index"}


def test_nothing_is_said_to_be_easy() -> None:
    files = [*PAGES, *ROOT.glob("src/**/*.py"), *ROOT.glob("examples/**/*.py")]
    hasty = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if HASTY.search(line)
    ]

    assert hasty == []


def test_readme_has_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    for command in (
        ".venv/bin/pip install . && .venv/bin/nutgraf publish examples/newsroom --out public",
        ".venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ):
        assert f"python3 -m venv .venv && {command}\n" in text


def test_changes_are_named_by_topic_and_kind() -> None:
    names = [file.name for file in (DOCS / "changes").iterdir()]

    assert [
        n for n in names if not re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md", n)
    ] == []


def blocks_of(page: Path) -> Iterator[Block]:
    """Give the fenced blocks of a page, those in lists too."""
    for found in FENCE.finditer(page.read_text("utf-8")):
        indent = found["indent"]
        lines = found["text"].splitlines(keepends=True)
        text = "".join(line.removeprefix(indent) for line in lines)
        yield Block(found["kind"], found["title"] or "", text)


def commands_of(text: str) -> Iterator[str]:
    """Give the commands of a block that a test can do; fails for one that nobody knows."""
    for line in text.replace("\\\n", "").splitlines():
        first = (shlex.split(line, comments=True) or [""])[0].rpartition("/")[2]
        if first == "nutgraf" and "&&" not in line:
            yield line
        elif first and first not in NOT_RUN:
            pytest.fail(f"no test knows how to do {line!r}")


def said(command: str) -> str:
    """Do a command of ours here and now, and give what it says on both streams."""
    words = shlex.split(command, comments=True)
    target = Path(words[words.index(">") + 1]) if ">" in words else None
    arguments = words[1 : words.index(">")] if target else words[1:]
    streams = [TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8")]
    status: object = 0
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        try:
            cli.main(arguments)
        except SystemExit as left:
            status = left.code
    out, complaints = (read_back(stream) for stream in streams)
    assert status != COULD_NOT_RUN, complaints.decode()
    if target is not None:
        target.write_bytes(out)
        out = b""
    return (complaints + out).decode()


def read_back(stream: TextIOWrapper) -> bytes:
    """Give what was written to a stream."""
    stream.flush()
    stream.buffer.seek(0)
    return stream.buffer.read()


def compare(text: str) -> None:
    """Hold what a command says against what the page shows; `...` is anything, alone any lines."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        pattern = "\n".join(
            r"(?:.*\n)*?.*" if line == "..." else re.escape(line.rstrip()).replace(ANY, ".*")
            for line in shown.strip().splitlines()
        )
        found = "\n".join(line.rstrip() for line in said(command).strip().splitlines())
        assert re.fullmatch(pattern, found), f"$ {command}\n{found}"


def test_the_page_of_dependencies_names_all_that_an_install_brings() -> None:
    page = (DOCS / "explanation" / "dependencies.md").read_text("utf-8")
    named = {
        name
        for line in page.splitlines()
        if line.startswith("| ")
        for name in re.findall(r"[a-z0-9][a-z0-9-]*", line.split("|")[1])
    }

    assert sorted(brought_by("nutgraf") - named) == []


def brought_by(name: str) -> set[str]:
    """Name the distributions that installing one brings, extras aside, as far as they are here."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            needed = Requirement(line)
            if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
                continue
            plain = re.sub(r"[-_.]+", "-", needed.name).lower()
            if plain not in found:
                found.add(plain)
                waiting.append(plain)
    return found


def test_the_architecture_names_every_room() -> None:
    from test_house import FLOORS

    page = (DOCS / "explanation" / "architecture.md").read_text("utf-8")
    drawn = page.partition("## Who may call whom")[2]
    rooms = {room for floor in FLOORS for room in floor if not room.startswith("_")}

    assert sorted(room for room in rooms if not re.search(rf"\b{room}\b", drawn)) == []


def test_links_inside_the_repository_lead_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in (*ROOT.glob("*.md"), *ROOT.glob("examples/**/*.md"))
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]

    assert dead == []


def test_the_list_of_examples_names_every_one() -> None:
    listed = (ROOT / "examples" / "README.md").read_text("utf-8")
    there = {file.name for file in (ROOT / "examples").iterdir()} - {"README.md", "__pycache__"}

    assert [name for name in sorted(there) if f"`{name}" not in listed] == []


def test_the_files_that_the_site_shows_are_there() -> None:
    shown = [line for page in SHOWING for line in INCLUDED.findall(page.read_text("utf-8"))]
    files = [re.fullmatch(r'--8<-- "([^"]+)"', line) for line in shown]

    assert shown
    assert [line for line, file in zip(shown, files, strict=True) if file is None] == []
    assert [file[1] for file in files if file and not (ROOT / file[1]).is_file()] == []
