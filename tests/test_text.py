"""Article text: the laws that hold for every text and every house, then the pairs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import UnknownFormatError
from nutgraf.formats._format import Evidence, Options, Parsed
from nutgraf.formats._text_lines import normalise
from nutgraf.formats.text import parse
from nutgraf.houses import known_houses
from nutgraf.model._property import field_name

PAIRS = Path(__file__).parent / "pairs" / "text"
HOUSES = st.sampled_from(known_houses())
# What article texts are made of, whole and broken.
SHAPES = [
    " date 2024-10-31 All Sections", "date 2024-10-31 The lead.", "All Sections",
    "Advertisement:", "A headline – someone", "Iryna BalashThursday, 31 October 2024, 11:40",
    "By Ann Lee and John Roe", "31.10.2024, 11:40 Uhr", "Updated: 14:40. A comment was added.",
    "Published: 31 October 2024", "A bridge. Stock photo: Northern Wire", "Photo",
    "A plain sentence that says something.",
    "Source: Mayor Zoia Marchuk during the opening; Northern Wire, citing Radio Prolisok",
    'Quote from Marchuk: "It is so.', 'It goes on."', '"Opened again.',
    '"It is," she said. "And so."', "Quote: no marks", "Background", "  • One",
    "  • CNN reports that two.", "- three", "Background: it was.", "Correction: it was not.",
    "Read also: more", "„Ja“, sagte sie. «Да». “No.”", "",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.one_of(st.sampled_from(SHAPES), st.text(max_size=30))).map("\n".join),
    st.lists(st.sampled_from(SHAPES)).map("\n\n".join),
    st.text(),
)


def read(text: str, house: str = "pravda-eng") -> Parsed:
    return parse(text.encode("utf-8", "replace"), Options(house=house))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every plain value of a node by its path; an index is left out where it is 0."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from leaves(held, f"{path}.{field_name(key)}" if path else field_name(key))
    elif isinstance(value, list):
        for at, held in enumerate(value):
            yield from leaves(held, f"{path}[{at}]" if at else path)
    else:
        yield path, value


def by_leaf(evidence: dict[str, Evidence]) -> dict[str, Evidence]:
    return {path.replace("[0]", ""): held for path, held in evidence.items()}


@given(TEXTS, HOUSES)
def test_every_character_has_one_role(text: str, house: str) -> None:
    parsed = read(text, house)
    text = text.removeprefix("\ufeff")

    ends = [0, *(span.end for span in parsed.spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, parsed.spans, strict=False))
    bare = set(range(len(text))).difference(*(range(s.start, s.end) for s in parsed.spans))
    assert not normalise("".join(text[at] for at in bare)).strip(
        "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 "
    )


@given(TEXTS, HOUSES)
def test_what_evidence_says_is_the_value(text: str, house: str) -> None:
    parsed = read(text, house)
    text = text.removeprefix("\ufeff")

    evidence = by_leaf(dict(parsed.evidence))
    for path, value in [leaf for node in parsed.nodes for leaf in leaves(node)]:
        held = evidence[path]
        if held.kind == "text":
            said = " ".join(text[span.start : span.end] for span in held.spans)
            assert normalise(said) == normalise(value)


@given(TEXTS, HOUSES)
def test_nothing_stands_without_evidence(text: str, house: str) -> None:
    parsed = read(text, house)

    found = {path for node in parsed.nodes for path, _ in leaves(node)}
    assert found == set(by_leaf(dict(parsed.evidence)))
    assert all(held.spans or held.key for held in parsed.evidence.values())


@given(st.binary(), HOUSES)
def test_no_bytes_raise(data: bytes, house: str) -> None:
    assert isinstance(parse(data, Options(house=house)), Parsed)


@given(st.lists(st.sampled_from(SHAPES), max_size=12), st.data())
def test_advertisement_changes_no_field(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines)))
    sold = [*lines[:at], "Advertisement:", *lines[at:]]

    assert read("\n\n".join(sold)).nodes == read("\n\n".join(lines)).nodes


@given(TEXTS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_unknown_house_is_refused() -> None:
    with pytest.raises(UnknownFormatError):
        read("A text.", "nobody")


def test_text_without_anything_is_no_article() -> None:
    assert read(" \n\u00a0\n").nodes == ()


def pairs() -> list[Path]:
    return sorted(PAIRS.glob("*/*.txt"))


@pytest.mark.parametrize("file", pairs(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_pair_is_read_as_it_says(file: Path) -> None:
    """Hold every key of the pair's JSON; null says that the article lacks it."""
    wanted = json.loads(file.with_suffix(".json").read_text("utf-8"))
    findings = wanted.pop("findings", [])

    parsed = read(file.read_text("utf-8"), file.parent.name)

    assert {key: parsed.nodes[0].get(key) for key in wanted} == wanted
    assert [f.rule for f in parsed.findings if not f.rule.endswith("_missing")] == findings


def test_house_is_chosen_by_what_the_text_shows() -> None:
    text = (PAIRS / "pravda-eng" / "label-with-role.txt").read_text("utf-8")

    parsed = read(text, "auto")

    assert parsed.nodes[0]["publisher"]["name"] == "Ukrainska Pravda"
    assert next(f.message for f in parsed.findings if f.rule == "house_chosen").startswith(
        "the house pravda-eng"
    )


def test_no_publisher_is_claimed_when_no_house_is_named() -> None:
    text = (PAIRS / "pravda-eng" / "label-with-role.txt").read_text("utf-8")

    assert "publisher" not in read(text, "").nodes[0]
