"""Checks a document: what its format notices in reading, then what the rules say of its nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from .errors import ConfigError, ParseError
from .findings import Finding, Place, Severity, bounded, order_of
from .formats import format_named
from .formats._format import NO_MOMENT, Node, Options, Parsed, Source, is_moment, told
from .formats._linked_data import parse_document
from .formats._page import parse_nodes
from .formats._sniff import sniff
from .formats._spelling import as_written, is_expanded, respelled, types_at
from .markup.compressed import expanded
from .markup.encoding import bytes_of
from .markup.json_text import Lines, locate, stands_in
from .markup.marked import number_at
from .markup.page import Page, read_page
from .markup.seen import NOTHING_SEEN, Seen
from .rules import (
    LATEST,
    Document,
    Noticed,
    Ruleset,
    Top,
    read_feed_tree,
    read_json_feed,
    ruleset,
)
from .rules._contexts import defines_any, foreign_vocabulary, terms_of
from .rules._declared import rule_of
from .rules._document import is_reference, types_of
from .safety.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from .config import Config
    from .rules import Rule

__all__ = ["Examined", "check", "examine"]


_FEEDS = frozenset({"atom", "news_sitemap", "rss", "sitemap"})
_JSON_FEED = "jsonfeed"
# What reading says of a feed where rules judge it.
_OF_SYNTAX = frozenset(
    {"feed_too_large", "json_broken", "json_control_character", "json_key_twice",
     "json_not_a_number", "json_number_long", "json_too_deep", "text_not_encodable",
     "xml_entities_declared", "xml_illegal_character", "xml_too_deep"}
)  # fmt: skip
_CONTEXT = "/@context"
_TAG = re.compile(rb"<[A-Za-z][^<>]{0,2000}>")
_GRAPHS = re.compile(r"(?:/@graph/\d+)+$", re.ASCII)  # the steps from a document to its nodes
_LINKS = frozenset({"data", "href", "src"})  # attributes
_OF_FEEDS = _FEEDS | {_JSON_FEED}  # what states no structured data, and is not meant to


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a document, and which types it has, looked at by a rule or not.

    Shape: `ignored` is how many findings the page itself asks to leave out; `document` is what the
    rules saw.
    """

    findings: tuple[Finding, ...]
    types: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    ignored: int = 0
    document: Document | None = None
    _text: Callable[[], str] = str

    @property
    def text(self) -> str:
        """The text of the document, which is decoded when it is asked for."""
        return self._text()


def check(  # noqa: PLR0913 (the face: each is named at the call)
    data: bytes | str,
    *,
    url: str | None = None,
    profiles: Iterable[str] | None = None,
    config: Config | None = None,
    rules: Iterable[Rule] = (),
    now: datetime | None = None,
) -> list[Finding]:
    """Give the findings of a document, in its order; whatever the bytes, this returns.

    Shape: `profiles` are the names of those who need this, by default those of the configuration,
    else `schema.org`; `rules` are further rules of one's own, beside those that the configuration
    declares; `url` is where the document is served, `now` the present: a rule that needs either and
    has none stays silent.
    Raises UnknownFormatError for a profile that does not exist, and TypeError for an argument of a
    wrong type.
    """
    names: tuple[str, ...] = ("schema.org",)
    day = LATEST
    if config is not None:
        names, day = config.check.profiles, config.check.rules or LATEST
    if profiles is not None:
        names = (profiles,) if isinstance(profiles, str) else tuple(profiles)
    if now is not None and not is_moment(now):
        raise ConfigError(NO_MOMENT)
    asked = ruleset(names, day)
    declared = config.check.rule if config is not None else ()
    if own := (*rules, *(rule_of(**one.model_dump()) for one in declared)):
        asked = Ruleset([*asked.rules, *own], day)
    seen = examine(data, asked, url=told("url", url), now=now)
    if seen.document is not None:
        seen.document.release()
    return list(seen.findings)


