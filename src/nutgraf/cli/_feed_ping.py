"""`nutgraf feed ping`: tell the hubs of feeds that there is something new."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import click

from ..safety.show import show
from ._options import feed_in
from ._terminal import tell

__all__ = ["ping"]


@click.command
@click.argument("feeds", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--private", is_flag=True, help="Let a hub stand at an address of the home network.")
def ping(feeds: tuple[Path, ...], *, private: bool) -> int:
    """Tell the WebSub hubs of FEEDS that they have changed.

    Each is a file that was published; it names its hub and its own address, as `hub` in [[feed]]
    and `host` in [[publication]] have it. This is the one command of feeds that uses the network.
    """
    from ..sites import Fetcher  # it loads sockets

    status = 0
    with Fetcher(private=private).session() as session:
        for file in feeds:
            fault = _told(file, session)
            status = 1 if fault else status
            tell(f"{show(str(file), 300)}: {fault or 'the hub was told'}")
    return status


def _told(file: Path, session: object) -> str:
    """Tell the hub of a feed; say what kept it from being told."""
    feed = feed_in(file)
    missing = [name for name in ("hub_url", "feed_url") if not getattr(feed, name)]
    if missing:
        return f"names no {' and no '.join(missing)}"
    form = urlencode({"hub.mode": "publish", "hub.url": str(feed.feed_url)})
    try:
        session.tell(str(feed.hub_url), form.encode("ascii"))  # type: ignore[attr-defined] # loaded late
    except OSError as fault:
        return f"the hub {show(str(feed.hub_url), 200)} {fault.strerror}"
    return ""
