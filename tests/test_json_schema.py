"""The published JSON Schemas: valid, in sync with the model, and of one mind with it."""

from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from nutgraf import Feed, api
from nutgraf.model._json_beside import beside, feed
from nutgraf.model._json_schema import schema_of
from nutgraf.model._registry import class_named
from nutgraf.model.body import Body
from nutgraf.model.editorial import Editorial

SCHEMAS = Path(__file__).parents[1] / "schemas"
NAMES = ("article.schema.json", "feed.schema.json", "json-ld.schema.json")


@cache
def published(name: str) -> Any:
    return json.loads(api.json_schemas()[name])


def judge(schema: Any) -> Draft202012Validator:
    """Give the judge of a schema; what is not in it cannot be fetched."""
    return Draft202012Validator(schema, registry=Registry())


# The files


def test_schemas_that_are_published_are_those() -> None:
    assert tuple(api.json_schemas()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_schema_that_is_checked_in_is_that_of_the_model(name: str) -> None:
    made = api.json_schemas()[name]

    assert (SCHEMAS / name).read_bytes() == made, "run: python schemas/refresh.py schemas"
    assert made.isascii()
    assert made.endswith(b"}\n")
    assert len(made) < 1_000_000


def test_refresh_writes_the_schemas(tmp_path: Path) -> None:
    runpy.run_path(str(SCHEMAS / "refresh.py"))["main"](["schemas", "--out", str(tmp_path)])

    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert written == api.json_schemas()


def test_schemas_are_valid_by_the_meta_schema() -> None:
    parts: dict[str, Any] = {}  # two schemas share most of their definitions
    for name in NAMES:
        top = published(name)
        for one in ({**top, "$defs": {}}, *top["$defs"].values()):
            parts.setdefault(json.dumps(one), one)

    Draft202012Validator.check_schema({"$defs": parts})


@pytest.mark.parametrize("name", NAMES)
def test_schema_refers_to_nothing_outside_itself(name: str) -> None:
    schema = published(name)
    referred = {ref for ref in references(schema) if ref.startswith("#/$defs/")}

    assert references(schema) == referred
    assert {ref.removeprefix("#/$defs/") for ref in referred} == set(schema["$defs"])


@pytest.mark.parametrize("name", ["NewsArticle", "Person", "Rating"])
def test_class_gives_its_schema_as_pydantic_does(name: str) -> None:
    cls = class_named(name)
    schema = cls.model_json_schema()

    assert schema == schema_of(cls)
    assert schema["title"] == name


def test_schema_has_every_field_of_what_stands_beside() -> None:
    parts = {name: schema["anyOf"][0] for name, schema in beside()}

    assert parts["body"]["properties"].keys() == Body.model_fields.keys()
    assert parts["editorial"]["properties"].keys() == Editorial.model_fields.keys()
    assert feed(articles={}, image={})["properties"].keys() == Feed.model_fields.keys()


def references(schema: Any) -> set[str]:
    """Give the targets of all references."""
    found: set[str] = set()
    stack = [schema]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            if isinstance(one.get("$ref"), str):
                found.add(one["$ref"])
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
    return found
