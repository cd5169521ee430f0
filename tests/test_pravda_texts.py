"""The ten texts of the house pravda-eng, and the seed: every expected key, value for value."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nutgraf.formats._format import Options, Parsed
from nutgraf.formats.text import parse
from nutgraf.model import Body

CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
TEXTS = CORPUS / "pravda-texts"
SEED = CORPUS.parent / "seed"

pytestmark = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the corpus is not here; set NUTGRAF_CORPUS"
)


def read(file: Path) -> tuple[str, Parsed]:
    data = file.read_bytes()
    return data.decode(), parse(data, Options(house="pravda-eng"))


def spans_of(text: str, parsed: Parsed, role: str) -> list[str]:
    return [text[span.start : span.end] for span in parsed.spans if span.role == role]


def silent_lines(text: str, parsed: Parsed) -> list[str]:
    """Give the lines that are wholly prefix, navigation or boilerplate."""
    silent = {"prefix", "navigation", "boilerplate"}
    lines, at = [], 0
    for line in text.split("\n"):
        roles = {s.role for s in parsed.spans if s.start < at + len(line) and s.end > at}
        if roles and roles <= silent:
            lines.append(line)
        at += len(line) + 1
    return lines


def named(node: dict[str, Any], reference: dict[str, Any] | None) -> str | None:
    wanted = (reference or {}).get("@id")
    return (
        next((one["name"] for one in node.get("mentions", ()) if one.get("@id") == wanted), None)
        if wanted
        else None
    )


def image(text: str, parsed: Parsed) -> object:
    found = parsed.nodes[0].get("image", ())
    return (
        {
            "caption": found[0].get("caption"),
            "kind": found[0].get("keywords", [None])[0],
            "creditText": found[0].get("creditText"),
        }
        if found
        else None
    )


def source(text: str, parsed: Parsed) -> object:
    node = parsed.nodes[0]
    evidence = parsed.evidence
    return {
        "text": node.get("backstory"),
        "outlets": [one["publisher"]["name"] for one in node.get("isBasedOn", ())],
        "parties": [
            one["name"]
            for at, one in enumerate(node.get("mentions", ()))
            if evidence[f"mentions[{at}].name"].key == "source_party"
        ],
    }


def quotes(text: str, parsed: Parsed) -> object:
    node = parsed.nodes[0]
    return [
        {
            "text": part["text"],
            "speaker": named(node, part.get("spokenByCharacter")),
            "via": parsed.evidence[f"has_part[{at}].spoken_by_character[0].id"].key.replace(
                "_", "-"
            ),
        }
        for at, part in enumerate(node.get("hasPart", ()))
        if part["@type"] == "Quotation"
    ]


def background(text: str, parsed: Parsed) -> object:
    parts = [p for p in parsed.nodes[0].get("hasPart", ()) if p["@type"] == "WebPageElement"]
    return [line.removeprefix("• ") for part in parts for line in part["text"].split("\n") if line]


def labels(text: str, parsed: Parsed) -> object:
    body = parsed.beside[0].body
    assert isinstance(body, Body)
    return [block.label for block in body.blocks if block.label]


def extractor_date(text: str, parsed: Parsed) -> object:
    return next((said.split()[-1] for said in spans_of(text, parsed, "prefix")), None)


MODEL_PATHS: dict[str, tuple[str, Callable[[str, Parsed], object]]] = {
    # key of expected.jsonl: the model path, and how it is taken from what parse gives
    "headline": ("headline", lambda _, p: p.nodes[0].get("headline")),
    "authors": (
        "author[].types, author[].name",
        lambda _, p: [
            {"type": a["@type"], "name": a["name"]} for a in p.nodes[0].get("author", ())
        ],
    ),
    "datePublished": ("date_published", lambda _, p: p.nodes[0].get("datePublished")),
    "extractorDate": ("spans of role prefix", extractor_date),
    "image": ("image[0].caption, .keywords[0], .credit_text", image),
    "description": ("description", lambda _, p: p.nodes[0].get("description")),
    "labels": ("body.blocks[].label", labels),
    "source": (
        "backstory, is_based_on[].publisher.name, mentions[].name with key source_party",
        source,
    ),
    "quotes": ("has_part[].text and .spoken_by_character[0], whose evidence key is `via`", quotes),
    "background": ("has_part[].text of the WebPageElement, by line", background),
    "corrections": (
        "correction[].text",
        lambda _, p: [c["text"] for c in p.nodes[0].get("correction", ())],
    ),
    "boilerplate": ("lines whose spans are prefix, navigation or boilerplate", silent_lines),
    "diagnostics": (
        "findings about what is said, not about what is missing",
        lambda _, p: [f.rule for f in p.findings if not f.rule.endswith("_missing")],
    ),
    "inLanguage": ("in_language", lambda _, p: p.nodes[0].get("inLanguage")),
    "articleBody": ("article_body", lambda _, p: p.nodes[0].get("articleBody")),
}


def expected() -> list[dict[str, Any]]:
    file = TEXTS / "expected.jsonl"
    return (
        [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        if file.is_file()
        else []
    )


@pytest.mark.parametrize("key", MODEL_PATHS)
@pytest.mark.parametrize("wanted", expected(), ids=lambda one: one["name"])
def test_text_says_what_is_expected(wanted: dict[str, Any], key: str) -> None:
    text, parsed = read(TEXTS / f"{wanted['name']}.txt")

    assert MODEL_PATHS[key][1](text, parsed) == wanted[key]


@pytest.mark.parametrize(
    ("file", "partial"),
    [
        (TEXTS / "s09-partial-quotes.txt", ("a gift", "a test", "not finished")),
        (next(SEED.glob("*.txt"), SEED), ("dangerous and destabilising escalation",)),
    ],
    ids=["s09", "seed"],
)
def test_words_quoted_within_a_sentence_are_no_quotations(
    file: Path, partial: tuple[str, ...]
) -> None:
    _, parsed = read(file)

    body = parsed.beside[0].body
    assert isinstance(body, Body)
    assert body.partial_quotations == partial


def test_table_knows_every_expected_key() -> None:
    assert {key for one in expected() for key in one} - {"name"} == set(MODEL_PATHS)


def test_seed_is_its_ideal() -> None:
    ideal = json.loads((SEED / "seed.ideal.jsonld").read_text("utf-8"))
    del ideal["@context"]

    _, parsed = read(next(SEED.glob("*.txt")))

    found = json.dumps(parsed.nodes[0], ensure_ascii=False).replace("#event1", "#presser")
    assert json.loads(found) == ideal
