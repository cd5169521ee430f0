"""The command line: one file per command, loaded when its command is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from .._version import __version__
from ..errors import NutgrafError
from ._terminal import complain, flush, give_up, prepare

__all__ = ["COMMANDS", "main", "nutgraf"]

COULD_NOT_RUN = 2  # as opposed to 1, which says that something was found
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal
COMMANDS = {
    "baseline": "Keep the findings that a site lives with, so that new ones stand out.",
    "check": "Say what is wrong with pages, JSON-LD and feeds, where, and who says so.",
    "convert": "Turn one file into another format, and say what is lost.",
    "explain": "Explain one rule, or where each value of an article text comes from.",
    "feed": "Build feeds, compare two issues of one, or take over the ids of one in use.",
    "inject": "Put the JSON-LD of an article into a page; every other byte stays.",
    "house": "Draft how a publication lays out its texts, or score such a house.",
    "report": "Make one report of several, such as those of all shards.",
    "rules": "List the rules, by profile and day.",
    "schema": "Print or write the JSON Schemas of articles, feeds and JSON-LD.",
    "publish": "Turn a folder of articles into JSON-LD, head markup, feeds and schemas.",
}
_HELP = """\
Publish news as structured data, and check what is published.

\b
From a text to markup:
  nutgraf explain article.txt --house generic-en
  nutgraf convert article.txt --house generic-en --to head

\b
From a folder of articles to a folder of files:
  nutgraf publish examples/newsroom --out public

\b
What is wrong with a site, and why:
  nutgraf check public --profile schema.org --profile google-article
  nutgraf explain author_name_has_job_title

Exit status: 0 clean, 1 something was found, 2 could not run.
"""  # \b: the lines of a paragraph stay as they are


class _Commands(click.Group):
    """The commands by name, each loaded from the file of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_Commands, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nutgraf")
def nutgraf() -> None:
    """Publish news as structured data, and check what is published."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its status; whatever is wrong is said in one line."""
    prepare()
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = nutgraf.main(arguments, prog_name="nutgraf", standalone_mode=False)
        flush()
    except click.ClickException as fault:
        fault.show()
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except NutgrafError as fault:
        complain(str(fault))
        return COULD_NOT_RUN
    except OSError as fault:  # a file that is named, or the output, which is closed or full
        complain(f"{fault.filename or 'cannot write'}: {fault.strerror or fault}")
        give_up()
        return COULD_NOT_RUN
    return status if isinstance(status, int) else 0
