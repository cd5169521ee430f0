"""JSON-LD keeps its meaning: as a document, and when one of its nodes is written alone."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from linked_data import meaning, parsed, shares_names, without_language_of_codes
from pyld.jsonld import JsonLdError

import nutgraf
from nutgraf.markup.page import read_page
from nutgraf.testing import json_ld_documents

SETS = ("schemaorg-examples", "news-pages")
# The documents that say nothing at all, by how many there are of them.
EMPTY = {"schemaorg-examples": 0, "news-pages": 1}


def documents(corpus: Path, name: str) -> Iterator[tuple[str, str, Any]]:
    """Give the JSON-LD texts of a set with their values, each with a name to find it by.

    What is no JSON is no document; the reader names the place of the fault.
    """
    for label, text in texts(corpus, name):
        try:
            value = parsed(text)
        except ValueError:
            continue
        yield label, text, value


def texts(corpus: Path, name: str) -> Iterator[tuple[str, str]]:
    if name == "schemaorg-examples":
        for line in gzip.decompress((corpus / name / "dev.jsonl.gz").read_bytes()).splitlines():
            example = json.loads(line)
            if example["jsonld"]:
                yield example["id"], example["jsonld"]
        return
    for line in (corpus / name / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = read_page(gzip.decompress((corpus / name / row["html"]).read_bytes()))
        for number, script in enumerate(page.scripts):
            yield f"{row['id']}#{number}", script.text


def written(value: Any) -> Any:
    return parsed(nutgraf.write_text(value, "jsonld"))


def first(document: Any) -> Any:
    """Give the node that was written, without those that its references lead to."""
    if document.keys() == {"@context", "@graph"}:
        return {"@context": document["@context"], **document["@graph"][0]}
    return document


@pytest.mark.parametrize("name", SETS)
def test_documents_come_back_with_their_meaning(corpus: Path, name: str) -> None:
    told: Counter[str] = Counter()
    changed = []
    for label, text, document in documents(corpus, name):
        stated = meaning(document)
        told["empty" if stated == [] else "judged"] += 1
        if meaning(written(nutgraf.read(text, "jsonld"))) != stated:
            changed.append(label)

    assert changed == []
    assert told["empty"] == EMPTY[name]
    assert told["judged"] > 190


@pytest.mark.parametrize("name", SETS)
def test_nodes_written_alone_keep_their_meaning(corpus: Path, name: str) -> None:
    changed = []
    for label, text, document in documents(corpus, name):
        if shares_names(document):
            continue
        stated = meaning(document)
        things = nutgraf.read(text, "jsonld", repair=False).things
        if [meaning(first(written(one))) for one in things] != [[one] for one in stated]:
            changed.append(label)

    assert changed == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(json_ld_documents())
def test_any_document_comes_back_with_its_meaning(text: str) -> None:
    assert meaning(written(nutgraf.read(text, "jsonld"))) == meaning(parsed(text))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(json_ld_documents())
def test_any_node_written_alone_keeps_its_meaning(text: str) -> None:
    stated = meaning(parsed(text))
    things = nutgraf.read(text, "jsonld", repair=False).things

    alone = [one for thing in things for one in meaning(first(written(thing)))]

    if "@language" in str(json.loads(text)):
        assert without_language_of_codes(alone) == without_language_of_codes(stated)
    else:
        assert alone == stated


def test_judge_tells_documents_apart() -> None:
    """A judge that calls everything the same would pass all of the above."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": ["A", "B"]}

    assert meaning(node) == meaning({**node, "@context": "http://www.schema.org/"})
    for changed in ({"headline": ["B", "A"]}, {"headline": "A"}, {"@type": "Article"}):
        assert meaning({**node, **changed}) != meaning(node)
    with pytest.raises(JsonLdError):
        meaning({**node, "@context": "https://remote.example/context"})
