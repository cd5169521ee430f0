"""The configuration: each table of `nutgraf.toml`, its keys, and what each one says."""

from __future__ import annotations

import ast
import inspect
from typing import Any

from pydantic_core import PydanticUndefined

from nutgraf import config
from nutgraf.model._words import of_field

from ._markdown import code, page, table, told

__all__ = ["pages"]

# What a writer of TOML puts there, by the names of the types in config.py.
_KINDS = {
    "Address": "address", "Day": "day", "Pattern": "pattern", "Word": "text", "Zone": "IANA zone",
    "StrictInt": "number", "int": "number", "bool": "true or false", "str": "text",
}  # fmt: skip
_INTRO = """\
`nutgraf.toml` beside the content, or the table `[tool.nutgraf]` of a `pyproject.toml`.
A key that nobody reads is an error, with its line; so is a value that cannot be.
Paths in it start at the file itself."""
_TABLES = {
    "publication": ("[[publication]]", config.Publication),
    "authors": ("[authors.NAME]", config.Author),
    "feed": ("[[feed]]", config.FeedPlan),
    "check": ("[check]", config.Check),
}


def pages() -> dict[str, str]:
    """Give the page of the configuration; raises LookupError for a table that has no heading."""
    parts: list[str] = []
    for name in config.Config.model_fields:
        if name != "file":
            heading, part = _TABLES[name]
            parts += [f"## {heading}", told(part), _keys(part)]
    return {
        "reference/configuration.md": page(
            "Configuration",
            _INTRO,
            *parts,
            "What is missing has the default; a key without one is required.",
        )
    }


def _keys(part: Any) -> str:
    kinds = _annotations(part)
    rows = []
    for name, field in part.model_fields.items():
        words = of_field(part, name)
        if not words:
            raise LookupError(f"{part.__name__}.{name} has no line under it in config.py")
        default = "" if field.default in (None, PydanticUndefined) else _written(field.default)
        needed = "required" if field.is_required() else default
        rows.append((code(name), kinds[name], needed, words))
    return table(("key", "holds", "default", "meaning"), rows)


def _annotations(part: Any) -> dict[str, str]:
    """Say what each key holds, from the annotation as it is written."""
    tree = ast.parse(inspect.getsource(part)).body[0]
    return {
        ast.unparse(node.target): _kind(node.annotation)
        for node in getattr(tree, "body", ())
        if isinstance(node, ast.AnnAssign)
    }


def _kind(node: ast.expr) -> str:
    match node:
        case ast.BinOp(left=left, right=ast.Constant(value=None)):
            return _kind(left)
        case ast.Subscript(value=ast.Name(id=outer), slice=ast.Tuple(elts=inner)):
            return _kind_of_several(outer, inner)
        case ast.Name(id=name):
            return _KINDS.get(name, name)
    return ast.unparse(node)


def _kind_of_several(outer: str, inner: list[ast.expr]) -> str:
    if outer == "Literal":
        return " or ".join(code(str(ast.literal_eval(word))) for word in inner)
    if outer == "Mapping":
        return f"table of {_kind(inner[1])}"
    return f"list of {_kind(inner[0])}" if outer == "tuple" else _kind(inner[0])


def _written(default: Any) -> str:
    if isinstance(default, tuple):
        return code(str(list(default)).replace("'", '"')) if default else ""
    if isinstance(default, str | int) and default != "":
        return code(str(default).lower() if isinstance(default, bool) else str(default))
    return ""
