"""How many fields of feeds ours and other readers get right: `python -m tests.benchmarks.readers`.

Two sets: the tests of feedparser in the hostile corpus (NUTGRAF_CORPUS), each with the value that
feedparser's authors expect of one field, and drawn variants of one feed as they are found in the
world, whose truth is known. Texts are the same where their words are, whatever their markup;
moments, where they are one instant. Who is not installed is said not to be; `--wrong NAME` shows
what a reader has wrong.
"""

from __future__ import annotations

import argparse
import ast
import base64
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from ._variants import variants

Said: TypeAlias = dict[str, Any]  # values by field; those of the first entry without a prefix
Case: TypeAlias = tuple[str, bytes, str, Any]  # name, feed, field, value

_ROOT = Path(__file__).parents[2]
_CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", _ROOT.parent / "shared" / "corpus"))
_TESTS = _CORPUS / "hostile" / "cases-feeds-feedparser.jsonl"
_EXPECTED = re.compile(r"Expect:\s*(?:not bozo and )?(.+?)\s*$", re.MULTILINE)
_EQUATION = re.compile(
    r"(entries\[0\]|feed)(?:\[['\"](\w+)['\"]\]|\.(\w+))(\[0\])?(?:\[['\"](\w+)['\"]\])?"
    r"\s*==\s*(u?'[^']*'|u?\"[^\"]*\")"
)
# The fields that are asked for, by the names that feedparser has for them.
_FIELDS = {
    "author": "author", "category": "tag", "content.value": "content", "copyright": "rights",
    "description": "summary", "guid": "id", "id": "id", "language": "language",
    "link": "link", "published": "published", "rights": "rights", "subtitle": "summary",
    "summary": "summary", "tagline": "summary", "tags.term": "tag", "title": "title",
    "updated": "updated",
}  # fmt: skip
_DATES = {"published", "updated"}
# What feedparser's tests ask for and ours does not give, by the reason.
_NOT_OURS = {
    "text of C1 controls is read as it stands, outside HTML": ("demoronize-1",),
    "no format that is read, nor a name space of one": (
        "atom_namespace_3", "channel_abstract_map_description", "channel_lastmod",
        "cdf/channel_title", "cdf/item_title",
    ),
    "bytes of no stated kind are no text; RFC 4287, section 4.1.3.3": (
        "atom10/entry_content_base64", "atom10/entry_title_base64",
    ),
    "a name is a name, without the address": ("entry_author_map_author.xml",),
    "a feed has no author, date of publication or subject in the model; all is kept": (
        "feed_author_map_author_2", "channel_dc_subject", "channel_dcterms_issued",
        "channel_managingEditor", "channel_pubDate",
    ),
    "an address that only a server of the tests would tell": ("http_channel_link_base_",),
    "what a document type declares is never expanded": ("entity_in_doctype",),
    "shown by no browser: within an iframe or a comment": (
        "entry_content_iframe", "entry_summary_iframe", "feed_subtitle_iframe",
        "script_nested_cdata", "xml_malicious_comment",
    ),
    "a category of podcasts is kept as it is": ("itunes_item_category",),
}  # fmt: skip
_VARIANTS = 400  # feeds that are drawn


def main() -> None:
    """Ask each reader for the fields of both sets, and show how many it has right."""
    parser = argparse.ArgumentParser(prog=f"python -m {__spec__.name}", description=__doc__)
    parser.add_argument("--wrong", metavar="NAME", default="", help=", ".join(READERS))
    wrong = parser.parse_args().wrong
    drawn = [
        (one.name, one.data, field, value)
        for one in variants(_VARIANTS)
        for field, value in one.truth.items()
    ]
    for title, cases in (("tests of feedparser", list(_tests())), ("variants", drawn)):
        right: dict[str, Counter[str]] = {name: _right(name, cases, wrong) for name in READERS}
        asked = Counter(field for _, _, field, _ in cases)
        print(f"\n{title}: {len(cases):,} fields of {len({one[1] for one in cases}):,} feeds")
        print(f"{'field':16}{'asked':>7}" + "".join(f"{name:>16}" for name in READERS))
        for field, count in sorted(asked.items()):
            print(f"{field:16}{count:7}" + "".join(f"{right[name][field]:16}" for name in READERS))
        totals = "".join(f"{right[name].total() / len(cases):16.1%}" for name in READERS)
        print(f"{'all':16}{len(cases):7}{totals}")
    print("\nwhat ours does not give:")
    for reason, names in _NOT_OURS.items():
        print(f"  {reason}: {', '.join(names)}")


def _right(name: str, cases: list[Case], wrong: str) -> Counter[str]:
    """Count the fields that a reader has right; one that is not installed has none."""
    right: Counter[str] = Counter()
    try:
        version(name)
    except PackageNotFoundError:
        print(f"{name} is not installed")
        return right
    known: dict[bytes, Said] = {}
    for case, data, field, value in cases:
        if data not in known:
            known[data] = _asked(READERS[name], data)
        found = known[data].get(field)
        is_right = alike(field, found, value)
        right[field] += is_right
        if name == wrong and not is_right:
            print(f"{case}: {field}: {found!r}, not {value!r}")
    return right


def _asked(reader: Callable[[bytes], Said], data: bytes) -> Said:
    try:
        return reader(data)
    except Exception:  # noqa: BLE001 (of others; whatever it is, the feed is not read)
        return {}


def alike(field: str, found: Any, value: Any) -> bool:
    """Tell whether a field says what it should: the same words, address or instant."""
    if field.rpartition(".")[2] in _DATES:
        return _instant(found) == _instant(value) is not None
    if field.endswith("link"):
        return _uri(found) == _uri(value)
    return _words(value) in (_words(found), str(found or "").split())  # as HTML, or as plain text


