"""An article is put into a page, and every other byte of the page stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from nutgraf import NewsArticle, Person
from nutgraf.cli import main
from nutgraf.testing import articles, canonical

ARTICLE = NewsArticle(
    headline="Rat öffnet </script> Brücke", author=[Person(name="Ann Lee")], description="𝄞"
)
PLAIN = (
    "<!doctype html>\r\n<html><head><title>Brücke</title>\r\n</head><body><p>ä</p></body></html>"
)
ELSEWHERE = (
    "<title>What the page itself is about, at some length</title>"
    "<link rel=canonical href=https://other.example/page>"
)
WITH_GRAPH = (
    "<head><script type='application/ld+json'>\n"
    '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Ä"},'
    ' {"@type": "NewsArticle", "headline": "Old"}, {"@type": "Person", "name": "Bo"}]}'
    "\n</script></head><p>ü</p>"
)


def own(page: bytes) -> NewsArticle:
    found = nutgraf.read(page, "html", repair=False).article
    assert isinstance(found, NewsArticle)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16"])
def test_a_page_without_an_article_gets_it_at_the_end_of_its_head(encoding: str) -> None:
    text = PLAIN.replace("<title>", f'<meta charset="{encoding}"><title>')
    page = text.encode(encoding)
    made = nutgraf.inject(page, ARTICLE).decode(encoding)
    start, end = made.index("<script"), made.index("</script>\n") + len("</script>\n")

    assert made[:start] + made[end:] == text
    assert made[end:].startswith("</head>")
    assert canonical(own(made.encode(encoding))) == canonical(ARTICLE)


def test_the_article_of_a_graph_is_replaced_and_its_neighbours_stay() -> None:
    made = nutgraf.inject(WITH_GRAPH.encode(), ARTICLE).decode()
    graph = json.loads(made[made.index("{") : made.index("\n</script>")])["@graph"]
    start = WITH_GRAPH.index('{"@type": "NewsArticle"')
    end = WITH_GRAPH.index(', {"@type": "Person"')

    assert made.startswith(WITH_GRAPH[:start])
    assert made.endswith(WITH_GRAPH[end:])
    assert [node["@type"] for node in graph] == ["WebSite", "NewsArticle", "Person"]
    assert canonical(own(made.encode())) == canonical(ARTICLE)


@given(article=articles())
@example(NewsArticle(headline="", main_entity_of_page="https://herald.example"))
def test_injecting_again_changes_nothing(article: NewsArticle) -> None:
    for page in (PLAIN, ELSEWHERE, WITH_GRAPH, "", "<p>text", "<script>let a = '<head>'"):
        once = nutgraf.inject(page.encode(), article)

        assert nutgraf.inject(once, article) == once


LINKED = (
    "<head><script type='application/ld+json'>\n"
    '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "@id": "#site", "name":'
    ' ["Ä"]}, {"@type": "Organization", "@id": "#org", "name": "Old"}, {"@type": "NewsArticle",'
    ' "headline": "Old", "isPartOf": {"@id": "#site"}, "publisher": {"@id": "#org"}}]}'
    "\n</script></head>"
)


def test_the_neighbours_in_a_graph_that_an_article_leads_to_are_not_written_twice() -> None:
    renamed = LINKED.replace('"Old"}, {', '"New"}, {')
    article = own(renamed.encode()).replace(headline="New")
    made = nutgraf.inject(LINKED.encode(), article)
    text = made.decode()
    graph = json.loads(text[text.index("{") : text.index("\n</script>")])["@graph"]

    assert [node["@type"] for node in graph] == ["WebSite", "Organization", "NewsArticle"]
    assert text.startswith(LINKED[: LINKED.index(', {"@type": "Organization"')])
    assert [node.get("name") for node in graph] == [["Ä"], "New", None]
    assert nutgraf.inject(made, article) == made


def test_an_article_that_stands_between_blanks_is_the_same() -> None:
    page = f'{ELSEWHERE}<script type=application/ld+json>\n{{"@type": "Article"}}'
    article = ARTICLE.replace(url="https://herald.example/new")
    made = nutgraf.inject(f"{page}\n</script>".encode(), article, url="https://herald.example/")

    assert nutgraf.inject(made, article, url="https://herald.example/") == made


@given(st.binary(max_size=200))
def test_any_page_keeps_its_bytes(page: bytes) -> None:
    try:
        made = nutgraf.inject(page, ARTICLE)
    except nutgraf.RenderError:
        return
    start = next(
        (at for at, (a, b) in enumerate(zip(page, made, strict=False)) if a != b), len(page)
    )

    assert made.endswith(page[start:])


def test_the_command_writes_the_page_with_the_article(tmp_path: Path) -> None:
    page, article, out = (tmp_path / name for name in ("a.html", "a.jsonld", "b.html"))
    page.write_text(PLAIN, encoding="utf-8", newline="")
    article.write_bytes(nutgraf.write(ARTICLE, "jsonld"))

    with pytest.raises(SystemExit) as left:
        main(["inject", str(page), str(article), "--out", str(out)])

    assert not left.value.code
    assert canonical(own(out.read_bytes())) == canonical(ARTICLE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("<h1>A</h1>", NewsArticle(headline="A")), "a page is bytes, not a str"),
        ((b"<h1>A</h1>", b"{}"), "an article is put into a page, not a bytes"),
    ],
)
def test_an_argument_of_a_wrong_type_is_refused(arguments: Any, said: str) -> None:
    with pytest.raises(TypeError, match=f"^{said}$"):
        nutgraf.inject(*arguments)
