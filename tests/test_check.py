"""The checker: right about the probes and schema.org's own examples, exact about places, total."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf import check
from nutgraf.checking import examine
from nutgraf.config import Check, Config
from nutgraf.errors import UnknownFormatError
from nutgraf.findings import Finding, Severity
from nutgraf.rules import PROFILES, ruleset

THREE = ("schema.org", "google-article", "google-paywall")
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-20T08:00:00+02:00",
    "wordCount": 412,
    "isAccessibleForFree": True,
    "url": "https://herald.example/bridge",
    "inLanguage": "en",
    "author": {"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann"},
    "image": {"@type": "ImageObject", "url": "https://herald.example/a.jpg", "width": 1200},
    "video": {"@type": "VideoObject", "name": "Bridge", "duration": "PT3M"},
}


def put(*steps: Any) -> Callable[[Any], None]:
    """Give a fault that puts the last of the steps where the others lead."""

    def plant(node: Any) -> None:
        for step in steps[:-2]:
            node = node[step]
        node[steps[-2]] = steps[-1]

    return plant


MARKUP = {"microdata", "rdfa"}
OF_JSON = {
    "boolean_is_text", "boolean_out_of_range", "number_not_whole", "number_out_of_range"
}  # fmt: skip
# Each fault with the rule that finds it and the pointer under the article.
FAULTS: dict[str, tuple[Callable[[Any], None], str]] = {
    "type_unknown": (put("@type", "NewsArtikel"), "/@type"),
    "property_unknown": (put("author", "nmae", "Ann"), "/author/nmae"),
    "property_out_of_domain": (put("recipeIngredient", "flour"), "/recipeIngredient"),
    "property_superseded": (put("fileFormat", "text/html"), "/fileFormat"),
    "value_out_of_range": (put("author", "@type", "Product"), "/author"),
    "node_for_text": (put("headline", {"@type": "Thing"}), "/headline"),
    "number_out_of_range": (put("author", 7), "/author"),
    "boolean_out_of_range": (put("image", bool(1)), "/image"),
    "boolean_is_text": (put("isAccessibleForFree", "False"), "/isAccessibleForFree"),
    "boolean_unreadable": (put("isAccessibleForFree", "maybe"), "/isAccessibleForFree"),
    "number_unreadable": (put("wordCount", "many"), "/wordCount"),
    "number_not_whole": (put("wordCount", 4.5), "/wordCount"),
    "date_unreadable": (put("datePublished", "22/11/2026"), "/datePublished"),
    "duration_unreadable": (put("video", "duration", "3 minutes"), "/video/duration"),
    "duration_malformed": (put("video", "duration", "T3M"), "/video/duration"),
    "url_unreadable": (put("url", "not a url"), "/url"),
    "url_unlikely": (put("author", "url", "ann"), "/author/url"),
    "language_tag_unknown": (put("inLanguage", "english please"), "/inLanguage"),
    "nested_type_missing": (lambda node: node["author"].pop("@type"), "/author"),
}


def nested(node: Any) -> tuple[str, str]:
    return json.dumps(node, indent=1), ""


def graph(node: Any) -> tuple[str, str]:
    inner = {key: value for key, value in node.items() if key != "@context"}
    site = {"@type": "WebSite", "@id": "https://herald.example/#site", "name": "Herald"}
    document = {"@context": node["@context"], "@graph": [site, inner]}
    return json.dumps(document, indent=1), "/@graph/1"


def second_script(node: Any) -> tuple[str, str]:
    first = json.dumps({"@context": "https://schema.org", "@type": "WebSite", "name": "Herald"})
    scripts = (first, json.dumps(node, indent=1))
    body = "\r\n".join(f'<script type="application/ld+json">{one}</script>' for one in scripts)
    return f"<!doctype html>\r\n<title>Bridge</title>\r\n{body}\r\n<p>Text", ""


def microdata(node: Any) -> tuple[str, str]:
    return f"<!doctype html>\r\n<title>Bridge</title>\r\n{item(node)}<p>Text", ""


def rdfa(node: Any) -> tuple[str, str]:
    return f'<!doctype html>\n<body vocab="https://schema.org/">\n{subject(node)}<p>Text', ""


def subject(node: Any, name: str = "") -> str:
    """Write a node as RDFa, one element a line."""
    held = f' property="{name}"' if name else ""
    kind = f' typeof="{node.get("@type", "")}"'
    inner = (
        subject(value, key)
        if isinstance(value, dict)
        else f'<meta property="{key}" content="{str(value).replace("True", "true")}">\n'
        for key, value in node.items()
        if key[0] != "@"
    )
    return f"<div{held}{kind}>\n{''.join(inner)}</div>\n"


def item(node: Any, name: str = "") -> str:
    """Write a node as an item of microdata, one element a line."""
    held = f' itemprop="{name}"' if name else ""
    kind = f' itemtype="https://schema.org/{node["@type"]}"' if "@type" in node else ""
    inner = (
        item(value, key)
        if isinstance(value, dict)
        else f'<meta itemprop="{key}" content="{str(value).replace("True", "true")}">\n'
        for key, value in node.items()
        if key[0] != "@"
    )
    return f"<div{held} itemscope{kind}>\n{''.join(inner)}</div>\n"


SHAPES = {shape.__name__: shape for shape in (nested, graph, second_script, microdata, rdfa)}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found_at_its_pointer_and_line(rule: str, shape: str) -> None:
    plant, pointer = FAULTS[rule]
    node = copy.deepcopy(GOOD)
    plant(node)
    text, prefix = SHAPES[shape](node)
    if shape in MARKUP and rule in OF_JSON:
        pytest.skip("in markup every literal is text")

    found = [one for one in check(text) if one.rule == rule]

    assert [one.place.pointer for one in found] == [prefix + pointer]
    last = pointer.rpartition("/")[2]
    line = text.replace("\r\n", "\n").split("\n")[found[0].place.line - 1]
    assert (f'"{last}"' if last != "@type" else "NewsArtikel") in line


@pytest.mark.parametrize("shape", SHAPES)
def test_a_document_without_fault_is_clean(shape: str) -> None:
    assert grave(check(SHAPES[shape](GOOD)[0], profiles=["schema.org"])) == []


def test_the_probes_are_judged_right(corpus: Path) -> None:
    folder = corpus / "probes"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, faults in expected.items():
        data = (folder / f"{name}.json").read_bytes()
        found = {(one.place.pointer, str(one.severity)) for one in check(data, profiles=THREE)}
        wanted = {(pointer, severity) for _, pointer, severity in faults}

        assert wanted <= found, name
        assert {one for one in found if one[1] == "error"} <= wanted, name
        assert faults or not grave(check(data)), name


def test_the_broken_probe_has_its_place(corpus: Path) -> None:
    (fault,) = check((corpus / "probes" / "30_broken.json").read_bytes())

    assert (fault.rule, fault.place.line, fault.place.column) == ("json_broken", 6, 1)
    assert "trailing comma" in fault.message


def test_schema_orgs_examples_are_judged_as_recorded(corpus: Path) -> None:
    folder = corpus / "schemaorg-examples"
    recorded = json.loads((folder / "index.json").read_text())["oracle"]["not_clean"]
    lines = gzip.decompress((folder / "dev.jsonl.gz").read_bytes()).splitlines()
    differ = [
        one["id"]
        for one in map(json.loads, lines)
        if one["jsonld"] and bool(of_rules(check(one["jsonld"]))) != (one["id"] in recorded)
    ]

    assert differ == []


@pytest.mark.parametrize("profiles", [("schema.org",), tuple(PROFILES)])
@given(st.binary(max_size=300) | st.text(max_size=300))
def test_any_content_is_checked(profiles: tuple[str, ...], data: bytes | str) -> None:
    assert all(isinstance(one, Finding) for one in check(data, profiles=profiles))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("@type", "@id", "@value", "@list", "@graph", "@context", "author", "name", "url",
                 "image", "hasPart", "publisher", "liveBlogUpdate", "itemListElement", "video",
                 "reviewRating", "itemReviewed", "datePublished", "isPartOf", "potentialAction")
            ),
            inner | st.sampled_from(("NewsArticle", "ClaimReview", "VideoObject", "Role", "#a")),
            max_size=6,
        )
    ),
    max_leaves=30,
)  # fmt: skip


@given(values)
def test_any_json_is_checked_by_every_rule(value: object) -> None:
    found = check(json.dumps(value), profiles=tuple(PROFILES), url="https://herald.example/a")

    assert found == check(
        json.dumps(value), profiles=tuple(PROFILES), url="https://herald.example/a"
    )


def test_nothing_to_check_is_said() -> None:
    (found,) = check("<!doctype html><p>Text")

    assert (found.rule, found.severity) == ("no_nodes_found", Severity.WARNING)


def test_markup_that_a_script_writes_is_told_of() -> None:
    (found,) = check("<!doctype html><script>s.type = 'application/ld+json'</script>")

    assert "a script of the page writes some" in found.message


def test_findings_are_bounded_and_the_rest_is_counted() -> None:
    node = {"@context": "https://schema.org", "@type": "NewsArticle"}
    found = check(json.dumps({**node, **{f"x{number}": 1 for number in range(5_000)}}))

    assert len(found) <= 1_000


def test_an_article_under_its_id_is_judged_as_a_whole() -> None:
    parts = [
        {"@type": "NewsArticle", "@id": "#a", "headline": "Bridge"},
        {"@type": "NewsArticle", "@id": "#a", "image": "https://a.example/a.jpg"},
    ]
    document = {"@context": "https://schema.org", "@graph": parts}
    rules = {one.rule for one in check(json.dumps(document), profiles=["google-article"])}

    assert not {"article_headline_missing", "article_image_missing"} & rules


def test_terms_that_the_context_defines_are_not_unknown() -> None:
    context = ["https://schema.org", {"desk": "https://herald.example/terms#desk"}]

    assert grave(check(json.dumps({**GOOD, "@context": context, "desk": "metro"}))) == []


def test_the_configuration_names_the_profiles() -> None:
    config = Config(check=Check(profiles=("x-card",)))

    assert "x_card_missing" in {one.rule for one in check("<!doctype html><p>", config=config)}


def test_a_profile_of_no_name_is_refused() -> None:
    with pytest.raises(UnknownFormatError):
        check("{}", profiles=["bing"])


def grave(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is not Severity.INFO]


def of_rules(findings: list[Finding]) -> list[Finding]:
    """Leave out what JSON itself says: the record knows the vocabulary alone."""
    return [one for one in grave(findings) if not one.rule.startswith("json_")]


@pytest.mark.parametrize(
    "feed",
    [
        b'<rss version="2.0"><channel><title>Herald</title></channel></rss>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": []}',
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    ],
)
def test_a_feed_is_not_asked_for_structured_data(feed: bytes) -> None:
    seen = examine(feed, ruleset(("schema.org",)))

    assert "no_nodes_found" not in {finding.rule for finding in seen.findings}
    assert len(seen.unchecked) == 1
