"""Faults planted in drawn documents: each is found at its pointer and line, in every syntax."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf import check
from nutgraf.checking import examine
from nutgraf.findings import Finding, Severity
from nutgraf.rules import Rule, all_rules
from nutgraf.rules._engine import Ruleset

ARTICLES = ("BlogPosting", "NewsArticle", "Report")
PERSONS = ("Person",)
VIDEOS = ("VideoObject",)
EACH = max(settings().max_examples // 60, 3)  # documents for each fault in each shape, of 120
ALL = (*ARTICLES, *PERSONS, *VIDEOS, "ImageObject", "Organization")


class Fault(NamedTuple):
    """What is planted in a node of one of these types: another value, or none at all."""

    types: tuple[str, ...]
    key: str
    value: Any = None
    of_json: bool = False  # in markup every literal is text


PRODUCT = {"@type": "Product", "name": "Lamp"}
# Each fault by the rule that finds it.
FAULTS = {
    "type_unknown": Fault(ALL, "@type", "NewsArtikel"),
    "nested_type_missing": Fault(PERSONS, "@type"),
    "property_unknown": Fault(ALL, "nmae", "Ann"),
    "property_out_of_domain": Fault(ALL, "recipeIngredient", "flour"),
    "property_superseded": Fault(ARTICLES, "fileFormat", "text/html"),
    "value_out_of_range": Fault(ARTICLES, "publisher", PRODUCT),
    "value_type_too_general": Fault(ARTICLES, "publisher", {"@type": "Thing", "name": "Herald"}),
    "node_for_text": Fault(ARTICLES, "headline", PRODUCT),
    "number_out_of_range": Fault(ARTICLES, "publisher", 7, of_json=True),
    "boolean_out_of_range": Fault(ARTICLES, "editor", value=True, of_json=True),
    "boolean_is_text": Fault(ARTICLES, "isFamilyFriendly", "False", of_json=True),
    "boolean_unreadable": Fault(ARTICLES, "isFamilyFriendly", "maybe"),
    "number_unreadable": Fault(ARTICLES, "wordCount", "many"),
    "number_not_whole": Fault(ARTICLES, "wordCount", 4.5),
    "count_negative": Fault(ARTICLES, "wordCount", -3),
    "value_empty": Fault(ALL, "description", " "),
    "date_unreadable": Fault(ARTICLES, "datePublished", "22/11/2026"),
    "date_form_loose": Fault(ARTICLES, "dateCreated", "2026-11-22T08:00:00+0200"),
    "duration_unreadable": Fault(VIDEOS, "duration", "3 minutes"),
    "duration_malformed": Fault(VIDEOS, "duration", "T3M"),
    "url_unreadable": Fault(ALL, "url", "not a url"),
    "url_unlikely": Fault(ALL, "url", "bridge"),
    "url_without_scheme": Fault(ALL, "url", "www.herald.example/a"),
    "language_tag_unknown": Fault(ARTICLES, "inLanguage", "english please"),
    "enumeration_member_unknown": Fault(ARTICLES, "digitalSourceType", "https://schema.org/No"),
    "text_for_thing": Fault(ARTICLES, "publisher", "Town Herald"),
}
names = st.text("abc äЖ<&\"'", min_size=1, max_size=9)
addresses = st.sampled_from(("https://herald.example/a?b=c&d=1", "https://herald.example/ä"))
persons = st.fixed_dictionaries(
    {"@type": st.just("Person"), "name": names}, optional={"url": addresses, "email": names}
)
videos = st.fixed_dictionaries(
    {"@type": st.just("VideoObject"), "name": names, "duration": st.just("PT3M")}
)
images = st.fixed_dictionaries(
    {"@type": st.just("ImageObject"), "url": addresses}, optional={"width": st.integers(1, 9999)}
)
articles = st.fixed_dictionaries(
    {
        "@type": st.sampled_from(ARTICLES),
        "headline": names,
        "author": persons | st.lists(persons, min_size=2, max_size=3),
        "video": videos,
    },
    optional={
        "datePublished": st.just("2026-11-20T08:00:00+02:00"),
        "wordCount": st.integers(1, 9999),
        "isFamilyFriendly": st.booleans(),
        "image": images | st.lists(images, min_size=2, max_size=2),
        "keywords": st.lists(names, min_size=2, max_size=3),
        "inLanguage": st.sampled_from(("en", "uk", "pt-BR")),
        "hasPart": st.fixed_dictionaries({"@type": st.just("NewsArticle"), "author": persons}),
    },
)


def nested(node: Any) -> tuple[str, str]:
    return json.dumps({"@context": "https://schema.org", **node}, indent=1), ""


def graph(node: Any) -> tuple[str, str]:
    site = {"@type": "WebSite", "@id": "https://herald.example/#site", "name": "Herald"}
    return json.dumps({"@context": "https://schema.org", "@graph": [site, node]}, indent=1), (
        "/@graph/1"
    )


def second_script(node: Any) -> tuple[str, str]:
    first = json.dumps({"@context": "https://schema.org", "@type": "WebSite", "name": "Herald"})
    second = nested(node)[0].replace("<", "\\u003C")
    scripts = (f'<script type="application/ld+json">{one}</script>' for one in (first, second))
    return "<!doctype html>\r\n<title>Ж</title>\r\n" + "\r\n".join(scripts) + "<p>Text", ""


class Syntax(NamedTuple):
    """How markup says a property, types, no type at all, and who a node is."""

    named: str
    typed: str
    bare: str
    identified: str
    space: str = ""  # before the name of a type


MICRODATA = Syntax(
    ' itemprop="{}"',
    ' itemscope itemtype="{}"',
    " itemscope",
    ' itemid="{}"',
    "https://schema.org/",
)
RDFA = Syntax(' property="{}"', ' typeof="{}"', ' typeof=""', ' resource="{}"')


def microdata(node: Any) -> tuple[str, str]:
    return "<!doctype html>\r\n<title>Ж</title>\r\n" + "\n".join(marked(node, MICRODATA)), ""


def rdfa(node: Any) -> tuple[str, str]:
    body = '<!doctype html>\n<body vocab="https://schema.org/">\n'
    return body + "\n".join(marked(node, RDFA)), ""


def marked(value: Any, syntax: Syntax, name: str = "") -> Iterator[str]:
    """Write a value in markup, one element a line."""
    held = syntax.named.format(name) if name else ""
    if isinstance(value, list):
        for one in value:
            yield from marked(one, syntax, name)
    elif isinstance(value, dict):
        yield f"<div{held}{opening_of(value, syntax)}>"
        for key, inner in value.items():
            if key[0] != "@":
                yield from marked(inner, syntax, key)
        yield "</div>"
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'<meta{held} content="{escape(text)}">'


def opening_of(node: Any, syntax: Syntax) -> str:
    kinds = node.get("@type") or []
    kinds = [kinds] if isinstance(kinds, str) else kinds
    said = syntax.typed.format(" ".join(syntax.space + kind for kind in kinds))
    name = syntax.identified.format(escape(node["@id"])) if "@id" in node else ""
    return (said if kinds else syntax.bare) + name


SHAPES = {shape.__name__: shape for shape in (nested, graph, second_script, microdata, rdfa)}
MARKUP = {"microdata", "rdfa"}


def nodes_in(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from nodes_in(one, f"{pointer}/{place}")
    elif isinstance(value, dict):
        yield pointer, value
        for key, one in value.items():
            yield from nodes_in(one, f"{pointer}/{key}")


def planted(article: Any, fault: Fault, choose: int) -> tuple[Any, str]:
    """Give an article with the fault in one of the nodes that may have it, and where."""
    changed = copy.deepcopy(article)
    fitting = [found for found in nodes_in(changed) if found[1]["@type"] in fault.types]
    pointer, node = fitting[choose % len(fitting)]
    if fault.value is None:
        del node[fault.key]
        return changed, pointer
    node[fault.key] = fault.value
    return changed, f"{pointer}/{fault.key}"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("rule", FAULTS)
@settings(max_examples=EACH)
@given(article=articles, choose=st.integers(0, 9))
def test_a_planted_fault_is_found_at_its_pointer_and_line(
    rule: str, shape: str, article: Any, choose: int
) -> None:
    fault = FAULTS[rule]
    if shape in MARKUP and fault.of_json:
        return
    changed, pointer = planted(article, fault, choose)
    text, prefix = SHAPES[shape](changed)

    found = [one.place for one in check(text) if one.rule == rule]

    assert prefix + pointer in [one.pointer for one in found]
    lines = text.replace("\r\n", "\n").split("\n")
    for place in found:
        if place.pointer == prefix + pointer:
            assert is_there(lines[place.line - 1], place.column, fault, pointer)


# Rules that speak of JSON-LD itself, or whose fault markup has in another form.
OF_JSON_LD = {
    "context_is_http", "context_missing", "context_remote", "context_unknown",
    "id_collides",  # in RDFa, two descriptions of one resource are one
    "id_is_no_text", "text_language_unknown",
    "type_missing",  # what has no type in RDFa is told by rdfa_without_type
}  # fmt: skip
RULES = [
    rule
    for rule in all_rules()
    if isinstance(rule.bad, dict) and not rule.json_only and rule.name not in OF_JSON_LD
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_tells_its_examples_apart_in_every_syntax(rule: Rule) -> None:
    day = rule.since if rule.retired else "9999-12-31"
    moment = datetime.fromisoformat(rule.now) if rule.now else None
    rules = Ruleset([rule], day)

    def is_found(text: str) -> bool:
        found = examine(text, rules, url=rule.url, now=moment).findings
        return any(one.rule == rule.name for one in found)

    for syntax in (MICRODATA, RDFA):
        for example, is_bad in ((rule.bad, True), (rule.good, False)):
            nodes = example.get("@graph", [example])
            lines = (line for node in nodes for line in marked(node, syntax))
            text = '<!doctype html>\n<body vocab="https://schema.org/">\n' + "\n".join(lines)
            assert is_found(text) is is_bad, text


def linked(node: Any) -> tuple[str, dict[str, str]]:
    """Write a node as a graph in which each node stands alone, and give where each is now."""
    members: list[Any] = []
    moved: dict[str, str] = {}

    def alone(value: Any, pointer: str) -> Any:
        if isinstance(value, list):
            return [alone(one, f"{pointer}/{place}") for place, one in enumerate(value)]
        if not isinstance(value, dict):
            return value
        number = len(members)
        members.append({"@id": f"#{number}"})
        moved[pointer] = f"/@graph/{number}"
        members[number] |= {key: alone(one, f"{pointer}/{key}") for key, one in value.items()}
        return {"@id": f"#{number}"}

    alone(node, "")
    return json.dumps({"@context": "https://schema.org", "@graph": members}, indent=1), moved


@pytest.mark.parametrize("rule", sorted(FAULTS.keys() - {"nested_type_missing"}))
@settings(max_examples=EACH)
@given(article=articles, choose=st.integers(0, 9))
def test_a_planted_fault_is_found_where_nodes_refer_to_each_other(
    rule: str, article: Any, choose: int
) -> None:
    fault = FAULTS[rule]
    changed, pointer = planted(article, fault, choose)
    text, moved = linked(changed)
    node, _, key = pointer.rpartition("/")
    wanted = f"{moved[node]}/{key}"

    found = [one.place for one in check(text) if (one.rule, one.place.pointer) == (rule, wanted)]

    line = text.split("\n")[found[0].line - 1] if found else "nothing was found"
    assert line.startswith(f'   "{key}": ')


def is_there(line: str, column: int, fault: Fault, pointer: str) -> bool:
    """Tell whether a line and column are those of the value that was planted."""
    here = line[column - 1 :]
    if here.startswith("<"):
        key = pointer.rpartition("/")[2] if fault.key != "@type" else ""
        return f'"{key}"' in here or fault.key == "@type"
    if fault.value is None or isinstance(fault.value, dict):
        return here.startswith("{")
    return here.startswith(json.dumps(fault.value))


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=EACH * 10)
@given(article=articles)
def test_a_drawn_document_without_fault_is_clean(shape: str, article: Any) -> None:
    assert [one for one in check(SHAPES[shape](article)[0]) if is_grave(one)] == []


def is_grave(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def test_a_resource_that_is_named_twice_in_rdfa_stands_where_it_is_named_first() -> None:
    fault = Fault(PERSONS, "nmae", "Ann")
    ann = {"@type": "Person", "@id": "#ann", fault.key: fault.value}
    works = [{"@type": "NewsArticle", "author": one} for one in (ann, ann)]
    article = {"@type": "NewsArticle", "hasPart": works}

    found = [one.place.pointer for one in check(rdfa(article)[0]) if one.rule == "property_unknown"]

    assert found[0].startswith("/hasPart/0/author/nmae")
