"""`nutgraf house`: how a publication lays out its texts; one file per command below it."""

from __future__ import annotations

import click

from ._house_new import new
from ._house_test import test

__all__ = ["house"]


@click.group
def house() -> None:
    """Draft a house from sample texts, or score one against what its texts say."""


house.add_command(new)
house.add_command(test)
