"""The bench of the feeds: what no field holds, kept as XML or JSON to be put back as it was found.

An element that says more than its field takes, such as a credit with a role, is kept as well, and
stands again in the place of the plain one while the fields say what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple

from ..markup._xml import SPACES, XmlElement, prefix_of
from ..markup.json_text import dump, read_json
from ..model import Residue
from ..model.values import freeze, thaw
from ._xml_write import escaped, quoted

__all__ = [
    "ACTIVE",
    "JSON",
    "LITERAL_CHARACTERS",
    "MOST_LITERALS",
    "XML",
    "Literal",
    "by_name",
    "label_of",
    "literal_of",
    "literals_in",
    "member_of",
    "residue_of",
    "spelled",
    "value_of",
]

# Source: RDF 1.1 Concepts, section 5.2 (rdf:XMLLiteral).
XML_LITERAL: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"
JSON_LITERAL: Final = "@json"  # JSON-LD 1.1, section 4.2.2 (JSON literals)
XML, JSON = "xml:", "json:"  # the prefixes of the names that literals have in a residue
LITERAL_CHARACTERS: Final = 65_536  # characters of one element that is kept
MOST_LITERALS: Final = 500  # of one entry or feed
_ELEMENTS = 1_000  # in one element that is kept
# What a browser would run, in the attributes that hold addresses.
ACTIVE: Final = re.compile(
    r"\b(?:href|src|ur[il])=\"\s{0,99}(?:javascript|vbscript|data):", re.IGNORECASE
)


NO_SPACES: Final[Mapping[str, str]] = {}


class Literal(NamedTuple):
    """An element or member that is kept.

    Shape: `name` is its name in the residue, `text` its XML with all name spaces, or its JSON.
    """

    name: str
    text: str


def literal_of(element: XmlElement) -> Literal | None:
    """Keep an element with all that is in it.

    None for what is too long, holds the address of a script, or has a prefix without name space.
    """
    xml = spelled(element)
    if not 0 < len(xml) <= LITERAL_CHARACTERS or ACTIVE.search(xml):
        return None
    return Literal(XML + label_of(element), xml)


def member_of(name: str, value: object) -> Literal | None:
    """Keep a member of an object with all that is in it; None for what is too long."""
    text = dump(value)
    return Literal(JSON + name, text) if len(text) <= LITERAL_CHARACTERS else None


def value_of(literal: Literal) -> Any:
    """Give the value of a member that was kept."""
    return read_json(literal.text).value


def literals_in(residue: Iterable[Residue]) -> tuple[Literal, ...]:
    """Give the literals among what no field holds."""
    found = []
    for rest in residue:
        if rest.name.startswith((XML, JSON)):
            values = rest.value if isinstance(rest.value, tuple) else (rest.value,)
            texts = (_text_of(value, rest.name.startswith(XML)) for value in values)
            found += [Literal(rest.name, text) for text in texts if text]
    return tuple(found[:MOST_LITERALS])


def by_name(literals: Iterable[Literal]) -> dict[str, Any]:
    """Give the members of a node that hold the literals."""
    rests: dict[str, Any] = {}
    for one in literals:
        value = (
            {"@type": XML_LITERAL, "@value": one.text}
            if one.name.startswith(XML)
            else {"@type": JSON_LITERAL, "@value": value_of(one)}
        )
        rests.setdefault(one.name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in rests.items()}


def residue_of(literals: Iterable[Literal]) -> tuple[Residue, ...]:
    """Give the residue that holds the literals."""
    return tuple(Residue(name, 0, freeze(value)) for name, value in by_name(literals).items())


def spelled(element: XmlElement, declared: Mapping[str, str] = NO_SPACES, native: str = "") -> str:
    """Write an element as it was found, in one spelling; nothing where that cannot be done.

    Shape: `declared` are the prefixes that stand around it, `native` the name space that is there
    without a prefix.
    """
    prefixes = _prefixes_of(element)
    if prefixes is None or (native and "" in prefixes):
        return ""
    if native and native in prefixes:
        prefixes[native] = ""
    spaces = "".join(
        f' xmlns:{prefix}="{quoted(space)}"'
        for space, prefix in prefixes.items()
        if prefix not in {"", "xml"} and declared.get(prefix) != space
    )
    return "".join(_pieces(element, prefixes, spaces))


def _text_of(value: object, is_xml: bool) -> str:  # noqa: FBT001 (which of two forms)
    if not isinstance(value, Mapping) or "@value" not in value:
        return ""
    held = value["@value"]
    if is_xml:
        return held if value.get("@type") == XML_LITERAL and isinstance(held, str) else ""
    return dump(thaw(held)) if value.get("@type") == JSON_LITERAL else ""


def label_of(element: XmlElement) -> str:
    """Give the name that an element has in a residue."""
    space, prefix, local = element.expanded
    customary = prefix_of(space) if space else ""
    prefix = prefix if customary is None else customary
    return f"{prefix}:{local}" if prefix else local


def _prefixes_of(element: XmlElement) -> dict[str, str] | None:
    """Choose a prefix for each name space in an element; None if one has none or it is too much."""
    prefixes: dict[str, str] = {}
    waiting = [element]
    for _ in range(_ELEMENTS):
        if not waiting:
            return prefixes
        one = waiting.pop()
        waiting.extend(reversed(list(one.children)))
        attributes = [name for name, _ in one.attributes if name[0]]
        for space, prefix, local in [one.expanded, *attributes]:
            if (prefix and not space) or ":" in local:
                return None
            if space not in prefixes:
                prefixes[space] = _free(prefix_of(space), prefix, prefixes) if space else ""
    return None


def _free(customary: str | None, found: str, prefixes: Mapping[str, str]) -> str:
    """Give the customary prefix, else the one that was found, else one that is not taken."""
    if customary is not None:
        return customary
    wanted, taken = found or "ns", {*prefixes.values(), *SPACES}
    numbered = (f"{wanted}{number}" for number in range(_ELEMENTS))
    return next(one for one in chain([wanted], numbered) if one not in taken)


def _pieces(element: XmlElement, prefixes: Mapping[str, str], spaces: str = "") -> Iterator[str]:
    name = _named(element.expanded, prefixes)
    attributes = "".join(
        f' {_named(one, prefixes)}="{quoted(value)}"' for one, value in element.attributes
    )
    children = list(element.children)
    text, _ = element.texts
    if not (text or children):
        yield f"<{name}{spaces}{attributes}/>"
        return
    yield f"<{name}{spaces}{attributes}>{escaped(text)}"
    for child in children:
        yield from _pieces(child, prefixes)
        yield escaped(child.texts[1])
    yield f"</{name}>"


def _named(expanded: tuple[str, str, str], prefixes: Mapping[str, str]) -> str:
    space, _, local = expanded
    prefix = prefixes[space] if space else ""
    return f"{prefix}:{local}" if prefix else local
