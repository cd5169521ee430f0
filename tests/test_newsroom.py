"""Any sequence of what a newsroom does: ids stay, what is not live stays in, the rest is still."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import nutgraf
from nutgraf import Feed
from nutgraf.publishing import (
    Published,
    Publishing,
    adopted,
    compared,
    id_table_text,
    read_id_table,
)

SITE = "https://herald.example/"
START = datetime(2026, 11, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOST = 3  # articles of a feed without archives, so that some fall off
CONFIG = f"""
[[publication]]
id = "herald"
name = "Town Herald"
language = "en"
url = "{SITE}"
host = "{SITE}"
folder = "content"
article_id = "{{url}}#article"
ids = "ids.toml"
"""
FEEDS = {
    "feed.rss": f'format = "rss"\nmax_articles = {MOST}',
    "feed.atom": f'format = "atom"\nmax_articles = {MOST}',
    "feed.json": f'format = "jsonfeed"\nmax_articles = {MOST}',
    "msn.rss": 'format = "rss"\npartner = "msn"',
    "all.atom": 'format = "atom"\nmax_articles = 1\narchives = "day"',
    "map.xml": 'format = "sitemap"\nsplit = "month"',
    "news.xml": 'format = "news-sitemap"',
}
ID = re.compile(r'<guid[^>]*>([^<]*)</guid>|<entry[^>]*>\n<id>([^<]*)</id>|"id": ?"([^"]*)"')
ENTRY = re.compile(r"<(item|entry)\b.*?</\1>", re.DOTALL)
AT_WORK = ("draft", "live", "killed")


@dataclass(frozen=True)
class Story:
    """One story as the newsroom has it."""

    name: str
    url: str
    headline: str
    words: tuple[str, ...]  # of all its versions, each in no other story; the last is in print
    published: datetime
    modified: datetime | None = None
    state: str = "live"
    corrections: tuple[str, ...] = ()
    was_out: bool = False

    def is_live(self, now: datetime) -> bool:
        return self.state == "live" and self.published <= now

    def node(self) -> dict[str, Any]:
        said = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.headline,
            "url": self.url,
            "articleBody": f"It was {self.words[-1]} who did it.",
            "datePublished": self.published.isoformat(),
            "creativeWorkStatus": {"draft": "Draft", "killed": "Withdrawn"}.get(self.state, ""),
            "correction": [{"@type": "CorrectionComment", "text": one} for one in self.corrections],
        }
        if self.modified is not None:
            said["dateModified"] = self.modified.isoformat()
        return {name: value for name, value in said.items() if value}


Stories: TypeAlias = dict[str, Story]


@dataclass
class Issue:
    """What stands in the output folder after a run."""

    files: dict[str, str] = field(default_factory=dict)
    stories: Stories = field(default_factory=dict)  # in the feed that falls off, by their names

    def feed(self, name: str) -> Feed:
        feed: Feed = nutgraf.read(self.files[name]).feed
        return feed

    def entries(self) -> set[str]:
        return {one.group() for text in self.files.values() for one in ENTRY.finditer(text)}


class Newsroom(RuleBasedStateMachine):
    """A newsroom that publishes after each thing it does."""

    def __init__(self) -> None:
        """Lay out a newsroom without stories."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "content").mkdir()
        (self.folder / "ids.toml").write_text("[moved]\n\n[ids]\n", "utf-8")
        feeds = (
            f'[[feed]]\npublication = "herald"\nfile = "{name}"\n{said}\n'
            for name, said in FEEDS.items()
        )
        (self.folder / "nutgraf.toml").write_text(CONFIG + "".join(feeds), "utf-8")
        self.now = START
        self.stories: Stories = {}
        self.known: dict[tuple[str, bool], str] = {}  # the ids of each story, in Atom and elsewhere
        self.issue = Issue()
        self.count = 0

    def teardown(self) -> None:
        """Clear the desk."""
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        self.add("live", timedelta(0))
        self.go_out()

    @precondition(lambda self: len(self.stories) < 8)
    @rule(state=st.sampled_from(["live", "live", "draft"]), hours=st.integers(-30, 3))
    def write(self, state: str, hours: int) -> None:
        """Write a story that is out, was written some time ago, is scheduled or is a draft."""
        self.add(state, hours * HOUR)
        self.go_out()

    @rule(pick=st.randoms(use_true_random=False), dated=st.booleans(), correction=st.booleans())
    def edit(self, pick: Any, dated: bool, correction: bool) -> None:  # noqa: FBT001 (hypothesis names them)
        """Say something else, with or without a date of change, or put something right."""
        story = self.pick(pick)
        changed = replace(story, words=(*story.words, self.word()))
        if correction:
            changed = replace(story, corrections=(*story.corrections, self.word()))
        self.put(replace(changed, modified=self.now) if dated else changed)
        self.go_out()

    @rule(pick=st.randoms(use_true_random=False))
    def touch(self, pick: Any) -> None:
        """Move the date of change and nothing else."""
        self.put(replace(self.pick(pick), modified=self.now))
        self.go_out()

    @rule(pick=st.randoms(use_true_random=False))
    def retitle(self, pick: Any) -> None:
        story = self.pick(pick)
        self.put(replace(story, headline=f"The story that is now called {self.word()}"))
        self.go_out()

    @rule(pick=st.randoms(use_true_random=False))
    def move(self, pick: Any) -> None:
        """Give a story another address, and say so where the ids are kept."""
        story = self.pick(pick)
        moved = replace(story, url=f"{SITE}{self.word()}")
        self.lock((), {story.url: moved.url})
        self.put(moved)
        self.go_out()

    @rule(pick=st.randoms(use_true_random=False), state=st.sampled_from(AT_WORK))
    def turn(self, pick: Any, state: str) -> None:
        """Kill a story that was out, restore it, or take it back into work."""
        story = self.pick(pick)
        if state == "killed" and not story.was_out:
            return
        self.put(replace(story, state=state, modified=self.now))
        self.go_out()

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.now += hours * HOUR
        self.go_out()

    @rule()
    def rest(self) -> None:
        """Do nothing; a second run changes no byte."""
        assert [one.name for one in self.publish().files if one.is_new] == []

    @precondition(lambda self: len(self.stories) < 8)
    @rule(style=st.sampled_from(['"false">{at}', '"false">tag:h,2026:{at}', '"true">{url}']))
    def migrate(self, style: str) -> None:
        """Take over the stories and the ids of another system's feed."""
        taken = [self.add("live", -hours * HOUR) for hours in (1, 2)]
        items = "".join(
            f"<item><title>{escape(one.headline)}</title><link>{one.url}</link><guid isPermaLink="
            f"{style.format(at=one.name, url=one.url)}</guid></item>"
            for one in taken
        )
        head = f"<title>Old</title><link>{SITE}</link><description>d</description>"
        old = nutgraf.read(f'<rss version="2.0"><channel>{head}{items}</channel></rss>').feed
        for one, at in zip(taken, old.articles, strict=True):
            self.known[one.name, False] = str(at.id)
        self.lock([old], {})
        self.go_out()

        for name in ("feed.rss", "feed.json"):  # an id of Atom is an IRI
            assert compared(old, self.issue.feed(name)).of("republished") == ()

    def word(self) -> str:
        """Give a word that stands nowhere yet."""
        self.count += 1
        return f"w{self.count}w"

    def add(self, state: str, since: timedelta) -> Story:
        name = self.word()
        story = Story(
            name, f"{SITE}{name}", f"The story that is called {name}", (self.word(),),
            self.now + since - timedelta(seconds=self.count), state=state,
        )  # fmt: skip
        self.put(story)
        return story

    def pick(self, pick: Any) -> Story:
        story: Story = pick.choice(list(self.stories.values()))
        return story

    def put(self, story: Story) -> None:
        self.stories[story.name] = story
        file = self.folder / "content" / f"{story.name}.jsonld"
        file.write_text(json.dumps(story.node()), "utf-8")

    def lock(self, feeds: Iterable[Feed], moved: dict[str, str]) -> None:
        """Keep the ids of feeds, and say what has moved."""
        file = self.folder / "ids.toml"
        table = read_id_table(file)
        for feed in feeds:
            table, findings = adopted(table, feed)
            assert findings == ()
        text = id_table_text(table, file.read_text("utf-8"))
        lines = "".join(f'"{old}" = "{new}"\n' for old, new in moved.items())
        file.write_text(text.replace("[moved]\n", f"[moved]\n{lines}", 1), "utf-8")

    def go_out(self) -> None:
        """Publish, and hold what went out against what was out before."""
        before, published = self.issue, self.publish()
        out = {one.name: one for one in self.stories.values() if one.is_live(self.now)}
        self.stories |= {name: replace(one, was_out=True) for name, one in out.items()}
        newest = sorted(out.values(), key=lambda one: (-one.published.timestamp(), one.url))
        files = {
            file.relative_to(self.folder / "out").as_posix(): file.read_text("utf-8")
            for file in sorted((self.folder / "out").rglob("*"))
        }
        self.issue = Issue(files, {one.name: one for one in newest[:MOST]})

        assert [one for one in published.findings if one.severity == "error"] == []
        self.nothing_else_is_out()
        self.ids_are_what_they_were()
        self.every_live_story_is_reached(out)
        if before.files:
            self.unchanged_stories_are_still(before)
            self.diff_tells_what_happened(before)

    def publish(self) -> Published:
        run = Publishing(
            self.folder, self.folder / "out", now=self.now, parts=("articles", "feeds")
        )
        for _ in run.steps():
            pass
        return run.result()

    def nothing_else_is_out(self) -> None:
        """Find no word of what is not live, and no trace of what never was."""
        whole = "".join(self.issue.files.values())
        for story in self.stories.values():
            kept = () if story.is_live(self.now) else story.words
            if not story.was_out:
                kept += (story.name, story.headline, story.url)
            assert [word for word in kept if word in whole] == [], story
            assert [word for word in story.words[:-1] if word in whole] == [], story

    def ids_are_what_they_were(self) -> None:
        """Find each story that is out under the one id that it ever had, in each feed."""
        held = {one.url: one.name for one in self.stories.values()}
        for name, text in self.issue.files.items():
            feed = nutgraf.read(text).feed if name in FEEDS and "xml" not in name else None
            for article in feed.articles if feed is not None else ():
                story = held[str(article.url)], name.endswith("atom")
                assert self.known.setdefault(story, str(article.id)) == article.id
            if feed is not None:
                assert len({one.id for one in feed.articles}) == len(feed.articles)
        for is_atom in (False, True):
            ids = [one for key, one in self.known.items() if key[1] is is_atom]
            assert len(set(ids)) == len(ids)

    def every_live_story_is_reached(self, out: Stories) -> None:
        """Find each live story in the feed with archives, once in them, and in the sitemap."""
        chain = [self.issue.feed(name) for name in self.issue.files if name.startswith("all")]
        reached = {str(one.url) for feed in chain for one in feed.articles}
        self.lock(chain, {})
        mapped = "".join(text for name, text in self.issue.files.items() if "map" in name)

        assert reached == {one.url for one in out.values()}
        assert {one.url for one in out.values()} == {
            one for one in re.findall(r"<loc>(.*?)</loc>", mapped) if not one.endswith(".xml")
        }

    def unchanged_stories_are_still(self, before: Issue) -> None:
        """Find the same bytes of each story that is in both issues and has not changed."""
        entries = self.issue.entries()
        same = {one.url for name, one in before.stories.items() if self.is_same(one, name)}
        for entry in before.entries():
            url = re.search(r"<link>(.*?)</link>|href=\"([^\"]*)\"", entry)
            if url is not None and (url[1] or url[2]) in same:
                assert entry in entries
        if before.stories == self.issue.stories:
            for name in ("feed.rss", "feed.json"):
                assert before.files[name] == self.issue.files[name]

    def is_same(self, story: Story, name: str) -> bool:
        return self.issue.stories.get(name) == story

    def diff_tells_what_happened(self, before: Issue) -> None:
        oldest = min((one.published for one in self.issue.stories.values()), default=None)
        for name in ("feed.rss", "feed.atom", "feed.json"):
            expected, is_atom = {}, name == "feed.atom"
            for key, story in self.issue.stories.items():
                if kind := change(before.stories.get(key), story):
                    expected[self.known[key, is_atom]] = kind
            for key, story in before.stories.items():
                if key not in self.issue.stories:
                    is_told = is_atom and self.stories[key].state == "killed"
                    is_older = oldest is not None and story.published <= oldest
                    expected[self.known[key, is_atom]] = (
                        "fallen_off" if is_older and not is_told else "taken_down"
                    )
            found = compared(before.feed(name), self.issue.feed(name))
            assert {one.id: one.kind for one in found.changes} == expected


def change(old: Story | None, new: Story) -> str:
    """Say what has become of a story that a feed holds."""
    if old is None:
        return "new"
    seen = [
        name
        for name in ("url", "headline", "words", "modified")
        if getattr(old, name) != getattr(new, name)
    ]
    if not seen:
        return ""
    return "moved" if seen == ["url"] else "changed"


Newsroom.TestCase.settings = settings(
    max_examples=settings.default.max_examples // 40, stateful_step_count=12
)
TestNewsroom = Newsroom.TestCase
