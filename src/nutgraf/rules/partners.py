"""What partners ask of the feeds they take: made of their profiles, which say where it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import TypeAlias

from ..findings import Severity
from ..partners import Bounds, Demand, Partner, known_partners, partner_named
from ..safety.dates import Instant, from_iso, from_rfc822
from ._document import Document
from ._feed_rules import feed_rule, lacks
from ._feed_tree import Tag
from ._rule import Page, Rule

__all__ = ["RULES", "rules_of"]

Survey: TypeAlias = "Callable[[Tag, Document], Iterator[tuple[int, str]]]"

_ADDRESSES = frozenset({"href", "src", "url"})  # attributes
_LINKS = frozenset({"atom:link", "comments", "guid", "link", "media:content", "media:thumbnail"})
_SHOWN = 200  # characters of an address
_DIGITS = 10  # of a width that is believed
_TRACKED = re.compile(r"[?&]utm_[a-z]{1,20}=")
_NOW = "2026-11-22T09:00:00+00:00"  # when the examples are checked
# The smallest feed that every partner takes; the examples are made of it.
_CHANNEL = {
    "title": "<title>Town Herald</title>",
    "link": "<link>https://herald.example/</link>",
    "description": "<description>News of the town</description>",
    "language": "<language>en-GB</language>",
    "pubDate": "<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>",
    "snf:logo": "<snf:logo><url>https://herald.example/logo.png</url></snf:logo>",
}
_ITEM = {
    "title": "<title>Council opens the new footbridge</title>",
    "link": "<link>https://herald.example/bridge</link>",
    "description": "<description>The bridge is open.</description>",
    "content:encoded": "<content:encoded>&lt;p&gt;The bridge is open.&lt;/p&gt;</content:encoded>",
    "guid": '<guid isPermaLink="false">urn:herald:bridge</guid>',
    "pubDate": "<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>",
    "dc:creator": "<dc:creator>Ann Lee</dc:creator>",
    "media:content": (
        '<media:content url="https://herald.example/a.jpg" medium="image"'
        ' width="1600" height="900"/>'
    ),
    "media:thumbnail": '<media:thumbnail url="https://herald.example/a.jpg"/>',
}
_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:mi="http://schemas.ingestion.microsoft.com/common/"'
    ' xmlns:snf="http://www.smartnews.be/snf"'
)


def rules_of(name: str, partner: Partner) -> tuple[Rule, ...]:
    """Give the rules that a partner's demands make up; its name is their profile."""
    return tuple(_rule(name, partner, demand) for demand in partner.demand)


def _rule(name: str, partner: Partner, demand: Demand) -> Rule:
    bad, good = _examples(demand)
    doubt = "" if partner.source.is_verified else " No page of the partner's own was read."
    return feed_rule(
        demand.name,
        Severity(demand.severity),
        Page(partner.source.page),
        demand.title,
        demand.advice + doubt,
        _survey(demand, partner),
        bad=bad,
        good=good,
        profiles=(name,),
        read=partner.source.read,
        since=partner.source.read,
        now=_NOW,
    )


def _survey(demand: Demand, partner: Partner) -> Callable[[Document], Iterator[tuple[int, str]]]:
    """Give the survey that looks at the elements that a demand names.

    Nothing is asked of an article that is sent once more to be taken down.
    """
    found = _missing(demand) if demand.needs else _wrong(demand)

    def survey(document: Document) -> Iterator[tuple[int, str]]:
        for tag in document.feed.tags.get(demand.at, ()) if document.feed is not None else ():
            if not (partner.takedown == "send_again" and _is_expired(tag)):
                yield from found(tag, document)

    return survey


def _missing(demand: Demand) -> Survey:
    judge = lacks(*demand.needs)

    def found(tag: Tag, document: Document) -> Iterator[tuple[int, str]]:
        if document.feed is not None and (said := judge(tag, document.feed)):
            yield tag.offset, str(said)

    return found


def _wrong(demand: Demand) -> Survey:
    look = _looks(demand)

    def found(tag: Tag, document: Document) -> Iterator[tuple[int, str]]:
        if not (demand.unless and tag.first(demand.unless)):
            for one in tag.below() if demand.of is None else tag.all(demand.of):
                if said := look(one, document):
                    yield one.offset, said

    return found


