"""Draws one feed as it is found in the world, in many spellings, with what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape
from typing import Any, Final, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

__all__ = ["Variant", "variants"]

Write = Callable[[str], str]


class Variant(NamedTuple):
    """A feed of one entry, what it is, and what it says by field."""

    name: str
    data: bytes
    truth: Mapping[str, str]


SITE: Final = "https://herald.example/"
MOMENT: Final = datetime(2026, 11, 21, 6, 5, 30, tzinfo=UTC)
BODY: Final = "<p>The <b>council</b> opened the bridge – at noon.</p>"
SUMMARY: Final = "Two years later & on time"
CODECS: Final = {
    "utf-8": "utf-8", "utf-8 with a mark": "utf-8-sig", "utf-16": "utf-16",
    "windows-1252": "windows-1252", "windows-1252 that is not declared": "windows-1252",
    "iso-8859-15": "iso-8859-15", "space before the declaration": "utf-8",
}  # fmt: skip
TITLES: Final = (
    "Bridge & “river” café: 5 < 7", "A <b>bold</b> bridge", "Grüße – R&D", "Опа! 日本語", "Plain",
)  # fmt: skip
LINKS: Final = ("1?a=1&b=2", "news/2026/bridge.html#top", "über/brücke")
NAMES: Final = ("Bo Øst", "Ann Lee", "O’Neil & Söhne", "Ελένη Παππά")
TAGS: Final = ("Politics", "R&D", "Über uns")
ENTITIES: Final = {"é": "&eacute;", "ü": "&uuml;", "–": "&ndash;", "“": "&ldquo;"}
MAIL: Final[Mapping[str, Write]] = {
    "GMT": lambda _: format_datetime(MOMENT, usegmt=True),
    "an offset": lambda _: format_datetime(MOMENT.astimezone(timezone(timedelta(hours=2)))),
    "EST": lambda _: "Sat, 21 Nov 2026 01:05:30 EST",
    "no weekday": lambda _: "21 Nov 2026 06:05:30 +0000",
    "the form of the web": lambda _: MOMENT.isoformat(),
}
WEB: Final[Mapping[str, Write]] = {
    "an offset": lambda _: MOMENT.astimezone(timezone(timedelta(hours=-5))).isoformat(),
    "Z": lambda _: MOMENT.isoformat().replace("+00:00", "Z"),
    "a fraction": lambda _: MOMENT.isoformat().replace("+00:00", ".000Z"),
}
WAYS: Final[Mapping[str, Write]] = {
    "escaped": escape,
    "in numbers": lambda text: "".join(
        one if one.isalnum() and one.isascii() else f"&#{ord(one)};" for one in text
    ),
    "CDATA": "<![CDATA[{}]]>".format,
    "entities": lambda text: "".join(ENTITIES.get(one, one) for one in escape(text)),
}
FORMATS: Final = ("RSS 2.0", "RSS 1.0", "Atom 1.0", "Atom 0.3")
SPACES: Final = {
    "RSS 1.0": "http://purl.org/rss/1.0/",
    "Atom 1.0": "http://www.w3.org/2005/Atom",
    "Atom 0.3": "http://purl.org/atom/ns#",
}


def variants(most: int) -> list[Variant]:
    """Draw so many feeds, or some fewer where one comes twice; the same at every run."""
    found: dict[bytes, Variant] = {}

    @settings(
        max_examples=most, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), deadline=None,
    )  # fmt: skip
    @given(_VARIANTS)
    def keep(variant: Variant) -> None:
        found[variant.data] = variant

    keep()
    return list(found.values())


def _variant(said: Mapping[str, Any]) -> Variant:
    codec = said["codec"]
    text = _text(said)
    if (
        said["way"] == "CDATA"
        and text.encode(CODECS[codec], "ignore").decode(CODECS[codec]) != text
    ):
        said = {**said, "way": "escaped"}  # a section has no references
        text = _text(said)
    declared = (
        "" if "not declared" in codec else f' encoding="{CODECS[codec].removesuffix("-sig")}"'
    )
    space = "\n " if codec.startswith("space") else ""
    data = f'{space}<?xml version="1.0"{declared}?>\n{text}'
    named = ", ".join(str(said[part]) for part in ("kind", "codec", "way", "date", "link"))
    return Variant(named, data.encode(CODECS[codec], "xmlcharrefreplace"), _truth(said))


def _text(said: Mapping[str, Any]) -> str:
    return _atom(said) if said["kind"].startswith("Atom") else _rss(said)


def _truth(said: Mapping[str, Any]) -> Mapping[str, str]:
    truth = {
        "feed.title": "Town Herald", "feed.link": SITE, "title": said["title"],
        "link": SITE + said["link"], "author": said["authors"][0],
        "authors": ", ".join(said["authors"]), "published": MOMENT.isoformat(),
        "summary": SUMMARY, "content": BODY,
    }  # fmt: skip
    if said["has_id"] or said["kind"] == "RSS 1.0":
        truth["id"] = "tag:herald.example,2026:1"
    if said["kind"] != "Atom 0.3":
        truth["tag"] = said["tags"][0]
    return truth


def _rss(said: Mapping[str, Any]) -> str:
    is_rdf = said["kind"] == "RSS 1.0"
    dc, content = ("dc", "content") if said["is_customary"] else ("d", "c")
    write, html = WAYS[said["way"]], escape
    date = f"<{dc}:date>{WEB[said['date']]('')}</{dc}:date>" if is_rdf else ""
    tag = f"{dc}:subject" if is_rdf else "category"
    parts = [
        f"<title>{write(_as_html(said['title']))}</title>",
        f"<link>{said['space']}{escape(_address(said))}{said['space']}</link>",
        f"<description>{write(html(SUMMARY, quote=False))}</description>",
        f"<{content}:encoded>{write(BODY)}</{content}:encoded>",
        date or f"<pubDate>{said['space']}{MAIL[said['date']]('')}</pubDate>",
        "".join(f"<{dc}:creator>{escape(one)}</{dc}:creator>" for one in said["authors"]),
        "".join(f"<{tag}>{escape(one)}</{tag}>" for one in said["tags"]),
    ]
    if said["has_id"] and not is_rdf:
        parts.append('<guid isPermaLink="false">tag:herald.example,2026:1</guid>')
    spaces = (
        f' xmlns:{dc}="http://purl.org/dc/elements/1.1/"'
        f' xmlns:{content}="http://purl.org/rss/1.0/modules/content/"'
    )
    head = f"<title>Town Herald</title><link>{SITE}</link><description>News</description>"
    inner = "\n".join(said["turn"](parts))
    if not is_rdf:
        return f'<rss version="2.0"{spaces}><channel>{head}<item>{inner}</item></channel></rss>'
    about = 'rdf:about="tag:herald.example,2026:1"'
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    return (
        f'<rdf:RDF {rdf} xmlns="{SPACES[said["kind"]]}"{spaces}><channel rdf:about="{SITE}">{head}'
        f"</channel><item {about}>{inner}</item></rdf:RDF>"
    )


def _atom(said: Mapping[str, Any]) -> str:
    is_old = said["kind"] == "Atom 0.3"
    a, at = ("", "xmlns") if said["is_customary"] else ("a:", "xmlns:a")
    write, date = WAYS[said["way"]], WEB[said["date"]]("")
    html = 'type="text/html" mode="escaped"' if is_old else 'type="html"'
    updated, published = ("modified", "issued") if is_old else ("updated", "published")
    names = said["authors"][:1] if is_old else said["authors"]
    parts = [
        f"<{a}title {html}>{write(_as_html(said['title']))}</{a}title>",
        f'<{a}link rel="alternate" href="{escape(_address(said))}"/>',
        f"<{a}{published}>{date}</{a}{published}>", f"<{a}{updated}>{date}</{a}{updated}>",
        "".join(f"<{a}author><{a}name>{escape(one)}</{a}name></{a}author>" for one in names),
        f"<{a}summary {html}>{write(escape(SUMMARY, quote=False))}</{a}summary>",
        f"<{a}content {html}>{write(BODY)}</{a}content>",
    ]  # fmt: skip
    if not is_old:
        parts.append("".join(f'<{a}category term="{escape(one)}"/>' for one in said["tags"]))
    if said["has_id"]:
        parts.append(f"<{a}id>tag:herald.example,2026:1</{a}id>")
    inner = "\n".join(said["turn"](parts))
    return (
        f'<{a}feed {at}="{SPACES[said["kind"]]}" xml:base="{SITE}"><{a}title>Town Herald</{a}title>'
        f'<{a}link href="{SITE}"/><{a}id>{SITE}</{a}id><{a}updated>{date}</{a}updated>'
        f"<{a}entry>{inner}</{a}entry></{a}feed>"
    )


def _as_html(title: str) -> str:
    """Give a title as HTML; one with tags is some as it is."""
    return title if "<b>" in title else escape(title, quote=False)


def _address(said: Mapping[str, Any]) -> str:
    return f"/{said['link']}" if said["is_relative"] else SITE + said["link"]


def _drawn(kind: str) -> st.SearchStrategy[Variant]:
    return st.fixed_dictionaries({
        "kind": st.just(kind),
        "codec": st.sampled_from([*CODECS]),
        "way": st.sampled_from([*WAYS]),
        "date": st.sampled_from([*(MAIL if kind == "RSS 2.0" else WEB)]),
        "title": st.sampled_from(TITLES),
        "link": st.sampled_from(LINKS),
        "is_relative": st.booleans(),
        "is_customary": st.booleans(),
        "has_id": st.booleans(),
        "authors": st.lists(
            st.sampled_from(NAMES), min_size=1, max_size=1 if kind == "Atom 0.3" else 3, unique=True
        ),
        "tags": st.lists(st.sampled_from(TAGS), min_size=1, max_size=2, unique=True),
        "space": st.sampled_from(["", "\n  "]),
        "turn": st.sampled_from([list, lambda parts: parts[::-1]]),
    }).map(_variant)  # fmt: skip


_VARIANTS: Final = st.sampled_from(FORMATS).flatmap(_drawn)
