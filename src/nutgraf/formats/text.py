"""Article text: what a scraper leaves of a page, read by the layout of a house.

Values: each one has its evidence; every character that is no space has one role. Nothing is taken
from anywhere but the text, the house and the rules. To be written an article needs a headline or a
body; what a house reads as something else is lost.
Source: the houses under `nutgraf/houses`; schema.org 30.0 for what the fields mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..errors import RenderError
from ..findings import Finding, Place, Severity
from ..markup.encoding import decode
from ..model import Article, Builder, NewsArticle
from ..model.values import LateDict
from ._format import Beside, Format, Node, Options, Parsed, Span, Value, span_of
from ._id_index import IdIndex
from ._text_blocks import Block, blocks_of
from ._text_byline import with_byline_apart, with_date_apart
from ._text_choice import chosen
from ._text_dateline import dateline_of
from ._text_draft import Draft, said
from ._text_fields import tree_of
from ._text_fixed import fixed_zones
from ._text_found import found_zones
from ._text_grammar import Grammar
from ._text_lines import Line, lines_of
from ._text_live import Entry, entries_of
from ._text_marks import marked_in
from ._text_sourced import Sourced, evidence_of, node_of
from ._text_when import moments_of
from ._text_write import house_for, text_of
from ._text_zones import Zones, with_labels_apart, without_prefix, without_silence

if TYPE_CHECKING:
    from ..model import Body

__all__ = ["TEXT", "parse"]

_ROUNDS = 8  # of writing and reading back, before what does not settle is left out

_NOTHING = re.compile("[\0-\x20\x7f\ufffd]*")  # what is left of bytes that are no text
# What pictures, sounds, films, documents and archives begin with
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"%PDF-", b"PK\x03\x04", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"OggS", b"ID3", b"SQLite format 3\0",
)  # fmt: skip
# What stands for bytes that are no text, and how much of a beginning it may be: a text in another
# encoding, with a mark for each letter with an accent, is one still.
_UNREAD = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_BEGINNING, _MOST_UNREAD = 4_096, 0.2
_LEAST_UNREAD = 32  # signs; a shorter text may hold one by accident

_CARRIES = frozenset(
    {
        "headline", "description", "article_body", "body", "date_published", "date_modified",
        "article_section[]", "author[].name", "author[].job_title", "backstory", "dateline",
        "image[].caption", "image[].credit_text", "image[].keywords[]", "correction[].text",
        "location_created[].name", "credit_text", "in_language", "publisher.name",
        "has_part[].text", "has_part[].name", "mentions[].name", "mentions[].job_title",
        "is_based_on[].publisher.name", "citation[].publisher.name",
        "live_blog_update[].headline", "live_blog_update[].article_body",
        "live_blog_update[].date_published",
    }
)  # fmt: skip


def parse(data: bytes, options: Options) -> Parsed:
    """Read an article text by the layout of `options.house`; raises nothing on content.

    Raises UnknownFormatError for a house that does not exist.
    """
    text = decode(data[: options.limits.article_bytes])
    lines = lines_of(text)
    if data.startswith(_BINARY) or _is_unread(text[:_BEGINNING]):
        return Parsed(spans=_partition(Zones(), lines), findings=(_binary(),))
    grammar, chosen_findings = chosen(options.house, lines)
    zones = _zones_of(lines, grammar)
    marked = marked_in(text, zones.body, grammar)
    findings = [*chosen_findings, *_cut(data, len(marked), options)]
    del marked[options.limits.graph_nodes :]
    blocks = blocks_of(zones.body, marked, grammar)
    moments = moments_of(text, zones, blocks, grammar)
    draft = Draft(text, grammar, zones, blocks, marked, moments)
    tree = tree_of(draft)
    node = node_of(tree)
    quoted = [said(draft, pieces, "quoted_in_sentence") for pieces in draft.partial]
    if not _says_something(node):
        return Parsed(spans=_partition(zones, lines), findings=(*findings, _empty()))
    return Parsed(
        nodes=(node,),
        beside={0: Beside(body=_body(draft, node, quoted))} if blocks else {},
        evidence=LateDict(partial(evidence_of, tree, quoted)),
        spans=_partition(zones, lines),
        findings=(*findings, *moments.findings, *_missing(node)),
    )


def render(value: Value, options: Options) -> Iterator[bytes]:
    """Write an article as `options.house` lays it out, else as its language mostly is.

    Raises UnknownFormatError for a house that does not exist, RenderError for a feed and for an
    article that leaves nothing to read.
    """
    yield _settled(value, options)[0]


def narrow(value: Value, options: Options) -> Value:
    """Give what is read back after writing; nothing of an article that cannot be written."""
    try:
        return _settled(value, options)[1]
    except RenderError as fault:
        if not fault.findings:
            raise
        return NewsArticle()


def _settled(value: Value, options: Options) -> tuple[bytes, Article]:
    """Write an article, read it back and write that, until nothing changes any more.

    What reads as something else (a paragraph that is a line of the footer) is lost on the way.
    """
    if not isinstance(value, Article):
        raise RenderError("text is one article, not a feed")
    article, known = value, set[bytes]()
    data = _written(article, options)
    while data not in known and len(known) < _ROUNDS:
        known.add(data)
        parsed = parse(data, options)
        if not parsed.nodes:
            raise RenderError("a text needs a headline or a body").with_findings(parsed.findings)
        article = _built(parsed)
        again = _written(article, options)
        if again == data:
            return data, article
        data = again
    return _settled(_halved(article), options)


def _written(article: Article, options: Options) -> bytes:
    return text_of(article, house_for(options.house, article)).encode()


def _halved(article: Article) -> Article:
    """Give the headline and the first half of the body, of what reads differently every time."""
    body = str(article.article_body or "").split("\n\n")
    kept = "\n\n".join(body[: len(body) // 2])
    bare: Article = type(article)(headline=article.headline, article_body=kept or None)
    return bare


def _built(parsed: Parsed) -> Article:
    """Build the article of a text, as reading does."""
    builder = Builder(IdIndex(parsed.nodes[:1]))
    article: Any = builder.build(parsed.nodes[0])
    beside = parsed.beside.get(0)
    whole: Article = article.replace(body=beside.body) if beside else article
    return whole


def _zones_of(lines: list[Line], grammar: Grammar) -> Zones:
    """Tell header, body and what is no part of the article apart."""
    zones = Zones()
    kept = without_prefix(without_silence(lines, grammar, zones), grammar, zones)
    kept = with_date_apart(with_byline_apart(kept, grammar), grammar)
    kept = with_labels_apart(kept, grammar)
    live, zones.entries = entries_of(kept, grammar)
    header = kept[:live] if zones.entries else kept
    if grammar.house.layout == "fixed":
        fixed_zones(header, grammar, zones)
    else:
        found_zones(header, grammar, zones)
    if zones.entries:
        zones.body += _lines_of_entries(zones.entries)
    else:
        _take_dateline(zones, grammar)
    return zones


def _lines_of_entries(entries: Iterable[Entry]) -> Iterator[Line]:
    for entry in entries:
        yield entry.clock
        if entry.headline is not None:
            yield entry.headline
        yield from entry.lines


def _take_dateline(zones: Zones, grammar: Grammar) -> None:
    """Take the dateline off the first line of the body."""
    found = dateline_of(zones.body[0], grammar) if zones.body else None
    if found is None:
        return
    line = zones.body[0]
    zones.dateline = found
    zones.mark(line.start, found.end, "dateline")
    rest = line.text[found.end - line.start :].lstrip()
    zones.body[0] = Line(line.end - len(rest), line.end, rest, line.apart)
    zones.standfirst = [zones.body[0] if one is line else one for one in zones.standfirst]


def _is_unread(text: str) -> bool:
    """Tell whether the beginning of a text is none: bytes at random, letters of nobody knows."""
    return len(_UNREAD.findall(text)) > max(_LEAST_UNREAD, len(text) * _MOST_UNREAD)


def _binary() -> Finding:
    return Finding("text_binary", Severity.ERROR, "the document is no text but binary", Place())


def _says_something(node: Node) -> bool:
    told = (node.get(key, "") for key in ("headline", "articleBody"))
    return not all(_NOTHING.fullmatch(text) for text in told)


def _empty() -> Finding:
    return Finding(
        "text_empty", Severity.WARNING, "the text holds neither headline nor body", Place()
    )


def _cut(data: bytes, quoted: int, options: Options) -> Iterator[Finding]:
    """Note what is more of a text than is read."""
    most, runs = options.limits.article_bytes, options.limits.graph_nodes
    if len(data) > most:
        said = f"the text has {len(data):,} bytes; the first {most:,} are read"
        yield Finding("text_cut", Severity.WARNING, said, Place())
    if quoted > runs:
        said = f"{quoted:,} runs stand in quotation marks; the first {runs:,} are read as such"
        yield Finding("nodes_too_many", Severity.WARNING, said, Place())


def _missing(node: Node) -> list[Finding]:
    """Note what an article should say and this one does not."""
    wanted = (
        ("headline", "headline_missing", "no line of the text is its headline"),
        ("datePublished", "date_missing", "the text states no date of publication"),
        ("author", "author_missing", "the text names no author"),
        ("articleBody", "body_missing", "the text has no body"),
    )
    return [
        Finding(
            rule,
            Severity.INFO if key == "author" else Severity.WARNING,
            said,
            Place(line=1, column=1),
        )
        for key, rule, said in wanted
        if key not in node
    ]


def _body(draft: Draft, node: Node, quoted: Iterable[Sourced]) -> Body:
    from ..model.body import body_of_parts

    parts = [
        (_kind(block) if block.label else block.kind, text, block.label)
        for block, text in zip(draft.blocks, draft.texts, strict=True)
    ]
    return body_of_parts(node["articleBody"], parts, [one[0] for one in quoted])


def _kind(block: Block) -> str:
    """Give the kind of a block with a label."""
    return "heading" if block.is_heading else "labelled"


def _partition(zones: Zones, lines: list[Line]) -> tuple[Span, ...]:
    """Give every line its one role; what nothing claims is unknown."""
    body = [span_of((line.start, line.end, "block")) for line in zones.body]
    spans = zones.spans + body
    spans.sort(key=itemgetter(0))
    last = lines[-1].end if lines else 0
    end = Span(last, last)
    rest = iter(spans)
    span = next(rest, end)
    whole: list[Span] = []
    for line in lines:
        begin, stop = line.start, line.end
        if span[0] == begin and span[1] == stop:
            whole.append(span)
            span = next(rest, end)
            continue
        while span[0] < stop:
            if span[0] > begin:
                whole += _unknown(line, begin, span[0])
            whole.append(span)
            begin = max(begin, span[1])
            span = next(rest, end)
        if begin < stop:
            whole += _unknown(line, begin, stop)
    return tuple(whole)


def _unknown(line: Line, start: int, end: int) -> list[Span]:
    said = line.text[start - line.start : end - line.start]
    return [Span(start, end, "unknown")] if said.strip() else []


TEXT = Format(
    name="text",
    parse=parse,
    render=render,
    carries=_CARRIES,
    requires=frozenset(),  # a headline or a body: either will do
    narrow=narrow,
    media_type="text/plain",
    suffix=".txt",
    spec="",
)
