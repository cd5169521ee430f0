"""The rules on feeds: they find what the W3C's validator finds, and are as silent where it is."""

from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed
from nutgraf.checking import Examined, examine
from nutgraf.findings import Finding, Severity
from nutgraf.markup.html_faults import fault_of_html
from nutgraf.rules import read_feed_tree, rule_named, ruleset
from nutgraf.rules._feed_rules import ATOM, RSS
from nutgraf.testing import feeds

FEEDS = ruleset(("feeds",))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# What the validator calls a fault, and which of our rules finds it.
SAME = {
    "ContainsHTML": "feed_title_has_markup",
    "ContainsRelRef": "feed_html_address_relative",
    "DuplicateDescriptionSemantics": "feed_atom_element_doubtful",
    "DuplicateElement": "feed_element_repeated",
    "DuplicateEnclosure": "feed_enclosure_repeated",
    "DuplicateItemSemantics": "feed_words_doubled",
    "ImageLinkDoesntMatch": "feed_image_differs",
    "ImageTitleDoesntMatch": "feed_image_differs",
    "ImageUrlFormat": "feed_image_format_unknown",
    "ImplausibleDate": "feed_date_implausible",
    "IncorrectDOW": "feed_weekday_wrong",
    "InvalidContact": "feed_contact_invalid",
    "InvalidHeight": "feed_image_too_large",
    "InvalidPermalink": "feed_guid_no_permalink",
    "InvalidRFC2822Date": "feed_date_unreadable",
    "InvalidUriChar": "feed_address_malformed",
    "InvalidWidth": "feed_image_too_large",
    "MediaGroupWithoutAlternatives": "feed_media_group_single",
    "MisplacedItem": "feed_item_misplaced",
    "MissingGuid": "feed_guid_missing",
    "MissingRealName": "feed_contact_without_name",
    "NeedDescriptionBeforeContent": "feed_description_after_content",
    "NotHtml": "feed_html_element_unknown",
    "NotSufficientlyUnique": "feed_guid_short",
    "ProblematicalRFC822Date": "feed_year_short",
    "QuestionableUsage": "feed_atom_element_doubtful",
    "SecurityRisk": "feed_html_unsafe",
    "UndefinedElement": "feed_element_undefined",
    "UriNotIri": "feed_address_not_ascii",
    "UseOfExtensionAttr": "feed_attribute_foreign",
    "UseZeroForMidnight": "feed_hour_invalid",
}
# Where the validator is wrong: it knows Media RSS 1.1 alone, no partner's name space, no offset but
# of whole and half hours, no role beyond a list of broadcasters, and no sitemap.
FALSE_ALARMS = {"BadCharacters", "InvalidCreditRole", "UnknownNamespace"}
FALSE_IN = {
    "date +0545", "georss:featurename", "google news sitemap", "media:license (MRSS 1.5)",
    "media:status (MRSS 1.5)",
}  # fmt: skip
# Where it is blind: it does not look into srcset, and takes one hexadecimal reference in a line for
# a sign that all text of the line is plain.
MISSED = {"srcset rel"}


