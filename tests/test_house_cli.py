"""`nutgraf house` and `nutgraf explain` of a text, as a shell sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nutgraf.cli import main
from nutgraf.houses import house_from

BODY = (
    "The ferry between the two banks will run all night in {month}, the council said on Monday.\n\n"
    "Tickets will cost the same as by day, and the last boat of {month} leaves at four."
)
TEXT = (
    "Harbour Desk\nFerry will run all night in {month}\n\n"
    "Ann LeeThursday, {day} October 2024, 11:40\n\n{body}\n\nRing us: 555 0100\n"
)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main([str(one) for one in arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Give three texts of one publication."""
    files = []
    for month, day in (("July", 10), ("August", 17), ("September", 24)):
        file = tmp_path / f"{month}.txt"
        body = BODY.format(month=month)
        file.write_text(TEXT.format(month=month, day=day, body=body), encoding="utf-8")
        expected = {"headline": f"Ferry will run all night in {month}", "author": ["Ann Lee"]}
        expected |= {"datePublished": f"2024-10-{day}T11:40:00", "articleBody": body}
        file.with_suffix(".json").write_text(json.dumps(expected), encoding="utf-8")
        files.append(file)
    return files


def test_a_drafted_house_reads_the_texts_it_was_drafted_from(
    texts: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "harbour.toml"

    status, _, _ = run(capsys, "house", "new", *texts, "--id", "harbour", "--out", file)

    house = house_from(file.read_text("utf-8"))
    assert status == 0
    assert (house.id, house.extends, house.language) == ("harbour", "generic-en", "en")
    assert house.preamble.navigation[0] == "Harbour Desk"
    assert house.tail.footer[0] == "Ring us: 555 0100"
    assert house.byline.glued
    status, out, _ = run(capsys, "house", "test", file, tmp_path)
    keys = ["articleBody", "author", "datePublished", "headline"]
    assert status == 0
    assert out.splitlines() == [*(f"{key}: 3 of 3" for key in keys), "all: 12 of 12 (100.0 %)"]


def test_a_miss_is_told_with_both_values_and_fails(
    texts: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    texts[0].with_suffix(".json").write_text('{"headline": "Ferry", "colour": "red"}')

    status, out, _ = run(capsys, "house", "test", "generic-en", texts[0].parent)

    assert status == 1
    assert 'July.txt: headline: "Ferry will run all night in July", not "Ferry"' in out
    assert "colour: not asked" in out


def test_expectations_may_stand_in_one_file(
    texts: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = texts[0].parent
    for file in texts:
        file.with_suffix(".json").unlink()
    line = {
        "name": "August",
        "headline": "Ferry will run all night in August",
        "dateModified": None,
    }
    (folder / "expected.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")

    status, out, _ = run(capsys, "house", "test", "generic-en", folder)

    assert (status, out.splitlines()[-1]) == (0, "all: 2 of 2 (100.0 %)")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("house", "new", "nothing.txt"), "nothing.txt"),
        (("house", "test", "nobody", "."), "no house 'nobody'"),
        (("house", "new", __file__, "--id", "Not An Id"), "id"),
        (("house", "test", "generic-en", "no-such-folder"), "no-such-folder"),
    ],
)
def test_what_cannot_run_says_why(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, *arguments)

    assert status == 2
    assert said in err


def test_a_folder_without_expectations_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "house", "test", "generic-en", tmp_path)

    assert status == 1
    assert "nothing is expected" in err


def test_a_text_is_explained_part_by_part(
    texts: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "explain", texts[0], "--house", "generic-en")

    assert status == 0
    assert "headline        Ferry will run all night in July" in out
    assert "author          Ann Lee" in out
    assert "date_published  Thursday, 10 October 2024, 11:40" in out
    assert re.search(r"^in_language +house language$", out, re.MULTILINE)


def test_the_house_of_a_text_that_nobody_named_is_told(
    texts: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, err = run(capsys, "explain", texts[0])

    assert "the house generic-en was chosen" in err
