"""Fuzzes one target: `python -m tests.fuzz TARGET [SECONDS]`.

It starts from the corpus, if that is there, and from our own files. What it finds stands in
`tests/fuzz/found/TARGET/` when it is minimised; tests run over that.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nutgraf"]):
    from nutgraf import testing  # noqa: F401 (loads what is to be looked into)

    from . import targets

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", ROOT.parent / "shared" / "corpus"))
FOUND = Path(__file__).with_name("found")
# Which cases of the hostile corpus, and which files of ours, a target starts from.
SEEDS = {
    "clean": ("xss xss-owasp", ""),
    "compressed": ("", ""),
    "config": ("", "examples/**/nutgraf.toml"),
    "date": ("", ""),
    "feed": ("feeds-feedparser feeds-w3c xml-suite one-bad", ""),
    "house": ("", "src/nutgraf/houses/*.toml"),
    "html": ("html-suite one-bad encodings urls tiny", ""),
    "jsonld": ("json-suite", "examples/**/*.jsonld"),
    "text": ("", "examples/**/*.txt"),
    "url": ("urls", ""),
}
FORMS = {
    "compressed": [gzip.compress(b"<rss>" * 99)[3:], gzip.compress(b"")[3:] + gzip.compress(b"a")],
    "date": [
        b"2026-11-22T08:00:00.500+02:00", b"20261122T080000Z", b"2026-11-22T24:00", b"2026-11-22",
        b"Sun, 22 Nov 2026 08:00:00 +0200", b"22-Nov-26 08:00 EST", b"Sun Nov 22 08:00:00 2026",
        b"Sunday, 22 November 2026 8:00 PST", b"Sun, 22 Nov 2026 08:00 GMT+0200 (EET)",
    ],
    "url": [b"https://a.example/b?c=d#e", "http://bücher.example:8080/ä".encode(), b"//[::1]/"],
}  # fmt: skip
LONGEST = 20_000  # bytes of a seed


def main() -> None:
    """Run libFuzzer over the target for so many seconds."""
    target, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    targets.TARGETS[target](b"")  # loads what is loaded on first use, outside the clock
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(_seeds(target)):
            (Path(folder) / str(number)).write_bytes(seed)
        crashes = os.environ.get("NUTGRAF_FUZZ_FOUND", tempfile.gettempdir())
        options = [
            f"-max_total_time={seconds}",
            "-timeout=30",
            "-use_value_profile=1",
            "-rss_limit_mb=1024",
        ]
        options += ["-max_len=8192", f"-artifact_prefix={crashes}/{target}-", folder]
        atheris.Setup([sys.argv[0], *options], targets.TARGETS[target])
        atheris.Fuzz()


def _seeds(target: str) -> Iterator[bytes]:
    categories, files = SEEDS[target]
    yield from FORMS.get(target, [])
    for file in sorted(FOUND.glob(f"{target}/*")):
        yield file.read_bytes()
    for file in sorted(ROOT.glob(files)) if files else ():
        yield file.read_bytes()[:LONGEST]
    for category in categories.split():
        cases = CORPUS / "hostile" / f"cases-{category}.jsonl"
        for line in cases.read_text("utf-8").splitlines() if cases.exists() else ():
            yield from _inputs(json.loads(line)["in"])


def _inputs(given: dict[str, object]) -> Iterator[bytes]:
    """Give the bytes of a case; what is made by a generator is too large to start from."""
    if isinstance(given.get("t"), str):
        yield str(given["t"]).encode("utf-8", "surrogatepass")[:LONGEST]
    elif isinstance(given.get("b"), str):
        yield base64.b64decode(str(given["b"]))[:LONGEST]
    elif isinstance(fields := given.get("f"), list):
        for one in fields:
            yield from (str(value).encode("utf-8", "replace") for value in one.values())


main()
