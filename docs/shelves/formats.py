"""The formats: a page for each, with the table of what it carries, and one that compares them."""

from __future__ import annotations

import inspect
from importlib import import_module
from types import ModuleType

from nutgraf.formats import FORMATS, format_named
from nutgraf.formats._format import ALL, Format
from nutgraf.model import Feed, NewsArticle, Thing, properties
from nutgraf.model._words import of_field

from ._markdown import code, page, prose, table

__all__ = ["pages"]

_BESIDE = ("body", "editorial", "channel")
_COMPARED = """\
*In part* means that the format has a place for some of what may stand there; its page says which.
An article in a feed of level `embedded` is carried whole, beside what readers show.
`nutgraf.losses(article, format)` says it for one article."""
_WHOLE, _PART, _NONE = "yes", "in part", ""


def pages() -> dict[str, str]:
    """Give a page for each format, and one that compares them."""
    known = [format_named(name) for name in sorted(FORMATS)]
    made = {f"reference/formats/{wire.name}.md": _page(wire) for wire in known}
    return {"reference/formats/index.md": _index(known), **made}


def _index(known: list[Format]) -> str:
    about = [
        (
            f"[`{wire.name}`]({wire.name}.md)", _first_line(wire), _ways(wire), wire.media_type,
            wire.suffix,
        )
        for wire in known
    ]  # fmt: skip
    return page(
        "Formats",
        "`nutgraf.read` tells the format of a document from its bytes; `nutgraf.write` is told its "
        "name.",
        table(("format", "what it is", "ways", "media type", "suffix"), about),
        "## What each carries of an article",
        _COMPARED,
        _matrix([wire for wire in known if wire.render is not None]),
    )


def _matrix(known: list[Format]) -> str:
    fields = [*_fields(), *_BESIDE]
    rows = []
    for field in fields:
        cells = [_carried(wire, field) for wire in known]
        if len(set(cells)) > 1:
            rows.append((code(field), *cells))
    return table(("property", *(wire.name for wire in known)), rows)


def _carried(wire: Format, field: str) -> str:
    if wire.carries == ALL or (wire.carries >= ALL and field not in _BESIDE):
        return _NONE if field in _BESIDE else _WHOLE
    if wire.carries & {field, f"{field}[]"}:
        return _WHOLE if field in _BESIDE or not _parts(wire, field) else _PART
    if field == "article_body" and _carried(wire, "body"):
        return _WHOLE  # it is the text of the body, and written as one
    return _PART if _parts(wire, field) else _NONE


def _parts(wire: Format, field: str) -> list[str]:
    """Name what of the value the format has a place for: `name` of `author[].name`."""
    starts = (f"{field}.", f"{field}[].")
    return sorted({one.split(".", 1)[1] for one in wire.carries if one.startswith(starts)})


def _page(wire: Format) -> str:
    facts = [
        ("ways", _ways(wire)),
        ("media type", code(wire.media_type)),
        ("suffix", code(wire.suffix)),
        ("specification", f"<{wire.spec}>" if wire.spec.startswith("http") else wire.spec),
        ("required", ", ".join(map(code, sorted(wire.requires))) or "nothing"),
    ]
    return page(
        wire.name,
        prose(inspect.getdoc(_module(wire)) or ""),
        table(("", ""), facts),
        *(_losses(wire) if wire.render is not None else ["It is read, not written."]),
    )


def _losses(wire: Format) -> list[str]:
    if wire.carries >= ALL:
        beside = ", ".join(code(field) for field in _BESIDE if field not in wire.carries)
        return [
            "## What it carries",
            "Every property of schema.org, and every term that is none of schema.org's.",
            f"No place for {beside}: schema.org has no word for them." if beside else "",
        ]
    rows = [
        (code(field), ", ".join(map(code, _parts(wire, field))) or "all", of_line)
        for field, of_line in _lines(wire)
    ]
    left = [field for field in (*_fields(), *_BESIDE) if not _carried(wire, field)]
    parts = ["## What it carries"]
    parts.append(table(("property", "of its values", "what that is"), rows))
    feed = [one.removeprefix("feed.") for one in sorted(wire.carries) if one.startswith("feed.")]
    if feed:
        told = ((code(name), of_field(Feed, name)) for name in feed)
        parts += ["Of the feed itself:", table(("field", "what that is"), told)]
    return [*parts, "## What it loses", ", ".join(map(code, left)) + "."]


def _lines(wire: Format) -> list[tuple[str, str]]:
    return [(field, _words(field)) for field in (*_fields(), *_BESIDE) if _carried(wire, field)]


def _words(field: str) -> str:
    kin = [kind for kind in NewsArticle.__mro__ if issubclass(kind, Thing)]
    return next((words for kind in kin if (words := of_field(kind, field))), "")


def _fields() -> list[str]:
    """Give the fields of a news article in the order in which it is told."""
    known = {one.field: one.rank for one in properties(NewsArticle).values()}
    return ["id", *sorted(known, key=lambda field: known[field])]


def _ways(wire: Format) -> str:
    ways = [way for way, is_there in (("read", wire.parse), ("written", wire.render)) if is_there]
    return " and ".join(ways)


def _first_line(wire: Format) -> str:
    return (inspect.getdoc(_module(wire)) or "").partition("\n\n")[0].replace("\n", " ")


def _module(wire: Format) -> ModuleType:
    return import_module(f"nutgraf.formats.{wire.name.replace('-', '_')}")
