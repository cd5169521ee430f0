"""The examples: each runs, and does what its first lines promise."""

from __future__ import annotations

import asyncio
import json
import re
import runpy
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import nutgraf
from nutgraf import cli, publish

EXAMPLES = Path(__file__).parents[1] / "examples"
HOOKS = EXAMPLES.parent / ".pre-commit-hooks.yaml"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_cms_import_loses_the_broken_record_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = runpy.run_path(str(EXAMPLES / "cms_import.py"))["main"]
    failed = main(EXAMPLES / "cms_export.json", tmp_path)
    said = capsys.readouterr().out

    assert failed == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bridge.head.html", "bridge.jsonld"]
    assert "night-ferry: Invalid isoformat string: 'yesterday'" in said
    assert "market-square: held back, it is draft" in said


def test_cms_import_keeps_everything_that_a_record_states(tmp_path: Path) -> None:
    main = runpy.run_path(str(EXAMPLES / "cms_import.py"))["main"]
    main(EXAMPLES / "cms_export.json", tmp_path)
    record = json.loads((EXAMPLES / "cms_export.json").read_text("utf-8"))[0]
    article: Any = nutgraf.read((tmp_path / "bridge.jsonld").read_bytes()).require_article()

    assert (article.headline, article.description) == (record["title"], record["teaser"])
    assert [one.name for one in article.author] == ["Ann Lee", "Orest Dunai"]
    assert article.date_published.text == "2026-11-22T08:00:00+02:00"
    assert article.correction[0].text == record["corrections"][0]["text"]
    assert article.article_body == "The bridge is open & free.\n\nBoats pass by day."


def test_build_feeds_writes_what_can_be_read_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(EXAMPLES / "newsroom", tmp_path / "public", now=NOW)
    main = runpy.run_path(str(EXAMPLES / "build_feeds.py"))["main"]
    main(tmp_path / "public", tmp_path / "feeds", NOW)
    said = capsys.readouterr().out
    live = len(list((tmp_path / "public").glob("*.jsonld")))
    held = {
        file.name: len(nutgraf.read(file.read_bytes()).articles)
        for file in (tmp_path / "feeds").iterdir()
    }

    assert [held[name] for name in ("feed.rss", "feed.json", "whole.rss")] == [live] * 3
    assert held["feed.atom"] == live - said.count("atom leaves it out")
    assert "whole.rss: 0 losses" in said


def test_jinja_page_holds_its_article() -> None:
    pytest.importorskip("jinja2")
    page_of = runpy.run_path(str(EXAMPLES / "jinja_page.py"))["page_of"]
    article = nutgraf.NewsArticle(headline="</script><b>", url="https://herald.example/a")

    assert nutgraf.read(page_of(article), "head").article == nutgraf.project(article, "head")


def test_fastapi_site_gives_what_the_client_likes() -> None:
    pytest.importorskip("fastapi")
    httpx = pytest.importorskip("httpx")
    site = runpy.run_path(str(EXAMPLES / "fastapi_site.py"))["site"]
    story, again, feed, missing, api = asyncio.run(ask(httpx, site))

    assert [one.status_code for one in (story, again, feed, missing)] == [200, 304, 200, 404]
    assert nutgraf.read(story.content).require_article().headline == "Council opens the bridge"
    assert feed.headers["content-type"] == "application/atom+xml"
    assert "application/feed+json" in api.text


async def ask(httpx: Any, site: Any) -> list[Any]:
    """Ask the site for a story, again, for its feed as Atom, for what is not, for its API."""
    transport = httpx.ASGITransport(site)
    async with httpx.AsyncClient(transport=transport, base_url="https://herald.example") as client:
        story = await client.get("/bridge")
        return [
            story,
            await client.get("/bridge", headers={"If-None-Match": story.headers["etag"]}),
            await client.get("/feed", headers={"Accept": "application/atom+xml"}),
            await client.get("/nothing"),
            await client.get("/openapi.json"),
        ]


