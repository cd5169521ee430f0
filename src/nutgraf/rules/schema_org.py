"""What schema.org says of types, properties, references and contexts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import vocabulary
from ..findings import Severity
from ..safety.show import show
from ._document import Spot
from ._expect import Expect
from ._rule import Key, Page, Rule, with_, without

__all__ = ["RULES"]

_PROFILES = ("schema.org",)
_MODEL = Page("https://schema.org/docs/datamodel.html", "2026-03-19")
_STARTED = Page("https://schema.org/docs/gs.html", "2026-03-19")
_LINKED = Page("https://www.w3.org/TR/json-ld11/", "2020-07-16")
_PLAIN = "https://schema.org"
_SPELLINGS = frozenset(
    f"{scheme}://{host}"
    for scheme in ("http", "https")
    for host in ("schema.org", "www.schema.org")
)
ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-22T08:00:00+02:00",
}


_OWN = "https://schema.org"
_FIRST = frozenset({"", "0", "@graph"})  # steps to the first node under a context


def _shown(text: object) -> str:
    return show(text, 60)


def _perhaps(name: str, kind: Any) -> str:
    found = vocabulary.suggest(name, kind)
    return f"; did you mean {found}?" if found else ""


def _type_unknown(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.top.is_open:
        return
    for pointer, name in spot.texts("@type"):
        plain = name.strip()
        if plain in spot.top.terms or vocabulary.is_type(plain) or (":" in plain and plain):
            continue
        told = f'"{_shown(name)}" is no type of schema.org{_perhaps(plain, "type")}'
        yield pointer, told if plain else "the type is empty"


def _type_respelled(spot: Spot, pointer: str) -> tuple[str, str | None]:
    name = dict(spot.texts("@type"))[pointer].strip()
    return pointer, _same_letters(name, vocabulary.suggest(name, "type"))


def _same_letters(name: str, other: str) -> str | None:
    """Give the other name where the two differ in case alone."""
    return other if other and name.casefold() == other.casefold() else None


def _type_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.parent is None and not spot.types and not spot.is_reference and spot.node:
        yield "", "the node has no @type, so nobody can say what it describes"


def _nested_type_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.parent is not None and not spot.types and "@type" not in spot.node:
        yield "", f'the value of "{_shown(spot.key)}" has no @type'


def _type_superseded(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.texts("@type"):
        if vocabulary.is_type(name) and (other := vocabulary.superseded_by(name)):
            yield pointer, f"{name} is superseded by {other}"


def _type_succeeded(spot: Spot, pointer: str) -> tuple[str, str]:
    return pointer, vocabulary.superseded_by(dict(spot.texts("@type"))[pointer])


def _type_pending(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, name in spot.texts("@type"):
        if vocabulary.is_type(name) and vocabulary.layer(name) == "pending":
            yield pointer, f"{name} is pending: schema.org may still change it"


def _is_term(expect: Expect) -> bool:
    return (
        not expect.is_keyword and ":" not in expect.name and (expect.is_known or not expect.types)
    )


def _property_unknown(name: str, expect: Expect) -> str:
    return f'"{_shown(name)}" is no property of schema.org{_perhaps(name, "property")}'


def _out_of_domain(name: str, expect: Expect) -> str:
    types = " or ".join(_shown(one) for one in expect.types[:3])
    homes = ", ".join(vocabulary.domains_of(name)[:3])
    return f"{name} is no property of {types}" + (f", but of {homes}" if homes else "")


def _superseded(name: str, expect: Expect) -> str:
    return f"{name} is superseded by {vocabulary.superseded_by(name)}"


def _pending(name: str, expect: Expect) -> str:
    return f"{name} is pending: schema.org may still change it"


def _context_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    top = spot.top
    if spot.parent is None and top.syntax == "jsonld" and top.context is None and spot.node:
        yield "", "there is no @context, so the names mean nothing"


def _contexts(spot: Spot) -> Iterator[tuple[str, str]]:
    """Give the contexts that a top node names by their addresses, and where they stand in it."""
    held = spot.top.context
    if held == _PLAIN or spot.parent is not None or spot.top.syntax != "jsonld":
        return
    if isinstance(held, str):
        yield "/@context", held
    for number, one in enumerate(held if isinstance(held, list) else ()):
        if isinstance(one, str):
            yield f"/@context/{number}", one


def _is_own(context: str) -> bool:
    return context.strip().rstrip("/").lower() in _SPELLINGS


def _context_unknown(spot: Spot) -> Iterator[tuple[str, str]]:
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
    if not set(spot.top.pointer.split("/")) <= _FIRST:
        return  # the first node tells of a context that several share
    for pointer, context in _contexts(spot):
        if _is_own(context) and context.strip().lower().startswith("http:"):
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


def _id_collides(spot: Spot) -> Iterator[tuple[str, str]]:
    name = spot.node.get("@id")
    if not isinstance(name, str) or not spot.types or spot.is_reference:
        return
    for other in spot.document.ids.get(name, ()):
        if other is spot:
            return
        if other.types and spot.kin.isdisjoint(other.types) and other.kin.isdisjoint(spot.types):
            said = f'the @id "{_shown(name)}" is a {other.types[0]} and a {spot.types[0]}'
            yield "/@id", said


_PERSON = {"@context": "https://schema.org", "@type": "Person", "name": "Ann Lee"}

RULES = (
    Rule(
        name="type_unknown",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_MODEL,
        title="A type is one of schema.org's, spelled as schema.org spells it.",
        advice="Use the type that is meant, or a prefix of your own such as nyt:.",
        look=_type_unknown,
        mend=_type_respelled,
        suits=lambda types: not all(map(vocabulary.is_type, types)),
        bad=with_(ARTICLE, **{"@type": "NewsArtcle"}),
        good=ARTICLE,
    ),
    Rule(
        name="type_missing",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_STARTED,
        title="A node says with @type what it describes.",
        advice="Add the most specific @type that fits.",
        look=_type_missing,
        suits=lambda types: not types,
        top=True,
        bad=without(_PERSON, "/@type"),
        good=_PERSON,
    ),
    Rule(
        name="nested_type_missing",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=_STARTED,
        title="A nested node says with @type what it describes.",
        advice="Add the most specific @type that fits.",
        look=_nested_type_missing,
        suits=lambda types: not types,
        bad=with_(ARTICLE, author={"name": "Ann Lee"}),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    Rule(
        name="type_superseded",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_MODEL,
        title="A superseded type is replaced by its successor.",
        advice="Use the successor.",
        look=_type_superseded,
        mend=_type_succeeded,
        suits=lambda types: any(map(vocabulary.superseded_by, types)),
        bad={"@context": "https://schema.org", "@type": "Season", "name": "First"},
        good={"@context": "https://schema.org", "@type": "CreativeWorkSeason", "name": "First"},
    ),
    Rule(
        name="type_pending",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=Page("https://schema.org/docs/howwework.html"),
        title="A pending type may still change.",
        advice="Nothing needs to be done; consumers read pending types too.",
        look=_type_pending,
        suits=lambda types: any(vocabulary.layer(name) == "pending" for name in types),
        bad=with_(ARTICLE, **{"@type": "AnalysisNewsArticle"}),
        good=ARTICLE,
    ),
    Rule(
        name="property_unknown",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_MODEL,
        title="A property is one of schema.org's, spelled as schema.org spells it.",
        advice="Use the property that is meant, or a prefix of your own such as nyt:desk.",
        on=(Key,),
        wants=lambda expect: _is_term(expect) and not expect.is_property,
        weigh=_property_unknown,
        fix=lambda name, _: _same_letters(name, vocabulary.suggest(name, "property")),
        renames=True,
        closed=True,
        bad=with_(ARTICLE, headlin="Bridge open"),
        good=ARTICLE,
    ),
    Rule(
        name="property_out_of_domain",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_MODEL,
        title="A property stands on a type that has it, or on one below.",
        advice="Move the property to the node that it describes, or add the type that has it.",
        on=(Key,),
        wants=lambda expect: (
            expect.is_property and expect.is_known and not expect.fits_here and not expect.open
        ),
        weigh=_out_of_domain,
        bad=with_(ARTICLE, recipeIngredient="flour"),
        good=ARTICLE,
    ),
    Rule(
        name="property_superseded",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_MODEL,
        title="A superseded property is replaced by its successor.",
        advice="Use the successor.",
        on=(Key,),
        wants=lambda expect: (
            expect.is_property
            and (expect.fits_here or not expect.is_known)
            and bool(vocabulary.superseded_by(expect.name))
        ),
        weigh=_superseded,
        fix=lambda name, _: vocabulary.superseded_by(name) or None,
        renames=True,
        bad=with_(ARTICLE, isBasedOnUrl="https://herald.example/a"),
        good=ARTICLE,
    ),
    Rule(
        name="property_pending",
        severity=Severity.INFO,
        profiles=_PROFILES,
        page=Page("https://schema.org/docs/howwework.html"),
        title="A pending property may still change.",
        advice="Nothing needs to be done; consumers read pending properties too.",
        on=(Key,),
        wants=lambda expect: (
            expect.fits_here
            and vocabulary.layer(expect.name) == "pending"
            and not vocabulary.superseded_by(expect.name)
        ),
        weigh=_pending,
        bad=with_(ARTICLE, copyrightNotice="Town Herald"),
        good=ARTICLE,
    ),
    Rule(
        name="context_missing",
        severity=Severity.ERROR,
        profiles=_PROFILES,
        page=_STARTED,
        title="A JSON-LD document names its context.",
        advice='Add "@context": "https://schema.org".',
        look=_context_missing,
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
        mend=_own_context,
        top=True,
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
        top=True,
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
        bad=with_(ARTICLE, author={"@id": "#ann"}),
        good=with_(ARTICLE, author={"@id": "#ann", "@type": "Person", "name": "Ann Lee"}),
    ),
    Rule(
        name="id_collides",
        severity=Severity.WARNING,
        profiles=_PROFILES,
        page=_LINKED,
        title="One @id names one thing.",
        advice="Give each thing an @id of its own.",
        look=_id_collides,
        needs=("@id",),
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
