"""Refreshes what is generated and checked in.

Run `python schemas/refresh.py vocabulary SOURCE` when schema.org has a new release, `usage SOURCE`
when it counts anew how many sites use its terms, and `schemas` after a change of the model or of
its words; see README.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from urllib.request import Request, urlopen

FOLDER = Path(__file__).parent
VOCABULARY = FOLDER.parent / "src/nutgraf/vocabulary/schemaorg.json"
USAGE = VOCABULARY.with_name("usage.json")

MAX_BYTES = 100_000_000  # of a dump, packed or unpacked; release 30.0 has 1,560,763 unpacked
TIMEOUT = 60  # seconds without a byte from a server
GZIP_MAGIC = b"\x1f\x8b"

PREFIXES = ("schema:", "https://schema.org/", "http://schema.org/")
TERM = re.compile(r"[A-Za-z0-9_-]+")
RELEASE = re.compile(r"\d{1,3}\.\d{1,3}", re.ASCII)  # 3.9, 7.04, 27.02, 30.0

Node: TypeAlias = Mapping[str, Any]  # of the dump
Row: TypeAlias = dict[str, str]  # lists of names are joined by a space; what is empty is left out
Table: TypeAlias = dict[str, dict[str, Row]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(description="Refresh what is generated and checked in.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    vocabulary = commands.add_parser("vocabulary", help="the table of the schema.org vocabulary")
    vocabulary.add_argument(
        "source", help="path or URL of a release's schemaorg-all-https.jsonld, .gz too"
    )
    vocabulary.add_argument("--release", help="such as 30.0; taken from the source if it names one")
    vocabulary.add_argument("--out", type=Path, default=VOCABULARY, help="the file to write")
    vocabulary.set_defaults(run=refresh_vocabulary)
    usage = commands.add_parser("usage", help="on how many sites each term was seen")
    usage.add_argument("source", help="path or URL of the table: class, address, bucket")
    usage.add_argument("--counted", required=True, help="the month of the count, such as 2026-07")
    usage.add_argument("--out", type=Path, default=USAGE, help="the file to write")
    usage.set_defaults(run=refresh_usage)
    schemas = commands.add_parser("schemas", help="the JSON Schemas, from the model as it stands")
    schemas.add_argument("--out", type=Path, default=FOLDER, help="the folder to write to")
    schemas.set_defaults(run=refresh_schemas)
    chosen = parser.parse_args(arguments)
    chosen.run(chosen)
    return 0


def refresh_vocabulary(chosen: argparse.Namespace) -> None:
    """Write the table from the official dump; say what it holds.

    Loss: labels, comments, sources, links to other vocabularies, and the terms of those.
    """
    release = chosen.release or _release_of(chosen.source)
    table = vocabulary_table(_graph(_bytes_of(chosen.source)))
    chosen.out.write_bytes(_text(release, table).encode("ascii"))
    counts = ", ".join(f"{len(rows):,} {part}" for part, rows in table.items())
    sys.stdout.write(f"schema.org {release}: {counts}\n")


def refresh_usage(chosen: argparse.Namespace) -> None:
    """Write how many sites use each term, in the coarse steps of the source; say how many terms.

    Loss: the terms that are not in our table of the vocabulary.
    """
    known = json.loads(VOCABULARY.read_bytes())
    sites: dict[str, list[str]] = {}
    rows = csv.DictReader(_bytes_of(chosen.source).decode("utf-8").splitlines())
    for row in rows:
        name = _local(row["Name"])
        if name in known["types"] or name in known["properties"]:
            sites.setdefault(row["Domain Bucket"], []).append(name)
    steps = {step: " ".join(sorted(set(names))) for step, names in sorted(sites.items())}
    text = json.dumps({"counted": chosen.counted, "sites": steps}, indent=1)
    chosen.out.write_text(f"{text}\n", encoding="ascii", newline="\n")
    sys.stdout.write(f"{sum(len(names.split()) for names in steps.values()):,} terms\n")


def refresh_schemas(chosen: argparse.Namespace) -> None:
    """Write the JSON Schemas of the model; say how large they are."""
    from nutgraf.api import json_schemas

    for name, content in json_schemas().items():
        (chosen.out / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content):,} bytes\n")


def vocabulary_table(graph: Iterable[Node]) -> Table:
    """Sort the nodes of a dump into types, properties and members, with their relations.

    A class may be a member of an enumeration too and then stands in both parts.
    """
    types: dict[str, Row] = {}
    properties: dict[str, Row] = {}
    members: dict[str, Row] = {}
    for node in graph:
        name = _local(node["@id"])
        kinds = set(_strings(node.get("@type")))
        if not name:
            continue
        if "rdf:Property" in kinds:
            properties[name] = _property_row(node)
            continue
        owners = _joined(kinds - {"schema:DataType"})
        if "rdfs:Class" in kinds:
            types[name] = _type_row(node, is_data_type="schema:DataType" in kinds)
        if owners:
            members[name] = _row(node, enumerations=owners)
    _complete_inverses(properties)
    _complete_data_types(types)
    parts = {"types": types, "properties": properties, "members": members}
    return {part: dict(sorted(rows.items())) for part, rows in parts.items()}


def _type_row(node: Node, *, is_data_type: bool) -> Row:
    return _row(
        node,
        parents=_names(node, "rdfs:subClassOf"),
        data_type="yes" if is_data_type else "",
    )


def _property_row(node: Node) -> Row:
    return _row(
        node,
        domains=_names(node, "schema:domainIncludes"),
        ranges=_names(node, "schema:rangeIncludes"),
        supers=_names(node, "rdfs:subPropertyOf"),
        inverse=_name(node, "schema:inverseOf"),
    )


def _row(node: Node, **relations: str) -> Row:
    superseded = _name(node, "schema:supersededBy")
    row = {**relations, "layer": _layer(node), "superseded_by": superseded}
    return {key: value for key, value in row.items() if value}


def _layer(node: Node) -> str:
    """Give the layer, nothing for core; of several the one that promises least."""
    sites = _strings(node.get("schema:isPartOf"))
    layers = {site.partition("//")[2].partition(".schema.org")[0] for site in sites}
    return min(layers, key=lambda name: (name != "attic", name != "pending", name), default="")


def _complete_inverses(properties: dict[str, Row]) -> None:
    """Say of both what the dump may say of one only."""
    for name, row in list(properties.items()):
        other = properties.get(row.get("inverse", ""))
        if other is not None:
            other.setdefault("inverse", name)


def _complete_data_types(types: dict[str, Row]) -> None:
    """Mark what descends from a data type; the list grows with releases, Quantity came in 30.0."""
    marked = {name for name, row in types.items() if "data_type" in row}
    while heirs := {
        name
        for name, row in types.items()
        if name not in marked and not marked.isdisjoint(row.get("parents", "").split())
    }:
        marked |= heirs
    for name in marked:
        types[name] = {**types[name], "data_type": "yes"}


def _name(node: Node, key: str) -> str:
    names = _names(node, key)
    if " " in names:
        raise SystemExit(f"{node['@id']}: {key} has several values ({names}), one was expected")
    return names


def _names(node: Node, key: str) -> str:
    return _joined(_strings(node.get(key)))


def _joined(iris: Iterable[str]) -> str:
    return " ".join(sorted(filter(None, map(_local, iris))))


def _local(iri: str) -> str:
    """Give the name of a term of schema.org, nothing for a term of another vocabulary."""
    for prefix in PREFIXES:
        if iri.startswith(prefix):
            name = iri.removeprefix(prefix)
            if not TERM.fullmatch(name):
                raise SystemExit(f"{iri!r} is no name of a term")
            return name
    return ""


def _strings(value: Any) -> Iterator[str]:
    """Give the texts of a value: one or a list, references or plain."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one["@id"]
        elif one is not None:
            yield one


