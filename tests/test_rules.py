"""Rules, by the table: each finds its bad example alone and is silent on the good one."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from nutgraf.checking import examine
from nutgraf.cli._explain_rule import _lines
from nutgraf.cli._upgrade import differences
from nutgraf.errors import UnknownFormatError
from nutgraf.findings import Severity
from nutgraf.rules import LATEST, PROFILES, Rule, Spot, all_rules, rule_named, ruleset
from nutgraf.rules._dated import later
from nutgraf.rules._engine import Ruleset
from nutgraf.rules._rule import Wider

RULES = all_rules()
FILE = Path(__file__).parent / "found.jsonl"  # documents, each with a rule that finds something
NOTES = {"element_not_read", "no_nodes_found"}  # which reading makes, whatever the rules
# What consumers ask for, by the letters of the reference and how many there are.
ASKED = {
    "ART": 15, "DAT": 6, "IMG": 2, "DIS": 5, "NSM": 7, "NWS": 1, "FAV": 1, "PAY": 11, "SWG": 8,
    "LIV": 8, "CLR": 14, "VID": 15, "BRC": 4, "LIC": 7,
}  # fmt: skip
NOT_OF_MARKUP = {
    "SD001": "which syntaxes there are", "SD003": "the required properties, each by its own rule",
    "SD008": "said when the JSON is read", "SD010": "that nothing is asked for",
    "SD013": "what robots do not stop", "DAT06": "which dates readers see",
    "DIS05": "that nothing is asked for", "NWS01": "what is no longer read",
    "PAY08": "another page, and who may fetch it", "PAY10": "what a server sends to whom",
    "SWG06": "how a graph is walked", "CLR13": "other pages", "VID15": "what a page is for",
    "BRC03": "the ways of readers", "LIC05": "the metadata in the image, and other pages",
    "LIC07": "who may fetch a page",
}  # fmt: skip
NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+){1,9}")


def ids(rule: Rule) -> str:
    return rule.name


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_a_rule_finds_its_bad_example_and_no_other_rule_does(rule: Rule) -> None:
    assert found_in(rule, rule.bad) == {rule.name}


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_a_rule_and_its_kin_are_silent_on_the_good_example(rule: Rule) -> None:
    assert found_in(rule, rule.good) == set()


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_the_examples_of_a_rule_differ_in_one_node(rule: Rule) -> None:
    apart = places_apart(plain(rule.bad), plain(rule.good))

    assert len({pointer.rpartition("/")[0] for pointer in apart}) == 1


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_a_finding_of_a_rule_points_into_its_document(rule: Rule) -> None:
    document = plain(rule.bad)
    findings = [one for one in findings_in(rule, rule.bad) if one.rule == rule.name]

    assert [one for one in findings if not resolves(document, one.place.pointer)] == []


def test_rules_have_names_that_name_the_fault_and_no_two_have_one() -> None:
    names = [rule.name for rule in RULES]

    assert [name for name in names if not NAME.fullmatch(name)] == []
    assert sorted(set(names)) == sorted(names)


def test_rules_have_a_source_that_was_read_on_a_day() -> None:
    for rule in RULES:
        assert rule.page.url.startswith("https://"), rule.name
        assert date.fromisoformat(rule.read), rule.name
        assert date.fromisoformat(rule.since), rule.name


def test_rules_say_what_holds_and_what_to_do_in_sentences() -> None:
    for rule in RULES:
        assert rule.title.endswith("."), rule.name
        assert rule.advice.endswith("."), rule.name


def test_rules_look_in_one_way() -> None:
    ways = {rule.name: sum(map(bool, (rule.look, rule.weigh, rule.survey))) for rule in RULES}

    assert {name for name, count in ways.items() if count != 1} == set()


def test_every_profile_has_rules_and_every_rule_a_profile() -> None:
    assert [profile for profile in PROFILES if not ruleset((profile,)).rules] == []
    assert [rule.name for rule in RULES if not set(rule.profiles) <= set(PROFILES)] == []


def test_pending_terms_are_information() -> None:
    severities = {rule.severity for rule in RULES if "pending" in rule.name}

    assert severities == {Severity.INFO}


FOUND = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("line", FOUND, ids=lambda line: line["rule"])
def test_a_rule_finds_what_else_is_recorded_of_it(line: dict[str, Any]) -> None:
    rule = rule_named(line["rule"])
    now = datetime.fromisoformat(rule.now) if rule.now else None
    rules = Ruleset([rule], LATEST)

    found = examine(as_text(line["document"]), rules, url=rule.url, now=now).findings

    assert {one.rule for one in found} - NOTES == {rule.name}


SHORT = "2030-01-01"  # the day from which the rule below finds more


def widened_rule() -> Rule:
    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        for pointer, text in spot.texts("headline"):
            if len(text) < 9:
                yield pointer, later(SHORT, "the headline is short", unless=not text)

    bad = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge"}
    wider = (Wider(SHORT, "headlines of few letters", bad),)
    return replace(rule_named("article_headline_missing"), look=look, silent=None, wider=wider)


def test_what_a_rule_came_to_find_it_finds_since_that_day_alone() -> None:
    rule = widened_rule()
    days = [Ruleset([rule], day) for day in ("2029-12-31", SHORT)]

    found = [len(examine(as_text(rule.wider[0].bad), day).findings) for day in days]

    assert found == [0, 1]
    assert len(examine(as_text({**rule.wider[0].bad, "headline": ""}), days[0]).findings) == 1


def test_what_a_rule_came_to_find_is_told_with_its_day() -> None:
    rule = widened_rule()
    told = list(differences(*(Ruleset([rule], day) for day in ("2029-12-31", SHORT))))

    assert told == [f"wider    {rule.name}: since {SHORT} also headlines of few letters"]
    assert f"Since {SHORT} also: headlines of few letters" in _lines(rule)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.retired], ids=ids)
def test_a_retired_rule_informs_and_was_graver_before(rule: Rule) -> None:
    assert rule.severity_on("2026-11-22") is Severity.INFO
    assert rule.severity_on(rule.since) is not Severity.INFO


def test_a_rule_of_a_later_day_is_left_out() -> None:
    rules = Ruleset(RULES, "2020-01-01")

    assert {rule.name for rule in rules.rules} == {rule.name for rule in RULES if rule.retired}


def test_a_severity_is_that_of_the_day() -> None:
    rule = rule_named("date_unreadable")
    changed = Rule(**{
        **{name: getattr(rule, name) for name in Rule.__slots__},
        "severity": Severity.INFO,
        "earlier": (("2026-12-31", Severity.ERROR),),
    })  # fmt: skip

    assert changed.severity_on("2026-11-22") is Severity.ERROR
    assert changed.severity_on("2027-01-01") is Severity.INFO


def test_what_spares_calls_changes_nothing_that_is_said(corpus: Path) -> None:
    spared = ruleset(
        tuple({rule.profiles[0]: None for rule in RULES if rule.silent or rule.passes})
    )
    thorough = Ruleset([replace(rule, silent=None, passes=None) for rule in spared.rules], "9999")
    pages = sorted((corpus / "news-pages" / "html").rglob("*.gz"))[::60]
    documents = [gzip.decompress(page.read_bytes()) for page in pages]
    documents += [as_text(one).encode() for rule in spared.rules for one in (rule.bad, rule.good)]

    for data in documents:
        assert said(data, spared) == said(data, thorough)


def test_what_a_consumer_asks_of_markup_has_a_rule_or_a_reason_why_not() -> None:
    asked = {f"{kind}{number:02}" for kind, most in ASKED.items() for number in range(1, most + 1)}
    asked |= {f"SD{number:03}" for number in range(1, 15)}
    ruled = {rule.ref for rule in RULES}

    assert asked - ruled == NOT_OF_MARKUP.keys()


def test_a_rule_is_found_by_its_reference_too() -> None:
    assert rule_named("art09").name == "author_name_joined"


@pytest.mark.parametrize("look_up", [rule_named, lambda name: ruleset((name,))])
def test_what_does_not_exist_is_refused(look_up: Any) -> None:
    with pytest.raises(UnknownFormatError):
        look_up("no_such_thing")


def findings_in(rule: Rule, example: object) -> Sequence[Any]:
    """Check an example against the rules of the profile, as they stood when the rule was one."""
    day = rule.since if rule.retired else "9999-12-31"
    rules = ruleset(rule.profiles[:1]).rules
    kin = [one for one in rules if bool(one.retired) == bool(rule.retired)]
    text = as_text(example)
    moment = datetime.fromisoformat(rule.now) if rule.now else None
    found = examine(text, Ruleset(kin, day), url=rule.url, now=moment).findings
    return [one for one in found if one.rule not in NOTES]


def as_text(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example)


def said(data: bytes, rules: Ruleset) -> list[tuple[str, str, str]]:
    found = examine(data, rules).findings
    return [(one.rule, one.place.pointer, one.message) for one in found]


def found_in(rule: Rule, example: object) -> set[str]:
    return {finding.rule for finding in findings_in(rule, example)}


def plain(example: object) -> Any:
    """Give an example as JSON; a page as the list of its lines."""
    return example.splitlines() if isinstance(example, str) else json.loads(json.dumps(example))


def resolves(document: Any, pointer: str) -> bool:
    """Tell whether a pointer leads to a value; a page has none, so only the empty one does."""
    if isinstance(document, list) and all(isinstance(line, str) for line in document):
        return pointer == "" or pointer.startswith("/")
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and key.isdigit() and int(key) < len(document):
            document = document[int(key)]
        elif isinstance(document, Mapping) and key in document:
            document = document[key]
        else:
            return False
    return True


def places_apart(one: Any, other: Any) -> list[str]:
    return sorted(_apart(one, other, ""))


def _apart(one: Any, other: Any, at: str) -> Iterator[str]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in {*one, *other}:
            if key not in one or key not in other:
                yield f"{at}/{key}"
            else:
                yield from _apart(one[key], other[key], f"{at}/{key}")
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield at
        else:
            for place, (left, right) in enumerate(zip(one, other, strict=True)):
                yield from _apart(left, right, f"{at}/{place}")
    elif one != other:
        yield at
