"""The words of the model: every class and property has a line of our own."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from nutgraf import vocabulary
from nutgraf.model import Block, Body, Editorial, Feed
from nutgraf.model._property import field_name, wire_name
from nutgraf.model._registry import MODULES, class_named, class_of
from nutgraf.model._words import of_class, of_field

BESIDE = (Block, Body, Editorial, Feed)
LONGEST = 100  # characters of a line
SHARED = 7  # words in a row that are no chance


@cache
def words() -> dict[tuple[str, str], str]:
    """Give every line by class and field, that of a class under no field."""
    found = {}
    for cls in (*map(class_named, MODULES), *BESIDE):
        found[cls.__name__, ""] = of_class(cls)
        bases = [base for base in cls.__mro__[1:] if hasattr(base, "model_fields")]
        inherited = {field for base in bases for field in base.model_fields}
        for field in cls.model_fields:
            if field not in inherited:
                found[cls.__name__, field] = of_field(cls, field)
    return found


def test_every_class_and_every_property_has_a_line() -> None:
    assert [key for key, line in words().items() if not line] == []


def test_a_line_is_one_line_and_ends_as_a_sentence() -> None:
    wrong = [
        line
        for line in words().values()
        if "\n" in line or len(line) > LONGEST or not line.endswith(".") or line != line.strip()
    ]

    assert wrong == []


def test_no_line_stands_twice() -> None:
    counts = Counter(words().values())

    assert [line for line, count in counts.items() if count > 1] == []


def test_no_line_is_made_of_the_name_alone() -> None:
    wrong = []
    for (cls, field), line in words().items():
        name = (field or cls).replace("_", " ").casefold()
        said = re.sub(r"\W+", " ", line.casefold()).strip()
        if said in {name, f"the {name}", f"a {name}", f"the {name} of the {cls.casefold()}"}:
            wrong.append((cls, field, line))

    assert wrong == []


def test_old_name_of_a_property_names_the_new_one() -> None:
    for (cls, field), line in words().items():
        new = vocabulary.superseded_by(wire_name(field)) if cls in MODULES else ""

        assert not new or f"`{field_name(new)}`" in line, (field, line)


def test_class_of_two_says_which() -> None:
    joined = class_of(("LiveBlogPosting", "NewsArticle"))

    assert of_class(joined) == "What is LiveBlogPosting and NewsArticle at once."


def test_no_line_is_taken_from_schema_org(corpus: Path) -> None:
    dump = corpus.parent / "schemaorg/30.0/schemaorg-all-https.jsonld.gz"
    if not dump.exists():
        pytest.skip("no dump beside the corpus")
    theirs: set[tuple[str, ...]] = set()
    for node in json.loads(gzip.decompress(dump.read_bytes()))["@graph"]:
        theirs.update(runs(str(node.get("rdfs:comment", ""))))

    assert [line for line in words().values() if not theirs.isdisjoint(runs(line))] == []


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give every run of so many words."""
    said = re.findall(r"\w+", text.casefold())
    for start in range(len(said) - SHARED + 1):
        yield tuple(said[start : start + SHARED])
