"""`nutgraf feed`: what is done with feeds; one file per command below it."""

from __future__ import annotations

import click

from ._feed_adopt import adopt
from ._feed_diff import diff

__all__ = ["feed"]


@click.group
def feed() -> None:
    """Compare two issues of a feed, or take over the ids of one in use."""


feed.add_command(adopt)
feed.add_command(diff)
