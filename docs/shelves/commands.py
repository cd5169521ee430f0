"""The commands: a page for each, from what the command line says of itself."""

from __future__ import annotations

import inspect

import click

from nutgraf.cli import COMMANDS, nutgraf
from nutgraf.cli._help import Sectioned

from ._markdown import code, page, prose, table

__all__ = ["pages"]

_AS_IT_IS = "\b"  # click's mark of a paragraph whose lines stay
_EXAMPLES = f"{_AS_IT_IS}\nExamples:\n"
_STATUS = table(
    ("status", "means"),
    (
        ("0", "clean"),
        ("1", "something was found: a finding as grave as `--fail-on`, or nothing to work on"),
        ("2", "could not run: a wrong option, configuration or file; one line says why"),
        ("130", "interrupted"),
    ),
)


def pages() -> dict[str, str]:
    """Give a page for each command, and one that lists them."""
    made = {"reference/commands/index.md": _index()}
    for name in sorted(COMMANDS):
        made[f"reference/commands/{name}.md"] = _page(name, _command(name))
    return made


def _index() -> str:
    rows = [(f"[`nutgraf {name}`]({name}.md)", line) for name, line in sorted(COMMANDS.items())]
    return page(
        "Commands",
        _taught(nutgraf.help or ""),
        table(("command", "what it does"), rows),
        "`nutgraf COMMAND --help` says the same in a terminal.",
        "## Exit status",
        _STATUS,
    )


def _taught(text: str) -> str:
    """Give the help of the command itself; a paragraph that click leaves as it is, as code."""
    told = []
    for part in inspect.cleandoc(text).split("\n\n"):
        mark, _, rest = part.partition("\n")
        if mark == _AS_IT_IS:
            title, *commands = (line.strip() for line in rest.splitlines())
            told += [title, "```text\n" + "\n".join(commands) + "\n```"]
        else:
            told.append(prose(part))
    return "\n\n".join(told)


def _command(name: str) -> click.Command:
    command = nutgraf.get_command(click.Context(nutgraf, info_name="nutgraf"), name)
    if command is None:
        raise LookupError(name)
    return command


def _page(name: str, command: click.Command) -> str:
    parts = _parts(command, _context(command, name))
    if isinstance(command, click.Group):
        for sub, one in sorted(command.commands.items()):
            parts += [f"## {name} {sub}", *_parts(one, _context(one, f"{name} {sub}"))]
    return page(f"nutgraf {name}", *parts)


def _context(command: click.Command, name: str) -> click.Context:
    return click.Context(command, info_name=f"nutgraf {name}", max_content_width=100)


def _parts(command: click.Command, context: click.Context) -> list[str]:
    usage = " ".join(command.get_usage(context).removeprefix("Usage: ").split())
    parts = [prose(command.help or ""), f"```text\n{usage}\n```"]
    for title, options in _options(command, context):
        rows = [_row(one, context) for one in options if "--help" not in one.opts]
        if rows:
            parts += [f"**{title}**"] if title else []
            parts.append(table(("option", "default", "meaning"), rows))
    return [*parts, *_epilog(command.epilog or "")]


def _options(
    command: click.Command, context: click.Context
) -> list[tuple[str, list[click.Option]]]:
    """Give the options that a command tells of, under their headings where it has some."""
    if isinstance(command, Sectioned):
        return command.by_section(context)
    told = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    return [("", told)]


def _epilog(text: str) -> list[str]:
    """Give the examples of a command; the profiles have their own page."""
    given = [part for part in text.split("\n\n") if part.startswith(_EXAMPLES)]
    lines = "\n\n".join(given).removeprefix(_EXAMPLES)
    return ["For example:", f"```text\n{inspect.cleandoc(lines)}\n```"] if given else []


def _row(option: click.Option, context: click.Context) -> tuple[str, str, str]:
    names = "`, `".join([*option.opts, *option.secondary_opts])
    default = option.get_default(context, call=False)
    if option.is_flag:
        return code(names), "", option.help or ""
    is_told = isinstance(default, str | int | float) and default != ""
    told = code(str(default)) if is_told else ""
    if not isinstance(option.type, click.Choice):
        return f"`{names} {option.metavar or option.type.name.upper()}`", told, option.help or ""
    choices = ", ".join(code(str(one)) for one in option.type.choices)
    return code(names), told, f"{option.help or ''} One of {choices}."
