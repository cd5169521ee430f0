"""The findings that reading and publishing give by themselves; those of rules have pages apart."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nutgraf

from ._markdown import code, page, table

__all__ = ["Noticed", "noticed", "pages"]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_CALLS = re.compile(
    r"Finding|[A-Z]\w*Note|_?note|_?noted|look_later", re.ASCII
)  # what makes a finding
_SOURCE = Path(nutgraf.__file__).parent
# Which rooms notice, in the order in which a document meets them.
_ROOMS = (
    ("markup", "In bytes, pages, JSON and XML"),
    ("formats", "In reading a format"),
    ("model", "In building the article"),
    ("houses", "In the layout of a text"),
    ("findings", "In every document"),
    ("building", "In reading and writing"),
    ("checking", "In checking"),
    ("fixing", "In fixing"),
    ("sites", "On whole sites"),
    ("partners", "In fitting a feed to a partner"),
    ("config", "In the configuration"),
    ("publishing", "In publishing"),
    ("cli", "On the command line"),
)
_APART = {"reports", "rules", "testing", "vocabulary"}  # what gives findings of others, or none
_INTRO = """\
A finding has a name, a severity, a message and a place: file, JSON Pointer, line and column.
These come from reading and publishing themselves.
Those of the consumers' rules have [pages of their own](rules/index.md).
In a message, … stands for what the document holds."""


@dataclass(frozen=True, slots=True, order=True)
class Noticed:
    """A finding that the code gives: in which room, its name, and the words of its message."""

    room: str
    name: str
    message: str


def pages() -> dict[str, str]:
    """Give the page of the findings."""
    found = noticed()
    parts: list[str] = []
    others = {one.room for one in found} - dict(_ROOMS).keys()
    for room, title in (*_ROOMS, *((name, f"In {name}") for name in sorted(others))):
        words: dict[str, list[str]] = {}
        for one in found:
            if one.room == room:
                words.setdefault(one.name, []).append(one.message)
        rows = [(code(name), _joined(name, said)) for name, said in sorted(words.items())]
        if rows:
            parts += [f"## {title}", table(("finding", "what it says"), rows)]
    return {
        "reference/findings.md": page(
            "Findings of reading",
            _INTRO,
            *parts,
        )
    }


def _joined(name: str, messages: list[str]) -> str:
    told = [said for said in dict.fromkeys(messages) if said.strip("… :;,")]
    return "; ".join(told) or name.replace("_", " ")


@cache
def noticed() -> tuple[Noticed, ...]:
    """Give every finding that the code names, rules apart, read off the syntax trees."""
    found = set()
    for file in sorted(_SOURCE.rglob("*.py")):
        room = file.relative_to(_SOURCE).parts[0].removesuffix(".py")
        if room not in _APART:
            tree = ast.parse(file.read_text("utf-8"))
            found |= {Noticed(room, name, "") for name in _graded(tree)}
            functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
            later = {one.name: one for one in functions}
            for function in functions:
                found |= {Noticed(room, *one) for one in _named_in(function, later)}
    told = {one.name for one in found if one.message}
    return tuple(sorted(one for one in found if one.message or one.name not in told))


def _graded(tree: ast.Module) -> Iterator[str]:
    """Give the names to which a table of the file gives a severity."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, held in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and ast.unparse(held).startswith("Severity."):
                    yield str(key.value)


def _named_in(function: ast.AST, later: Mapping[str, ast.FunctionDef]) -> Iterator[tuple[str, str]]:
    """Give names and messages; a message that stands in a variable is looked up above the call.

    Shape: `later` are the functions of the file, one of which may give a message when it is asked.
    """
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        if not _CALLS.fullmatch(called):
            continue
        texts = [_text(one, function, node.lineno) for one in node.args]
        names = [text for text in texts if text and _NAME.fullmatch(text)]
        if names:
            texts += [_given(text, later) for text in texts if text in later]
            said = [text for text in texts if text and " " in text]
            yield names[0], said[0] if said else ""


def _text(node: ast.expr, function: ast.AST, line: int) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_piece(part) for part in node.values)
    if isinstance(node, ast.Name):
        if node.id.startswith("_"):  # a function of the file
            return node.id
        above = [
            one
            for one in ast.walk(function)
            if isinstance(one, ast.Assign)
            and one.lineno < line
            and [ast.unparse(target) for target in one.targets] == [node.id]
        ]
        return _text(above[-1].value, function, above[-1].lineno) if above else ""
    if isinstance(node, ast.Call) and node.args:  # show(said)
        return _text(node.args[0], function, line)
    return ""


def _given(name: str, later: Mapping[str, ast.FunctionDef]) -> str:
    """Give the text that a function gives back, by itself or by another of the file."""
    for node in ast.walk(later[name]):
        if isinstance(node, ast.Return) and node.value is not None:
            called = ast.unparse(node.value).partition("(")[0]
            text = _text(node.value, later[name], node.lineno)
            if called in later and called != name:
                return _given(called, later)
            if " " in text:
                return text
    return ""


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    return "…"
