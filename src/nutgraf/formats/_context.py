"""What the names of a JSON-LD document mean: its contexts, read off and never fetched.

Source: JSON-LD 1.1, sections 3.1 (the context) and 4.1 (advanced context usage).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from .. import vocabulary
from ..safety.show import show

__all__ = [
    "NO_CONTEXT",
    "SCHEMA_ORG",
    "Context",
    "Term",
    "complaints",
    "is_schema_org",
    "plain_name",
    "read_context",
]

SCHEMA_ORG = "https://schema.org/"
_SPACES = tuple(
    f"{scheme}://{host}schema.org/" for scheme in ("https", "http") for host in ("", "www.")
)
_SPELLINGS = frozenset(
    {
        *_SPACES,
        *(space.rstrip("/") for space in _SPACES),
        *(f"{space}docs/jsonldcontext.{end}" for space in _SPACES for end in ("json", "jsonld")),
    }
)
_PREFIXES = ("schema:", *_SPACES)
_JOINING = str.maketrans("", "", "-_")  # as in startOffset-input, and where a name is spelled wrong
_ALIASES = MappingProxyType({"type": "@type", "id": "@id"})
_TERM_KEYS = frozenset({"@id", "@type", "@container", "@language", "@prefix"})
_KEYWORDS = frozenset(
    {"@type", "@id", "@value", "@language", "@direction", "@list", "@set", "@graph", "@reverse"}
)  # that a name may stand for
_CONTAINERS = frozenset({"", "@set", "@list", "@language"})
_CHAIN = 20  # terms that a term may be defined by in turn


class Term(NamedTuple):
    """A name that a context defines: its IRI, and what it says of its values."""

    iri: str
    type: str = ""
    container: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the names at a place of a document mean.

    Shape: with `is_open`, plain names are schema.org's; `terms` are those defined inline; `stated`
    is what of it must stand in a document whose names are plain.
    """

    is_open: bool
    terms: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    stated: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def says_nothing(self) -> bool:
        """Whether plain names are schema.org's, and nothing else is said of any."""
        return self.is_open and not (self.terms or self.stated)

    @property
    def language(self) -> str:
        """The language of text that names none."""
        found: str = self.stated.get("@language") or ""
        return found

    def plain(self, name: str) -> str | None:
        """Give the plain name of a key; None where it means nothing.

        Shape: a term of schema.org has its own name, a keyword its own, any other its IRI or, where
        the document must still say what it is, the name as it stands.
        """
        term = self.terms.get(name)
        if term is not None:
            return self._of_term(name, term)
        if ":" in name:
            return self._of_compact(name)
        if name[:1] == "@":
            return name
        return name if self.is_open else None

    def iri(self, name: str) -> str:
        """Give the whole IRI of a name, or the name where it has none."""
        term = self.terms.get(name)
        if term is not None:
            return term.iri
        prefix, _, rest = name.partition(":")
        if rest and not rest.startswith("//"):
            known = self.terms.get(prefix)
            return known.iri + rest if known is not None else name
        return SCHEMA_ORG + name if self.is_open and not rest else name

    def _of_term(self, name: str, term: Term) -> str:
        known = plain_name(term.iri)
        if term.iri[:1] == "@" or known == name or vocabulary.is_property(known):
            return known
        return term.iri if vocabulary.is_property(name) or name in _ALIASES else name

    def _of_compact(self, name: str) -> str:
        whole = self.iri(name)
        known = plain_name(whole)
        return known if known != whole else plain_name(name)

    def document(self) -> Any:
        """Give the context that a node in plain names needs; None where schema.org's own does."""
        return ["https://schema.org", dict(self.stated)] if self.stated else None


NO_CONTEXT = Context(is_open=False)
_OWN = Context(is_open=True)


def is_schema_org(context: object) -> bool:
    """Tell whether a context is schema.org's own, in any of its spellings."""
    if not isinstance(context, str):
        return False
    return context in _SPELLINGS or context.strip().rstrip("/").lower() in _SPELLINGS


def plain_name(name: str) -> str:
    """Give the name of a term of schema.org without its name space; others stay."""
    if name[:1] in "sh":
        for prefix in _PREFIXES:
            plain = name.removeprefix(prefix)
            if plain is not name and plain.translate(_JOINING).isalnum():
                return plain
    return name


