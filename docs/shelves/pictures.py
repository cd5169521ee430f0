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
_CHARACTERS = 38  # of a value that are shown in a box
_FRAME = (
    "display:flex;gap:1rem;"
    "max-width:34rem;padding:.6rem .9rem;margin:1em 0;border:1px solid #8886;border-radius:.5rem"
)
_PICTURE = (
    "width:8rem;aspect-ratio:16/9;background:#8883;"
    "border-radius:.3rem;display:grid;place-items:center;font-size:.7rem"
)


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
        _card(article, article.url.removeprefix("https://").replace("/", " › "), _day(article)),
        "## As the head of its page",
        f"```html\n{_cut(nutgraf.write_text(article, 'head'))}\n```",
        "## As an entry of a feed",
        "A feed reader shows what the entry holds:",
        _card(article, article.publisher.name, f"{_names(article)}, {_day(article)}"),
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
    lines = ["flowchart TB"]
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


def _card(article: Any, above: str, before: str) -> str:
    """Draw how it is listed: where it stands, headline, summary, and a frame for the picture."""
    picture = article.image[0]
    size = f"{picture.width} × {picture.height}"
    return (
        f'<div style="{_FRAME}"><div style="flex:1">'
        f"<small>{escape(above)}</small><br>"
        f'<a href="{escape(str(article.url))}"><strong>{escape(article.headline)}</strong></a><br>'
        f"<small>{escape(before)} — {escape(str(article.description))}</small></div>"
        f'<div style="{_PICTURE}" title="{escape(str(picture.caption))}">{size}</div></div>'
    )


def _day(article: Any) -> str:
    return f"{article.date_published:%d %B %Y}"


def _names(article: Any) -> str:
    return ", ".join(author.name for author in article.author)


def _cut(head: str) -> str:
    """Show the script in one line that ends early, and the tags whole."""
    script, *tags = head.splitlines()
    return "\n".join([f"{script[:160]} …</script>", *tags])


def _item(rss: str) -> str:
    return rss[rss.index("<item>") : rss.index("</item>") + len("</item>")]
