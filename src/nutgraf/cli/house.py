"""`nutgraf house`: how a publication lays out its texts; one file per command below it."""

from __future__ import annotations

import click

from ._help import examples
from ._house_new import new
from ._house_test import test

__all__ = ["house"]

_EXAMPLES = """\
nutgraf house new samples/*.txt --id herald --out herald.toml
nutgraf explain samples/bridge.txt --house herald.toml
nutgraf house test herald.toml samples
"""


@click.group(epilog=examples(_EXAMPLES))
def house() -> None:
    """Draft a house from sample texts, or score one against what its texts say.

    A house is how one publication lays out its article texts; it is data, in a file of TOML.
    """


house.add_command(new)
house.add_command(test)
