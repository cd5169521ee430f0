"""Partners: profiles are read with the line of what is wrong, and feeds are fitted to them."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, ImageObject, NewsArticle
from nutgraf.errors import ConfigError, UnknownFormatError
from nutgraf.findings import Finding
from nutgraf.partners import Demand, Partner, known_partners, partner_from, partner_named
from nutgraf.publishing import Published, Publishing, fitted
from nutgraf.testing import feeds, texts

HOST = "https://herald.example/"
PROFILE = 'name = "A"\nprefix = "a"\nspace = "https://a.example/"\n[source]\npage = "p"\n'
ARTICLE = NewsArticle(
    headline="Council opens the new footbridge",
    id=f"{HOST}bridge#article",
    url=f"{HOST}bridge",
    date_published="2026-11-22T08:00:00Z",
    image=[ImageObject(content_url=f"{HOST}a.jpg", width=1200, height=675, credit_text="A & B")],
    body={"html": f"<p>It is <u>open</u>.</p><figure><img src='{HOST}b.jpg'></figure>"},
)


def feed(**said: Any) -> Feed:
    return Feed(title="Herald", home_page_url=HOST, articles=[ARTICLE.replace(**said)])


def written(value: Feed, partner: str) -> str:
    whole, _ = fitted(value, partner, partner_named(partner))
    return nutgraf.write_text(whole, "rss")


@pytest.mark.parametrize("name", known_partners())
def test_every_profile_says_where_it_is_from(name: str) -> None:
    source = partner_named(name).source

    assert source.is_verified == source.page.startswith("http") or not source.is_verified


@given(feeds())
def test_fitted_feed_is_read_as_it_was_written(drawn: Feed) -> None:
    drawn = drawn.replace(title="Herald", home_page_url=HOST)
    for name in known_partners():
        whole, _ = fitted(drawn, name, partner_named(name))
        data = nutgraf.write(whole, "rss")

        assert nutgraf.write(nutgraf.read(data).feed, "rss") == data, name


def test_field_of_an_article_becomes_its_element() -> None:
    out = written(feed(channel={"msn": {"shortTitle": "Bridge & co"}}), "msn")

    assert ">Bridge &#x26; co</mi:shortTitle>" in out


def test_field_of_a_picture_stands_in_the_picture() -> None:
    out = written(feed(channel={"msn": {"hasSyndicationRights": "1"}}), "msn")

    inner = out[out.index("<media:content") : out.index("</media:content>")]
    assert "<mi:hasSyndicationRights>1</mi:hasSyndicationRights>" in inner
    assert "<media:credit>A &#x26; B</media:credit>" in inner


def test_field_of_the_feed_stands_in_its_channel() -> None:
    value = feed().replace(channel={"smartnews": {"logo": f"{HOST}logo.png"}})

    out = written(value, "smartnews")

    assert f"<url>{HOST}logo.png</url></snf:logo>" in out
    assert "<pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate>\n<snf:logo" in out


def test_attribute_holds_the_value_where_the_partner_has_it_there() -> None:
    value = feed().replace(channel={"feedly": {"cover": f"{HOST}cover.png"}})

    assert f'image="{HOST}cover.png"/>' in written(value, "feedly")


def test_fields_of_other_partners_stay_out() -> None:
    assert "Bridge" not in written(feed(channel={"msn": {"shortTitle": "Bridge"}}), "smartnews")


@pytest.mark.parametrize(
    ("stated", "rule"),
    [
        ({"shortTitle": "x" * 151}, "channel_field_misfit"),
        ({"expirationDate": "soon"}, "channel_field_misfit"),
        ({"hasSyndicationRights": "yes"}, "channel_field_misfit"),
        ({"nope": "x"}, "channel_field_unknown"),
    ],
)
def test_field_that_does_not_fit_is_noticed_and_left_out(stated: dict[str, str], rule: str) -> None:
    whole, findings = fitted(feed(channel={"msn": stated}), "msn", partner_named("msn"))

    found = [one for one in findings if one.rule != "body_reduced"]
    assert [one.rule for one in found] == [rule]
    assert found[0].place.pointer.startswith("articles[0].channel.msn")
    assert "mi:" not in nutgraf.write_text(whole, "rss")


def test_body_holds_what_the_partner_takes() -> None:
    whole, findings = fitted(feed(), "msn", partner_named("msn"))

    assert whole.articles[0].body.html == f'<p>It is open.</p><img src="{HOST}b.jpg">'
    assert [one.rule for one in findings] == ["body_reduced"]
    assert "<figure>, <u>" in findings[0].message


def test_partner_gets_no_more_articles_than_it_takes() -> None:
    value = feed().replace(articles=[ARTICLE] * 120)

    whole, _ = fitted(value, "smartnews", partner_named("smartnews"))

    assert len(whole.articles) == 100


@given(st.dictionaries(st.sampled_from(["shortTitle", "licenseId", "x"]), texts()), texts())
def test_whatever_a_field_holds_the_feed_is_well_formed(stated: dict[str, str], logo: str) -> None:
    value = feed(channel={"msn": stated}).replace(channel={"msn": {"shortTitle": logo}})

    reading = nutgraf.read(written(value, "msn"), "rss")

    assert [one.headline for one in reading.articles] == [ARTICLE.headline]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = [", r"own\.toml:1:\d+: "),
        (f"{PROFILE}read = 'May'\n", r"own\.toml:6: source\.read: "),
        (f"{PROFILE}read = '2026-11-22'\nnope = 1\n", r"own\.toml:7: source\.nope: extra"),
        ("name = 'A'\n", r"own\.toml:1: prefix: field required"),
    ],
)
def test_broken_profile_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        partner_from(text, "own.toml")


def test_profile_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f"{PROFILE}read = '2026-11-22'\n", "utf-8")

    assert isinstance(partner_named(str(file)), Partner)


@pytest.mark.parametrize("name", ["nobody", "missing.toml"])
def test_unknown_partner_is_said_in_a_line(name: str) -> None:
    with pytest.raises(UnknownFormatError, match=r"no partner"):
        partner_named(name)


@pytest.mark.parametrize("name", ["mailchimp", "msn", "newsbreak", "smartnews"])
def test_feed_that_is_fitted_keeps_the_rules_of_its_partner(name: str) -> None:
    stated = {"smartnews": {"logo": f"{HOST}logo.png"}}
    value = feed(author=[nutgraf.Person(name="Ann Lee")], description="It is open.").replace(
        language="en", description="News of the town", channel=stated
    )
    value = value.replace(articles=[value.articles[0].replace(thumbnail_url=[f"{HOST}t.jpg"])])

    data = written(value, name).encode()

    found = nutgraf.check(data, profiles=(name,), now=datetime(2026, 11, 23, tzinfo=UTC))
    assert [one for one in found if one.severity != "info"] == []


def test_rule_of_a_partner_says_where_the_fault_stands() -> None:
    data = written(feed(headline="Bridge opens"), "msn")

    (found,) = nutgraf.check(data, profiles=("msn",))

    assert found.rule == "msn_title_too_short"
    assert data.splitlines()[found.place.line - 1] == "<title>Bridge opens</title>"


# The feed of each partner: the story of the example that has all that any of them asks for.
NEWSROOM = Path(__file__).parents[1] / "examples" / "newsroom"
OUT_AT = datetime(2025, 11, 22, 9, tzinfo=UTC)
SAID = {
    "smartnews": f'description = "News of Prystan"\nchannel = {{ logo = "{HOST}logo.png" }}\n',
}
VALUES = {"boolean": "1", "date": "2025-11-20", "number": "7", "text": "R&D", "url": f"{HOST}a.png"}
DEMANDS = [
    pytest.param(name, one, id=one.name)
    for name in known_partners()
    for one in partner_named(name).demand
]


class Issued(NamedTuple):
    """The folder of the feeds, and what was noticed."""

    out: Path
    done: Published


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """Publish the example newsroom with a feed for each partner."""
    folder = tmp_path_factory.mktemp("newsroom")
    shutil.copytree(NEWSROOM, folder, dirs_exist_ok=True)
    feeds_ = "".join(
        f'[[feed]]\npublication = "herald-en"\nformat = "rss"\nfile = "{name}.rss"\n'
        f'partner = "{name}"\nsections = ["Town hall"]\n{SAID.get(name, "")}'
        for name in known_partners()
    )
    said = (folder / "nutgraf.toml").read_text("utf-8").partition("[[feed]]")[0]
    (folder / "nutgraf.toml").write_text(said + feeds_, "utf-8")
    run = Publishing(folder, folder / "out", now=OUT_AT, parts=("feeds",))
    list(run.steps())
    return Issued(folder / "out", run.result())


@pytest.mark.parametrize("name", known_partners())
def test_feed_of_the_example_is_what_its_partner_asks_for(issued: Issued, name: str) -> None:
    data = (issued.out / f"{name}.rss").read_bytes()

    assert [one for one in issued.done.findings if one.place.file == f"{name}.rss"] == []
    assert len(feedparser.parse(data).entries) == 1


@pytest.mark.parametrize(("name", "demand"), DEMANDS)
def test_each_demand_that_is_not_met_is_found(issued: Issued, name: str, demand: Demand) -> None:
    data = (issued.out / f"{name}.rss").read_text("utf-8")
    assert demand.name not in {one.rule for one in asked(data, name)}

    found = {one.rule: one.severity for one in asked(planted(data, demand), name)}

    assert found[demand.name] == demand.severity


def asked(data: str, name: str) -> list[Finding]:
    return nutgraf.check(data, profiles=(name,), now=OUT_AT)


def planted(data: str, demand: Demand) -> str:
    """Put the fault that a demand is about in a feed: an element is gone, or is as it shows."""
    start = data.index("<item>") if demand.at == "item" else data.index("<channel>")
    head, part = data[:start], data[start:]
    if demand.needs:
        for element in demand.needs:
            whole = re.compile(rf"<{element}[ >].*?</{element}>\n|<{element} [^>]*/>\n", re.DOTALL)
            part = whole.sub("", part, count=0 if demand.at == "item" else 1)
        return head + part
    bad = str(demand.bad)
    name = re.match(r"<([\w:]+)", bad)[1]  # type: ignore[index] # each has a name
    whole = re.compile(rf"<{name}[ >].*?</{name}>|<{name} [^>]*/>", re.DOTALL)
    return head + whole.sub(lambda _: bad, part, count=1)


@pytest.mark.parametrize("name", [one for one in known_partners() if partner_named(one).field])
def test_reader_finds_the_fields_of_the_partner(name: str) -> None:
    partner = partner_named(name)
    given = {one.key: (*one.words, VALUES[one.kind])[0] for one in partner.field}
    on_feed = {one.key: given[one.key] for one in partner.field if one.on == "feed"}
    on_article = {key: value for key, value in given.items() if key not in on_feed}
    whole = feed(channel={name: on_article}).replace(channel={name: on_feed})

    read = feedparser.parse(written(whole, name))

    for one in partner.field:
        place = read.feed if one.on == "feed" else read.entries[0]
        key = {"pubDate": "published"}.get(one.element, one.element.replace(":", "_").lower())
        key = "href" if one.inner else key  # it looks for an address below any element
        assert given[one.key] in str(place.get(key)), one.element
