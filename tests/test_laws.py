"""The laws of the formats: each holds for every format in the table, by itself."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed
from nutgraf.formats import FORMATS, format_named
from nutgraf.testing import articles, canonical, feeds

WRITTEN = [name for name in sorted(FORMATS) if format_named(name).render is not None]
BOTH_WAYS = [name for name in WRITTEN if format_named(name).parse is not None]
SEEDS = ("0", "1", "4242")
EMBEDDING = (
    "atom",
    "jsonfeed",
    "rss",
)  # the formats that hold a whole article beside what is shown
LEVELS = [(name, "visible") for name in WRITTEN] + [(name, "embedded") for name in EMBEDDING]
KEPT = 40  # values that go into processes of other hash seeds

both_ways = pytest.mark.parametrize("name", BOTH_WAYS)
written = pytest.mark.parametrize("name", WRITTEN)
at_each_level = pytest.mark.parametrize(("name", "level"), LEVELS)
read_at_each_level = pytest.mark.parametrize(
    ("name", "level"), [pair for pair in LEVELS if pair[0] in BOTH_WAYS]
)


@read_at_each_level
@given(data=st.data())
def test_what_is_read_back_is_the_projection(name: str, level: Any, data: st.DataObject) -> None:
    value = data.draw(values_of(name))
    raw = bytes_of(value, name, level)
    survived = nutgraf.project(value, name, level=level)

    assert canonical(nutgraf.read(raw, name).value) == canonical(survived)


@both_ways
@given(data=st.data())
def test_writing_what_was_read_gives_the_same_bytes(name: str, data: st.DataObject) -> None:
    raw = bytes_of(data.draw(values_of(name)), name)

    assert bytes_of(nutgraf.read(raw, name).value, name) == raw


@written
@given(data=st.data())
def test_projecting_again_changes_nothing(name: str, data: st.DataObject) -> None:
    once = nutgraf.project(data.draw(values_of(name)), name)

    assert canonical(nutgraf.project(once, name)) == canonical(once)


@at_each_level
@given(data=st.data())
def test_a_loss_is_told_exactly_when_there_is_one(
    name: str, level: Any, data: st.DataObject
) -> None:
    value = data.draw(values_of(name))
    survived = nutgraf.project(value, name, level=level)
    told = nutgraf.losses(value, name, level=level)

    assert (told == ()) is (canonical(stated(survived, value)) == canonical(value))


def stated(survived: Any, value: Any) -> Any:
    """Give what survives without what the format adds: an identity, the date of a feed."""
    if isinstance(value, Feed) and isinstance(survived, Feed):
        if len(value.articles) != len(survived.articles):
            return None
        pairs = zip(survived.articles, value.articles, strict=True)
        kept = {key: getattr(survived, key) for key, held in value if held not in (None, (), {})}
        return Feed.model_construct(**{**kept, "articles": tuple(stated(*pair) for pair in pairs)})
    kept = {key: held for key, held in survived.__dict__.items() if key in value.__dict__}
    if "article_body" in value.__dict__ and survived.article_body is not None:
        kept["article_body"] = survived.article_body
    return type(survived).assembled(kept)


@both_ways
@given(data=st.data())
def test_what_survives_loses_nothing_more(name: str, data: st.DataObject) -> None:
    value = nutgraf.project(data.draw(values_of(name)), name)

    assert nutgraf.losses(value, name) == ()


@written
@given(data=st.data())
def test_chunks_are_the_bytes_of_the_whole(name: str, data: st.DataObject) -> None:
    value = data.draw(values_of(name))

    assert b"".join(chunks_of(value, name)) == bytes_of(value, name)


@pytest.mark.process
@written
def test_bytes_are_the_same_for_every_hash_seed(name: str, tmp_path: Path) -> None:
    file = tmp_path / "values.pickle"
    file.write_bytes(pickle.dumps(kept_values(name)))
    said = [digests_under(seed, file, name) for seed in SEEDS]

    assert len(said[0].split()) == KEPT
    assert said == [said[0]] * len(SEEDS)


def values_of(name: str) -> st.SearchStrategy[Any]:
    """Give what the format is made for: feeds, or single articles."""
    return feeds() if format_named(name).feeds else articles()


def bytes_of(value: Any, name: str, level: Any = "visible") -> bytes:
    """Write the value; one that lacks what the format requires is no example."""
    try:
        return nutgraf.write(value, name, level=level)
    except nutgraf.RenderError as fault:
        assume(not fault.findings)
        raise


def chunks_of(value: Any, name: str) -> list[bytes]:
    """Write the value piece by piece, as `bytes_of` does."""
    try:
        return list(nutgraf.write_chunks(value, name))
    except nutgraf.RenderError as fault:
        assume(not fault.findings)
        raise


def kept_values(name: str) -> list[Any]:
    """Draw some values that the format can write, the same at every run."""
    kept: list[Any] = []

    @settings(
        max_examples=KEPT, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(values_of(name))
    def keep(value: Any) -> None:
        bytes_of(value, name)
        kept.append(value)

    keep()
    return kept[:KEPT]


def digests_under(seed: str, file: Path, name: str) -> str:
    """Write the values in a process with that hash seed, and give a digest of each."""
    code = (
        "import pickle, hashlib, nutgraf\n"
        f"for value in pickle.loads(open({str(file)!r}, 'rb').read()):\n"
        f"    print(hashlib.sha256(nutgraf.write(value, {name!r})).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return done.stdout or done.stderr
