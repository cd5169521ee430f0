"""The harness of the benchmarks: turns, ratios, what is missing; and ours can run in each."""

from __future__ import annotations

from importlib import import_module
from xml.etree import ElementTree as ET

import pytest
from benchmarks._harness import Candidate, Comparison, Sample, run, work
from benchmarks._report import markdown, plot, table

TOPICS = import_module("benchmarks.__main__").TOPICS
ROUNDS = 4


def noting(name: str, order: list[str], seconds: float) -> Candidate:
    def turn() -> Sample:
        order.append(name)
        return Sample(seconds)

    return Candidate(name, lambda: turn)


def missing(name: str) -> Candidate:
    def prepare() -> None:
        raise ImportError("No module named 'peer' | forged")

    return Candidate(name, prepare)


def drawn(order: list[str]) -> Comparison:
    candidates = (noting("ours", order, 0.5), noting("theirs", order, 2.0), missing("peer"))
    return Comparison("a <b> & c", "page", candidates, goal="fast")


def test_candidates_take_turns_and_no_one_is_always_first() -> None:
    order: list[str] = []

    run(drawn(order), ROUNDS)

    turns = [tuple(order[at : at + 2]) for at in range(2, len(order), 2)]
    assert turns == [("ours", "theirs"), ("theirs", "ours")] * 2


def test_ratio_is_their_time_by_ours() -> None:
    result = run(drawn([]), ROUNDS)

    assert result.ratio("theirs") == 4
    assert "| theirs | 2 s | 0% | 4.00 |" in table(result)


def test_missing_peer_is_said_to_be_missing() -> None:
    result = run(drawn([]), ROUNDS)

    assert "peer" not in result.samples
    assert "| peer | not measured: No module named 'peer'" in markdown([result])


def test_plot_is_well_formed() -> None:
    root = ET.fromstring(plot([run(drawn([]), ROUNDS)]))  # noqa: S314 (we wrote it)

    texts = [node.text for node in root.iter() if node.tag.endswith("text")]
    assert "a <b> & c: theirs" in texts


def test_work_is_measured_a_unit() -> None:
    one, hundred = (
        work(str(count), lambda: lambda: sum(range(50_000)), count) for count in (1, 100)
    )

    result = run(Comparison("count", "item", (one, hundred)), ROUNDS)

    assert 0.002 < result.ratio("100") < 0.05


@pytest.mark.process
@pytest.mark.parametrize("topic", TOPICS)
def test_ours_runs_in_each_comparison(topic: str) -> None:
    found = list(import_module(f"benchmarks.{topic}").comparisons(0.01))

    assert found
    for comparison in found:
        assert comparison.candidates[0].prepare()().seconds > 0
