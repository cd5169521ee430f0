"""`nutgraf inject`: the JSON-LD of an article put into a page."""

from __future__ import annotations

from pathlib import Path

import click

from ..api import read
from ..injecting import inject as inject_into
from ._files import content_of, write_out
from ._help import examples
from ._terminal import complain, tell_bytes

__all__ = ["inject"]

_EXAMPLES = """\
nutgraf inject page.html article.jsonld --out page.html
"""


@click.command(epilog=examples(_EXAMPLES))
@click.argument("page", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output by default."
)
@click.option("--url", help="Where the page is served, by which its own article is told.")
@click.option("--house", help="How an article text is laid out: a house's name, or its file.")
def inject(page: Path, article: Path, out: Path | None, url: str | None, house: str | None) -> int:
    """Put the JSON-LD of ARTICLE into PAGE (- for standard input); every other byte stays.

    It takes the place of the page's own article, or stands at the end of the head.
    """
    reading = read(content_of(article), house=house)
    if reading.article is None:
        complain(f"{article}: holds no article")
        return 1
    data = inject_into(content_of(page), reading.article, url=url)
    if out is None:
        tell_bytes(data)
    else:
        write_out(out, data)
    return 0
