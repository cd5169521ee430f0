"""The judge of meaning: what a JSON-LD document states, by an expansion that is not ours."""

from __future__ import annotations

import json
import re
from typing import Any, Self

from pyld import jsonld

from nutgraf import vocabulary

__all__ = [
    "meaning",
    "parsed",
    "shares_names",
    "supplied",
    "without_language_of_codes",
]

BASE = "https://herald.example/2026/bridge"
SCHEMA_ORG = re.compile(r"^https?://(?:www\.)?schema\.org/?$", re.IGNORECASE)
# All spellings of schema.org's name space are one; so is a `@vocab` without its slash, and the
# prefix where no context defines it.
SPACE = re.compile(r"^(?:schema:|https?://(?:www\.)?schema\.org/?)(?=[A-Za-z0-9])")
CONTEXT = {
    "@vocab": "https://schema.org/",
    "schema": "https://schema.org/",
    "type": "@type",
    "id": "@id",
}


class Digits(float):
    """A number that is what its digits are."""

    text: str

    def __new__(cls, text: str) -> Self:
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digits) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return self.text


def parsed(text: str) -> Any:
    """Give the value of a JSON text; raises ValueError where it is none."""
    return json.loads(text, strict=False, parse_int=Digits, parse_float=Digits)


def meaning(document: Any) -> Any:
    """Give the expanded document; raises `JsonLdError` where it is no JSON-LD.

    The canonical changes are taken out: the spelling of schema.org's name space, and the context
    that a top node lacks.
    """
    options = {"documentLoader": _load, "base": BASE}
    return _folded(jsonld.expand(supplied(document), options))


def supplied(document: Any) -> Any:
    """Give a document whose top nodes all have a context."""
    if isinstance(document, list):
        return [supplied(one) for one in document]
    if isinstance(document, dict) and "@context" not in document:
        return {"@context": "https://schema.org", **document}
    return document


def without_language_of_codes(expanded: Any, key: str = "") -> Any:
    """Take the language from what is nobody's: dates, addresses, members of enumerations.

    A context that names a language gives it to every bare text, and to none that stands in an
    object of its own: of a date, the model does not keep in which of the two ways it was written.
    """
    if isinstance(expanded, list):
        return [without_language_of_codes(one, key) for one in expanded]
    if not isinstance(expanded, dict):
        return expanded
    if "@value" in expanded and not is_prose(key.rpartition("/")[2]):
        return {name: one for name, one in expanded.items() if name != "@language"}
    return {
        name: without_language_of_codes(one, key if name[:1] == "@" else name)
        for name, one in expanded.items()
    }


def is_prose(name: str) -> bool:
    ranges = vocabulary.ranges_of(name)
    return "Text" in ranges and "URL" not in ranges


def shares_names(document: Any) -> bool:
    """Tell whether an inline context gives two names to one term.

    Whose values come first is then said by nothing but the names, which may be spelled anew.
    """
    context = document.get("@context") if isinstance(document, dict) else None
    for part in context if isinstance(context, list) else [context]:
        if isinstance(part, dict):
            terms = [str(one.get("@id") if isinstance(one, dict) else one) for one in part.values()]
            if len(terms) != len(set(terms)):
                return True
    return False


def _load(address: str, options: Any) -> dict[str, Any]:
    del options
    if not SCHEMA_ORG.match(address.strip()):
        raise jsonld.JsonLdError(f"{address} is not here", "loading document failed")
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXT}}


def _folded(value: Any) -> Any:
    if isinstance(value, list):
        return [_folded(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        _name(key): _names(one) if key in {"@id", "@type"} else _folded(one)
        for key, one in value.items()
    }


def _names(value: Any) -> Any:
    return [_names(one) for one in value] if isinstance(value, list) else _name(value)


def _name(value: Any) -> Any:
    return SPACE.sub("https://schema.org/", value) if isinstance(value, str) else value
