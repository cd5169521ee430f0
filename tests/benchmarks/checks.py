"""What it costs to check a page or a document, beside a bare parse and beside other checkers.

The pages are those of the corpus (NUTGRAF_CORPUS, or ../shared/corpus). The peers out of npm are
looked for in the folder that NUTGRAF_NODE_MODULES names.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from nutgraf.rules import all_rules

from ._harness import Candidate, Comparison, Sample, Work, command, python_code, work
from ._shapes import shapes, subclasses

__all__ = ["comparisons"]

_PROFILES = ("schema.org", "google-article")
_ROOT = Path(__file__).parents[2]
_CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", _ROOT.parent / "shared" / "corpus"))
_DUMP = _CORPUS.parent / "schemaorg/30.0/schemaorg-all-https.jsonld.gz"
_PEERS = Path(__file__).with_name("peer_checkers.mjs")
_PAGES, _PEER_PAGES, _SHACL = 200, 60, 5  # of which the slow ones get fewer


def comparisons(scale: float) -> Iterator[Comparison]:
    """Compare on real pages, on documents, and at the start of the command."""
    pages = _pages(max(int(_PAGES * scale), 5))
    yield Comparison(
        "check of a page",
        "page",
        (
            work("nutgraf.check", partial(_ours, pages), len(pages)),
            work("lexbor, parse alone", partial(_lexbor, pages), len(pages)),
        ),
        goal="at most 1.6 times a bare parse by lexbor, 1.3 as a stretch",
        note=f"schema.org and google-article on {len(pages)} saved news pages",
    )
    folder = _folder_of(pages[: max(int(_PEER_PAGES * scale), 3)])
    count = len(list(folder.iterdir()))
    yield Comparison(
        "check of a folder, the whole process",
        "page",
        (
            command("nutgraf check", *_command(folder), count=count),
            _npm("structured-data-testing-tool", "structuredDataTestingTool", folder, count),
            _npm("@adobe/structured-data-validator", "adobe", folder, count),
        ),
        goal="15 times as fast as structured-data-testing-tool",
    )
    documents = _documents()
    yield Comparison(
        "check of a JSON-LD document",
        "document",
        (
            work("nutgraf.check", partial(_ours, documents), len(documents)),
            work("jsonschema, our schema", partial(_json_schema, documents), len(documents)),
            work("pyshacl, shapes of schema.org", partial(_shacl, documents[:_SHACL]), _SHACL),
        ),
        goal="200 times as fast as pyshacl",
    )
    page = min(folder.iterdir(), key=lambda file: file.stat().st_size)
    yield Comparison(
        "start of the command on one page",
        "process",
        (
            command("nutgraf check FILE", *_command(page)),
            python_code("pydantic and lxml", "import pydantic, lxml.etree", needs="lxml"),
        ),
        goal="at most 3 times the import of pydantic and lxml.etree",
    )


def _pages(most: int) -> list[bytes]:
    files = sorted((_CORPUS / "news-pages" / "html").rglob("*.gz"))
    if not files:
        raise FileNotFoundError("no pages; NUTGRAF_CORPUS names the folder of the corpus")
    return [gzip.decompress(file.read_bytes()) for file in files[:: max(len(files) // most, 1)]]


def _documents() -> list[bytes]:
    """Give the good examples of the rules: small documents of every kind that a rule looks at."""
    texts = {json.dumps(one.good) for one in all_rules() if isinstance(one.good, dict)}
    return [text.encode() for text in sorted(texts)]


def _folder_of(pages: list[bytes]) -> Path:
    folder = Path(mkdtemp(prefix="nutgraf-bench-"))
    for number, page in enumerate(pages):
        (folder / f"{number:03}.html").write_bytes(page)
    return folder


def _command(path: Path) -> tuple[str, ...]:
    profiles = [part for name in _PROFILES for part in ("--profile", name)]
    return ("-m", "nutgraf", "check", "--fail-on", "never", *profiles, str(path))


def _ours(documents: list[bytes]) -> Work:
    from nutgraf import check

    return lambda: _each(partial(check, profiles=_PROFILES), documents)


def _lexbor(pages: list[bytes]) -> Work:
    from selectolax.lexbor import LexborHTMLParser

    return lambda: _each(LexborHTMLParser, pages)


def _each(work: Callable[[bytes], object], documents: list[bytes]) -> None:
    """Do each document and let go of it, as who has many does."""
    for one in documents:
        work(one)


def _json_schema(documents: list[bytes]) -> Work:
    from jsonschema import Draft202012Validator

    schema = json.loads((_ROOT / "schemas/json-ld.schema.json").read_bytes())
    validator = Draft202012Validator(schema)
    return lambda: [list(validator.iter_errors(json.loads(one))) for one in documents]


def _shacl(documents: list[bytes]) -> Work:
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    kinds = rdflib.Graph().parse(data=subclasses(), format="turtle")
    context = {"@context": {"@vocab": "http://schema.org/"}}

    def check() -> None:
        for one in documents:
            text = json.dumps({**json.loads(one), **context})
            data = rdflib.Graph().parse(data=text, format="json-ld")
            pyshacl.validate(data, shacl_graph=graph, ont_graph=kinds)

    return check


def _npm(package: str, peer: str, folder: Path, count: int) -> Candidate:
    modules = Path(os.environ.get("NUTGRAF_NODE_MODULES", "node_modules")).absolute()
    inner = command(
        package, "node", str(_PEERS), str(modules), peer, str(folder), str(_DUMP), count=count
    )

    def prepare() -> Callable[[], Sample]:
        if shutil.which("node") is None or not (modules / package).is_dir():
            raise FileNotFoundError(f"no {package} in {modules}")
        return inner.prepare()

    return Candidate(package, prepare)
