"""The rows of XML that one pattern reads: they are what the parser reads."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.markup._xml import XmlElement, parsed_rows
from nutgraf.markup._xml_rows import Row, element_of, read_windows, read_xml
from nutgraf.markup._xml_shapes import Memory
from nutgraf.markup.xml_text import prepare_xml

ROWS = frozenset({"item"})
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="http://search.yahoo.com/mrss"'
    ' xmlns:my="urn:my"'
)
TEXTS = st.sampled_from(
    ["", " ", "a", "a &amp; b", "&#x26;&#60;&gt;", "é\n b", "<![CDATA[<p>a]] &amp; b</p>]]>",
     "x<![CDATA[1]]>y &lt; <![CDATA[2]]>", "\r\n", "a]]&gt;",
     "&#x26;lt;&amp;#x3C;&lt;p&gt;&quot;&#x22;"]
)  # fmt: skip
NAMES = st.sampled_from(["title", "dc:creator", "m:content", "my:own", "link"])
ATTRIBUTES = st.sampled_from(
    ["", " a='1'", ' a="x &quot; \n y" b = "&#9;&lt;"', ' my:a="1" a="2"', ' xml:lang="de"']
)
LEAVES = st.builds("<{0}{1}>{2}</{0}>".format, NAMES, ATTRIBUTES, TEXTS) | st.builds(
    "<{0}{1}/>".format, NAMES, ATTRIBUTES
)
NESTED = st.builds(
    "<{0}{1}>{2}</{0}>".format, NAMES, ATTRIBUTES, st.lists(LEAVES, max_size=3).map("\n ".join)
)
# What is not plain: comments, text between elements, declarations inside, and what is broken.
ODD = st.sampled_from(
    ["<!-- <item> -->", "<?pi?>", "text", "<b>x<i>y</i>z</b>", '<n:a xmlns:n="urn:n">1</n:a>',
     "<![CDATA[x]]>"]
)  # fmt: skip
ITEMS = st.builds(
    "<item{}>{}</item>".format,
    ATTRIBUTES,
    st.lists(LEAVES | NESTED, max_size=5).map("\n".join)
    | st.lists(LEAVES | NESTED | ODD, max_size=5).map("\n".join),
)
BETWEEN = st.sampled_from(["", "\n", "\n<title>t</title>", "<!-- x -->", "<![CDATA[<item>]]>"])
FEEDS = st.builds(
    (f"<rss {SPACES}><channel>" "<link>u</link>{0}{1}</channel></rss>").format,
    BETWEEN,
    st.lists(st.builds("{}{}".format, ITEMS, BETWEEN), max_size=4).map("".join),
)  # fmt: skip
PLAIN = f"""<rss {SPACES}><channel>
<item>
<title>A &amp; B</title>
<m:content url="u"><m:credit>C</m:credit></m:content>
</item>
</channel></rss>"""


@given(feed=FEEDS)
def test_pattern_reads_what_the_parser_reads(feed: str) -> None:
    text = prepare_xml(feed).text
    heard: list[str] = []

    assert told(read_xml(text, ROWS, heard_by(heard))) == told(
        parsed_rows(text.encode(), ROWS, heard_by(heard))
    )


@given(items=st.lists(ITEMS, min_size=1, max_size=3), texts=st.lists(TEXTS, min_size=2, max_size=4))
def test_row_of_a_known_shape_is_read_as_the_parser_reads_it(
    items: list[str], texts: list[str]
) -> None:
    items = [item.replace("<title>", "<title>{0}").replace(">a<", ">{0}<") for item in items]
    rows = [item.replace("{0}", text) for text in texts for item in items]
    text = prepare_xml(f"<rss {SPACES}><channel>{''.join(rows)}</channel></rss>").text
    heard: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("nutgraf.markup._xml_shapes._LEAST", 1)
        found = told(read_xml(text, ROWS, heard_by(heard)))

    assert found == told(parsed_rows(text.encode(), ROWS, heard_by(heard)))


def test_rows_of_one_shape_are_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nutgraf.markup._xml_shapes._LEAST", 1)
    monkeypatch.setattr("nutgraf.markup._xml_shapes._memory", Memory())
    item = '<item><title>{0}</title><link><![CDATA[{0}&]]></link><e a="{0}"/></item>'
    items = [item.format(text) for text in ("a", "b", "c", "d &amp; e")]
    other = "<item><title>f</title></item>"
    text = f"<rss><channel>{''.join(items)}{other}</channel></rss>"

    window, _ = read_windows(text, ROWS, heard_by([]))

    assert [{at: list(said) for at, said in one.items()} for one in window.alike.values()] == [
        {2: ["c", "c&", "c"], 3: ["d & e", "d &amp; e&", "d & e"]}
    ]


@pytest.mark.parametrize("inner", ["<{0}>a</{0}>", "<e {0}='a'/>", "<e xmlns:{0}='u'>a</e>"])
def test_no_long_name_is_kept_for_the_next_document(
    inner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    monkeypatch.setattr("nutgraf.markup._xml_shapes._memory", memory)
    items = f"<item>{inner.format('x' * 9_000)}</item>" * 99

    assert len(list(read_xml(f"<rss>{items}</rss>", ROWS, heard_by([])))) == 100
    assert not memory.shapes


def test_document_with_long_name_spaces_is_left_to_the_parser() -> None:
    text = f'<rss xmlns:my="{"u" * 9_000}"><item><my:a/></item></rss>'

    assert not any(isinstance(row, Row) for row in read_xml(text, ROWS, heard_by([])))


def test_plain_row_is_read_by_the_pattern() -> None:
    rows = list(read_xml(PLAIN, ROWS, heard_by([])))

    assert isinstance(rows[0], Row)
    assert [told_of(one)[:3] for one in rows[0].children][1:] == [("media:content", "C", 4)]


@pytest.mark.parametrize("cut", range(0, len(PLAIN), 7))
def test_feed_that_is_cut_is_read_as_the_parser_reads_it(cut: int) -> None:
    text = prepare_xml(PLAIN[:cut]).text
    parsed = parsed_rows(text.encode(), ROWS, heard_by([]))

    assert told(read_xml(text, ROWS, heard_by([]))) == told(parsed)


def test_reference_behind_a_section_that_a_comment_holds_is_no_element() -> None:
    text = (
        f"<rss {SPACES}><channel><item>a<!--<![CDATA[-->&x;<title>T</title></item></channel></rss>"
    )
    row = next(read_xml(text, ROWS, heard_by([])))

    assert [name for name, _, _ in row.parts] == ["title"]
    assert [child.name for child in row.children] == ["title"]
    assert "<title>T</title>" in row.markup


def heard_by(heard: list[str]) -> Any:
    return lambda rule, message: heard.append(f"{rule}: {message}")


def told(rows: Any) -> list[Any]:
    return [told_of(row) for row in rows if row.name == "item"]


def told_of(element: XmlElement) -> tuple[Any, ...]:
    parts = [(name, text, told_of(element_of(raw, name))) for name, text, raw in element.parts]
    attributes = element.named_attributes
    assert all(element.get(name) == value for name, value in attributes.items())
    named = sorted(attributes.items())
    inner = [(child.expanded, child.attributes, child.texts) for child in element.children]
    spelled = (element.markup, element.expanded, element.texts[0], inner)
    return element.name, element.text, element.line, named, parts, spelled
