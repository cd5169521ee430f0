"""What rules found on a day, held against a record: a rule that comes to find more says since when.

`frozen.jsonl` has the documents that are varied, and a line for each value that is put into one,
with the rules that find something since then, by the days that are recorded. What a day found is
never changed once there is a release that knows the day; values and days are added, by
`python tests/test_rules_frozen.py DAY`.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nutgraf.checking import examine
from nutgraf.rules import PROFILES, Ruleset, ruleset

RECORD = Path(__file__).parent / "frozen.jsonl"
SIGHT = "page"  # the profile whose rules rest on what is seen of a page
DAYS = ("2026-11-22", "2026-11-30")


@cache
def lines() -> tuple[dict[str, Any], ...]:
    return tuple(map(json.loads, RECORD.read_text("utf-8").splitlines()))


@cache
def rules_of(day: str) -> Ruleset:
    return ruleset(tuple(sorted({*PROFILES} - {SIGHT})), day)


@cache
def base_of(name: str) -> str:
    return json.dumps(next(one["document"] for one in lines() if one.get("base") == name))


def varied(line: dict[str, Any]) -> str:
    """Give the document of a line, with its value put in; null takes out what stands there."""
    made = json.loads(base_of(line["of"]))
    *above, last = (step.replace("~1", "/") for step in line["at"].split("/")[1:])
    holder = made
    for step in above:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    if line["value"] is None:
        holder.pop(last, None)
    else:
        holder[int(last) if isinstance(holder, list) else last] = line["value"]
    return json.dumps(made)


@cache
def found_in(text: str, day: str) -> frozenset[str]:
    rules = rules_of(day)
    return frozenset(one.rule for one in examine(text, rules).findings) & {*rules.severities}


def found(line: dict[str, Any], day: str) -> str:
    return " ".join(sorted(found_in(varied(line), day) - found_in(base_of(line["of"]), day)))


@pytest.mark.parametrize("day", DAYS)
def test_rules_of_a_day_find_what_they_found_on_it_and_no_more(day: str) -> None:
    values = [line for line in lines() if "at" in line]
    now = [(line, found(line, day)) for line in values]
    more = {
        f"{line['of']}{line['at']} = {line['value']!r:.80}": extra
        for line, rules in now
        if (extra := {*rules.split()} - {*line[day].split()})
    }
    assert len(values) > 600
    assert more == {}, "a rule that comes to find more says so with `later` and `Wider`"


def test_rules_that_rest_on_what_is_seen_refuse_nothing() -> None:
    assert {str(one) for one in ruleset((SIGHT,)).severities.values()} <= {"info", "warning"}


if __name__ == "__main__":
    told = [
        one | ({sys.argv[1]: found(one, sys.argv[1])} if "at" in one else {}) for one in lines()
    ]
    RECORD.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told), "utf-8")
