"""The feeds beside RSS: Atom, JSON Feed and the sitemaps, and what holds for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.parsers import expat

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings

import nutgraf
from nutgraf import CreativeWork, Feed, NewsArticle, Person, Reference, RenderError, WebPage
from nutgraf.formats import FORMATS, _sitemap_files, format_named
from nutgraf.testing import canonical, feeds

SITE = "https://herald.example/"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FEEDS = [name for name in FORMATS if format_named(name).feeds]
XML = [name for name in FEEDS if name != "jsonfeed"]
JUDGED = settings().max_examples if settings().max_examples >= 1_000 else 60  # drawn feeds


def article(number: int = 1, **more: Any) -> NewsArticle:
    values = {
        "url": f"{SITE}{number}",
        "headline": "R&D <tax>",
        "description": "Five things & more",
        "author": [Person(name="Ann Lee", url=f"{SITE}by/ann"), Person(name="Bo")],
        "date_published": "2026-11-21T08:05:30+02:00",
        "in_language": "en-GB",
        "publisher": nutgraf.Organization(name="Town Herald"),
    }
    return NewsArticle(**{**values, **more})


def feed(*articles: NewsArticle, **more: Any) -> Feed:
    values = {"title": "Town Herald", "home_page_url": SITE, "feed_url": f"{SITE}feed"}
    return Feed(**{**values, "articles": articles, **more})


def filled(value: Feed) -> Feed:
    """Give a drawn feed with what every format asks for, and one article that all of them hold."""
    told = (
        one if one.url else one.replace(url=f"{SITE}drawn/{at}")
        for at, one in enumerate(value.articles)
    )  # fmt: skip
    articles = [article(0), *told]
    return value.replace(
        title="Town Herald", home_page_url=SITE, feed_url=f"{SITE}feed", articles=articles
    )


def back(value: Feed, name: str, **options: Any) -> Feed:
    read = nutgraf.read(nutgraf.write(value, name, **options), name).feed
    assert read is not None
    return read


@pytest.mark.parametrize("name", FEEDS)
def test_feed_comes_back_as_what_its_format_keeps(name: str) -> None:
    value = feed(article(1), article(2, date_modified="2026-11-22T08:00:00.5Z"))

    assert canonical(back(value, name)) == canonical(nutgraf.project(value, name))
    assert [one.url for one in back(value, name).articles] == [f"{SITE}1", f"{SITE}2"]


@pytest.mark.parametrize("name", [*FEEDS, "head", "microdata"])
@pytest.mark.parametrize("target", [Reference("_:b0"), WebPage(id="_:b0")])
def test_page_that_a_reference_leads_to_is_written_before_and_after_reading(
    name: str, target: Any
) -> None:
    page = CreativeWork(about=[WebPage(id="_:b0", url=f"{SITE}page")])
    made = article(url=None, id="tag:a", main_entity_of_page=target, mentions=[page])
    read = nutgraf.read(nutgraf.write(made, "jsonld"), "jsonld").article
    written = [nutgraf.write(feed(one) if name in FEEDS else one, name) for one in (made, read)]

    assert written[0] == written[1]
    assert f"{SITE}page".encode() in written[0]


@pytest.mark.parametrize("name", [*FEEDS, "head", "opengraph"])
@pytest.mark.parametrize(
    "stated",
    [
        {"url": {"@id": f"{SITE}1"}},
        {"mainEntityOfPage": {"@id": f"{SITE}1"}},
        {"mainEntityOfPage": {"@type": "WebPage", "@id": f"{SITE}1"}},
        {"mainEntityOfPage": {"@type": "WebPage", "@id": "#page", "url": f"{SITE}1"}},
    ],
)
def test_address_that_names_the_page_of_an_article_is_its_address(
    name: str, stated: dict[str, Any]
) -> None:
    node = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge", **stated,
        "datePublished": "2026-11-22T08:00:00Z", "image": {"@id": f"{SITE}1.jpg"},
        "inLanguage": "en", "publisher": {"@type": "Organization", "name": "Town Herald"},
    }  # fmt: skip
    one = nutgraf.read(json.dumps(node)).article

    written = nutgraf.write_text(feed(one) if name in FEEDS else one, name)

    assert f'{SITE}1"' in written or f"{SITE}1<" in written
    assert f"{SITE}1.jpg" in written or name == "sitemap"


def test_loss_of_a_page_says_where_its_address_is_kept() -> None:
    made = article(url=None, main_entity_of_page=WebPage(id=f"{SITE}1", name="Bridge"))
    lost = {one.pointer: one.reason for one in nutgraf.losses(made, "jsonfeed")}

    assert lost["/mainEntityOfPage"] == "jsonfeed keeps its address as url"


@pytest.mark.parametrize(
    ("date", "lacking"), [("2026-11-22", "time"), ("2026-11-22T08:00:00", "zone")]
)
def test_loss_of_a_date_says_what_it_lacks(date: str, lacking: str) -> None:
    lost = nutgraf.losses(article(date_published=date), "jsonfeed")

    assert (f"it states no {lacking}, which jsonfeed needs") in [one.reason for one in lost]


@pytest.mark.parametrize("name", [*FEEDS, "opengraph"])
def test_name_of_a_part_of_a_page_is_no_address(name: str) -> None:
    page = WebPage(id=f"{SITE}1#webpage")
    made = article(url=None, main_entity_of_page=page, image=[Reference(f"{SITE}1#image")])

    written = nutgraf.write_text(feed(made) if name in FEEDS else made, name)

    assert "#webpage" not in written
    assert "#image" not in written


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("url", "home_page_url"), ("homePageUrl", "home_page_url"), ("items", "articles"),
        ("langauge", "language"),
    ],
)  # fmt: skip
def test_field_that_a_feed_has_not_hints_at_the_one_that_is_meant(named: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"no field {named}; did you mean {meant} ") as raised:
        Feed(home_page_url="nowhere", **{named: SITE})

    assert {"home_page_url", "title", named} == {one["loc"][0] for one in raised.value.errors()}


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed"])
@pytest.mark.parametrize("level", ["visible", "embedded"])
def test_relative_url_in_an_article_without_address_is_one_of_the_site(
    name: str, level: Any
) -> None:
    body = {"html": '<p><a href="/b?x">A</a> <img src="c.jpg"></p>'}
    made = feed(article(url=None, id="tag:a", body=body), feed_url="https://other.example/f")
    data = nutgraf.write(made, name, level=level)
    read = nutgraf.read(data, name, url="https://third.example/").feed

    assert f'"{SITE}b?x' in data.decode().replace("\\", "")
    assert f'"{SITE}c.jpg' in data.decode().replace("\\", "")
    assert canonical(read) == canonical(nutgraf.project(made, name, level=level))


@pytest.mark.parametrize(
    ("said", "written"), [("image/webp", "image/webp"), (".PNG", "image/png"), ("picture", None)]
)
def test_type_of_a_medium_is_written_as_a_media_type(said: str, written: str | None) -> None:
    picture = nutgraf.ImageObject(content_url=f"{SITE}a", encoding_format=said)

    for name in ("rss", "atom"):
        read = back(feed(article(image=[picture])), name).articles[0].image[0]
        assert getattr(read, "encoding_format", None) == written


def test_email_of_an_author_is_written_without_its_scheme() -> None:
    ann = Person(name="Ann Lee", email="mailto:ann@herald.example")

    assert back(feed(article(author=[ann])), "atom").articles[0].author[0].email == (
        "ann@herald.example"
    )


def test_loss_of_a_value_that_another_field_keeps_names_that_field() -> None:
    picture = nutgraf.ImageObject(url=f"{SITE}a.jpg", width=10)
    told = nutgraf.losses(feed(article(image=[picture], author=[])), "rss")

    assert [(one.pointer, one.reason) for one in told] == [
        ("/articles/0/image/0/url", "rss keeps it as contentUrl")
    ]


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed"])
def test_embedded_article_comes_back_whole(name: str) -> None:
    whole = article(
        body={"html": "<p class='x'>A &amp; B\x85</p>"},
        backstory="why\ufffe",
        editorial={"state": "live", "note": "do not cut"},
        channel={"mi": {"licenseId": "1"}},
        correction="None\u2028so far",
    )

    read = back(feed(whole), name, level="embedded")

    assert canonical(read.articles[0].replace(id=None)) == canonical(whole)
    assert not nutgraf.losses(feed(whole), name, level="embedded")


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed"])
def test_what_is_shown_wins_over_what_is_carried(name: str) -> None:
    data = nutgraf.write_text(feed(article(backstory="why")), name, level="embedded")
    edited = data.replace("Five things", "Six things", 1)

    read = nutgraf.read(edited, name).articles[0]

    assert (read.description, read.backstory) == ("Six things & more", ("why",))


@pytest.mark.parametrize("carrier", ["{", "5", "[]", '{"@type":"Person"}', '{"@graph":5}', "null"])
def test_carrier_that_is_none_is_passed_over(carrier: str) -> None:
    data = nutgraf.write_text(feed(article()), "rss", level="embedded")
    start, end = data.index("<schema:NewsArticle>") + 20, data.index("</schema:NewsArticle>")

    read = nutgraf.read(data[:start] + carrier + data[end:], "rss")

    assert read.articles[0].headline == "R&D <tax>"


@given(value=feeds())
def test_every_xml_feed_is_well_formed_and_another_reader_agrees(value: Feed) -> None:
    for name in XML:
        data = nutgraf.write(filled(value), name)
        expat.ParserCreate().Parse(data, 1)
        if name in {"rss", "atom"}:
            another_reader_agrees(data, name)


def another_reader_agrees(data: bytes, name: str) -> None:
    theirs = feedparser.parse(data)
    ours = nutgraf.read(data, name).feed

    assert not theirs.bozo
    assert len(theirs.entries) == len(ours.articles)
    for entry, one in zip(theirs.entries, ours.articles, strict=True):
        assert entry.get("id", "") == (one.id or "")
        names = [author.get("name") for author in entry.get("authors", ()) if author]
        if name == "rss":  # of Atom it reads the feed's author too
            assert len(names) == len(one.author)


@given(feeds())
def test_feed_dumps_its_articles_as_each_is_dumped_alone(feed: Feed) -> None:
    for mode in ("python", "json"):
        dumped = feed.model_dump(mode=mode, by_alias=True)

        alone = [one.model_dump(mode=mode, by_alias=True) for one in feed.articles]
        assert list(dumped["articles"]) == alone


@pytest.mark.process
@pytest.mark.parametrize("kind", ["jsonfeed", "news-sitemap", "sitemap"])
def test_judge_finds_no_error(corpus: Path, tmp_path: Path, kind: str) -> None:
    judge = {"jsonfeed": "jsonfeedjudge.py"}.get(kind, "sitemapjudge.py")
    found: list[Path] = []

    @settings(max_examples=JUDGED, database=None, suppress_health_check=list(HealthCheck))
    @given(value=feeds())
    def collect(value: Feed) -> None:
        found.append(tmp_path / f"{len(found)}.feed")
        found[-1].write_bytes(nutgraf.write(filled(value), kind, now=NOW))

    collect()
    moment = ["--now", NOW.isoformat()] if kind != "jsonfeed" else []
    command = [sys.executable, str(corpus.parent / "judges" / judge), *moment, *map(str, found)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout.count("errors=0 warnings=0") == len(found), done.stdout[-2_000:]


@pytest.mark.parametrize("name", [name for name in FEEDS if "sitemap" not in name])
def test_mark_of_byte_order_behind_space_is_no_part_of_a_body(name: str) -> None:
    value = feed(article(body={"html": "\u2028\ufeff \ufeffx"}), updated=NOW)
    once = nutgraf.project(value, name)

    assert nutgraf.project(once, name) == once == back(value, name)


# Atom


def test_atom_keeps_addresses_of_authors() -> None:
    assert back(feed(article()), "atom").articles[0].author[0].url == f"{SITE}by/ann"


def test_atom_writes_ids_in_ascii() -> None:
    ids = [f"{SITE}міст#article", "tag:herald.example,2026:міст"]
    written = [nutgraf.write(feed(article(id=one), updated=NOW), "atom").decode() for one in ids]

    bridge = "%D0%BC%D1%96%D1%81%D1%82"
    assert f"<id>{SITE}{bridge}#article</id>" in written[0]
    assert f"<id>tag:herald.example,2026:{bridge}</id>" in written[1]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("HTTPS://Herald.example:443/A%c3", f"{SITE}A%c3"),
        ("https://herald.example?a", f"{SITE}?a"),
        ("http://herald.example:8080/a", "http://herald.example:8080/a"),
        ("https://[2001:db8::1]/A", "https://[2001:db8::1]/A"),
    ],
)
def test_atom_makes_an_address_an_id_as_ids_are_compared(url: str, name: str) -> None:
    written = nutgraf.write(feed(article(url=url), updated=NOW), "atom").decode()

    assert f"<id>{name}</id>" in written
    assert f'href="{url}"' in written


def test_atom_says_that_text_with_an_end_tag_is_no_markup() -> None:
    told = article(headline="How </b> ends R&D", description="a <b> alone")
    written = nutgraf.write(feed(told, updated=NOW), "atom").decode()

    assert '<title type="html">How &#x26;lt;/b&#x26;gt; ends R&#x26;amp;D</title>' in written
    assert "<summary>a &#x3C;b&#x3E; alone</summary>" in written
    assert nutgraf.read(written.encode(), "atom").feed.articles[0].headline == told.headline


def test_atom_feed_without_moment_or_id_is_refused() -> None:
    with pytest.raises(RenderError, match="updated"):
        nutgraf.write(feed(), "atom")


@pytest.mark.parametrize(
    ("published", "modified"),
    [
        ("2026-11-21T08:05:30+02:00", None),
        ("2026-11-21T08:05:30+02:00", "2026-11-21T08:05:30+02:00"),
        ("2026-11-21T08:05:30+02:00", "2026-11-22"),
        ("2026-11-21T08:05:30+02:00", "2026-11-22T01:00Z"),
        ("2026-11-21", "2026-11-22T01:00:00.25Z"),
        (None, "2026-11-22T01:00:00Z"),
    ],
)
def test_atom_keeps_dates_to_the_letter(published: str | None, modified: str | None) -> None:
    dated = article(date_published=published, date_modified=modified)

    read = back(feed(dated), "atom").articles[0]

    texts = [date.text if date else None for date in (read.date_published, read.date_modified)]
    assert texts == [published, modified]


XHTML = (
    "<x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>A<x:br/>&amp; <x:i>b</x:i></x:p></x:div>"
)
ENTRY = "<id>urn:x:1</id><title>A</title><updated>2026-11-20T08:00:00Z</updated>"


@pytest.mark.parametrize(
    ("inner", "check"),
    [
        ("<title type='html'>&lt;b>B&lt;/b> &amp;amp; C</title>", lambda a: a.headline == "B & C"),
        (
            "<title type='xhtml'><div>A <b>B</b><script>evil()</script></div></title>",
            lambda a: a.headline == "A B",
        ),
        ("<title mode='base64'>PGI+QjwvYj4gJmFtcDsgQw==</title>", lambda a: a.headline == "B & C"),
        ("<content mode='base64' type='text/html'>PGI+QjwvYj4=</content>",
         lambda a: a.body.html == "<b>B</b>"),
        ("<title mode='base64'>no Base64</title>", lambda a: a.headline == "no Base64"),
        ("<copyright>C</copyright>", lambda a: a.copyright_notice == "C"),
        ("<summary>1 &lt; 2</summary>", lambda a: a.description == "1 < 2"),
        (
            f"<content type='xhtml'>{XHTML}</content>",
            lambda a: a.body.html == "<p>A<br>&amp; <i>b</i></p>",
        ),
        ("<content>a &lt; b</content>", lambda a: a.body.html == "a &lt; b"),
        ("<author><name>Ann</name><email>a@x.example</email></author>",
         lambda a: (a.author[0].name, a.author[0].email) == ("Ann", "a@x.example")),
        ("<link href='https://x.example/1'/>", lambda a: a.url == "https://x.example/1"),
        ("<category term='t' scheme='https://x.example/s'/>", lambda a: a.keywords[0].name == "t"),
        ("<link rel='enclosure' type='audio/mpeg' href='https://x.example/a.mp3'/>",
         lambda a: a.audio[0].content_url == "https://x.example/a.mp3"),
    ],
)  # fmt: skip
def test_atom_entry_is_read_as_it_is_meant(inner: str, check: Callable[[Any], bool]) -> None:
    entry = ENTRY.replace("<title>A</title>", "") if inner.startswith("<title") else ENTRY
    inside = f"<title>T</title><entry>{inner}{entry}</entry>"
    text = f"<feed xmlns='http://www.w3.org/2005/Atom'>{inside}</feed>"

    assert check(nutgraf.read(text).articles[0])


def test_entry_without_author_has_that_of_its_feed() -> None:
    head = "<title>T</title><author><name>Ann</name></author>"
    text = f"<feed xmlns='http://www.w3.org/2005/Atom'>{head}<entry>{ENTRY}</entry></feed>"

    assert nutgraf.read(text).articles[0].author == (Person(name="Ann"),)


@pytest.mark.parametrize("space", ["http://purl.org/atom/ns#", ""])
def test_old_and_undeclared_atom_is_read(space: str) -> None:
    text = (
        f"<feed version='0.3' xmlns='{space}'><title>T</title><tagline>S</tagline>"
        "<entry><title>A</title><id>urn:x:1</id><issued>2026-11-20T08:00:00Z</issued>"
        "<content mode='escaped'>&lt;p&gt;x&lt;/p&gt;</content></entry></feed>"
    )
    read = nutgraf.read(text, "atom")

    assert read.feed.description == "S"
    assert read.articles[0].date_published.text == "2026-11-20T08:00:00Z"
    assert read.articles[0].body.html == "<p>x</p>"


# JSON Feed


def item(**members: Any) -> str:
    top = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [members]}
    return json.dumps(top, indent=1)


@pytest.mark.parametrize(
    ("members", "rule", "line"),
    [
        ({"id": 5, "title": "A"}, "member_is_number", 6),
        ({"id": "1", "title": ["A"]}, "member_has_wrong_type", 7),
        ({"id": "1", "url": "javascript:1"}, "url_unusable", 7),
        ({"id": "1", "date_published": "now"}, "date_unreadable", 7),
        ({"id": "1", "authors": "Ann"}, "member_has_wrong_type", 7),
        ({"id": "1", "tags": "a,b"}, "member_has_wrong_type", 7),
    ],
)
def test_wrong_member_is_told_of_with_its_line(
    members: dict[str, Any], rule: str, line: int
) -> None:
    reading = nutgraf.read(item(**members))

    assert len(reading.articles) == 1
    assert [(f.rule, f.place.line) for f in reading.findings if f.rule == rule] == [(rule, line)]


def test_json_feed_1_0_is_read() -> None:
    text = item(id="1", title="A", author={"name": "Ann"}).replace("1.1", "1")

    assert nutgraf.read(text).articles[0].author == (Person(name="Ann"),)


def test_language_for_private_use_is_not_told_in_public() -> None:
    value = feed(article(1, in_language="x-klingon"), language="x-klingon")

    assert b"klingon" not in nutgraf.write(value, "jsonfeed")
    assert {one.pointer for one in nutgraf.losses(value, "jsonfeed")} >= {"/language"}


def test_text_content_becomes_a_body() -> None:
    article = nutgraf.read(item(id="1", title="A", content_text="One < two.\n\nThree.")).articles[0]

    assert article.body.html == "<p>One &lt; two.</p>\n<p>Three.</p>"


@pytest.mark.parametrize("text", ["{}", "[]", '{"items": 5}', "", "\0"])
def test_what_is_no_json_feed_is_refused(text: str) -> None:
    with pytest.raises(nutgraf.ParseError):
        nutgraf.read(text, "jsonfeed")


# Sitemaps


@pytest.mark.parametrize(("hours", "is_in"), [(-1, True), (-48, True), (-49, False), (1, False)])
def test_news_sitemap_holds_the_last_two_days(hours: int, *, is_in: bool) -> None:
    dated = article(date_published=NOW + timedelta(hours=hours))

    assert len(back(feed(dated), "news-sitemap", now=NOW).articles) == int(is_in)


@pytest.mark.parametrize(
    ("stated", "written"),
    [("en-GB", "en"), ("zh-CN", "zh-cn"), ("zh-Hant", "zh-tw"), ("uk", "uk"), ("sr-Latn", "sr")],
)
def test_news_sitemap_writes_languages_as_google_wants_them(stated: str, written: str) -> None:
    data = nutgraf.write_text(article(in_language=stated), "news-sitemap")

    assert f"<news:language>{written}</news:language>" in data


@pytest.mark.parametrize("missing", ["url", "headline", "date_published"])
def test_news_sitemap_leaves_out_what_it_may_not_hold(missing: str) -> None:
    lacking = feed(article(1, **{missing: None}), article(2))

    assert [one.url for one in back(lacking, "news-sitemap").articles] == [f"{SITE}2"]
    assert "/articles/0" in {loss.pointer for loss in nutgraf.losses(lacking, "news-sitemap")}


def test_news_sitemap_holds_a_thousand() -> None:
    many = feed(*(article(number) for number in range(1_002)))

    assert len(back(many, "news-sitemap").articles) == 1_000


def test_a_thousand_and_one_articles_make_two_sitemaps_and_an_index() -> None:
    articles = [article(number) for number in range(1_001)]
    files = dict(nutgraf.write_sitemaps(articles, "news-sitemap", f"{SITE}news.xml", now=NOW))

    held = {name: [one.url for one in nutgraf.read(data).articles] for name, data in files.items()}
    assert list(files) == [f"{SITE}news-1.xml", f"{SITE}news-2.xml", f"{SITE}news.xml"]
    assert [len(urls) for urls in held.values()] == [1_000, 1, 0]
    assert sum(held.values(), []) == [one.url for one in articles]  # noqa: RUF017 (three lists)
    index = files[f"{SITE}news.xml"]
    assert index.count(b"<loc>") == index.count(b"<lastmod>2026-11-21T08:05:30+02:00<") == 2


def test_empty_window_gives_a_sitemap_without_addresses() -> None:
    old = [article(1, date_published="2026-11-01T08:00:00Z")]
    files = dict(nutgraf.write_sitemaps(old, "news-sitemap", f"{SITE}news.xml", now=NOW))

    assert list(files) == [f"{SITE}news.xml"]
    assert b"<url>" not in files[f"{SITE}news.xml"]


def test_sitemap_of_fifty_megabytes_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_sitemap_files, "MAX_FILE_BYTES", 600)
    articles = [article(number) for number in range(9)]
    files = dict(nutgraf.write_sitemaps(articles, "sitemap", f"{SITE}maps/all.xml"))

    assert len(files) == 3
    assert all(len(data) <= 600 for name, data in files.items() if name != f"{SITE}maps/all.xml")


@pytest.mark.parametrize("wrong", ["news.xml", "javascript:1", ""])
def test_sitemap_without_address_is_refused(wrong: str) -> None:
    with pytest.raises(RenderError):
        list(nutgraf.write_sitemaps([article()], "sitemap", wrong))


@pytest.mark.parametrize("name", ["sitemap", "news-sitemap"])
def test_sitemap_holds_the_addresses_of_one_site(name: str) -> None:
    mixed = feed(
        article(1, url="https://other.example/1"),
        article(2, url="https://www.herald.example/2"),
        article(3),
    )

    assert [one.url for one in back(mixed, name).articles] == ["https://www.herald.example/2"]
    assert {"/articles/0", "/articles/2"} <= {one.pointer for one in nutgraf.losses(mixed, name)}


@pytest.mark.parametrize(
    ("modified", "written"),
    [("2026-11-22T08:00Z", "2026-11-22T08:00:00Z"), ("2026-11-22", "2026-11-22"),
     ("2026-11-22T08:00:00+23:00", "2026-11-21T09:00:00+00:00")],
)  # fmt: skip
def test_sitemap_writes_dates_as_its_schema_has_them(modified: str, written: str) -> None:
    data = nutgraf.write_text(article(date_modified=modified), "sitemap")

    assert f"<lastmod>{written}</lastmod>" in data


def test_sitemap_needs_no_more_than_a_url() -> None:
    read = back(feed(NewsArticle(url=f"{SITE}1"), NewsArticle(headline="no URL")), "sitemap")

    assert [one.url for one in read.articles] == [f"{SITE}1"]


@pytest.mark.parametrize("name", ["rss", "atom"])
@pytest.mark.parametrize("date", ["2026-11-21", "2026-11-21T08:05:30", "21 Nov 2026 08:05:30"])
def test_date_of_a_feed_that_is_no_instant_loses_itself_alone(name: str, date: str) -> None:
    written = nutgraf.write(feed(article(), updated=NOW), name).decode()
    stated = {"rss": "Sun, 22 Nov 2026 09:00:00 +0000", "atom": "2026-11-22T09:00:00+00:00"}[name]
    assert stated in written
    read = nutgraf.read(written.replace(stated, date, 1).encode(), name)

    assert read.feed.updated is None
    assert read.feed.articles == nutgraf.read(written.encode(), name).feed.articles
    assert [one.rule for one in read.findings] == ["date_unreadable"]
