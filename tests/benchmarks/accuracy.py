"""How often ours and other extractors are right on saved news pages with known truth.

`python -m tests.benchmarks.accuracy [--into FOLDER] [NAME ...]` writes for each extractor that is
installed what it says of each page of the corpus (NUTGRAF_CORPUS), one JSON line a page, and shows
the table of the judge that lies beside the corpus; answers that are in the folder already are not
asked for again. Nothing is installed; who is missing is said to be. The peers out of npm are looked
for in the folder that NUTGRAF_NODE_MODULES names.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias

Answer: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[bytes, str], Answer]

_ROOT = Path(__file__).parents[2]
_CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", _ROOT.parent / "shared" / "corpus"))
_PAGES = _CORPUS / "news-pages"
_JUDGE = _CORPUS.parent / "judges" / "score_extraction.py"
_MODULES = Path(os.environ.get("NUTGRAF_NODE_MODULES", "node_modules")).absolute()
_PEERS = Path(__file__).with_name("peer_extractors.mjs")
_OF_NODE = {
    "metascraper": "metascraper",
    "readability": "@mozilla/readability",
    "defuddle": "defuddle",
}
_SETS = (("dataset=fundus",), ("dataset=trafilatura", "genre=news"))


def main() -> None:
    """Ask each extractor that is named, or all, of each page, and show who was right how often."""
    parser = argparse.ArgumentParser(prog=f"python -m {__spec__.name}", description=__doc__)
    known = (*READERS, *_OF_NODE)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--into", type=Path, help="folder for the answers; kept afterwards")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        into = asked.into or Path(folder)
        into.mkdir(parents=True, exist_ok=True)
        files = [one for name in asked.names or known for one in _asked(name, into)]
        for where in _SETS if files else ():
            chosen = [part for one in where for part in ("--where", one)]
            command = [sys.executable, str(_JUDGE), "--manifest", str(_PAGES / "manifest.jsonl")]
            subprocess.run([*command, *chosen, *files], check=True)


def _asked(name: str, into: Path) -> Iterator[str]:
    """Give the file of an extractor's answers, asked for now where it is not there yet."""
    file = into / f"{name}.jsonl"
    if not file.exists():
        installed = _version(name)
        print(f"{name} {installed or 'is not installed'}", flush=True)
        if not installed:
            return
        said = _of_node(name) if name in _OF_NODE else "".join(_answers(READERS[name]))
        file.write_text(said, encoding="utf-8")
    yield str(file)


def _version(name: str) -> str:
    """Give the version of an extractor that is installed, or nothing."""
    if name in _OF_NODE:
        about = _MODULES / _OF_NODE[name] / "package.json"
        return str(json.loads(about.read_bytes())["version"]) if about.exists() else ""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _of_node(name: str) -> str:
    """Give the answers of an extractor out of npm."""
    command = ("node", str(_PEERS), str(_MODULES), name, str(_PAGES))
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _answers(reader: Reader) -> Iterator[str]:
    for line in (_PAGES / "manifest.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        data = gzip.decompress((_PAGES / page["html"]).read_bytes())
        try:
            answer = reader(data, page.get("url") or "")
        except Exception as fault:  # noqa: BLE001 (of a peer, which may raise anything)
            answer = {"fault": repr(fault)[:100]}
        yield json.dumps({"id": page["id"], **answer}, default=str) + "\n"


def _nutgraf(data: bytes, url: str) -> Answer:
    import nutgraf

    article = nutgraf.read(data, url=url).article
    if article is None:
        return {}
    picture = next(iter(article.image), "")
    node = json.loads(nutgraf.write(article, "jsonld"))
    node = node.get("@graph", [node])[0]
    return {
        "headline": _text(article.headline),
        "authors": [_text(one) for one in article.author],
        "date_published": node.get("datePublished"),
        "date_modified": node.get("dateModified"),
        "image": _text(getattr(picture, "content_url", "") or getattr(picture, "url", picture)),
        "publisher": _text(next(iter(_many(article.publisher)), "")),
        "description": _text(article.description),
        "keywords": [_text(one) for one in article.keywords],
        "section": [_text(one) for one in article.article_section],
        "language": _text(article.in_language),
        "url": _text(article.url),
    }


def _many(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _text(value: Any) -> str:
    named = getattr(value, "name", None)
    return str(named if named is not None else value or "")


def _trafilatura(data: bytes, url: str) -> Answer:
    from trafilatura.metadata import extract_metadata

    said = extract_metadata(data, default_url=url)
    return {
        "headline": said.title,
        "authors": (said.author or "").split("; "),
        "date_published": said.date,
        "image": said.image,
        "publisher": said.sitename,
        "description": said.description,
        "keywords": said.tags,
        "section": said.categories,
        "language": said.language,
        "url": said.url,
    }


def _htmldate(data: bytes, url: str) -> Answer:
    from htmldate import find_date

    said = find_date(data, original_date=True, url=url, outputformat="%Y-%m-%d")
    return {"date_published": said}


def _newspaper(data: bytes, url: str) -> Answer:
    import newspaper

    found = newspaper.Article(url or "https://page.example/", language="en", fetch_images=False)
    found.download(input_html=data.decode("utf-8", "replace"))
    found.parse()
    return {
        "headline": found.title,
        "authors": found.authors,
        "date_published": found.publish_date.isoformat() if found.publish_date else None,
        "image": found.top_image,
        "description": found.meta_description,
        "keywords": found.meta_keywords,
        "language": found.meta_lang,
        "url": found.canonical_link,
    }


def _goose(data: bytes, url: str) -> Answer:
    from goose3 import Goose

    del url
    with Goose({"enable_image_fetching": False}) as goose:
        found = goose.extract(raw_html=data.decode("utf-8", "replace"))
    return {
        "headline": found.title,
        "authors": found.authors,
        "date_published": found.publish_date,
        "publisher": (found.opengraph or {}).get("site_name"),
        "description": found.meta_description,
        "keywords": [one for one in (found.meta_keywords or "").split(",") if one],
        "language": found.meta_lang,
        "url": found.canonical_link,
    }


def _extruct(data: bytes, url: str) -> Answer:
    """Give the first article among the JSON-LD and microdata, as who uses it by itself would."""
    import extruct

    said = extruct.extract(data, base_url=url, syntaxes=["json-ld", "microdata"], uniform=True)
    nodes = [inner for one in (*said["json-ld"], *said["microdata"]) for inner in _nodes(one)]
    node = next((one for one in nodes if "Article" in str(one.get("@type"))), {})
    return {
        "headline": node.get("headline"),
        "authors": [_said(one) for one in _listed(node.get("author"))],
        "date_published": node.get("datePublished"),
        "date_modified": node.get("dateModified"),
        "image": next((_said(one, "url") for one in _listed(node.get("image"))), None),
        "publisher": _said(node.get("publisher")),
        "description": node.get("description"),
        "keywords": [one for one in _listed(node.get("keywords")) if isinstance(one, str)],
        "section": [one for one in _listed(node.get("articleSection")) if isinstance(one, str)],
        "language": node.get("inLanguage"),
        "url": node.get("url"),
    }


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _said(value: Any, name: str = "name") -> Any:
    return value.get(name) if isinstance(value, dict) else value


READERS: dict[str, Reader] = {
    "nutgraf": _nutgraf,
    "extruct": _extruct,
    "trafilatura": _trafilatura,
    "htmldate": _htmldate,
    "newspaper4k": _newspaper,
    "goose3": _goose,
}

if __name__ == "__main__":
    main()
