"""JSON-LD as a graph: people, organizations, pages and sites are nodes of their own, linked."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import assume, given, settings

import nutgraf
from nutgraf import NewsArticle, NewsMediaOrganization, Organization, Person, WebPage
from nutgraf.model import BreadcrumbList, CreativeWork, ListItem, Thing, WebSite
from nutgraf.testing import articles

URL = "https://herald.example/2026/bridge"


def graph_of(value: Any) -> list[dict[str, Any]]:
    document = json.loads(nutgraf.write(value, "jsonld", shape="graph"))
    assert document.keys() == {"@context", "@graph"}
    nodes: list[dict[str, Any]] = document["@graph"]
    return nodes


def by_type(nodes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {node["@type"]: node for node in nodes}


def leaves(value: Any) -> set[str]:
    """Give all plain values of a document, but for the names of nodes."""
    if isinstance(value, list):
        return {leaf for one in value for leaf in leaves(one)}
    if isinstance(value, dict):
        return {leaf for key, one in value.items() if key != "@id" for leaf in leaves(one)}
    return {repr(value)}


def names_in(value: Any) -> list[str]:
    """Give the names of the nodes that are described."""
    if isinstance(value, list):
        return [name for one in value for name in names_in(one)]
    if not isinstance(value, dict):
        return []
    inner = [name for one in value.values() for name in names_in(one)]
    return [*([value["@id"]] if len(value) > 1 and "@id" in value else []), *inner]


# Laws


few = settings(max_examples=max(20, settings().max_examples // 5))  # an article takes its time


@few
@given(articles())
def test_graph_says_all_that_the_nested_article_says(article: Any) -> None:
    nested = json.loads(nutgraf.write(article, "jsonld"))

    assert leaves(nested) <= leaves(json.loads(nutgraf.write(article, "jsonld", shape="graph")))


@few
@given(articles())
def test_graph_that_was_read_is_written_as_the_same_graph(article: Any) -> None:
    nested = json.loads(nutgraf.write(article, "jsonld"))
    names = names_in(nested)
    assume(len(names) == len(set(names)))  # of one name there is one node: the two would be joined
    assume(not references(nested))  # they may lead to what stands inside another node
    written = nutgraf.write(article, "jsonld", shape="graph")
    back = nutgraf.read(written, "jsonld").things[0]

    assert {json.dumps(node, sort_keys=True) for node in graph_of(back)} <= {
        json.dumps(node, sort_keys=True) for node in json.loads(written)["@graph"]
    }


# Cases


def test_site_page_breadcrumb_person_and_publisher_are_linked() -> None:
    site = WebSite(name="Town Herald", url="https://herald.example/")
    way = BreadcrumbList(item_list_element=[ListItem(position=1, name="Local")])
    page = WebPage(url=URL, is_part_of=[site], breadcrumb=[way])
    article = NewsArticle(
        url=URL, headline="Council opens the bridge", main_entity_of_page=page,
        author=[Person(name="Ann Lee", url="https://herald.example/by/ann-lee")],
        publisher=NewsMediaOrganization(name="Town Herald", url="https://herald.example/"),
    )  # fmt: skip

    nodes = by_type(graph_of(article))

    assert nodes["NewsArticle"]["@id"] == f"{URL}#article"
    assert nodes["NewsArticle"]["mainEntityOfPage"] == {"@id": URL}
    assert nodes["NewsArticle"]["author"] == {"@id": "https://herald.example/by/ann-lee#person"}
    assert nodes["NewsArticle"]["publisher"] == {"@id": "https://herald.example/#organization"}
    assert nodes["WebPage"]["isPartOf"] == {"@id": "https://herald.example/#website"}
    assert nodes["WebPage"]["breadcrumb"] == {"@id": f"{URL}#breadcrumb"}
    assert {node["@id"] for node in nodes.values()} >= {
        reference["@id"] for node in nodes.values() for reference in references(node)
    }


def references(node: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            if one.keys() == {"@id"}:
                found.append(one)
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
    return found


def test_thing_that_has_a_name_keeps_it() -> None:
    article = NewsArticle(
        id="https://herald.example/#a1", url=URL, author=[Person(id="#ann", name="Ann Lee")]
    )

    assert [node["@id"] for node in graph_of(article)] == ["https://herald.example/#a1", "#ann"]


def test_two_that_say_the_same_are_one_node_and_two_of_one_name_are_two() -> None:
    ann, other = Person(name="Ann Lee"), Person(name="Ann Lee", job_title=["Photographer"])
    article = NewsArticle(url=URL, author=[ann], editor=[ann], contributor=[other])

    names = [node["@id"] for node in graph_of(article)]

    assert names == [f"{URL}#article", f"{URL}#person-ann-lee", f"{URL}#person-ann-lee-2"]


def test_article_of_several_types_keeps_them() -> None:
    article = NewsArticle(types=("NewsArticle", "ReportageNewsArticle"), headline="A")

    for shape in ("nested", "graph"):
        document = json.loads(nutgraf.write(article, "jsonld", shape=shape))  # type: ignore[arg-type] # both are
        node = document.get("@graph", [document])[0]
        assert node["@type"] == ["NewsArticle", "ReportageNewsArticle"]


def test_product_of_a_paywall_stands_in_the_article_in_both_shapes() -> None:
    product = {
        "@type": ["CreativeWork", "Product"], "@id": "#product", "name": "Town Herald",
        "productID": "herald.example:basic",
    }  # fmt: skip
    graph = [
        {"@type": "NewsArticle", "isAccessibleForFree": False, "isPartOf": {"@id": "#product"}},
        product,
    ]
    document = json.dumps({"@context": "https://schema.org", "@graph": graph})
    referring = nutgraf.read(document, "jsonld").require_article()
    holding = NewsArticle(is_part_of=[CreativeWork(types=product["@type"], name="Town Herald")])

    assert json.loads(nutgraf.write(referring, "jsonld"))["isPartOf"] == product
    assert graph_of(referring)[0]["isPartOf"] == product
    assert graph_of(holding)[0]["isPartOf"]["@type"] == product["@type"]


def test_head_holds_the_graph_and_nothing_ends_its_script() -> None:
    article = NewsArticle(url=URL, headline="</script>", publisher=Organization(name="<!--"))
    head = nutgraf.write_text(article, "head", shape="graph")

    assert head.count("</script>") == 1
    assert "<!--" not in head
    assert '"@graph"' in head


def test_reading_is_written_as_a_graph_when_asked() -> None:
    document = '{"@context":"https://schema.org","@type":"NewsArticle","author":{"@type":"Person","name":"Ann"}}'
    reading = nutgraf.read(document, "jsonld")

    assert nutgraf.write_text(reading, "jsonld") == document
    assert len(graph_of(reading)) == 2


def test_thing_that_is_no_article_may_be_the_graph() -> None:
    assert graph_of(Person(name="Ann Lee"))[0]["@id"] == "#person"
    assert graph_of(Thing(name="A"))[0]["@id"] == "#thing"