def read_context(given: object, outer: Context = NO_CONTEXT) -> Context | None:
    """Read a context that stands inside another; None where not all of it can be known.

    That is so for one that would have to be fetched, for a foreign `@vocab`, and for what no news
    was seen to use: types or terms with contexts of their own, indexes, nests, imports.
    """
    if outer is NO_CONTEXT and is_schema_org(given):  # as most documents have it
        return _OWN
    known: Context | None = outer
    for part in given if isinstance(given, list) else [given]:
        if known is None:
            return None
        if is_schema_org(part):
            known = _opened(known)
        else:
            known = _extended(known, part) if isinstance(part, dict) else None
    return known


def complaints(context: object) -> Iterator[tuple[str, str]]:
    """Give the rule and message of what stands between a context and the meaning of its names."""
    if context is None:
        yield "context_missing", "there is no @context; the names are read as schema.org's"
    for part in context if isinstance(context, list) else [context]:
        if isinstance(part, str) and not is_schema_org(part):
            said = f"the @context {show(part, 60)} is not fetched; plain names are schema.org's"
            yield "context_remote", said


def _opened(outer: Context) -> Context:
    """Add schema.org's own context, which defines all its names anew."""
    terms = {name: one for name, one in outer.terms.items() if not vocabulary.is_property(name)}
    stated = {name: one for name, one in outer.stated.items() if not vocabulary.is_property(name)}
    return Context(is_open=True, terms=terms, stated=stated)


def _extended(outer: Context, part: Mapping[str, Any]) -> Context | None:
    """Add the inline part of a context."""
    if not all(_is_known(name, value) for name, value in part.items() if name[:1] == "@"):
        return None
    made = replace(outer, is_open=outer.is_open or "@vocab" in part)
    terms = _terms(made, {name: value for name, value in part.items() if name[:1] != "@"})
    if terms is None:
        return None
    stated = dict(outer.stated)
    for name, value in part.items():
        stated.pop(name, None)
        if _must_be_stated(made, name, value, terms.get(name)):
            stated[name] = value
    return Context(made.is_open, {**outer.terms, **terms}, stated)


def _is_known(keyword: str, value: Any) -> bool:
    """Tell whether this is a keyword of a context that we know what to make of."""
    if keyword == "@vocab":
        return is_schema_org(value)
    return keyword == "@version" or (
        keyword in {"@language", "@base"} and (value is None or isinstance(value, str))
    )


def _terms(made: Context, defined: Mapping[str, Any]) -> dict[str, Term] | None:
    """Give the terms that an inline context defines; None where one is beyond us."""
    terms: dict[str, Term] = {}
    for name, definition in defined.items():
        parts = {"@id": definition} if isinstance(definition, str) else definition
        if not isinstance(parts, dict) or not _is_plain(parts):
            return None
        iri = _iri(made, parts.get("@id", name), defined, _CHAIN)
        if not iri or (iri[:1] == "@" and iri not in _KEYWORDS):
            return None
        terms[name] = Term(
            iri, parts.get("@type", ""), parts.get("@container", ""), parts.get("@language", "")
        )
    return terms


def _is_plain(parts: Mapping[str, Any]) -> bool:
    texts = all(isinstance(one, str) for key, one in parts.items() if key != "@prefix")
    known = parts.keys() <= _TERM_KEYS and parts.get("@container", "") in _CONTAINERS
    return texts and known and parts.get("@type") not in {"@json", "@none"}


def _iri(made: Context, name: str, defined: Mapping[str, Any], left: int) -> str:
    """Give the IRI of a name in a context that is being read; nothing where it has none."""
    if name[:1] == "@" or not left:
        return name if left else ""
    if name in defined:
        definition = defined[name]
        inner = definition.get("@id", "") if isinstance(definition, dict) else definition
        if isinstance(inner, str) and inner not in {"", name}:
            return _iri(made, inner, defined, left - 1)
    prefix, mark, rest = name.partition(":")
    if mark and not rest.startswith("//") and prefix in defined:
        space = _iri(made, prefix, defined, left - 1)
        return space + rest if space else ""
    found = made.iri(name)
    return found if ":" in found else ""


def _must_be_stated(made: Context, name: str, value: Any, term: Term | None) -> bool:
    """Tell whether plain names and values leave this definition to be said."""
    if term is None:
        return name in {"@language", "@base"} and value is not None
    known = plain_name(term.iri)
    if known == name:  # the name stays, and so does what is said of its values
        return term.container != "@language" and bool(term.type or term.container or term.language)
    if term.iri[:1] == "@" or vocabulary.is_property(known) or vocabulary.is_property(name):
        return False
    return not (name == "schema" and term.iri in _SPACES)
