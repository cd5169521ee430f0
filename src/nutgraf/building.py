"""Builds what a format parsed: nodes become things, findings get their places, one is the own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from .errors import ContentError
from .findings import Finding, Place, Severity, bounded
from .formats._context import complaints
from .formats._format import Beside, Evidence, Node, Options, Own, Parsed, Source, Span
from .formats._id_index import IdIndex
from .markup.json_text import line_and_column
from .model import Builder, Feed, Thing
from .model._admit import Path
from .model.article import Article

__all__ = ["Reading", "built", "no_article"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the article, or the feed, with all that was found and noticed.

    Shape: `article` is the document's own, or None; `articles` all of them; `feed` the feed, if
    the document is one; `nodes` every node as it was found; `things` the same, built; `evidence`
    says by model path where each value comes from; `spans` part the text by role.
    """

    article: Article | None = None
    articles: tuple[Article, ...] = ()
    feed: Feed | None = None
    nodes: tuple[Node, ...] = ()
    things: tuple[Thing, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))
    spans: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: tuple[Any, ...] = field(default=(), repr=False)

    @property
    def value(self) -> Feed | Article | None:
        """The feed, or the article."""
        return self.feed if self.feed is not None else self.article

    def require_article(self) -> Article:
        """Give the article; raises ContentError, with the findings, where there is none."""
        if self.article is None:
            raise ContentError("the document holds no article").with_findings(self.findings)
        return self.article


def built(parsed: Parsed, options: Options) -> Reading:
    """Build the nodes of a document, and choose its own article; never raises on content."""
    whole = _builder(parsed.nodes if parsed.feed is None else (), options)
    findings = list(parsed.findings)
    things: list[Thing] = []
    for at, node in enumerate(parsed.nodes):
        described = parsed.described.get(at)
        builder = whole if described is None else _builder((node, *described), options)
        source = parsed.sources[at] if at < len(parsed.sources) else None
        noted = len(builder.findings)
        drawn = _drawn_from(parsed.own, at)
        path = source.path if source is not None else _path_of(parsed, at)
        thing = builder.build(drawn.node if drawn else node, path)
        things.append(_with_beside(thing, drawn.beside if drawn else parsed.beside.get(at)))
        findings += _placed(builder.findings[noted:], source)
        if drawn:
            findings += _placed(_below(drawn.findings, path), source)
    findings += _of_contexts(parsed.sources)
    articles = _articles(things, parsed)
    own = None
    if parsed.own is not None:
        own, found = _own_drawn(parsed.own, parsed, things, whole)
        findings += found
        articles = articles if parsed.own.is_top else (own, *_others(articles, parsed.own, whole))
    feed = _feed(parsed, articles)
    if not articles and feed is None:
        findings.append(no_article())
    return Reading(
        article=own or _own(articles, options.url, feed),
        articles=articles,
        feed=feed,
        nodes=parsed.nodes,
        things=tuple(things),
        evidence=parsed.evidence,
        spans=parsed.spans,
        findings=tuple(bounded(findings, options.limits.findings)),
        documents=parsed.documents,
    )


def _builder(nodes: Iterable[Node], options: Options) -> Builder:
    """Make what builds these nodes, and finds among them the targets of their references."""
    index = IdIndex()
    builder = Builder(index, repair=options.repair, url=options.url, limits=options.limits)
    index.build = builder.build
    for node in nodes:
        index.add(node)
    return builder


def _drawn_from(own: Own | None, at: int) -> Own | None:
    return own if own is not None and own.is_top and own.top == at else None


def _own_drawn(
    own: Own, parsed: Parsed, things: list[Thing], builder: Builder
) -> tuple[Article, list[Finding]]:
    """Give the article that was drawn up, built as the top node it began as or alone."""
    if own.is_top:
        built: Any = things[own.top]
        return built, []
    source = parsed.sources[own.top] if 0 <= own.top < len(parsed.sources) else None
    path = source.path if source is not None else None
    for key in own.keys:
        path = Path(path, key)
    noted = len(builder.findings)
    built = _with_beside(builder.build(own.node, path), own.beside)
    return built, _placed([*builder.findings[noted:], *_below(own.findings, path)], source)


