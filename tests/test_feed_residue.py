"""What a feed holds that no field has a place for: kept, and put back where it came from."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import nutgraf
from nutgraf import Feed
from nutgraf.model import Residue
from nutgraf.testing import canonical, texts

PODCAST = "https://podcastindex.org/namespace/1.0"
SPACES = {
    "podcast": PODCAST,
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "urn:x-herald:ns",
}
DECLARED = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
LEVELS: tuple[Any, ...] = ("visible", "embedded")
PLAIN = "<title>A</title><link>https://herald.example/1</link>"
# Elements that no field takes, and elements that say more than their fields.
FOREIGN = (
    '<podcast:transcript url="https://herald.example/1.vtt" type="text/vtt"/>',
    '<podcast:person role="host">Ann Lee</podcast:person>',
    "<x:deep a='1' podcast:b='2'>one<x:in><x:in/>two</x:in>three</x:deep>",
    "<ttl>15</ttl>",
    '<atom:link rel="next" href="https://herald.example/feed?2"/>',
    '<y:other xmlns:y="urn:y">&lt;&amp;&#13;\t"</y:other>',
    '<other xmlns="urn:z"><inner/></other>',
    '<x:same xmlns:x="urn:another"/>',
    "<dc:description>R&amp;D &amp;amp; so on</dc:description>",
)
IMAGE = (
    '<media:content url="https://cdn.example/a.jpg" medium="image" isDefault="true">'
    '<media:credit role="photographer" scheme="urn:ebu">Jo</media:credit></media:content>'
)
RICHER = (
    IMAGE,
    '<media:thumbnail url="https://cdn.example/t.jpg" width="90"/>',
    '<dc:creator x:id="7">Ann Lee</dc:creator>',
    '<category domain="https://herald.example/s" x:code="B">Business</category>',
)


def runs(elements: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(elements), max_size=5)


def rss(inside: str, channel: str = "") -> str:
    head = f"<title>T</title><link>https://herald.example/</link>{channel}"
    return (
        f"<rss version='2.0'{DECLARED}><channel>{head}<item>{PLAIN}{inside}</item></channel></rss>"
    )


def elements(data: bytes | str, name: str) -> list[str]:
    """Give each element inside those of a name, whatever its prefixes."""
    root = etree.fromstring(data.encode() if isinstance(data, str) else data)
    inside = (child for parent in root.iter(name) for child in parent)
    return [repr(plain(one)) for one in inside if not one.tag.endswith(("}entry", "item"))]


def plain(element: Any) -> tuple[Any, ...]:
    parts = [plain(child) for child in element]
    text = (element.text or "").strip()
    return element.tag, sorted(element.items()), text, parts, (element.tail or "").strip()


def read(data: bytes | str, name: str | None = None) -> Feed:
    feed = nutgraf.read(data, name).feed
    assert feed is not None
    return feed


@given(
    st.lists(st.sampled_from(FOREIGN), max_size=6), st.lists(st.sampled_from(RICHER), unique=True)
)
def test_what_no_field_takes_comes_back_on_write(foreign: list[str], richer: list[str]) -> None:
    data = rss("".join([*foreign, *richer]))
    again = nutgraf.write(read(data), "rss")

    assert set(elements(data, "item")) <= set(elements(again, "item"))


@given(
    st.lists(st.sampled_from(FOREIGN), max_size=4),
    st.lists(st.sampled_from(FOREIGN), max_size=4),
    st.sampled_from([{}, {"description": None}, {"description": "B"}]),
)
def test_residue_is_no_exception_to_the_projection(
    inside: list[str], channel: list[str], edited: dict[str, Any]
) -> None:
    value = read(rss("".join(inside), "".join(channel))).replace(updated="2026-11-21T08:00:00Z")
    edited["date_published"] = "2026-11-21T08:00:00Z"
    articles = [one.replace(**edited) for one in value.articles]
    value = value.replace(articles=articles)
    for name, level in product(("rss", "atom", "jsonfeed"), LEVELS):
        data = nutgraf.write(value, name, level=level)
        again = read(data, name)

        assert canonical(again) == canonical(nutgraf.project(value, name, level=level)), name
        assert nutgraf.write(again, name, level=level) == data


@given(texts())
def test_residue_by_hand_never_breaks_a_feed(text: str) -> None:
    literal = {"@type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral", "@value": text}
    rest = Residue("xml:x", 0, literal)
    value = read(rss(""))
    value = value.replace(
        residue=[rest], articles=[one.replace(residue=[rest]) for one in value.articles]
    )
    data = nutgraf.write(value, "rss")

    etree.fromstring(data)
    assert canonical(read(data)) == canonical(nutgraf.project(value, "rss"))


def test_changed_field_wins_over_what_was_kept_of_it() -> None:
    article = read(rss(RICHER[0])).articles[0]
    image = article.image[0].replace(credit_text="Bo")
    data = nutgraf.write_text(
        read(rss("")).replace(articles=[article.replace(image=[image])]), "rss"
    )

    assert "<media:credit>Bo</media:credit>" in data
    assert "photographer" not in data


def test_address_of_a_script_is_not_kept() -> None:
    value = read(rss('<podcast:transcript url=" JavaScript:alert(1)"/>'))

    assert b"alert" not in nutgraf.write(value, "rss")


@pytest.mark.parametrize(
    ("described", "shown"), [("", "Sum"), ("<description>D</description>", "D")]
)
def test_summary_of_another_vocabulary_stands_in_for_a_description(
    described: str, shown: str
) -> None:
    space = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    value = read(rss(f"<itunes:summary {space}>Sum</itunes:summary>{described}"))

    assert value.articles[0].description == shown
    assert b">Sum</itunes:summary>" in nutgraf.write(value, "rss")


def test_what_is_kept_is_told() -> None:
    findings = nutgraf.read(rss(FOREIGN[0])).findings

    assert [f.message for f in findings] == ["podcast:transcript is kept as it is"]


@pytest.mark.parametrize("level", ["visible", "embedded"])
@pytest.mark.parametrize(("file", "name", "entry"), [
    ("golden.rss", "rss", "item"), ("golden.rss", "rss", "channel"),
    ("golden.atom", "atom", "{*}entry"), ("golden.atom", "atom", "{*}feed"),
])  # fmt: skip
def test_golden_feed_comes_back_element_for_element(
    corpus: Path, file: str, name: str, entry: str, level: Any
) -> None:
    data = (corpus / "feeds" / file).read_bytes()
    again = nutgraf.write(read(data), name, level=level)

    wanted = {one for one in elements(data, entry) if "schema.org/}NewsArticle" not in one}
    assert wanted <= set(elements(again, entry))
    assert len(elements(again, entry)) <= len(elements(data, entry))


def test_golden_json_feed_comes_back_member_for_member(corpus: Path) -> None:
    data = (corpus / "feeds" / "golden.json").read_bytes()
    wanted, again = json.loads(data), json.loads(nutgraf.write(read(data), "jsonfeed"))

    for one in (*wanted["items"], *again["items"]):
        one.pop("_nutgraf", None)
    assert again == wanted


def test_members_that_json_feed_does_not_know_come_back() -> None:
    item = {
        "id": "1",
        "title": "A",
        "url": "https://herald.example/1",
        "_x": {"n": [1, 1.50]},
        "external_url": "https://else.example/",
        "content_text": "t",
        "content_html": "<p>t</p>",
    }
    top = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "user_comment": "c",
           "next_url": "https://herald.example/2", "items": [item]}  # fmt: skip

    assert json.loads(nutgraf.write(read(json.dumps(top)), "jsonfeed")) == top
