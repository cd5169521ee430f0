"""The harness of the benchmarks: turns, ratios, what is missing; and ours can run in each."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from benchmarks._harness import Candidate, Comparison, Sample, run, work
from benchmarks._report import claims, markdown, plot, publish, table

TOPICS = import_module("benchmarks.__main__").TOPICS
OF_PAGES = ("checks", "pages")  # topics that are measured on the pages of the corpus
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


def test_a_peer_that_fails_is_said_to_fail_and_ours_may_not() -> None:
    def failing() -> Sample:
        raise RuntimeError("peer ended with 1")

    peer, ours = Candidate("peer", lambda: failing), noting("ours", [], 0.5)

    assert run(Comparison("a", "page", (ours, peer)), ROUNDS).missing == {
        "peer": "peer ended with 1"
    }
    with pytest.raises(RuntimeError):
        run(Comparison("a", "page", (peer, ours)), ROUNDS)


def test_plot_is_well_formed() -> None:
    root = ET.fromstring(plot([run(drawn([]), ROUNDS)]))  # noqa: S314 (we wrote it)

    texts = [node.text for node in root.iter() if node.tag.endswith("text")]
    assert "a <b> & c: theirs" in texts


def test_claims_say_how_long_others_take() -> None:
    assert "| a <b> & c | 500 ms a page | theirs 4 × |" in claims([run(drawn([]), ROUNDS)])


def test_what_is_measured_is_published_with_its_day(tmp_path: Path) -> None:
    (tmp_path / "docs" / "explanation").mkdir(parents=True)
    readme = tmp_path / "README.md"
    readme.write_text("A\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nB\n")

    publish([run(drawn([]), ROUNDS)], tmp_path)
    publish([run(drawn([]), ROUNDS)], tmp_path)

    told = readme.read_text("utf-8")
    page = (tmp_path / "docs" / "explanation" / "measured.md").read_text("utf-8")
    assert told.startswith("A\n<!-- measured: begin -->\nMeasured 20")
    assert told.endswith("<!-- measured: end -->\nB\n")
    assert "old" not in told
    assert told.splitlines()[2] in page
    assert "| theirs | 2 s | 0% | 4.00 |" in page


def test_the_readme_tells_what_the_page_of_figures_tells() -> None:
    root = Path(__file__).parents[1]
    block = (root / "README.md").read_text("utf-8").partition("<!-- measured: begin -->\n")[2]
    page = (root / "docs" / "explanation" / "measured.md").read_text("utf-8")

    assert block.splitlines()[0].startswith("Measured 20")
    assert block.splitlines()[0] in page


def test_work_is_measured_a_unit() -> None:
    one, hundred = (
        work(str(count), lambda: lambda: sum(range(50_000)), count) for count in (1, 100)
    )

    result = run(Comparison("count", "item", (one, hundred)), ROUNDS)

    assert 0.002 < result.ratio("100") < 0.05


@pytest.mark.process
@pytest.mark.parametrize("topic", TOPICS)
def test_ours_runs_in_each_comparison(topic: str, request: pytest.FixtureRequest) -> None:
    if topic in OF_PAGES:
        request.getfixturevalue("corpus")
    found = list(import_module(f"benchmarks.{topic}").comparisons(0.01))

    assert found
    for comparison in found:
        assert comparison.candidates[0].prepare()().seconds > 0
