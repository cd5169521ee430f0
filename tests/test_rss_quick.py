"""The items of RSS that are written and read at once: they are what the long way gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, ImageObject, NewsArticle, Organization, Person
from nutgraf.formats import atom, rss
from nutgraf.formats._atom_rows import signed
from nutgraf.formats._feed_entry import Byline, entry_of
from nutgraf.formats._feed_reader import Reader
from nutgraf.formats._feed_rows import rows_of
from nutgraf.formats._format import Options
from nutgraf.formats._rss_quick import usual_item
from nutgraf.markup._xml import SPACES
from nutgraf.markup._xml_rows import read_windows
from nutgraf.markup.xml_text import prepare_xml
from nutgraf.testing import articles

SITE = "https://herald.example/"
WORDS = st.text("a &<>'\"é\xa0\t\r\n\x01\ufffe😀]", max_size=12)
SOME_WORDS = st.lists(WORDS, max_size=2)
NAMED = st.builds(Person, name=WORDS) | st.builds(Organization, name=WORDS, url=st.just(f"{SITE}o"))
URLS = st.sampled_from([SITE, f"{SITE}a.jpg", f"{SITE}ü?a=1&b=2", f"{SITE}b.webp?x#.png"])
DATES = st.sampled_from(
    ["2026-11-22", "2026-11-22T08:00:00Z", "2026-11-22T08:00:00.5+05:45", "2026-11-22T24:00:00Z",
     "2026-11-22T08:00:00+02:00", "2026-11-22T08:00:00-00:00", "2026-11-22T08:00:00"]
)  # fmt: skip
PICTURES = URLS | st.builds(
    ImageObject,
    content_url=URLS,
    url=st.none() | URLS,
    width=st.none() | st.just(1_200),
    caption=st.none() | WORDS,
    credit_text=st.none() | WORDS,
    encoding_format=st.none() | st.just("image/avif"),
)
USUAL = st.fixed_dictionaries(
    {"headline": WORDS, "url": URLS, "date_published": DATES},
    optional={
        "id": WORDS | URLS,
        "description": WORDS,
        "author": st.lists(NAMED, max_size=2),
        "article_section": SOME_WORDS,
        "keywords": SOME_WORDS,
        "date_modified": DATES,
        "image": st.lists(PICTURES, max_size=2),
        "in_language": st.sampled_from(["en-GB", "de", "no tongue"]),
        "publisher": NAMED,
        "copyright_notice": WORDS,
    },
).map(lambda fields: NewsArticle(**fields))


@given(article=USUAL | articles())
def test_usual_item_is_what_its_entry_gives(article: Any) -> None:
    usual = usual_item(article.__dict__)
    entry = rss.trim(entry_of(article, Options()))

    assert usual in {None, (entry.guid, f"<item>\n{rss._item(entry)}</item>\n".encode())}


ITEM = """<item><title>A &amp; B</title><guid isPermaLink="{}">{}</guid>
<category domain="d">c</category><enclosure url="{}" type="{}" length="7"/>
<media:content url="{}" medium="{}" width="{}">{}</media:content><{}>{}</{}>{}</item>"""
SAID = st.sampled_from(["", "true", "false", SITE, "a.jpg", f"{SITE}a.mp3", "image/jpeg", "12"])
INSIDE = st.sampled_from(["", "x", "<media:credit>C</media:credit>", "<media:title type='html'/>"])
TAGS = st.sampled_from(
    ["link", "pubDate", "guid", "dc:creator", "category", "comments", "x", "title"]
)
EMPTY = st.sampled_from(["", "<x/>", "<link/>", "<category/>", "<guid/>", "<media:content/>"])
ITEMS = st.tuples(SAID, SAID, SAID, SAID, SAID, SAID, SAID, INSIDE, TAGS, SAID, EMPTY).map(
    lambda said: ITEM.format(*said[:-1], said[-3], said[-1])
)


@given(article=USUAL | articles(), item=ITEMS, base=st.sampled_from(["", SITE]))
def test_many_items_state_what_each_does(article: Any, item: str, base: str) -> None:
    feed = Feed(title="T", home_page_url=SITE, articles=[article])
    data = nutgraf.write(feed, "rss").replace(b"</channel>", f"{item}</channel>".encode())
    text = prepare_xml(data).text
    before, opening, after = text.partition("<item>")
    rows, closing, end = after.rpartition("</item>")
    text = f"{before}{(opening + rows + closing) * 3}{end}"  # so that their shapes are known
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("nutgraf.markup._xml_shapes._LEAST", 1)
        for window in read_windows(text, frozenset({"item"}), print):
            rows, how = window.named("item".__eq__), rss._stating(Options())
            told, quietly = Reader(base, 9), Reader(base, 9)
            found = list(map(repr, rows_of(rows, told, how)))

            assert found == [repr(how.one(row, quietly.read(row, how.tables))) for row in rows]
            assert told.findings == quietly.findings


def test_items_of_a_known_shape_are_read_by_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nutgraf.markup._xml_shapes._LEAST", 1)
    articles = [
        NewsArticle(
            url=f"{SITE}{number}", headline="R&D", description="A", keywords=["b", "c"],
            author=[Person(name="Ann Lee")], date_published="2026-11-21T08:05:30Z",
            image=[ImageObject(content_url=f"{SITE}{number}.jpg", caption="The bridge", width=900)],
        )
        for number in range(5)
    ]  # fmt: skip
    data = nutgraf.write(Feed(title="T", home_page_url=SITE, articles=articles), "rss")
    *_, rows, _root = read_windows(data.decode(), frozenset({"item"}), print)
    how = rss._stating(Options())
    expected = [how.one(row, Reader("", 9).read(row, how.tables)) for row in rows]
    read: list[int] = []
    monkeypatch.setattr(Reader, "read", lambda *_: read.append(1) or {})

    assert list(rows_of(rows, Reader("", 9), how))[2:] == expected[2:]
    assert len(read) == 2


NAMED = "<{0}author>\n<{0}name>{1}</{0}name>\n<{0}uri>{2}</{0}uri>{3}</{0}author>"
ATOMS = st.sampled_from(
    ['<{0}title type="html">{1}</{0}title>', "<{0}title>{1}</{0}title>", "<{0}id>{1}</{0}id>",
     '<{0}link rel="{1}" href="{2}"/>', "<{0}link href='{2}' type='text/html' my:x='{1}'/>",
     "<{0}updated>{1}</{0}updated>", '<{0}category term="{1}" scheme="{2}"/>', NAMED,
     '<media:thumbnail url="{2}" width="9"/>', "<my:x a='{1}'>{1}</my:x>", "<my:y>{1}</my:y>",
     "<my:x/>{3}",
     '<media:content url="{2}"> <media:credit role="{1}">{1}</media:credit>\n</media:content>',
     "<{0}content type='html'>\n<![CDATA[<p>{1}</p>]]>\n</{0}content>", "<link>{1}</link>"]
)  # fmt: skip
TOLD = st.sampled_from(["", "A", "R&amp;D", "&lt;b>", '"', "via", "2026-11-21", "enclosure", " "])
AT = st.sampled_from([SITE, f"{SITE}a.jpg", "b", "javascript:x", "", f"{SITE}?a&amp;b"])


def stated(one: Any, authors: tuple[Byline, ...]) -> str:
    """Give all that an entry of a feed by these authors states, in the order in which it does."""
    return repr(atom._row(signed(one, authors), Options()))


@given(
    parts=st.lists(
        st.tuples(ATOMS, EMPTY.filter(lambda text: "guid" not in text)), min_size=3, max_size=8
    ),
    said=st.lists(st.tuples(TOLD, AT, st.integers(1, 3)), min_size=2, max_size=5),
    prefix=st.sampled_from(["", "a:"]),
    language=st.sampled_from(["", ' xml:lang="de"']),
    by=st.sampled_from([(), (Byline("Ann"),)]),
)
def test_many_entries_state_what_each_does(
    parts: list[tuple[str, str]],
    said: list[tuple[str, str, int]],
    prefix: str,
    language: str,
    by: tuple[Byline, ...],
) -> None:
    entries = [
        f"<{prefix}entry{language}>"
        + "".join(part.format(prefix, text, url, odd) * often for part, odd in parts)
        + f"</{prefix}entry>"
        for text, url, often in said * 3
    ]
    at = f"xmlns{':a' * bool(prefix)}"
    head = (
        f'<{prefix}feed {at}="{SPACES["atom"]}" xmlns:media="{SPACES["media"]}" xmlns:my="urn:m">'
    )
    text = f"{head}{''.join(entries)}</{prefix}feed>"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("nutgraf.markup._xml_shapes._LEAST", 1)
        for window in read_windows(text, frozenset({"entry"}), print):
            rows = window.named(atom._is_entry)
            told, quietly = Reader(SITE, 9), Reader(SITE, 9)
            found = [stated(one, by) for one in rows_of(rows, told, atom._STATING)]
            alone = (atom._STATING.one(row, quietly.read(row, atom._ENTRY)) for row in rows)

            assert found == [stated(one, by) for one in alone]
            assert told.findings == quietly.findings


def test_an_empty_element_that_is_foreign_comes_back() -> None:
    item = f"<item><title>A</title><link>{SITE}1</link><my:block/></item>"
    data = (
        f'<rss version="2.0" xmlns:my="urn:my"><channel><title>T</title><link>{SITE}</link>'
        f"<description>D</description>{item}</channel></rss>"
    )

    reading = nutgraf.read(data, "rss")

    assert b"block" in nutgraf.write(reading, "rss")
    assert [one.rule for one in reading.findings] == ["element_not_read"]


def test_item_of_a_newsroom_is_a_usual_one() -> None:
    article = NewsArticle(
        url=SITE, headline="R&D", date_published="2026-11-21T08:05:30Z", image=[SITE]
    )

    assert usual_item(article.__dict__)


def test_known_shape_whose_prefix_is_not_declared_is_read_the_long_way() -> None:
    item = f"<item><title>A</title><link>{SITE}1</link><dc:creator>Ann Lee</dc:creator></item>\n"
    head = '<rss version="2.0" xmlns:dc="{}"><channel><title>T</title>'.format(SPACES["dc"])
    known = f"{head}{item * 60}</channel></rss>"
    other = known.replace("xmlns:dc=", "xmlns:gone=")
    expected = nutgraf.read(other, "rss").nodes
    for _ in range(3):
        nutgraf.read(known, "rss")

    assert nutgraf.read(other, "rss").nodes == expected
