"""What it costs to read a page, beside a bare parse and beside other readers of structured data.

The pages are those of the corpus (NUTGRAF_CORPUS, or ../shared/corpus).
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import nutgraf
from nutgraf.formats._format import Options
from nutgraf.formats._page import parse_scripts

from ._harness import Candidate, Comparison, Work, work

__all__ = ["comparisons"]

_ROOT = Path(__file__).parents[2]
_CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", _ROOT.parent / "shared" / "corpus"))
_PAGES = 115  # all that state what they are about; fewer are taken evenly from them
_ALL_SYNTAXES = ["dublincore", "json-ld", "microdata", "microformat", "opengraph", "rdfa"]
Saved = list[tuple[bytes, str]]


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare the scripts of pages, and all that pages state."""
    pages = _saved(max(int(_PAGES * scale), 5))
    yield Comparison(
        "JSON-LD of a page",
        "page",
        (
            _work("nutgraf, scripts to nodes", _scripts, pages),
            _work("lexbor, parse alone", _lexbor, pages),
            _work("extruct, JSON-LD", _extruct_scripts, pages),
        ),
        goal="2.5 times as fast as extruct's JSON-LD",
        note=f"{len(pages)} saved news pages",
    )
    yield Comparison(
        "page to typed article",
        "page",
        (
            _work("nutgraf.read", _read, pages),
            _work("lexbor, parse alone", _lexbor, pages),
            _work("turbohtml structured_data()", _turbohtml, pages),
            _work("trafilatura metadata", _trafilatura, pages),
            _work("extruct, all syntaxes", _extruct, pages),
        ),
        goal="at most 2 times a bare parse, level with turbohtml, 15 times trafilatura's metadata, "
        "50 times extruct with all syntaxes",
        note=f"{len(pages)} saved news pages",
    )


def _work(name: str, prepare: Callable[[Saved], Work], pages: Saved) -> Candidate:
    return work(name, partial(prepare, pages), len(pages))


def _saved(count: int) -> Saved:
    folder = _CORPUS / "news-pages"
    lines = (folder / "manifest.jsonl").read_text("utf-8").splitlines()
    known = [one for one in map(json.loads, lines) if one["dataset"] == "fundus"]
    found = (known[at * len(known) // count] for at in range(min(count, len(known))))
    return [(gzip.decompress((folder / one["html"]).read_bytes()), one["url"]) for one in found]


def _read(pages: Saved) -> Work:
    return lambda: [nutgraf.read(data, "html", url=url) for data, url in pages]


def _scripts(pages: Saved) -> Work:
    return lambda: [parse_scripts(data, Options(url=url)) for data, url in pages]


def _lexbor(pages: Saved) -> Work:
    from selectolax.lexbor import LexborHTMLParser

    return lambda: [LexborHTMLParser(data) for data, _ in pages]


def _turbohtml(pages: Saved) -> Work:
    from turbohtml import parse

    return lambda: [parse(data.decode("utf-8", "replace")).structured_data() for data, _ in pages]


def _trafilatura(pages: Saved) -> Work:
    from trafilatura import extract_metadata

    return lambda: [extract_metadata(data, default_url=url) for data, url in pages]


def _extruct_scripts(pages: Saved) -> Work:
    from extruct.jsonld import JsonLdExtractor

    def extract() -> None:
        extractor = JsonLdExtractor()
        for data, _ in pages:
            with suppress(ValueError):  # it gives up a page for one broken script
                extractor.extract(data.decode("utf-8", "replace"))

    return extract


def _extruct(pages: Saved) -> Work:
    from extruct import extract

    def all_of_them() -> None:
        for data, url in pages:
            text = data.decode("utf-8", "replace")
            extract(text, url, syntaxes=_ALL_SYNTAXES, errors="ignore")

    return all_of_them
