"""`nutgraf feed adopt`: lock the ids of a feed in use, so that a migration republishes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from ..findings import Place
from ..publishing import IdTable, adopted, id_table_text, read_id_table
from ..reports import Checked, report_named
from ..safety.show import show
from ._files import write_out
from ._options import fail_on, feed_in, status_of
from ._terminal import tell

__all__ = ["adopt"]

_FILE = click.Path(path_type=Path)


@click.command
@click.argument("old", type=_FILE, nargs=-1, required=True)
@click.option(
    "--into", "table", type=_FILE, required=True, help="The table of ids; made where it is not."
)
@fail_on
def adopt(old: tuple[Path, ...], table: Path, fail_on: str) -> int:
    """Take over the ids of the feeds OLD into a table.

    They may be in any format; the table says which id each address has.

    A publication of nutgraf.toml that names the table as `ids` keeps them in its feeds, whatever
    id an article has elsewhere. Where addresses changed, [moved] in the table says so. An id that
    the table holds already stays as it is.
    """
    known, before = IdTable(), ""
    if table.exists():
        known, before = read_id_table(table), table.read_text(encoding="utf-8")
    count = len(known.ids)
    findings = []
    for file in old:
        known, noticed = adopted(known, feed_in(file))
        findings += [replace(one, place=Place(str(file))) for one in noticed]
    write_out(table, id_table_text(known, before).encode())
    if findings:
        tell(report_named("text")(Checked(findings=tuple(findings))))
    new = len(known.ids) - count
    tell(f"{show(str(table), 300)}: {len(known.ids):,} ids, {new:,} new")
    return status_of(findings, fail_on)