def examine(  # noqa: PLR0913 (each is named at the call)
    data: bytes | str,
    rules: Ruleset,
    *,
    url: str = "",
    now: datetime | None = None,
    format: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Examined:
    """Check a document against rules; whatever the bytes, this returns.

    Shape: `format` is the name of its format, where it is known; it is told from the bytes else.
    """
    options = Options(url=url, limits=limits)
    raw = bytes_of(data, "replace")
    raw, opened = expanded(raw, limits)
    kind = format or _kind_of(raw)
    page, parsed = _parsed(raw, kind, options)
    feed = read_feed_tree(raw, limits) if kind in _FEEDS and rules.surveys else None
    members = read_json_feed(raw, limits) if kind == _JSON_FEED and rules.judges_feeds else None
    document = Document(
        tuple(_tops(parsed)),
        url=url,
        page=page,
        now=now,
        feed=feed,
        json_feed=members,
        see=_seer(page, url),
    )
    noticed = rules.apply(document, limits)
    findings = [
        *opened,
        *_of_reading(parsed, document, rules),
        *(
            _nothing(document, parsed, page)
            if rules.asks_of_nodes and kind not in _OF_FEEDS
            else ()
        ),
        *_placed(noticed, parsed, document),
    ]
    ignored = page.ignores if page and findings else frozenset()
    kept = [one for one in findings if one.rule not in ignored]
    kept.sort(key=order_of)
    return Examined(
        findings=tuple(bounded(kept, limits.findings)),
        ignored=len(findings) - len(kept),
        document=document,
        types=tuple(dict.fromkeys(name for spot in document.spots for name in spot.types)),
        unchecked=tuple(dict.fromkeys(_unchecked(document, rules, kind))),
        _text=partial(_text_of, document, parsed),
    )


def _kind_of(raw: bytes) -> str:
    """Tell the format of a document; what begins as a text may be a part of a page."""
    kind = sniff(raw)
    return "html" if kind == "text" and _TAG.search(raw) else kind


def _text_of(document: Document, parsed: Parsed) -> str:
    """Give the text that the offsets of what no node says are for."""
    if document.page is not None:
        return document.page.text
    feed = document.feed or document.json_feed
    if feed is not None:
        return feed.text
    return next((source.whole for source in parsed.sources), "")


def _of_reading(parsed: Parsed, document: Document, rules: Ruleset) -> Iterable[Finding]:
    """Give what was noticed in reading; where rules judge a feed, only what concerns its syntax.

    What our reader has no use for is no fault of a feed, and the rest the rules say better.
    """
    if (document.feed or document.json_feed) is None or not rules.judges_feeds:
        return parsed.noticed()
    return (one for one in parsed.noticed() if one.rule in _OF_SYNTAX)


def _seer(page: Page | None, url: str) -> Callable[[str, tuple[str, ...]], Seen]:
    """Give what tells the rules what a reader sees around a headline, and where names stand."""

    def see(headline: str, names: tuple[str, ...]) -> Seen:
        if page is None:
            return NOTHING_SEEN
        from .formats._page_seen import seen_on  # what reads bylines is large, and rarely asked

        return seen_on(page, url, headline, names)

    return see


def _parsed(raw: bytes, kind: str, options: Options) -> tuple[Page | None, Parsed]:
    if kind == "html":
        page = read_page(raw, options.limits)
        return page, parse_nodes(page, options)
    parse = parse_document if kind == "jsonld" else format_named(kind).parse
    if kind == "text" or parse is None:
        return None, Parsed()
    try:
        return None, parse(raw, options)
    except ParseError as fault:
        return None, Parsed(findings=fault.findings)


def _tops(parsed: Parsed) -> Iterator[Top]:
    for number, node in enumerate(parsed.nodes):
        if number >= len(parsed.sources):
            return
        source = parsed.sources[number]
        pointer = source.path.pointer() if source.path is not None else ""
        context = source.context
        terms, is_open = terms_of(context), defines_any(context)
        bare = context is None and source.syntax == "jsonld"
        is_whole = bare and is_expanded(source.document, source.path)
        types = partial(types_at, source.document, source.path) if source.document else tuple
        own = {key: held for key, held in node.items() if key != "@graph"}  # its members are tops
        if is_open and (vocabulary := foreign_vocabulary(context)):
            own = _foreign(own, vocabulary)
        yield Top(
            own, pointer, number, source.syntax, context, terms, is_open, is_whole, types,
            is_link=partial(_is_link, source),
        )  # fmt: skip


def _is_link(source: Source, pointer: str) -> bool:
    """Tell whether a value of markup is the address in a link or image, which pages resolve.

    Source: WHATWG HTML, section 5.2.4; RDFa Core 1.1, section 7.4.
    """
    number = source.marks.get(pointer, -1)
    if source.outline is None or number < 0:
        return False
    stated = source.outline[number].attributes
    return "content" not in stated and not _LINKS.isdisjoint(stated)


def _foreign(node: Node, vocabulary: str) -> Node:
    """Give what is told of a node of another vocabulary: which types it has, in full."""
    return {"@type": [vocabulary + name for name in types_of(node) or ("",)]}


def _nothing(document: Document, parsed: Parsed, page: Page | None) -> Iterator[Finding]:
    """Say so where there was nothing to check: silence is no success."""
    if (
        any(top.node and not is_reference(top.node) for top in document.tops)
        or document.feed is not None
        or any(one.severity is Severity.ERROR for one in parsed.findings)
    ):
        return
    said = "nothing to check: the document states no structured data"
    if page is not None and page.injects:
        said += "; a script of the page writes some, which only a browser sees"
    yield Finding("no_nodes_found", Severity.WARNING, said)


def _unchecked(document: Document, rules: Ruleset, kind: str) -> Iterator[str]:
    """Give the types of main nodes that no rule looked at, or the feed that none judges."""
    if kind in _OF_FEEDS and not rules.judges_feeds:
        yield kind
    for spot in document.spots:
        if spot.is_main and not rules.looks_at(spot.kin):
            yield from spot.types


def _placed(noticed: list[Noticed], parsed: Parsed, document: Document) -> Iterator[Finding]:
    """Turn what was noticed into findings, with lines and columns in one pass over each source."""
    groups: dict[object, list[Noticed]] = {}
    for one in noticed:
        source = parsed.sources[one.source] if 0 <= one.source < len(parsed.sources) else None
        groups.setdefault(_text_key(source), []).append(one)
    for key, found in groups.items():
        source = parsed.sources[found[0].source] if key is not None else None
        if source is None:
            pairs = [(one.offset, one) for one in found]
            yield from _by_offset(pairs, Lines(_text_of(document, parsed)))
        elif source.outline is not None:
            numbers = [number_at(one.pointer, parsed.sources[one.source].marks) for one in found]
            places = source.outline.places(numbers)
            yield from (_finding(one, places[at]) for one, at in zip(found, numbers, strict=True))
        else:
            here = [_as_written(_at_its_context(one, source.text), source) for one in found]
            offsets = locate(source.text, {one.pointer for one in here})
            pairs = [(offsets[one.pointer], one) for one in here]
            yield from _by_offset(pairs, Lines(source.text, source.origin.start))


def _at_its_context(one: Noticed, text: str) -> Noticed:
    """Give what was noticed of a context where that stands: on the node, or above it."""
    node, mark, rest = one.pointer.rpartition(_CONTEXT)
    while mark and node and not stands_in(text, f"{node}{mark}"):
        node = node.rpartition("/")[0]
    pointer = f"{node}{mark}{rest}"
    if mark and not node and not stands_in(text, pointer):  # there is none
        pointer = _GRAPHS.sub("", one.pointer.removesuffix(_CONTEXT))
    if not mark or pointer == one.pointer:
        return one
    fix = replace(one.fix, pointer=pointer) if one.fix is not None else None
    return one._replace(pointer=pointer, fix=fix)


def _as_written(one: Noticed, source: Source) -> Noticed:
    """Give what was noticed with its pointer in the names of the document."""
    pointer = as_written(one.pointer, source.document)
    fix = respelled(one.fix, source.document) if one.fix is not None else None
    if pointer == one.pointer and fix is one.fix:
        return one
    return one._replace(pointer=pointer, fix=fix)


def _text_key(source: Source | None) -> object:
    """Give the same for sources whose places are looked up together."""
    if source is None:
        return None
    if source.outline is not None:
        return id(source.outline)
    return id(source.text), id(source.origin)


def _by_offset(pairs: list[tuple[int, Noticed]], lines: Lines) -> Iterator[Finding]:
    """Give findings in the order of their text, which is walked once."""
    for offset, one in sorted(pairs, key=itemgetter(0)):
        yield _finding(one, lines.at(offset))


def _finding(one: Noticed, at: tuple[int, int]) -> Finding:
    return Finding(one.rule.name, one.severity, one.message, Place("", one.pointer, *at), one.fix)
