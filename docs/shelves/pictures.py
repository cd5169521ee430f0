"""The page of pictures: one article of the example newsroom, as each of its readers sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import nutgraf
from nutgraf import Feed
from nutgraf.vocabulary import release

from ._markdown import page

__all__ = ["pages"]

_ROOT = Path(__file__).parents[2]
_SOURCE = "examples/newsroom/content/en/budget-2026.jsonld"
_SHOWN = ("headline", "name", "url", "contentUrl", "datePublished", "jobTitle", "creditText")
_CHARACTERS = 48  # of a value that are shown in a box


def pages() -> dict[str, str]:
    """Give the page of pictures."""
    reading = nutgraf.read((_ROOT / _SOURCE).read_bytes())
    article: Any = reading.require_article()
    feed = Feed(
        title=article.publisher.name,
        home_page_url=article.publisher.url,
        language=article.in_language,
        articles=[article],
    )
    parts = [
        f"One article of the example newsroom, `{_SOURCE}`, as its readers see it.",
        "## As a graph",
        "JSON-LD is a graph: things with types, and properties that lead from one to another.",
        f"The words are those of schema.org {release()}.",
        f"```mermaid\n{_graph(reading.nodes)}\n```",
        "## As a search result",
        "A search engine shows what the markup says; what is missing there is missing here.",
        _card(article),
        "## As the head of its page",
        f"```html\n{_cut(nutgraf.write_text(article, 'head'))}\n```",
        "## As an entry of a feed",
        "RSS, at the level that readers see:",
        f"```xml\n{_item(nutgraf.write_text(feed, 'rss'))}\n```",
        "What it leaves out:",
        "\n".join(
            f"- `{loss.pointer.removeprefix('/articles/0')}`: {loss.reason}"
            for loss in nutgraf.losses(feed, "rss")
            if loss.pointer.startswith("/articles/0")
        ),
    ]
    return {"explanation/pictures.md": page("In pictures", *parts)}


def _graph(nodes: tuple[Mapping[str, Any], ...]) -> str:
    """Draw the nodes of a document with Mermaid: a box each, an arrow for each reference."""
    known = {node["@id"]: f"n{number}" for number, node in enumerate(nodes) if "@id" in node}
    lines = ["flowchart LR"]
    for number, node in enumerate(nodes):
        lines += _box(f"n{number}", node)
        lines += _arrows(f"n{number}", node, known)
    return "\n".join(f"  {line}" if at else line for at, line in enumerate(lines))


def _box(name: str, node: Mapping[str, Any]) -> Iterator[str]:
    told = [f"<b>{node.get('@type', 'Thing')}</b>"]
    told += [f"{key}: {_short(node[key])}" for key in _SHOWN if isinstance(node.get(key), str)]
    yield f'{name}["{"<br>".join(told)}"]'


def _arrows(name: str, node: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[str]:
    for key, held in node.items():
        for number, one in enumerate(held if isinstance(held, list) else [held]):
            if not isinstance(one, dict):
                continue
            target = known.get(one.get("@id", ""))
            if target is None:
                target = f"{name}{key}{number}"
                yield from _box(target, one)
            yield f"{name} -->|{key}| {target}"


def _short(text: str) -> str:
    shown = text if len(text) <= _CHARACTERS else f"{text[: _CHARACTERS - 1]}…"
    return escape(shown).replace("&#x27;", "#39;").replace("&quot;", "#quot;")


def _card(article: Any) -> str:
    """Draw what a search engine shows of it: site, headline, day, authors, summary."""
    day = article.date_published.isoformat()[:10]
    names = ", ".join(author.name for author in article.author)
    picture = article.image[0]
    return "\n".join(
        (
            "> "
            + escape(f"{article.publisher.name} › {' › '.join(article.article_section)}")
            + "  ",
            f"> **[{escape(article.headline)}]({article.url})**  ",
            f"> {day} · {escape(names)} · {escape(str(article.description))}  ",
            f"> *{escape(str(picture.caption))} ({picture.width} × {picture.height})*",
        )
    )


def _cut(head: str) -> str:
    """Show the script in one line that ends early, and the tags whole."""
    script, *tags = head.splitlines()
    return "\n".join([f"{script[:160]} …</script>", *tags])


def _item(rss: str) -> str:
    return rss[rss.index("<item>") : rss.index("</item>") + len("</item>")]
