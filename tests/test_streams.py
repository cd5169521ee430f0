"""Many pages are read in processes of their own: in order, and none lost by another."""

from __future__ import annotations

import errno
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import nutgraf
from nutgraf import streams


def pages(count: int) -> Iterator[tuple[bytes, str]]:
    for number in range(count):
        node = f'{{"@type":"NewsArticle","headline":"Story number {number}"}}'
        script = f'<script type="application/ld+json">{node}</script>'
        yield script.encode(), f"https://herald.example/{number}"


def headlines(found: Iterator[nutgraf.Reading]) -> list[str | None]:
    return [one.article.headline if one.article else None for one in found]


@pytest.mark.process
@pytest.mark.parametrize("workers", [0, 1, 3])
def test_readings_come_in_the_order_of_the_pages(workers: int) -> None:
    found = headlines(nutgraf.read_many(pages(9), workers=workers))

    assert found == [f"Story number {number}" for number in range(9)]


class _Lethal(streams._Worker):
    """A worker whose process ends at one page."""

    def give(self, page: streams.Page) -> None:
        if isinstance(page, tuple) and page[1].endswith("/2"):
            self._process.kill()
            self._process.wait()  # before it can be through with the page
        super().give(page)


@pytest.mark.process
def test_a_page_that_kills_its_worker_costs_one_reading() -> None:
    pool = [_Lethal(60, body=False), _Lethal(60, body=False)]
    found = list(streams._in_order(pages(6), list(pool)))

    assert [one.article is None for one in found] == [at == 2 for at in range(6)]
    assert found[2].findings[0].rule == "page_not_read"


@pytest.mark.process
def test_a_process_that_cannot_be_started_costs_the_page_it_was_to_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start, turns = subprocess.Popen, iter(range(9))

    def started(*given: Any, **more: Any) -> Any:
        if next(turns) == 0:
            raise OSError(errno.EAGAIN, "as planned")
        return start(*given, **more)

    monkeypatch.setattr(streams.subprocess, "Popen", started)
    found = list(nutgraf.read_many(pages(4), workers=2))

    assert [one.article is None for one in found] == [True, False, False, False]
    assert "no process could be started" in found[0].findings[0].message


@pytest.mark.process
def test_a_page_that_takes_too_long_costs_one_reading() -> None:
    slow = b"<table>" * 200_000
    found = list(nutgraf.read_many([slow, *pages(2)], workers=1, seconds=0.0001))

    assert found[0].findings[0].message == "the page took longer than 0.0001 seconds to read"


@pytest.mark.process
def test_a_script_reads_pages_whose_processes_do_not_run_it_anew(tmp_path: Path) -> None:
    script = tmp_path / "migrate.py"
    script.write_text(
        "import nutgraf\n"
        "for one in nutgraf.read_many([b'<h1>Bridge</h1>', b'<h1>Ferry</h1>'], workers=2):\n"
        "    print(one.article.headline)\n"
    )
    done = subprocess.run([sys.executable, script], check=False, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("Bridge\nFerry\n", "")


def test_no_more_pages_are_taken_than_are_asked_for() -> None:
    taken = pages(1_000_000_000)
    found = nutgraf.read_many(taken, workers=0)

    assert next(found).article is not None
    assert next(taken)[1].endswith("/1")


def test_a_reading_survives_pickling() -> None:
    found = nutgraf.read(next(pages(1))[0], "html")
    again = pickle.loads(pickle.dumps(found))

    assert again == found
    assert again.findings == found.findings
    assert again.things == found.things


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"pages": b"<h1>A</h1>"}, "pages come in a run of several, not as a bytes"),
        ({"pages": 5}, "pages come in a run of several, not as a int"),
        ({"workers": "2"}, "workers is a number, not a str"),
        ({"seconds": None}, "seconds is a number, not a NoneType"),
    ],
)
def test_an_argument_of_a_wrong_type_is_refused_at_once(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=f"^{said}$"):
        nutgraf.read_many(**{"pages": []} | wrong)


def test_what_is_no_page_is_refused_when_its_turn_comes() -> None:
    wrong: Any = [b"<h1>A</h1>", (b"<h1>A</h1>", 5)]
    readings = nutgraf.read_many(wrong, workers=0)
    next(readings)

    with pytest.raises(TypeError, match="or that and its address, not a bytes, int"):
        next(readings)
