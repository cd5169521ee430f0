"""Builds what a format parsed: nodes become things, findings get their places, one is the own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from threading import RLock
from typing import Any, Self

from .errors import ContentError
from .findings import Finding, Place, Severity, bounded
from .formats._addresses import own_addresses
from .formats._context import complaints
from .formats._format import Beside, Evidence, Node, Options, Own, Parsed, Source, Span
from .formats._id_index import IdIndex
from .markup.json_path import Path
from .markup.json_text import line_and_column
from .model import Builder, Feed, FrozenDict, Thing, class_of
from .model._admit import types_of
from .model._build import Note
from .model._build_at_once import built_at_once
from .model.article import Article

__all__ = ["Reading", "built", "no_article"]


_NO_EVIDENCE: FrozenDict = FrozenDict({})


class _Rest:
    """What is seldom asked for of a document: built, and placed, when it is."""

    def __init__(self, parsed: Parsed, options: Options) -> None:
        """Take what was parsed."""
        self._parsed, self._options = parsed, options
        self._made: dict[int, Thing] = {}
        self._builder = _builder(parsed.nodes if parsed.feed is None else (), options)
        self._noted: dict[int, list[Note]] = {}
        self._lock = RLock()  # of two threads each would tell what the other mended

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """Give the rest of a document of which there are findings alone."""
        rest = cls(Parsed(), Options())
        rest.findings = tuple(findings)
        return rest

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what comes of it: the page that it comes from stays where it is."""
        return _restored, (self.own, self.articles, self.things, self.findings)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Every node, built."""
        return tuple(self._thing(at) for at in range(len(self._parsed.nodes)))

    @cached_property
    def own(self) -> Article | None:
        """The article that was drawn up from more than its node, or nothing."""
        own = self._parsed.own
        if own is None:
            return None
        if own.is_top:
            top: Any = self._thing(own.top)
            return top if isinstance(top, Article) else None
        path = self._own_path(own)
        known = len(self._builder.notes)
        made: Any = _with_beside(self._builder.build(own.node, path), own.beside)
        self._noted[-1] = self._builder.notes[known:]
        return made if isinstance(made, Article) else None

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles: those among the top nodes, or else those inside them."""
        top = tuple(thing for thing in self.things if isinstance(thing, Article))
        if not top and self._parsed.feed is None:
            top = tuple(_inner_articles(self.things))
        if self.own is None or (self._parsed.own is not None and self._parsed.own.is_top):
            return top
        return (self.own, *self._others(top))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed, in the order of the nodes, each with its place."""
        parsed, things = self._parsed, self.things
        found = [*parsed.noticed()]
        for at in range(len(things)):
            found += self._found(at, at)
        found += _of_contexts(parsed.sources)
        if parsed.own is not None and self.own is not None and not parsed.own.is_top:
            found += self._found(-1, parsed.own.top)
        if not self.articles and parsed.feed is None:
            found.append(no_article())
        return tuple(bounded(found, self._options.limits.findings))

    def chosen(self, feed: Feed | None) -> Article | None:
        """Choose the document's own article: the one at its address, else the first."""
        if feed is not None:
            return self.articles[0] if len(self.articles) == 1 else None
        first, url = None, self._options.url
        for article in self._each_article():
            first = first or article
            if not url or url in {article.id, *own_addresses(article.__dict__)}:
                return article
        return first

    def at_once(self) -> Article | None:
        """Build what is thought to be plain; None where that is no article, or asks for a look."""
        if self._parsed.exactly is None:
            return None
        (node,) = self._parsed.nodes
        kind = class_of(types_of(node))
        if not issubclass(kind, Article):
            return None
        made = built_at_once(kind, node, self._builder.index, self._options.limits)
        if not isinstance(made, Article):
            return None
        self._made[0], self._noted[0] = made, []
        return made

    def _each_article(self) -> Iterator[Article]:
        """Give the articles one by one; a top node that is none is built where it must be."""
        has_some = False
        for at, node in enumerate(self._parsed.nodes):
            if issubclass(class_of(types_of(node)), Article):
                has_some = True
                yield self._thing(at)  # type: ignore[misc] # an article, as its types say
        if not has_some:
            yield from self.articles

    def _thing(self, at: int) -> Thing:
        with self._lock:
            return self._built(at)

    def _built(self, at: int) -> Thing:
        if at not in self._made:
            parsed = self._parsed
            node, described = parsed.nodes[at], parsed.described.get(at)
            builder = self._builder
            if described is not None:
                builder = _builder((node, *described), self._options)
            known, path = len(builder.notes), self._path(at)
            own = parsed.own if parsed.own is not None and parsed.own.is_top else None
            drawn = own if own is not None and own.top == at else None
            thing = builder.build(drawn.node if drawn else node, path)
            beside = drawn.beside if drawn else parsed.beside.get(at)
            self._made[at] = _with_beside(thing, beside)
            self._noted[at] = builder.notes[known:]
        return self._made[at]

    def _found(self, at: int, top: int) -> list[Finding]:
        """Give what was noticed of a thing; -1 is the own one, which began in a top node."""
        noticed = [note.finding() for note in self._noted[at]]
        own = self._parsed.own
        if own is not None and at == (own.top if own.is_top else -1):
            noticed += _below(own.noticed(), self._own_path(own))
        return _placed(noticed, self._source(top))

    def _own_path(self, own: Own) -> Path | None:
        path = self._path(own.top)
        for key in own.keys:
            path = Path(path, key)
        return path

    def _others(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Give the articles inside other nodes, but for the one that the own began as."""
        own = self._parsed.own
        began = self._builder.build(own.began) if own is not None and own.began else None
        for article in articles:
            if began is not None and article == began:
                began = None
            else:
                yield article

    def _source(self, at: int) -> Source | None:
        sources = self._parsed.sources
        return sources[at] if 0 <= at < len(sources) else None

    def _path(self, at: int) -> Path | None:
        source = self._source(at)
        if source is not None:
            return source.path
        return Path(Path(None, "articles"), at) if self._parsed.feed is not None else None


def _restored(
    own: Article | None,
    articles: tuple[Article, ...],
    things: tuple[Thing, ...],
    findings: tuple[Finding, ...],
) -> _Rest:
    rest = _Rest.of(findings)
    rest.own, rest.articles, rest.things = own, articles, things
    return rest


@dataclass(frozen=True)
class Reading:
    """What was read: the article, or the feed, with all that was found and noticed.

    Shape: `article` is the document's own, or None; `feed` the feed, if the document is one;
    `nodes` every node as it was found; `evidence` says by model path where each value comes from;
    `spans` part the text by role. The rest is made when it is asked for.
    """

    article: Article | None = None
    feed: Feed | None = None
    nodes: tuple[Node, ...] = ()
    evidence: Mapping[str, Evidence] = _NO_EVIDENCE
    spans: tuple[Span, ...] = ()
    documents: tuple[Any, ...] = field(default=(), repr=False)
    _rest: _Rest = field(default_factory=lambda: _Rest.of(()), repr=False, compare=False)

    @classmethod
    def of_none(cls, findings: Iterable[Finding]) -> Self:
        """Give the reading of a document that holds nothing but findings."""
        return cls(_rest=_Rest.of(findings))

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles of the document."""
        return self._rest.articles

    @property
    def things(self) -> tuple[Thing, ...]:
        """The nodes, built; the own article with what other statements bring to it."""
        return self._rest.things

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was mended, and what could not be held, each with its place."""
        return self._rest.findings

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
    rest = _Rest(parsed, options)
    article = rest.at_once()
    if article is None and parsed.exactly is not None:
        parsed = parsed.exactly()
        rest = _Rest(parsed, options)
    feed = None
    if parsed.feed is not None:
        feed = Feed(**{**parsed.feed, "articles": rest.articles})
    return Reading(
        article=article or (rest.own if parsed.own is not None else None) or rest.chosen(feed),
        feed=feed,
        nodes=parsed.nodes,
        evidence=_frozen(parsed.evidence),
        spans=parsed.spans,
        documents=parsed.documents,
        _rest=rest,
    )


def _frozen(evidence: Mapping[str, Evidence]) -> FrozenDict:
    """Give evidence that cannot change: a reading goes between processes, and stays."""
    if isinstance(evidence, FrozenDict):
        return evidence
    return FrozenDict(evidence) if evidence else _NO_EVIDENCE


def _builder(nodes: Iterable[Node], options: Options) -> Builder:
    """Make what builds these nodes, and finds among them the targets of their references."""
    return _builder_of(IdIndex(nodes, partial(_target, options)), options)


def _target(options: Options, node: Node, index: IdIndex) -> Thing:
    return _builder_of(index, options).build(node)


def _builder_of(index: IdIndex, options: Options) -> Builder:
    return Builder(index, repair=options.repair, url=options.url, limits=options.limits)


def _below(findings: Iterable[Finding], path: Path | None) -> Iterator[Finding]:
    """Give findings whose pointers begin at a node those that begin at its document."""
    above = path.pointer() if path is not None else ""
    for finding in findings:
        place = replace(finding.place, pointer=above + finding.place.pointer)
        yield replace(finding, place=place)


def _with_beside(thing: Thing, beside: Beside | None) -> Thing:
    if beside is None or not isinstance(thing, Article):
        return thing
    named = {"body": beside.body, "editorial": beside.editorial, "channel": beside.channel}
    takers = thing.beside_takers
    taken = {name: takers[name](held) for name, held in named.items() if held}
    return thing.assembled({**thing.__dict__, **taken}) if taken else thing


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
