"""The `$defs` of a JSON Schema of the model: its classes, properties and kinds of value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .. import vocabulary
from ..vocabulary import ancestors
from ._json_beside import beside, feed, residue
from ._json_values import PLAIN_CONTEXT, URL, scalars
from ._registry import class_named, class_of
from ._table import properties
from ._words import of_class, of_field

if TYPE_CHECKING:
    from ._admit import Property
    from ._typed import Typed

__all__ = ["FIELDS", "JSON_LD", "Definitions", "Schema"]

Schema: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the keys of a document are written: in schema.org's words, or as fields."""

    types: str
    id: str
    by_field: bool

    def key(self, of: Property) -> str:
        """Give the key of a property."""
        return of.field if self.by_field else of.wire


JSON_LD = Spelling("@type", "@id", by_field=False)
FIELDS = Spelling("types", "id", by_field=True)


class Definitions:
    """The `$defs` of one document, each made when it is first referred to.

    Names: `NewsArticle` is a class, `Article.backstory` a property, `value.TextOrURL` one value of
    these ranges, `one.` or `many.` what such a property holds, `node.Person` an object in its
    place, `type.Person` the types it may state, `names.Person` those that are held by that class.
    """

    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self._made: dict[str, Schema] = {}
        self._waiting: list[tuple[str, Callable[[], Schema]]] = []

    def document(self, about: tuple[str, str], root: Schema) -> Schema:
        """Give the whole schema, with all that its root leads to."""
        while self._waiting:
            name, make = self._waiting.pop()
            self._made[name] = make()
        title, description = about
        head = {"$schema": DIALECT, "title": title, "description": description}
        made = sorted(self._made.items(), key=lambda item: (item[0] not in _classes(), item[0]))
        return {**head, **root, "$defs": dict(made)}

    def json_ld(self) -> Schema:
        """Give the root of a document in JSON-LD."""
        node = {"required": [self.spelling.types], **self.thing(("Thing",), class_named("Thing"))}
        context = {"$ref": self._ref("context", lambda: dict(PLAIN_CONTEXT))["$ref"]}
        graph = {
            "type": "object",
            "properties": {
                "@context": context,
                "@graph": {"type": "array", "items": node},
                "@id": {"type": "string"},
            },
            "additionalProperties": False,
        }
        return {
            "if": {"type": "array"},
            "then": {"items": node},
            "else": {"if": {"required": ["@graph"]}, "then": graph, "else": node},
        }

    def feed(self) -> Schema:
        """Give the root of a feed."""
        article = self.thing(("Article",), class_named("Article"))
        image = self.thing(("ImageObject",), class_named("ImageObject"))
        return feed(articles=article, image=image)

    def _ref(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self._made:
            self._made[name] = {}
            self._waiting.append((name, make))
        return {"$ref": f"#/$defs/{name}"}

    def _plain(self, name: str, made: Schema) -> Schema:
        return self._ref(name, lambda: made)

    # Objects

    def thing(self, ranges: tuple[str, ...], untyped: type[Typed] | None) -> Schema:
        """Refer to an object of these ranges, read as `untyped` where it states no type."""
        return self._ref(f"node.{'Or'.join(ranges)}", lambda: self._thing(ranges, untyped))

    def _thing(self, ranges: tuple[str, ...], untyped: type[Typed] | None) -> Schema:
        types = self.spelling.types
        stated = {
            "required": [types],
            "allOf": [
                {"properties": {types: _any([self._stated(name) for name in ranges])}},
                self._ref("typed", self._typed),
            ],
        }
        if untyped is None:
            return {"type": "object", **stated}
        none: Schema = {"properties": {types: {"const": []}}}
        return {"type": "object", "if": none, "then": self._class(untyped), "else": stated}

    def _typed(self) -> Schema:
        """Give what holds of an object that states types: it is of the class that fits them."""
        types = self.spelling.types
        ones, lists = [], []
        for cls in _classes().values():
            then = self._class(cls)
            ones.append({"if": _has(types, self._names(cls)), "then": then})
            lists.append({"if": _has(types, self._leaf(cls)), "then": then})
        lists.append(
            {"if": _has(types, {"minItems": 2}), "then": self._ref("several", self._several)}
        )
        one = _has(types, {"type": "string"})
        return {"type": "object", "if": one, "then": {"allOf": ones}, "else": {"allOf": lists}}

    def _class(self, cls: type[Typed]) -> Schema:
        return self._ref(cls.__name__, lambda: self._closed(cls))

    def _closed(self, cls: type[Typed]) -> Schema:
        own = {self.spelling.key(of): self._property(cls, of) for of in _properties(cls)}
        return {
            "title": cls.__name__,
            "description": of_class(cls),
            "type": "object",
            "properties": {**self._keywords(), **own, **self._beside(cls)},
            "patternProperties": {":": True},
            "additionalProperties": False,
        }

    def _several(self) -> Schema:
        """Give what holds of an object of several types: each property asks for one that has it."""
        types = self.spelling.types
        takers: dict[str, list[Schema]] = {}
        held: dict[str, Schema] = {}
        for cls in _classes().values():
            for key, schema in self._own(cls):
                held.setdefault(key, schema)
                takers.setdefault(key, []).append(self._types(cls.__name__))
        asked = {
            key: {"properties": {types: {"contains": _any(several)}}}
            for key, several in sorted(takers.items())
        }
        return {
            "properties": {**self._keywords(), **held},
            "dependentSchemas": asked,
            "patternProperties": {":": True},
            "additionalProperties": False,
        }

    def _own(self, cls: type[Typed]) -> Iterable[tuple[str, Schema]]:
        """Give what a class declares itself."""
        for of in _properties(cls):
            if _home(cls, of.field) is cls:
                yield self.spelling.key(of), self._property(cls, of)
        if cls.__name__ == "Article":
            yield from self._beside(cls).items()

    def _keywords(self) -> dict[str, Schema]:
        keywords: dict[str, Schema] = {}
        if not self.spelling.by_field:
            keywords["@context"] = self._ref("context", lambda: dict(PLAIN_CONTEXT))
        keywords[self.spelling.types] = self._ref("types", self._any_types)
        keywords[self.spelling.id] = self._ref("id", self._any_id)
        if self.spelling.by_field:
            keywords["residue"] = self._ref("residue", residue)
        return keywords

    def _beside(self, cls: type[Typed]) -> dict[str, Schema]:
        if not (self.spelling.by_field and hasattr(cls, "body")):
            return {}
        return {key: self._plain(f"Article.{key}", made) for key, made in beside()}

    # Types

    def _stated(self, name: str) -> Schema:
        """Give what `@type` is where this range is asked for: one name that fits, or a list."""
        fitting = self._types(name)
        listed: Schema = {"type": "array", "items": {"type": "string"}, "contains": fitting}
        return {"anyOf": [fitting, listed]}

    def _types(self, name: str) -> Schema:
        return self._ref(f"type.{name}", lambda: self._fitting(name))

    def _fitting(self, name: str) -> Schema:
        kin = {"enum": list(_kin()[name])}
        return {"anyOf": [{"type": "string"}, kin]} if name == "Thing" else kin

    def _names(self, cls: type[Typed]) -> Schema:
        return self._ref(f"names.{cls.__name__}", lambda: self._named(cls))

    def _named(self, cls: type[Typed]) -> Schema:
        """Give the names of types that a class holds; what nobody knows is a Thing."""
        if cls.__name__ != "Thing":
            return {"enum": list(_names()[cls.__name__])}
        others = [name for other, held in _names().items() if other != "Thing" for name in held]
        return {"type": "string", "not": {"enum": sorted(others)}}

    def _leaf(self, cls: type[Typed]) -> Schema:
        """Give the list of types of an object of a class: one of its names, and wider ones."""
        wider = [self._names(other) for other in _classes().values() if issubclass(cls, other)]
        return {"type": "array", "contains": self._names(cls), "items": _any(wider)}

    def _any_types(self) -> Schema:
        return {
            "title": self.spelling.types,
            "description": "The schema.org type, or several: the first is what most readers take.",
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        }

    def _any_id(self) -> Schema:
        return {
            "title": self.spelling.id,
            "description": "The IRI that names the object, so that others can refer to it.",
            "type": ["string", "null"],
        }

    # Properties

    def _property(self, cls: type[Typed], of: Property) -> Schema:
        home = _home(cls, of.field)
        name = f"{home.__name__}.{self.spelling.key(of)}"
        return self._ref(name, lambda: self._described(home, of))

    def _described(self, home: type[Typed], of: Property) -> Schema:
        words: Schema = {
            "title": self.spelling.key(of),
            "description": of_field(home, of.field),
        }
        if vocabulary.superseded_by(of.wire):
            words["deprecated"] = True
        name = f"{'many' if of.many else 'one'}.{'Or'.join(of.ranges)}"
        return {**words, **self._ref(name, lambda: self._held(of))}

    def _held(self, of: Property) -> Schema:
        value = self._ref(f"value.{'Or'.join(of.ranges)}", lambda: self._value(of))
        several = [{"type": "array", "items": value}] if of.many else []
        return {"anyOf": [value, *several, {"type": "null"}]}

    def _value(self, of: Property) -> Schema:
        plain = [self._plain(name, made) for name, made in scalars(of)]
        literals = [_object({"@value": _any(plain)}, "@value")] if plain else []
        if of.text:
            literals.append(self._ref("taggedText", _tagged_text))
        return _any([*plain, *literals, *self._objects(of)])

    def _objects(self, of: Property) -> list[Schema]:
        if of.things:
            alone = class_of(of.things) if len(of.things) == 1 else None
            reference = self._ref("reference", lambda: self._reference({"type": "string"}))
            nothing = {"const": {self.spelling.id: None}}  # looks like a reference, and is none
            return [reference, {"not": nothing, **self.thing(of.things, alone)}]
        if not of.url:
            return []
        return [self._ref("link", lambda: self._reference(self._ref("url", lambda: URL)))]

    def _reference(self, to: Schema) -> Schema:
        return _object({self.spelling.id: to}, self.spelling.id)


def _tagged_text() -> Schema:
    return _object(
        {
            "@value": {"type": "string"},
            "@language": {"type": "string", "description": "BCP 47, such as uk or pt-BR."},
            "@direction": {"enum": ["", "ltr", "rtl"]},
        },
        "@value",
    )


def _object(members: Schema, required: str) -> Schema:
    return {
        "type": "object",
        "properties": members,
        "required": [required],
        "additionalProperties": False,
    }


def _any(schemas: list[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _has(key: str, value: Schema) -> Schema:
    return {"required": [key], "properties": {key: value}}


def _properties(cls: type[Typed]) -> list[Property]:
    """Give the properties of a class in the order in which an article is told."""
    found = [of for key, of in properties(cls).items() if of.wire == key]
    return sorted(found, key=lambda of: of.rank)


@cache
def _home(cls: type[Typed], field: str) -> type[Typed]:
    """Give the class that declares a field."""
    return next(kin for kin in reversed(cls.__mro__) if field in getattr(kin, "model_fields", ()))


@cache
def _nodes() -> tuple[str, ...]:
    """Give the names of all types of objects."""
    names = vocabulary.types()
    return tuple(
        name for name in names if not (vocabulary.is_data_type(name) or name == "DataType")
    )


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    """Give by type the types that may stand where it is asked for: itself, and what descends."""
    kin: dict[str, list[str]] = {}
    for kind in _nodes():
        for name in (kind, *ancestors(kind)):
            kin.setdefault(name, []).append(kind)
    return {name: tuple(kinds) for name, kinds in kin.items()}


@cache
def _classes() -> dict[str, type[Typed]]:
    """Give the classes that objects are built as: those of the model, and some that are two."""
    classes = {class_of((name,)) for name in _nodes()}
    return {cls.__name__: cls for cls in sorted(classes, key=lambda cls: cls.__name__)}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Give by class the names of the types that it holds."""
    names: dict[str, list[str]] = {name: [] for name in _classes()}
    for name in _nodes():
        names[class_of((name,)).__name__].append(name)
    return {cls: tuple(held) for cls, held in names.items()}
