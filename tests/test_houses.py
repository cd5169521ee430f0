"""House files: what is shipped loads, what is wrong is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.errors import ConfigError, UnknownFormatError
from nutgraf.formats._text_grammar import grammar_of
from nutgraf.houses import Sketch, house_from, house_named, known_houses, sketches

BAD = {
    "syntax": ('id = "a"\nlanguage = \n', "mine.toml:2"),
    "unknown key": ('id = "a"\n[caption]\nkindz = ["Photo"]\n', "mine.toml:3"),
    "wrong type": ('id = "a"\n\n[labels]\nsource = "Source"\n', "mine.toml:4"),
    "number for text": ('id = "a"\n[publisher]\nname = 7\n', "mine.toml:3"),
    "unknown date word": ('id = "a"\n[dates]\ndays = ["{dya} {month} {year}"]\n', "{dya}"),
    "open bracket": ('id = "a"\n[dates]\ndays = ["{day} [{month}"]\n', "brackets"),
    "word twice": ('id = "a"\n[dates]\ndays = ["{day} {day} {year}"]\n', "twice"),
    "thirteen months": (
        f'id = "a"\n[dates]\nmonths = {[["x"]] * 13}\n'.replace("'", '"'),
        "13 months",
    ),
    "no outlet": ('id = "a"\n[sources]\ncites = ["it reports"]\n', "{outlet}"),
    "no id": ('language = "en"\n', "mine.toml"),
    "unknown parent": ('id = "a"\nextends = "nobody"\n', "mine.toml:2"),
    "parent that is no name": ('id = "a"\nextends = ["generic"]\n', "mine.toml:2"),
    "unknown zone": ('id = "a"\ntimezone = "Mars/Olympus"\n', "mine.toml:2"),
    "empty word": ('id = "a"\n[tail]\nfooter = [""]\n', "mine.toml:3"),
    "table for list": ('id = "a"\n[tail.footer]\nx = 1\n', "mine.toml:2"),
    "list for table": ('id = "a"\nextends = "generic-en"\nlabels = ["Source"]\n', "mine.toml:3"),
}


@pytest.mark.parametrize("name", known_houses())
def test_shipped_house_compiles_under_its_own_name(name: str) -> None:
    house = house_named(name)

    assert house.id == name
    assert grammar_of(house) is grammar_of(house)


@pytest.mark.parametrize("name", BAD)
def test_bad_house_is_told_with_file_and_line(name: str) -> None:
    text, said = BAD[name]

    with pytest.raises(ConfigError) as caught:
        house_from(text, "mine.toml")

    assert "mine.toml" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["", "nobody", "../pravda-eng", "nobody.toml", "a\0b.toml"])
def test_unknown_house_is_a_lookup_error(name: str) -> None:
    with pytest.raises(UnknownFormatError):
        house_named(name)


def test_lists_of_a_house_add_to_those_of_its_parent() -> None:
    house = house_from('id = "a"\nextends = "generic-en"\n[labels]\nsource = ["Quelle"]\n')

    assert house.labels.source[0] == "Quelle"
    assert "Source" in house.labels.source


def test_replace_names_the_lists_that_stand_alone() -> None:
    text = (
        'id = "a"\nextends = "generic-en"\nreplace = ["labels.source"]\n'
        '[labels]\nsource = ["Quelle"]\n'
    )

    assert house_from(text).labels.source == ("Quelle",)


def test_house_is_read_from_a_file_again_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('id = "a"\nlanguage = "en"\n', encoding="utf-8")
    first = house_named(str(file))
    file.write_text('id = "a"\nlanguage = "en-GB"\n', encoding="utf-8")

    assert (first.language, house_named(str(file)).language) == ("en", "en-GB")


@pytest.mark.parametrize("sketch", sketches(), ids=lambda sketch: sketch.id)
def test_a_sketch_says_what_its_house_says(sketch: Sketch) -> None:
    house = house_named(sketch.id)

    assert sketch.language == house.language
    assert sketch.common == frozenset(house.common)
    assert sketch.letters == frozenset(house.letters)
    assert sketch.layout == house.layout
    assert sketch.has_signs == bool(house.signature or house.dateline.on)
    assert sketch.has_publisher == (house.publisher is not None)
