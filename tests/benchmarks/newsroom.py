"""What it costs to publish a large archive: at first, half of it, and after one change.

With `--scale newsroom=40` it is an archive of 400,000 articles.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from ._harness import Candidate, Comparison, Sample, python_code

__all__ = ["comparisons", "generate"]

ARTICLES = 10_000  # with scale 1
_MOST_FILES = 8  # that one changed article may rewrite: its own two, its months, feeds and index
_FIRST, _YEARS = datetime(2001, 1, 1, tzinfo=UTC), 25
_CONFIG = """
[[publication]]
id = "herald"
name = "Town Herald"
url = "https://herald.example/"
host = "https://herald.example/"
language = "en"
folder = "content"
[[feed]]
publication = "herald"
format = "rss"
file = "feed.rss"
[[feed]]
publication = "herald"
format = "atom"
file = "all.atom"
archives = "month"
order = "changed"
[[feed]]
publication = "herald"
format = "sitemap"
file = "sitemap.xml"
split = "month"
"""
_RUN = """
import shutil
from datetime import UTC, datetime
from pathlib import Path
from nutgraf import publish
source, out, changed = Path({source!r}), Path({out!r}), {changed}
if changed:
    file = source / "content" / f"{{changed // 1000:03}}" / f"story-{{changed}}.jsonld"
    said = file.read_text("utf-8")
    file.write_text(said.replace("The council", "The old council", 1), "utf-8")
else:
    shutil.rmtree(out, ignore_errors=True)
done = publish(source, out, now=datetime(2026, 11, 22, tzinfo=UTC))
rewritten = sum(one.is_new for one in done.files)
assert done.articles == {articles} and (not changed or rewritten <= {most}), rewritten
"""


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare the first run over an archive with one over half of it, and with one change."""
    made = _Made(max(int(ARTICLES * scale), 100))
    yield Comparison(
        f"archive of {made.articles:,} articles",
        "run",
        (
            made.run("first run"),
            made.run("first run, half of the archive", made.articles // 2),
            made.run("one article changed", changed=made.articles // 3),
        ),
        goal=f"linear; one changed article rewrites at most {_MOST_FILES} files",
        is_growth=True,
        note="whole processes; a feed, one with archives by month, and a sitemap by month; a ratio"
        " is that to the first run",
    )


class _Made:
    """Archives that are generated when they are first asked for, and gone with this."""

    def __init__(self, articles: int) -> None:
        self.articles, self._folder = articles, Path(tempfile.mkdtemp(prefix="nutgraf-archive-"))

    def __del__(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(self, name: str, articles: int = 0, changed: int = 0) -> Candidate:
        return Candidate(name, partial(self._prepared, name, articles or self.articles, changed))

    def _prepared(self, name: str, articles: int, changed: int) -> Callable[[], Sample]:
        source = self._folder / str(articles)
        if not source.exists():
            generate(source, articles)
        code = _RUN.format(
            source=str(source), out=str(source / "out"), changed=changed, articles=articles,
            most=_MOST_FILES,
        )  # fmt: skip
        return python_code(name, code).prepare()


def generate(folder: Path, articles: int) -> None:
    """Write an archive of 25 years, a thousand articles in a folder, and its configuration."""
    for number in range(articles):
        place = folder / "content" / f"{number // 1_000:03}"
        if not number % 1_000:
            place.mkdir(parents=True)
        node = _node(number, _FIRST + number / articles * timedelta(days=365 * _YEARS))
        (place / f"story-{number}.jsonld").write_text(json.dumps(node), "utf-8")
    (folder / "nutgraf.toml").write_text(_CONFIG, "utf-8")


def _node(number: int, published: datetime) -> dict[str, object]:
    url = f"https://herald.example/story-{number}"
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "headline": f"Council meets for the time {number}",
        "description": "What the council decided, and what it put off.",
        "datePublished": published.isoformat(timespec="seconds"),
        "author": {"@type": "Person", "name": "Ann Lee"},
        "articleSection": "Town hall",
        "image": f"https://herald.example/img/{number}.jpg",
        "articleBody": "The council met, and put it off again. " * 40,
    }