def _others(articles: tuple[Article, ...], own: Own, builder: Builder) -> Iterator[Article]:
    """Give the articles inside other nodes, but for the one that the own article began as."""
    began = builder.build(own.began) if own.began is not None else None
    for article in articles:
        if began is not None and article == began:
            began = None
        else:
            yield article


def _below(findings: Iterable[Finding], path: Path | None) -> Iterator[Finding]:
    """Give findings whose pointers begin at a node those that begin at its document."""
    above = path.pointer() if path is not None else ""
    for finding in findings:
        place = replace(finding.place, pointer=above + finding.place.pointer)
        yield replace(finding, place=place)


def _path_of(parsed: Parsed, at: int) -> Path | None:
    return Path(Path(None, "articles"), at) if parsed.feed is not None else None


def _with_beside(thing: Thing, beside: Beside | None) -> Thing:
    if beside is None or not isinstance(thing, Article):
        return thing
    named = {"body": beside.body, "editorial": beside.editorial, "channel": beside.channel}
    return thing.replace(**{name: held for name, held in named.items() if held})


def _articles(things: list[Thing], parsed: Parsed) -> tuple[Article, ...]:
    top = tuple(thing for thing in things if isinstance(thing, Article))
    if top or parsed.feed is not None:
        return top
    return tuple(_inner_articles(things))


def _inner_articles(things: Iterable[Thing]) -> Iterator[Article]:
    """Give the articles that stand inside other nodes, such as the main entity of a page."""
    stack: list[Any] = list(reversed(list(things)))
    while stack:
        one = stack.pop()
        if isinstance(one, Article):
            yield one
        elif isinstance(one, Thing):
            stack.extend(
                reversed([held for held in one.__dict__.values() if held is not one.residue])
            )
        elif isinstance(one, tuple):
            stack.extend(reversed(one))


def _own(articles: tuple[Article, ...], url: str, feed: Feed | None) -> Article | None:
    """Choose the document's own article: the one at its address, else the first."""
    if feed is not None and len(articles) != 1:
        return None
    for article in articles:
        if url and url in {article.id, article.url, article.main_entity_of_page}:
            return article
    return articles[0] if articles else None


def _feed(parsed: Parsed, articles: tuple[Article, ...]) -> Feed | None:
    if parsed.feed is None:
        return None
    return Feed(**{**parsed.feed, "articles": articles})


def _placed(findings: Iterable[Finding], source: Source | None) -> list[Finding]:
    """Give the findings of a node their lines and columns, in one pass over its text."""
    findings = list(findings)
    if source is None or not findings:
        return findings
    offsets = source.locate({finding.place.pointer for finding in findings})
    placed = []
    for finding in findings:
        offset = offsets[finding.place.pointer]
        line, column = line_and_column(source.whole, offset) if offset >= 0 else (0, 0)
        place = replace(finding.place, line=line, column=column)
        placed.append(replace(finding, place=place))
    return placed


def _of_contexts(sources: Iterable[Source]) -> Iterator[Finding]:
    """Tell, once for each text, of contexts that are missing or would have to be fetched."""
    seen: set[tuple[int, str]] = set()
    for source in sources:
        for rule, said in complaints(source.context) if source.syntax == "jsonld" else ():
            if (id(source.origin), said) not in seen:
                seen.add((id(source.origin), said))
                place = Place(pointer=source.path.pointer() if source.path is not None else "")
                yield from _placed([Finding(rule, Severity.WARNING, said, place)], source)


def no_article() -> Finding:
    """Say that there is no article."""
    said = "the document holds no article"
    return Finding("no_article_found", Severity.INFO, said, Place())
