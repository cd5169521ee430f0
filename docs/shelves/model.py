"""The model: every class and property, with what it holds, from the classes themselves."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_args

from nutgraf import model
from nutgraf.model import _enumerations
from nutgraf.model._fields import declared, shape_of
from nutgraf.model._property import wire_name
from nutgraf.model._registry import MODULES, class_named
from nutgraf.model._words import of_class, of_field

from ._markdown import code, page, table, told

__all__ = ["pages"]

_BESIDE = ("Feed", "Body", "Block", "Editorial", "Reference")


def pages() -> dict[str, str]:
    """Give a page for each file of the model, one for what stands beside, and a list."""
    homes: dict[str, list[str]] = {}
    for name, home in sorted(MODULES.items()):
        homes.setdefault(home, []).append(name)
    made = {"reference/model/index.md": _index()}
    for home, names in sorted(homes.items()):
        made[f"reference/model/{_slug(home)}.md"] = _page(home, names)
    made["reference/model/beside.md"] = _beside()
    made["reference/model/enumerations.md"] = _enumerated()
    return made


def _index() -> str:
    rows = [(_link(name), of_class(class_named(name))) for name in sorted(MODULES)]
    rows += [(f"[`{name}`](beside.md#{name.lower()})", _first(name)) for name in _BESIDE]
    return page(
        "Model",
        "Every class is frozen, and named as schema.org names the type; a field is its property in "
        "snake_case.\nA property that may repeat holds a tuple; every other holds one value or "
        "`None`.\n`article.replace(headline=…)` gives a changed copy; `model_validate` takes dicts "
        "by either spelling.",
        table(("class", "what it is"), rows),
        "The members that some properties ask for are under [enumerations](enumerations.md).",
    )


def _page(home: str, names: list[str]) -> str:
    module = import_module(f"nutgraf.model.{home}")
    parts = [told(module)]
    for name in sorted(names, key=lambda one: (len(class_named(one).__mro__), one)):
        parts += [f"## {name}", *_class(class_named(name))]
    return page(home.replace("_", " ").capitalize(), *parts)


def _class(kind: type[Any]) -> list[str]:
    kin = [base.__name__ for base in kind.__mro__[1:] if base.__name__ in MODULES]
    parts = [told(kind), f"<https://schema.org/{kind.__name__}>"]
    if kin:
        parts.append(f"With the fields of {', '.join(_link(name) for name in kin)}.")
    rows = [_row(kind, field) for field in _own(kind)]
    if rows:
        parts.append(table(("field", "schema.org", "holds", "what that is"), rows))
    return parts


def _own(kind: type[Any]) -> list[str]:
    return [field for field in kind.model_fields if of_field(kind, field)]


def _row(kind: type[Any], field: str) -> tuple[str, str, str, str]:
    shape = shape_of(declared(kind)[field][1])
    wire = wire_name(field)
    if shape is None:
        return code(field), "", _of_beside(field), of_field(kind, field)
    held = " or ".join(_range(name) for name in shape.ranges)
    return (
        code(field),
        code(wire),
        f"{held}{', several' if shape.many else ''}",
        of_field(kind, field),
    )


def _of_beside(field: str) -> str:
    known = {"body": "Body", "editorial": "Editorial"}
    if field in known:
        return f"[`{known[field]}`](beside.md#{known[field].lower()})"
    return "table" if field == "channel" else "values"


def _range(name: str) -> str:
    if name in MODULES:
        return _link(name)
    if name in _enumerations.__all__:
        return f"[`{name}`](enumerations.md#{name.lower()})"
    return name


def _link(name: str) -> str:
    return f"[`{name}`]({_slug(MODULES[name])}.md#{name.lower()})"


def _slug(home: str) -> str:
    return home.replace("_", "-")


def _beside() -> str:
    parts = []
    for name in _BESIDE:
        kind: Any = getattr(model, name)
        parts += [f"## {name}", told(kind)]
        fields = getattr(kind, "model_fields", {})
        if fields:
            rows = [
                (code(field), "required" if info.is_required() else "", of_field(kind, field))
                for field, info in fields.items()
            ]
            parts.append(table(("field", "", "what that is"), rows))
    return page(
        "Beside schema.org",
        "What a newsroom needs and schema.org has no word for.",
        "None of it is written into JSON-LD; the page of a format says what it takes.",
        *parts,
    )


def _first(name: str) -> str:
    return told(getattr(model, name)).partition("\n")[0]


def _enumerated() -> str:
    parts = []
    for name in _enumerations.__all__:
        members = get_args(getattr(_enumerations, name))
        plain = [one for one in members if "/" not in one]
        parts += [f"## {name}", ", ".join(map(code, plain)) + ".", f"<https://schema.org/{name}>"]
    return page(
        "Enumerations",
        "A member is written by its name or by its whole address, and kept as it was written.",
        *parts,
    )
