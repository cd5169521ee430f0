"""What it costs to check a site of 400,000 pages: at first, half of it, and again after a day."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ._harness import Candidate, Comparison, Sample, python_code

__all__ = ["comparisons", "generate"]

PAGES = 400_000  # of a large newsroom; with scale 1
_IN_FOLDER = 1_000
_CHANGED = 1_000  # one page in so many changes between two runs
_WORDS = ("council", "bridge", "river", "budget", "school", "market", "harbour", "winter", "vote")
_RUN = """
import sys
from pathlib import Path
site, cache, changed, half = Path({site!r}), Path({cache!r}), {changed}, {half}
if not changed:
    cache.unlink(missing_ok=True)
for number in range(0, {pages}, changed or {pages} + 1):
    page = site / f"{{number // 1000:03}}" / f"story-{{number}}.html"
    page.write_text(page.read_text("utf-8") + "<!-- again -->", "utf-8")
from nutgraf.cli import main
folders = sorted(str(one) for one in site.iterdir())
sys.argv[1:] = []
main(["check", *(folders[: len(folders) // 2] if half else [str(site)]), "--cache", str(cache),
      "--profile", "schema.org", "--profile", "google-article", "--fail-on", "never", *{options}])
"""


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare the first run over a site with one over half of it, and with later runs."""
    pages = max(int(PAGES * scale) // _IN_FOLDER, 2) * _IN_FOLDER
    made = _Made(pages)
    yield Comparison(
        f"site of {pages:,} pages",
        "run",
        (
            made.run("first run"),
            made.run("first run, half of the site", half=True, cache="half"),
            made.run("nothing changed", changed=pages + 1),
            made.run("0.1 % changed", changed=_CHANGED),
        ),
        goal="linear, memory flat; after 0.1 % changed at most 0.02 of the first run",
        is_growth=True,
        note="whole processes, with the reading of the pages; a ratio is that to the first run",
    )


class _Made:
    """A site that is generated when it is first asked for, and gone with this."""

    def __init__(self, pages: int) -> None:
        self._pages, self._folder = pages, Path(tempfile.mkdtemp(prefix="nutgraf-site-"))

    def __del__(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(self, name: str, **how: Any) -> Candidate:
        return Candidate(name, partial(self._prepared, name, **how))

    def _prepared(
        self, name: str, *, half: bool = False, changed: int = 0, cache: str = "whole"
    ) -> Callable[[], Sample]:
        site = self._folder / "site"
        if not site.exists():
            generate(site, self._pages)
        code = _RUN.format(
            site=str(site), cache=str(self._folder / cache), changed=changed, half=half,
            pages=self._pages, options=["--statistics"],
        )  # fmt: skip
        return python_code(name, code).prepare()


def generate(folder: Path, pages: int) -> None:
    """Write a site of three templates: stories, live blogs, opinion; each tenth has a fault."""
    for number in range(pages):
        place = folder / f"{number // _IN_FOLDER:03}"
        if not number % _IN_FOLDER:
            place.mkdir(parents=True, exist_ok=True)
        (place / f"story-{number}.html").write_text(_page(number), "utf-8")


def _page(number: int) -> str:
    url = f"https://herald.example/{number // _IN_FOLDER:03}/story-{number}"
    words = [_WORDS[(number * step + step) % len(_WORDS)] for step in range(1, 8)]
    headline = f"{' '.join(words[:5]).capitalize()} {number}"
    node = (_story, _story, _opinion, _live)[number % 4](number, url, headline)
    text = " ".join(words)
    body = "".join(f"<p class='text'>{text} {text}, {part}.</p>\n" for part in range(24))
    navigation = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in _WORDS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>\n'
        f'<link rel="canonical" href="{url}"><meta property="og:title" content="{headline}">\n'
        f'<script type="application/ld+json">{json.dumps(node)}</script></head>\n'
        f"<body><nav><ul>{navigation}</ul></nav><article><h1>{headline}</h1>\n"
        f"<p>By <a rel='author'>Ann Lee</a></p>\n{body}</article></body></html>\n"
    )


def _story(number: int, url: str, headline: str) -> dict[str, Any]:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "headline": headline,
        "url": url,
        "datePublished": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T08:00:00+02:00",
        "dateModified": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T09:00:00+02:00",
        "image": [f"https://herald.example/img/{number}.jpg"],
        "author": [{"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann"}],
        "publisher": {"@type": "Organization", "name": "Town Herald", "@id": "#herald"},
    }
    if not number % 10:
        node["isAccessibleForFree"] = "False"
    return node


def _opinion(number: int, url: str, headline: str) -> dict[str, Any]:
    node = _story(number, url, headline)
    return {**node, "@type": ["NewsArticle", "OpinionNewsArticle"], "wordCount": number % 900}


def _live(number: int, url: str, headline: str) -> dict[str, Any]:
    node = {**_story(number, url, headline), "@type": ["NewsArticle", "LiveBlogPosting"]}
    updates = [
        {"@type": "BlogPosting", "headline": f"Update {at}", "url": f"{url}#{at}",
         "datePublished": node["datePublished"], "articleBody": "The first walkers cross."}
        for at in range(5)
    ]  # fmt: skip
    return {**node, "coverageStartTime": node["datePublished"], "liveBlogUpdate": updates}
