"""Pages as newsrooms publish them: the article of each is drawn up from all that it states."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf.formats._page_date_forms import read_date
from nutgraf.formats._page_headline import without_site_name
from nutgraf.formats._page_names import names_in
from nutgraf.markup.marked import Marked
from nutgraf.markup.page import Page
from nutgraf.safety.dates import to_iso

URL = "https://herald.example/news/bridge"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-22T08:00:00+02:00",
    "author": {"@type": "Person", "name": "Ann Lee"},
}
ENTRY_DATE = '<time class="entry-date published" datetime="2026-11-22T08:00Z">today</time>'


def page(*nodes: Any, head: str = "", body: str = "") -> bytes:
    """Write a page with JSON-LD and whatever else."""
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes
    )
    return f"<html lang=en><head>{head}{scripts}</head><body>{body}</body></html>".encode()


def read(data: bytes) -> nutgraf.Reading:
    return nutgraf.read(data, "html", url=URL)


def article(data: bytes) -> Any:
    return read(data).require_article()


def rules(data: bytes) -> set[str]:
    return {finding.rule for finding in read(data).findings}


def names(data: bytes) -> list[str]:
    return [author.name for author in article(data).author]


def meta(**said: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{content}">'
        for name, content in said.items()
    )


def test_number_is_a_date_where_it_counts_seconds_alone() -> None:
    script = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": {}}}'
    read = [nutgraf.read(script.format(one), "html").article for one in (1763625600, 20261120)]

    assert [str(one.date_published)[:10] for one in read] == ["2025-11-20", "None"]


def test_what_metas_say_fills_what_the_node_leaves_out() -> None:
    found = read(page({**ARTICLE, "author": None}, head=meta(author="By Bo Ray and Cy Fox")))

    assert [author.name for author in found.require_article().author] == ["Bo Ray", "Cy Fox"]
    assert found.evidence["author"].key == "meta:author"
    assert found.evidence["headline"].key == "jsonld:headline"


def test_a_page_without_nodes_is_read_from_its_metas() -> None:
    head = "<title>Council opens the bridge | Town Herald</title>" + meta(
        og__title="Council opens the bridge",
        og__type="article",
        og__site_name="Town Herald",
        article__published_time="2026-11-22T08:00:00Z",
    )
    found = article(page(head=head, body="<h1>Council opens the bridge</h1>"))

    assert found.headline == "Council opens the bridge"
    assert found.publisher.name == "Town Herald"
    assert to_iso(found.date_published) == "2026-11-22T08:00:00Z"
    assert found.in_language == "en"


def test_the_article_at_the_address_of_the_page_is_its_own() -> None:
    other = {**ARTICLE, "headline": "Another story", "url": "https://herald.example/news/other"}
    found = read(page(other, {**ARTICLE, "url": URL}))

    assert found.require_article().headline == "Council opens the bridge"
    assert len(found.articles) == 2


def test_an_article_inside_a_web_page_is_found() -> None:
    found = read(page({"@type": "WebPage", "name": "Page", "mainEntity": ARTICLE}))

    assert found.require_article().headline == "Council opens the bridge"
    assert len(found.articles) == 1


@pytest.mark.parametrize(("url", "published"), [(URL, "2026-11-22T08:00:00Z"), ("/other", None)])
def test_the_node_of_a_page_says_when_its_article_was_published(
    url: str, published: str | None
) -> None:
    node = {
        "@type": "WebPage", "url": url, "datePublished": "2026-11-22T08:00:00Z",
        "author": {"@type": "Person", "name": "The Web Desk"},
    }  # fmt: skip
    found = read(page(node, body="<h1>Council opens the bridge</h1><p>By Ann Lee</p>"))

    stated = found.require_article().date_published
    assert (stated and to_iso(stated)) == published
    assert [author.name for author in found.require_article().author] == ["Ann Lee"]


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one] * 3, lambda one: {
    "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": one}],
}])  # fmt: skip
def test_an_article_that_the_page_leads_to_is_not_its_own(wrap: Callable[[Any], Any]) -> None:
    other = {**ARTICLE, "headline": "Zebra walk painted", "url": "https://herald.example/zebra"}
    data = page(wrap(other), head=meta(og__title="Council opens the bridge"))

    found = article(data)

    assert (found.headline, found.author) == ("Council opens the bridge", ())


def test_small_words_in_common_make_no_title_alike() -> None:
    other = {"@type": "NewsArticle", "headline": "Zebra walk painted in the old town"}
    title = "Ann Lee on being pulled into the enterprise and in the red"
    data = page({**other, "url": "https://herald.example/zebra"}, head=f"<title>{title}</title>")

    assert article(data).headline == title


@pytest.mark.parametrize("own", [ARTICLE, {"@type": "WebPage", "mainEntity": ARTICLE}])
@pytest.mark.parametrize("order", [1, -1])
def test_the_own_article_is_found_beside_one_that_says_more(own: Any, order: int) -> None:
    other = {
        **ARTICLE, "headline": "Zebra walk painted", "url": "https://herald.example/zebra",
        "articleBody": "Zebras walk.", "author": {"@type": "Person", "name": "Zoe Fox"},
    }  # fmt: skip
    headings = "<h1>Latest comments</h1><h1>Council opens the old bridge</h1>"

    found = article(page(*[own, other][::order], body=headings))

    assert [one.name for one in found.author] == ["Ann Lee"]


TEASER = """<article><h2><a href="/zebra">Zebra walk painted</a></h2>
    By <a rel=author>Zoe Fox</a> <time datetime="2026-01-02">2 January</time></article>"""
CARD = """<div><h3><a href="/zebra">Zebra walk painted in the old town</a></h3>
    <b class=author>Zoe Fox</b></div>"""
ITEM = """<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop=url href="/zebra">
    <b itemprop=headline>Zebra walk painted</b></a><time itemprop=datePublished datetime=2026-01-02>
    </time><b itemprop=author itemscope><i itemprop=name>Zoe Fox</i></b></div>"""
COMMENT = """<div class="comment even"><b class="comment-author">Zoe Fox</b>
    <time datetime="2026-01-02">2 January</time></div>"""


@pytest.mark.parametrize("other", [
    TEASER, CARD, ITEM, COMMENT, "<figure><figcaption class=byline>Zoe Fox</figcaption></figure>",
])  # fmt: skip
@pytest.mark.parametrize("place", ["{1}{0}", "{0}{1}"])
def test_who_and_when_are_not_those_of_teasers_comments_and_pictures(
    other: str, place: str
) -> None:
    own = "<article><h1>Council opens the bridge</h1></article>" + "<p>The council</p>" * 30
    found = article(page(body=place.format(own, other)))

    assert (found.author, found.date_published) == ((), None)


@pytest.mark.parametrize("kind", ["newsArticle", "NewsArticle"])
def test_names_in_wrong_letters_are_those_of_schema_org(kind: str) -> None:
    node = {
        "@context": "https://schema.org", "@type": kind, "Headline": "Council opens the bridge",
        "author": [{"@type": "person", "name": "Ann Lee"}],
        "publisher": {"@type": "newsMediaOrganization", "name": "Town Herald", "URL": "/"},
        "herald": {"wordcount": 9},
    }  # fmt: skip
    found = article(data := page(node))

    assert found.headline == "Council opens the bridge"
    assert (found.author[0].name, found.publisher.url) == ("Ann Lee", "https://herald.example/")
    assert json.loads(nutgraf.write(found, "jsonld"))["herald"] == {"wordcount": 9}
    assert "name_respelled" in rules(data)


def test_author_and_publisher_of_other_scripts_are_followed() -> None:
    node = {**ARTICLE, "author": {"@id": "#ann"}, "publisher": {"@id": "#org"}}
    others = [
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
        {"@type": "Organization", "@id": "#org", "name": "Town Herald"},
    ]
    found = article(page(node, *others))

    assert [author.name for author in found.author] == ["Ann Lee"]
    assert found.publisher.name == "Town Herald"


def test_a_node_that_names_the_site_gives_way_to_a_person() -> None:
    node = {
        **ARTICLE,
        "author": {"@type": "Organization", "name": "Town Herald"},
        "publisher": {"@type": "Organization", "name": "Town Herald"},
    }
    data = page(node, head=meta(author="Ann Lee"))

    assert names(data) == ["Ann Lee"]
    assert "author_is_no_person" in rules(data)


def test_the_account_of_an_author_is_no_name() -> None:
    data = page({**ARTICLE, "author": "alee"})

    assert article(data).author == ()
    assert "author_is_no_name" in rules(data)


ANN = {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}


@pytest.mark.parametrize(
    "stated",
    [
        {"@type": "Role", "roleName": "Editor", "author": ANN},
        {"@type": "Person", "givenName": "Ann", "familyName": "Lee"},
        {"@type": "Thing", "name": "Ann Lee"},
        "#ann",
        [[ANN], {"@type": "Person"}],
    ],
)
def test_an_author_has_a_name_in_whatever_form(stated: Any) -> None:
    assert names(page({**ARTICLE, "author": stated}, ANN)) == ["Ann Lee"]


@pytest.mark.parametrize(
    "stated", ["#org", {"@type": "WebSite", "name": "Town Herald", "url": "https://herald.example"}]
)
def test_a_publisher_has_a_name_in_whatever_form(stated: Any) -> None:
    herald = {"@type": "Organization", "@id": "#org", "name": "Town Herald"}

    assert article(page({**ARTICLE, "publisher": stated}, herald)).publisher.name == "Town Herald"


def test_an_author_who_says_nothing_is_none() -> None:
    assert names(page({**ARTICLE, "author": {"@type": "Person"}})) == []


def test_an_author_who_is_stated_twice_is_one() -> None:
    ann, account = {"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "admin"}

    assert names(page({**ARTICLE, "author": [ann, account, ann]})) == ["Ann Lee"]


def test_a_byline_below_the_headline_is_read_where_markup_is_silent() -> None:
    body = (
        "<main><h1>Council opens the bridge</h1><p>By Ann Lee</p><p>22 November 2026, 08:00</p>"
        "<p>The bridge is open.</p></main>"
    )
    data = page(body=body)

    assert names(data) == ["Ann Lee"]
    assert to_iso(article(data).date_published) == "2026-11-22T08:00:00"


def test_the_link_to_all_articles_of_a_person_near_the_headline_names_who_wrote_it() -> None:
    link = '<a href="https://herald.example/{0}/ann-lee">Ann Lee</a>'.format
    teaser = "<p>Other news</p>" * 30 + '<a href="/authors/zoe-fox">Zoe Fox</a>'

    for kind in ("author", "autoren", "auteurs"):
        body = f"<h1>Council opens the bridge</h1><ul><li>{link(kind)}</li></ul>{teaser}"
        assert names(page(body=body)) == ["Ann Lee"]
    assert names(page(body=f"<h1>Council opens the bridge</h1>{link('towns')}{teaser}")) == []
    assert names(page(head="<title>Council opens the bridge</title>", body=teaser)) == []


def test_heading_and_networks_together_outvote_no_node() -> None:
    node = {**ARTICLE, "headline": "Bridge news"}
    data = page(
        node,
        head="<title>Council opens the bridge - Town Herald</title>"
        + meta(og__title="Council opens the bridge", og__site_name="Town Herald"),
        body="<article><h1>Council opens the bridge</h1></article>",
    )

    assert article(data).headline == "Council opens the bridge"
    assert {"headline_repaired", "headlines_differ"} <= rules(data)


def test_the_second_headline_of_a_node_is_the_first_where_readers_and_networks_see_it() -> None:
    node = ARTICLE | {"headline": "Bridge opens", "alternativeHeadline": "Council opens the bridge"}
    head = "<title>Bridge opens</title>" + meta(og__title="Council opens the bridge")
    data = page(node, head=head, body="<main><h1>Council opens the bridge</h1></main>")

    assert article(data).headline == "Council opens the bridge"


def test_the_headline_of_the_node_stands_against_one_other() -> None:
    data = page(ARTICLE, body="<h1>Bridge opens at last</h1>")

    assert article(data).headline == "Council opens the bridge"


def test_a_heading_that_is_like_no_title_is_none_of_the_article() -> None:
    data = page(head="<title>Council opens the bridge</title>", body="<h1>Sports</h1>")

    assert article(data).headline == "Council opens the bridge"


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (("Town News", "Council opens the bridge"), "Council opens the bridge l Town News"),
        (("O News",), "Council opens the bridge ⋆ Town News Paper"),
    ],
)
def test_the_name_of_a_section_in_a_heading_is_no_headline(
    headings: tuple[str, ...], title: str
) -> None:
    shown = "".join(f"<h1>{text}</h1>" for text in headings)
    shared = '<meta property="og:title" content="Council opens the bridge ⋆ Town News Paper">'
    data = page(head=f"<title>{title}</title>{shared if len(headings) == 1 else ''}", body=shown)

    assert article(data).headline.startswith("Council opens the bridge")


def test_a_kicker_is_no_part_of_the_headline() -> None:
    body = "<h1><span class='overline'>Traffic</span> <span>Council opens the bridge</span></h1>"

    assert article(page(body=body)).headline == "Council opens the bridge"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Council opens the bridge | Town Herald", "Council opens the bridge"),
        ("Council opens the bridge - Town Herald", "Council opens the bridge"),
        ("Town Herald: Council opens the bridge", "Council opens the bridge"),
        ("Council opens the bridge (Town Herald)", "Council opens the bridge"),
        ("Council opens the bridge ➤ Town Herald", "Council opens the bridge"),
        ("Council opens the bridge_Town Herald", "Council opens the bridge"),
        ("Council opens the bridge - at last", "Council opens the bridge - at last"),
        ("Council opens the bridge (at last)", "Council opens the bridge (at last)"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str, headline: str) -> None:
    assert without_site_name(title, {"townherald"}) == headline


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Press office - Council opens the new bridge</title>",
         "<h1>Council opens the new bridge</h1>"),
        (meta(og__title="Opinion: Council opens the new bridge"),
         "<h1>Council opens the new bridge</h1>"),
        (f"<title>{(said := 'Council opens the new bridge')}</title>{meta(og__title=said)}",
         "<main><h1>On the river Council opens the new bridge</h1></main>"),
        ("<title>Our Diary | Council opens the new bridge</title>",
         "<h1><a href='/'>Our Diary</a></h1><h2>Council opens the new bridge</h2>"),
        ("<title>Council opens the new bridge | Herald media - News and Views</title>"
         + meta(og__site_name="Herald media - News and Views"), "<main><h1>Culture</h1></main>"),
        ("<title>The Old Town Herald | Council opens the new bridge</title>"
         + meta(og__site_name="The Old Town Herald"), ""),
        ("<title>Council opens the new bridge - News - Courier</title>",
         "<a href='/'><img alt=Courier></a>"),
        ("<title>Council opens the new bridge - Courier</title>" + meta(author="Courier"), ""),
        ("", "<h1>Coun&shy;cil opens the new bridge</h1>"),
    ],
)  # fmt: skip
def test_what_stands_around_the_headline_is_no_part_of_it(head: str, body: str) -> None:
    assert article(page(head=head, body=body)).headline == "Council opens the new bridge"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "<p>Ann Lee 22 November 2026</p>", ["Ann Lee"]),
        ("", "<p>Press Release 22 November 2026</p>", []),
        ("", "<p><a>Bridges</a> <a>Ports</a> 22 November 2026</p>", []),
        (meta(author="Herald – The Paper for Bridges"), "", []),
        (meta(author="Herald – Ann Lee"), "", ["Ann Lee"]),
    ],
)
def test_what_stands_beside_a_date_or_the_site_is_a_name_or_nobody(
    head: str, body: str, expected: list[str]
) -> None:
    shared = meta(og__title="Council opens the bridge", og__site_name="Herald")
    data = page(head=shared + head, body=f"<h1>Council opens the bridge</h1>{body}")

    assert names(data) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Ann Lee, Bo Ray, Cy Fox", ["Ann Lee", "Bo Ray", "Cy Fox"]),
        ("Ann Lee (al)", ["Ann Lee"]),
        ("View all posts by Ann Lee →", ["Ann Lee"]),
        ("Ann Lee, MA, RD and Bo Ray, PhD", ["Ann Lee", "Bo Ray"]),
        ("Ann Lee For The Herald On Sunday", ["Ann Lee"]),
        ("Ann Lee /bo", ["Ann Lee"]),
        ("Ann Lee1, Bo Ray23", ["Ann Lee", "Bo Ray"]),
        ("Lee1", ["Lee1"]),
        ("Ann Lee, Political Editor", ["Ann Lee"]),
        ("By Ann Lee in London", ["Ann Lee"]),
        ("National Center for Public Bridges", ["National Center for Public Bridges"]),
        ("Reviewed by Ann Lee // Town Herald", ["Ann Lee"]),
        ("Geschreven door Ann Lee", ["Ann Lee"]),
        ("Autore: Ann Lee", ["Ann Lee"]),
        ("Staff and news service reports", ["Staff and news service reports"]),
        ("https://herald.example/ann", []),
        ("ann@herald.example", []),
        ("admin", []),
        ("", []),
    ],
)
def test_a_byline_is_parted_into_names(byline: str, expected: list[str]) -> None:
    assert names_in(byline, "en") == expected


def test_norwegian_goes_by_several_codes() -> None:
    assert names_in("Av Ann Lee", "no") == names_in("Av Ann Lee", "nb") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2026-11-22", "", "2026-11-22"),
        ("22.11.2026", "", "2026-11-22"),
        ("22.11.2026 08:30 Uhr", "de", "2026-11-22T08:30:00"),
        ("22.11.2026 8.30 Uhr MEZ", "de", "2026-11-22T08:30:00+01:00"),
        ("22/11/2026 09h03 BRT", "en", "2026-11-22T09:03:00"),
        ("22/11/2026 09:03 hs.", "en", "2026-11-22T09:03:00"),
        ("Nov 22, 2026, 9:03 PTG", "en", "2026-11-22T09:03:00"),
        ("November 22, 2026 9:03 AM ET", "en", "2026-11-22T09:03:00-05:00"),
        ("2026-11-22T09:03:00 Europe/Lisbon", "en", "2026-11-22T09:03:00"),
        ("2026-11-22 09:03 Europe/Atlantis", "en", "2026-11-22T09:03:00"),
        ("2026-11-22T09:03:00.000PST8PDT", "en", "2026-11-22"),
        ("2026-11-22 25:03 PTG", "en", "2026-11-22"),
        ("22.11.2026 - 24.11.2026", "de", None),
        ("2026-5-5 8:30:00", "", "2026-05-05T08:30:00"),
        ("Sun Nov 22 2026 08:00:00 GMT+0100 (CET)", "", "2026-11-22T08:00:00+01:00"),
        ("Sun Nov 22 08:00:00 CET 2026", "", "2026-11-22T08:00:00+01:00"),
        ("Sun, 22 Nov 2026 08:00:00 +0100", "", "2026-11-22T08:00:00+01:00"),
        ("1763625600", "", "2025-11-20T08:00:00+00:00"),
        ("4/6/2026 4:00:00 PM", "en", None),
        ("4/16/2026 4:00:00 PM", "en", "2026-04-16T16:00:00"),
        ("04/06/2026", "fr", "2026-06-04"),
        ("04/06/2026", "de", None),
        ("31.02.2026", "", None),
        ("Sunday, November 22, 2026 8:15 am", "de", "2026-11-22T08:15:00"),
        ("22 novembre 2026 à 08:15", "fr", "2026-11-22T08:15:00"),
        ("2026년 11월 22일", "ko", "2026-11-22"),
        ("22. nov 2026 kl. 08:15", "da", "2026-11-22T08:15:00"),
        ("22. nov 2026 cirka 08:15", "da", "2026-11-22"),
        ("2026-11-22T10:09+5.30", "en", "2026-11-22T10:09:00+05:30"),
        ("2026-11-22T10:09:00 02:00", "en", "2026-11-22T10:09:00+02:00"),
        ("2026-11-22T10:09+02:00[Europe/Berlin]", "en", "2026-11-22T10:09+02:00"),
        ("/Date(1763625600000)/", "en", "2025-11-20T08:00:00+00:00"),
        ("November 22, 2026 for 3 days", "en", None),
        ("2 hours ago", "en", None),
    ],
)
def test_a_date_is_read_in_the_forms_of_pages(
    text: str, language: str, expected: str | None
) -> None:
    found = read_date(text, language)

    assert (None if found is None else to_iso(found)) == expected


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta name="date" content="2026-11-25">', "22 November 2026", "2026-11-22"),
        ('<meta name="dcterms.date" content="2026-11-22T08:00:00Z">', "22 November 2026",
         "2026-11-22T08:00:00Z"),
        ('<meta property="article:published_time" content="2026-11-25">', "22 November 2026",
         "2026-11-25"),
        ('<meta name="date" content="2026-11-25T08:00:00Z">', "22 November 2026",
         "2026-11-25T08:00:00Z"),
        ("", f"<footer><a href='/news/bridge'>{ENTRY_DATE}</a></footer>", "2026-11-22T08:00Z"),
        ("", "<article><footer><time>22 November 2026</time></footer></article>", "2026-11-22"),
        ("", f"<footer><a href='/news/other'>{ENTRY_DATE}</a></footer>", None),
    ],
)  # fmt: skip
def test_what_readers_see_stands_against_a_loose_meta(
    head: str, body: str, published: str | None
) -> None:
    data = page(head=head, body=f"<h1>Council opens the bridge</h1><p>{body}</p>")

    found = article(data).date_published
    assert (found and found.text) == published


LONG = "The council of the town opens the bridge to traffic, seen here from the north side"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<h1>Council opens the bridge</h1><p>(22 November 2026) The council", "2026-11-22"),
        ("<h1>{}</h1><p>Open</p><p>Published: 22 November 2026</p>", "2026-11-22"),
        ("<h1><span class=kicker>22 November 2026</span> {}</h1>", "2026-11-22"),
        ("<h1>{}<br><small>22 November 2026 • Town</small></h1>", "2026-11-22"),
        ("<p>22 November 2026</p><h1>{}, says the mayor of the town</h1>", "2026-11-22"),
        ("<h1>{}</h1><p>Ann-Kristin Leemann / TOWN HERALD ONLINE / 22 November 2026, 14:04 IST</p>",
         "2026-11-22T14:04:00"),
        ("<h1>{}</h1>" + "<p>Open</p>" * 30 + "<p>By Ann Lee - Town Press - 22 November 2026</p>",
         "2026-11-22"),
        ("<h1>A bridge for the whole old town</h1><p>22 November 2026</p>", "2026-11-22"),
        (f"<h1>{{}}</h1><p>{LONG} (Photo: A. Lee, 22 November 2026).</p>", None),
        ("<article><p>22 November 2026</p></article><h1>{}</h1>", None),
        ("<h1>{}</h1><p>Published: 22 November 2026</p>"
         + "<p>Open</p>" * 30 + "<p>Published: 1 November 2026</p>", "2026-11-22"),
        ("<h1>{}</h1>" + "<p>Open</p>" * 30 + "<p>Updated: 1 November 2026</p>"
         "<p>Updated: 2 November 2026</p>", None),
    ],
)  # fmt: skip
def test_a_date_is_read_where_readers_see_it(body: str, published: str | None) -> None:
    title = "<title>Council opens the bridge on 9 November 2026</title>"  # which is none of these
    head = meta(og__title="Council opens the bridge") + title

    found = article(page(head=head, body=body.replace("{}", "Council opens the bridge")))

    assert (found.date_published and found.date_published.text) == published


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("news/2026/11/22/bridge", "2026-11-22"), ("news/20261122", "2026-11-22"),
        ("news/A202611220800512", "2026-11-22"), ("news/A202611223200512", None),
        ("news/22-11-2026", "2026-11-22"), ("news/2.9.2026/bridge", "2026-09-02"),
        ("news/20261122345", None), ("news/32-11-2026", None), ("news/bridge-22-11-2026", None),
    ],
)  # fmt: skip
def test_a_day_in_the_address_is_that_of_the_article(path: str, published: str | None) -> None:
    data = page(head=meta(og__title="Council opens the bridge"))

    found = nutgraf.read(data, "html", url=f"https://herald.example/{path}").require_article()

    assert (found.date_published and found.date_published.text) == published


@pytest.mark.parametrize(
    ("stated", "shown", "published"),
    [
        ("2026-11-09T05:30:59Z", "November 8, 2026 at 11:30 p.m.", "2026-11-08T23:30:59-06:00"),
        ("2026-11-08T23:10:00+00:00", "9 November 2026, 00:10", "2026-11-09T00:10:00+01:00"),
        ("2026-11-09T05:30:59Z", "November 8, 2026 at 11:45 p.m.", "2026-11-09T05:30:59Z"),
        ("2026-11-09T05:30:59Z", "November 9, 2026 at 12:30 a.m.", "2026-11-09T05:30:59Z"),
        ("2026-11-09T05:30:59Z", "November 8, 2026", "2026-11-09T05:30:59Z"),
    ],
)
def test_an_instant_in_utc_is_given_on_the_day_that_readers_see(
    stated: str, shown: str, published: str
) -> None:
    node = {**ARTICLE, "datePublished": stated}
    found = article(page(node, body=f"<h1>Council opens the bridge</h1><p>{shown}</p>"))

    assert found.date_published.text == published


def test_a_date_that_is_that_of_the_change_gives_way_to_an_earlier_one() -> None:
    changed = {**ARTICLE, "dateModified": ARTICLE["datePublished"]}
    data = page(changed, head=meta(article__published_time="2026-11-20T15:00:00+02:00"))

    assert article(data).date_published.text == "2026-11-20T15:00:00+02:00"
    assert "dates_differ" in rules(data)


@pytest.mark.parametrize("empty", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00"])
def test_the_empty_date_of_a_system_is_none(empty: str) -> None:
    node = {**ARTICLE, "datePublished": empty, "dateModified": empty}
    data = page(node, body="<h1>Council opens the bridge</h1><p>Published 22 November 2026</p>")
    found = article(data)

    assert to_iso(found.date_published) == "2026-11-22"
    assert found.date_modified is None
    assert "date_is_empty" in rules(data)


@pytest.mark.parametrize(
    ("stated", "shared", "taken"),
    [
        ("2026-11-22", "2026-11-22T08:00:00+02:00", "2026-11-22T08:00:00+02:00"),
        ("2026-11-22 08:54:19", "2026-11-22T16:54:19+00:00", "2026-11-22T08:54:19-08:00"),
        ("2026-11-22T08:54:19", "2026-11-22T16:54:20+00:00", "2026-11-22T08:54:19"),
        ("2026-11-22T08:00:00", "2026-11-22T16:00:00+00:00", "2026-11-22T08:00:00"),
    ],
)
def test_a_date_gives_way_to_an_instant_on_it(stated: str, shared: str, taken: str) -> None:
    node = {**ARTICLE, "datePublished": stated}
    found = read(page(node, head=meta(article__published_time=shared)))

    source = "jsonld:datePublished" if taken == stated else "meta:article:published_time"
    assert to_iso(found.require_article().date_published) == taken
    assert found.evidence["date_published"].key == source


def test_dates_that_differ_are_told() -> None:
    assert "dates_differ" in rules(
        page(ARTICLE, head=meta(article__published_time="2026-10-01T08:00:00+02:00"))
    )


@pytest.mark.parametrize(("said", "differs"), [("Bo Ray", True), ("By Ann Lee", False)])
def test_authors_that_differ_are_told(said: str, differs: bool) -> None:  # noqa: FBT001
    found = rules(page(ARTICLE, head=meta(author=said)))

    assert ("authors_differ" in found) is differs


def test_a_finding_stands_at_the_value_in_the_script() -> None:
    data = page({**ARTICLE, "author": {"@type": "Person", "name": "By Ann Lee"}})
    found = next(one for one in read(data).findings if one.rule == "author_byline")
    text = data.decode()

    assert found.place.pointer == "/author"
    assert text[found.place.column - 1 :].startswith('{"@type": "Person", "name": "By')


def test_without_repair_the_article_is_what_its_node_says() -> None:
    data = page({**ARTICLE, "author": "By Ann Lee"}, head=meta(og__description="Open"))
    found = nutgraf.read(data, "html", url=URL, repair=False).require_article()

    assert found.author == ()
    assert found.description is None


def test_an_empty_page_holds_no_article() -> None:
    assert read(b"").article is None
    assert rules(b"<html></html>") == {"no_article_found"}


ZULU = (
    "Ngesikhathi kufika amaphoyisa, abantu bathe kuzoba nzima ukuthi kuphephe umzila noma uvalwe, "
    "futhi lokhu kusho ukuthi khona izinkinga kanye nokulimala. "
)


@pytest.mark.parametrize(
    ("node", "head", "body", "language"),
    [
        ({"inLanguage": "en-GB"}, "", "", "en-GB"),
        ({"inLanguage": "kr"}, meta(og__locale="ko_KR"), "", "ko"),
        ({"headline": "남부 다리가 열렸다"}, "", "", "ko"),
        ({"headline": "Amaphara edla umzila"}, "", f"<p>{ZULU * 4}</p>", "zu"),
        ({"headline": "Brexit"}, "", f"<p>{ZULU}</p>", "en"),
    ],
)
def test_the_language_is_what_most_of_the_page_says_and_its_words_do_not_belie(
    node: dict[str, str], head: str, body: str, language: str
) -> None:
    root = "<html lang=ko>" if node.get("inLanguage") == "kr" else "<html lang=en>"
    data = page({**ARTICLE, **node}, head=head, body=body).replace(b"<html lang=en>", root.encode())

    assert article(data).in_language == language


LINKS = "<a href='/topic/1'>Bridge</a> <a href='/topic/2'>The River</a>"
TOPICS = f"<div>Topics: {LINKS} <a href='/topic/'>All topics</a></div>"


@pytest.mark.parametrize(
    ("node", "head", "body", "keywords"),
    [
        ("bridges, rivers", "", "", ["bridges", "rivers"]),
        ("bridges, page_type", meta(keywords="Bridges, Rivers"), "", ["Bridges", "Rivers"]),
        (["bridges", "103422711", "_prio_3", "herald.example"], "", "", ["bridges"]),
        (None, meta(mrf_tags="Website:Herald;wgg:bridges"), "", []),
        (["topic/bridges", "place/Southwark"], "", "", ["bridges", "Southwark"]),
        (["Day: Friday", "Subject: Bridges", "Medium"], "", "", ["Bridges"]),
        ("bridges", meta(mrf_tags="Page Type:Post;Post ID:126"), "", ["bridges"]),
        ([""], "", "", []),
        (None, meta(classification_tags="bridges,rivers"), "", ["bridges", "rivers"]),
        (None, "", "<a rel=tag href=/b>Bridges</a>", ["Bridges"]),
        (None, "", "<nav class=tags><a href=/b>Bridges</a></nav>", []),
        (None, "", f"{TOPICS}<h1>Council opens the bridge</h1><p>Open.", []),
        (None, "", f"<h1>Council opens the bridge</h1>{TOPICS}", ["Bridge", "The River"]),
        (None, "", f"<h1>Council opens the port</h1>{TOPICS.replace('Bridge', 'Road')}", []),
        (None, "", f"<h1>Council opens the bridge</h1><p>{LONG} {LINKS}", []),
    ],
)
def test_keywords_are_those_for_readers(
    node: Any, head: str, body: str, keywords: list[str]
) -> None:
    data = page({**ARTICLE, "keywords": node}, head=head.replace("_", "-"), body=body)

    assert list(article(data).keywords) == keywords


def test_sections_in_one_text_are_parted() -> None:
    data = page({**ARTICLE, "articleSection": ["News,Town", "Food, Drink"]})

    assert article(data).article_section == ("News", "Town", "Food, Drink")


def test_sections_are_read_without_entities() -> None:
    node = {**ARTICLE, "articleSection": ["Biotech &amp; Health", "News"]}

    assert list(article(page(node)).article_section) == ["Biotech & Health", "News"]


@pytest.mark.parametrize(
    ("crumbs", "expected"),
    [
        ([("Home", "/"), ("Bridges", "/bridges/"), ("Council opens the bridge", "")], ["Bridges"]),
        ([("Start", ""), ("Town Herald", "/all"), ("Bridges", "/b"), ("Now", URL)], ["Bridges"]),
        ([("Bridges", "/bridges/"), ("Opened", "")], ["Bridges"]),
        ([("Herald", "https://herald.example")], []),
    ],
)
def test_breadcrumbs_tell_the_section_that_nothing_states(
    crumbs: list[tuple[str, str]], expected: list[str]
) -> None:
    items = [
        {"@type": "ListItem", "position": at, "item": {"@id": address, "name": name}}
        for at, (name, address) in enumerate(crumbs, 1)
    ]
    trail = {"@type": "BreadcrumbList", "itemListElement": items}
    found = read(page({**ARTICLE, "publisher": {"name": "Town Herald"}}, trail))

    assert list(found.require_article().article_section) == expected
    assert ("article_section" in found.evidence) == bool(expected)


def test_keywords_of_metas_that_the_node_does_not_say_are_told() -> None:
    data = page({**ARTICLE, "keywords": "bridge"}, head=meta(keywords="Bridges, Rivers"))

    assert "keywords_differ" in rules(data)


@pytest.mark.parametrize(
    ("author", "body", "expected"),
    [
        ("Town Herald", "<p class=author>Ann Lee</p>", ["Ann Lee"]),
        ("Town Herald", f"{'<p>The bridge is open.</p>' * 30}<p class=author>Ann Lee</p>",
         ["Town Herald"]),
        (None, "<p class=author>Redaktion Town Herald</p>", []),
        ("신현주 기자", "", ["신현주"]),
    ],
)  # fmt: skip
def test_a_byline_beside_the_headline_names_who_the_node_does_not(
    author: str | None, body: str, expected: list[str]
) -> None:
    node = {**ARTICLE, "author": author, "publisher": {"name": "Town Herald"}}

    assert names(page(node, body=f"<h1>{ARTICLE['headline']}</h1>{body}")) == expected


def test_a_picture_is_made_absolute() -> None:
    data = page(ARTICLE, head=meta(og__image="/a.jpg"))

    assert article(data).image == ("https://herald.example/a.jpg",)


@pytest.mark.parametrize(
    ("own", "shared", "lead"),
    [
        ("/cut.jpg", "/a.jpg", "/a.jpg"),
        ("/cut.jpg", "/logo.png", "/cut.jpg"),
        ("/cut.jpg", "/i/blank.jpg?m=1", "/cut.jpg"),
        ({"@type": "ImageObject", "url": "/cut.jpg", "creditText": "Bo"}, "/a.jpg", "/cut.jpg"),
        (["/cut.jpg", "/a.jpg"], "/a.jpg", "/cut.jpg"),
    ],
)
def test_the_picture_for_networks_leads_those_of_the_node(own: Any, shared: str, lead: str) -> None:
    images = article(page({**ARTICLE, "image": own}, head=meta(og__image=shared))).image
    addresses = [
        str(getattr(one, "url", one)).removeprefix("https://herald.example") for one in images
    ]

    assert addresses[0] == lead
    assert "/cut.jpg" in addresses


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_encoding_is_the_one_that_the_page_states(encoding: str) -> None:
    text = f'<meta charset="{encoding}"><title>Brücke offen für alle</title>'

    assert article(text.encode(encoding)).headline == "Brücke offen für alle"


def test_bytes_that_are_utf8_are_so_whatever_the_page_states() -> None:
    text = '<meta charset="iso-8859-1"><title>Brücke offen für alle</title>'

    assert article(text.encode()).headline == "Brücke offen für alle"


@pytest.mark.parametrize("unit", ["|", "a:", " - "])
def test_a_title_of_very_many_parts_takes_its_share_of_time(unit: str) -> None:
    head = f"<meta property=og:title content=Bridge><title>{unit * 10_000}</title>"
    before = process_time()
    read(page(head=head, body="<h1>Bridge</h1>"))

    assert process_time() - before < 2  # the square of it takes several


@given(st.text(max_size=80), st.sampled_from(["", "en", "de", "fr", "uk"]))
def test_any_byline_gives_names_without_space_around(text: str, language: str) -> None:
    found = names_in(text, language)

    assert all(name == name.strip() and name for name in found)


@given(st.text(max_size=60), st.sampled_from(["", "en", "de", "fr"]))
def test_any_date_is_one_or_none(text: str, language: str) -> None:
    found = read_date(text, language)

    assert found is None or to_iso(found)


STORY = "".join(
    f"<p>The council of the town has opened the new bridge over the river, said <b>Ann Lee</b>,"
    f" who has been in charge of the works for {number} years and will be so for some more.</p>"
    for number in range(2, 12)
)


def with_body(data: bytes) -> Any:
    return nutgraf.read(data, "html", url=URL, body=True).require_article()


def test_the_body_of_the_node_is_taken_where_it_is_the_whole() -> None:
    whole = {**ARTICLE, "articleBody": "It is open.\n\nAll may pass."}
    found = with_body(page(whole))

    assert found.body.as_text() == "It is open.\n\nAll may pass."


def test_a_body_is_kept_of_the_page_where_the_node_brings_a_teaser() -> None:
    pytest.importorskip("trafilatura")
    data = page({**ARTICLE, "articleBody": "It is open …"}, body=f"<article>{STORY}</article>")
    found = with_body(data)

    assert found.body.as_text().count("The council of the town") == 10
    assert found.article_body == found.body.as_text()
    assert "<strong>Ann Lee</strong>" in found.body.html
    assert {block.kind for block in found.body.blocks} == {"paragraph"}
    assert "article_body_partial" in {
        finding.rule for finding in nutgraf.read(data, "html", url=URL, body=True).findings
    }


@pytest.mark.parametrize("stated", ["", [], "<p> </p>", [""]])
def test_an_empty_text_of_the_node_stands_before_no_body(stated: Any) -> None:
    pytest.importorskip("trafilatura")
    node = {**ARTICLE, "articleBody": stated}

    assert "The council" in with_body(page(node, body=f"<article>{STORY}</article>")).article_body


BLOCKS = """<h2>What is next</h2>
<ul><li>One road is open now</li><li>Two roads are <em>not</em> open</li></ul>
<blockquote><p>It is open, and all may pass over it.</p></blockquote>
<table><tr><td>Year</td><td>Cost of it</td></tr><tr><td>2025</td><td>9 million</td></tr></table>
<pre>bridge = open(True)</pre>
<p>See <a href="https://herald.example/plan">the plan</a> of it,<br>which is <em>old</em>.</p>"""


def test_the_blocks_of_a_body_stay_what_they_are() -> None:
    pytest.importorskip("trafilatura")
    given = BLOCKS.replace("<pre>", "<pre><code>").replace("</pre>", "</code></pre>")
    given = given.replace("<blockquote><p>", "<blockquote>").replace(
        "</p></blockquote>", "</blockquote>"
    )
    found = with_body(page(ARTICLE, body=f"<article>{STORY}{given}{STORY}</article>"))

    assert f"\n{BLOCKS}\n" in found.body.html
    assert [block.kind for block in found.body.blocks][10:-10] == [
        "heading", "list", "quotation", "table", "code", "paragraph",
    ]  # fmt: skip


def test_a_page_that_no_parser_stands_is_read_tag_by_tag() -> None:
    head = (
        "<base href=https://herald.example/x/><title>Br&uuml;cke</title>"
        "<link rel=canonical href=bridge><meta property=og:site_name content=Herald>"
    )
    flood = f"<p {' '.join(f'a{number}' for number in range(10_001))}>"
    found = read(page(ARTICLE, head=head, body=flood + "<p>Text.</p>"))
    alone = read(page(head=head, body=flood))

    assert rules(page(body=flood)) >= {"page_too_complex"}
    assert rules(page(body="</i>" + "<b><p>" * 800)) >= {"page_too_complex"}
    assert (found.require_article().headline, found.require_article().in_language) == (
        "Council opens the bridge", "en",
    )  # fmt: skip
    assert alone.require_article().headline == "Brücke"
    assert alone.require_article().url == "https://herald.example/x/bridge"
    assert alone.require_article().publisher.name == "Herald"  # type: ignore[union-attr] # it is there


def test_a_body_is_read_only_when_it_is_asked_for() -> None:
    assert article(page(ARTICLE, body=f"<article>{STORY}</article>")).body is None


@pytest.fixture
def _no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize(
    "work", [read, article, rules, nutgraf.check, lambda data: read(data).things]
)
def test_a_page_is_let_go_of_before_python_looks_for_circles(
    work: Callable[[bytes], object],
) -> None:
    work(page(ARTICLE, {"@type": "WebSite", "name": "Town Herald"}, body="<h1>Bridge</h1>"))

    held = [one for one in gc.get_objects() if isinstance(one, Page) and one._data]

    assert held == []


def test_a_reading_that_is_kept_keeps_no_tree_of_its_page() -> None:
    person = '<p itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Lee</b></p>'

    kept = read(page(ARTICLE, body=f"<h1>Bridge</h1>{person}"))

    gc.collect()
    marked = [one for one in gc.get_objects() if isinstance(one, Marked)]
    pages = [one for one in gc.get_objects() if isinstance(one, Page) and one._data]
    assert [one for one in marked if one._node is not None] == []
    assert [one for one in pages if vars(one).get("tree") is not None] == []
    assert [type(one).__name__ for one in kept.things] == ["NewsArticle", "Person"]