def test_flask_site_has_the_page_and_the_article_at_one_address() -> None:
    pytest.importorskip("flask")
    client = runpy.run_path(str(EXAMPLES / "flask_site.py"))["site"].test_client()
    page = client.get("/bridge", headers={"Accept": "text/html"})
    article = client.get("/bridge", headers={"Accept": "application/ld+json"})

    assert nutgraf.read(page.data, "head").article == nutgraf.read(article.data).article
    assert "Accept" in page.headers["Vary"]
    assert client.get("/feed.rss").mimetype == "application/rss+xml"


@pytest.mark.process
@pytest.mark.parametrize("name", ["django", "wagtail"])
def test_a_site_passes_its_own_tests(name: str, tmp_path: Path) -> None:
    pytest.importorskip(name)
    site = shutil.copytree(EXAMPLES / f"{name}_site", tmp_path / "site")
    command = [sys.executable, "-W", "error::DeprecationWarning:nutgraf", "manage.py", "test"]
    done = subprocess.run(
        command, cwd=site, check=False, capture_output=True, text=True, timeout=300
    )

    assert done.returncode == 0, done.stderr[-3_000:]


@pytest.fixture
def checked_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the site of ci_check, as the folder that commands start in."""
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES / "ci_check", site)
    monkeypatch.chdir(site)
    return site


def checked(*arguments: str) -> int:
    """Run `nutgraf check` here, and give the status it leaves with."""
    with pytest.raises(SystemExit) as left:
        cli.main(["check", "public", *arguments])
    return int(left.value.code or 0)


@pytest.mark.usefixtures("checked_site")
def test_ci_check_passes_with_its_baseline_only(capsys: pytest.CaptureFixture[str]) -> None:
    statuses = [checked("--baseline", "baseline.json"), checked()]

    assert statuses == [0, 1]
    assert "left out: 6 findings of the baseline" in capsys.readouterr().out


def test_a_fault_that_is_new_fails_in_spite_of_the_baseline(checked_site: Path) -> None:
    page = checked_site / "public" / "bridge.html"
    page.write_text(page.read_text("utf-8").replace("2026-11-22T08:00:00+02:00", "today"), "utf-8")

    assert checked("--baseline", "baseline.json") == 1


def test_what_moves_to_another_line_stays_known(checked_site: Path) -> None:
    page = checked_site / "public" / "ferry.html"
    page.write_text(page.read_text("utf-8").replace("<head>", "<head>\n\n\n"), "utf-8")

    assert checked("--baseline", "baseline.json") == 0


@pytest.mark.parametrize("held", ["", "{}", "[1]", "[" * 9_000])
def test_what_is_no_baseline_is_told(
    held: str, checked_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (checked_site / "broken.json").write_text(held, "utf-8")

    assert (checked("--baseline", "none.json"), checked("--baseline", "broken.json")) == (2, 2)
    assert "baseline update" in capsys.readouterr().err


def test_the_files_for_ci_name_commands_that_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("public").mkdir()
    commands = [
        found
        for file in [*(EXAMPLES / "ci_check").glob("*.y*ml"), HOOKS]
        for found in re.findall(r"nutgraf (?:check|report merge)(?: (?!>>)\S+)*", _code(file))
    ]
    context = cli.nutgraf.make_context("nutgraf", ["check"])

    assert len(commands) > 8
    for command in commands:
        _, name, *arguments = [word for word in command.split() if word[:1] != "$"]
        found = cli.nutgraf.get_command(context, name)
        assert found is not None
        if name == "report":
            found, arguments = found.commands[arguments[0]], arguments[1:]
        found.make_context(name, [*arguments, "public"])


def _code(file: Path) -> str:
    """Give a file without its comments, with a number in the place of each expression."""
    text = re.sub(r"(?m)^\s*#.*$", "", file.read_text("utf-8"))
    return re.sub(r"\$\{\{\s*([^}]*?)\s*\}\}", "1", text)
