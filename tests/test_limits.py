"""Every limit is an argument, says where it was met, and loses nothing else."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import fields, replace
from typing import NamedTuple

import pytest

import nutgraf
from nutgraf import Finding, NewsArticle
from nutgraf.api import Reading
from nutgraf.markup.compressed import expanded
from nutgraf.safety.limits import DEFAULT_LIMITS, Limits
from nutgraf.safety.sanitise import sanitise

GOOD = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"GOOD"}'
NUMBERS = " ".join(map(str, range(200_000)))  # does not expand much, and is longer than is free
SCRIPT = '<script type="application/ld+json">%s</script>'


class Met(NamedTuple):
    """A document that meets a limit: how it is read, with what bound, and what says so."""

    document: bytes | str
    format: str | None
    bound: int
    rule: str
    kept: int = 1  # articles whose headline is GOOD


def article(**stated: object) -> str:
    return GOOD[:-1] + "".join(f",{json.dumps(k)}:{json.dumps(v)}" for k, v in stated.items()) + "}"


def page(*scripts: str, body: str = "") -> str:
    return f"<head>{''.join(SCRIPT % one for one in scripts)}</head><body>{body}"


def rss(items: int, inside: str = "") -> str:
    item = f"<item><title>GOOD</title><link>https://a.example/</link>{inside}</item>"
    return f"<rss><channel><title>A</title><link>https://a.example/</link>{item * items}</channel>"


MET: dict[str, tuple[Met, ...]] = {
    "page_bytes": (
        Met(page(GOOD, body="x" * 999), "html", 500, "page_too_large"),
        Met(article(text="x" * 999), None, 500, "document_too_large", kept=0),
    ),
    "feed_bytes": (
        Met(rss(9), "rss", 300, "feed_too_large", kept=4),
        Met(rss(9).replace("rss>", "feed>"), "atom", 90, "feed_too_large", kept=0),
        Met('{"version":"https://jsonfeed.org/version/1.1","items":[]}', None, 9, "feed_too_large",
            kept=0),
        Met(gzip.compress(rss(200).encode()), None, 400, "compressed_too_far", kept=6),
    ),
    "expansion": (
        Met(gzip.compress(page(GOOD, body=NUMBERS).encode()), "html", 1,
            "compressed_too_far"),
    ),
    "json_depth": (
        Met(page(GOOD, '{"a":' * 9 + "1" + "}" * 9), "html", 8, "json_too_deep"),
        Met(page(GOOD, "[" * 65 + "]" * 65), "html", 64, "json_too_deep"),
    ),
    "script_bytes": (
        Met(page(GOOD, article(text="x" * 999)), "html", 500, "script_too_large"),
    ),
    "scripts": (Met(page(GOOD, GOOD, GOOD), "html", 2, "scripts_too_many", kept=2),),
    "graph_nodes": (
        Met(json.dumps([json.loads(GOOD)] * 9), "jsonld", 4, "nodes_too_many", kept=4),
        Met(page(*[GOOD] * 9), "html", 4, "nodes_too_many", kept=4),
        Met("A bridge\n\n" + "“It is open,” he said. " * 9, "text", 4, "nodes_too_many", kept=0),
    ),
    "tree_depth": (
        Met(page(GOOD, body="<div>" * 999), "html", 90, "page_too_complex"),
    ),
    "attributes": (
        Met(page(GOOD, body="<p " + " ".join(f"a{n}" for n in range(99)) + ">"), "html", 90,
            "page_too_complex"),
    ),
    "integer_digits": (Met(article(wordCount=12345), "jsonld", 4, "json_number_long"),),
    "article_bytes": (Met("GOOD\n\n" + "Some long text. " * 99, "text", 500, "text_cut"),),
    "date_characters": (
        Met(article(datePublished="2026-11-22T08:00:00+02:00"), None, 9, "value_out_of_range"),
    ),
    "url_characters": (
        Met(article(url="https://a.example/bridge"), None, 9, "value_out_of_range"),
    ),
    "author_characters": (
        Met(article(author="Ann Lee and many others"), None, 9, "value_out_of_range"),
    ),
    "findings": (
        Met(article(**{f"a{n}": n for n in range(99)}), None, 9, "findings_too_many"),
        Met(article(author=[{"@type": "Person", "a": n} for n in range(99)]), None, 9,
            "findings_too_many"),
        Met(rss(99, "<pubDate>never</pubDate>"), None, 9, "findings_too_many", kept=99),
    ),
}  # fmt: skip
# HTML is cleaned when it is written, so the sanitiser says what was met, and `losses` names it.
CLEANED: dict[str, tuple[str, int, str]] = {
    "sanitise_bytes": ("<p>GOOD</p>" * 99, 500, "sanitise_bytes"),
    "sanitise_tags": ("<p>GOOD</p>" * 99, 9, "sanitise_tags"),
    "formatting_tags": ("<b id=1>" * 99 + "GOOD", 9, "formatting_tags"),
    "tree_depth": ("<div>" * 99 + "GOOD", 9, "tree_depth"),
}
TABLE = [(name, met) for name, several in MET.items() for met in several]


def read(met: Met, limits: Limits) -> Reading:
    try:
        return nutgraf.read(met.document, met.format, url="https://a.example/", limits=limits)
    except nutgraf.ParseError as fault:
        return Reading.of_none(fault.findings)


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def kept(reading: Reading) -> int:
    return sum(article.headline == "GOOD" for article in reading.articles)


def test_every_limit_is_in_the_table() -> None:
    assert {field.name for field in fields(Limits)} == MET.keys() | CLEANED.keys()


@pytest.mark.parametrize(("name", "met"), TABLE, ids=[f"{n}-{m.rule}" for n, m in TABLE])
def test_a_limit_that_is_met_is_told_of_and_loses_nothing_else(name: str, met: Met) -> None:
    reading = read(met, replace(DEFAULT_LIMITS, **{name: met.bound}))

    assert rules(reading.findings).count(met.rule) >= 1
    assert kept(reading) == met.kept


@pytest.mark.parametrize(
    "met",
    [met for name, met in TABLE if met.bound != getattr(DEFAULT_LIMITS, name)],
    ids=lambda met: met.rule,
)
def test_a_limit_that_is_not_met_is_silent(met: Met) -> None:
    assert met.rule not in rules(read(met, DEFAULT_LIMITS).findings)


@pytest.mark.parametrize("name", CLEANED)
def test_a_limit_met_in_cleaning_keeps_the_text_and_is_told_of(name: str) -> None:
    html, bound, said = CLEANED[name]

    cleaned = sanitise(html, limits=replace(DEFAULT_LIMITS, **{name: bound}))

    assert said in cleaned.dropped
    assert "GOOD" in cleaned.html
    assert said not in sanitise(html).dropped


def test_a_body_that_is_reduced_to_its_text_is_a_loss() -> None:
    body = {"html": "<b id=1><p>GOOD</p>" * 600}
    met = NewsArticle(headline="A", url="https://a.example/", body=body)

    assert [loss.pointer for loss in nutgraf.losses(met, "rss")] == ["/body"]


@pytest.mark.parametrize("value", [0, -1, True, 1.5, "9", None])
def test_what_is_no_bound_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="page_bytes"):
        Limits(page_bytes=value)  # type: ignore[arg-type] # that is the point


@pytest.mark.parametrize("name", ["json_depth", "integer_digits", "date_characters"])
def test_a_bound_beyond_what_can_be_done_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} can be"):
        replace(DEFAULT_LIMITS, **{name: 9_999})


def test_a_json_text_as_deep_as_the_limit_is_read() -> None:
    deep = page("[" * 64 + "]" * 64)

    assert "json_too_deep" not in rules(nutgraf.read(deep, "html").findings)


def test_a_compressed_document_is_that_document() -> None:
    plain = rss(9).encode()
    half = len(plain) // 2

    for data in (
        gzip.compress(plain),
        gzip.compress(plain[:half]) + gzip.compress(plain[half:]),
        gzip.compress(plain) + bytes(99),
    ):
        assert nutgraf.read(data) == nutgraf.read(plain)
        assert nutgraf.check(data) == nutgraf.check(plain)


def broken_forms() -> dict[str, Callable[[bytes], bytes]]:
    return {
        "cut": lambda data: data[:-9],
        "spoiled": lambda data: data[:-9] + b"x" * 9,
        "many": lambda data: data + gzip.compress(b" ") * 200,
    }


@pytest.mark.parametrize("form", broken_forms())
def test_a_broken_compressed_document_is_read_as_far_as_it_goes(form: str) -> None:
    chance = random.Random(7)
    noise = "".join(chance.choices("abcdefghij ", k=400_000))
    plain = rss(3, f"<description>{noise}</description>").encode()
    data = broken_forms()[form](gzip.compress(plain))

    reading = nutgraf.read(data, "rss")

    assert rules(reading.findings)[0] == "compressed_broken"
    assert kept(reading) >= 2
    assert rules(tuple(nutgraf.check(data)))[0] == "compressed_broken"


def test_a_bomb_costs_no_more_than_its_bound() -> None:
    opened, findings = expanded(gzip.compress(bytes(40_000_000)), Limits(feed_bytes=1_000_000))

    assert len(opened) == 1_000_000
    assert rules(findings) == ["compressed_too_far"]
