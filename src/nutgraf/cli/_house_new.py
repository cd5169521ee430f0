"""`nutgraf house new`: a house drafted from sample texts."""

from __future__ import annotations

from pathlib import Path

import click

from ..formats._text_samples import drafted_house
from ..markup.encoding import decode
from ._files import content_of, write_out
from ._terminal import tell

__all__ = ["new"]


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "name", default="mine", show_default=True, help="The name of the house.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output by default."
)
def new(files: tuple[Path, ...], name: str, out: Path | None) -> int:
    """Draft a house from FILES, article texts of one publication.

    The draft holds what the texts have in common: language, layout, navigation, footer, labels,
    agencies. What no text states, such as the time zone, stands in it as a comment.
    """
    drafted = drafted_house(name, [decode(content_of(file)) for file in files])
    if out is None:
        tell(drafted)
    else:
        write_out(out, drafted.encode())
    return 0
