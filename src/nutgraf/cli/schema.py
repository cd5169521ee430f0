"""`nutgraf schema`: the JSON Schemas, for editors, other languages and CI."""

from __future__ import annotations

from pathlib import Path

import click

from ..api import json_schemas
from ._files import write_out
from ._help import examples
from ._terminal import tell, tell_bytes

__all__ = ["schema"]

_EXAMPLES = """\
nutgraf schema json-ld > json-ld.schema.json
nutgraf schema --out schemas
"""

_SUFFIX = ".schema.json"


@click.command(epilog=examples(_EXAMPLES))
@click.argument("name", required=False)
@click.option("--out", type=click.Path(path_type=Path), help="A folder to write to.")
def schema(name: str | None, out: Path | None) -> int:
    """Print the JSON Schema (2020-12) of NAME, or list what there is.

    With --out, write the schema of NAME, or all of them, into that folder.
    """
    schemas = {file.removesuffix(_SUFFIX): data for file, data in json_schemas().items()}
    if name is not None and name not in schemas:
        known = ", ".join(sorted(schemas))
        raise click.BadParameter(f"no schema {name!r}; there are {known}", param_hint="NAME")
    chosen = schemas if name is None else {name: schemas[name]}
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for one, data in sorted(chosen.items()):
            write_out(out / f"{one}{_SUFFIX}", data)
    elif name is None:
        tell("\n".join(sorted(schemas)))
    else:
        tell_bytes(schemas[name])
    return 0