def snippets(corpus: Path) -> list[dict[str, Any]]:
    lines = (corpus / "feeds" / "judged-snippets.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def judged(feed: str | bytes) -> Examined:
    return examine(feed, FEEDS, now=NOW)


def grave(feed: str | bytes) -> list[Finding]:
    return [one for one in judged(feed).findings if one.severity is not Severity.INFO]


def test_what_the_w3c_validator_finds_is_found(corpus: Path) -> None:
    missing = {
        (one["case"], event["type"])
        for one in snippets(corpus)
        for event in one["verdict"]["events"]
        if event["level"] != "info"
        and event["type"] not in FALSE_ALARMS
        and one["case"] not in FALSE_IN
        and SAME[event["type"]] not in {found.rule for found in grave(one["feed"])}
    }

    assert missing == set()


def test_where_the_w3c_validator_is_silent_so_are_the_rules(corpus: Path) -> None:
    silent = [one for one in snippets(corpus) if not is_struck(one) and one["case"] not in MISSED]
    alarms = {one["case"]: [found.rule for found in grave(one["feed"])] for one in silent}

    assert len(silent) > 60
    assert {case: rules for case, rules in alarms.items() if rules} == {}


def is_struck(one: dict[str, Any]) -> bool:
    return any(event["level"] != "info" for event in one["verdict"]["events"])


@pytest.mark.parametrize("name", ["golden.rss", "golden.atom"])
def test_a_feed_without_fault_is_clean(corpus: Path, name: str) -> None:
    assert grave((corpus / "feeds" / name).read_bytes()) == []


def test_a_news_sitemap_without_fault_is_clean(corpus: Path) -> None:
    data = (corpus / "feeds" / "golden-news-sitemap.xml").read_bytes()

    assert [*examine(data, ruleset(("google-news",))).findings] == []


@pytest.mark.parametrize(
    ("feed", "broken", "rule"),
    [
        (RSS, '<guid\n isPermaLink="true">no URL</guid>', "feed_guid_no_permalink"),
        (RSS, "<pubDate>yesterday</pubDate>", "feed_date_unreadable"),
        (ATOM, "<updated>yesterday</updated>", "atom_date_unreadable"),
    ],
)
def test_a_finding_stands_where_the_tag_of_its_element_begins(
    feed: str, broken: str, rule: str
) -> None:
    lines = feed.split("\n")
    at = next(number for number, line in enumerate(lines) if broken[:5] in line and number > 6)
    lines[at] = f"<!-- <guid> --><![CDATA[<guid>]]> {broken}"

    (found,) = [one for one in judged("\n".join(lines)).findings if one.rule == rule]

    assert (found.place.line, found.place.column) == (at + 1, lines[at].index(broken) + 1)


def test_a_compressed_feed_is_judged() -> None:
    assert judged(gzip.compress(RSS.encode())).findings == ()


@given(st.lists(st.sampled_from(("<item>", "</item>", "<guid>", "</guid>", "<a:b>", "&lt;p", "]]>",
                                 "<![CDATA[", "<!--", "-->", "<pubDate>", "&x;", "1", "é",
                                 "<entry xmlns='http://www.w3.org/2005/Atom'>", "\0")),
                max_size=20).map("".join))  # fmt: skip
def test_any_feed_is_judged(inner: str) -> None:
    feed = RSS.replace("<item>", f"<item>{inner}", 1)

    assert all(isinstance(one, Finding) for one in judged(feed).findings)
    tree = read_feed_tree(feed.encode())
    assert tree is None or tree.root.name


def test_no_name_or_value_of_a_feed_breaks_the_line_of_a_message() -> None:
    hostile = "&#10;::error::\u202e"
    item = (
        f'<a:b xmlns:a="https://a.example/{hostile}" a:c="d"/><e>{hostile}</e>'
        f'<guid>{hostile}</guid><category xmlns:a="x{hostile}" a:b="">x</category>'
    )
    found = judged(RSS.replace("<item>", f"<item>{item}", 1)).findings

    assert len(found) > 3
    assert [one for one in found if not one.message.isprintable()] == []


HTML = (
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href='/a?b=1&amp;c'>", "</a>", "<ul>", "<li>",
    "</li>", "</ul>", "<div>", "</div>", "<br>", "<br/>", "<img src=a>", "a", " & ", "&amp;",
    "&nbsp;", "&#233;", "&T", "<!-- a -->", "<table><tr><td>", "</td></tr></table>", "< ", "<h2>",
    "</h2>", "<figure>", "<figcaption>", "</figcaption>", "</figure>", "<blockquote>",
    "</blockquote>", "<dl><dt>", "<dd>", "</dl>",
)  # fmt: skip


# What a feed cannot say: without an address of its own it has no link to itself, an article that
# has no name gets none, an id, a date and words stay what they are, and an archive may be of no
# feed that is known.
UNSAID = {
    "atom_id_not_canonical", "atom_self_link_missing", "atom_summary_missing",
    "feed_archive_current_missing", "feed_archive_leads_to_itself", "feed_complete_has_others",
    "feed_date_implausible", "feed_guid_missing", "feed_self_link_missing",
    "feed_text_has_markup", "feed_title_has_markup", "json_feed_address_missing",
    "json_number_long",
}  # fmt: skip


def test_json_feed_without_version_is_one() -> None:
    found = judged('{"title": "T", "items": [{"id": "a", "content_text": "b"}]}').findings

    assert "json_feed_member_missing" in {one.rule for one in found}


def test_fault_of_a_json_feed_is_told_of_with_its_place() -> None:
    feed = nutgraf.write(
        Feed(title="T", articles=[nutgraf.NewsArticle(url="https://a.example/", headline="A")]),
        "jsonfeed",
    ).decode()
    (found,) = [
        one for one in judged(feed.replace('"title":"A"', '"title":\n5')).findings
        if one.rule == "json_feed_value_invalid"
    ]  # fmt: skip

    assert (found.place.pointer, found.place.line) == ("/items/0/title", 3)
    assert not judged(feed).unchecked


@given(pieces=st.lists(st.sampled_from(HTML), max_size=6))
def test_html_that_is_called_malformed_is_so_for_a_strict_parser(pieces: list[str]) -> None:
    html5lib = pytest.importorskip("html5lib")
    html = "".join(pieces)
    try:
        html5lib.HTMLParser(strict=True).parseFragment(html)
    except html5lib.html5parser.ParseError:
        return

    assert fault_of_html(html) == ""


@pytest.mark.parametrize(
    "html",
    ["<b>a", "a</b>", "<p><i>a</p>", "<div/>", "a & b &c", "AT&T", "5 < 6", "<b><i>a</b></i>",
     "<!-- a", "<ul><li>a</ol>", "&copy 2026", "<p>a</p></p>", "<p><div>a</div></p>"],
)  # fmt: skip
def test_malformed_html_is_told_of(html: str) -> None:
    assert fault_of_html(html)


@pytest.mark.parametrize("name", ["rss", "atom", "jsonfeed"])
@settings(max_examples=50)
@given(feed=feeds(), level=st.sampled_from(["visible", "embedded"]))
def test_rules_are_silent_of_what_we_write(name: str, feed: Feed, level: Any) -> None:
    known = {"updated": "2026-11-22T00:00:00Z", "home_page_url": "https://herald.example/"}
    data = nutgraf.write(feed.replace(title="Town Herald", **known), name, level=level)

    found = nutgraf.check(data, profiles=["feeds"])
    # An id of no URN stays where there is no address to take its place.
    assert {one.rule for one in found if "urn:x:1" not in one.message} <= UNSAID


@pytest.mark.parametrize(
    ("feed", "place"),
    [
        ("<rss version='2.0'>\n<channel>\n<title>Herald</title>\n</rss>", (4, 7)),
        ("<rss version='2.0'>\n<channel>\n<dc:creator>A</dc:creator></channel></rss>", (3, 12)),
        ("<rss version=2.0><channel/></rss>", (1, 14)),
        ("<rss version='2.0'><channel>\n<![CDATA[&]]><link>https://a.example/?b&c</link>", (2, 39)),
        ("<!DOCTYPE rss>\n<rss version='2.0'><channel>\n\n<title>A&nbsp;B &#0;</title>", (4, 9)),
    ],
)
def test_what_is_no_xml_is_told_where_it_breaks(feed: str, place: tuple[int, int]) -> None:
    found = [one for one in examine(feed, FEEDS).findings if one.rule == "xml_not_well_formed"]

    assert [one.severity for one in found] == [Severity.ERROR]
    assert found[0].place.line == place[0]
    assert abs(found[0].place.column - place[1]) <= 12


def test_a_reference_that_the_feed_declares_itself_is_known() -> None:
    declared = "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]>\n<rss version='2.0'><title>A&nbsp;</title>"

    found = {one.rule for one in examine(f"{declared}</rss>", FEEDS).findings}
    assert found & {"xml_entities_declared", "xml_not_well_formed"} == {"xml_entities_declared"}


def test_what_is_too_deep_for_the_parser_is_no_fault_of_the_feed() -> None:
    deep = f"<rss version='2.0'>{'<a>' * 400}{'</a>' * 400}</rss>"

    assert "xml_not_well_formed" not in {one.rule for one in examine(deep, FEEDS).findings}


def test_markup_in_plain_text_is_found_behind_a_reference_that_is_none() -> None:
    title = "<title>R&amp;D, &amp;Co; and &lt;b>bold</title>"
    feed = f'<rss version="2.0"><channel>{title}</channel></rss>'

    found = {one.rule: one.message for one in examine(feed, FEEDS, now=NOW).findings}

    assert found["feed_title_has_markup"] == 'the title holds the HTML "<b>"'


@pytest.mark.parametrize(("word", "is_wrong"), [("True", False), ("false", False), ("yes", True)])
def test_a_default_of_media_is_true_or_false_in_any_case(word: str, *, is_wrong: bool) -> None:
    media = f'<media:content url="https://herald.example/a.jpg" isDefault="{word}"/>'
    space = 'xmlns:media="http://search.yahoo.com/mrss/"'
    feed = f'<rss version="2.0" {space}><channel><item>{media}</item></channel></rss>'

    found = {one.rule for one in examine(feed, FEEDS, now=NOW).findings}

    assert ("feed_attribute_invalid" in found) is is_wrong


def sitemap(**changes: str) -> str:
    """Write the news sitemap that the rules call good, with other texts in some elements."""
    text = str(rule_named("news_title_missing").good)
    for name, value in changes.items():
        text = re.sub(f"<news:{name}>[^<]*", f"<news:{name}>{value}", text)
    return text


NEWS = ruleset(("google-news",))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"publication_date": "2026-11-22T20:00:00"}, {"news_publication_date_unreadable"}),
        ({"publication_date": "2026-11-23"}, set()),
        ({"title": "Bridge opens (22.11.2026)"}, {"news_title_has_date"}),
        ({"title": "Bridge opens | Nov 22, 2026"}, {"news_title_has_date"}),
        ({"title": "Pictures of 22 November 2026"}, set()),
        ({"title": "A &lt;i>new&lt;/i> bridge"}, {"news_title_has_markup"}),
        ({"title": "AT&amp;T; R&amp;D: 3 &lt; 4 > 2"}, set()),
    ],
)
def test_a_news_sitemap_is_judged_by_what_is_certain(
    changes: dict[str, str], found: set[str]
) -> None:
    assert {one.rule for one in examine(sitemap(**changes), NEWS, now=NOW).findings} == found


def test_a_foreign_name_space_is_told_the_right_one() -> None:
    feed = sitemap().replace("sitemap-news/0.9", "sitemap-news/0.8")

    (finding,) = examine(feed, NEWS, now=NOW).findings

    assert finding.message.endswith("not http://www.google.com/schemas/sitemap-news/0.9")
