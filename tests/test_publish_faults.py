"""Publishing when the system fails: each call in turn, once or for good, and what is resumed."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faults import Killed, System, Tapping, content
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

import nutgraf
from nutgraf import ConfigError, Published, Severity

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CONFIG = """
[[publication]]
id = "herald"
name = "Town Herald"
url = "https://herald.example/"
article_url = "https://herald.example/{slug}"
article_id = "{url}#article"

[[feed]]
publication = "herald"
format = "rss"
file = "feeds/news.rss"

[[feed]]
publication = "herald"
format = "jsonfeed"
file = "feed.json"
"""
ARTICLE = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s","text":"%s"}'


def run(source: Path, out: Path) -> Published:
    return nutgraf.publish(source, out, now=NOW)


def write_article(source: Path, name: str, headline: str) -> None:
    (source / f"{name}.jsonld").write_text(ARTICLE % (headline, "word " * 20), encoding="utf-8")


def newsroom(source: Path) -> Path:
    source.mkdir(parents=True)
    (source / "nutgraf.toml").write_text(CONFIG, encoding="utf-8")
    write_article(source, "one", "A")
    return source


class Change:
    """A newsroom before and after a change, and what each is published as."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = newsroom(folder / "source")
        run(self.source, folder / "before")
        write_article(self.source, "one", "B")
        write_article(self.source, "two", "C")
        run(self.source, folder / "after")
        self.before, self.after = content(folder / "before"), content(folder / "after")
        self.expected = {**self.before, **self.after}

    def out(self, name: str) -> Path:
        return Path(shutil.copytree(self.folder / "before", self.folder / name))

    def torn(self, out: Path) -> list[str]:
        """Give the files that are neither the one before nor the one after, nor a writer's own.

        A feed may lack an article that could not be read.
        """
        return [
            name
            for name, data in content(out).items()
            if data not in {self.before.get(name), self.after.get(name)}
            and not Path(name).name.startswith(".nutgraf-")
            and not (name.startswith("feed") and nutgraf.read(data).feed)
        ]


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Change:
    return Change(tmp_path_factory.mktemp("change"))


def calls_of(change: Change, tapped: Tapping) -> range:
    """Give the turns that a run has, counted in one that nothing disturbs."""
    out = change.out("counted")
    with System(change.folder, tapped) as system:
        run(change.source, out)
    assert content(out) == change.expected
    shutil.rmtree(out)
    assert system.calls > 60
    return range(1, system.calls + 1)


def test_a_call_that_fails_is_told_of_and_costs_one_file(change: Change, tapped: Tapping) -> None:
    for turn in calls_of(change, tapped):
        out = change.out(f"fault-{turn}")
        told = ""
        with System(change.folder, tapped, at=turn):
            try:
                found = run(change.source, out).findings
            except ConfigError as fault:
                told = str(fault)
            else:
                told = " ".join(one.message for one in found if one.severity is Severity.ERROR)
        wrong = {name for name, data in change.expected.items() if content(out).get(name) != data}

        assert not change.torn(out), turn
        assert told or not wrong, turn
        run(change.source, out)
        assert content(out) == change.expected, turn
        shutil.rmtree(out)


def test_a_run_that_is_killed_anywhere_is_resumed(change: Change, tapped: Tapping) -> None:
    for turn in calls_of(change, tapped):
        out = change.out(f"death-{turn}")
        with pytest.raises(Killed), System(change.folder, tapped, at=turn, dies=True):
            run(change.source, out)

        assert not change.torn(out), turn
        run(change.source, out)
        assert content(out) == change.expected, turn
        shutil.rmtree(out)


NAMES = st.sampled_from(["one", "two", "three"])
HEADLINES = st.sampled_from(["A", "B", "C"])
TURNS = st.integers(1, 130)  # of the calls of a run; some runs end before


class Newsroom(RuleBasedStateMachine):
    """A folder of content that changes, published by runs of which some fail or are killed."""

    tapped: Tapping

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.source, self.out = newsroom(self.folder / "source"), self.folder / "out"
        self.written: dict[str, set[bytes]] = {}  # all that a file may ever have held
        self.fresh: dict[str, bytes] = {}
        self.drafts: set[str] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(name=NAMES, headline=HEADLINES)
    def write(self, name: str, headline: str) -> None:
        write_article(self.source, name, headline)
        self.drafts.discard(name)

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        (self.source / f"{name}.jsonld").unlink(missing_ok=True)
        self.drafts.discard(name)

    @rule(name=NAMES, other=NAMES)
    def rename(self, name: str, other: str) -> None:
        file = self.source / f"{name}.jsonld"
        if file.exists() and name != other:
            file.replace(self.source / f"{other}.jsonld")
            self.drafts.discard(other)
            if name in self.drafts:
                self.drafts ^= {name, other}

    @rule(name=NAMES)
    def hold_back(self, name: str) -> None:
        text = ARTICLE.replace("{", '{"creativeWorkStatus":"Draft",', 1) % ("Draft", "")
        (self.source / f"{name}.jsonld").write_text(text, encoding="utf-8")
        self.drafts.add(name)

    @rule()
    def publish(self) -> None:
        self.look_ahead()

        found = run(self.source, self.out)

        held = content(self.out)
        assert {name: held.get(name) for name in self.fresh} == self.fresh
        assert not {f"{name}.jsonld" for name in self.drafts} & held.keys()
        assert not [name for name in held if ".nutgraf-" in name]
        assert self.torn() == []
        again = run(self.source, self.out)
        assert (again.articles, again.held_back) == (found.articles, found.held_back)
        assert not any(file.is_new for file in again.files)

    @rule(turn=TURNS, dies=st.booleans())
    def publish_while_the_system_fails(self, turn: int, *, dies: bool) -> None:
        self.look_ahead()
        system = System(self.folder, self.tapped, at=turn, dies=dies)
        with suppress(ConfigError, Killed), system:
            run(self.source, self.out)

        assert self.torn() == []

    def look_ahead(self) -> None:
        """Publish into a new folder what is about to be published."""
        fresh = self.folder / "fresh"
        run(self.source, fresh)
        self.fresh = content(fresh)
        shutil.rmtree(fresh)
        for name, data in self.fresh.items():
            self.written.setdefault(name, set()).add(data)

    def torn(self) -> list[str]:
        return [
            name
            for name, data in content(self.out).items()
            if data not in self.written.get(name, ())
            and ".nutgraf-" not in name
            and not (name.startswith("feed") and nutgraf.read(data).feed)
        ]


def test_a_newsroom_is_published_whatever_happens_to_its_runs(tapped: Tapping) -> None:
    Newsroom.tapped = staticmethod(tapped)  # type: ignore[assignment] # a function of the session
    examples = max(settings.default.max_examples // 10, 5)  # each is some ten runs

    run_state_machine_as_test(
        Newsroom, settings=settings(max_examples=examples, stateful_step_count=12)
    )
