"""The command line: what it prints, and the status it leaves with."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from nutgraf.cli import COMMANDS, main, nutgraf

NEWSROOM = Path(__file__).parents[1] / "examples" / "newsroom"
NOW = ["--now", "2026-11-22T09:00:00Z"]
JSONLD = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"A",%s}'


@dataclass
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Run a command in this process, with its real streams."""

    def call(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Done(int(left.value.code or 0), out.decode(), err.decode())

    return call


def test_publish_says_what_it_wrote_and_noticed(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("publish", str(NEWSROOM), "--out", str(tmp_path), *NOW)

    assert done.status == 0
    assert "articles: 6 live, 2 held back" in done.out
    assert "market-square.jsonld: info: its creativeWorkStatus is Draft" in done.out
    assert done.err == ""


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("info", 1), ("never", 0)])
def test_status_is_as_asked_for(
    run: Callable[..., Done], tmp_path: Path, fail_on: str, status: int
) -> None:
    arguments = ["--out", str(tmp_path), *NOW, "--fail-on", fail_on]

    assert run("publish", str(NEWSROOM), *arguments).status == status


def test_file_that_is_no_article_fails_the_run(run: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text("{", encoding="utf-8")

    done = run("publish", str(tmp_path), "--out", str(tmp_path / "out"))

    assert done.status == 1
    assert "a.jsonld:1:2: error: " in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["publish", "nowhere", "--out", "x"], "nutgraf: nowhere: no such folder\n"),
        (
            ["publish", ".", "--out", "x", "--config", "nowhere.toml"],
            "nowhere.toml: cannot be read",
        ),
        (["publish", ".", "--out", "x", "--now", "2026-11-22"], "needs a time and a zone"),
        (["publish", "."], "Missing option '--out'"),
        (["convert", "nowhere", "--to", "rss"], "nowhere"),
        (["convert", "-", "--to", "html5"], "is not one of"),
        (["nothing"], "No such command 'nothing'"),
    ],
)
def test_what_could_not_run_is_said_in_a_line(
    run: Callable[..., Done],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    done = run(*arguments)

    assert done.status == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_convert_writes_the_format_and_tells_the_losses(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonld"
    publisher = '"publisher":{"@type":"Organization","name":"Herald","url":"https://h.example/"}'
    file.write_text(JSONLD % f'"backstory":"b",{publisher}', encoding="utf-8")

    done = run("convert", str(file), "--to", "rss")

    assert done.status == 0
    assert done.out.startswith('<?xml version="1.0" encoding="utf-8"?>\n<rss ')
    assert "/backstory: rss has no place for it" in done.err


def test_convert_writes_a_file(run: Callable[..., Done], tmp_path: Path) -> None:
    file, out = tmp_path / "a.jsonld", tmp_path / "a.head.html"
    file.write_text(JSONLD % '"dateline":"KYIV"', encoding="utf-8")

    done = run("convert", str(file), "--to", "head", "--out", str(out))

    assert (done.status, done.out) == (0, "")
    assert "KYIV" in out.read_text("utf-8")


def test_a_loss_of_many_articles_is_told_once(run: Callable[..., Done], tmp_path: Path) -> None:
    file = tmp_path / "a.rss"
    item = "<item><guid>https://h.example/%d</guid><dc:publisher>P</dc:publisher>"
    item += "<description>B</description></item>"
    items = "".join(item % number for number in range(20))
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    file.write_text(f'<rss version="2.0" {space}><channel><title>A</title>{items}</channel></rss>')

    done = run("convert", str(file), "--to", "jsonfeed", "--out", str(tmp_path / "a.json"))

    assert "/articles/*/publisher: jsonfeed has no place for it, 20 times" in done.err
    assert "/articles/1/" not in done.err


def test_a_text_stands_where_it_is_said_to_be_served(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Council opens the bridge\n\n22 November 2026, 08:00\n\nIt is open now.\n")
    options = ("--house", "generic-en", "--url", "https://h.example/bridge")

    done = run("convert", str(file), *options, "--to", "rss")

    assert "<link>https://h.example/bridge</link>" in done.out
    assert "/datePublished: it states no zone, which rss needs" in done.err


def test_a_page_is_explained_by_the_markup_that_states_each_value(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    file = tmp_path / "a.html"
    head = "<meta name=author content='Ann Lee'><meta name=pubdate content=2026-11-22T08:00Z>"
    file.write_text(f"<html lang=en>{head}<h1>Council opens the bridge</h1>")

    lines = [line.split(maxsplit=2) for line in run("explain", str(file)).out.splitlines()]

    assert ["headline", "h1", "Council opens the bridge"] in lines
    assert ["author", "meta:author", "Ann Lee"] in lines
    assert ["date_published", "meta:pubdate", "2026-11-22T08:00Z"] in lines


def test_a_rule_that_is_meant_is_named(run: Callable[..., Done]) -> None:
    done = run("explain", "author_name_has_job_titel")

    assert done.status == 2
    assert "did you mean author_name_has_job_title?" in done.err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_ends_with_examples_that_are_understood(
    name: str, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("public", "samples"):  # what has to be there to be named
        Path(folder).mkdir()
    shown = CliRunner().invoke(nutgraf, [name, "--help"]).output
    lines = shown.partition("\n  Examples:\n")[2].splitlines()
    monkeypatch.setattr(click.Context, "invoke", lambda *_, **__: None)  # parsed, not run
    commands = [shlex.split(line.partition("nutgraf ")[2]) for line in lines if "nutgraf " in line]

    assert commands
    for words in commands:
        assert run(*words[: words.index(">") if ">" in words else None]).status == 0, words


def test_convert_of_nothing_is_status_1(run: Callable[..., Done], tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<p>x</p>", encoding="utf-8")

    done = run("convert", str(file), "--to", "jsonld")

    assert (done.status, done.out) == (1, "")
    assert "nothing to convert" in done.err


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_tells_every_option(name: str) -> None:
    shown = CliRunner().invoke(nutgraf, [name, "--help"] if name else ["--help"])

    assert shown.exit_code == 0
    assert "Usage: nutgraf" in shown.output


@pytest.mark.process
def test_command_reads_standard_input() -> None:
    command = [sys.executable, "-m", "nutgraf", "convert", "-", "--to", "jsonld"]
    done = subprocess.run(
        command, input=(JSONLD % '"x":1').encode(), capture_output=True, check=True
    )

    assert json.loads(done.stdout)["headline"] == "A"


@pytest.mark.process
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to offer")
def test_full_disk_is_status_2() -> None:
    command = [sys.executable, "-m", "nutgraf", "--help"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert b"cannot write: No space left on device" in done.stderr


def test_file_that_is_refused_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "pages/a.html")

    monkeypatch.setattr("nutgraf.cli.nutgraf.main", refuse)
    with pytest.raises(SystemExit) as left:
        main(["check", "pages"])

    assert left.value.code == 2
    assert "nutgraf: pages/a.html: Permission denied" in capfd.readouterr().err


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no terminals")
def test_terminal_gets_a_table(tmp_path: Path) -> None:
    here, there = os.openpty()
    command = [
        sys.executable,
        "-m",
        "nutgraf",
        "publish",
        str(NEWSROOM),
        "--out",
        str(tmp_path),
        *NOW,
    ]
    with subprocess.Popen(command, stdout=there, stderr=there) as child:
        os.close(there)
        shown = b""
        while True:
            try:
                piece = os.read(here, 65_536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(here)

    assert child.returncode == 0
    assert "│ articles" in shown.decode()


def test_schema_is_printed_listed_and_written(run: Callable[..., Done], tmp_path: Path) -> None:
    listed = run("schema").out.split()
    printed = run("schema", "json-ld").out

    assert "json-ld" in listed
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run("schema", "--out", str(tmp_path)).status == 0
    assert (tmp_path / "json-ld.schema.json").read_text("utf-8") == printed
    assert run("schema", "nothing").status == 2


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("nutgraf pub", "publish"),
        ("nutgraf convert --to rs", "rss"),
        ("nutgraf check --profile google-pay", "google-paywall"),
        ("nutgraf check --format sar", "sarif"),
    ],
)
def test_the_shell_completes_commands_and_choices(
    typed: str, completed: str, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_NUTGRAF_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))

    assert run().out.splitlines() == [f"plain,{completed}"]
