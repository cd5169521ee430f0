"""JSON Schema (2020-12) of the model, read off the annotations.

pydantic's own generator knows nothing of a model that dispatches by `@type`; this one does. Every
class is closed and holds all its properties, so that an editor completes them; each property is
described once, where it is declared. What no schema can say is in `tests/test_json_schema.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from textwrap import fill
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ._json_definitions import FIELDS, JSON_LD, Definitions, Schema
from ._registry import class_named
from ._words import of_class

if TYPE_CHECKING:
    from ._typed import Typed

__all__ = ["published", "resource_of", "schema_of"]

_WIDTH = 100  # characters of a line in a published file
_ABOUT = {
    "article": (
        "Article",
        "A news article as nutgraf's model holds it, by the names of its fields.",
    ),
    "feed": ("Feed", "A titled run of articles as nutgraf's model holds it, by field names."),
    "json-ld": ("JSON-LD for news", "A schema.org document in JSON-LD: a node, a graph or a list."),
}


def schema_of(cls: type[Typed], *, by_field: bool = False) -> Schema:
    """Give the schema of what `cls.model_validate` takes.

    Shape: keys as schema.org has them, or the names of the fields.
    """
    defs = Definitions(FIELDS if by_field else JSON_LD)
    return defs.document((cls.__name__, of_class(cls)), defs.thing((cls.__name__,), cls))


@cache
def resource_of(cls: type[Typed]) -> Schema:
    """Give the schema of a class as a part of another's, which keeps its definitions to itself.

    pydantic knows only references to its own definitions, and lets those be that are addresses.
    Source: JSON Schema 2020-12, section 9.3 (compound documents).
    """
    name = f"https://nutgraf.invalid/{cls.__name__}"
    schema = _addressed(schema_of(cls), name)
    root = schema.pop("$ref")  # pydantic would look for its target
    return {"$id": name, "allOf": [{"$ref": root}], **schema}


def _addressed(schema: Any, name: str) -> Any:
    if isinstance(schema, list):
        return [_addressed(one, name) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: name + one if key == "$ref" and isinstance(one, str) else _addressed(one, name)
        for key, one in schema.items()
    }


@cache
def published() -> Mapping[str, bytes]:
    """Give the schemas that nutgraf publishes, by file name; the same bytes each time.

    Shape: `json-ld` is of documents in JSON-LD, `article` of what the model dumps by field, `feed`
    of a feed of such articles.
    """
    by_field, by_wire = Definitions(FIELDS), Definitions(JSON_LD)
    article = by_field.thing(("Article",), class_named("Article"))
    documents = {"article": by_field.document(_ABOUT["article"], article)}
    documents["json-ld"] = by_wire.document(_ABOUT["json-ld"], by_wire.json_ld())
    by_field = Definitions(FIELDS)
    documents["feed"] = by_field.document(_ABOUT["feed"], by_field.feed())
    written = {f"{name}.schema.json": _bytes(name, documents[name]) for name in sorted(documents)}
    return MappingProxyType(written)


def _bytes(name: str, document: Schema) -> bytes:
    head = {"$schema": document["$schema"], "$id": f"urn:nutgraf:schema:{name}"}
    return (_text({**head, **document}) + "\n").encode("ascii")


def _text(value: Any, indent: str = "", taken: int = 0) -> str:
    """Write JSON so that what fits into a line is one."""
    if not isinstance(value, dict | list) or _has_room(value, _WIDTH - len(indent) - taken):
        return json.dumps(value)
    deeper = f"{indent} "
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return f"[\n{_filled(json.dumps(value)[1:-1], deeper)}\n{indent}]"
    if isinstance(value, list):
        rows = [f"{deeper}{_text(one, deeper)}" for one in value]
        return "[\n" + ",\n".join(rows) + f"\n{indent}]"
    rows = []
    for key, one in value.items():
        name = json.dumps(key)
        rows.append(f"{deeper}{name}: {_text(one, deeper, len(name) + 2)}")
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


def _has_room(value: dict[str, Any] | list[Any], room: int) -> bool:
    """Tell whether a value fits into a line; what is plainly too long is not written for that."""
    return not value or (_least(value, room) <= room and len(json.dumps(value)) <= room)


def _least(value: Any, room: int) -> int:
    """Give how many characters a value takes at the least, counted until there are too many."""
    if isinstance(value, str):
        return len(value) + 2
    if not isinstance(value, dict | list):
        return 1
    least = 2 * len(value)
    for one in value:
        if least > room:
            break
        least += _least(one, room - least)
        if isinstance(value, dict):
            least += _least(value[one], room - least)
    return least


def _filled(names: str, indent: str) -> str:
    """Break a row of names into lines; no name holds a space."""
    return fill(
        names,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