def _text(release: str, table: Table) -> str:
    """Give the table as JSON, one term a line, so that two releases can be compared."""
    source = f"https://schema.org/version/{release}/"
    parts = [f'"release": {json.dumps(release)}', f'"source": {json.dumps(source)}']
    for part, rows in table.items():
        lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
        parts.append(f'"{part}": {{\n{lines}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _release_of(source: str) -> str:
    for part in reversed(re.split(r"[/\\]", source)):
        if RELEASE.fullmatch(part):
            return part
    raise SystemExit("no folder of the source is named like a release; give --release")


def _graph(data: bytes) -> list[Node]:
    try:
        graph: list[Node] = json.loads(data)["@graph"]
    except (ValueError, KeyError, TypeError) as fault:
        raise SystemExit("the source is no dump of the vocabulary in JSON-LD") from fault
    return graph


def _bytes_of(source: str) -> bytes:
    data = _fetched(source) if source.startswith(("http://", "https://")) else _stored(source)
    if data.startswith(GZIP_MAGIC):
        data = gzip.GzipFile(fileobj=BytesIO(data)).read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SystemExit(f"the source has more than {MAX_BYTES:,} bytes")
    return data


def _stored(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise SystemExit(f"{path}: {fault.strerror}") from fault


def _fetched(url: str) -> bytes:
    asked = Request(url, headers={"User-Agent": "nutgraf-refresh"})  # noqa: S310
    try:
        with urlopen(asked, timeout=TIMEOUT) as answer:  # noqa: S310
            data: bytes = answer.read(MAX_BYTES + 1)
    except OSError as fault:
        raise SystemExit(f"{url}: {fault}") from fault
    return data


if __name__ == "__main__":
    sys.exit(main())
