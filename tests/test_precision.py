"""Rules that guess: what they say of real pages was read and judged, finding by finding."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from nutgraf.checking import examine
from nutgraf.findings import Severity
from nutgraf.rules import LATEST, Rule, Ruleset, all_rules

LABELS = Path(__file__).with_name("precision")
GUESSING = tuple(rule for rule in all_rules() if rule.judged[1])
LEAST = {Severity.ERROR: 0.995, Severity.WARNING: 0.98, Severity.INFO: 0.0}
STRIDE = 1 if settings().max_examples > 300 else 16  # of the pages that nothing was said of


def labels_of(rule: str) -> list[dict[str, str]]:
    with (LABELS / f"{rule}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_each_rule_that_guesses_has_its_labels() -> None:
    assert sorted(rule.name for rule in GUESSING) == sorted(one.stem for one in LABELS.iterdir())


@pytest.mark.parametrize("rule", GUESSING, ids=lambda rule: rule.name)
def test_severity_is_held_by_the_precision_that_was_measured(rule: Rule) -> None:
    verdicts = Counter(row["verdict"] for row in labels_of(rule.name))

    right, count = rule.judged
    assert verdicts == Counter(right=right, wrong=count - right)
    assert right / count >= LEAST[rule.severity]


def test_what_is_said_of_real_pages_is_what_was_judged(corpus: Path) -> None:
    judged = Counter(
        (row["page"], rule.name, row["pointer"])
        for rule in GUESSING
        for row in labels_of(rule.name)
    )
    rules = Ruleset(GUESSING, LATEST)

    said = Counter(
        (page, one.rule, one.place.pointer or "-")
        for page, url, data in pages(corpus, {page for page, *_ in judged})
        for one in examine(data, rules, url=url, format="html").findings
        if one.rule in rules.severities
    )

    assert said == judged


def pages(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, str, bytes]]:
    folder = corpus / "news-pages"
    with (folder / "manifest.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            if row["id"] in wanted or number % STRIDE == 0:
                yield row["id"], row["url"], gzip.decompress((folder / row["html"]).read_bytes())
