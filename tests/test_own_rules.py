"""Rules of one's own without a program, and the fixture for tests: what they find, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import nutgraf
from nutgraf.cli import main
from nutgraf.config import Check, Config, OwnRule, read_config
from nutgraf.errors import ConfigError
from nutgraf.integrations import pytest as plugin

ARTICLE = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge"}
RULE = OwnRule(name="our_section_missing", wants="articleSection", types=("Article",))
fixture = plugin.assert_valid_fixture  # as pytest finds it, wherever nutgraf is installed


def found(rule: OwnRule, **changes: object) -> list[tuple[str, str, str]]:
    config = Config(check=Check(profiles=(), rule=(rule,)))
    findings = nutgraf.check(json.dumps({**ARTICLE, **changes}), config=config)
    return [(one.rule, str(one.severity), one.place.pointer) for one in findings]


def test_a_declared_rule_asks_for_its_property() -> None:
    assert found(RULE) == [("our_section_missing", "warning", "")]
    assert found(RULE, articleSection="Town") == []


def test_a_declared_rule_looks_at_its_types_alone() -> None:
    assert found(RULE, **{"@type": "Person"}) == []


def test_a_declared_pattern_is_held_against_every_text() -> None:
    rule = RULE.model_copy(update={"pattern": "[a-z]+", "severity": "error"})

    assert found(rule, articleSection=["town", "Town 2"]) == [
        ("our_section_missing", "error", "/articleSection/1")
    ]


def test_a_rule_is_declared_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    declared = '[[check.rule]]\nname = "our_section_missing"\nwants = "articleSection"\n'
    Path("nutgraf.toml").write_text(f'{declared}severity = "error"\n')
    Path("a.jsonld").write_text(json.dumps(ARTICLE))
    with pytest.raises(SystemExit) as left:
        main(["check", "a.jsonld"])

    assert left.value.code == 1
    assert "[our_section_missing]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line", ['name = "x"', 'pattern = "("', 'severity = "grave"', 'kind = "a"']
)
def test_a_rule_that_is_none_is_refused_where_it_is_declared(tmp_path: Path, line: str) -> None:
    keys = {"name": "our_rule", "wants": "a"}
    lines = [f'{key} = "{value}"' for key, value in keys.items() if not line.startswith(key)]
    file = tmp_path / "nutgraf.toml"
    file.write_text("\n".join(["[[check.rule]]", *lines, line]))

    with pytest.raises(ConfigError):
        read_config(file)


def test_a_valid_page_passes(assert_valid: Callable[..., None]) -> None:
    assert_valid(json.dumps(ARTICLE), profile="schema.org")


def test_a_page_that_breaks_a_rule_fails_with_its_place() -> None:
    with pytest.raises(AssertionError, match=r"line 3, column 12: error: .*\[property_unknown\]"):
        plugin.assert_valid(json.dumps({**ARTICLE, "headlin": "x"}, indent=0).replace("\n", "", 2))


def test_what_fails_is_as_grave_as_asked_for() -> None:
    page = json.dumps({**ARTICLE, "isBasedOnUrl": "https://a.example/"})
    plugin.assert_valid(page)

    with pytest.raises(AssertionError):
        plugin.assert_valid(page, profile=["schema.org", "google-article"], fail_on="warning")


@pytest.mark.parametrize("page", ["<p>Council opens the bridge", "{}"])
def test_a_page_that_says_nothing_is_no_valid_one(page: str) -> None:
    with pytest.raises(AssertionError, match="no_nodes_found"):
        plugin.assert_valid(page)
