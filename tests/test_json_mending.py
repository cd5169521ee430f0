"""Broken JSON: what is certain is read, each value keeps its place, and what was wrong is told."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from nutgraf import check
from nutgraf.markup.json_at_once import AtOnce, has_each_key_once, looked_at, value_at_once
from nutgraf.markup.json_mending import read_mended
from nutgraf.markup.json_text import line_and_column, locate, read_json
from nutgraf.safety.limits import DEFAULT_LIMITS

VALUE = {"@type": "NewsArticle", "url": "https://a.example/, // b", "keywords": ["a,", "/* b */"]}
GOOD = json.dumps(VALUE, indent=1)
# How a text is broken, and without what it is read.
BROKEN = {
    GOOD.replace("\n}", ",\n}"): "commas",
    GOOD.replace('"a,",', '"a,",,'): "commas",
    f"{GOOD};": "commas",
    GOOD.replace('"url"', '// of the page\n "url"'): "comments",
    GOOD.replace('"url"', '/* of "the" page */ "url"'): "comments",
    GOOD.replace('"url"', '<!-- of the page --> "url"'): "comments",
    f"<!--\n{GOOD}\n-->": "frames",
    f"<![CDATA[\n{GOOD}\n]]>": "frames",
    f"//<![CDATA[\n{GOOD}\n//]]>": "frames and comments",
    GOOD.replace("\n}", ", // last\n}"): "comments and commas",
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_json_has_not_is_left_out_and_told(text: str) -> None:
    read = read_mended(text)

    assert read.value == VALUE
    assert f"read without {BROKEN[text]} that" in read.notes[0].message


@pytest.mark.parametrize("text", ['{"a": 1', '{"a" 1}', "{'a': 1}", "", "nothing", '{"a": "}'])
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert not read_mended(text).found


def test_a_value_in_a_broken_text_keeps_its_place() -> None:
    text = '{"@context": "https://schema.org", "@type": "Person", /* "nmae" */\n "nmae": "A",\n}'
    places = {one.rule: one.place for one in check(text)}

    assert (places["property_unknown"].line, places["property_unknown"].column) == (2, 10)
    assert (places["json_broken"].line, places["json_broken"].column) == (1, 55)


def test_an_article_is_read_out_of_a_broken_script() -> None:
    script = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A",}'
    reading = nutgraf.read(f'<script type="application/ld+json">{script}</script>')

    assert reading.article is not None
    assert reading.article.headline == "A"
    assert "json_broken" in {one.rule for one in reading.findings}


pieces = st.sampled_from(
    ('"', "{", "}", "[", "]", ",", ":", "//", "/*", "*/", "<!--", "-->", "<![CDATA[", "]]>", ";",
     '"a"', '"a": 1', "\\", "\n", "1", "null", "text")
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map("".join))
def test_any_text_is_read_or_not_and_keeps_its_length(text: str) -> None:
    read = read_mended(text)

    assert len(read.text or text) == len(text)


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=9), st.lists, max_leaves=9))
def test_what_is_whole_is_read_as_it_is(value: object) -> None:
    read = read_mended(json.dumps(value))

    assert (read.value, read.text) == (value, "")


_NUMBERS = st.sampled_from(
    ["0", "-0", "7", "-12", "1.5", "1.10", "1e400", "9" * 19, "9" * 401, "NaN"]
)
_WORDS = st.sampled_from(
    ["@type", "@context", "name", "type", "x:y", "a b", "\\ud800", "\\u00e9", 'a\\":', 'b\\"']
)
_SPACES = st.sampled_from(["", " ", "\n\t"])
_TEXTS = st.recursive(
    _NUMBERS | st.sampled_from(["null", "true"]) | _WORDS.map(lambda word: f'"{word}"'),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda ones: f"[{', '.join(ones)}]")
        | st.lists(st.tuples(_WORDS, _SPACES, inner), max_size=4).map(
            lambda ones: "{" + ",".join(f'"{key}"{space}:{one}' for key, space, one in ones) + "}"
        )
    ),
    max_leaves=8,
)


def read_at_once(text: str, data: bytes = b"") -> AtOnce | None:
    value = value_at_once(text, DEFAULT_LIMITS, data)
    return None if value is None else looked_at(value, text, DEFAULT_LIMITS)


@given(_TEXTS, st.sampled_from(["", " ", "x"]))
@example("[" * 65 + "]" * 65, "")
@example(f"[{'9' * 401}]", "")
@example(f"[-{'9' * 401}]", "")
@example('{"a": 1, "a": -0}', "")
@example('{"@context": {"@context": 1}, "@type": ["A", 7]}', "")
def test_what_is_read_at_once_is_what_a_closer_look_gives(text: str, end: str) -> None:
    at_once = read_at_once(text + end)
    closely = read_json(text + end)

    data = (text + end).encode("utf-8", "surrogatepass")
    assert repr(read_at_once(text + end, data)) == repr(at_once)
    if at_once is not None:
        assert repr(at_once.value) == repr(closely.value)
        # Of a key that stands twice what is not the last is not looked at.
        assert {note.rule for note in closely.notes} <= {"json_key_twice", "json_number_long"}
        is_once = "json_key_twice" not in {note.rule for note in closely.notes}
        assert is_once or not has_each_key_once(at_once.value, text + end)
    else:
        odd = re.search(r"[0-9][.e]|-0|9{19}|\\ud800", text) or text[0] not in "{["
        assert odd or closely.notes or not closely.found


def test_a_plain_text_needs_no_closer_look_for_keys_that_stand_twice() -> None:
    for text in (json.dumps(VALUE), GOOD, json.dumps(VALUE, separators=(",", ":"))):
        at_once = read_at_once(text)

        assert at_once is not None
        assert has_each_key_once(at_once.value, text)


@pytest.mark.parametrize(
    ("rule", "odd"),
    [
        ("json_key_twice", '"url":2'),
        ("json_key_twice", '"\\u0075rl":2'),
        ("json_not_a_number", "NaN"),
        ("json_number_long", "7" * 5_000),
        ("text_not_encodable", '"\\ud800"'),
    ],
)
@pytest.mark.parametrize("around", ["{}", '{{"a/b":[1,[],{}]}}'])
def test_an_oddity_is_told_at_its_place(rule: str, odd: str, around: str) -> None:
    held = odd if ":" in odd else f'"name":{odd}'
    text = around.format(f'{{"url":"https://x.example/:{{",\n"author":[{{"url":1}}],\n {held}}}')
    pointer = f"{'/a~1b/2' if 'a/b' in text else ''}/{'url' if ':' in odd else 'name'}"

    (note,) = read_json(text).notes

    assert (note.rule, note.offset, note.pointer) == (rule, text.index(odd), pointer)


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        (r'{"name": 1, "author": {"n\u0061me": ¦2}}', "/author/name"),
        (r'{"author": {"name": 1}, "\u006eame": ¦2}', "/name"),
        ('{"author": {"name": 1}, "author": {"name": ¦2}}', "/author/name"),
        (r'{"name": 1, "\ud800": ¦2}', "/\ufffd"),
    ],
)
def test_a_value_is_found_where_its_last_key_stands(text: str, pointer: str) -> None:
    plain = text.replace("¦", "")

    assert locate(plain, [pointer]) == {pointer: text.index("¦")}


@pytest.mark.parametrize(("end", "lines"), [("\n", 1), ("\r\n", 1), ("\r", 1), ("\r\r\n\n", 3)])
def test_lines_end_as_editors_have_it(end: str, lines: int) -> None:
    text = f'{{"name":{end}  1}}'

    assert line_and_column(text, text.index("1")) == (1 + lines, 3)
