"""What JSON-LD says of contexts and references, and schema.org of its own context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Severity
from ..safety.show import show
from ._document import Spot
from ._rule import Page, Rule, with_, without
from .schema_org import ARTICLE

__all__ = ["RULES"]

_PROFILES = ("schema.org",)
_STARTED = Page("https://schema.org/docs/gs.html", "2026-03-19")
_LINKED = Page("https://www.w3.org/TR/json-ld11/", "2020-07-16")
_OWN = "https://schema.org"
_SPELLINGS = frozenset(
    f"{scheme}://{host}{path}"
    for scheme in ("http", "https")
    for host in ("schema.org", "www.schema.org")
    for path in ("", "/docs/jsonldcontext.json", "/docs/jsonldcontext.jsonld")
)
_SPELLED_HTTP = frozenset({"http://schema.org", "http://www.schema.org"})
_FIRST = frozenset({"", "0", "@graph"})  # steps to the first node under a context
_OF_GRAPH = re.compile(r"/@graph/[1-9]\d*$", re.ASCII)  # a node of a graph, but for the first


def _shown(text: object) -> str:
    return show(text, 60)


def _context_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    top = spot.top
    if top.is_whole or _OF_GRAPH.search(top.pointer):
        return  # IRIs need none; of a context that a graph lacks its first node tells
    if spot.parent is None and top.syntax == "jsonld" and top.context is None and spot.node:
        yield "/@context", "there is no @context, so the names mean nothing"


def _contexts(spot: Spot) -> Iterator[tuple[str, str]]:
    """Give the contexts that a top node names by their addresses, and where they stand in it."""
    held = spot.top.context if spot.parent is None else spot.node.get("@context")
    if held == _OWN or held is None or spot.top.syntax != "jsonld":
        return
    if isinstance(held, str):
        yield "/@context", held
    for number, one in enumerate(held if isinstance(held, list) else ()):
        if isinstance(one, str):
            yield f"/@context/{number}", one


def _names_its_own(spot: Spot) -> bool:
    """Tell whether the context is schema.org's in its best spelling, or none of this node."""
    if spot.parent is not None:
        return "@context" not in spot.node
    return spot.top.context == _OWN or spot.top.syntax != "jsonld"


def _refers_to_none(spot: Spot) -> bool:
    return not spot.references


def _is_anonymous(spot: Spot) -> bool:
    return "@id" not in spot.node


def _is_own(context: str) -> bool:
    return context.strip().rstrip("/").lower() in _SPELLINGS


def _context_unknown(spot: Spot) -> Iterator[tuple[str, str]]:
    stated = spot.node.get("@context")
    if isinstance(stated, int | float):
        yield "/@context", f"the @context is {_shown(stated)}, which is none"
    for pointer, context in _contexts(spot):
        if not _is_own(context) and ("schema.or" in context.lower() or ":" not in context):
            said = f'the @context "{_shown(context)}" is not that of schema.org'
            yield pointer if "@context" in spot.node else "", said


def _own_context(spot: Spot, pointer: str) -> tuple[str, str] | None:
    """Give the address of schema.org where a context means nothing else."""
    at = pointer or "/@context"
    stands = dict(_contexts(spot)).get(at, "")
    return (at, _OWN) if "schema.org" in stands.lower() else None