def _is_expired(tag: Tag) -> bool:
    """Tell whether an element had expired when it last changed."""
    try:
        valid, modified = (from_iso(tag.text_of(f"dcterms:{one}")) for one in ("valid", "modified"))
    except ValueError:
        return False
    return isinstance(valid, Instant) and isinstance(modified, Instant) and valid < modified


def _looks(demand: Demand) -> Callable[[Tag, Document], str]:
    """Give what says of one element what is wrong with it, or nothing."""
    if demand.https:
        return _insecure
    if demand.untracked:
        return _tracked
    if demand.days:
        return partial(_dated, demand.days)
    measure, unit = (_length, "characters") if demand.characters else (_width, "pixels")
    return partial(_measured, demand.characters or demand.pixels or Bounds(), measure, unit)


def _insecure(tag: Tag, document: Document) -> str:
    leads = next((one for one in _addresses(tag) if one.strip().lower().startswith("http:")), "")
    return f"<{tag.name}> leads to {leads.strip()[:_SHOWN]}, which is not of https" if leads else ""


def _tracked(tag: Tag, document: Document) -> str:
    leads = next((one for one in _addresses(tag) if _TRACKED.search(one)), "")
    return f"<{tag.name}> leads to {leads.strip()[:_SHOWN]}, which tracks" if leads else ""


def _measured(
    bounds: Bounds, measure: Callable[[Tag], int | None], unit: str, tag: Tag, document: Document
) -> str:
    size = measure(tag)
    if size is not None and bounds.least is not None and size < bounds.least:
        return f"<{tag.name}> has {size:,} {unit}; at least {bounds.least:,} are asked for"
    if size is not None and bounds.most is not None and size > bounds.most:
        return f"<{tag.name}> has {size:,} {unit}; at most {bounds.most:,} are taken"
    return ""


def _dated(bounds: Bounds, tag: Tag, document: Document) -> str:
    """Compare a date with the present; silent where nobody says when that is."""
    date = _instant(tag.text)
    if date is None or document.now is None:
        return ""
    age = document.now - date
    if bounds.least is not None and age < timedelta(days=bounds.least):
        return f"<{tag.name}> is {tag.text}, which is still to come"
    if bounds.most is not None and age >= timedelta(days=bounds.most):
        return f"<{tag.name}> is {tag.text}, {age.days:,} days ago"
    return ""


def _addresses(tag: Tag) -> Iterator[str]:
    yield from (tag.attributes[name] for name in _ADDRESSES & {*tag.attributes})
    if tag.name in _LINKS:
        yield tag.text


def _length(tag: Tag) -> int:
    return len(tag.text)


def _width(tag: Tag) -> int | None:
    value = tag.attributes.get("width", "")
    return int(value) if value.isdecimal() and len(value) < _DIGITS else None


def _instant(text: str) -> Instant | None:
    try:
        date = from_rfc822(text)
    except ValueError:
        return None
    return date if isinstance(date, Instant) else None


def _examples(demand: Demand) -> tuple[str, str]:
    """Give the smallest feeds with the fault and without it."""
    at_item = demand.at == "item"
    base = _ITEM if at_item else _CHANNEL
    if demand.needs:
        kept = demand.needs[0]
        rest = {name: line for name, line in base.items() if name not in demand.needs}
        bad, good = rest, {name: base[name] for name in base if name in rest or name == kept}
    else:
        named = (demand.bad or "").partition(">")[0].partition(" ")[0].lstrip("<")
        bad, good = ({**base, named: line or ""} for line in (demand.bad, demand.good))
    return _feed(bad, at_item=at_item), _feed(good, at_item=at_item)


def _feed(part: dict[str, str], *, at_item: bool) -> str:
    channel = _CHANNEL if at_item else part
    item = part if at_item else _ITEM
    inner = "\n".join([*channel.values(), "<item>", *item.values(), "</item>"])
    return f'<rss version="2.0" {_SPACES}>\n<channel>\n{inner}\n</channel>\n</rss>'


RULES = tuple(rule for name in known_partners() for rule in rules_of(name, partner_named(name)))
