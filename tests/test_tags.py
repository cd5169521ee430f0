"""The tokeniser finds the same tags as a parser of trees, and says when a tree is too much."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.markup import _html
from nutgraf.markup._tags import is_too_much, tags_of
from nutgraf.safety.limits import Limits

PIECES = (
    "<script type='application/ld+json'>", '<SCRIPT TYPE="application/LD+json">', "</script>",
    "</SCRIPT\n>", "</scriptx>", "<script>", "<ſcript>", "</ſcript>", "<!--", "-->", "--!>",
    "<!-->", "<!doctype html>", "<?pi ?>", "</ x>", "<p>", "<p/>", "<q cite='>'>",
    "<span c=\"'\" d=e/f g>",
    "<cite =x>", "<kbd\n/v>", "<q\x0bb c\xa0d>", "<style>", "</style>", "<title>", "</title>",
    "<textarea>", "</textarea>", "<iframe>", "</iframe>", "{}", "&amp;", "&#39;", "a", " ", "<",
    ">", "=", "'", '"', "<1>", "é", "\xa0", "\x0b", "<meta name=author content='A &amp; B'>",
    "<link rel=x href=y>", "<br/>",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
# None of these is opened again by a parser, as `b` is.
NAMES = frozenset(
    {"br", "cite", "iframe", "kbd", "link", "meta", "p", "q", "script", "span", "style"}
)


def of_tree(text: str) -> list[tuple[str, dict[str, str]]]:
    """Give the elements of a page as the parser has them; it adds none of these."""
    tree = _html.parse(text.encode())
    return [
        (node.tag, {name: value or "" for name, value in node.attributes.items()})
        for node in _html.select(tree, ",".join(sorted(NAMES)))
    ]


@given(PAGES)
@example("<script type='application/ld+json'><!--<script></script>{}</script>")
@example("<p a=1 a=2 A=3>")
@example("<!-->{}<p>")
def test_tokens_are_the_elements_of_the_tree(page: str) -> None:
    found = [(tag.name, tag.attributes) for tag in tags_of(page) if tag.name in NAMES]

    assert found == of_tree(page)


@given(PAGES)
def test_scripts_of_the_tokens_are_those_of_the_tree(page: str) -> None:
    tree = _html.parse(page.encode())
    of_parser = [node.text(deep=True, strip=False) or "" for node in _html.select(tree, "script")]
    tags = [tag for tag in tags_of(page) if tag.name == "script"]

    assert [tag.text for tag in tags] == of_parser
    assert all(page[tag.text_start :].startswith(tag.text) for tag in tags)
    assert all(page[tag.start] == "<" for tag in tags)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p " + "a " * 9 + ">", ""),
        ("<p " + "a " * 10 + ">", "attributes"),
        ("<p " + "a " * 10, "attributes"),
        ("a" * 99 + "<p " + "a " * 10 + ">", "attributes"),
        ("< " + "a " * 99 + ">", ""),
        ("<p>" * 60, "deeper"),
        ("<p></p>" * 60, ""),
        ("<br>" * 60, ""),
    ],
)
def test_a_page_that_is_too_much_is_told_of(page: str, said: str) -> None:
    limits = Limits(attributes=10, tree_depth=10)

    assert said in is_too_much(page.encode(), limits)
    assert bool(is_too_much(page.encode(), limits)) is bool(said)


@pytest.mark.parametrize(
    ("page", "is_much"),
    [
        ("<b id=1><p>" * 2_000, True),
        ("<b id=1></b><p>" * 2_000, False),
        ("<code><p>" * 2_000, True),
        ("<br><p>" * 2_000, False),
        ("<B><P>" * 2_000, True),
        ("<b><p>" * 300, False),
    ],
)
def test_formatting_that_stays_open_is_too_much(page: str, *, is_much: bool) -> None:
    assert bool(is_too_much(page.encode())) is is_much
