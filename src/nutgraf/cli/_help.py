"""What makes the help of commands teach: examples, and many options under headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Any

import click

__all__ = ["Sectioned", "examples"]


def examples(lines: str) -> str:
    """Give examples for the end of a help text, where each line stays a line."""
    return f"\b\nExamples:\n{indent(lines, '  ')}"


class Sectioned(click.Command):
    """A command whose options stand under headings; those of no heading come last."""

    def __init__(
        self, *given: Any, sections: Mapping[str, Sequence[str]] | None = None, **named: Any
    ) -> None:
        """Make it, with the names of the options that stand under each heading."""
        super().__init__(*given, **named)
        self.sections = {title: tuple(names) for title, names in (sections or {}).items()}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, a section for each heading."""
        for title, options in self.by_section(ctx):
            told = [option.get_help_record(ctx) for option in options]
            with formatter.section(title):
                formatter.write_dl([one for one in told if one is not None])

    def by_section(self, ctx: click.Context) -> list[tuple[str, list[click.Option]]]:
        """Give the options under their headings, in the order of the headings."""
        told = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        options = {one.name or "": one for one in told if not one.hidden}
        parts = [
            (title, [options.pop(name) for name in names if name in options])
            for title, names in self.sections.items()
        ]
        return [(title, held) for title, held in (*parts, ("Other", [*options.values()])) if held]