def _context_is_http(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.parent is not None or not set(spot.top.pointer.split("/")) <= _FIRST:
        return  # the first node tells of a context that several share
    for pointer, context in _contexts(spot):
        if context.strip().rstrip("/").lower() in _SPELLED_HTTP:
            yield pointer, f'the @context "{_shown(context)}" is not https'


def _context_remote(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, context in _contexts(spot):
        if not _is_own(context) and "schema.or" not in context.lower() and ":" in context:
            said = f'the @context "{_shown(context)}" is not fetched, so its terms are not checked'
            yield pointer if "@context" in spot.node else "", said


def _reference_dangling(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.references:
        # An absolute address without fragment is that of another page, which describes itself.
        if ("#" in name or name.startswith("_:")) and name not in spot.document.ids:
            yield pointer, f'nothing in the document describes the @id "{_shown(name)}"'


def _id_is_no_text(spot: Spot) -> Iterator[tuple[str, str]]:
    name = spot.node.get("@id")
    if name is not None and not isinstance(name, str):
        yield "/@id", f"the @id is {_shown(name)}, and no text"


def _id_collides(spot: Spot) -> Iterator[tuple[str, str]]:
    name = spot.node.get("@id")
    if not isinstance(name, str) or not spot.types or spot.is_reference:
        return
    kinds = spot.document.kinds(name)  # a pair of types is told of once
    for other in kinds[: kinds.index(spot)] if spot in kinds else ():
        if other.types and spot.kin.isdisjoint(other.types) and other.kin.isdisjoint(spot.types):
            both = f"{_shown(other.types[0])} and {_shown(spot.types[0])}"
            said = f'the @id "{_shown(name)}" stands for two things: {both}'
            yield "/@id", said


RULES = (
    Rule(
        name="context_missing",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_STARTED,
        title="A JSON-LD document names its context.",
        advice='Add "@context": "https://schema.org".',
        look=_context_missing,
        silent=_names_its_own,
        top=True,
        bad=without(ARTICLE, "/@context"),
        good=ARTICLE,
    ),
    Rule(
        name="context_unknown",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_STARTED,
        title="The context is https://schema.org, with nothing behind it.",
        advice='Write "@context": "https://schema.org".',
        look=_context_unknown,
        silent=_names_its_own,
        mend=_own_context,
        bad=with_(ARTICLE, **{"@context": "https://schema.org/NewsArticle"}),
        good=ARTICLE,
    ),
    Rule(
        name="context_is_http",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=Page("https://schema.org/docs/faq.html"),
        title="The context is written with https, as schema.org prefers.",
        advice='Write "@context": "https://schema.org".',
        look=_context_is_http,
        silent=_names_its_own,
        mend=_own_context,
        top=True,
        bad=with_(ARTICLE, **{"@context": "http://schema.org"}),
        good=ARTICLE,
    ),
    Rule(
        name="context_remote",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_LINKED,
        title="A context of others is not fetched, and consumers of news do not fetch it either.",
        advice="Write the terms out, or define them in the document.",
        look=_context_remote,
        silent=_names_its_own,
        bad=with_(ARTICLE, **{"@context": ["https://schema.org", "https://a.example/terms"]}),
        good=with_(ARTICLE, **{"@context": ["https://schema.org", {"a": "https://a.example/"}]}),
    ),
    Rule(
        name="reference_dangling",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=_LINKED,
        title="What a reference names is described in the document.",
        advice="Describe the node under that @id on this page, or nest it.",
        look=_reference_dangling,
        silent=_refers_to_none,
        bad=with_(ARTICLE, author={"@id": "#ann"}),
        good=with_(ARTICLE, author={"@id": "#ann", "@type": "Person", "name": "Ann Lee"}),
    ),
    Rule(
        name="id_is_no_text",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_LINKED,
        title="An @id is a text: an address or a name within the document.",
        advice="Write the address as a text.",
        look=_id_is_no_text,
        silent=_is_anonymous,
        since="2026-11-30",
        bad=with_(ARTICLE, **{"@id": 5}),
        good=with_(ARTICLE, **{"@id": "#article"}),
    ),
    Rule(
        name="id_collides",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_LINKED,
        title="One @id names one thing.",
        advice="Give each thing an @id of its own.",
        look=_id_collides,
        silent=_is_anonymous,
        bad=with_(
            ARTICLE,
            author={"@id": "#a", "@type": "Person", "name": "Ann Lee"},
            publisher={"@id": "#a", "@type": "Organization", "name": "Herald"},
        ),
        good=with_(
            ARTICLE,
            author={"@id": "#a", "@type": "Person", "name": "Ann Lee"},
            publisher={"@id": "#b", "@type": "Organization", "name": "Herald"},
        ),
    ),
)
