"""`nutgraf feed`: what is done with feeds; one file per command below it."""

from __future__ import annotations

import click

from ._feed_diff import diff

__all__ = ["feed"]


@click.group
def feed() -> None:
    """Compare two issues of a feed."""


feed.add_command(diff)
