"""The configuration: read whole, or refused with the line that is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf import ConfigError
from nutgraf.cli._plan import Plan, plain_plan
from nutgraf.config import read_config
from nutgraf.markup.toml_text import read_toml

PUBLICATION = '[[publication]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = ", ":1:5: invalid value"),
        ("[[publication]\n", ":1:14: expected"),
        ('colour = "red"', ":1:1: colour: no such key is known here"),
        (
            PUBLICATION + '[[feed]]\npublication = "a"\nformat = "rss"\nfile = "f"\nsection = "S"',
            ":9:1: feed.0.section: no such key is known here; did you mean sections",
        ),
        ('[[publication]]\nid = "a"\n', ":1:1: publication.0.name: field required"),
        (PUBLICATION + 'timezone = "Mars/X"', ":5:1: publication.0.timezone: 'Mars/X' is no time"),
        (
            PUBLICATION.replace("https:", "ftp:"),
            ":4:1: publication.0.url: 'ftp://a.example/' is no",
        ),
        (PUBLICATION + PUBLICATION, ":6:1: publication.1.id: two of them are a"),
        (
            PUBLICATION + 'article_url = "{name}"',
            ":5:1: publication.0.article_url: a pattern holds",
        ),
        (
            '[[feed]]\nfile = "f"\nformat = "rss"\npublication = "b"\n',
            ":4:1: feed.0.publication: no publication has the id b",
        ),
        ("[authors.x]\nname = 1\n", ":2:1: authors.x.name: input should be a valid string"),
    ],
)
def test_wrong_configuration_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "nutgraf.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=re.escape(f"{file}{said}")) as caught:
        read_config(file)
    assert caught.value.findings[0].place.file == str(file)


def test_tool_table_of_a_project_is_read(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    text = PUBLICATION.replace("[[publication]]", "[[tool.nutgraf.publication]]")
    file.write_text(text, encoding="utf-8")

    assert read_config(file).publication[0].id == "a"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = \x00", b"[" * 100_000])
def test_broken_bytes_are_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "nutgraf.toml"
    file.write_bytes(content)

    with pytest.raises(ConfigError, match=r"nutgraf\.toml"):
        read_config(file)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        read_config(tmp_path / "nutgraf.toml")


def test_line_of_a_table_in_a_list_is_found() -> None:
    toml = read_toml('[[a]]\nb = 1\n[[a]]\nb = 2\n[c."d"]\ne = 1\n')

    assert [toml.line_of(("a", n, "b")) for n in (0, 1)] == [2, 4]
    assert toml.line_of(("a", 1, "missing")) == 3
    assert toml.line_of(("nothing",)) == 0


KEYS = st.dictionaries(st.sampled_from(["profiles", "rules", "ignore", "map", "rule", "other"]),
    st.sampled_from([
        '["schema.org"]', '["a", "b"]', "[]", '[""]', "[1]", '"2026-11-22"', "2026-11-22",
        '"2026-11-32"', '"20261122"', "1", '{ "a/" = "https://a.example/" }', '{ "a/*" = ["*"] }',
        '{ a = " https://a.example/ " }', '{ a = "ftp://a.example/" }', "{}", "[[]]", '{ a = "" }',
    ]),
)  # fmt: skip


@given(keys=KEYS, named=st.sampled_from(["nutgraf.toml", "pyproject.toml", "other.toml"]))
@example(keys={"profiles": '["schema.org"]', "rules": '"2026-11-22"'}, named="nutgraf.toml")
@example(keys={"map": '{ "a/" = "https://a.example/" }'}, named="pyproject.toml")
def test_plan_that_is_read_quickly_is_what_the_configuration_says(
    tmp_path_factory: pytest.TempPathFactory, keys: dict[str, str], named: str
) -> None:
    file = tmp_path_factory.getbasetemp() / named
    table = "[tool.nutgraf.check]" if named == "pyproject.toml" else "[check]"
    file.write_text("\n".join([table, *(f"{key} = {value}" for key, value in keys.items())]))

    try:
        whole = read_config(file).check
    except ConfigError:
        assert plain_plan(file) is None
    else:
        plan = plain_plan(file)
        assert (plan is None) == bool(whole.rule or "rule" in keys)
        assert plan is None or plan._asdict() == {
            name: getattr(whole, name) for name in Plan._fields
        }


@pytest.mark.parametrize("text", ["", 'tool = "x"', "[other]", PUBLICATION, "a = "])
def test_configuration_without_a_plan_alone_is_read_as_a_whole(tmp_path: Path, text: str) -> None:
    for name in ("nutgraf.toml", "pyproject.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")

        assert plain_plan(tmp_path / name) is None
    assert plain_plan(tmp_path) is None
