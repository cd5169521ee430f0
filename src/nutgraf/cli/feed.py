"""`nutgraf feed`: what is done with feeds; one file per command below it."""

from __future__ import annotations

import click

from ._feed_adopt import adopt
from ._feed_build import build
from ._feed_diff import diff
from ._feed_ping import ping
from ._help import examples

__all__ = ["feed"]

_EXAMPLES = """\
Before a new system takes over a feed that is in use:
  nutgraf feed adopt old-feed.xml --into ids.toml
  nutgraf feed newsroom --out public
  nutgraf feed diff old-feed.xml public/feed.rss
"""


class _Feed(click.Group):
    """The commands of feeds; what names none of them is the folder whose feeds are built."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Build, unless another command is named."""
        is_named = args[0] in self.commands or args[0].startswith("-")
        return super().resolve_command(ctx, args if is_named else ["build", *args])


@click.group(cls=_Feed, epilog=examples(_EXAMPLES))
def feed() -> None:
    """Build the feeds of a folder, compare two issues of one, take over its ids, tell its hub.

    `nutgraf feed SOURCE --out FOLDER` is `nutgraf feed build SOURCE --out FOLDER`.
    """


feed.add_command(adopt)
feed.add_command(build)
feed.add_command(diff)
feed.add_command(ping)
