"""What it costs to read an article from JSON-LD and to write it, beside classes of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ._harness import Comparison, Work, python_code, work
from ._typical import ARTICLE, BODY, Strict, graph_of

__all__ = ["comparisons"]

_NODE = {key: held for key, held in ARTICLE.items() if key not in {"@context", "@id"}}
_OURS = (
    "import nutgraf; nutgraf.read("
    'b\'{"@context":"https://schema.org","@type":"NewsArticle","headline":"A"}\').require_article()'
)
_THEIRS = "from schema_org import NewsArticle; NewsArticle(headline='A')"
_PYDANTIC = "from pydantic2_schemaorg.NewsArticle import NewsArticle; NewsArticle(headline='A')"


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare reading, writing, the first article of a process, and growth with the nodes."""
    yield Comparison(
        "read an article of 30 fields",
        "article",
        (
            work("nutgraf.read", _read),
            work("bare strict model", lambda: lambda: Strict.model_validate_json(BODY)),
            work("json.loads alone", lambda: lambda: json.loads(BODY)),
            work("msgspec.json.decode, untyped", _msgspec_read),
            work("pydantic2-schemaorg", _pydantic2_read),
        ),
        goal="at most 5 times the bare strict model",
        note="Ours keeps all, the bare model knows one type each; schema-org-py refuses it.",
    )
    yield Comparison(
        "write an article of 30 fields",
        "article",
        (
            work("nutgraf.write", _write),
            work("bare strict model", _strict_write),
            work("msgspec-schemaorg", _msgspec_write),
            work("pydantic2-schemaorg", _pydantic2_write),
        ),
        goal="at most 2 times the bare strict model",
    )
    yield Comparison(
        "import and first article",
        "process",
        (
            python_code("nutgraf", _OURS),
            python_code("schema-org-py", _THEIRS, needs="schema_org"),
            python_code("pydantic2-schemaorg", _PYDANTIC, needs="pydantic2_schemaorg"),
        ),
        goal="10 times quicker than schema-org-py, and a third of its memory",
    )
    yield Comparison(
        "cost of a node as the graph grows",
        "node",
        tuple(_graph(max(2, int(count * scale))) for count in (20_000, 2_000, 200)),
        goal="the same at 20,000 nodes as at 200",
        is_growth=True,
    )


def _read() -> Work:
    import nutgraf

    return lambda: nutgraf.read(BODY, "jsonld").article


def _write() -> Work:
    import nutgraf

    article = nutgraf.read(BODY, "jsonld").require_article()
    return lambda: nutgraf.write(article, "jsonld")


def _strict_write() -> Work:
    article = Strict.model_validate_json(BODY)
    return lambda: article.model_dump_json(by_alias=True)


def _msgspec_read() -> Work:
    import msgspec

    return lambda: msgspec.json.decode(BODY)


def _msgspec_write() -> Work:
    import msgspec
    from msgspec_schemaorg.models.creativework import ImageObject, NewsArticle
    from msgspec_schemaorg.models.organization import Organization
    from msgspec_schemaorg.models.person import Person

    kinds = {
        "ImageObject": ImageObject, "Organization": Organization, "Person": Person,
        "NewsArticle": NewsArticle,
    }  # fmt: skip
    article = _made(_NODE, kinds)
    return lambda: msgspec.json.encode(article)


def _pydantic2_read() -> Work:
    made = _pydantic2()
    return lambda: made(json.loads(BODY))


def _pydantic2_write() -> Work:
    article = _pydantic2()(ARTICLE)
    return lambda: article.json(by_alias=True, exclude_none=True)


def _pydantic2() -> Any:
    """Give what builds the article from its classes: they do not take JSON-LD as it stands."""
    from pydantic2_schemaorg.ImageObject import ImageObject
    from pydantic2_schemaorg.NewsArticle import NewsArticle
    from pydantic2_schemaorg.Organization import Organization
    from pydantic2_schemaorg.Person import Person

    kinds = {
        "ImageObject": ImageObject, "Organization": Organization, "Person": Person,
        "NewsArticle": NewsArticle,
    }  # fmt: skip
    return lambda node: _made(node, kinds)


def _made(value: Any, kinds: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_made(one, kinds) for one in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _made(one, kinds) for key, one in value.items() if key[:1] != "@"}
    return kinds[value["@type"]](**inner)


def _graph(count: int) -> Any:
    import nutgraf

    return work(f"{count:,} nodes", lambda: _reader(nutgraf.read, graph_of(count)), count)


def _reader(read: Any, document: bytes) -> Work:
    return lambda: read(document, "jsonld").articles
