"""The laws of the formats: each holds for every format in the table, by itself."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed
from nutgraf.formats import FORMATS, format_named
from nutgraf.safety.dates import Instant
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


class Example(NamedTuple):
    """A value as it was drawn, what survives of it, and the bytes of it or of what it lacked."""

    value: Any
    name: str
    level: Any
    survived: Any
    whole: Any
    raw: bytes


def what_is_read_back_is_the_projection(of: Example) -> None:
    survived = of.survived if of.whole is of.value else projected(of.whole, of)

    assert canonical(nutgraf.read(of.raw, of.name).value) == canonical(survived)


def writing_what_was_read_gives_the_same_bytes(of: Example) -> None:
    read = nutgraf.read(of.raw, of.name).value

    assert nutgraf.write(read, of.name, level=of.level) == of.raw


def projecting_again_changes_nothing(of: Example) -> None:
    assert canonical(projected(of.survived, of)) == canonical(of.survived)


def a_loss_is_told_exactly_when_there_is_one(of: Example) -> None:
    told = nutgraf.losses(of.value, of.name, level=of.level)

    assert (told == ()) is (canonical(stated(of.survived, of.value)) == canonical(of.value))


def what_survives_loses_nothing_more(of: Example) -> None:
    assert nutgraf.losses(of.survived, of.name, level=of.level) == ()


def chunks_are_the_bytes_of_the_whole(of: Example) -> None:
    assert b"".join(nutgraf.write_chunks(of.whole, of.name, level=of.level)) == of.raw


LAWS = (
    projecting_again_changes_nothing,
    a_loss_is_told_exactly_when_there_is_one,
    chunks_are_the_bytes_of_the_whole,
)
LAWS_OF_READING = (
    what_is_read_back_is_the_projection,
    writing_what_was_read_gives_the_same_bytes,
    what_survives_loses_nothing_more,
)


@pytest.mark.parametrize(("name", "level"), LEVELS)
@given(data=st.data())
def test_every_law_holds(name: str, level: Any, data: st.DataObject) -> None:
    example = example_of(data.draw(kind_of(name)()), name, level)

    for law in LAWS + (LAWS_OF_READING if name in BOTH_WAYS else ()):
        law(example)


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


@pytest.mark.process
def test_bytes_are_the_same_for_every_hash_seed(tmp_path: Path) -> None:
    file = tmp_path / "values.pickle"
    file.write_bytes(pickle.dumps([(name, kept_values(name)) for name in WRITTEN]))
    said = [digests_under(seed, file) for seed in SEEDS]

    assert len(said[0].splitlines()) == KEPT * len(WRITTEN)
    assert said == [said[0]] * len(SEEDS)


def kind_of(name: str) -> Callable[[], st.SearchStrategy[Any]]:
    """Give what draws what the format is made for: feeds, or single articles."""
    return feeds if format_named(name).feeds else articles


def example_of(value: Any, name: str, level: Any) -> Example:
    whole, raw = written(value, name, level)
    return Example(value, name, level, nutgraf.project(value, name, level=level), whole, raw)


def projected(value: Any, of: Example) -> Any:
    return nutgraf.project(value, of.name, level=of.level)


def written(value: Any, name: str, level: Any = "visible") -> tuple[Any, bytes]:
    """Write the value, or the value with what the format requires and it lacks."""
    try:
        return value, nutgraf.write(value, name, level=level)
    except nutgraf.RenderError:
        whole = completed(value)
        return whole, nutgraf.write(whole, name, level=level)


def completed(value: Any) -> Any:
    """Give a feed or an article the least that any format requires."""
    if not isinstance(value, Feed):
        return value.replace(headline=f"A{value.headline or ''}")
    return value.replace(
        title=f"A{value.title}",
        home_page_url=value.home_page_url or "https://herald.example/",
        updated=value.updated if isinstance(value.updated, Instant) else "2026-11-22T09:00Z",
    )


def kept_values(name: str) -> list[Any]:
    """Give some values that the format can write, the same at every run."""
    return [written(value, name)[0] for value in drawn(kind_of(name))]


@cache
def drawn(strategy: Callable[[], st.SearchStrategy[Any]]) -> list[Any]:
    """Draw some values, the same at every run."""
    kept: list[Any] = []

    @settings(
        max_examples=KEPT, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy())
    def keep(value: Any) -> None:
        kept.append(value)

    keep()
    return kept[:KEPT]


def digests_under(seed: str, file: Path) -> str:
    """Write the values in a process with that hash seed, and give a digest of each."""
    code = (
        "import pickle, hashlib, nutgraf\n"
        f"for name, values in pickle.loads(open({str(file)!r}, 'rb').read()):\n"
        "    for value in values:\n"
        "        print(name, hashlib.sha256(nutgraf.write(value, name)).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return done.stdout or done.stderr
