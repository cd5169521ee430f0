"""News texts of many publishers: how much of what they say the generic houses find."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

from nutgraf.formats._format import Options
from nutgraf.formats.text import parse

# Per cent of the texts that can be asked; `spill` is better small.
AT_LEAST = {
    "headline": 90, "authF1": 80, "auth0": 95, "day": 90, "minute": 90, "date0": 95, "lead": 85,
    "start": 80, "end": 80,
}  # fmt: skip
SPILL = 2


def found(raw: bytes) -> dict[str, Any]:
    nodes = parse(raw, Options()).nodes
    node = nodes[0] if nodes else {}
    return {
        "headline": node.get("headline"),
        "authors": [one["name"] for one in node.get("author", ())],
        "date_published": node.get("datePublished"),
        "lead": node.get("description"),
        "body": node.get("articleBody"),
    }


def test_generic_houses_find_what_news_texts_say(corpus: Path) -> None:
    judge = runpy.run_path(str(corpus.parent / "judges" / "score_texts.py"))
    folder = corpus / "news-texts"
    lines = (folder / "expected.jsonl").read_text("utf-8").splitlines()
    wanted = [json.loads(line) for line in lines]

    scores = [judge["score"](one, found((folder / one["text"]).read_bytes())) for one in wanted]

    means = dict(zip(judge["COLUMNS"], judge["means"](scores), strict=True))
    assert {name: means[name] for name, least in AT_LEAST.items() if means[name] < least} == {}
    assert means["spill"] <= SPILL
