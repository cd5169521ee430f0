"""Formats and model joined: read, write, check, and say what a format loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from .checking import bounded, examine
from .errors import ContentError, ParseError, RenderError
from .findings import Finding, Place, Severity
from .formats import format_named
from .formats._context import IdIndex
from .formats._format import Beside, Evidence, Level, Node, Options, Own, Parsed, Source, Span
from .formats._project import Loss, losses_of, projected
from .formats._sniff import sniff
from .markup.compressed import expanded
from .markup.json_text import line_and_column
from .model import Builder, Feed, Thing
from .model._admit import Path
from .model.article import Article
from .rules import LATEST, ruleset
from .safety.dates import LocalDateTime, at_zone
from .safety.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from .config import Config

__all__ = [
    "Reading",
    "check",
    "json_schemas",
    "losses",
    "project",
    "read",
    "write",
    "write_chunks",
    "write_text",
]

_ANY_TIME = LocalDateTime(2026, 1, 1)  # any will do to try a zone


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


Writable: TypeAlias = Thing | Feed | Reading


def read(  # noqa: PLR0913 (the face: each is named at the call)
    data: bytes | str,
    format: str | None = None,
    *,
    url: str | None = None,
    house: str | None = None,
    repair: bool = True,
    limits: Limits | None = None,
) -> Reading:
    """Read a document of any format that nutgraf knows; the content never raises.

    Shape: `format` is a name from the table, or None to tell it from the bytes; `url` is where the
    document is served; `house` is how a publication lays out its texts.
    Raises UnknownFormatError, and ParseError when a format is named and the bytes are not that
    format at all.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)
    options = Options(
        url=url or "", house=house or "", repair=repair, limits=limits or DEFAULT_LIMITS
    )
    raw, opened = expanded(_decoded_once(raw, data), options.limits)
    wire = format_named(format or sniff(raw))
    if wire.parse is None:
        raise ParseError(f"{wire.name} is written, not read")
    try:
        parsed = wire.parse(raw, options)
    except ParseError as fault:
        fault.findings = (*opened, *fault.findings)
        if format is not None:
            raise
        return Reading(findings=fault.findings or (_no_article(),))
    return _built(replace(parsed, findings=(*opened, *parsed.findings)), options)


def write(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> bytes:
    """Write an article, a feed or a reading in a format.

    Shape: `house` is how a text is laid out; the other formats do not ask for it.
    Raises UnknownFormatError, and RenderError when the value lacks what the format requires.
    """
    chunks = write_chunks(x, format, level=level, default_zone=default_zone, house=house, now=now)
    return b"".join(chunks)


def write_text(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> str:
    """Write as `write` does, as text; for templates."""
    return write(x, format, level=level, default_zone=default_zone, house=house, now=now).decode()


def write_chunks(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable | Iterable[Article],
    format: str,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> Iterator[bytes]:
    """Write as `write` does, piece by piece, in constant memory."""
    wire = format_named(format)
    options = _writing(level, default_zone, house, now)
    if wire.render is None:
        raise RenderError(f"{wire.name} is read, not written")
    if isinstance(x, Reading):
        if x.documents and wire.render_documents is not None:
            return wire.render_documents(x.documents, options)
        return wire.render(_value_of(x), options)
    if not isinstance(x, Thing | Feed):
        raise RenderError(f"an article or a feed is written, not a {type(x).__name__}")
    return wire.render(x, options)


def losses(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> tuple[Loss, ...]:
    """Say what the format would lose of the value: each pointer, and why."""
    options = _writing(level, default_zone, house, now)
    value = _value_of(x) if isinstance(x, Reading) else x
    return losses_of(value, format_named(format), options)


def project(  # noqa: PLR0913 (the face: each is named at the call)
    x: Writable,
    format: str,
    *,
    level: Level = "visible",
    default_zone: str | None = None,
    house: str | None = None,
    now: datetime | None = None,
) -> Thing | Feed:
    """Give what survives the format: what would be read back after writing."""
    options = _writing(level, default_zone, house, now)
    value = _value_of(x) if isinstance(x, Reading) else x
    return projected(value, format_named(format), options)


def check(
    data: bytes | str,
    *,
    url: str | None = None,
    profiles: Iterable[str] | None = None,
    config: Config | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """Give the findings of a document, in its order; whatever the bytes, this returns.

    Shape: `profiles` are the names of those who need this, by default those of the configuration,
    else `schema.org`; `url` is where the document is served, `now` the present: a rule that needs
    either and has none stays silent.
    Raises UnknownFormatError for a profile that does not exist.
    """
    names: tuple[str, ...] = ("schema.org",)
    day = LATEST
    if config is not None:
        names, day = config.check.profiles, config.check.rules or LATEST
    if profiles is not None:
        names = tuple(profiles)
    return list(examine(data, ruleset(names, day), url=url or "", now=now).findings)


def json_schemas() -> dict[str, bytes]:
    """Give the JSON Schemas (2020-12) of the model and of JSON-LD documents, by file name."""
    from .model._json_schema import published

    return dict(published())


def _decoded_once(raw: bytes, data: bytes | str) -> bytes:
    """Give bytes that every parser reads alike: text is UTF-8, its lone surrogates are U+FFFD."""
    return raw if isinstance(data, bytes) else raw.decode("utf-8", "replace").encode()


def _writing(
    level: Level, default_zone: str | None, house: str | None, now: datetime | None
) -> Options:
    """Take what a caller says of writing; raises RenderError for a zone that there is none of."""
    if default_zone:
        try:
            at_zone(_ANY_TIME, default_zone)
        except ValueError as fault:
            raise RenderError(str(fault)) from fault
    return Options(level=level, default_zone=default_zone or "", house=house or "", now=now)


def _value_of(reading: Reading) -> Thing | Feed:
    if reading.value is None:
        raise RenderError("the reading holds nothing to write").with_findings(reading.findings)
    return reading.value


def _built(parsed: Parsed, options: Options) -> Reading:
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
        things.append(_with_beside(thing, parsed.beside.get(at)))
        findings += _placed(builder.findings[noted:], source)
        if drawn:
            findings += _placed(_below(drawn.findings, path), source)
    articles = _articles(things, parsed)
    own = None
    if parsed.own is not None:
        own, noted = _own_drawn(parsed.own, parsed, things, whole)
        findings += noted
        articles = articles if parsed.own.is_top else (own, *_others(articles, parsed.own, whole))
    feed = _feed(parsed, articles)
    if not articles and feed is None:
        findings.append(_no_article())
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
    built = builder.build(own.node, path)
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


def _no_article() -> Finding:
    said = "the document holds no article"
    return Finding("no_article_found", Severity.INFO, said, Place())