def _words(value: Any) -> list[str]:
    """Give the words of text or of markup that readers see."""
    from lxml import html

    text = str(value or "")
    if "<" in text or "&" in text:
        tree: Any = html.fromstring(f"<div>{text}</div>")
        for hidden in tree.xpath("//script|//style"):
            hidden.drop_tree()
        text = str(tree.text_content())
    return text.split()


def _uri(value: Any) -> str:
    """Give an address in ASCII, in which some readers write it and others not."""
    return quote(str(value or ""), safe="%/:?#[]@!$&'()*+,;=~")


def _instant(value: Any) -> datetime | None:
    from dateutil.parser import parse

    try:
        text = str(getattr(value, "text", value) or "")  # ours keeps dates as they were written
        moment = value if isinstance(value, datetime) else parse(text)
    except (OverflowError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _tests() -> Iterator[Case]:
    """Give the tests of feedparser that expect one value of one of these fields."""
    for line in _TESTS.read_text("utf-8").splitlines():
        case = json.loads(line)
        given = case["in"]
        data = given["t"].encode() if "t" in given else base64.b64decode(given.get("b", ""))
        expected = _EXPECTED.search(data.decode("utf-8", "replace"))
        equation = _EQUATION.fullmatch(expected[1]) if expected else None
        if equation is None:
            continue
        of, one, other, _, inner, literal = equation.groups()
        field = _FIELDS.get(f"{one or other}.{inner}" if inner else one or other)
        if field:
            before = "feed." if of == "feed" else ""
            yield case["id"], data, before + field, ast.literal_eval(literal)


def _nutgraf(data: bytes) -> Said:
    import nutgraf

    reading = nutgraf.read(data)
    feed = reading.feed
    said: Said = {}
    if feed is not None:
        said = {
            "feed.title": feed.title, "feed.link": feed.home_page_url, "feed.id": feed.id,
            "feed.summary": feed.description, "feed.rights": feed.copyright,
            "feed.language": feed.language, "feed.updated": feed.updated,
        }  # fmt: skip
    for one in reading.articles[:1]:
        body = one.body.as_html() if one.body else ""
        said |= {
            "title": one.headline, "link": one.url, "id": one.id or one.url, "content": body,
            "summary": one.description or body, "language": one.in_language,
            "author": next((str(person.name) for person in one.author), ""),
            "authors": ", ".join(str(person.name) for person in one.author),
            "published": one.date_published, "updated": one.date_modified or one.date_published,
            "rights": one.copyright_notice,
            "tag": next(iter([*one.article_section, *one.keywords]), ""),
        }  # fmt: skip
    return said


def _feedparser(data: bytes) -> Said:
    import feedparser

    return _as_feedparser(feedparser.parse(data))


def _as_feedparser(found: Any) -> Said:
    """Give what a reader says whose answers have the shape of feedparser's."""
    said = {f"feed.{field}": value for field, value in _of_feedparser(found.feed).items()}
    said["feed.summary"] = said["feed.subtitle"] or said["feed.summary"]
    for one in found.entries[:1]:
        said |= _of_feedparser(one)
    return said


def _of_feedparser(one: Mapping[str, Any]) -> Said:
    get: Callable[..., Any] = one.get
    contents, tags = get("content") or [{}], get("tags") or [{}]
    return {
        "title": get("title"), "link": get("link"), "id": get("id"), "summary": get("summary"),
        "subtitle": get("subtitle"), "content": contents[0].get("value"),
        "language": get("language"),
        "author": get("author_detail", {}).get("name") or get("author"),
        "authors": ", ".join(one.get("name", "") for one in get("authors") or ()),
        "published": _utc(get("published_parsed")) or get("published"),
        "updated": get("updated"), "rights": get("rights"),
        "tag": tags[0].get("term"),
    }  # fmt: skip


def _utc(parsed: Any) -> datetime | None:
    return datetime(*parsed[:6], tzinfo=UTC) if parsed else None


def _fastfeedparser(data: bytes) -> Said:
    import fastfeedparser

    return _as_feedparser(fastfeedparser.parse(data))


def _atoma(data: bytes) -> Said:
    import atoma

    try:
        rss = atoma.parse_rss_bytes(data)
    except atoma.FeedParseError:
        return _of_atoma(atoma.parse_atom_bytes(data))
    said = {"feed.title": rss.title, "feed.link": rss.link, "feed.summary": rss.description}
    for one in rss.items[:1]:
        said |= {
            "title": one.title, "link": one.link, "id": one.guid, "summary": one.description,
            "content": one.content_encoded, "author": one.author, "published": one.pub_date,
            "tag": next(iter(one.categories), ""),
        }  # fmt: skip
    return said


def _of_atoma(feed: Any) -> Said:
    said = {"feed.title": feed.title.value, "feed.id": feed.id_}
    said |= {"feed.link": next((one.href for one in feed.links), "")}
    for one in feed.entries[:1]:
        said |= {
            "title": one.title.value, "link": next((link.href for link in one.links), ""),
            "id": one.id_, "summary": one.summary and one.summary.value,
            "content": one.content and one.content.value, "published": one.published,
            "author": next((person.name for person in one.authors), ""), "updated": one.updated,
            "authors": ", ".join(person.name for person in one.authors),
            "tag": next((category.term for category in one.categories), ""),
        }  # fmt: skip
    return said


READERS: Mapping[str, Callable[[bytes], Said]] = {
    "nutgraf": _nutgraf,
    "feedparser": _feedparser,
    "fastfeedparser": _fastfeedparser,
    "atoma": _atoma,
}

if __name__ == "__main__":
    main()
