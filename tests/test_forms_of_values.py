"""However JSON-LD writes a value, each rule tells its two examples apart as if it stood plain."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from nutgraf import check
from nutgraf.checking import examine
from nutgraf.rules import Rule, all_rules
from nutgraf.rules._engine import Ruleset

RULES = [one for one in all_rules() if isinstance(one.bad, dict) and "@graph" not in one.bad]
# A node that stands alone has a name, and a product is read in its article alone.
IN_PLACE = {
    "breadcrumb_item_without_url", "swg_product_id_malformed",
    "swg_product_id_missing", "swg_product_is_reference", "swg_product_missing",
}  # fmt: skip
Form = Callable[[str, Any], Any]


def in_list(_key: str, value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def in_set(_key: str, value: Any) -> Any:
    return {"@set": value if isinstance(value, list) else [value]}


def in_literal(_key: str, value: Any) -> Any:
    def told(one: Any) -> Any:
        return one if isinstance(one, dict | None) else {"@value": one}

    return [told(one) for one in value] if isinstance(value, list) else told(value)


def in_role(key: str, value: Any) -> Any:
    def told(one: Any) -> Any:
        is_node = isinstance(one, dict) and not ("@value" in one or one.keys() <= {"@id"})
        return {"@type": "Role", key: one} if is_node else one

    return [told(one) for one in value] if isinstance(value, list) else told(value)


def written(value: Any, form: Form) -> Any:
    """Give a node with the values of all its properties, and of theirs, in another form."""
    if isinstance(value, list):
        return [written(one, form) for one in value]
    if not isinstance(value, dict) or "@value" in value:
        return value
    return {
        key: held if key.startswith("@") else form(key, written(held, form))
        for key, held in value.items()
    }


def linked(node: dict[str, Any]) -> dict[str, Any]:
    """Give a document in which each node stands alone."""
    members: list[Any] = []

    def alone(value: Any) -> Any:
        if isinstance(value, list):
            return [alone(one) for one in value]
        if not isinstance(value, dict) or "@value" in value or value.keys() <= {"@id"}:
            return value
        name = value.get("@id", f"#{len(members)}")
        members.append(member := {"@id": name})
        member |= {key: alone(held) for key, held in value.items() if key != "@context"}
        return {"@id": name}

    alone(node)
    return {"@context": node.get("@context"), "@graph": members}


def in_each_form(document: dict[str, Any], rule: Rule) -> dict[str, Any]:
    ways = (in_list, in_set, in_literal, in_role)
    forms = {form.__name__: written(document, form) for form in ways}
    if rule.name not in IN_PLACE:
        forms["linked"] = linked(document)
        forms["linked_by_roles"] = linked(forms["in_role"])
    return forms


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_tells_its_examples_apart_in_every_form(rule: Rule) -> None:
    rules = Ruleset([rule], rule.since if rule.retired else "9999-12-31")
    moment = datetime.fromisoformat(rule.now) if rule.now else None

    def forms_found(example: Any) -> set[str]:
        return {
            form
            for form, document in in_each_form(example, rule).items()
            for one in examine(json.dumps(document), rules, url=rule.url, now=moment).findings
            if one.rule == rule.name
        }

    assert forms_found(rule.bad) == in_each_form(rule.bad, rule).keys()
    assert forms_found(rule.good) == set()


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("url", {"@id": "not a url"}, "url_unreadable"),
        ("url", {"@id": "bridge"}, "url_unlikely"),
        ("sameAs", [{"@id": "www.herald.example"}], "url_without_scheme"),
    ],
)
def test_an_address_that_stands_as_an_id_is_judged_as_one(key: str, value: Any, rule: str) -> None:
    document = {"@context": "https://schema.org", "@type": "Person", "name": "Ann", key: value}

    found = {one.rule: one.place.pointer for one in check(json.dumps(document))}

    assert found[rule].endswith("/@id")


def test_several_values_in_markup_are_found_where_the_first_stands() -> None:
    entity = '<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Person"></div>'
    page = f'<body itemscope itemtype="https://schema.org/ProfilePage">\n{entity}\n{entity}'

    found = check(page, profiles=["profile-page"])

    assert [one.place.line for one in found if one.rule == "profile_of_several"] == [2]


@pytest.mark.parametrize("space", ["https://schema.org/", "schema:"])
@pytest.mark.parametrize("name", ["date-published", "date_published", "datepublished_"])
def test_a_name_of_the_space_of_schema_org_is_judged_with_any_mark(space: str, name: str) -> None:
    document = {
        "@context": {"schema": "https://schema.org/"},
        "@type": f"{space}NewsArticle",
        f"{space}{name}": "2026-11-20",
    }

    assert "property_unknown" in {one.rule for one in check(json.dumps(document))}


def test_a_role_that_stands_alone_has_the_property_that_refers_to_it() -> None:
    role = {"@type": "Role", "@id": "#r", "author": {"@id": "#a"}, "roleName": "Reporter"}
    ann = {"@type": "Person", "@id": "#a", "name": "Ann Lee", "url": "https://ann.example/"}
    article = {"@type": "NewsArticle", "headline": "Bridge", "author": {"@id": "#r"}}
    document = {"@context": "https://schema.org", "@graph": [role, ann, article]}

    assert check(json.dumps(document)) == []


@pytest.mark.parametrize("space", ["schema:", "https://schema.org/", "http://schema.org/", ""])
def test_a_type_that_is_spelled_anew_keeps_its_space(space: str) -> None:
    author = {"@type": [f"{space}person"], f"{space}name": "Ann Lee"}
    document = {
        "@context": ["https://schema.org", {"schema": "https://schema.org/"}],
        "@type": f"{space}newsArticle",
        f"{space}author": author,
    }

    fixes = [one.fix for one in check(json.dumps(document)) if one.rule == "type_unknown"]

    assert [one.replacement for one in fixes if one] == [f"{space}NewsArticle", f"{space}Person"]


def test_a_node_that_is_referred_to_is_nested_wherever_it_stands() -> None:
    item = {"@id": "https://herald.example/news", "name": "News"}
    step = {"@type": "ListItem", "position": 1, "item": {"@id": item["@id"]}}
    document = {"@context": "https://schema.org", "@graph": [item, step, {"name": "Lone"}]}

    found = {one.rule: one.place.pointer for one in check(json.dumps(document))}

    assert found == {"nested_type_missing": "/@graph/0", "type_missing": "/@graph/2"}
