"""RSS: what is written, and feeds read as they are in the world."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, ImageObject, NewsArticle, Person, Reference, RenderError
from nutgraf.safety.text import xml_clean

SITE = "https://herald.example/"
ARTICLE = NewsArticle(
    id="https://herald.example/bridge#article",
    url="https://herald.example/bridge",
    headline="R&D tax break: what <AT&T> said",
    description="Five things & more <b>not bold</b>",
    author=[Person(name="Ana Ivanova"), Person(name="Bob O’Neil")],
    date_published="2026-11-21T08:05:30+02:00",
    date_modified="2026-11-21T09:45:00.123456+02:00",
    in_language="en-GB",
    article_section=["Business"],
    keywords=["tax"],
    image=[ImageObject(content_url="https://cdn.example/a.jpg", caption="A hall", width=1200)],
    body={"html": '<p>The <a href="/about">credit</a> costs.</p><script>alert(1)</script>'},
)
ITEM = "<item><title>One</title><link>https://herald.example/1</link>%s</item>"


def feed(*articles: NewsArticle, **more: Any) -> Feed:
    return Feed(**{"title": "Town Herald", "home_page_url": SITE, "articles": articles, **more})


def rss(*items: str, channel: str = f"<link>{SITE}</link>") -> str:
    spaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    )
    inner = "\n".join(items)
    return (
        f'<rss version="2.0" {spaces}><channel><title>T</title>{channel}\n{inner}</channel></rss>'
    )


def one(item: str) -> Any:
    """Give the article of a feed with one item of these elements."""
    return nutgraf.read(rss(ITEM % item), "rss").article


def elements(data: bytes) -> list[str]:
    """Parse strictly, and give the names in their order."""
    names: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.Parse(data, 1)
    return names


def test_article_comes_back_as_what_rss_keeps_of_it() -> None:
    back = nutgraf.read(nutgraf.write(feed(ARTICLE), "rss")).feed

    assert back == nutgraf.project(feed(ARTICLE), "rss")
    assert back.articles[0].headline == ARTICLE.headline
    assert back.articles[0].description == ARTICLE.description
    assert back.articles[0].date_modified.text == "2026-11-21T09:45:00.123456+02:00"


def test_body_leaves_clean_and_absolute() -> None:
    article = nutgraf.project(ARTICLE, "rss")

    assert (
        article.body.html == '<p>The <a href="https://herald.example/about">credit</a> costs.</p>'
    )


def test_body_stands_before_all_media() -> None:
    names = elements(nutgraf.write(feed(ARTICLE), "rss"))

    assert names.index("content:encoded") < names.index("media:content")
    assert names.index("description", names.index("item")) < names.index("content:encoded")


def test_another_reader_agrees() -> None:
    entry = feedparser.parse(nutgraf.write(feed(ARTICLE), "rss")).entries[0]

    assert entry.title == ARTICLE.headline
    assert (entry.link, entry.id) == (ARTICLE.url, ARTICLE.id)
    assert [author.name for author in entry.authors] == ["Ana Ivanova", "Bob O’Neil"]
    assert entry.published_parsed[:6] == (2026, 11, 21, 6, 5, 30)
    assert entry.content[0].value == nutgraf.project(ARTICLE, "rss").body.html


@pytest.mark.parametrize(
    ("name", "guid"),
    [("4711", "4711"), ("#article", "https://herald.example/bridge#article"),
     ("_:b0", "https://herald.example/bridge"), ("tag:herald.example,2026:1",) * 2],
)  # fmt: skip
def test_identity_stays_what_it_is_unless_it_is_relative(name: str, guid: str) -> None:
    data = nutgraf.write_text(feed(ARTICLE.replace(id=name)), "rss")

    assert f">{guid}</guid>" in data


def test_feed_without_title_or_link_is_refused() -> None:
    with pytest.raises(RenderError, match="a title and a link"):
        nutgraf.write(Feed(title=" "), "rss")


def test_article_that_says_nothing_is_left_out_and_told_of() -> None:
    both = feed(NewsArticle(url="https://herald.example/2"), ARTICLE)

    assert (
        nutgraf.read(nutgraf.write(both, "rss")).articles == nutgraf.project(both, "rss").articles
    )
    assert "/articles/0" in {loss.pointer for loss in nutgraf.losses(both, "rss")}


def test_second_article_of_one_identity_is_left_out_and_told_of() -> None:
    both = feed(ARTICLE, ARTICLE)

    assert len(nutgraf.read(nutgraf.write(both, "rss")).articles) == 1
    assert "/articles/1" in {loss.pointer for loss in nutgraf.losses(both, "rss")}


@pytest.mark.parametrize(
    ("written", "read", "mail"),
    [
        (
            "2026-11-21T08:05:30+02:00",
            "2026-11-21T08:05:30+02:00",
            "Sat, 21 Nov 2026 08:05:30 +0200",
        ),
        ("2026-11-21T08:05:30Z", "2026-11-21T08:05:30Z", "Sat, 21 Nov 2026 08:05:30 GMT"),
        ("2026-11-21T08:05:30.5Z", "2026-11-21T08:05:30.5Z", "Sat, 21 Nov 2026 08:05:30 GMT"),
        ("2026-11-21T08:05+05:45", "2026-11-21T08:05+05:45", "Sat, 21 Nov 2026 02:20:00 GMT"),
        ("2026-11-21", "2026-11-21", None),
        ("2026-11-21T08:05:30", None, None),
    ],
)
def test_date_survives_as_far_as_it_is_one(
    written: str, read: str | None, mail: str | None
) -> None:
    data = nutgraf.write(feed(NewsArticle(headline="A", date_published=written)), "rss")
    back = nutgraf.read(data).articles[0].date_published

    assert (back.text if back else None) == read
    assert (f"<pubDate>{mail}</pubDate>".encode() in data) == (mail is not None)


def test_local_time_leaves_in_the_zone_that_is_given() -> None:
    local = feed(NewsArticle(headline="A", date_published="2026-11-21T08:05:30"))

    data = nutgraf.write(local, "rss", default_zone="Europe/Kyiv")

    assert b"Sat, 21 Nov 2026 08:05:30 +0200" in data


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed"])
def test_article_with_a_creator_and_no_author_is_signed_by_the_creator(name: str) -> None:
    both = feed(
        ARTICLE.replace(author=[], creator=[Person(name="Ann Lee")]),
        ARTICLE.replace(id="tag:b", creator=[Person(name="Ann Lee")]),
    )

    first, second = nutgraf.read(nutgraf.write(both, name), name).articles

    assert [str(person.name) for person in first.author] == ["Ann Lee"]
    assert second.author == ARTICLE.author
    assert f"{name} keeps it as author" in {one.reason for one in nutgraf.losses(both, name)}


@pytest.mark.parametrize("more", [{}, {"headline": "Another"}])
def test_article_without_id_and_address_is_known_by_its_identifier(more: dict[str, str]) -> None:
    article = NewsArticle(headline="A", identifier=["HER-7", "8"]).replace(**more)

    data = nutgraf.write(feed(article), "rss")

    assert b'<guid isPermaLink="false">HER-7</guid>' in data
    assert b"<guid" not in nutgraf.write(feed(article.replace(identifier=[])), "rss")


def test_zone_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(RenderError, match="no time zone"):
        nutgraf.write(feed(ARTICLE), "rss", default_zone="Mars/Olympus")


def test_relative_link_is_resolved_against_channel_link() -> None:
    article = nutgraf.read(rss("<item><title>A</title><link>/x y</link></item>"), "rss").article

    assert article.url == "https://herald.example/x%20y"


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo</dc:creator>", ["Ann Lee", "Bo"]),
        ("<author>ann@herald.example (Ann Lee)</author>", ["Ann Lee"]),
        ("<author>Ann Lee</author>", ["Ann Lee"]),
        ("<author>Ann Lee (ann@herald.example)</author>", ["Ann Lee"]),
        ("<dc:author>Ann Lee</dc:author>", ["Ann Lee"]),
        ("<dc:creator> </dc:creator>", []),
    ],
)
def test_author_is_read_in_every_spelling(item: str, names: list[str]) -> None:
    assert [author.name for author in one(item).author] == names


@pytest.mark.parametrize(
    ("item", "body"),
    [
        ("<fullitem>&lt;p&gt;A&lt;/p&gt;</fullitem>", "<p>A</p>"),
        ("<body xmlns='http://www.w3.org/1999/xhtml'><p>A<br/>B</p></body>", "<p>A<br>B</p>"),
        ("<content:encoded>A</content:encoded><fullitem>B</fullitem>", "A"),
    ],
)
def test_body_is_read_as_it_stood_before_there_was_content(item: str, body: str) -> None:
    assert one(item).body.html == body


def test_relative_link_of_rss_1_is_resolved_against_the_channel_beside_it() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><link>{SITE}</link></channel>'
        "<item><title>One</title><link>/1</link></item></rdf:RDF>"
    )

    assert nutgraf.read(text).article.url == f"{SITE}1"


def test_feed_whose_elements_have_a_prefix_is_known_for_one() -> None:
    text = rss(ITEM % "").replace("<", "<r:").replace("<r:/", "</r:").replace("<r:?", "<?")
    text = text.replace("<r:rss", '<r:rss xmlns:r="http://backend.userland.com/rss2"')

    assert nutgraf.read(text).article.headline == "One"


def test_subject_is_a_keyword() -> None:
    said = one("<dc:subject>Politics</dc:subject><category>Bridges</category>")

    assert said.keywords == ("Politics", "Bridges")


def test_mail_address_is_no_name() -> None:
    author = one("<author>ann@herald.example</author>").author[0]

    assert (author.name, author.email) == (None, "ann@herald.example")


def test_agency_author_comes_back_as_person() -> None:
    agency = NewsArticle(headline="A", author=[nutgraf.Organization(name="Northern Wire")])

    back = nutgraf.read(nutgraf.write(feed(agency), "rss")).articles[0]

    assert back.author == (Person(name="Northern Wire"),)


def test_description_with_paragraphs_is_body_and_summary() -> None:
    article = one("<description>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</description>")

    assert article.description == "First.\n\nSecond."
    assert article.body.html == "<p>First.</p><p>Second.</p>"


def test_enclosure_and_media_of_one_url_are_one_image() -> None:
    article = one(
        '<enclosure url="https://cdn.example/a.jpg" length="10" type="image/jpeg"/>'
        '<media:content url="https://cdn.example/a.jpg" medium="image" width="300">'
        "<media:credit>Jo Lens</media:credit></media:content>"
    )

    assert [image.credit_text for image in article.image] == ["Jo Lens"]


def test_video_enclosure_is_a_video() -> None:
    article = one('<enclosure url="https://cdn.example/a.mp4" length="10" type="video/mp4"/>')

    assert article.video[0].content_url == "https://cdn.example/a.mp4"


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("<pubDate>31 February</pubDate>", "date_unreadable"),
        ("<comments>javascript:alert(1)</comments>", "url_unusable"),
        ("<title>Two</title>", "element_repeated"),
        ("<x:y xmlns:x='https://x.example/'>z</x:y>", "element_not_read"),
        ("<enclosure url='https://x.example/a.zip' type='application/zip'/>", "medium_unknown"),
        ("&#xD800;", "xml_reference_unknown"),
        ("\x0b", "xml_illegal_character"),
    ],
)
def test_what_cannot_be_read_is_told_of_and_loses_only_itself(bad: str, rule: str) -> None:
    reading = nutgraf.read(rss(ITEM % bad, ITEM % ""), "rss")

    assert [article.headline for article in reading.articles] == ["One", "One"]
    assert rule in {finding.rule for finding in reading.findings}


def test_finding_has_the_line_of_its_element() -> None:
    reading = nutgraf.read(rss(ITEM % "", ITEM % "\n<pubDate>never</pubDate>"), "rss")

    places = [f.place.line for f in reading.findings if f.rule == "date_unreadable"]
    assert places == [4]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("AT&T &nbsp;&amp;&eacute;&bogus;", "AT&T \xa0&é&bogus;"),
        ("<![CDATA[AT&T &nbsp;]]>", "AT&T &nbsp;"),
        ("a &#x41;&#0;", "a A\ufffd"),
        ("open <b>tag", "open tag"),
    ],
)
def test_title_is_read_as_it_is_meant(text: str, headline: str) -> None:
    article = nutgraf.read(rss(f"<item><title>{text}</title></item>"), "rss").articles[0]

    assert article.headline == headline


@pytest.mark.parametrize(
    "comment", ["<!-- <![CDATA[ -->", "<!-- & -->", "<!-- <![CDATA[ ]]> &x; -->"]
)
def test_reference_behind_a_comment_is_mended(comment: str) -> None:
    item = f"<item>{comment}<title>caf&eacute; R&D</title><link>{SITE}1</link></item>"

    reading = nutgraf.read(rss(item), "rss")

    assert reading.articles[0].headline == "café R&D"
    assert any(one.message.startswith("2 references") for one in reading.findings)


def test_declared_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    reading = nutgraf.read(bomb + rss("<item><title>&a;&x;</title></item>"), "rss")

    assert reading.articles[0].headline == "&a;&x;"
    assert "xml_entities_declared" in {finding.rule for finding in reading.findings}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r", "shift_jis"])
def test_declared_encoding_is_obeyed(encoding: str) -> None:
    text = rss("<item><title>Привет</title></item>")
    data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)

    assert nutgraf.read(data, "rss").articles[0].headline == "Привет"


def test_undeclared_prefix_is_read_by_custom() -> None:
    text = "<rss><channel><item><title>A</title><dc:creator>Ann</dc:creator></item></channel></rss>"

    assert nutgraf.read(text, "rss").articles[0].author == (Person(name="Ann"),)


def test_rss_1_0_is_read() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel rdf:about='https://x.example/'><title>T</title></channel>"
        "<item rdf:about='https://x.example/1'><title>A</title>"
        "<link>https://x.example/1</link><dc:date>2026-11-20T08:00:00Z</dc:date></item></rdf:RDF>"
    )
    reading = nutgraf.read(text)

    assert reading.feed is not None
    assert (reading.feed.title, reading.articles[0].id) == ("T", "https://x.example/1")
    assert reading.articles[0].date_published.text == "2026-11-20T08:00:00Z"


def test_cut_feed_keeps_its_whole_items() -> None:
    text = rss(ITEM % "", ITEM % "", ITEM % "<description>long")
    cut = text[: text.index("long")]

    assert len(nutgraf.read(cut, "rss").articles) == 3


def test_element_that_is_too_deep_loses_only_itself() -> None:
    deep = ITEM % ("<a>" * 5_000 + "deep" + "</a>" * 5_000)
    reading = nutgraf.read(rss(ITEM % "", deep, ITEM % ""), "rss")

    assert len(reading.articles) == 3
    assert "xml_too_deep" in {finding.rule for finding in reading.findings}


@pytest.mark.parametrize("text", ["", "no feed", "<html><p>x</p></html>", "{}", "\0\0"])
def test_what_is_no_rss_is_refused(text: str) -> None:
    with pytest.raises(nutgraf.ParseError):
        nutgraf.read(text, "rss")


@given(st.text(), st.text(), st.text())
def test_any_text_leaves_well_formed_and_comes_back(headline: str, summary: str, name: str) -> None:
    article = NewsArticle(headline=headline, description=summary, author=[Person(name=name)])
    whole = feed(article, ARTICLE)
    data = nutgraf.write(whole, "rss")

    elements(data)
    assert nutgraf.read(data).feed == nutgraf.project(whole, "rss")
    if xml_clean(article.headline).strip():
        assert nutgraf.read(data).articles[0].headline == xml_clean(article.headline).strip()


@given(st.text(alphabet=st.sampled_from("<>/&;ab \"'=\n[]!-p"), max_size=60))
def test_any_html_leaves_safe_and_comes_back(html: str) -> None:
    whole = feed(NewsArticle(headline="A", url=f"{SITE}a", body={"html": html}))
    data = nutgraf.write(whole, "rss")

    elements(data)
    assert nutgraf.read(data).feed == nutgraf.project(whole, "rss")
    assert nutgraf.project(nutgraf.project(whole, "rss"), "rss") == nutgraf.project(whole, "rss")


@pytest.mark.parametrize("logo", ["logo.svg", "logo.png", "logo.webp", "logo?kind=svg", "logo"])
def test_picture_of_a_channel_is_of_a_kind_that_rss_has(logo: str) -> None:
    data = nutgraf.write(feed(ARTICLE, image=ImageObject(content_url=f"{SITE}{logo}")), "rss")

    assert (f"<url>{SITE}{logo}</url>".encode() in data) is (logo[-4:] not in {".svg", "webp"})


def test_body_without_summary_stands_behind_an_empty_one() -> None:
    data = nutgraf.write(feed(ARTICLE.replace(description=None)), "rss")

    assert b"<description></description>\n<content:encoded>" in data
    assert nutgraf.read(data).articles[0].description is None
    assert [one.rule for one in nutgraf.check(data, profiles=["feeds"])] == [
        "feed_self_link_missing"
    ]


def test_image_that_refers_to_the_article_itself_stays_in_the_carrier() -> None:
    whole = feed(NewsArticle(id="#a", url=SITE, headline="A", image=[Reference("#a")]))
    data = nutgraf.write(whole, "rss", level="embedded")
    read = nutgraf.read(data).value

    assert read.articles[0].image == (Reference("#a"),)
    assert nutgraf.write(read, "rss", level="embedded") == data


def test_byline_that_a_reference_leads_to_is_shown() -> None:
    editor = Person(id="#ann", name="Ann Lee")
    article = NewsArticle(url=SITE, headline="A", author=[Reference("#ann")], editor=[editor])

    for level in ("visible", "embedded"):
        assert b"<dc:creator>Ann Lee<" in nutgraf.write(feed(article), "rss", level=level)


@pytest.mark.parametrize(
    ("said", "written"), [("uk", 1), ("sr-Latn-RS", 1), ("False ", 0), ("x-old", 1)]
)
def test_language_is_written_where_it_is_a_tag(said: str, written: int) -> None:
    data = nutgraf.write(feed(ARTICLE.replace(in_language=said)), "rss")

    assert data.count(b"<dc:language>") == written
