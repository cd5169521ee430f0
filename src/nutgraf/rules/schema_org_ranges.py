"""What schema.org says of the kinds of values: which node, text or number a property takes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .. import vocabulary
from ..findings import Severity
from ..markup.numeral import Numeral
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import kin_of, types_of
from ._expect import Expect, kin_meant
from ._rule import Empty, Page, Rule, with_
from .schema_org import ARTICLE

__all__ = ["RULES", "quoted", "shown", "stated"]

_PROFILES = ("schema.org",)
_MODEL = Page("https://schema.org/docs/datamodel.html", "2026-03-19")
_NUMBERS = (int, float, Numeral)
_SPACES = ("https://schema.org/", "http://schema.org/", "schema:", "https://www.schema.org/",
           "http://www.schema.org/")  # fmt: skip
_CLINIC = {"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Harbour"}
_EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "Opening"}


def _node_out_of_range(node: dict[str, Any], expect: Expect) -> str:
    types = types_of(node)
    kin = kin_meant(types)
    if not kin or "Role" in kin or expect.takes(kin) or _is_wider(types, expect):
        return ""
    known = next(filter(vocabulary.is_type, types))
    return f"{expect.name} is a {known}, but {expect.told_ranges()} is expected"


def _node_too_general(node: dict[str, Any], expect: Expect) -> str:
    types = types_of(node)
    if not types or expect.takes(kin_of(types)) or not _is_wider(types, expect):
        return ""
    return f"{expect.name} is a mere {types[0]}, but {expect.told_ranges()} is expected"


def _is_wider(types: tuple[str, ...], expect: Expect) -> bool:
    """Tell whether a type is above one that is expected: it may be meant right, and says little."""
    return any(name in vocabulary.ancestors(kind) for kind in expect.things for name in types)


def _node_for_text(node: dict[str, Any], expect: Expect) -> str:
    if "@id" in node and len(node) == 1 and (expect.url or _is_boolean(node, expect)):
        return ""
    types = types_of(node)
    if types and (expect.takes(kin_of(types)) or not kin_meant(types)):
        return ""
    return f"{expect.name} is a node, but {expect.told_ranges()} is expected"


def _is_boolean(node: dict[str, Any], expect: Expect) -> bool:
    """Tell whether a reference leads to True or False, which schema.org has as members."""
    return expect.boolean and _name_of_member(node) in vocabulary.members("Boolean")


def _text_for_thing(text: str, expect: Expect) -> str:
    kind = "a URL" if is_absolute(text) else "text"
    return f"{expect.name} is {kind}, but {expect.told_ranges()} is expected"


def _number_out_of_range(value: Any, expect: Expect) -> str:
    return f"{expect.name} is {shown(value)}, but {expect.told_ranges()} is expected"


def _boolean_out_of_range(value: Any, expect: Expect) -> str:
    return f"{expect.name} is {str(value).lower()}, but {expect.told_ranges()} is expected"


def _empty(value: Any, expect: Expect) -> str:
    if isinstance(value, str) and not expect.text:
        return ""  # of an empty URL, date or number another rule speaks
    return f"{expect.name} is empty, so it says nothing"


def _member(value: Any, expect: Expect) -> str:
    name = _name_of_member(value)
    if name is None or _is_member(name, expect):
        return ""
    found = vocabulary.suggest(name, "member")
    perhaps = f"; did you mean {found}?" if _is_member(found, expect) else ""
    told = quoted(value["@id"] if isinstance(value, dict) else value)
    return f"{told} is no member of {' or '.join(expect.enumerations)}{perhaps}"


def _member_superseded(value: Any, expect: Expect) -> str:
    name = _name_of_member(value)
    other = vocabulary.superseded_by(name) if name else ""
    is_told = name is not None and other and _is_member(name, expect)
    return f"{name} is superseded by {other}" if is_told else ""


def _is_member(name: str, expect: Expect) -> bool:
    return any(name in vocabulary.members(kind) for kind in expect.enumerations)


def _successor(value: Any, expect: Expect) -> Any:
    """Give the other member in the space of the first one."""
    if isinstance(value, dict):
        return {"@id": _successor(value["@id"], expect)}
    name = _name_of_member(value) or ""
    return f"{value.strip().removesuffix(name)}{vocabulary.superseded_by(name)}"


def _name_of_member(value: Any) -> str | None:
    """Give the plain name that a value is, or refers to; None for one of someone else."""
    if isinstance(value, dict):
        if value.keys() != {"@id"} or not isinstance(value["@id"], str):
            return None
        value = value["@id"]
    name = value.strip()
    for space in _SPACES:
        if name.startswith(space):
            return str(name.removeprefix(space))
    return None if ":" in name else str(name)


@lru_cache(1_024)
def _is_current(text: str) -> bool:
    """Tell at once of most texts that they are no superseded term."""
    return not vocabulary.superseded_by(re.split(r"[/:]", text.strip())[-1])


def _only_enumerations(expect: Expect) -> bool:
    return (
        bool(expect.enumerations)
        and set(expect.enumerations) == expect.things
        and (expect.things == set(expect.ranges))
    )


def _only_things(expect: Expect) -> bool:
    return bool(expect.things) and expect.things == set(expect.ranges)


def _no_prose(expect: Expect) -> bool:
    return expect.is_property and not expect.text and not expect.open


def shown(value: Any) -> str:
    """Give a value fit to stand in a message."""
    return show(value, 60)


def quoted(value: Any) -> str:
    """Give a value fit to stand in a message, a text in quotation marks."""
    return f'"{shown(value)}"' if isinstance(value, str) else shown(value)


def stated(name: str, severity: Severity, title: str, advice: str, **rest: Any) -> Rule:
    """Declare a rule of the vocabulary itself."""
    return Rule(
        name=name, severity=severity, profiles=_PROFILES, title=title, advice=advice,
        **{"page": _MODEL, **rest},
    )  # fmt: skip


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


RULES = (
    stated(
        "value_out_of_range", _ERROR,
        "A node in a property is of a type that the property takes.",
        "Give the node the type it has, or move it to the property it belongs to.",
        on=(dict,), weigh=_node_out_of_range, by_types=True,
        wants=lambda expect: bool(expect.things),
        bad=with_(ARTICLE, author={"@type": "Product", "name": "Ann Lee"}),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    stated(
        "value_type_too_general", _INFO,
        "A node says its own type, not one that covers everything.",
        "Give the node the most specific type that fits.",
        page=Page("https://schema.org/docs/gs.html", "2026-03-19"),
        ref="SD004", on=(dict,), weigh=_node_too_general, by_types=True,
        wants=lambda expect: bool(expect.things),
        bad=with_(ARTICLE, author={"@type": "Thing", "name": "Ann Lee"}),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    stated(
        "node_for_text", _ERROR,
        "A property that takes text, a number or a date holds no node.",
        "Write the value itself.",
        on=(dict,), weigh=_node_for_text,
        wants=lambda expect: expect.only_data,
        bad=with_(ARTICLE, headline={"@type": "Thing", "name": "Bridge"}),
        good=with_(ARTICLE, headline="Bridge"),
    ),
    stated(
        "text_for_thing", _INFO,
        "A property that takes nodes may hold text; a node says more.",
        "Write a node with @type and name.",
        on=(str,), weigh=_text_for_thing,
        wants=lambda expect: _only_things(expect) and not _only_enumerations(expect),
        bad=with_(ARTICLE, publisher="Town Herald"),
        good=with_(ARTICLE, publisher={"@type": "Organization", "name": "Town Herald"}),
    ),
    stated(
        "number_out_of_range", _ERROR,
        "A property that takes nodes or URLs holds no number.",
        "Write the node or URL that is meant.",
        on=_NUMBERS, weigh=_number_out_of_range, json_only=True,
        wants=lambda expect: _no_prose(expect)
        and not (expect.number or expect.quantity or expect.dates or expect.boolean)
        and not expect.duration,
        bad=with_(ARTICLE, author=7),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Seven"}),
    ),
    stated(
        "boolean_out_of_range", _ERROR,
        "A property that takes no Boolean holds none.",
        "Write the value that is meant, or leave the property out.",
        on=(bool,), weigh=_boolean_out_of_range, json_only=True,
        wants=lambda expect: _no_prose(expect) and not (expect.boolean or expect.dates),
        bad=with_(ARTICLE, author=True),
        good=with_(ARTICLE, author={"@type": "Person", "name": "Ann Lee"}),
    ),
    stated(
        "boolean_for_text", _WARNING,
        "A property that takes text holds no Boolean.",
        "Write the text that is meant, or leave the property out.",
        on=(bool,), weigh=_boolean_out_of_range, json_only=True, since="2026-11-30",
        wants=lambda expect: expect.text and not (expect.boolean or expect.dates),
        bad=with_(ARTICLE, headline=False),
        good=with_(ARTICLE, headline="Council opens the bridge"),
    ),
    stated(
        "value_empty", _INFO,
        "A property says something, or is left out.",
        "Write the value, or leave the property out.",
        page=Page("https://support.google.com/webmasters/answer/13300873"), ref="SD011",
        on=(Empty,), weigh=_empty, since="2026-11-30",
        wants=lambda expect: expect.is_property,
        bad=with_(ARTICLE, articleSection=""),
        good=with_(ARTICLE, articleSection="News"),
    ),
    stated(
        "enumeration_member_unknown", _ERROR,
        "The value of a property with an enumeration is one of its members.",
        "Use the member that is meant.",
        page=Page("https://schema.org/Enumeration", "2026-03-19"),
        on=(str, dict), weigh=_member, wants=_only_enumerations,
        bad=with_(_EVENT, eventStatus="https://schema.org/EventForgotten"),
        good=with_(_EVENT, eventStatus="https://schema.org/EventPostponed"),
    ),
    stated(
        "enumeration_member_superseded", _WARNING,
        "A superseded member of an enumeration is replaced by its successor.",
        "Use the successor.",
        on=(str, dict), weigh=_member_superseded, passes=_is_current, fix=_successor,
        wants=lambda expect: bool(expect.enumerations), since="2026-11-30",
        bad=with_(_CLINIC, medicalSpecialty="https://schema.org/Dermatologic"),
        good=with_(_CLINIC, medicalSpecialty="https://schema.org/Dermatology"),
    ),
)  # fmt: skip
