"""The top nodes of a JSON-LD document, in the plain names of schema.org.

What a context says of names and values is said in the node itself, so that nothing of it is lost
when the node is taken out of its document; what no plain name can say stays in its `@context`.
Source: JSON-LD 1.1, sections 4.1 (typed nodes), 4.2 (values), 4.9 (named graphs).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from .. import vocabulary
from ..markup.json_path import Path
from ._context import NO_CONTEXT, SCHEMA_ORG, Context, Term, is_schema_org, plain_name, read_context
from ._format import Node

__all__ = ["Found", "nodes_of"]

_ALIASES = {"type": "@type", "id": "@id"}
_SCHEMA_ORG = Context(is_open=True)
_KEYWORDS = ("@type", "@id", "@value", "@language", "@graph", "@list", "@set")
_NO_TERM = Term("")
_KEPT = 2_048  # answers kept; a document may ask for any number of names
_RESPELLED = frozenset({*_ALIASES, "@context"})
_SAYING_NOTHING = frozenset({"@context", "@graph", "@id"})  # of a document that is a graph
# Text, but nobody's language.
_CODES = frozenset({"email", "faxNumber", "inLanguage", "postalCode", "telephone", "identifier"})


class Found(NamedTuple):
    """A node, where it stands in its document, and the context in effect there.

    Shape: `undefined` are the names that mean nothing under that context, with their places.
    """

    node: Node
    path: Path | None
    context: Any = None
    undefined: tuple[tuple[str, Path], ...] = ()


class _UnknownContextError(Exception):
    """A context inside the node that cannot be known."""


def nodes_of(
    document: object, *, repair: bool = True, names: set[str] | None = None
) -> Iterator[Found]:
    """Give the top nodes of a document: itself, its list, the members of its `@graph`.

    Shape: `names` are those that stand in it, as far as they are known. Those that mean nothing
    under their context are taken for schema.org's, if it may be mended.
    """
    is_plain = names is not None and _are_plain(names)
    stack: list[tuple[Any, Path | None, _Scope]] = [(document, None, _NOWHERE)]
    while stack:
        value, path, scope = stack.pop()
        if isinstance(value, list):
            stack.extend(
                (one, Path(path, at), scope) for at, one in reversed(list(enumerate(value)))
            )
        elif isinstance(value, dict):
            if value.get("@context") is not None:
                scope = scope.within(value["@context"])
            graph = value.get("@graph")
            if isinstance(graph, list | dict):
                stack.append((graph, Path(path, "@graph"), scope))
            if not value.keys() <= _SAYING_NOTHING or (graph is None and "@id" in value):
                yield _found(value, path, scope, repair=repair, is_plain=is_plain)


class _Scope(NamedTuple):
    """The context at a place of a document, as it is stated and as it is read."""

    stated: Any
    context: Context | None

    def within(self, own: Any) -> _Scope:
        """Give the scope of a node that has a context of its own."""
        context = None if self.context is None else read_context(own, self.context)
        stated = own if self.stated is None else [*_listed(self.stated), *_listed(own)]
        return _Scope(stated, context)


_NOWHERE = _Scope(None, NO_CONTEXT)


def _found(value: Node, path: Path | None, scope: _Scope, *, repair: bool, is_plain: bool) -> Found:
    stated, context = scope
    if stated is None:
        context = _SCHEMA_ORG
    if context is not None and context.says_nothing:
        node = _without_context(value)
        if is_plain or _is_plain(node):
            return Found(node, path, stated)
    if context is not None:
        try:
            return _known(value, path, stated, context, repair=repair)
        except _UnknownContextError:
            pass
    speaks = any(part is None or is_schema_org(part) for part in _listed(stated))
    walk = _Walk(keeps_contexts=True)
    node = walk.node(value, _SCHEMA_ORG, path) if speaks else _without_context(value)
    return Found(node if stated is None else {**node, "@context": stated}, path, stated)


def _known(value: Node, path: Path | None, stated: Any, context: Context, *, repair: bool) -> Found:
    walk = _Walk(keeps_contexts=False)
    node = walk.node(value, context, path)
    if walk.undefined and not repair:
        raise _UnknownContextError
    document = context.document()
    if document is not None:
        node = {**node, "@context": document}
    return Found(node, path, stated, tuple(walk.undefined))


def _are_plain(names: set[str]) -> bool:
    """Tell whether no name would have to be spelled otherwise, nor has a context inside."""
    return all(
        name not in _RESPELLED and ":" not in name and name.strip() == name
        for name in names - _plain_names()
    )


def _is_plain(node: Node) -> bool:
    """Tell whether a node has no name in it, at any depth, that would have to be looked at."""
    plain = _plain_names()
    stack: list[Any] = [node]
    while stack:
        one = stack.pop()
        if type(one) is dict:
            types = one.get("@type", "")
            if not plain.issuperset(one) or not (type(types) is str and types in plain):
                return False
            stack.extend(one.values())
        elif type(one) is list:
            stack.extend(one)
    return True


@cache
def _plain_names() -> frozenset[str]:
    return frozenset((*vocabulary.properties(), *vocabulary.types(), "", *_KEYWORDS))


def _without_context(value: Node) -> Node:
    if "@context" not in value:
        return value
    node = value.copy()
    del node["@context"]
    return node


def _listed(context: Any) -> list[Any]:
    return context if isinstance(context, list) else [context]


class _Walk:
    """Spells the names of a node plainly; what is plain already is given back uncopied.

    The depth of a document is limited when it is read.
    """

    def __init__(self, *, keeps_contexts: bool) -> None:
        self.undefined: list[tuple[str, Path]] = []
        self._keeps_contexts = keeps_contexts

    def node(self, value: Node, context: Context, path: Path | None) -> Node:
        """Spell a top node, without its context."""
        spelled = self._object(value, context, path)
        return _without_context(spelled) if "@context" in spelled else spelled

    def _value(self, value: Any, context: Context, path: Path | None) -> Any:
        if isinstance(value, dict):
            if "@context" not in value:
                return self._object(value, context, path)
            if not self._keeps_contexts:
                return self._scoped(value, context, path)
            # A plain name may mean something else there, or nothing.
            is_own = all(is_schema_org(part) for part in _listed(value["@context"]))
            return self._object(value, context, path) if is_own else value
        if isinstance(value, list):
            ones = [self._value(one, context, Path(path, at)) for at, one in enumerate(value)]
            same = all(new is old for new, old in zip(ones, value, strict=True))
            return value if same else ones
        return value

    def _scoped(self, value: Node, outer: Context, path: Path | None) -> Node:
        """Spell a node that has a context of its own."""
        inner = read_context(value["@context"], outer)
        if inner is None:
            raise _UnknownContextError
        spelled = _without_context(self._object(value, inner, path))
        more = {name: one for name, one in inner.stated.items() if outer.stated.get(name) != one}
        if outer.language and not inner.language:
            more["@language"] = None
        return {"@context": more, **spelled} if more else spelled

    def _object(self, value: Node, context: Context, path: Path | None) -> Node:
        changed: Node = {}
        same = True
        for key, old in value.items():
            name = self._name(key, value, changed, context, path)
            new = old
            if name == "@type":
                new = self._types(old, context, Path(path, key))
            elif key != "@context":
                new = self._value(_meant(old, name, key, context), context, Path(path, key))
            same = same and name is key and new is old
            changed[name] = new
        return value if same else changed

    def _types(self, types: object, context: Context, path: Path) -> Any:
        if isinstance(types, str):
            return self._type(types, context, path)
        if isinstance(types, list):
            plain = [
                self._type(one, context, path) if isinstance(one, str) else one for one in types
            ]
            return types if plain == types else plain
        return types

    def _type(self, name: str, context: Context, path: Path) -> str:
        name = name.strip()
        whole = context.iri(name) if context.terms else name
        if not context.is_open and whole == name and ":" not in name:
            self.undefined.append((name, path))
        known = plain_name(whole)
        return known if known != whole else plain_name(name)

    def _name(
        self, key: str, node: Node, changed: Node, context: Context, path: Path | None
    ) -> str:
        name = context.plain(key)
        if name is None:
            self.undefined.append((key, Path(path, key)))
            name = key
        if key in _ALIASES and name == key:
            name = _ALIASES[key]
        if name == key:
            return key
        if name in node or name in changed:  # two spellings of one name in one node
            return SCHEMA_ORG + name if key in context.terms and name[:1] != "@" else key
        return name


def _meant(value: Any, name: str, key: str, context: Context) -> Any:
    """Say in a value what the context says of it, as far as that does not stay in the context."""
    if name[:1] == "@" or not (context.terms or context.stated):
        return value
    term = context.terms.get(key, _NO_TERM)
    if key in context.stated:
        if term.iri and plain_name(term.iri) != key:
            return value
        term = Term(term.iri, term.type, "", term.language)
        return value if term.type else _spoken(value, name, term.language or context.language)
    if term.container == "@language" and isinstance(value, dict):
        return [one for tag, held in value.items() for one in _listed(_tagged(held, tag))]
    meant = _coerced(value, term, context) if term.type or term.language else value
    if not (term.type or term.language):
        meant = _spoken(value, name, context.language)
    return _in_order(meant) if term.container == "@list" and meant is not None else meant


def _in_order(value: Any) -> Any:
    if isinstance(value, dict) and "@list" in value:
        return value
    if isinstance(value, dict) and value.keys() == {"@set"}:
        value = value["@set"]
    return {"@list": _listed(value)}


def _coerced(value: Any, term: Term, context: Context) -> Any:
    if isinstance(value, list):
        return [_coerced(one, term, context) for one in value]
    if isinstance(value, dict) or value is None:
        return value
    if not term.type:
        return _tagged(value, term.language)
    if term.type in {"@id", "@vocab"}:
        if not isinstance(value, str):
            return value
        return {"@id": value if term.type == "@id" else context.iri(value)}
    return {"@value": value, "@type": context.iri(term.type)}


def _spoken(value: Any, name: str, language: str) -> Any:
    """Tag the prose of a property with the language that its context names."""
    return _tagged(value, language) if language and _is_prose(name) else value


def _tagged(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_tagged(one, language) for one in value]
    if isinstance(value, str) and language != "@none":
        return {"@value": value, "@language": language}
    return value


@lru_cache(_KEPT)
def _is_prose(name: str) -> bool:
    ranges = vocabulary.ranges_of(name)
    return "Text" in ranges and "URL" not in ranges and name not in _CODES
