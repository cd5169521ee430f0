"""Every way in takes every document: it returns or says in one line why not, and goes on."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from hostile import LARGE, SMALL

import nutgraf
from nutgraf import NutgrafError, RenderError
from nutgraf.api import Reading
from nutgraf.cli import nutgraf as command
from nutgraf.config import read_config
from nutgraf.fixing import mend
from nutgraf.formats import FORMATS, format_named
from nutgraf.houses import house_named
from nutgraf.publishing import compared
from nutgraf.rules import PROFILES, ruleset

SECONDS = 10  # of CPU for a large document; what takes the square of the time takes minutes
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ADDRESS = "https://news.example/a/1"
READ = sorted(name for name in FORMATS if format_named(name).parse is not None)
WRITTEN = sorted(name for name in FORMATS if format_named(name).render is not None)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
Way = Callable[[bytes, Path], object]


def reading(name: str) -> Way:
    """Give the reader of a format."""

    def way(data: bytes, _folder: Path) -> Reading:
        return nutgraf.read(data, name, url=ADDRESS)

    return way


def written(data: bytes, _folder: Path) -> None:
    """Read what the document seems to be, and write that in every format."""
    read = nutgraf.read(data, url=ADDRESS)
    for name in WRITTEN:
        with suppress(RenderError):
            nutgraf.write(read, name, default_zone="Europe/Kyiv", now=NOW)


def checked(data: bytes, _folder: Path) -> object:
    return nutgraf.check(data, url=ADDRESS, profiles=PROFILES, now=NOW)


def mended(data: bytes, _folder: Path) -> object:
    return mend(data, ruleset(("schema.org", "google-article")), unsafe=True).data


def differing(data: bytes, _folder: Path) -> object:
    old, new = (nutgraf.read(one).feed for one in (data, data[: len(data) // 2]))
    return compared(old, new) if old is not None and new is not None else None


def configured(data: bytes, folder: Path) -> object:
    (folder / "nutgraf.toml").write_bytes(data)
    return read_config(folder / "nutgraf.toml")


def housed(data: bytes, folder: Path) -> object:
    (folder / "a.toml").write_bytes(data)
    return house_named(str(folder / "a.toml"))


def published(data: bytes, folder: Path) -> object:
    source = folder / "source"
    source.mkdir(exist_ok=True)
    for name in ("a.jsonld", "b.txt", "c.html"):
        (source / name).write_bytes(data)
    return nutgraf.publish(source, folder / "out", now=NOW).findings


def called(*arguments: str) -> Way:
    """Give the command with these arguments, over a file that holds the document."""

    def way(data: bytes, folder: Path) -> object:
        (folder / "a.html").write_bytes(data)
        given = [str(folder / "a.html") if one == "FILE" else one for one in arguments]
        return command.main(given, standalone_mode=False)

    return way


WAYS: dict[str, Way] = {
    **{f"read-{name}": reading(name) for name in READ},
    "write": written,
    "check": checked,
    "mend": mended,
    "compared": differing,
    "config": configured,
    "house": housed,
}
# Each of these reads several times over, so that they get the short documents alone.
COMMANDS: dict[str, Way] = {
    "publish": published,
    "cli-check": called("check", "FILE"),
    "cli-fix": called("check", "--fix", "--unsafe-fixes", "FILE"),
    "cli-convert": called("convert", "FILE", "--to", "rss"),
    "cli-diff": called("feed", "diff", "FILE", "FILE"),
}


def hold(way: Way, data: bytes, folder: Path) -> None:
    """Take a document, and hold the error, if there is one, against what every error keeps to."""
    said: NutgrafError | None = None
    try:
        way(data, folder)
    except NutgrafError as fault:
        said = fault
    if said is not None:
        text = str(said)
        assert 0 < len(text) <= 4_096
        assert not CONTROL.search(text)
        assert str(pickle.loads(pickle.dumps(said))) == text
        text.encode()


@pytest.mark.parametrize("document", SMALL)
@pytest.mark.parametrize("way", WAYS | COMMANDS)
def test_a_way_in_takes_a_short_document(way: str, document: str, tmp_path: Path) -> None:
    hold((WAYS | COMMANDS)[way], SMALL[document], tmp_path)


@pytest.mark.parametrize("document", LARGE)
@pytest.mark.parametrize("way", WAYS)
def test_a_way_in_takes_a_large_document(way: str, document: str, tmp_path: Path) -> None:
    before = process_time()

    hold(WAYS[way], LARGE[document], tmp_path)

    assert process_time() - before < SECONDS
